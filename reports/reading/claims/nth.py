"""Rates in words: every n-th (每五位市民中就有一位), so many for each thousand."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from decimal import Decimal

from indicators.lexicon.numerals import NotANumeral, arabic, chinese
from reports.claim_checks import CheckVerdict, check_nth, check_per, operand, unknown
from reports.reading.claims.page import ReadReport, alike, decimals
from reports.reading.claims.statement import MissingOperand, OperandRole, Statement
from reports.reading.time.plans import is_actual
from reports.reading.time.sections import sections

_CN = "一二两三四五六七八九十百千万"
_EVERY = re.compile(
    rf"每(?P<whole>\d{{1,4}}(?:\.\d)?[百千万]?|[{_CN}]{{1,3}})(?P<unit>个|位|名|户|对|人|张|家)"
    r"(?P<of>[^，。；：\d]{0,14}?)(?:中|里|当中|之中)?[，]?(?:就|便|即)?(?:会)?有(?:了|着)?(?:近|约|超过|超)?"
    rf"(?P<part>\d{{1,4}}(?:\.\d)?|[{_CN}]{{1,3}})(?P<count>个|位|名|户|对|人|张|家)"
    r"(?P<named>[^，。；：！？、\n]{0,10})"
)
_AMONG = re.compile(r"[中里就便]")
_PER = re.compile(
    r"每(?P<whole>[千万百])(?:个|位|名|户|人)?(?P<of>[^，。；：\d]{0,16})$"
)
_MEANING = re.compile(
    r"[，、（]?(?:全市)?(?:相当于|意味着|也就是说?|即|约合)[，]?(?:平均|全市)?"
)
_RESIDENTS = re.compile(
    r"市民|居民|(?<!老年)人口|公民|^(?!老年|成年|残疾|青年|年轻|中年)[^老，。；]{0,3}人$"
)
_POPULATION = re.compile(r"人口|常住|居民|市民")
_MARGIN = 160  # characters before the assertion in which its operands may stand
RESIDENTS = "resident_population"


def every_nth(page: ReadReport) -> Iterator[Statement]:
    """每n位a中就有一位b."""
    headed = sections(page.text)
    for match in _EVERY.finditer(page.text):
        floor = page.bounds.around(match.start())[0]
        plan = headed.at(match.start()).plan
        if not is_actual(
            page.text, match.start(), floor, plan=plan, year=None, now=None
        ):
            continue
        try:
            whole, part = (_number(match[name]) for name in ("whole", "part"))
        except NotANumeral:
            continue
        if (
            0 < part < whole
            and _AMONG.search(match.group())
            and "平均" not in match["of"]
        ):
            yield _nth(page, match)


def _nth(page: ReadReport, match: re.Match[str]) -> Statement:
    whole, part = _number(match["whole"]), _number(match["part"])
    start, end = page.reading.clean.original(match.start(), match.end("count"))
    printed = "".join(match.group()[: match.end("count") - match.start()].split())
    named = match["of"].strip("的") or "人"
    subject = _part_of(page, match.start(), match["named"])
    used: tuple[int, ...] = ()
    check, wanted = unknown("operands"), None
    if subject is not None:
        used = (subject,)
        other = _whole_of(page, subject, match.start(), named)
        if other is not None:
            used = (subject, other)
            times = operand(str(whole / part), whole / part, "exact")
            check = check_nth(page.operand(subject), page.operand(other), times)
        elif _RESIDENTS.search(named):
            year = page.figures[subject].year
            wanted = MissingOperand(OperandRole.WHOLE, subject, year, RESIDENTS)
    return Statement(
        "nth", start, end, printed[:60],
        tuple(page.figures[n].printed for n in used), check, used, wanted,
        times=whole / part,
    )  # fmt: skip


def _number(printed: str) -> Decimal:
    return arabic(printed) if printed[0].isdigit() else chinese(printed)


def _part_of(page: ReadReport, place: int, named: str) -> int | None:
    """The figure right before (72万，相当于每五位…), or the last one that is called what the
    assertion counts one of."""
    last = bisect_left(page.reading.places, (place, 0)) - 1
    between = page.text[page.place(last)[1] : place] if last >= 0 else ""
    if between and page.level(last) and _MEANING.fullmatch(between):
        return last
    words = re.sub(r"^(?:是|为|来自|注册|在册|的)+", "", named)[:4]
    for index in _before(page, place):
        called = page.before(index, 24) + page.text[slice(*_tail(page, index))]
        if page.level(index) and len(words) >= 2 and words[:3] in called:
            return index
    return None


def _whole_of(page: ReadReport, subject: int, place: int, named: str) -> int | None:
    """The figure before that is called what the assertion takes one out of."""
    residents = _RESIDENTS.search(named)
    for index in _before(page, place):
        figure = page.figures[index]
        if index == subject or not page.level(index):
            continue
        called = page.before(index, 20) + page.text[slice(*_tail(page, index))]
        fits = _POPULATION.search(called) if residents else named[-3:] in called
        if fits and alike(figure, page.figures[subject]) and figure.year == (
            page.figures[subject].year
        ):  # fmt: skip
            return index if figure.value > page.figures[subject].value else None
    return None


def _tail(page: ReadReport, index: int) -> tuple[int, int]:
    end = page.place(index)[1]
    return end, end + 8


def _before(page: ReadReport, place: int) -> Iterator[int]:
    """Figures shortly before ``place`` in its paragraph, the nearest first."""
    last = bisect_left(page.reading.places, (place, 0))
    for index in range(last - 1, -1, -1):
        start = page.place(index)[0]
        if place - start > _MARGIN or "\n" in page.text[start:place]:
            return
        yield index


def per_thousand(page: ReadReport, index: int) -> Statement | None:
    """每千名老人拥有床位x张: of beds and old people printed before."""
    match = _PER.search(page.before(index, 24))
    if match is None:
        return None
    missing = page.statement("per_thousand", index, (), unknown("operands"))
    place = page.place(index)[0]
    named = re.split(r"拥有|的|平均|有|中", match["of"])[0]
    rate = page.figures[index]
    part = next(
        (n for n in _before(page, place) if page.figures[n].unit == rate.unit), None
    )
    if part is None or not named or not page.level(part):
        return missing
    whole = next((n for n in _before(page, place) if _people(page, n, named)), None)
    if whole is None or page.figures[whole].year != page.figures[part].year:
        return missing
    check = check_per(
        page.operand(part), page.operand(whole), chinese(match["whole"]),
        page.operand(index), decimals(rate),
    )  # fmt: skip
    if check.verdict == CheckVerdict.UNKNOWN:
        return missing
    return page.statement("per_thousand", index, (part, whole), check)


def _people(page: ReadReport, index: int, named: str) -> bool:
    """The figure counts the people that a rate is told for each thousand of."""
    if not page.level(index) or page.figures[index].unit not in ("人", "名", "位", ""):
        return False
    called = page.before(index, 24) + page.text[slice(*_tail(page, index))]
    if _RESIDENTS.search(named):
        return "常住人口" in called or "户籍人口" in called
    return "老年人口" in called or "老年人" in called if "老" in named else False
