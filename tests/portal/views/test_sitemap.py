"""What search engines are told."""

import xml.etree.ElementTree as ET

import pytest

from indicators.models import City, County, Observation, Series

pytestmark = pytest.mark.usefixtures("fixtures_loaded")
LOC = "{http://www.sitemaps.org/schemas/sitemap/0.9}loc"


def addresses(client):
    tree = ET.fromstring(client.get("/sitemap.xml").content)  # noqa: S314
    return [loc.text for loc in tree.iter(LOC)]


def test_every_page_is_listed_once_in_each_language(client):
    listed = addresses(client)
    assert len(listed) == len(set(listed))
    assert "http://testserver/reports/zhuzhou-2022-decade/" in listed
    assert "http://testserver/en/reports/zhuzhou-2022-decade/" in listed


def test_provinces_and_cities_of_today_are_listed_and_no_ended_ones(client):
    listed = addresses(client)
    assert "http://testserver/provinces/430000/" in listed
    silent = City.objects.filter(series__isnull=True).first()
    assert f"http://testserver/cities/{silent.code}/" in listed
    assert not [a for a in listed if "371200" in a or "/areas/" in a]


def test_counties_are_listed_once_they_have_figures(client):
    county = County.objects.get(code="430212")
    assert f"http://testserver/counties/{county.code}/" not in addresses(client)
    move_a_series_to(county)
    assert f"http://testserver/counties/{county.code}/" in addresses(client)


def move_a_series_to(area):
    Series.objects.filter(pk=Observation.objects.first().series_id).update(area=area)


def test_what_is_listed_is_there(client):
    for address in addresses(client)[::40]:
        assert client.get(address.removeprefix("http://testserver")).status_code == 200


def test_robots_are_led_to_the_sitemap_and_away_from_the_staff(client):
    told = client.get("/robots.txt").content.decode()
    assert "Sitemap: http://testserver/sitemap.xml" in told
    assert "Disallow: /admin/" in told
