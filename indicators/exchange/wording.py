"""How people write the columns and values of a catalogue: 类别 荣誉, 市州 湘潭市, 2024年."""

import datetime
import unicodedata
from collections.abc import Iterable
from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.db.models import Model
from django.utils.translation import override
from import_export.fields import Field

CHINESE = "zh-hans"
# Fields by which a person names an object of another catalogue.
NAMES = ("name", "short", "title")


def key(text: object) -> str:
    """What two spellings are compared by."""
    return unicodedata.normalize("NFKC", str(text)).strip().casefold()


def headings(fields: Iterable[Field], model: type[Model]) -> dict[str, str]:
    """The column that a heading means: its own name, or what the admin's forms call it."""
    found: dict[str, str] = {}
    for field in fields:
        found.setdefault(key(field.column_name), field.column_name)
    with override(CHINESE):
        for field in fields:
            found.setdefault(key(label_of(field, model)), field.column_name)
    return found


def label_of(field: Field, model: type[Model]) -> str:
    if field.column_name in OTHER_HEADINGS:
        return OTHER_HEADINGS[field.column_name]
    try:
        found = model._meta.get_field(field.attribute)
    except FieldDoesNotExist:
        return field.column_name
    return str(getattr(found, "verbose_name", field.column_name))


# Columns that are no field of their model.
OTHER_HEADINGS = {"aliases": "别名", "cites": "出处"}


def chosen(choices: Iterable[tuple[str, Any]], text: str) -> str:
    """The value whose label ``text`` is, or else ``text``."""
    with override(CHINESE):
        by_label = {key(label): value for value, label in choices}
    return by_label.get(key(text), text)


def named(model: type[Model], text: str) -> list[Any]:
    """The objects that bear this name: by any of their names, or another name of theirs."""
    fields = {field.name for field in model._meta.get_fields()}
    objects = model._default_manager
    found: dict[Any, Any] = {}
    for name in NAMES:
        if name in fields:
            found |= {row.pk: row for row in objects.filter(**{name: text})}
    if "aliases" in fields:
        found |= {row.pk: row for row in objects.filter(aliases__name=text)}
    return list(found.values())


def plain_cell(value: Any) -> str:
    """A cell as text; a whole number or a day that a spreadsheet made of one stays one."""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if isinstance(value, datetime.datetime):
        value = value.date()
    return "" if value is None else str(value).strip()
