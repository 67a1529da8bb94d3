"""Ranks of intervals: ties, bounds, and the silent cities."""

from decimal import Decimal as D

from hypothesis import given
from hypothesis import strategies as st

from indicators.quantities import Interval
from indicators.ranks.rankings import Rank, rank


def exact(value):
    return Interval(D(value), D(value))


def bounds(ranks):
    return [(r.best, r.worst) for r in ranks]


def test_exact_ties_share_a_rank_and_the_next_is_skipped():
    ranks = rank([exact(9), exact(7), exact(7), exact(5)])
    assert bounds(ranks) == [(1, 1), (2, 2), (2, 2), (4, 4)]


def test_lower_can_be_better():
    assert bounds(rank([exact(9), exact(7)], lower_is_better=True)) == [(2, 2), (1, 1)]


def test_a_floor_may_be_first_or_just_where_it_says():
    ranks = rank([Interval(D(600), None), exact(650), exact(500)])
    assert bounds(ranks) == [(1, 2), (1, 2), (3, 3)]


def test_open_ends_that_touch_do_not_overlap():
    over = Interval(D(1500), D(1600), high_open=True)
    assert bounds(rank([over, exact(1600)])) == [(2, 2), (1, 1)]


def test_silent_cities_can_only_push_down():
    assert rank([exact(625), exact(600)], silent=12) == [
        Rank(1, 1, 1, 13),
        Rank(2, 2, 2, 14),
    ]


ends = st.integers(0, 12)
intervals = st.lists(
    st.tuples(ends, ends).map(lambda t: Interval(D(min(t)), D(max(t)))),
    min_size=1,
    max_size=7,
)


@given(intervals, st.booleans(), st.randoms(use_true_random=False))
def test_the_true_rank_lies_within_and_the_bounds_are_reached(
    given_intervals, lower, random
):
    """Oracle: draw true values, rank them naively, compare; then draw the extremes."""
    ranks = rank(given_intervals, lower_is_better=lower)
    drawn = [D(random.randint(int(i.low), int(i.high))) for i in given_intervals]
    for own, r in zip(naive(drawn, lower), ranks, strict=True):
        assert r.best <= own <= r.worst
    for index, r in enumerate(ranks):
        assert (
            naive(extreme(given_intervals, index, lower, best=True), lower)[index]
            == r.best
        )
        assert (
            naive(extreme(given_intervals, index, lower, best=False), lower)[index]
            == r.worst
        )


def naive(values, lower):
    return [
        1 + sum((v < own) if lower else (v > own) for v in values) for own in values
    ]


def extreme(given_intervals, index, lower, *, best):
    """This one at its better (worse) end, all others at their worse (better) end."""
    up = best != lower
    return [
        (i.high if up else i.low) if j == index else (i.low if up else i.high)
        for j, i in enumerate(given_intervals)
    ]
