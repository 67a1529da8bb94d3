"""Reading a page as a test needs it: its texts with the language they are marked with."""

from collections.abc import Iterator
from html.parser import HTMLParser

VOID = {"meta", "link", "input", "br", "hr", "img", "path", "circle", "rect", "line"}
READ_ALOUD = {"title", "aria-label", "alt", "placeholder", "content"}


class Reading(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open: list[tuple[str, str]] = []
        self.texts: list[tuple[str, str]] = []
        self.attributes: list[tuple[str, str, str]] = []

    @property
    def language(self) -> str:
        return self.open[-1][1] if self.open else ""

    def handle_starttag(self, tag, attrs):
        told = {name: value or "" for name, value in attrs}
        language = told.get("lang", self.language)
        for name, value in told.items():
            self.attributes.append((tag, name, value))
            if name in READ_ALOUD:
                self.texts.append((language, value))
        if tag not in VOID:
            self.open.append((tag, language))

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.open.pop()

    def handle_endtag(self, tag):
        if self.open and self.open[-1][0] == tag:
            self.open.pop()

    def handle_data(self, data):
        self.texts.append((self.language, data))


def read(html: str) -> Reading:
    reading = Reading()
    reading.feed(html)
    return reading


def words(html: str) -> str:
    """All texts of a page, as one reads them on."""
    return "".join(text for _language, text in read(html).texts)


def is_chinese(text: str) -> bool:
    return any("\u3400" <= c <= "\u9fff" or "\uff00" <= c <= "\uffef" for c in text)


def chinese_in_english(html: str) -> Iterator[str]:
    """Chinese texts that are not marked as such."""
    for language, text in read(html).texts:
        if not language.startswith("zh") and is_chinese(text):
            yield text.strip()
