"""Bars of a ranking: from zero, with what is not sure drawn pale."""

from decimal import Decimal as D

from portal.charts.interval_bars import bars
from tests.portal.rankings_world import Hand


def drawn(*figures, hand, highlighted=()):
    return [(b.solid, b.pale) for b in bars(hand.ranking(*figures), highlighted)]


def test_the_largest_fills_the_width_and_the_others_follow_in_proportion():
    hand = Hand()
    figures = [hand.figure(0, "400", "400"), hand.figure(1, "100", "100")]
    assert drawn(*figures, hand=hand) == [(D(100), 0), (D(25), 0)]


def test_an_interval_is_solid_up_to_its_low_end_and_pale_to_its_high_end():
    hand = Hand()
    figures = [
        hand.figure(0, "1500多", "1500", qualifier="over"),
        hand.figure(1, "800", "800"),
    ]
    assert drawn(*figures, hand=hand) == [(D("93.8"), D("6.2")), (D(50), 0)]


def test_an_end_without_bound_reaches_the_edge_and_says_so():
    hand = Hand()
    floor = hand.figure(0, "600以上", "600", qualifier="at_least")
    ceiling = hand.figure(1, "最高600", "600", qualifier="at_most")
    first, second = bars(hand.ranking(floor, ceiling), [])
    assert first.open_above
    assert first.solid + first.pale == D(100)
    assert second.open_below
    assert second.solid == 0


def test_only_the_cities_told_of_are_drawn_in_full():
    hand = Hand()
    figures = [hand.figure(0, "9", "9"), hand.figure(1, "8", "8")]
    assert [b.highlighted for b in bars(hand.ranking(*figures), [hand.cities[1]])] == [
        False,
        True,
    ]


def test_nothing_but_zeros_draws_nothing():
    hand = Hand()
    figures = [hand.figure(0, "0", "0"), hand.figure(1, "0", "0")]
    assert drawn(*figures, hand=hand) == [(D(0), D(0))] * 2


def test_one_figure_by_itself_has_no_bar():
    hand = Hand()
    assert drawn(hand.figure(0, "400", "400"), hand=hand) == []
