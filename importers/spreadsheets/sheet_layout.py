"""The table that staff fill and get: its columns, and its rows from what is published.

Templates and exports share it, and an export that is imported again changes nothing.
"""

import csv
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext_noop

from importers.values.statuses import STATUSES, shown_status
from indicators.codes import TOTAL, WHOLE_CITY
from indicators.formula_guard import inert
from indicators.models import (
    City,
    Coverage,
    Group,
    Indicator,
    Observation,
    Series,
    Theme,
)
from indicators.quantities import Qualifier
from indicators.wording import QUALIFIERS
from reports.models import Citation, Stance

# The headers are what ``headers.ALIASES`` knows; files are in Chinese whoever loads them.
COLUMNS = (
    gettext_noop("市州"),
    gettext_noop("区划代码"),
    gettext_noop("指标"),
    gettext_noop("指标代码"),
    gettext_noop("分组"),
    gettext_noop("口径"),
    gettext_noop("年份"),
    gettext_noop("数值"),
    gettext_noop("限定词"),
    gettext_noop("单位"),
    gettext_noop("观测状态"),
    gettext_noop("截止日期"),
    gettext_noop("起始年份"),
    gettext_noop("来源"),
    gettext_noop("章节"),
    gettext_noop("段落"),
    gettext_noop("备注"),
    gettext_noop("英文备注"),
)
# An export has the number as a number, and the print that it was read from beside it.
PRINT = gettext_noop("原文写法")
EXPORTED = tuple(
    header
    for column in COLUMNS
    for header in ((column, PRINT) if column == "单位" else (column,))
)
REFERENCE = (gettext_noop("上次年份"), gettext_noop("上次报告"))
# The template's sheet of explanations; it has no figures.
NOTES = "填写说明"
NUMBER_COLUMNS = ("年份", "起始年份", "段落", "上次年份")
# What a spreadsheet keeps exactly.
MOST_DIGITS = 15

Cell = str | int | Decimal | None
Cells = dict[str, Cell]


@dataclass(frozen=True)
class SheetRow:
    """One row: a series in a year, with its figure or the last one before it."""

    series: Series
    year: int
    figure: Observation | None = None
    citation: Citation | None = None
    last: Observation | None = None


def cells_of(line: SheetRow) -> Cells:
    s, o, place = line.series, line.figure, line.citation
    cells: Cells = dict.fromkeys((*EXPORTED, *REFERENCE), None)
    cells |= {
        "市州": s.area.name,
        "区划代码": s.area.code,
        "指标": s.indicator.name,
        "指标代码": s.indicator.code,
        "分组": s.group.name,
        "口径": s.coverage.name,
        "年份": line.year,
        "单位": s.unit.name,
    }
    if line.last is not None:
        cells |= {"上次年份": line.last.year, "上次报告": line.last.printed}
    if o is not None:
        cells |= {
            "数值": _number(o),
            PRINT: o.printed,
            "限定词": _qualifier(o),
            "观测状态": str(dict(STATUSES)[shown_status(o)]),
            "截止日期": o.cutoff.isoformat() if o.cutoff else None,
            "起始年份": o.start_year,
            "备注": o.note,
            "英文备注": o.note_en,
        }
    if place is not None:
        cells |= {
            "来源": place.report.short,
            "章节": place.section,
            "段落": place.paragraph,
        }
    return {
        name: c if isinstance(c, int | Decimal | None) else str(c)
        for name, c in cells.items()
    }


def _number(o: Observation) -> Cell:
    """The value in the unit of the series; the print where there is none, or where it has
    more digits than a spreadsheet keeps."""
    if o.value is None:
        return o.printed
    value = Decimal(f"{o.value.normalize():f}")
    return value if len(value.as_tuple().digits) <= MOST_DIGITS else o.printed


def _qualifier(o: Observation) -> str | None:
    exact = o.qualifier == Qualifier.EXACT
    return None if exact else str(QUALIFIERS[Qualifier(o.qualifier)])


def published_lines(city: City, themes: Iterable[Theme]) -> Iterator[SheetRow]:
    """Every published figure of the city (in these themes), in reading order."""
    figures = Observation.objects.in_city(city).filter(boundary_year=None)
    figures = figures.with_context().in_reading_order()
    if chosen := list(themes):
        figures = figures.filter(series__indicator__theme__in=chosen)
    cited = {
        c.observation_id: c
        for c in Citation.objects.filter(
            observation__series__area=city, stance=Stance.SOURCE
        ).select_related("report")
    }
    for o in figures.iterator(chunk_size=2000):
        yield SheetRow(o.series, o.year, o, cited.get(o.pk))


def lines_to_fill(city: City, themes: Iterable[Theme], year: int) -> Iterator[SheetRow]:
    """One line for every series of the city and for every indicator that has none yet,
    each with the last figure before the year."""
    chosen = list(themes)
    series = Series.objects.filter(area=city).select_related(
        "area", "indicator__theme", "indicator__unit", "group", "coverage", "unit"
    )
    indicators = Indicator.objects.select_related("theme", "unit")
    if chosen:
        series = series.filter(indicator__theme__in=chosen)
        indicators = indicators.filter(theme__in=chosen)
    last = _last_before(city, year)
    lines = [SheetRow(s, year, last=last.get(s.pk)) for s in series]
    known = {line.series.indicator_id for line in lines}
    lines += [
        SheetRow(s, year)
        for s in _unbegun(city, [i for i in indicators if i.pk not in known])
    ]
    yield from sorted(lines, key=_reading_order)


def _last_before(city: City, year: int) -> dict[int, Observation]:
    figures = Observation.objects.in_city(city).filter(
        year__lt=year, boundary_year=None
    )
    return {o.series_id: o for o in figures.order_by("year")}


def _unbegun(city: City, indicators: list[Indicator]) -> Iterator[Series]:
    if not indicators:
        return
    total = Group.objects.get(code=TOTAL)
    whole = Coverage.objects.get(code=WHOLE_CITY)
    for indicator in indicators:
        yield Series(
            area=city,
            indicator=indicator,
            group=total,
            coverage=whole,
            unit=indicator.unit,
        )


def _reading_order(line: SheetRow) -> tuple[int, ...]:
    s = line.series
    return (
        s.indicator.theme.position,
        s.indicator.position,
        s.group.position,
        s.coverage.position,
    )


def as_csv(lines: Iterable[SheetRow]) -> Iterator[bytes]:
    """UTF-8 with the mark that Chinese Excel needs; text that it would run is inert."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(EXPORTED)
    yield b"\xef\xbb\xbf"
    for line in lines:
        cells = cells_of(line)
        writer.writerow([_text(cells[name]) for name in EXPORTED])
        yield text.getvalue().encode()
        text.seek(0)
        text.truncate()


def _text(cell: Cell) -> Cell:
    return inert(cell) if isinstance(cell, str) else cell
