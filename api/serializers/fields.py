"""Field types of the program door. What is not known is null: never zero, never ""."""

from datetime import date
from decimal import Decimal
from typing import Any

from rest_framework import serializers


class Exact(serializers.Field):
    """A decimal as it is stored or computed; the renderer writes it digit by digit."""

    def __init__(self, **options: Any) -> None:
        super().__init__(read_only=True, **options)

    def to_representation(self, value: Decimal) -> Decimal:
        return value


class Day(serializers.Field):
    """A date as YYYY-MM-DD."""

    def __init__(self, **options: Any) -> None:
        super().__init__(read_only=True, **options)

    def to_representation(self, value: date) -> str:
        return value.isoformat()


class OptionalText(serializers.Field):
    """A text that may be absent: null instead of an empty one."""

    def __init__(self, **options: Any) -> None:
        super().__init__(read_only=True, **options)

    def to_representation(self, value: str) -> str | None:
        return value or None


class PageAddress(serializers.Field):
    """The whole address of the public page that tells about the object."""

    def __init__(self, source: str = "*", **options: Any) -> None:
        super().__init__(read_only=True, source=source, **options)

    def to_representation(self, value: Any) -> str:
        address: str = value.get_absolute_url()
        request = self.context["request"]
        return str(request.build_absolute_uri(address))
