"""Chinese left in an English page, found as a reader's software would find it."""

import re
from html.parser import HTMLParser

CHINESE = re.compile(r"[\u3400-\u9fff]")
VOID = {"meta", "link", "input", "br", "hr", "img", "rect", "path", "circle", "line"}
SPOKEN = ("alt", "title", "aria-label", "placeholder", "content")


class ChineseFinder(HTMLParser):
    """Collects Chinese text that is not within an element marked as Chinese."""

    def __init__(self) -> None:
        super().__init__()
        self.languages = [""]
        self.found: list[str] = []

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        language = given.get("lang") or self.languages[-1]
        if tag not in VOID:
            self.languages.append(language)
        if not language.startswith("zh"):
            spoken = [given.get(name) or "" for name in SPOKEN]
            self.found += [text for text in spoken if CHINESE.search(text)]

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.languages.pop()

    def handle_endtag(self, tag):
        if tag not in VOID:
            self.languages.pop()

    def handle_data(self, data):
        if CHINESE.search(data) and not self.languages[-1].startswith("zh"):
            self.found.append(data.strip())


def chinese_in(html: str) -> list[str]:
    finder = ChineseFinder()
    finder.feed(html)
    assert finder.languages == [""], "the page's elements are not closed in order"
    return finder.found
