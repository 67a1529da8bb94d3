"""The databases that every process of a test run copies, made once: migrations and fixtures
take seconds, a copy milliseconds.

What they hold follows from the files of ``SOURCES``, so they are named by the content of
those and by the day, and used again by the runs of that day: on SQLite from a folder that
git ignores, on PostgreSQL as long as the server keeps them. Nobody makes or copies one while
another does. What was made while a source changed is not kept.
"""

import hashlib
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import django
from django.conf import settings
from django.core.management import call_command
from django.db import connection

from civaffairs.turns import take_turn

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "var" / "prepared"
SOURCES = (
    *("civaffairs", "indicators", "reports", "importers", "portal", "api"),
    *("fixtures", "locale", "requirements-dev.lock", "tests/settings.py"),
    "tests/prepared.py",
)
PASSED_OVER = (".pyc", ".mo")
EMPTY, LOADED = "empty", "loaded"


def files(root: Path) -> Iterator[Path]:
    for name in SOURCES:
        within = sorted((root / name).rglob("*")) or [root / name]
        yield from (
            file for file in within if file.is_file() and file.suffix not in PASSED_OVER
        )


def key_of(root: Path) -> str:
    """A name for all that decides what the databases hold."""
    told = hashlib.sha256()
    versions = sys.version, django.__version__, sqlite3.sqlite_version
    told.update(f"{root}{versions}{datetime.now(UTC).date()}".encode())
    for file in files(root):
        content = file.read_bytes()
        told.update(f"{file.relative_to(root)} {len(content)} ".encode() + content)
    return told.hexdigest()[:16]


def changed_since(moment: float, root: Path) -> bool:
    return any(file.stat().st_mtime >= moment for file in files(root))


KEY = key_of(ROOT)


def begin_with(kind: str, target: str) -> None:
    """Make ``target`` a copy of the prepared database, which is made first where there is none."""
    with take_turn(FOLDER, lambda: None):
        _begin_with(kind, target)


def _begin_with(kind: str, target: str) -> None:
    kept = prefix() + f"{KEY}_{kind}"
    if exists(kept):
        duplicate(kept, target)
        return
    remove_older()
    made = f"{kept}_unfinished"
    make(kind, made)
    duplicate(made, target)
    if changed_since(settings.RUN_STARTED, ROOT) or key_of(ROOT) != KEY:
        remove(made)
    else:
        rename(made, kept)


def make(kind: str, name: str) -> None:
    if kind == LOADED:
        _begin_with(EMPTY, name)
    else:
        create(name)
    before, connection.settings_dict["NAME"] = connection.settings_dict["NAME"], name
    try:
        if kind == LOADED:
            call_command("load_fixtures", verbosity=0)
        else:
            call_command("migrate", verbosity=0)
    finally:
        connection.close()
        connection.settings_dict["NAME"] = before


# --- on either database ----------------------------------------------------------------


def prefix() -> str:
    """What the names of this checkout's prepared databases begin with."""
    if connection.vendor == "sqlite":
        return f"{FOLDER}/"
    return f"prepared_{hashlib.sha256(str(ROOT).encode()).hexdigest()[:8]}_"


def remove_older() -> None:
    """Those of another content or another day."""
    for name in names():
        if name.startswith(prefix()) and not name.startswith(prefix() + KEY):
            remove(name)


def names() -> list[str]:
    if connection.vendor == "sqlite":
        return [str(path) for path in FOLDER.glob("*_*")]
    return [name for (name,) in on_server("SELECT datname FROM pg_database")]


def exists(name: str) -> bool:
    return name in names()


def create(name: str) -> None:
    remove(name)
    if connection.vendor != "sqlite":
        on_server(f'CREATE DATABASE "{name}"')


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
    # A template may have no visitor; a server thread's connection may linger.
    on_server(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s",
        source,
    )
    on_server(f'CREATE DATABASE "{target}" TEMPLATE "{source}"')


def rename(name: str, new: str) -> None:
    if connection.vendor == "sqlite":
        Path(name).rename(new)
    else:
        on_server(f'ALTER DATABASE "{name}" RENAME TO "{new}"')


def remove(name: str) -> None:
    if connection.vendor == "sqlite":
        for ending in ("", "-wal", "-shm"):
            Path(f"{name}{ending}").unlink(missing_ok=True)
    else:
        on_server(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')


def on_server(sql: str, *parameters: str) -> list[tuple[Any, ...]]:
    with connection._nodb_cursor() as cursor:
        cursor.execute(sql, parameters or None)
        return cursor.fetchall() if cursor.description else []
