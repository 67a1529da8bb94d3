"""How text looks: what is raised or lowered keeps so, what is struck out is marked, so that
320 with a raised 1 is no 3201 (pure)."""

import re
from dataclasses import dataclass

NAMES = ("r", "vertAlign", "strike")
_MARK = re.compile(r"[0-9()a-d]+")
_PLAIN = "0123456789()abcd"
_RAISED = str.maketrans(_PLAIN, "⁰¹²³⁴⁵⁶⁷⁸⁹⁽⁾ᵃᵇᶜᵈ")
_LOWERED = str.maketrans(_PLAIN[:12], "₀₁₂₃₄₅₆₇₈₉₍₎")
_TABLES = {"superscript": _RAISED, "subscript": _LOWERED}
_NO = ("0", "false", "off")


def is_on(value: str) -> bool:
    """Whether a switch of a format is on; one without a value is."""
    return value not in _NO


@dataclass(frozen=True)
class Look:
    """``height``: ``superscript``, ``subscript`` or nothing."""

    height: str = ""
    struck: bool = False

    def shown(self, text: str) -> str:
        """The text as others can tell it from what is beside it."""
        pieces = text.split(",")
        table = _TABLES.get(self.height)
        if table and all(_MARK.fullmatch(piece.strip()) for piece in pieces):
            text = text.translate(table)
        return f"〔删除线：{text}〕" if self.struck and text.strip() else text


PLAIN = Look()


class Run:
    """The run of rich text that is being heard."""

    def __init__(self) -> None:
        self.end()

    def end(self) -> None:
        self._height = ""
        self._struck = False

    def start(self, name: str, value: str) -> None:
        """Hear of one of ``NAMES``, with the value it has."""
        if name == "r":
            self.end()
        elif name == "vertAlign":
            self._height = value
        elif name == "strike":
            self._struck = is_on(value)

    def shown(self, text: str) -> str:
        """The text of the run as others can tell it from what is beside it."""
        return Look(self._height, self._struck).shown(text)
