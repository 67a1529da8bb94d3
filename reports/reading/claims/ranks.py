"""Claims of a rank: 居全省第二, 位列全省前三, 仅次于…, 高于全省平均水平, 全国首个…"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace

from indicators.lexicon.numerals import NotANumeral, arabic, chinese
from reports.claim_checks import unknown
from reports.reading.amounts.kinds import LEVEL, PERCENT, SHARE
from reports.reading.claims.page import ReadReport
from reports.reading.claims.statement import RankStatement, Statement
from reports.reading.time.plans import is_actual
from reports.reading.time.sections import sections

_SCOPE = r"(?P<scope>全省|省内|全国|国内)"
_AMONG = (
    r"(?:(?:各|\d{1,2}个)?(?:市州|地市|地级市|设区市|城市|市))?(?:中|里)?"
    r"(?:排名|排位|排行|位次)?(?:稳居|位居|位列|列|居|排|排在)?"
)
_N = r"(?P<rank>[一二三四五六七八九十]{1,3}|\d{1,2})"
_VERB = (
    r"(?:(?:连续[^，。；]{1,6})?(?:稳|位|名|跃|高|均|都|继续|始终|保持){0,4}"
    r"(?:居|列|排名|排位|排在|排|位于|处于|处|进入|跻身|升至|升到|保持)(?:在|于)?)"
)
# What may follow a rank; an ordinal of a name goes on (全省第一批, 全省第一书记).
_ENDED = r"(?:(?=[，。；、）！：？\n]|$|的|水平|序列)|(?:位|名|强)(?![次单额义称录]))"
_RANKS = re.compile(
    rf"{_VERB}?{_SCOPE}{_AMONG}第{_N}{_ENDED}"
    rf"|{_VERB}?(?P<scope2>全省|省内|全国|国内){_AMONG}前(?P<top>[二三四五六七八九十]{{1,2}}|\d{{1,2}})"
    rf"(?:名|位|强)?(?=[，。；、）！\n]|$|的|行列)"
    rf"|(?:(?P<scope3>全省|省内)[^，。；]{{0,4}})?仅[次低]于(?P<city>[\u4e00-\u9fff]{{2,6}}?)市?"
    rf"(?=[，。；）！\n]|$|(?:稳|位|排)?居|位列|排)"
    rf"|(?:高于|超过|超|高出)(?P<scope4>全省|全国)平均(?:水平|数|值|标准)?"
    rf"|(?P<scope5>全省|省内|全国|国内)(?P<only>唯一|首个|首家|首例|第一[个家](?![月年批]))"
    rf"|{_VERB}(?P<scope6>全省|全国)(?P<tier>第一方阵|前列)"
)
_SCOPES = {"全省": "province", "省内": "province", "全国": "nation", "国内": "nation"}
_ONLY = {"唯一": "only"}
# Between a figure and what is said of its place: no other subject.
_AFTER = re.compile(
    r"[，、）]{0,2}(?:均|都|也|已|继续|稳定|总量|标准|水平|数量|规模|总数|人数|这一|该|项|指标|"
    r"在|为|并|其|目前)*"
)
_AHEAD = re.compile(r"[，、：]?(?:已|达到?|为|是|到|至|分别)*")
_OVER_YEARS = re.compile(r"连续|历年|多年|历次|每年|年年|从|由|曾")
# Behind the parts of a whole it is open which of them is meant.
_PARTS = re.compile(r"其中|包括")
_LEVELS = (LEVEL, PERCENT, SHARE)


def ranks(page: ReadReport) -> Iterator[Statement]:
    """The claims of ranks, each with the figure that it is said of, where one stands
    right beside it; whether it is so only figures of other places can show."""
    headed, now = sections(page.text), page.reading.dating.year
    for match in _RANKS.finditer(page.text):
        floor = page.bounds.around(match.start())[0]
        plan = headed.at(match.start()).plan
        if not is_actual(
            page.text, match.start(), floor, plan=plan, year=None, now=now
        ):
            continue
        rank = _read(match)
        if rank is not None:
            yield _statement(page, match, rank, floor)


def _read(match: re.Match[str]) -> RankStatement | None:
    named = (f"scope{n}" for n in ("", 2, 3, 4, 5, 6))
    scope = _SCOPES[next((match[n] for n in named if match[n]), "全省")]
    if match["rank"]:
        rank = _number(match["rank"])
        if not rank:
            return None
        return RankStatement(scope, "first" if rank == 1 else "", rank, rank)
    if match["top"]:
        top = _number(match["top"])
        return RankStatement(scope, "", 1, top) if top > 1 else None
    if match["city"]:
        return RankStatement(scope, "only_below", 2, 2, match["city"])
    if match["only"]:
        return RankStatement(scope, _ONLY.get(match["only"], "first_to"))
    if match["tier"]:
        among = match["tier"] == "前列"
        return RankStatement(scope, "among_best" if among else "top_tier")
    return RankStatement(scope, "above_average")


def _number(printed: str) -> int:
    try:
        return int(arabic(printed) if printed.isdigit() else chinese(printed))
    except NotANumeral:
        return 0


def _statement(
    page: ReadReport, match: re.Match[str], rank: RankStatement, floor: int
) -> Statement:
    start, end = page.reading.clean.original(*match.span())
    subject = None
    if rank.kind not in ("only", "first_to"):
        subject = _subject(page, match, floor)
    rank = replace(rank, subject=subject)
    printed = "".join(match.group().split())[:60]
    used = () if subject is None else (subject,)
    return Statement(
        "rank", start, end, printed,
        tuple(page.figures[n].printed for n in used),
        unknown(_missing(rank)), used, rank=rank,
    )  # fmt: skip


def _missing(rank: RankStatement) -> str:
    if rank.kind in ("only", "first_to"):
        return "not_a_figure"
    if rank.scope == "nation":
        return "nationwide"
    if rank.kind == "above_average":
        return "average"
    if rank.low is None:
        return "no_rank"
    return "subject" if rank.subject is None else "cities"


def _subject(page: ReadReport, match: re.Match[str], floor: int) -> int | None:
    """The matched figure right before the words, or right after them."""
    if _OVER_YEARS.search(page.text, max(floor, match.start() - 6), match.end()):
        return None
    after = bisect_left(page.reading.places, (match.end(), 0))
    before = bisect_left(page.reading.places, (match.start(), 0)) - 1
    if before >= 0:
        end = page.place(before)[1]
        words = page.text[end : match.start()] if floor <= end else "。"
        if end <= match.start() and len(words) < 24 and _AFTER.fullmatch(words):
            part = _PARTS.search(page.text, floor, page.place(before)[0])
            return before if _ranked(page, before) and not part else None
    if after < len(page.figures):
        words = page.text[match.end() : page.place(after)[0]]
        if len(words) < 8 and _AHEAD.fullmatch(words):
            return after if _ranked(page, after) else None
    return None


def _ranked(page: ReadReport, index: int) -> bool:
    figure = page.figures[index]
    return (
        figure.indicator is not None
        and figure.kind in _LEVELS
        and figure.actual
        and figure.year is not None
    )
