"""Every page of home, cities, rankings, achievements, reports, figures and search:
it answers, in both languages, with a number of queries that does not grow."""

import re

import pytest

from indicators.models import Indicator, Observation, Province
from reports.models import Report, Stance
from tests.portal.language import chinese_in

pytestmark = pytest.mark.usefixtures("fixtures_loaded")

QUERIES = {
    "/": 16,
    "/cities/": 3,
    "/cities/?province=430000": 3,
    "/cities/?year=2010": 12,
    "/cities/?year=1990&province=460000": 12,
    "/cities/430200/?year=2005": 24,
    "/cities/371200/": 22,
    "/provinces/370000/": 20,
    "/provinces/340000/?year=2010": 20,
    "/areas/341400/": 13,
    "/areas/511400/": 15,
    "/areas/522400/": 13,
    "/rankings/": 5,
    "/rankings/430000/dibao_standard/2022/?group=urban": 11,
    "/rankings/430000/dibao_standard/2020/?possible=1": 11,
    "/rankings/330000/resident_population/2020/": 11,
    "/rankings/430000/nursing_stations/2022/": 11,
    "/achievements/": 8,
    "/achievements/?city=430200&category=honour": 8,
    "/reports/": 2,
    "/about/": 7,
    "/search/": 1,
    "/search/?q=低保": 6,
    "/search/?q=襄樊": 6,
    "/search/?q=no-such-thing": 6,
}
MOST_FOR_A_REPORT = 11
FOR_A_FIGURE = 6


@pytest.mark.parametrize(("path", "queries"), QUERIES.items())
def test_a_page_asks_no_more_than_it_must(
    client, django_assert_max_num_queries, path, queries
):
    with django_assert_max_num_queries(queries):
        assert client.get(path).status_code == 200


@pytest.mark.once
@pytest.mark.parametrize("path", QUERIES)
def test_an_english_page_is_english(client, path):
    response = client.get("/en" + path)
    assert response.status_code == 200
    assert chinese_in(response.content.decode()) == []


def test_every_report_lists_its_figures_in_constant_queries(
    client, django_assert_max_num_queries
):
    for report in Report.objects.all():
        with django_assert_max_num_queries(MOST_FOR_A_REPORT):
            page = client.get(f"/reports/{report.code}/").content.decode()
        taken = Observation.objects.filter(
            citations__report=report, citations__stance=Stance.SOURCE
        )
        anchors = set(re.findall(r'id="figure-([^"]+)"', page))
        assert anchors == {o.key for o in taken.with_context()}


@pytest.mark.once
def test_every_report_is_english_in_english(client):
    for report in Report.objects.all():
        page = client.get(f"/en/reports/{report.code}/").content.decode()
        assert chinese_in(page) == []


@pytest.mark.once
def test_no_id_stands_twice_in_a_report(client):
    for report in Report.objects.all():
        page = client.get(f"/reports/{report.code}/").content.decode()
        ids = re.findall(r'\bid="([^"]+)"', page)
        assert len(ids) == len(set(ids))


def told_differently():
    """One figure of each kind of qualifier, status, coverage and stance."""
    figures = Observation.objects.order_by("pk")
    kinds = {}
    for o in figures.with_context().prefetch_related("citations"):
        stances = tuple(sorted(c.stance for c in o.citations.all()))
        kind = (o.qualifier, o.status, o.series.coverage_id, stances, o.suspect)
        kinds.setdefault(kind, o)
    return list(kinds.values())


def test_every_kind_of_figure_has_its_page_in_both_languages(
    client, django_assert_max_num_queries
):
    for figure in told_differently():
        with django_assert_max_num_queries(FOR_A_FIGURE):
            page = client.get(figure.get_absolute_url())
        assert page.status_code == 200
        assert figure.printed in page.content.decode()
        english = client.get("/en" + figure.get_absolute_url()).content.decode()
        assert chinese_in(english) == []


def test_a_ranking_can_be_asked_of_every_province_and_indicator(client):
    """Also where nobody reports."""
    province = Province.objects.exclude(code__in=["430000", "330000"])[0]
    indicator = Indicator.objects.first()
    page = client.get(f"/rankings/{province.code}/{indicator.code}/2022/")
    assert page.status_code == 200
    assert "都没有可比数字" in page.content.decode()


@pytest.mark.parametrize(
    "path",
    [
        "/nothing/",
        "/figures/999999999/",
        "/reports/no-such-report/",
        "/rankings/000000/dibao_standard/2022/",
        "/rankings/430000/no_such_indicator/2022/",
        "/rankings/430000/dibao_standard/1066/",
        "/rankings/430000/dibao_standard/99999999/",
        "/rankings/430000/%00/2022/",
        "/rankings/%00/dibao_standard/2022/",
        "/figures/99999999999999999999999/",
        "/cities/%00/",
        "/indicators/%00/",
    ],
)
def test_what_is_not_there_is_a_helpful_404(client, path):
    response = client.get(path)
    assert response.status_code == 404
    assert "可以从这里继续" in response.content.decode()
    english = client.get("/en" + path)
    assert english.status_code == 404
    assert "Go on from here" in english.content.decode()
    assert chinese_in(english.content.decode()) == []


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("/achievements/?year=abc", "year"),
        ("/achievements/?city=%00", "city"),
        ("/achievements/?category=x", "category"),
        ("/achievements/?indicator=x", "indicator"),
        ("/cities/?province=999999", "province"),
        ("/rankings/?province=%00", "province"),
        ("/rankings/430000/dibao_standard/2022/?group=x", "group"),
        ("/rankings/430000/dibao_standard/2022/?possible=yes", "possible"),
        ("/search/?q=%00", "q"),
        ("/search/?q=" + "x" * 101, "q"),
    ],
)
def test_a_wrong_parameter_is_a_400_that_names_it(client, path, name):
    response = client.get(path)
    assert response.status_code == 400
    assert f"<code>{name}=" in response.content.decode()
    english = client.get("/en" + path).content.decode()
    assert chinese_in(english) == []


def test_a_strange_value_is_shown_as_text_and_nothing_else(client):
    response = client.get("/achievements/?year=<script>alert(1)</script>")
    assert "<script>alert" not in response.content.decode()
