import pytest

from api.renderers.flat_csv import locator


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
