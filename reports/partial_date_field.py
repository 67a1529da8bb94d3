"""The form field of a date as exactly as it is known."""

from typing import Any

from django import forms

from reports.partial_dates import partial_date, validate_partial_date

LONGEST = 20


class PartialDateField(forms.CharField):
    """Takes 2025年1月20日 and 2024年6月, gives 2025-01-20 and 2024-06."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**{**options, "max_length": LONGEST})
        self.validators.append(validate_partial_date)

    def to_python(self, value: Any) -> str:
        return partial_date(super().to_python(value) or "")
