"""What every format is read into: rows of text, bounded."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from importers.files.formats.coordinates import address
from importers.files.limits import Limits
from importers.files.refusals import RefusalReason, Refused


@dataclass(frozen=True)
class RawRow:
    """A row that has text: ``cells`` from column 1 to the last that is not empty.

    ``number`` is the row number a spreadsheet shows. ``merged`` names the merged range
    (``B2:B11``) of each column that lies in one; such a cell has the text of the range.
    """

    sheet: str
    number: int
    cells: tuple[str, ...]
    merged: Mapping[int, str] = field(default_factory=dict)

    def cell(self, column: int) -> str:
        return self.cells[column - 1] if column <= len(self.cells) else ""


Rows = Iterator[RawRow]


class Bounds:
    """Counts what has been read of a file against its limits; one for the whole file."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.cells = 0
        self.chars = 0

    def take(self, sheet: str, row: int, column: int, text: str) -> None:
        """One cell with text. Raises ``Refused``."""
        limits = self.limits
        if row > limits.rows or column > limits.columns:
            raise Refused(
                RefusalReason.OUT_OF_BOUNDS,
                sheet=sheet,
                cell=address(row, column),
                rows=limits.rows,
                columns=limits.columns,
            )
        self.cells += 1
        self.chars += len(text)
        if self.cells > limits.cells:
            raise Refused(RefusalReason.TOO_MANY_CELLS, limit=limits.cells)
        if len(text) > limits.cell_chars:
            raise Refused(RefusalReason.CELL_TOO_LONG, limit=limits.cell_chars)
        if self.chars > limits.text_chars:
            raise Refused(RefusalReason.TOO_MUCH_TEXT, limit=limits.text_chars)

    def take_sheets(self, count: int) -> None:
        if count > self.limits.sheets:
            raise Refused(RefusalReason.TOO_MANY_SHEETS, limit=self.limits.sheets)
