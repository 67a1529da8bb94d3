"""A unit lost in print, supplied where its neighbours make it plain, and marked so."""

import re
from functools import cache
from typing import NamedTuple

from reports.reading.amounts.amounts import Amount, words_after
from reports.reading.amounts.steps import previous_of, runs
from reports.reading.amounts.units import family_of
from reports.reading.lexicon.files import table, words
from reports.reading.text.sentences import Sentences, clause_start

REACH = 14  # characters beside a number whose words may name its unit
_LIST = re.compile(r"[、和及与]")
_AGE_GROUP = r"\d{2}-{1,2}\d{2}周?岁(?:的)?(?:老人|老年人)?"
_OWN_STANDARD = re.compile(r"标准(?:为|达到?|由|从|则为|提高到|分别为|只有|仅有?|才)?$")
_COMPARED = re.compile(
    r"(?:去年|上年|同期|上年末|(?:19|20)\d\d年)(?:同期)?[的（]$|[，（]原(?:来|先)?(?:为|是)?$"
)
_CHANGED = re.compile(
    r"(?:提高|增加|增长|上调|下降|减少|上涨|增)(?!到|至|为)了?[^，。；]{0,12}$"
)
_NAMED_PERIOD = (
    (
        "元/月",
        re.compile(
            r"月(?:人均|平均)?[^，。；、\d元]{0,6}"
            r"(?:标准|补差|水平|生活费|补贴|保障线)[^，。；\d]{0,10}$"
        ),
    ),
    (
        "元/年",
        re.compile(
            r"(?<![今去前当每上本全近历往\d])年(?!底|末|初|中)(?:人均|平均)?[^，。；、\d元]{0,6}"
            r"(?:标准|补差|水平)[^，。；\d]{0,10}$"
        ),
    ),
)
# 年人均 is a period, 上年人均 is not.
_NO_YEAR_BEFORE = r"(?<![今去前当每上本全近历往\d])"
_THIS_STANDARD = re.compile(
    r"(?:这一|这项|这个|该|此|上述|前述)(?:项)?(?:保障|救助|补助)?标准[^，。；\d]{0,10}$"
)
_RESPECTIVELY = re.compile(
    r"(?:标准|这|两项|如今|已|上年|去年|数字)[^，。；\d]{0,6}(?:分别|依次|各)[^，。；\d]{0,8}$"
)
_MONEY = re.compile(r"\d[^，。；]*元")
_YEARS = re.compile(r"(?:19|20)\d\d年(?:\d{1,2}月)?[底末初]?")
_ONE_OFF = re.compile(
    r"一次性|每张|每户|每次|每例|每具|每餐|建设补|运营补|奖补|审批|封顶"
)
_LINKING = (
    r"(?:能领到|能领|领到|领|有|为|分别|补差|补助水平|保障水平|水平|达|达到|可领取|可领|领取|可|发放|补贴|补助|给予|标准|"
    r"不低于|约|近|超过)*$"
)
_PERIODS = {"月": "元/月", "年": "元/年"}


@cache
def _only_group() -> re.Pattern[str]:
    """Nothing but the name of a group before an amount: 散居孤儿从900元提高到…"""
    listed = "|".join(map(re.escape, words("inference", "groups_alone")))
    return re.compile(
        rf"[、，；](?:{listed}|{_AGE_GROUP})的?(?:孤儿)?(?:为|达到?|由|从|则为|仅|只有)?$"
    )


def with_units(text: str, amounts: list[Amount], bounds: Sentences) -> list[Amount]:
    """The amounts, lost units supplied; those left without any are dropped unless 万 or 亿
    says that they count something."""
    read = [_periodic(text, amount, bounds) for amount in amounts]
    # 600、800元: from the right, so that a list of several takes the unit at its end.
    for index in range(len(read) - 1, -1, -1):
        amount = read[index]
        if amount.unit:
            continue
        unit, end = _lost(
            text, amount, read[index + 1] if index + 1 < len(read) else None, bounds
        )
        if unit:
            read[index] = amount._replace(
                unit=unit,
                family=family_of(unit),
                inferred=True,
                end=max(end, amount.end),
            )
    return _sharing_periods(text, [a for a in read if a.unit or a.scaled], bounds)


def _sharing_periods(
    text: str, amounts: list[Amount], bounds: Sentences
) -> list[Amount]:
    """``每人每月690元提高到720元``, ``每人每月1950元和1400元``, ``较上年的835元``: the period is
    printed once."""
    lists = runs(text, amounts)
    steps = previous_of(text, amounts, lists)
    shared = list(amounts)
    for index, amount in enumerate(amounts):
        if amount.unit != "元" or not index:
            continue
        source = steps[index] if steps[index] is not None else None
        if source is None:
            source = _told_of(text, shared, lists, index)
        before = text[max(0, amount.start - REACH) : amount.start]
        if source is None and not _ONE_OFF.search(before):
            if _only_group().search(before):
                source = _rate_before(text, shared, index, bounds)
            elif _OWN_STANDARD.search(before):
                source = _rate_before(text, shared, index, bounds)
                if source is None:
                    source = _standard_before(text, shared, index)
        if source is None and (lists[index][0] < index or _COMPARED.search(before)):
            source = index - 1
            if _COMPARED.search(before):
                source = _rate_before(text, shared, index, bounds)
        if source is None or shared[source].family not in ("money_month", "money_year"):
            continue
        if _CHANGED.search(before) and steps[index] is None:
            continue
        shared[index] = amount._replace(
            unit=shared[source].unit, family=shared[source].family
        )
    return shared


def _told_of(
    text: str, amounts: list[Amount], lists: list[tuple[int, int]], index: int
) -> int | None:
    """The standard an amount is a new value of: 这一标准上调至1020元; each of a list, 这两项标准
    已分别提至660元和6120元."""
    first, last = lists[index]
    before = text[max(0, amounts[first].start - REACH) : amounts[first].start]
    count = last - first
    if count > 1 and _RESPECTIVELY.search(before):
        source = index - count
        told = range(first - count, first)
    elif _THIS_STANDARD.search(
        text, max(0, amounts[index].start - 24), amounts[index].start
    ):
        told = range(max(first - 3, 0), first)
        source = next(
            (n for n in reversed(told) if amounts[n].family.startswith("money_")), -1
        )
    else:
        return None
    near = source >= 0 and "\n" not in text[amounts[source].end : amounts[index].start]
    if not near or told.start < 0:
        return None
    if count > 1 and not all(amounts[n].family.startswith("money_") for n in told):
        return None
    return source


def _rate_before(
    text: str, amounts: list[Amount], index: int, bounds: Sentences
) -> int | None:
    """The nearest standard before an amount in its sentence."""
    floor, _ = bounds.around(amounts[index].start)
    for other in range(index - 1, max(index - 4, -1), -1):
        between = text[amounts[other].end : amounts[index].start]
        if amounts[other].start < floor or "；" in between:
            return None
        if amounts[other].family in ("money_month", "money_year"):
            return other
    return None


def _standard_before(text: str, amounts: list[Amount], index: int) -> int | None:
    """A standard of like size told in the sentence before: 每人每月925元。2012年，标准只有410元."""
    amount, told = amounts[index], amounts[index - 1]
    between = text[told.end : amount.start]
    if "\n" in between or "；" in between or between.count("。") > 1:
        return None
    like = amount.value < told.value * 4 and told.value < amount.value * 4
    period = told.family in ("money_month", "money_year")
    return index - 1 if period and like else None


def _lost(
    text: str, amount: Amount, after: Amount | None, bounds: Sentences
) -> tuple[str, int]:
    """The unit an amount has lost and where its print ends; empty where it is not plain."""
    if text.startswith("/", amount.tail):
        period = text[amount.tail + 1 : amount.tail + 2]
        if period in _PERIODS:
            return _PERIODS[period], amount.tail + 2
        floor, ceiling = bounds.around(amount.start)
        around = text[floor:ceiling]
        return ("元/月", amount.tail + 1) if "/月" in around else ("", amount.tail)
    if (
        after is not None
        and after.unit
        and _LIST.fullmatch(text, amount.end, after.start)
    ):
        return after.unit, amount.end
    rest = re.split(
        r"[，。；、：（\d\n]", text[amount.tail : amount.tail + REACH], maxsplit=1
    )[0]
    for unit, listed in table("inference")["after"].items():
        near = rest if amount.scaled else ""
        if any(rest.startswith(word) or word in near for word in listed):
            return str(unit), amount.end
    floor, _ = bounds.around(amount.start)
    head = text[
        clause_start(
            text, amount.start, max(floor, amount.start - REACH * 2)
        ) : amount.start
    ]
    best: tuple[int, str] = (-1, "")
    for unit, listed in table("inference")["before"].items():
        for word in listed:
            place = head.rfind(word)
            if place >= 0:
                best = max(best, (place + len(word), str(unit)))
    return best[1], amount.end


def named_after(text: str, place: int) -> bool:
    """What stands at ``place`` names what is counted (12万[服务对象])."""
    return text.startswith(words_after(), place)


def _periodic(text: str, amount: Amount, bounds: Sentences) -> Amount:
    """元 → 元/月 or 元/年 where the words before the amount give the period."""
    if amount.unit != "元" or amount.value > 100_000:
        return amount
    floor, _ = bounds.around(amount.start)
    start = clause_start(text, amount.number, max(floor, amount.number - 30))
    head = text[start : amount.number]
    last = _YEARS.sub("", _MONEY.split(head)[-1])
    printed = text[amount.start : amount.number]
    for unit, spoken in _period_words():
        if spoken.is_said(printed, last, head):
            return amount._replace(unit=unit, family=family_of(unit))
    yearless = _YEARS.sub("", head)
    for unit, named in _NAMED_PERIOD:
        if named.search(yearless) and not _ONE_OFF.search(head):
            return amount._replace(unit=unit, family=family_of(unit))
    if printed.startswith("每年") and ("标准" in head or "折合" in head):
        return amount._replace(unit="元/年", family=family_of("元/年"))
    return amount


class _PeriodWords(NamedTuple):
    """Words of one period (每月, 月人均 …): anywhere, and right before an amount."""

    words: tuple[str, ...]
    within: re.Pattern[str]
    beside: re.Pattern[str]

    def is_said(self, printed: str, last: str, head: str) -> bool:
        """One of them is ``printed`` with the amount, or stands beside it, or in the words
        since the ``last`` amount of money where the clause (``head``) is of a standard."""
        if self.within.search(last) and (
            self.beside.search(last) or _is_standard(head)
        ):
            return True
        return any(word in printed for word in self.words)


@cache
def _period_words() -> tuple[tuple[str, _PeriodWords], ...]:
    """By unit."""
    return tuple(
        (unit, _period_words_of(words("inference", key)))
        for unit, key in (("元/月", "per_month"), ("元/年", "per_year"))
    )


def _period_words_of(listed: tuple[str, ...]) -> _PeriodWords:
    spoken = "|".join(
        re.escape(word) if word[0] != "年" else _NO_YEAR_BEFORE + word
        for word in listed
    )
    within, beside = re.compile(spoken), re.compile(f"(?:{spoken}){_LINKING}")
    return _PeriodWords(listed, within, beside)


def _is_standard(head: str) -> bool:
    """The period belongs to a standard, not to 每年多支出6000万元."""
    return any(standard in head for standard in words("inference", "standards"))
