import shutil
import threading
from collections import namedtuple
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.core.cache import cache
from django.db import DatabaseError, connection, transaction
from django.test import Client

from civaffairs import checkup
from civaffairs.health import is_well
from importers.models import Heartbeat

Usage = namedtuple("Usage", "total used free")


def answer(client: Client) -> tuple[int, str]:
    response = client.get("/health/")
    return response.status_code, response.content.decode().strip()


def time_passes() -> None:
    cache.delete(checkup.KNOWN)


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
        assert answer(client) == (503, checkup.DATABASE)


@contextmanager
def read_only() -> Iterator[None]:
    """The database takes nothing from this connection."""
    sqlite = connection.vendor == "sqlite"
    put = "PRAGMA query_only={}" if sqlite else "SET default_transaction_read_only={}"
    with connection.cursor() as cursor:
        cursor.execute(put.format("on"))
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute(put.format("off"))


@pytest.mark.django_db(transaction=True)
def test_a_portal_that_can_write_nothing_says_so_and_recovers(client: Client) -> None:
    assert answer(client) == (200, "ok")
    time_passes()
    with read_only():
        assert answer(client) == (503, checkup.WRITING)
    time_passes()
    assert answer(client) == (200, "ok")


@pytest.mark.django_db
def test_a_full_disk_is_told(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _folder: Usage(2**40, 2**40, 4096))
    well = connection.vendor != "sqlite"  # a server's disk is its own
    assert answer(client) == ((200, "ok") if well else (503, checkup.DISK))


@pytest.mark.django_db
def test_many_who_ask_write_once(client: Client) -> None:
    for _ in range(20):
        assert answer(client) == (200, "ok")
    first = Heartbeat.objects.get().beat_at
    answer(client)
    assert Heartbeat.objects.get().beat_at == first


@pytest.mark.django_db
def test_while_one_looks_the_others_are_told_what_was_found_last(
    client: Client,
) -> None:
    cache.add(checkup.ASKING, True)
    assert answer(client) == (200, "ok")
    assert not Heartbeat.objects.exists()
    cache.set(checkup.LAST, checkup.WRITING)
    assert answer(client) == (503, checkup.WRITING)


@pytest.mark.django_db(transaction=True)
def test_a_database_that_is_being_written_is_well(client: Client) -> None:
    assert answer(client) == (200, "ok")
    time_passes()
    begun, over = threading.Event(), threading.Event()

    def publish() -> None:
        with transaction.atomic():
            Heartbeat.objects.select_for_update().get()
            begun.set()
            over.wait(timeout=600)
        connection.close()

    writer = threading.Thread(target=publish)
    writer.start()
    begun.wait(timeout=600)
    try:
        assert answer(client) == (200, "ok")
    finally:
        over.set()
        writer.join()


@pytest.mark.django_db(transaction=True)
def test_the_patience_of_the_connection_is_as_before(client: Client) -> None:
    ask = (
        "PRAGMA busy_timeout" if connection.vendor == "sqlite" else "SHOW lock_timeout"
    )

    def patience() -> Any:
        with connection.cursor() as cursor:
            cursor.execute(ask)
            return cursor.fetchone()[0]

    before = patience()
    answer(client)
    time_passes()
    with read_only():
        answer(client)
    assert patience() == before


def test_the_question_is_answered(live_server: Any) -> None:
    port = int(live_server.url.rsplit(":", 1)[1])
    assert is_well("localhost", port)
    assert not is_well("elsewhere.example.org", port)
    assert not is_well("localhost", 1)
