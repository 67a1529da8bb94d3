"""Data of any size for tests of growth. Everything in it is generated and says so."""

from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import count, product

from indicators.models import (
    AreaAlias,
    City,
    Coverage,
    Group,
    Indicator,
    IndicatorAlias,
    Observation,
    Province,
    Release,
    Revision,
    Series,
    Theme,
    Unit,
)
from reports.models import (
    Achievement,
    AchievementCitation,
    Citation,
    Claim,
    ClaimedRank,
    ClaimOperand,
    Report,
)

MARK = "生成的测试数据"
MARK_EN = "Generated test data"


@dataclass(frozen=True)
class Size:
    """``told`` is how many achievements and standings a city has, how many claims a report."""

    provinces: int = 1
    cities: int = 2  # in each province
    indicators: int = 2
    years: int = 3
    reports: int = 2
    told: int = 2
    aliases: int = 2

    @property
    def figures(self) -> int:
        return self.provinces * self.cities * self.indicators * self.years * 2


def named(number: int) -> dict[str, str]:
    return {"name": f"{MARK}{number}", "name_en": f"{MARK_EN} {number}"}


def generate(size: Size) -> None:
    unit = Unit.objects.create(
        code="GEN_UNIT", dimension="generated", factor=1, **named(0)
    )
    coverage = Coverage.objects.create(code="city", **named(0))
    groups = [Group.objects.create(code=c, **named(0)) for c in ("total", "urban")]
    cities = _cities(size)
    indicators = _indicators(size, unit)
    reports = _reports(size, cities)
    series = Series.objects.bulk_create(
        Series(area=c, indicator=i, group=g, coverage=coverage, unit=unit)
        for c, i, g in product(cities, indicators, groups)
    )
    observations = _figures(size, series)
    Citation.objects.bulk_create(
        Citation(observation=o, report=r, section=MARK, printed="10")
        for o, r in zip(observations, reports * len(observations), strict=False)
    )
    _told_of_cities(size, cities, indicators, reports)
    _claims(size, reports, observations)


def _cities(size: Size) -> list[City]:
    provinces = Province.objects.bulk_create(
        Province(code=f"{100000 + n}", short=f"省{n}", **named(n))
        for n in range(size.provinces)
    )
    cities = City.objects.bulk_create(
        City(
            code=f"{200000 + 100 * n + m}",
            province=p,
            parent=p,
            short=f"市{n}-{m}",
            **named(m),
        )
        for (n, p), m in product(enumerate(provinces), range(size.cities))
    )
    AreaAlias.objects.bulk_create(
        AreaAlias(area=c, name=f"{MARK}别名{c.code}-{n}")
        for c, n in product(cities, range(size.aliases))
    )
    return cities


def _indicators(size: Size, unit: Unit) -> list[Indicator]:
    theme = Theme.objects.create(code="gen_theme", **named(0))
    indicators = Indicator.objects.bulk_create(
        Indicator(
            code=f"gen_{n}",
            theme=theme,
            unit=unit,
            measure="stock",
            direction="higher",
            position=n,
            headline=n + 1 if n < 10 else None,
            short=f"指标{n}",
            short_en=f"Indicator {n}",
            definition=MARK,
            definition_en=MARK_EN,
            **named(n),
        )
        for n in range(size.indicators)
    )
    IndicatorAlias.objects.bulk_create(
        IndicatorAlias(indicator=i, name=f"{MARK}别名{i.code}-{n}")
        for i, n in product(indicators, range(size.aliases))
    )
    return indicators


def _reports(size: Size, cities: list[City]) -> list[Report]:
    return Report.objects.bulk_create(
        Report(
            code=f"gen-{n}",
            area=cities[n % len(cities)],
            title=f"{MARK}{n}",
            title_en=f"{MARK_EN} {n}",
            short=MARK,
            short_en=MARK_EN,
            publisher=MARK,
            publisher_en=MARK_EN,
            published="2023",
            kind="summary",
            checksum="0" * 64,
            period_start=2012,
            period_end=2022,
        )
        for n in range(size.reports)
    )


def _figures(size: Size, series: list[Series]) -> list[Observation]:
    release = Release.objects.create(
        number=1, published_at=datetime(2023, 1, 1, tzinfo=UTC), origin="fixtures"
    )
    figures = [
        {
            "series": s,
            "year": 1950 + year,
            "value": 10,
            "low": 10,
            "high": 10,
            "printed": "10",
            "release": release,
            "note": MARK,
            "note_en": MARK_EN,
        }
        for s, year in product(series, range(size.years))
    ]
    Revision.objects.bulk_create(
        Revision(version=1, action="created", **f) for f in figures
    )
    return Observation.objects.bulk_create(Observation(**f) for f in figures)


def _told_of_cities(
    size: Size, cities: list[City], indicators: list[Indicator], reports: list[Report]
) -> None:
    each = list(product(cities, range(size.told)))
    achievements = Achievement.objects.bulk_create(
        Achievement(
            code=f"gen-{c.code}-{n}",
            area=c,
            category="honour",
            date="2020",
            by_year=2020,
            title=f"{MARK}{n}",
            title_en=f"{MARK_EN} {n}",
            body=MARK,
            body_en=MARK_EN,
        )
        for c, n in each
    )
    numbers = count(1)
    AchievementCitation.objects.bulk_create(
        AchievementCitation(achievement=a, report=r, paragraph=next(numbers) % 30000)
        for a, r in zip(achievements, reports * len(achievements), strict=False)
    )
    links = Achievement.indicators.through
    links.objects.bulk_create(
        links(achievement=a, indicator=i)
        for a, i in zip(achievements, indicators * len(achievements), strict=False)
    )
    ClaimedRank.objects.bulk_create(
        ClaimedRank(
            area=c,
            report=reports[n % len(reports)],
            indicator=indicators[n % len(indicators)],
            year=1950,
            kind="first",
            scope="province",
            rank_low=1,
            rank_high=1,
            section=MARK,
            printed=f"第一{n}",
            meaning=MARK,
            meaning_en=MARK_EN,
        )
        for c, n in each
    )


def _claims(size: Size, reports: list[Report], figures: list[Observation]) -> None:
    claims = Claim.objects.bulk_create(
        Claim(
            report=r,
            section=MARK,
            kind="growth",
            printed="10%",
            start=n,
            end=n + 1,
            verdict="holds",
            computed=10,
            unit="%",
            public=True,
        )
        for r, n in product(reports, range(size.told))
    )
    ClaimOperand.objects.bulk_create(
        ClaimOperand(claim=c, position=n, printed="10", year=1950, observation=f)
        for c, (n, f) in product(claims, enumerate(figures[:2]))
    )
