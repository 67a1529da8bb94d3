"""One written form for every character: full-width → half-width, punctuation
Chinese, radicals → the characters that are meant.

Every function maps one character to one character (or drops it), so that places
are never lost.
"""

import re

from indicators.radicals import ALIKE

INVISIBLE = frozenset("\u200b\u200c\u200d\u2060\ufeff\u00ad")
BLANKS = frozenset(" \t\u00a0\u3000\u2002\u2003\u2009\u202f\x0b\x0c")
LINE_ENDS = frozenset("\n\r\u2028\u2029\x85")
DASHES = "-–—－―‐‑−﹣─"
TILDES = "~～〜∼"
DOTS = "·•・‧∙⋅●"

# Half-width punctuation that stands in Chinese sentences.
_PUNCTUATION = {
    ",": "，",
    ";": "；",
    ":": "：",
    "(": "（",
    ")": "）",
    "?": "？",
    "!": "！",
    "﹪": "%",
    "‑": "-",
    "╱": "/",
    "∕": "/",
    "⁄": "/",
    "㎥": "立",
    "﹢": "+",
    "．": ".",
    "｡": "。",
    "､": "、",
    "「": "“",
    "」": "”",
    "『": "“",
    "』": "”",
    '"': "“",
    "〇": "零",
    "○": "零",
}


def fold(character: str) -> str:
    """The one written form of a character: ``３`` → ``3``, ``,`` → ``，``, ``⼾`` → ``户``."""
    code = ord(character)
    if 0xFF01 <= code <= 0xFF5E:
        character = chr(code - 0xFEE0)
    if code in ALIKE:
        return ALIKE[code]
    if character in _PUNCTUATION:
        return _PUNCTUATION[character]
    if character in TILDES:
        return "~"
    if character in DASHES:
        return "-"
    return "·" if character in DOTS else character


TABLE = {
    code: folded
    for code in range(0x20, 0x10000)
    if not 0xD800 <= code <= 0xDFFF and (folded := fold(chr(code))) != chr(code)
}
_FOLDED = re.compile("[" + re.escape("".join(map(chr, TABLE))) + "]+")


def normal_form(text: str) -> str:
    """``text`` with every character in its one written form, each at its old place."""
    return _FOLDED.sub(lambda run: run.group().translate(TABLE), text)
