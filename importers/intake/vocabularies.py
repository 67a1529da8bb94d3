"""The catalogue as the words that tables use for it: loaded once, then asked in memory."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from importers.models import LearnedName, Part
from importers.names import Entry, Vocabulary
from indicators.models import City, Coverage, Group, Indicator, Unit
from reports.models import Report

TOTAL, WHOLE_CITY = "total", "city"


@dataclass(frozen=True)
class Words:
    """For each part of a figure: its vocabulary, and its things by code and by key."""

    vocabularies: dict[Part, Vocabulary]
    by_code: dict[Part, dict[str, Any]]
    by_key: dict[Part, dict[int, Any]]
    groups: tuple[Entry, ...]

    def named(self, part: Part, code: str) -> Any:
        return self.by_code[part].get(code)

    def of_key(self, part: Part, key: int | None) -> Any:
        return None if key is None else self.by_key[part].get(key)


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
        found[part][getattr(name, f"{part.value}_id")].append(name.name)
    return found


def _entry(thing: Any, aliases: list[str]) -> Entry:
    names: tuple[str, ...]
    if isinstance(thing, Report):
        names = (thing.title, thing.short, thing.title_en, thing.short_en)
    else:
        names = (thing.name, getattr(thing, "short", thing.name), thing.name_en)
    if isinstance(thing, Indicator):
        names = (*names, thing.short_en)
    if isinstance(thing, Unit):
        aliases = [*aliases, *filter(None, thing.spellings.split(";"))]
    return Entry(thing.code, names, tuple(aliases))
