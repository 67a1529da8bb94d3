"""Queries are cut after their time, and everything else is left as it was."""

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress

import psycopg
import pytest
from django.db import OperationalError, connection

from indicators.models import Theme
from indicators.query_time import allow, limited, took_too_long

pytestmark = pytest.mark.django_db(transaction=True)

# Some million steps of SQLite's machine; PostgreSQL only waits.
LONG = {
    "sqlite": """WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n
                 WHERE i < 300000) SELECT COUNT(*) FROM n""",
    "postgresql": "SELECT pg_sleep(0.3)",
}
MOMENT = 0.001


def ask_long() -> None:
    with connection.cursor() as cursor:
        cursor.execute(LONG[connection.vendor])
        cursor.fetchall()


def test_a_long_query_is_cut_and_told_apart() -> None:
    with limited(MOMENT), pytest.raises(OperationalError) as raised:
        ask_long()
    assert took_too_long(raised.value)


def test_a_short_query_within_its_time_is_answered() -> None:
    with limited(60):
        assert list(Theme.objects.all()) == []


def test_afterwards_a_query_may_be_long_again() -> None:
    with limited(MOMENT), suppress(OperationalError):
        ask_long()
    ask_long()


def test_the_time_is_that_of_all_queries_together() -> None:
    with limited(60) as limit:
        ask_long()
        limit.seconds = limit.spent
        with pytest.raises(OperationalError) as raised:
            Theme.objects.count()
    assert took_too_long(raised.value)


def test_more_can_be_allowed_while_it_runs() -> None:
    with limited(MOMENT):
        allow(60)
        ask_long()


def test_allowing_more_without_a_limit_changes_nothing() -> None:
    allow(MOMENT)
    ask_long()


def test_another_thread_is_not_hurried() -> None:
    found: list[BaseException | None] = []

    def ask() -> None:
        try:
            ask_long()
            found.append(None)
        except OperationalError as fault:
            found.append(fault)
        finally:
            connection.close()

    with limited(60) as limit:
        Theme.objects.count()
        limit.seconds = limit.spent
        other = threading.Thread(target=ask)
        other.start()
        other.join()
    assert found == [None]


def test_a_database_that_is_out_did_not_take_too_long() -> None:
    assert not took_too_long(OperationalError("the server closed the connection"))
    assert not took_too_long(ValueError())
    assert not took_too_long(None)


@contextmanager
def locked() -> Iterator[threading.Event]:
    """The table of themes, or the whole of SQLite, until the event is set."""
    taken, over = threading.Event(), threading.Event()
    name = connection.settings_dict["NAME"]

    def on_sqlite() -> None:
        held = sqlite3.connect(name, isolation_level=None)
        held.execute("BEGIN IMMEDIATE")
        taken.set()
        over.wait()
        held.close()

    def on_postgresql() -> None:
        parameters = connection.get_connection_params()
        parameters.pop("cursor_factory", None)
        parameters.pop("context", None)
        with psycopg.connect(**parameters) as held:
            held.execute("LOCK TABLE indicators_theme")
            taken.set()
            over.wait()

    held_by = on_sqlite if connection.vendor == "sqlite" else on_postgresql
    holder = threading.Thread(target=held_by)
    holder.start()
    taken.wait()
    try:
        yield over
    finally:
        over.set()
        holder.join()


@pytest.mark.sqlite
def test_waiting_for_a_lock_spends_nothing_on_sqlite() -> None:
    with locked() as over, limited(MOMENT * 50) as limit:
        threading.Timer(0.3, over.set).start()
        Theme.objects.create(code="test_theme", name="试验", name_en="Test")
        assert limit.spent < limit.seconds
    assert Theme.objects.exists()


@pytest.mark.postgresql
def test_a_lock_that_is_not_given_is_no_long_query() -> None:
    with locked(), limited(0.4), pytest.raises(OperationalError) as raised:
        Theme.objects.count()
    assert not took_too_long(raised.value)


@pytest.mark.postgresql
def test_the_timeouts_of_the_connection_come_back() -> None:
    def timeouts() -> list[str]:
        with connection.cursor() as cursor:
            cursor.execute("SHOW statement_timeout")
            statement = cursor.fetchone()[0]
            cursor.execute("SHOW lock_timeout")
            return [statement, cursor.fetchone()[0]]

    before = timeouts()
    with limited(4):
        assert timeouts() == ["4s", "2s"]
    assert timeouts() == before
