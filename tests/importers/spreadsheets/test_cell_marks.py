"""Cells that hold a mark in place of a number, or a formula that was never computed."""

from decimal import Decimal as D

import pytest

from importers.matching.catalogue_names import load_words
from importers.models import CandidateVerdict, Decision
from importers.spreadsheets.answers import Unanswerable, answer
from importers.spreadsheets.questions import (
    best_guess,
    open_questions,
    suggestions,
    words_of,
)
from importers.spreadsheets.read_in import read_batch
from importers.spreadsheets.rejudging import judge_again
from tests.importers.intake_world import XIANGTAN, ZHUZHOU, both, row, uploaded

pytestmark = [pytest.mark.once, pytest.mark.usefixtures("fixtures_loaded")]


@pytest.fixture
def clerk():
    return both("clerk", f"{ZHUZHOU} {XIANGTAN}")


def marked(clerk, *marks):
    rows = [
        row("结婚登记数", 2001 + n, mark, unit="对") for n, mark in enumerate(marks)
    ]
    return uploaded(clerk, *rows)


@pytest.mark.parametrize("mark", ["×", "无", "/", "NA", "Ｎ／Ａ", "暂无"])
@pytest.mark.parametrize("status", ["M", "O"])
def test_a_mark_is_asked_about_once_and_kept_in_the_print(clerk, mark, status):
    batch = marked(clerk, mark, "13400", f" {mark} ")
    (question,) = open_questions(batch)
    assert question.part == "cell"
    assert question.candidates.count() == 2
    answer(question.pk, by=clerk, code=status)
    found = list(batch.candidates.order_by("number"))
    assert [(c.value, c.status) for c in found] == [
        (None, status), (13400, "A"), (None, status),
    ]  # fmt: skip
    assert found[0].printed == mark
    assert {c.verdict for c in found} == {CandidateVerdict.NEW}
    assert not open_questions(batch)


def test_what_is_likelier_comes_first(clerk):
    batch, words = marked(clerk, "无", "NA"), load_words()
    first = {
        q.text: suggestions(q, words, set())[0].code for q in open_questions(batch)
    }
    assert first == {"无": "M", "na": "O"}
    assert "无" in words_of(open_questions(batch).get(text="无"), words)


def test_such_rows_may_be_set_aside(clerk):
    batch = marked(clerk, "无")
    answer(open_questions(batch).get().pk, by=clerk, code="")
    assert batch.candidates.get().decision == Decision.REJECTED


def test_a_formula_without_a_result_is_named(clerk):
    batch = marked(clerk, "=B1*12")
    c = batch.candidates.get()
    assert c.verdict == CandidateVerdict.PROBLEM
    assert "公式" in c.problem


SHOWN = "显示为“13.4对”，存的是13400", "显示为“13.2对”，存的是13200"


@pytest.mark.parametrize(
    ("code", "values"), [("stored", [13400, 13200]), ("shown", [D("13.4"), D("13.2")])]
)
def test_a_number_that_is_shown_otherwise_is_asked_about_once(clerk, code, values):
    batch = marked(clerk, *SHOWN, "显示为“无”，存的是0")
    first, other = open_questions(batch)
    assert first.candidates.count() == 2
    assert (
        best_guess(first, suggestions(first, load_words(), set()), load_words()) == ""
    )
    answer(first.pk, by=clerk, code=code)
    answer(other.pk, by=clerk, code="stored")
    found = batch.candidates.order_by("number")
    # 13.4 对: read as answered, to be looked at.
    assert [c.value for c in found] == [*values, 0]
    assert not open_questions(batch)


def test_what_is_shown_but_not_worked_out_stays_a_problem(clerk):
    batch = marked(clerk, "显示为“…万”，存的是13400")
    answer(open_questions(batch).get().pk, by=clerk, code="shown")
    assert batch.candidates.get().verdict == CandidateVerdict.PROBLEM


def test_an_answer_of_another_kind_is_refused(clerk):
    batch = marked(clerk, "无")
    with pytest.raises(Unanswerable):
        answer(open_questions(batch).get().pk, by=clerk, code="stored")


def test_what_a_mark_means_holds_when_the_file_is_read_again(clerk):
    batch = marked(clerk, "无", SHOWN[0])
    for question, code in zip(open_questions(batch), ("M", "stored"), strict=True):
        answer(question.pk, by=clerk, code=code)
    read_batch(batch)
    found = batch.candidates.order_by("number")
    assert [(c.value, c.status) for c in found] == [(None, "M"), (13400, "A")]
    judge_again(batch, batch.candidates.all())
    assert not open_questions(batch)
