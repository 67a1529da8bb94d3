"""A trend as its page shows it: table, period rows, notes, rankings and sources (pure)."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from indicators.models import Area, Level, Observation, Province
from indicators.trends import Line, Point, Trend
from portal.wording.lines import line_label, part_label
from portal.wording.lists import joined_parts, year_ranges
from portal.wording.redrawings import redrawing_words


class Form(Enum):
    """How the figures are drawn: lines over years, rows to compare, or one big number."""

    LINES = "lines"
    ROWS = "rows"
    ONE = "one"
    NOTHING = "nothing"


@dataclass(frozen=True)
class TableCell:
    """``redrawn`` says what happened to the area since the cell before."""

    point: Point | None
    suspect: Observation | None
    redrawn: str = ""


@dataclass(frozen=True)
class TableRow:
    line: Line
    part: str
    cells: tuple[TableCell, ...]


@dataclass(frozen=True)
class Remark:
    """A note and the figures it belongs to."""

    about: str
    text: str
    doubtful: bool


@dataclass(frozen=True)
class RankingOffer:
    province: Province
    year: int
    cities: int


def form_of(trend: Trend) -> Form:
    if not trend.points:
        return Form.NOTHING
    if trend.indicator.yearly and len({p.year for p in trend.points}) > 1:
        return Form.LINES
    return Form.ROWS if len(trend.points) > 1 else Form.ONE


def only(trend: Trend, cities: Sequence[Area]) -> Trend:
    """The trend of the chosen cities; of all where none is chosen."""
    if not cities:
        return trend
    known = {city.pk for city in cities}
    lines = tuple(x for x in trend.lines if x.series.area_id in known)
    return Trend(trend.indicator, trend.group, trend.unit, lines)


def led_by(highlighted: Sequence[Area], trend: Trend) -> Trend:
    """The same trend with the lines of the highlighted cities first, in their order."""
    order = {city.pk: i for i, city in enumerate(highlighted)}
    lines = sorted(trend.lines, key=lambda x: order.get(x.series.area_id, len(order)))
    return Trend(trend.indicator, trend.group, trend.unit, tuple(lines))


def cities_of(trend: Trend) -> list[Area]:
    return list({x.series.area_id: x.series.area for x in trend.lines}.values())


def table(trend: Trend) -> list[TableRow]:
    return [
        TableRow(
            line=line,
            part=part_label(line, trend.group),
            cells=tuple(_cell(trend, line, year) for year in trend.years),
        )
        for line in trend.lines
    ]


def _cell(trend: Trend, line: Line, year: int) -> TableCell:
    """A change of the area is told in the first year from that on that has a column."""
    before = max((y for y in trend.years if y < year), default=0)
    told = [redrawing_words(r) for r in line.redrawings if before < r.year <= year]
    return TableCell(line.at(year), line.suspect_at(year), joined_parts(told))


def figures_of(trend: Trend) -> list[Observation]:
    return [
        o
        for line in trend.lines
        for o in (*(p.observation for p in line.points), *line.suspects)
    ]


def wants_table(trend: Trend, form: Form) -> bool:
    """Whether what is drawn leaves figures untold."""
    suspects = any(line.suspects for line in trend.lines)
    return form is Form.LINES or (form is not Form.NOTHING and suspects)


def remarks(trend: Trend) -> list[Remark]:
    """The notes of the figures; the same note of several years comes once."""
    grouped: dict[tuple[str, str, bool], list[int]] = {}
    for line in trend.lines:
        name = line_label(line, trend.group)
        for o in (*(p.observation for p in line.points), *line.suspects):
            if o.note:
                key = (name, o.note_label, o.doubtful)
                grouped.setdefault(key, []).append(o.year)
    found = [
        Remark(f"{name} {year_ranges(years)}", text, doubtful)
        for (name, text, doubtful), years in grouped.items()
    ]
    return sorted(found, key=lambda remark: not remark.doubtful)


def rankings_of(trend: Trend) -> list[RankingOffer]:
    """The provinces and years in which cities may be ranked, the latest first: one
    reporting city is no ranking."""
    if not trend.indicator.yearly:
        return []
    reporting: dict[tuple[int, int], set[int]] = {}
    provinces: dict[int, Province] = {}
    for point in trend.points:
        city = point.observation.series.area
        if city.province is not None and city.level == Level.PREFECTURE:
            provinces[city.province.pk] = city.province
            key = (city.province.pk, point.year)
            reporting.setdefault(key, set()).add(city.pk)
    offers = [
        RankingOffer(provinces[pk], year, len(cities))
        for (pk, year), cities in reporting.items()
        if len(cities) > 1
    ]
    return sorted(offers, key=lambda o: (o.province.code, -o.year))
