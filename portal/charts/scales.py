"""Axes: round ticks and the way from a value to a place on the drawing (pure).

Places on a drawing are floats with one decimal; values stay ``Decimal``.
"""

from dataclasses import dataclass
from decimal import Decimal

ROUND_STEPS = (Decimal(1), Decimal(2), Decimal("2.5"), Decimal(5), Decimal(10))
YEAR_STEPS = (1, 2, 3, 5, 10, 20)


@dataclass(frozen=True)
class Scale:
    """From ``low``–``high`` to ``start``–``end``."""

    low: Decimal
    high: Decimal
    start: float
    end: float

    def at(self, value: Decimal | int) -> float:
        share = (Decimal(value) - self.low) / (self.high - self.low)
        return round(self.start + float(share) * (self.end - self.start), 1)

    def back(self, place: float) -> float:
        """The value at a place on the drawing."""
        share = (place - self.start) / (self.end - self.start)
        return float(self.low) + share * float(self.high - self.low)


def round_step(span: Decimal, count: int) -> Decimal:
    """A step of 1, 2, 2.5 or 5 × 10ⁿ that cuts ``span`` into at most ``count`` parts."""
    least = span / count
    power = Decimal(1).scaleb(least.adjusted())
    return next(power * s for s in ROUND_STEPS if power * s >= least)


def ticks(low: Decimal, high: Decimal, count: int) -> list[Decimal]:
    """Round values from at or below ``low`` to at or above ``high``.

    They begin at zero where the values are not far from it.
    """
    if low == high:
        low, high = min(low, Decimal(0)), high or Decimal(1)
    if 0 <= low < high / 2:
        low = Decimal(0)
    step = round_step(high - low, count)
    first = low // step * step
    if first > low:
        first -= step
    found = [first]
    while found[-1] < high:
        found.append(found[-1] + step)
    return found


def year_ticks(first: int, last: int, room: int) -> list[int]:
    """At most ``room`` years from ``first`` to ``last``, always with the last one."""
    span = last - first
    step = next((s for s in YEAR_STEPS if span // s < room), span or 1)
    found = list(range(last, first - 1, -step))
    return sorted(found)
