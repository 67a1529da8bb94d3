"""What holds for every answer under /api/, good or bad."""

import pytest
from django.test import Client

from api.views.catalogue import Themes
from tests.api.conftest import Ask

ADDRESSES = [
    "/api/",
    "/api/v1/",
    "/api/v1/cities/",
    "/api/v1/cities/430200/",
    "/api/v1/observations/?city=430200",
    "/api/v1/observations.csv?city=430200",
    "/api/v1/rankings/?province=430000&indicator=dibao_standard&group=urban&year=2022",
    "/api/v1/cities/?province=1",
    "/api/v1/nowhere/",
]
every_address = pytest.mark.parametrize("address", ADDRESSES)


@every_address
def test_no_cookie_is_set_and_any_page_may_read(
    fixtures_loaded: None, client: Client, address: str
) -> None:
    response = client.get(
        address, HTTP_COOKIE="sessionid=stolen", HTTP_ORIGIN="https://a.example"
    )
    assert not response.cookies
    assert response.headers["Access-Control-Allow-Origin"] == "*"
    assert "Access-Control-Allow-Credentials" not in response.headers
    assert "Cookie" not in response.headers.get("Vary", "")
    assert response.headers["X-Content-Type-Options"] == "nosniff"


@every_address
def test_answers_are_kept_shortly_and_errors_not_at_all(
    fixtures_loaded: None, client: Client, address: str
) -> None:
    response = client.get(address)
    kept = response.headers["Cache-Control"]
    if response.status_code == 200:
        assert "public" in kept
        assert "must-revalidate" in kept
        assert response.has_header("ETag")
    else:
        assert kept == "no-store"
        assert not response.has_header("ETag")


@pytest.mark.parametrize("address", ADDRESSES[:7])
def test_who_has_the_answer_is_told_so_in_a_few_bytes(
    fixtures_loaded: None, client: Client, address: str
) -> None:
    response = client.get(address)
    # A table keeps its place until it is read to its end.
    response.getvalue()
    tag = response.headers["ETag"]
    again = client.get(address, HTTP_IF_NONE_MATCH=tag)
    assert again.status_code == 304
    assert again.content == b""
    assert again.headers["ETag"] == tag
    assert again.headers["Access-Control-Allow-Origin"] == "*"
    assert "max-age" in again.headers["Cache-Control"]
    assert client.get(address, HTTP_IF_NONE_MATCH='"old"').status_code == 200


@pytest.mark.parametrize("address", ADDRESSES[:7])
def test_head_is_get_without_a_body(
    fixtures_loaded: None, client: Client, address: str
) -> None:
    got, head = client.get(address), client.head(address)
    assert head.status_code == 200
    assert b"".join(head) == b""
    assert head.headers.get("Content-Length") == got.headers.get("Content-Length")
    for name in ("ETag", "Content-Type", "Cache-Control"):
        assert head.headers[name] == got.headers[name]


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
@pytest.mark.parametrize("address", ADDRESSES[:7])
def test_writing_is_not_a_method_here(
    fixtures_loaded: None, method: str, address: str
) -> None:
    client = Client(enforce_csrf_checks=True)
    response = getattr(client, method)(address, "{}", content_type="application/json")
    assert response.status_code == 405
    assert response.headers["Allow"] == "GET, HEAD, OPTIONS"
    assert response.json()["error"]["code"] == "method_not_allowed"
    assert "Access-Control-Allow-Origin" not in response.headers


def test_a_failed_precondition_is_told_as_json(
    fixtures_loaded: None, client: Client
) -> None:
    response = client.get("/api/v1/themes/", HTTP_IF_MATCH='"another"')
    assert response.status_code == 412
    assert response.json()["error"]["code"] == "precondition_failed"


def test_options_allows_reading_and_lists_the_parameters(
    fixtures_loaded: None, client: Client
) -> None:
    response = client.options("/api/v1/cities/")
    assert response.status_code == 200
    assert response.json() == {"parameters": ["page", "page_size", "province"]}
    assert response.headers["Access-Control-Allow-Methods"] == "GET, HEAD, OPTIONS"


def test_accept_does_not_change_the_form(ask: Ask, client: Client) -> None:
    response = client.get("/api/v1/themes/", HTTP_ACCEPT="text/html")
    assert response.headers["Content-Type"] == "application/json"


def test_a_fault_of_the_portal_is_told_as_json(
    fixtures_loaded: None, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*args: object, **kwargs: object) -> None:
        raise RuntimeError("secret detail")

    monkeypatch.setattr(Themes, "list", fail)
    client.raise_request_exception = False
    response = client.get("/api/v1/themes/")
    assert response.status_code == 500
    assert response.json()["error"]["code"] == "server_error"
    assert b"secret" not in response.content
    assert response.headers["Access-Control-Allow-Origin"] == "*"
    assert response.headers["Cache-Control"] == "no-store"


def test_a_host_that_is_not_ours_is_refused_as_json(client: Client, db: None) -> None:
    response = client.get("/api/v1/", HTTP_HOST="evil.example")
    assert response.status_code == 400
    assert response.json()["error"]["code"] == "bad_request"


def test_pages_for_people_are_left_alone(client: Client, db: None) -> None:
    response = client.get("/no-such-page/")
    assert response.status_code == 404
    assert "Access-Control-Allow-Origin" not in response.headers
    assert response.headers["Content-Type"].startswith("text/html")


def test_who_asks_too_often_is_told_when_to_come_back(
    fixtures_loaded: None, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        "rest_framework.throttling.AnonRateThrottle.THROTTLE_RATES", {"anon": "2/min"}
    )
    for _ in range(2):
        assert client.get("/api/v1/themes/").status_code == 200
    response = client.get("/api/v1/observations.csv")
    assert response.status_code == 429
    assert 0 < int(response.headers["Retry-After"]) <= 60
    assert response.json()["error"]["code"] == "too_many_requests"
    assert response.headers["Access-Control-Allow-Origin"] == "*"
