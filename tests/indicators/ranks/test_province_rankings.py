"""All rankings of one indicator in one province, from one reading."""

import pytest

from indicators.models import CityPeriod
from indicators.ranks.province_rankings import RankingQuery, speaks_for
from tests import factories
from tests.portal.rankings_world import Hand


@pytest.fixture
def hand():
    hand = Hand()
    hand.urban = including(factories.group("urban"))
    hand.unified = including(factories.group("unified"), hand.urban)
    return hand


def including(group, *others):
    group._prefetched_objects_cache = {"includes": list(others)}
    return group


def sheet(hand, *figures):
    return RankingQuery.of(
        hand.province, hand.indicator, map(CityPeriod, hand.cities), figures
    )


def test_a_figure_speaks_for_its_group_and_those_it_holds_for(hand):
    figure = hand.figure(0, "9", "9", group=hand.unified)
    assert speaks_for(figure, hand.unified)
    assert speaks_for(figure, hand.urban)


def test_the_fullest_group_has_most_comparable_figures_that_year(hand):
    figures = [
        hand.figure(0, "9", "9", group=hand.unified),
        hand.figure(1, "9", "9", group=hand.urban),
        hand.figure(2, "9", "9", group=hand.urban),
        hand.figure(0, "9", "9", group=hand.unified, year=2021),
    ]
    told = sheet(hand, *figures)
    assert told.fullest_group(2022) == hand.urban
    assert told.fullest_group(2021) == hand.unified


def test_years_say_how_many_comparable_figures_they_have(hand):
    figures = [
        hand.figure(0, "9", "9", group=hand.unified, year=2021),
        hand.figure(1, "9", "9", group=hand.urban),
    ]
    years = sheet(hand, *figures).years(hand.urban)
    assert [(y.year, y.reporting) for y in years] == [(2021, 0), (2022, 1)]


def test_without_any_figure_there_is_no_group_to_choose(hand):
    assert sheet(hand).fullest_group(2022) is None


def test_an_own_figure_takes_the_place_of_the_published_one(hand):
    published = [hand.figure(i, v, v, group=hand.urban) for i, v in enumerate("987")]
    own = hand.figure(2, "10", "10", group=hand.urban)
    rows = sheet(hand, *published).ranking(hand.urban, 2022, own).rows
    assert (rows[0].city, rows[0].point.value) == (hand.cities[2], 10)
    assert len(rows) == 3
