"""A figure that was read → a candidate of the batch and its mark in the text."""

import calendar
import re
import unicodedata
from collections.abc import Iterator
from decimal import Decimal

from importers.matching.catalogue_names import Words
from importers.models import (
    Aside,
    Batch,
    Candidate,
    CandidateVerdict,
    Decision,
    Mark,
    Part,
)
from importers.values.wording import number
from indicators.codes import TOTAL, WHOLE_CITY
from indicators.lexicon.marks import name_without_marks
from indicators.quantities import Qualifier, read_numeral
from reports.paragraphs import ParagraphLayout
from reports.reading.figures import Figure

PRINTED, SECTION = 60, 120
_NUMERAL = re.compile(
    r"(\d[\d,]*(?:\.\d+)?)\s*[多余几来]?\s*(万亿|百万|千万|百|千|万|亿)?"
)
_CELLS = {
    Qualifier.EXACT: "{number}{unit}",
    Qualifier.ABOUT: "约{number}{unit}",
    Qualifier.NEARLY: "近{number}{unit}",
    Qualifier.OVER: "{number}余{unit}",
    Qualifier.AT_LEAST: "不低于{number}{unit}",
    Qualifier.AT_MOST: "不超过{number}{unit}",
}
_ASIDE = {"change": Aside.CHANGE, "growth": Aside.GROWTH, "multiple": Aside.MULTIPLE}
_CLAUSE = re.compile(r"[，。；、：！？,;:（）()\n]")
# What stands between a subject and its number, and times before the subject.
_FILLING = re.compile(
    r"(?:共有?|已有?|总数|分别|达到?|为|约|近|超过?|累计|现有|有|了|是|至|到)+$"
)
_TIME = re.compile(
    r"^(?:截至|截止|到)?(?:目前|去年|今年|(?:19|20)\d\d年)?(?:\d{1,2}月)?(?:底|末|初)?"
    r"(?:全市|我市|全县|全区)?"
)
_DAY = re.compile(r"(?:.*/)?(\d{4})-(\d{2})(?:-(\d{2}))?")
_YEARS = re.compile(r"(\d{4})/(\d{4})")
REACH = 30


def drafts(
    figures: tuple[Figure, ...], layout: ParagraphLayout, batch: Batch, words: Words
) -> Iterator[tuple[Candidate, Mark]]:
    for place, figure in enumerate(figures, start=1):
        candidate = _candidate(figure, place, layout, batch, words)
        yield candidate, _mark(figure, candidate, layout.text)


def _candidate(
    figure: Figure, place: int, layout: ParagraphLayout, batch: Batch, words: Words
) -> Candidate:
    paragraph = layout.at(figure.start)
    aside = aside_of(figure)
    candidate = Candidate(
        batch=batch,
        number=place,
        row=paragraph.number if paragraph else 0,
        city=batch.city,
        value_typed=cell_of(figure)[:PRINTED],
        printed_typed=figure.printed[:PRINTED],
        year_typed="" if figure.year is None else str(figure.year),
        paragraph_typed=str(paragraph.number) if paragraph else "",
        section_typed=layout.heading_of(paragraph.number)[:SECTION]
        if paragraph
        else "",
        start_typed=_start_of(figure),
        cutoff_typed=cutoff_of(figure.period),
        verdict=CandidateVerdict.QUESTION,
        decision=Decision.REJECTED if aside else Decision.PENDING,
    )
    if figure.indicator is not None:
        candidate.indicator = words.named(Part.INDICATOR, figure.indicator)
        candidate.group = words.named(Part.GROUP, figure.group or TOTAL)
        candidate.coverage = words.named(Part.COVERAGE, figure.coverage or WHOLE_CITY)
    return candidate


def _mark(figure: Figure, candidate: Candidate, text: str) -> Mark:
    return Mark(
        candidate=candidate,
        start=figure.start,
        end=figure.end,
        read_as=_read_as(figure),
        unit_inferred=figure.unit_inferred,
        period=figure.period[:24],
        basis=figure.basis[:12],
        aside=aside_of(figure),
        confidence=round(Decimal(str(figure.confidence)), 2),
        because=figure.because[:80],
        phrase=phrase_before(text, figure.start),
    )


def aside_of(figure: Figure) -> str:
    """Why the number is no figure of a series; empty where it may be one."""
    if not figure.actual:
        return Aside.PLAN
    return "" if figure.indicator else _ASIDE.get(figure.kind, "")


def cell_of(figure: Figure) -> str:
    """The figure as one would type it into a cell: ``近6.8万名`` → ``近6.8万人``.

    The digits stay as printed, for they say how fine the figure is. A range is no cell;
    it is written as it was read, for an editor to decide.
    """
    if figure.value_high is not None:
        return _read_as(figure)
    shape = _CELLS[Qualifier(figure.qualifier)]
    return shape.format(number=_digits(figure), unit=figure.unit)


def _digits(figure: Figure) -> str:
    match = _NUMERAL.search(
        unicodedata.normalize("NFKC", name_without_marks(figure.printed))
    )
    if match:
        digits = match[1] + (match[2] or "")
        if read_numeral(digits).value == abs(figure.value):
            return f"-{digits}" if figure.value < 0 else digits
    return f"{figure.value.normalize():f}"


def _read_as(figure: Figure) -> str:
    high = "" if figure.value_high is None else f"–{number(figure.value_high)}"
    return f"{number(figure.value)}{high} {figure.unit}".strip()[:120]


def cutoff_of(period: str) -> str:
    """The last day of a period that ends within a year: ``/2022-11`` → ``2022-11-30``; a
    place that tells none leaves none, whatever another report told."""
    match = _DAY.fullmatch(period)
    if match is None:
        return ""
    year, month = int(match[1]), int(match[2])
    day = int(match[3] or calendar.monthrange(year, month)[1])
    return f"{year}-{month:02}-{day:02}"


def _start_of(figure: Figure) -> str:
    match = _YEARS.fullmatch(figure.period)
    return match[1] if match and figure.basis else ""


def phrase_before(text: str, start: int) -> str:
    """The words before a number in its clause, without times and fillers."""
    clause = _CLAUSE.split(text[max(0, start - REACH) : start])[-1]
    words = "".join(clause.split())
    return _FILLING.sub("", _TIME.sub("", words))[-40:]
