"""Numbers made by a grammar, each with what it is worth, read back by the reader and in cells.

    python -m bench.numerals [HOW MANY] [SEED]

What a number is worth is known from how it was made: digits and their places are chosen
first and summed up, then printed. Nothing of the lexicon is used.
"""

import os
import random
import sys
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import accumulate, islice

import django

CHINESE = "零一二三四五六七八九"
PLACES = ((1000, "千"), (100, "百"), (10, "十"))
LARGE = ((10**8, "亿"), (10**4, "万"))
LINES, MOST_TOLD = 200, 50
LARGEST = 10**12  # what a cell may hold
UNITS = {
    "人": "人", "户": "户", "家": "家", "张": "张", "元": "元", "对": "对", "名": "名",
    "人次": "人次", "座": "座", "辆": "辆", "亩": "亩", "元/月": "元/月",
}  # fmt: skip
BEFORE = {
    "近": "nearly", "接近": "nearly", "将近": "nearly", "逼近": "nearly",
    "约": "about", "大约": "about", "约为": "about", "大概": "about", "约有": "about",
    "不低于": "at_least", "不少于": "at_least", "至少": "at_least", "超过": "at_least",
    "超": "at_least", "突破": "at_least", "大于": "at_least", "高于": "at_least",
    "逾": "at_least", "超过了": "at_least", "突破了": "at_least", "不小于": "at_least",
    "不超过": "at_most", "不足": "at_most", "不到": "at_most", "至多": "at_most",
    "最多": "at_most", "低于": "at_most", "少于": "at_most", "不高于": "at_most",
}  # fmt: skip
AFTER = {
    "左右": "about", "上下": "about", "以上": "at_least", "及以上": "at_least",
    "开外": "at_least", "以下": "at_most", "以内": "at_most", "出头": "over", "有余": "over",
}  # fmt: skip
MARKS = ("①", "⑫", "²", "¹", "†", "※", "*", "[1]")  # of footnotes
BEFORE_A_MARK = "0123456789万亿"
BETWEEN = {"余": "over", "多": "over"}
PAIRS = (
    "一二",
    "一两",
    "二三",
    "两三",
    "三四",
    "三五",
    "四五",
    "五六",
    "六七",
    "七八",
    "八九",
)
WORTH = {character: value for value, character in enumerate(CHINESE)} | {"两": 2}


@dataclass(frozen=True)
class Made:
    """A printed number: ``low`` to ``high``; ``vague``: over or about, where 余, 来 … are in it."""

    text: str
    low: Decimal
    high: Decimal | None = None
    vague: str = ""
    unit: str = ""  # % where the number says so itself


@dataclass(frozen=True)
class Case:
    """What is printed and what it must be read as. ``cell`` is false where a cell refuses."""

    text: str
    low: Decimal
    high: Decimal | None
    qualifier: str
    unit: str
    cell: bool


# --- numbers -------------------------------------------------------------------


def whole(r: random.Random, limit: int = LARGEST) -> int:
    """A number with few digits that are not zero, as reports have them, or with many."""
    digits = r.randint(1, len(str(limit - 1)))
    value = r.randint(10 ** (digits - 1), 10**digits - 1)
    if r.random() < 0.6:
        kept = r.randint(1, min(3, digits))
        value -= value % 10 ** (digits - kept)
    return value


def in_chinese(r: random.Random, value: int) -> str:
    """``value`` in characters: the groups of four places, each its digits."""
    if value < 10_000:
        return group(r, value)
    factor, name = next(large for large in LARGE if value >= large[0])
    head, rest = divmod(value, factor)
    text = in_chinese(r, head) + name
    if not rest:
        return text
    gap = "零" if rest < factor // 10 else ""
    return text + gap + in_chinese_tail(r, rest)


def in_chinese_tail(r: random.Random, value: int) -> str:
    text = in_chinese(r, value)
    return "一" + text if text.startswith("十") else text


def group(r: random.Random, value: int) -> str:
    text, gap = "", False
    for factor, name in PLACES:
        digit, value = divmod(value, factor)
        if digit:
            text += ("零" if gap and text else "") + one(r, digit, name) + name
            gap = False
        elif text:
            gap = True
    if value:
        text += ("零" if gap and text else "") + CHINESE[value]
    if text.startswith("一十") and r.random() < 0.9:
        text = text[1:]
    return text


def one(r: random.Random, digit: int, name: str) -> str:
    return (
        "两" if digit == 2 and name in "百千" and r.random() < 0.7 else CHINESE[digit]
    )


def digits(r: random.Random) -> Made:
    value = whole(r)
    if 10**10 <= value < 2 * 10**10:
        value //= 10  # eleven digits that begin with 1 are a telephone
    text = f"{value:,}" if r.random() < 0.3 else str(value)
    if r.random() < 0.1:
        text = "".join(chr(ord(c) + 0xFEE0) if c.isdigit() else c for c in str(value))
    return Made(text, Decimal(value))


def scaled(r: random.Random) -> Made:
    """1.25万, 3千, 120亿, 3百万."""
    name, factor = r.choice(
        (
            ("百", 100),
            ("千", 1000),
            ("万", 10**4),
            ("百万", 10**6),
            ("千万", 10**7),
            ("亿", 10**8),
        )
    )
    places = r.choice((0, 0, 1, 2)) if name not in "百千" else 0
    number = Decimal(r.randint(1, 9999)).scaleb(-places)
    if name in ("百", "千", "百万", "千万"):
        number = Decimal(r.randint(1, 9))
    return Made(f"{number}{name}", number * factor)


def characters(r: random.Random) -> Made:
    value = max(2, whole(r, 10**10))
    return Made(in_chinese(r, value), Decimal(value))


def spoken_decimals(r: random.Random) -> Made:
    """一点二五亿."""
    name, factor = r.choice(LARGE)[::-1]
    head = r.randint(1, 99)
    tail = [r.randint(0, 9) for _ in range(r.randint(1, 3))]
    value = Decimal(head) + sum(Decimal(d).scaleb(-n) for n, d in enumerate(tail, 1))
    text = group(r, head) + "点" + "".join(CHINESE[d] for d in tail) + name
    return Made(text, value * factor)


def mixed(r: random.Random) -> Made:
    """2亿3千万, 1亿2千3百万, 2万5千6百, 3千5百万, 2万零500, 1万五千, 二亿3千万."""
    text, value = "", 0
    terms = sorted(r.sample((2, 3, 4, 6, 7, 8), r.randint(2, 4)), reverse=True)
    large = ""
    for index, place in enumerate(terms):
        name, factor = ("亿", 8) if place >= 8 else ("万", 4) if place >= 4 else ("", 0)
        if name != large:
            text += large
            large = name
        digit = r.randint(1, 9)
        value += digit * 10**place
        scale = {0: "", 1: "十", 2: "百", 3: "千"}[place - factor]
        # Ones and tens of a group are not said without a zero behind a gap.
        gap = index and terms[index - 1] - place > 1
        text += ("零" if gap and text else "") + printed_digit(r, digit, scale) + scale
    return Made(text + large, Decimal(value))


def printed_digit(r: random.Random, digit: int, scale: str) -> str:
    return str(digit) if r.random() < 0.7 else CHINESE[digit]


def digits_behind(r: random.Random) -> Made:
    """2万零500, 3万5600, 5千200, 2亿零30万."""
    head = r.randint(1, 99)
    rest = r.randint(1000, 9999)
    if r.random() < 0.5:
        rest = r.randint(1, 999)
        return Made(f"{head}万零{rest}", Decimal(head * 10**4 + rest))
    return Made(f"{head}万{rest}", Decimal(head * 10**4 + rest))


def groups(r: random.Random) -> Made:
    """1亿2000万, 12亿350万, 3万亿."""
    large, small = r.randint(1, 99), r.randint(1, 9999)
    return Made(f"{large}亿{small}万", Decimal(large * 10**8 + small * 10**4))


def half_said(r: random.Random) -> Made:
    """两万三, 2万5, 三千五."""
    digit, next_digit = r.randint(2, 9), r.randint(1, 9)
    name, factor = r.choice((("千", 1000), ("万", 10**4), ("百", 100)))
    value = digit * factor + next_digit * factor // 10
    if r.random() < 0.5:
        return Made(f"{digit}{name}{next_digit}", Decimal(value))
    return Made(f"{CHINESE[digit]}{name}{CHINESE[next_digit]}", Decimal(value))


def vague(r: random.Random) -> Made:
    """十余万, 2千多万, 三十几, 1.2亿多, 百余, 3个多亿."""
    word = r.choice("余多")
    kind = r.randrange(7)
    name, factor = r.choice((("万", 10**4), ("亿", 10**8)))
    digit = r.randint(1, 9)
    if kind == 0:
        tens = r.choice("余多几来")
        said = "about" if tens == "来" else "over"
        head = "十" if digit == 1 else CHINESE[digit] + "十"
        tail, times = r.choice((("", 1), (name, factor)))
        return Made(f"{head}{tens}{tail}", Decimal(digit * 10 * times), vague=said)
    if kind == 1:
        scale, small = r.choice((("千", 1000), ("百", 100)))
        digit_text = r.choice((str(digit), CHINESE[digit]))
        return Made(
            f"{digit_text}{scale}{word}{name}",
            Decimal(digit * small * factor),
            vague="over",
        )
    if kind == 2:
        number = Decimal(r.randint(11, 99)) / r.choice((1, 10))
        return Made(f"{number}{name}{word}", number * factor, vague="over")
    if kind == 3:
        number = r.randint(1, 99) * 10
        return Made(f"{number}{word}{name}", Decimal(number * factor), vague="over")
    if kind == 4:
        scale, small = r.choice(
            (("百", 100), ("千", 1000), ("万", 10**4), ("百万", 10**6))
        )
        return Made(f"{scale}{word}", Decimal(small), vague="over")
    if kind == 5:
        return Made(f"{digit}个{word}亿", Decimal(digit * 10**8), vague="over")
    value = whole(r, 10**7)
    return Made(f"{value}{word}", Decimal(value), vague="over")


def pair(r: random.Random) -> Made:
    """两三千, 十七八万, 一百二三十, 七八."""
    two = r.choice(PAIRS)
    scale, factor = r.choice((("", 1), ("十", 10), ("百", 100), ("千", 1000)))
    if two[1] == "两" and scale == "十":
        two = "一二"
    head, more = "", 0
    if r.random() < 0.3:
        if factor == 1:
            head, more = r.choice((("十", 10), ("二十", 20), ("三十", 30)))
        elif factor == 10:
            head, more = "一百", 100
        elif factor == 100:
            head, more = "三千", 3000
        two = two.replace("两", "二") if factor == 1 else two
    if head and two in ("一二", "二二") and factor > 1:
        two = "二三"
    name, large = r.choice((("", 1), ("", 1), ("万", 10**4), ("亿", 10**8)))
    low, high = (more + WORTH[c] * factor for c in two)
    if low >= high:
        return pair(r)
    return Made(
        f"{head}{two}{scale}{name}", Decimal(low * large), Decimal(high * large)
    )


def linked(r: random.Random) -> Made:
    """3至5万, 两至三千, 120-150, 3万至5万, 2、3万."""
    link = r.choice(("至", "到", "-", "—", "~"))
    low = r.randint(2, 8)
    high = r.randint(low + 1, 9)
    name, factor = r.choice(
        (("千", 1000), ("万", 10**4), ("百万", 10**6), ("亿", 10**8))
    )
    kind = r.randrange(5)
    ends = Decimal(low * factor), Decimal(high * factor)
    if kind == 0:
        return Made(f"{low}{link}{high}{name}", *ends)
    if kind == 1:
        link = r.choice("至到")
        return Made(f"{CHINESE[low]}{link}{CHINESE[high]}{name}", *ends)
    if kind == 2:
        return Made(f"{low}{name}{link}{high}{name}", *ends)
    if kind == 3:
        return Made(f"{low}、{low + 1}{name}", ends[0], Decimal((low + 1) * factor))
    one_end = whole(r, 10**6)
    other = one_end + r.randint(1, 10**5)
    return Made(f"{one_end}{link}{other}", Decimal(one_end), Decimal(other))


def percentage(r: random.Random) -> Made:
    """12.5%, 百分之十二点五, 百分之七八十, 七成五, 七八成, 百分之三至五."""
    kind = r.randrange(6)
    digit = r.randint(2, 9)
    if kind == 0:
        number = Decimal(r.randint(1, 9999)).scaleb(-r.randint(0, 2))
        return Made(f"{number}%", number, unit="%")
    if kind == 1:
        head, tail = r.randint(1, 120), r.choice(("", str(r.randint(0, 9))))
        text = "百分之" + in_chinese(r, head).replace("两", "二")
        text += "点" + CHINESE[int(tail)] if tail else ""
        return Made(text, Decimal(f"{head}.{tail or 0}"), unit="%")
    two = r.choice([p for p in PAIRS if "两" not in p])
    if kind == 2:
        scale, factor = r.choice((("", 1), ("十", 10)))
        ends = (Decimal(WORTH[c] * factor) for c in two)
        return Made(f"百分之{two}{scale}", *ends, unit="%")
    if kind == 3:
        ends = (Decimal(WORTH[c] * 10) for c in two)
        return Made(f"{two}成", *ends, unit="%")
    if kind == 4:
        more = r.randint(1, 9)
        return Made(
            f"{CHINESE[digit]}成{CHINESE[more]}", Decimal(digit * 10 + more), unit="%"
        )
    low, high = sorted(r.sample(range(2, 10), 2))
    return Made(
        f"百分之{CHINESE[low]}{r.choice('至到')}{CHINESE[high]}",
        Decimal(low),
        Decimal(high),
        unit="%",
    )


KINDS = (
    digits, scaled, characters, spoken_decimals, mixed, digits_behind, groups, half_said,
    vague, pair, linked, percentage,
)  # fmt: skip


# --- with qualifiers and units ---------------------------------------------------


def case(r: random.Random) -> Case:
    made = r.choice(KINDS)(r)
    spelling, unit = ("", "%") if made.unit else r.choice(list(UNITS.items()))
    before = between = after = ""
    qualifier = made.vague or "exact"
    if made.high is None and not made.vague:
        place = r.randrange(6)
        if place == 0:
            before, qualifier = r.choice(list(BEFORE.items()))
        elif place == 1 and not made.unit:
            between, qualifier = r.choice(list(BETWEEN.items()))
        elif place == 2:
            after, qualifier = r.choice(list(AFTER.items()))
        elif place == 3:
            before, after, qualifier = "约", "左右", "about"
    if (
        not (made.unit or between)
        and made.text[-1] in BEFORE_A_MARK
        and r.random() < 0.1
    ):
        between = r.choice(MARKS) if made.text != "10" else ""
    text = f"{before}{made.text}{between}{spelling}{after}"
    by_character = made.unit == "%" and "%" not in made.text
    cell = made.high is None and not by_character and made.low < LARGEST
    return Case(text, made.low, made.high, qualifier, unit, cell)


def cases(count: int, seed: int) -> Iterator[Case]:
    r = random.Random(seed)  # noqa: S311
    for _ in range(count):
        yield case(r)


# --- read back -------------------------------------------------------------------


def faults(made: list[Case]) -> Iterator[str]:
    """What is read otherwise than it was made, in a report and in a cell."""
    for one, got in zip(made, in_report(made), strict=True):
        wanted = (one.low, one.high, one.qualifier, one.unit)
        if got != [wanted]:
            yield f"report {one.text}: {got}, not {wanted}"
        cell = in_cell(one.text)
        if one.cell and cell != (one.low, one.qualifier, one.unit):
            yield f"cell {one.text}: {cell}, not {wanted}"
        if not one.cell and cell is not None:
            yield f"cell {one.text}: {cell}, not refused"


def in_report(made: list[Case]) -> list[list[tuple[Decimal, Decimal | None, str, str]]]:
    """What is read of each, one to a line of a report."""
    from reports.reading.reader import read

    lines = [f"2022年，全市的核定数是{one.text}。\n" for one in made]
    starts = list(accumulate((len(line) for line in lines), initial=0))
    found: list[list[tuple[Decimal, Decimal | None, str, str]]] = [[] for _ in made]
    for f in read("".join(lines)).figures:
        line = bisect_right(starts, f.start) - 1
        found[line].append((f.value, f.value_high, f.qualifier, f.unit))
    return found


def in_cell(text: str) -> tuple[Decimal, str, str] | None:
    from importers.values.typed_cells import UnreadableCell, read_cell

    try:
        cell = read_cell(text)
    except UnreadableCell:
        return None
    assert cell.value is not None
    return cell.value, str(cell.qualifier), cell.unit


def main(arguments: list[str]) -> int:
    django.setup()
    count = int(arguments[0]) if arguments else 10_000
    seed = int(arguments[1]) if len(arguments) > 1 else 1
    found = 0
    made = cases(count, seed)
    while piece := list(islice(made, LINES)):
        for fault in faults(piece):
            found += 1
            if found <= MOST_TOLD:
                print(fault, flush=True)
    print(f"{count} numbers read back in a report and in a cell: {found} faults")
    return 1 if found else 0


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "civaffairs.settings")
    sys.exit(main(sys.argv[1:]))
