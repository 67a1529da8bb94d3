"""What ``subjects.yaml`` and the catalogue say of each indicator, compiled."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from reports.reading.amounts.kinds import LEVEL, PERCENT, SHARE
from reports.reading.catalogue import KnownIndicator
from reports.reading.lexicon.files import table, words
from reports.reading.lexicon.wordlists import alternation
from reports.reading.subjects.phrases import Phrase, phrase


@dataclass(frozen=True)
class Rule:
    """One entry of ``subjects.yaml``, compiled, with the catalogue's own names.

    ``refused``: words that rule the subject out in the clause, ``refused_wide`` in the
    sentence; ``needed``: one of them must stand there;
    ``topics``: what the subject may be called again when its parts are told.
    """

    indicator: str
    measure: str
    families: frozenset[str]
    phrases: tuple[Phrase, ...]
    refused: re.Pattern[str] | None
    refused_wide: re.Pattern[str] | None
    needed: re.Pattern[str] | None
    groups: tuple[str, ...]
    basis: str
    kinds: frozenset[str]
    needs_group: bool
    exact_groups: bool
    above_is_total: bool
    of_averages: bool
    topics: tuple[str, ...]
    of_parts: bool


def rule_of(indicator: KnownIndicator, entry: dict[str, Any]) -> Rule:
    """What ``subjects.yaml`` says of an indicator (``entry``) with the catalogue's names."""
    families = entry.get("family") or table("families").get(indicator.unit, [])
    spoken = dict.fromkeys([*entry.get("phrases", []), *_names(indicator)])
    kinds = entry.get("kinds") or (
        [PERCENT, SHARE] if indicator.unit == "PERCENT" else [LEVEL]
    )
    return Rule(
        indicator=indicator.code,
        measure=indicator.measure,
        families=frozenset(families),
        phrases=tuple(phrase(str(text)) for text in spoken),
        refused=_any(entry.get("not")),
        refused_wide=_any(entry.get("not_wide")),
        needed=_any(entry.get("needs")),
        groups=tuple(entry.get("groups", [])),
        basis=str(entry.get("basis", "")),
        kinds=frozenset(kinds),
        needs_group=bool(entry.get("requires_group", False)),
        exact_groups=bool(entry.get("exact_groups", False)),
        above_is_total=bool(entry.get("above_is_total", False)),
        of_averages=_of_averages(indicator, spoken),
        topics=_topics(spoken),
        of_parts=_of_parts(indicator, spoken),
    )


def _of_averages(indicator: KnownIndicator, spoken: Iterable[str]) -> bool:
    """An average may be the indicator's: a standard is paid per head, a rate is of all."""
    if indicator.measure in ("standard", "rate", "average"):
        return True
    return any(sign in str(text) for text in spoken for sign in ("均", "每"))


def _of_parts(indicator: KnownIndicator, spoken: Iterable[str]) -> bool:
    """A part of the city may have its own: a standard, the area of the districts."""
    named = any(place in str(text) for text in spoken for place in ("城区", "市区"))
    return indicator.measure == "standard" or named


def _topics(spoken: Iterable[str]) -> tuple[str, ...]:
    """The topics its phrases name (低保 of 发放低保金)."""
    both = "\n".join(map(str, spoken))
    return tuple(word for word in words("contexts", "rivals") if word in both)


def _any(listed: list[str] | None) -> re.Pattern[str] | None:
    return re.compile(alternation(map(str, listed))) if listed else None


_SUFFIX = re.compile(r"(?:人数|户数|人次|次数|数|额)$")


@cache
def _stem(name: str) -> str:
    return _SUFFIX.sub("", name)


def _names(indicator: KnownIndicator) -> list[str]:
    """Names and aliases as phrases; very short ones say too little."""
    names = [re.sub(r"[（(][^（）()]*[）)]", "", name) for name in indicator.names]
    both = [*names, *map(_stem, names)]
    return [name for name in dict.fromkeys(both) if len(name) >= 3]
