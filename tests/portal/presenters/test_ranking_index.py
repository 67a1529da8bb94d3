"""Which rankings are offered."""

from indicators.models import Theme
from portal.presenters.ranking_index import shelves
from tests import factories


def offered(*rows):
    province = factories.province()
    province.size = 3
    unit = factories.unit()
    civil, people = factories.indicator(unit), factories.indicator(unit)
    people.theme = factories.unsaved(Theme, code="population", name="人口", name_en="P")
    indicators = {1: people, 2: civil}
    counts = [
        {"province": 1, "indicator": i, "group": 1, "year": year, "cities": n}
        for i, year, n in rows
    ]
    found = shelves(
        counts,
        provinces={1: province},
        indicators=indicators,
        groups={1: factories.group()},
    )
    return found, civil, people


def test_rankings_of_one_city_are_kept_apart():
    (shelf,), civil, people = offered((1, 2020, 3), (2, 2022, 1))
    assert [o.indicator for o in shelf.compared] == [people]
    assert [o.indicator for t in shelf.alone for o in t.offers] == [civil]
    assert shelf.alone_count == 1


def test_the_fullest_year_is_offered_first_and_the_later_of_equals():
    (shelf,), *_ = offered((1, 2010, 3), (1, 2020, 3), (1, 2023, 2))
    (offer,) = shelf.compared
    assert offer.fullest.year == 2020
    assert offer.complete
    assert [e.year for e in offer.editions] == [2023, 2020, 2010]


def test_years_in_which_one_city_reports_are_no_editions():
    (shelf,), *_ = offered((1, 2010, 1), (1, 2020, 3), (1, 2023, 1))
    (offer,) = shelf.compared
    assert [e.year for e in offer.editions] == [2020]


def test_civil_affairs_come_before_the_population():
    (shelf,), civil, people = offered((1, 2020, 3), (2, 2022, 2))
    assert [o.indicator for o in shelf.compared] == [civil, people]


def test_nothing_counted_offers_nothing():
    assert offered()[0] == []
