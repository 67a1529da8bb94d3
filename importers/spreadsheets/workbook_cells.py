"""Cells of the workbooks that we write: text is text, whatever it begins with."""

from typing import Any

from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill

from indicators.formula_guard import RISKY

INK, PAPER, RULE = "1D2430", "FBFAF7", "E4E0D8"
HEAD = PatternFill("solid", fgColor="E8EDF3")
LOCKED = PatternFill("solid", fgColor="F3F0EA")
DOUBT = PatternFill("solid", fgColor="FDF3DC")
WRONG = PatternFill("solid", fgColor="FBEAE7")
BOLD = Font(bold=True, color=INK)
QUIET = Font(color="5B6472")


def fill_cell(cell: Any, value: object) -> Any:
    """Put a value into a cell; a text never becomes a formula."""
    if not isinstance(value, str):
        cell.value = value
        return cell
    cell.value = ILLEGAL_CHARACTERS_RE.sub("", value)
    cell.data_type = "s"
    if value.startswith(RISKY):
        cell.quotePrefix = True
    return cell


def cell_of(sheet: Any, value: object, *, fill: Any = None, comment: str = "") -> Any:
    """A cell for a sheet that is written row by row."""
    cell = fill_cell(WriteOnlyCell(sheet), value)
    if fill is not None:
        cell.fill = fill
    if comment:
        cell.comment = Comment(comment[:1000], "民政指标", width=360, height=140)
    return cell


def written(sheet: Any, value: object) -> Any:
    """A value for a row that is written at once; a cell of its own only where the plain text
    would be taken for something else."""
    if isinstance(value, str) and (
        value.startswith((*RISKY, "#")) or ILLEGAL_CHARACTERS_RE.search(value)
    ):
        return cell_of(sheet, value)
    return value
