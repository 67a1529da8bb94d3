"""What a line of a trend is called (pure)."""

from django.utils.translation import gettext as _

from indicators.codes import WHOLE_CITY
from indicators.localized import localized
from indicators.models import Group
from indicators.trends import Line, Point
from indicators.wording import boundary_label
from portal.wording.nouns import counted
from portal.wording.numbers import Shown, shown


def part_label(line: Line, group: Group) -> str:
    """What sets a line apart from the group asked for and the whole city as it
    was: 城乡统一、市区、按2020年区划."""
    series = line.series
    parts = []
    if series.group.code != group.code:
        parts.append(series.group.label)
    if series.coverage.code != WHOLE_CITY:
        parts.append(series.coverage.label)
    if line.boundary_year is not None:
        parts.append(boundary_label(line.boundary_year))
    return localized("、", ", ").join(parts)


def line_label(line: Line, group: Group) -> str:
    part = part_label(line, group)
    city = line.series.area.short_label
    return _("%(city)s（%(part)s）") % {"city": city, "part": part} if part else city


def point_shown(point: Point, *, short: bool = False) -> Shown:
    return shown(
        point.value, point.observation.qualifier, exact=point.exact, short=short
    )


def as_reported(point: Point) -> str:
    """``报告作 ≥12,000 元/年``: a converted figure as the report has it, else empty."""
    figure = point.observation
    if not point.converted or figure.value is None:
        return ""
    return _("报告作 %(value)s %(unit)s") % {
        "value": shown(figure.value, figure.qualifier),
        "unit": counted(figure.series.unit, figure.series.indicator),
    }


def point_words(point: Point, *, short: bool = False) -> str:
    """``≥1,000 元/月（报告作 ≥12,000 元/年）``, ``625 元/月``."""
    words = _("%(value)s %(unit)s") % {
        "value": point_shown(point, short=short),
        "unit": counted(point.unit, point.observation.series.indicator),
    }
    reported = as_reported(point)
    if not reported:
        return words
    return _("%(value)s（%(reported)s）") % {"value": words, "reported": reported}


def point_label(point: Point) -> str:
    """The figure; a part of a year says until when."""
    value, cutoff = str(point_shown(point)), point.observation.cutoff
    if point.part_year and cutoff:
        return _("%(value)s（到 %(day)s）") % {
            "value": value,
            "day": f"{cutoff:%m-%d}",
        }
    return value
