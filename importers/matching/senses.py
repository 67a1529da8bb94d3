"""Words of a name that say another kind of number than its indicator is: an average, a total over
years, a change, a plan, half a year (pure). Words are those of ``names.yaml``."""

import re
from collections.abc import Iterable
from functools import cache

from importers.matching.names import normal
from reports.reading.lexicon.files import table

# 1-6月 and 6月末; a year's flow ends in December, and its stock is of then.
_MONTHS = (
    r"(?<!\d)(?:(?:1?\d)月?(?:-|至|到))?(?:[1-9]|1[01])月(?:份|末|底)?|前\d{1,2}个?月"
    r"|第?[1-3一二三]季度|前[两二三]个?季度|[两二三四五六七八九十]年(?:来|间|内)?(?:合计|累计|共计)"
)


def other_sense(name: str, own: Iterable[str], measure: str) -> str:
    """The first such word of ``name``; empty where all of them fit the ``measure`` of the
    indicator or stand in its ``own`` names."""
    own = [normal(text) for text in own]
    for found in _pattern().finditer(normal(name)):
        word = found[0]
        fits = word in _idle() or measure in _measures().get(word, ())
        if not fits and not any(word in text for text in own):
            return word
    return ""


@cache
def _pattern() -> re.Pattern[str]:
    words = sorted({*_measures(), *_idle()}, key=lambda word: -len(word))
    return re.compile("|".join([*map(re.escape, words), _MONTHS]))


@cache
def _measures() -> dict[str, tuple[str, ...]]:
    return {
        normal(word): tuple(row["measures"])
        for row in table("names")["senses"]
        for word in row["words"]
    }


@cache
def _idle() -> frozenset[str]:
    return frozenset(map(normal, table("names")["idle"]))
