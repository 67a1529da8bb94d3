"""Radicals in place of characters: every one is known, and means one character."""

import csv
import unicodedata
from pathlib import Path

import pytest

from indicators import radicals
from indicators.radicals import ALIKE, mended

BLOCKS = (*range(0x2E80, 0x2F00), *range(0x2F00, 0x2FE0))
ASSIGNED = [chr(code) for code in BLOCKS if unicodedata.name(chr(code), "")]
# Those that Unicode makes a traditional or an old character of.
SIMPLIFIED = dict(zip("⼾⾒⾙⾞⾧⾨⾭⾱⾴⾵⾶⾺⾾⿂⿃⿄⿆⿈⿌⿑⿒⿓⿔",
                      "户见贝车长门青韦页风飞马斗鱼鸟卤麦黄黾齐齿龙龟", strict=True))  # fmt: skip


def test_every_radical_of_unicode_means_a_character_that_is_none() -> None:
    assert len(ASSIGNED) == 329
    for radical in ASSIGNED:
        meant = mended(radical)
        assert len(meant) == 1
        assert unicodedata.name(meant).startswith("CJK UNIFIED IDEOGRAPH")
        assert mended(meant) == meant == unicodedata.normalize("NFKC", meant)


def test_what_unicode_knows_is_kept_but_for_the_simplified_form() -> None:
    known = {r: unicodedata.normalize("NFKC", r) for r in ASSIGNED}
    differing = {r: mended(r) for r in ASSIGNED if known[r] not in (r, mended(r))}
    assert differing == SIMPLIFIED


@pytest.mark.parametrize(
    ("printed", "meant"),
    [
        ("⻓沙市⺠政局", "长沙市民政局"),
        ("厦⻔市⼾籍⼈⼝", "厦门市户籍人口"),
        ("⻋⻢⻅⻩⻘⻰⻥⻦⻨⻛⻜⻚⻉⻙⻬⻮⻳", "车马见黄青龙鱼鸟麦风飞页贝韦齐齿龟"),
        ("⼀⼆⼋⼗⽉⽇⽼⾼⼯⾥⾯⽣⼤⼩", "一二八十月日老高工里面生大小"),
        ("⺟⺝⺜⺧⺩⺬⺶⻁⻄⻆⻗⻝⻣⻤", "母月日牛王示羊虎西角雨食骨鬼"),
        ("\uf9fe\ufa08", "茶行"),
    ],
)
def test_text_from_a_printed_page(printed: str, meant: str) -> None:
    assert mended(printed) == meant


def test_ordinary_characters_stay() -> None:
    text = "民政 2022年，㎡ ７５００户（见长沙）①\ufffd\ue000"
    assert mended(text) is text


def test_the_table_names_each_radical_once_and_in_order() -> None:
    path = Path(radicals.__file__).with_name("radicals.csv")
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["radical"] for row in rows] == ASSIGNED
    assert all(chr(int(row["code"], 16)) == row["radical"] for row in rows)
    assert all(ALIKE[ord(row["radical"])] == row["character"] for row in rows)
