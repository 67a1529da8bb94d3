"""All questions of a batch on one form: guesses, answers, faults."""

import pytest
from django.urls import reverse

from importers.batches import review
from importers.models import Candidate
from importers.spreadsheets.question_form import QuestionForm
from indicators.models import AreaAlias, IndicatorAlias
from tests.importers.intake_world import (
    ZHUZHOU,
    person,
    row,
    take_all,
    told,
    uploaded,
)
from tests.importers.staff_world import client_of

pytestmark = pytest.mark.usefixtures("fixtures_loaded")


@pytest.fixture
def batch(clerk):
    """Three questions: a city that is nearly Zhuzhou, an indicator, one like nothing."""
    return uploaded(
        clerk,
        row("养老床位数", 2021, "2.1万", unit="张", city="株州"),
        row("养老床位数", 2018, "2万", unit="张", city="株州"),
        row("儿童之家站点", 2021, "1260", unit="个"),
        row("某某事项", 2021, "5", unit="对"),
    )


@pytest.fixture
def asked(batch, clerk):
    return {a.question.text: a for a in QuestionForm(batch, clerk).questions}


def post(user, batch, **answers):
    address = reverse("intake:answer", args=[batch.pk])
    return client_of(user).post(address, answers)


def guesses(asked):
    return {a.name: a.chosen for a in asked.values()}


def test_the_best_guess_of_every_question_is_ticked(batch, asked, clerk):
    assert {text: a.chosen for text, a in asked.items()} == {
        "株州": ZHUZHOU,
        "儿童之家站点": "children_homes",
        "某某事项": "none",
    }
    page = client_of(clerk).get(batch.get_absolute_url()).content.decode()
    assert f'name="{asked["株州"].name}" value="{ZHUZHOU}" checked' in page


def test_a_name_that_is_hardly_alike_is_offered_and_not_ticked(clerk):
    batch = uploaded(clerk, row("男性养老护理员数量", 2021, "50", unit="名儿"))
    (asked,) = QuestionForm(batch, clerk).questions
    assert asked.suggestions
    assert asked.chosen == ""


def test_one_press_answers_all_for_all_their_rows(batch, asked, clerk):
    response = post(clerk, batch, **guesses(asked))
    assert response["Location"] == batch.get_absolute_url()
    assert [(verdict, decision) for _row, verdict, decision in told(batch)] == [
        ("new", "pending"),
        ("new", "pending"),
        ("new", "pending"),
        ("question", "rejected"),
    ]


def test_what_is_not_like_a_city_has_no_guess(clerk):
    batch = uploaded(clerk, row("养老床位数", 2021, "5", unit="张", city="高新区域"))
    (asked,) = QuestionForm(batch, clerk).questions
    assert asked.suggestions
    assert asked.chosen == ""


def test_a_wrong_answer_keeps_all_others_as_they_were_chosen(batch, asked, clerk):
    city, home = asked["株州"].name, asked["儿童之家站点"].name
    answers = {**guesses(asked), home: "other", f"{home}-other": "没有的"}
    response = post(clerk, batch, **{**answers, f"{city}-remember": "1"})
    page = response.content.decode()
    assert response.status_code == 400
    assert "目录里没有“没有的”" in page
    assert 'value="没有的"' in page
    assert f'name="{city}" value="{ZHUZHOU}" checked' in page
    assert f'name="{city}-remember" value="1" checked' in page
    assert batch.questions.filter(answered_at=None).count() == 3
    assert not AreaAlias.objects.filter(name="株州").exists()


def test_a_choice_and_a_typed_text_at_once_are_no_answer(batch, asked, clerk):
    city = asked["株州"].name
    answers = {**guesses(asked), f"{city}-other": "湘潭"}
    assert "只留一样" in post(clerk, batch, **answers).content.decode()


@pytest.mark.parametrize(
    "typed", ["children_homes 儿童之家数", "children_homes", "儿童之家数"]
)
def test_a_name_or_a_code_may_be_typed(batch, asked, clerk, typed):
    home = asked["儿童之家站点"].name
    post(clerk, batch, **{home: "other", f"{home}-other": typed})
    named = Candidate.objects.get(batch=batch, indicator_typed="儿童之家站点")
    assert named.indicator.code == "children_homes"


def test_what_is_left_for_later_stays_asked(batch, asked, clerk):
    answers = guesses(asked) | {asked["某某事项"].name: "later"}
    post(clerk, batch, **answers)
    (left,) = QuestionForm(batch, clerk).questions
    assert left.question.text == "某某事项"


def test_an_answer_is_remembered_where_that_is_chosen(batch, asked, clerk):
    home = asked["儿童之家站点"].name
    post(clerk, batch, **guesses(asked), **{f"{home}-remember": "1"})
    (alias,) = IndicatorAlias.objects.filter(name="儿童之家站点")
    assert alias.indicator.code == "children_homes"
    assert not AreaAlias.objects.filter(name="株州").exists()


def test_rows_that_are_set_aside_teach_no_name(batch, asked, clerk):
    city = asked["株州"].name
    assert (
        post(clerk, batch, **{city: "none", f"{city}-remember": "1"}).status_code == 302
    )
    assert not AreaAlias.objects.filter(name="株州").exists()


def test_an_unknown_code_is_no_answer(batch, asked, clerk):
    response = post(clerk, batch, **{asked["株州"].name: "999999"})
    assert response.status_code == 400
    assert "没有这个代码" in response.content.decode()


def test_somebody_who_may_only_look_is_asked_nothing(clerk):
    editor = person("editor", editor=ZHUZHOU)
    batch = uploaded(
        editor,
        row("养老床位数", 2021, "2.1万", unit="张"),
        row("养老床位数", 2020, "2万", unit="张", city="株州"),
    )
    take_all(batch, editor)
    review.submit(batch.pk, by=editor)
    page = client_of(editor).get(batch.get_absolute_url()).content.decode()
    assert 'id="questions"' not in page
    assert post(editor, batch).status_code == 403
    assert (
        'id="questions"'
        in client_of(clerk).get(batch.get_absolute_url()).content.decode()
    )
