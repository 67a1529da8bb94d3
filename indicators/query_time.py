"""How long the database may work for one request, and how one knows that it was cut short.

    with limited(5):        # seconds of all queries within, on every database
        …
    took_too_long(fault)    # the limit, or a database that is out?

PostgreSQL cuts each statement by ``statement_timeout``; SQLite asks a progress handler
every few thousand steps of its machine. On both, a query after the seconds are spent is
not begun. Waiting for a lock is no work: SQLite's clock starts with the first steps of a
query, which come after the lock; PostgreSQL gives up on a lock before the time is over.
"""

import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from contextvars import ContextVar
from typing import Any

from django.db import DatabaseError, OperationalError, connections
from django.db.backends.base.base import BaseDatabaseWrapper

STEPS = 50_000  # of SQLite's machine between two looks at the clock: some milliseconds
LOCK_SECONDS = 2.0
CANCELLED = "57014"  # PostgreSQL's code for a statement it was made to give up


class TooLong(OperationalError):
    """The seconds of this request are spent."""


class Limit:
    """The seconds of one request, in one thread. It is an execute wrapper of Django."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self.spent = 0.0
        self.looked: float | None = None
        self.in_force: dict[BaseDatabaseWrapper, tuple[Any, float]] = {}

    def __call__(
        self,
        execute: Callable[..., Any],
        sql: str,
        parameters: Any,
        many: bool,
        context: dict[str, Any],
    ) -> Any:
        if self.spent >= self.seconds:
            raise TooLong(f"the queries took {self.spent:.1f} s")
        connection = context["connection"]
        self.put_in_force(connection)
        if connection.vendor == "sqlite":
            self.looked = None
            return execute(sql, parameters, many, context)
        started = time.monotonic()
        try:
            return execute(sql, parameters, many, context)
        finally:
            self.spent += time.monotonic() - started

    def put_in_force(self, connection: BaseDatabaseWrapper) -> None:
        """Once for each connection, and again where the seconds were changed."""
        wanted = (connection.connection, self.seconds)
        if self.in_force.get(connection) == wanted:
            return
        if connection.vendor == "sqlite":
            connection.connection.set_progress_handler(self.look, STEPS)
        elif connection.vendor == "postgresql":
            lock = min(LOCK_SECONDS, self.seconds / 2)
            connection.connection.execute(
                f"SET statement_timeout = {round(self.seconds * 1000)};"
                f"SET lock_timeout = {round(lock * 1000)}"
            )
        self.in_force[connection] = wanted

    def look(self) -> bool:
        """SQLite's progress handler: true interrupts the query."""
        now = time.monotonic()
        if self.looked is not None:
            self.spent += now - self.looked
        self.looked = now
        return self.spent >= self.seconds

    def lift(self) -> None:
        """Leave every connection as it was found."""
        for connection, (raw, _seconds) in self.in_force.items():
            if raw is not connection.connection:
                continue  # closed meanwhile, its settings with it
            if connection.vendor == "sqlite":
                with suppress(sqlite3.ProgrammingError):
                    raw.set_progress_handler(None, 0)
            elif connection.vendor == "postgresql":
                _reset(connection)


def _reset(connection: BaseDatabaseWrapper) -> None:
    try:
        with connection.wrap_database_errors:
            connection.connection.execute("RESET statement_timeout; RESET lock_timeout")
    except DatabaseError:
        connection.close()  # lost; a new one has the settings of its start


_current: ContextVar[Limit | None] = ContextVar("limit", default=None)


@contextmanager
def limited(seconds: float) -> Iterator[Limit]:
    """Queries of this thread within the block take ``seconds`` together at most, or raise
    an ``OperationalError`` of which ``took_too_long`` is true."""
    limit = Limit(seconds)
    with ExitStack() as block:
        block.callback(limit.lift)
        block.callback(_current.reset, _current.set(limit))
        for connection in connections.all():
            block.enter_context(connection.execute_wrapper(limit))
        yield limit


def allow(seconds: float) -> None:
    """From here on the request that is being answered may take ``seconds``; without a
    limit around it nothing changes."""
    limit = _current.get()
    if limit is not None:
        limit.seconds = seconds


def took_too_long(fault: BaseException | None) -> bool:
    """Whether a query was cut for its time, rather than the database being out."""
    if isinstance(fault, TooLong):
        return True
    cause = getattr(fault, "__cause__", None)
    return isinstance(fault, OperationalError) and (
        getattr(cause, "sqlite_errorcode", None) == sqlite3.SQLITE_INTERRUPT
        or getattr(cause, "sqlstate", None) == CANCELLED
    )
