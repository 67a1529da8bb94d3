"""Whether two figures say the same, allowing for how coarsely each was printed."""

from decimal import Decimal
from enum import StrEnum
from typing import Protocol

from indicators.quantities import Interval, Qualifier


class Comparable(Protocol):
    """An observation or a candidate: what both have."""

    value: Decimal | None
    qualifier: str
    precision: Decimal | None

    @property
    def interval(self) -> Interval: ...


class Agreement(StrEnum):
    SAME = "same"
    # One is the other, rounded or qualified: 1.2万余 and 12335.
    COARSER = "coarser"
    DIFFERENT = "different"


def agreement(one: Comparable, other: Comparable) -> Agreement:
    if one.value == other.value:
        same = one.value is None or one.qualifier == other.qualifier
        return Agreement.SAME if same else Agreement.COARSER
    if one.value is None or other.value is None:
        return Agreement.DIFFERENT
    # 不低于 is open without end: it says nothing about a number of another value.
    if {one.qualifier, other.qualifier} & {Qualifier.AT_LEAST, Qualifier.AT_MOST}:
        return Agreement.DIFFERENT
    apart = _width(one).surely_above(_width(other)) or _width(other).surely_above(
        _width(one)
    )
    return Agreement.DIFFERENT if apart else Agreement.COARSER


def _width(said: Comparable) -> Interval:
    """The interval of a figure; for a plain one what its rounding leaves open."""
    if said.qualifier != Qualifier.EXACT or not said.precision:
        return said.interval
    assert said.value is not None
    return Interval(
        said.value - said.precision, said.value + said.precision, high_open=True
    )
