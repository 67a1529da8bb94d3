import datetime
import json
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.renderers.exact_json import exact_json

values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.text(st.characters(exclude_categories=["Cs"]))
    | st.decimals(allow_nan=False, allow_infinity=False, places=3),
    lambda inner: st.lists(inner) | st.dictionaries(st.text("abc名"), inner),
    max_leaves=20,
)


@given(values)
def test_what_is_written_is_read_back_exactly(value: object) -> None:
    assert json.loads(exact_json(value), parse_float=Decimal) == value


def test_decimals_are_number_literals() -> None:
    figures = {"value": Decimal("0.810"), "low": Decimal("12000.000"), "high": None}
    assert exact_json(figures) == '{"value":0.81,"low":12000,"high":null}'


def test_chinese_stays_legible_and_markup_stays_text() -> None:
    assert exact_json("株洲") == '"株洲"'
    assert json.loads(exact_json("<script>\u2028\x00")) == "<script>\u2028\x00"
    assert "\u2028" not in exact_json("\u2028")


def test_a_date_is_iso() -> None:
    assert exact_json(datetime.date(2022, 6, 30)) == '"2022-06-30"'


def test_a_float_is_refused() -> None:
    with pytest.raises(TypeError, match="float"):
        exact_json([0.1])
