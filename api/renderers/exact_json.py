"""JSON whose numbers are the published decimals, digit by digit.

Python's own encoder writes a ``Decimal`` as text or, through ``float``, as another
number. This one writes it as the number literal it is.
"""

import datetime
from collections.abc import Mapping
from decimal import Decimal
from json.encoder import encode_basestring
from typing import Any

from rest_framework.renderers import BaseRenderer

from api.numbers import plain

# Legal in JSON but line ends in JavaScript, should somebody paste an answer there.
_LINE_ENDS = str.maketrans({"\u2028": "\\u2028", "\u2029": "\\u2029"})


def exact_json(value: object) -> str:
    """``value`` as compact JSON. Raises ``TypeError`` for anything inexact (a float)
    or unknown."""
    match value:
        case None:
            return "null"
        case bool():
            return "true" if value else "false"
        case str():
            return encode_basestring(str(value)).translate(_LINE_ENDS)
        case int():
            return str(int(value))
        case Decimal():
            return plain(value)
        case datetime.date():
            return f'"{value.isoformat()}"'
        case Mapping():
            pairs = (f"{exact_json(str(k))}:{exact_json(v)}" for k, v in value.items())
            return "{" + ",".join(pairs) + "}"
        case list() | tuple():
            return "[" + ",".join(exact_json(item) for item in value) + "]"
        case _:
            raise TypeError(f"{type(value).__name__} has no exact JSON form")


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
