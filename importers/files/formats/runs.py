"""Runs of rich text: what is raised or lowered keeps so, what is struck out is marked, so that
320 with a raised 1 is no 3201 (pure)."""

import re

NAMES = ("r", "vertAlign", "strike")
_MARK = re.compile(r"[0-9()a-d]+")
_PLAIN = "0123456789()abcd"
_RAISED = str.maketrans(_PLAIN, "⁰¹²³⁴⁵⁶⁷⁸⁹⁽⁾ᵃᵇᶜᵈ")
_LOWERED = str.maketrans(_PLAIN[:12], "₀₁₂₃₄₅₆₇₈₉₍₎")
_TABLES = {"superscript": _RAISED, "subscript": _LOWERED}
_NO = ("0", "false", "off")


class Run:
    """The run that is being heard."""

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
            self._struck = value not in _NO

    def shown(self, text: str) -> str:
        """The text of the run as others can tell it from what is beside it."""
        pieces = text.split(",")
        table = _TABLES.get(self._height)
        if table and all(_MARK.fullmatch(piece.strip()) for piece in pieces):
            text = text.translate(table)
        return f"〔删除线：{text}〕" if self._struck and text.strip() else text
