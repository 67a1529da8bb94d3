"""Days as people write them in a form."""

import datetime

import pytest
from django.core.exceptions import ValidationError

from importers.grid.written_days import WrittenDay


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2024-06-30", (2024, 6, 30)),
        ("2024年6月30日", (2024, 6, 30)),
        ("２０２４年６月３０日", (2024, 6, 30)),
        ("2024/6/30", (2024, 6, 30)),
        ("2024年2月", (2024, 2, 29)),
        ("2024年6月底", (2024, 6, 30)),
    ],
)
def test_a_day_is_taken_as_people_write_it(text, day):
    assert WrittenDay().clean(text) == datetime.date(*day)


@pytest.mark.parametrize("text", ["2024年13月", "2024年2月30日", "六月底", "2024"])
def test_what_is_no_day_is_refused(text):
    with pytest.raises(ValidationError, match="2022年12月31日"):
        WrittenDay().clean(text)


def test_a_day_may_be_left_out():
    assert WrittenDay().clean("") is None
