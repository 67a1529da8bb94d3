"""Reading candidates anew after something about them was decided."""

from typing import Any

from importers.batches.access import edits
from importers.judging.comparison import compare
from importers.judging.judge import Judge
from importers.judging.open_questions import READ_AGAIN, Ask
from importers.matching.catalogue_names import Words, load_words
from importers.matching.names import normal
from importers.models import Batch, Candidate, Decision, Part, Question
from importers.spreadsheets.candidates import RowMatcher
from importers.spreadsheets.questions import ask

PIECE = 1000


def judge_again(batch: Batch, candidates: Any, words: Words | None = None) -> None:
    """Read candidates anew after something about them was decided, and compare all rows.

    Their decisions fall back to pending where what was decided on has changed.
    """
    words = words or load_words()
    judge = Judge(batch, words, edits(batch.owner))
    _remember_begun(judge, batch)
    groups = _Groups(batch, words)
    numbers = list(candidates.order_by("number").values_list("pk", flat=True))
    for start in range(0, len(numbers), PIECE):
        piece = list(batch.candidates.filter(pk__in=numbers[start : start + PIECE]))
        asks = _open_asks(piece)
        groups.fill(piece, asks)
        before = {c.pk: _told(c) for c in piece}
        judge.judge(piece, asks)
        for c in piece:
            if c.decision == Decision.ACCEPTED and before[c.pk] != _told(c):
                c.decision = Decision.PENDING
        Candidate.objects.bulk_create(
            piece,
            update_conflicts=True,
            unique_fields=["id"],
            update_fields=[*READ_AGAIN, "decision"],
            batch_size=500,
        )
        ask(batch, piece, asks, {})
    compare(batch)


class _Groups:
    """The groups of rows whose indicator was answered: from its name, or from what was
    answered of that name before."""

    def __init__(self, batch: Batch, words: Words) -> None:
        self._words = words
        self._matcher = RowMatcher(words)
        hinted = batch.questions.filter(part=Part.GROUP, hinted=True).exclude(answer="")
        self._answered = dict(hinted.values_list("text", "answer"))

    def fill(self, piece: list[Candidate], asks: dict[int, list[Ask]]) -> None:
        for c in piece:
            if c.group is not None or c.indicator is None or normal(c.group_typed):
                continue
            known = asks.get(c.number, [])
            for asked in self._matcher.group(c):
                if code := self._answered.get(asked.text):
                    c.group = self._words.named(Part.GROUP, code)
                elif not any(one.part == Part.GROUP for one in known):
                    asks.setdefault(c.number, []).append(asked)


def _told(c: Candidate) -> tuple[Any, ...]:
    return (c.series_id, c.year, c.value, c.qualifier, c.status, c.verdict, c.asked)


def _open_asks(piece: list[Candidate]) -> dict[int, list[Ask]]:
    numbers = {c.pk: c.number for c in piece}
    links = Question.candidates.through.objects.filter(
        candidate__in=piece, question__answered_at__isnull=True
    ).exclude(question__part__in=(Part.UNIT, Part.CELL))
    asks: dict[int, list[Ask]] = {}
    for link in links.select_related("question"):
        q = link.question
        asked = Ask(Part(q.part), q.text, q.hinted)
        asks.setdefault(numbers[link.candidate_id], []).append(asked)
    return asks


def _remember_begun(judge: Judge, batch: Batch) -> None:
    """Series that earlier readings of the batch began keep their unit."""
    begun = batch.candidates.filter(
        series__isnull=True, own_unit__isnull=False
    ).order_by("number")
    for *key, unit in begun.values_list(
        "indicator_id", "city_id", "group_id", "coverage_id", "own_unit_id"
    ).iterator():
        found = judge.words.of_key(Part.UNIT, unit)
        judge.begun.setdefault((key[0], key[1], key[2], key[3]), found)
