"""What the arithmetic's own vocabulary is called in front of people."""

from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from indicators.quantities import DECIMAL_PLACES, MAX_DIGITS, Qualifier

QUALIFIERS = {
    Qualifier.EXACT: _("确数"),
    Qualifier.ABOUT: _("约"),
    Qualifier.NEARLY: _("近"),
    Qualifier.OVER: _("余"),
    Qualifier.AT_LEAST: _("不低于"),
    Qualifier.AT_MOST: _("不超过"),
}
QUALIFIER_CHOICES = [(q.value, label) for q, label in QUALIFIERS.items()]


def column_text(figure: Any, column: str) -> str:
    """A column of a figure or revision as people read it; empty where it holds nothing."""
    if column == "status":
        return str(figure.get_status_display())
    value = getattr(figure, column)
    if column == "cutoff" and value:
        return date_format(value, "Y-m-d")
    return "" if value is None else str(value)


def out_of_range() -> str:
    """Why a value was refused as ``OutOfRange``."""
    return gettext(
        "数值应是有限的数,整数最多 %(whole)d 位,小数最多 %(decimals)d 位"
    ) % {
        "whole": MAX_DIGITS - DECIMAL_PLACES,
        "decimals": DECIMAL_PLACES,
    }


def boundary_label(year: int) -> str:
    """To which boundaries a figure was restated: 按2020年区划."""
    return gettext("按%(year)d年区划") % {"year": year}
