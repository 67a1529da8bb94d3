"""What a figure says beyond its digits, in sentences (pure)."""

from django.utils.translation import gettext as _

from indicators.models import Observation, Revision
from indicators.number_labels import format_number
from indicators.quantities import Qualifier
from indicators.units import convert
from portal.wording.nouns import counted
from portal.wording.numbers import with_unit


def interval_words(figure: Observation | Revision) -> str:
    """What the printed words allow: a value, a span or one bound."""
    if figure.value is None:
        return _("没有可用的数值。")
    unit = figure.series.unit
    low, high = figure.low, figure.high
    facts = {
        "low": "" if low is None else format_number(low),
        "high": "" if high is None else format_number(high),
        "unit": counted(unit, figure.series.indicator),
    }
    match figure.qualifier:
        case Qualifier.AT_LEAST:
            return _("%(low)s %(unit)s或更多，没有上限。") % facts
        case Qualifier.AT_MOST:
            return _("最多 %(high)s %(unit)s，没有下限。") % facts
        case Qualifier.OVER:
            return _("从 %(low)s 到不足 %(high)s %(unit)s。") % facts
        case Qualifier.NEARLY:
            return _("多于 %(low)s，至多 %(high)s %(unit)s。") % facts
        case Qualifier.ABOUT:
            return _("%(low)s 到 %(high)s %(unit)s之间。") % facts
        case _other:
            return _("原文没有限定词，取 %(low)s %(unit)s。") % facts


def precision_words(figure: Observation | Revision) -> str:
    """How coarse the print is; empty where every digit was printed."""
    if figure.precision is None or figure.value is None:
        return ""
    return _("印数经过取整，真值可能上下相差 %(precision)s %(unit)s。") % {
        "precision": format_number(figure.precision),
        "unit": counted(figure.series.unit, figure.series.indicator),
    }


def conversion_words(figure: Observation | Revision) -> str:
    """The value in the unit of its indicator, where the series keeps another one."""
    series, target = figure.series, figure.series.indicator.unit
    if figure.value is None or series.unit_id == target.pk:
        return ""
    converted = convert(figure.value, series.unit, target)
    facts = {
        "from": with_unit(figure.value, series.unit, series.indicator),
        "to": with_unit(converted.value, target, series.indicator),
    }
    if converted.exact:
        return _("%(from)s = %(to)s。") % facts
    return _("%(from)s ≈ %(to)s（除不尽，取两位小数）。") % facts


def boundary_words(figure: Observation | Revision) -> str:
    """To which boundaries it was restated; empty where it is of the area as it was."""
    if figure.boundary_year is None:
        return ""
    return _("%(year)d 年的数按 %(boundary)d 年的区划折算，不是当时辖区的数。") % {
        "year": figure.year,
        "boundary": figure.boundary_year,
    }


def period_words(figure: Observation | Revision) -> str:
    """Over which time it was counted, or on which day it stood."""
    measure = figure.series.indicator.measure
    facts = {
        "start": figure.start_year,
        "year": figure.year,
        "day": figure.cutoff.isoformat() if figure.cutoff else "",
    }
    if figure.start_year:
        if measure == "average":
            return _("%(start)d—%(year)d 年的年均数，不是某一年的数。") % facts
        return _("%(start)d 年至 %(year)d 年的累计数，不是某一年的数。") % facts
    if figure.cutoff and measure == "flow":
        if figure.part_year:
            return _("%(year)d 年初到 %(day)s 的数，不足一年。") % facts
        return _("%(year)d 年全年。") % facts
    if figure.cutoff:
        return _("截至 %(day)s。") % facts
    return _("%(year)d 年；报告没有写明截止日期。") % facts
