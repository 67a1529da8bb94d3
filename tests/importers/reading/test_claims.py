"""Assertions of arithmetic found in a text, with the right operands."""

import pytest

from importers.reading.claims import Statement, statements
from importers.reading.reader import read
from tests.importers.reading.gold import catalogue


def found(text: str) -> list[Statement]:
    reading = read(text, catalogue(), 2023)
    return [one for one in statements(reading) if one.operands]


@pytest.mark.parametrize(
    ("text", "kind", "operands", "verdict"),
    [
        (
            "由70元/月提高至100元/月，增幅达42%。",
            "growth",
            ("70元/月", "100元/月"),
            "holds_by_truncation",
        ),
        (
            "由1561个合并为1020个，减幅34.65%。",
            "growth",
            ("1561个", "1020个"),
            "holds_by_truncation",
        ),
        (
            "结婚登记13033对，较去年同期（12174对）增长7.1%。",
            "growth",
            ("12174对", "13033对"),
            "holds_by_rounding",
        ),
        (
            "共有845人享受政策，其中554人免费，291人获补贴。",
            "sum",
            ("554人", "291人"),
            "holds",
        ),
        (
            "销售1.42亿元，同比减少560万元，下降3.8%。",
            "growth",
            ("1.42亿元", "560万元"),
            "holds_by_rounding",
        ),
        (
            "床位由1.3万张增至2.4万张，接近翻一番。",
            "multiple",
            ("1.3万张", "2.4万张"),
            "holds",
        ),
        (
            "站点由21个增加到97个，增长3.6倍。",
            "multiple",
            ("21个", "97个"),
            "holds_by_rounding",
        ),
        (
            "标准由500元提高到550元，增长12%。",
            "growth",
            ("500元", "550元"),
            "does_not_hold",
        ),
    ],
)
def test_finds_a_claim_with_its_operands(
    text: str, kind: str, operands: tuple[str, ...], verdict: str
) -> None:
    (one,) = found(text)
    assert (one.kind, one.operands, one.verdict) == (kind, operands, verdict)


@pytest.mark.parametrize(
    "text",
    [
        "标准分别达到9750元/年、8069元/年，比2012年提高了近80%。",
        "面积提升到812㎡，较2012年增加了近3倍。",
        "标准从2012年的370元提高到2022年的625元，年均增长5.4%。",
        "现有社会组织100个，其中社会团体30个，基金会2个。",
        "机构由10家增加到20家，床位增长30%。",
        "力争床位由1万张增加到2万张，增长50%。",
        "城市由500元提高到530元、农村由300元提高到330元，分别增长6%、9%。",
    ],
)
def test_calls_nothing_false_that_it_cannot_know(text: str) -> None:
    reading = read(text, catalogue(), 2023)
    assert all(one.verdict != "does_not_hold" for one in statements(reading))


def test_says_what_is_missing() -> None:
    reading = read("42182人脱贫，占全市脱贫人口总数的1/4。", catalogue(), 2023)
    (one,) = statements(reading)
    assert (one.kind, one.verdict, one.detail) == (
        "share",
        "cannot_be_checked",
        "whole",
    )
    assert one.as_dict()["missing"] == "whole"
