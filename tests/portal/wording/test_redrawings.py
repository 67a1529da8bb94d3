"""What a trend says of changes of its areas."""

from django.utils.translation import override

from portal.wording.refusals import refusal_reason, refusal_words
from portal.wording.trends import sentences
from tests import factories
from tests.portal.trend_world import World

PROVINCE = factories.province()
JINAN = factories.city(PROVINCE, "370100")
HEFEI = factories.city(PROVINCE, "340100")
LAIWU = "2018年莱芜市（2个县市区：莱城区、钢城区）并入济南市"


def said(world: World, city=JINAN) -> str:
    return "".join(sentences(world.trend(), [city]))


def test_the_reason_names_what_came() -> None:
    world = World("stock").line({2017: "732", 2018: "883"}, city=JINAN)
    change = world.trend().lines[0].change
    assert change is not None
    assert refusal_words(change) == "2018 年区划调整，不跨越计算"
    assert refusal_reason(change) == f"2018 年区划调整，不跨越计算（{LAIWU}）"


def test_the_reason_is_told_once() -> None:
    words = said(World("stock").line({2017: "732", 2018: "883"}, city=JINAN))
    assert words.count("莱芜市") == 1
    assert "%" not in words


def test_a_standard_has_its_growth_and_the_sentence() -> None:
    words = said(World("standard").line({2017: "600", 2018: "660"}, city=JINAN))
    assert "+10%" in words or "+10.0%" in words
    assert f"{LAIWU}。" in words


def test_of_several_changes_the_others_are_told_beside_the_reason() -> None:
    words = said(World("stock").line({2003: "1", 2012: "2"}, city=HEFEI), HEFEI)
    assert "2011 年区划调整" in words
    assert "2004年合肥市" in words


def test_areas_that_are_not_spoken_of_are_not_told_of() -> None:
    world = World("stock").line({2017: "1", 2018: "2"}, city=JINAN)
    world.line({2017: "1", 2018: "2"}, city=HEFEI)
    assert "莱芜市" not in said(world, HEFEI)


def test_in_english_the_city_has_its_english_name() -> None:
    world = World("stock").line({2017: "732", 2018: "883"}, city=JINAN)
    change = world.trend().lines[0].change
    assert change is not None
    with override("en"):
        reason = refusal_reason(change)
    assert reason.startswith("the area changed in 2018; no growth across it")
    assert "In 2018 Laiwu (2 of county level: " in reason
    assert "was merged into Jinan" in reason
