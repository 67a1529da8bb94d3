"""The frame of the program door: what holds for every answer under /api/, whichever
layer gave it. It stands first among the middleware, so that nothing escapes it."""

from collections.abc import Callable

from django.core.exceptions import DisallowedHost
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

from api.cors import let_read
from api.errors import as_json
from api.revalidation import revalidated, unstored

DOOR = "/api/"


def known_host(request: HttpRequest) -> bool:
    """Whether the request names one of our hosts; the page Django would answer with
    otherwise is for people, and drawing it may need the host."""
    try:
        request.get_host()
    except DisallowedHost:
        return False
    return True


def program_door(
    get_response: Callable[[HttpRequest], HttpResponseBase],
) -> Callable[[HttpRequest], HttpResponseBase]:
    def middleware(request: HttpRequest) -> HttpResponseBase:
        if not request.path_info.startswith(DOOR):
            return get_response(request)
        # Cookies stop here: no session is opened, renewed or cleared by reading.
        request.META.pop("HTTP_COOKIE", None)
        response = (
            get_response(request) if known_host(request) else HttpResponse(status=400)
        )
        response = revalidated(request, response)
        if response.status_code >= 400:
            response = as_json(response)
            unstored(response)
        let_read(request, response)
        return response

    return middleware
