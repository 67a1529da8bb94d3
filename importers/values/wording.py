"""What the staff door calls its own vocabulary, numbers and people."""

from decimal import Decimal
from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from importers.values.jumps import Jump
from indicators.number_labels import format_number
from indicators.quantities import Interval

JUMPS = {
    Jump.TEN_TIMES: _("约为 10 倍，是不是多打了一位？"),
    Jump.A_TENTH: _("约为十分之一，是不是少打了一位？"),
    Jump.TWELVE_TIMES: _("约为 12 倍，是不是把年额当成了月额？"),
    Jump.A_TWELFTH: _("约为十二分之一，是不是把月额当成了年额？"),
    Jump.TEN_THOUSAND_TIMES: _("约为一万倍，是不是多乘了一个“万”？"),
    Jump.A_TEN_THOUSANDTH: _("约为万分之一，是不是漏了“万”？"),
    Jump.MORE_THAN_HALF: _("变化超过 50%，是不是看错了行或小数点？"),
}


def number(value: Decimal | None) -> str:
    """12,500.5: thousands separated, no needless zeros; a dash where there is no value."""
    return "—" if value is None else format_number(value)


def percent(before: Decimal, after: Decimal) -> str:
    """（+34.5%）, or nothing where there was nothing before."""
    if before == 0:
        return ""
    return f"（{(after - before) / abs(before) * 100:+.1f}%）"


def interval(span: Interval) -> str:
    """[7,500, 7,600) in the notation of mathematics; ∞ where there is no bound."""
    low = (
        "(−∞"
        if span.low is None
        else f"{'(' if span.low_open else '['}{number(span.low)}"
    )
    high = (
        "+∞)"
        if span.high is None
        else f"{number(span.high)}{')' if span.high_open else ']'}"
    )
    return f"{low}, {high}"


def name_of(user: Any) -> str:
    """Who published, a Chinese name in its own order; nobody in person where the project's
    own files were loaded."""
    if user is None:
        return gettext("系统")
    whole = f"{user.last_name}{user.first_name}"
    if whole and not whole.isascii():
        return whole
    return str(user.get_full_name() or user.get_username())
