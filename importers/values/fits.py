"""Whether a name and a group fit the indicator they are put to; else what to ask. One rule for
uploads, the yearly grid and the reading desk."""

from collections.abc import Collection

from django.utils.translation import gettext

from importers.matching.names import plain
from importers.matching.part_names import groups_of, has_known_groups, known_parts
from importers.matching.senses import other_sense
from importers.values.series_years import spellings
from importers.values.typed_cells import UnreadableCell, read_cell
from indicators.codes import TOTAL
from indicators.models import Group, Indicator, Measure, Series, Unit

Pair = tuple[int, int]


def published_groups() -> frozenset[Pair]:
    """The indicators and groups (by key) that some city has figures of."""
    series = Series.objects.filter(observations__isnull=False)
    return frozenset(series.values_list("indicator", "group").distinct())


def group_doubt(indicator: Indicator, group: Group, published: Collection[Pair]) -> str:
    """What to ask about a group that the indicator is not known to have; empty for none."""
    code = indicator.code
    known = group.code in (TOTAL, *groups_of(code)) or not has_known_groups(code)
    if known or (indicator.pk, group.pk) in published:
        return ""
    return gettext("“%(indicator)s”还没有按“%(group)s”分过组：是这个分组吗？") % {
        "indicator": indicator.short_label,
        "group": group.label,
    }


def sense_doubt(name: str, indicator: Indicator) -> str:
    """What to ask about a name that says another kind of number; empty for none."""
    own = (indicator.name, indicator.short)
    word = other_sense(name, own, indicator.measure)
    if not word:
        return ""
    return gettext(
        "名称里有“%(word)s”，而“%(indicator)s”是%(measure)s：是同一个数吗？"
    ) % {
        "word": word,
        "indicator": indicator.short_label,
        "measure": Measure(indicator.measure).label,
    }


def unit_doubt(printed: str, typed: str, indicator: Indicator) -> str:
    """What to ask where the print counts in a unit that the typed cell has no more and the
    indicator does not count in; empty for none."""
    try:
        unit, kept = read_cell(printed).unit, read_cell(typed).unit
    except UnreadableCell:
        return ""
    known = [u for u in Unit.objects.all() if unit and plain(unit) in spellings(u)]
    own = indicator.unit
    if kept or not known or own.dimension in {u.dimension for u in known}:
        return ""
    return gettext(
        "原文的单位是“%(unit)s”，“%(indicator)s”的单位是“%(own)s”：是同一个数吗？"
    ) % {
        "unit": unit,
        "indicator": indicator.short_label,
        "own": own.label,
    }


def part_doubt(name: str, indicator: Indicator, group: Group) -> str:
    """What to ask about a name that speaks of another group, of a part that is none, or of
    another place than all of the city; empty for none."""
    own = (indicator.name, indicator.short)
    spoken = known_parts().spoken(name, own, indicator.code)
    if not spoken.part and spoken.group in (None, group.code):
        return ""
    return gettext("“%(name)s”说的像是另一部分，分组却是“%(group)s”：对吗？") % {
        "name": name,
        "group": group.label,
    }
