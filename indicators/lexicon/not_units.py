"""Which texts cannot be units: those that hold a qualifier, a number or half a bracket."""

import re

from indicators.lexicon.qualifiers import ALL

# 百分点, 千人 behind a stroke (张/千人), 千克 … count nothing.
_NO_NUMBERS = re.compile(
    r"[百千]分点|[/每][十百千万亿]+|千(?:克|米|瓦|卡|帕|字节)|平方千米"
)
# 45w人, 4.5萬: scales that are not read; a remark: 人(不含市区), (估).
_UNREAD_SCALES = re.compile(r"[萬億仟佰拾]|^[wkmWKM](?=$|[^\x00-\x7f])")
_REMARKS = re.compile(r"^[(\[（][^)\]）]*|[(\[（][^)\]）]*[不含除估约注见][^)\]）]*")
_SQUARED = re.compile(r"(?<=m)[23]")
_NUMBERS = re.compile(r"[\d零〇一二两三四五六七八九十百千万亿半成]")
_BRACKETS = re.compile(r"[()\[\]（）]")
_PAIRED = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|（[^（）]*）")
_SAYS_SOMETHING = re.compile(r"[^\W\d_]|[%‰°]")
_QUALIFIERS = re.compile(
    "|".join(map(re.escape, sorted(ALL, key=lambda word: -len(word))))
)


def foreign_to_unit(unit: str) -> str:
    """What keeps ``unit`` (folded) from being one: 左右 in ``左右对``, 万 in ``余万家``, a bracket
    that nothing opens or that holds a remark; empty where it may be a unit."""
    for found in (
        _QUALIFIERS.search(unit),
        _UNREAD_SCALES.search(unit),
        _REMARKS.search(unit),
        _NUMBERS.search(_NO_NUMBERS.sub("", _SQUARED.sub("", unit))),
        _BRACKETS.search(_PAIRED.sub("", unit)),
    ):
        if found:
            return found.group()
    return unit if unit and not _SAYS_SOMETHING.search(unit) else ""
