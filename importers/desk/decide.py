"""What an editor decides at the desk: accept, correct, reject, settle a contradiction.

Each is one atomic function that locks the batch first, as in ``importers.batches.review``, whose
rules for who may decide hold here too.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext

from importers.batches import review
from importers.batches.access import edits, may_review
from importers.batches.aliases import LONGEST_ALIAS, may_remember
from importers.batches.published_figures import complete, key_of
from importers.batches.review import NotNow, deciding_on
from importers.desk.judge import DeskJudge
from importers.desk.magnitude import ask_about
from importers.desk.states import in_states
from importers.judging.open_questions import READ_AGAIN
from importers.matching.catalogue_names import load_words
from importers.models import (
    Batch,
    BatchState,
    Candidate,
    Choice,
    Decision,
    LearnedName,
    Mark,
    Part,
)
from indicators.models import Coverage, Group, Indicator, IndicatorAlias
from reports.models import Claim, ReportText, Showing

# A match surer than this may be taken without looking at each figure.
SURE = "0.8"
TOLD = ("series_id", "year", "value", "qualifier", "status", "verdict", "problem")


@dataclass(frozen=True, kw_only=True)
class Correction:
    """The fields of a candidate as an editor typed them."""

    indicator: Indicator
    group: Group
    coverage: Coverage
    year: str
    cell: str
    start: str = ""
    cutoff: str = ""
    status: str = ""
    note: str = ""
    note_en: str = ""


def accept(
    batch_id: int, numbers: Iterable[int], *, by: Any, ticked: bool = False
) -> int:
    """Accept figures; those with a question only when it was ``ticked``."""
    chosen = list(numbers)
    return review.accept(batch_id, chosen, by=by, ticked=chosen if ticked else ())


def accept_clear(batch_id: int, *, by: Any) -> int:
    """Accept whatever is new or repeats, raises no question and was matched surely."""
    with transaction.atomic():
        batch = deciding_on(batch_id, by)
        sure = batch.candidates.filter(
            in_states("new", "again"), mark__confidence__gte=SURE
        )
        return review.accept(batch_id, sure.values_list("number", flat=True), by=by)


def reject(batch_id: int, numbers: Iterable[int], *, by: Any) -> int:
    with transaction.atomic():
        batch = deciding_on(batch_id, by)
        chosen = batch.candidates.filter(number__in=list(numbers))
        chosen = chosen.exclude(decision=Decision.REJECTED)
        groups = _groups(chosen)
        count = chosen.update(decision=Decision.REJECTED, ticked=False)
        _judge_groups(batch, groups)
        return count


def reconsider(batch_id: int, numbers: Iterable[int], *, by: Any) -> int:
    """Take decisions back; the figures are judged anew."""
    with transaction.atomic():
        batch = deciding_on(batch_id, by)
        chosen = batch.candidates.filter(number__in=list(numbers))
        Mark.objects.filter(candidate__in=chosen).update(choice="", reason="")
        count = chosen.update(decision=Decision.PENDING, ticked=False)
        _judge_groups(batch, _groups(chosen))
        return count


def settle(batch_id: int, number: int, *, by: Any, choice: str, reason: str) -> None:
    """Decide a contradiction: keep the figure that is published (or that leads in this
    report), or take this one; both stay named as places. It is accepted with that."""
    if choice not in Choice.values:
        raise NotNow(gettext("请选用哪一个数。"))
    if not reason.strip():
        raise NotNow(gettext("请写明理由。"))
    with transaction.atomic():
        batch = deciding_on(batch_id, by)
        candidate = _one(batch, number)
        mark = candidate.mark
        mark.choice, mark.reason = choice, reason.strip()[:300]
        mark.save(update_fields=["choice", "reason"])
        Candidate.objects.filter(pk=candidate.pk).update(decision=Decision.PENDING)
        _judge_groups(batch, _groups(batch.candidates.filter(pk=candidate.pk)))
        if not review.accept(batch_id, [number], by=by, ticked=[number]):
            raise NotNow(gettext("这个数还有别的问题，请先改正。"))


def correct(
    batch_id: int, number: int, *, by: Any, told: Correction, phrase: str = ""
) -> Candidate:
    """Say what a figure is; ``phrase`` is kept as another name of the indicator."""
    with transaction.atomic():
        batch = deciding_on(batch_id, by)
        candidate = _one(batch, number)
        before = _groups(batch.candidates.filter(pk=candidate.pk))
        candidate.indicator = told.indicator
        candidate.group, candidate.coverage = told.group, told.coverage
        candidate.year_typed, candidate.value_typed = told.year[:20], told.cell[:60]
        candidate.start_typed, candidate.cutoff_typed = told.start, told.cutoff
        candidate.status_typed = told.status or None
        candidate.note_typed = told.note or None
        candidate.note_en_typed = told.note_en or None
        candidate.decision, candidate.ticked = Decision.PENDING, False
        candidate.save()
        mark = candidate.mark
        mark.aside, mark.corrected, mark.confidence = "", True, 1
        mark.choice, mark.reason = "", ""
        mark.save()
        if phrase.strip():
            remember(phrase, told.indicator, by=by)
            remember_group(phrase, told.indicator, told.group, by=by)
        after = _groups(batch.candidates.filter(pk=candidate.pk))
        _judge_groups(batch, before | after, also={candidate.pk})
        return _one(batch, number)


def remember(phrase: str, indicator: Indicator, *, by: Any) -> None:
    """Keep a phrase as another name of the indicator, for tables and reports to come."""
    name = " ".join(phrase.split())
    if not may_remember(by, Part.INDICATOR, indicator):
        raise PermissionDenied
    if not 2 <= len(name) <= LONGEST_ALIAS[Part.INDICATOR]:
        raise NotNow(gettext("别名应为 2 至 80 个字。"))
    others = IndicatorAlias.objects.filter(name=name).exclude(indicator=indicator)
    if others.exists():
        raise NotNow(gettext("“%(name)s”已经是另一个指标的别名。") % {"name": name})
    IndicatorAlias.objects.get_or_create(indicator=indicator, name=name)


def remember_group(name: str, indicator: Indicator, group: Group, *, by: Any) -> None:
    """Keep the group with the phrase where its words alone do not tell it."""
    name = " ".join(name.split())
    if load_words().spoken(name, indicator).to_ask:
        LearnedName.objects.get_or_create(
            part=Part.GROUP, name=name, defaults={"group": group, "learned_by": by}
        )


def show_claim(batch_id: int, claim_id: int, *, by: Any, showing: str) -> None:
    """Let readers see a checked claim, or not; at once where the batch is published."""
    if showing not in Showing.values:
        raise NotNow(gettext("请选公开或不公开。"))
    with transaction.atomic():
        batch = review.locked(batch_id)
        if not (
            may_review(by, batch) or (batch.open and review.may_prepare(by, batch))
        ):
            raise PermissionDenied
        claim = Claim.objects.get(pk=claim_id, batch=batch_id)
        claim.showing = showing
        claim.public = batch.state == BatchState.PUBLISHED and claim.may_show
        claim.save(update_fields=["showing", "public"])


def show_sentences(batch_id: int, *, by: Any, public: bool) -> None:
    """Let public pages show the sentences that figures of this report stand in, or not."""
    with transaction.atomic():
        batch = review.locked(batch_id)
        if not may_review(by, batch):
            raise PermissionDenied
        if not ReportText.objects.filter(report=batch.report_id).update(public=public):
            raise NotNow(gettext("报告的文字要先随数字发布。"))


def _one(batch: Batch, number: int) -> Candidate:
    found = batch.candidates.select_related("mark").filter(number=number).first()
    if found is None:
        raise NotNow(gettext("没有这个数。"))
    return found


Line = tuple[Any, ...]


def _groups(chosen: Any) -> set[Line]:
    """The series and years the figures belong to."""
    return {(*key_of(c), c.year) for c in chosen if complete(c)}


def _judge_groups(batch: Batch, groups: set[Line], also: Iterable[int] = ()) -> None:
    """Read anew what belongs to the groups; a decision falls where its ground has gone."""
    extra = set(also)
    near = batch.candidates.filter(
        Q(pk__in=extra)
        | Q(
            indicator__in={line[0] for line in groups},
            year__in={line[-1] for line in groups},
        )
    )
    rows = [
        c
        for c in near.select_related("mark").order_by("number")
        if c.pk in extra or (complete(c) and (*key_of(c), c.year) in groups)
    ]
    if not rows:
        return
    before = {c.pk: (_told(c), c.asked, c.ticked) for c in rows}
    DeskJudge(batch, load_words(), edits(batch.owner)).judge(rows)
    _save(rows)
    ask_about(batch, rows)
    for c in rows:
        told, asked, ticked = before[c.pk]
        c.ticked = ticked and asked == c.asked
        unsure = c.asked and not c.ticked
        if c.decision == Decision.ACCEPTED and (told != _told(c) or unsure):
            c.decision = Decision.PENDING
    _save(rows)


def _told(c: Candidate) -> tuple[Any, ...]:
    return tuple(getattr(c, name) for name in TOLD)


def _save(rows: list[Candidate]) -> None:
    fallen = [c.pk for c in rows if c.decision == Decision.ACCEPTED and not c.writes]
    Candidate.objects.filter(pk__in=fallen).update(decision=Decision.PENDING)
    for c in rows:
        if c.pk in fallen:
            c.decision = Decision.PENDING
    Candidate.objects.bulk_update(rows, [*READ_AGAIN, "decision"], batch_size=200)
    Mark.objects.bulk_update([c.mark for c in rows], ["repeats"], batch_size=200)
