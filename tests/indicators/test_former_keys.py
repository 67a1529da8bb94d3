"""Keys with a code that the place had before lead to its series."""

import pytest

from indicators.former_keys import key_of_series_opened
from indicators.models import Area, Observation

pytestmark = pytest.mark.usefixtures("fixtures_loaded")


@pytest.mark.once
@pytest.mark.parametrize(
    ("key", "today"),
    [
        ("births.522400.total.city", "births.520500.total.city"),
        ("births.522400.total.city.2010", "births.520500.total.city.2010"),
        ("births.430221.total.city.2010~2020", "births.430212.total.city.2010~2020"),
        ("births.430200.total.city", None),
        ("births.999999.total.city", None),
    ],
)
def test_a_former_code_leads_to_the_series_of_its_place(key, today):
    assert key_of_series_opened(key) == today


def test_pages_and_programs_are_led_on(client):
    page = client.get("/figures/births.522400.total.city.2010/")
    assert page.status_code == 301
    assert page.headers["Location"].endswith("/figures/births.520500.total.city.2010/")
    assert client.get("/figures/births.999999.total.city.2010/").status_code == 404


def test_city_takes_a_former_code(client):
    def found(code):
        answer = client.get("/api/v1/observations/", {"city": code})
        assert answer.status_code == 200
        return answer.json()["count"]

    assert found("522400") == found("520500")


def test_a_program_gets_the_series_and_the_figure(client):
    figure = Observation.objects.filter(series__area__code="430200").first()
    key, line, line_key = figure.key, figure.series, figure.series.key
    line.area = Area.objects.get(code="520500")
    line.save()
    for kind, of_kind in (("series", line_key), ("observations", key)):
        asked = of_kind.replace("430200", "522400")
        answer = client.get(f"/api/v1/{kind}/{asked}/")
        assert answer.status_code == 200
        assert answer.json()["key"] == of_kind.replace("430200", "520500")
