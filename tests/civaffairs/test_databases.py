"""The settings of a connection are in force, seen from within the database."""

import pytest
from django.db import connection

from civaffairs.databases import database_settings

LIMITS = {"lock_timeout": 5, "statement_timeout": 30, "keep_seconds": 60}


def ask(sql: str) -> object:
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return cursor.fetchone()[0]


@pytest.mark.django_db
def test_connections_are_set_up_for_several_writers() -> None:
    if connection.vendor == "sqlite":
        assert ask("PRAGMA journal_mode") == "wal"
        assert ask("PRAGMA foreign_keys") == 1
        assert ask("PRAGMA busy_timeout") == 20_000
        assert connection.transaction_mode == "IMMEDIATE"  # type: ignore[attr-defined]
    else:
        assert ask("SHOW lock_timeout") == "5s"
        assert ask("SHOW statement_timeout") == "30s"


def test_options_of_the_address_are_kept() -> None:
    address = {
        "ENGINE": "django.db.backends.postgresql",
        "OPTIONS": {"sslmode": "require", "options": "-c work_mem=8MB"},
    }
    options = database_settings(address, **LIMITS)["OPTIONS"]
    assert options["sslmode"] == "require"
    assert options["options"].split(" -c ") == [
        "-c work_mem=8MB",
        "lock_timeout=5s",
        "statement_timeout=30s",
    ]


def test_other_databases_are_left_as_they_are() -> None:
    address = {"ENGINE": "somebody.elses.backend"}
    assert database_settings(address, **LIMITS) == address
