"""Breaks lines of a template where the page must have no blank.

{% inline %} … {% endinline %}  a run of inline content, one element a line
{% fragment %}                  the same for the rest of a file that is included in a line,
                                its last line break too

A line break and the indentation around it are left out of the page. Inside an HTML tag
they become one blank, so attributes may have lines of their own. Blanks within a line stay.
"""

import re
from collections.abc import Iterator

from django import template
from django.template.base import NodeList, Parser, TextNode, Token

register = template.Library()

BREAK = re.compile(r"\s*\n\s*")
MARKUP = re.compile(r"[<>]|[^<>]+")


@register.tag
def inline(parser: Parser, token: Token) -> "InlineNode":
    nodes = parser.parse(("endinline",))
    parser.delete_first_token()
    return InlineNode(nodes)


@register.tag
def fragment(parser: Parser, token: Token) -> "InlineNode":
    return InlineNode(parser.parse())


class InlineNode(template.Node):
    def __init__(self, nodelist: NodeList) -> None:
        self.nodelist = nodelist
        join_lines(nodelist)

    def render(self, context: template.Context) -> str:
        return self.nodelist.render(context)


def join_lines(nodes: NodeList) -> None:
    """Texts in the order of the file: a tag may begin in one and end in another."""
    in_tag = False
    for text in nodes.get_nodes_by_type(TextNode):
        assert isinstance(text, TextNode)
        pieces = list(joined(text.s, in_tag))
        text.s = "".join(piece for piece, _ in pieces)
        in_tag = pieces[-1][1] if pieces else in_tag


def joined(text: str, in_tag: bool) -> Iterator[tuple[str, bool]]:
    """Pieces of the text without line breaks, and whether each leaves a tag open."""
    for piece in MARKUP.findall(text):
        if piece in "<>":
            in_tag = piece == "<"
        yield BREAK.sub(" " if in_tag else "", piece), in_tag
