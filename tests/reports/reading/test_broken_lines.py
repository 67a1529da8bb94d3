"""However narrow the column a report is broken in, its figures are the same; and lists of
short lines stay lists."""

import re
from collections.abc import Callable

import pytest

from reports.reading.grids.finding import grids_in
from reports.reading.grids.loose import without_loose_rows
from reports.reading.reader import read
from reports.reading.text.running_text import clean
from tests.reports.reading.gold import OWN, catalogue, gold

FIELDS = (
    *("value", "value_high", "unit", "qualifier", "year", "period", "basis", "actual"),
    *("kind", "indicator", "group", "coverage"),
)
REPORTS = ["1-qinglan-2023-summary", "4-qupu-2022-bulletin", "11-heting-2021-summary"]


def by_characters(paragraph: str, width: int) -> list[str]:
    return [paragraph[n : n + width] for n in range(0, len(paragraph), width)]


def by_columns(paragraph: str, width: int) -> list[str]:
    """Broken where ``2 * width`` columns of print are full: digits take one of them."""
    lines, columns = [""], 0
    for character in paragraph:
        columns += 1 if character.isascii() else 2
        if columns > 2 * width:
            lines.append("")
            columns = 1 if character.isascii() else 2
        lines[-1] += character
    return lines


def by_words(paragraph: str, width: int) -> list[str]:
    """As a word processor breaks: no line begins with a mark, no number is cut."""
    lines = [""]
    for word in re.findall(r"[0-9.,%]+[，。、；）]?|.[，。、；：）”%]*", paragraph):
        if sum(1 if c.isascii() else 2 for c in lines[-1] + word) > 2 * width:
            lines.append("")
        lines[-1] += word
    return [line for line in lines if line]


def paragraphs_of(name: str) -> list[str]:
    text = gold(OWN / f"{name}.csv", OWN / f"{name}.txt").text
    return [p.strip() for p in re.split(r"[\r\n]+", text) if p.strip()]


def running_text(text: str) -> str | None:
    """What the reader makes of the lines; ``None``: it finds tables among them."""
    grids = grids_in(text)
    return None if grids.grids else clean(without_loose_rows(grids.masked)).text


def figures(text: str) -> list[tuple[object, ...]]:
    """The figures read; those of one running text are read once, whatever its lines were."""
    running = running_text(text)
    if running is None:
        return read_figures(text)
    if running not in already_read:
        already_read[running] = read_figures(text)
    return already_read[running]


already_read: dict[str, list[tuple[object, ...]]] = {}


def read_figures(text: str) -> list[tuple[object, ...]]:
    found = read(text, catalogue()).figures
    return [tuple(getattr(figure, field) for field in FIELDS) for figure in found]


@pytest.mark.parametrize("name", REPORTS)
@pytest.mark.parametrize(
    ("gap", "indent", "end", "widths"),
    [
        ("\n\n", "", "\n", range(6, 31)),
        ("\n", "　　", "\n", range(6, 31, 3)),
        ("\r\n\r\n", "　　", "\r\n", range(7, 31, 4)),
    ],
)
@pytest.mark.parametrize("broken", [by_characters, by_columns])
def test_a_report_reads_the_same_in_every_width(
    name: str,
    gap: str,
    indent: str,
    end: str,
    widths: range,
    broken: Callable[[str, int], list[str]],
) -> None:
    whole = [indent + paragraph for paragraph in paragraphs_of(name)]
    wanted = figures(gap.join(whole))
    for width in widths:
        text = gap.join(end.join(broken(p, width)) for p in whole)
        assert figures(text) == wanted, width


@pytest.mark.parametrize("name", REPORTS)
def test_paragraphs_need_neither_gap_nor_indent(name: str) -> None:
    whole = paragraphs_of(name)
    wanted = figures("\n".join(whole))
    for width in (8, 15, 22):
        text = "\n".join("\n".join(by_characters(p, width)) for p in whole)
        assert figures(text) == wanted, width


@pytest.mark.parametrize("name", REPORTS)
def test_lines_may_end_early_to_keep_numbers_whole(name: str) -> None:
    whole = paragraphs_of(name)
    wanted = figures("\n\n".join(whole))
    for width in range(13, 31, 3):
        text = "\n\n".join("\n".join(by_words(p, width)) for p in whole)
        assert figures(text) == wanted, width


@pytest.mark.parametrize(
    "lines",
    [
        ["孤儿120人", "低保3400人", "特困800人"],
        ["孤儿120人", "低保340人", "特困800人", "老人900人"],  # all of one length
        [
            "城市低保7500户，12030人",
            "农村低保8000户，15000人",
            "特困8030人，其中集中2107人",
        ],
        ["养老机构86家；", "养老床位15700张；", "城市低保7500户。"],
        ["1.孤儿120人", "2.低保3400人", "3.特困800人"],
        ["2022年120", "2023年130", "2024年140"],
        [
            "一、养老服务",
            "养老机构86家",
            "养老床位15700张",
            "二、社会救助",
            "低保7500户",
        ],
        ["120", "130", "140"],
    ],
)
def test_a_list_of_short_lines_is_not_glued(lines: list[str]) -> None:
    text = "\n".join(lines)
    assert clean(text).text.split("\n") == lines
    # Nor below a report whose column is known.
    report = "\n".join(by_characters(paragraphs_of(REPORTS[0])[5], 20))
    assert clean(f"{report}\n\n{text}").text.endswith(f"\n{text}")


def test_a_heading_is_not_glued_to_the_column_below_it() -> None:
    body = by_characters(
        "全市共有养老机构142家，其中公办86家，养老床位2.18万张。" * 2, 12
    )
    assert clean("\n".join(["养老服务", *body])).text.startswith("养老服务\n全市")


@pytest.mark.parametrize(
    ("printed", "joined"),
    [
        ("养老床位15,\n700张。", "养老床位15700张。"),
        ("养老床位15\n,700张。", "养老床位15700张。"),
        ("养老床位1,2\n34,567张，其中", "养老床位1234567张，其中"),
        ("养老床位１５，\n７００张。", "养老床位15700张。"),
        ("养老床位3.\n03万张，其中", "养老床位3.03万张，其中"),
        ("养老床位3\n.03万张，其中", "养老床位3.03万张，其中"),
        # A mark of the sentence, not of the number.
        ("分别为15，\n700张。", "分别为15，700张。"),
    ],
)
def test_a_number_cut_at_its_mark_is_whole(printed: str, joined: str) -> None:
    page = clean(printed)
    assert page.text == joined
    assert len(page.places) == len(joined)


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("8 6 家 。", "86家。"),
        ("1 5 7 0 0 张", "15700张"),
        ("2 0 2 2 年\n8 6 家", "2022年\n86家"),
        ("养老床位 1 5 7 0 0 张，民办机构 8 6 家。", "养老床位15700张，民办机构86家。"),
        ("养老床位1 5 7 0 0张，共8 6家。", "养老床位15700张，共86家。"),
        ("养 老 床 位 7 , 5 0 0 张", "养老床位7500张"),
        ("养　老　床　位　3 . 0 3　万　张", "养老床位3.03万张"),
        # Rows of a table: numbers of one figure beside each other.
        ("孤儿 3 5 8 6 9", "孤儿3 5 8 6 9"),
        ("合计 3 5 8\n全市 1 2 3", "合计3 5 8\n全市1 2 3"),
        ("合计 12 30 45", "合计12 30 45"),
    ],
)
def test_spaced_letters_are_closed_up_and_rows_are_not(printed: str, read: str) -> None:
    assert clean(printed).text == read
