"""The part of a whole that a name speaks of: 城市低保人数 is of a group, 男性低保人数 of a part
that is no group. Words are those of ``names.yaml`` and the groups' own names (pure)."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from importers.matching.names import NamedItem, normal
from reports.reading.lexicon.files import table

_AGE = r"\d{1,3}(?:周?岁)?(?:-|至|到)\d{1,3}周?岁(?!及以上人口)|\d{1,3}周?岁(?:及?以[上下])?"
_BRACKETS = re.compile(r"[(\[【][)\]】]|[(\[【][、,和及与]*[)\]】]")
_IDLE = re.compile(r"^[#:、,\-]+|[:、,\-]+$")


@dataclass(frozen=True)
class Spoken:
    """The groups that a name speaks of; ``unsure`` where one of its words need not mean a
    group of the indicator."""

    groups: tuple[str, ...] = ()
    unsure: bool = False

    @property
    def group(self) -> str | None:
        """The one group that is meant for certain."""
        return self.groups[0] if len(self.groups) == 1 and not self.unsure else None

    @property
    def to_ask(self) -> bool:
        return self.group is None and (self.unsure or bool(self.groups))


class Parts:
    """The words for parts, in one pattern; the longest at a place counts."""

    def __init__(self, groups: Iterable[NamedItem]) -> None:
        self._codes: dict[str, list[str]] = {}
        listed = table("names")
        for key in ("anyones", "ours"):
            for code, words in listed[key].items():
                for word in words:
                    self._add(word, code)
        for group in groups:
            self._add(group.names[0], group.code)
        self._perhaps = _inverted(listed["perhaps"])
        self._parts = {normal(word) for word in listed["parts"]}
        self._neither = {normal(word) for word in listed["neither"]}
        self._anyones = frozenset(listed["anyones"])
        every = {*self._codes, *self._perhaps, *self._parts, *self._neither}
        longest_first = sorted(every, key=lambda word: (-len(word), word))
        self._pattern = re.compile("|".join([*map(re.escape, longest_first), _AGE]))

    def _add(self, word: str, code: str) -> None:
        codes = self._codes.setdefault(normal(word), [])
        if code not in codes:
            codes.append(code)

    def spoken(self, name: str, own: Iterable[str], indicator: str) -> Spoken:
        """What ``name`` says beside the ``own`` names of the indicator (a code)."""
        had = groups_of(indicator)
        proper = [normal(text) for text in own]
        had_words = {word for text in own for word in self._words(text)}
        groups: dict[str, None] = {}
        unsure = False
        for word in self._words(name):
            if word in had_words:
                continue
            codes = self._codes.get(word, ())
            mine = [code for code in codes if code in had]
            perhaps = [code for code in self._perhaps.get(word, ()) if code in had]
            anyones = [code for code in codes if code in self._anyones]
            if mine:
                groups.update(dict.fromkeys(mine))
            elif perhaps or anyones:
                groups.update(dict.fromkeys(perhaps or anyones))
                unsure = True
            elif word not in self._codes and word not in self._perhaps:
                unsure = unsure or not any(word[0] in text for text in proper)
        return Spoken(tuple(groups), unsure)

    def group_in(self, name: str) -> str | None:
        """The one group that a name speaks of, whatever its indicator; ``""`` where it speaks
        of another part or of several, ``None`` where of none."""
        said = self.spoken(name, (), "")
        if not said.to_ask:
            return None
        return said.groups[0] if len(said.groups) == 1 else ""

    def groups_in(self, name: str) -> tuple[str, ...]:
        """Every group that a word of the name may mean, the longest word's first."""
        words = sorted(self._words(name), key=lambda word: -len(word))
        found = (
            code
            for word in words
            for code in (*self._codes.get(word, ()), *self._perhaps.get(word, ()))
        )
        return tuple(dict.fromkeys(found))

    def without(self, name: str) -> str:
        """The name without the words for groups: 最低生活保障人数(城市) → 最低生活保障人数."""
        rest = self._pattern.sub(
            lambda found: "" if found[0] in self._codes else found[0], normal(name)
        )
        return _IDLE.sub("", _BRACKETS.sub("", rest))

    def _words(self, name: str) -> list[str]:
        found = (match[0] for match in self._pattern.finditer(normal(name)))
        return [word for word in found if word not in self._neither]


@cache
def known_parts() -> Parts:
    """The words of the reviewed table alone."""
    return Parts(())


def _inverted(listed: dict[str, list[str]]) -> dict[str, list[str]]:
    codes: dict[str, list[str]] = {}
    for code, words in listed.items():
        for word in words:
            codes.setdefault(normal(word), []).append(code)
    return codes


@cache
def _groups() -> dict[str, frozenset[str]]:
    return {
        entry["indicator"]: frozenset(entry.get("groups", ()))
        for entry in table("subjects")
    }


def groups_of(indicator: str) -> frozenset[str]:
    """The groups that an indicator is broken down by, as the reader of reports knows them."""
    return _groups().get(indicator, frozenset())


def group_aliases() -> dict[str, list[str]]:
    """What else a column of groups may call a group: words that mean it and no other."""
    listed = table("names")
    words = _inverted({**listed["anyones"], **listed["ours"], "total": listed["total"]})
    aliases: dict[str, list[str]] = {}
    for word, codes in words.items():
        if len(codes) == 1:
            aliases.setdefault(codes[0], []).append(word)
    return aliases
