from collections.abc import Callable
from threading import BoundedSemaphore
from typing import Any

import pytest
from django.test import Client

from api.views import flat_table

Ask = Callable[..., Any]


@pytest.fixture(autouse=True)
def all_places_free(monkeypatch: pytest.MonkeyPatch) -> None:
    """A table that an earlier test did not read to its end holds no place in this one."""
    places = BoundedSemaphore(flat_table.AT_ONCE)
    monkeypatch.setattr(flat_table, "places", places)


@pytest.fixture
def ask(fixtures_loaded: None, client: Client) -> Ask:
    """Ask /api/v1/ for an address with parameters; the JSON of a good answer."""

    def asked(address: str = "", /, **parameters: Any) -> Any:
        response = client.get(f"/api/v1/{address}", parameters)
        assert response.status_code == 200, response.content.decode()
        return response.json()

    return asked


@pytest.fixture
def refused(fixtures_loaded: None, client: Client) -> Ask:
    """Ask and be refused with the status; what the error says."""

    def asked(status: int, address: str, /, **parameters: Any) -> Any:
        response = client.get(f"/api/v1/{address}", parameters)
        assert response.status_code == status, response.content.decode()
        assert response.headers["Content-Type"] == "application/json"
        error = response.json()["error"]
        assert error["status"] == status
        assert error["message"]
        assert error["message_en"]
        return error

    return asked
