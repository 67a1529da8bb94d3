"""JSON whose numbers are the published decimals, digit by digit.

Python's own encoder writes a ``Decimal`` as text or, through ``float``, as another
number. This one writes it as the number literal it is.
"""

import datetime
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from json.encoder import encode_basestring
from types import NoneType
from typing import Any, NamedTuple

from rest_framework.renderers import BaseRenderer

from api.numbers import plain

# Legal in JSON but line ends in JavaScript, should somebody paste an answer there.
_LINE_ENDS = str.maketrans({"\u2028": "\\u2028", "\u2029": "\\u2029"})


class WrittenJSON(NamedTuple):
    """A value that is JSON already: what many rows share is written once."""

    text: str


def written(value: object) -> WrittenJSON:
    return WrittenJSON(exact_json(value))


def exact_json(value: object) -> str:
    """``value`` as compact JSON. Raises ``TypeError`` for anything inexact (a float)
    or unknown."""
    write = WRITERS.get(type(value))
    return write(value) if write else _of_kind(value)


def _of_kind(value: object) -> str:
    """What is no plain type but a kind of one: a choice of a model, DRF's dictionaries."""
    for kind, write in WRITERS.items():
        if isinstance(value, kind):
            return write(value)
    raise TypeError(f"{type(value).__name__} has no exact JSON form")


def _text(value: str) -> str:
    text = encode_basestring(str(value))
    return text if text.isascii() else text.translate(_LINE_ENDS)


def _pairs(value: Mapping[Any, Any]) -> str:
    pairs = [f"{_text(str(k))}:{exact_json(v)}" for k, v in value.items()]
    return "{" + ",".join(pairs) + "}"


def _items(value: Sequence[Any]) -> str:
    return "[" + ",".join([exact_json(item) for item in value]) + "]"


# In this order, for a kind of two of them: what is written is a tuple, true is a number.
WRITERS: dict[type, Callable[[Any], str]] = {
    WrittenJSON: lambda value: value.text,
    NoneType: lambda value: "null",
    bool: lambda value: "true" if value else "false",
    str: _text,
    int: lambda value: str(int(value)),
    Decimal: plain,
    datetime.date: lambda value: f'"{value.isoformat()}"',
    dict: _pairs,
    Mapping: _pairs,
    list: _items,
    tuple: _items,
}


class ExactJSON(BaseRenderer):
    media_type = "application/json"
    format = "json"
    charset = None

    def render(
        self,
        data: Any,
        accepted_media_type: str | None = None,
        renderer_context: Mapping[str, Any] | None = None,
    ) -> bytes:
        return b"" if data is None else exact_json(data).encode()
