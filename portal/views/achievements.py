"""The page of the achievements."""

from dataclasses import dataclass
from itertools import groupby
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from indicators.models import City, Indicator
from portal.presenters.featured_cities import cities_with_achievements
from portal.query_parameters import chosen
from reports.models import Achievement, Category

# A longer list tells titles only; each unfolds.
TOLD_IN_FULL = 40


@dataclass(frozen=True)
class Filters:
    """What a reader narrowed the list to; ``None`` where to nothing."""

    city: City | None
    category: Category | None
    year: int | None
    indicator: Indicator | None

    def applied(self, achievements: QuerySet[Achievement]) -> QuerySet[Achievement]:
        wanted = {
            "area": self.city,
            "category": self.category,
            "by_year": self.year,
            "indicators": self.indicator,
        }
        return achievements.filter(
            **{name: value for name, value in wanted.items() if value is not None}
        )

    @property
    def query(self) -> str:
        """The same question to the program door."""
        asked = {
            "city": self.city and self.city.code,
            "category": self.category and self.category.value,
            "year": self.year,
            "indicator": self.indicator and self.indicator.code,
        }
        query = urlencode({name: value for name, value in asked.items() if value})
        return f"?{query}" if query else ""

    @property
    def any(self) -> bool:
        return any((self.city, self.category, self.year, self.indicator))


def achievement_list(request: HttpRequest) -> HttpResponse:
    """All achievements by year, narrowed by city, category, year or indicator."""
    cities = {city.code: city for city in cities_with_achievements()}
    years = list(years_covered())
    indicators = {i.code: i for i in indicators_covered()}
    filters = Filters(
        city=chosen(request.GET, "city", cities),
        category=chosen(request.GET, "category", {c.value: c for c in Category}),
        year=chosen(request.GET, "year", {str(y): y for y in years}),
        indicator=chosen(request.GET, "indicator", indicators),
    )
    found = list(filters.applied(with_all_shown()))
    return render(
        request,
        "portal/achievement_list.html",
        {
            "filters": filters,
            "count": len(found),
            "brief": len(found) > TOLD_IN_FULL,
            "by_year": by_year(found),
            "cities": cities.values(),
            "categories": Category,
            "years": years,
            "indicators": indicators.values(),
        },
    )


def with_all_shown() -> QuerySet[Achievement]:
    """Achievements with all that is shown of them, in three queries."""
    return Achievement.objects.select_related("area").prefetch_related(
        "indicators", "citations__report"
    )


def years_covered() -> QuerySet[Achievement, int]:
    years = Achievement.objects.order_by("-by_year").values_list("by_year", flat=True)
    return years.distinct()


def indicators_covered() -> QuerySet[Indicator]:
    return Indicator.objects.filter(achievements__isnull=False).distinct()


def by_year(
    achievements: list[Achievement],
) -> list[tuple[int, list[Achievement]]]:
    ordered = sorted(achievements, key=lambda a: (-a.by_year, a.area.code))
    return [
        (year, list(found)) for year, found in groupby(ordered, lambda a: a.by_year)
    ]
