"""Small worlds for tests: unsaved objects for pure code, saved ones for the database.

The names are invented, so that no test mistakes its own data for the fixtures'.
"""

from decimal import Decimal
from typing import Any

from indicators.models import (
    City,
    Coverage,
    Group,
    Indicator,
    Observation,
    Province,
    Release,
    Series,
    Theme,
    Unit,
)
from indicators.quantities import Qualifier
from reports.entries import Entry, Source, entry
from reports.models import Report

_ids = iter(range(1, 10**9))


def unsaved(model: type, **fields: Any) -> Any:
    return model(pk=next(_ids), **fields)


def unit(
    code: str = "TEST_YEAR", factor: int = 1, dimension: str = "test_money"
) -> Unit:
    return unsaved(
        Unit,
        code=code,
        name=code,
        name_en=code,
        factor=Decimal(factor),
        dimension=dimension,
    )


def group(code: str = "total") -> Group:
    return unsaved(Group, code=code, name=f"组{code}", name_en=code)


def coverage(code: str = "city") -> Coverage:
    return unsaved(Coverage, code=code, name=f"口径{code}", name_en=code)


def indicator(
    unit: Unit, measure: str = "stock", direction: str = "higher"
) -> Indicator:
    theme = unsaved(Theme, code="test_theme", name="测试", name_en="Test")
    return unsaved(
        Indicator,
        code=f"test_{next(_ids)}",
        theme=theme,
        unit=unit,
        measure=measure,
        direction=direction,
        name="试验数",
        name_en="Test count",
        short="试验数",
        short_en="Test count",
        definition="试验用。",
        definition_en="For tests.",
    )


def province() -> Province:
    return unsaved(Province, code="910000", name="甲省", short="甲", name_en="Jia")


def city(province: Province, code: str) -> City:
    names = {"name": f"{code}市", "short": code, "name_en": f"City {code}"}
    return unsaved(City, province=province, code=code, **names)


def series(**parts: Any) -> Series:
    return unsaved(Series, **parts)


def observation(
    series: Series, year: int, printed: str, value: str | None, **fields: Any
) -> Observation:
    """An unsaved observation whose interval follows from its print."""
    told = entry(
        series=series,
        year=year,
        printed=printed,
        value=None if value is None else Decimal(value),
        **fields,
    )
    return unsaved(
        Observation, series=series, version=1, release=Release(number=1), **told.figure
    )


class SavedWorld:
    """Two cities, one indicator, one report, in the database."""

    def __init__(self) -> None:
        self.province = province()
        self.cities = [city(self.province, code) for code in ("910100", "910200")]
        self.unit = unit()
        self.indicator = indicator(self.unit)
        self.group = group("test_total")
        self.coverage = coverage("test_city")
        self.report = Report(
            code="test-report",
            title="试验报告",
            title_en="Test report",
            short="试验",
            short_en="Test",
            publisher="试验局",
            publisher_en="Test bureau",
            published="2023",
            kind="summary",
            period_start=2012,
            period_end=2023,
        )
        for thing in (
            self.province,
            *self.cities,
            self.unit,
            self.indicator.theme,
            self.indicator,
            self.group,
            self.coverage,
        ):
            thing.pk = None
        self.indicator.theme.save()
        self.province.save()
        self.unit.save()
        for c in self.cities:
            c.province = self.province
            c.save()
        self.indicator.theme, self.indicator.unit = self.indicator.theme, self.unit
        self.indicator.save()
        self.group.save()
        self.coverage.save()
        self.report.save()
        self.series = [
            Series.objects.create(
                indicator=self.indicator,
                area=c,
                group=self.group,
                coverage=self.coverage,
                unit=self.unit,
            )
            for c in self.cities
        ]

    def source(self, printed: str = "10个", paragraph: int = 1) -> Source:
        return Source(report=self.report, printed=printed, paragraph=paragraph)

    def entry(
        self,
        value: str = "10",
        *,
        year: int = 2020,
        seen: int = 0,
        line: int = 0,
        **more: Any,
    ) -> Entry:
        printed = f"{value}个"
        return entry(
            series=self.series[line],
            year=year,
            value=Decimal(value),
            printed=printed,
            qualifier=more.pop("qualifier", Qualifier.EXACT),
            sources=more.pop("sources", (self.source(printed),)),
            seen_version=seen,
            **more,
        )
