"""Pages of provinces, cities and counties in time, and of what became of an area."""

import re
from html import unescape

import pytest

from indicators.models import (
    Area,
    Coverage,
    Group,
    Indicator,
    Observation,
    Release,
    Series,
)
from tests.portal.language import chinese_in

pytestmark = pytest.mark.usefixtures("fixtures_loaded")


def text_of(client, address):
    response = client.get(address)
    assert response.status_code == 200, address
    return unescape(re.sub(r"<[^>]+>", "", response.content.decode()))


def report(code, value=10, year=2020):
    indicator = Indicator.objects.get(code="elderly_care_beds")
    series = Series.objects.create(
        indicator=indicator,
        area=Area.objects.get(code=code),
        group=Group.objects.get(code="total"),
        coverage=Coverage.objects.get(code="city"),
        unit=indicator.unit,
    )
    Observation.objects.create(
        series=series,
        year=year,
        value=value,
        low=value,
        high=value,
        printed=str(value),
        release=Release.objects.newest(),
    )


@pytest.mark.parametrize(
    ("address", "cities", "present", "absent"),
    [
        ("/provinces/370000/?year=2012", 17, "莱芜市（2018年撤销", "乐山市"),
        ("/provinces/370000/?year=2020", 16, "济南市", "莱芜市（2018年撤销"),
        ("/provinces/340000/?year=2010", 17, "巢湖市（2011年撤销", "莱芜市"),
        ("/provinces/420000/?year=2005", 13, "襄樊市（今襄阳市）", "巢湖市"),
    ],
)
def test_a_province_lists_its_cities_of_the_year(
    client, address, cities, present, absent
):
    text = text_of(client, address)
    assert f"{cities} 个市州" in text
    assert present in text
    assert absent not in text


def test_a_province_tells_what_changed_and_its_counties_apart(client):
    text = text_of(client, "/provinces/420000/")
    assert "2010年襄樊市更名为襄阳市" in text
    assert "4 个省直辖县市" in text
    assert "仙桃市" in text


def test_a_municipality_lists_its_districts(client):
    text = text_of(client, "/provinces/110000/")
    assert "16 个县市区" in text
    assert "朝阳区" in text


def test_a_city_lists_its_counties_of_the_year_and_what_changed(client):
    text = text_of(client, "/cities/430200/?year=2010")
    assert "9 个县市区" in text
    assert "株洲县（今渌口区）" in text
    assert "2018年株洲市市区增加株洲县（改为渌口区）" in text


def test_an_ended_city_says_what_became_of_it(client):
    assert "2018年莱芜市（2个县市区：莱城区、钢城区）并入济南市" in text_of(
        client, "/cities/371200/"
    )


def test_a_county_has_a_page_once_it_has_figures(client):
    assert client.get("/counties/430212/").status_code == 404
    report("430212")
    text = text_of(client, "/counties/430212/")
    assert "渌口区" in text
    assert "2018年株洲县改为渌口区" in text
    assert "/counties/430212/" in client.get("/cities/430200/").content.decode()


def test_a_figure_of_a_province_is_on_its_page_and_nowhere_among_cities(client):
    report("430000", 98765)
    assert "98,765" in text_of(client, "/provinces/430000/")
    for address in (
        "/indicators/elderly_care_beds/",
        "/rankings/430000/elderly_care_beds/2020/",
        "/cities/?province=430000",
    ):
        assert "98,765" not in text_of(client, address)
    beside = "/indicators/elderly_care_beds/?city=430200&city=430000"
    assert "98,765" in text_of(client, beside)


def test_the_figures_of_zhejiang_name_their_source_and_join_no_list_of_cities(client):
    page = text_of(client, "/provinces/330000/")
    assert "592,600" in page
    assert "浙江民政公报（2021）" in page
    assert "592,600" not in text_of(client, "/indicators/dibao_recipients/")
    beside = "/indicators/dibao_recipients/?city=330700&city=330000"
    assert "592,600" in text_of(client, beside)
    listed = client.get("/api/v1/observations/", {"report": "zhejiang-2021-bulletin"})
    assert listed.json()["count"] == 0


@pytest.mark.parametrize(
    ("code", "sentences"),
    [
        ("420600", ["襄樊市", "2010年前称襄樊市"]),
        ("371200", ["并入济南市", "2018年起"]),
        ("341400", ["分属3地", "合肥市（2个县市区：居巢区、庐江县），2011年起"]),
        ("522400", ["毕节地区", "520500", "2011年毕节地区改为毕节市"]),
        ("430221", ["株洲县", "渌口区"]),
    ],
)
def test_a_former_name_or_code_has_a_page_of_what_became(client, code, sentences):
    text = text_of(client, f"/areas/{code}/")
    for sentence in sentences:
        assert sentence in text


def test_a_code_of_two_areas_tells_of_both(client):
    text = text_of(client, "/areas/511400/")
    assert "眉山市" in text
    assert "涪陵市" in text


def test_every_ended_city_names_who_holds_its_land(client):
    ended = Area.objects.filter(level="prefecture", until_year__gte=1999)
    assert len(ended) == 5
    for area in ended:
        text = text_of(client, f"/areas/{area.code}/")
        assert "辖区今昔归属" in text, area.code
        assert f"{area.until_year}年" in text, area.code


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("襄樊", "420600"),
        ("巢湖", "341400"),
        ("莱芜", "371200"),
        ("毕节地区", "520500"),
        ("522400", "520500"),
        ("株洲县", "430212"),
    ],
)
def test_search_leads_from_an_old_name_to_what_became(client, name, code):
    page = client.get("/search/", {"q": name}).content.decode()
    assert f'href="/areas/{code}/"' in page


def test_the_list_of_cities_is_that_of_any_year(client):
    text = text_of(client, "/cities/?year=2010")
    assert "全国有 333 个地级市州" in text
    assert "襄阳市" in text
    assert "毕节地区（今毕节市）" in text
    only = text_of(client, "/cities/?year=2012&province=370000")
    assert "17 个市州" in only
    assert "南京市" not in only


@pytest.mark.parametrize(
    "address",
    ["/cities/?year=1066", "/provinces/370000/?year=x", "/cities/430200/?year=2025"],
)
def test_a_year_that_is_not_known_is_refused(client, address):
    assert client.get(address).status_code == 400


@pytest.mark.parametrize("address", ["/areas/999999/", "/provinces/999999/"])
def test_an_unknown_code_has_no_page(client, address):
    assert client.get(address).status_code == 404


@pytest.mark.once
@pytest.mark.parametrize("code", ["371200", "341400", "511400", "430221", "652200"])
def test_an_english_page_marks_the_names_that_are_left_chinese(client, code):
    assert chinese_in(client.get(f"/en/areas/{code}/").content.decode()) == []
