"""Templates that can be reviewed: short lines, one element on each, and no line break
that a page would show as a blank."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.template.base import Lexer

BASE_DIR: Path = settings.BASE_DIR
FOLDERS = ("templates", "importers/templates")
ENDINGS = (".html", ".svg", ".xml")
FILES = [
    path
    for folder in FOLDERS
    for path in (BASE_DIR / folder).rglob("*")
    if path.suffix in ENDINGS
]
LONGEST = 200
BLOCKS = (
    "html|head|body|main|header|footer|nav|section|article|aside|div|p|h[1-6]|ul|ol|li|"
    "dl|dt|dd|table|caption|thead|tbody|tr|td|th|form|fieldset|legend|figure|"
    "blockquote|details|summary|option|optgroup"
)
OPENS = re.compile(rf"<(?:{BLOCKS})\b")
MARGIN = re.compile(rf"{{%.*?%}}|</?(?:{BLOCKS})\b[^>]*>|\s")
INCLUDE = re.compile(r"{% include \"(.+?)\"")
INCLUSION_TAG = re.compile(r"inclusion_tag\(\"(.+?)\"")


def lines() -> Iterator[tuple[str, str]]:
    for path in FILES:
        for number, line in enumerate(path.read_text().splitlines(), 1):
            yield f"{path.relative_to(BASE_DIR)}:{number}", line


def test_no_line_is_longer_than_a_reviewer_reads():
    assert [place for place, line in lines() if len(line) > LONGEST] == []


def test_a_line_opens_one_block_element():
    assert [place for place, line in lines() if len(OPENS.findall(line)) > 1] == []


def test_no_line_ends_in_a_blank():
    assert [place for place, line in lines() if line != line.rstrip()] == []


def is_fragment(name: str) -> bool:
    return "{% fragment %}" in (BASE_DIR / "templates" / name).read_text()


def joined_includes(text: str) -> Iterator[str]:
    """Files included where line breaks are left out."""
    joined = False
    for token in Lexer(text).tokenize():
        word = token.contents.split(" ")[0]
        joined = word in ("inline", "fragment") or (joined and word != "endinline")
        if joined and word == "include":
            yield token.split_contents()[1].strip('"')


def includes_among_words(text: str) -> Iterator[str]:
    """Files included on a line that has more than tags of blocks."""
    for line in text.splitlines():
        if MARGIN.sub("", line):
            yield from INCLUDE.findall(line)


@pytest.mark.parametrize("includes", [joined_includes, includes_among_words])
def test_what_is_included_in_a_line_brings_no_break(includes):
    found = {name for path in FILES for name in includes(path.read_text())}
    assert found
    assert [name for name in sorted(found) if not is_fragment(name)] == []


def test_what_a_tag_includes_brings_no_break():
    libraries = (BASE_DIR / "portal" / "templatetags").glob("*.py")
    found = {n for path in libraries for n in INCLUSION_TAG.findall(path.read_text())}
    assert found
    assert [name for name in sorted(found) if not is_fragment(name)] == []
