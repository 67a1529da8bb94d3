"""Any text and any number typed into a cell: read, or refused with a reason."""

from decimal import Decimal as D

import pytest
from hypothesis import given
from hypothesis import strategies as st

from importers.values.typed_cells import (
    AFTER,
    BEFORE,
    CellKind,
    UnreadableCell,
    read_cell,
)
from indicators.lexicon.qualifiers import ALL as ALL_WORDS
from indicators.lexicon.qualifiers import INSIDE
from indicators.lexicon.written import WORDS_AFTER, WORDS_BEFORE
from indicators.quantities import read_numeral


@pytest.mark.parametrize("word", [*ALL_WORDS])
def test_every_qualifier_of_the_lexicon_is_read_in_a_cell_and_never_as_a_unit(word):
    typed = f"{word}300家" if word in WORDS_BEFORE else f"300{word}家"
    cell = read_cell(typed)
    assert (cell.value, cell.unit) == (D(300), "家")
    assert cell.qualifier in {
        WORDS_BEFORE.get(word),
        WORDS_AFTER.get(word),
        INSIDE.get(word),
    }


@pytest.mark.parametrize("word", BEFORE)
def test_every_qualifier_before_a_number_is_read(word):
    assert read_cell(f"{word}300").qualifier == BEFORE[word]


@pytest.mark.parametrize("word", AFTER)
def test_every_qualifier_after_a_number_is_read(word):
    assert read_cell(f"300{word}").qualifier == AFTER[word]


def test_how_fine_a_print_is_comes_from_its_digits():
    cell = read_cell("3.03万张")
    assert (cell.significant, cell.precision) == (D(100), D(50))


@pytest.mark.parametrize("digits", ["1000万", "100", "1亿", "0.1亿", "1500", "3.03万"])
def test_a_cell_is_as_fine_as_the_same_print_in_a_report(digits):
    cell, numeral = read_cell(f"近{digits}元"), read_numeral(f"近{digits}元")
    assert (cell.value, cell.significant) == (numeral.value, numeral.significant)


@given(st.text(max_size=70))
def test_any_text_is_read_or_refused(text):
    try:
        cell = read_cell(text)
    except UnreadableCell:
        return
    assert (cell.value is None) == (cell.kind is not CellKind.NUMBER)


@given(
    st.text(alphabet="0123456789.,-约近≥≤余多万千亿%人元以上左右+ …—", max_size=14),
)
def test_text_like_a_figure_is_read_or_refused(text):
    try:
        cell = read_cell(text)
    except UnreadableCell:
        return
    assert cell.value is None or cell.value.is_finite()


@given(st.decimals(min_value=0, max_value=D("999999999999.999"), places=3))
def test_what_is_written_plainly_is_read_back(value):
    assert read_cell(f"{value:f}").value == value
    assert read_cell(f"{value:,f}").value == value
