"""What to ask about the name and the group of a candidate beside its indicator: answered by hand
or remembered, they may say another kind of number, another group, another thing counted."""

from functools import cached_property

from django.utils.translation import gettext

from importers.matching.counted import counted_by
from importers.values.fits import group_doubt, published_groups, sense_doubt
from indicators.models import Group, Indicator, Unit

# 救助流浪乞讨人员 is said of both.
_SAID_ALIKE = {"person", "person_time"}


class NameDoubts:
    """Asked of many rows: every name of an indicator is looked at once."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, int, int, bool], str] = {}

    def of(self, name: str, indicator: int, group: int, *, unit: bool) -> str:
        """The questions about a row; ``unit``: it has one written beside the name."""
        key = (name, indicator, group, unit)
        if key not in self._known:
            self._known[key] = self._doubts(*key)
        return self._known[key]

    def _doubts(self, name: str, indicator: int, group: int, unit: bool) -> str:
        counted = self._indicators[indicator]
        found = (
            sense_doubt(name, counted),
            "" if unit else self._count_doubt(name, counted),
            group_doubt(counted, self._groups[group], self._published),
        )
        return " ".join(filter(None, found))

    def _count_doubt(self, name: str, indicator: Indicator) -> str:
        unit = self._units.get(counted_by(name) or "")
        own = indicator.unit
        if unit is None or unit.dimension == own.dimension:
            return ""
        named_so = counted_by(name) in map(
            counted_by, (indicator.name, indicator.short)
        )
        if named_so or {unit.dimension, own.dimension} == _SAID_ALIKE:
            return ""
        return gettext(
            "名称像是按“%(counted)s”计的，而“%(indicator)s”的单位是“%(own)s”：是同一个数吗？"
        ) % {
            "counted": unit.label,
            "indicator": indicator.short_label,
            "own": own.label,
        }

    @cached_property
    def _indicators(self) -> dict[int, Indicator]:
        return {i.pk: i for i in Indicator.objects.select_related("unit")}

    @cached_property
    def _groups(self) -> dict[int, Group]:
        return {group.pk: group for group in Group.objects.all()}

    @cached_property
    def _units(self) -> dict[str, Unit]:
        return {unit.code: unit for unit in Unit.objects.all()}

    @cached_property
    def _published(self) -> frozenset[tuple[int, int]]:
        return published_groups()
