"""Jumps between two figures of one series that an editor is asked about (pure).

A month taken for a year makes a figure twelve times too large or small, a doubled or lost
万 ten thousand times, a digit too many or too few ten times. Real growth comes on top, so
each is suspected within a factor of one and a half; of the first and the last, the nearer.
Whatever else changes by more than a half is asked about too.
"""

from decimal import Decimal
from enum import StrEnum

SLACK = Decimal("1.5")
SLACK_OF_TEN = Decimal("1.2")
LARGEST_CHANGE = Decimal("0.5")


class Jump(StrEnum):
    TEN_TIMES = "ten_times"
    A_TENTH = "a_tenth"
    TWELVE_TIMES = "twelve_times"
    A_TWELFTH = "a_twelfth"
    TEN_THOUSAND_TIMES = "ten_thousand_times"
    A_TEN_THOUSANDTH = "a_ten_thousandth"
    MORE_THAN_HALF = "more_than_half"


def jump(before: Decimal, after: Decimal) -> Jump | None:
    """The jump from ``before`` to ``after``; ``None`` where there is none to ask about."""
    if before > 0 and after > 0:
        if _about_ten(after, before):
            return Jump.TEN_TIMES
        if _about_ten(before, after):
            return Jump.A_TENTH
        if _about(12, after, before):
            return Jump.TWELVE_TIMES
        if _about(12, before, after):
            return Jump.A_TWELFTH
        if _about(10_000, after, before):
            return Jump.TEN_THOUSAND_TIMES
        if _about(10_000, before, after):
            return Jump.A_TEN_THOUSANDTH
    if abs(after - before) > LARGEST_CHANGE * abs(before):
        return Jump.MORE_THAN_HALF
    return None


def _about(times: int, larger: Decimal, smaller: Decimal) -> bool:
    """``larger`` is ``times`` the ``smaller``, give or take real growth."""
    return times * smaller <= larger * SLACK and larger <= times * smaller * SLACK


def _about_ten(larger: Decimal, smaller: Decimal) -> bool:
    """Nearer to ten times than to twelve."""
    near = 10 * smaller <= larger * SLACK_OF_TEN
    return near and larger * larger < 120 * smaller * smaller
