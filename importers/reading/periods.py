"""The year and period of a figure."""

import re
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from importers.reading.actuality import told_next
from importers.reading.amounts import Amount
from importers.reading.dating import Dating
from importers.reading.kinds import CHANGE, GROWTH, LEVEL, MULTIPLE, PERCENT, SHARE
from importers.reading.sections import Sections
from importers.reading.tables import words
from importers.reading.times import Time, Times

FAR = 40  # expressions of time looked back over for the horizon of a plan
_PRESENT = re.compile(
    r"目前|现有|已|截至|截止|今年|共有|全市共|如今|现在|累计|年均|每年|当前|全市每"
)
_CUT_OFF = re.compile(r"(?:^|[。，])?(?:到|截至|截止|至)$")
_FORMERLY = re.compile(r"(?:从|由)?(?:原来的|原先的|此前的|原有的)([^，。；]{0,40})$")
_FIGURE = re.compile(r"\d")
_TOLD = re.compile(r"\d[^，。；（）]*[，；）]")
_BY_THE_WAY = ("下，", "中，", "后，", "时，")
CARRIED = re.compile(r"(?:其中|当年|同年|当日|当天)")
_ATTACHED = re.compile(
    r"(?:年?[的末底]|同期|期|时|[（：]|共|为|，)*(?:每人每[月年])?[^，。；（\d]{0,8}"
)


class Period(NamedTuple):
    """``year``: the (last) year; ``first``: the first year of a total or average;
    ``basis``: ``""``, ``cumulative`` or ``average``; ``months`` and ``day``: as in
    ``Time``; ``until``: the months are a cut-off."""

    year: int | None
    first: int | None = None
    basis: str = ""
    months: tuple[int, int] | None = None
    day: int | None = None
    until: bool = False
    explicit: bool = False
    compared: bool = False

    def __str__(self) -> str:
        """``2022``, ``2012/2022``, ``2022-01/2022-11``, ``/2022-11-30``."""
        if self.year is None:
            return ""
        if self.first is not None and self.first != self.year:
            return f"{self.first}/{self.year}"
        if self.months is None:
            return str(self.year)
        first, last = self.months
        end = f"{self.year}-{last:02}" + (f"-{self.day:02}" if self.day else "")
        if self.until:
            return f"/{end}"
        return end if first == last else f"{self.year}-{first:02}/{end}"


@dataclass(frozen=True)
class Calendar:
    """Everything a period is found from."""

    text: str
    dating: Dating
    times: Times
    sections: Sections


def period_of(
    calendar: Calendar, amount: Amount, floor: int, kind: str, carried: Period | None
) -> Period:
    """The period of one amount that is not the "from" or "to" of a step.

    ``floor``: start of its sentence; ``carried``: period of the figure before it.
    """
    found = _period_of(calendar, amount, floor, kind, carried)
    formerly = _FORMERLY.search(
        calendar.text, max(floor, amount.start - 60), amount.start
    )
    told = found.year is not None and kind != MULTIPLE
    if found.year is not None and told and formerly and not _taken(formerly[1]):
        return found._replace(year=found.year - 1, months=None, day=None, until=False)
    return found


def _taken(words_between: str) -> bool:
    """A step has been taken since 原来的."""
    return any(
        word in words_between for word in words("times", "steps") if len(word) > 1
    )


def _period_of(
    calendar: Calendar, amount: Amount, floor: int, kind: str, carried: Period | None
) -> Period:
    text = calendar.text
    if (after := _in_brackets_after(calendar, amount)) is not None:
        return _from_time(calendar, after, amount, floor)
    for time in calendar.times.before(amount.start, floor):
        if time.compared:
            if kind in (LEVEL, PERCENT, SHARE) and _ATTACHED.fullmatch(
                text[time.end : amount.start]
            ):
                return _from_time(calendar, time, amount, floor)._replace(compared=True)
            continue
        if _begins(text, time) and not amount.family.startswith("money"):
            continue
        if _told_in_passing(text, time, amount) or _of_an_event(text, time, amount):
            continue
        if time.stepped and _stepped_over(text, time, amount):
            continue
        if _ahead(calendar, time, amount):
            continue
        if _passed(calendar, time, amount, kind, floor):
            continue
        if _summed_up(text, time, amount, calendar.dating.year):
            continue
        return _from_time(calendar, time, amount, floor)
    if carried is not None and CARRIED.match(text, floor):
        return carried
    return _default(calendar, amount, floor)


def _begins(text: str, time: Time) -> bool:
    """自2020年起, 从2017年开始: a year in which something began."""
    return any(text.startswith(word, time.end) for word in words("times", "starting"))


def _told_in_passing(text: str, time: Time, amount: Amount) -> bool:
    """``并在2019年3月被评为…，40余项试点``: a year inside an earlier clause stays there."""
    if not any(mark in text[time.end : amount.start] for mark in "，；："):
        return False
    lead = text[max(0, time.start - 2) : time.start]
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
    return told_next(calendar.text[time.end : amount.start])


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
    return bool(re.search(r"，(?:共计?|合计|总计)", text[time.end : amount.start]))


def _stepped_over(text: str, time: Time, amount: Amount) -> bool:
    """Between a "from" year and the amount the step has been taken."""
    between = text[time.end : amount.start]
    return any(word in between for word in words("times", "steps") if len(word) > 1)


def _in_brackets_after(calendar: Calendar, amount: Amount) -> Time | None:
    """``370元（2012年）``"""
    if calendar.text[amount.end : amount.end + 1] != "（":
        return None
    close = calendar.text.find("）", amount.end, amount.end + 12)
    if close < 0:
        return None
    found = calendar.times.before(close, amount.end)
    return found[0] if found and found[0].start == amount.end + 1 else None


def _from_time(calendar: Calendar, time: Time, amount: Amount, floor: int) -> Period:
    basis = basis_of(calendar.text, amount, floor)
    first = time.first
    if basis == "average" and first is None:
        first = calendar.dating.start
    now = calendar.dating.year
    if (
        basis == "cumulative"
        and _begins(calendar.text, time)
        and now
        and time.year < now
    ):
        return Period(now, time.year, basis, explicit=True)
    months, day, until = time.months, time.day, time.until
    if months is None and time.year is not None:
        months, day, until = _finer(calendar, time, amount)
    return Period(
        time.year,
        first,
        basis or ("cumulative" if time.opening else ""),
        months,
        day,
        until,
        True,
    )


def _finer(
    calendar: Calendar, time: Time, amount: Amount
) -> tuple[tuple[int, int] | None, int | None, bool]:
    """Months named between a bare year and the amount (2023年1—11月, 今年…截至11月底)."""
    for other in calendar.times.before(amount.start, time.end):
        if other.year == time.year and other.months is not None and not other.compared:
            return other.months, other.day, other.until
    return None, None, False


def _default(calendar: Calendar, amount: Amount, floor: int) -> Period:
    section = calendar.sections.at(amount.start)
    basis = basis_of(calendar.text, amount, floor)
    horizon = _horizon(calendar, amount, plan=section.plan) or _told(
        calendar, amount, floor
    )
    year = horizon or section.year or calendar.dating.told
    start = calendar.dating.start
    first = start if basis and start and year and start < year else None
    return Period(year, first, basis)


def _told(calendar: Calendar, amount: Amount, floor: int) -> int | None:
    """The past year a story is told of: 2018年6月19日，国务院批复…。城区面积拓展为…

    The sentence of the year opens the story, in the same paragraph; the sentence of the
    amount does not speak of the present.
    """
    now, text = calendar.dating.year, calendar.text
    paragraph = text.rfind("\n", 0, amount.start) + 1
    if _PRESENT.search(text, floor, amount.start):
        return None
    for time in calendar.times.before(floor, paragraph):
        if time.compared or time.opening or time.stepped:
            continue
        lead = text[max(paragraph, time.start - 2) : time.start]
        dated = text[time.start : time.start + 4].isdigit()
        opens = not lead or lead[-1] in "。从自▲" or lead in _BY_THE_WAY
        past = now is not None and time.year < now
        return time.year if dated and opens and past and time.first is None else None
    return None


def _horizon(calendar: Calendar, amount: Amount, *, plan: bool) -> int | None:
    """The year a paragraph (到2020年底，…。养老床位…) or a plan (到2025年，…) is about."""
    now = calendar.dating.year
    if plan:
        for time in calendar.times.before(amount.start, 0, FAR):
            if now is not None and time.year > now and not time.compared:
                return time.year
        return None
    paragraph = calendar.text.rfind("\n", 0, amount.start) + 1
    for time in calendar.times.before(amount.start, paragraph):
        lead = calendar.text[max(paragraph, time.start - 4) : time.start]
        ahead = now is not None and time.year > now
        if (
            _CUT_OFF.search(lead)
            and not (time.compared or ahead)
            and time.end - time.start >= 5
        ):
            return time.year
    return None


@cache
def _basis() -> tuple[re.Pattern[str], re.Pattern[str]]:
    def listed(key: str) -> str:
        return "|".join(re.escape(word) for word in words("times", key))

    return re.compile(listed("averages")), re.compile(listed("totals"))


def basis_of(text: str, amount: Amount, floor: int) -> str:
    """``average`` or ``cumulative`` where the words before the amount say so.

    An average reaches to the end of its enumeration (年均…3000场，服务…8万人次), a total to
    the end of the sentence.
    """
    before = text[max(floor, amount.start - 80) : amount.start]
    before = before[before.rfind("；") + 1 :]
    average, total = _basis()
    clause = before[before.rfind("，", 0, max(before.rfind("，"), 0)) + 1 :]
    if average.search(clause) and "年均增" not in clause and "年均递增" not in clause:
        return "average"
    return "cumulative" if total.search(before) else ""


def step_periods(
    calendar: Calendar, before: Amount, after: Amount, floor: int
) -> tuple[Period, Period]:
    """The periods of the two values of a step."""
    text = calendar.text
    last = period_of(calendar, after, floor, LEVEL, None)
    named = [
        time
        for time in calendar.times.before(before.start, floor)
        if time.stepped and not time.compared and not _between_steps(text, time, before)
    ]
    own = calendar.times.before(after.start, before.end)
    if named:
        first = _from_time(calendar, named[0], before, floor)
        if not own and last.year is not None and last.year <= (first.year or 0):
            last = _default(calendar, after, floor)
        return first, last
    return _earlier(calendar, before, last, bool(own), floor), last


def _between_steps(text: str, time: Time, amount: Amount) -> bool:
    return any(mark in text[time.end : amount.start] for mark in "；。")


def _earlier(
    calendar: Calendar, before: Amount, last: Period, own: bool, floor: int
) -> Period:
    """The value before the step: the start of the decade, or the year before."""
    attached = [
        time
        for time in calendar.times.before(before.start, floor)
        if time.compared and _ATTACHED.fullmatch(calendar.text[time.end : before.start])
    ]
    if attached:
        return _from_time(calendar, attached[0], before, floor)
    for time in calendar.times.before(before.start, floor):
        if (
            _begins(calendar.text, time)
            and not time.compared
            and time.year != last.year
        ):
            return Period(time.year, explicit=True)
    if last.first is not None and last.first != last.year:
        return Period(last.first)  # 2016-2020年，由629元提高到1100元
    if _raised_this_year(calendar, before, last, floor):
        return Period(last.year - 1 if last.year is not None else None)
    start = calendar.dating.start
    looking_back = own or not last.explicit or last.first is not None
    if start is not None and (looking_back or last.year == calendar.dating.year):
        return Period(start)
    return Period(last.year - 1 if last.year is not None else None)


def _raised_this_year(
    calendar: Calendar, before: Amount, last: Period, floor: int
) -> bool:
    """自4月1日起，…由590元调到630元; 今年…由65元提高至95元: the year before had the old value."""
    if last.year is None or last.year != calendar.dating.year:
        return False
    if last.explicit and last.months is not None and not last.until:
        return True
    return any(
        calendar.text.startswith(("今年", "本年"), time.start)
        for time in calendar.times.before(before.start, floor)
    )


__all__ = ["LEVEL", "MULTIPLE", "Calendar", "Period", "period_of", "step_periods"]
