"""Units as tables spell them: one rule with the reader of reports."""

from decimal import Decimal

import pytest

from importers.matching.names import NamedItem, Vocabulary
from importers.matching.unit_names import match_unit

UNITS = Vocabulary(
    [
        NamedItem("CNY", ("元", "yuan"), ("人民币元",)),
        NamedItem("CNY_MONTH", ("元/月",), ("元/月·人", "元/人·月")),
        NamedItem("PERSON", ("人", "persons"), ("名", "位")),
        NamedItem("PERSON_TIME", ("人次",)),
        NamedItem("PERCENT", ("%",)),
        NamedItem("SQUARE_METRE", ("平方米", "m²"), ("㎡",)),
    ]
)


@pytest.mark.parametrize(
    ("text", "scale", "code"),
    [
        ("元", 1, "CNY"), ("万元", 10_000, "CNY"), ("亿元", 100_000_000, "CNY"),
        ("人次", 1, "PERSON_TIME"), ("万人次", 10_000, "PERSON_TIME"), ("千人", 1000, "PERSON"),
        ("元／月", 1, "CNY_MONTH"), ("元/人·月", 1, "CNY_MONTH"), ("％", 1, "PERCENT"),
        ("m2", 1, "SQUARE_METRE"), ("万平方米", 10_000, "SQUARE_METRE"),
        ("元/人、月", 1, "CNY_MONTH"), ("元/人月", 1, "CNY_MONTH"), ("元/人.月", 1, "CNY_MONTH"),
        ("元/月人", 1, "CNY_MONTH"), ("元／人/月", 1, "CNY_MONTH"), ("元每人每月", 1, "CNY_MONTH"),
        ("元/(人·月)", 1, "CNY_MONTH"), ("元/月、人", 1, "CNY_MONTH"),
        ("元/每月每人", 1, "CNY_MONTH"),
        ("元*人/月", 1, "CNY_MONTH"), ("元/人，月", 1, "CNY_MONTH"),
        ("万元/人·月", 10_000, "CNY_MONTH"),
        ("元/月/月", 1, None), ("元/人", 1, None), ("万名", 10_000, "PERSON"),
        ("万", 1, None), ("里", 1, None), ("", 1, None),
    ],
)  # fmt: skip
def test_units_with_the_scale_written_before_them(
    text: str, scale: int, code: str | None
) -> None:
    found = match_unit(UNITS, text)
    assert (found.scale, found.match.code) == (Decimal(scale), code)
