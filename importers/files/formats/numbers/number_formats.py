"""What a number in a workbook's cell shows, as far as that changes what is read (pure).

0.12 in a cell formatted as percent was typed ``12%``, 44926 in a cell formatted as a
date ``2022-12-31``, 7500 in a cell formatted ``0"余"`` says ``7500余``, 100.25 in a cell
formatted ``[h]:mm`` ``2406小时``. Digits that the format hides are kept, decimals that it
adds are added. Separators, colours, currency signs and Chinese numerals of a format are
left out; so is scaling with the word that says it: 13400 that shows ``1.3万`` is 13400.
Scaling without a word is the header's to say: 13400 that shows ``13`` or ``1.3`` is 13.4 or
1.34. Words that no number can be given with are written out beside it, for somebody to decide.
"""

import re
from dataclasses import dataclass
from decimal import Decimal
from operator import eq, ge, gt, le, lt, ne

from importers.files.formats.numbers.format_sections import FormatSection, sections
from importers.files.formats.numbers.serial_dates import elapsed_days, moment
from importers.files.formats.numbers.stored_numbers import exact, plain

_BUILT_IN = {
    9: "0%",
    10: "0.00%",
    1: "0",
    2: "0.00",
    3: "#,##0",
    4: "#,##0.00",
    # From 27 on they are those of Excel in Chinese.
    **dict.fromkeys((14, 15, 22, 30, 31), "y-m-d"),
    **dict.fromkeys((16, 28, 29, 51, 53, 54, 58), "m-d"),
    **dict.fromkeys((17, 27, 36, 50, 52, 57), "y-m"),
    **dict.fromkeys((18, 19, 20, 21, 32, 33, 34, 35, 45, 47, 55, 56), "h:m:s"),
    46: "[h]:m:s",
}
_COMPARED = {"<": lt, "<=": le, ">": gt, ">=": ge, "=": eq, "<>": ne}
POWERS = {
    "十": 1, "百": 2, "千": 3, "k": 3, "K": 3, "万": 4, "十万": 5, "百万": 6, "M": 6,
    "千万": 7, "亿": 8, "十亿": 9, "百亿": 10, "千亿": 11, "万亿": 12,
}  # fmt: skip
SCALE = re.compile("|".join(sorted(POWERS, key=len, reverse=True)))
_TIME_WORDS = re.compile(r"小时|分钟|[时分秒:：\s]")
_NO_PLACE = "#####"  # what a sheet shows where a number is no day


@dataclass(frozen=True)
class NumberFormat:
    """The sections for numbers, in order, and the one for text."""

    numbers: tuple[FormatSection, ...]
    text: FormatSection | None = None

    def section(self, value: Decimal) -> FormatSection:
        """The section that shows ``value``."""
        if any(one.condition for one in self.numbers):
            holding = (one for one in self.numbers if _holds(one, value))
            return next(holding, self.numbers[-1])
        if value < 0 and len(self.numbers) > 1:
            return self.numbers[1]
        return self.numbers[2 if not value and len(self.numbers) > 2 else 0]


def _holds(section: FormatSection, value: Decimal) -> bool:
    if section.condition is None:
        return True
    sign, bound = section.condition
    return bool(_COMPARED[sign](value, bound))


def parsed(code: str) -> NumberFormat:
    """The format of a code such as ``#,##0.00"元"``; what is not understood is general."""
    found = sections(code)
    if len(found) > 1 and (found[-1].text or len(found) > 3):
        return NumberFormat(tuple(found[:-1][:3]), found[-1])
    return NumberFormat(tuple(found[:3]), found[0] if found[0].text else None)


GENERAL = parsed("General")


def built_in(number: int) -> NumberFormat:
    """The format of a number that workbooks do not spell out."""
    return parsed(_BUILT_IN.get(number, "General"))


def shown(raw: str, form: NumberFormat, *, since_1904: bool = False) -> str:
    """The text of a number cell whose file says ``raw``.

    What is no number, or one no cell can hold, stays as it is for the reader to refuse.
    """
    value = exact(raw)
    if value is None:
        return raw
    section = form.section(value)
    if section.elapsed:
        words = _TIME_WORDS.sub("", section.after)
        return f"{section.before}{elapsed_days(value, section.elapsed)}{words}"
    if section.date:
        told = moment(value, section.date, since_1904=since_1904)
        return told or in_doubt(_NO_PLACE, plain(value))
    return _number(value, section)


def shown_text(text: str, form: NumberFormat) -> str:
    """The text of a cell of words: ``"低保"@`` says 低保 before them."""
    section = form.text
    if section is None or not section.text:
        return text
    return f"{section.before}{text}{section.after}"


def in_doubt(shows: str, stored: str) -> str:
    """What a sheet shows where no number says the same; never read as a number."""
    return f"显示为“{shows}”，存的是{stored}"


def _number(value: Decimal, section: FormatSection) -> str:
    if section.percent:
        value = value.scaleb(2)
    number = _with_places(plain(value), section.places)
    before, after = section.before, section.after
    if not section.counts:
        hidden = before + after
        return in_doubt(hidden, number) if hidden or value else number
    if power := section.exponent:
        seen = plain(value.scaleb(-power))
        scale = SCALE.match(after)
        if scale and POWERS[scale.group()] == power:
            after = after[scale.end() :]
        elif after:
            return in_doubt(f"{before}{seen}{after}", number)
        else:
            number = seen
    if section.inner or any(sign.isdecimal() for sign in before + after):
        inner = f"{section.inner}…" if section.inner else ""
        return in_doubt(f"{before}…{inner}{after}", number)
    return f"{before}{number}{'%' if section.percent else ''}{after}"


def _with_places(number: str, places: int) -> str:
    whole, _dot, decimals = number.partition(".")
    decimals = decimals.ljust(places, "0")
    return f"{whole}.{decimals}" if decimals else whole
