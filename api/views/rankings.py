from typing import Any

from rest_framework.request import Request
from rest_framework.response import Response

from api.filters.backend import refuse_faults
from api.filters.figures import RankingForm
from api.serializers.rankings import RankingSerializer
from api.views.base import PublicView
from indicators.models import Group, Indicator, Observation, Province
from indicators.ranks.province_rankings import RankingQuery
from indicators.ranks.rankings import Ranking
from reports.evidence import with_sources


def ranking_of(
    *, province: Province, indicator: Indicator, group: Group, year: int
) -> Ranking:
    """The ranking of what is published now, the same value the page draws."""
    published = Observation.objects.for_rankings(province, indicator)
    figures = with_sources(published.in_years(year, year))
    query = RankingQuery.of(province, indicator, province.city_periods, figures)
    return query.ranking(group, year)


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
