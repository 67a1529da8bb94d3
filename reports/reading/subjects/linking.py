"""Each figure → its subject: by its own words, or by those of a figure it continues."""

import re
from dataclasses import dataclass, field

from indicators.codes import TOTAL
from reports.reading.amounts.kinds import LEVEL, MULTIPLE
from reports.reading.amounts.steps import same_measure
from reports.reading.lexicon.wordlists import made_of, one_of
from reports.reading.subjects.averages import averaged
from reports.reading.subjects.contexts import Context
from reports.reading.subjects.continuations import (
    another_place,
    another_time,
    of_a_grade,
    one_by_one,
    result_of_task,
    sum_of_parts,
    that_grew,
    this_standard,
)
from reports.reading.subjects.draft import Draft
from reports.reading.subjects.groups import (
    PARTS,
    covers_a_part,
    group_of,
    groups_in_order,
    without_places,
)
from reports.reading.subjects.matcher import SubjectMatch, SubjectMatcher, SubjectQuery
from reports.reading.subjects.other_places import Home, home_of
from reports.reading.subjects.phrases import only_groups
from reports.reading.text.sentences import clause_start
from reports.reading.time.calendars import ReportPeriod

BOTH = "unified"
LARGEST_STANDARD = 100_000  # yuan
INHERITED = 0.8  # confidence of a subject that only a group is added to, or less
CONTINUED = 0.75  # confidence of a subject told for another figure
NEAR = 2  # sentences after the words a paragraph opens with
_OPENING = re.compile(
    r"(?:[（\d一二三四五六七八九十]{1,3}[）、.])?([\u4e00-\u9fff]{2,6})[。：]"
    r"|[（\d一二三四五六七八九十]{1,3}[）、.]([\u4e00-\u9fff]{7,24})。"
)
_REGISTERED = ("其中民政部门登记", "民政部门登记")
_IN_TURN = re.compile(r"分别|依次|各(?:自|为|是|达|有|$)")
_OF_US = re.compile(r"(?:我市|全市|本市|本地)(?:则|为|是|达到?|有|共有)?")
_YEARLY = re.compile(r"全年|年内|一年来")
_THIS_MONTH = re.compile(r"(?:本|当|单)月(?!底|末)(?![^。]*(?:累计|年))")
_RUNNING = re.compile(
    r"(?:截至|截止到?)\d{4}年(?:年?[底末])，[^，。；]{0,8}(?:共|累计)(?!有)"
)
_LISTED = re.compile(r"[^，。；：\d\n]{1,14}[、和]")  # 21个[社会团体、]4个
_PERIODIC = (
    "money_month",
    "money_year",
)  # 城市810元/月、农村7920元/年 continue each other


@dataclass
class Linker:
    """Matches the figures of a text in order, remembering the last match of each measure.

    ``looking_back``: the report is about several years; its totals need not say so.
    """

    text: str
    rules: SubjectMatcher
    looking_back: bool
    home: Home = field(init=False)
    last: dict[str, Draft] = field(default_factory=dict)
    broken: set[str] = field(default_factory=set)
    previous: Draft | None = None
    whole: Draft | None = None

    def __post_init__(self) -> None:
        self.home = home_of(self.text)

    def link(
        self,
        drafts: list[Draft],
        steps: list[int | None],
        lists: list[tuple[int, int]],
    ) -> None:
        """Set ``match`` of every draft; ``steps``: see ``previous_of``; ``lists``: see
        ``runs``."""
        for index, draft in enumerate(drafts):
            self._find_whole(draft)
            step = steps[index]
            if step is not None and same_measure(drafts[step].amount, draft.amount):
                draft.match = self._stepped(draft, drafts[step])
            if draft.match is None and draft.kind != MULTIPLE:
                draft.match = self._match(draft) or self._continued(
                    drafts, index, lists[index]
                )
            self._leave_out_average(draft)
            self._one_for_both(draft, lists[index])
            self._group_in_turn(drafts, index, lists)
            self._remember(draft)
            self.previous = draft
        self._leave_out_parts(drafts)

    def _leave_out_average(self, draft: Draft) -> None:
        """An average continues no total: 低保对象…人，户均保障1.7人."""
        match = draft.match
        if match is None or self.rules.by_indicator[match.indicator].of_averages:
            return
        if match.confidence <= INHERITED and self._averaged(draft):
            draft.match = None

    def _one_for_both(self, draft: Draft, bounds: tuple[int, int]) -> None:
        """城乡低保标准提高到835元: one number for town and country."""
        match, (first, last) = draft.match, bounds
        if match is None or last - first != 1:
            return
        if BOTH not in self.rules.by_indicator[match.indicator].groups:
            return
        head = draft.context.head
        if match.group != TOTAL:  # 调整城乡低保标准。主城区由…: a place, no group
            head = draft.context.wide if self._only_a_place(draft, match) else ""
            head = head + self._sentence_before(draft) if head else ""
        if "城乡" in head:
            draft.match = match._replace(group=BOTH)

    def _only_a_place(self, draft: Draft, match: SubjectMatch) -> bool:
        """The words that name a group are those of a part of the city: 城区 of 主城区."""
        if match.coverage not in PARTS:
            return False
        rule = self.rules.by_indicator[match.indicator]
        return not groups_in_order(rule, without_places(draft.context.wide))

    def _averaged(self, draft: Draft) -> bool:
        return averaged(self.text, draft.amount.start, draft.floor)

    def _continued(
        self, drafts: list[Draft], index: int, bounds: tuple[int, int]
    ) -> SubjectMatch | None:
        """The subject of a figure that names none, where it continues what was told."""
        found = (
            another_time(self.text, drafts, index)
            or another_place(drafts, index)
            or result_of_task(self.text, drafts, index)
            or of_a_grade(self.rules.by_indicator, drafts, index)
            or this_standard(self.text, drafts, index)
            or one_by_one(self.text, drafts, index, bounds)
            or sum_of_parts(self.text, drafts, index)
        )
        return found._replace(confidence=CONTINUED) if found is not None else None

    def _group_in_turn(
        self, drafts: list[Draft], index: int, lists: list[tuple[int, int]]
    ) -> None:
        """The numbers of a list that only the words before say of whom they are: 城市、农村低保对象
        分别为…人，标准依次为640元、480元; of one group they cannot all be."""
        first, last = lists[index]
        count = last - first
        if (
            count < 2
            or index != last - 1
            or not _IN_TURN.search(drafts[first].context.head)
        ):
            return
        told = [draft.match for draft in drafts[first:last]]
        same = {match and match[:3] for match in told}
        periods = {draft.period for draft in drafts[first:last]}
        if len(same) > 1 or len(periods) > 1 or told[0] is None:
            return
        rule = self.rules.by_indicator[told[0].indicator]
        groups = groups_in_order(rule, drafts[first].context.wide)
        for place, draft in enumerate(drafts[first:last]):
            fitting = len(groups) == count
            draft.match = told[0]._replace(group=groups[place]) if fitting else None

    def _stepped(self, draft: Draft, before: Draft) -> SubjectMatch | None:
        """The subject of the first value of a step, with the group the second one names:
        从城市低保…、农村低保…，提高至城市低保…."""
        if before.match is None:
            return None
        rule = self.rules.by_indicator[before.match.indicator]
        group = group_of(rule, draft.context)
        if group is None or group == TOTAL:
            return before.match
        return before.match._replace(group=group)

    def _leave_out_parts(self, drafts: list[Draft]) -> None:
        """Where two figures of one period claim the same series, the smaller one is a part
        (其中内地居民…, 其中法院办理…) and is left unmatched."""
        whole: dict[tuple[str, ...], Draft] = {}
        for draft in drafts:
            if draft.match is None or draft.amount.high is not None:
                continue
            rule = self.rules.by_indicator[draft.match.indicator]
            if rule.measure not in ("stock", "flow") or draft.kind != LEVEL:
                continue
            match = draft.match
            key = (
                match.indicator,
                match.group,
                match.coverage,
                str(draft.period),
                draft.period.basis,
            )
            other = whole.setdefault(key, draft)
            if other is draft:
                continue
            small, large = sorted((draft, other), key=lambda d: d.amount.value)
            whole[key] = large
            if small.context.head.startswith(_REGISTERED) and self._after_among(small):
                large.match, whole[key] = None, small  # 其中民政部门登记离婚
                continue
            if small.among and match.group != TOTAL:
                continue  # 其中城市…、农村…: a part by its group, whatever is told elsewhere
            far = small.amount.value * 10 < large.amount.value * 9
            named_part = small is draft and self._after_among(draft)
            if far or (named_part and small.amount.value != large.amount.value):
                small.match = None

    def _after_among(self, draft: Draft) -> bool:
        """其中 opens the sentence of the figure or its clause."""
        return "其中" in self.text[draft.floor : draft.amount.start]

    def _match(self, draft: Draft) -> SubjectMatch | None:
        last = self._before(draft)
        among = draft.context.head.startswith("其中") or self._goes_on(draft, last)
        if among and (inherited := self._inherited(draft, last)) is not None:
            draft.among = True
            return inherited
        asked = SubjectQuery(
            draft.context,
            draft.amount.family,
            draft.kind,
            "" if _within_a_year(draft.period) else draft.period.basis,
            several_years=self._several_years(draft),
            months_added=_months_added(draft.period),
            of_a_day=draft.period.day is not None and not draft.period.until,
            of_a_month=self._of_one_month(draft),
            since_ever=self._since_ever(draft),
            averaged=self._averaged(draft),
            home=self.home,
            large=draft.amount.value > LARGEST_STANDARD,
        )
        own = self.rules.match(asked)
        if own is None and (topic := self._topic(draft)):
            own = self.rules.match(asked._replace(context=_under(topic, draft.context)))
        if own is None and (compared := self._beside_a_wider_place(draft)):
            own = self.rules.match(asked._replace(context=compared))
        if own is None and (lead := self._before_the_place(draft)):
            own = self.rules.match(asked._replace(context=_under(lead, draft.context)))
        if own is None and (lead := that_grew(self.text, self.previous, draft)):
            own = self.rules.match(asked._replace(context=_under(lead, draft.context)))
        if own is not None:
            return None if self._of_another_whole(draft, own) else own
        if draft.period.compared and last is not None:
            gap = self.text[last.amount.end : draft.amount.start]
            return last.match if not gap.startswith("）") else None
        return self._inherited(draft, last)

    def _beside_a_wider_place(self, draft: Draft) -> Context | None:
        """The context with the subject of the figure before: 全省养老机构2310家，我市有118家."""
        before = self.previous
        if (
            before is None
            or before.match is not None
            or not _OF_US.fullmatch(draft.context.head)
        ):
            return None
        if before.amount.start < draft.floor or not same_measure(
            before.amount, draft.amount
        ):
            return None
        head, wide = (
            before.context.head,
            one_of("contexts", "elsewhere").sub("全市", before.context.head),
        )
        return draft.context._replace(head=wide, wide=wide) if wide != head else None

    def _before_the_place(self, draft: Draft) -> str:
        """The clause before one that only names a part of the city: 低保标准实现统一，城区达到…."""
        head = draft.context.head
        if not covers_a_part(head) or not made_of(without_places(head), "fillers"):
            return ""
        end = self.text.rfind("，", draft.floor, draft.amount.start)
        if end <= draft.floor:
            return self._sentence_before(draft)
        start = clause_start(self.text, end, draft.floor)
        told = self.previous is not None and self.previous.amount.end > start
        return "" if told else self.text[start:end]

    def _sentence_before(self, draft: Draft) -> str:
        """The end of the sentence before, where it leaves a standard open:
        调整低保标准。主城区由…"""
        end = draft.floor - 1
        if end < 1 or not self.text.startswith("。", end):
            return ""
        lead = self.text[clause_start(self.text, end, 0) : end]
        return lead if lead.endswith("标准") else ""

    def _topic(self, draft: Draft) -> str:
        """The words a paragraph opens with: ``特困。供养对象11306人``; empty without any."""
        start = self.text.rfind("\n", 0, draft.amount.start) + 1
        opening = _OPENING.match(self.text, start)
        if opening is None or opening.end() > draft.amount.start:
            return ""
        between = self.text.count("。", opening.end(), draft.amount.start)
        return opening[1] or opening[2] if between < NEAR else ""

    def _find_whole(self, draft: Draft) -> None:
        """The figure whose parts are told: the one before 其中, until the list ends."""
        if self.previous is None:
            return
        if draft.context.head.startswith(("其中", "包括")):
            same = _measure(self.previous) == _measure(draft)
            self.whole = self.previous if same else None
        elif self.whole is not None:
            gap = self.text[self.previous.amount.end : draft.amount.start]
            if not (gap.startswith(("、", "，", "；")) or _LISTED.fullmatch(gap)):
                self.whole = None

    def _of_another_whole(self, draft: Draft, match: SubjectMatch) -> bool:
        """新登记社会组织120家，其中社会团体53家: parts of what is not the indicator."""
        if self.whole is None or _measure(self.whole) != _measure(draft):
            return False
        if self.whole.match is not None:  # 志愿团体…个，包括社会团体…个
            other = self.whole.match.indicator != match.indicator
            return other and match.group != TOTAL
        rule = self.rules.by_indicator[match.indicator]
        return any(
            entry.pattern is None and entry.text in self.whole.context.head
            for entry in rule.phrases
        )

    def _remember(self, draft: Draft) -> None:
        """A like figure without a match ends what may be continued."""
        key = _measure(draft)
        if draft.match is not None:
            self.last[key] = draft
            self.broken.discard(key)
        elif key in self.last and self.last[key].kind == draft.kind:
            self.broken.add(key)

    def _before(self, draft: Draft) -> Draft | None:
        """The last matched figure of the same measure in the same sentence."""
        last = self.last.get(_measure(draft))
        if last is None:
            return None
        return last if last.amount.start >= draft.floor else None

    def _several_years(self, draft: Draft) -> bool:
        """The figure may be the total of several years, not one year's."""
        period = draft.period
        if period.first is not None:
            return period.first != period.year
        if not self.looking_back or period.explicit:
            return False
        return not self._of_the_year(draft)

    def _of_the_year(self, draft: Draft) -> bool:
        """The sentence says 全年 before the figure."""
        return _YEARLY.search(self.text, draft.floor, draft.amount.start) is not None

    def _of_one_month(self, draft: Draft) -> bool:
        """One month's flow: 12月份发放…, 本月救助…."""
        if _of_a_month(draft.period):
            return not self._of_the_year(draft)
        return (
            _THIS_MONTH.search(self.text, draft.floor, draft.amount.start) is not None
        )

    def _since_ever(self, draft: Draft) -> bool:
        """``截至2022年底，全市共销售``: a running total without a beginning."""
        start = self.text.find("截", draft.floor, draft.amount.start)
        if start < 0:
            return False
        return _RUNNING.search(self.text, start, draft.amount.start) is not None

    def _goes_on(self, draft: Draft, last: Draft | None) -> bool:
        """The figure continues the parts of a whole: 其中乡镇118个、城市社区372个, also of two
        wholes: 其中城市0.3万户0.5万人，农村0.8万户…."""
        if last is None or not last.among:
            return False
        before = self.previous if self.previous and self.previous.among else last
        gap = self.text[before.amount.end : draft.amount.start]
        return not gap or gap.startswith(("、", "，", "；"))

    def _inherited(self, draft: Draft, last: Draft | None) -> SubjectMatch | None:
        """The subject of the figure before, where the words only add a group to it."""
        if last is None or last.match is None or _measure(draft) in self.broken:
            return None
        gap = self.text[last.amount.end : draft.amount.start]
        if draft.kind != last.kind or ("；" in gap and not last.among):
            return None
        rule = self.rules.by_indicator[last.match.indicator]
        head = draft.context.head
        if not rule.groups or not only_groups(head, rule.groups, rule.topics):
            return None
        match = self.rules.inherited(last.match, draft.context)
        return match if match is not None and match.group != TOTAL else None


def _under(topic: str, context: Context) -> Context:
    """The context as it would be if the clause named its topic."""
    return context._replace(head=topic + context.head)


def _within_a_year(period: ReportPeriod) -> bool:
    """上半年累计救助…: a running total that began with the year."""
    total = period.basis == "cumulative" and period.months is not None
    return total and period.first in (None, period.year)


def _of_a_month(period: ReportPeriod) -> bool:
    """``12月份发放…``: one month's, not the year's."""
    if period.months is None or period.until or period.day is not None:
        return False
    return period.months[0] == period.months[1] != 1


def _months_added(period: ReportPeriod) -> bool:
    """A running total over months, not a state at the end of them."""
    if period.months is None or period.until or period.basis != "cumulative":
        return False
    return period.months[0] < period.months[1]


def _measure(draft: Draft) -> str:
    family = draft.amount.family
    return _PERIODIC[0] if family in _PERIODIC else family
