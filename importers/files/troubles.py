"""What is wrong with a table, and where (pure); the words stand in importers/files/wording.py."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from importers.files.formats.coordinates import letters


class Trouble(StrEnum):
    """A kind of trouble, with the names its detail has."""

    # The file.
    NO_TABLE = "no_table"
    NOT_UNDERSTOOD = "not_understood"  # heads
    # The header: the sheet is not read.
    MISSING_COLUMN = "missing_column"  # role
    REPEATED_COLUMN = "repeated_column"  # header, columns
    MERGED_HEADER = "merged_header"  # header, range
    TWO_LINE_HEADER = "two_line_header"
    BOTH_SHAPES = "both_shapes"  # header
    BAD_YEAR_HEADER = "bad_year_header"  # header
    # A row or a cell: that figure is not read.
    EMPTY_CELL = "empty_cell"  # role
    MERGED_VALUE = "merged_value"  # range
    # For information.
    NO_HEADER = "no_header"
    UNKNOWN_COLUMN = "unknown_column"  # header
    UNNAMED_COLUMN = "unnamed_column"
    SKIPPED_ROW = "skipped_row"  # text
    PASSED_COLUMN = "passed_column"  # header
    OTHER_CITY = "other_city"  # text


_INFORMATION = frozenset(
    (
        Trouble.NO_HEADER,
        Trouble.UNKNOWN_COLUMN,
        Trouble.UNNAMED_COLUMN,
        Trouble.SKIPPED_ROW,
        Trouble.PASSED_COLUMN,
        Trouble.OTHER_CITY,
        Trouble.NOT_UNDERSTOOD,
    )
)


@dataclass(frozen=True)
class Problem:
    """One trouble at a sheet, row and column, as far as it has one."""

    trouble: Trouble
    sheet: str = ""
    row: int | None = None
    column: int | None = None
    detail: Mapping[str, str] = field(default_factory=dict)

    @property
    def blocks(self) -> bool:
        """Whether something of the file could not be read because of it."""
        return self.trouble not in _INFORMATION

    @property
    def place(self) -> str:
        """``Sheet1!C5``, ``Sheet1!5``, ``C5``: as a spreadsheet names it."""
        cell = f"{letters(self.column or 0)}{self.row or ''}"
        return "!".join(part for part in (self.sheet, cell) if part)
