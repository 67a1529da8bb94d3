"""Cells that hold a mark in place of a number, or a formula that was never computed."""

import pytest

from importers.matching.catalogue_names import load_words
from importers.models import CandidateVerdict, Decision
from importers.spreadsheets.answers import answer
from importers.spreadsheets.questions import open_questions, suggestions, words_of
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
