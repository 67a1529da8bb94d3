"""Answering: what texts of a batch mean, for all rows that have them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext

from importers.batches.access import may_prepare
from importers.batches.aliases import LONGEST_ALIAS, may_remember
from importers.matching.catalogue_names import Words, load_words
from importers.matching.cell_marks import likely_first
from importers.matching.names import normal, plain
from importers.matching.places import PlaceKind, is_fleeting, place_of
from importers.models import Batch, Decision, LearnedName, Part, Question
from importers.spreadsheets.rejudging import judge_again
from importers.values.typed_cells import not_a_unit
from indicators.lexicon.not_units import foreign_to_unit
from indicators.models import AreaAlias, IndicatorAlias

IN_ORDER = list(Part)


@dataclass(frozen=True)
class Answer:
    """The code of what is meant; the empty one sets the rows aside."""

    code: str
    remember: bool = False


class Unanswerable(ValueError):
    """Answers that cannot be taken; ``faults`` says why, by the number of the question."""

    def __init__(self, message: str, faults: Mapping[int, str] | None = None) -> None:
        super().__init__(message)
        self.faults = dict(faults or {})


def answer(question_id: int, *, by: Any, code: str, remember: bool = False) -> Question:
    """Answer one question; see ``answer_all``."""
    question = Question.objects.get(pk=question_id)
    answer_all(question.batch_id, {question_id: Answer(code, remember)}, by=by)
    question.refresh_from_db()
    return question


def answer_all(batch_id: int, answers: Mapping[int, Answer], *, by: Any) -> None:
    """Say what texts mean, for all rows of the batch; they are judged anew, once.

    All answers are taken or none. Raises ``Unanswerable`` and ``PermissionDenied``.
    """
    with transaction.atomic():
        batch = Batch.objects.select_for_update().get(pk=batch_id)
        if not may_prepare(by, batch):
            raise PermissionDenied
        if not batch.open or batch.expires_at < timezone.now():
            raise Unanswerable(gettext("这个批次已经不能改了。"))
        words = load_words()
        asked = list(batch.questions.filter(pk__in=answers))
        # A name that speaks of a group speaks of it for its indicator: that comes first.
        asked.sort(key=lambda q: (IN_ORDER.index(Part(q.part)), q.pk))
        things = _things(asked, answers, words)
        for question in asked:
            _take(question, answers[question.pk], things[question.pk], by)
        links = Question.candidates.through.objects.filter(question__in=asked)
        rows = batch.candidates.filter(pk__in=links.values("candidate"))
        judge_again(batch, rows.exclude(decision=Decision.REJECTED), words)


def _things(
    asked: list[Question], answers: Mapping[int, Answer], words: Words
) -> dict[int, Any]:
    """What each answer names. Raises ``Unanswerable`` with every fault there is."""
    things, faults = {}, {}
    for question in asked:
        try:
            things[question.pk] = _thing(question, answers[question.pk].code, words)
        except Unanswerable as fault:
            faults[question.pk] = str(fault)
    if faults:
        raise Unanswerable(next(iter(faults.values())), faults)
    return things


def _thing(question: Question, code: str, words: Words) -> Any:
    part = Part(question.part)
    thing = words.named(part, code) if code else None
    if code and thing is None:
        raise Unanswerable(gettext("没有这个代码：%(code)s") % {"code": code[:60]})
    if code and part == Part.CELL and code not in likely_first(question.text):
        raise Unanswerable(
            gettext("这个答案不合这个问题：%(code)s") % {"code": code[:60]}
        )
    if thing is not None and part == Part.UNIT:
        _check_unit(question.text)
    return thing


def _take(question: Question, given: Answer, thing: Any, by: Any) -> None:
    part = Part(question.part)
    remember = given.remember and thing is not None
    if remember and not may_remember(by, part, thing):
        raise PermissionDenied
    question.answer, question.set_aside = given.code, not given.code
    question.answered_by, question.answered_at = by, timezone.now()
    question.remembered = bool(remember and learn(question, thing, by))
    question.save()
    rows = question.candidates.all()
    if thing is None:
        rows.update(decision=Decision.REJECTED)
    elif part != Part.CELL:
        rows.update(**{part.value: thing})
    if part == Part.INDICATOR:
        rows.filter(group_typed="").update(group=None)


def _check_unit(text: str) -> None:
    """A qualifier or a number is no unit, whatever is answered."""
    if foreign := foreign_to_unit(plain(text)):
        raise Unanswerable(str(not_a_unit(text, foreign).args[0]))


def learn(question: Question, thing: Any, by: Any) -> bool:
    """Keep the text as another name of the thing; whether it was new."""
    part, name = Part(question.part), question.text.strip()
    if not normal(name) or part in (Part.REPORT, Part.CELL):
        return False
    if len(name) > LONGEST_ALIAS[part]:
        return False
    if part == Part.UNIT and foreign_to_unit(plain(name)):
        return False
    if not question.hinted and _of_this_table(part, name, thing):
        return False
    if part == Part.CITY:
        _city, new = AreaAlias.objects.get_or_create(
            name=name, defaults={"area": thing}
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
