"""Numbers, qualifiers and growth as they stand on a page (pure).

Whatever is rounded is rounded away from saying too much: a lower bound down, an upper
bound up.
"""

from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal

from django.utils.translation import gettext as _

from indicators.localized import localized
from indicators.models import Indicator, Unit
from indicators.number_labels import format_number
from indicators.quantities import Growth, Interval, Qualifier
from indicators.trends import Change
from portal.wording.nouns import counted

MISSING = "—"
TENTH = Decimal("0.1")
# From where on a number is given in 万 and 亿 (million and billion), and how many
# decimals that may take; a number that would need more is given in full.
SCALES_ZH = ((Decimal(10**8), "亿", 5), (Decimal(10**4), "万", 2))
SCALES_EN = ((Decimal(10**9), " billion", 3), (Decimal(10**6), " million", 3))
LARGE = Decimal(10**6)


@dataclass(frozen=True)
class Shown:
    """A number with the words around it: 约 ``before``, 余 ``after``."""

    before: str
    number: str
    after: str = ""

    def __str__(self) -> str:
        gap = " " if self.before and self.before[-1].isascii() else ""
        return f"{self.before}{gap}{self.number}{self.after}"


def scaled(value: Decimal) -> str:
    """``3090000000`` → ``30.9亿`` or ``3.09 billion``; every digit is kept."""
    if abs(value) >= LARGE:
        for scale, word, places in localized_scales():
            part = value / scale
            if abs(value) >= scale and part == round(part, places):
                return f"{format_number(round(part, places))}{word}"
    return format_number(value)


def localized_scales() -> tuple[tuple[Decimal, str, int], ...]:
    return SCALES_EN if localized("zh", "en") == "en" else SCALES_ZH


def shown(
    value: Decimal, qualifier: str, *, exact: bool = True, short: bool = False
) -> Shown:
    """``exact`` is False for a value that a conversion rounded; ``short`` tells large
    numbers in 万 and 亿."""
    number = scaled(value) if short else format_number(value)
    rounded = "" if exact else "≈"
    match Qualifier(qualifier):
        case Qualifier.AT_LEAST:
            return Shown("≥", number)
        case Qualifier.AT_MOST:
            return Shown("≤", number)
        case Qualifier.ABOUT:
            return Shown(localized("约", "about"), number)
        case Qualifier.NEARLY:
            return Shown(localized("近", "nearly"), number)
        case Qualifier.OVER if localized("zh", "en") == "en":
            return Shown("over", number)
        case Qualifier.OVER:
            return Shown(rounded, number, "余")
        case _exact:
            return Shown(rounded, number)


def change_shown(change: Change, unit: Unit) -> Shown:
    """The change over a line: percentage points for shares, else per cent."""
    if change.growth is None:
        return Shown("", MISSING)
    if unit.dimension == "share":
        return difference_shown(change.difference)
    return growth_shown(change.growth)


def growth_shown(growth: Growth) -> Shown:
    """``+68.9%``, ``至少 +15.3%``, ``+368.7% ~ +406.7%``."""
    if growth.low is not None and growth.low == growth.high:
        return Shown("", percent(growth.low, ROUND_HALF_UP))
    return bounds_shown(
        None if growth.low is None else percent(growth.low, ROUND_FLOOR),
        None if growth.high is None else percent(growth.high, ROUND_CEILING),
    )


def difference_shown(difference: Interval) -> Shown:
    low, high = difference.low, difference.high
    words = _("%(points)s 个百分点")
    if low is not None and low == high:
        return Shown("", words % {"points": signed(format_number(low))})
    return bounds_shown(
        None if low is None else words % {"points": signed(format_number(low))},
        None if high is None else words % {"points": signed(format_number(high))},
    )


def bounds_shown(low: str | None, high: str | None) -> Shown:
    if low is None and high is None:
        return Shown("", MISSING)
    if high is None:
        return Shown(localized("至少", "at least"), low or "")
    if low is None:
        return Shown(localized("至多", "at most"), high)
    return Shown("", low if low == high else f"{low} ~ {high}")


def percent(fraction: Decimal, rounding: str) -> str:
    return signed(f"{(fraction * 100).quantize(TENTH, rounding):,f}") + "%"


def signed(text: str) -> str:
    """With a plus or a true minus in front; zero has neither."""
    if text.startswith("-"):
        return "−" + text[1:]
    return text if not text.strip("0.") else f"+{text}"


def with_unit(value: Decimal, unit: Unit, indicator: Indicator) -> str:
    words = {"value": format_number(value), "unit": counted(unit, indicator)}
    return _("%(value)s %(unit)s") % words
