"""Percentages whose operands stand nearby, but not in so many words."""

import pytest

from reports.reading.claims import Statement, statements
from reports.reading.reader import read
from tests.reports.reading.gold import catalogue


def only(text: str) -> Statement:
    """The assertion of the last percentage."""
    return [
        s for s in statements(read(text, catalogue(), 2023)) if s.printed.endswith("%")
    ][-1]


@pytest.mark.parametrize(
    ("text", "operands"),
    [
        (
            "低保对象41263人，与6月底的38475人相比净增2788人，增幅7.2%。",
            ("38475人", "净增2788人"),
        ),
        (
            "办理结婚登记4873对，上年同期为6210对，降幅21.5%。",
            ("6210对", "4873对"),
        ),
        (
            "民政事业费支出21.74亿元，增长6.8%；其中社会救助支出12.61亿元，占58.0%。",
            ("12.61亿元", "21.74亿元"),
        ),
        (
            "募集善款13.96亿元，支出10.48亿元，支出占募集总额的75.1%。",
            ("10.48亿元", "13.96亿元"),
        ),
    ],
)
def test_amounts_before_it_bear_a_percentage_out(
    text: str, operands: tuple[str, ...]
) -> None:
    told = only(text)
    assert (told.operands, told.verdict) == (operands, "holds_by_rounding")


@pytest.mark.parametrize(
    "text",
    [
        "低保对象41263人，与6月底的38475人相比净增2788人，增幅9.9%。",
        "募集善款13.96亿元，支出10.48亿元，支出占募集总额的80.1%。",
        # Too rough to tell, in another paragraph, or of other things.
        "募集善款14亿元，支出7亿元，支出占募集总额的五成。",
        "养老机构139家。\n民办的88家，占63.3%。",
        "护理员139人，民办机构88家，占63.3%。",
    ],
)
def test_what_does_not_agree_or_is_rough_is_left_open(text: str) -> None:
    shares = [s for s in statements(read(text, catalogue(), 2023)) if s.kind != "sum"]
    assert {s.verdict for s in shares if s.kind in ("growth", "share")} <= {
        "cannot_be_checked"
    }


def test_what_followed_an_amount_compared_with_is_no_error() -> None:
    told = only("结婚登记14287对，上年同期为12966对，多1321对，增长10.2%。")
    assert told.verdict == "holds_by_rounding"
