"""Messages in both languages: whoever reads an answer finds their own."""


class Text(str):
    """A Chinese message that brings its English along as ``en``."""

    en: str

    def __new__(cls, zh: str, en: str) -> "Text":
        text = super().__new__(cls, zh)
        text.en = en
        return text
