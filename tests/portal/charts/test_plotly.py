import json

from portal.charts.plotly import plotly
from portal.charts.trend_svg import MEDIUM, NARROW, WIDE, draw
from tests import factories
from tests.portal.trend_world import A, B, World


def chart(world):
    trend = world.trend()
    drawings = [draw(trend, [A, B], size) for size in (WIDE, MEDIUM, NARROW)]
    return trend, plotly(trend, [A, B], drawings)


def test_the_live_chart_has_the_numbers_of_the_trend():
    world = World().line({2012: "370", 2022: "625"}).line({2022: "600"}, city=B)
    trend, data = chart(world)
    points = [
        (x, y)
        for trace in data["data"]
        if trace["mode"] == "markers"
        for x, y in zip(trace["x"], trace["y"], strict=True)
    ]
    assert sorted(points) == sorted((p.year, float(p.value)) for p in trend.points)


def test_axes_and_names_stand_where_the_drawing_has_them():
    _trend, data = chart(World().line({2012: "370", 2022: "625"}))
    assert set(data["sizes"]) == {"wide", "medium", "narrow"}
    for size in data["sizes"].values():
        texts = [a["text"] for a in size["annotations"]]
        assert "910100 625" in texts
        assert size["yaxis"]["range"][0] <= 370 < 625 <= size["yaxis"]["range"][1]


def test_a_link_over_a_gap_is_dotted_and_says_nothing():
    _trend, data = chart(World().line({2012: "1", 2022: "5", 2023: "6"}))
    links = [t for t in data["data"] if t["mode"] == "lines"]
    assert [t["line"]["dash"] for t in links] == ["dot", "solid"]
    assert {t["hoverinfo"] for t in links} == {"skip"}


def test_a_change_of_the_area_is_marked_below_the_axis():
    hefei = factories.city(factories.province(), "340100")
    world = World("stock").line({2010: "570", 2012: "757"}, city=hefei)
    trend = world.trend()
    drawing = draw(trend, [hefei], NARROW)
    (size,) = plotly(trend, [hefei], [drawing])["sizes"].values()
    (mark,) = [a for a in size["annotations"] if "hovertext" in a]
    assert (mark["x"], mark["y"], mark["yref"]) == (2011, 0, "paper")
    assert "居巢区" in mark["hovertext"]


def test_the_chart_is_plain_json_with_colours_by_name():
    floor = ("600", {"qualifier": "at_least"})
    _trend, data = chart(World().line({2019: "520", 2020: floor}))
    text = json.dumps(data, allow_nan=False)
    assert "--s1" in text
    assert "#" not in text
