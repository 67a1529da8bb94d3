"""What a cell of an open document says: its value as kept, in the words it is shown with
(pure)."""

import re
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from importers.files.formats.numbers.number_formats import POWERS, SCALE, in_doubt
from importers.files.formats.numbers.serial_dates import elapsed as elapsed_text
from importers.files.formats.numbers.serial_dates import elapsed_days, iso_day, moment
from importers.files.formats.numbers.stored_numbers import exact, plain

_SCALED = (3, 4, 6, 8, 9, 12)  # powers of ten that formats divide by
_MOST_PARENTS = 8  # of a style
_MOST_COLUMNS = 1000  # that styles are kept for
_DIGITS = re.compile(r"-?[0-9][0-9,]*(?:\.[0-9]+)?")
_SIGNS = re.compile(r"[0-9.,/()（）\s#+\-¥￥$€£%]|RMB|CNY|E(?=[+-]?\d)")
_NUMERALS = re.compile("[〇零一二三四五六七八九十百千万亿壹贰叁肆伍陆柒捌玖拾佰仟点]+")
_CURRENCY = re.compile(r"[¥￥$€£]|RMB|CNY")
_YEAR = re.compile(r"([12]\d{3})年?", re.ASCII)
_HOURS = re.compile(r"(\d{1,6}):\d{2}(?::\d{2})?", re.ASCII)
_DURATION = re.compile(
    r"(?P<sign>-?)P(?:(?P<days>\d{1,7})D)?T(?:(?P<hours>\d{1,9})H)?"
    r"(?:(?P<minutes>\d{1,9})M)?(?:(?P<seconds>\d{1,9})(?:[.,]\d+)?S)?",
    re.ASCII,
)


@dataclass
class DataStyle:
    """How a style shows days and times: the letters (``ymdh``) of what it shows, and whether
    its hours count on beyond a day."""

    letters: str = ""
    elapses: bool = False


class DataStyles:
    """What the styles of a document say of days and times, and where they hold."""

    def __init__(self) -> None:
        self.columns: list[str] = []
        self._by_name: dict[str, DataStyle] = {}
        self._used: dict[str, tuple[str, str]] = {}
        self._open = DataStyle()

    def start(self, name: str, *, elapses: bool = False) -> None:
        self._open = self._by_name[name] = DataStyle(elapses=elapses)

    def shows(self, letter: str) -> None:
        """A part of the style that was begun last."""
        if letter not in self._open.letters:
            self._open.letters += letter

    def use(self, style: str, data_style: str, parent: str) -> None:
        self._used[style] = data_style, parent

    def take_column(self, style: str, repeats: int) -> None:
        room = _MOST_COLUMNS - len(self.columns)
        self.columns += [style] * min(repeats, room)

    def style(self, column: int) -> str:
        """That of the cells of a column that name none."""
        return self.columns[column - 1] if column <= len(self.columns) else ""

    def of(self, style: str) -> DataStyle:
        for _generation in range(_MOST_PARENTS):
            data_style, style = self._used.get(style, ("", ""))
            if data_style:
                return self._by_name.get(data_style, DataStyle())
        return DataStyle()


def text_of(kind: str, raw: str, told: str, style: DataStyle | None = None) -> str:
    """The text of a cell of ``kind`` that stores ``raw`` and shows ``told`` by ``style``."""
    style = style or DataStyle()
    match kind:
        case "date":
            return _date(raw, told, style.letters)
        case "time":
            return _time(raw, told, elapsed=style.elapses)
        case "float" | "currency" | "percentage":
            return _number(raw, told, percent=kind == "percentage")
    return told


def _number(raw: str, told: str, *, percent: bool) -> str:
    """The value as kept, with the words it is shown with; where they make another number
    of it, in doubt."""
    value = exact(raw)
    if value is None:
        return raw or told
    if serial := _serial(value, told):
        return serial
    percent = percent or ("%" in told and _rounds_shown(value.scaleb(2), told))
    if percent:
        value = value.scaleb(2)
    number = f"{plain(value)}%" if percent else plain(value)
    if _NUMERALS.fullmatch(told):
        return number
    if not _SIGNS.sub("", told):
        if not percent and _bare(told) == value:
            return _CURRENCY.sub("", told).strip()
        return _without_words(value, told, number)
    found = list(_DIGITS.finditer(told))
    if len(found) != 1:
        return in_doubt(told, number)
    (match,) = found
    before, after = (
        _CURRENCY.sub("", words)
        for words in (told[: match.start()], told[match.end() :])
    )
    digits = match.group().replace(",", "")
    if _rounds(value, digits):
        kept = match.group() if Decimal(digits) == value else plain(value)
        return f"{before}{kept}{after}".strip()
    scale = SCALE.match(after.strip())
    if scale and _rounds(value.scaleb(-POWERS[scale.group()]), digits):
        return f"{before}{plain(value)}{after.strip()[scale.end() :]}".strip()
    return in_doubt(told, number)


def _serial(value: Decimal, told: str) -> str:
    """The year or the hours of a number that programs keep for what is shown so; empty for
    others."""
    if (year := _YEAR.fullmatch(told.strip())) and moment(value, "y") == f"{year[1]}年":
        return f"{year[1]}年"
    hours = _HOURS.fullmatch(told.strip())
    if hours and int(hours[1]) == int(value * 24):
        return elapsed_days(value, "h")
    return ""


def _rounds_shown(value: Decimal, told: str) -> bool:
    """Whether the only number that is shown is the value, rounded."""
    found = _DIGITS.findall(told)
    return len(found) == 1 and _rounds(value, found[0].replace(",", ""))


def _without_words(value: Decimal, told: str, number: str) -> str:
    """The value as kept; scaled, where the sheet shows it so and leaves the word to a header."""
    found = list(_DIGITS.finditer(told))
    if len(found) != 1 or "E" in told:
        return number
    digits = found[0].group().replace(",", "").lstrip("-")
    if _rounds(abs(value), digits):
        return number
    for power in _SCALED:
        if _rounds(abs(value).scaleb(-power), digits):
            return f"{plain(value.scaleb(-power))}{'%' if '%' in number else ''}"
    return in_doubt(told, number)


def _rounds(value: Decimal, digits: str) -> bool:
    """Whether ``digits`` are the value, rounded to as many places."""
    last = Decimal(1).scaleb(-len(digits.partition(".")[2]))
    return abs(value - Decimal(digits)) * 2 <= last


def _bare(told: str) -> Decimal | None:
    digits = "".join(c for c in told if c.isascii() and (c.isdigit() or c in ".-"))
    try:
        return Decimal(digits)
    except InvalidOperation:
        return None


def _date(raw: str, told: str, letters: str) -> str:
    """The day as kept; only its year or its month where nothing else is shown."""
    year = _YEAR.fullmatch(told.strip())
    return f"{year[1]}年" if year else iso_day(raw, letters) or told


def _time(raw: str, told: str, *, elapsed: bool) -> str:
    """Hours, minutes or seconds as the cell counts them; a time of day as it is shown."""
    match = _DURATION.fullmatch(raw)
    if match is None:
        return told or raw
    days, hours, minutes, seconds = (
        int(match[name] or 0) for name in ("days", "hours", "minutes", "seconds")
    )
    length = ((days * 24 + hours) * 60 + minutes) * 60 + seconds
    unit = _unit(length, told, elapsed=elapsed)
    return elapsed_text(-length if match["sign"] else length, unit) if unit else told


def _unit(length: int, told: str, *, elapsed: bool) -> str:
    """What the first number that is shown counts; empty for a time of day."""
    shown = _DIGITS.search(told)
    count = int(Decimal(shown.group().replace(",", "").lstrip("-"))) if shown else -1
    alone = ":" not in told
    if count == length // 3600 and (elapsed or alone or count >= 24):
        return "h"
    if count == length // 60 and (elapsed or alone or count >= 60):
        return "m"
    if count == length and (elapsed or alone):
        return "s"
    return "h" if elapsed else ""
