"""What a cell of a grid or a table says (pure): the text as typed → number, qualifier, unit.

| typed                                   | read as                                         |
| --------------------------------------- | ----------------------------------------------- |
| nothing, blanks                         | blank: not entered                              |
| ``—`` ``——`` ``-`` ``–``                | not applicable                                  |
| ``…`` ``……`` ``...``                    | missing                                         |
| ``0``                                   | zero                                            |
| ``7500`` ``７５００`` ``7,500``          | exact                                           |
| ``0.81万`` ``3千`` ``1.2亿``            | exact, the scale multiplied out                 |
| ``2亿3千万`` ``1万五千`` ``三千五百``   | digits and characters mixed                     |
| ``7500余`` ``十余万`` ``1200出头``      | over                                            |
| ``近6000万`` ``接近400``                | nearly                                          |
| ``约420`` ``≈420`` ``420左右``          | about                                           |
| ``≥12000`` ``不低于`` ``超`` ``以上``   | at least                                        |
| ``≤30`` ``不超过`` ``不足`` ``以下``    | at most                                         |
| ``12%`` ``650元/月`` ``0.81万张``       | what follows the number is its unit, as printed |
| ``1200左右家`` ``约1200家左右``         | the qualifier may stand on either side          |
| ``320①`` ``45²`` ``(1)320`` ``320*``    | the number; the footnote mark stays in the print |

All words of ``indicators/lexicon/qualifiers.yaml`` are known. Full-width digits, letters and
signs count as their half-width forms. Thousands are separated by commas or blanks in threes, or
not at all. Two qualifiers of different meaning, ranges, several numbers, a qualifier or a number in
the unit, and signs that may be a mark or a part of the number (``10²``, ``½``, ``12(8)``) are
refused.
"""

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from functools import lru_cache

from django.utils.translation import gettext_lazy as _

from importers.matching.names import plain
from indicators.lexicon.marks import unclear, without_marks
from indicators.lexicon.not_units import foreign_to_unit
from indicators.lexicon.numerals import NotANumeral
from indicators.lexicon.written import (
    WORDS_AFTER,
    WORDS_BEFORE,
    Written,
    is_range,
    written,
)
from indicators.quantities import OutOfRange, Qualifier, checked
from indicators.wording import out_of_range

LONGEST = 60
MOST_DIGITS = 21

BEFORE = {word: Qualifier(said) for word, said in WORDS_BEFORE.items()}
AFTER = {word: Qualifier(said) for word, said in WORDS_AFTER.items()}
_NOT_APPLICABLE = re.compile(r"[-–—―−]{1,2}")
_MISSING = re.compile(r"…{1,2}|\.{3,6}")
_MOMENT = re.compile(
    r"\d{4}-\d\d(-\d\d)?( \d\d(:\d\d){1,2})?|-?\d+(:\d\d){1,2}", re.ASCII
)
_DIGITS = re.compile(r"\d[\d.,]*")
# 12(8) and 120(8) may say of how many: no marks, as those of 120(1) and 1.2万(8) are.
_OF_HOW_MANY = re.compile(r"(?<![\d.,])\d{1,2} ?\(\d\)|\d ?\([4-9]\)", re.ASCII)
_LETTER = re.compile(r"\d[a-c]")


class CellKind(Enum):
    BLANK = "blank"
    NUMBER = "number"
    MISSING = "missing"
    NOT_APPLICABLE = "not_applicable"


class UnreadableCell(ValueError):
    """The text is no cell of the table above; the message says why."""


@dataclass(frozen=True)
class TypedCell:
    """A cell as typed and as read; ``value`` is still in the unit that was typed.

    ``significant`` and ``precision`` are those of ``quantities.Numeral``; ``unit`` is what
    follows the number and its ``scale``; ``scaled``: some scale is in the number.
    """

    kind: CellKind
    typed: str = ""
    value: Decimal | None = None
    qualifier: str = Qualifier.EXACT
    significant: Decimal = Decimal(1)
    precision: Decimal | None = None
    scale: str = ""
    unit: str = ""
    scaled: bool = False


@lru_cache(maxsize=256)
def read_cell(text: str) -> TypedCell:
    """The cell that ``text`` is. Raises ``UnreadableCell``."""
    typed = text.strip()
    if len(typed) > LONGEST:
        raise UnreadableCell(_("太长：最多 %(count)d 个字符。") % {"count": LONGEST})
    normal = plain(_without_marks(typed)).replace("\u2212", "-")
    if not normal:
        return TypedCell(CellKind.BLANK)
    if _NOT_APPLICABLE.fullmatch(normal):
        return TypedCell(CellKind.NOT_APPLICABLE, typed)
    if _MISSING.fullmatch(normal):
        return TypedCell(CellKind.MISSING, typed)
    parts = _parts(normal)
    if any(_digits(digits) > MOST_DIGITS for digits in _DIGITS.findall(normal)):
        raise UnreadableCell(
            _("数字太长：最多 %(count)d 位。") % {"count": MOST_DIGITS}
        )
    qualifier = _qualifier(parts)
    number = parts.number
    return TypedCell(
        CellKind.NUMBER,
        typed,
        value=_within_reach(-number.value if parts.negative else number.value),
        qualifier=qualifier,
        significant=number.significant,
        precision=number.last / 2 if number.rounded else None,
        scale=parts.scale,
        unit=parts.unit,
        scaled=parts.scaled,
    )


def _parts(normal: str) -> Written:
    try:
        parts = written(normal)
    except NotANumeral:
        parts = None
    foreign = foreign_to_unit(parts.unit) if parts else ""
    if parts is None or parts.number.high or (foreign and is_range(normal)):
        raise _no_number(normal, ranging=parts is not None or is_range(normal))
    if foreign:
        raise not_a_unit(parts.unit, foreign)
    return parts


def _no_number(normal: str, *, ranging: bool) -> UnreadableCell:
    """Why the text is none, or more than one."""
    if _MOMENT.fullmatch(normal):
        return UnreadableCell(
            _("这是日期、时刻或时长，不是数。若本来是数，请改了单元格的格式再填。")
        )
    if normal.startswith(("=", "of:=")):
        return UnreadableCell(
            _(
                "这是公式，文件里没有它的结果。请用 Excel 或 WPS 打开、保存后再传，或填上数。"
            )
        )
    if normal.startswith("显示为"):
        return UnreadableCell(_("单元格显示的与所存的数不是一回事，请写明是哪个数。"))
    if ranging:
        return UnreadableCell(
            _(
                "这里写的是一个范围，一格只填一个数：可以填其中一头，写成“不低于1200”“不超过1500”。"
            )
        )
    return UnreadableCell(
        _("读不出数来。数字请写成 7500、7,500、0.81万、7500余、≥12000 这样。")
    )


def not_a_unit(unit: str, foreign: str) -> UnreadableCell:
    """A qualifier or a number in a unit: nobody may answer what it means."""
    return UnreadableCell(
        _(
            "单位“%(unit)s”里有“%(word)s”，那不是单位的一部分。限定词请写成“1200余家”“约1200家”“1200家以上”这样。"
        )
        % {"unit": unit[:20], "word": foreign}
    )


def _without_marks(typed: str) -> str:
    bare = without_marks(typed)
    of_how_many = _OF_HOW_MANY.search(plain(typed))
    sign = of_how_many and of_how_many.group()[-3:]
    sign = sign or unclear(bare) or (_LETTER.fullmatch(bare[-2:]) and bare[-1])
    if sign:
        raise UnreadableCell(
            _("“%(sign)s”看不出是注号还是数的一部分：是注号请去掉，否则请把数写全。")
            % {"sign": sign}
        )
    return bare


def _digits(text: str) -> int:
    return sum(character.isdigit() for character in text)


def _within_reach(value: Decimal) -> Decimal:
    try:
        return checked(value)
    except OutOfRange:
        raise UnreadableCell(out_of_range()) from None


def _qualifier(parts: Written) -> Qualifier:
    if len(parts.qualifiers) > 1:
        raise UnreadableCell(_("写了两个意思不同的限定词。"))
    if not parts.qualifiers:
        return Qualifier.EXACT
    if parts.negative:
        raise UnreadableCell(_("负数不能带限定词。"))
    return Qualifier(next(iter(parts.qualifiers)))
