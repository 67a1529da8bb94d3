"""A report's text → its figures: the one function the rest of the project calls."""

import re
from dataclasses import dataclass, field, replace

from importers.reading.actuality import is_actual
from importers.reading.amounts import Amount, amounts
from importers.reading.catalogue import EMPTY, Catalogue
from importers.reading.contexts import Context, contexts, distributed
from importers.reading.dating import Dating, dating
from importers.reading.figures import Figure
from importers.reading.inference import named_after, with_units
from importers.reading.kinds import CHANGE, LEVEL, MULTIPLE, PERCENT, SHARE, kind_of
from importers.reading.periods import Calendar, Period, period_of, step_periods
from importers.reading.phrases import only_groups
from importers.reading.sections import sections
from importers.reading.sentences import Sentences, sentences
from importers.reading.spans import without_figures
from importers.reading.steps import previous_of, runs
from importers.reading.subjects import Asked, Match, Matcher, matcher
from importers.reading.text import Clean, Loss, clean
from importers.reading.times import times

MOST_FIGURES = 20_000  # of one report; a text with more is no report
MOST_NUMBERS = 60_000  # runs of digits, dates and all
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


@dataclass
class _Draft:
    """A figure in the making."""

    amount: Amount
    context: Context
    kind: str = LEVEL
    period: Period = field(default_factory=lambda: Period(None))
    match: Match | None = None
    among: bool = False


def read(text: str, catalogue: Catalogue = EMPTY, year: int | None = None) -> Reading:
    """Read the figures of a report.

    ``text``: as decoded; ``catalogue``: what figures may be matched to; ``year``: what
    今年 means, where it is known. Raises ``TooManyFigures``.
    """
    page = _sane(clean(text))
    found = _amounts(page.text)
    own = dating(page.text, year)
    bounds = sentences(page.text)
    calendar = Calendar(page.text, own, times(page.text, own), sections(page.text))
    drafts = _drafts(page.text, with_units(page.text, found, bounds), bounds)
    _date(calendar, drafts, bounds)
    _match(
        page.text,
        drafts,
        bounds,
        matcher(catalogue),
        looking_back=own.start is not None,
    )
    figures = tuple(_figure(text, page, calendar, draft, bounds) for draft in drafts)
    places = tuple((draft.amount.start, draft.amount.end) for draft in drafts)
    return Reading(
        figures, page.losses, own, page, places, tuple(_steps(page.text, drafts))
    )


def _sane(page: Clean) -> Clean:
    """The page with endless runs of digits blotted out, so that they cost nothing."""
    if sum(1 for _ in _RUN.finditer(page.text)) > MOST_NUMBERS:
        raise TooManyFigures(MOST_NUMBERS)
    blotted = _ENDLESS.sub(lambda match: "□" * len(match.group()), page.text)
    return replace(page, text=blotted)


def _amounts(text: str) -> list[Amount]:
    found = amounts(text, without_figures(text), MOST_FIGURES)
    if len(found) > MOST_FIGURES:
        raise TooManyFigures(MOST_FIGURES)
    return found


def _drafts(text: str, found: list[Amount], bounds: Sentences) -> list[_Draft]:
    around = distributed(contexts(text, found, bounds), runs(text, found))
    drafts = [
        _Draft(amount, context) for amount, context in zip(found, around, strict=True)
    ]
    lists = runs(text, found)
    for index, draft in enumerate(drafts):
        amount = draft.amount
        first = lists[index][0]
        if first < index and drafts[first].kind != LEVEL:
            draft.kind = drafts[first].kind
            continue
        floor, _ = bounds.around(amount.start)
        before = text[max(floor, amount.start - 30) : amount.start]
        draft.kind = kind_of(before, amount.family, text[amount.number : amount.tail])
        named = amount.inferred and named_after(text, amount.tail)
        if draft.kind == CHANGE and named:
            draft.kind = LEVEL  # 提高了12万服务对象的获得感
    return drafts


def _steps(text: str, drafts: list[_Draft]) -> list[int | None]:
    found = [draft.amount for draft in drafts]
    return previous_of(text, found, runs(text, found))


def _date(calendar: Calendar, drafts: list[_Draft], bounds: Sentences) -> None:
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


def _match(
    text: str,
    drafts: list[_Draft],
    bounds: Sentences,
    rules: Matcher,
    *,
    looking_back: bool,
) -> None:
    """``looking_back``: the report is about several years; totals need not say so."""
    steps = _steps(text, drafts)
    last: _Draft | None = None
    unmatched = False  # a figure of a like unit stands between the last match and here
    for index, draft in enumerate(drafts):
        step = steps[index]
        if step is not None and drafts[step].amount.family == draft.amount.family:
            draft.match = drafts[step].match
        if draft.match is None and draft.kind != MULTIPLE:
            asked = Asked(
                draft.context,
                draft.amount.family,
                draft.kind,
                draft.period.basis or ("decade" if looking_back else ""),
                several_years=_several_years(draft.period, looking_back=looking_back),
            )
            among = draft.context.head.startswith("其中") or _goes_on(text, draft, last)
            if among and not unmatched:
                draft.match = _inherited(text, draft, last, bounds, rules)
                draft.among = draft.match is not None
            draft.match = draft.match or rules.match(asked)
            if draft.match is None and draft.period.compared:
                draft.match = _same_subject(draft, last, bounds)
            if draft.match is None and not unmatched:
                draft.match = _inherited(text, draft, last, bounds, rules)
        if draft.match is not None:
            last, unmatched = draft, False
        elif last is not None and draft.kind == last.kind:
            unmatched |= draft.amount.family[:5] == last.amount.family[:5]


def _several_years(period: Period, *, looking_back: bool) -> bool:
    """The figure may be the total of several years, not one year's."""
    if period.first is not None:
        return period.first != period.year
    return looking_back and not period.explicit


def _goes_on(text: str, draft: _Draft, last: _Draft | None) -> bool:
    """The figure continues the parts of a whole: 其中乡镇118个、城市社区372个."""
    if last is None or last.match is None or not last.among:
        return False
    return text[last.amount.end : draft.amount.start].startswith(("、", "，"))


def _same_subject(
    draft: _Draft, last: _Draft | None, bounds: Sentences
) -> Match | None:
    """The subject of the figure with which this one is compared (13033对，较去年同期12174对)."""
    if last is None or last.amount.family != draft.amount.family:
        return None
    together = (
        bounds.around(last.amount.start)[0] == bounds.around(draft.amount.start)[0]
    )
    return last.match if together else None


def _inherited(
    text: str, draft: _Draft, last: _Draft | None, bounds: Sentences, rules: Matcher
) -> Match | None:
    """The subject of the figure before, where the words only add a group to it."""
    if last is None or last.match is None or last.amount.family != draft.amount.family:
        return None
    if bounds.around(last.amount.start)[0] != bounds.around(draft.amount.start)[0]:
        return None
    if draft.kind != last.kind or "；" in text[last.amount.end : draft.amount.start]:
        return None
    rule = rules.by_indicator[last.match.indicator]
    head = draft.context.head
    if not rule.groups or not only_groups(head, rule.groups):
        return None
    match = rules.inherited(last.match, draft.context)
    return match if match is not None and match.group != "total" else None


def _figure(
    original: str, page: Clean, calendar: Calendar, draft: _Draft, bounds: Sentences
) -> Figure:
    amount, period, match = draft.amount, draft.period, draft.match
    start, end = page.original(amount.start, amount.end)
    floor, _ = bounds.around(amount.start)
    actual = is_actual(
        page.text,
        amount.start,
        floor,
        plan=calendar.sections.at(amount.start).plan,
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
