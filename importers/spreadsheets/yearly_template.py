"""The workbook an editor fills: drop-downs, locked headers, last year's figures, units and
definitions; and the export in the same layout."""

import io
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext
from openpyxl import Workbook
from openpyxl.styles import Alignment, Protection
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from importers.batches.forms import reports_for
from importers.spreadsheets.sheet_layout import (
    COLUMNS,
    EXPORTED,
    NOTES,
    NUMBER_COLUMNS,
    REFERENCE,
    Cells,
    SheetRow,
    cells_of,
)
from importers.spreadsheets.workbook_cells import BOLD, HEAD, LOCKED, QUIET, fill_cell
from importers.values.statuses import STATUSES
from indicators.models import City, Coverage, Group, Indicator, Unit
from indicators.wording import QUALIFIERS

# Rows to add further figures in, below those that are prepared.
SPARE_ROWS = 200
LISTS = "清单"
WIDTHS = {
    "指标": 34,
    "市州": 12,
    "分组": 14,
    "口径": 12,
    "数值": 16,
    "限定词": 10,
    "单位": 12,
    "原文写法": 16,
    "观测状态": 12,
    "截止日期": 13,
    "来源": 24,
    "章节": 20,
    "备注": 28,
    "英文备注": 28,
    "上次报告": 16,
    "指标代码": 18,
}
# What the prepared rows say already; to be typed in the spare rows only.
PREPARED = ("市州", "区划代码", "指标", "指标代码", "分组", "口径", "年份", *REFERENCE)


def workbook_bytes(
    title: str, lines: Iterable[SheetRow], city: City, *, fill: bool
) -> bytes:
    """The workbook as a file. ``fill`` says that it is for filling: last figures beside the
    empty cells, spare rows, definitions."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = title[:31]
    headers = [*COLUMNS, *REFERENCE] if fill else [*EXPORTED]
    _head(sheet, headers)
    rows = [cells_of(line) for line in lines]
    for number, cells in enumerate(rows, start=2):
        _row(sheet, number, headers, cells, fill)
    last = len(rows) + 1
    if fill:
        _spare(sheet, headers, last)
        last += SPARE_ROWS
    lists = _lists(book, city)
    _drop_downs(sheet, headers, lists, last)
    _frame(sheet, headers)
    if fill:
        _notes(book, rows)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _head(sheet: Any, headers: Sequence[str]) -> None:
    for column, header in enumerate(headers, start=1):
        cell = fill_cell(sheet.cell(1, column), header)
        cell.font, cell.fill = BOLD, HEAD
        cell.alignment = Alignment(vertical="center")


def _row(
    sheet: Any, number: int, headers: Sequence[str], cells: Cells, fill: bool
) -> None:
    for column, header in enumerate(headers, start=1):
        value = cells[header]
        cell = fill_cell(sheet.cell(number, column), value)
        if header not in NUMBER_COLUMNS and not isinstance(value, Decimal):
            cell.number_format = "@"
        if fill and header in PREPARED:
            cell.fill, cell.font = LOCKED, QUIET
        else:
            cell.protection = Protection(locked=False)


def _spare(sheet: Any, headers: Sequence[str], last: int) -> None:
    for number in range(last + 1, last + SPARE_ROWS + 1):
        for column, header in enumerate(headers, start=1):
            cell = sheet.cell(number, column)
            cell.protection = Protection(locked=header in REFERENCE)
            if header not in NUMBER_COLUMNS:
                cell.number_format = "@"


def _lists(book: Any, city: City) -> dict[str, str]:
    """The sheet of choices, hidden; for each header the range of its choices."""
    sheet = book.create_sheet(LISTS)
    sheet.sheet_state = "hidden"
    choices: dict[str, list[str]] = {
        "市州": [city.name],
        "指标": list(Indicator.objects.values_list("name", flat=True)),
        "分组": list(Group.objects.values_list("name", flat=True)),
        "口径": list(Coverage.objects.values_list("name", flat=True)),
        "限定词": [str(label) for label in QUALIFIERS.values()],
        "单位": list(Unit.objects.values_list("name", flat=True)),
        "观测状态": [str(label) for _code, label in STATUSES],
        "来源": [report.short for report in reports_for([city])],
    }
    ranges = {}
    for column, (header, texts) in enumerate(choices.items(), start=1):
        for number, text in enumerate([header, *texts], start=1):
            fill_cell(sheet.cell(number, column), text)
        letter = get_column_letter(column)
        ranges[header] = f"{LISTS}!${letter}$2:${letter}${max(len(texts) + 1, 2)}"
    return ranges


def _drop_downs(
    sheet: Any, headers: Sequence[str], ranges: dict[str, str], last: int
) -> None:
    for column, header in enumerate(headers, start=1):
        if header not in ranges:
            continue
        choice = DataValidation(
            type="list", formula1=ranges[header], allow_blank=True, errorStyle="warning"
        )
        choice.error = gettext("清单里没有这一项。导入时会请您说明它是什么。")
        letter = get_column_letter(column)
        choice.add(f"{letter}2:{letter}{max(last, 2)}")
        sheet.add_data_validation(choice)


def _frame(sheet: Any, headers: Sequence[str]) -> None:
    for column, header in enumerate(headers, start=1):
        letter = get_column_letter(column)
        sheet.column_dimensions[letter].width = WIDTHS.get(header, 10)
    for header in ("区划代码", "指标代码"):
        letter = get_column_letter(headers.index(header) + 1)
        sheet.column_dimensions[letter].outlineLevel = 1
    sheet.row_dimensions[1].height = 24
    sheet.freeze_panes = "D2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(headers))}1"
    # No password: it keeps the headers from being changed by mistake, nobody out.
    protection = sheet.protection
    protection.sheet = True
    for allowed in ("formatCells", "formatColumns", "formatRows", "sort", "autoFilter"):
        setattr(protection, allowed, False)


def _notes(book: Any, rows: list[Cells]) -> None:
    """How to fill, and what each indicator counts."""
    sheet = book.create_sheet(NOTES)
    for number, text in enumerate(_how(), start=1):
        fill_cell(sheet.cell(number, 1), text)
    sheet.cell(1, 1).font = BOLD
    first = len(_how()) + 2
    for column, header in enumerate(
        (gettext("名称"), gettext("含义"), gettext("用什么计量")), start=1
    ):
        cell = fill_cell(sheet.cell(first, column), header)
        cell.font, cell.fill = BOLD, HEAD
    codes = list(dict.fromkeys(cells["指标代码"] for cells in rows))
    found = Indicator.objects.select_related("unit").in_bulk(codes, field_name="code")
    for number, code in enumerate(codes, start=first + 1):
        indicator = found[code]
        texts = (indicator.name, indicator.definition, indicator.unit.name)
        for column, text in enumerate(texts, start=1):
            cell = fill_cell(sheet.cell(number, column), text)
            cell.alignment = Alignment(wrap_text=True, vertical="top")
    for letter, width in (("A", 34), ("B", 90), ("C", 14)):
        sheet.column_dimensions[letter].width = width


def _how() -> list[str]:
    return [
        gettext("怎样填写"),
        gettext(
            "“数值”照原文写，限定词可以一起写：7500余、≥12000、约420、近6000万、0.81万。"
        ),
        gettext("不适用写 —，缺失写 …，零写 0；空着表示没有录入，原有的数不变。"),
        gettext(
            "每个数都要有来源，并写明章节或段落；也可以上传时为整个文件选一份报告。"
        ),
        gettext("灰色的格子已经填好。要加别的指标或分组，填在下面的空行里。"),
        gettext("上传之后先看预览，确认了才发布；发布之后可以整批撤销。"),
    ]
