"""Dates as exactly as a report gives them: a year, a month or a day (pure)."""

import datetime
import re
import unicodedata

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

_PARTIAL = re.compile(r"\A(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?\Z", re.ASCII)
# As people write them: 2025年1月20日, 2024年6月, 2024/6/1, 2024.6, 20250120.
_WRITTEN = (
    re.compile(r"(\d{4})年?", re.ASCII),
    re.compile(r"(\d{4})(?:年|[-/.])(\d{1,2})月?", re.ASCII),
    re.compile(r"(\d{4})(?:年|[-/.])(\d{1,2})(?:月|[-/.])(\d{1,2})[日号]?", re.ASCII),
    re.compile(r"(\d{4})(\d{2})(\d{2})", re.ASCII),
)


def partial_date(text: str) -> str:
    """``text`` as YYYY, YYYY-MM or YYYY-MM-DD where it is a date that people write; else as
    it is, for ``validate_partial_date`` to refuse."""
    plain = re.sub(r"\s", "", unicodedata.normalize("NFKC", text))
    for written in _WRITTEN:
        if match := written.fullmatch(plain):
            year, *rest = match.groups()
            return "-".join([year, *(part.zfill(2) for part in rest)])
    return text.strip()


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
