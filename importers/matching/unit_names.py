"""Matching what a table calls a unit, by the catalogue's spellings and the reader's (pure)."""

import re
from dataclasses import dataclass
from decimal import Decimal

from importers.matching.names import LONGEST_NAME, NameMatch, Vocabulary, normal, plain
from indicators.quantities import SCALES
from reports.reading.grids.units import unit_of

_BEFORE = re.compile(r"^(?:计量|计算)?单位\s*[:：]\s*")
_BEHIND = re.compile(r"(?<=.)(?:[*＊]|[\[［]\d{1,2}[\]］]|[(（]\d[)）])+$")
_WRAPPED = re.compile(r"[(（\[［]([^()（）\[\]［］]+)[)）\]］]")
_SCALES = sorted(filter(None, SCALES), key=len, reverse=True)


@dataclass(frozen=True)
class UnitMatch:
    """A unit as written, with the 万 or 亿 written before it."""

    scale: Decimal
    match: NameMatch

    @property
    def found(self) -> bool:
        return self.match.code is not None or self.match.ambiguous


def match_unit(units: Vocabulary, text: str) -> UnitMatch:
    """万元 → ten thousand times 元; 人次 → 人次; 元/人、月 → 元/月.

    The catalogue's spellings count before those of the reader of reports.
    """
    whole = units.match(text)
    if whole.code or whole.ambiguous:
        return UnitMatch(Decimal(1), whole)
    key = normal(text[:LONGEST_NAME])
    for scale in _SCALES:
        if key.startswith(scale):
            part = units.match(key.removeprefix(scale))
            if part.code or part.ambiguous:
                return UnitMatch(
                    SCALES[scale], NameMatch(text, part.code, part.candidates)
                )
    return _as_in_reports(units, text) or UnitMatch(Decimal(1), whole)


def _as_in_reports(units: Vocabulary, text: str) -> UnitMatch | None:
    read = unit_of(text[:LONGEST_NAME])
    if read is None:
        return None
    match = units.match(read.name)
    if match.code is None:
        return None
    return UnitMatch(read.factor, NameMatch(text, match.code))


def bare_unit(text: str) -> str:
    """What a column of units says: (万元), 单位:万元 and 人* are 万元 and 人."""
    bare = _BEHIND.sub("", _BEFORE.sub("", text.strip()))
    match = _WRAPPED.fullmatch(bare)
    return match[1].strip() if match else bare


def normal_unit(text: str) -> str:
    """A unit without a scale in its normal form (``元/人、月`` → ``元/月``); as it is where it
    is none or has a scale."""
    read = unit_of(text[:LONGEST_NAME])
    return read.name if read is not None and read.factor == 1 else plain(text)
