"""A county's figure never stands, counts or is ranked for its city."""

import pytest

from indicators.models import Area, Coverage, Group, Indicator, Observation, Release
from indicators.models import Series as Line
from portal.views.home import counts
from portal.views.indicators import counted_indicators

pytestmark = pytest.mark.usefixtures("fixtures_loaded")
MARRIAGES = "marriage_registrations"
PAGES = (
    "/",
    "/cities/",
    "/cities/430200/",
    "/indicators/",
    f"/indicators/{MARRIAGES}/",
    f"/indicators/{MARRIAGES}/?city=430200",
    f"/rankings/430000/{MARRIAGES}/2022/",
)


def report_of_a_county():
    indicator = Indicator.objects.get(code=MARRIAGES)
    line = Line.objects.create(
        indicator=indicator,
        area=Area.objects.get(code="430281"),
        group=Group.objects.get(code="total"),
        coverage=Coverage.objects.get(code="city"),
        unit=indicator.unit,
    )
    return Observation.objects.create(
        series=line,
        year=2022,
        value=987654,
        low=987654,
        high=987654,
        printed="987654",
        release=Release.objects.newest(),
    )


@pytest.mark.once
def test_pages_of_cities_show_no_figure_of_a_county(client):
    figure = report_of_a_county()
    for page in PAGES:
        response = client.get(page)
        assert response.status_code == 200, page
        text = response.content.decode()
        assert "987654" not in text.replace(",", ""), page
    own = client.get(figure.get_absolute_url())
    assert own.status_code == 200
    assert "醴陵市" in own.content.decode()


def test_a_county_is_no_city_that_has_figures():
    def cities():
        of_indicators = {i.code: i.cities for i in counted_indicators()}
        return counts()["cities"], of_indicators

    before = cities()
    report_of_a_county()
    assert cities() == before


@pytest.mark.parametrize("fmt", ["json", "csv"])
def test_lists_without_a_filter_hold_cities_only(client, fmt):
    report_of_a_county()
    page = f"/api/v1/observations.{fmt}" if fmt == "csv" else "/api/v1/observations/"
    response = client.get(page, {"indicator": MARRIAGES, "year": 2022})
    content = b"".join(response) if response.streaming else response.content
    assert response.status_code == 200
    assert b"987654" not in content
