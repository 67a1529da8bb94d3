"""Dates as people write them."""

import pytest
from django.core.exceptions import ValidationError

from reports.partial_dates import partial_date, validate_partial_date


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("2025年1月20日", "2025-01-20"),
        ("2025年01月20号", "2025-01-20"),
        ("2024年6月", "2024-06"),
        ("2024年", "2024"),
        ("2024", "2024"),
        (" ２０２４年 6 月 ", "2024-06"),
        ("2024/6/1", "2024-06-01"),
        ("2024.6.1", "2024-06-01"),
        ("2024-6", "2024-06"),
        ("20240601", "2024-06-01"),
        ("2022-06-01", "2022-06-01"),
    ],
)
def test_a_date_is_read_as_exactly_as_it_is_written(written, read):
    assert partial_date(written) == read
    validate_partial_date(partial_date(written))


@pytest.mark.parametrize(
    "written",
    ["", "去年", "2024年13月", "2024年2月30日", "24年6月", "6月1日", "202406"],
)
def test_what_is_no_date_stays_and_is_refused(written):
    assert partial_date(written) in (written, *_as_numbers(written))
    with pytest.raises(ValidationError):
        validate_partial_date(partial_date(written))


def _as_numbers(written):
    return {"2024年13月": ["2024-13"], "2024年2月30日": ["2024-02-30"]}.get(written, [])
