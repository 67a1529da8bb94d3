"""Steps: 从x提高到y, 由x合并为y, also for lists of values on either side."""

import re
from functools import cache
from itertools import pairwise

from reports.reading.amounts.amounts import Amount
from reports.reading.lexicon.files import words
from reports.reading.lexicon.wordlists import alternation

_LINK = re.compile(r"[、和及与，]|以及|（[^（）\d]{0,8}）")
LONGEST_LIST = 12
LONGEST_LINK = 10  # characters between two numbers of a list
LONGEST_STEP = 40  # … between the two values of a step


@cache
def _from() -> re.Pattern[str]:
    listed = alternation(words("times", "from"))
    return re.compile(rf"(?:{listed})[^，。；\n]{{0,24}}$")


@cache
def _formerly() -> re.Pattern[str]:
    listed = alternation(words("times", "formerly"))
    return re.compile(rf"(?:{listed})[^，。；\n]{{0,12}}$")


@cache
def _step() -> re.Pattern[str]:
    """From the first value to the second: 提高到, （…）逐步提高到2022年的, ，拓展为; no new
    subject may come between."""
    listed = alternation(words("times", "steps"))
    return re.compile(
        rf"(?:（[^（）\d]{{0,12}}）)?(?:[^，。；\n\d]{{0,6}}?|，[^，。；\n\d]{{0,4}}?)(?:{listed})了?"
        r"[^。；，\n]{0,14}$"
    )


def same_measure(one: Amount, other: Amount) -> bool:
    """Both count the same thing; 元 may be a 元/月 whose period is not repeated,
    and 元/月 stands beside 元/年."""
    if one.family == other.family:
        return True
    return {one.family, other.family} <= {"money", "money_month", "money_year"}


def runs(text: str, amounts: list[Amount]) -> list[tuple[int, int]]:
    """For each amount the bounds (first, last + 1) of the list it stands in:
    ``a、b和c`` with nothing else between."""
    bounds: list[tuple[int, int]] = []
    start = 0
    for index, (before, amount) in enumerate(pairwise(amounts), 1):
        if index - start == LONGEST_LIST or not _linked(text, before, amount):
            bounds.extend([(start, index)] * (index - start))
            start = index
    bounds.extend([(start, len(amounts))] * (len(amounts) - start))
    return bounds


def _linked(text: str, before: Amount, amount: Amount) -> bool:
    """Nothing but 、, 和 … stands between two numbers of one measure."""
    if amount.start - before.end > LONGEST_LINK or not same_measure(before, amount):
        return False
    return _LINK.fullmatch(text, before.end, amount.start) is not None


def previous_of(
    text: str, amounts: list[Amount], bounds: list[tuple[int, int]]
) -> list[int | None]:
    """For the second value of a step, the index of the first one: y → x, also
    ``从a、b提高到c、d`` (c → a, d → b); ``None`` for every other amount."""
    found: list[int | None] = [None] * len(amounts)
    for index, amount in enumerate(amounts):
        first, last = bounds[index]
        if index != first or not first:
            continue
        before = amounts[first - 1]
        if amount.start - before.end > LONGEST_STEP or not same_measure(before, amount):
            continue
        between = text[before.end : amount.start]
        if not _step().fullmatch(between):
            continue
        earlier, stop = bounds[first - 1]
        count = min(stop - earlier, last - first)
        if not _starts(text, amounts[earlier], between):
            continue
        for offset in range(count):
            found[first + offset] = earlier + offset
    return found


def _starts(text: str, amount: Amount, between: str) -> bool:
    """``amount`` begins a step: 从 or 由 before it, or a verb of rising right after it."""
    lead = text[max(0, amount.start - 40) : amount.start]
    if _from().search(lead) or _formerly().search(lead):
        return True
    return bool(
        re.match(
            r"[（）\d年]{0,8}(?:提高|增加|增长|上升|提升|下降|减少|降|合并|调整|增至)",
            between,
        )
    )
