"""The years that take figures."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from indicators.models.figures import FIRST_YEAR


def last_year() -> int:
    """The latest year that takes figures: standards are set for the year to come."""
    return timezone.localdate().year + 1


def takes_figures(year: int) -> bool:
    return FIRST_YEAR <= year <= last_year()


class Year(forms.IntegerField):
    def __init__(self, **options: Any) -> None:
        super().__init__(
            min_value=FIRST_YEAR,
            error_messages={"invalid": _("年份是四位整数。")},
            **options,
        )

    def validate(self, value: Any) -> None:
        super().validate(value)
        if value is not None and value > last_year():
            raise ValidationError(_("年份最晚到 %(year)d 年。") % {"year": last_year()})
