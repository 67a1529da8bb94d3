"""Addresses below one batch."""

from collections.abc import Callable
from typing import Any

from django.contrib import admin
from django.urls import URLPattern, path


def at(route: str, view: Callable[..., Any], name: str) -> URLPattern:
    return path(route, admin.site.admin_view(view), name=name)
