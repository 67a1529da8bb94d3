"""Where the numbers of rows that only blanks part stand: in which block, below which
head."""

from collections import Counter
from itertools import pairwise

from reports.reading.grids.cells import GridCell
from reports.reading.grids.spaced_rows import SpacedLine, SpacedRow
from reports.reading.grids.spaced_words import column_at

_Extent = tuple[int, int]


class Anchors:
    """The columns of print in which the blocks of a table and their numbers stand, as its
    full rows tell."""

    def __init__(self, text: str, lines: list[SpacedLine], blocks: int) -> None:
        self._text = text
        self._blocks = blocks
        self._lines = {row.label.start: line for line in lines for row in line.rows}
        full = [line for line in lines if len(line.rows) == blocks]
        self._starts = [
            min(self._column(line, line.rows[n].label.start) for line in full)
            for n in range(blocks)
        ]
        self._rows: list[list[SpacedRow]] = [[] for _ in range(blocks)]
        for line in lines:
            for n in range(blocks):
                if (row := self.row(line, n)) is not None:
                    self._rows[n].append(row)
        self._known_extents: dict[int, list[_Extent]] = {}
        self._counts = [
            Counter(len(row.numbers) for row in rows).most_common(1)[0][0]
            for rows in self._rows
        ]

    def count(self, block: int) -> int:
        """How many columns of numbers most rows of a block have."""
        return self._counts[block]

    def row(self, line: SpacedLine, block: int) -> SpacedRow | None:
        """The row of a line that stands in a block."""
        if len(line.rows) == self._blocks:
            return line.rows[block]
        for row in line.rows:
            if self._nearest(self._column(line, row.label.start)) == block:
                return row
        return None

    def section(self, line: SpacedLine, block: int) -> GridCell | None:
        """The words of a line without numbers that stand over a block."""
        cells = [
            cell
            for cell in line.cells
            if self._blocks == 1
            or self._nearest(self._column(line, cell.start)) == block
        ]
        if not cells:
            return None
        words = "".join(cell.words for cell in cells)
        return GridCell(cells[0].start, cells[-1].end, words)

    def placed(self, row: SpacedRow, block: int) -> tuple[GridCell, ...] | None:
        """The numbers of a row, one for each column, an empty cell where one is free;
        ``None`` where it is not sure which of them are."""
        count = self._counts[block]
        if len(row.numbers) == count:
            return row.numbers
        if len(row.numbers) > count:
            return None
        if block not in self._known_extents:
            self._known_extents[block] = self._extents(block)
        extents = self._known_extents[block]
        found: list[GridCell | None] = [None] * count
        for cell in row.numbers:
            over = [n for n in range(count) if self._meets(row, cell, extents[n])]
            if len(over) != 1 or found[over[0]] is not None:
                return None
            found[over[0]] = cell
        place = row.label.end
        return tuple(cell or GridCell(place, place, "") for cell in found)

    def _extents(self, block: int) -> list[_Extent]:
        """The columns of print that each column's numbers take in full rows; those that
        touch are of no use."""
        count = self._counts[block]
        full = [row for row in self._rows[block] if len(row.numbers) == count]
        found = []
        for n in range(count):
            spans = [self._extent(row, row.numbers[n]) for row in full]
            found.append((min(a for a, _ in spans), max(b for _, b in spans)))
        apart = all(one[1] < other[0] for one, other in pairwise(found))
        wide = all(map(self._is_wide, full))
        return found if apart and wide else [(-1, -1)] * count

    def _is_wide(self, row: SpacedRow) -> bool:
        """Whether more than one blank parts the numbers; single ones keep no columns."""
        cells = (row.label, *row.numbers)
        return all(cell.start - one.end > 1 for one, cell in pairwise(cells))

    def _meets(self, row: SpacedRow, cell: GridCell, extent: _Extent) -> bool:
        first, last = self._extent(row, cell)
        return first <= extent[1] and last >= extent[0]

    def _extent(self, row: SpacedRow, cell: GridCell) -> _Extent:
        line = self._lines[row.label.start]
        return self._column(line, cell.start), self._column(line, cell.end) - 1

    def _column(self, line: SpacedLine, place: int) -> int:
        return column_at(self._text, line.start, place)

    def _nearest(self, column: int) -> int:
        """The block that begins nearest to a column of print."""
        return min(range(self._blocks), key=lambda n: abs(self._starts[n] - column))
