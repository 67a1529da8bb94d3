"""The form field of a day as people write it."""

import datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from importers.files.periods import NoDay, read_day


class WrittenDay(forms.DateField):
    """Takes 2024-06-30, 2024年6月30日 and 2024年6月, which is its last day."""

    def __init__(self, **options: Any) -> None:
        super().__init__(
            error_messages={"invalid": _("日期请写作 2022-12-31 或 2022年12月31日。")},
            **{"required": False, **options},
        )

    def to_python(self, value: Any) -> datetime.date | None:
        if value in self.empty_values or isinstance(value, datetime.date):
            return super().to_python(value)
        try:
            return read_day(str(value))
        except NoDay:
            raise ValidationError(
                self.error_messages["invalid"], code="invalid"
            ) from None
