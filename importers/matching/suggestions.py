"""What an unknown text of a table may mean, the likest first (pure but for the loaded words)."""

from collections.abc import Iterable

from importers.matching.catalogue_names import Words
from importers.matching.cell_marks import likely_first
from importers.matching.counted import counted_by, is_number, stem
from importers.matching.places import PlaceKind, place_of
from importers.matching.unit_names import match_unit
from importers.models import Part
from indicators.codes import TOTAL

MOST = 5
_RATES = ("money_per_time", "share", "money")


def suggested(
    words: Words, part: Part, text: str, *, hinted: bool = False, units: Iterable[str]
) -> tuple[str, ...]:
    """Codes; ``units`` are those written in the rows of the text."""
    if hinted:
        return (*words.parts.groups_in(text), TOTAL)
    if part == Part.CELL:
        return likely_first(text)
    vocabulary = words.vocabularies[part]
    if several := vocabulary.match(text).candidates:
        return several
    if part == Part.CITY and place_of(text).kind != PlaceKind.UNKNOWN:
        return ()
    if part == Part.INDICATOR:
        near = vocabulary.suggestions(text, most=4 * MOST, stem=stem)
        near = tuple(dict.fromkeys([*words.indicator_names.read(text).likely, *near]))
        return _counting_the_same(words, text, near, units)[:MOST]
    near = vocabulary.suggestions(text, most=MOST)
    if part == Part.GROUP:
        near = tuple(dict.fromkeys([*words.parts.groups_in(text), *near]))
    return near[:MOST]


def _counting_the_same(
    words: Words, text: str, codes: Iterable[str], units: Iterable[str]
) -> tuple[str, ...]:
    """Those of ``codes`` that count what the text or the units beside it say."""
    wanted = _dimensions(words, text, units)
    by_code = words.by_code[Part.INDICATOR]
    dimensions = {code: by_code[code].unit.dimension for code in codes}
    if wanted:
        return tuple(code for code, found in dimensions.items() if found in wanted)
    if is_number(text):
        return tuple(code for code, found in dimensions.items() if found not in _RATES)
    return tuple(dimensions)


def _dimensions(words: Words, text: str, units: Iterable[str]) -> set[str]:
    by_code = words.by_code[Part.UNIT]
    written = [
        match_unit(words.vocabularies[Part.UNIT], unit).match.code for unit in units
    ]
    counted = counted_by(text)
    codes = [code for code in written if code] or ([counted] if counted else [])
    return {by_code[code].dimension for code in codes}
