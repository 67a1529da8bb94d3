"""A sheet → its figures, or why it is not understood."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from importers.files.formats.tables import RawRow
from importers.files.headers import ColumnRole
from importers.files.periods import like_a_year
from importers.files.raw_figures import FrameSeen, RawFigure
from importers.files.shapes.blocks import TableBlock, blocks_of, side_by_side
from importers.files.shapes.columns import HeadedColumn, columns_of, of_role
from importers.files.shapes.frames import Frame, FrameContext, frame_of
from importers.files.shapes.lines import line_of
from importers.files.shapes.names import Names
from importers.files.shapes.rows import Rows
from importers.files.troubles import Problem, Trouble
from importers.matching.names import normal

_SHOWN = 60


class NotUnderstood(Exception):
    """The sheet's shape is none that is known; ``problem`` says what was seen."""

    def __init__(self, problem: Problem | None = None) -> None:
        super().__init__()
        self.problem = problem


@dataclass
class Understood:
    """What a sheet holds, in the order of its rows."""

    found: list[RawFigure | Problem] = field(default_factory=list)
    frames: list[FrameSeen] = field(default_factory=list)


def understood(
    rows: Sequence[RawRow], sheet: str, context: FrameContext, names: Names
) -> Understood:
    """The figures of a sheet. Raises ``NotUnderstood``."""
    lines = [line for row in rows if (line := line_of(row)).filled]
    result = Understood()
    for whole in blocks_of(lines):
        for block in side_by_side(whole):
            frame = frame_of(block.titles, sheet, context, names)
            _read(block, sheet, frame, names, result)
        result.found += _notes(whole, sheet)
    if not any(isinstance(one, RawFigure) for one in result.found):
        raise NotUnderstood
    return result


def _read(
    block: TableBlock, sheet: str, frame: Frame, names: Names, result: Understood
) -> None:
    before = frame.before if frame[ColumnRole.YEAR_BEFORE] else None
    columns = columns_of(block, names, before)
    values = of_role(columns, ColumnRole.VALUE)
    _checked(columns, values, block, sheet)
    if not values:
        return
    rows = Rows(sheet, columns, frame, names)
    found = list(rows.read(block.body))
    if frame.rival:
        text = (block.titles[0] if block.titles else sheet)[:_SHOWN]
        row = block.heads[0].number
        result.found.append(
            Problem(Trouble.OTHER_CITY, sheet, row, None, {"text": text})
        )
    result.found += [*_passed(columns, block, sheet), *found]
    result.frames.append(_offering(rows.frame(), frame, columns))


def _offering(
    seen: FrameSeen, frame: Frame, columns: Sequence[HeadedColumn]
) -> FrameSeen:
    """What was seen, with the head of a column that may be read as the year before."""
    head = next((c.year_before for c in columns if c.year_before), "")
    texts = dict(seen.texts)
    texts[ColumnRole.YEAR_BEFORE] = head if frame.before is not None else ""
    return replace(seen, texts=texts)


def _checked(
    columns: Sequence[HeadedColumn],
    values: Sequence[HeadedColumn],
    block: TableBlock,
    sheet: str,
) -> None:
    """Heads that are nearly years, or say the same of two columns, are for a person."""
    row = block.heads[-1].number
    for column in values:
        text = column.heads[-1] if column.heads else ""
        if column.period is None and like_a_year(text):
            detail = {"header": text}
            raise NotUnderstood(
                Problem(Trouble.BAD_YEAR_HEADER, sheet, row, column.number, detail)
            )
    seen: dict[tuple[object, ...], HeadedColumn] = {}
    for column in [c for c in columns if c.role is not None]:
        said = (
            (column.parts, column.area, column.unit, column.period)
            if column.role == ColumnRole.VALUE
            else column.role
        )
        alike = column.role not in (ColumnRole.INDICATOR, ColumnRole.GROUP)
        if alike and said in seen:
            raise NotUnderstood
        seen[said if isinstance(said, tuple) else (said,)] = column


def _passed(
    columns: Sequence[HeadedColumn], block: TableBlock, sheet: str
) -> Iterator[Problem]:
    """The columns that are left out, by name."""
    row = block.heads[-1].number
    for column in columns:
        if column.passed:
            detail = {"header": column.passed}
            yield Problem(Trouble.PASSED_COLUMN, sheet, row, column.number, detail)
        elif column.idle or column.role is not None:
            continue
        elif not column.heads:
            first = next((line.number for line in block.body
                          if line.text(column.number)), row)  # fmt: skip
            yield Problem(Trouble.UNNAMED_COLUMN, sheet, first, column.number)
        else:
            detail = {"header": column.head}
            yield Problem(Trouble.UNKNOWN_COLUMN, sheet, row, column.number, detail)


def _notes(block: TableBlock, sheet: str) -> Iterator[Problem]:
    for line in block.notes:
        text = " ".join(line.texts)[:_SHOWN]
        yield Problem(Trouble.SKIPPED_ROW, sheet, line.number, None, {"text": text})


def seen_of(rows: Sequence[RawRow]) -> str:
    """The heads or first words of a sheet, to name it by."""
    for row in rows:
        texts = [normal(cell) for cell in row.cells if normal(cell)]
        if len(texts) > 1:
            return "、".join(dict.fromkeys(texts))[:_SHOWN]
    return ""
