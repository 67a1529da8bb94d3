"""A number written alone, with its qualifiers and unit, taken apart: 约13195左右对 (pure)."""

import re
from typing import NamedTuple

from indicators.lexicon import runs
from indicators.lexicon.numerals import CHARACTERS, Counted, counted
from indicators.lexicon.qualifiers import (
    AFTER,
    BEFORE,
    INSIDE,
    LINKING,
    SIGNS_AFTER,
    SIGNS_BEFORE,
)

WORDS_BEFORE = BEFORE | SIGNS_BEFORE
WORDS_AFTER = {"许": INSIDE["许"]} | AFTER | SIGNS_AFTER


def _any(words: object) -> str:
    listed = sorted(map(str, words), key=lambda word: -len(word))  # type: ignore[call-overload]
    return "|".join(map(re.escape, listed))


_QUALIFIER = re.compile(_any(WORDS_BEFORE))
_NUMBER = rf"(?>{runs.ARABIC})|(?>{runs.CHINESE})"
_WRITTEN = re.compile(
    rf"(?P<before>(?:(?:{_any(WORDS_BEFORE)})\s*(?:(?:{_any(LINKING)}|:)\s*)*)*)"
    rf"(?P<sign>-)?(?P<number>{_NUMBER})(?P<inside>{runs.INSIDE})?\s*"
    rf"(?P<first>{_any(WORDS_AFTER)})?\s*"
    r"(?P<unit>(?:[^0-9]|(?<=m)[23])*?)\s*"
    rf"(?P<last>{_any(WORDS_AFTER)})?",
    re.ASCII,
)
# 13,195 and, as pages and printed tables have it, 13 195; 0,123 is a decimal of elsewhere.
_THOUSANDS = re.compile(
    r"(?<![\d.,])(?<!\d )[1-9]\d{0,2}(?:(?:,\d{3})+|(?: \d{3})+)(?![\d,]| \d)", re.ASCII
)
_IDLE = re.compile(r"(?<=[\d多余几来个])\s+(?=[多余几来百千万亿])", re.ASCII)
_SCALED = re.compile(
    r"[\d.]+[多余几来]?(百万|千万|十万|万亿|十亿|百亿|千亿|百|千|万|亿)", re.ASCII
)
_ONLY_SCALE = re.compile("[百千万亿][十百千万亿]*")
_RANGE = re.compile(
    rf"[\d{CHARACTERS}多余][^\d至到~—–-]{{0,8}}(?:[~—–-]+|至|到)[^\d]{{0,3}}[\d{CHARACTERS}]"
    rf"|[\d{CHARACTERS}]、[\d{CHARACTERS}]"
)


class Written(NamedTuple):
    """``scale``: the one behind a number in digits (万 in 3余万); ``scaled``: some scale is in
    the number; ``qualifiers``: all that are written."""

    number: Counted
    negative: bool
    qualifiers: frozenset[str]
    scale: str
    scaled: bool
    unit: str


def written(text: str) -> Written | None:
    """The parts of ``text`` (folded); ``None`` where it is no number with a unit. Raises
    ``NotANumeral``."""
    if text.isascii() and text.isdecimal():
        return Written(counted(text), False, frozenset(), "", False, "")
    text = _IDLE.sub(
        "", _THOUSANDS.sub(lambda m: m.group().replace(",", "").replace(" ", ""), text)
    )
    match = _WRITTEN.fullmatch(text)
    if match is None:
        return None
    number, inside = match["number"], match["inside"] or ""
    found = counted(number + inside)
    said = {WORDS_BEFORE[word] for word in _QUALIFIER.findall(match["before"])}
    said |= {WORDS_AFTER[match[part]] for part in ("first", "last") if match[part]}
    if found.vague:
        said.add(INSIDE[found.vague])
    if _ONLY_SCALE.fullmatch(number) and not said:
        return None  # 万, 千人
    scale = _SCALED.fullmatch(number)
    return Written(
        found,
        bool(match["sign"]),
        frozenset(said),
        scale[1] if scale else "",
        any(character in number for character in "百千万亿"),
        match["unit"],
    )


def is_range(text: str) -> bool:
    """Whether ``text`` holds two ends of a range: 1200—1500, 3至5万, 两、三千."""
    return _RANGE.search(text) is not None
