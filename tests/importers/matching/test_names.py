"""What tables call things, matched to the catalogue; what is unknown stays unknown."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from importers.matching.names import NamedItem, NameMatch, Vocabulary, agreeing, normal
from indicators.models import City

CITIES = Vocabulary(
    [
        NamedItem("330500", ("湖州市", "湖州", "Huzhou"), ("浙江省湖州市",)),
        NamedItem("430200", ("株洲市", "株洲", "Zhuzhou")),
        NamedItem("433100", ("湘西土家族苗族自治州", "湘西", "Xiangxi"), ("湘西州",)),
        NamedItem("340100", ("合肥市", "合肥", "Hefei"), ("合市",)),
        NamedItem("150100", ("呼和浩特市", "呼和浩特", "Hohhot"), ("合市",)),
    ]
)


@pytest.mark.parametrize(
    "text",
    [" 湖州 ", "湖州", "湖州市", "湖\u200b州", "\ufeff湖州市", "湖　州", "湖\n州", "浙江省湖州市",
     "330500", "３３０５００", " 330 500", "HUZHOU", "Ｈｕｚｈｏｕ", "湖州\u2060"],
)  # fmt: skip
def test_one_city_however_it_is_written(text: str) -> None:
    assert CITIES.match(text) == NameMatch(text, "330500")


@pytest.mark.parametrize("text", ["湖洲", "湖", "长沙", "", "   ", "3305", "湖州县"])
def test_an_unknown_city_stays_unknown(text: str) -> None:
    match = CITIES.match(text)
    assert (match.code, match.ambiguous) == (None, False)


def test_the_nearest_names_are_suggested() -> None:
    assert CITIES.suggestions("湖洲市")[0] == "330500"
    assert CITIES.suggestions("湘西自治州")[0] == "433100"
    assert CITIES.suggestions("Zuzhou")[0] == "430200"
    assert CITIES.suggestions("完全不像") == ()
    assert CITIES.suggestions("") == ()
    assert len(CITIES.suggestions("市" * 10_000)) <= 3


def test_a_name_of_two_things_is_a_question() -> None:
    match = CITIES.match("合市")
    assert (match.code, match.candidates, match.ambiguous) == (
        None,
        ("150100", "340100"),
        True,
    )


def test_a_code_counts_before_a_name_and_a_name_before_an_alias() -> None:
    words = Vocabulary(
        [
            NamedItem("a", ("b",), ("c",)),
            NamedItem("b", ("c",)),
            NamedItem("d", ("x",), ("b",)),
        ]
    )
    assert words.match("b").code == "b"
    assert words.match("c").code == "b"


def test_a_code_and_a_name_must_agree() -> None:
    assert agreeing(CITIES, "430200", "株洲").code == "430200"
    assert agreeing(CITIES, "", "株洲").code == "430200"
    both = agreeing(CITIES, "430200", "湖州")
    assert (both.code, both.candidates) == (None, ("330500", "430200"))
    assert agreeing(CITIES, "430200", "哪里").code is None
    assert agreeing(CITIES, "", " ").code is None


@pytest.mark.parametrize("dash", "-–—―−~～〜－")
def test_one_kind_of_dash(dash: str) -> None:
    groups = Vocabulary([NamedItem("age_80_89", ("80—89周岁",))])
    assert groups.match(f"８０{dash}89周岁").code == "age_80_89"


@given(st.text(max_size=20))
def test_any_text_matches_or_not(text: str) -> None:
    assert normal(normal(text)) == normal(text)
    assert CITIES.match(text).code in (
        None,
        "330500",
        "430200",
        "433100",
        "340100",
        "150100",
    )


@pytest.mark.usefixtures("fixtures_loaded")
def test_every_city_of_the_country_is_found_by_its_names() -> None:
    """Names shared by two cities are questions; codes and full names never are."""
    loaded = list(City.objects.all())
    words = Vocabulary(NamedItem(c.code, (c.name, c.short, c.name_en)) for c in loaded)
    assert len(loaded) > 300
    for city in loaded:
        assert words.match(city.code).code == city.code
        for text in (city.name, f" {city.short}\u200b"):
            match = words.match(text)
            assert match.code == city.code or city.code in match.candidates
    assert words.match("湖州").code == "330500"
    assert not City.objects.filter(short="").exists()
