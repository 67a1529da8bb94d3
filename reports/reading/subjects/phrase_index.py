"""Which phrases can fit the words around a figure at all."""

from collections import Counter
from operator import add, itemgetter

from reports.reading.subjects.contexts import MARK, Context
from reports.reading.subjects.phrases import Phrase
from reports.reading.subjects.rules import Rule

Numbered = tuple[int, Rule, Phrase]
_number = itemgetter(0)


class PhraseIndex:
    """The phrases of some rules by the rarest pair of characters of their first words."""

    def __init__(self, rules: list[Rule]) -> None:
        numbered: list[Numbered] = []
        for rule in rules:
            numbered += [
                (len(numbered) + n, rule, p) for n, p in enumerate(rule.phrases)
            ]
        self._near = _Starts([entry for entry in numbered if not entry[2].wide])
        self._wide = _Starts([entry for entry in numbered if entry[2].wide])

    def fitting(self, context: Context) -> list[tuple[Rule, list[Phrase]]]:
        """The rules whose phrases begin with words of ``context``, and those phrases."""
        near = context.near
        if context.element:
            near = context.element + MARK + near
        fitting = self._near.within(near)
        fitting += self._wide.within(context.sentence)
        fitting.sort(key=_number)
        rules: dict[str, tuple[Rule, list[Phrase]]] = {}
        for _, rule, entry in fitting:
            rules.setdefault(rule.indicator, (rule, []))[1].append(entry)
        return list(rules.values())


class _Starts:
    """Phrases by the rarest pair of characters, or the only character, of their first
    words."""

    def __init__(self, entries: list[Numbered]) -> None:
        starts: dict[str, list[Numbered]] = {}
        for entry in entries:
            starts.setdefault(entry[2].literals[0], []).append(entry)
        common = Counter(pair for literal in starts for pair in _pairs(literal))
        self._by_pair: dict[str, list[tuple[str, list[Numbered]]]] = {}
        for literal, listed in starts.items():
            rarest = min(_pairs(literal), key=lambda pair: (common[pair], pair))
            self._by_pair.setdefault(rarest, []).append((literal, listed))
        self._singles = any(len(pair) == 1 for pair in self._by_pair)

    def within(self, around: str) -> list[Numbered]:
        """The phrases whose first words stand in ``around``."""
        if not self._by_pair:
            return []
        pairs = set(map(add, around, around[1:]))
        if self._singles:
            pairs.update(around)
        found: list[Numbered] = []
        for pair in self._by_pair.keys() & pairs:
            for literal, listed in self._by_pair[pair]:
                if literal in around:
                    found += listed
        return found


def _pairs(literal: str) -> set[str]:
    return set(map(add, literal, literal[1:])) or {literal}
