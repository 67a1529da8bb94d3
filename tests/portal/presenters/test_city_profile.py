import pytest

from indicators.models import City, Indicator, Observation
from portal.presenters.city_profile import MatrixState, profile
from reports.evidence import with_sources

pytestmark = pytest.mark.usefixtures("fixtures_loaded")


def told(code):
    headline = Indicator.objects.filter(headline__isnull=False).order_by("headline")
    city = City.objects.get(code=code)
    figures = with_sources(Observation.objects.in_city(city)).in_reading_order()
    return profile(headline.select_related("unit"), figures)


def card(page, code):
    return next(c for c in page.filled_cards if c.indicator.code == code)


def test_a_card_shows_all_groups_in_one_unit_and_says_what_was_reported(client):
    """6,263 yuan a year is no exact number of yuan a month."""
    urban, rural = card(told("430200"), "dibao_standard").entries
    assert (urban.line.latest.value, urban.unit.code) == (7800, "CNY_YEAR")
    assert (rural.line.latest.value, rural.unit.code) == (6263, "CNY_YEAR")
    page = client.get("/cities/430200/").content.decode()
    assert "报告作 650 元/月" in page
    assert "报告作 6,263" not in page
    assert (
        "reported as 650 yuan/month"
        in client.get("/en/cities/430200/").content.decode()
    )


@pytest.mark.parametrize(
    "path",
    [
        "/cities/430200/",
        "/indicators/urban_area/",
        "/indicators/urban_area/?city=430200",
    ],
)
def test_growth_by_redistricting_is_refused_wherever_it_could_stand(client, path):
    """862.69 to 1,916.38 km² came of a county that became a district."""
    page = client.get(path).content.decode()
    assert "122.1" not in page
    assert "2018 年口径中断，不跨越计算" in page
    assert "增长来自区划调整" in page
    assert "break in the series in 2018" in client.get(f"/en{path}").content.decode()


def test_a_doubtful_figure_is_not_the_latest_but_is_told():
    entries = card(told("430200"), "orphan_standard").entries
    institution = next(e for e in entries if e.line.series.group.code == "institution")
    assert institution.line.latest.year == 2022
    assert institution.later_doubt == 2023


def test_the_matrix_ends_with_the_last_year_that_was_entered(client):
    figure = Observation.objects.filter(
        series__area__code="430200", series__indicator__code="dibao_standard"
    ).latest("year")
    Observation.objects.filter(pk=figure.pk).update(year=2031)
    assert told("430200").span[-1] == 2031
    other = client.get("/cities/430300/").content.decode()
    assert '<abbr title="2031">31</abbr>' in other
    assert "十组数据在 2012—2031 年的 200 格里" in other


def test_the_matrix_tells_reported_other_coverage_doubt_and_nothing_apart():
    page = told("430200")
    rows = {row.indicator.code: row for row in page.matrix}
    dibao = {c.year: c.state for c in rows["dibao_standard"].cells}
    assert dibao[2012] is MatrixState.THERE
    assert dibao[2019] is MatrixState.PARTIAL
    assert dibao[2015] is MatrixState.MISSING
    assert rows["dibao_standard"].filled == 5
    assert page.cells == 120
    assert page.filled == sum(row.filled for row in page.matrix)


def test_every_figure_is_on_the_page_once():
    page = told("430200")
    elsewhere = [e for table in page.themes for e in table.entries]
    in_cards = sum(len(c.entries) + c.more for c in page.filled_cards)
    assert len(elsewhere) + in_cards == len(page.entries)


def test_a_city_without_figures_lists_all_ten_as_wanting():
    page = told("130100")
    assert page.filled_cards == []
    assert len(page.wanting) == 10
    assert page.filled == 0
