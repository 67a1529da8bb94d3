"""Inserting many rows at once: by COPY where the database is PostgreSQL.

Django's ``bulk_create`` prepares every value of every column in Python, which for an import
of fifty thousand figures takes longer than the rest of it.
"""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from decimal import Decimal
from operator import itemgetter
from typing import Any, TypeVar

from django.db import connection, models
from django.db.models.base import ModelState

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
    if not _copies(objects):
        return model._default_manager.bulk_create(objects, batch_size=BATCH_SIZE)
    names = [
        field.attname for field in model._meta.concrete_fields if not field.primary_key
    ]
    values = itemgetter(*names)
    keys = _copied(model, names, [values(vars(thing)) for thing in objects])
    for thing, key in zip(objects, keys, strict=True):
        thing.pk = key
        thing._state.adding = False
        thing._state.db = connection.alias
    return objects


def insert_rows(
    model: type[models.Model], names: Sequence[str], rows: Sequence[Sequence[Any]]
) -> list[int]:
    """Insert rows of the columns ``names`` (all but the key); returns their keys."""
    if _copies(rows):
        return _copied(model, names, rows)
    things = (model(**dict(zip(names, row, strict=True))) for row in rows)
    return [thing.pk for thing in insert(list(things))]


def _copies(rows: Sequence[Any]) -> bool:
    return connection.vendor == "postgresql" and len(rows) >= FEW


def _copied(
    model: type[models.Model], names: Iterable[str], rows: Sequence[Sequence[Any]]
) -> list[int]:
    meta, quote = model._meta, connection.ops.quote_name
    assert meta.pk is not None
    fields = [meta.pk, *map(meta.get_field, names)]
    columns = ", ".join(quote(str(field.column)) for field in fields)  # type: ignore[union-attr]
    into = f"COPY {quote(meta.db_table)} ({columns}) FROM STDIN"
    keys = _new_keys(model, len(rows))
    with (
        connection.cursor() as cursor,
        connection.wrap_database_errors,
        cursor.copy(into) as copy,
    ):
        for key, row in zip(keys, rows, strict=True):
            # Choices and translated texts are text to the database.
            copy.write_row([key, *[v if type(v) in PLAIN else str(v) for v in row]])
    return keys


def _new_keys(model: type[models.Model], count: int) -> list[int]:
    """Take as many keys from the table's sequence as there are rows."""
    key = model._meta.pk
    assert key is not None
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT nextval(pg_get_serial_sequence(%s, %s)) FROM generate_series(1, %s)",
            [connection.ops.quote_name(model._meta.db_table), key.column, count],
        )
        return [number for (number,) in cursor.fetchall()]


def unsaved_like(pattern: M, **columns: Any) -> M:
    """An unsaved object with the columns and relations of another, but for ``columns``.

    A model's own ``__init__`` looks at every field and takes thirty times as long.
    """
    made = type(pattern).__new__(type(pattern))
    vars(made).update(vars(pattern), _state=ModelState(), **columns)
    made._state.fields_cache = pattern._state.fields_cache.copy()
    return made
