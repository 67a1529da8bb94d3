"""Characters that no text of the portal has and no database keeps: NUL, lone surrogates.

PostgreSQL refuses them, wherever in a query they stand. An address that has one is no
page; a cookie or a public page's parameter that has one is a faulty request. The forms
and filters of staff and programs name the field themselves, with what was typed kept;
where something slipped by them and the database refused it, that is a faulty request too.
"""

import re
from collections.abc import Callable, Iterable
from typing import Protocol

from django.db import DatabaseError
from django.http import Http404, HttpRequest, HttpResponseBase, QueryDict

from portal.query_parameters import BadParameter

NO_TEXT = re.compile("[\0\ud800-\udfff]")
LOST = "\ufffd"
DOORS = ("/admin/", "/api/")

Answer = Callable[[HttpRequest], HttpResponseBase]


class Middleware(Protocol):
    process_exception: Callable[[HttpRequest, Exception], None]

    def __call__(self, request: HttpRequest) -> HttpResponseBase: ...


def refuse(name: str, values: Iterable[str]) -> None:
    """Raises ``BadParameter`` where the name or a value is no text."""
    for text in (name, *values):
        if NO_TEXT.search(text):
            raise BadParameter(NO_TEXT.sub(LOST, name), NO_TEXT.sub(LOST, text))


def refuse_any(fields: QueryDict) -> None:
    for name, values in fields.lists():
        refuse(name, (value for value in values if isinstance(value, str)))


def refuse_parameters(request: HttpRequest) -> None:
    parameters = request.GET
    # The page that says so repeats what was searched for.
    request.GET = QueryDict()
    refuse_any(parameters)
    request.GET = parameters


def only_text(get_response: Answer) -> Middleware:
    def middleware(request: HttpRequest) -> HttpResponseBase:
        if NO_TEXT.search(request.path_info):
            raise Http404
        for name, value in request.COOKIES.items():
            refuse(name, [value])
        if not request.path_info.startswith(DOORS):
            refuse_parameters(request)
        return get_response(request)

    def process_exception(request: HttpRequest, exception: Exception) -> None:
        if isinstance(exception, (DatabaseError, ValueError)):
            refuse_parameters(request)
            refuse_any(request.POST)

    middleware.process_exception = process_exception  # type: ignore[attr-defined]
    return middleware  # type: ignore[return-value]
