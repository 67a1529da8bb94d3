"""What is decided about a table's figures before they are confirmed."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction

from importers.batches.review import _return_if_empty, deciding_on
from importers.models import Batch, CandidateVerdict, Decision
from importers.models.candidates import WRITING
from importers.spreadsheets.rejudging import judge_again
from reports.models import Report


def reject(batch_id: int, numbers: Iterable[int], *, by: Any) -> int:
    """Reject figures; rows that repeated a rejected one are judged anew."""
    with transaction.atomic():
        batch = deciding_on(batch_id, by)
        chosen = batch.candidates.filter(number__in=list(numbers))
        chosen = chosen.exclude(decision=Decision.REJECTED)
        repeated = chosen.filter(
            verdict=CandidateVerdict.PROBLEM, indicator__isnull=False
        )
        may_free_others = repeated.exists()
        count = chosen.update(decision=Decision.REJECTED, ticked=False)
        if may_free_others:
            _judge_repeated(batch)
        _return_if_empty(batch)
        return count


def reconsider(batch_id: int, numbers: Iterable[int], *, by: Any) -> int:
    """Take decisions back; the figures are judged anew."""
    with transaction.atomic():
        batch = deciding_on(batch_id, by)
        chosen = batch.candidates.filter(number__in=list(numbers)).exclude(
            decision=Decision.PENDING
        )
        keys = list(chosen.values_list("pk", flat=True))
        chosen.update(decision=Decision.PENDING, ticked=False)
        judge_again(batch, batch.candidates.filter(pk__in=keys))
        return len(keys)


def _judge_repeated(batch: Batch) -> None:
    rows = batch.candidates.filter(
        verdict=CandidateVerdict.PROBLEM, indicator__isnull=False
    ).exclude(decision=Decision.REJECTED)
    judge_again(batch, rows)


def accept_all_without_problems(batch_id: int, *, by: Any) -> int:
    """Accept whatever is new or changed, clean, and raises no question."""
    with transaction.atomic():
        batch = deciding_on(batch_id, by)
        return batch.candidates.filter(
            verdict__in=WRITING, problem="", asked="", decision=Decision.PENDING
        ).update(decision=Decision.ACCEPTED)


def name_source(batch_id: int, *, by: Any, report: Report | None, section: str) -> None:
    """Say for the whole batch which report its figures are from; rows are judged anew."""
    with transaction.atomic():
        batch = deciding_on(batch_id, by)
        batch.report, batch.section = report, section
        batch.save(update_fields=["report", "section", "updated_at"])
        rows = batch.candidates.exclude(decision=Decision.REJECTED)
        judge_again(batch, rows.filter(indicator__isnull=False, report_typed=""))
