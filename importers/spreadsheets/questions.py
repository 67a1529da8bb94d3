"""Asking about texts that name nothing known, once for all rows of a batch; and answering."""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext

from importers.batches.access import edits, may_prepare
from importers.batches.aliases import LONGEST_ALIAS, may_remember
from importers.judging.comparison import compare
from importers.judging.judge import Judge
from importers.judging.open_questions import READ_AGAIN, Ask, question_text
from importers.matching.catalogue_names import Words, load_words
from importers.matching.names import normal, plain
from importers.matching.places import PlaceKind, is_fleeting, place_of
from importers.matching.suggestions import suggested
from importers.models import (
    Batch,
    Candidate,
    Decision,
    LearnedName,
    Part,
    Question,
)
from importers.spreadsheets.candidates import RowMatcher
from importers.values.typed_cells import not_a_unit
from indicators.lexicon.not_units import foreign_to_unit
from indicators.models import CityAlias, IndicatorAlias

PIECE = 1000
FEW = 5


class Unanswerable(ValueError):
    """The answer cannot be taken; the message says why."""


def ask(
    batch: Batch,
    candidates: Iterable[Candidate],
    asks: dict[int, list[Ask]],
    known: dict[Ask, Question],
) -> None:
    """Put the questions of some candidates; ``known`` are those of the batch so far."""
    through = Question.candidates.through
    links = []
    for candidate in candidates:
        for asked in asks.get(candidate.number, ()):
            plain = Ask(asked.part, asked.text, asked.hinted)
            if plain not in known:
                known[plain], _new = Question.objects.get_or_create(
                    batch=batch, part=asked.part, text=asked.text, hinted=asked.hinted
                )
            links.append(through(question=known[plain], candidate=candidate))
    through.objects.bulk_create(links, batch_size=1000, ignore_conflicts=True)


def suggestions(question: Question, words: Words) -> list[Any]:
    """What the text may mean, the likest first; of cities only the owner's own."""
    part = Part(question.part)
    units = question.candidates.order_by("unit_typed").values_list("unit_typed")
    written = {str(unit) for (unit,) in units.distinct()[:FEW]}
    codes = suggested(words, part, question.text, hinted=question.hinted, units=written)
    reach = edits(question.batch.owner)
    if part == Part.CITY and not reach.everywhere:
        # Rows of other cities could not be taken anyway.
        mine = {words.of_key(part, key).code for key in reach.cities}
        near = [code for code in codes if code in mine]
        codes = tuple(dict.fromkeys([*near, *sorted(mine)]))[:FEW]
    return [words.named(part, code) for code in codes]


def answer(question_id: int, *, by: Any, code: str, remember: bool = False) -> Question:
    """Say what a text means, for all rows of the batch; they are judged anew.

    ``code`` names the thing; the empty one sets the rows aside. Raises ``Unanswerable``
    and ``PermissionDenied``.
    """
    with transaction.atomic():
        question = Question.objects.select_related("batch").get(pk=question_id)
        batch = Batch.objects.select_for_update().get(pk=question.batch_id)
        if not may_prepare(by, batch):
            raise PermissionDenied
        if not batch.open or batch.expires_at < timezone.now():
            raise Unanswerable(gettext("这个批次已经不能改了。"))
        words = load_words()
        part = Part(question.part)
        thing = words.named(part, code) if code else None
        if code and thing is None:
            raise Unanswerable(gettext("没有这个代码：%(code)s") % {"code": code[:60]})
        if thing is not None and part == Part.UNIT:
            _check_unit(question.text)
        if remember and not may_remember(by, part, thing):
            raise PermissionDenied
        question.answer, question.set_aside = code, not code
        question.answered_by, question.answered_at = by, timezone.now()
        question.remembered = bool(remember and thing and learn(question, thing, by))
        question.save()
        rows = question.candidates.all()
        if thing is None:
            rows.update(decision=Decision.REJECTED)
        else:
            rows.update(**{part.value: thing})
        if part == Part.INDICATOR:
            # A name that speaks of a group speaks of it for its indicator.
            rows.filter(group_typed="").update(group=None)
        judge_again(batch, rows.exclude(decision=Decision.REJECTED), words)
        return question


def _check_unit(text: str) -> None:
    """A qualifier or a number is no unit, whatever is answered."""
    if foreign := foreign_to_unit(plain(text)):
        raise Unanswerable(str(not_a_unit(text, foreign).args[0]))


def learn(question: Question, thing: Any, by: Any) -> bool:
    """Keep the text as another name of the thing; whether it was new."""
    part, name = Part(question.part), question.text.strip()
    if not normal(name) or part == Part.REPORT:
        return False
    if len(name) > LONGEST_ALIAS[part]:
        return False
    if part == Part.UNIT and foreign_to_unit(plain(name)):
        return False
    if not question.hinted and _of_this_table(part, name, thing):
        return False
    if part == Part.CITY:
        _city, new = CityAlias.objects.get_or_create(
            name=name, defaults={"city": thing}
        )
    elif part == Part.INDICATOR:
        _indicator, new = IndicatorAlias.objects.get_or_create(
            name=name, indicator=thing
        )
    else:
        told = {part.value: thing, "learned_by": by}
        _name, new = LearnedName.objects.get_or_create(
            part=part, name=name, defaults=told
        )
    return new


def _of_this_table(part: Part, name: str, thing: Any) -> bool:
    """Whether the text may mean another thing in the next file: 小计, and for a city what has no
    character of its name (全市, 本级)."""
    if part in (Part.GROUP, Part.COVERAGE):
        return is_fleeting(name)
    foreign = not set(normal(name)) & set(normal(f"{thing.short}{thing.code}"))
    return part == Part.CITY and (
        place_of(name).kind != PlaceKind.UNKNOWN or is_fleeting(name) or foreign
    )


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
    ).exclude(question__part=Part.UNIT)
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


def open_questions(batch: Batch) -> Any:
    return batch.questions.filter(answered_at__isnull=True)


def words_of(question: Question) -> str:
    return question_text(Ask(Part(question.part), question.text, question.hinted))
