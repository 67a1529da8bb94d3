"""Dates as exactly as a report gives them: a year, a month or a day (pure)."""

import datetime
import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

_PARTIAL = re.compile(r"\A(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?\Z", re.ASCII)


def validate_partial_date(text: str) -> None:
    """Raises ``ValidationError`` unless ``text`` is YYYY, YYYY-MM or YYYY-MM-DD."""
    match = _PARTIAL.match(text)
    try:
        if match is None:
            raise ValueError
        year, month, day = match.groups()
        datetime.date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        raise ValidationError(
            _("日期请写作 2022、2022-06 或 2022-06-01。"), code="partial_date"
        ) from None
