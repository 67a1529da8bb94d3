"""The questions one asks of observations, named as verbs."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Self

from django.db import models

from indicators.codes import WHOLE_CITY

if TYPE_CHECKING:
    from indicators.models import Area, Group, Indicator, Observation


class ObservationQuerySet(models.QuerySet["Observation"]):
    def with_context(self) -> Self:
        """Everything a figure needs to be told, in one query."""
        return self.select_related(
            "series__indicator__unit",
            "series__indicator__theme",
            "series__area__province",
            "series__group",
            "series__coverage",
            "series__unit",
            "release",
        )

    def of(self, indicator: "Indicator") -> Self:
        return self.filter(series__indicator=indicator)

    def speaking_for(self, group: "Group") -> Self:
        """Figures of the group itself and of groups that hold for it too (城乡统一)."""
        return self.filter(
            models.Q(series__group=group) | models.Q(series__group__includes=group)
        ).distinct()

    def in_city(self, city: "Area") -> Self:
        return self.filter(series__area=city)

    def of_cities(self) -> Self:
        return self.filter(series__area__level="prefecture")

    def among(self, areas: "Iterable[Area]") -> Self:
        """Figures of cities, and of ``areas``, whatever their level."""
        cities = models.Q(series__area__level="prefecture")
        others = [area.pk for area in areas if area.level != "prefecture"]
        return self.filter(
            cities | models.Q(series__area__in=others) if others else cities
        )

    def in_province(self, province: "Area") -> Self:
        """Figures of its cities and of the counties directly under it."""
        whose = models.Q(series__area__level="prefecture") | models.Q(
            series__area__direct=True
        )
        return self.filter(whose, series__area__province=province.pk)

    def for_rankings(self, province: "Area", indicator: "Indicator") -> Self:
        """What ``RankingQuery`` takes, besides what its figures are to be told with."""
        return self.in_province(province)._of_rankings(indicator)

    def for_rankings_of(self, areas: "Iterable[Area]", indicator: "Indicator") -> Self:
        """The same of the counties of a city."""
        return self.filter(series__area__in=list(areas))._of_rankings(indicator)

    def _of_rankings(self, indicator: "Indicator") -> Self:
        found = self.of(indicator).in_reading_order()
        return found.prefetch_related("series__group__includes")

    def in_years(self, first: int | None, last: int | None) -> Self:
        """Years ``first`` to ``last``, both included; ``None`` leaves an end open."""
        chosen = self
        if first is not None:
            chosen = chosen.filter(year__gte=first)
        if last is not None:
            chosen = chosen.filter(year__lte=last)
        return chosen

    def comparable(self) -> Self:
        """Figures that may stand in a ranking of their own group; the same rule, figure
        by figure and with its reasons, is ``rankings.incomparable``."""
        whole_year = models.Q(cutoff__month=12, cutoff__day=31)
        part_year = models.Q(cutoff__isnull=False) & ~whole_year
        return (
            self.filter(
                value__isnull=False,
                boundary_year=None,
                series__coverage__code=WHOLE_CITY,
            )
            .exclude(series__indicator__measure__in=["cumulative", "average"])
            .exclude(status="U")
            .exclude(part_year, series__indicator__measure="flow")
        )

    def counted_for_rankings(self) -> models.QuerySet["Observation", dict[str, int]]:
        """How many cities have a figure, by province, indicator, group and year."""
        return (
            self.filter(series__area__level="prefecture")
            .values(
                "year",
                province=models.F("series__area__province"),
                indicator=models.F("series__indicator"),
                group=models.F("series__group"),
            )
            .annotate(cities=models.Count("series__area", distinct=True))
            .order_by()
        )

    def in_reading_order(self) -> Self:
        return self.order_by(
            "series__indicator__position",
            "series__area__code",
            "series__group__position",
            "series__coverage__position",
            "year",
            models.F("boundary_year").asc(nulls_first=True),
        )
