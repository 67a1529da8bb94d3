"""Search finds by name, short name, alias and in English."""

import pytest

from indicators.models import AreaAlias, City
from portal.views.search import (
    MOST,
    MOST_WORDS,
    achievements_named,
    cities_named,
    indicators_named,
    reports_named,
    sought,
)

pytestmark = pytest.mark.usefixtures("fixtures_loaded")


@pytest.mark.parametrize("word", ["低保", "dibao", "DIBAO", "城市低保标准", "最低生活"])
def test_the_dibao_standard_is_found(word):
    assert "dibao_standard" in [i.code for i in indicators_named([word])]


@pytest.mark.parametrize("word", ["株洲", "株洲市", "Zhuzhou", "zhuzhou", "430200"])
def test_zhuzhou_is_found(word):
    assert "430200" in [c.code for c in cities_named([word])]


def test_a_province_finds_its_cities_those_with_most_figures_first():
    found = cities_named(["湖南"])
    assert len(found) == 14
    assert found[0].code == "430200"


def test_of_indicators_those_with_figures_come_first():
    codes = [indicator.code for indicator in indicators_named(["孤儿"])]
    assert codes.index("orphan_standard") < codes.index("orphans")


def test_reports_and_achievements_are_found_in_both_languages():
    assert reports_named(["Huzhou"])
    assert reports_named(["湖州"])
    assert achievements_named(["慈善"])
    assert achievements_named(["charity"])


def test_all_words_must_occur():
    assert achievements_named(["株洲", "慈善"])
    assert achievements_named(["株洲", "no-such-word"]) == []


def test_no_words_find_nothing():
    assert cities_named([]) == []


def test_a_sign_of_the_database_is_an_ordinary_character():
    assert cities_named(["%"]) == []
    assert cities_named(["_"]) == []


def test_a_common_word_is_cut_off_and_the_page_says_so(client):
    assert len(cities_named(["市"])) == MOST
    assert f"每类最多列出 {MOST} 条" in client.get("/search/?q=市").content.decode()


def test_finding_nothing_offers_other_ways(client):
    page = client.get("/search/?q=zzzz").content.decode()
    assert "没有找到" in page
    assert "全部指标" in page


def test_a_word_in_a_name_and_one_in_an_alias_are_found_together():
    city = City.objects.get(code="430200")
    AreaAlias.objects.create(area=city, name="试验别称")
    assert cities_named(["株洲", "试验别称"]) == [city]


def test_a_city_with_several_aliases_is_found_once():
    city = City.objects.get(code="430200")
    for number in range(3):
        AreaAlias.objects.create(area=city, name=f"试验别称{number}")
    assert cities_named(["试验别称"]) == [city]


def test_the_same_word_again_asks_nothing_more():
    assert sought("低保 dibao 低保 DIBAO") == (["低保", "DIBAO"], False)


def test_of_many_different_words_the_first_few_count_and_the_page_says_so(client):
    words = [f"词{n}" for n in range(MOST_WORDS)]
    assert sought(" ".join([*words, "再"])) == (words, True)
    long = client.get(f"/search/?q={'+'.join([*words, '再'])}").content.decode()
    assert f"一次最多找 {MOST_WORDS} 个不同的词" in long
    assert f'value="{" ".join([*words, "再"])}"' in long
    short = client.get(f"/search/?q={'+'.join(words)}").content.decode()
    assert "一次最多找" not in short
