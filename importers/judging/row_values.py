"""What the cells of a candidate's row say together: number, scale, unit, qualifier, status."""

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from django.utils.translation import gettext

from importers.matching.names import Vocabulary, normal, plain
from importers.matching.unit_names import match_unit
from importers.models import Candidate
from importers.values.statuses import STATUSES
from importers.values.typed_cells import (
    AFTER,
    LONGEST,
    CellKind,
    TypedCell,
    UnreadableCell,
    not_a_unit,
    read_cell,
)
from indicators.lexicon.not_units import foreign_to_unit
from indicators.lexicon.qualifiers import ALL
from indicators.models import Status, Unit
from indicators.quantities import SCALES, NotANumeral, Qualifier, read_numeral
from indicators.wording import QUALIFIERS

_ENDINGS = [ending for ending in AFTER if ending not in ("多", "余", "+")]
_ENDING = re.compile(
    rf"(.*?)(\s*(?:{'|'.join(sorted(_ENDINGS, key=len, reverse=True))}))?"
)
_SCALE_NAMES = {scale: name for name, scale in SCALES.items()}
_SAID_AS = {
    Qualifier.EXACT: "{}",
    Qualifier.ABOUT: "约{}",
    Qualifier.NEARLY: "近{}",
    Qualifier.OVER: "{}余",
    Qualifier.AT_LEAST: "不低于{}",
    Qualifier.AT_MOST: "不超过{}",
}


def status_of(text: str) -> str:
    """The status a cell names by code or label; the blank one is normal.

    Raises ``UnreadableCell``.
    """
    wanted = normal(text)
    if not wanted:
        return Status.NORMAL
    for code, label in STATUSES:
        if wanted in (normal(str(code)), normal(str(label))):
            return str(code)
    known = "、".join(str(label) for _code, label in STATUSES)
    raise UnreadableCell(
        gettext("观测状态“%(text)s”不认识，请从这些里选：%(known)s。")
        % {"text": text, "known": known}
    )


def qualifier_of(text: str) -> Qualifier | None:
    """The qualifier a cell names; ``None`` for a blank one. Raises ``UnreadableCell``."""
    wanted = normal(text)
    if not wanted:
        return None
    for qualifier, label in QUALIFIERS.items():
        if wanted in (qualifier.value, normal(str(label))):
            return qualifier
    if wanted in ALL:
        return Qualifier(ALL[wanted])
    known = "、".join(str(label) for label in QUALIFIERS.values())
    raise UnreadableCell(
        gettext("限定词“%(text)s”不认识，请从这些里选：%(known)s。")
        % {"text": text, "known": known}
    )


@dataclass(frozen=True)
class RowNumber:
    """The number of a row: ``cell`` has scale and qualifier of all columns; ``unit_text`` is
    the unit as written, in the cell or beside it."""

    cell: TypedCell
    scale: str
    unit_text: str
    printed: str


def stated_by(c: Candidate, units: Vocabulary) -> RowNumber:
    """What value, unit and qualifier columns say. Raises ``UnreadableCell``."""
    cell = read_cell(c.value_typed)
    if cell.kind is not CellKind.NUMBER:
        return RowNumber(cell, "", "", c.value_typed)
    qualifier = qualifier_of(c.qualifier_typed)
    text = c.value_typed
    if qualifier and cell.qualifier == Qualifier.EXACT != qualifier:
        text = _qualified(text, cell, qualifier)
    elif qualifier and cell.qualifier != qualifier:
        raise UnreadableCell(
            gettext("数值里的限定词与“限定词”一栏不一致，请只留一处。")
        )
    unit = plain(c.unit_typed)
    foreign = foreign_to_unit(unit.removeprefix(_scale_before(unit, units)))
    if foreign:
        raise not_a_unit(unit, foreign)
    if cell.unit or not unit:
        return RowNumber(read_cell(text), cell.scale, cell.unit, text)
    scale = _scale_before(unit, units)
    if scale and cell.scaled:
        raise UnreadableCell(
            gettext("数值里有“%(one)s”，单位里又有“%(two)s”，不知该乘几次。")
            % {"one": cell.scale or cell.typed[:20], "two": scale}
        )
    printed = _inserted(text, unit)
    if len(printed) > LONGEST:
        printed = text
    said = read_cell(_inserted(text, scale))
    bare = unit.removeprefix(scale)
    return RowNumber(said, scale or cell.scale, bare, printed)


def _scale_before(unit: str, units: Vocabulary) -> str:
    """万元 → 万; also where the rest is unknown, so that no answer can lose it."""
    found = match_unit(units, unit)
    if found.scale != 1:
        if found.scale not in _SCALE_NAMES:
            raise UnreadableCell(
                gettext("单位“%(unit)s”里的倍数读不了，请换算成万或亿。")
                % {"unit": unit}
            )
        return _SCALE_NAMES[found.scale]
    if found.match.code or found.match.ambiguous:
        return ""
    longest_first = sorted(filter(None, SCALES), key=len, reverse=True)
    return next((s for s in longest_first if unit.startswith(s)), "")


def _qualified(text: str, cell: TypedCell, qualifier: Qualifier) -> str:
    if qualifier == Qualifier.OVER and cell.unit:
        before, _unit, after = text.rpartition(cell.unit)
        return f"{before}余{cell.unit}{after}"
    return _SAID_AS[qualifier].format(text)


def _inserted(text: str, piece: str) -> str:
    """``420左右`` with 元/月 is ``420元/月左右``."""
    match = _ENDING.fullmatch(text)
    assert match is not None
    return f"{match[1]}{piece}{match[2] or ''}"


def in_unit(said: RowNumber, unit: Unit) -> TypedCell:
    """The cell, its unit named as the catalogue does."""
    return replace(said.cell, typed=said.printed, unit=unit.name, scale=said.scale)


def same_number(printed: str, value: Decimal | None) -> bool:
    """Whether the print shows this value (before a change of unit)."""
    if value is None:
        return False
    try:
        return read_cell(printed).value == value
    except UnreadableCell:
        pass  # a print may be more than a cell takes: 约1.2亿元（含上年结转）
    try:
        return read_numeral(printed).value == value
    except NotANumeral:
        return False
