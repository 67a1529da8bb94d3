"""What is given to be published: a figure with its sources, and the version its editor saw."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from operator import attrgetter
from typing import Any

from indicators.keys import Identity
from indicators.models import FigureColumns, Series, Status
from indicators.quantities import (
    Interval,
    Qualifier,
    checked,
    interval_of,
    read_numeral,
    rounded_up,
    stored_interval,
)
from reports.columns import PLACE
from reports.models import Report, Stance

FIGURE_FIELDS = tuple(f.name for f in FigureColumns._meta.local_fields)
# An entry gives the two ends of the interval as one.
GIVEN = tuple(name for name in FIGURE_FIELDS if name not in ("low", "high"))
# The columns of a cited place, whatever it says of the figure now.
CITED = (*PLACE, "printed", "value", "note", "note_en")
_given = attrgetter(*GIVEN)
_IN_AN_ENTRY = {"low": "interval.low", "high": "interval.high"}
_values = attrgetter(*(_IN_AN_ENTRY.get(name, name) for name in FIGURE_FIELDS))


@dataclass(frozen=True, kw_only=True)
class Source:
    """A place in a report that a figure was taken from (or is repeated or contradicted in)."""

    report: Report
    printed: str
    section: str = ""
    paragraph: int | None = None
    stance: str = Stance.SOURCE
    value: Decimal | None = None
    note: str = ""
    note_en: str = ""


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One figure to be published: its columns, its sources, and the version its editor
    saw (0 where there was none)."""

    series: Series
    year: int
    boundary_year: int | None = None
    value: Decimal | None
    qualifier: str = Qualifier.EXACT
    interval: Interval = field(default=Interval(None, None))
    precision: Decimal | None = None
    printed: str
    unit_printed: str = ""
    start_year: int | None = None
    cutoff: date | None = None
    status: str = Status.NORMAL
    note: str = ""
    note_en: str = ""
    sources: Sequence[Source] = ()
    seen_version: int = 0

    @property
    def key(self) -> Identity:
        return (self.series.id, self.year, self.boundary_year)

    @property
    def figure(self) -> dict[str, Any]:
        """The columns of the figure as the tables hold them."""
        columns: dict[str, Any] = {name: getattr(self, name) for name in GIVEN}
        return columns | {"low": self.interval.low, "high": self.interval.high}

    @property
    def values(self) -> tuple[Any, ...]:
        """The figure's columns alone, in the order of ``FIGURE_FIELDS``."""
        return _values(self)


def entry(
    *, series: Series, year: int, value: Decimal | None, printed: str, **more: Any
) -> Entry:
    """An entry whose interval and precision follow from the printed form.

    ``value`` is in the unit of the series. Raises ``OutOfRange`` for a value that not
    every database keeps exactly.
    """
    if value is None:
        return Entry(series=series, year=year, value=None, printed=printed, **more)
    numeral = read_numeral(printed)
    qualifier = more.get("qualifier", Qualifier.EXACT)
    factor = value / numeral.value if numeral.value else Decimal(1)
    interval = interval_of(
        checked(value), qualifier, numeral.significant * factor
    ).outward()
    precision = None
    if numeral.precision is not None:
        precision = rounded_up(numeral.precision * factor)
    return Entry(
        series=series,
        year=year,
        value=value,
        interval=interval,
        precision=precision,
        printed=printed,
        **more,
    )


def entry_like(figure: Any, **told: Any) -> Entry:
    """An entry with the columns of a figure that is there: published, revised or accepted."""
    columns = dict(zip(GIVEN, _given(figure), strict=True))
    interval = stored_interval(figure.low, figure.high, figure.qualifier)
    return Entry(interval=interval, **columns, **told)


def source_like(place: Any, stance: str) -> Source:
    """A place that is or was cited, with what it says of the figure now."""
    return Source(stance=stance, **{name: getattr(place, name) for name in CITED})
