"""Exact conversion between units of one dimension (pure).

万 and 亿 are not units but part of the printed number; a unit's ``factor`` is how
many base units of its dimension it holds (元/月 = 12 元/年).
"""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import Protocol


class UnitLike(Protocol):
    code: str
    dimension: str
    factor: Decimal


class UnitMismatch(ValueError):
    """The two units do not measure the same thing."""


@dataclass(frozen=True)
class Converted:
    """A value in another unit; ``exact`` is False where a division was rounded."""

    value: Decimal
    exact: bool


def ratio(source: UnitLike, target: UnitLike) -> Fraction:
    """How many ``target`` units one ``source`` unit holds; raises ``UnitMismatch``."""
    if source.dimension != target.dimension:
        raise UnitMismatch(f"{source.code} → {target.code}")
    return _share(source.factor, target.factor)


@lru_cache(maxsize=1024)
def _share(one: Decimal, other: Decimal) -> Fraction:
    return Fraction(one) / Fraction(other)


def convert(
    value: Decimal, source: UnitLike, target: UnitLike, places: int = 2
) -> Converted:
    """``value`` in ``target`` units, rounded to ``places`` only where it must be."""
    if source.code == target.code:
        return Converted(value, True)
    result = Fraction(value) * ratio(source, target)
    quotient = Decimal(result.numerator) / Decimal(result.denominator)
    exact = Fraction(quotient) == result
    return Converted(quotient if exact else round(quotient, places), exact)
