from collections.abc import Iterator
from typing import Any

import pytest
from django.db import OperationalError, connection
from django.test import Client

from civaffairs.outage import RETRY_AFTER

PAGES = ("/", "/en/indicators/", "/cities/430200/", "/admin/intake/")


@pytest.fixture
def visitor() -> Client:
    return Client(raise_request_exception=False)


@pytest.fixture
def database_out(
    monkeypatch: pytest.MonkeyPatch, admin_client: Client
) -> Iterator[None]:
    """From here to the end of the test the database answers nothing."""

    def gone(*arguments: Any) -> None:
        raise OperationalError("the server closed the connection unexpectedly")

    with monkeypatch.context() as patch:
        patch.setattr(connection, "cursor", gone)
        yield


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.usefixtures("database_out")
def test_a_page_says_that_the_database_is_out(admin_client: Client, page: str) -> None:
    admin_client.raise_request_exception = False
    response = admin_client.get(page)
    assert response.status_code == 503
    assert response["Retry-After"] == str(RETRY_AFTER)
    assert "no-store" in response["Cache-Control"]
    text = response.content.decode()
    assert "暂时无法提供服务" in text
    assert "Not available at the moment" in text


@pytest.mark.usefixtures("database_out")
def test_a_program_is_told_in_json(visitor: Client) -> None:
    response = visitor.get("/api/v1/cities/")
    assert response.status_code == 503
    assert response["Retry-After"] == str(RETRY_AFTER)
    assert response.json()["error"]["code"] == "unavailable"


@pytest.mark.django_db
def test_a_fault_of_ours_is_no_outage(
    visitor: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*arguments: Any) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(connection, "cursor", broken)
    assert visitor.get("/cities/430200/").status_code == 500
