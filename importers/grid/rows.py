"""The yearly grid as a value: one city, all its series, one year, and what was last reported."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from django.db.models import Q

from importers.matching.names import plain
from importers.values.series_years import SeriesYear, UnitSpellings
from importers.values.statuses import shown_status
from indicators.codes import TOTAL, WHOLE_CITY
from indicators.models import Area, Measure, Observation, Series, Unit
from reports.models import Citation, Report, Stance


@dataclass(frozen=True)
class GridRow(SeriesYear):
    """A row of the grid. ``before`` is the nearest earlier figure with a value, ``after``
    the nearest later one."""

    before: Observation | None
    after: Observation | None

    @property
    def source(self) -> Citation | None:
        return next((c for c in self.citations if c.stance == Stance.SOURCE), None)

    @property
    def further(self) -> list[Citation]:
        return [c for c in self.citations if c.stance != Stance.SOURCE]

    @property
    def reference(self) -> Observation | None:
        """What a new value is compared with."""
        return self.before or self.after

    @property
    def public_page(self) -> str:
        """Asks nothing: the series is read with its codes."""
        return self.series.page_of(self.year)

    @property
    def spans_years(self) -> bool:
        return self.series.indicator.measure in (Measure.CUMULATIVE, Measure.AVERAGE)

    @property
    def broken_down(self) -> list[str]:
        """Group and coverage where they are not the whole of the whole city."""
        parts = [self.series.group, self.series.coverage]
        return [p.label for p in parts if p.code not in (TOTAL, WHOLE_CITY)]

    @cached_property
    def fields(self) -> dict[str, str]:
        """What the fields of the row hold before anybody types."""
        o, source = self.current, self.source
        place = {
            "report": source.report.code if source else "",
            "section": source.section if source else "",
            "paragraph": _text(source.paragraph if source else None),
        }
        if o is None:
            figure = dict.fromkeys(
                ("cell", "cutoff", "start_year", "note", "note_en"), ""
            )
            return {**figure, "status": "A", **place}
        return {
            "cell": o.printed,
            "cutoff": o.cutoff.isoformat() if o.cutoff else "",
            "start_year": _text(o.start_year),
            "note": o.note,
            "note_en": o.note_en,
            "status": shown_status(o),
            **place,
        }


def _text(number: int | None) -> str:
    return "" if number is None else str(number)


@dataclass(frozen=True)
class YearGrid:
    city: Area
    year: int
    rows: tuple[GridRow, ...]
    reports: tuple[Report, ...]

    @property
    def entered(self) -> int:
        return sum(row.current is not None for row in self.rows)


def read_grid(city: Area, year: int) -> YearGrid:
    series = list(
        Series.objects.filter(area=city)
        .select_related("indicator__theme", "area", "group", "coverage", "unit")
        .order_by(
            "indicator__theme__position",
            "indicator__position",
            "group__position",
            "coverage__position",
        )
    )
    figures: dict[int, list[Observation]] = {}
    for o in Observation.objects.filter(series__area=city, boundary_year=None).order_by(
        "year"
    ):
        figures.setdefault(o.series_id, []).append(o)
    citations: dict[int, list[Citation]] = {}
    cited = Citation.objects.filter(
        observation__series__area=city,
        observation__year=year,
        observation__boundary_year=None,
    )
    for citation in cited.select_related("report"):
        citations.setdefault(citation.observation_id, []).append(citation)
    units = tuple(Unit.objects.all())
    rows = [_row(s, year, figures.get(s.pk, []), citations, units) for s in series]
    reports = Report.objects.filter(Q(area=city) | Q(area=None)).order_by(
        "-published", "code"
    )
    return YearGrid(city, year, tuple(rows), _offered(reports, rows))


def _row(
    series: Series,
    year: int,
    figures: list[Observation],
    citations: dict[int, list[Citation]],
    units: tuple[Unit, ...],
) -> GridRow:
    current = next((o for o in figures if o.year == year), None)
    valued = [o for o in figures if o.value is not None]
    return GridRow(
        series=series,
        year=year,
        current=current,
        before=next((o for o in reversed(valued) if o.year < year), None),
        after=next((o for o in valued if o.year > year), None),
        citations=tuple(citations.get(current.pk, [])) if current else (),
        spellings=UnitSpellings(
            series,
            units,
            frozenset(plain(o.unit_printed) for o in figures if o.unit_printed),
        ),
    )


def _offered(reports: Iterable[Report], rows: list[GridRow]) -> tuple[Report, ...]:
    """The city's reports and those of no city, and whatever is cited already."""
    offered = {r.code: r for r in reports}
    for row in rows:
        for citation in row.citations:
            offered.setdefault(citation.report.code, citation.report)
    return tuple(offered.values())
