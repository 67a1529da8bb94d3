from decimal import Decimal as D

from hypothesis import given
from hypothesis import strategies as st

from portal.charts.scales import Scale, ticks, year_ticks

amounts = st.decimals(0, 10**9, places=2, allow_nan=False, allow_infinity=False)


@given(amounts, amounts, st.integers(3, 8))
def test_ticks_enclose_the_values_and_are_few(a, b, count):
    low, high = min(a, b), max(a, b)
    found = ticks(low, high, count)
    assert found[0] <= low
    assert found[-1] >= high
    assert 2 <= len(found) <= count + 3


def test_values_not_far_from_zero_begin_at_zero():
    assert ticks(D(370), D(1000), 5)[0] == 0
    assert ticks(D("15.3"), D("25.4"), 5)[0] > 0


@given(st.integers(1990, 2030), st.integers(0, 60), st.integers(2, 15))
def test_year_ticks_fit_and_end_with_the_last_year(first, span, room):
    found = year_ticks(first, first + span, room)
    assert found[-1] == first + span
    assert len(found) <= room + 1
    assert found == sorted(set(found))


def test_a_scale_leads_there_and_back():
    scale = Scale(D(0), D(200), 300.0, 100.0)
    assert scale.at(D(50)) == 250.0
    assert scale.back(250.0) == 50.0
