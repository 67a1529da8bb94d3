import re
from typing import cast

from django.core.paginator import EmptyPage, Paginator
from django.db.models import QuerySet
from rest_framework.pagination import PageNumberPagination
from rest_framework.request import Request
from rest_framework.views import APIView

from api.errors import UnknownPage, WrongValue, shown
from api.texts import Text

_NUMBER = re.compile(r"[1-9]\d{0,8}", re.ASCII)


def counting_number(request: Request, parameter: str, default: int) -> int:
    """A query parameter that counts from 1. Raises ``WrongValue``."""
    text = request.query_params.get(parameter)
    if text is None:
        return default
    if not _NUMBER.fullmatch(text):
        raise WrongValue(
            Text(
                f"{parameter} 应为从 1 起的整数，而不是“{shown(text)}”。",
                f"{parameter} counts from 1; it cannot be “{shown(text)}”.",
            ),
            parameter=parameter,
        )
    return int(text)


class CappedPages(PageNumberPagination):
    """``{"count", "next", "previous", "results"}``: pages of the size one asks for, up
    to a cap. Raises ``WrongValue`` for what is no number, ``UnknownPage`` beyond the
    last."""

    page_size = 100
    page_size_query_param = "page_size"
    max_page_size = 1000

    def get_page_size(self, request: Request) -> int:
        size = counting_number(request, "page_size", self.page_size)
        return min(size, self.max_page_size)

    def paginate_queryset(  # type: ignore[override]
        self, queryset: QuerySet, request: Request, view: APIView | None = None
    ) -> list:
        return list(self.page_of(queryset, request, view))

    def page_of(
        self, queryset: QuerySet, request: Request, view: APIView | None = None
    ) -> QuerySet:
        """The part of ``queryset`` that is the page asked for, not read yet."""
        self.request = request
        paginator = Paginator(queryset, self.get_page_size(request))
        number = counting_number(request, "page", 1)
        try:
            self.page = paginator.page(number)
        except EmptyPage:
            raise UnknownPage(
                Text(
                    f"只有 {paginator.num_pages} 页，没有第 {number} 页。",
                    f"There is no page {number}; the last is {paginator.num_pages}.",
                ),
                parameter="page",
            ) from None
        return cast(QuerySet, self.page.object_list)
