"""The preview in the shape of the uploaded sheet, for files that can be looked over."""

from functools import cached_property

from django.db.models import Q

from importers.files.formats.tables import RawRow
from importers.models import Candidate
from importers.spreadsheets.preview import (
    SHELVES,
    SHOWN,
    Preview,
    PreviewRow,
    beside_figures,
)
from importers.spreadsheets.sheet_cells import MOST_CELLS, rows_of_batch
from importers.spreadsheets.sheet_view import COLUMNS, SheetView

# A sheet of more rows is shown on request only.
MOST_LINES = 60
# Rows listed below the sheet, since somebody must look at them.
MOST_URGENT = 20
URGENT = ("problem", "conflict", "look")


class SheetPreview:
    """``cell`` is the number of the candidate whose details are shown."""

    def __init__(self, preview: Preview, cell: int = 0) -> None:
        self.preview, self.cell = preview, cell
        self.candidates = preview.batch.candidates

    @cached_property
    def _rows(self) -> list[RawRow]:
        if not 0 < self.preview.count("all") <= MOST_CELLS:
            return []
        return rows_of_batch(self.preview.batch)

    @cached_property
    def names(self) -> list[str]:
        """The sheets that have figures, in their order."""
        named = self.preview.sheets
        found = dict.fromkeys(row.sheet[:100] for row in self._rows)
        return [name for name in found if name in named]

    @property
    def exists(self) -> bool:
        return bool(self.names)

    @cached_property
    def name(self) -> str:
        """The sheet that is shown: of the chosen cell, or chosen by its name, or the first."""
        if self.cell and (chosen := self.candidates.filter(number=self.cell).first()):
            return chosen.sheet
        named = self.preview.sheet
        return named if named in self.names else self.names[0]

    @cached_property
    def _shown(self) -> list[RawRow]:
        return [row for row in self._rows if row.sheet[:100] == self.name]

    @property
    def is_short(self) -> bool:
        """Whether the sheet is looked over faster than a list of its figures."""
        return len(self._shown) <= MOST_LINES

    @cached_property
    def view(self) -> SheetView:
        found = self.candidates.filter(sheet=self.name).only(*COLUMNS)
        return SheetView(self._shown, found.order_by("number"))

    @cached_property
    def details(self) -> list[PreviewRow]:
        """The row of the chosen cell."""
        if not self.cell:
            return []
        return self._listed(Q(number=self.cell))

    @property
    def line(self) -> int:
        """The row of the sheet below which the details stand."""
        return self.details[0].candidate.row if self.details else 0

    @cached_property
    def urgent(self) -> list[PreviewRow]:
        """The first rows that somebody must look at, whatever sheet they are on."""
        wanted = Q()
        for code in URGENT:
            wanted |= SHELVES[code][1]
        return self._listed(wanted)

    def _listed(self, wanted: Q) -> list[PreviewRow]:
        rows: list[Candidate] = list(
            self.candidates.filter(wanted)
            .select_related(*SHOWN)
            .order_by("number")[:MOST_URGENT]
        )
        return beside_figures(rows)

    @property
    def more_urgent(self) -> int:
        waiting = sum(self.preview.count(code) for code in URGENT)
        return max(0, waiting - len(self.urgent))
