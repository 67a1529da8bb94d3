"""Values of query parameters: codes, years, choices. A wrong one says what is right."""

import re
from collections.abc import Iterable
from typing import Any

import django_filters
from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Model

from api.errors import shown
from api.texts import Text
from indicators.models.figures import FIRST_YEAR, LAST_YEAR

UNKNOWN = "unknown_code"

AREA = re.compile(r"[1-9]\d{5}", re.ASCII)
IDENTIFIER = re.compile(r"[A-Za-z][A-Za-z0-9_]{0,59}", re.ASCII)
SLUG = re.compile(r"[A-Za-z0-9_-]{1,80}", re.ASCII)
_YEAR = re.compile(r"\d{4}", re.ASCII)


class CodeField(forms.Field):
    """The object of ``model`` with the code given.

    A text that cannot be a code is a wrong value, one that nothing has an unknown code.
    """

    def __init__(
        self, model: type[Model], pattern: re.Pattern[str] = IDENTIFIER, **options: Any
    ) -> None:
        super().__init__(**options)
        self.model, self.pattern = model, pattern

    def to_python(self, value: str | None) -> Model | None:
        if value is None:
            return None
        if not self.pattern.fullmatch(value):
            raise ValidationError(
                Text(
                    f"“{shown(value)}”不是代码的写法。",
                    f"“{shown(value)}” is not how a code is written.",
                )
            )
        found = self.model._default_manager.filter(code=value).first()
        if found is None:
            raise ValidationError(
                Text(f"没有代码“{value}”。", f"There is no code “{value}”."),
                code=UNKNOWN,
            )
        return found


class YearField(forms.Field):
    """A year in four digits, within those the portal keeps."""

    def to_python(self, value: str | None) -> int | None:
        if value is None:
            return None
        if not _YEAR.fullmatch(value) or not FIRST_YEAR <= int(value) <= LAST_YEAR:
            raise ValidationError(
                Text(
                    f"年份应为 {FIRST_YEAR} 至 {LAST_YEAR} 的四位数，而不是“{shown(value)}”。",
                    f"A year has four digits, {FIRST_YEAR} to {LAST_YEAR}; "
                    f"it cannot be “{shown(value)}”.",
                )
            )
        return int(value)


class OneOfField(forms.Field):
    """One of a short list of words."""

    def __init__(self, words: Iterable[str], **options: Any) -> None:
        super().__init__(**options)
        self.words = tuple(words)

    def to_python(self, value: str | None) -> str | None:
        if value is not None and value not in self.words:
            listed = ", ".join(self.words)
            raise ValidationError(
                Text(
                    f"“{shown(value)}”不在可选值之中：{listed}。",
                    f"“{shown(value)}” is none of {listed}.",
                )
            )
        return value


class CodeFilter(django_filters.Filter):
    field_class = CodeField

    def __init__(
        self,
        model: type[Model],
        field_name: str | None = None,
        pattern: re.Pattern[str] = IDENTIFIER,
        **options: Any,
    ) -> None:
        super().__init__(field_name, label="", model=model, pattern=pattern, **options)


class YearFilter(django_filters.Filter):
    field_class = YearField

    def __init__(
        self, field_name: str = "year", lookup_expr: str = "exact", **options: Any
    ) -> None:
        super().__init__(field_name, lookup_expr, label="", **options)


class OneOfFilter(django_filters.Filter):
    field_class = OneOfField

    def __init__(
        self, words: Iterable[str], field_name: str | None = None, **options: Any
    ) -> None:
        super().__init__(field_name, label="", words=words, **options)
