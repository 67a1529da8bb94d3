"""The unit of a cell that holds nothing but a number: what its head, its label, its unit
cell or the line above the table says."""

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, lru_cache

from reports.reading.amounts.units import family_of, measure_at
from reports.reading.grids.cells import folded
from reports.reading.lexicon.files import table
from reports.reading.lexicon.wordlists import Endings

_SCALE = re.compile(r"(?:百万|千万|十万|万|亿|千|百)")
_SCALES = {
    "百": 100, "千": 1000, "万": 10_000, "十万": 100_000, "百万": 1_000_000,
    "千万": 10_000_000, "亿": 100_000_000,
}  # fmt: skip
_BRACKET = re.compile(r"（([^（）]{1,24})）|\[([^\[\]]{1,24})\]")
_NAMED = re.compile(r"(?:计量|计算|金额|数量)?单位[：为]?([^（）\n。]{1,24})")
_LIST = re.compile(r"[、，；,\s]|和|及")
_LONGEST = 12
# Money per person and month, however its parts are joined: 元/人、月, 元每月每人.
_RATE = re.compile(rf"(?P<scale>{_SCALE.pattern})?元(?P<per>[/每·、，×*（）人月年]+)")
_PER = {"人月": "元/月", "月": "元/月", "人年": "元/年", "年": "元/年"}
_PERCENT = ("%", "百分比", "％")


@dataclass(frozen=True)
class TableUnit:
    """A unit in its normal form, and what a number in it is multiplied by."""

    name: str
    factor: Decimal = Decimal(1)

    @property
    def family(self) -> str:
        return family_of(self.name)


PERCENT = TableUnit("%")


@lru_cache(maxsize=4096)
def unit_of(words: str) -> TableUnit | None:
    """The unit that ``words`` are (``万元``, ``元/月、人``, ``个/家``), or ``None``."""
    words = folded(words).removeprefix("单位：").replace(".", "·").strip("：")
    if not words or len(words) > _LONGEST:
        return None
    if words in _PERCENT:
        return PERCENT
    if (whole := _spelt(words)) is not None:
        return whole
    scale = _SCALE.match(words)
    if scale and (rest := _spelt(words[scale.end() :])) is not None:
        return TableUnit(rest.name, Decimal(_SCALES[scale.group()]))
    if rate := _RATE.fullmatch(words):
        return _rate(rate["per"], _SCALES.get(rate["scale"], 1))
    first, slash, second = words.partition("/")
    if slash and (one := _spelt(first)) and (other := _spelt(second)):
        return one if one.family == other.family else None
    return None


def _rate(per: str, factor: int) -> TableUnit | None:
    """元 for each of ``per``: ``/人、月``; none where a part is named twice."""
    parts = sorted(character for character in per if character in "人月年")
    name = _PER.get("".join(parts))
    return TableUnit(name, Decimal(factor)) if name else None


def _spelt(words: str) -> TableUnit | None:
    spelling = measure_at(words, 0)
    if spelling is None or spelling.text != words or words in _no_units():
        return None
    return TableUnit(spelling.measure.unit)


@cache
def _no_units() -> frozenset[str]:
    return frozenset(map(str, table("grids")["no_units"]))


@lru_cache(maxsize=4096)
def units_in(words: str) -> tuple[TableUnit, ...]:
    """The units of a list (``户、人、万元``): one or several, none where one is unknown."""
    if (single := unit_of(words)) is not None:
        return (single,)
    pieces = [piece for piece in _LIST.split(words) if piece]
    found = [unit_of(piece) for piece in pieces]
    return tuple(unit for unit in found if unit) if all(found) else ()


@lru_cache(maxsize=4096)
def bracketed(words: str) -> tuple[str, TableUnit | None]:
    """A head or label without its unit, and the unit: ``支出（万元）``, ``人数/人``."""
    unit: TableUnit | None = None
    for match in reversed(list(_BRACKET.finditer(words))):
        inner = (match[1] or match[2]).removeprefix("单位").removeprefix("：")
        if (found := unit_of(inner)) is not None:
            unit = unit or found
            words = words[: match.start()] + words[match.end() :]
    if unit is None and (named := _NAMED.search(words)) and unit_of(named[1]):
        return words[: named.start()], unit_of(named[1])
    if unit is None and "/" in words:
        name, _, last = words.partition("/")
        if name and (unit := unit_of(last)) is not None:
            return name, unit
    if unit is None and words.endswith(_PERCENT):
        return words.rstrip("%％"), PERCENT
    return words, unit


def titled(titles: tuple[str, ...]) -> tuple[TableUnit, ...]:
    """The units that the lines above a table name, the nearest line's."""
    for line in reversed(titles):
        if (named := _NAMED.search(line)) and (found := units_in(named[1].strip())):
            return found
        if (single := bracketed(line)[1]) is not None:
            return (single,)
    return ()


@cache
def _endings() -> tuple[Endings, dict[str, TableUnit]]:
    listed: dict[str, list[str]] = table("grids")["units"]
    units: dict[str, TableUnit] = {}
    for name, words in listed.items():
        for word in words:
            units.setdefault(word, TableUnit(name))
    return Endings(units), units


def told_by(words: str) -> TableUnit | None:
    """The unit that the last words of a head or label imply: ``户数``, ``集中供养率``."""
    endings, units = _endings()
    return units.get(endings.longest(words, len(words)))
