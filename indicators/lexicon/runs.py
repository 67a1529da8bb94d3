"""Where a numeral begins and ends in running text: expressions for numerals that begin with
digits and for those that begin with a Chinese character. ``numerals.counted`` tells what they
are worth."""

from indicators.lexicon.numerals import CHARACTERS

DIGIT = "一二两三四五六七八九"
VAGUE = "[多余几来]"
# 万州, 千瓦, 百分 … are other words.
SCALE = (
    r"(?:万亿|百亿|千亿|十亿|百万|千万|十万|亿|万(?![州宁年里物])|"
    r"千(?![瓦米克卡方])|百(?![分岁佳强]))"
)
_NUMBER = r"\d+(?:\.\d+)?"
# 3个亿, 两个多亿 are amounts; 3个亿元村 are villages.
_OF_MANY = rf"{VAGUE}?个{VAGUE}?亿(?!级|元?[村镇乡县企项产市园])"
# Digits behind a scale: 2万5600, 2万零500, 2万5; no date, no percentage.
_TAIL = (
    r"零?\d{1,4}(?!\d|\.\d|[-，]\d|[%‰年月日号时点分周岁届级星楼期批]|个月|工作日|小时)"
)
_LARGER = r"(?:万亿|亿|万(?![州宁年里物]))"
# What is added behind a scale: 3千, 五百, 余万, 二三千, 二十一.
_ADDEND = (
    rf"(?:零?{_NUMBER}{VAGUE}?{SCALE}"
    rf"|零?[{DIGIT}]{{1,2}}{VAGUE}?[十百千]?{_LARGER}"
    rf"|零?[{DIGIT}]{{1,2}}(?:十(?![佳强大])|百(?![分岁佳强])|千(?![瓦米克卡方]))"
    rf"|{VAGUE}{_LARGER}"
    rf"|零[{DIGIT}](?![{CHARACTERS}\d])"
    rf"|(?<=十)[{DIGIT}](?![{CHARACTERS}\d]))"
)
ARABIC = rf"{_NUMBER}(?:(?:{_OF_MANY}|{VAGUE}?{SCALE})(?:{_ADDEND})*(?:(?<![点十]){_TAIL})?)?"
CHINESE = (
    rf"(?<![{CHARACTERS}])[{CHARACTERS}]{{1,24}}"
    rf"(?:点[零{DIGIT}]{{1,4}}(?:[百千]?[万亿]+)?)?"
    rf"(?:{_OF_MANY}|{VAGUE}[万亿]+)?"
    rf"(?:(?<=[百千万亿零])(?:{_NUMBER}{VAGUE}?{SCALE}(?:{_ADDEND})*|{_TAIL}))?"
)
# 20来自 …, 3000余额: the next word.
INSIDE = r"(?:[多几]|余(?![额款留下])|来(?![自到源宾信电访者]))"
# What is left of a numeral that is not well formed, so that no part of it is read alone.
REST = rf"(?:[\d.{CHARACTERS}]|{VAGUE}(?=[百千万亿]))*"
