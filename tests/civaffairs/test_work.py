"""Ten times the data are about ten times the work of the database, at every public address."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any
from urllib.parse import quote

import pytest
from django.db import connection, transaction
from django.test import Client
from django.urls import URLResolver, get_resolver

from indicators.models import City, County, Observation
from tests.generated import MARK, Size, generate
from tests.work import analyzed, counted

TIMES = 10
# Sorting grows a little faster than what is sorted, and PostgreSQL plans twenty rows otherwise
# than two hundred. Two tables multiplied would be a hundred times.
MOST_TIMES = {"sqlite": 15, "postgresql": 40}
SMALL = Size()
GROWN = {
    "provinces": replace(SMALL, provinces=TIMES),
    "indicators": replace(SMALL, indicators=SMALL.indicators * TIMES),
    "years": replace(SMALL, years=SMALL.years * TIMES),
    "reports": replace(SMALL, reports=SMALL.reports * TIMES),
    "what is told of each": replace(
        SMALL, told=SMALL.told * TIMES, aliases=SMALL.aliases * TIMES
    ),
}

CITY, PROVINCE, INDICATOR, REPORT, YEAR = "200000", "100000", "gen_0", "gen-0", "1950"
COUNTY = "300000"
SERIES = f"{INDICATOR}.{CITY}.total.city"
ACHIEVEMENT = f"gen-{CITY}-0"

# Every public address by its name, with the questions it takes.
ADDRESSES = {
    "health": ["/health/"],
    "home": ["/", "/en/"],
    "city_list": [
        "/cities/",
        f"/cities/?province={PROVINCE}",
        "/cities/?year=2000",
    ],
    "city_detail": [f"/cities/{CITY}/"],
    "province_detail": [f"/provinces/{PROVINCE}/", f"/provinces/{PROVINCE}/?year=2000"],
    "county_detail": [f"/counties/{COUNTY}/"],
    "area_detail": [f"/areas/{CITY}/"],
    "indicator_list": ["/indicators/"],
    "indicator_detail": [
        f"/indicators/{INDICATOR}/",
        f"/indicators/{INDICATOR}/?group=urban&city={CITY}",
    ],
    "indicator_chart": [f"/indicators/{INDICATOR}/chart.svg"],
    "ranking_list": ["/rankings/", f"/rankings/?province={PROVINCE}"],
    "ranking_detail": [f"/rankings/{PROVINCE}/{INDICATOR}/{YEAR}/"],
    "achievement_list": [
        "/achievements/",
        f"/achievements/?city={CITY}&category=honour&year=2020&indicator={INDICATOR}",
    ],
    "report_list": ["/reports/"],
    "report_detail": [f"/reports/{REPORT}/"],
    "figure_detail": [f"/figures/{SERIES}.{YEAR}/"],
    "figure_by_number": ["/figures/{figure}/"],
    "about": ["/about/"],
    "search": ["/search/", f"/search/?q={quote(MARK)}", "/search/?q=a+b+c+d+e+f"],
    "sitemap": ["/sitemap.xml"],
    "robots": ["/robots.txt"],
    "api:versions": ["/api/"],
    "api:root": ["/api/v1/"],
    "api:areas-list": ["/api/v1/areas/", f"/api/v1/areas/?within={PROVINCE}"],
    "api:areas-detail": [f"/api/v1/areas/{CITY}/"],
    "api:provinces-list": ["/api/v1/provinces/"],
    "api:provinces-detail": [f"/api/v1/provinces/{PROVINCE}/"],
    "api:cities-list": ["/api/v1/cities/", f"/api/v1/cities/?province={PROVINCE}"],
    "api:cities-detail": [f"/api/v1/cities/{CITY}/"],
    "api:themes-list": ["/api/v1/themes/"],
    "api:themes-detail": ["/api/v1/themes/gen_theme/"],
    "api:units-list": ["/api/v1/units/"],
    "api:units-detail": ["/api/v1/units/GEN_UNIT/"],
    "api:groups-list": ["/api/v1/groups/"],
    "api:groups-detail": ["/api/v1/groups/urban/"],
    "api:coverages-list": ["/api/v1/coverages/"],
    "api:coverages-detail": ["/api/v1/coverages/city/"],
    "api:indicators-list": ["/api/v1/indicators/?theme=gen_theme&measure=stock"],
    "api:indicators-detail": [f"/api/v1/indicators/{INDICATOR}/"],
    "api:series-list": [
        "/api/v1/series/",
        "/api/v1/series/?page_size=1000",
        f"/api/v1/series/?city={CITY}&theme=gen_theme",
    ],
    "api:series-detail": [f"/api/v1/series/{SERIES}/"],
    "api:observations-list": [
        "/api/v1/observations/",
        "/api/v1/observations/?page_size=1000",
        f"/api/v1/observations/?report={REPORT}&year_min=1950&year_max=2000",
    ],
    "api:observations-detail": [f"/api/v1/observations/{SERIES}.{YEAR}/"],
    "api:observations-csv": [
        "/api/v1/observations.csv",
        f"/api/v1/observations.csv?indicator={INDICATOR}",
    ],
    "api:rankings": [
        f"/api/v1/rankings/?province={PROVINCE}&indicator={INDICATOR}&group=total&year={YEAR}"
    ],
    "api:achievements-list": [
        "/api/v1/achievements/",
        f"/api/v1/achievements/?indicator={INDICATOR}&report={REPORT}",
    ],
    "api:achievements-detail": [f"/api/v1/achievements/{ACHIEVEMENT}/"],
    "api:reports-list": ["/api/v1/reports/", "/api/v1/reports/?year=2020"],
    "api:reports-detail": [f"/api/v1/reports/{REPORT}/"],
    "api:standings-list": ["/api/v1/standings/", f"/api/v1/standings/?city={CITY}"],
}


def public_names(resolver: URLResolver, space: str = "") -> Iterator[str]:
    """The names of all addresses but those of staff."""
    for pattern in resolver.url_patterns:
        if str(pattern.pattern).startswith("admin/"):
            continue
        if isinstance(pattern, URLResolver):
            # Both doors include their addresses once; the API's carry its name.
            inner = pattern.app_name or ""
            yield from public_names(pattern, f"{inner}:" if inner else space)
        else:
            yield f"{space}{pattern.name}"


def test_every_public_address_is_measured() -> None:
    assert sorted(public_names(get_resolver())) == sorted(ADDRESSES)


def work_of_each(client: Client, size: Size) -> dict[str, float]:
    """What each address takes of the database that holds ``size``, and nothing else."""
    with transaction.atomic():
        generate(size)
        a_county_with_a_figure()
        analyzed()
        figure = str(Observation.objects.earliest("pk").pk)
        measured = {
            address: work_of(client, address.replace("{figure}", figure))
            for addresses in ADDRESSES.values()
            for address in addresses
        }
        transaction.set_rollback(True)
    return measured


def a_county_with_a_figure() -> None:
    city = City.objects.get(code=CITY)
    county = County.objects.create(
        code=COUNTY, name=MARK, short=MARK, parent=city, province=city.province
    )
    figure = Observation.objects.filter(series__area=city).earliest("pk")
    series = figure.series
    series.pk = figure.pk = None
    series.area = county
    series.save()
    figure.series = series
    figure.save()


def work_of(client: Client, address: str) -> float:
    with counted() as work:
        response = client.get(address)
        assert response.status_code in (200, 301), address
        if response.streaming:
            b"".join(response.streaming_content)  # type: ignore[arg-type]
    return work.amount


@pytest.fixture(scope="module")
def measured() -> dict[str, float]:
    """What each address takes of the small data, once it was measured."""
    return {}


@pytest.mark.slow
@pytest.mark.django_db
@pytest.mark.parametrize("what", GROWN)
def test_ten_times_the_data_are_about_ten_times_the_work(
    client: Client, settings: Any, measured: dict[str, float], what: str
) -> None:
    settings.PUBLIC_QUERY_SECONDS = 0  # its clock and ours cannot both be asked
    most = MOST_TIMES[connection.vendor]
    before = measured
    if not before:
        before.update(work_of_each(client, SMALL))
    after = work_of_each(client, GROWN[what])
    times = {address: after[address] / max(before[address], 1) for address in before}
    assert {a: round(t, 1) for a, t in times.items() if t > most} == {}
