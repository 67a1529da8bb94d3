"""Two tables printed side by side as one: 指标 | 2022年 | 指标 | 2022年."""

from dataclasses import replace
from itertools import pairwise

from reports.reading.grids.cells import counts
from reports.reading.grids.found import FoundTable, Row
from reports.reading.grids.spaced_heads import is_stub


def parted(grid: FoundTable) -> list[FoundTable]:
    """The tables of which a table consists, from the left; mostly itself alone."""
    first = next((row for row in grid.rows if sum(bool(c.words) for c in row) > 1), ())
    starts = _starts(first)
    if len(starts) < 2 or any(counts(cell.words) for cell in first if cell.words):
        return [grid]
    ends = [*starts[1:], max(map(len, grid.rows))]
    return [
        replace(grid, rows=_part(grid.rows, start, end))
        for start, end in zip(starts, ends, strict=True)
    ]


def _starts(heads: Row) -> list[int]:
    """The columns in which the head of the labels stands once more, others between."""
    if not heads or not is_stub(heads[0].words):
        return []
    again = [n for n, cell in enumerate(heads) if cell.words == heads[0].words]
    apart = all(late - early > 1 for early, late in pairwise(again))
    return again if apart else []


def _part(rows: tuple[Row, ...], start: int, end: int) -> tuple[Row, ...]:
    parts = (row[start:end] for row in rows)
    return tuple(part for part in parts if any(cell.words for cell in part))
