"""Inserting many rows at once: by COPY where the database is PostgreSQL.

Django's ``bulk_create`` prepares every value of every column in Python, which for an import
of fifty thousand figures takes longer than the rest of it.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from decimal import Decimal
from operator import itemgetter
from typing import Any, TypeVar

from django.db import connection, models

BATCH_SIZE = 500
# Below this, preparing the copy costs more than it saves.
FEW = 50
PLAIN = frozenset((str, int, bool, Decimal, date, datetime, type(None)))
M = TypeVar("M", bound=models.Model)


def insert(objects: Sequence[M]) -> Sequence[M]:
    """Insert unsaved objects of one model, and give them their keys.

    Their fields must hold what the columns take: no ``auto_now``, no expressions.
    """
    if not objects:
        return objects
    model = type(objects[0])
    if connection.vendor != "postgresql" or len(objects) < FEW:
        return model._default_manager.bulk_create(objects, batch_size=BATCH_SIZE)
    _number(model, objects)
    fields = model._meta.concrete_fields
    quote = connection.ops.quote_name
    columns = ", ".join(quote(str(field.column)) for field in fields)
    into = f"COPY {quote(model._meta.db_table)} ({columns}) FROM STDIN"
    with (
        connection.cursor() as cursor,
        connection.wrap_database_errors,
        cursor.copy(into) as copy,
    ):
        for row in _rows(objects, [field.attname for field in fields]):
            copy.write_row(row)
    for thing in objects:
        thing._state.adding = False
        thing._state.db = connection.alias
    return objects


def _number(model: type[models.Model], objects: Sequence[models.Model]) -> None:
    """Take as many keys from the table's sequence as there are objects."""
    key = model._meta.pk
    assert key is not None
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT nextval(pg_get_serial_sequence(%s, %s)) FROM generate_series(1, %s)",
            [connection.ops.quote_name(model._meta.db_table), key.column, len(objects)],
        )
        for thing, (number,) in zip(objects, cursor.fetchall(), strict=True):
            thing.pk = number


def _rows(objects: Iterable[models.Model], names: list[str]) -> Iterator[list[Any]]:
    values = itemgetter(*names)
    for thing in objects:
        # Choices and translated texts are text to the database.
        yield [v if type(v) in PLAIN else str(v) for v in values(vars(thing))]
