"""What a number in a workbook's cell shows, as far as that changes what is read (pure).

0.12 in a cell formatted as percent was typed ``12%``, 44926 in a cell formatted as a
date ``2022-12-31``, 7500 in a cell formatted ``0"余"`` says ``7500余``. Digits that the
format hides are kept, decimals that it adds are added; separators, colours, currency
signs, scaling and Chinese numerals of a format are left out.
"""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal, InvalidOperation

# Excel keeps fifteen digits and writes seventeen: 0.81 is 0.81000000000000005 in the file.
_KEPT_DIGITS, _WRITTEN_DIGITS = 15, 17
_LARGEST_EXPONENT = 30
_NUMBER = re.compile(
    r"[+-]?(?P<digits>\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d{1,3})?", re.ASCII
)
_LAST_DAY = 2_958_465
_CURRENCY = re.compile(r"[¥￥$€£]|RMB|CNY")
_PART = re.compile(
    r'"(?P<quoted>[^"]*)"?'
    r"|[\\!](?P<escaped>.)"
    r"|[_*](?P<skipped>.)"
    r"|\[(?P<bracket>[^\]]*)\]?"
    r"|(?P<exponent>(?<=[0#?])E[+-])"
    r"|(?P<word>General|G/通用格式)"
    r"|(?P<date>(?:am/pm|a/p|上午/下午|[ymdhsaegb])+)"
    r"|(?P<placeholder>[0#?.,]+)"
    r"|(?P<other>.)",
    re.IGNORECASE | re.DOTALL,
)
_BUILT_IN = {
    9: "0%",
    10: "0.00%",
    1: "0",
    2: "0.00",
    3: "#,##0",
    4: "#,##0.00",
    **dict.fromkeys((14, 15, 22, 27, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58), "y-m-d"),
    **dict.fromkeys((16, 28, 29), "m-d"),
    17: "y-m",
    **dict.fromkeys((18, 19, 20, 21, 32, 33, 34, 35, 45, 47, 55, 56), "h:m:s"),
}


@dataclass(frozen=True)
class NumberFormat:
    """``date`` holds the letters of what a date format shows (``ymd``), in that order."""

    decimals: int = 0
    percent: bool = False
    date: str = ""
    before: str = ""
    after: str = ""


GENERAL = NumberFormat()


def built_in(number: int) -> NumberFormat:
    """The format of a number that workbooks do not spell out."""
    return parsed(_BUILT_IN.get(number, "General"))


def parsed(code: str) -> NumberFormat:
    """The format of a code such as ``#,##0.00"元"``; what is not understood is general."""
    found = _Found()
    for part in _PART.finditer(code[:255]):
        if part["other"] == ";":
            break
        found.take(part)
    return found.format


class _Found:
    """What has been found of a format's first section."""

    def __init__(self) -> None:
        self.letters = self.placeholders = self.before = self.after = ""
        self.percent = self.general = False

    def take(self, part: re.Match[str]) -> None:
        bracket, placeholder = part["bracket"], part["placeholder"]
        if part["date"]:
            self.letters += part["date"].lower()
        elif placeholder:
            # Placeholders interrupted by text show digits apart from their value.
            self.general |= bool(self.after)
            self.placeholders += placeholder
        elif part["exponent"] or part["word"] or part["other"] in ("/", "@"):
            self.general = True
        elif bracket is not None:
            # Conditions choose another format; elapsed hours, minutes, seconds are numbers.
            self.general |= bracket.startswith(("<", ">", "=")) or set(
                bracket.lower()
            ) <= set("hms")
        elif part["other"] == "%":
            self.percent = True
        else:
            self._say(part["quoted"] or part["escaped"] or part["other"] or "")

    def _say(self, literal: str) -> None:
        literal = _CURRENCY.sub("", literal).strip(" -+()（）")
        if self.placeholders:
            self.after += literal
        else:
            self.before += literal

    @property
    def format(self) -> NumberFormat:
        shown = "".join(sign for sign in "ymdh" if sign in self._date_letters)
        if shown and not self.placeholders.strip(".0"):
            return NumberFormat(date=shown)
        whole, _dot, decimals = self.placeholders.partition(".")
        if (
            self.general
            or not self.placeholders
            or (decimals or whole).endswith(",")
            or whole.endswith(",")
        ):
            return NumberFormat(percent=self.percent)
        places = sum(sign == "0" for sign in decimals)
        return NumberFormat(places, self.percent, before=self.before, after=self.after)

    @property
    def _date_letters(self) -> set[str]:
        letters = set(self.letters.replace("e", "y"))
        if letters & {"h", "s"}:
            letters.add("h")
            if not letters & {"y", "d"}:
                letters.discard("m")
        return letters


def shown(raw: str, form: NumberFormat, *, since_1904: bool = False) -> str:
    """The text of a number cell whose file says ``raw``.

    What is no number, or one no cell can hold, stays as it is for the reader to refuse.
    """
    value = exact(raw)
    if value is None:
        return raw
    if form.date:
        return _date(value, form.date, since_1904) or plain(value)
    if form.percent:
        value = value.scaleb(2)
    sign, digits = ("-", plain(-value)) if value < 0 else ("", plain(value))
    whole, _dot, decimals = digits.partition(".")
    decimals = decimals.ljust(form.decimals, "0")
    number = f"{sign}{whole}.{decimals}" if decimals else f"{sign}{whole}"
    return f"{form.before}{number}{'%' if form.percent else ''}{form.after}"


def exact(raw: str) -> Decimal | None:
    """The number as it was typed; ``None`` for what no cell can hold."""
    match = _NUMBER.fullmatch(raw.strip())
    if match is None:
        return None
    significant = len(match["digits"].replace(".", "").lstrip("0"))
    if significant > _WRITTEN_DIGITS:
        return None
    try:
        value = Decimal(raw.strip())
    except InvalidOperation:
        return None
    if abs(value.adjusted()) > _LARGEST_EXPONENT:
        return None
    if significant > _KEPT_DIGITS:
        value = Decimal(f"{value:.{_KEPT_DIGITS - 1}e}")
    return value


def plain(value: Decimal) -> str:
    """Without exponent and without zeros at the end of its decimals."""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _date(value: Decimal, letters: str, since_1904: bool) -> str:
    if since_1904:
        value += 1462
    if not 1 <= value < _LAST_DAY + 1:
        return ""
    # Day 60 is the 29 February 1900 that never was.
    if int(value) == 60:
        return ""
    start = datetime(1899, 12, 31 if value < 60 else 30)  # noqa: DTZ001
    seconds = min(round((value % 1) * 86_400), 86_399)
    moment = start + timedelta(days=int(value), seconds=seconds)
    if letters == "h":
        return f"{moment:%H:%M:%S}"
    if letters == "y":
        return f"{moment.year:04}"
    if letters == "ym":
        return f"{moment.year:04}-{moment.month:02}"
    day = f"{moment.year:04}-{moment.month:02}-{moment.day:02}"
    return f"{day} {moment:%H:%M:%S}" if "h" in letters and seconds else day
