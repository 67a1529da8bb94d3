"""An indicator's name as a table writes it: the indicator, the unit and the group in it (pure).

社会组织数(个), 最低生活保障人数（城市）, 农村特困人员人数 and 结婚登记数（2022年） are known by the
rest of their words; what is taken off is used, or checked, and never dropped.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from importers.matching.counted import stem
from importers.matching.names import NameMatch, Vocabulary, agreeing, normal
from importers.matching.numbering import without_numbering
from importers.matching.part_names import PartWords
from importers.matching.phrases import phrases
from importers.matching.places import city_before
from importers.matching.unit_in_name import unit_taken_off
from reports.reading.lexicon.files import words

_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)年(?:[末底度]|12月末?)?")
_IN_BRACKETS = re.compile(r"[(\[【]\s*(?:19|20)\d\d年?(?:[末底度]|12月末?)?\s*[)\]】]")
_LEADING = re.compile(r"^(?:19|20)\d\d年(?:[末底度]|12月末?)?")
_ANY_BRACKETED = re.compile(r"[(\[【]\s*((?:19|20)\d\d)年?[末底度]?\s*[)\]】]")


@dataclass(frozen=True)
class NamedIndicator:
    """What a name says: ``text`` without its ``unit``, and the indicator it matches;
    ``likely``: those that reports mean by these words, where the unit agrees."""

    text: str
    unit: str
    match: NameMatch
    likely: tuple[str, ...] = ()


class IndicatorNames:
    def __init__(
        self, indicators: Vocabulary, units: Vocabulary, cities: Vocabulary,
        parts: PartWords, proper: Mapping[str, tuple[str, ...]],
    ) -> None:  # fmt: skip
        self._indicators = indicators
        self._units = units
        self._cities = cities
        self._parts = parts
        self._proper = proper

    def read(self, text: str, code: str = "") -> NamedIndicator:
        """What a name and, where there is one, a code beside it say together."""
        whole = agreeing(self._indicators, code, text)
        if whole.code is not None or whole.ambiguous:
            return NamedIndicator(text.strip(), "", whole)
        bare, unit = unit_taken_off(text, self._units)
        # Whether it is the row's own city is asked when the row is judged.
        for rest in _rests(city_before(bare, self._cities)[1] or bare):
            match = agreeing(self._indicators, code, rest)
            if match.code is None and not match.ambiguous:
                match = self._of_a_group(rest, code) or match
            if match.code is not None or match.ambiguous:
                return NamedIndicator(bare, unit, match)
        unknown = NameMatch(bare if normal(text) else whole.text)
        return NamedIndicator(bare, unit, unknown, self._likely(bare))

    def _likely(self, name: str) -> tuple[str, ...]:
        """By the reader's phrases, also without the words for groups; and by the catalogue's
        names without the end that says how they count."""
        rests = list(_rests(name))
        rests += [self._parts.without(rest) for rest in rests]
        found: dict[str, None] = {}
        for rest in rests:
            match = self._indicators.match(stem(rest))
            known = match.candidates or filter(None, [match.code])
            found.update(dict.fromkeys([*phrases().get(rest, ()), *known]))
        return tuple(found)

    def _of_a_group(self, text: str, code: str) -> NameMatch | None:
        """The indicator by the rest of the name, where the words taken off name one of its
        groups for certain."""
        rest = self._parts.without(text)
        if rest == normal(text):
            return None
        match = agreeing(self._indicators, code, rest)
        if match.code is None:
            return None
        own = self._proper.get(match.code, ())
        said = self._parts.spoken(text, own, match.code)
        return match if said.group else None


def _rests(name: str) -> Iterable[str]:
    """The name, and what is left of it without what names its year or adds nothing."""
    dated = without_year(name)
    bare = without_numbering(dated)
    plain = bare
    for begin in words("names", "idle_begins"):
        plain = plain.removeprefix(begin)
    ends = [end for end in words("names", "idle_ends") if plain.endswith(end)]
    shorter = [plain.removesuffix(end) for end in ends]
    return dict.fromkeys(rest for rest in (name, dated, bare, plain, *shorter) if rest)


def without_year(text: str) -> str:
    """结婚登记数（2022年） → 结婚登记数."""
    key = normal(text)
    return _LEADING.sub("", _IN_BRACKETS.sub("", key)) or key


@lru_cache(maxsize=4096)
def years_in(text: str, own: str) -> frozenset[int]:
    """The years that a name speaks of beside the ``own`` name of its indicator."""
    key, own = normal(text), normal(own)
    found = {*_YEAR.findall(key), *_ANY_BRACKETED.findall(key)}
    return frozenset(int(year) for year in found if year not in own)
