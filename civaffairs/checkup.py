"""What ails the portal: a database that does not answer, takes no writes, or a full disk.

To know that writing works, one small row is written. Anybody may ask, so that is done once
in a few seconds, whoever asks, and a database that is busy is not waited for.
"""

import logging
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.core.cache import cache
from django.db import DatabaseError, OperationalError, connection, transaction
from django.db.models.functions import Now

from importers.models import Heartbeat

FRESH = 3  # seconds for which it is known that writing works, or does not
PATIENCE = 500  # milliseconds to wait for whoever writes
LEAST_FREE = 16 * 1024 * 1024  # bytes on the disk of a SQLite database
KNOWN, LAST, ASKING = "health-known", "health-last", "health-asking"

DATABASE = "database: no answer"
WRITING = "database: nothing can be written"
DISK = "disk: full"
_log = logging.getLogger(__name__)


def fault() -> str:
    """What fails, in a few words; empty where nothing does."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError as error:
        _log.warning("The database does not answer: %s", error)
        return DATABASE
    known = cache.get(KNOWN)
    return _looked_up() if known is None else str(known)


def _looked_up() -> str:
    """One of those who ask looks; the others are given what was found last."""
    if not cache.add(ASKING, True, 10 * FRESH):
        return str(cache.get(LAST, ""))
    try:
        found = _disk() or _writing()
        cache.set(KNOWN, found, FRESH)
        cache.set(LAST, found, None)
        return found
    finally:
        cache.delete(ASKING)


def _disk() -> str:
    if connection.vendor != "sqlite":
        return ""
    folder = Path(str(connection.settings_dict["NAME"])).parent
    free = shutil.disk_usage(folder).free if folder.is_dir() else LEAST_FREE
    return DISK if free < LEAST_FREE else ""


def _writing() -> str:
    try:
        with _impatient(), transaction.atomic():
            Heartbeat.objects.update_or_create(pk=1, defaults={"beat_at": Now()})
    except DatabaseError as error:
        if _busy(error):
            return ""
        _log.warning("Nothing can be written: %s", error)
        return WRITING
    return ""


def _busy(error: DatabaseError) -> bool:
    """Somebody else is writing, so writing works."""
    if connection.vendor == "sqlite":
        return "locked" in str(error)
    cause = type(error.__cause__).__name__
    return isinstance(error, OperationalError) and cause == "LockNotAvailable"


@contextmanager
def _impatient() -> Iterator[None]:
    """While the block runs, this connection waits for no lock longer than ``PATIENCE``."""
    if connection.vendor == "sqlite":
        names = ("PRAGMA busy_timeout", "PRAGMA busy_timeout={}")
    else:
        names = ("SHOW lock_timeout", "SET lock_timeout='{}'")
    ask, put = names
    with connection.cursor() as cursor:
        cursor.execute(ask)
        before = cursor.fetchone()[0]
        cursor.execute(put.format(PATIENCE))
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute(put.format(before))
