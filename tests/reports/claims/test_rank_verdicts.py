"""Ranks that reports claim, held against the computed ranking."""

import pytest

from reports.claims.rank_verdicts import Ground, RankVerdict, judge
from reports.models import Claimed, Scope
from tests.portal.rankings_world import Hand

AGREES, CONTRADICTS = RankVerdict.AGREES, RankVerdict.CONTRADICTS
UNCHECKABLE = RankVerdict.UNCHECKABLE


@pytest.fixture
def hand():
    return Hand()


def full(hand, *values):
    return hand.ranking(*(hand.figure(i, v, v) for i, v in enumerate(values)))


def said(judged):
    return judged.verdict, judged.ground


def test_a_claim_that_every_city_bears_out_agrees(hand):
    assert said(judge(hand.claim(), full(hand, "9", "8", "7"))) == (AGREES, Ground.RANK)


def test_a_city_surely_better_contradicts_even_while_others_are_silent(hand):
    assert said(judge(hand.claim(), full(hand, "8", "9"))) == (CONTRADICTS, Ground.RANK)


def test_a_silent_city_could_still_be_better(hand):
    judged = judge(hand.claim(), full(hand, "9", "8"))
    assert said(judged) == (UNCHECKABLE, Ground.SILENT)
    assert judged.silent == 1


def test_overlapping_figures_settle_nothing(hand):
    over = hand.figure(0, "1500多", "1500", qualifier="over")
    figures = [over, hand.figure(1, "1550", "1550"), hand.figure(2, "9", "9")]
    judged = judge(hand.claim(), hand.ranking(*figures))
    assert said(judged) == (UNCHECKABLE, Ground.OVERLAP)


def test_lower_can_be_better():
    hand = Hand(direction="lower")
    assert judge(hand.claim(), full(hand, "7", "8", "9")).verdict is AGREES


class TestOnlyBelowAnotherCity:
    def claim(self, hand):
        return hand.claim(
            kind=Claimed.ONLY_BELOW,
            rank_low=2,
            rank_high=2,
            reference=hand.cities[1],
        )

    def test_agrees_where_that_city_leads(self, hand):
        assert judge(self.claim(hand), full(hand, "8", "9", "7")).verdict is AGREES

    def test_is_contradicted_where_that_city_is_not_above(self, hand):
        judged = judge(self.claim(hand), full(hand, "9", "8", "10"))
        assert said(judged) == (CONTRADICTS, Ground.REFERENCE)

    def test_cannot_be_checked_while_that_city_has_no_figure(self, hand):
        judged = judge(self.claim(hand), full(hand, "9"))
        assert said(judged) == (UNCHECKABLE, Ground.WITHOUT_FIGURE)
        assert judged.wanting == (hand.cities[1],)


def test_the_city_itself_may_lack_a_comparable_figure(hand):
    judged = judge(hand.claim(city=2), full(hand, "9", "8"))
    assert judged.wanting == (hand.cities[2],)


@pytest.mark.parametrize(
    ("fields", "ground"),
    [
        ({"indicator": None}, Ground.NOT_A_FIGURE),
        ({"kind": Claimed.FIRST_TO}, Ground.NOT_A_FIGURE),
        ({"kind": Claimed.ONLY}, Ground.NOT_A_FIGURE),
        ({"scope": Scope.NATION}, Ground.NATIONWIDE),
        ({"kind": Claimed.ABOVE_AVERAGE}, Ground.AVERAGE),
        ({"kind": Claimed.TOP_TIER, "rank_low": None}, Ground.NO_RANK),
    ],
)
def test_what_no_ranking_could_settle_says_why(hand, fields, ground):
    judged = judge(hand.claim(**fields), full(hand, "9", "8", "7"))
    assert said(judged) == (UNCHECKABLE, ground)
