"""A public question that takes too long is a 503 that says so; staff are not hurried."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.utils.module_loading import import_string

from civaffairs.outage import RETRY_AFTER
from indicators.models import City
from tests.indicators.test_query_time import MOMENT, ask_long

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch, settings: Any) -> None:
    """Every page begins with a long query, and none may take it."""
    settings.PUBLIC_QUERY_SECONDS = settings.PUBLIC_TABLE_SECONDS = MOMENT

    def after_long(function: Callable[..., Any]) -> Callable[..., Any]:
        def asked(*arguments: Any, **named: Any) -> Any:
            ask_long()
            return function(*arguments, **named)

        return asked

    for place in (
        "portal.views.search.wanted",
        "api.views.root.Root.release",
        "api.views.flat_table.public_state",
    ):
        monkeypatch.setattr(place, after_long(found(place)))


def found(place: str) -> Any:
    """A function of a module, or a method of a class in one."""
    module, _dot, name = place.rpartition(".")
    try:
        return import_string(place)
    except ImportError:
        return getattr(import_string(module), name)


@pytest.fixture
def visitor() -> Client:
    return Client(raise_request_exception=False)


@pytest.mark.usefixtures("slow")
@pytest.mark.parametrize("page", ["/search/?q=x", "/en/search/?q=x"])
def test_a_page_says_that_it_was_given_up(visitor: Client, page: str) -> None:
    response = visitor.get(page)
    assert response.status_code == 503
    assert response["Retry-After"] == str(RETRY_AFTER)
    assert "no-store" in response["Cache-Control"]
    text = response.content.decode()
    assert "没有等它查完" in text
    assert "taken too long" in text
    assert "数据库暂时没有应答" not in text


@pytest.mark.usefixtures("slow")
@pytest.mark.parametrize("address", ["/api/v1/", "/api/v1/observations.csv"])
def test_a_program_is_told_in_json(visitor: Client, address: str) -> None:
    response = visitor.get(address)
    assert response.status_code == 503
    assert response["Retry-After"] == str(RETRY_AFTER)
    error = response.json()["error"]
    assert error["code"] == "took_too_long"
    assert "没有等它查完" in error["message"]
    assert "too long" in error["message_en"]


def test_the_flat_table_may_take_longer_than_a_page(
    visitor: Client, slow: None, settings: Any
) -> None:
    settings.PUBLIC_TABLE_SECONDS = 60
    assert visitor.get("/api/v1/observations.csv").status_code == 200
    assert visitor.get("/search/").status_code == 503


def test_the_next_question_is_answered(
    visitor: Client, slow: None, settings: Any
) -> None:
    assert visitor.get("/search/").status_code == 503
    ask_long()  # nothing of the limit is left
    settings.PUBLIC_QUERY_SECONDS = 60
    assert visitor.get("/health/").status_code == 200
    assert not City.objects.exists()


def test_without_a_limit_it_takes_its_time(
    visitor: Client, slow: None, settings: Any
) -> None:
    settings.PUBLIC_QUERY_SECONDS = 0
    assert visitor.get("/search/").status_code == 200


def test_staff_are_not_hurried(
    admin_client: Client, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.PUBLIC_QUERY_SECONDS = MOMENT
    asked = []

    def ask(*arguments: Any) -> bool:
        asked.append(ask_long())
        return True

    monkeypatch.setattr("django.contrib.admin.site.has_permission", ask)
    assert admin_client.get("/admin/").status_code == 200
    assert asked
    assert connection.is_usable()
