"""An uploaded report → its text, candidates, marks and claims. Nothing is published."""

import io
from collections.abc import Callable

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext

from importers.batches.access import edits
from importers.desk.claims import forget_claims, keep_claims
from importers.desk.drafts import drafts
from importers.desk.judge import DeskJudge
from importers.desk.magnitude import ask_about
from importers.desk.published_operands import with_published
from importers.files.document_wording import refusal
from importers.files.documents import DocumentKind, text_of
from importers.files.refusals import RefusalReason, Refused
from importers.matching.catalogue_names import load_words
from importers.matching.reader_catalogue import catalogue
from importers.models import Batch, BatchFile, BatchState, Candidate, Manuscript, Mark
from reports.models import ReportText
from reports.paragraphs import layout_of
from reports.reading.claims import statements
from reports.reading.reader import MOST_FIGURES, Reading, TooManyFigures, read


def read_report(
    batch: Batch, progress: Callable[[int], None] = lambda done: None
) -> None:
    """Read the file of a queued batch; can be cut off at any point and begun again."""
    Batch.objects.filter(pk=batch.pk).update(state=BatchState.READING)
    manuscript = Manuscript.objects.get(batch=batch)
    try:
        text, reading = _read(batch, manuscript)
    except Refused as refused:
        _end(batch, BatchState.FAILED, refusal(refused))
        return
    if not reading.figures:
        _end(batch, BatchState.FAILED, gettext("没有读到数字。"))
        return
    with transaction.atomic():
        manuscript.content, manuscript.lost = text, len(reading.losses)
        manuscript.year = reading.dating.year
        manuscript.save()
        _write(batch, reading, text)
        _end(batch, BatchState.WAITING, "\n".join(_remarks(batch, reading, text)))
    progress(len(reading.figures))


def _end(batch: Batch, state: BatchState, message: str) -> None:
    if state == BatchState.FAILED:
        batch.candidates.all().delete()
        forget_claims(batch)
    Batch.objects.filter(pk=batch.pk).update(
        state=state, message=message, updated_at=timezone.now()
    )
    batch.refresh_from_db()


def _read(batch: Batch, manuscript: Manuscript) -> tuple[str, Reading]:
    file = BatchFile.objects.get(batch=batch)
    text = text_of(io.BytesIO(file.content), DocumentKind(file.kind))
    try:
        return text, read(text, catalogue(), manuscript.year)
    except TooManyFigures:
        raise Refused(RefusalReason.TOO_MANY_FIGURES, limit=MOST_FIGURES) from None


def _write(batch: Batch, reading: Reading, text: str) -> None:
    words, layout = load_words(), layout_of(text)
    batch.candidates.all().delete()
    pairs = list(drafts(reading.figures, layout, batch, words))
    candidates = [candidate for candidate, _mark in pairs]
    DeskJudge(batch, words, edits(batch.owner)).judge(candidates)
    Candidate.objects.bulk_create(candidates, batch_size=500)
    Mark.objects.bulk_create([mark for _candidate, mark in pairs], batch_size=500)
    ask_about(batch, candidates)
    asked = [c for c in candidates if c.asked]
    Candidate.objects.bulk_update(asked, ["asked"], batch_size=500)
    found = with_published(statements(reading), reading, candidates)
    keep_claims(batch, found, reading, layout, candidates)


def _remarks(batch: Batch, reading: Reading, text: str) -> list[str]:
    remarks = []
    if reading.losses:
        remarks.append(
            gettext("有 %(count)d 处字形缺失，没有猜测；请对照原文。")
            % {"count": len(reading.losses)}
        )
    report = batch.report
    assert report is not None
    kept = ReportText.objects.filter(report=report).first()
    known = kept.checksum if kept else report.checksum
    if known and known != batch.file.sha256:
        remarks.append(
            gettext(
                "这个文件与登记的原文校验和不同，段落号可能与已有的引证对不上。请确认是同一份报告。"
            )
        )
    return remarks
