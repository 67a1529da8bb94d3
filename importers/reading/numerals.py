"""Printed numerals → exact numbers: Arabic with scales, Chinese, fractions, tenths."""

import re
from decimal import Decimal

DIGITS = dict(zip("零一二三四五六七八九", range(10), strict=True)) | {"两": 2}
_SMALL = {"十": 10, "百": 100, "千": 1000}
_LARGE = {"万": 10**4, "亿": 10**8}
LONGEST = 24  # characters of a Chinese numeral; nobody prints a longer one
_SCALED = re.compile(r"(\d+(?:\.\d+)?)([十百千万亿]*)")
SHARE_PLACES = 4


class NotANumeral(ValueError):
    """The characters are no numeral."""


def scale_of(characters: str) -> int:
    """The factor that ``万``, ``百万``, ``万亿`` … stand for; 1 for nothing."""
    factor = 1
    for character in characters:
        factor *= _SMALL.get(character) or _LARGE[character]
    return factor


def arabic(printed: str) -> Decimal:
    """``0.81万`` → 8100, ``1亿2000万`` → 120000000. No blanks, no separators.

    Raises ``NotANumeral``.
    """
    total, place = Decimal(0), 0
    while place < len(printed):
        match = _SCALED.match(printed, place)
        if match is None:
            raise NotANumeral(printed)
        total += Decimal(match[1]) * scale_of(match[2])
        place = match.end()
    if not place:
        raise NotANumeral(printed)
    return total


def chinese(printed: str) -> Decimal:
    """``三万亿`` → 3000000000000, ``十二`` → 12, ``三点五`` → 3.5, ``二零二二`` → 2022.

    Raises ``NotANumeral``.
    """
    if not printed or len(printed) > LONGEST:
        raise NotANumeral(printed)
    whole, point, decimals = printed.partition("点")
    value = Decimal(_whole(whole))
    if not point:
        return value
    return value + Decimal(_digits(decimals)).scaleb(-len(decimals))


def _digits(printed: str) -> int:
    if not printed or any(c not in DIGITS for c in printed):
        raise NotANumeral(printed)
    return int("".join(str(DIGITS[c]) for c in printed))


def _whole(printed: str) -> int:
    if all(c in DIGITS for c in printed):
        return _digits(printed)
    total = section = 0
    digit: int | None = None
    last_scale = largest = 0
    for character in printed:
        if character in DIGITS:
            digit = DIGITS[character]
        elif character in _SMALL:
            section += (1 if digit is None else digit) * _SMALL[character]
            last_scale, digit = _SMALL[character], None
        elif character in _LARGE:
            factor = _LARGE[character]
            section += digit or 0
            if factor > largest:  # 三万亿: the 亿 counts all that went before
                total = (total + section or 1) * factor
            else:  # 一亿二千万
                total += section * factor
            section, digit, last_scale, largest = 0, None, factor, factor
        else:
            raise NotANumeral(printed)
    if digit is not None and last_scale > 10 and printed[-2] in (*_SMALL, *_LARGE):
        digit *= last_scale // 10  # 两万三 is 23000
    return total + section + (digit or 0)


def parts_of(whole: Decimal, part: Decimal) -> Decimal:
    """``part`` of ``whole`` equal parts as a percentage, to four decimal places."""
    if not whole:
        raise NotANumeral("0")
    percent = part * 100 / whole
    return round(percent, SHARE_PLACES).normalize() if percent else percent
