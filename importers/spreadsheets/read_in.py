"""A file becomes a batch: kept, queued, read into candidates and questions.

Reading publishes nothing. It can be cut off at any point and begun again: what was read
before is thrown away, and only the last step lets the batch be seen as read.
"""

import io
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import IO, Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext, ngettext

from importers.batches.access import edits
from importers.batches.files import KEPT_FOR, keep_file
from importers.batches.jobs import enqueue
from importers.batches.kinds import Progress
from importers.files.headers import ColumnRole
from importers.files.kinds import FileKind
from importers.files.raw_figures import FrameSeen, RawFigure
from importers.files.refusals import Refused
from importers.files.tables import read_tables
from importers.files.troubles import Problem
from importers.files.uploads import examined
from importers.files.wording import problem_message, refusal
from importers.files.workbooks import rows_of
from importers.judging.comparison import compare
from importers.judging.judge import Judge
from importers.judging.open_questions import Ask
from importers.matching.catalogue_names import Words, load_words
from importers.matching.names import is_blank
from importers.models import (
    Batch,
    BatchFile,
    BatchKind,
    BatchState,
    Candidate,
    CandidateVerdict,
    Job,
    Question,
    Task,
)
from importers.spreadsheets.candidates import RowMatcher, candidate_of, unfilled
from importers.spreadsheets.frames import given_of, keep_frames
from importers.spreadsheets.passed_over import PassedOver
from importers.spreadsheets.questions import ask
from importers.spreadsheets.read_again import decided_before, take_up
from importers.spreadsheets.sheet_layout import NOTES
from importers.spreadsheets.sheet_names import SheetNames
from indicators.bulk import insert
from indicators.models import City
from reports.models import Report

PIECE = 1000
REMARKS = 12


def open_batch(
    *,
    owner: Any,
    stream: IO[bytes],
    name: str,
    city: City | None = None,
    report: Report | None = None,
    section: str = "",
    reason: str = "",
    given: Mapping[str, str] | None = None,
) -> Batch:
    """Keep the file and queue its reading. Raises ``Refused``; then nothing is kept."""
    upload = examined(stream, name)
    with transaction.atomic():
        batch = Batch.objects.create(
            owner=owner,
            kind=BatchKind.UPLOAD,
            title=upload.name,
            city=city,
            report=report,
            section=section,
            reason=reason,
            given=dict(given or {}),
            expires_at=timezone.now() + KEPT_FOR,
        )
        keep_file(batch, upload, stream)
        enqueue(batch, Task.READ)
    return batch


def read_batch(batch: Batch, progress: Progress = lambda done: None) -> None:
    """Read the file of a queued batch; a file that cannot be read fails the batch. What was
    answered and decided before, of a file that is read again, holds on."""
    Batch.objects.filter(pk=batch.pk).update(state=BatchState.READING)
    before = decided_before(batch)
    batch.candidates.all().delete()
    batch.questions.filter(answered_at__isnull=True).delete()
    try:
        remarks, blank = _read(batch, progress)
    except Refused as refused:
        _end(batch, BatchState.FAILED, refusal(refused))
        return
    if not batch.candidates.exists():
        nothing = gettext("文件里没有填好的数。")
        _end(batch, BatchState.FAILED, "\n".join([nothing, *remarks]), blank)
        return
    compare(batch)
    take_up(batch, before)
    _end(batch, BatchState.WAITING, "\n".join(remarks), blank)


def _end(batch: Batch, state: BatchState, message: str, blank: int = 0) -> None:
    if state == BatchState.FAILED:
        batch.candidates.all().delete()
    Batch.objects.filter(pk=batch.pk).update(
        state=state, message=message, blank_cells=blank, updated_at=timezone.now()
    )
    batch.refresh_from_db()


def _read(batch: Batch, progress: Progress) -> tuple[list[str], int]:
    """Write the candidates of the file; what is to be said of it, and its blank cells."""
    words = load_words()
    reader = _Reader(batch, words)
    file = BatchFile.objects.get(batch=batch)
    rows = rows_of(io.BytesIO(file.content), FileKind(file.kind))
    del file
    done = 0
    given, sheets = given_of(batch)
    names = SheetNames(words)
    tables = read_tables(rows, given, names, sheets=sheets, file=batch.title)
    for piece in _pieces(reader.items(tables)):
        reader.write(piece)
        done += len(piece)
        progress(done)
    keep_frames(batch, reader.frames)
    said = [*reader.passed_over.sentences(), *reader.matcher.sentences()]
    return [*said, *reader.remarks], reader.blank


def _pieces(things: Iterable[Any]) -> Iterator[list[Any]]:
    waiting = iter(things)
    while piece := list(islice(waiting, PIECE)):
        yield piece


class _Reader:
    def __init__(self, batch: Batch, words: Words) -> None:
        self.batch = batch
        self.matcher = RowMatcher(words, batch.city.code if batch.city else "")
        self.judge = Judge(batch, words, edits(batch.owner))
        self._unfilled = unfilled(batch)
        self.number = 0
        self.blank = 0
        self.remarks: list[str] = []
        self.frames: list[FrameSeen] = []
        self.passed_over = PassedOver(words, city=batch.city.code if batch.city else "")
        self._asked: dict[Ask, Question] = {}

    def items(
        self, found: Iterable[RawFigure | Problem | FrameSeen]
    ) -> Iterator[tuple[RawFigure | None, Candidate]]:
        """A candidate for every figure, and for whatever kept one from being read."""
        for item in found:
            if isinstance(item, RawFigure):
                if is_blank(item.value) and is_blank(item[ColumnRole.PRINTED]):
                    self.blank += 1
                    continue
                if self.passed_over.takes(item):
                    continue
                self.number += 1
                yield item, candidate_of(item, self.number, self._unfilled)
            elif isinstance(item, FrameSeen):
                self.frames.append(item)
            elif item.blocks:
                self.number += 1
                yield None, self._problem(item)
            elif item.sheet != NOTES:
                self._remark(f"{item.place} {problem_message(item)}".strip())

    def _problem(self, problem: Problem) -> Candidate:
        return Candidate(
            batch=self.batch,
            number=self.number,
            sheet=problem.sheet[:100],
            row=problem.row or 0,
            column=problem.column or 0,
            verdict=CandidateVerdict.PROBLEM,
            problem=problem_message(problem),
        )

    def _remark(self, text: str) -> None:
        if len(self.remarks) < REMARKS:
            self.remarks.append(text)
        elif len(self.remarks) == REMARKS:
            self.remarks.append("…")

    def write(self, piece: list[tuple[RawFigure | None, Candidate]]) -> None:
        """Match, judge and keep a piece of the file in one transaction."""
        asks: dict[int, list[Ask]] = {}
        figures = []
        for raw, candidate in piece:
            if raw is not None:
                if found := self.matcher.fill(candidate, raw):
                    asks[candidate.number] = found
                figures.append(candidate)
        self.judge.judge(figures, asks)
        with transaction.atomic():
            kept = insert([candidate for _raw, candidate in piece])
            ask(self.batch, kept, asks, self._asked)


def progress_message(job: Job) -> str:
    """How far a job is, in words."""
    if not job.total:
        return ngettext("已读 %(done)d 行", "已读 %(done)d 行", job.done) % {
            "done": job.done
        }
    return gettext("%(done)d / %(total)d") % {"done": job.done, "total": job.total}
