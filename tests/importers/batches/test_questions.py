"""What is asked about the rows of a batch, and what an answer does."""

from decimal import Decimal as D

import pytest
from django.core.exceptions import PermissionDenied

from importers.matching.catalogue_names import load_words
from importers.models import LearnedName, Part, Question
from importers.spreadsheets.answers import Unanswerable, answer, learn
from importers.spreadsheets.questions import suggestions
from indicators.models import AreaAlias, City, Unit
from tests.importers.intake_world import (
    ZHUZHOU,
    person,
    row,
    told,
    uploaded,
)

pytestmark = pytest.mark.usefixtures("fixtures_loaded")


def test_one_answer_serves_all_rows_and_may_be_remembered(clerk):
    batch = uploaded(
        clerk,
        *(
            row("养老床位数", y, 20000 + y, unit="张", city="株州")
            for y in (2018, 2021)
        ),
    )
    question = batch.questions.get()
    assert question.candidates.count() == 2
    suggested = suggestions(question, load_words())
    assert "株洲" in [city.short for city in suggested]
    answer(question.pk, by=clerk, code=ZHUZHOU, remember=True)
    assert [v for _r, v, _d in told(batch)] == ["new", "new"]
    assert AreaAlias.objects.get(name="株州").area.code == ZHUZHOU
    again = uploaded(clerk, row("养老床位数", 2019, 9000, unit="张", city="株州"))
    assert [v for _r, v, _d in told(again)] == ["new"]


def test_a_qualifier_is_never_asked_about_as_a_unit_nor_learned(clerk):
    batch = uploaded(
        clerk,
        row("养老床位数", 2018, "13195左右张"),
        row("养老床位数", 2019, "1200出头张"),
        row("养老床位数", 2021, "1200", unit="出头张"),
    )
    assert [v for _r, v, _d in told(batch)] == ["new", "new", "problem"]
    assert not batch.questions.exists()
    assert [c.qualifier for c in batch.candidates.order_by("number")[:2]] == [
        "about",
        "over",
    ]
    asked = Question.objects.create(batch=batch, part=Part.UNIT, text="出头张")
    with pytest.raises(Unanswerable):
        answer(asked.pk, by=clerk, code="BED", remember=True)
    assert not learn(asked, Unit.objects.get(code="BED"), clerk)
    assert not LearnedName.objects.exists()


def test_a_footnote_mark_stays_in_the_print_only(clerk):
    batch = uploaded(
        clerk,
        row("养老床位数", 2018, "320①", unit="张"),
        row("养老床位数", 2019, "45²", unit="张"),
        row("养老床位数", 2021, "①120", unit="张"),
    )
    candidates = batch.candidates.order_by("number")
    assert [c.value for c in candidates] == [320, 45, 120]
    assert [c.printed for c in candidates] == ["320①张", "45²张", "①120张"]


def test_an_unknown_city_is_never_made(clerk):
    cities = City.objects.count()
    batch = uploaded(clerk, row("养老床位数", 2021, 1, city="不存在市"))
    with pytest.raises(Unanswerable):
        answer(batch.questions.get().pk, by=clerk, code="不存在市")
    assert City.objects.count() == cities


def test_only_a_reviewer_teaches_an_alias():
    editor = person("editor", editor=ZHUZHOU)
    batch = uploaded(editor, row("养老床位数", 2021, 1, city="株州"))
    with pytest.raises(PermissionDenied):
        answer(batch.questions.get().pk, by=editor, code=ZHUZHOU, remember=True)
    assert not AreaAlias.objects.filter(name="株州").exists()


def test_a_name_that_may_speak_of_a_group_is_asked_about(clerk):
    batch = uploaded(clerk, row("城乡低保标准", 2021, 610, unit="元/月"))
    question = batch.questions.get()
    assert question.hinted
    codes = [g.code for g in suggestions(question, load_words())]
    assert codes == ["unified", "total"]
    answer(question.pk, by=clerk, code="unified")
    assert batch.candidates.get().group.code == "unified"


def test_an_unknown_unit_is_asked_about_and_its_scale_is_kept(clerk):
    batch = uploaded(clerk, row("养老床位数", 2021, "2.1", unit="万床"))
    question = batch.questions.get()
    assert (question.part, question.text) == ("unit", "床")
    answer(question.pk, by=clerk, code="BED")
    c = batch.candidates.get()
    assert (c.verdict, c.value, c.printed) == ("new", D(21000), "2.1万床")
