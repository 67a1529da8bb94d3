"""What a printed figure says: value, qualifier, and the interval the two span.

Pure and exact: ``Decimal`` in, ``Decimal`` out; nothing here touches the database.
The rules are those of docs/arithmetic.md.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from enum import StrEnum

from indicators.lexicon import runs
from indicators.lexicon.marks import without_marks
from indicators.lexicon.numerals import NotANumeral, counted

MAX_DIGITS = 15
DECIMAL_PLACES = 3
LIMIT = Decimal(10) ** (MAX_DIGITS - DECIMAL_PLACES)
FINEST = Decimal(1).scaleb(-DECIMAL_PLACES)
SCALES = {
    "": Decimal(1),
    "百": Decimal(100),
    "千": Decimal(1000),
    "万": Decimal(10_000),
    "十万": Decimal(100_000),
    "百万": Decimal(1_000_000),
    "千万": Decimal(10_000_000),
    "亿": Decimal(100_000_000),
    "十亿": Decimal(1_000_000_000),
    "百亿": Decimal(10_000_000_000),
    "千亿": Decimal(100_000_000_000),
    "万亿": Decimal(1_000_000_000_000),
}
_NUMERAL = re.compile(rf"(?>{runs.ARABIC})(?:{runs.INSIDE})?", re.ASCII)
_SEPARATED = re.compile(
    r"(?<=\d),(?=\d)|(?<=[\d多余几来])\s+(?=[多余百千万亿])", re.ASCII
)


class Qualifier(StrEnum):
    """How sure a printed figure is of itself: 余, 近, 约, 以上, 最高 …"""

    EXACT = "exact"
    ABOUT = "about"
    NEARLY = "nearly"
    OVER = "over"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"


class OutOfRange(ValueError):
    """The value is no finite number, or has more digits than every database keeps exactly."""


@dataclass(frozen=True)
class Interval:
    """All the values a figure may stand for; ``None`` is an end without a bound."""

    low: Decimal | None
    high: Decimal | None
    low_open: bool = False
    high_open: bool = False

    def mapped(self, function: Callable[[Decimal], Decimal]) -> "Interval":
        """The interval after an increasing function, for example a change of unit."""
        return Interval(
            None if self.low is None else function(self.low),
            None if self.high is None else function(self.high),
            self.low_open,
            self.high_open,
        )

    def outward(self) -> "Interval":
        """Bounds finer than the databases keep, moved outwards, never into the interval."""
        low = None if self.low is None else self.low.quantize(FINEST, ROUND_FLOOR)
        return Interval(
            low,
            None if self.high is None else rounded_up(self.high),
            self.low_open,
            self.high_open,
        )

    def surely_above(self, other: "Interval") -> bool:
        """Every value here is strictly greater than every value there."""
        if self.low is None or other.high is None:
            return False
        return self.low > other.high or (
            self.low == other.high and (self.low_open or other.high_open)
        )

    def possibly_above(self, other: "Interval") -> bool:
        """Some value here is strictly greater than some value there."""
        if self.high is None or other.low is None:
            return True
        return self.high > other.low


@dataclass(frozen=True)
class Numeral:
    """A number as printed: its value and how fine its last digits are.

    ``significant`` is one unit of the last digit that is not a trailing zero,
    ``precision`` half a unit of the last digit printed where the print is rounded
    (decimals or a scale such as 万), else ``None``.
    """

    value: Decimal
    significant: Decimal
    precision: Decimal | None


def read_numeral(printed: str) -> Numeral:
    """The first numeral in ``printed`` that begins with a digit, with its scale: ``0.81万张`` →
    8100, ``2亿3千万元`` → 230000000.

    Raises ``NotANumeral`` when there is none.
    """
    text = _SEPARATED.sub("", without_marks(printed))
    match = _NUMERAL.search(text)
    if match is None:
        raise NotANumeral(printed)
    found = counted(match.group())
    precision = found.last / 2 if found.rounded else None
    return Numeral(found.value, found.significant, precision)


def interval_of(value: Decimal, qualifier: str, significant: Decimal) -> Interval:
    """The interval of a qualified value.

    ``significant`` is one unit of the last significant digit printed, in the unit
    of ``value``.
    """
    reach = _reach(value, significant)
    match Qualifier(qualifier):
        case Qualifier.EXACT:
            return Interval(value, value)
        case Qualifier.OVER:
            return Interval(value, value + significant, high_open=True)
        case Qualifier.NEARLY:
            return Interval(value - reach, value, low_open=True)
        case Qualifier.ABOUT:
            return Interval(value - reach / 2, value + reach / 2)
        case Qualifier.AT_LEAST:
            return Interval(value, None)
        case Qualifier.AT_MOST:
            return Interval(None, value)


def _reach(value: Decimal, significant: Decimal) -> Decimal:
    """The unit of *nearly* and *about*: that of the last significant digit; a tenth of it
    at a round power of ten, whose single 1 would reach down to zero."""
    return significant / 10 if value == significant else significant


def stored_interval(
    low: Decimal | None, high: Decimal | None, qualifier: str
) -> Interval:
    """The interval of a stored figure: its bounds are columns, its openness follows
    from the qualifier."""
    return Interval(
        low,
        high,
        low_open=qualifier == Qualifier.NEARLY,
        high_open=qualifier == Qualifier.OVER,
    )


def rounded_up(value: Decimal) -> Decimal:
    """``value`` as coarse as the databases keep it, never smaller than it is."""
    return value.quantize(FINEST, ROUND_CEILING)


def checked(value: Decimal) -> Decimal:
    """``value`` if every database keeps it exactly, else raises ``OutOfRange``."""
    if not value.is_finite():
        raise OutOfRange(value)
    exponent = value.normalize().as_tuple().exponent
    too_fine = isinstance(exponent, int) and exponent < -DECIMAL_PLACES
    if abs(value) >= LIMIT or too_fine:
        raise OutOfRange(value)
    return value


@dataclass(frozen=True)
class Growth:
    """Relative change between two figures, as fractions (0.69 is 69 %).

    ``low`` and ``high`` bound it; equal when both figures are exact; ``None`` where
    a side has no bound.
    """

    low: Decimal | None
    high: Decimal | None

    @property
    def exact(self) -> bool:
        return self.low is not None and self.low == self.high


class NoGrowth(ValueError):
    """The first figure may be zero: there is nothing to grow from."""


def growth(before: Interval, after: Interval) -> Growth:
    """The relative change from ``before`` to ``after``.

    Raises ``NoGrowth`` when ``before`` may be zero or negative.
    """
    if before.low is None or before.low <= 0:
        raise NoGrowth(before)
    return Growth(
        _bound(after.low, before, min, unbounded=Decimal(0)),
        _bound(after.high, before, max, unbounded=Decimal(0)),
    )


def _bound(
    after: Decimal | None,
    before: Interval,
    choose: Callable[[Decimal, Decimal], Decimal],
    unbounded: Decimal,
) -> Decimal | None:
    """One end of ``after / before - 1``; a divisor without upper bound tends to zero."""
    if after is None or before.low is None:
        return None
    shrunk = unbounded if before.high is None else after / before.high
    return choose(after / before.low, shrunk) - 1
