from typing import Any

from rest_framework.request import Request
from rest_framework.response import Response

from api.filters.backend import refuse_faults
from api.filters.figures import RankingForm
from api.serializers.rankings import RankingSerializer
from api.views.base import PublicView
from api.views.figures import with_evidence
from indicators.models import Group, Indicator, Observation, Province
from indicators.rankings import Ranking, ranking


def ranking_of(
    *, province: Province, indicator: Indicator, group: Group, year: int
) -> Ranking:
    """The ranking of what is published now, the same value the page draws."""
    figures = (
        Observation.objects.with_context()
        .of(indicator)
        .in_province(province)
        .speaking_for(group)
        .in_years(year, year)
        .in_reading_order()
    )
    return ranking(
        province=province,
        indicator=indicator,
        group=group,
        year=year,
        observations=with_evidence(figures),
        cities=list(province.cities.order_by("code")),
    )


class Rankings(PublicView):
    """One ranking, named by ``province``, ``indicator``, ``group`` and ``year``: 400
    names the one that is missing or wrong, 404 the code that nothing has."""

    def known_parameters(self) -> frozenset[str]:
        return frozenset(RankingForm.base_fields)

    def get(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        form = RankingForm(request.query_params)
        refuse_faults(form)
        shown = RankingSerializer(
            ranking_of(**form.cleaned_data), context={"request": request}
        )
        return Response(shown.data)
