"""The tables of a PDF page: cells between ruling lines, as boxes.

The lines come from the same engine as the text, so that cells and glyphs share their
coordinates; which boxes the lines enclose is found by pdfplumber. A page with more lines
than any table, a map or a drawing, has no tables.
"""

import itertools
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator
from ctypes import byref, c_float
from dataclasses import dataclass, field
from typing import Any

from pypdfium2 import raw

from importers.files.formats.printed_tables import PrintedTable

_THIN = 3.0  # points: a box thinner than that is a line
_SHORT = 4.0  # … and a line shorter than that is an ornament
_FAR = 100_000.0  # no page is so large
_NARROW = 5.0  # … and a cell narrower than that is a line drawn twice
_NEAR = 3.0  # two lines closer than that are one
_DEEPEST = 8  # forms inside forms
_IDENTITY = [1.0, 0.0, 0.0, 1.0, 0.0, 0.0]
MOST_OBJECTS = 20_000  # of one page
MOST_LINES = 3_000
MOST_PAIRS = 60_000  # of lines across and down, of one page
MOST_WORK = 25_000_000  # pairs of crossings, of one document
Point = tuple[float, float]
Box = tuple[float, float, float, float]  # left, foot, right, head


@dataclass(frozen=True)
class Ruled:
    """A table: its cells by row and column; ``box`` goes round all of them."""

    box: Box
    cells: dict[tuple[int, int], Box]
    rows: int
    columns: int


class TableText:
    """What stands in the cells of a table, glyph by glyph in the order of the page."""

    def __init__(self, ruled: Ruled) -> None:
        self.is_met = False
        self.columns = ruled.columns
        self._ruled = ruled
        self._words: dict[tuple[int, int], list[str]] = defaultdict(list)
        self._open: tuple[int, int] = (0, 0)

    def enter(self, x: float, y: float) -> bool:
        """Whether a glyph in the middle of which this point lies stands in a cell; if so,
        what is taken next goes there."""
        boxes = self._ruled.cells
        if not _within(boxes.get(self._open), x, y):
            left, foot, right, head = self._ruled.box
            if not (left <= x <= right and foot <= y <= head):
                return False
            found = next((p for p, box in boxes.items() if _within(box, x, y)), None)
            if found is None:
                return False
            self._open = found
        return True

    def take(self, character: str) -> None:
        self._words[self._open].append(character)

    @property
    def text(self) -> str:
        table = PrintedTable(self._ruled.columns)
        for row in range(self._ruled.rows):
            table.start_row()
            for column in range(self._ruled.columns):
                table.add(["".join(self._words.get((row, column), []))])
            table.end_row()
        return "\n".join(table.lines()).strip("\n")


def _within(box: Box | None, x: float, y: float) -> bool:
    return box is not None and box[0] <= x <= box[2] and box[1] <= y <= box[3]


@dataclass
class Ruling:
    """The straight lines of a page: (place, from, to) by direction."""

    across: list[tuple[float, float, float]] = field(default_factory=list)
    down: list[tuple[float, float, float]] = field(default_factory=list)

    def add(self, one: Point, other: Point) -> None:
        (x0, y0), (x1, y1) = one, other
        if not all(-_FAR < place < _FAR for place in (x0, y0, x1, y1)):
            return  # also where it is no number
        wide, high = abs(x1 - x0), abs(y1 - y0)
        if high <= _THIN / 2 and wide >= _SHORT:
            self.across.append(((y0 + y1) / 2, min(x0, x1), max(x0, x1)))
        elif wide <= _THIN / 2 and high >= _SHORT:
            self.down.append(((x0 + x1) / 2, min(y0, y1), max(y0, y1)))

    @property
    def many(self) -> bool:
        return len(self.across) + len(self.down) > MOST_LINES


class TableFinder:
    """Finds the tables of one document, page by page, with a bounded amount of work."""

    def __init__(self) -> None:
        self._left = MOST_WORK

    def tables_of(self, page: Any) -> list[Ruled]:
        """The tables of a page that have at least two columns."""
        if raw.FPDFPage_GetRotation(page) not in (0, 2):
            return []  # its lines of text run up the page
        ruling = _ruling(page)
        if ruling is None or len(ruling.across) < 2 or not ruling.down:
            return []
        found = self._cells(ruling)
        return [table for cells in found if (table := _table(cells)) is not None]

    def _cells(self, ruling: Ruling) -> list[list[Box]]:
        """The cells of each table; pdfplumber counts heights from the head of the page."""
        from pdfplumber import table  # heavy, and many documents need it not

        near = (_NEAR, _NEAR, _NEAR, _NEAR)
        edges = table.merge_edges(_edges(ruling), *near)
        down = sum(edge["orientation"] == "v" for edge in edges)
        if down * (len(edges) - down) > MOST_PAIRS:
            return []
        edges = table.merge_edges([*edges, *_sides(edges)], *near)
        crossings = table.edges_to_intersections(edges, _NEAR, _NEAR)
        self._left -= len(crossings) ** 2
        if self._left < 0:
            return []
        found = table.cells_to_tables(table.intersections_to_cells(crossings))
        return [
            [(x0, -bottom, x1, -top) for x0, top, x1, bottom in cells]
            for cells in found
        ]


def _ruling(page: Any) -> Ruling | None:
    ruling = Ruling()
    for matrix, path in _paths(page):
        for one, other in _segments(path):
            ruling.add(_moved(matrix, one), _moved(matrix, other))
        if ruling.many:
            return None
    return ruling


def _paths(page: Any) -> Iterator[tuple[list[float], Any]]:
    """The paths of a page with what maps them onto it, those inside forms too."""
    waiting: list[tuple[Any, list[float], int]] = []
    for index in range(min(raw.FPDFPage_CountObjects(page), MOST_OBJECTS)):
        waiting.append((raw.FPDFPage_GetObject(page, index), _IDENTITY, 0))
    met = 0
    while waiting and met < MOST_OBJECTS:
        item, above, depth = waiting.pop()
        met += 1
        kind = raw.FPDFPageObj_GetType(item)
        if kind not in (raw.FPDF_PAGEOBJ_PATH, raw.FPDF_PAGEOBJ_FORM):
            continue
        matrix = _product(_matrix(item), above)
        if kind == raw.FPDF_PAGEOBJ_PATH:
            yield matrix, item
        elif depth < _DEEPEST:
            inside = min(raw.FPDFFormObj_CountObjects(item), MOST_OBJECTS - met)
            for index in range(inside):
                inner = raw.FPDFFormObj_GetObject(item, index)
                waiting.append((inner, matrix, depth + 1))


def _matrix(item: Any) -> list[float]:
    matrix = raw.FS_MATRIX()
    if not raw.FPDFPageObj_GetMatrix(item, byref(matrix)):
        return _IDENTITY
    return [matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f]


def _product(m: list[float], n: list[float]) -> list[float]:
    """First ``m``, then ``n``."""
    a, b, c, d, e, f = m
    return [
        a * n[0] + b * n[2], a * n[1] + b * n[3],
        c * n[0] + d * n[2], c * n[1] + d * n[3],
        e * n[0] + f * n[2] + n[4], e * n[1] + f * n[3] + n[5],
    ]  # fmt: skip


def _moved(m: list[float], point: Point) -> Point:
    x, y = point
    return m[0] * x + m[2] * y + m[4], m[1] * x + m[3] * y + m[5]


def _segments(path: Any) -> Iterator[tuple[Point, Point]]:
    """The straight pieces of a path; white ones too, which some offices draw with."""
    begun: Point | None = None
    at: Point | None = None
    x, y = c_float(), c_float()
    for index in range(min(raw.FPDFPath_CountSegments(path), MOST_LINES)):
        segment = raw.FPDFPath_GetPathSegment(path, index)
        if not raw.FPDFPathSegment_GetPoint(segment, byref(x), byref(y)):
            continue
        point = (x.value, y.value)
        kind = raw.FPDFPathSegment_GetType(segment)
        if kind == raw.FPDF_SEGMENT_MOVETO or at is None:
            begun = point
        elif kind == raw.FPDF_SEGMENT_LINETO:
            yield at, point
        at = point
        if raw.FPDFPathSegment_GetClose(segment) and begun is not None:
            yield at, begun
            at = begun


def _edges(ruling: Ruling) -> list[dict[str, Any]]:
    across = [_edge("h", x0, x1, -y, -y) for y, x0, x1 in ruling.across]
    return across + [_edge("v", x, x, -y1, -y0) for x, y0, y1 in ruling.down]


def _edge(
    orientation: str, x0: float, x1: float, top: float, bottom: float
) -> dict[str, Any]:
    return {
        "orientation": orientation, "object_type": "line", "x0": x0, "x1": x1,
        "top": top, "bottom": bottom, "width": x1 - x0, "height": bottom - top,
    }  # fmt: skip


def _sides(edges: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The sides of tables that are left open: a line down at both ends of two lines that
    begin and end alike, where another one goes down between them."""
    alike: dict[tuple[int, int], list[dict[str, Any]]] = defaultdict(list)
    down = [edge for edge in edges if edge["orientation"] == "v"]
    for edge in sorted(edges, key=lambda edge: edge["top"]):
        if edge["orientation"] == "h":
            alike[round(edge["x0"] / _NEAR), round(edge["x1"] / _NEAR)].append(edge)
    sides = []
    for lines in alike.values():
        for upper, lower in itertools.pairwise(lines):
            left, right = upper["x0"], upper["x1"]
            top, bottom = upper["top"], lower["top"]
            between = [
                edge["x0"]
                for edge in down
                if edge["top"] <= top + _NEAR and edge["bottom"] >= bottom - _NEAR
            ]
            if any(left + 2 * _NEAR < x < right - 2 * _NEAR for x in between):
                sides += [
                    _edge("v", side, side, top, bottom)
                    for side in (left, right)
                    if all(abs(side - x) > 2 * _NEAR for x in between)
                ]
    return sides


def _table(found: list[Box]) -> Ruled | None:
    cells = [
        (left, foot, right, head)
        for left, foot, right, head in found
        if right - left > _NARROW and head - foot > _NARROW
    ]
    lefts = sorted({cell[0] for cell in cells})
    heads = sorted({-cell[3] for cell in cells})
    if len(lefts) < 2:
        return None
    placed = {
        (bisect_right(heads, -cell[3]) - 1, bisect_right(lefts, cell[0]) - 1): cell
        for cell in cells
    }
    box = (
        lefts[0], min(cell[1] for cell in cells),
        max(cell[2] for cell in cells), -heads[0],
    )  # fmt: skip
    return Ruled(box, placed, len(heads), len(lefts))
