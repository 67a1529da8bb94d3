"""Rows of a catalogue's table by the numbers that a spreadsheet shows beside them."""

from collections.abc import Sequence
from typing import Any

import tablib
from import_export.results import Result, RowResult


def lines_of(dataset: tablib.Dataset) -> list[int]:
    """Where each row stands in its sheet; below the header where that is not known."""
    lines: list[int] | None = getattr(dataset, "lines", None)
    return lines or list(range(2, dataset.height + 2))


class SheetResult(Result):
    """What an import would do, told by rows of the sheet."""

    lines: Sequence[int] = ()

    def number_by(self, lines: Sequence[int]) -> None:
        self.lines = lines
        for row in self.invalid_rows:
            row.number = lines[row.number - 1]
        for line, found in zip(lines, self.rows, strict=True):
            found.line = line

    def row_errors(self) -> list[tuple[int, list[Any]]]:
        return [
            (self.lines[number - 1] if self.lines else number, errors)
            for number, errors in super().row_errors()
        ]

    @property
    def changing(self) -> list[Any]:
        """The rows that would be written."""
        return [row for row in self.valid_rows() if not row.is_skip()]

    @property
    def unchanged(self) -> int:
        return int(self.totals[RowResult.IMPORT_TYPE_SKIP])
