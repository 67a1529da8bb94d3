"""Which figures the sentences before them make plans."""

import pytest

from reports.reading.reader import read

LEAD = "岚州市民政局2025年工作简报\n我们将重点推进三件事。第一，建成站点50个；"


@pytest.mark.parametrize(
    ("text", "actual"),
    [
        # A list that ends with its sentence says nothing of what comes after it.
        (LEAD + "第二，培训护理员200人。同时，按每人每月800元发放补贴。", True),
        ("我们将重点推进养老服务。同时，按每人每月800元发放补贴。", False),
        ("一是要新建站点50个。二是按每人每月800元发放补贴。", False),
    ],
)
def test_plans_reach_the_next_sentence_unless_their_list_is_told(
    text: str, actual: bool
) -> None:
    assert read(text, year=2025).figures[-1].actual is actual


@pytest.mark.parametrize(
    ("text", "actual"),
    [
        ("省厅分配我市护理员培训任务600人次，现已培训655人次。", [False, True]),
        ("年度考核要求火化率达到95%，实际为97.3%。", [False, True]),
        ("年初计划新建幸福院40所，最终建成44所。", [False, True]),
        ("年度目标为适老化改造1500户，实际改造1538户。", [False, True]),
        ("计划招募社工30名，到岗28名。", [False, True]),
    ],
)
def test_a_task_is_none_of_its_results(text: str, actual: list[bool]) -> None:
    assert [figure.actual for figure in read(text, year=2023).figures] == actual
