"""Which phrases can fit the words around a figure at all."""

from collections import Counter
from collections.abc import Iterable
from operator import itemgetter

from reports.reading.subjects.contexts import MARK, Context
from reports.reading.subjects.phrases import Phrase
from reports.reading.subjects.rules import Rule

Numbered = tuple[int, Rule, Phrase]
_number = itemgetter(0)


class _Start:
    """Phrases that begin with the same words: those that are no more, and others by the
    words that must stand there too."""

    __slots__ = ("longer", "plain", "words")

    def __init__(self, words: str) -> None:
        self.words = words
        self.plain: list[Numbered] = []
        self.longer: list[tuple[tuple[str, ...], Numbered]] = []

    def add(self, entry: Numbered) -> None:
        if others := entry[2].literals[1:]:
            self.longer.append((others, entry))
        else:
            self.plain.append(entry)

    def within(self, around: str) -> list[Numbered]:
        """Those whose other words stand in ``around`` too."""
        if not self.longer:
            return self.plain
        found = self.plain.copy()
        for others, entry in self.longer:
            for word in others:
                if word not in around:
                    break
            else:
                found.append(entry)
        return found


class PhraseIndex:
    """The phrases of some rules, by their first words."""

    def __init__(self, rules: list[Rule]) -> None:
        numbered: list[Numbered] = []
        for rule in rules:
            numbered += [
                (len(numbered) + n, rule, p) for n, p in enumerate(rule.phrases)
            ]
        self._near = _by_rarest(entry for entry in numbered if not entry[2].wide)
        self._rarest = frozenset(self._near)
        self._wide = _by_start(entry for entry in numbered if entry[2].wide)

    def fitting(self, context: Context) -> list[tuple[Rule, list[Phrase]]]:
        """The rules some of whose phrases have all their words in ``context``, and those
        phrases."""
        near = context.near
        if context.element:
            near = context.element + MARK + near
        fitting: list[Numbered] = []
        for character in self._rarest.intersection(near):
            for start in self._near[character]:
                if start.words in near:
                    fitting += start.within(near)
        sentence = context.sentence
        for start in self._wide:  # a few dozen, in a long stretch
            if start.words in sentence:
                fitting += start.within(sentence)
        fitting.sort(key=_number)
        found: list[tuple[Rule, list[Phrase]]] = []
        for _, rule, entry in fitting:  # those of a rule follow each other
            if not found or found[-1][0] is not rule:
                found.append((rule, []))
            found[-1][1].append(entry)
        return found


def _by_start(entries: Iterable[Numbered]) -> list[_Start]:
    starts: dict[str, _Start] = {}
    for entry in entries:
        words = entry[2].literals[0]
        starts.setdefault(words, _Start(words)).add(entry)
    return list(starts.values())


def _by_rarest(entries: Iterable[Numbered]) -> dict[str, list[_Start]]:
    """Many phrases, by the rarest character of their first words."""
    starts = _by_start(entries)
    common = Counter(character for start in starts for character in set(start.words))
    found: dict[str, list[_Start]] = {}
    for start in starts:
        rarest = min(start.words, key=lambda character: (common[character], character))
        found.setdefault(rarest, []).append(start)
    return found
