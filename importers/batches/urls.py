"""Addresses of staff pages, whose views are imported when they are first asked for.

Most processes serve the public only, and need neither the reader nor the spreadsheets.
"""

from collections.abc import Callable
from typing import Any

from django.contrib import admin
from django.http import HttpRequest, HttpResponseBase
from django.urls import URLPattern, path
from django.utils.module_loading import import_string


def at(route: str, view: str, name: str) -> URLPattern:
    """The address ``route`` of the view with the dotted name ``view``, for staff only."""
    return path(route, admin.site.admin_view(view_named(view)), name=name)


def view_named(dotted: str) -> Callable[..., HttpResponseBase]:
    """The view of that dotted name, which it keeps as ``view.dotted``."""

    def view(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        found: Callable[..., HttpResponseBase] = import_string(dotted)
        return found(request, *args, **kwargs)

    vars(view)["dotted"] = dotted
    return view
