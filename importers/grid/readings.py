"""What was typed into a row of the grid, and what must be asked before it is taken."""

from django.utils.translation import gettext

from importers.grid.rows import GridRow
from importers.values.jumps import jump
from importers.values.oddities import oddity
from importers.values.readings import (
    WORDLESS,
    CellReading,
    as_published,
    valued,
    valueless,
)
from importers.values.statuses import SUSPECT
from importers.values.typed_cells import CellKind, read_cell
from importers.values.wording import JUMPS, number, percent
from indicators.models import Status


def read(row: GridRow, text: str, status: str) -> CellReading | None:
    """The reading of ``text`` under the chosen ``status``; ``None`` for a blank cell.

    A cell left as it is keeps the columns it has. Raises ``UnreadableCell``.
    """
    o = row.current
    if o is not None and text == o.printed and (status == SUSPECT) == o.suspect:
        return as_published(o, status)
    if status == SUSPECT:
        return valueless(text, Status.LOW_RELIABILITY) if text else None
    cell = read_cell(text)
    if cell.kind is CellKind.BLANK:
        return None
    if cell.kind in WORDLESS:
        return valueless(text, WORDLESS[cell.kind])
    return valued(row, cell, status)


def questions(row: GridRow, reading: CellReading) -> list[str]:
    """What the editor must confirm before the reading is taken."""
    asked = []
    if reading.conversion:
        asked.append(
            gettext("单位换算：%(conversion)s = %(value)s %(unit)s")
            % {
                "conversion": reading.conversion,
                "value": number(reading.value),
                "unit": row.series.unit.name,
            }
        )
    reference = row.reference
    unchanged = row.current is not None and row.current.value == reading.value
    if reading.value is None or unchanged:
        return asked
    if odd := oddity(reading.value, row.series.unit.dimension):
        asked.append(odd)
    if reference is None:
        return asked
    assert reference.value is not None
    found = jump(reference.value, reading.value)
    if found:
        asked.append(
            gettext("%(year)d 年是 %(before)s，现在是 %(after)s%(change)s：%(jump)s")
            % {
                "year": reference.year,
                "before": number(reference.value),
                "after": number(reading.value),
                "change": percent(reference.value, reading.value),
                "jump": JUMPS[found],
            }
        )
    return asked
