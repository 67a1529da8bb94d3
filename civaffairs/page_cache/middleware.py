"""The outermost middleware: a kept answer if there is one, else one that is made and kept."""

import logging
from collections.abc import Callable, Iterator
from itertools import chain
from typing import Any, cast

from django.conf import settings
from django.core.cache import caches
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware

from api.cors import let_read
from civaffairs.page_cache.answers import Kept, answer, kept, not_modified
from civaffairs.page_cache.keys import Address, address_of
from civaffairs.page_cache.states import StateClock
from civaffairs.page_cache.turns import Turns

log = logging.getLogger(__name__)

# How often an answer is made again because something was published while it was made.
TRIES = 3
SECONDS = 24 * 60 * 60
# A streamed table up to so many bytes is kept like a page.
SHORT_STREAM = 256_000
# What would make the answer another one than the whole and plain one that is kept.
OF_THE_READER = ("HTTP_ACCEPT_ENCODING", "HTTP_IF_NONE_MATCH", "HTTP_IF_MODIFIED_SINCE")

Answer = Callable[[HttpRequest], HttpResponseBase]


class PageCache:
    """``Kept`` answers in Django's cache ``pages``; a cache that is out costs time only."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response
        self.turns = Turns()
        self.state = StateClock()
        self.gzip = GZipMiddleware(get_response)

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        address = address_of(request) if settings.PAGE_CACHE else None
        state = self.state.lately() if address else None
        if address is None or state is None:
            return self.compressed(request, self.get_response(request))
        found = self.of_address(request, address, state)
        if address.programs:
            let_read(request, found)
        return found

    def of_address(
        self, request: HttpRequest, address: Address, state: str
    ) -> HttpResponseBase:
        key = address.key(state)
        unchanged = not_modified(request, key, programs=address.programs)
        if unchanged is not None:
            return unchanged
        found = from_cache(key)
        if found is None and request.method == "HEAD":
            return self.head(request, key)
        if found is None:
            with self.turns.at(key) as waited:
                found = from_cache(key)
                if found is None and not waited:
                    return self.made(request, address)
        if found is None:  # the one before could not be kept: a fault, most likely
            return self.made(request, address)
        return answer(found, request, key, programs=address.programs)

    def head(self, request: HttpRequest, key: str) -> HttpResponseBase:
        """Nothing is made for a HEAD but its tag."""
        return tagged(self.compressed(request, self.plain(request)), key)

    def made(self, request: HttpRequest, address: Address) -> HttpResponseBase:
        """Make the answer, and keep it where it is whole and of one state."""
        state = self.state.now() or ""
        for _try in range(TRIES):
            response = self.plain(request)
            found = kept(response) if isinstance(response, HttpResponse) else None
            if found is None:
                break
            before, state = state, self.state.now() or ""
            if before == state:
                key = address.key(state)
                to_cache(key, found)
                return answer(found, request, key, programs=address.programs)
        return tagged(self.compressed(request, response), address.key(state))

    def plain(self, request: HttpRequest) -> HttpResponseBase:
        """The whole answer without compression; a short stream becomes a whole one."""
        asked = {
            name: request.META.pop(name)
            for name in OF_THE_READER
            if name in request.META
        }
        try:
            response = self.get_response(request)
            if isinstance(response, StreamingHttpResponse) and not response.is_async:
                response = whole_if_short(response)
        finally:
            request.META.update(asked)
        return response

    def compressed(
        self, request: HttpRequest, response: HttpResponseBase
    ) -> HttpResponseBase:
        return self.gzip.process_response(request, cast(Any, response))


def tagged(response: HttpResponseBase, key: str) -> HttpResponseBase:
    """An answer that is not kept still has a tag; it may be older than what it tags."""
    if response.status_code == 200:
        response.headers["ETag"] = f'W/"{key}"'
    return response


def whole_if_short(response: StreamingHttpResponse) -> HttpResponseBase:
    pieces = iter(cast(Iterator[bytes], response))
    start, size = [], 0
    for piece in pieces:
        start.append(piece)
        size += len(piece)
        if size > SHORT_STREAM:
            response.streaming_content = chain(start, pieces)
            return response
    whole = HttpResponse(b"".join(start), status=response.status_code)
    whole.headers = response.headers
    whole.cookies = response.cookies
    return whole


def from_cache(key: str) -> Kept | None:
    try:
        return cast(Kept | None, caches["pages"].get(key))
    except Exception:  # whatever a cache server and its client may raise
        log.exception("The cache of pages cannot be read; pages are made anew.")
        return None


def to_cache(key: str, found: Kept) -> None:
    try:
        caches["pages"].set(key, found, SECONDS)
    except Exception:
        log.exception("The cache of pages cannot be written.")
