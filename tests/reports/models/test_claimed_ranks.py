"""Which claimed ranks are public, and which of them are the same."""

import pytest
from django.core.exceptions import ValidationError

from reports.models import Claim, ClaimedRank, Report
from tests.factories import SavedWorld


@pytest.fixture
def world(db):
    return SavedWorld()


def claimed(world, *, batch=0, public=True, start=0, **fields):
    """``batch`` 0 is a data file."""
    given = {
        "area": world.cities[0],
        "year": 2024,
        "report": world.report,
        "paragraph": 3,
        "printed": "居全省第二",
        **fields,
    }
    if batch:
        given["claim"] = Claim.objects.create(
            report=world.report, paragraph=3, kind="rank", printed=given["printed"],
            start=start, end=start + 5, verdict="cannot_be_checked", public=public,
            batch=batch,
        )  # fmt: skip
    else:
        given |= {"kind": "first", "meaning": "甲", "meaning_en": "Jia"}
    return ClaimedRank.objects.create(
        scope="province", rank_low=2, rank_high=2, **given
    )


def listed():
    return list(ClaimedRank.objects.listed())


def test_one_of_a_file_is_public_and_one_of_a_text_with_its_claim(world):
    one, two = claimed(world), claimed(world, batch=1, printed="居全省第三")
    hidden = claimed(world, batch=1, printed="居全省第四", public=False)
    assert set(ClaimedRank.objects.public()) == {one, two}
    assert [r.public for r in (one, two, hidden)] == [True, True, False]


def test_the_same_words_at_the_same_place_are_listed_once(world):
    read = [claimed(world, batch=batch) for batch in (1, 2)]
    assert listed() == [read[1]]
    Claim.objects.filter(batch=2).update(public=False)
    assert listed() == [read[0]]
    entered = claimed(world)
    assert listed() == [entered]


@pytest.mark.parametrize(
    "other", [{"paragraph": 4}, {"printed": "列全省第二"}, {"area": 1}]
)
def test_another_place_city_or_wording_is_another_rank(world, other):
    if "area" in other:
        other = {"area": world.cities[other["area"]]}
    both = {claimed(world), claimed(world, batch=1, **other)}
    assert set(listed()) == both


def test_ranks_of_two_figures_in_a_paragraph_are_two(world):
    beds = {"indicator": world.indicator}
    urban, total = claimed(world, batch=1, start=0), claimed(world, batch=1, start=9)
    assert set(listed()) == {urban, total}
    entered = claimed(world, **beds)
    assert listed() == [entered]


def test_a_rank_of_another_group_is_another_rank(world):
    mine = {"indicator": world.indicator, "group": world.group}
    type(world.group).objects.create(code="test_other", name="组", name_en="G")
    other = type(world.group).objects.get(code="test_other")
    entered = claimed(world, **mine)
    read = claimed(world, batch=1, **{**mine, "group": other})
    assert set(listed()) == {entered, read}


def test_a_report_is_public_by_a_public_rank_alone(world):
    claimed(world, batch=1, public=False)
    assert world.report not in Report.objects.public()
    Claim.objects.update(public=True)
    assert world.report in Report.objects.public()


def test_who_enters_a_rank_says_what_it_means(world):
    rank = claimed(world)
    rank.meaning = rank.kind = ""
    with pytest.raises(ValidationError) as refused:
        rank.full_clean()
    assert {"meaning", "kind"} <= set(refused.value.message_dict)


@pytest.mark.parametrize(
    ("fields", "words", "english"),
    [
        ({}, "全省第 2", "rank 2 in the province"),
        ({"rank_low": 1, "rank_high": 3}, "全省第 1–3", "rank 1–3 in the province"),
        ({"scope": "nation"}, "全国第 2", "rank 2 in the country"),
        ({"kind": "first_to"}, "全省率先", "first in the province to do so"),
        ({"kind": "only"}, "全省唯一", "the only one in the province"),
        ({"kind": "top_tier"}, "全省第一方阵", "in the top tier in the province"),
        (
            {"kind": "above_average"},
            "高于全省平均",
            "above the average in the province",
        ),
        ({"kind": "among_best"}, "全省前列", "among the best in the province"),
    ],
)
def test_what_nobody_worded_is_worded_from_its_parts(fields, words, english):
    ranks = {} if "kind" in fields else {"rank_low": 2, "rank_high": 2}
    rank = ClaimedRank(**{"scope": "province", **ranks, **fields})
    assert rank.meaning_in("zh-hans") == words
    assert rank.meaning_in("en") == english


def test_the_words_name_the_figure_and_the_city_compared_with(world):
    rank = ClaimedRank(
        scope="province",
        kind="only_below",
        rank_low=2,
        rank_high=2,
        reference=world.cities[1],
        indicator=world.indicator,
        group=world.group,
    )
    city, group = world.cities[1].short, world.group.name
    assert rank.meaning_in("zh-hans") == f"试验数（{group}）：仅次于{city}"
