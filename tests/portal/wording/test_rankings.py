"""The sentences above a ranking."""

import pytest

from indicators.ranks.rank_labels import possible_label, rank_label
from portal.wording.rankings import sentences
from tests.portal.rankings_world import Hand


def said(hand, *figures, highlighted=()):
    return sentences(hand.ranking(*figures), [hand.cities[i] for i in highlighted])


@pytest.fixture
def hand():
    return Hand()


def test_a_complete_ranking_says_so_and_names_the_city_told_of(hand):
    figures = [hand.figure(i, v, v) for i, v in enumerate(["9", "8", "7"])]
    assert said(hand, *figures, highlighted=[1]) == [
        "3 个市州全部有可比数字，名次完整。",
        "910102居全省第 2。",
    ]


def test_silent_cities_leave_open_where_a_city_might_stand(hand):
    figures = [hand.figure(0, "9", "9"), hand.figure(1, "8", "8")]
    assert said(hand, *figures, highlighted=[0]) == [
        "3 个市州中有 2 个报告了可比数字。",
        "910101居报告城市第 1。",
        "若其余 1 市也报告，910101可能在第 1 至第 2 位之间。",
    ]


def test_without_a_better_end_it_only_speaks_of_size():
    hand = Hand(direction="none")
    figures = [hand.figure(i, v, v) for i, v in enumerate(["9", "8", "7"])]
    assert said(hand, *figures)[1] == "由大到小，910101列全省第 1。"


def test_one_reporting_city_is_no_ranking_and_gives_its_figure(hand):
    assert said(hand, hand.figure(0, "650", "650"), highlighted=[0]) == [
        "3 个市州中只有一市报告，不成排名：910101 650 TEST_YEAR。",
    ]


def test_nobody_reporting_is_said_and_nothing_else(hand):
    assert said(hand) == ["3 个市州都没有可比数字，无法排名。"]


def test_ranks_that_are_open_are_spans(hand):
    floor = hand.figure(0, "600以上", "600", qualifier="at_least")
    rows = hand.ranking(floor, hand.figure(1, "650", "650")).rows
    assert {rank_label(r.rank) for r in rows} == {"1–2"}
    assert {possible_label(r.rank) for r in rows} == {"1–3"}
