"""Years from … to …, both included."""

from typing import Any

import django_filters
from django import forms
from django.core.exceptions import ValidationError

from api.filters.fields import YearFilter
from api.texts import Text


class YearsForm(forms.Form):
    def clean(self) -> dict[str, Any]:
        chosen = self.cleaned_data
        first, last = chosen.get("year_min"), chosen.get("year_max")
        if first and last and first > last:
            self.add_error(
                "year_min",
                ValidationError(Text("晚于 year_max。", "is later than year_max.")),
            )
        return chosen


class Years(django_filters.FilterSet):
    year = YearFilter()
    year_min = YearFilter(lookup_expr="gte")
    year_max = YearFilter(lookup_expr="lte")

    class Meta:
        form = YearsForm
        fields: list[str] = []
