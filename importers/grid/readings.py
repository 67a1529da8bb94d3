"""What a typed cell means for its series: value, interval, printed form; and what must be
asked before it is taken."""

from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext

from importers.cells import Cell, Kind, UnreadableCell, plain, read_cell
from importers.grid.rows import SUSPECT, GridRow, factor, shown_status
from importers.grid.wording import JUMPS, number, percent
from importers.jumps import jump
from indicators.models import Observation, Status, Unit
from indicators.quantities import (
    Interval,
    OutOfRange,
    Qualifier,
    checked,
    interval_of,
    rounded_up,
)
from indicators.units import convert, ratio
from indicators.wording import out_of_range

WORDLESS = {Kind.NOT_APPLICABLE: Status.NOT_APPLICABLE, Kind.MISSING: Status.MISSING}


@dataclass(frozen=True)
class Reading:
    """The columns of a figure that follow from its cell and status; ``conversion`` tells a
    change of unit (``650 元/月 ×12``), empty where there was none."""

    value: Decimal | None
    qualifier: str
    interval: Interval
    precision: Decimal | None
    printed: str
    unit_printed: str
    status: str
    conversion: str = ""


def read(row: GridRow, text: str, status: str) -> Reading | None:
    """The reading of ``text`` under the chosen ``status``; ``None`` for a blank cell.

    A cell left as it is keeps the columns it has. Raises ``UnreadableCell``.
    """
    o = row.current
    if o is not None and text == o.printed and (status == SUSPECT) == o.suspect:
        return _kept(o, status)
    if status == SUSPECT:
        return _valueless(text, Status.LOW_RELIABILITY) if text else None
    cell = read_cell(text)
    if cell.kind is Kind.BLANK:
        return None
    if cell.kind in WORDLESS:
        return _valueless(text, WORDLESS[cell.kind])
    return _valued(row, cell, status)


def _kept(o: Observation, status: str) -> Reading:
    return Reading(
        value=o.value,
        qualifier=o.qualifier,
        interval=o.interval,
        precision=o.precision,
        printed=o.printed,
        unit_printed=o.unit_printed,
        status=o.status if status == shown_status(o) else status,
    )


def _valueless(printed: str, status: str) -> Reading:
    return Reading(
        None, Qualifier.EXACT, Interval(None, None), None, printed, "", status
    )


def _valued(row: GridRow, cell: Cell, status: str) -> Reading:
    own = row.series.unit
    unit = row.spellings.unit_of(cell.unit)
    if unit is None:
        raise UnreadableCell(
            gettext("单位“%(typed)s”与本序列的单位“%(own)s”不符。")
            % {"typed": cell.unit, "own": own.name}
        )
    assert cell.value is not None
    converted = convert(cell.value, unit, own)
    if not converted.exact:
        raise UnreadableCell(
            gettext("换算成“%(own)s”除不尽，请按“%(own)s”填写。") % {"own": own.name}
        )
    try:
        value = checked(converted.value)
    except OutOfRange:
        raise UnreadableCell(out_of_range()) from None
    share = ratio(unit, own)
    per = Decimal(share.numerator) / Decimal(share.denominator)
    interval = interval_of(value, cell.qualifier, cell.significant * per)
    return Reading(
        value=value,
        qualifier=str(cell.qualifier),
        interval=interval.outward(),
        precision=cell.precision and rounded_up(cell.precision * per),
        printed=cell.typed,
        unit_printed=plain(cell.scale + (cell.unit or own.name)),
        status=status,
        conversion=_conversion(row, cell, unit),
    )


def _conversion(row: GridRow, cell: Cell, unit: Unit) -> str:
    """``650 元/月 ×12``, or ``5 台`` where another word counts the same; empty for none."""
    own = row.series.unit
    if ratio(unit, own) != 1:
        return f"{number(cell.value)} {unit.name} {factor(unit, own)}"
    return "" if row.spellings.known(cell.unit) else f"{number(cell.value)} {cell.unit}"


def questions(row: GridRow, reading: Reading) -> list[str]:
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
    if reading.value is None or reference is None or unchanged:
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
