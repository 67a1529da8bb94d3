"""The pages of indicators and cities, on the loaded figures."""

import json
import re
from xml.etree import ElementTree

import pytest
from django.urls import reverse

from indicators.models import Indicator, Observation
from tests.portal.reading import chinese_in_english, read, words

pytestmark = pytest.mark.usefixtures("fixtures_loaded")

PAGES = {
    "/indicators/": 5,
    "/indicators/dibao_standard/": 16,
    "/indicators/dibao_standard/?group=rural&unit=CNY_YEAR&city=430200&city=330500": 17,
    "/indicators/resident_population/": 16,
    "/indicators/share_aged_60/": 16,
    "/indicators/welfare_lottery_sales_total/": 16,
    "/indicators/poverty_monitored_dibao/": 16,
    "/indicators/dibao_households/": 16,
    "/cities/430200/": 22,
    "/cities/430300/": 22,
    "/cities/330500/": 22,
    "/cities/430100/": 22,
    "/cities/130100/": 22,
}


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("prefix", ["", "/en"])
def test_page_answers_within_its_queries(
    client, django_assert_max_num_queries, prefix, path
):
    with django_assert_max_num_queries(PAGES[path]):
        assert client.get(prefix + path).status_code == 200


@pytest.mark.once
@pytest.mark.parametrize("path", PAGES)
def test_an_english_page_marks_what_is_chinese(client, path):
    html = client.get("/en" + path).content.decode()
    assert list(chinese_in_english(html)) == []


@pytest.mark.once
@pytest.mark.parametrize("path", PAGES)
def test_nothing_on_a_page_needs_a_laxer_policy(client, path):
    reading = read(client.get(path).content.decode())
    names = {name for _tag, name, _value in reading.attributes}
    assert "style" not in names
    assert not any(name.startswith("on") for name in names)
    assert not any(tag == "style" for tag, _name, _value in reading.attributes)


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("unit=abc", "unit"),
        ("unit=PERSON", "unit"),
        ("group=nobody", "group"),
        ("group=severe", "group"),
        ("city=999999", "city"),
        ("city=%00", "city"),
        ("city=430200&city=x", "city"),
    ],
)
def test_a_wrong_parameter_is_named(client, query, name):
    response = client.get(f"/indicators/dibao_standard/?{query}")
    assert response.status_code == 400
    assert name in response.content.decode()


@pytest.mark.parametrize(
    "path", ["/indicators/nothing/", "/cities/999999/", "/cities/x/"]
)
def test_an_unknown_code_is_not_found(client, path):
    assert client.get(path).status_code == 404


@pytest.mark.once
def test_every_indicator_has_a_page(client):
    for indicator in Indicator.objects.all():
        path = reverse("indicator_detail", args=[indicator.code])
        response = client.get(path)
        assert response.status_code == 200, path
        assert indicator.definition in response.content.decode()


def test_the_trend_begins_with_the_answer(client):
    html = client.get("/indicators/dibao_standard/").content.decode()
    assert "株洲由 2012 年的 370 升至 2023 年的 650 元/月（+75.7%）" in html
    assert "至少" in html
    assert "+15.3%" in html


RENAMED_COUNTY = "2018年株洲市市区增加株洲县（改为渌口区）"


def test_a_county_that_became_a_district_is_marked_on_the_trend_of_the_districts(
    client,
):
    html = client.get("/indicators/urban_area/").content.decode()
    drawings = re.findall(r"<svg class=\"drawing.*?</svg>", html, re.S)
    assert len(drawings) == 3
    assert all(RENAMED_COUNTY in drawing for drawing in drawings)
    (table,) = re.findall(r"<tbody>.*</tbody>", html, re.S)
    assert RENAMED_COUNTY in table
    (lede,) = re.findall(r'<div class="lede">.*?</div>', html, re.S)
    assert lede.count(RENAMED_COUNTY) == 1


def test_the_reason_of_a_break_is_the_note_of_its_figure_alone(client):
    seen = words(client.get("/indicators/urban_area/").content.decode())
    assert "2018 年口径中断，不跨越计算（2018年撤县设区后的市辖区面积；" in seen
    assert "2018 年区划调整，不跨越" not in seen


@pytest.mark.once
def test_in_english_the_mark_has_english_names(client):
    html = client.get("/en/indicators/urban_area/").content.decode()
    assert list(chinese_in_english(html)) == []


def test_every_number_leads_to_its_figure_and_its_source(client):
    html = client.get("/indicators/dibao_standard/").content.decode()
    told = Observation.objects.filter(
        series__indicator__code="dibao_standard", series__group__code="urban"
    )
    for figure in told:
        source = figure.citations.select_related("report").get(stance="source")
        assert f'href="{figure.get_absolute_url()}"' in html
        assert f"{source.report.get_absolute_url()}#figure-{figure.key}" in html


def test_a_converted_value_is_exact_or_marked(client):
    html = client.get(
        "/indicators/dibao_standard/?group=rural&unit=CNY_MONTH"
    ).content.decode()
    seen = words(html)
    assert "247.5" in seen
    assert "≈247.5" not in seen
    assert re.search(r"≈[0-9]", seen)


def test_a_suspect_figure_is_shown_as_printed_and_never_as_a_value(client):
    html = client.get("/indicators/poverty_monitored_dibao/").content.decode()
    assert "363万名" in html
    assert "3,630,000" not in html
    assert "存疑" in html


def test_a_city_may_be_chosen_and_taken_away_again(client):
    html = client.get("/indicators/dibao_standard/?city=430300").content.decode()
    table = re.search(r"<tbody>.*</tbody>", html, re.S)
    assert table is not None
    assert "湘潭" in table.group()
    assert "湖州" not in table.group()
    # The one that is on leads to the page without it.
    on = re.findall(r'<a\b[^>]*href="([^"]*)"[^>]*aria-current="true"', html)
    assert "?group=urban" in on


def test_the_page_carries_the_charts_numbers(client):
    html = client.get("/indicators/dibao_standard/").content.decode()
    found = re.search(r'<script type="application/json">(.*?)</script>', html, re.S)
    assert found is not None
    assert {"data", "layout", "sizes"} == set(json.loads(found.group(1)))


def test_the_page_links_its_twins(client):
    html = client.get("/indicators/dibao_recipients/?group=urban").content.decode()
    assert "/api/v1/observations.csv?indicator=dibao_recipients&amp;group=urban" in html
    assert "/api/v1/observations/?indicator=dibao_recipients&amp;group=urban" in html


def test_a_city_tells_what_it_has_and_what_is_missing(client):
    html = client.get("/cities/430200/").content.decode()
    assert "十组数据 × 13 年，已有 23/130 格" in html
    assert "5/13" in html
    assert "2023 年数存疑" in html


def test_a_city_without_figures_says_so(client):
    html = client.get("/cities/130100/").content.decode()
    assert "还没有收录任何提到石家庄的报告" in html
    assert "0/130" in html


def test_the_same_page_in_the_other_language_is_linked(client):
    path = "/indicators/dibao_standard/?group=rural"
    html = client.get(path).content.decode()
    assert f'hreflang="en" href="http://testserver/en{path}"' in html
    assert f'href="{path}" lang="zh-Hans"' in client.get("/en" + path).content.decode()


@pytest.mark.parametrize("prefix", ["", "/en"])
def test_the_drawing_may_be_kept_as_a_file(client, prefix):
    path = f"{prefix}/indicators/dibao_standard/chart.svg?group=urban"
    response = client.get(path)
    assert response["Content-Type"].startswith("image/svg+xml")
    assert response["Content-Disposition"].startswith("attachment")
    drawing = ElementTree.fromstring(response.content)  # noqa: S314
    texts = "".join(drawing.itertext())
    assert "650" in texts
    assert "2022" in texts
    assert "@media" not in texts


def test_there_is_no_drawing_of_a_single_figure(client):
    response = client.get("/indicators/welfare_lottery_sales_total/chart.svg")
    assert response.status_code == 404


def test_the_list_names_what_has_figures_and_counts_the_rest(client):
    page = client.get("/indicators/").content.decode()
    figures = Observation.objects.of_cities().values("series__indicator")
    filled = Indicator.objects.filter(pk__in=figures)
    empty = Indicator.objects.exclude(pk__in=figures)
    for indicator in filled:
        assert f'href="/indicators/{indicator.code}/"' in page
    assert not any(f'href="/indicators/{i.code}/"' in page for i in empty)
    assert str(filled.count()) in page
    assert str(Indicator.objects.count()) in page
