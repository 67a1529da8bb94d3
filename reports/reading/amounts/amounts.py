"""Numerals → amounts: unit, qualifier and range; what counts nothing is left out."""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from indicators.lexicon.qualifiers import BEFORE
from reports.reading.amounts.numbers import Number, numbers
from reports.reading.amounts.qualifiers import (
    EXACT,
    Qualified,
    qualifier_after,
    qualifier_before,
    qualifier_inside,
)
from reports.reading.amounts.units import family_of, measure_at
from reports.reading.lexicon.files import table, words
from reports.reading.text.not_figures import Spans

MARGIN = 12  # characters beside a number that may decide what it is
_RANGE = re.compile(r"-{1,2}|~|至|到")
_ROUGH_RANGE = re.compile(r"[到至、][一二三四五六七八九十两百千万]")
_LISTED = "分别"
REACH = 30  # characters before a list that may say so
_QUALIFIERS = tuple(BEFORE)
_ROUGHLY = {"强": "over", "弱": "nearly"}
_FROM = re.compile(r"(?:从|由|自)[^，。；]{0,6}$")
_INDEFINITE = re.compile(r"(?:数|几|好几|若干|(?<![至最顶不])多|第|每)$")
_DENOMINATOR = re.compile(r"(?:第|每|[A-Za-z.])$")
_GRADE = re.compile(r"A级?")
_AFTER_UNTIL = re.compile(r"(?:截至|截止|截止到|截至到|从|自)(?:\d{4}年)?$")
_PARTS = re.compile(r"[^，。；：\n\d（）]{0,10}(?:（[^（）\d]{1,6}）)?（")
_LETTERS = re.compile(r"[A-Za-z]")
_FIRST_YEAR, _LAST_YEAR = 1949, 2050


class Amount(NamedTuple):
    """A figure as printed, before its neighbours are asked about it.

    ``start``/``end``: with qualifier and unit; ``number``/``tail``: where the digits
    begin and the unit ends. ``high`` is set for ranges. ``unit`` is empty, and
    ``family`` too, where no unit is printed.
    """

    start: int
    end: int
    number: int
    tail: int
    value: Decimal
    high: Decimal | None
    unit: str
    family: str
    qualifier: str
    digits: str
    scaled: bool
    inferred: bool = False
    shared: int = 1


def amounts(text: str, nothing: Spans, most: int) -> list[Amount]:
    """The amounts in ``text``, in order, ranges joined; numbers without a unit are kept
    where they may have lost one. Stops soon after ``most`` of them."""
    found: list[Amount] = []
    for amount in _single(text, nothing):
        if len(found) > most:
            break
        if found and (joined := _range(text, found[-1], amount)) is not None:
            found[-1] = joined
        else:
            found.append(amount)
    _divide(text, found)
    kept: list[Amount] = []
    for amount in reversed(found):
        listed = kept and _one_of_several(text, amount, kept[-1])
        if amount.unit or listed or _may_stand_bare(text, amount):
            kept.append(amount)
    return kept[::-1]


def _one_of_several(text: str, amount: Amount, after: Amount) -> bool:
    """``分别达到每人每年1200、720、300元``: the unit is printed after the last only."""
    if text[amount.end : after.start] not in ("、", "和"):
        return False
    return _LISTED in text[max(0, amount.start - REACH) : amount.start]


def _divide(text: str, found: list[Amount]) -> None:
    """``2292个村居（村1795、居497）``: bare numbers in brackets that add up to the amount
    before them have its unit."""
    for index, whole in enumerate(found):
        opening = _PARTS.match(text, whole.end) if whole.unit else None
        if opening is None:
            continue
        closing = text.find("）", opening.end(), opening.end() + 80)
        stop = index + 1
        while stop < len(found) and found[stop].start < closing:
            stop += 1
        parts = found[index + 1 : stop]
        if len(parts) < 2 or any(part.unit for part in parts):
            continue
        if sum(part.value for part in parts) != whole.value:
            continue
        for place, part in enumerate(parts, index + 1):
            found[place] = part._replace(
                unit=whole.unit, family=whole.family, inferred=True
            )


def _single(text: str, nothing: Spans) -> Iterator[Amount]:
    for number in numbers(text, nothing.covers):
        grade = _before_grade(text, number)
        amount = grade if grade is not None else _amount(text, number)
        if amount is not None:
            yield amount


def _amount(text: str, number: Number) -> Amount | None:
    """The amount of one numeral, or ``None`` where it counts nothing."""
    unit, family, end = number.unit, "", number.end
    if unit:
        family = family_of(unit)
    elif _counts_nothing(text, number):
        return None
    elif spelling := measure_at(text, number.end):
        measure = spelling.measure
        if number.chinese and not _countable(text, number, measure.chinese):
            return None
        if measure.family == "lapse" and not _lapse_counts(text, number):
            return None
        unit, family = measure.unit, measure.family
        end = number.end + len(spelling.text)
    elif number.chinese:
        if not _ROUGH_RANGE.match(text, number.end):
            return None
    elif not _plain(text, number):
        return None
    after = qualifier_after(text, end, family)
    if number.unit == "%" and text[end : end + 1] in _ROUGHLY:  # 五分之一强
        after = Qualified(_ROUGHLY[text[end]], end + 1)
    first = qualifier_before(text, number.start, text[number.start])
    qualifier = qualifier_inside(number.inside)
    if qualifier == EXACT:
        qualifier = after.qualifier if after.qualifier != EXACT else first.qualifier
    sign = _negative(text, number.start)
    return Amount(
        start=number.start - 1 if sign else first.place,
        end=after.place, number=number.start, tail=end,
        value=-number.value if sign else number.value, high=number.high,
        unit=unit, family=family, qualifier=qualifier,
        digits=number.digits, scaled=number.scaled, shared=number.shared,
    )  # fmt: skip


def _counts_nothing(text: str, number: Number) -> bool:
    """``数百``, ``第3``, ``每千``: the words before the numeral make it indefinite, or a name."""
    words_before = _INDEFINITE if number.chinese else _DENOMINATOR
    return words_before.search(text, max(0, number.start - 3), number.start) is not None


def _plain(text: str, number: Number) -> bool:
    """Whether an Arabic numeral without a unit may be a figure at all."""
    rest = text[number.end : number.end + MARGIN]
    if not rest:
        return True
    if _LETTERS.match(rest) or rest[0] in ".：+×" or text[number.start - 1 : number.start] in (
        "+", ".", "：", "×", "/",
    ):  # fmt: skip
        return False
    if not number.scaled and rest.startswith(words("numbers", "tails")):
        return False
    return len(number.digits) < 2 or number.digits[0] != "0" or "." in number.digits


def _countable(text: str, number: Number, permitted: str) -> bool:
    """Whether a Chinese numeral counts before this unit: 三家 does, 三项 mostly not."""
    before = text[max(0, number.start - MARGIN) : number.start]
    if number.digits == "一" and permitted != "always":
        return False
    if number.digits[0] in "百千万亿" and not (number.inside or _raised(before)):
        return False
    if permitted in ("yes", "always"):
        return number.digits != "零"
    if permitted == "some":
        if number.value >= 10:
            return True
        return before.endswith(words("numbers", "counting_words"))
    return False


def _raised(before: str) -> bool:
    return before.endswith(_QUALIFIERS)


def _lapse_counts(text: str, number: Number) -> bool:
    window = (
        text[max(0, number.start - MARGIN) : number.start]
        + text[number.end : number.end + 8]
    )
    return any(word in window for word in words("numbers", "lapse_words"))


def _negative(text: str, start: int) -> bool:
    return (
        start > 0
        and text[start - 1] == "-"
        and (start == 1 or text[start - 2] in "，（：为率达幅 \n")
    )


def _before_grade(text: str, number: Number) -> Amount | None:
    """``153A`` is 15 of grade 3A: the last digit belongs to the grade."""
    if len(number.digits) < 2 or not number.digits.isdigit() or number.scaled:
        return None
    grade = _GRADE.match(text, number.end)
    if grade is None or number.digits[-1] not in "12345":
        return None
    value = Decimal(number.digits[:-1])
    return Amount(
        start=number.start, end=number.end - 1, number=number.start, tail=number.end - 1,
        value=value, high=None, unit="家", family="item", qualifier=EXACT,
        digits=number.digits[:-1], scaled=False, inferred=True,
    )  # fmt: skip


def _range(text: str, low: Amount, high: Amount) -> Amount | None:
    """``20-60万元``, ``3000万元至5000万元``, ``四到五位``: two numbers, one figure."""
    link = _RANGE.fullmatch(text, low.end, high.number)
    if link is None or low.high is not None or low.qualifier not in (EXACT, "about"):
        return _neighbours(text, low, high)
    if low.unit and low.unit != high.unit:
        return None
    words_link = link.group() in "至到"
    if words_link and _FROM.search(text, max(0, low.start - 10), low.start):
        return None
    if not high.unit and not high.scaled and words_link:
        return None
    value = low.value if low.unit or low.scaled else low.value * _shared(low, high)
    if value >= high.value or high.high is not None:
        return None
    qualifier = low.qualifier if low.qualifier != EXACT else high.qualifier
    return high._replace(start=low.start, number=low.number, value=value, high=high.value,
        qualifier=qualifier, digits=low.digits,
    )  # fmt: skip


def _shared(low: Amount, high: Amount) -> int:
    """What the scale of the upper end is to the lower one: 3至5万, 两至三千, 一百至二百万."""
    if high.shared == 10 and low.value == 1:
        return 1  # 一至三十
    if low.value < high.value / high.shared:
        return high.shared
    large = next((n for n in (10**8, 10**4) if high.value >= n <= high.shared), 1)
    return large if low.value < high.value / large else 1


def _neighbours(text: str, low: Amount, high: Amount) -> Amount | None:
    """``2、3万元``, ``三、四百户``: neighbouring digits before one scale are a range."""
    if (
        text[low.tail : high.number] != "、"
        or high.shared == 1
        or high.high is not None
    ):
        return None
    if low.unit or low.scaled or high.value != (low.value + 1) * high.shared:
        return None
    before = text[max(0, low.number - REACH) : low.number]
    if not before.strip() or before[-1] in "\n。；：第、" or _LISTED in before:
        return None
    return high._replace(
        start=low.start, number=low.number, value=low.value * high.shared,
        high=high.value, digits=low.digits,
        qualifier=low.qualifier if low.qualifier != EXACT else high.qualifier,
    )  # fmt: skip


def _may_stand_bare(text: str, amount: Amount) -> bool:
    """A number that has lost its unit: after 达, 共, 登记 … and before a pause."""
    before = text[max(0, amount.number - MARGIN) : amount.number]
    if _AFTER_UNTIL.search(before) or not amount.digits[0].isascii():
        return False
    rest = text[amount.tail : amount.tail + 8]
    if rest[:1] == "/" and rest[1:2] not in "日0123456789":
        return True
    if amount.scaled:
        return True
    year = _FIRST_YEAR <= amount.value <= _LAST_YEAR
    if year and "." not in amount.digits:
        return False
    if rest and rest[0] not in table("inference")["bare_before"]:
        return rest.startswith(words_after())
    if amount.value < 10:
        return False
    return before.endswith(words("inference", "bare_after"))


@cache
def words_after() -> tuple[str, ...]:
    """The words behind a number that say what it counts (12万[服务对象])."""
    listed = table("inference")["after"].values()
    return tuple(str(word) for entry in listed for word in entry)
