"""The names of the ministry's monthly, quarterly and yearly statistics: known ones match at the
first try, with their group; the others are asked about. The right matches, in
``tables/ministry_names.csv``, were written before any was read."""

import csv
from pathlib import Path

import pytest

from importers.matching.catalogue_names import load_words
from importers.spreadsheets.questions import open_questions, suggestions
from tests.importers.intake_world import REPORT, both, uploaded

pytestmark = pytest.mark.usefixtures("fixtures_loaded")

HEADER = ("市州", "指标", "年份", "数值", "单位", "来源", "章节")
SILENT = "431300"  # no figure of it is published
TABLE = Path(__file__).parent / "tables/ministry_names.csv"
with TABLE.open(encoding="utf-8", newline="") as lines:
    NAMES = list(csv.DictReader(lines))


def read(*names):
    rows = [(SILENT, name, 2009, "77", unit, REPORT, "附表") for name, unit in names]
    return uploaded(both("clerk", SILENT), *rows, header=HEADER)


def test_every_name_that_the_catalogue_has_matches_at_the_first_try():
    batch = read(*((line["name"], line["unit"]) for line in NAMES))
    found = {
        c.indicator_typed: (c.indicator.code, c.group.code)
        for c in batch.candidates.filter(indicator__isnull=False, group__isnull=False)
    }
    wanted = {
        line["name"]: (line["indicator"], line["group"])
        for line in NAMES
        if line["indicator"]
    }
    assert found == wanted
    asked = {(q.part, q.text) for q in open_questions(batch)}
    assert asked == {
        ("indicator", line["name"]) for line in NAMES if not line["indicator"]
    }
    assert set(batch.candidates.values_list("asked", flat=True)) == {""}


def test_what_the_catalogue_lacks_is_offered_nothing_that_counts_another_thing():
    batch = read(
        *((line["name"], line["unit"]) for line in NAMES if not line["indicator"])
    )
    words = load_words()
    offered = {
        q.text: [i.code for i in suggestions(q, words)] for q in open_questions(batch)
    }
    assert offered["火化炉数"] == []
    assert offered["行政区域界线联检长度"] == []
    assert "child_directors" not in offered["农村留守儿童"]


@pytest.mark.parametrize(
    ("name", "unit", "indicator", "group"),
    [
        ("乡镇级合计", "个", "township_divisions", "total"),
        ("1.镇", "个", "township_divisions", "town"),
        ("（一）民政事业费累计支出", "万元", "civil_affairs_expenditure", "total"),
        ("其中：A 孤儿基本生活保障支出", "万元", "orphan_expenditure", "total"),
        ("（2）老年福利", "万元", "elderly_welfare_expenditure", "total"),
        ("A 城市特困人员救助供养人数", "人", "tekun_recipients", "urban"),
        ("1.孤儿数", "人", "orphans", "total"),
        ("慈善信托", "万元", "charity_trust_assets", "total"),
        ("困难残疾人生活补贴标准", "元/月", "disability_subsidy", "hardship"),
    ],
)
def test_names_in_lists_and_names_told_apart_by_their_unit(
    name, unit, indicator, group
):
    c = read((name, unit)).candidates.get()
    assert (c.indicator.code, c.group.code) == (indicator, group)


@pytest.mark.parametrize("group", ["集中供养", "集中"])
def test_a_column_of_groups_means_those_of_the_indicator(group):
    header = ("市州", "指标", "分组", "年份", "数值", "单位", "来源", "章节")
    rows = [
        (SILENT, name, group, 2009, "77", unit, REPORT, "附表")
        for name, unit in [("特困人员人数", "人"), ("孤儿人数", "人")]
    ]
    batch = uploaded(both("clerk", SILENT), *rows, header=header)
    found = [c.group and c.group.code for c in batch.candidates.order_by("number")]
    assert found == ["supported_in_institutions", "institution"]
