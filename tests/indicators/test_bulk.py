"""Rows inserted at once, and objects made from a pattern."""

import pytest

from indicators.bulk import FEW, insert_rows, unsaved_like
from indicators.models import Unit


@pytest.mark.django_db
@pytest.mark.parametrize("count", [1, FEW + 1])
def test_rows_are_written_as_given_and_known_by_their_keys(count):
    names = ("code", "position", "name", "name_en", "dimension", "factor", "spellings")
    rows = [
        (f"u{n}", n, f"单位{n}", f"unit {n}", "person", n + 1, "") for n in range(count)
    ]
    keys = insert_rows(Unit, names, rows)
    written = Unit.objects.in_bulk(keys)
    found = [tuple(getattr(written[key], name) for name in names) for key in keys]
    assert found == rows


def test_an_object_like_another_shares_no_changes_with_it():
    pattern = Unit(code="person", name="人")
    made = unsaved_like(pattern, name="户")
    made.code = "household"
    assert (pattern.code, pattern.name) == ("person", "人")
    assert (made.code, made.name) == ("household", "户")
    assert made._state.adding
    assert made._state is not pattern._state
