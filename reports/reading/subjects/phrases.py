"""Phrases of the tables → patterns: ``*`` a short gap, ``~`` a long one, ``▮`` the number."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

from reports.reading.lexicon.files import table, words
from reports.reading.lexicon.wordlists import made_of
from reports.reading.subjects.contexts import MARK, Context

GAP = "…"  # stands for a gap in the words that decided a match
_GAPS = re.compile(r"([*~▮$])")
_GAP = {"*": r"[^，。；：]{0,14}?", "~": r"[^。]{0,60}?", "$": r"\Z"}
# After the number a short gap stops at the next number, ages apart.
_TOGETHER = "(?:合计|总计|共计)?"  # 床位[合计]9600张
_GAP_AFTER = r"(?:\d{1,3}(?=-|周?岁)|[^，。；：\d]){0,14}?"


@dataclass(frozen=True)
class Phrase:
    """``literals``: all must stand in the text before the pattern is tried; ``weight``:
    the characters that must match."""

    text: str
    literals: tuple[str, ...]
    pattern: re.Pattern[str] | None
    wide: bool
    weight: int

    @property
    def words(self) -> str:
        """The phrase as one reads it: ``精神卫生*~床位▮`` is 精神卫生…床位."""
        return GAP.join(self.literals)


class Hit(NamedTuple):
    """A phrase found: ``weight`` its characters, ``distance`` those between it and the
    number, ``prefix`` the words before it in the clause; ``at_head``: it stands next to the
    number, before it."""

    phrase: Phrase
    weight: int
    distance: int
    prefix: str
    at_head: bool = False


def phrase(text: str) -> Phrase:
    """Compile one phrase of a table."""
    pieces = [piece for piece in _GAPS.split(text) if piece]
    literals = tuple(piece for piece in pieces if piece not in ("*", "~", "$", MARK))
    if not set(pieces) & {"*", "~", "$", MARK}:
        return Phrase(text, literals, None, False, len(text))
    source = "".join(map(_source, pieces))
    if MARK in source:  # after the number a gap stops at the next one
        before, mark, after = source.partition(MARK)
        if before and pieces[pieces.index(MARK) - 1] not in _GAP:
            before += _TOGETHER
        source = before + mark + after.replace(_GAP["*"], _GAP_AFTER)
    weight = sum(map(len, literals))
    return Phrase(text, literals, re.compile(source), "~" in pieces, weight)


def _source(piece: str) -> str:
    return _GAP.get(piece) or re.escape(piece)


def find(
    phrase: Phrase, context: Context, where: str, groups: tuple[str, ...] = ()
) -> Hit | None:
    """The phrase in the context of a figure, or ``None``. ``where``: the context's sentence
    for wide phrases, else its clause; words of ``groups`` may stand between a plain phrase
    and the number (养老机构由[公办]42家)."""
    if phrase.pattern is None:
        return _beside(phrase, context, groups)
    for literal in phrase.literals:
        if literal not in where:
            return None
    match = phrase.pattern.search(where)
    if match is None or (phrase.wide and _over_another(phrase, match.group())):
        return None
    if phrase.wide and where[: match.start()].endswith(words("contexts", "partial")):
        return None
    prefix = "" if phrase.wide else where[: where.find(phrase.literals[0])]
    mark = where.rfind(MARK)
    distance = max(mark - match.end(), match.start() - mark - 1, 0)
    return Hit(phrase, phrase.weight, distance, prefix)


def _over_another(phrase: Phrase, found: str) -> bool:
    """What stands in the gaps names another subject: 低保标准…；五保供养标准由▮."""
    for literal in phrase.literals:
        found = found.replace(literal, MARK, 1)
    return any(
        rival in found and not any(rival in literal for literal in phrase.literals)
        for rival in words("contexts", "rivals")
    )


def _beside(phrase: Phrase, context: Context, groups: tuple[str, ...]) -> Hit | None:
    """A plain phrase next to the number, nothing but fillers between."""
    place = context.head.rfind(phrase.text)
    if place >= 0:
        between = context.head[place + len(phrase.text) :]
        if len(between) <= 16 and _adds_nothing(between, groups):
            return Hit(phrase, phrase.weight, len(between), context.head[:place], True)
    place = context.tail.find(phrase.text)
    if 0 <= place <= 6 and made_of(context.tail[:place], "whole"):
        rest = context.tail[place + len(phrase.text) :]
        alone = not rest and not _joined_by_another(context)
        if alone or rest.startswith(words("contexts", "after_subject")):
            return Hit(phrase, phrase.weight, place, context.head)
    return None


def _joined_by_another(context: Context) -> bool:
    """``200名特困、低保老人``: the number is of both."""
    lead = f"{context.tail}、"
    rest = context.beyond[len(lead) :]
    return context.beyond.startswith(lead) and rest.startswith(
        words("contexts", "rivals")
    )


def whole(prefix: str) -> bool:
    """Whether the words before a subject leave it whole: 全市登记[社会组织] does,
    天元区[社会组织] does not."""
    tail = prefix[-8:]
    return any(made_of(tail[at:], "whole") for at in range(len(tail))) or not tail


def only_groups(
    head: str, groups: tuple[str, ...], topics: tuple[str, ...] = ()
) -> bool:
    """Whether the words before a number only name a group (其中公办, 民办), perhaps with the
    topic again (其中城市[低保])."""
    head = without_groups(head, groups)
    for topic in topics:
        if topic in head:
            head = head.replace(topic, "", 1)
            break
    head = head.removeprefix("其中").removesuffix("级").removesuffix("类")
    return made_of(head, "fillers")


@lru_cache(maxsize=8192)
def _adds_nothing(between: str, groups: tuple[str, ...]) -> bool:
    if made_of(between, "fillers"):
        return True
    bare = without_groups(between, groups)
    return bare != between and made_of(bare, "fillers")


def without_groups(words_around: str, groups: tuple[str, ...]) -> str:
    """The words around a number without those that name one of ``groups``."""
    for word in _group_words(groups):
        words_around = words_around.replace(word, "", 1)
    return words_around


@cache
def _group_words(groups: tuple[str, ...]) -> tuple[str, ...]:
    """By group, the longest first."""
    listed: dict[str, list[str]] = table("groups")
    return tuple(
        word
        for code in groups
        for word in sorted(map(str, listed[code]), key=len, reverse=True)
    )
