"""Which cells of a table are its heads, which its labels, and which its numbers.

Merged cells print their words once: a head reaches to the right over free places up to
the next one, a label down over those below it.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from reports.reading.grids.cells import (
    GridCell,
    are_years,
    bare,
    counts,
    is_year,
    missing,
)
from reports.reading.grids.found import FoundTable, Row
from reports.reading.grids.units import bracketed, units_in
from reports.reading.lexicon.files import table, words

_MOST_HEADS, _MOST_LABELS = 4, 6
_NUMBERING = ("甲", "乙", "栏次", "行次", "列次")
Heads = dict[int, tuple[str, ...]]


@dataclass(frozen=True)
class NumberCell:
    """A cell with a number. ``labels``: the words of its row; ``heads``: those above it,
    from the top; ``times``: the cells that say when; ``unit``: what its row's unit cell
    says; ``section``: the line between the rows that it stands under; ``dated``: the
    year between the rows."""

    cell: GridCell
    labels: tuple[str, ...]
    heads: tuple[str, ...]
    times: tuple[str, ...]
    unit: str
    section: str
    dated: str = ""


@dataclass(frozen=True)
class TableLayout:
    """A table taken apart. ``titles``: lines above its heads; ``heads`` by column, for a
    table that goes on overleaf without any."""

    titles: tuple[str, ...]
    heads: Heads
    columns: int
    entries: tuple[NumberCell, ...]


@dataclass(frozen=True)
class _Columns:
    """The columns of a table by what they say."""

    labels: tuple[int, ...]
    times: frozenset[int]
    units: frozenset[int]
    idle: frozenset[int]


def laid_out(grid: FoundTable, before: TableLayout | None = None) -> TableLayout:
    """The numbers of a table with the words that describe them. ``before``: the table
    above it, whose heads it has where it brings none itself."""
    rows = [row for row in grid.rows if any(cell.words for cell in row)]
    titles, rows = _titled(rows)
    heads, body = _headed(rows)
    width = max((len(row) for row in grid.rows), default=0)
    said = _reaching(heads)
    bare = not heads and not titles and not grid.above
    if bare and before is not None and before.columns == width:
        said, titles = before.heads, list(before.titles)
    elif before is not None and before.columns == width and _goes_on(grid):
        titles = [*before.titles, *grid.above, *titles]
        grid = replace(grid, above=())
    columns = _columns(said, body)
    entries = tuple(_entries(said, body, columns))
    return TableLayout((*grid.above, *titles), said, width, entries)


def _goes_on(grid: FoundTable) -> bool:
    """续表: what the lines above the table before say is said of this one too."""
    return any("续" in line[:12] for line in grid.above[-2:])


def _titled(rows: list[Row]) -> tuple[list[str], list[Row]]:
    """Titles inside the frame: first rows with a single cell that is no number."""
    titles: list[str] = []
    for place, row in enumerate(rows):
        told = [cell.words for cell in row if cell.words]
        if len(told) > 1 or counts(told[0]):
            return titles, rows[place:]
        titles += told
    return titles, []


def _headed(rows: list[Row]) -> tuple[list[Row], list[Row]]:
    place = 0
    years = False
    while place < min(len(rows), _MOST_HEADS) and _is_head(rows[place]):
        beside = [cell.words for cell in rows[place][1:] if is_year(cell.words)]
        if years and any(words.isdigit() for words in beside):
            break  # counts below the years
        years = years or bool(beside)
        place += 1
    return rows[:place], rows[place:]


def _is_head(row: Row) -> bool:
    """Only words and years, and not a row of numbers that are all missing."""
    told = [cell.words for cell in row if cell.words]
    if any(counts(words) for words in told):
        return False
    beside = [cell.words for cell in row[1:] if cell.words]
    if not are_years([words for words in beside if words.isdigit()]):
        return False
    return bool(beside) and not all(missing(words) for words in beside)


def _reaching(heads: list[Row]) -> Heads:
    """The heads above each column, from the top."""
    found: Heads = {}
    for number, row in enumerate(heads):
        last = number == len(heads) - 1
        words = ""
        for column, cell in enumerate(row):
            # The first column is the rows' own; its head says nothing of others.
            words = cell.words or ("" if last or column < 2 else words)
            if words:
                found[column] = (*found.get(column, ()), words)
        if not last and words and row:
            width = max(map(len, heads))
            for column in range(len(row), width):
                found[column] = (*found.get(column, ()), words)
    return found


def _columns(heads: Heads, body: list[Row]) -> _Columns:
    width = max((len(row) for row in body), default=0)
    times, units, idle = set(), set(), set()
    numeric: int | None = None
    for column in range(width):
        told = [row[column].words for row in body if len(row) > column]
        told = [words for words in told if not missing(words)]
        last = heads.get(column, ("",))[-1]
        if numeric is None and _is_when(last, told, column):
            times.add(column)
        elif _is_idle(last) or _is_numbering(column, told, body):
            idle.add(column)
        elif _is_unit(last, told):
            units.add(column)
        elif numeric is None and any(_is_count(words, column) for words in told):
            numeric = column
    first = width if numeric is None else numeric
    taken = times | units | idle
    labels = tuple(column for column in range(first) if column not in taken)
    return _Columns(
        labels[:_MOST_LABELS], frozenset(times), frozenset(units), frozenset(idle)
    )


@cache
def _listed(key: str) -> frozenset[str]:
    return frozenset(map(str, table("grids")[key]))


def _is_idle(head: str) -> bool:
    """序号, 联系电话, 建成年份: the numbers below count nothing."""
    name, unit = bracketed(head)
    if unit is not None:
        return False
    return name.endswith(words("grids", "no_figures"))


def _is_numbering(column: int, told: list[str], body: list[Row]) -> bool:
    """1, 2, 3 … before the labels."""
    if column or len(told) < 2 or told != [str(n) for n in range(1, len(told) + 1)]:
        return False
    return all(
        len(row) > 1 and not counts(row[1].words) and not missing(row[1].words)
        for row in body
        if row[0].words
    )


def _is_when(head: str, told: list[str], column: int) -> bool:
    """A column of years; below 一季度 or 2021年 2010 is a count."""
    if head in _listed("year_heads"):
        return True
    named = column > 0 and head != ""
    return len(told) > 1 and not named and all(map(is_year, told))


def _is_count(words: str, column: int) -> bool:
    return counts(words) or (column > 0 and words.isdigit())


def _is_unit(head: str, told: list[str]) -> bool:
    if head not in _listed("unit_heads"):
        return False
    return any(units_in(words) for words in told)


def _entries(heads: Heads, body: list[Row], columns: _Columns) -> Iterator[NumberCell]:
    labels: dict[int, str] = {}
    section = unit = dated = ""
    top = {words[0] for words in heads.values()} | {w[-1] for w in heads.values()}
    for row in body:
        told = [column for column, cell in enumerate(row) if cell.words]
        if not told or row[told[0]].words in _NUMBERING:
            continue
        if not any(_is_count(row[column].words, column) for column in told):
            if len(told) == 1 and is_year(row[told[0]].words):
                dated, labels = row[told[0]].words, {}
            elif len(told) == 1:
                section, labels = row[told[0]].words, {}
            continue
        if all(row[column].words in top for column in told):
            continue  # the heads once more
        labels = _labels(row, columns, labels)
        units = [row[column].words for column in told if column in columns.units]
        unit = units[0] if units else unit
        for column in told:
            first = columns.labels[-1] if columns.labels else -1
            if (
                column <= first
                or column in columns.idle | columns.times | columns.units
            ):
                continue
            if counts(row[column].words) or bare(row[column].words) is not None:
                yield NumberCell(
                    cell=row[column],
                    labels=tuple(labels[c] for c in columns.labels if labels.get(c)),
                    heads=heads.get(column, ()),
                    times=tuple(labels[c] for c in columns.times if labels.get(c)),
                    dated=dated,
                    unit=unit if columns.units else "",
                    section=section,
                )


def _labels(row: Row, columns: _Columns, above: dict[int, str]) -> dict[int, str]:
    """The labels of a row: its own, and left of them those that reach down."""
    found: dict[int, str] = {}
    own = [c for c in (*columns.labels, *columns.times) if _said(row, c)]
    last = max((c for c in columns.labels if c in own), default=-1)
    for column in (*columns.labels, *columns.times):
        if column in own:
            found[column] = _said(row, column)
        elif column < last or not own or column in columns.times or last < 0:
            found[column] = above.get(column, "")
    return found


def _said(row: Row, column: int) -> str:
    return row[column].words if column < len(row) else ""
