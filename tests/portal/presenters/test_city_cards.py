"""The figures by which a city is told on the first page."""

from portal.presenters.city_cards import SHOWN, city_cards
from tests import factories


class World:
    def __init__(self):
        self.unit = factories.unit()
        self.province = factories.province()
        self.groups = {
            code: factories.unsaved(factories.Group, code=code, position=n)
            for n, code in enumerate(["urban", "rural"])
        }
        self.indicators = {}
        self.series = {}

    def figure(self, city, headline, year, value, group="urban"):
        indicator = self.indicators.setdefault(headline, self._indicator(headline))
        key = (city.pk, headline, group)
        if key not in self.series:
            self.series[key] = factories.series(
                indicator=indicator,
                area=city,
                group=self.groups[group],
                unit=self.unit,
            )
        return factories.observation(self.series[key], year, value, value)

    def _indicator(self, headline):
        indicator = factories.indicator(self.unit)
        indicator.headline = headline
        return indicator

    def city(self, code):
        return factories.city(self.province, code)


def printed(card):
    return [p.observation.printed for p in card.figures]


def test_the_latest_figure_of_each_headline_in_their_order():
    world = World()
    city = world.city("910101")
    figures = [
        world.figure(city, 2, 2022, "7"),
        world.figure(city, 1, 2012, "5"),
        world.figure(city, 1, 2023, "6"),
    ]
    (card,) = city_cards(figures)
    assert printed(card) == ["6", "7"]


def test_other_groups_follow_only_where_there_is_room():
    world = World()
    city = world.city("910101")
    figures = [world.figure(city, n, 2022, str(n)) for n in range(1, SHOWN)]
    figures.append(world.figure(city, 1, 2023, "99", group="rural"))
    (card,) = city_cards(figures)
    assert printed(card) == ["1", "2", "3", "99"]
    figures.append(world.figure(city, 9, 2022, "9"))
    (card,) = city_cards(figures)
    assert printed(card) == ["1", "2", "3", "9"]


def test_one_indicator_has_one_unit_on_all_cards():
    world = World()
    month = factories.unit("TEST_MONTH", factor=12)
    a, b = world.city("910101"), world.city("910102")
    figures = [world.figure(a, 1, 2022, "650"), world.figure(b, 1, 2022, "12000")]
    world.indicators[1].unit = month
    figures[0].series.unit = month
    assert units(city_cards(figures)) == [("650", "TEST_MONTH"), ("1000", "TEST_MONTH")]
    figures.append(world.figure(b, 1, 2022, "5983", group="rural"))
    assert units(city_cards(figures)) == [
        ("7800", "TEST_YEAR"),
        ("12000", "TEST_YEAR"),
        ("5983", "TEST_YEAR"),
    ]


def units(cards):
    return [(str(p.value), p.unit.code) for card in cards for p in card.figures]


def test_the_city_with_most_headlines_comes_first():
    world = World()
    poor, rich = world.city("910101"), world.city("910102")
    figures = [world.figure(rich, n, 2022, "1") for n in (1, 2)]
    cards = city_cards([world.figure(poor, 1, 2022, "1"), *figures])
    assert [card.city for card in cards] == [rich, poor]
