"""Why ranks moved between two rankings."""

from portal.ranking_changes import moves
from portal.ranking_words import move_words
from tests.portal.rankings_world import Hand


def told(hand, before, now):
    """Moves from figures given as city → value."""
    rankings = [
        hand.ranking(*(hand.figure(i, v, v) for i, v in figures.items()))
        for figures in (before, now)
    ]
    return {m.city: m for m in moves(rankings[1], rankings[0])}


def test_the_first_ranking_has_nothing_to_be_compared_with():
    hand = Hand()
    assert moves(hand.ranking(hand.figure(0, "9", "9")), None) == []


def test_overtaking_is_told_from_both_sides():
    hand = Hand()
    a, b, _ = hand.cities
    found = told(hand, {0: "9", 1: "8"}, {0: "9", 1: "10"})
    assert (found[b].by, found[b].overtook, found[b].own) == (1, (a,), 1)
    assert (found[a].by, found[a].overtaken_by, found[a].own) == (-1, (b,), 0)


def test_a_newly_reporting_city_pushes_down_and_one_that_left_lets_up():
    hand = Hand()
    a, b, _ = hand.cities
    assert told(hand, {1: "8"}, {0: "9", 1: "8"})[b].joined == (a,)
    assert told(hand, {0: "9", 1: "8"}, {1: "8"})[b].left == (a,)


def test_open_ranks_do_not_move():
    hand = Hand()
    floor = hand.figure(0, "600以上", "600", qualifier="at_least")
    open_ranking = hand.ranking(floor, hand.figure(1, "650", "650"))
    before = hand.ranking(hand.figure(0, "9", "9"), hand.figure(1, "8", "8"))
    assert moves(open_ranking, before) == []


def test_the_reasons_are_said_in_one_line():
    hand = Hand()
    found = told(hand, {0: "9", 1: "8"}, {0: "9", 1: "10", 2: "11"})
    assert move_words(found[hand.cities[1]]) == (
        "自身数字上升；超过910101；910103新报告"
    )
