"""What follows once the figures of a report are published, or taken back."""

from importers.models import Batch
from reports.models import Claim, Report, ReportText


def keep_evidence(batch: Batch) -> None:
    """The report gets its text, its checksum and its checked claims."""
    assert batch.report is not None
    checksum = batch.file.sha256
    ReportText.objects.get_or_create(
        report=batch.report,
        defaults={"content": batch.manuscript.content, "checksum": checksum},
    )
    Report.objects.filter(pk=batch.report.pk, checksum="").update(checksum=checksum)
    shown = [c.pk for c in Claim.objects.filter(batch=batch.pk) if c.may_show]
    Claim.objects.filter(pk__in=shown).update(public=True)


def hide_evidence(batch: Batch) -> None:
    """Claims of a batch that was undone are no longer told; the text stays with staff."""
    Claim.objects.filter(batch=batch.pk).update(public=False)
