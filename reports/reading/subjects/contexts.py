"""The words around a figure, as the matching of subjects looks at them."""

import re
from bisect import bisect_left
from functools import lru_cache
from typing import NamedTuple

from reports.reading.amounts.amounts import Amount
from reports.reading.lexicon.files import table, words
from reports.reading.lexicon.wordlists import made_of, one_of
from reports.reading.text.sentences import Sentences, clause_end, clause_start

HEAD, TAIL, WIDE, NEAR = 64, 26, 90, 30
MARK = "▮"
_BRACKETED = re.compile(r"（[^（）\d]{0,40}）")
_PAUSE = re.compile(r"[，。；：、\n]")
_UNIT_BRACKET = re.compile(
    r"[^，。；：、\n\d（）]{1,6}（[^（）\d，。；]{1,8}、[^（）\d，。；]{1,8}）"
)
_TIMES = re.compile(
    r"(?:截至|截止)?(?:19|20)\d\d年(?:\d{1,2}月(?:\d{1,2}日)?)?(?:度|底|末|初)?(?:以来|起)?的?|"
    r"\d{1,2}(?:-|~|至|到)+\d{1,2}月份?|\d{1,2}月(?:\d{1,2}日|末|底|份)?|截至目前|目前|今年以来|今年|去年|上年|"
    r"前三季度|上半年|下半年|全年共?|年末|期末|第\d{1,2}|每人每月|每人每年|每月每人|每年每人|每月|每年"
)
_CITIES = ("全市", "我市", "全县", "我县", "全区", "我区", "全州")
_SEVERAL = re.compile(r"分别|依次|各(?:自|为|是|达|有|$)")
_SORTS = re.compile(r"(?:等?[两二三四五六七八九十]+[类项种者支])[^、]{0,10}$")
_SPLIT = re.compile(r"、|和|与|以及|及")
_NAMED = re.compile(
    r"[^，。；：、\d]{1,6}(?:（[^（）\d]{1,6}）)?、"
)  # 9个[县（市、区）、]47个乡镇
_LISTED = ("", *"、和及与")  # what may stand between two numbers of a list
_LINKED = (*_LISTED, *"共/")


class Context(NamedTuple):
    """``head``: words before the number in its clause, times taken out; ``tail``: words
    after it; ``wide``: all of its sentence before it; ``element``: the part of the head
    that belongs to this number of a distributed list (A、B分别为x、y); ``beyond``: what
    follows in the sentence."""

    head: str
    tail: str
    wide: str
    element: str = ""
    beyond: str = ""

    @property
    def near(self) -> str:
        return self.head + MARK + self.tail

    @property
    def sentence(self) -> str:
        return self.wide + MARK + self.beyond

    @property
    def settled_head(self) -> str:
        """``head`` without 增加到, 提高到 …, which refuse nothing."""
        return _settled(self.head)

    @property
    def settled_tail(self) -> str:
        """``tail`` without them."""
        return _settled(self.tail)


@lru_cache(maxsize=1024)
def _settled(words_around: str) -> str:
    return one_of("times", "steps").sub("", words_around)


class _Timeless:
    """A text of which stretches can be asked for without their expressions of time."""

    def __init__(self, text: str) -> None:
        self.text = text
        spans = [match.span() for match in _TIMES.finditer(text)]
        self._starts = [start for start, _ in spans]
        self._ends = [end for _, end in spans]

    def between(self, start: int, end: int) -> str:
        """The characters from ``start`` to ``end`` without the times among them."""
        index = bisect_left(self._starts, start)
        if index == len(self._starts) or self._ends[index] > end:
            return self.text[start:end]
        pieces: list[str] = []
        while index < len(self._starts) and self._ends[index] <= end:
            pieces.append(self.text[start : self._starts[index]])
            start = self._ends[index]
            index += 1
        pieces.append(self.text[start:end])
        return "".join(pieces)

    def bare(self, start: int, end: int) -> str:
        """… and without what stands in brackets; from the last 全市 on, which begins a new
        statement, though no mark stands before it."""
        words = self.text[start:end]
        if "全" in words or "我" in words:
            for city in _CITIES:
                start += max(words.rfind(city), 0)
                words = self.text[start:end]
        if "（" in words:
            return _TIMES.sub("", _BRACKETED.sub("", words)).lstrip("、，）")
        return self.between(start, end).lstrip("、，）")


def contexts(text: str, amounts: list[Amount], bounds: Sentences) -> list[Context]:
    """The context of each amount, in order."""
    found: list[Context] = []
    timeless = _Timeless(text)
    for index, amount in enumerate(amounts):
        floor, ceiling = bounds.around(amount.start)
        before = amounts[index - 1] if index else None
        after = amounts[index + 1] if index + 1 < len(amounts) else None
        head_from = clause_start(text, amount.start, max(floor, amount.start - HEAD))
        if head_from > floor and text[head_from - 1] == "：":  # 低保标准：745元/月
            words_between = text[head_from : amount.start]
            if len(words_between) <= 6 and _names_nothing(words_between):
                head_from = clause_start(
                    text, head_from - 1, max(floor, amount.start - HEAD)
                )
        if before is not None and before.end >= head_from:
            head_from = max(before.end, text.rfind("、", before.end, amount.start) + 1)
        tail_from = amount.end
        if bracket := _UNIT_BRACKET.match(text, amount.end):  # 45个乡（镇、街道）社工站
            tail_from = bracket.end()
        tail_to = clause_end(text, tail_from, min(ceiling, tail_from + TAIL), _PAUSE)
        if after is not None:
            tail_to = min(tail_to, after.start)
        context = Context(
            timeless.bare(head_from, amount.start).rpartition("（")[2],
            timeless.bare(amount.end, max(tail_to, amount.end)).partition("（")[0],
            timeless.between(max(floor, amount.start - WIDE), amount.start),
            "",
            text[amount.end : min(ceiling, amount.end + WIDE)],
        )
        if before is not None:
            gap = text[before.end : amount.start]
            if gap in _LINKED:
                context = _sharing(context, found[-1])
            elif gap.startswith("、") or (gap.endswith("、") and _NAMED.fullmatch(gap)):
                context = _carrying(context, found[-1])
        found.append(context)
    for index in range(len(found) - 2, -1, -1):  # 3.92万户、6.18万城乡低保对象
        gap = text[amounts[index].end : amounts[index + 1].start]
        if gap in _LISTED and not found[index].tail:
            found[index] = found[index]._replace(tail=found[index + 1].tail)
    return found


def _names_nothing(words_between: str) -> bool:
    """``低保标准：745元/月``, ``城乡低保：城镇2600户``: the subject stands before the colon."""
    for group in ("城市", "城镇", "农村", "乡村"):
        words_between = words_between.replace(group, "", 1)
    return made_of(words_between, "fillers")


def _sharing(context: Context, before: Context) -> Context:
    """``7824户11236人``: the second number has the words before the first."""
    if before.tail:
        return context
    return context._replace(head=before.head)


def _carrying(context: Context, before: Context) -> Context:
    """``新增低保对象2692人、特困人员653人``: the verb reaches through the enumeration."""
    verb = next(
        (word for word in words("contexts", "carried") if word in before.head), ""
    )
    if not verb or any(word in context.head for word in words("contexts", "carried")):
        return context
    return context._replace(head=verb + context.head)


def distributed(
    contexts: list[Context], bounds: list[tuple[int, int]]
) -> list[Context]:
    """Contexts in which the numbers of a list know their part of the subject."""
    found = list(contexts)
    for first, last in {bound for bound in bounds if bound[1] - bound[0] > 1}:
        head, wide = contexts[first].head, contexts[first].wide
        parts = _parts(head, last - first)
        if not parts and _pair(wide[-NEAR:]):
            parts = _parts(wide[-NEAR:], last - first)
        for offset, part in enumerate(parts):
            index = first + offset
            found[index] = contexts[index]._replace(head=head, element=part)
    return found


def _pair(head: str) -> str:
    """The word in ``head`` that is two subjects in one (城乡, 两项补贴); empty without one."""
    return next((word for word in words("contexts", "pairs") if word in head), "")


def _parts(head: str, count: int) -> list[str]:
    """The subjects of ``count`` numbers: ``城乡特困人员…`` of two, ``A、B和C分别…`` of three;
    an empty list where the head does not divide evenly."""
    if count == 2 and (pair := _pair(head)):
        return [
            head.replace(pair, part, 1) for part in table("contexts")["pairs"][pair]
        ]
    several = _SORTS.sub("", _SEVERAL.split(head)[0])
    parts = [part for part in _SPLIT.split(several) if part]
    if len(parts) != count:
        return []
    begun = next(
        (word for word in words("contexts", "joint") if parts[-1].startswith(word)), ""
    )
    if begun and all(part in words("contexts", "joint") for part in parts[:-1]):
        rest = parts[-1].removeprefix(begun)
        return [*(part + rest for part in parts[:-1]), parts[-1]]
    return parts
