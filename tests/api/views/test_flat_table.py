import csv
import io
from decimal import Decimal
from typing import Any

import pandas as pd
import pytest
from django.test import Client

from api.views.flat_table import AT_ONCE, Begun, in_turn
from indicators.models import City, Level, Observation, Origin, Series
from indicators.quantities import Interval
from reports.entries import Entry, Source
from reports.models import Report
from reports.publishing import publish, withdraw

COLUMNS = (
    "province_code,city_code,city,indicator,indicator_name,group,coverage,year,value,low,"
    "high,qualifier,unit,status,printed,measure,cutoff,report,locator,note,release,"
    "area_code,area_level,boundary_year"
)


def table(client: Client, **parameters: Any) -> bytes:
    response = client.get("/api/v1/observations.csv", parameters)
    assert response.status_code == 200
    return b"".join(response.streaming_content)


def rows(client: Client, **parameters: Any) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(table(client, **parameters).decode())))


def dibao(client: Client, city: str, **more: str) -> list[tuple[str, ...]]:
    return [
        (r["year"], r["value"], r["high"], r["qualifier"], r["unit"])
        for r in rows(client, city=city, indicator="dibao_standard", **more)
    ]


def publish_one(value: Decimal, printed: str, note: str, section: str) -> None:
    publish(
        [
            Entry(
                series=Series.objects.get(
                    indicator__code="dibao_standard",
                    area__code="430200",
                    group__code="urban",
                    coverage__code="city",
                ),
                year=1999,
                value=value,
                interval=Interval(value, value),
                printed=printed,
                note=note,
                note_en="made up",
                sources=[
                    Source(
                        report=Report.objects.get(code="zhuzhou-2022-decade"),
                        printed=printed,
                        section=section,
                    )
                ],
            )
        ],
        by=None,
        origin=Origin.ADMIN,
        reason="test",
    )


def test_it_is_utf8_with_one_header_line(fixtures_loaded: None, client: Client) -> None:
    written = table(client)
    lines = written.decode("utf-8").splitlines()
    assert not written.startswith(b"\xef\xbb\xbf")
    assert lines[0] == COLUMNS
    assert written.count(b"province_code") == 1
    assert written.endswith(b"\n")


def test_it_holds_every_figure_of_cities(fixtures_loaded: None, client: Client) -> None:
    assert len(rows(client)) == Observation.objects.of_cities().count() > 400


def test_each_level_is_a_table_of_its_own(
    fixtures_loaded: None, client: Client
) -> None:
    sizes = [len(rows(client, level=level)) for level in Level.values]
    assert sum(sizes) == Observation.objects.count()


def test_zhuzhou_and_huzhou_read_as_the_reports_print(
    fixtures_loaded: None, client: Client
) -> None:
    assert dibao(client, "430200", group="urban", coverage="city") == [
        ("2012", "370", "370", "exact", "元/月"),
        ("2022", "625", "625", "exact", "元/月"),
        ("2023", "650", "650", "exact", "元/月"),
    ]
    assert dibao(client, "430200", coverage="districts") == [
        ("2019", "520", "520", "exact", "元/月"),
        ("2020", "600", "", "at_least", "元/月"),
    ]
    assert dibao(client, "330500") == [("2022", "12000", "", "at_least", "元/年")]


def test_filters_keep_what_they_say(fixtures_loaded: None, client: Client) -> None:
    found = rows(client, province="330000", year_min="2020", year_max="2021")
    assert found
    assert {r["province_code"] for r in found} == {"330000"}
    assert {r["year"] for r in found} <= {"2020", "2021"}
    assert rows(client, city="430200", province="330000") == []


def test_pandas_reads_it_with_the_right_types(
    fixtures_loaded: None, client: Client
) -> None:
    frame = pd.read_csv(
        io.BytesIO(table(client)),
        dtype={"province_code": str, "city_code": str},
        parse_dates=["cutoff"],
    )
    assert frame["cutoff"].dtype.kind == "M"
    assert list(frame.columns) == COLUMNS.split(",")
    assert frame["year"].dtype.kind == frame["release"].dtype.kind == "i"
    for name in ("value", "low", "high"):
        assert frame[name].dtype.kind == "f"
    assert frame["city_code"].str.fullmatch(r"\d{6}").all()
    assert not frame["city"].str.endswith("市").any()
    for name in ("city", "indicator", "group", "coverage", "unit", "status", "report"):
        assert frame[name].notna().all()
    assert (frame["status"][frame["value"].isna()] == "U").all()


def test_a_locator_leads_to_the_paragraph(
    fixtures_loaded: None, client: Client
) -> None:
    [row] = rows(
        client, city="430200", indicator="dibao_standard", group="urban", year="2022"
    )
    source = Observation.objects.get(
        series__area__code="430200",
        series__indicator__code="dibao_standard",
        series__group__code="urban",
        series__coverage__code="city",
        year=2022,
    ).citations.get(stance="source")
    assert row["report"] == "zhuzhou-2022-decade"
    assert row["locator"] == f"{source.section} ¶{source.paragraph}"


def test_formulas_are_inert_and_negative_numbers_are_numbers(
    fixtures_loaded: None, client: Client
) -> None:
    publish_one(Decimal("-3.500"), "=1+1", "@SUM(A1)\n第二行", "+cmd|' /C calc'!A0")
    [row] = rows(client, city="430200", year="1999")
    assert (row["value"], row["low"], row["high"]) == ("-3.5", "-3.5", "-3.5")
    assert row["printed"] == "'=1+1"
    assert row["note"] == "'@SUM(A1)\n第二行"
    assert row["locator"] == "'+cmd|' /C calc'!A0"


def test_its_tag_changes_with_every_publication_and_name(
    fixtures_loaded: None, client: Client
) -> None:
    def tag() -> str:
        response = client.head("/api/v1/observations.csv")
        return str(response.headers["ETag"])

    first = tag()
    assert tag() == first
    publish_one(Decimal(1), "1", "", "某处")
    second = tag()
    assert second != first
    City.objects.filter(code="430200").update(short="株州")
    assert tag() not in (first, second)
    stale = client.get("/api/v1/observations.csv", HTTP_IF_NONE_MATCH=second)
    assert stale.status_code == 200


def test_what_is_withdrawn_is_gone_everywhere(
    fixtures_loaded: None, client: Client
) -> None:
    publish_one(Decimal(1), "1", "", "某处")
    one = Observation.objects.get(year=1999, series__area__code="430200")
    address = "/api/v1/observations/dibao_standard.430200.urban.city.1999/"
    tag = client.get(address).headers["ETag"]
    withdraw([one], by=None, origin=Origin.ADMIN, reason="test")
    assert rows(client, city="430200", year="1999") == []
    assert client.get("/api/v1/observations/?year=1999").json()["count"] == 0
    assert client.get(address, HTTP_IF_NONE_MATCH=tag).status_code == 404


def test_it_is_named_and_typed_as_a_file(fixtures_loaded: None, client: Client) -> None:
    response = client.get("/api/v1/observations.csv?city=430200")
    assert response.headers["Content-Type"].startswith("text/csv; charset=utf-8")
    assert response.headers["Content-Disposition"] == (
        'attachment; filename="civaffairs-observations.csv"'
    )
    assert response.streaming
    response.close()


@pytest.mark.parametrize("parameters", [{"city": "430200"}, {}])
def test_the_number_of_queries_does_not_grow(
    fixtures_loaded: None,
    client: Client,
    django_assert_max_num_queries: Any,
    parameters: dict[str, str],
) -> None:
    with django_assert_max_num_queries(10 + len(parameters)):
        table(client, **parameters)


@pytest.mark.usefixtures("fixtures_loaded")
def test_a_table_too_many_is_asked_to_come_again(client: Client) -> None:
    address = "/api/v1/observations.csv?city=430200"
    reading = [client.get(address) for _ in range(AT_ONCE)]
    refused = client.get(address)
    assert refused.status_code == 503
    assert refused.headers["Retry-After"] == "10"
    assert refused.json()["error"]["code"] == "busy"
    assert client.head(address).status_code == 200
    for response in reading:
        b"".join(response.streaming_content)
    assert table(client, city="430200")


def test_a_reader_who_goes_away_gives_the_place_back() -> None:
    for _ in range(AT_ONCE + 1):
        table = Begun(in_turn(iter(["head", "first", "second"])))
        assert next(iter(table)) == "headfirst"
        table.close()
