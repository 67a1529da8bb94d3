"""Why ranks moved between two rankings."""

from indicators.ranks.rank_changes import compared
from portal.wording.rankings import list_words, move_words
from tests.portal.rankings_world import Hand


def comparison(hand, before, now):
    """The comparison of figures given as city → value."""
    rankings = [
        hand.ranking(*(hand.figure(i, v, v) for i, v in figures.items()))
        for figures in (before, now)
    ]
    return compared(rankings[1], rankings[0])


def moved(hand, before, now):
    return {m.city: m for m in comparison(hand, before, now).moves}


def test_the_first_ranking_has_nothing_to_be_compared_with():
    hand = Hand()
    assert compared(hand.ranking(hand.figure(0, "9", "9")), None) is None


def test_overtaking_is_told_from_both_sides():
    hand = Hand()
    a, b, _ = hand.cities
    found = moved(hand, {0: "9", 1: "8"}, {0: "9", 1: "10"})
    assert (found[b].by, found[b].overtook, found[b].own) == (1, (a,), 1)
    assert (found[a].by, found[a].overtaken_by, found[a].own) == (-1, (b,), 0)


def test_ranks_do_not_move_against_a_year_with_other_cities():
    hand = Hand()
    a, _, c = hand.cities
    told = comparison(hand, {0: "9", 1: "8"}, {1: "8", 2: "10"})
    assert (told.came, told.went, told.moves) == ((c,), (a,), ())
    assert list_words(told) == (
        "名单变了，名次不作比较：新报告的有910103；未再报告的有910101。"
    )
    assert comparison(hand, {0: "9", 1: "8"}, {0: "9", 1: "8", 2: "7"}).moves == ()


def test_where_one_city_reports_the_list_changed_and_no_rank_did():
    hand = Hand()
    a, _, _ = hand.cities
    came = comparison(hand, {1: "8"}, {0: "9", 1: "8"})
    went = comparison(hand, {0: "9", 1: "8"}, {1: "8"})
    assert (came.came, came.went, came.moves) == ((a,), (), ())
    assert (went.came, went.went, went.moves) == ((), (a,), ())
    assert comparison(hand, {1: "8"}, {1: "9"}) is None
    assert comparison(hand, {0: "8"}, {1: "9"}) is None


def test_no_figure_rises_across_a_break():
    hand = Hand()
    before = hand.ranking(hand.figure(0, "9", "9"), hand.figure(1, "8", "8"))
    broken = hand.figure(1, "20", "20", status="B")
    told = compared(hand.ranking(hand.figure(0, "9", "9"), broken), before)
    assert move_words({m.city: m for m in told.moves}[hand.cities[1]]) == (
        "自身口径中断，两年不可比；超过910101"
    )


def test_no_figure_rises_by_land_that_came():
    hand = Hand()
    hand.cities[1].code = "340100"
    then, now = (
        hand.ranking(
            hand.figure(0, "9", "9", year=year),
            hand.figure(1, value, value, year=year),
            year=year,
        )
        for year, value in ((2010, "8"), (2011, "20"))
    )
    told = compared(now, then)
    assert [(m.city, m.by, m.own) for m in told.moves if m.by > 0] == [
        (hand.cities[1], 1, None)
    ]


def test_open_ranks_do_not_move():
    hand = Hand()
    floor = hand.figure(0, "600以上", "600", qualifier="at_least")
    open_ranking = hand.ranking(floor, hand.figure(1, "650", "650"))
    before = hand.ranking(hand.figure(0, "9", "9"), hand.figure(1, "8", "8"))
    assert compared(open_ranking, before) is None


def test_the_reasons_are_said_in_one_line():
    hand = Hand()
    found = moved(hand, {0: "9", 1: "8"}, {0: "9", 1: "10"})
    assert move_words(found[hand.cities[1]]) == "自身数字上升；超过910101"
