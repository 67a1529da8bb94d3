"""How much work a database does, counted and not timed.

SQLite: scores of steps of its machine. PostgreSQL: rows that the nodes of the executed
plans read, handed on or dropped.
"""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection

STEPS = 20
DROPPED = (
    "Rows Removed by Filter",
    "Rows Removed by Join Filter",
    "Rows Removed by Index Recheck",
)


class Work:
    """``amount`` grows while the block of ``counted`` runs."""

    amount = 0.0

    def step(self) -> int:
        self.amount += 1
        return 0

    def explained(
        self, execute: Callable[..., Any], sql: str, parameters: Any, *more: Any
    ) -> Any:
        if sql.lstrip().startswith(("SELECT", "(SELECT")):
            with connection.connection.cursor() as cursor:
                cursor.execute(f"EXPLAIN (ANALYZE, FORMAT JSON) {sql}", parameters)
                answer = cursor.fetchone()[0]
            plans = json.loads(answer) if isinstance(answer, str) else answer
            self.amount += sum(rows_in(plan["Plan"]) for plan in plans)
        return execute(sql, parameters, *more)


def rows_in(node: dict[str, Any]) -> float:
    rows = node["Actual Rows"] + sum(node.get(name, 0) for name in DROPPED)
    return rows * node["Actual Loops"] + sum(map(rows_in, node.get("Plans", [])))


@contextmanager
def counted() -> Iterator[Work]:
    work = Work()
    connection.ensure_connection()
    if connection.vendor == "postgresql":
        with connection.execute_wrapper(work.explained):
            yield work
        return
    connection.connection.set_progress_handler(work.step, STEPS)
    try:
        yield work
    finally:
        connection.connection.set_progress_handler(None, 0)


# What PostgreSQL prefers for tables of two pages, and would not for large ones.
SMALL_WAYS = (
    "enable_seqscan",
    "enable_hashjoin",
    "enable_mergejoin",
    "enable_material",
)


def analyzed() -> None:
    """Let PostgreSQL plan for what is there now, by its indexes."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
            for way in SMALL_WAYS:
                cursor.execute(f"SET LOCAL {way} = off")
