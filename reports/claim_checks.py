"""Recompute what a report says of its own numbers (pure).

Percentages are numbers before the sign (7.1 is 7.1 %). Every function answers with a
``Check``; where anything is in doubt the answer is "cannot be checked", never
"does not hold".
"""

from dataclasses import dataclass
from decimal import ROUND_DOWN, ROUND_HALF_UP, Context, Decimal
from enum import StrEnum
from fractions import Fraction

from indicators.quantities import Interval, interval_of, read_numeral

# Numbers of reports have up to 24 digits; the default of 28 is too few for their quotients.
WIDE = Context(prec=80)
DOUBT_POINTS = Decimal(10)  # a percentage further off than this is of something else
DOUBT_SHARE = Decimal("0.5")


class CheckVerdict(StrEnum):
    """What recomputing an assertion shows."""

    HOLDS = "holds"
    BY_ROUNDING = "holds_by_rounding"
    BY_TRUNCATION = "holds_by_truncation"
    FAILS = "does_not_hold"
    UNKNOWN = "cannot_be_checked"


@dataclass(frozen=True)
class Operand:
    """A printed number: its value, its qualifier, one unit of its last significant digit,
    half a unit of its last printed digit (zero where nothing was rounded)."""

    value: Decimal
    qualifier: str
    significant: Decimal
    precision: Decimal

    @property
    def exact(self) -> bool:
        return self.qualifier == "exact" and not self.precision

    def interval(self) -> Interval:
        """All values the print may stand for."""
        interval = interval_of(self.value, self.qualifier, self.significant)
        if self.qualifier != "exact" or not self.precision:
            return interval
        return Interval(self.value - self.precision, self.value + self.precision)


@dataclass(frozen=True)
class Check:
    """``would_be``: the recomputed value, rounded for reading; ``missing``: what would be
    needed (``operands``, ``whole``, ``parts``, ``doubtful``), empty where it was checked."""

    verdict: CheckVerdict
    would_be: Decimal | None = None
    missing: str = ""


def operand(printed: str, value: Decimal, qualifier: str) -> Operand:
    """An operand from a figure as printed (``0.81万张``: ± 50); a print without Arabic
    digits is as fine as the digits of its value, and not rounded."""
    try:
        numeral = read_numeral(printed)
    except ValueError:
        fine = read_numeral(f"{abs(value):f}").significant
        return Operand(value, qualifier, fine, Decimal(0))
    return Operand(
        value, qualifier, numeral.significant, numeral.precision or Decimal(0)
    )


def unknown(missing: str) -> Check:
    return Check(CheckVerdict.UNKNOWN, None, missing)


def check_growth(
    before: Operand,
    after: Operand,
    claimed: Operand,
    decimals: int,
    *,
    fall: bool = False,
) -> Check:
    """``claimed`` per cent of growth (of fall) from ``before`` to ``after``."""
    if before.value <= 0:
        return unknown("operands")
    sign = -1 if fall else 1
    low, high = _ratio_bounds(before, after)
    if low is not None and high is None and not fall:
        return _at_least((low - 1) * 100, claimed)
    if low is None or high is None:
        return unknown("operands")
    bounds = sorted((sign * (low - 1) * 100, sign * (high - 1) * 100))
    point = sign * (Fraction(after.value) / Fraction(before.value) - 1) * 100
    return _compared(bounds[0], bounds[1], point, claimed, decimals)


def check_share(
    part: Operand, whole: Operand, claimed: Operand, decimals: int
) -> Check:
    """``claimed`` per cent as the share of ``part`` in ``whole``; a mismatch is doubt,
    for the whole may be another one."""
    if whole.value <= 0:
        return unknown("whole")
    low, high = _ratio_bounds(whole, part)
    if low is None or high is None:
        return unknown("operands")
    point = Fraction(part.value) / Fraction(whole.value) * 100
    check = _compared(low * 100, high * 100, point, claimed, decimals)
    return unknown("whole") if check.verdict == CheckVerdict.FAILS else check


def check_change(
    after: Operand,
    change: Operand,
    claimed: Operand,
    decimals: int,
    *,
    fall: bool = False,
) -> Check:
    """``claimed`` per cent from the value reached and the change: z of (y - z)."""
    if not (after.exact or after.precision) or change.qualifier != "exact":
        return unknown("operands")
    z = -change.value if fall else change.value
    before = after.value - z
    if before <= after.precision + change.precision:
        return unknown("operands")
    base = after.precision + change.precision
    low = (Fraction(change.value - change.precision) / Fraction(before + base)) * 100
    high = (Fraction(change.value + change.precision) / Fraction(before - base)) * 100
    point = Fraction(change.value) / Fraction(before) * 100
    return _compared(low, high, point, claimed, decimals)


def check_difference(before: Operand, after: Operand, claimed: Operand) -> Check:
    """``claimed`` as the difference between two values, whichever is the larger."""
    if not (before.exact and after.exact and claimed.exact):
        slack = before.precision + after.precision + claimed.precision
        near = abs(abs(after.value - before.value) - claimed.value) <= slack
        plain = {before.qualifier, after.qualifier, claimed.qualifier} == {"exact"}
        return (
            Check(CheckVerdict.BY_ROUNDING, claimed.value)
            if near and plain
            else unknown("operands")
        )
    would_be = abs(after.value - before.value)
    return Check(
        CheckVerdict.HOLDS if would_be == claimed.value else CheckVerdict.FAILS,
        would_be,
    )


def check_points(
    before: Operand, after: Operand, claimed: Operand, slack: Decimal
) -> Check:
    """``claimed`` percentage points between two percentages, each rounded; ``slack``: the
    rounding of all three together."""
    qualifiers = {before.qualifier, after.qualifier, claimed.qualifier}
    if qualifiers != {"exact"}:
        return unknown("operands")
    would_be = abs(after.value - before.value)
    off = abs(would_be - claimed.value)
    if not off:
        return Check(CheckVerdict.HOLDS, would_be)
    return Check(
        CheckVerdict.BY_ROUNDING if off <= slack else CheckVerdict.FAILS, would_be
    )


def check_sum(total: Operand, parts: list[Operand]) -> Check:
    """``total`` as the sum of ``parts``. Parts named after 其中 need not be all of them, so a
    sum that differs is no error; one of rounded numbers may differ by their rounding."""
    would_be = sum((part.value for part in parts), Decimal(0))
    qualifiers = {total.qualifier, *(part.qualifier for part in parts)}
    if qualifiers != {"exact"} or len(parts) < 2:
        return unknown("parts")
    if would_be == total.value:
        return Check(CheckVerdict.HOLDS, would_be)
    slack = total.precision + sum((part.precision for part in parts), Decimal(0))
    if slack and abs(would_be - total.value) <= slack:
        return Check(CheckVerdict.BY_ROUNDING, would_be)
    return unknown("parts")


def check_multiple(
    before: Operand,
    after: Operand,
    claimed: Operand,
    decimals: int,
    *,
    grown: bool = False,
) -> Check:
    """``after`` is ``claimed`` times ``before``, or has grown by as many times it; loose
    speech, so a mismatch is doubt."""
    if before.value <= 0:
        return unknown("operands")
    low, high = _ratio_bounds(before, after)
    if low is None or high is None:
        return unknown("operands")
    less = 1 if grown else 0
    point = Fraction(after.value) / Fraction(before.value) - less
    check = _compared(low - less, high - less, point, claimed, decimals)
    return unknown("doubtful") if check.verdict == CheckVerdict.FAILS else check


def check_nth(part: Operand, whole: Operand, times: Operand) -> Check:
    """One in ``times`` of ``whole`` is a ``part``: rounded speech, so a mismatch is doubt.
    The recomputed value is ``whole / part``, to one place more than is said."""
    if part.value <= 0 or part.qualifier != "exact" or whole.qualifier != "exact":
        return unknown("operands")
    exact = whole.value / part.value
    places = max(0, -int(times.value.normalize().as_tuple().exponent))
    would_be = _read(Fraction(exact), places + 1)
    if exact == times.value:
        return Check(CheckVerdict.HOLDS, would_be)
    near = abs(exact - times.value) <= Decimal(1).scaleb(-places) / 2
    return (
        Check(CheckVerdict.BY_ROUNDING, would_be)
        if near
        else Check(CheckVerdict.UNKNOWN, would_be, "doubtful")
    )


def check_per(
    part: Operand, whole: Operand, base: Decimal, claimed: Operand, decimals: int
) -> Check:
    """``claimed`` of ``part`` for each ``base`` of ``whole``; a mismatch is doubt, for it may
    be told of other people."""
    if whole.value <= 0:
        return unknown("operands")
    low, high = _ratio_bounds(whole, part)
    if low is None or high is None:
        return unknown("operands")
    per = Fraction(base)
    point = Fraction(part.value) / Fraction(whole.value) * per
    check = _compared(low * per, high * per, point, claimed, decimals)
    return unknown("doubtful") if check.verdict == CheckVerdict.FAILS else check


def _at_least(low: Fraction, claimed: Operand) -> Check:
    """A growth known only from below (to 不低于600元) against what is claimed."""
    interval = claimed.interval()
    if (
        interval.high is None
        and interval.low is not None
        and low >= Fraction(interval.low)
    ):
        return Check(CheckVerdict.HOLDS, _read(low, 2))
    return unknown("operands")


def _read(value: Fraction, places: int) -> Decimal:
    exact = Decimal(value.numerator) / Decimal(value.denominator)
    return _rounded(exact, Decimal(1).scaleb(-places))


def _rounded(value: Decimal, unit: Decimal, rounding: str = ROUND_HALF_UP) -> Decimal:
    """``value`` as a multiple of ``unit``, however many digits that takes."""
    return value.quantize(unit, rounding, context=WIDE)


def _ratio_bounds(
    before: Operand, after: Operand
) -> tuple[Fraction | None, Fraction | None]:
    """The smallest and largest ``after / before``; ``None`` where it has no bound."""
    first, second = before.interval(), after.interval()
    if first.low is None or first.low <= 0:
        return None, None
    low = (
        None
        if first.high is None or second.low is None
        else Fraction(second.low) / Fraction(first.high)
    )
    high = None if second.high is None else Fraction(second.high) / Fraction(first.low)
    return low, high


def _compared(
    low: Fraction, high: Fraction, point: Fraction, claimed: Operand, decimals: int
) -> Check:
    """A recomputed range, and the value of the operands as printed, against what is
    claimed with ``decimals`` places."""
    exact = Decimal(point.numerator) / Decimal(point.denominator)
    unit = Decimal(1).scaleb(-decimals)
    would_be = _rounded(exact, unit / 100)
    if claimed.qualifier != "exact":
        return _qualified(low, high, claimed, would_be)
    if exact == claimed.value and low == high:
        return Check(CheckVerdict.HOLDS, would_be)
    if _rounded(exact, unit) == claimed.value:
        return Check(CheckVerdict.BY_ROUNDING, would_be)
    if _rounded(exact, unit, ROUND_DOWN) == claimed.value:
        return Check(CheckVerdict.BY_TRUNCATION, would_be)
    if low != high:
        near = low - Fraction(unit) < claimed.value < high + Fraction(unit)
        verdict = CheckVerdict.BY_ROUNDING if near else CheckVerdict.UNKNOWN
        return Check(verdict, would_be, "" if near else "doubtful")
    off = abs(exact - claimed.value)
    if off > DOUBT_POINTS or off > abs(claimed.value) * DOUBT_SHARE:
        return Check(CheckVerdict.UNKNOWN, would_be, "doubtful")
    return Check(CheckVerdict.FAILS, would_be)


def _qualified(
    low: Fraction, high: Fraction, claimed: Operand, would_be: Decimal
) -> Check:
    """超过15%, 近80%: holds where the recomputed range may lie in the claimed interval."""
    interval = claimed.interval()
    above = interval.low is None or high >= Fraction(interval.low)
    below = interval.high is None or low <= Fraction(interval.high)
    if above and below:
        return Check(CheckVerdict.HOLDS, would_be)
    return Check(CheckVerdict.UNKNOWN, would_be, "doubtful")
