"""What a number says: a level, a change, a growth rate, a share, a multiple."""

import re

from reports.reading.lexicon.wordlists import Endings, endings

LEVEL, CHANGE, GROWTH, PERCENT, SHARE, MULTIPLE = (
    "level", "change", "growth", "percent", "share", "multiple",
)  # fmt: skip
RELATIVE = ("percent", "permille")
REACH = 24  # characters before a number that may say what it is
_SHARE_FROM = re.compile(r"(?:占比|比重|比例)[^，。；\d]{0,4}(?:由|从)[^，。；]{0,10}$")
_SHARE_OF = re.compile(r"占[^，。；\d]{0,14}$")
_BRACKET = re.compile(r"（[^（）]{0,12}）$")
_AGAINST = re.compile(r"(?:高于|低于|高出|超出)[^，。；\d]{2,14}$")
_SOFTENERS = Endings(
    ("了", "约", "近", "超过", "超", "仅", "分别", "共", "逾", "各", "人均")
)
_PER = ("年", "月", "人")
_PER_DOUBLE = re.compile(r"(?:每人每[年月]|每[年月人])$")


def kind_of(before: str, family: str, printed: str) -> str:
    """The kind of a number: ``before`` is the text up to it (without its qualifier),
    ``family`` that of its unit, ``printed`` the figure with unit."""
    if family == "multiple":
        return MULTIPLE
    verb = _changed(before)
    if family == "point":
        return CHANGE
    if family in RELATIVE:
        if verb or _named(before, "rates"):
            return GROWTH
        if "分之" in printed or "成" in printed or "/" in printed or "半" in printed:
            return (
                PERCENT if before.endswith(("率", "率达", "率为", "率达到")) else SHARE
            )
        return SHARE if _named(before, "shares") else PERCENT
    return CHANGE if verb else LEVEL


def _without_links(window: str) -> str:
    """The words before a number without 达到, 约, （同比） … at their end."""
    links = endings("kinds", "between")
    end = len(window)
    while True:
        if link := links.longest(window, end):
            end -= len(link)
        elif window.endswith("）", 0, end) and (
            bracket := _BRACKET.search(window, 0, end)
        ):
            end = bracket.start()
        else:
            return window[:end]


def _changed(before: str) -> bool:
    """A verb of change stands directly before the number."""
    window = before[-REACH:]
    if ("于" in window or "出" in window) and _AGAINST.search(window):
        return True
    end = len(window)
    while softener := _SOFTENERS.longest(window, end):
        end -= len(softener)
    plain = window[:end]
    if plain.endswith(_PER):
        plain = _PER_DOUBLE.sub("", plain)
    plain = plain.removesuffix("分别")
    word = endings("kinds", "change").longest(plain, len(plain))
    if not word:
        return False
    previous = plain[: -len(word)]
    if word == "多" and previous[-1:] in tuple("更许众很不最诸"):
        return False
    return not (word == "增" and previous.endswith("新"))


def _named(before: str, key: str) -> bool:
    window = before[-REACH:]
    plain = _without_links(window)
    if endings("kinds", key).longest(plain, len(plain)):
        return True
    if key != "shares":
        return False
    return bool(_SHARE_FROM.search(window) or _SHARE_OF.search(window))
