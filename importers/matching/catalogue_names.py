"""The catalogue as the words that tables use for it: loaded once, then asked in memory."""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import Any

from importers.matching.area_names import AreaNames
from importers.matching.cell_marks import MEANINGS, NUMBERS
from importers.matching.indicator_names import IndicatorNames
from importers.matching.names import NamedItem, Vocabulary, normal, plain
from importers.matching.part_names import PartWords, Spoken, group_aliases
from importers.matching.unit_in_name import unit_taken_off
from importers.models import LearnedName, Part
from indicators.areas.known import atlas
from indicators.codes import TOTAL
from indicators.lexicon.not_units import foreign_to_unit
from indicators.models import Area, City, Coverage, Group, Indicator, Unit
from reports.models import Report
from reports.reading.lexicon.files import table


@dataclass(frozen=True)
class Words:
    """For each part of a figure: its vocabulary, and its things by code and by key.

    Of areas these are the cities of today; others, of which there are thousands, are
    fetched as they are met. ``learned_groups``: texts (of indicators, too) that an answer
    said to mean a group.
    """

    vocabularies: dict[Part, Vocabulary]
    by_code: dict[Part, dict[str, Any]]
    by_key: dict[Part, dict[int, Any]]
    groups: tuple[NamedItem, ...]
    learned_groups: dict[str, str] = field(default_factory=dict)

    @cached_property
    def areas(self) -> AreaNames:
        return AreaNames(self.vocabularies[Part.CITY], atlas())

    @cached_property
    def parts(self) -> PartWords:
        return PartWords(self.groups)

    @cached_property
    def indicator_names(self) -> IndicatorNames:
        proper = {
            code: (thing.name, thing.short)
            for code, thing in self.by_code[Part.INDICATOR].items()
        }
        of_part = self.vocabularies
        return IndicatorNames(
            of_part[Part.INDICATOR],
            of_part[Part.UNIT],
            of_part[Part.CITY],
            self.parts,
            proper,
        )

    def unit_in(self, name: str) -> str:
        """The unit that stands in a name which is none of the catalogue's own."""
        if name not in self._units_in:
            known = self.vocabularies[Part.INDICATOR].match(name).code is not None
            unit = self._taken_off(name)[1]
            self._units_in[name] = "" if known else unit
        return self._units_in[name]

    def without_unit(self, name: str) -> str:
        """The name without the unit that ``unit_in`` finds."""
        return self._taken_off(name)[0]

    @cached_property
    def _taken_off(self) -> Callable[[str], tuple[str, str]]:
        units = self.vocabularies[Part.UNIT]
        return lru_cache(4096)(lambda name: unit_taken_off(name, units))

    @cached_property
    def _units_in(self) -> dict[str, str]:
        return {}

    def spoken(self, name: str, indicator: Indicator) -> Spoken:
        """The part that a name of the indicator speaks of beside its own."""
        key = (name, indicator.code)
        if key not in self._spoken:
            own = (indicator.name, indicator.short)
            self._spoken[key] = self.parts.spoken(name, own, indicator.code)
        return self._spoken[key]

    @cached_property
    def _spoken(self) -> dict[tuple[str, str], Spoken]:
        return {}

    def named(self, part: Part, code: str) -> Any:
        thing = self.by_code[part].get(code)
        return self._area(code=code) if thing is None and part == Part.CITY else thing

    def of_key(self, part: Part, key: int | None) -> Any:
        thing = None if key is None else self.by_key[part].get(key)
        if thing is None and key is not None and part == Part.CITY:
            return self._area(pk=key)
        return thing

    def _area(self, **known: Any) -> Area | None:
        (asked,) = known.items()
        if asked not in self._other_areas:
            found = Area.objects.select_related("province", "parent")
            self._other_areas[asked] = found.filter(**known).first()
        return self._other_areas[asked]

    @cached_property
    def _other_areas(self) -> dict[tuple[str, Any], Area | None]:
        return {}


def load_words() -> Words:
    """All words, in a dozen queries however long the table is."""
    learned = _learned()
    things: dict[Part, list[Any]] = {
        Part.CITY: list(City.objects.select_related("province")),
        Part.INDICATOR: list(Indicator.objects.select_related("unit")),
        Part.GROUP: list(Group.objects.all()),
        Part.COVERAGE: list(Coverage.objects.all()),
        Part.UNIT: list(Unit.objects.all()),
        Part.REPORT: list(Report.objects.all()),
        Part.CELL: [*MEANINGS, *NUMBERS],
    }
    aliases = {
        Part.CITY: _aliases(City),
        Part.INDICATOR: _aliases(Indicator),
        **learned,
    }
    entries = {
        part: [
            _entry(thing, aliases.get(part, {}).get(thing.pk, [])) for thing in found
        ]
        for part, found in things.items()
    }
    return Words(
        {part: Vocabulary(of_part) for part, of_part in entries.items()},
        {part: {t.code: t for t in found} for part, found in things.items()},
        {part: {t.pk: t for t in found} for part, found in things.items()},
        tuple(e for e in entries[Part.GROUP] if e.code != TOTAL),
        {
            normal(name): group.code
            for group in things[Part.GROUP]
            for name in learned[Part.GROUP].get(group.pk, [])
        },
    )


def _aliases(model: Any) -> dict[int, list[str]]:
    found: dict[int, list[str]] = defaultdict(list)
    for key, name in model.objects.filter(aliases__isnull=False).values_list(
        "pk", "aliases__name"
    ):
        found[key].append(name)
    return found


def _learned() -> dict[Part, dict[int, list[str]]]:
    found: dict[Part, dict[int, list[str]]] = {
        part: defaultdict(list) for part in (Part.GROUP, Part.COVERAGE, Part.UNIT)
    }
    for name in LearnedName.objects.all():
        part = Part(name.part)
        if part == Part.UNIT and foreign_to_unit(plain(name.name)):
            continue  # learned before such texts were refused
        found[part][getattr(name, f"{part.value}_id")].append(name.name)
    return found


def _entry(thing: Any, aliases: list[str]) -> NamedItem:
    names: tuple[str, ...]
    if isinstance(thing, Report):
        names = (thing.title, thing.short, thing.title_en, thing.short_en)
    else:
        names = (thing.name, getattr(thing, "short", thing.name), thing.name_en)
    if isinstance(thing, Indicator):
        names = (*names, thing.short_en)
        aliases = [*aliases, *table("names")["called"].get(thing.code, [])]
    if isinstance(thing, Group):
        aliases = [*aliases, *group_aliases().get(thing.code, [])]
    if isinstance(thing, Unit):
        aliases = [*aliases, *filter(None, thing.spellings.split(";"))]
    return NamedItem(thing.code, names, tuple(aliases))
