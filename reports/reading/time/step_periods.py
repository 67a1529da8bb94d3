"""The periods of the two values of a step: 从2012年的x提高到2022年的y."""

from reports.reading.amounts.amounts import Amount
from reports.reading.amounts.kinds import LEVEL
from reports.reading.time.calendars import Calendar, ReportPeriod
from reports.reading.time.expressions import Time
from reports.reading.time.periods import attached, default_period, from_time, period_of
from reports.reading.time.reach import begins

HEADING = 40  # characters of a heading in which a span of years is looked for


def step_periods(
    calendar: Calendar, before: Amount, after: Amount, floor: int
) -> tuple[ReportPeriod, ReportPeriod]:
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
        first = from_time(calendar, named[0], before, floor)
        if not own and last.year is not None and last.year <= (first.year or 0):
            last = default_period(calendar, after, floor)
        return first, last
    return _earlier(calendar, before, last, bool(own), floor), last


def _between_steps(text: str, time: Time, amount: Amount) -> bool:
    return any(mark in text[time.end : amount.start] for mark in "；。")


def _earlier(
    calendar: Calendar, before: Amount, last: ReportPeriod, own: bool, floor: int
) -> ReportPeriod:
    """The value before the step: the start of the decade, or the year before."""
    beside = [
        time
        for time in calendar.times.before(before.start, floor)
        if time.compared and attached(calendar.text, time, before)
    ]
    if beside:
        return from_time(calendar, beside[0], before, floor)
    for time in calendar.times.before(before.start, floor):
        if begins(calendar.text, time) and not time.compared and time.year != last.year:
            return ReportPeriod(time.year, explicit=True)
    if last.first is not None and last.first != last.year:
        return ReportPeriod(last.first)  # 2016-2020年，由629元提高到1100元
    since = None if own or last.explicit else _looked_back(calendar, before, floor)
    if since is not None:
        return ReportPeriod(since)
    if _raised_this_year(calendar, before, last, floor):
        return ReportPeriod(last.year - 1 if last.year is not None else None)
    dating = calendar.dating
    planned, title = calendar.sections.at(before.start), calendar.sections.at(0)
    if not own and planned.plan and not title.plan:
        return ReportPeriod(dating.told)  # 由2个扩大到5个, to be done
    if last.year is not None and dating.year is not None and last.year > dating.year:
        return ReportPeriod(dating.told)  # 到2025年，由38%提高到60%: from what is now
    start = dating.start
    looking_back = own or not last.explicit or last.first is not None
    if start is not None and (looking_back or last.year == dating.year):
        return ReportPeriod(start)
    return ReportPeriod(last.year - 1 if last.year is not None else None)


def _looked_back(calendar: Calendar, before: Amount, floor: int) -> int | None:
    """The first year of what an earlier sentence of the paragraph (五年来，…。), or the
    heading above it (过去五年工作回顾), looks back over."""
    paragraph = calendar.text.rfind("\n", 0, floor) + 1
    section = calendar.sections.at(before.start)
    for end, begin in ((floor, paragraph), (section.start + HEADING, section.start)):
        for time in calendar.times.before(min(end, floor), begin):
            lead = calendar.text[begin : time.start]
            opens = end is not floor or not lead
            if time.first is not None and opens and not time.compared:
                return time.first
    return None


def _raised_this_year(
    calendar: Calendar, before: Amount, last: ReportPeriod, floor: int
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
