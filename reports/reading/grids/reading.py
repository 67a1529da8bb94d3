"""The numbers of a report's tables among the figures of its prose."""

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from itertools import chain
from typing import Any

from indicators.radicals import mended
from reports.reading.amounts.kinds import LEVEL
from reports.reading.amounts.units import family_of
from reports.reading.figures import Figure
from reports.reading.grids.cells import bare
from reports.reading.grids.finding import Grids
from reports.reading.grids.layout import NumberCell, TableLayout, laid_out
from reports.reading.grids.matching import TablePlace, matched, place_of
from reports.reading.grids.side_by_side import parted
from reports.reading.grids.telling import Above, TableNumber, above, kind_in, told
from reports.reading.lexicon.files import words
from reports.reading.subjects.matcher import SubjectMatch, SubjectMatcher
from reports.reading.text.running_text import Clean
from reports.reading.time.calendars import Calendar, ReportPeriod

_TOP = 300  # characters at the top in which a report names its city
UNMATCHED: dict[str, Any] = {
    "indicator": None,
    "group": None,
    "coverage": None,
    "confidence": 0.0,
    "because": "",
}
_MARKS = re.compile(r"[*※▲△#①-⑩]+$")


@dataclass(frozen=True)
class Tabled:
    """A figure of a table, and whether its row or column is that of the whole city."""

    figure: Figure
    is_total: bool


@dataclass(frozen=True)
class Paper:
    """A report as far as it has been read: ``text`` as decoded, ``prose`` the figures of
    its sentences, which include those of cells that print their units."""

    text: str
    page: Clean
    calendar: Calendar
    prose: tuple[Figure, ...]
    rules: SubjectMatcher

    def at(self, start: int) -> int:
        """The place in the running text of an offset in the original."""
        return bisect_left(self.page.places, start)


def tabled(paper: Paper, grids: Grids) -> tuple[Figure, ...]:
    """The figures of the tables, in order. Cells that print their units are read as prose
    first; their figures are given once more, with what row and column say of them."""
    known = {figure.start: figure for figure in paper.prose}
    found: list[Tabled] = []
    before: TableLayout | None = None
    for grid in chain.from_iterable(map(parted, grids.grids)):
        before = laid_out(grid, before)
        section = paper.calendar.sections.at(paper.at(grid.start))
        dating = paper.calendar.dating
        default = ReportPeriod(section.year or dating.told)
        table = above(
            before.titles,
            dating,
            default,
            planned=section.plan,
            notes=(*grid.above, *grid.below),
        )
        place = place_of(paper.text[:_TOP], before.titles)
        blind = grid.blind or _without_heads(before)
        for entry in before.entries:
            one = _tabled(paper, entry, known, table, place)
            if one is not None:
                found.append(_unplaced(one) if blind else one)
    return _without_rivals(found)


def _without_heads(layout: TableLayout) -> bool:
    """Several numbers a row, and nothing says what each column is of, or of when."""
    rows = Counter(entry.labels for entry in layout.entries if not entry.times)
    return not layout.heads and max(rows.values(), default=0) > 1


def _unplaced(one: Tabled) -> Tabled:
    figure = one.figure._replace(year=None, period="", **UNMATCHED)
    return replace(one, figure=figure)


def woven(
    paper: Paper,
    grids: Grids,
    steps: tuple[int | None, ...],
    places: tuple[tuple[int, int], ...],
) -> tuple[tuple[Figure, ...], tuple[tuple[int, int], ...], tuple[int | None, ...]]:
    """Figures, places and steps of prose and tables together, as ``Reading`` has them."""
    own = {figure.start: figure for figure in tabled(paper, grids)}
    rows: list[tuple[Figure, tuple[int, int], int | None]] = []
    for index, figure in enumerate(paper.prose):
        rows.append((own.pop(figure.start, figure), places[index], steps[index]))
    order = {id(row): index for index, row in enumerate(rows)}
    rows += [
        (figure, (paper.at(figure.start), paper.at(figure.end - 1) + 1), None)
        for figure in own.values()
    ]
    rows.sort(key=lambda row: row[0].start)
    now = {order[id(row)]: index for index, row in enumerate(rows) if id(row) in order}
    return (
        tuple(row[0] for row in rows),
        tuple(row[1] for row in rows),
        tuple(None if row[2] is None else now[row[2]] for row in rows),
    )


def _tabled(
    paper: Paper,
    entry: NumberCell,
    known: dict[int, Figure],
    table: Above,
    place: TablePlace,
) -> Tabled | None:
    number = bare(entry.cell.words)
    said = told(entry, number, table, paper.calendar.dating)
    if number is None:
        figure = _printed(paper.text, entry, known)
        if figure is None:
            return None
        family = family_of(figure.unit)
        kind = figure.kind if said.kind == LEVEL else kind_in(family, said.kind)
        said = replace(said, unit=figure.unit, family=family, kind=kind)
    else:
        if not said.unit and not _believable(entry):
            return None
        figure = _bare_figure(paper.text, entry, said)
    figure = _as_told(figure, said)
    match = matched(paper.rules, said, table, entry.section, place)
    if match is not None:
        figure = _as_matched(figure, match)
    parts = (*said.labels, *said.heads)
    return Tabled(figure, any(part in words("grids", "totals") for part in parts))


def _believable(entry: NumberCell) -> bool:
    """A number without any unit counts something: it has a head (the pages of a list of
    contents have none) and is no code."""
    return bool(entry.heads) and len(entry.cell.words) <= 9


def _printed(text: str, entry: NumberCell, known: dict[int, Figure]) -> Figure | None:
    """The figure of the prose that fills the cell."""
    figure = known.get(entry.cell.start)
    if figure is None:
        return None
    rest = text[figure.end : entry.cell.end].strip()
    return figure if not rest or _MARKS.fullmatch(rest) else None


def _bare_figure(text: str, entry: NumberCell, said: TableNumber) -> Figure:
    start, end = entry.cell.start, entry.cell.end
    marks = _MARKS.search(text[start:end])
    end -= len(marks.group()) if marks else 0
    return Figure(
        start=start,
        end=end,
        printed=mended("".join(text[start:end].split())),
        value=said.value,
        value_high=None,
        unit=said.unit,
        unit_inferred=bool(said.unit) and text[end - 1] not in "%％‰",
        qualifier="exact",
        year=said.period.year,
        period=str(said.period),
        basis=said.period.basis,
        actual=said.actual,
        kind=said.kind,
    )


def _as_told(figure: Figure, said: TableNumber) -> Figure:
    return figure._replace(
        year=said.period.year,
        period=str(said.period),
        basis=said.period.basis,
        actual=said.actual,
        kind=said.kind,
        **UNMATCHED,
    )


def _as_matched(figure: Figure, match: SubjectMatch) -> Figure:
    return figure._replace(
        indicator=match.indicator,
        group=match.group,
        coverage=match.coverage,
        confidence=match.confidence,
        because=match.because,
    )


def _without_rivals(found: list[Tabled]) -> tuple[Figure, ...]:
    """Where several numbers claim one place in a series with different values, only that
    of a total keeps it."""
    claims: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for index, one in enumerate(found):
        f = one.figure
        if f.indicator is not None:
            key = (f.indicator, f.group, f.coverage, f.period, f.basis, f.actual)
            claims[key].append(index)
    figures = [one.figure for one in found]
    for rivals in claims.values():
        if len({figures[index].value for index in rivals}) < 2:
            continue
        totals = [index for index in rivals if found[index].is_total]
        kept = totals if len({figures[i].value for i in totals}) == 1 else []
        for index in rivals:
            if index not in kept:
                figures[index] = figures[index]._replace(**UNMATCHED)
    return tuple(figures)
