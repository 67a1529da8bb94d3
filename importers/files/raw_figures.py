"""What tables are read into: figures as they are written, and where (pure)."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from importers.files.formats.coordinates import address
from importers.files.headers import ColumnRole

Given = Mapping[ColumnRole, str]


@dataclass(frozen=True)
class RawFigure:
    """A figure as a table says it; every text as written, ``""`` where it says nothing.

    ``column`` is that of the value; ``columns`` tells where each other text stands, for
    those that stand in the row. ``shared_unit``: the unit is that of a line above the
    table; ``of_city``: the city that the whole sheet is of.
    """

    sheet: str
    row: int
    column: int
    texts: Mapping[ColumnRole, str]
    columns: Mapping[ColumnRole, int] = field(default_factory=dict)
    shared_unit: bool = False
    of_city: str = ""

    def __getitem__(self, role: ColumnRole) -> str:
        return self.texts.get(role, "")

    @property
    def value(self) -> str:
        return self[ColumnRole.VALUE]

    @property
    def place(self) -> str:
        cell = address(self.row, self.column)
        return f"{self.sheet}!{cell}" if self.sheet else cell


@dataclass(frozen=True)
class FrameSeen:
    """What counts for a whole sheet: ``texts`` as guessed or given, ``origins`` where each
    was found (title, sheet, file, given), ``used`` and ``missing`` what its rows need."""

    sheet: str
    texts: Given
    origins: Mapping[ColumnRole, str]
    used: frozenset[ColumnRole] = frozenset()
    missing: frozenset[ColumnRole] = frozenset()
