"""What the staff door's own vocabulary is called in front of people, and its numbers."""

from decimal import Decimal

from django.utils.translation import gettext_lazy as _

from importers.jumps import Jump
from indicators.quantities import Interval

JUMPS = {
    Jump.TWELVE_TIMES: _("约为 12 倍，是不是把年额当成了月额？"),
    Jump.A_TWELFTH: _("约为十二分之一，是不是把月额当成了年额？"),
    Jump.TEN_THOUSAND_TIMES: _("约为一万倍，是不是多乘了一个“万”？"),
    Jump.A_TEN_THOUSANDTH: _("约为万分之一，是不是漏了“万”？"),
    Jump.MORE_THAN_HALF: _("变化超过 50%，是不是看错了行或小数点？"),
}


def number(value: Decimal | None) -> str:
    """12,500.5: thousands separated, no needless zeros; a dash where there is no value."""
    return "—" if value is None else f"{value.normalize():,f}"


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
