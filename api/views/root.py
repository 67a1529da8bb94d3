from typing import Any

from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.reverse import reverse

from api.views.base import PublicView
from indicators.models import Release

LISTS = (
    "areas",
    "provinces",
    "cities",
    "themes",
    "units",
    "groups",
    "coverages",
    "indicators",
    "series",
    "observations",
    "achievements",
    "reports",
    "standings",
)


class Versions(PublicView):
    """The versions of the API. What is said in one does not change its meaning."""

    def get(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        return Response({"versions": {"v1": reverse("api:root", request=request)}})


class Root(PublicView):
    """Every endpoint, and the release of the data they tell."""

    def get(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        endpoints = {
            name: reverse(f"api:{name}-list", request=request) for name in LISTS
        }
        endpoints["rankings"] = reverse("api:rankings", request=request)
        return Response(
            {
                "name": "民政指标",
                "name_en": "CivAffairs",
                "endpoints": endpoints,
                "flat_table": reverse("api:observations-csv", request=request),
                "release": self.release(),
            }
        )

    def release(self) -> dict[str, Any] | None:
        latest = Release.objects.newest()
        if latest is None:
            return None
        return {
            "number": latest.number,
            "published_at": latest.published_at.isoformat(timespec="seconds"),
        }
