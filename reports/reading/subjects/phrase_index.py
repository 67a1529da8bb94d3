"""Which phrases can fit the words around a figure at all."""

from collections import Counter
from operator import itemgetter

from reports.reading.subjects.contexts import MARK, Context
from reports.reading.subjects.phrases import Phrase
from reports.reading.subjects.rules import Rule

Numbered = tuple[int, Rule, Phrase]
_number = itemgetter(0)


class PhraseIndex:
    """The phrases of some rules, by their first words."""

    def __init__(self, rules: list[Rule]) -> None:
        numbered: list[Numbered] = []
        for rule in rules:
            numbered += [
                (len(numbered) + n, rule, p) for n, p in enumerate(rule.phrases)
            ]
        self._near = _Starts([entry for entry in numbered if not entry[2].wide])
        self._wide = _by_start([entry for entry in numbered if entry[2].wide])

    def fitting(self, context: Context) -> list[tuple[Rule, list[Phrase]]]:
        """The rules whose phrases begin with words of ``context``, and those phrases."""
        near = context.near
        if context.element:
            near = context.element + MARK + near
        fitting = self._near.within(near)
        sentence = context.sentence
        for literal, listed in self._wide.items():  # a few dozen, in a long stretch
            if literal in sentence:
                fitting += listed
        fitting.sort(key=_number)
        rules: dict[str, tuple[Rule, list[Phrase]]] = {}
        for _, rule, entry in fitting:
            rules.setdefault(rule.indicator, (rule, []))[1].append(entry)
        return list(rules.values())


def _by_start(entries: list[Numbered]) -> dict[str, list[Numbered]]:
    """Phrases by their first words."""
    starts: dict[str, list[Numbered]] = {}
    for entry in entries:
        starts.setdefault(entry[2].literals[0], []).append(entry)
    return starts


class _Starts:
    """Many phrases, by the rarest character of their first words."""

    def __init__(self, entries: list[Numbered]) -> None:
        starts = _by_start(entries)
        common = Counter(character for literal in starts for character in set(literal))
        self._by_rarest: dict[str, list[tuple[str, list[Numbered]]]] = {}
        for literal, listed in starts.items():
            rarest = min(literal, key=lambda character: (common[character], character))
            self._by_rarest.setdefault(rarest, []).append((literal, listed))
        self._rarest = frozenset(self._by_rarest)

    def within(self, around: str) -> list[Numbered]:
        """The phrases whose first words stand in ``around``, a short stretch."""
        found: list[Numbered] = []
        for character in self._rarest.intersection(around):
            for literal, listed in self._by_rarest[character]:
                if literal in around:
                    found += listed
        return found
