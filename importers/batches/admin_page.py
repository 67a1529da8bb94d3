"""The frame around every page of the staff door."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from importers.staff_site import staff_site


def page(
    request: HttpRequest, template: str, status: int = 200, **context: Any
) -> HttpResponse:
    """A page of the staff door, in the admin's frame and without its side bar."""
    frame = {**staff_site().each_context(request), "is_nav_sidebar_enabled": False}
    return render(request, template, {**frame, **context}, status=status)
