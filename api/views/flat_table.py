from collections.abc import Generator, Iterable, Iterator
from itertools import chain
from threading import BoundedSemaphore
from typing import Any

from django.conf import settings
from django.http import StreamingHttpResponse
from django.http.response import HttpResponseBase
from rest_framework.request import Request

from api.errors import TablesBusy
from api.filters.backend import refuse_faults
from api.filters.figures import ObservationFilters
from api.renderers.flat_csv import flat_lines
from api.revalidation import conditional
from api.views.base import PublicView
from api.views.figures import OBSERVATION_ORDER
from indicators.models import Observation
from indicators.public_state import public_state
from indicators.query_time import allow

CONTENT_TYPE = "text/csv; charset=utf-8; header=present"
FILE_NAME = "civaffairs-observations.csv"


# A table holds its thread as long as its reader takes; the other threads answer pages.
AT_ONCE = 2
places = BoundedSemaphore(AT_ONCE)


class FlatTable(PublicView):
    """Every published figure, or those the filters keep, as one unpaged CSV table."""

    def known_parameters(self) -> frozenset[str]:
        return frozenset(ObservationFilters.base_filters)

    def get(self, request: Request, *args: Any, **kwargs: Any) -> HttpResponseBase:
        allow(settings.PUBLIC_TABLE_SECONDS)
        # Before the figures: a tag may be older than its table, never newer.
        tag = f'W/"{public_state()}"'
        filterset = ObservationFilters(
            request.query_params, Observation.objects.order_by(*OBSERVATION_ORDER)
        )
        refuse_faults(filterset.form)
        unchanged = conditional(request._request, self.answer((), tag))
        if unchanged.status_code != 200:
            return unchanged
        # Asked for the head only, it must not read the figures.
        asked = request.method == "GET"
        return self.answer(
            Begun(in_turn(flat_lines(filterset.qs))) if asked else (), tag
        )

    def answer(self, pieces: Iterable[str], tag: str) -> StreamingHttpResponse:
        disposition = f'attachment; filename="{FILE_NAME}"'
        return StreamingHttpResponse(
            pieces,
            content_type=CONTENT_TYPE,
            headers={"ETag": tag, "Content-Disposition": disposition},
        )


def in_turn(pieces: Iterator[str]) -> Generator[str, None, None]:
    """The same pieces while one of a few places is free, which the end of the reading
    gives back; raises ``TablesBusy`` where none is."""
    taken = places
    if not taken.acquire(blocking=False):
        raise TablesBusy
    try:
        yield from pieces
    finally:
        taken.release()


class Begun:
    """The same pieces with the first figures already read, so that a fault of the
    database is told as an error and not as a broken table.

    The server closes it when the reader has gone, at whatever piece that was.
    """

    def __init__(self, pieces: Generator[str, None, None]) -> None:
        self._first = next(pieces) + next(pieces, "")
        self._rest = pieces

    def __iter__(self) -> Iterator[str]:
        return chain([self._first], self._rest)

    def close(self) -> None:
        self._rest.close()
