"""The questions of a batch as one form: every one with its best guess ticked."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.utils.translation import gettext

from importers.batches.access import reviews
from importers.batches.aliases import may_remember
from importers.matching.catalogue_names import Words, load_words
from importers.models import Batch, Candidate, Part, Question
from importers.spreadsheets.answers import Answer, Unanswerable
from importers.spreadsheets.questions import (
    area_typed,
    best_guess,
    open_questions,
    suggestions,
    units_beside,
    words_of,
)

# On one form; those that come after are asked when these are answered.
MOST = 100
EXAMPLES = 3
OTHER, NONE, LATER = "other", "none", "later"
LONGEST = 200


@dataclass
class AskedQuestion:
    """A question as the form shows it, with what was chosen or would be guessed."""

    question: Question
    text: str
    rows: int
    examples: list[Candidate]
    suggestions: list[Any]
    may_remember: bool
    chosen: str
    other: str = ""
    remember: bool = False
    fault: str = ""

    @property
    def name(self) -> str:
        return f"q{self.question.pk}"

    @property
    def list(self) -> str:
        return f"of-{self.question.part}"

    @property
    def unlike(self) -> bool:
        """Whether the catalogue has nothing like it."""
        return self.question.part == Part.INDICATOR and not self.suggestions


class QuestionForm:
    """``data`` is what was posted; without it the best guesses are ticked."""

    def __init__(
        self, batch: Batch, user: Any, data: Mapping[str, str] | None = None
    ) -> None:
        self.batch, self.user, self.data = batch, user, data

    @cached_property
    def _open(self) -> list[Question]:
        return list(open_questions(self.batch).select_related("batch__owner")[:MOST])

    @cached_property
    def _words(self) -> Words:
        return load_words()

    @cached_property
    def left(self) -> int:
        return int(open_questions(self.batch).count())

    @cached_property
    def questions(self) -> list[AskedQuestion]:
        return [self._asked(question) for question in self._open]

    @property
    def faulty(self) -> list[AskedQuestion]:
        return [asked for asked in self.questions if asked.fault]

    @property
    def choices(self) -> Iterable[tuple[str, list[Any]]]:
        """What may be typed for each part that is asked about."""
        parts = sorted({Part(q.part) for q in self._open})
        for part in parts:
            yield f"of-{part.value}", list(self._words.by_code[part].values())

    def _asked(self, question: Question) -> AskedQuestion:
        near = suggestions(question, self._words, units_beside(question))
        asked = AskedQuestion(
            question=question,
            text=words_of(question, self._words),
            rows=question.candidates.count(),
            examples=list(
                question.candidates.select_related("city").order_by("number")[:EXAMPLES]
            ),
            suggestions=near,
            may_remember=self._may_remember(Part(question.part)),
            chosen=best_guess(question, near, self._words),
        )
        if asked.unlike:
            asked.chosen = NONE
        if self.data is not None:
            self._fill(asked, self.data)
        return asked

    def _fill(self, asked: AskedQuestion, data: Mapping[str, str]) -> None:
        asked.chosen = data.get(asked.name, "")[:LONGEST]
        asked.other = data.get(f"{asked.name}-other", "").strip()[:LONGEST]
        asked.remember = f"{asked.name}-remember" in data

    def _may_remember(self, part: Part) -> bool:
        if part == Part.CELL:
            return False  # the next file may mean another thing
        if part == Part.CITY:
            return bool(reviews(self.user))
        return may_remember(self.user, part, None)

    def answers(self) -> dict[int, Answer]:
        """What was answered, by question. Raises ``Unanswerable`` with every fault."""
        given, faults = {}, {}
        for asked in self.questions:
            try:
                code = self._code(asked)
            except Unanswerable as fault:
                faults[asked.question.pk] = str(fault)
                continue
            if code is not None:
                given[asked.question.pk] = Answer(code, asked.remember)
        if faults:
            raise Unanswerable(gettext("有答案要改，其余的都还在。"), faults)
        return given

    def _code(self, asked: AskedQuestion) -> str | None:
        """The code that was chosen or typed; ``None`` where it is left for later."""
        if asked.other and asked.chosen not in (OTHER, ""):
            raise Unanswerable(
                gettext("选了一个答案，又在“其他”里写了“%(text)s”：请只留一样。")
                % {"text": asked.other}
            )
        if asked.chosen == OTHER or asked.other:
            return self._typed(asked)
        if asked.chosen in ("", LATER):
            return None
        return "" if asked.chosen == NONE else asked.chosen

    def _typed(self, asked: AskedQuestion) -> str:
        """A code that begins the text, or the name of something."""
        if not asked.other:
            raise Unanswerable(gettext("请写明是哪一个。"))
        part = Part(asked.question.part)
        code = asked.other.split()[0]
        if self._words.named(part, code) is not None:
            return code
        if part == Part.CITY:
            return self._typed_area(asked)
        match = self._words.vocabularies[part].match(asked.other)
        if match.code is None:
            raise Unanswerable(
                gettext("目录里没有“%(text)s”。") % {"text": asked.other}
            )
        return match.code

    def _typed_area(self, asked: AskedQuestion) -> str:
        """An area by a name or code that was right in the first year of the rows."""
        found = area_typed(asked.question, asked.other, self._words)
        if not found.code:
            raise Unanswerable(
                gettext("当年没有“%(text)s”，或不止一个：请写区划代码。")
                % {"text": asked.other}
            )
        return found.code

    def show(self, refused: Unanswerable) -> None:
        """Put the faults at their questions."""
        for asked in self.questions:
            asked.fault = refused.faults.get(asked.question.pk, "")
