"""The unit that stands in a name: 核对人数（万人）, 福利彩票销售额，亿元 (pure)."""

import re
from collections.abc import Iterable, Iterator

from importers.matching.names import Vocabulary, normal
from importers.matching.unit_names import match_unit
from indicators.quantities import SCALES
from reports.reading.grids.units import unit_of

_OPEN, _CLOSE = "（(［[【〔｛{＜<《〈「", "）)］]】〕｝}＞>》〉」"
_BEFORE = re.compile(r"^\s*(?:(?:计量|计算|数量)?单位\s*[:：]?|[以按])\s*")
_AFTER = re.compile(r"\s*(?:为单位|计)$")
_SEPARATORS = re.compile(r"\s*[,，/／:：;；、_|\-—－·]\s*(?:单位\s*[:：]?\s*)?|\s+")
_LONGEST_UNIT = 20
_COUNTED = "人次|人|户|对|个|家|张|件|次|台|名|套|元|美元|平方米|小时|吨"
_SCALED = re.compile(
    rf"(?<![每/\d])(?:[十百千]?[万亿萬億]|[十百千仟佰])(?:{_COUNTED})"
    rf"|(?<![a-z])[wk](?={_COUNTED})|[万亿萬億](?=$|[)\]】])"
)

_LIST = re.compile(r"[、,，;/\s]|和|及|或")
_COUNTS = re.compile("户数|人数|人次|对数|件数|张数|金额")


def unit_taken_off(name: str, units: Vocabulary) -> tuple[str, str]:
    """The name without its unit, and the unit; ``""`` where it has none or says several.

    A bracket that holds no unit stays: （城市）, （2022年）, （机构）.
    """
    name = name.strip()
    held = [
        (start, end, unit)
        for start, end in _brackets(name)
        if (unit := _unit(name[start + 1 : end - 1], units))
    ]
    if held:
        if len({unit for _start, _end, unit in held}) > 1:
            return name, ""
        for start, end, _unit_text in reversed(held):
            name = f"{name[:start].rstrip()}{name[end:].lstrip()}"
        return name, held[0][2]
    for separator in _SEPARATORS.finditer(name):
        unit = _unit(name[separator.end() :], units)
        if separator.start() and unit:
            return name[: separator.start()], unit
    return name, ""


def scale_left(name: str, own: Iterable[str]) -> str:
    """万人 of 低保对象万人 and of 低保对象(万人,年末): what may be a unit with its scale, though it
    does not stand where units do; empty where the ``own`` names of the indicator have it."""
    found = _SCALED.search(normal(name))
    if found is None or any(found.group() in normal(text) for text in own):
        return ""
    return found.group()


def several_units(name: str, own: Iterable[str]) -> bool:
    """Whether a name that no unit was taken off says several: 户、人; 户数、人数. Not where the
    ``own`` names of the indicator say them all."""
    key = normal(name)
    counts = set(_COUNTS.findall(key))
    said = {count for text in own for count in _COUNTS.findall(normal(text))}
    if len(counts) > 1 and not counts <= said:
        return True
    held = (key[start + 1 : end - 1] for start, end in _brackets(key))
    return len({unit for text in held for unit in _units_of(text)}) > 1


def _units_of(text: str) -> list[str]:
    """The units that a text is a list of; none where a piece of it is no unit."""
    pieces = [piece for piece in _LIST.split(_BEFORE.sub("", text)) if piece]
    found = [unit_of(piece) for piece in pieces]
    return [unit.name for unit in found if unit] if all(found) else []


def _brackets(name: str) -> Iterator[tuple[int, int]]:
    """Where each outermost bracket begins and ends."""
    depth = start = 0
    for place, character in enumerate(name):
        if character in _OPEN:
            start = place if not depth else start
            depth += 1
        elif character in _CLOSE and depth:
            depth -= 1
            if not depth:
                yield start, place + 1


def _unit(text: str, units: Vocabulary) -> str:
    """The text where it is a unit or a scale, without 单位 before it; one that the catalogue
    does not have is a unit too, and asked about."""
    unit = _AFTER.sub("", _BEFORE.sub("", text)).strip()
    if not unit or len(unit) > _LONGEST_UNIT:
        return ""
    known = unit in SCALES or match_unit(units, unit).found or unit_of(unit)
    return unit if known else ""
