"""A report comes in: kept with its file, queued for reading; its metadata entered or chosen."""

from dataclasses import dataclass
from typing import IO, Any

from django.db import transaction
from django.utils import timezone

from importers.batches.files import KEPT_FOR, keep_file
from importers.batches.jobs import enqueue
from importers.files.documents import examined
from importers.models import Batch, BatchKind, Manuscript, Task
from indicators.models import City
from reports.codes import free_code
from reports.models import Report
from reports.models.reports import SHORT, SHORT_EN


@dataclass(frozen=True, kw_only=True)
class Details:
    """A report that is not listed yet, as its editor describes it."""

    title: str
    publisher: str
    published: str
    kind: str
    period: tuple[int, int]
    title_en: str = ""
    publisher_en: str = ""
    url: str = ""


def open_report(
    *,
    owner: Any,
    stream: IO[bytes],
    name: str,
    city: City,
    report: Report | Details,
    year: int | None = None,
) -> Batch:
    """Keep the file and queue its reading. Raises ``Refused``; then nothing is kept."""
    document = examined(stream, name)
    with transaction.atomic():
        new = isinstance(report, Details)
        source = _entered(report, city) if isinstance(report, Details) else report
        batch = Batch.objects.create(
            owner=owner,
            kind=BatchKind.REPORT,
            title=source.title[:200],
            city=city,
            report=source,
            expires_at=timezone.now() + KEPT_FOR,
        )
        keep_file(batch, document, stream)
        Manuscript.objects.create(batch=batch, year=year, report_is_new=new)
        enqueue(batch, Task.READ)
    return batch


def _entered(told: Details, city: City) -> Report:
    return Report.objects.create(
        code=free_code(Report, city.name_en, told.period[1], told.kind),
        area=city,
        title=told.title,
        title_en=told.title_en,
        short=told.title[:SHORT],
        short_en=told.title_en[:SHORT_EN],
        publisher=told.publisher,
        publisher_en=told.publisher_en,
        published=told.published,
        kind=told.kind,
        period_start=told.period[0],
        period_end=told.period[1],
        url=told.url,
    )


def discard_report(batch: Batch) -> None:
    """A report that was entered with a given-up batch goes, where nothing else cites it."""
    report = batch.report
    if report is None or not batch.manuscript.report_is_new:
        return
    used = (
        report.citations.exists()
        or report.achievementcitations.exists()
        or report.claimedranks.filter(claim=None).exists()
        or Batch.objects.filter(report=report).exclude(pk=batch.pk).exists()
    )
    if used:
        return
    report.claims.all().delete()
    batch.candidates.update(report=None)
    Batch.objects.filter(pk=batch.pk).update(report=None)
    report.delete()
