"""A numeral in any mixture of digits and Chinese characters → what it is worth.

``2亿3千万``, ``二十多万``, ``1.2亿余``, ``2万零500``, ``一点二亿``; two neighbouring digits make a
range: ``两三千``, ``十七八``. What is not well formed (``1.2亿3000万``, ``2万50``) is no numeral:
it is better not read than read as another number.
"""

import re
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

DIGITS = dict(zip("零一二三四五六七八九", range(10), strict=True)) | {"两": 2}
SCALES = {
    "十": Decimal(10),
    "百": Decimal(100),
    "千": Decimal(1000),
    "万": Decimal(10_000),
    "亿": Decimal(100_000_000),
}
CHARACTERS = "".join(DIGITS) + "".join(SCALES)
VAGUE = "多余几来"  # inside a numeral: more than, about
LONGEST = 40  # characters; nobody prints a longer one
SHARE_PLACES = 4

_ARABIC = re.compile(r"\d+(?:\.\d+)?", re.ASCII)
_OF_MANY = re.compile(rf"(?<=.)个(?=[{VAGUE}]?亿)")  # 3个亿, 两个多亿
_VAGUE = re.compile(
    rf"(?P<before>[^{VAGUE}]+)(?P<word>[{VAGUE}])(?P<scale>(?:(?<=\d.)[百千])?[万亿]*)"
)
_DIGIT = "一二两三四五六七八九"
_PAIR = re.compile(
    rf"(?<![零{_DIGIT}\d点])(?P<pair>[{_DIGIT}]{{2}})(?![零{_DIGIT}\d点])"
)
# Two digits that make a range; others (七三, 四八) are no numeral.
PAIRS = (
    *("一二", "一两", "二三", "两三", "三两", "三四", "三五"),
    *("四五", "五六", "六七", "七八", "八九"),
)
_SHORT = re.compile(rf"[百千万亿][{_DIGIT}1-9]$")  # 两万三, but not 三千五万
_SHARED = re.compile(rf"(?:\d+(?:\.\d+)?|[{_DIGIT}])([十百千]?[万亿]*)", re.ASCII)
_ABOUT_A_HUNDRED = "百十"


class NotANumeral(ValueError):
    """The characters are no numeral."""


class Counted(NamedTuple):
    """What a numeral is worth: ``value``, or ``value`` to ``high``.

    ``vague``: the 多, 余, 几, 来 in it; ``last``: the place of the last digit printed (1000 in
    ``0.3万``; Chinese digits print them all); ``decimal``: it stands behind a point.
    """

    value: Decimal
    last: Decimal
    decimal: bool = False
    vague: str = ""
    high: Decimal | None = None

    @property
    def significant(self) -> Decimal:
        """One unit of the last digit that is not a trailing zero."""
        if self.decimal or not self.value:
            return self.last
        exponent = self.value.normalize().as_tuple().exponent
        return Decimal(1).scaleb(int(exponent))

    @property
    def rounded(self) -> bool:
        """Whether the print leaves digits out: behind decimals or a scale such as 万."""
        return self.decimal or self.last != 1


@lru_cache(maxsize=4096)
def counted(printed: str) -> Counted:
    """What ``printed`` (no blanks, no separators) is worth. Raises ``NotANumeral``."""
    if not printed or len(printed) > LONGEST:
        raise NotANumeral(printed)
    if _ARABIC.fullmatch(printed):
        return _in_digits(printed)
    printed = _OF_MANY.sub("", printed)
    match = _VAGUE.fullmatch(printed)
    if match is None:
        return _counted(printed)
    if match["before"] == _ABOUT_A_HUNDRED and not match["scale"]:
        return Counted(Decimal(100), Decimal(1), vague="来")
    return _counted(match["before"] + match["scale"])._replace(vague=match["word"])


def _counted(printed: str) -> Counted:
    pair = _PAIR.search(printed)
    if pair is None:
        return _number(printed)
    if pair["pair"] not in PAIRS:
        raise NotANumeral(printed)
    first, second = pair.start(), pair.start() + 1
    ends = [_number(printed[:left] + printed[left + 1 :]) for left in (second, first)]
    low, high = sorted(ends, key=lambda end: end.value)
    return low._replace(high=high.value)


def _number(printed: str) -> Counted:
    """A numeral without 多, 余 … and without a range."""
    if all(c in DIGITS for c in printed) and (len(printed) > 1 or printed == "零"):
        return Counted(Decimal(_digits(printed)), Decimal(1))  # 二零二二
    found = _sum(printed, leading=True)
    if found.decimal or any(c.isdecimal() for c in printed):
        return found
    return found._replace(last=Decimal(1))


def _sum(printed: str, *, leading: bool) -> Counted:
    """Addends from the largest scale to the smallest; ``leading``: nothing stands before."""
    for name in ("亿", "万"):
        if name in printed:
            head, _, tail = printed.rpartition(name)
            return _added(_coefficient(head, name, leading), name, tail)
    return _section(printed, leading=leading)


def _coefficient(head: str, name: str, leading: bool) -> Counted:
    if not head:
        if not leading and name != "十":
            raise NotANumeral(name)
        return Counted(Decimal(1), Decimal(1))
    if name in head or _SHORT.search(head):
        raise NotANumeral(head + name)
    return _sum(head, leading=leading)


def _section(printed: str, *, leading: bool) -> Counted:
    """What stands before or behind 万 and 亿: thousands, hundreds, tens, ones."""
    if "点" in printed:
        return _with_decimals(printed, leading)
    for name in ("千", "百", "十"):
        if name in printed:
            head, _, tail = printed.partition(name)
            if head not in ("", *_DIGIT) and not _ARABIC.fullmatch(head):
                raise NotANumeral(printed)
            return _added(_coefficient(head, name, leading), name, tail)
    if _ARABIC.fullmatch(printed):
        return _in_digits(printed)
    if len(printed) == 1 and printed in _DIGIT:
        return Counted(Decimal(DIGITS[printed]), Decimal(1))
    raise NotANumeral(printed)


def _in_digits(printed: str) -> Counted:
    decimals = len(printed.partition(".")[2])
    return Counted(Decimal(printed), Decimal(1).scaleb(-decimals), bool(decimals))


def _with_decimals(printed: str, leading: bool) -> Counted:
    whole, _, decimals = printed.partition("点")
    if not leading:
        raise NotANumeral(printed)
    value = _number(whole).value + Decimal(_digits(decimals)).scaleb(-len(decimals))
    return Counted(value, Decimal(1).scaleb(-len(decimals)), decimal=True)


def _added(head: Counted, name: str, tail: str) -> Counted:
    """``head`` times the scale ``name``, and what is printed behind it."""
    scale = SCALES[name]
    value = head.value * scale
    if not tail:
        return Counted(value, head.last * scale, head.decimal)
    rest = tail.removeprefix("零")
    if rest == tail and len(rest) == 1 and scale > 10:
        digit = _sum(rest, leading=False)  # 两万三 is 23000
        return Counted(value + digit.value * scale / 10, scale / 10)
    if rest == tail and rest.isdecimal() and 10 ** len(rest) != scale:
        raise NotANumeral(tail)  # 2万50
    addend = _sum(rest, leading=False)
    if head.decimal or not 0 < addend.value < min(scale, head.last * scale):
        raise NotANumeral(tail)  # 1.2亿3000万
    if rest == tail and addend.value < 10 < scale and len(rest) > 1:
        raise NotANumeral(tail)  # 两万三点五
    return Counted(value + addend.value, addend.last, addend.decimal)


def _digits(printed: str) -> int:
    if not printed or any(c not in DIGITS for c in printed):
        raise NotANumeral(printed)
    return int("".join(str(DIGITS[c]) for c in printed))


def scale_of(characters: str) -> int:
    """The factor that ``万``, ``百万``, ``万亿`` … are; 1 for nothing."""
    factor = Decimal(1)
    for character in characters:
        factor *= SCALES[character]
    return int(factor)


def shared_scale(printed: str) -> int:
    """What the scale of the upper end of a range is to the lower one: 万 in 3至5万, 千 in
    两至三千, 万 in 三至十五万; 1 where there is none."""
    if match := _SHARED.fullmatch(printed):
        return scale_of(match[1])
    if match := re.match(r"\d+(?:\.\d+)?([百千]?[万亿]*)\d", printed, re.ASCII):
        return scale_of(match[1])
    match = re.search(r"[万亿]*$", printed)
    return scale_of(match.group() if match else "")


def chinese(printed: str) -> Decimal:
    """``三万亿`` → 3000000000000, ``三点五`` → 3.5, ``二零二二`` → 2022; one value, no range.

    Raises ``NotANumeral``.
    """
    if not printed or len(printed) > LONGEST:
        raise NotANumeral(printed)
    return _number(printed).value


def arabic(printed: str) -> Decimal:
    """``0.81万`` → 8100, ``1亿2000万`` → 120000000. Raises ``NotANumeral``."""
    return _number(printed).value


def parts_of(whole: Decimal, part: Decimal) -> Decimal:
    """``part`` of ``whole`` equal parts as a percentage, to four decimal places."""
    if not whole:
        raise NotANumeral("0")
    percent = part * 100 / whole
    return round(percent, SHARE_PLACES).normalize() if percent else percent
