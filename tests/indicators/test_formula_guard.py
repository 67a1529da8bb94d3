"""The one guard that keeps the cells of our tables from running as formulas."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.formula_guard import as_written, inert


@pytest.mark.parametrize(
    "text",
    [
        "=1+1", "+SUM(A1)", "-2+3", "@x", "\tx", "\rx", "\nx", "+12", "＝1", "＋x", "－x", "＠x",
        "-cmd|' /C'", "-", "--", "'=1+1", "''-x",
    ],
)  # fmt: skip
def test_text_a_spreadsheet_would_run_is_made_inert(text: str) -> None:
    assert inert(text) == f"'{text}"
    assert as_written(f"'{text}") == text


@pytest.mark.parametrize(
    "text",
    [
        "-3",
        "-5.2",
        "-3.5%",
        "1,234",
        "-1,234.5",
        "370元/月",
        "",
        "a=b",
        "'quoted",
    ],
)
def test_numbers_and_plain_text_stay(text: str) -> None:
    assert inert(text) == text
    assert as_written(text) == text


@given(st.text(alphabet="'=+-@\t\r\n＝＋－＠1a", max_size=6))
def test_whatever_was_made_inert_is_itself_again(text: str) -> None:
    assert as_written(inert(text)) == text
