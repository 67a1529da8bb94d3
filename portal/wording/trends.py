"""What a trend says, in two or three sentences (pure).

Bounds are named as bounds, years without figures are named, and where no growth is
computed the reason is given.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from indicators.localized import localized
from indicators.models import Area, Measure
from indicators.number_labels import format_number
from indicators.trends import Change, Line, Point, Refusal, Trend
from portal.wording.lines import line_label, point_shown, point_words
from portal.wording.lists import year_ranges
from portal.wording.numbers import change_shown, scaled
from portal.wording.redrawings import distinct, redrawing_words
from portal.wording.refusals import refusal_reason

MOST_CITIES = 3
FEW_CITIES = 6


def sentences(trend: Trend, highlighted: Sequence[Area]) -> list[str]:
    """The answer a page begins with; ``highlighted`` are the cities to speak of."""
    if not trend.points:
        return [_("还没有可用的数字。"), *_doubts(trend)]
    if not trend.indicator.yearly:
        return [*_totals(trend), *_doubts(trend)]
    known = {city.pk for city in highlighted[:MOST_CITIES]}
    lines = [line for line in trend.lines if line.series.area_id in known]
    main = [x for x in lines if x.principal or not _has_principal(trend, x)]
    return [
        *_overview(trend),
        *(_of_line(trend, line) for line in main if line.change),
        *_redrawn(lines),
        *_gaps(trend, main),
        *_apart(trend, lines),
        *_doubts(trend),
    ]


def value_words(trend: Trend, point: Point) -> str:
    """``≥600 元/月``; converted, it says what the report has, and of a part of a year
    until when."""
    words = point_words(point, short=_told_short(trend))
    cutoff = point.observation.cutoff
    if point.part_year and cutoff:
        words = _("%(value)s（到 %(day)s 为止）") % {
            "value": words,
            "day": cutoff.isoformat(),
        }
    return words


def _told_short(trend: Trend) -> bool:
    """Whether all its figures are given in 万 and 亿; never some so and some otherwise."""
    return all(scaled(p.value) != format_number(p.value) for p in trend.points)


def _has_principal(trend: Trend, line: Line) -> bool:
    city = line.series.area_id
    return any(o.principal and o.series.area_id == city for o in trend.lines)


def _overview(trend: Trend) -> Iterator[str]:
    """Where there are many cities: how many, and from which to which value."""
    sure = [
        p
        for line in trend.lines
        if line.principal
        for p in line.points
        if not p.doubtful
    ]
    by_year: dict[int, list[Point]] = {}
    for p in sure:
        by_year.setdefault(p.year, []).append(p)
    if not by_year:
        return
    year = max(by_year, key=lambda y: (len(by_year[y]), y))
    points = sorted(by_year[year], key=lambda p: p.value)
    if len(points) <= FEW_CITIES:
        return
    low, high = points[0], points[-1]
    yield _(
        "%(year)d 年 %(count)d 个市州有数字，从%(low_city)s的 %(low)s到%(high_city)s的 %(high)s。"
    ) % {
        "year": year,
        "count": len(points),
        "low_city": low.observation.series.area.short_label,
        "low": value_words(trend, low),
        "high_city": high.observation.series.area.short_label,
        "high": value_words(trend, high),
    }


def _of_line(trend: Trend, line: Line) -> str:
    change = line.change
    assert change is not None
    facts = {
        "name": line_label(line, trend.group),
        "first_year": change.first.year,
        "first": value_words(trend, change.first),
        "last_year": change.last.year,
        "last": value_words(trend, change.last),
    }
    if change.refusal is Refusal.SINGLE:
        return _("%(name)s只有 %(last_year)d 年的数字：%(last)s。") % facts
    if change.refusal is not None:
        facts["reason"] = refusal_reason(change)
        return (
            _(
                "%(name)s %(first_year)d 年为 %(first)s，"
                "%(last_year)d 年为 %(last)s；%(reason)s。"
            )
            % facts
        )
    facts["first"] = str(point_shown(change.first, short=_told_short(trend)))
    facts["change"] = str(change_shown(change, trend.unit))
    return _moved(change) % facts


def _moved(change: Change) -> str:
    assert change.growth is not None
    low, high, none = change.growth.low, change.growth.high, Decimal(0)
    if low is not None and low > none:
        return _(
            "%(name)s由 %(first_year)d 年的 %(first)s"
            " 升至 %(last_year)d 年的 %(last)s（%(change)s）。"
        )
    if high is not None and high < none:
        return _(
            "%(name)s由 %(first_year)d 年的 %(first)s"
            " 降至 %(last_year)d 年的 %(last)s（%(change)s）。"
        )
    if low == none == high:
        return _(
            "%(name)s %(first_year)d 年和 %(last_year)d 年都是 %(last)s，没有变化。"
        )
    return _(
        "%(name)s %(first_year)d 年为 %(first)s，%(last_year)d 年为 %(last)s（%(change)s）。"
    )


def _gaps(trend: Trend, lines: Sequence[Line]) -> Iterator[str]:
    """The years within a line without figures, named once for lines that share them."""
    names: dict[str, list[str]] = {}
    for line in lines:
        years = {p.year for p in line.points if not p.doubtful} or {0}
        missing = [y for y in range(min(years), max(years)) if y not in years]
        if missing:
            name = line_label(line, trend.group)
            names.setdefault(year_ranges(missing), []).append(name)
    for missing_years, cities in names.items():
        yield _("%(names)s %(years)s 年没有同一口径的数字。") % {
            "names": localized("、", ", ").join(cities),
            "years": missing_years,
        }


def _redrawn(lines: Sequence[Line]) -> Iterator[str]:
    """What happened to the areas, but for what was given as the reason already."""
    reasons = [line.change.redrawn for line in lines if line.change]
    for redrawing in distinct(r for line in lines for r in line.redrawings):
        if redrawing not in reasons:
            yield _("%(change)s。") % {"change": redrawing_words(redrawing)}


def _apart(trend: Trend, lines: Sequence[Line]) -> Iterator[str]:
    """Lines of another coverage or group beside the principal one of their city."""
    others = [
        _("%(name)s %(years)s 年")
        % {
            "name": line_label(line, trend.group),
            "years": year_ranges(p.year for p in line.points),
        }
        for line in lines
        if line.points and not line.principal and _has_principal(trend, line)
    ]
    if others:
        yield _("另有口径不同的数字，不连成一线：%(lines)s。") % {
            "lines": localized("；", "; ").join(others)
        }


def _totals(trend: Trend) -> Iterator[str]:
    average = trend.indicator.measure == Measure.AVERAGE
    points = [(line, p) for line in trend.lines for p in line.points]
    for line, point in points[:MOST_CITIES]:
        facts = {
            "name": line_label(line, trend.group),
            "start": point.observation.start_year,
            "year": point.year,
            "value": value_words(trend, point),
        }
        if not point.observation.start_year:
            yield _("%(name)s到 %(year)d 年累计 %(value)s。") % facts
        elif average:
            yield _("%(name)s %(start)d—%(year)d 年平均每年 %(value)s。") % facts
        else:
            yield _("%(name)s %(start)d—%(year)d 年累计 %(value)s。") % facts
    if average:
        yield _("这是多年平均，不是某一年的数，所以不画成逐年的线。")
    else:
        yield _("这是累计数，不是某一年的数，所以不画成逐年的线。")


def _doubts(trend: Trend) -> Iterator[str]:
    """Suspect figures are not values; doubtful ones are values that nothing rests on."""
    suspects = [
        _("%(city)s %(year)d 年")
        % {"city": line.series.area.short_label, "year": figure.year}
        for line in trend.lines
        for figure in line.suspects
    ]
    if suspects:
        yield ngettext(
            "%(figures)s的印数存疑，不作数值。",
            "%(figures)s的印数存疑，不作数值。",
            len(suspects),
        ) % {"figures": localized("、", ", ").join(suspects)}
    for line in trend.lines:
        for point in line.points:
            if point.doubtful:
                yield _("%(name)s %(year)d 年的 %(value)s 存疑，不用于计算。") % {
                    "name": line_label(line, trend.group),
                    "year": point.year,
                    "value": value_words(trend, point),
                }
