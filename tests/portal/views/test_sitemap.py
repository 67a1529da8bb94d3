"""What search engines are told."""

import xml.etree.ElementTree as ET

import pytest

from indicators.models import City

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


def test_cities_without_figures_are_not_listed(client):
    silent = City.objects.filter(series__isnull=True).first()
    assert f"http://testserver/cities/{silent.code}/" not in addresses(client)


def test_what_is_listed_is_there(client):
    for address in addresses(client)[::40]:
        assert client.get(address.removeprefix("http://testserver")).status_code == 200


def test_robots_are_led_to_the_sitemap_and_away_from_the_staff(client):
    told = client.get("/robots.txt").content.decode()
    assert "Sitemap: http://testserver/sitemap.xml" in told
    assert "Disallow: /admin/" in told
