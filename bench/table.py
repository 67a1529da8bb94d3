"""A large table of generated figures. They are no data: every row says so."""

import sys
from pathlib import Path

from openpyxl import Workbook

MARK = "生成的测试数据，不是统计数字"
HEADER = ("市州", "指标", "分组", "年份", "数值", "单位", "来源", "章节", "备注")
FIRST_YEAR, YEARS = 2010, 10


def write_table(
    path: Path, rows: int, cities: list[str], indicators: list[tuple[str, str]]
) -> None:
    """``rows`` figures: every city and indicator over ten years, growing by a few percent."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet("生成的测试数据")
    sheet.append(HEADER)
    written = 0
    for place, city in enumerate(cities):
        for kind, (indicator, unit) in enumerate(indicators):
            value = 1_000 + 37 * place + 11 * kind
            for year in range(FIRST_YEAR, FIRST_YEAR + YEARS):
                if written == rows:
                    book.save(path)
                    return
                value += 1 + value * (3 + (place + kind + year) % 5) // 100
                line = (city, indicator, "合计", year, value, unit, "bench", "表", MARK)
                sheet.append(line)
                written += 1
    sys.exit(f"only {written} rows: too few cities and indicators")
