"""Marks of footnotes beside a number: 320①, 45², ①120, 320*, 320a), 320[1].

They come off before compatibility folding, which would make digits of them (320① → 3201).
What may be a mark or a part of the number (10², 3①20, ½) stays, and ``unclear`` finds it.
"""

import re
import unicodedata

_CIRCLED = (
    "\u2460-\u249b\u24b6-\u24ff\u2776-\u2793\u3220-\u3229\u3251-\u325f"
    "\u3280-\u3289\u32b1-\u32bf\U0001f100-\U0001f10a"
)
_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹⁽⁾₀₁₂₃₄₅₆₇₈₉₍₎ᵃᵇᶜᵈ"
_SIGNS = "*＊※†‡§#＃"
_BRACKETED = (
    r"[\[［〔【]注?\d{1,2}[\]］〕】]|[(（](?:注?\d|注\d{1,2}|[a-fA-F]|注)[)）]"
    r"|注\d{1,2}|(?<![A-Za-z(（])[a-fA-F][)）]"
)
_MARK = (
    rf"(?:[{_CIRCLED}]|(?<![mM米里×xX^])[{_RAISED}]+(?:[,，、][{_RAISED}]+)*|[{_SIGNS}]"
    rf"|{_BRACKETED})"
)
_BEFORE = re.compile(rf"^\s*(?:(?:{_MARK}|[(（]\d\d[)）])\s*)+(?=\S)")
_BEHIND = re.compile(
    rf"(?<=\S)\s*(?:{_MARK}\s*(?:[,，、]\s*(?={_MARK}))?)+(?=$|[^\d\s.,，．])"
)
# 10², 3×10⁴ and 2^3 are powers.
_POWER = re.compile(rf"(?:(?<![\d.,，零百千万亿])10|[×xX^]\s*\d+)[{_RAISED}]|\d[⁻⁺]")
# Characters that are marks wherever they stand beside a name or a year.
_BY_NATURE = re.compile(
    rf"^\s*[{_CIRCLED}†‡※]+"
    rf"|(?<![mM米里×^])(?:[{_CIRCLED}†‡※]|[⁰¹²³⁴⁵⁶⁷⁸⁹₀-₉]+)(?!\d)"
)
_IN_PROSE = re.compile(
    rf"(?<=[\d万亿余多])(?:[{_CIRCLED}†‡※]|(?<!(?<![\d.零百千万亿])10)[⁰¹²³⁴⁵⁶⁷⁸⁹]+"
    r"|[\[［〔]\d{1,2}[\]］〕]|[*＊](?![*＊×\d]))(?=[^\d×.．]|$)"
)
_ANY_IN_PROSE = re.compile(rf"[{_CIRCLED}†‡※⁰¹²³⁴⁵⁶⁷⁸⁹\[［〔*＊]")
_UNITS = re.compile("[㎟㎠㎡㎢㎣㎤㎥㎦]|(?<=[mM米里])[²³]")
_NUMBERS = ("No", "Nl")


def without_marks(text: str) -> str:
    """A cell's text without the marks before and behind its number or unit."""
    if text.isascii() and text.isdecimal():
        return text
    if _POWER.search(text):
        return text
    bare = _BEHIND.sub("", _BEFORE.sub("", text))
    return bare if bare.strip() else text


def name_without_marks(text: str) -> str:
    """A name or a year without ①, ², † … beside it; blank where nothing else stands there."""
    return _BY_NATURE.sub("", text)


def marks_in_prose(line: str) -> frozenset[int]:
    """Places of the marks right behind the digits of a number in running text."""
    if _ANY_IN_PROSE.search(line) is None:
        return frozenset()
    return frozenset(
        place for match in _IN_PROSE.finditer(line) for place in range(*match.span())
    )


def unclear(text: str) -> str:
    """The first character that folding would turn into digits though it is none (½, ², Ⅱ, ㏠);
    empty where there is none. Units (㎡, m², km³) are clear."""
    for character in _UNITS.sub("", text):
        if character.isascii():
            continue
        kind = unicodedata.category(character)
        folded = unicodedata.normalize("NFKC", character)
        if kind in _NUMBERS or (kind != "Nd" and any(c.isdigit() for c in folded)):
            return character
    return ""
