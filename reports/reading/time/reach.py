"""How far an expression of time reaches: which of the amounts after it it holds for."""

import re
from functools import cache

from reports.reading.amounts.amounts import Amount
from reports.reading.amounts.kinds import CHANGE, GROWTH, MULTIPLE
from reports.reading.lexicon.files import words
from reports.reading.lexicon.wordlists import alternation
from reports.reading.time.calendars import Calendar
from reports.reading.time.expressions import Time
from reports.reading.time.plans import told_next

_FIGURE = re.compile(r"\d")
# 在2022年2月公布的评估名单中，获评5A等级的6个
_OF_WHAT_FOLLOWS = re.compile(r"(?:公布|发布|通报|公示)的[^，。；]{0,16}[中里上]，")
# 共下拨, 共发放 are no sums.
_SUM = re.compile(r"，(?:共计|合计|总计|共(?=有|为|约|近|\d))")
_PLANS = re.compile(r"[^，。；\d]{0,10}(?:计划|将|要|拟|力争|目标|预计)")
# 2021年只有28万人，三年增加了13万人
_COUNTED_ON = re.compile(
    r"，[二两三四五六七八九2-9]年(?:间|来)?(?:增加|增长|净增|新增)"
)
_AIMS_AT = re.compile(r"(?:计划|预计|力争|争取|拟|将)[在于]$")
_TOLD = re.compile(r"\d[^，。；（）]*[，；）]")


def reaches(
    calendar: Calendar, time: Time, amount: Amount, kind: str, floor: int
) -> bool:
    """Whether ``time``, which stands before ``amount`` in its sentence, holds for it;
    ``floor``: start of the sentence."""
    text = calendar.text
    if begins(text, time) and not amount.family.startswith("money"):
        return False
    if _told_in_passing(text, time, amount) or _of_an_event(text, time, amount):
        return False
    if _COUNTED_ON.search(text, time.end, amount.start):
        return False
    if time.stepped and _stepped_over(text, time, amount):
        return False
    if _ahead(calendar, time, amount) or _passed(calendar, time, amount, kind, floor):
        return False
    return not _summed_up(text, time, amount, calendar.dating.year)


def begins(text: str, time: Time) -> bool:
    """自2020年起, 从2017年开始: a year in which something began."""
    return text.startswith(words("times", "starting"), time.end)


def _told_in_passing(text: str, time: Time, amount: Amount) -> bool:
    """``并在2019年3月被评为…，40余项试点``: a year inside an earlier clause stays there."""
    if not any(mark in text[time.end : amount.start] for mark in "，；："):
        return False
    if _OF_WHAT_FOLLOWS.match(text, time.end):
        return False
    lead = text[max(0, time.start - 2) : time.start]
    if _AIMS_AT.search(text, max(0, time.start - 4), time.start):
        return False
    opens = len(lead) < 2 or lead[0] in "。\n而早"  # 而在2012年，…
    return lead.endswith(("在", "于")) and not opens


def _of_an_event(text: str, time: Time, amount: Amount) -> bool:
    """``2022年12月，被确定为…；全市9个登记处``: the month of an event ends with its part."""
    single = time.months is not None and time.months[0] == time.months[1]
    return single and not time.until and "；" in text[time.end : amount.start]


def _ahead(calendar: Calendar, time: Time, amount: Amount) -> bool:
    """``有望明年底实现全覆盖；注册志愿者…``: what is told next is not of next year."""
    now = calendar.dating.year
    if now is None or time.year <= now or calendar.sections.at(amount.start).plan:
        return False
    if _opens_a_plan(calendar.text, time):
        return False  # 2024年计划募集…；支出…: all that the sentence goes on to tell
    return told_next(calendar.text[time.end : amount.start])


def _opens_a_plan(text: str, time: Time) -> bool:
    lead = text[max(0, time.start - 12) : time.start]
    first = re.split(r"[。；！：\n]", lead)[-1]
    begins_sentence = first == "" or (
        first.endswith("，") and not _FIGURE.search(first)
    )
    return begins_sentence and _PLANS.match(text, time.end) is not None


def _passed(
    calendar: Calendar, time: Time, amount: Amount, kind: str, floor: int
) -> bool:
    """``上年同期为12966对，多1321对``: the time compared with has had its number, and what
    follows is of the report's year again."""
    text, now = calendar.text, calendar.dating.year
    if now is None or time.year != now - 1 or text[time.start].isdigit():
        return False
    told = _TOLD.search(text, time.end, amount.start) is not None
    if text[time.start : time.end].endswith(("同期", "同日")):
        return told
    if not told or kind not in (CHANGE, GROWTH, MULTIPLE):
        return False
    of_that_year = "同比" in text[time.end : amount.start]
    return not of_that_year and bool(_FIGURE.search(text, floor, time.start))


def _summed_up(text: str, time: Time, amount: Amount, now: int | None) -> bool:
    """``上年结转1件，共计4件``: the sum is of the report's year again."""
    if now is None or time.year != now - 1 or text[time.start].isdigit():
        return False
    return bool(_SUM.search(text, time.end, amount.start))


@cache
def step_taken() -> re.Pattern[str]:
    """提高到, 增加到 …: not 到 and 至 alone."""
    listed = (word for word in words("times", "steps") if len(word) > 1)
    return re.compile(alternation(listed))


def _stepped_over(text: str, time: Time, amount: Amount) -> bool:
    """Between a "from" year and the amount the step has been taken."""
    return step_taken().search(text, time.end, amount.start) is not None
