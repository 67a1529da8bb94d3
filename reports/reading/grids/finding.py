"""Tables printed in a report: which lines are rows of one, and what their cells hold.

A table is a run of lines whose cells are separated by tabs, by upright strokes, or, where
the columns agree from line to line, by runs of blanks. Work is linear in the length of the
text; a line with more cells than a page is wide is no row.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from reports.reading.grids.cells import GridCell, bare, counts, folded, is_year, missing
from reports.reading.grids.found import ABOVE, TITLE, FoundTable, Row, titles
from reports.reading.grids.spaced import may_be_rows, spaced_tables
from reports.reading.text.folding import LINE_ENDS

MOST_COLUMNS = 256
MOST_CELLS = 200_000  # of one text; beyond them no table is looked for
_UNIT = 12  # longest word between columns that are parted by blanks
_LINE_END = re.compile("\r\n|[" + "".join(sorted(LINE_ENDS)) + "]")
_STROKES = "|｜│┃"
_STROKE = re.compile(f"[{_STROKES}]")
_FRAME = re.compile(r"[-=:：+|｜│┃\s─━—┼├┤┌┐└┘┬┴]*")
_TAB = re.compile(r"\t")
_GAP = re.compile(r"[ \u00a0]{2,}|[ \u00a0]*\u3000[ \u00a0\u3000]*")
_NUMBERED = re.compile(
    r"(?m)^[ \t\u3000]{0,8}(?:附表|续表|表)[ ]?\d{1,3}(?:[-.]\d{1,3})?"
)
_TIME = re.compile(
    r"(?:(?:19|20)\d\d[-~至])?(?:19|20)\d\d年?|\d{1,2}(?:[-~至]\d{1,2})?月"
)
_ANY_YEAR = re.compile(r"(?<!\d)((?:19[5-9]\d|20[0-4]\d))(?=年|$)")
_DIGIT = re.compile(r"[0-9０-９]")


@dataclass(frozen=True)
class Grids:
    """The tables of a text, and the text with all but their sentences blotted out:
    as long as the original, so that places stay."""

    grids: tuple[FoundTable, ...]
    masked: str

    def latest_year(self) -> int | None:
        """The last year that the first rows or columns of a table name."""
        told = [
            int(year)
            for grid in self.grids
            for number, row in enumerate(grid.rows)
            for cell in (row if number < 4 else row[:1])
            if not cell.words.isdigit() or _says_when(row, cell)
            for year in _ANY_YEAR.findall(cell.words)
        ]
        return max(told, default=None)


def _says_when(row: tuple[GridCell, ...], cell: GridCell) -> bool:
    """A bare 2022 is a year at the head of its row and beside other years, not among
    counts."""
    others = [other.words for other in row if other is not cell and other.words]
    return cell is row[0] or not any(counts(words) for words in others)


@dataclass
class _LineBlock:
    """Lines of one kind that follow each other: where each starts and ends."""

    kind: str = ""
    lines: list[tuple[int, int]] = field(default_factory=list)
    above: tuple[str, ...] = ()


def grids_in(text: str) -> Grids:
    """The tables of ``text``, as decoded."""
    parted = any(mark in text for mark in ("\t", "  ", "\u3000", *_STROKES))
    found = list(_grids(text)) if parted else []
    if may_be_rows(text):
        found = _with_spaced(text, found)
    return Grids(tuple(found), _masked(text, found) if found else text)


def _with_spaced(text: str, found: list[FoundTable]) -> list[FoundTable]:
    """Tables that only blanks part take the place of those with equal gaps that they
    hold more rows than."""
    framed = [grid for grid in found if not grid.is_spaced]
    spaced = [grid for grid in found if grid.is_spaced]
    taken = [grid.span for grid in framed]
    for tables in spaced_tables(text, list(_lines(text)), taken):
        first = min(table.span[0] for table in tables)
        last = max(table.span[1] for table in tables)
        met = [g for g in spaced if g.span[0] <= last and g.span[1] >= first]
        more = max(table.lines for table in tables)
        sure = any(_begins_with_numbers(g.rows[0]) and not tables[0].blind for g in met)
        if sure or sum(g.lines for g in met) < more:
            spaced = [grid for grid in spaced if grid not in met]
            framed += tables
    return sorted((*framed, *spaced), key=lambda grid: grid.start)


def _grids(text: str) -> Iterator[FoundTable]:
    above: list[str] = []
    left = MOST_CELLS
    open_grid: FoundTable | None = None
    for block in _blocks(text):
        if not block.kind:
            if open_grid is not None and block.lines:
                yield replace(open_grid, below=_first_lines(text, block.lines))
                open_grid = None
            lines = (
                text[start:end].strip() for start, end in block.lines[-2 * ABOVE :]
            )
            above = [*above, *(line for line in lines if line)][-ABOVE:]
            continue
        if open_grid is not None:
            yield open_grid
            open_grid = None
        block.above = tuple(above)
        left -= _size(text, block)
        if left < 0:
            return
        if (open_grid := _grid(text, block)) is not None:
            above = []
    if open_grid is not None:
        yield open_grid


def _first_lines(text: str, lines: list[tuple[int, int]]) -> tuple[str, ...]:
    told = (text[start:end].strip() for start, end in lines[: 2 * ABOVE])
    return tuple(line for line in told if line)[:ABOVE]


def _blocks(text: str) -> Iterator[_LineBlock]:
    """Runs of lines of one kind. Short lines without cells that stand between rows, no
    empty line about them, are rows of one cell, unless heads of another table follow."""
    block = _LineBlock()
    between: list[tuple[int, int]] = []
    for start, end in _lines(text):
        kind = _kind(text, start, end)
        if not kind and block.kind == "strokes" and _has_stroke(text, start, end):
            kind = "strokes"
        wanted = not kind and block.kind in _ROWED and len(between) < ABOVE
        if wanted and _is_row(text, start, end):
            between.append((start, end))
            continue
        if kind == block.kind and not (
            between and _is_head(text, start, end, block.kind)
        ):
            block.lines += [*between, (start, end)]
        else:
            yield block
            yield _LineBlock("", between)
            block = _LineBlock(kind, [(start, end)])
        between = []
    yield block
    yield _LineBlock("", between)


_ROWED = ("tabs", "strokes")


def _has_stroke(text: str, start: int, end: int) -> bool:
    """A row of one cell, or one that only draws: ``社会救济 |``, ``|``, ``──────``."""
    line = text[start:end].strip()
    if not line or "。" in line:
        return False
    single = line[0] in _STROKES or line[-1] in _STROKES
    return single or _FRAME.fullmatch(line) is not None


def _is_row(text: str, start: int, end: int) -> bool:
    """A line that may be a row of one cell: 一、最低生活保障."""
    words = text[start:end].strip()
    return 0 < len(words) <= TITLE and words[-1] not in "。；"


def _is_head(text: str, start: int, end: int, kind: str) -> bool:
    """A row without numbers: the heads of a table."""
    cells = _cells(text, start, end, kind)
    if sum(bool(cell.words) for cell in cells) < 2:
        return False
    return not any(counts(cell.words) for cell in cells if cell.words)


def _size(text: str, block: _LineBlock) -> int:
    """At least as many cells as a run of lines has."""
    first, last = block.lines[0][0], block.lines[-1][1]
    marks = ("\t",) if block.kind == "tabs" else (*_STROKES, "  ", "\u3000")
    return len(block.lines) + sum(text.count(mark, first, last) for mark in marks)


def _lines(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for match in _LINE_END.finditer(text):
        yield start, match.start()
        start = match.end()
    yield start, len(text)


def _kind(text: str, start: int, end: int) -> str:
    """What separates the cells of a line; empty where it has no cells."""
    if text.find("\t", start, end) >= 0:
        few = text.count("\t", start, end) < MOST_COLUMNS
        return "tabs" if few and text[start:end].strip() else ""
    strokes = sum(text.count(stroke, start, end) for stroke in _STROKES)
    if 2 <= strokes <= MOST_COLUMNS:
        return "strokes"
    line = text[start:end].strip()
    if "  " in line or "\u3000" in line:
        gaps = len(_GAP.findall(line))
        return f"gaps{gaps}" if 0 < gaps < MOST_COLUMNS else ""
    return ""


def _cells(text: str, start: int, end: int, kind: str) -> tuple[GridCell, ...]:
    """The cells of a line; none where it only draws the frame."""
    line = text[start:end]
    if kind == "strokes":
        if _FRAME.fullmatch(line):
            return ()
        first = len(line) - len(line.lstrip(" \t\u3000"))
        last = len(line.rstrip())
        first += line[first] in _STROKES
        last -= last > first and line[last - 1] in _STROKES
        start, line = start + first, line[first:last]
        divider = _STROKE
    elif kind == "tabs":
        divider = _TAB
    else:
        start += len(line) - len(line.lstrip())
        line, divider = line.strip(), _GAP
    cells, place = [], 0
    for match in divider.finditer(line):
        cells.append(_cell(line, place, match.start(), start))
        place = match.end()
    cells.append(_cell(line, place, len(line), start))
    return tuple(cells)


def _cell(line: str, first: int, last: int, offset: int) -> GridCell:
    words = line[first:last]
    inner = words.strip()
    begin = offset + first + len(words) - len(words.lstrip())
    return GridCell(begin, begin + len(inner), folded(inner) if inner else "")


def _grid(text: str, block: _LineBlock) -> FoundTable | None:
    """The table that a run of lines is, or ``None``."""
    first, last = block.lines[0][0], block.lines[-1][1]
    if len(block.lines) < 2 or not _DIGIT.search(text, first, last):
        return None
    found = (_cells(text, start, end, block.kind) for start, end in block.lines)
    rows = tuple(row for row in found if row)
    if len(rows) < 2 or not any(
        counts(c.words) for row in rows for c in row if c.words
    ):
        return None
    if block.kind.startswith("gaps") and not _agree(rows):
        return None
    bare_tabs = block.kind == "tabs" and _begins_with_numbers(rows[0])
    spaced = bare_tabs or block.kind.startswith("gaps")
    return FoundTable(rows, titles(block.above), rows[0][0].start, is_spaced=spaced)


def _begins_with_numbers(row: Row) -> bool:
    """A table without heads, of several numbers a row."""
    return sum(bare(cell.words) is not None for cell in row) > 1


def _agree(rows: tuple[tuple[GridCell, ...], ...]) -> bool:
    """Whether lines parted by blanks are rows: a head without numbers but years, and below
    it columns of labels, of short words, and of numbers."""
    head, *body = rows
    if any(counts(cell.words) for cell in head) or not all(cell.words for cell in head):
        return False
    if len(head) == 2 and len(body) < 2:
        return False
    if any(bare(row[0].words) and not is_year(row[0].words) for row in body):
        return False
    numeric = [
        all(bare(row[column].words) or missing(row[column].words) for row in body)
        for column in range(1, len(head))
    ]
    return any(numeric) and all(
        numeric[column - 1] or all(_is_short(row[column].words) for row in body)
        for column in range(1, len(head))
    )


def _is_short(words: str) -> bool:
    return len(words) <= _UNIT and bare(words) is None


def _masked(text: str, grids: list[FoundTable]) -> str:
    """Numbers of tables as ``□□。``, labels and heads as blanks, sentences on lines of
    their own."""
    pieces: list[str] = []
    place = 0
    for cell, alone in sorted(_told_cells(grids), key=lambda one: one[0].start):
        pieces.append(text[place : cell.start].translate(_DIVIDERS))
        pieces.append(_mask(text, cell, alone=alone))
        place = cell.end
    pieces.append(text[place:])
    blotted = "".join(pieces)
    return _NUMBERED.sub(lambda match: "□" * len(match.group()), blotted)


def _told_cells(grids: list[FoundTable]) -> Iterator[tuple[GridCell, bool]]:
    """The cells in which something is printed, and whether each is alone in its row."""
    for grid in grids:
        for row in grid.rows:
            told = [cell for cell in row if cell.start < cell.end]
            for cell in told:
                yield cell, len(told) == 1


_DIVIDERS = {ord(c): "\n" for c in "\t" + _STROKES}


def _mask(text: str, cell: GridCell, *, alone: bool) -> str:
    words = text[cell.start : cell.end]
    if bare(cell.words) is not None:
        return "□" * (len(words) - 1) + ("。" if len(words) > 1 else "□")
    told = _DIGIT.search(_TIME.sub("", cell.words))
    if alone or told or len(words) > TITLE or "\ufffd" in words:
        return words
    return " " * len(words)
