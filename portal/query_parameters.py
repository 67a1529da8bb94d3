"""Query parameters of the public pages: a wrong value is a 400 that names the parameter."""

from collections.abc import Iterable, Mapping
from typing import TypeVar

from django.core.exceptions import BadRequest, DisallowedHost
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext

Choice = TypeVar("Choice")


class BadParameter(BadRequest):
    """``name`` has the value ``value``, which is none of ``allowed``."""

    def __init__(self, name: str, value: str, allowed: Iterable[str] = ()) -> None:
        self.name = name
        self.value = value[:60]
        self.allowed = tuple(allowed)
        super().__init__(f"{self.name}={self.value!r}")


def chosen(
    parameters: Mapping[str, str], name: str, choices: Mapping[str, Choice]
) -> Choice | None:
    """The choice that ``parameters[name]`` names; ``None`` where it names nothing."""
    value = parameters.get(name, "")
    if not value:
        return None
    if value not in choices:
        raise BadParameter(name, value, choices)
    return choices[value]


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """The page for status 400 (handler400).

    For a host that is not ours it is a bare sentence: a page would speak of its own
    address.
    """
    if isinstance(exception, DisallowedHost):
        text = gettext("这里不回应这个主机名。")
        return HttpResponse(text, status=400, content_type="text/plain; charset=utf-8")
    fault = exception if isinstance(exception, BadParameter) else None
    return render(request, "400.html", {"fault": fault}, status=400)
