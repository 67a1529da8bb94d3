"""The pages of the provincial rankings."""

from collections.abc import Mapping

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from indicators.codes import TOTAL
from indicators.models import Group, Indicator, Observation, Province
from indicators.models.figures import FIRST_YEAR, LAST_YEAR
from indicators.ranks.province_rankings import RankingQuery
from indicators.ranks.rank_changes import compared
from portal.charts.interval_bars import bars
from portal.presenters.featured_cities import cities_with_achievements
from portal.presenters.ranking_index import shelves
from portal.query_parameters import chosen
from portal.wording.rankings import sentences
from reports.claims.rank_checks import may_show
from reports.claims.rank_verdicts import Judged, judge_all
from reports.evidence import reports_of, with_sources
from reports.models import ClaimedRank

SWITCH = {"1": True}


def ranking_list(request: HttpRequest) -> HttpResponse:
    """What can be ranked: province by province, indicator by indicator."""
    provinces = {p.code: p for p in Province.objects.with_sizes()}
    province = chosen(request.GET, "province", provinces)
    indicators = Indicator.objects.select_related("theme", "unit").in_bulk()
    found = shelves(
        Observation.objects.comparable().counted_for_rankings(),
        provinces={p.pk: p for p in provinces.values()},
        indicators=indicators,
        groups=Group.objects.in_bulk(),
    )
    shown = [s for s in found if province in (None, s.province)]
    return render(
        request,
        "portal/ranking_list.html",
        {"all_shelves": found, "shelves": shown, "province": province},
    )


def ranking_detail(
    request: HttpRequest, province_code: str, indicator: str, year: int
) -> HttpResponse:
    """One ranking: who stands where, who is silent, what is not comparable and why."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise Http404
    sheet = read_sheet(province_code, indicator)
    group = chosen_group(request.GET, sheet, year)
    possible = bool(chosen(request.GET, "possible", SWITCH))
    ranking = sheet.ranking(group, year)
    highlighted = list(cities_with_achievements().filter(province=sheet.province.pk))
    sources = reports_of(row.point.observation for row in ranking.rows)
    return render(
        request,
        "portal/ranking_detail.html",
        {
            "ranking": ranking,
            "sheet": sheet,
            "group": group,
            "years": sheet.years(group),
            "sentences": sentences(ranking, highlighted),
            "bars": bars(ranking, highlighted),
            "comparison": compared(ranking, sheet.before(group, year)),
            "judged": judged_ranks(sheet, group),
            "possible": possible,
            "sources": sources,
            "several_sources": len(sources) > 1,
        },
    )


def read_sheet(province_code: str, indicator_code: str) -> RankingQuery:
    province = get_object_or_404(Province, code=province_code)
    indicator = get_object_or_404(
        Indicator.objects.select_related("theme", "unit"), code=indicator_code
    )
    figures = with_sources(Observation.objects.for_rankings(province, indicator))
    return RankingQuery.of(province, indicator, province.city_periods, figures)


def chosen_group(
    parameters: Mapping[str, str], sheet: RankingQuery, year: int
) -> Group:
    """The group asked for, else the one in which most cities report."""
    groups = {g.code: g for g in Group.objects.prefetch_related("includes")}
    asked = chosen(parameters, "group", groups)
    return asked or sheet.fullest_group(year) or groups[TOTAL]


def judged_ranks(sheet: RankingQuery, group: Group) -> list[Judged]:
    """The ranks that reports claim for the indicator, held against these rankings."""
    ranks = ClaimedRank.objects.listed().filter(
        indicator=sheet.indicator, area__province=sheet.province.pk
    )
    judged = judge_all(
        ranks.select_related(
            "area", "reference", "indicator", "group", "report", "claim"
        ),
        lambda rank: sheet.ranking_for_claim(rank, group),
    )
    return [j for j in judged if may_show(j)]
