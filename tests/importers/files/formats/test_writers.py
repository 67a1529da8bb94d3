"""One small sheet as many programs save it: read alike, or the difference is named here.

The files were made for the project by the programs themselves (docs/intake.md has their
versions); the sheet has a year that is a date, a number that is shown in 万, percentages,
hours beyond a day, a number kept as text, an error, a formula and a merged note.
"""

from collections.abc import Mapping

import pytest

from importers.files.limits import LIMITS
from importers.files.uploads import examined
from importers.files.workbooks import READERS
from importers.values.typed_cells import UnreadableCell, read_cell
from tests.importers.books import GIVEN

WRITERS = GIVEN / "writers"
NOTE = "注：城市低保人数为年末数。"
SHEET = {
    1: ("指标", "单位", "2023年", "2024年"),
    2: ("城市低保人数", "人", "13400", "13195"),
    3: ("养老护理型床位占比", "", "62%", "63.4%"),
    4: ("城市低保标准", "元/月", "650.50", "710"),
    5: ("志愿服务时长", "", "2406小时", "2436小时"),
    6: ("结婚登记", "对", "16,033"),
    7: ("儿童福利机构数", "个", "3", "#N/A"),
    8: ("合计", "", "13403"),
    9: (NOTE,) * 4,
}
# Programs that compute no formula: what they write is not taken for a number, nor for nought.
UNCOMPUTED = {8: ("合计", "", "=C2+C7")}
NO_RESULT = {8: ("合计",)}
# They do not know that ! stands for the sign behind it, as Excel does, and show 13!.4万.
ASKED = {2: ("城市低保人数", "人", "显示为“13.4万”，存的是13400", "13195")}
ASKED_TOO = {2: ("城市低保人数", "人", "显示为“13!.4万”，存的是13400", "13195")}
SEEN = {
    2: ("城市低保人数", "人", "13!.4万", "13195"),
    5: ("志愿服务时长", "", "2406:00", "2436:00"),
}
NOT_MERGED = {9: (NOTE,)}
# Without formats a percentage is a fraction, and hours are days.
BARE: dict[int, tuple[str, ...]] = {
    1: ("指标", "单位", "2023", "2024年"),
    3: ("养老护理型床位占比", "", "0.62", "0.634"),
    4: ("城市低保标准", "元/月", "650.5", "710"),
    5: ("志愿服务时长", "", "100.25", "101.5"),
    8: (),
    9: (),
}
ROUNDED = {
    2: ("城市低保人数", "人", "13400.000", "13195.000"),
    3: ("养老护理型床位占比", "", "0.620", "0.634"),
    4: ("城市低保标准", "元/月", "650.500", "710.000"),
    5: ("志愿服务时长", "", "100.250", "101.500"),
    6: ("结婚登记", "对", "16033.000"),
    7: ("儿童福利机构数", "个", "3.000"),
    8: (),
    9: (),
}


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("openpyxl.xlsx", UNCOMPUTED),
        ("xlsxwriter.xlsx", UNCOMPUTED),
        ("exceljs.xlsx", UNCOMPUTED),
        ("sheetjs.xlsx", UNCOMPUTED),
        ("xlwt.xls", {8: ("合计", "", "=…")}),
        ("sheetjs.xls", NO_RESULT),
        ("sheetjs-xml.xls", NO_RESULT),
        ("sheetjs.ods", ASKED_TOO | NO_RESULT | {7: ("儿童福利机构数", "个", "3")}),
        ("sheetjs-html.xls", SEEN | NO_RESULT),
        ("sheetjs-txt.xls", SEEN | NO_RESULT | NOT_MERGED),
        ("sheetjs.csv", SEEN | NO_RESULT | NOT_MERGED),
        ("libreoffice.xlsx", ASKED),
        ("libreoffice.xls", ASKED),
        ("libreoffice.ods", ASKED_TOO),
        ("libreoffice.csv", SEEN | NOT_MERGED),
        ("pandas.xlsx", BARE),
        ("pandas.ods", BARE),
        ("pandas.html", BARE | {6: ("结婚登记", "对", "16,033", "None")}),
        ("polars.xlsx", ROUNDED),
    ],
)
def test_the_same_sheet_of_every_program(
    name: str, other: Mapping[int, tuple[str, ...]]
) -> None:
    with (WRITERS / name).open("rb") as stream:
        upload = examined(stream, name)
        found = {row.number: row.cells for row in READERS[upload.kind](stream, LIMITS)}
    assert found == {n: cells for n, cells in (SHEET | other).items() if cells}


@pytest.mark.parametrize(
    "text", ["=C2+C7", "=…", "#N/A", "13!.4万", "2406:00", "None", ASKED[2][2]]
)
def test_what_differs_is_no_number(text: str) -> None:
    with pytest.raises(UnreadableCell):
        read_cell(text)
