import pytest

from api.renderers.flat_csv import inert, locator


@pytest.mark.parametrize(
    "text", ["=1+1", "+SUM(A1)", "-2+3", "@x", "\tx", "\rx", "\nx", "＝1", "-cmd|' /C'"]
)
def test_text_a_spreadsheet_would_run_is_made_inert(text: str) -> None:
    assert inert(text) == f"'{text}"


@pytest.mark.parametrize("text", ["-3", "-3.5%", "+12", "1,234", "370元/月", "", "a=b"])
def test_numbers_and_plain_text_stay(text: str) -> None:
    assert inert(text) == text


@pytest.mark.parametrize(
    ("section", "paragraph", "text"),
    [
        ("十组数据", 37, "十组数据 ¶37"),
        ("", 4, "¶4"),
        ("表一", None, "表一"),
        (None, None, ""),
    ],
)
def test_a_locator_is_section_and_paragraph(
    section: str | None, paragraph: int | None, text: str
) -> None:
    assert locator(section, paragraph) == text
