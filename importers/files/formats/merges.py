"""Merged cells: every cell of a merged range says what its first cell says."""

from collections import defaultdict

from importers.files.formats.coordinates import CellRange
from importers.files.limits import Limits


class Merges:
    """The merged ranges of one sheet, met row by row from the top.

    A range that begins beyond the limits or overlaps an earlier one says nothing; the
    columns of the others end at the limit.
    """

    def __init__(self, areas: list[CellRange], limits: Limits) -> None:
        self._limits = limits
        self._starting: dict[int, list[CellRange]] = defaultdict(list)
        # Column → the range it lies in at this row, and what that range says.
        self._open: dict[int, tuple[CellRange, str]] = {}
        self.any = False
        for area in areas:
            self.add(area)

    def add(self, area: CellRange) -> None:
        """One more range, before the first of its rows is met."""
        if area.top <= self._limits.rows and area.left <= self._limits.columns:
            self._starting[area.top].append(area)
            self.any = True

    def filled(
        self, row: int, cells: dict[int, str]
    ) -> tuple[dict[int, str], dict[int, str]]:
        """``cells`` of the row with merged ones filled, and column → range of those."""
        self._open = {
            column: (area, text)
            for column, (area, text) in self._open.items()
            if area.bottom >= row
        }
        for area in self._starting.pop(row, []):
            columns = range(area.left, min(area.right, self._limits.columns) + 1)
            if not any(column in self._open for column in columns):
                text = cells.get(area.left, "")
                self._open.update(dict.fromkeys(columns, (area, text)))
        filled = cells | {c: text for c, (_area, text) in self._open.items() if text}
        return filled, {c: str(area) for c, (area, _text) in self._open.items()}
