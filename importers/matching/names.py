"""Matching what a table calls a city, indicator, group, coverage or unit (pure).

Names are compared half-width, without blanks and characters that are not seen, in lower
case, with one kind of dash and no radicals in place of characters. A code counts before a
name, a name before an alias. What does not match stays unknown: nothing is created here,
and the nearest names are only suggested.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from indicators.lexicon.marks import name_without_marks
from indicators.radicals import mended

LONGEST_NAME = 200
# The names of a catalogue and of a few tables; each is asked for again and again.
_KEPT = 2**14
_DASHES = re.compile("[‐-―−~～〜﹣－]+")
_CLOSE_ENOUGH = 0.5


def normal(text: str) -> str:
    """What two spellings are compared by: ``７５ 岁－`` → ``75岁-``."""
    return _kept(text) if len(text) <= LONGEST_NAME else _simplest(text)


def _simplest(text: str) -> str:
    while (simpler := _simpler(text)) != text:
        text = simpler
    return text


_kept = lru_cache(_KEPT)(_simplest)


def _simpler(text: str) -> str:
    """One step; taking a blank away may let two characters become one in the next."""
    folded = unicodedata.normalize("NFKC", name_without_marks(mended(text))).casefold()
    return _DASHES.sub("-", "".join(c for c in folded if _is_seen(c)))


def is_blank(text: str) -> bool:
    """Whether nothing of the text is seen; a lone footnote mark is."""
    return not any(map(_is_seen, text))


def _is_seen(character: str) -> bool:
    return not (
        character.isspace()
        or unicodedata.category(character) in ("Cc", "Cf")
        or "\ufe00" <= character <= "\ufe0f"
    )


@dataclass(frozen=True)
class NamedItem:
    """Something of the catalogue, by its code, its names, and what else it is called."""

    code: str
    names: tuple[str, ...]
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True)
class NameMatch:
    """``code`` where the text means one thing; else ``candidates`` if it may mean several."""

    text: str
    code: str | None = None
    candidates: tuple[str, ...] = ()

    @property
    def ambiguous(self) -> bool:
        return len(self.candidates) > 1


class Vocabulary:
    """The things of one kind, asked for by what people write."""

    def __init__(self, entries: Iterable[NamedItem]) -> None:
        # One table each for codes, names and aliases: normal form → codes.
        self._tables: list[dict[str, list[str]]] = [defaultdict(list) for _ in range(3)]
        for entry in entries:
            spellings = ((entry.code,), entry.names, entry.aliases)
            for table, texts in zip(self._tables, spellings, strict=True):
                for key in {normal(text) for text in texts} - {""}:
                    table[key].append(entry.code)

        # What was asked lately: tables repeat their words from row to row.
        self.match = lru_cache(_KEPT)(self._match)

    def _match(self, text: str) -> NameMatch:
        key = normal(text[:LONGEST_NAME])
        for table in self._tables:
            codes = table.get(key, [])
            if len(codes) == 1:
                return NameMatch(text, codes[0])
            if codes:
                return NameMatch(text, None, tuple(sorted(codes)))
        return NameMatch(text)

    def suggestions(
        self, text: str, most: int = 3, *, stem: Callable[[str], str] = str
    ) -> tuple[str, ...]:
        """The codes whose names are most like ``text``, the likest first; ``stem`` is what of
        a name is compared.

        Compares with every name: ask once for each text that is unknown, not for each row.
        """
        key = stem(normal(text[:LONGEST_NAME]))
        if not key:
            return ()
        likeness: dict[str, float] = {}
        for table in self._tables:
            for name, codes in table.items():
                ratio = _alike(key, stem(name))
                for code in codes:
                    likeness[code] = max(likeness.get(code, 0), ratio)
        # Half of a name that is no longer than three characters is a slip of one of them.
        least = _CLOSE_ENOUGH if len(key) <= 3 else _CLOSE_ENOUGH + 0.01
        near = [code for code, ratio in likeness.items() if ratio >= least]
        return tuple(sorted(near, key=lambda code: (-likeness[code], code))[:most])

    def likeness(
        self, text: str, code: str, *, stem: Callable[[str], str] = str
    ) -> float:
        """How like the text is to the likest name of ``code``: between 0 and 1."""
        key = stem(normal(text[:LONGEST_NAME]))
        names = [n for t in self._tables for n, codes in t.items() if code in codes]
        return max((_alike(key, stem(name)) for name in names), default=0)


def _alike(one: str, other: str) -> float:
    """Between 0 and 1; a name that holds the other is at least three quarters alike."""
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    shorter = min(len(one), len(other))
    if shorter > 1 and (one in other or other in one):
        return max(0.75, matcher.ratio())
    return matcher.ratio() if matcher.quick_ratio() >= _CLOSE_ENOUGH else 0


def agreeing(vocabulary: Vocabulary, *texts: str) -> NameMatch:
    """What several columns (a code and a name) say together; blank ones say nothing.

    Columns that mean different things are no match, with all that they mean as candidates.
    """
    matches = [vocabulary.match(text) for text in texts if normal(text)]
    for match in matches:
        if match.code is None:
            return match
    codes = {match.code for match in matches if match.code}
    if len(codes) == 1:
        return matches[0]
    text = " / ".join(match.text for match in matches)
    return NameMatch(text, None, tuple(sorted(codes)))


def plain(text: str) -> str:
    """Half-width, without blanks around it and footnote marks; what two spellings are
    compared by."""
    if text.isascii():
        return text.strip()
    return _plain_kept(text) if len(text) <= LONGEST_NAME else _plainer(text)


def _plainer(text: str) -> str:
    return unicodedata.normalize("NFKC", mended(name_without_marks(text))).strip()


_plain_kept = lru_cache(_KEPT)(_plainer)
