"""The lines between the rows of a table: what the rows below them are about."""

from collections.abc import Sequence

from importers.files.headers import ColumnRole
from importers.files.shapes.columns import HeadedColumn, of_role
from importers.files.shapes.lines import SheetLine, is_frame_text
from importers.files.shapes.names import Names, is_total
from importers.files.shapes.naming import RowContext, depth, is_part, section_of
from importers.files.shapes.periods import taken_out
from importers.matching.numbering import without_numbering


class RowSections:
    """``year`` and ``city``: those of the section that is read now."""

    def __init__(
        self, columns: Sequence[HeadedColumn], subjects: tuple[str, ...], names: Names
    ) -> None:
        self._columns = columns
        self._subjects = subjects
        self._names = names
        self._values = of_role(columns, ColumnRole.VALUE)
        self._labels = of_role(columns, ColumnRole.INDICATOR)
        self._has_places = bool(of_role(columns, ColumnRole.CITY))
        self._section = ""
        self._level = 0
        self._parent = ""
        self.year = ""
        self.city = ""

    def is_section(self, line: SheetLine) -> bool:
        """A line between the rows: its label alone, or with nothing but a code."""
        if any(c.number in line.own for c in self._values):
            return False
        if len(line.texts) == 1:
            return True
        roles = {c.number: c.role for c in self._columns}
        said = [roles.get(column) for column in line.own]
        said = [role for role in said if role is not None]
        return len(said) == 1 and said[0] != ColumnRole.UNIT

    def begin(self, line: SheetLine) -> bool:
        """Whether the line begins a section of names: nothing reaches down over it."""
        text = line.texts[0]
        if is_frame_text(text):
            return False
        rest, period = taken_out(section_of(text))
        self._parent = ""
        if period is not None and period.year and period.start is None:
            self.year = str(period.year)
            self._section = rest
            return False
        if self._names.area(rest) and not self._has_places:
            self.city = "" if is_total(rest) else rest
            return False
        self._section, self._level = section_of(text), depth(text)
        return True

    def whole_of(self, line: SheetLine, labels: Sequence[str]) -> str:
        """The row above that a row is a part of: #城市 below 最低生活保障人数."""
        if not labels:
            return ""
        raw = next(line.cell(c.number) for c in self._labels if line.cell(c.number))
        text = line.filled[min(line.filled)]
        marked = is_part(raw) or text[:1] in " \u3000" or raw[:1] in " \u3000"
        if marked or self._names.group(without_numbering(labels[-1])):
            return self._parent
        self._parent = without_numbering(labels[-1])
        return ""

    def above(self, label: str, whole: str) -> RowContext:
        """The section, as long as the row's own number is not as high as its."""
        level = depth(label)
        if level and self._section and self._level and level <= self._level:
            self._section = ""
        return RowContext(self._section, self._subjects, whole)
