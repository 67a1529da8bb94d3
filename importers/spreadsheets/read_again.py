"""A file that is read again: what was answered and decided of it before holds on."""

from dataclasses import dataclass, field
from typing import Any

from importers.matching.catalogue_names import load_words
from importers.models import Batch, Candidate, Decision, Part
from importers.models.candidates import WRITING
from importers.spreadsheets.rejudging import judge_again

PIECE = 500
Place = tuple[str, int, int]
# What a decision was about; where it reads otherwise now, it is to be taken anew.
_SAME = (
    "city_id", "indicator_id", "group_id", "coverage_id", "year", "value", "qualifier",
    "status", "report_id",
)  # fmt: skip


@dataclass
class DecidedBefore:
    """Decisions by the cell that they were about: with what the figure was, and whether
    it had been looked at."""

    rejected: set[Place] = field(default_factory=set)
    accepted: dict[Place, tuple[tuple[Any, ...], bool]] = field(default_factory=dict)


def decided_before(batch: Batch) -> DecidedBefore:
    found = DecidedBefore()
    chosen = batch.candidates.exclude(decision=Decision.PENDING)
    for c in chosen.iterator(chunk_size=2000):
        if c.decision == Decision.ACCEPTED:
            found.accepted[_place(c)] = (_figure(c), c.ticked)
        elif not c.questions.filter(set_aside=True).exists():
            found.rejected.add(_place(c))
    return found


def take_up(batch: Batch, before: DecidedBefore) -> None:
    """Give the new reading the answers and decisions of the one before."""
    _answered(batch)
    if before.rejected or before.accepted:
        _decided(batch, before)


def _answered(batch: Batch) -> None:
    answered = list(batch.questions.filter(answered_at__isnull=False))
    if not answered:
        return
    words = load_words()
    for question in answered:
        rows = question.candidates.all()
        if question.set_aside:
            rows.update(decision=Decision.REJECTED)
        elif question.part == Part.CELL:
            continue  # taken while the rows were judged
        elif (thing := words.named(Part(question.part), question.answer)) is not None:
            rows.update(**{question.part: thing})
    links = batch.questions.model.candidates.through.objects.filter(
        question__in=answered
    )
    rows = batch.candidates.filter(pk__in=links.values("candidate"))
    judge_again(batch, rows.exclude(decision=Decision.REJECTED), words)
    for question in answered:
        # What marks mean was taken already, and no row asks any more.
        if question.part != Part.CELL and not question.candidates.exists():
            question.delete()


def _decided(batch: Batch, before: DecidedBefore) -> None:
    changed: list[Candidate] = []
    for c in batch.candidates.filter(decision=Decision.PENDING).iterator(
        chunk_size=2000
    ):
        known = before.accepted.get(_place(c))
        if _place(c) in before.rejected:
            c.decision = Decision.REJECTED
        elif known and known[0] == _figure(c) and _may_be_accepted(c, ticked=known[1]):
            c.decision, c.ticked = Decision.ACCEPTED, known[1]
        else:
            continue
        changed.append(c)
    Candidate.objects.bulk_update(changed, ["decision", "ticked"], batch_size=PIECE)


def _may_be_accepted(c: Candidate, *, ticked: bool) -> bool:
    looked_at = not c.asked or ticked
    return c.verdict in WRITING and not c.problem and looked_at


def _place(c: Candidate) -> Place:
    return c.sheet, c.row, c.column


def _figure(c: Candidate) -> tuple[Any, ...]:
    return tuple(getattr(c, name) for name in _SAME)
