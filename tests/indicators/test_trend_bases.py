"""Lines and ranks of figures restated to other boundaries."""

from indicators.ranks.rankings import ExclusionReason
from indicators.trends import Refusal
from portal.presenters.city_cards import city_cards
from portal.wording.rankings import exclusion_words
from portal.wording.trends import sentences
from tests import factories
from tests.portal.rankings_world import Hand
from tests.portal.trend_world import A, World

HEFEI = factories.city(factories.province(), "340100")


def restated(value: str, year: int = 2020) -> tuple:
    return (value, {"boundary_year": year})


def test_growth_stays_within_one_basis():
    world = World("stock").line({2010: restated("8"), 2020: "10"})
    plain, other = world.trend().lines
    assert [p.year for p in plain.points] == [2020]
    assert [p.year for p in other.points] == [2010]
    assert (plain.principal, other.principal) == (True, False)
    assert [x.change and x.change.refusal for x in (plain, other)] == [
        Refusal.SINGLE,
        Refusal.SINGLE,
    ]


def test_a_line_on_one_basis_does_not_break_where_the_area_changed():
    figures = {2010: restated("8"), 2012: restated("10")}
    (line,) = World("stock").line(figures, city=HEFEI).trend().lines
    assert line.boundary_year == 2020
    assert line.change is not None
    assert line.change.growth is not None
    assert line.redrawings == ()


def test_boundaries_of_two_years_are_two_lines():
    figures = {2010: restated("8"), 2012: restated("9", 2023)}
    lines = World("stock").line(figures).trend().lines
    assert [x.boundary_year for x in lines] == [2020, 2023]


def test_the_other_basis_is_listed_apart_with_its_name():
    world = World("stock").line({2019: "9", 2020: "10"}).line({2010: restated("8")})
    words = "".join(sentences(world.trend(), [A]))
    assert "另有口径不同的数字，不连成一线：910100（按2020年区划） 2010 年。" in words


def ranked(*figures_of):
    hand = Hand()
    figures = [
        hand.figure(city, value, value, boundary_year=year)
        for city, value, year in figures_of
    ]
    ranking = hand.ranking(*figures)
    apart = [(a.observation.value, a.reason) for a in ranking.apart]
    return ranking, apart


def test_a_restated_figure_is_ranked_with_none_of_the_area_as_it_was():
    ranking, apart = ranked((0, "9", None), (1, "8", None), (2, "20", 2023))
    assert [r.point.value for r in ranking.rows] == [9, 8]
    assert apart == [(20, ExclusionReason.BOUNDARY)]
    assert "按2023年区划" in exclusion_words(ranking.apart[0])


def test_a_city_with_both_is_ranked_by_what_it_was():
    ranking, apart = ranked((0, "9", None), (0, "20", 2023), (1, "8", None))
    assert [r.point.value for r in ranking.rows] == [9, 8]
    assert apart == [(20, ExclusionReason.BOUNDARY)]


def test_where_all_are_restated_those_on_one_basis_are_ranked():
    ranking, apart = ranked((0, "9", 2020), (1, "8", 2020), (2, "7", 2010))
    assert [r.point.value for r in ranking.rows] == [9, 8]
    assert apart == [(7, ExclusionReason.BOUNDARY)]


def test_a_card_has_the_figure_of_the_area_as_it_was():
    world = World("stock").line({2019: "9"}).line({2020: restated("8", 2023)})
    for figure in world.figures:
        figure.series = world.figures[0].series
    (card,) = city_cards(world.figures)
    assert [p.value for p in card.figures] == [9]
