from typing import Any

import pytest
from django.db import DatabaseError, connection
from django.test import Client

from civaffairs.health import is_well


@pytest.mark.django_db
def test_a_portal_with_its_database_is_well(client: Client) -> None:
    response = client.get("/health/")
    assert (response.status_code, response.content) == (200, b"ok\n")
    assert "no-store" in response["Cache-Control"]


@pytest.mark.django_db
def test_a_portal_without_its_database_says_so(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone(*arguments: Any) -> None:
        raise DatabaseError("gone")

    with monkeypatch.context() as patch:
        patch.setattr(connection, "cursor", gone)
        assert client.get("/health/").status_code == 503


def test_the_question_is_answered(live_server: Any) -> None:
    port = int(live_server.url.rsplit(":", 1)[1])
    assert is_well("localhost", port)
    assert not is_well("elsewhere.example.org", port)
    assert not is_well("localhost", 1)
