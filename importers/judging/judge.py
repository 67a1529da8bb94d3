"""What each candidate of a batch would do to the published figure.

Works on pieces of a batch in memory: what is published of their cities is read in a few
queries, then every candidate is told its reading, its verdict and, where there is a
problem, what to do about it. What depends on other rows of the file stands in
``comparing``.
"""

from copy import copy
from dataclasses import replace
from typing import Any

from django.utils.translation import gettext

from importers.batches.access import Reach
from importers.batches.published_figures import (
    PublishedFigures,
    SeriesKey,
    key_of,
    published_figures_of,
)
from importers.judging.area_doubts import AreaWords
from importers.judging.open_questions import Ask, question_text
from importers.judging.row_agreement import NameCheck, check_cell
from importers.judging.row_details import (
    SHORT,
    Faulty,
    paragraph_of,
    take_days,
    take_notes,
    year_of,
)
from importers.judging.row_values import (
    in_unit,
    qualifier_of,
    same_number,
    stated_by,
    status_of,
)
from importers.matching.catalogue_names import Words
from importers.matching.cell_marks import mark_in
from importers.matching.names import plain
from importers.matching.shown_cells import shown_cell
from importers.matching.unit_names import match_unit
from importers.models import Batch, Candidate, CandidateVerdict, Part
from importers.values.readings import (
    WORDLESS,
    CellReading,
    as_published,
    valued,
    valueless,
)
from importers.values.series_years import SeriesYear, UnitSpellings
from importers.values.statuses import is_suspect, shown_status
from importers.values.typed_cells import CellKind, UnreadableCell, read_cell
from indicators.models import Observation, Series, Status, Unit
from reports.entries import FIGURE_FIELDS
from reports.models import Report

# How a figure was printed may differ between two reports that say the same.
OF_THE_PRINT = ("printed", "unit_printed", "precision")
READ = (*FIGURE_FIELDS, "section", "paragraph", "series_id", "own_unit_id")
UNREAD = {name: getattr(Candidate(), name) for name in READ}

LONGEST_ASKED = 200


class QuestionRaised(Exception):
    """A text of the candidate names nothing known."""

    def __init__(self, ask: Ask) -> None:
        super().__init__(ask.text)
        self.ask = ask


class Judge:
    def __init__(self, batch: Batch, words: Words, reach: Reach) -> None:
        self.batch = batch
        self.words = words
        self.reach = reach
        self.units = tuple(words.by_key[Part.UNIT].values())
        # A series that the file begins is in the unit of its first row.
        self.begun: dict[SeriesKey, Unit] = {}
        self.lines: dict[SeriesKey, UnitSpellings] = {}
        self.new: dict[SeriesKey, Series] = {}
        self.check_name = NameCheck(words)
        answered = batch.questions.filter(part=Part.CELL).exclude(answer="")
        self.marks = dict(answered.values_list("text", "answer"))

    def judge(self, candidates: list[Candidate], asks: dict[int, list[Ask]]) -> None:
        """Set readings and verdicts; ``asks`` (by number) gains what is found unknown."""
        standing = published_figures_of(candidates)
        for c in candidates:
            reset(c)
            try:
                self._judge(c, asks.get(c.number, []), standing)
            except QuestionRaised as unknown:
                asks.setdefault(c.number, []).append(unknown.ask)
                set_verdict(c, CandidateVerdict.QUESTION, question_text(unknown.ask))
            except (Faulty, UnreadableCell) as fault:
                set_verdict(c, CandidateVerdict.PROBLEM, str(fault.args[0]))

    def _judge(
        self, c: Candidate, asked: list[Ask], standing: PublishedFigures
    ) -> None:
        self._check_right(c)
        c.year = year_of(c)
        self._check_area(c)
        self.check_name(c)
        if asked:
            set_verdict(
                c,
                CandidateVerdict.QUESTION,
                " ".join(question_text(ask) for ask in asked),
            )
            return
        row = self._row(c, standing)
        c.series_id = row.series.pk
        c.own_unit_id = row.series.unit_id
        c.seen_version = row.version
        place = self._place(c)
        _take(c, self._reading(self._as_meant(c), row), row.current)
        take_days(c, row.current)
        take_notes(c, row.current)
        self._verdict(c, row, place)

    def _check_right(self, c: Candidate) -> None:
        area = self.words.of_key(Part.CITY, c.city_id)
        if area is not None and not self.reach.covers_area(area):
            raise Faulty(
                gettext("%(city)s不在您负责的市州之内，这一行不会导入。")
                % {"city": area.label}
            )

    def _check_area(self, c: Candidate) -> None:
        """An area must have been there in the year."""
        area = self.words.of_key(Part.CITY, c.city_id)
        year = c.boundary_year or c.year or 0
        if area is not None and not self.words.areas.in_use(area.code, year):
            raise Faulty(AreaWords(self.words.areas).not_there(area.code, year))

    # --- which series ---------------------------------------------------------

    def _row(self, c: Candidate, standing: PublishedFigures) -> SeriesYear:
        key = key_of(c)
        series = standing.series.get(key) or self.new.get(key)
        series = series or self._new_series(c, key)
        current = None
        if series.pk:
            current = standing.figures.get((series.pk, c.year or 0, c.boundary_year))
        return SeriesYear(
            series=series,
            year=c.year or 0,
            current=current,
            citations=tuple(standing.citations.get(current.pk, [])) if current else (),
            spellings=self._spellings(series, key, standing),
        )

    def _new_series(self, c: Candidate, key: SeriesKey) -> Series:
        indicator = self.words.of_key(Part.INDICATOR, c.indicator_id)
        if key not in self.begun:
            typed = self.words.of_key(Part.UNIT, c.unit_id)
            typed = typed or self._unit_written(c)
            fits = typed and typed.dimension == indicator.unit.dimension
            self.begun[key] = typed if fits else indicator.unit
        series = Series(indicator=indicator, unit=self.begun[key])
        _indicator, series.area_id, series.group_id, series.coverage_id = key
        self.new[key] = series
        return series

    def _unit_written(self, c: Candidate) -> Any:
        try:
            text = stated_by(c, self.words.vocabularies[Part.UNIT]).unit_text
        except UnreadableCell:
            return None
        match = match_unit(self.words.vocabularies[Part.UNIT], text)
        return self.words.named(Part.UNIT, match.match.code or "")

    def _spellings(
        self, series: Series, key: SeriesKey, standing: PublishedFigures
    ) -> UnitSpellings:
        if key not in self.lines:
            printed = frozenset(standing.printed_units.get(series.pk or 0, ()))
            self.lines[key] = UnitSpellings(series, self.units, printed)
        return self.lines[key]

    # --- the number -----------------------------------------------------------

    def _reading(self, c: Candidate, row: SeriesYear) -> CellReading:
        o = row.current
        status = self._status(c, o)
        if o is not None and self._as_published(c, o, row, status):
            return as_published(o, status)
        if is_suspect(status):
            return valueless(c.printed_typed or c.value_typed, Status.LOW_RELIABILITY)
        if mark := mark_in(c.value_typed):
            return valueless(c.printed_typed or c.value_typed, self._meant_by(mark))
        vocabulary = self.words.vocabularies[Part.UNIT]
        said = stated_by(c, vocabulary)
        if said.cell.kind in WORDLESS:
            return valueless(said.printed, WORDLESS[said.cell.kind])
        if said.cell.kind is CellKind.BLANK:
            raise Faulty(gettext("没有填数。"))
        check_cell(c, said, self.words)
        unit = self._unit(c, row, said.unit_text)
        reading = valued(row, in_unit(said, unit), status)
        if c.printed_typed and not _is_left_over(c, o):
            if not same_number(c.printed_typed, said.cell.value):
                raise Faulty(
                    gettext("数值与原文写法“%(printed)s”不一致，请改正其中一处。")
                    % {"printed": c.printed_typed[:SHORT]}
                )
            reading = replace(reading, printed=c.printed_typed[:60])
        return reading

    def _as_meant(self, c: Candidate) -> Candidate:
        """The row with the number that was answered to be meant, where its cell shows another
        than it stores."""
        cell = shown_cell(c.value_typed)
        if cell is None or is_suspect(c.status_typed or ""):
            return c
        manner = cell.manner[:LONGEST_ASKED]
        if manner not in self.marks:
            raise QuestionRaised(Ask(Part.CELL, manner))
        meant = cell.meant(self.marks[manner])
        if not meant:
            return c
        said = copy(c)
        said.value_typed = meant
        return said

    def _meant_by(self, mark: str) -> Status:
        """What a mark in place of a number was answered to mean in this batch."""
        if mark not in self.marks:
            raise QuestionRaised(Ask(Part.CELL, mark))
        return Status(self.marks[mark])

    def _unit(self, c: Candidate, row: SeriesYear, text: str) -> Unit:
        """The unit of the number; a written one that is unknown is asked about."""
        if c.unit_id is not None:
            unit: Unit = self.words.of_key(Part.UNIT, c.unit_id)
            return unit
        if not text or row.spellings.unit_of(text):
            return row.spellings.unit_of(text) or row.series.unit
        match = match_unit(self.words.vocabularies[Part.UNIT], text).match
        if match.code is None:
            raise QuestionRaised(Ask(Part.UNIT, text[:200], False, match.candidates))
        found: Unit = self.words.named(Part.UNIT, match.code)
        return found

    def _status(self, c: Candidate, o: Observation | None) -> str:
        if c.status_typed is not None:
            return status_of(c.status_typed)
        if o is None:
            return Status.NORMAL
        shown = shown_status(o)
        # A file that says nothing of the status brings a number for a suspect print.
        new_number = is_suspect(shown) and c.value_typed != o.printed
        return Status.NORMAL if new_number else shown

    def _as_published(
        self, c: Candidate, o: Observation, row: SeriesYear, status: str
    ) -> bool:
        """Whether the cells are those of the figure as it stands."""
        if is_suspect(status) != o.suspect:
            return False
        if self._printed(c, o) == o.printed:
            if qualifier_of(c.qualifier_typed) not in (None, o.qualifier):
                return False
            unit = plain(c.unit_typed)
            return (
                not unit
                or unit == plain(o.unit_printed)
                or row.spellings.unit_of(unit) == row.series.unit
                or self._named_unit(unit) == row.series.unit
            )
        return False

    def _printed(self, c: Candidate, o: Observation) -> str:
        """The print of the row: its own column, as long as the value beside it agrees."""
        if not c.printed_typed or c.value_typed == c.printed_typed:
            return c.value_typed
        if not c.value_typed:
            return c.printed_typed if o.value is None else ""
        try:
            value = read_cell(c.value_typed).value
        except UnreadableCell:
            return c.value_typed
        return c.printed_typed if value == o.value else c.value_typed

    def _named_unit(self, text: str) -> Any:
        match = match_unit(self.words.vocabularies[Part.UNIT], text)
        return self.words.named(Part.UNIT, match.match.code or "")

    # --- the source and the verdict -----------------------------------------------

    def _place(self, c: Candidate) -> tuple[Report | None, str, int | None]:
        own: Report | None = self.words.of_key(Part.REPORT, c.report_id)
        report = own or self.batch.report
        section = c.section_typed[:120]
        paragraph = paragraph_of(c.paragraph_typed)
        if not section and paragraph is None and (own in (None, self.batch.report)):
            section = self.batch.section
        return report, section, paragraph

    def _verdict(
        self,
        c: Candidate,
        row: SeriesYear,
        place: tuple[Report | None, str, int | None],
    ) -> None:
        report, section, paragraph = place
        named = bool(section) or paragraph is not None
        o = row.current
        if o is not None and _same_figure(c, o):
            for name in OF_THE_PRINT:
                setattr(c, name, getattr(o, name))
            cited = {(x.report_id, x.section, x.paragraph) for x in row.citations}
            reports = {x.report_id for x in row.citations}
            known = report is None or (
                (report.pk, section, paragraph) in cited
                if named
                else report.pk in reports
            )
            if known or not named:
                set_verdict(c, CandidateVerdict.UNCHANGED)
            else:
                _file_under(c, place)
                set_verdict(c, CandidateVerdict.EVIDENCE)
            return
        if report is None:
            raise Faulty(
                gettext(
                    "没有出处：请在“来源”一栏写明报告，或在本页为整个批次选一份报告。"
                )
            )
        if not named:
            raise Faulty(
                gettext(
                    "没有写明在报告的哪里：请填“章节”或“段落”，或在本页为整个批次填章节。"
                )
            )
        _file_under(c, place)
        set_verdict(c, CandidateVerdict.NEW if o is None else CandidateVerdict.CHANGED)


def set_verdict(c: Candidate, verdict: CandidateVerdict, problem: str = "") -> None:
    c.verdict = verdict
    c.problem = problem


def reset(c: Candidate) -> None:
    """Forget an earlier reading; what was matched or answered stays."""
    for name in READ:
        setattr(c, name, UNREAD[name])
    c.year, c.conversion, c.asked, c.ticked, c.seen_version = None, "", "", False, 0
    if not c.report_typed:
        c.report_id = None


def _take(c: Candidate, reading: CellReading, o: Observation | None) -> None:
    c.value, c.qualifier = reading.value, reading.qualifier
    c.low, c.high = reading.interval.low, reading.interval.high
    c.precision = reading.precision
    c.printed = reading.printed[:60]
    c.unit_printed = reading.unit_printed[:30]
    c.status = reading.status
    c.conversion = reading.conversion[:120]


def _same_figure(c: Candidate, o: Observation) -> bool:
    compared = [name for name in FIGURE_FIELDS if name not in OF_THE_PRINT]
    return all(getattr(c, name) == getattr(o, name) for name in compared)


def _file_under(c: Candidate, place: tuple[Report | None, str, int | None]) -> None:
    c.report, c.section, c.paragraph = place


def _is_left_over(c: Candidate, o: Observation | None) -> bool:
    """Whether the print is that of the published figure, beside a number that was changed."""
    return o is not None and c.printed_typed == o.printed
