"""What each figure of a report would do to what is published; the report's own repeats."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from django.utils.translation import gettext

from importers.batches.published_figures import complete, key_of, published_figures_of
from importers.desk.agreement import Agreement, agreement
from importers.judging.judge import Judge, QuestionRaised, reset, set_verdict
from importers.judging.row_details import Faulty, year_of
from importers.judging.row_values import status_of
from importers.matching.names import plain
from importers.models import Candidate, CandidateVerdict, Choice, Decision
from importers.values.readings import WORDLESS, CellReading, valued, valueless
from importers.values.series_years import SeriesYear
from importers.values.statuses import is_suspect
from importers.values.typed_cells import CellKind, UnreadableCell, read_cell
from indicators.models import Observation, Status
from reports.models import Citation, Report


class DeskJudge(Judge):
    """Reads the cell that a figure was written as; keeps the report's own print."""

    def judge(self, candidates: list[Candidate], asks: Any = None) -> None:
        standing = published_figures_of(candidates)
        for c in candidates:
            reset(c)
            c.mark.repeats = None
            if c.mark.aside or not complete(c):
                self._unmatched(c)
                continue
            try:
                self._judge(c, [], standing)
            except QuestionRaised as unknown:
                text = gettext("单位“%(unit)s”不认识。") % {"unit": unknown.ask.text}
                set_verdict(c, CandidateVerdict.PROBLEM, text)
            except (Faulty, UnreadableCell) as fault:
                set_verdict(c, CandidateVerdict.PROBLEM, str(fault.args[0]))
        judge_repeats(candidates)

    def _unmatched(self, c: Candidate) -> None:
        try:
            c.year = year_of(c)
        except Faulty:
            c.year = None
        aside = c.mark.get_aside_display() if c.mark.aside else ""
        set_verdict(c, CandidateVerdict.QUESTION, aside or gettext("没有对上指标。"))

    def _reading(self, c: Candidate, row: SeriesYear) -> CellReading:
        status = Status.NORMAL if c.status_typed is None else status_of(c.status_typed)
        printed = c.printed_typed
        if is_suspect(status):
            return valueless(printed, Status.LOW_RELIABILITY)
        if "–" in c.value_typed:
            raise Faulty(
                gettext("这是一个范围：请改成其中一个数，如“不低于”或“不超过”。")
            )
        cell = read_cell(c.value_typed)
        if cell.kind in WORDLESS:
            return valueless(printed, WORDLESS[cell.kind])
        if cell.kind is CellKind.BLANK:
            raise Faulty(gettext("没有填数。"))
        reading = valued(row, cell, str(status))
        unit = "" if c.mark.unit_inferred else reading.unit_printed
        return replace(reading, printed=printed, unit_printed=unit)

    def _verdict(
        self,
        c: Candidate,
        row: SeriesYear,
        place: tuple[Report | None, str, int | None],
    ) -> None:
        c.report, c.section, c.paragraph = place
        if c.note_typed is None:
            # A note belongs to the figure it was written for, not to what takes its place.
            c.note = c.note_en = ""
        o = row.current
        if o is None:
            set_verdict(c, CandidateVerdict.NEW)
        elif _cited_so(c, row):
            set_verdict(c, CandidateVerdict.UNCHANGED)
        elif agreement(c, o) != Agreement.DIFFERENT:
            set_verdict(
                c,
                CandidateVerdict.UNCHANGED
                if _cited(c, row)
                else CandidateVerdict.EVIDENCE,
            )
        else:
            _contradiction(c, _told_published(o))


def _cited(c: Candidate, row: SeriesYear) -> bool:
    """Whether this very paragraph is named already, under whatever heading."""
    return bool(_at_this_place(c, row))


def _at_this_place(c: Candidate, row: SeriesYear) -> list[Citation]:
    place = (c.report_id, c.paragraph)
    return [x for x in row.citations if (x.report_id, x.paragraph) == place]


def _cited_so(c: Candidate, row: SeriesYear) -> bool:
    """Whether the paragraph is named with this very number, used or not, or with this
    print, where that was not taken as a value."""
    return any(
        x.value == c.value or (x.value is None and plain(x.printed) == plain(c.printed))
        for x in _at_this_place(c, row)
    )


def _contradiction(c: Candidate, problem: str) -> None:
    """A conflict until somebody has decided it with a reason."""
    if c.mark.choice == Choice.TAKE:
        set_verdict(
            c, CandidateVerdict.CHANGED if c.seen_version else CandidateVerdict.NEW
        )
    elif c.mark.choice == Choice.KEEP:
        set_verdict(c, CandidateVerdict.EVIDENCE)
    else:
        set_verdict(c, CandidateVerdict.CONFLICT, problem)


def _told_published(o: Observation) -> str:
    if o.suspect:
        return gettext("已发布的印数“%(printed)s”存疑，没有取值。") % {
            "printed": o.printed
        }
    return gettext("已发布的是“%(printed)s”。") % {"printed": o.printed}


def judge_repeats(candidates: Iterable[Candidate]) -> None:
    """Within one report the first figure of a series and year leads: later ones repeat it,
    or contradict it."""
    groups: dict[Any, list[Candidate]] = defaultdict(list)
    for c in sorted(candidates, key=lambda c: c.number):
        if c.verdict == CandidateVerdict.NEW and c.decision != Decision.REJECTED:
            groups[(key_of(c), c.year, c.boundary_year)].append(c)
    for repeats in groups.values():
        taken = [c for c in repeats if c.mark.choice == Choice.TAKE]
        lead = (taken or repeats)[-1 if taken else 0]
        for c in repeats:
            if c is lead:
                continue
            c.mark.repeats = lead.number
            if agreement(c, lead) != Agreement.DIFFERENT or taken:
                set_verdict(c, CandidateVerdict.EVIDENCE)
            else:
                _contradiction(c, _told_lead(lead))


def _told_lead(lead: Candidate) -> str:
    return gettext("本报告第 %(paragraph)d 段写作“%(printed)s”。") % {
        "paragraph": lead.row,
        "printed": lead.printed,
    }
