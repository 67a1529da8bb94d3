"""A report's text → its figures: the one function the rest of the project calls."""

import re
from dataclasses import dataclass, replace

from importers.reading.actuality import is_actual
from importers.reading.amounts import Amount, amounts
from importers.reading.catalogue import EMPTY, Catalogue
from importers.reading.contexts import contexts, distributed
from importers.reading.dating import Dating, dating
from importers.reading.drafts import Draft
from importers.reading.figures import Figure
from importers.reading.grids.finding import grids_in
from importers.reading.grids.reading import Paper, woven
from importers.reading.inference import named_after, with_units
from importers.reading.kinds import CHANGE, GROWTH, LEVEL, PERCENT, SHARE, kind_of
from importers.reading.linking import Linker
from importers.reading.periods import Calendar, Period, period_of, step_periods
from importers.reading.sections import sections
from importers.reading.sentences import Sentences, sentences
from importers.reading.spans import without_figures
from importers.reading.steps import previous_of, runs
from importers.reading.subjects import matcher
from importers.reading.text import Clean, Loss, clean
from importers.reading.times import times

MOST_FIGURES = 20_000  # of one report; a text with more is no report
MOST_NUMBERS = 40_000  # runs of digits, dates and all
_RUN = re.compile(r"\d+")
_ENDLESS = re.compile(r"\d{40,}")


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


def read(text: str, catalogue: Catalogue = EMPTY, year: int | None = None) -> Reading:
    """Read the figures of a report.

    ``text``: as decoded; ``catalogue``: what figures may be matched to; ``year``: what
    今年 means, where it is known. Raises ``TooManyFigures``.
    """
    if sum(1 for _ in _RUN.finditer(text)) > MOST_NUMBERS:
        raise TooManyFigures(MOST_NUMBERS)
    grids = grids_in(text)
    page = _sane(clean(grids.masked))
    found = _amounts(page.text)
    own = dating(page.text, year)
    if own.year is None and grids.grids:
        own = dating(page.text, grids.latest_year())
    bounds = sentences(page.text)
    calendar = Calendar(page.text, own, times(page.text, own), sections(page.text))
    drafts = _drafts(page.text, with_units(page.text, found, bounds), bounds)
    _date(calendar, drafts, bounds)
    rules = matcher(catalogue)
    Linker(page.text, bounds, rules, own.start is not None).link(
        drafts,
        _steps(page.text, drafts),
        runs(page.text, [draft.amount for draft in drafts]),
    )
    figures = tuple(_figure(text, page, calendar, draft, bounds) for draft in drafts)
    places = tuple((draft.amount.start, draft.amount.end) for draft in drafts)
    steps = tuple(_steps(page.text, drafts))
    if grids.grids:
        paper = Paper(text, page, calendar, figures, rules)
        figures, places, steps = woven(paper, grids, steps, places)
    return Reading(figures, page.losses, own, page, places, steps)


def _sane(page: Clean) -> Clean:
    """The page with endless runs of digits blotted out, so that they cost nothing."""
    blotted = _ENDLESS.sub(lambda match: "□" * len(match.group()), page.text)
    return replace(page, text=blotted)


def _amounts(text: str) -> list[Amount]:
    found = amounts(text, without_figures(text), MOST_FIGURES)
    if len(found) > MOST_FIGURES:
        raise TooManyFigures(MOST_FIGURES)
    return found


def _drafts(text: str, found: list[Amount], bounds: Sentences) -> list[Draft]:
    around = distributed(contexts(text, found, bounds), runs(text, found))
    drafts = [
        Draft(amount, context) for amount, context in zip(found, around, strict=True)
    ]
    lists = runs(text, found)
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
        floor, _ = bounds.around(amount.start)
        before = text[max(floor, amount.start - 30) : amount.start]
        draft.kind = kind_of(before, amount.family, text[amount.number : amount.tail])
        named = amount.inferred and named_after(text, amount.tail)
        if draft.kind == CHANGE and named:
            draft.kind = LEVEL  # 提高了12万服务对象的获得感
    return drafts


def _steps(text: str, drafts: list[Draft]) -> list[int | None]:
    found = [draft.amount for draft in drafts]
    return previous_of(text, found, runs(text, found))


def _date(calendar: Calendar, drafts: list[Draft], bounds: Sentences) -> None:
    steps = _steps(calendar.text, drafts)
    carried: Period | None = None
    for index, draft in enumerate(drafts):
        floor, _ = bounds.around(draft.amount.start)
        step = steps[index]
        if step is not None:
            before = drafts[step]
            before.period, draft.period = step_periods(
                calendar, before.amount, draft.amount, floor
            )
            draft.kind = before.kind if before.kind in (SHARE, PERCENT) else draft.kind
            if draft.kind == CHANGE:
                draft.kind = LEVEL
        else:
            draft.period = period_of(calendar, draft.amount, floor, draft.kind, carried)
        carried = draft.period


def _figure(
    original: str, page: Clean, calendar: Calendar, draft: Draft, bounds: Sentences
) -> Figure:
    amount, period, match = draft.amount, draft.period, draft.match
    start, end = page.original(amount.start, amount.end)
    floor, _ = bounds.around(amount.start)
    actual = is_actual(
        page.text,
        amount.start,
        floor,
        plan=calendar.sections.at(amount.start).plan,
        end=amount.end,
        rate=amount.family == "percent",
        year=period.year,
        now=calendar.dating.year,
    )
    figure = Figure(
        start=start,
        end=end,
        printed="".join(original[start:end].split()),
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
    )
    if match is None:
        return figure
    return replace(
        figure,
        indicator=match.indicator,
        group=match.group,
        coverage=match.coverage,
        confidence=match.confidence,
        because=match.because,
    )
