"""The year and period of a figure."""

import re

from reports.reading.amounts.amounts import Amount
from reports.reading.amounts.kinds import LEVEL, MULTIPLE, PERCENT, SHARE
from reports.reading.time.bases import basis_of
from reports.reading.time.calendars import Calendar, ReportPeriod
from reports.reading.time.expressions import Time
from reports.reading.time.reach import begins, reaches, step_taken

FAR = 40  # expressions of time looked back over for the horizon of a plan
_PRESENT = re.compile(
    r"目前|现有|已|截至|截止|今年|共有|全市共|如今|现在|累计|年均|每年|当前|全市每"
)
_CUT_OFF = re.compile(r"(?:^|[。，])?(?:到|截至|截止|至)$")
_FORMERLY = re.compile(r"(?:原来的|原先的|此前的|原有的)([^，。；]{0,40})$")
# 1950元（原1850元）, （7月起调整，原标准为620元）
_USED_TO_BE = re.compile(
    r"（[^（）\d]{0,8}(?:\d{1,2}月[^（）\d]{1,8})?原(?:来|先)?(?:标准)?[为是]?$"
)
_BY_THE_WAY = ("下，", "中，", "后，", "时，")
_WHOLE_YEAR = re.compile(r"全年(?!目标|任务|计划|预算)|年末|年底(?!前)|岁末")
_DIGIT = re.compile(r"\d")
CARRIED = re.compile(r"(?:其中|当年|同年|当日|当天)")
_GAINED = re.compile(
    r"新增|净增|新建|增设|新开|[增减][支收拨投发]|[多少][支收]"
)  # 较去年底新增21家
_ATTACHED = re.compile(
    r"(?:年?[的末底]|同期|期|时|[（：]|共|为|，)*(?:每人每[月年])?[^，。；（\d]{0,8}"
)


def period_of(
    calendar: Calendar,
    amount: Amount,
    floor: int,
    kind: str,
    carried: ReportPeriod | None,
) -> ReportPeriod:
    """The period of one amount that is not the "from" or "to" of a step.

    ``floor``: start of its sentence; ``carried``: period of the figure before it.
    """
    found = _period_of(calendar, amount, floor, kind, carried)
    if found.year is None or kind == MULTIPLE:
        return found
    formerly = _FORMERLY.search(
        calendar.text, max(floor, amount.start - 60), amount.start
    )
    if _used_to_be(calendar.text, amount, floor, found) or (
        formerly and not step_taken().search(formerly[1])
    ):
        return found._replace(year=found.year - 1, months=None, day=None, until=False)
    return found


def _used_to_be(text: str, amount: Amount, floor: int, found: ReportPeriod) -> bool:
    """``1950元（原1850元）``"""
    if found.explicit or "原" not in text[max(amount.start - 6, 0) : amount.start]:
        return False
    begin = max(floor, amount.start - 24)
    return _USED_TO_BE.search(text, begin, amount.start) is not None


def _period_of(
    calendar: Calendar,
    amount: Amount,
    floor: int,
    kind: str,
    carried: ReportPeriod | None,
) -> ReportPeriod:
    text = calendar.text
    if (after := _in_brackets_after(calendar, amount)) is not None:
        return from_time(calendar, after, amount, floor)
    for time in calendar.times.before(amount.start, floor):
        if time.compared:
            between = text[time.end : amount.start]
            rate = kind in (LEVEL, PERCENT, SHARE) and not _GAINED.search(between)
            if rate and _ATTACHED.fullmatch(between):
                return from_time(calendar, time, amount, floor)._replace(compared=True)
            continue
        if not reaches(calendar, time, amount, kind, floor):
            continue
        return from_time(calendar, time, amount, floor)
    if carried is not None and CARRIED.match(text, floor):
        return carried
    return default_period(calendar, amount, floor)


def attached(text: str, time: Time, amount: Amount) -> bool:
    """Nothing but a few words stands between what is compared with and its number."""
    return _ATTACHED.fullmatch(text[time.end : amount.start]) is not None


def _in_brackets_after(calendar: Calendar, amount: Amount) -> Time | None:
    """``370元（2012年）``"""
    if calendar.text[amount.end : amount.end + 1] != "（":
        return None
    close = calendar.text.find("）", amount.end, amount.end + 12)
    if close < 0:
        return None
    found = calendar.times.before(close, amount.end)
    return found[0] if found and found[0].start == amount.end + 1 else None


def from_time(
    calendar: Calendar, time: Time, amount: Amount, floor: int
) -> ReportPeriod:
    several = time.first is not None or calendar.dating.start is not None
    basis = basis_of(calendar.text, amount, floor, years=several)
    first = time.first
    if basis == "average" and first is None:
        first = calendar.dating.start
    now = calendar.dating.year
    if (
        basis == "cumulative"
        and begins(calendar.text, time)
        and now
        and time.year < now
    ):
        return ReportPeriod(now, time.year, basis, explicit=True)
    months, day, until = time.months, time.day, time.until
    if months is None and time.year is not None:
        months, day, until = _finer(calendar, time, amount)
    if months is not None and _of_the_whole_year(calendar.text, time, amount):
        months, day, until = None, None, False
    return ReportPeriod(
        time.year,
        first,
        basis or ("cumulative" if time.opening else ""),
        months,
        day,
        until,
        True,
    )


def _of_the_whole_year(text: str, time: Time, amount: Amount) -> bool:
    """``截至10月底，…7002对；全年救助…``: the months have had their figure."""
    found = list(_WHOLE_YEAR.finditer(text, time.end, amount.start))
    return bool(found) and _DIGIT.search(text, time.end, found[-1].start()) is not None


def _finer(
    calendar: Calendar, time: Time, amount: Amount
) -> tuple[tuple[int, int] | None, int | None, bool]:
    """Months named between a bare year and the amount (2023年1—11月, 今年…截至11月底)."""
    for other in calendar.times.before(amount.start, time.end):
        if other.year == time.year and other.months is not None and not other.compared:
            return other.months, other.day, other.until
    return None, None, False


def default_period(calendar: Calendar, amount: Amount, floor: int) -> ReportPeriod:
    section = calendar.sections.at(amount.start)
    start = calendar.dating.start
    basis = basis_of(calendar.text, amount, floor, years=start is not None)
    horizon = _horizon(calendar, amount, plan=section.plan) or _told(
        calendar, amount, floor
    )
    year = horizon or section.year or calendar.dating.told
    first = start if basis and start and year and start < year else None
    return ReportPeriod(year, first, basis)


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
        section = calendar.sections.at(amount.start)
        floor = section.start if section.year is not None else 0
        for time in calendar.times.before(amount.start, floor, FAR):
            if now is not None and time.year > now and not time.compared:
                return time.year
        return calendar.dating.horizon if section.year is None else None
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
