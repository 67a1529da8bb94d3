"""What the public asks may take the database so long and no longer; staff work unhurried."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from indicators.query_time import limited

STAFF = "/admin/"


def public_limit(
    get_response: Callable[[HttpRequest], HttpResponseBase],
) -> Callable[[HttpRequest], HttpResponseBase]:
    """``PUBLIC_QUERY_SECONDS`` for the queries of a request; 0 for no limit."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        seconds = settings.PUBLIC_QUERY_SECONDS
        if not seconds or request.path_info.startswith(STAFF):
            return get_response(request)
        with limited(seconds):
            return get_response(request)

    return middleware
