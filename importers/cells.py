"""What a cell of a grid or a table says (pure): the text as typed → number, qualifier, unit.

| typed                                   | read as                                         |
| --------------------------------------- | ----------------------------------------------- |
| nothing, blanks                         | blank: not entered                              |
| ``—`` ``——`` ``-`` ``–``                | not applicable                                  |
| ``…`` ``……`` ``...``                    | missing                                         |
| ``0``                                   | zero                                            |
| ``7500`` ``７５００`` ``7,500``          | exact                                           |
| ``0.81万`` ``3千`` ``1.2亿``            | exact, the scale multiplied out                 |
| ``7500余`` ``1500多`` ``1万余`` ``3万多`` | over                                            |
| ``近6000万`` ``接近400``                | nearly                                          |
| ``约420`` ``≈420`` ``420左右``          | about                                           |
| ``≥12000`` ``不低于`` ``超`` ``以上``   | at least                                        |
| ``≤30`` ``不超过`` ``最高`` ``以下``    | at most                                         |
| ``12%`` ``650元/月`` ``0.81万张``       | what follows the number is its unit, as printed |

Full-width digits, letters and signs count as their half-width forms. Thousands are
separated by commas in threes or not at all. Two qualifiers of different meaning, words,
Chinese numerals and several numbers are refused.
"""

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

from django.utils.translation import gettext_lazy as _

from indicators.quantities import (
    SCALES,
    Numeral,
    OutOfRange,
    Qualifier,
    checked,
    read_numeral,
)
from indicators.radicals import mended
from indicators.wording import out_of_range

LONGEST = 60
MOST_DIGITS = 21

BEFORE = {
    "不低于": Qualifier.AT_LEAST,
    "不少于": Qualifier.AT_LEAST,
    "至少": Qualifier.AT_LEAST,
    "超过": Qualifier.AT_LEAST,
    "超": Qualifier.AT_LEAST,
    "逾": Qualifier.AT_LEAST,
    "≥": Qualifier.AT_LEAST,
    ">=": Qualifier.AT_LEAST,
    ">": Qualifier.AT_LEAST,
    "不超过": Qualifier.AT_MOST,
    "不高于": Qualifier.AT_MOST,
    "不多于": Qualifier.AT_MOST,
    "至多": Qualifier.AT_MOST,
    "最高": Qualifier.AT_MOST,
    "≤": Qualifier.AT_MOST,
    "<=": Qualifier.AT_MOST,
    "<": Qualifier.AT_MOST,
    "大约": Qualifier.ABOUT,
    "约": Qualifier.ABOUT,
    "≈": Qualifier.ABOUT,
    "~": Qualifier.ABOUT,
    "接近": Qualifier.NEARLY,
    "将近": Qualifier.NEARLY,
    "近": Qualifier.NEARLY,
}
AFTER = {
    "左右": Qualifier.ABOUT,
    "上下": Qualifier.ABOUT,
    "及以上": Qualifier.AT_LEAST,
    "以上": Qualifier.AT_LEAST,
    "及以下": Qualifier.AT_MOST,
    "以下": Qualifier.AT_MOST,
    "以内": Qualifier.AT_MOST,
    "余": Qualifier.OVER,
    "多": Qualifier.OVER,
    "+": Qualifier.OVER,
}
_NOT_APPLICABLE = re.compile(r"[-–—―−]{1,2}")
_MISSING = re.compile(r"…{1,2}|\.{3,6}")
_MOMENT = re.compile(
    r"\d{4}-\d\d(-\d\d)?( \d\d(:\d\d){1,2})?|-?\d+(:\d\d){1,2}", re.ASCII
)
_DIGITS = r"(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?"
_CELL = re.compile(
    rf"(?P<before>{'|'.join(sorted(map(re.escape, BEFORE), key=len, reverse=True))})?\s*"
    rf"(?P<sign>-)?(?P<digits>{_DIGITS})\s*"
    rf"(?P<inner>多|余)?(?P<scale>{'|'.join(sorted(filter(None, SCALES), key=len, reverse=True))})?"
    rf"(?P<outer>多|余|\+)?\s*"
    rf"(?P<unit>[^0-9]*?)\s*"
    rf"(?P<after>{'|'.join(sorted(map(re.escape, AFTER), key=len, reverse=True))})?"
)


class Kind(Enum):
    BLANK = "blank"
    NUMBER = "number"
    MISSING = "missing"
    NOT_APPLICABLE = "not_applicable"


class UnreadableCell(ValueError):
    """The text is no cell of the table above; the message says why."""


@dataclass(frozen=True)
class Cell:
    """A cell as typed and as read; ``value`` is still in the unit that was typed.

    ``significant`` and ``precision`` are those of ``quantities.Numeral``; ``unit`` is what
    follows the number and its ``scale``.
    """

    kind: Kind
    typed: str = ""
    value: Decimal | None = None
    qualifier: str = Qualifier.EXACT
    significant: Decimal = Decimal(1)
    precision: Decimal | None = None
    scale: str = ""
    unit: str = ""


def plain(text: str) -> str:
    """Half-width, without blanks around it; what two spellings are compared by."""
    return unicodedata.normalize("NFKC", mended(text)).strip()


def read_cell(text: str) -> Cell:
    """The cell that ``text`` is. Raises ``UnreadableCell``."""
    typed = text.strip()
    if len(typed) > LONGEST:
        raise UnreadableCell(_("太长：最多 %(count)d 个字符。") % {"count": LONGEST})
    normal = plain(typed)
    if not normal:
        return Cell(Kind.BLANK)
    if _NOT_APPLICABLE.fullmatch(normal):
        return Cell(Kind.NOT_APPLICABLE, typed)
    if _MISSING.fullmatch(normal):
        return Cell(Kind.MISSING, typed)
    match = _CELL.fullmatch(normal)
    if match is None:
        raise _no_number(normal)
    numeral = _numeral(match)
    qualifier = _qualifier(match)
    if match["sign"] and qualifier != Qualifier.EXACT:
        raise UnreadableCell(_("负数不能带限定词。"))
    return Cell(
        Kind.NUMBER,
        typed,
        value=-numeral.value if match["sign"] else numeral.value,
        qualifier=qualifier,
        significant=numeral.significant,
        precision=numeral.precision,
        scale=match["scale"] or "",
        unit=match["unit"],
    )


def _no_number(normal: str) -> UnreadableCell:
    """Why the text is none."""
    if _MOMENT.fullmatch(normal):
        return UnreadableCell(
            _("这是日期、时刻或时长，不是数。若本来是数，请改了单元格的格式再填。")
        )
    if normal.startswith("显示为"):
        return UnreadableCell(_("单元格显示的与所存的数不是一回事，请写明是哪个数。"))
    return UnreadableCell(
        _("读不出数来。数字请写成 7500、7,500、0.81万、7500余、≥12000 这样。")
    )


def _numeral(match: re.Match[str]) -> Numeral:
    digits = match["digits"]
    if sum(character.isdigit() for character in digits) > MOST_DIGITS:
        raise UnreadableCell(
            _("数字太长：最多 %(count)d 位。") % {"count": MOST_DIGITS}
        )
    numeral = read_numeral(f"{digits}{match['scale'] or ''}")
    try:
        checked(numeral.value)
    except OutOfRange:
        raise UnreadableCell(out_of_range()) from None
    return numeral


def _qualifier(match: re.Match[str]) -> str:
    said = {BEFORE[match["before"]]} if match["before"] else set()
    said |= {AFTER[match[part]] for part in ("inner", "outer", "after") if match[part]}
    if len(said) > 1:
        raise UnreadableCell(_("写了两个意思不同的限定词。"))
    return said.pop() if said else Qualifier.EXACT
