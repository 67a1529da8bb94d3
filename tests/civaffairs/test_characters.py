"""No address, parameter, field or cookie with characters that no database keeps is a fault
of ours: every pattern of the portal is asked."""

import re
from collections.abc import Iterator
from itertools import cycle, islice
from typing import Any

import pytest
from django.db import DataError, connection
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from django.urls.resolvers import RegexPattern, RoutePattern

from indicators.models import Theme

pytestmark = pytest.mark.django_db

STRANGE = [
    "%00",
    "a%00b",
    "_00",  # as the admin writes a NUL
    "%ED%A0%80",  # a lone surrogate
    "%F0%9F%98%80",
    "%FF%C0%AE",
    "%E2%80%AE",
    "%0D%0A",
    "x" * 3000,
]
NUMBERS = ["0", "9" * 20, "9" * 400, "9" * 5000]
# PostgreSQL keeps no NUL and no surrogate, and numbers only up to a size; all else is refused,
# or is text to both databases alike.
POSTGRESQL_ONLY = {"%00", "_00", "%ED%A0%80", "9" * 20}
PARAMETERS = ["q", "page", "city", "year", "show", "code", "format", "o", "theme"]
CONVERTER = re.compile(r"<(?:(\w+):)?\w+>")
GROUP = re.compile(r"\(\?P<\w+>((?:[^()\[\]]|\[[^\]]*\])*)\)")


def routes(patterns: list[URLPattern | URLResolver], before: str = "") -> Iterator[str]:
    """The patterns of all addresses, with <kind:name> where something varies."""
    for pattern in patterns:
        text = before + plain(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from routes(pattern.url_patterns, text)
        else:
            yield text


def plain(pattern: object) -> str:
    if isinstance(pattern, RoutePattern):
        return str(pattern)
    if isinstance(pattern, RegexPattern):
        text = GROUP.sub("<str:it>", str(pattern).removeprefix("^"))
        return re.sub(r"\\Z|\$|\?$", "", text).replace("\\", "")
    return ""  # the language


def chosen(values: list[str]) -> list[str]:
    """All of them, or those that the database at hand may take otherwise than SQLite."""
    if connection.vendor == "sqlite":
        return values
    return [value for value in values if value in POSTGRESQL_ONLY]


def filled(route: str) -> list[str]:
    """The addresses with each strange thing in the place of what varies."""
    kinds = CONVERTER.findall(route)
    texts, numbers = chosen(STRANGE), chosen(NUMBERS)
    most = len(numbers if set(kinds) == {"int"} else texts)
    values = zip(*(cycle(numbers if k == "int" else texts) for k in kinds), strict=True)
    return [fill(route, list(one)) for one in islice(values, most)]


def fill(route: str, values: list[str]) -> str:
    pieces = CONVERTER.sub("{}", route)
    return "/" + pieces.format(*values)


ROUTES = sorted(set(routes(get_resolver().url_patterns)))
VARYING = [route for route in ROUTES if CONVERTER.search(route)]
FIXED = [
    route
    for route in ROUTES
    if not CONVERTER.search(route) and "logout" not in route and "(" not in route
]


@pytest.fixture
def visitor(admin_client: Client) -> Client:
    admin_client.raise_request_exception = False
    return admin_client


def test_the_patterns_are_found() -> None:
    assert "admin/grid/<str:city_code>/<int:year>/" in VARYING
    assert "cities/<identifier:code>/" in VARYING
    assert "api/v1/cities/<str:it>/" in VARYING
    assert len(VARYING) > 50
    assert len(FIXED) > 30


@pytest.mark.parametrize("route", VARYING)
def test_an_address_that_nothing_can_have_is_no_fault(
    visitor: Client, route: str
) -> None:
    statuses = {path[:80]: visitor.get(path).status_code for path in filled(route)}
    assert statuses
    assert {path: s for path, s in statuses.items() if s >= 500} == {}
    assert {s for path, s in statuses.items() if "%00" in path} <= {404}


@pytest.mark.parametrize("route", FIXED)
def test_parameters_that_nothing_can_have_are_no_fault(
    visitor: Client, route: str
) -> None:
    statuses = {
        value[:20]: visitor.get(
            f"/{route}?" + "&".join(f"{name}={value}" for name in PARAMETERS)
        ).status_code
        for value in chosen(STRANGE)
    }
    assert {value: s for value, s in statuses.items() if s >= 500} == {}
    if not route.startswith(("admin/", "api/")):
        assert {s for value, s in statuses.items() if "%00" in value} == {400}


@pytest.mark.parametrize("page", ["/search/", "/en/cities/", "/api/v1/observations/"])
@pytest.mark.parametrize("query", ["q=%00", "%00=q", "city=4302%0000"])
def test_a_nul_among_the_parameters_is_a_faulty_request(
    visitor: Client, page: str, query: str
) -> None:
    response = visitor.get(f"{page}?{query}")
    assert response.status_code == 400
    assert "\0" not in response.content.decode()


def test_a_program_is_told_in_json(visitor: Client) -> None:
    assert visitor.get("/api/v1/cities/%00/").json()["error"]["status"] == 404
    assert visitor.get("/api/v1/cities/?q=%00").json()["error"]["status"] == 400


def test_a_page_is_told_in_its_language(visitor: Client) -> None:
    assert 'lang="en"' in visitor.get("/en/cities/%00/").content.decode()


def test_a_nul_in_a_form_is_told_at_its_field(visitor: Client) -> None:
    page = visitor.post(
        "/admin/indicators/theme/add/", {"code": "a\0b", "name_zh": "甲"}
    )
    assert page.status_code == 200
    assert "errorlist" in page.content.decode()
    assert not Theme.objects.exists()


def refused_by_the_database(*arguments: Any, **more: Any) -> None:
    raise DataError("PostgreSQL text fields cannot contain NUL (0x00) bytes")


@pytest.mark.parametrize(
    ("address", "fields", "status"),
    [
        ("/admin/intake/?city=%00", {}, 400),
        ("/admin/intake/upload/", {"city": "a\0"}, 400),
        ("/admin/intake/?city=1", {}, 500),
    ],
)
def test_what_the_database_refuses_for_its_characters_is_a_faulty_request(
    visitor: Client,
    monkeypatch: pytest.MonkeyPatch,
    address: str,
    fields: dict[str, str],
    status: int,
) -> None:
    monkeypatch.setattr(
        "importers.spreadsheets.pages.expire_old", refused_by_the_database
    )
    monkeypatch.setattr(
        "importers.spreadsheets.actions.TableUploadForm", refused_by_the_database
    )
    sent = visitor.post(address, fields) if fields else visitor.get(address)
    assert sent.status_code == status


def test_an_encoding_that_makes_surrogates_is_a_faulty_request(visitor: Client) -> None:
    kind = "text/plain; charset=raw_unicode_escape"
    sent = visitor.get("/search/?q=%5Cud800", headers={"content-type": kind})
    assert sent.status_code == 400


def test_a_cookie_that_is_no_text_is_a_faulty_request(client: Client) -> None:
    # Quoted so, a NUL passes where headers are checked.
    client.raise_request_exception = False
    cookie = 'sessionid="' + "\\000" * 40 + '"'
    assert client.get("/admin/", headers={"cookie": cookie}).status_code == 400


def test_whatever_else_is_written_is_let_through(client: Client) -> None:
    assert (
        client.get("/search/?q=%E5%9F%8E%E5%B8%82%09%0A%F0%A0%AE%B7").status_code == 200
    )
