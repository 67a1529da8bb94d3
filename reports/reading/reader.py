"""A report's text → its figures: the one function the rest of the project calls."""

import re
from dataclasses import dataclass, replace

from indicators.radicals import mended
from reports.reading.amounts.amounts import Amount, amounts
from reports.reading.amounts.kinds import CHANGE, GROWTH, LEVEL, PERCENT, SHARE, kind_of
from reports.reading.amounts.missing_units import named_after, with_units
from reports.reading.amounts.steps import previous_of, runs
from reports.reading.catalogue import EMPTY, ReaderCatalogue
from reports.reading.figures import Figure
from reports.reading.grids.finding import grids_in
from reports.reading.grids.loose import without_loose_rows
from reports.reading.grids.reading import Paper, woven
from reports.reading.subjects.contexts import contexts, distributed
from reports.reading.subjects.draft import Draft
from reports.reading.subjects.linking import Linker
from reports.reading.subjects.matcher import SubjectMatch, matcher
from reports.reading.text.not_figures import without_figures
from reports.reading.text.running_text import Clean, Loss, clean
from reports.reading.text.sentences import Sentences, sentences
from reports.reading.time.calendars import Calendar, ReportPeriod
from reports.reading.time.expressions import times
from reports.reading.time.moods import with_moods
from reports.reading.time.periods import period_of
from reports.reading.time.plans import is_actual
from reports.reading.time.report_year import Dating, dating, names_its_year
from reports.reading.time.sections import sections
from reports.reading.time.step_periods import step_periods

MOST_FIGURES = 20_000  # of one report; a text with more is no report
MOST_NUMBERS = 40_000  # runs of digits, dates and all
_MARKS_OF_NOTES = 6  # commas of a title and some notes
UNMATCHED = SubjectMatch("", "", "", 0.0, "")
_RUN = re.compile(r"\d+")
_ENDLESS = re.compile(r"\d{40,}")
# 1.540张床位: the first item of a list.
_ITEM = re.compile(
    r"(?m)^(\d{1,2})\.(?=[1-9]\d{1,4}(?:[名家户人所张处座场对件支台辆份项]|个(?!百分点)))"
)
_SPELLED_YEAR = re.compile(r"(?:二[〇○零]|一九)[〇○零一二三四五六七八九]{2}(?=年)")
_SPELLED = str.maketrans("〇○零一二三四五六七八九", "000123456789")


class TooManyFigures(ValueError):
    """The text holds more numbers than any report."""


@dataclass(frozen=True)
class Reading:
    """What was read: figures in order, lost glyphs, and the report's own time.

    ``places``: for each figure its place in the running text ``clean.text``; ``steps``:
    for the second value of a step (从x提高到y) the index of the first.
    """

    figures: tuple[Figure, ...]
    losses: tuple[Loss, ...]
    dating: Dating
    clean: Clean
    places: tuple[tuple[int, int], ...]
    steps: tuple[int | None, ...]


def read(
    text: str, catalogue: ReaderCatalogue = EMPTY, year: int | None = None
) -> Reading:
    """Read the figures of a report.

    ``text``: as decoded; ``catalogue``: what figures may be matched to; ``year``: what
    今年 means, where it is known. Raises ``TooManyFigures``.
    """
    if len(_RUN.findall(text)) > MOST_NUMBERS:
        raise TooManyFigures(MOST_NUMBERS)
    grids = grids_in(text)
    page = _sane(clean(without_loose_rows(grids.masked)))
    found = _amounts(page.text)
    own = dating(page.text, year)
    if grids.grids and year is None:
        own = _dated_by_tables(page.text, own, grids.latest_year())
    bounds = sentences(page.text)
    headed = with_moods(page.text, sections(page.text, own))
    calendar = Calendar(page.text, own, times(page.text, own, headed), headed)
    counted = with_units(page.text, found, bounds)
    lists = runs(page.text, counted)
    taken = previous_of(page.text, counted, lists)
    drafts = _drafts(page.text, counted, lists, bounds)
    _date(calendar, drafts, taken)
    rules = matcher(catalogue)
    Linker(page.text, rules, own.start is not None).link(drafts, taken, lists)
    figures = tuple(_figure(text, page, calendar, draft) for draft in drafts)
    places = tuple((amount.start, amount.end) for amount in counted)
    steps = tuple(taken)
    if grids.grids:
        paper = Paper(text, page, calendar, figures, rules)
        figures, places, steps = woven(paper, grids, steps, places)
    return Reading(figures, page.losses, own, page, places, steps)


def _dated_by_tables(text: str, own: Dating, latest: int | None) -> Dating:
    """The report's time by its tables, where it says none; or only a note of an earlier
    year, being little more than tables."""
    little = text.count("，") < _MARKS_OF_NOTES and not names_its_year(text)
    later = latest is not None and own.year is not None and latest > own.year
    return dating(text, latest) if own.year is None or (little and later) else own


def _sane(page: Clean) -> Clean:
    """The page with endless runs of digits blotted out, so that they cost nothing,
    二〇二二年 as 2022年 and 1.540张 as 1、540张."""
    blotted = _ENDLESS.sub(lambda match: "□" * len(match.group()), page.text)
    dated = _SPELLED_YEAR.sub(lambda year: year.group().translate(_SPELLED), blotted)
    return replace(page, text=_ITEM.sub(r"\1、", dated))


def _amounts(text: str) -> list[Amount]:
    found = amounts(text, without_figures(text), MOST_FIGURES)
    if len(found) > MOST_FIGURES:
        raise TooManyFigures(MOST_FIGURES)
    return found


def _drafts(
    text: str, found: list[Amount], lists: list[tuple[int, int]], bounds: Sentences
) -> list[Draft]:
    around = distributed(contexts(text, found, bounds), lists)
    drafts = [
        Draft(amount, context, bounds.around(amount.start)[0])
        for amount, context in zip(found, around, strict=True)
    ]
    for index, draft in enumerate(drafts):
        amount = draft.amount
        first = lists[index][0]
        if first < index and drafts[first].kind != LEVEL:
            draft.kind = drafts[first].kind
            continue
        gap = text[drafts[index - 1].amount.end : amount.start] if index else ""
        if gap in ("、", "和") and drafts[index - 1].kind == CHANGE:
            draft.kind = CHANGE if amount.family != "percent" else GROWTH
            continue
        before = text[max(draft.floor, amount.start - 30) : amount.start]
        draft.kind = kind_of(before, amount.family, text[amount.number : amount.tail])
        named = amount.inferred and named_after(text, amount.tail)
        if draft.kind == CHANGE and named:
            draft.kind = LEVEL  # 提高了12万服务对象的获得感
    return drafts


def _date(calendar: Calendar, drafts: list[Draft], steps: list[int | None]) -> None:
    carried: ReportPeriod | None = None
    for index, draft in enumerate(drafts):
        floor, step = draft.floor, steps[index]
        if step is not None:
            before = drafts[step]
            before.outgrown = True
            before.period, draft.period = step_periods(
                calendar, before.amount, draft.amount, floor
            )
            draft.kind = before.kind if before.kind in (SHARE, PERCENT) else draft.kind
            if draft.kind == CHANGE:
                draft.kind = LEVEL
        else:
            draft.period = period_of(calendar, draft.amount, floor, draft.kind, carried)
        carried = draft.period


def _in_a_plan(calendar: Calendar, draft: Draft) -> bool:
    """The figure stands in a plan and is not of a past year that is named for it."""
    if not calendar.sections.at(draft.amount.start).plan:
        return False
    dating, year = calendar.dating, draft.period.year
    span = (
        dating.start if dating.base is None else None
    )  # of 三年行动计划（2023—2025年）
    now = span or dating.year
    if not draft.period.explicit or year is None or now is None or year >= now:
        return True
    return f"到{year}年" in calendar.text[draft.floor : draft.amount.start]


def _figure(original: str, page: Clean, calendar: Calendar, draft: Draft) -> Figure:
    amount, period, match = draft.amount, draft.period, draft.match or UNMATCHED
    start, end = page.original(amount.start, amount.end)
    actual = draft.outgrown or is_actual(
        page.text,
        amount.start,
        draft.floor,
        plan=_in_a_plan(calendar, draft),
        end=amount.end,
        rate=amount.family == "percent",
        year=period.year,
        now=calendar.dating.year,
    )
    return Figure(
        start=start,
        end=end,
        printed=mended("".join(original[start:end].split())),
        value=amount.value,
        value_high=amount.high,
        unit=amount.unit,
        unit_inferred=amount.inferred,
        qualifier=amount.qualifier,
        year=period.year,
        period=str(period),
        basis=period.basis,
        actual=actual,
        kind=draft.kind,
        indicator=match.indicator or None,
        group=match.group or None,
        coverage=match.coverage or None,
        confidence=match.confidence,
        because=match.because,
    )
