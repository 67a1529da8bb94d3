"""Growth and lines across years in which the area gained or lost land."""

import pytest

from indicators.models import City
from indicators.trends import Line, Link, Refusal
from tests import factories
from tests.portal.trend_world import PART, World

PROVINCE = factories.province()
HEFEI = factories.city(PROVINCE, "340100")
ZHUZHOU = factories.city(PROVINCE, "430200")
BIJIE = factories.city(PROVINCE, "520500")


def line(figures: dict, *, city: City = HEFEI, measure: str = "stock", **more) -> Line:
    territory = more.pop("territory", "city")
    world = World(measure)
    world.indicator.territory = territory
    return world.line(figures, city=city, **more).trend().lines[0]


@pytest.mark.parametrize("measure", ["stock", "flow", "rate"])
def test_growth_does_not_cross_a_change_of_the_area(measure: str) -> None:
    found = line({2010: "570", 2011: "752", 2012: "757"}, measure=measure)
    assert found.change is not None
    assert found.change.growth is None
    assert found.change.refusal is Refusal.BOUNDARY
    assert found.change.redrawn is not None
    assert found.change.redrawn.year == 2011
    assert found.links == (Link.NONE, Link.CONSECUTIVE)


def test_a_gap_over_the_year_of_the_change_is_not_bridged() -> None:
    assert line({2009: "491", 2013: "761"}).links == (Link.NONE,)


def test_growth_on_one_side_of_the_change_is_computed() -> None:
    for years in ((2005, 2010), (2011, 2020)):
        found = line(dict.fromkeys(years, "10"))
        assert found.change is not None
        assert found.change.growth is not None
        assert found.links == (Link.GAP,)
        assert [r for r in found.redrawings if r.breaks] == []


def test_a_standard_goes_on_and_the_change_is_marked() -> None:
    found = line({2010: "300", 2011: "330"}, measure="standard")
    assert found.change is not None
    assert found.change.growth is not None
    assert found.links == (Link.CONSECUTIVE,)
    assert [r.year for r in found.redrawings] == [2011]


def test_a_new_name_or_code_touches_neither_line_nor_axis() -> None:
    found = line({2010: "650", 2012: "653"}, city=BIJIE)
    assert found.change is not None
    assert found.change.growth is not None
    assert found.redrawings == ()


def test_the_districts_change_where_the_city_does_not() -> None:
    figures = {2017: "10", 2018: "20"}
    whole = line(figures, city=ZHUZHOU)
    parts = line(figures, city=ZHUZHOU, coverage=PART)
    about = line(figures, city=ZHUZHOU, territory="districts")
    refusals = [x.change and x.change.refusal for x in (whole, parts, about)]
    assert refusals == [None, Refusal.BOUNDARY, Refusal.BOUNDARY]


def test_a_figure_that_explains_the_break_by_its_note_is_the_one_reason() -> None:
    after = ("1916", {"status": "B", "note": "撤县设区后。"})
    found = line({2017: "863", 2018: after}, city=ZHUZHOU, territory="districts").change
    assert found is not None
    assert (found.refusal, found.redrawn) == (Refusal.BREAK, None)
    assert found.broken_at is not None
    assert found.broken_at.year == 2018


def test_a_break_without_a_note_is_explained_by_the_area() -> None:
    after = ("1916", {"status": "B"})
    found = line({2017: "863", 2018: after}, city=ZHUZHOU, territory="districts").change
    assert found is not None
    assert found.refusal is Refusal.BOUNDARY


def test_of_several_breaks_the_last_is_the_reason() -> None:
    noted = {"status": "B", "note": "另一口径。"}
    later = line({2010: "5", 2011: "7", 2015: ("9", noted)}).change
    earlier = line({2008: "5", 2009: ("7", noted), 2015: "9"}).change
    assert later is not None
    assert earlier is not None
    assert later.refusal is Refusal.BREAK
    assert earlier.refusal is Refusal.BOUNDARY


def test_a_figure_in_doubt_moves_no_break() -> None:
    doubtful = ("7", {"status": "U"})
    found = line({2009: doubtful, 2011: "8", 2012: "9"}).change
    assert found is not None
    assert found.growth is not None
