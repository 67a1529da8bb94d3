"""Fill a database with generated figures beside the fixtures: 30,000, 300,000, 3,000,000.

All of it says that it is generated; it is for measuring and never among the fixtures.
"""

from itertools import product

MARK, MARK_EN = "生成的测试数据", "Generated test data"
GROUPS = ("total", "urban", "rural")
FIRST_YEAR = 1991
# Figures → indicators and years of every city and group.
SIZES = {30_000: (10, 3), 300_000: (30, 10), 3_000_000: (100, 30)}

VALUE = "((s.id * 7919 + y.year * 31) % 900 + 100)"
FIGURE = {
    "series_id": "s.id",
    "year": "y.year",
    "value": VALUE,
    "low": VALUE,
    "high": VALUE,
    "precision": "NULL",
    "qualifier": "'exact'",
    "printed": f"CAST({VALUE} AS VARCHAR(10))",
    "unit_printed": "''",
    "start_year": "NULL",
    "cutoff": "NULL",
    "status": "'A'",
    "note": "''",
    "note_en": "''",
    "version": "1",
}


def grow(figures: int) -> None:
    """Add one of ``SIZES`` to a database with the fixtures in it."""
    from django.db import connection, transaction
    from django.utils import timezone

    from indicators.models import Ledger, Release

    indicators, years = SIZES[figures]
    with transaction.atomic(), connection.cursor() as cursor:
        ledger = Ledger.objects.get()
        ledger.latest += 1
        ledger.save()
        release = Release.objects.create(
            number=ledger.latest,
            published_at=timezone.now(),
            origin="fixtures",
            reason=MARK,
        )
        _series(indicators)
        span = " UNION ALL ".join(
            f"SELECT {FIRST_YEAR + n} AS year" for n in range(years)
        )
        among = (
            "FROM indicators_series s "
            "JOIN indicators_indicator i ON i.id = s.indicator_id "
            f"CROSS JOIN ({span}) y WHERE i.code LIKE 'gen_%'"
        )
        numbered = {"release_id": str(release.pk)}
        _insert(cursor, "indicators_observation", {**FIGURE, **numbered}, among)
        made = {**FIGURE, **numbered, "action": "'created'"}
        _insert(cursor, "indicators_revision", made, among)
        _citations(cursor)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def _series(indicators: int) -> None:
    from indicators.models import City, Coverage, Group, Indicator, Series, Theme, Unit

    unit, whole = Unit.objects.get(code="PERSON"), Coverage.objects.get(code="city")
    theme = Theme.objects.create(code="gen", name=MARK, name_en=MARK_EN, position=99)
    added = Indicator.objects.bulk_create(
        Indicator(
            code=f"gen_{n}",
            theme=theme,
            unit=unit,
            measure="stock",
            direction="none",
            position=900 + n,
            name=f"{MARK}{n}",
            name_en=f"{MARK_EN} {n}",
            short=f"{MARK}{n}",
            short_en=f"{MARK_EN} {n}",
            definition=MARK,
            definition_en=MARK_EN,
        )
        for n in range(indicators)
    )
    groups = Group.objects.filter(code__in=GROUPS)
    cities = City.objects.all()
    Series.objects.bulk_create(
        (
            Series(indicator=i, area=c, group=g, coverage=whole, unit=unit)
            for i, c, g in product(added, cities, groups)
        ),
        batch_size=500,
    )


def _citations(cursor: object) -> None:
    """One place for each figure, in a report that says it is generated."""
    from reports.models import Report

    report = Report.objects.create(
        code="generated",
        title=MARK,
        title_en=MARK_EN,
        short=MARK,
        short_en=MARK_EN,
        publisher=MARK,
        publisher_en=MARK_EN,
        published="2023",
        kind="table",
        period_start=FIRST_YEAR,
        period_end=2023,
    )
    columns = {
        "observation_id": "o.id",
        "report_id": str(report.pk),
        "stance": "'source'",
        "printed": "o.printed",
        "value": "o.value",
        "note": "''",
        "note_en": "''",
        "section": f"'{MARK}'",
        "paragraph": "NULL",
    }
    among = (
        "FROM indicators_observation o JOIN indicators_series s ON s.id = o.series_id "
        "JOIN indicators_indicator i ON i.id = s.indicator_id WHERE i.code LIKE 'gen_%'"
    )
    _insert(cursor, "reports_citation", columns, among)


def _insert(cursor: object, table: str, columns: dict[str, str], among: str) -> None:
    names, values = ", ".join(columns), ", ".join(columns.values())
    cursor.execute(f"INSERT INTO {table} ({names}) SELECT {values} {among}")
