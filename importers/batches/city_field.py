"""Choosing a city: from a list by provinces, or by typing where there are many."""

from collections.abc import Iterator
from itertools import groupby
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet
from django.forms.models import ModelChoiceIterator
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from indicators.models import City

# Of more cities than these nobody finds one in a list.
MANY = 20
LONGEST = 60


class ByProvince(ModelChoiceIterator):
    """The choices under the names of their provinces, in the order of codes."""

    def __iter__(self) -> Iterator[Any]:
        if self.field.empty_label is not None:
            yield "", self.field.empty_label
        cities = self.queryset.select_related("province").order_by("code")
        for province, found in groupby(cities, key=lambda city: city.province):
            yield str(province), [self.choice(city) for city in found]


class CityInput(forms.TextInput):
    """A text field that offers the cities while one types."""

    def __init__(self, cities: QuerySet[City]) -> None:
        super().__init__(
            attrs={"autocomplete": "off", "placeholder": _("输入名称或区划代码来选")}
        )
        self.cities = cities

    def format_value(self, value: Any) -> str | None:
        found = self.cities.filter(code=value).first() if value else None
        return _written(found) if found else super().format_value(value)

    def render(
        self, name: str, value: Any, attrs: Any = None, renderer: Any = None
    ) -> SafeString:
        offered = f"cities-of-{(attrs or {}).get('id', name)}"
        field = super().render(
            name, value, {**(attrs or {}), "list": offered}, renderer
        )
        cities = self.cities.select_related("province").order_by("code")
        options = format_html_join(
            "",
            '<option value="{}">{}</option>',
            ((_written(c), c.province) for c in cities),
        )
        return format_html('{}<datalist id="{}">{}</datalist>', field, offered, options)


def _written(city: City) -> str:
    return f"{city.code} {city.label}"


class CityField(forms.ModelChoiceField):
    """Takes a code, a code with anything behind it, or a name of one of the cities."""

    iterator = ByProvince

    def __init__(self, **options: Any) -> None:
        super().__init__(queryset=City.objects.none(), to_field_name="code", **options)

    def offer(self, cities: QuerySet[City]) -> None:
        self.queryset = cities.order_by("code")
        if cities.count() > MANY:
            self.widget = CityInput(self.queryset)
            self.widget.is_required = self.required

    def to_python(self, value: Any) -> Any:
        if not isinstance(value, str) or not value.strip():
            return super().to_python(value)
        text = value.strip()[:LONGEST]
        if "\x00" in text:
            raise ValidationError(
                self.error_messages["invalid_choice"], code="invalid_choice"
            )
        try:
            return super().to_python(text.split()[0])
        except ValidationError:
            found = self._named(text)
            if len(found) != 1:
                raise
            return found[0]

    def _named(self, text: str) -> list[City]:
        named = Q(name=text) | Q(short=text) | Q(aliases__name=text)
        cities = self.queryset or City.objects.none()
        return list(cities.filter(named).distinct()[:2])
