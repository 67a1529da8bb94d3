"""Search: cities, indicators, reports and achievements whose names hold the words."""

from dataclasses import dataclass
from typing import TypeVar

from django.db.models import Exists, F, Model, OuterRef, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from indicators.areas.history import LAST_YEAR
from indicators.counting import leads_to, number_of
from indicators.localized import localized
from indicators.models import (
    Area,
    AreaAlias,
    AreaPeriod,
    City,
    Indicator,
    IndicatorAlias,
    Observation,
)
from indicators.radicals import mended
from portal.query_parameters import BadParameter
from reports.models import Achievement, Report

Found = TypeVar("Found", bound=Model)
LONGEST = 100
MOST_WORDS = 5
MOST = 30

# A name may have several periods, and an area several names.
PERIODS = 4 * MOST

PERIOD_FIELDS = ("name", "name_en", "code")
CITY_FIELDS = ("name", "short", "name_en", "code", "province__short")
INDICATOR_FIELDS = ("name", "short", "name_en", "short_en", "code")
REPORT_FIELDS = ("title", "title_en", "short", "short_en", "publisher", "publisher_en")
ACHIEVEMENT_FIELDS = (
    "title",
    "title_en",
    "body",
    "body_en",
    "area__short",
    "area__name_en",
)


@dataclass(frozen=True)
class Aliases:
    """Other names of what is sought; their field ``of`` leads to it."""

    names: QuerySet
    of: str


@dataclass(frozen=True)
class FormerName:
    """An area with the names that were found, each once."""

    area: Area
    names: tuple[str, ...]
    last: int

    @classmethod
    def of(cls, area: Area, periods: list[AreaPeriod]) -> "FormerName":
        names = dict.fromkeys(localized(p.name, p.name_en) for p in periods)
        until = max(p.until_year or LAST_YEAR + 1 for p in periods)
        return cls(area, tuple(names), until - 1)


def search(request: HttpRequest) -> HttpResponse:
    q = wanted(request.GET.get("q", ""))
    words, left_out = sought(q)
    found = {
        "cities": cities_named(words),
        "former": formerly_named(words),
        "indicators": indicators_named(words),
        "reports": reports_named(words),
        "achievements": achievements_named(words),
    }
    return render(
        request,
        "portal/search.html",
        {
            "q": q,
            "words": words,
            "left_out": left_out,
            "any": any(found.values()),
            "most": MOST,
            **found,
        },
    )


def wanted(q: str) -> str:
    """The words asked for; raises ``BadParameter`` for what no name can be."""
    if "\x00" in q or len(q) > LONGEST:
        raise BadParameter("q", q.replace("\x00", ""))
    return " ".join(mended(q).split())


def sought(q: str) -> tuple[list[str], bool]:
    """The first few different words of ``q``, and whether there are more of them."""
    words = list({word.casefold(): word for word in q.split()}.values())
    return words[:MOST_WORDS], len(words) > MOST_WORDS


def cities_named(words: list[str]) -> list[City]:
    """Cities; those with figures first."""
    cities = City.objects.select_related("province").annotate(
        figures=number_of(Observation.objects.all(), by="series__area")
    )
    aliases = Aliases(AreaAlias.objects.all(), "area")
    return found_in(cities, words, CITY_FIELDS, aliases, "-figures", "code")


def formerly_named(words: list[str]) -> list[FormerName]:
    """Names and codes that areas no longer have, or whose areas are no more; provinces and
    cities first."""
    if not words:
        return []
    periods = AreaPeriod.objects.select_related("area__province").filter(
        ~Q(name=F("area__name"))
        | ~Q(code=F("area__code"))
        | Q(area__until_year__isnull=False)
    )
    for word in words:
        periods = periods.filter(holding(word, PERIOD_FIELDS, None))
    by_area: dict[Area, list[AreaPeriod]] = {}
    for period in periods.order_by("-area__level", "area__code", "from_year")[:PERIODS]:
        by_area.setdefault(period.area, []).append(period)
    return [FormerName.of(area, found) for area, found in by_area.items()][:MOST]


def indicators_named(words: list[str]) -> list[Indicator]:
    """Indicators; those with figures first."""
    figures = Observation.objects.of_cities()
    indicators = Indicator.objects.select_related("theme", "unit").annotate(
        figures=number_of(figures, by="series__indicator"),
        observed=leads_to(figures, by="series__indicator"),
    )
    aliases = Aliases(IndicatorAlias.objects.all(), "indicator")
    order = ("-observed", "position", "code")
    return found_in(indicators, words, INDICATOR_FIELDS, aliases, *order)


def reports_named(words: list[str]) -> list[Report]:
    reports = Report.objects.public()
    return found_in(reports, words, REPORT_FIELDS, None, "-period_end", "code")


def achievements_named(words: list[str]) -> list[Achievement]:
    achievements = Achievement.objects.select_related("area")
    return found_in(achievements, words, ACHIEVEMENT_FIELDS, None, "-by_year", "code")


def found_in(
    queryset: QuerySet[Found],
    words: list[str],
    fields: tuple[str, ...],
    aliases: Aliases | None,
    *order: str,
) -> list[Found]:
    """Rows that hold every word in a field or an alias; nothing for no words."""
    if not words:
        return []
    for word in words:
        queryset = queryset.filter(holding(word, fields, aliases))
    return list(queryset.order_by(*order)[:MOST])


def holding(word: str, fields: tuple[str, ...], aliases: Aliases | None) -> Q:
    """``word`` stands in one of ``fields`` or in an alias, which no join repeats."""
    anywhere = Q()
    for field in fields:
        anywhere |= Q(**{f"{field}__icontains": word})
    if aliases:
        anywhere |= Q(
            Exists(
                aliases.names.order_by().filter(
                    **{aliases.of: OuterRef("pk")}, name__icontains=word
                )
            )
        )
    return anywhere
