"""One section of a number format's code: what it shows beside the digits (pure).

``0.00,,"百万元"`` divides by a million and says 百万元; ``"约"General`` says 约 and the number.
"""

import re
from dataclasses import dataclass, field
from decimal import Decimal

_GENERAL = r"G/(?:通用格式|標準|标准)|General|通用格式|常规|Standard"
_PART = re.compile(
    r'"(?P<quoted>[^"]*)"?'
    r"|[\\!](?P<escaped>.)"
    r"|[_*](?P<skipped>.)"
    r"|\[(?P<bracket>[^\]]*)\]?"
    r"|(?P<exponent>(?<=[0#?])E[+-])"
    rf"|(?P<word>{_GENERAL})"
    r"|(?P<date>(?:am/pm|a/p|上午/下午|[ymdhsaegb])+)"
    r"|(?P<fraction>(?<=[0#?])[ ]?/[ ]?(?=[0-9#?])\d*)"
    r"|(?P<placeholder>[0#?.,]+)"
    r"|(?P<other>.)",
    re.IGNORECASE | re.DOTALL,
)
_CURRENCY = re.compile(r"[¥￥$€£]|RMB|CNY")
_CONDITION = re.compile(r"(<=|>=|<>|<|>|=)\s*(-?\d+(?:\.\d+)?)", re.ASCII)
_IDLE = " -()（）"
_OTHER_LETTERS = str.maketrans("egb", "yyy")  # years of other calendars
_INNER_SCALES = {"万": 4, "亿": 8}  # 0!万0000: the digits behind the word


@dataclass
class FormatSection:
    """What one section says, as its parts are taken one by one.

    ``before``, ``after``: words beside the number; ``inner``: words between its digits that
    no number has; ``drawn``: digits behind a point that is drawn as text (``0!.0,``).
    """

    before: str = ""
    after: str = ""
    inner: str = ""
    digits: str = ""
    letters: str = ""
    elapsed: str = ""
    drawn: int | None = None
    percent: bool = False
    general: bool = False
    text: bool = False
    condition: tuple[str, Decimal] | None = None
    _pending: str = field(default="", repr=False)

    @property
    def counts(self) -> bool:
        """Whether it shows the number at all."""
        return bool(self.digits or self.general or self.text or self.elapsed)

    def take(self, part: re.Match[str]) -> None:
        if part["date"]:
            self.letters += part["date"].lower()
            self.after += self._pending
            self._pending = ""
        elif part["placeholder"]:
            self._place(part["placeholder"])
        elif part["word"] or part["exponent"] or part["fraction"]:
            self.general = True
        elif part["bracket"] is not None:
            self._bracket(part["bracket"])
        elif part["other"] == "@":
            self.text = True
        elif part["other"] == "%":
            self.percent = True
        elif not part["skipped"]:
            self._say(part["quoted"] or part["escaped"] or part["other"] or "")

    def _place(self, placeholders: str) -> None:
        if self._pending and self.digits:
            self._between(self._pending, placeholders)
        elif self._pending:
            self.before += self._pending
        self._pending = ""
        self.digits += placeholders

    def _between(self, words: str, placeholders: str) -> None:
        count = sum(sign in "0#?" for sign in placeholders)
        if words == ".":
            self.drawn = count
        elif _INNER_SCALES.get(words) != count and words.strip(_IDLE):
            self.inner += words

    def _bracket(self, said: str) -> None:
        if said.lower() and set(said.lower()) <= set("hms"):
            self.elapsed = self.elapsed or said[0].lower()
        elif match := _CONDITION.fullmatch(said):
            self.condition = match[1], Decimal(match[2])
        elif said.startswith("$"):
            self._say(said[1:].partition("-")[0])

    def _say(self, words: str) -> None:
        words = _CURRENCY.sub("", words)
        if self.counts:
            self._pending += words
        else:
            self.before += words

    def closed(self) -> "FormatSection":
        self.after += self._pending
        self._pending = ""
        self.before = self.before.strip(_IDLE + "+")
        self.after = self.after.strip(_IDLE)
        return self

    @property
    def places(self) -> int:
        """Decimals that it adds where the number has fewer."""
        if self.general or self.exponent or self.drawn is not None:
            return 0
        return self.digits.partition(".")[2].count("0")

    @property
    def exponent(self) -> int:
        """Powers of ten by which what it shows is smaller than what is stored."""
        whole, _dot, decimals = self.digits.partition(".")
        scaled = len(whole) - len(whole.rstrip(","))
        scaled += len(decimals) - len(decimals.rstrip(","))
        return 3 * scaled + (self.drawn or 0)

    @property
    def date(self) -> str:
        """The letters (``ymdh``) of what a date or time of day shows."""
        letters = set(self.letters.translate(_OTHER_LETTERS))
        if letters & {"h", "s"}:
            letters.add("h")
            if not letters & {"y", "d"}:
                letters.discard("m")
        if self.general or self.elapsed or self.digits.strip(".0"):
            return ""
        if letters == {"a"}:
            return "d"
        return "".join(sign for sign in "ymdh" if sign in letters)


def sections(code: str) -> list[FormatSection]:
    """The sections of a format's code, in order."""
    found = [FormatSection()]
    for part in _PART.finditer(code[:255]):
        if part["other"] == ";":
            found.append(FormatSection())
        else:
            found[-1].take(part)
    return [section.closed() for section in found]
