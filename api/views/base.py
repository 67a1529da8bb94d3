"""What every endpoint has in common: known parameters only, found or refused by code."""

import re
from typing import Any

from django.db.models import Model, QuerySet
from rest_framework.metadata import BaseMetadata
from rest_framework.request import Request
from rest_framework.views import APIView
from rest_framework.viewsets import ReadOnlyModelViewSet

from api.errors import UnknownCode, shown
from api.filters.backend import refuse_strange_names
from api.texts import Text

PAGING = frozenset({"page", "page_size"})
_CODE = re.compile(r"[\w.-]+", re.ASCII)


class Parameters(BaseMetadata):
    """OPTIONS answers with the parameters the endpoint knows."""

    def determine_metadata(self, request: Request, view: APIView) -> dict[str, Any]:
        assert isinstance(view, PublicView)
        return {"parameters": sorted(view.known_parameters())}


class PublicView(APIView):
    metadata_class = Parameters

    def known_parameters(self) -> frozenset[str]:
        return frozenset()

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        """Raises ``Refusal`` for a parameter that is unknown, repeated or empty."""
        super().initial(request, *args, **kwargs)
        if request.method != "OPTIONS":
            refuse_strange_names(request, self.known_parameters())


class Resource(PublicView, ReadOnlyModelViewSet):
    """A list in pages, filtered by ``filterset_class``, and one thing by its code."""

    filterset_class: type | None = None
    lookup_field = "code"
    lookup_value_regex = "[^/]+"

    def known_parameters(self) -> frozenset[str]:
        if self.detail:
            return frozenset()
        filters = getattr(self.filterset_class, "base_filters", {})
        return PAGING | frozenset(filters)

    def lookup(self, code: str) -> dict[str, Any] | None:
        """The filter that finds ``code``, or ``None`` where it cannot be a code."""
        return {"code": code} if _CODE.fullmatch(code) else None

    def moved(self, code: str) -> str | None:
        """The code under which what had ``code`` is found, where it has another."""
        return None

    def found(self, code: str | None) -> Model | None:
        sought = self.lookup(code) if code else None
        queryset: QuerySet = self.get_queryset()
        return queryset.filter(**sought).first() if sought else None

    def get_object(self) -> Model:
        code = self.kwargs[self.lookup_field]
        found = self.found(code) or self.found(self.moved(code))
        if found is None:
            raise UnknownCode(
                Text(
                    f"没有代码“{shown(code)}”。", f"There is no code “{shown(code)}”."
                ),
                parameter=self.lookup_field,
            )
        return found
