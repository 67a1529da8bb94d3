"""What a cell is worth for its series: value, interval and print in the unit of the series."""

from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext

from importers.matching.names import plain
from importers.values.series_years import SeriesYear, factor
from importers.values.statuses import shown_status
from importers.values.typed_cells import CellKind, TypedCell, UnreadableCell
from importers.values.wording import number
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

WORDLESS = {
    CellKind.NOT_APPLICABLE: Status.NOT_APPLICABLE,
    CellKind.MISSING: Status.MISSING,
}


@dataclass(frozen=True)
class CellReading:
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


def as_published(o: Observation, status: str) -> CellReading:
    """The columns of a figure that stays as it is."""
    return CellReading(
        value=o.value,
        qualifier=o.qualifier,
        interval=o.interval,
        precision=o.precision,
        printed=o.printed,
        unit_printed=o.unit_printed,
        status=o.status if status == shown_status(o) else status,
    )


def valueless(printed: str, status: str) -> CellReading:
    """A print or a sign that stands for no number."""
    return CellReading(
        None, Qualifier.EXACT, Interval(None, None), None, printed, "", status
    )


def valued(row: SeriesYear, cell: TypedCell, status: str) -> CellReading:
    """The number of a cell in the unit of its series. Raises ``UnreadableCell``."""
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
    return CellReading(
        value=value,
        qualifier=str(cell.qualifier),
        interval=interval.outward(),
        precision=cell.precision and rounded_up(cell.precision * per),
        printed=cell.typed,
        unit_printed=plain(cell.scale + (cell.unit or own.name)),
        status=status,
        conversion=_conversion(row, cell, unit),
    )


def _conversion(row: SeriesYear, cell: TypedCell, unit: Unit) -> str:
    """``650 元/月 ×12``, or ``5 台`` where another word counts the same; empty for none."""
    own = row.series.unit
    if ratio(unit, own) != 1:
        return f"{number(cell.value)} {unit.name} {factor(unit, own)}"
    return "" if row.spellings.known(cell.unit) else f"{number(cell.value)} {cell.unit}"
