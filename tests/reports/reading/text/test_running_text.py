"""Running text: lines joined, blanks dropped, every character keeps its place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.reading.text.running_text import clean

BROKEN = (
    "十年来全市累计发放各类救助资金以及补贴共计1\n"
    "3.69亿元，惠及困难群众超过一百二十万人次，成效明显。\n"
)


def test_joins_a_number_broken_over_two_lines() -> None:
    assert "共计13.69亿元" in clean(BROKEN).text


def test_every_character_keeps_its_place() -> None:
    page = clean(BROKEN)
    place = page.text.index("13.69亿元")
    start, end = page.original(place, place + len("13.69亿元"))
    assert BROKEN[start:end] == "1\n3.69亿元"


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("社 会 组 织 党 群 服 务", "社会组织党群服务"),
        ("达到 1.2 万元以上", "达到1.2万元以上"),
        ("１２４６．５万元", "1246.5万元"),
        ("12,345人", "12345人"),
        ("１２，３４５人", "12345人"),
        ("有3家,120人", "有3家，120人"),
        ("完成1 860 户", "完成1860户"),
        ("1450元/(人•月)", "1450元/（人·月）"),
        ("80—89周岁", "80-89周岁"),
    ],
)
def test_folds_what_is_written_in_many_ways(printed: str, read: str) -> None:
    assert clean(printed).text == read


def test_a_heading_is_not_joined_to_the_sentence_below() -> None:
    page = clean("强化基本民生保障，提升安全感\n\n市民政局坚持以人民为中心。")
    assert page.text.count("\n") == 1


def test_a_title_of_two_lines_is_not_joined_to_the_sentence_below() -> None:
    title = "兰溪县民政局办公室\n2024年民政工作总结及2025年民政工作计划"
    page = clean(f"{title}\n\n2024年，县民政局落实资金3.18亿元。")
    assert "计划\n2024年" in page.text


@pytest.mark.parametrize(
    ("printed", "joined"),
    [
        ("干部职工314\n人。", "314人"),
        ("筹集资金14.6\n5亿元", "14.65亿元"),
        ("164\n家（公办", "164家"),
    ],
)
def test_a_number_cut_by_the_end_of_a_line_is_whole(printed: str, joined: str) -> None:
    assert joined in clean(printed).text


def test_lost_glyphs_are_reported_and_not_guessed() -> None:
    page = clean("床位� �张，服务(cid:12)万人次")
    assert [(loss.start, loss.end) for loss in page.losses] == [(2, 3), (4, 5), (9, 17)]


@given(st.text(alphabet="民政1 2\n，。、,.万人\u3000\r（）０", max_size=80))
def test_places_rise_and_name_the_character(original: str) -> None:
    page = clean(original)
    assert len(page.text) == len(page.places)
    assert list(page.places) == sorted(page.places)
    assert all(0 <= place < len(original) for place in page.places)


@pytest.mark.parametrize("glyph", ["\ue000", "\uf8ff", "\U000f0001"])
def test_a_private_character_is_a_lost_glyph(glyph: str) -> None:
    page = clean(f"床位{glyph}张")
    assert [(loss.start, loss.end) for loss in page.losses] == [(2, 3)]


def test_a_bullet_of_a_symbol_font_is_no_loss() -> None:
    assert clean("\uf0b7 床位3张").losses == ()
