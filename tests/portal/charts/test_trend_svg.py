import re
from itertools import combinations

import pytest

from indicators.models import Indicator, Observation, Series
from indicators.trends import trend
from portal.charts.markers import SIZE
from portal.charts.trend_svg import MEDIUM, NARROW, WIDE, draw
from portal.presenters.featured_cities import spotlight
from portal.presenters.trend import Form, form_of
from reports.evidence import with_sources
from tests import factories
from tests.portal.trend_world import PART, PROVINCE, A, B, World

HEFEI = factories.city(PROVINCE, "340100")


def drawn(world, highlighted=(A, B), size=WIDE):
    return draw(world.trend(), list(highlighted), size)


def test_years_without_figures_are_crossed_by_a_dotted_link():
    (line,) = drawn(World().line({2012: "1", 2022: "5", 2023: "6"})).lines
    assert [stroke.dotted for stroke in line.strokes] == [True, False]


def test_nothing_is_drawn_where_nothing_was_reported():
    (line,) = drawn(World().line({2012: "1", 2022: "5"})).lines
    assert len(line.marks) == 2


def test_another_coverage_is_hollow_and_apart():
    world = World().line({2022: "5", 2023: "6"}).line({2021: "4"}, coverage=PART)
    assert {line.hollow for line in drawn(world).lines} == {True, False}


def test_open_ends_have_arrows_and_intervals_whiskers():
    highlighted = {
        2019: ("520", {"qualifier": "at_most"}),
        2020: ("600", {"qualifier": "at_least"}),
        2021: ("1500", {"qualifier": "over"}),
    }
    drawing = drawn(World().line(highlighted))
    assert len(drawing.lines[0].arrows) == 2
    assert len(drawing.lines[0].whiskers) == 1


def test_a_doubtful_figure_is_marked_and_not_linked():
    doubtful = ("1950", {"status": "U"})
    drawing = drawn(World().line({2022: "1506", 2023: doubtful}))
    assert [mark.doubtful for mark in drawing.lines[0].marks] == [False, True]
    assert drawing.lines[0].strokes == ()
    assert "1,950 存疑" in [label.wanted.text for label in drawing.labels]


def test_a_suspect_figure_is_not_drawn():
    suspect = (None, {"status": "U", "printed": "363万名"})
    drawing = drawn(World().line({2021: "5", 2022: "6", 2023: suspect}))
    assert len(drawing.lines[0].marks) == 2


def test_the_axis_says_whether_it_begins_at_zero():
    assert drawn(World().line({2021: "5", 2022: "60"})).from_zero
    assert not drawn(World().line({2021: "50", 2022: "60"})).from_zero


def test_a_city_not_told_of_stays_grey():
    world = World().line({2021: "5", 2022: "6"}).line({2021: "7", 2022: "9"}, city=B)
    assert [line.css for line in drawn(world, highlighted=[A]).lines] == [
        "s-rest",
        "s1",
    ]


def test_changes_of_the_area_are_marked_once_a_year_with_what_happened():
    figures = {2003: "1", 2010: "2", 2012: "3"}
    world = World("stock").line(figures, city=HEFEI)
    world.line(figures, city=HEFEI, group=factories.group("other"))
    marks = drawn(world, highlighted=[HEFEI]).area_marks
    assert [mark.year for mark in marks] == [2004, 2011]
    assert marks[1].title.count("居巢区") == 1


def test_changes_of_areas_in_the_background_are_not_marked():
    world = World("stock").line({2010: "2", 2012: "3"}, city=HEFEI)
    world.line({2010: "2", 2012: "3"})
    assert drawn(world, highlighted=[A]).area_marks == ()


@pytest.mark.parametrize("size", [WIDE, MEDIUM, NARROW], ids=lambda s: s.name)
def test_a_mark_of_the_area_meets_no_letters_and_no_points(size):
    figures = {year: str(year - 2000) for year in range(2008, 2014)}
    drawing = drawn(World("stock").line(figures, city=HEFEI), [HEFEI], size)
    (mark,) = drawing.area_marks
    numbers = [float(n) for n in re.findall(r"-?\d+\.\d", mark.path)]
    top, bottom = min(numbers[1::2]), max(numbers[1::2])
    assert top >= drawing.bottom + SIZE
    assert bottom <= size.height - 6 - size.letters * 0.75
    assert all(label.box.bottom < top for label in drawing.labels)


@pytest.mark.once
@pytest.mark.usefixtures("fixtures_loaded")
@pytest.mark.parametrize("size", [WIDE, MEDIUM, NARROW], ids=lambda s: s.name)
def test_no_labels_overlap_on_any_real_trend(size):
    highlighted = spotlight()
    for indicator in Indicator.objects.select_related("unit"):
        figures = list(with_sources(Observation.objects.of(indicator)))
        pairs = {o.series.group for o in figures}
        for group in pairs:
            found = trend(indicator, group, figures)
            if form_of(found) is not Form.LINES:
                continue
            drawing = draw(found, highlighted, size)
            for one, other in combinations(drawing.labels, 2):
                assert not one.box.meets(other.box), (indicator.code, one, other)
    assert Series.objects.exists()
