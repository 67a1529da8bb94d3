"""Search finds by name, short name, alias and in English."""

import pytest

from portal.search_pages import (
    MOST,
    achievements_named,
    cities_named,
    indicators_named,
    reports_named,
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
