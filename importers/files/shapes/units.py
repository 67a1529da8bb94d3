"""The unit of a figure that neither its row nor its column's head is in alone."""

import re
from collections.abc import Sequence

from importers.files.shapes.naming import without_unit
from reports.reading.grids.cells import folded
from reports.reading.grids.units import bracketed, told_by, unit_of, units_in

_BRACKET = re.compile(r"[（\[]([^（）\[\]]{1,24})[）\]]")
_MONEY = ("支出", "金额", "资金", "经费")


def unit_in(parts: Sequence[str]) -> str:
    """The unit in one of the parts, as it is written there, with its scale."""
    return next(filter(None, map(unit_written, parts)), "")


def unit_written(text: str) -> str:
    """万人 of 低保人数（万人）, 人 of 人数/人."""
    key = folded(text)
    if bracketed(key)[1] is None:
        return ""
    for found in _BRACKET.finditer(key):
        inner = found[1].removeprefix("单位").removeprefix("：")
        if unit_of(inner) is not None:
            return inner
    last = key.rpartition("/")[2]
    return last if unit_of(last) is not None else key[-1]


def fits(unit: str, name: str) -> bool:
    """Whether what the name counts may be in the unit, as far as its end tells."""
    implied, found = told_by(without_unit(name)), unit_of(unit)
    return implied is None or found is None or implied.family == found.family


def of_several(shared: str, name: str) -> str:
    """``单位：户、人、万元``: the one that what is counted calls for; all of them, to be asked
    about, where none does."""
    units = units_in(shared)
    if len(units) < 2:
        return shared
    joined = folded(shared).replace("和", "、").replace("，", "、")
    pieces = [piece for piece in joined.split("、") if piece]
    implied = told_by(without_unit(name))
    money = any(word in name for word in _MONEY)
    fitting = [
        unit.family == implied.family
        if implied is not None
        else money and unit.family.startswith("money")
        for unit in units
    ]
    chosen = [piece for piece, fit in zip(pieces, fitting, strict=False) if fit]
    return chosen[0] if len(chosen) == 1 and len(pieces) == len(units) else shared
