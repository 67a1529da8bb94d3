"""ETag and Cache-Control: a program that has an answer learns in a few bytes that it
still holds.

The tag of a JSON answer is a hash of its bytes, so it can never outlive a change. The
streamed table, whose bytes are not known beforehand, brings its own tag
(``indicators.public_state``).
"""

from typing import cast

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import (
    get_conditional_response,
    patch_cache_control,
    set_response_etag,
)

FRESH_SECONDS = 30


def revalidated(request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
    """The answer with its tag, or 304 when the asker has it already."""
    if request.method not in ("GET", "HEAD") or response.status_code not in (200, 304):
        return response
    patch_cache_control(
        response, public=True, max_age=FRESH_SECONDS, must_revalidate=True
    )
    if response.status_code == 304 or response.streaming:
        return response
    if not response.has_header("ETag"):
        set_response_etag(cast(HttpResponse, response))
    return conditional(request, response)


def conditional(request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
    answer = get_conditional_response(
        request, etag=response.headers["ETag"], response=cast(HttpResponse, response)
    )
    return cast(HttpResponseBase, answer)


def unstored(response: HttpResponseBase) -> None:
    """A fault may be gone the next moment; nobody keeps it."""
    response.headers["Cache-Control"] = "no-store"
