"""How far a bar is sure and how far it may reach (pure)."""

from decimal import Decimal
from typing import NamedTuple

from indicators.quantities import Interval

WIDTH = Decimal(100)
TENTH = Decimal("0.1")


class IntervalParts(NamedTuple):
    """Per cent of the width: ``solid`` is sure, ``pale`` begins where it ends."""

    solid: Decimal
    pale: Decimal


def interval_parts(interval: Interval, top: Decimal) -> IntervalParts:
    """``top`` is the value at the right edge, to which an open end reaches."""
    solid = _scaled(interval.low or Decimal(0), top)
    high = top if interval.high is None else interval.high
    return IntervalParts(solid, _scaled(high, top) - solid)


def _scaled(value: Decimal, top: Decimal) -> Decimal:
    return max(value / top * WIDTH, Decimal(0)).quantize(TENTH)
