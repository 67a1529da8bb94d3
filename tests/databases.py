"""Databases within a test run: the empty one, and one with the fixtures loaded.

Most tests start from an empty database and make the few things they are about.
Tests that ask for `fixtures_loaded` see everything `load_fixtures` loads. Loading
takes seconds, so it happens once in each process of the run, into a database of
its own, and every such test reads that one within a transaction that is undone.

A test that commits (a browser journey, `transaction=True`) would empty the
database at its end, as pytest-django does after each of them. So it is given a
copy, which costs milliseconds, and the copy may be emptied.
"""

import sqlite3
from contextlib import closing
from pathlib import Path

from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from django.db import connection


class Databases:
    def __init__(self) -> None:
        self.empty = connection.settings_dict["NAME"]
        self.loaded = f"{self.empty}_loaded"
        self.copy = f"{self.empty}_copy"

    def load(self) -> None:
        duplicate(self.empty, self.loaded)
        self.use(self.loaded)
        call_command("load_fixtures", verbosity=0)

    def choose(self, *, loaded: bool, committing: bool) -> None:
        """Let the next test, in all its threads, work on the database it needs."""
        if loaded and committing:
            duplicate(self.loaded, self.copy)
        self.use(self.empty if not loaded else self.copy if committing else self.loaded)

    def use(self, name: str) -> None:
        # Every thread's connection reads its name from this one dictionary.
        if connection.settings_dict["NAME"] != name:
            connection.close()
            connection.settings_dict["NAME"] = name
            ContentType.objects.clear_cache()

    def drop(self) -> None:
        self.use(self.empty)
        for name in (self.loaded, self.copy):
            remove(name)


def duplicate(source: str, target: str) -> None:
    connection.close()
    remove(target)
    if connection.vendor == "sqlite":
        with (
            closing(sqlite3.connect(source)) as original,
            closing(sqlite3.connect(target)) as copy,
        ):
            original.backup(copy)
        return
    with connection._nodb_cursor() as cursor:
        # A template may have no visitor; a server thread's connection may linger.
        cursor.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s",
            [source],
        )
        cursor.execute(f'CREATE DATABASE "{target}" TEMPLATE "{source}"')


def remove(name: str) -> None:
    if connection.vendor == "sqlite":
        for ending in ("", "-wal", "-shm"):
            Path(f"{name}{ending}").unlink(missing_ok=True)
        return
    with connection._nodb_cursor() as cursor:
        cursor.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
