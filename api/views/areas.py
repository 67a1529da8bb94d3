"""Areas of every level, as they are or as they were in a year."""

from typing import Any

from rest_framework.request import Request
from rest_framework.response import Response

from api.errors import UnknownCode
from api.filters.area_codes import AREA_KEY
from api.filters.areas import AreaFilters
from api.pagination import CappedPages
from api.serializers.area_rows import area_row, area_rows
from api.texts import Text
from api.views.base import Resource
from indicators.area_queries import ever_coded
from indicators.models import Area


class Areas(Resource):
    """A list of those in use, or of those of a ``year``; one by its code."""

    filterset_class = AreaFilters
    queryset = Area.objects.select_related("parent").order_by("code")

    def list(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        found = self.filter_queryset(self.get_queryset())
        assert isinstance(self.paginator, CappedPages)
        page = list(self.paginator.page_of(found, request, self))
        year = request.query_params.get("year")
        rows = area_rows(page, int(year) if year else None, request)
        return self.get_paginated_response(rows)

    def retrieve(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        area = self.get_object()
        assert isinstance(area, Area)
        return Response(area_row(area, request))

    def lookup(self, code: str) -> dict[str, Any] | None:
        """Raises ``UnknownCode`` with the codes of today for one that is former."""
        if not AREA_KEY.fullmatch(code):
            return None
        found = list(ever_coded(code).values_list("code", "name"))
        if found and code not in dict(found):
            raise _former(code, found)
        return {"code": code}


def _former(code: str, found: list[tuple[str, str]]) -> UnknownCode:
    listed = ", ".join(f"{own} {name}" for own, name in found)
    return UnknownCode(
        Text(
            f"{code} 是以前的代码，现在查：{listed}。",
            f"{code} is a former code; ask for: {listed}.",
        ),
        parameter="code",
    )
