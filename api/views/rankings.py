from typing import Any

from rest_framework.request import Request
from rest_framework.response import Response

from api.filters.backend import refuse_faults
from api.filters.figures import RankingForm
from api.serializers.rankings import RankingSerializer
from api.views.base import PublicView
from indicators.models import Area, Group, Indicator, Level, Observation
from indicators.models.areas import periods_below
from indicators.ranks.province_rankings import RankingQuery
from indicators.ranks.rankings import Ranking
from reports.evidence import with_sources


def ranking_of(
    *, province: Area, indicator: Indicator, group: Group, year: int
) -> Ranking:
    """The ranking of what is published now, the same value the page draws."""
    published = Observation.objects.for_rankings(province, indicator)
    figures = with_sources(published.in_years(year, year))
    cities = periods_below(province, Level.PREFECTURE)
    query = RankingQuery.of(province, indicator, cities, figures)
    return query.ranking(group, year)


def ranking_of_counties(
    *, city: Area, indicator: Indicator, group: Group, year: int
) -> Ranking:
    """The same of the counties of a city, in the year."""
    periods = periods_below(city, Level.COUNTY)
    counties = {period.city.pk: period.city for period in periods}.values()
    published = Observation.objects.for_rankings_of(counties, indicator)
    figures = with_sources(published.in_years(year, year))
    return RankingQuery.of(city, indicator, periods, figures).ranking(group, year)


def ranking_within(*, within: Area, **asked: Any) -> Ranking:
    """Of the cities of a province, or of the counties of a city."""
    if within.level == Level.PREFECTURE:
        return ranking_of_counties(city=within, **asked)
    return ranking_of(province=within, **asked)


class Rankings(PublicView):
    """One ranking, named by ``province`` or ``within``, ``indicator``, ``group`` and ``year``: 400
    names the one that is missing or wrong, 404 the code that nothing has."""

    def known_parameters(self) -> frozenset[str]:
        return frozenset(RankingForm.base_fields)

    def get(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        form = RankingForm(request.query_params)
        refuse_faults(form)
        shown = RankingSerializer(
            ranking_within(**form.cleaned_data), context={"request": request}
        )
        return Response(shown.data)
