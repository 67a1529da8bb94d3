"""Figures that name no subject of their own: what they continue.

Another year's value of the same thing (2012年…1126家，今年已有2384家), new values of what was just
told (这一标准上调至…, 上年分别为…), a sum of parts told before (城乡合计…).
"""

import re
from collections.abc import Mapping

from indicators.codes import TOTAL, WHOLE_CITY
from reports.reading.amounts.kinds import CHANGE, GROWTH, LEVEL, MULTIPLE
from reports.reading.amounts.steps import same_measure
from reports.reading.lexicon.wordlists import made_of, one_of
from reports.reading.subjects.draft import Draft
from reports.reading.subjects.groups import (
    PARTS,
    covered,
    named_group,
    without_places,
)
from reports.reading.subjects.matcher import SubjectMatch
from reports.reading.subjects.phrases import without_groups
from reports.reading.subjects.rules import Rule

FAR = 4  # figures looked back over
_WHEN = (
    r"(?:截至|截止)?(?:(?:19|20)\d\d年|今年|去年|上年|前年|本年)?(?:同期|同日|度|\d{1,2}月(?:\d{1,2}日)?)?"
    r"(?:年?[底末初])?"
)
_ANOTHER_TIME = re.compile(
    r"(?:19|20)\d\d年|今年|去年|上年|前年|同期|如今|目前|现在|现有|现已|年前|眼下"
)
_NO_SUBJECT = re.compile(
    rf"[，（、]?(?:{_WHEN}|[一二两三四五六七八九十]年前|如今|目前|现在|眼下|则|而|已经|已|还|只|仅|才|就|现|有|的|"
    r"是|为|达到?|约|近|比|较|与|同|相比|到|在|从|由|至|增至|增加到|发展到|下降到|减至|[，（：])*"
)
_THIS_STANDARD = re.compile(
    r"(?:这一|这项|这个|该|此|上述|前述)(?:项)?(?:保障|救助|补助)?标准"
)
_RESPECTIVELY = re.compile(
    r"(?:标准|这|两项|如今|已|上年|去年|数字)[^，。；\d]{0,8}(?:分别|依次|各)[^，。；\d]{0,8}$"
)
_DONE = re.compile(
    r"，?(?:（?其中)?(?:全年|目前|现|已|共|实际|累计|年内|截至目前|我市|全市|均)*"
    r"(?:完成了?|建成|新增|达到?|实现|落实|落成|改造|配备|为)?"
)
_GROWN_TO = re.compile(
    r"，(?:目前|现在|现已?|已经?|年末|全市|总数|总量|总人数|数量)*"
    r"(?:共有?|有|达到?|为|增至|增加到|升至|降至|减至)"
)
_GREW = re.compile(
    r"(?:数量|总量|总数)?(?:同比|[比较])?"
    r"(?:净?增[加长多]?|减少|下降|上升|提高|提升|扩大|[多少翻])?了?$"
)
_SUM = re.compile(
    r"(?:等?(?:构成|组成))?[，；、（]?(?:城乡|两项|三项|二者|两者|以上|全市)?"
    r"(?:合计|共计|总计|相加|总共|总数|总量|总额|共|计)(?:为|有|达|是)?"
)


def another_time(text: str, drafts: list[Draft], index: int) -> SubjectMatch | None:
    """The subject of a figure that is told again for another time, nothing but time between."""
    draft = drafts[index]
    gap = text[drafts[index - 1].amount.end : draft.amount.start] if index else ""
    if draft.kind != LEVEL or not _ANOTHER_TIME.search(gap):
        return None
    source = index - 1
    if gap.startswith("）"):  # 52604人（城市10938人，农村41666人），比年初的51287人
        opening = text.rfind("（", 0, drafts[source].amount.start)
        gap = gap[1:]
        while source >= 0 and drafts[source].amount.start > opening:
            source -= 1
    if source < 0 or not _NO_SUBJECT.fullmatch(gap):
        return None
    told = drafts[source]
    other = told.period.year != draft.period.year
    if told.kind != LEVEL or not other or not _alike(told, draft):
        return None
    return told.match


def that_grew(text: str, before: Draft | None, draft: Draft) -> str:
    """The words for what grew, where the figure is what it grew to: 社会组织增加一倍，
    目前共有1416家; empty where it is not."""
    if before is None or before.kind not in (CHANGE, GROWTH, MULTIPLE):
        return ""
    gap = text[before.amount.end : draft.amount.start]
    if before.amount.start < draft.floor or not _GROWN_TO.fullmatch(gap):
        return ""
    return _GREW.sub("", before.context.head)


def another_place(drafts: list[Draft], index: int) -> SubjectMatch | None:
    """The standard told before, in another part of the city: 市区…700元，四个县为610元."""
    draft = drafts[index]
    if not draft.amount.family.startswith("money"):
        return None
    code = covered(draft.context.head)
    if code not in PARTS:
        return None
    if not made_of(without_places(draft.context.head), "fillers"):
        return None
    for before in reversed(drafts[max(index - FAR, 0) : index]):
        if before.amount.start < draft.floor:
            return None
        if before.match is not None and _alike(before, draft):
            same = before.match.coverage in (WHOLE_CITY, code)
            return None if same else before.match._replace(coverage=code)
    return None


def result_of_task(text: str, drafts: list[Draft], index: int) -> SubjectMatch | None:
    """``新增护理型床位任务为300张，已建成335张``: what was done of the task told before."""
    draft = drafts[index]
    if not index or draft.kind != LEVEL:
        return None
    task = drafts[index - 1]
    gap = text[task.amount.end : draft.amount.start]
    if not (_alike(task, draft) and _DONE.fullmatch(gap)):
        return None
    return task.match if one_of("contexts", "tasks").search(task.context.wide) else None


def of_a_grade(
    rules: Mapping[str, Rule], drafts: list[Draft], index: int
) -> SubjectMatch | None:
    """``婚姻登记机关7家。…达到5A级的有2家``: those of what was told last that have a grade."""
    draft = drafts[index]
    before = drafts[index - 1] if index else draft
    whole = before.match
    if draft.kind != LEVEL or whole is None or whole.group != TOTAL:
        return None
    rule, head = rules[whole.indicator], draft.context.head
    group = named_group(rule, head, "") or ""
    less = _alike(before, draft) and draft.amount.value < before.amount.value
    bare = without_groups(head, rule.groups).replace("级", "", 1)
    if group.startswith("grade_") and less and made_of(bare, "fillers"):
        return whole._replace(group=group)
    return None


def this_standard(text: str, drafts: list[Draft], index: int) -> SubjectMatch | None:
    """``这一标准上调至1020元``: the standard told last in the paragraph."""
    draft = drafts[index]
    if not draft.amount.family.startswith("money_"):
        return None
    if not _THIS_STANDARD.search(draft.context.head):
        return None
    for told in reversed(drafts[max(index - FAR, 0) : index]):
        if "\n" in text[told.amount.end : draft.amount.start]:
            return None
        if told.match is not None and told.amount.family.startswith("money_"):
            return told.match
    return None


def one_by_one(
    text: str, drafts: list[Draft], index: int, bounds: tuple[int, int]
) -> SubjectMatch | None:
    """``上年分别为1771对和597对``, ``这两项标准已分别提至660元和6120元``: each continues one of
    as many figures told just before; ``bounds``: those of the list."""
    first, last = bounds
    count = last - first
    if count < 2 or first < count or drafts[index].kind != LEVEL:
        return None
    lead = text[max(0, drafts[first].amount.start - 24) : drafts[first].amount.start]
    told = [d for d in drafts[max(first - 2 * count, 0) : first] if d.kind == LEVEL]
    told = told[-count:]
    if len(told) < count or not _RESPECTIVELY.search(lead):
        return None
    if one_of("contexts", "rivals").search(drafts[first].context.head):
        return None
    if "\n" in text[told[0].amount.end : drafts[first].amount.start]:
        return None
    pairs = list(zip(told, drafts[first:last], strict=True))
    if not all(old.match and _alike(old, new) for old, new in pairs):
        return None
    if len({old.match for old in told}) < count:
        return None
    return told[index - first].match


def sum_of_parts(text: str, drafts: list[Draft], index: int) -> SubjectMatch | None:
    """``城市…人，农村…人，城乡合计69719人``: the total of the groups that add up to it."""
    draft = drafts[index]
    gap = text[drafts[index - 1].amount.end : draft.amount.start] if index else ""
    if draft.kind != LEVEL or not _SUM.fullmatch(gap):
        return None
    parts: list[Draft] = []
    for part in reversed(drafts[max(index - 2 * FAR, 0) : index]):
        if "\n" in text[part.amount.end : draft.amount.start]:
            return None
        if part.match is None or not _alike(part, draft):
            continue
        indicators = {other.match.indicator for other in parts if other.match}
        if indicators and part.match.indicator not in indicators:
            return None
        parts.append(part)
        groups = {other.match.group for other in parts if other.match}
        if sum(other.amount.value for other in parts) == draft.amount.value:
            distinct = len(groups) == len(parts) and TOTAL not in groups
            return part.match._replace(group=TOTAL) if distinct else None
    return None


def _alike(one: Draft, other: Draft) -> bool:
    return one.match is not None and same_measure(one.amount, other.amount)
