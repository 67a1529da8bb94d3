"""The table files that are taken and given: bounded, in what Chinese Excel reads and writes."""

import csv
import io
import zipfile
from typing import Any

import openpyxl
import tablib
from django.utils.translation import gettext
from import_export.formats import base_formats
from openpyxl.utils.exceptions import InvalidFileException

LARGEST_UNPACKED = 20_000_000
MOST_ENTRIES = 100
MOST_ROWS = 5_000
MOST_COLUMNS = 60


class UnreadableTable(ValueError):
    """The file is no table that is taken; the message says why."""


class BoundedXLSX(base_formats.XLSX):
    def create_dataset(self, in_stream: bytes) -> tablib.Dataset:
        try:
            check_unpacked(in_stream)
            book = openpyxl.load_workbook(
                io.BytesIO(in_stream), read_only=True, data_only=True
            )
            sheet = book.worksheets[0]
            rows = [
                ["" if value is None else value for value in row]
                for row in sheet.iter_rows(
                    max_row=MOST_ROWS + 2, max_col=MOST_COLUMNS + 1, values_only=True
                )
            ]
        except (
            zipfile.BadZipFile,
            InvalidFileException,
            KeyError,
            IndexError,
            OSError,
        ):
            raise UnreadableTable(gettext("这不是能读的 xlsx 文件。")) from None
        return table_of(rows)


class FriendlyCSV(base_formats.CSV):
    """Opens in Chinese Excel, and takes back what Chinese Excel saves."""

    def create_dataset(self, in_stream: bytes | str) -> tablib.Dataset:
        text = in_stream if isinstance(in_stream, str) else decoded(in_stream)
        try:
            rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
        except csv.Error:
            raise UnreadableTable(gettext("这不是能读的 csv 文件。")) from None
        return table_of([list(row) for row in rows])

    def is_binary(self) -> bool:
        """Its bytes come here undecoded."""
        return True

    def get_read_mode(self) -> str:
        return "rb"

    def export_data(self, dataset: tablib.Dataset, **options: Any) -> bytes:
        return super().export_data(dataset, **options).encode("utf-8-sig")


def check_unpacked(content: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        entries = archive.infolist()
    if (
        len(entries) > MOST_ENTRIES
        or sum(e.file_size for e in entries) > LARGEST_UNPACKED
    ):
        raise UnreadableTable(gettext("解压后太大，请另存为只含一张表的 xlsx 文件。"))


def decoded(content: bytes) -> str:
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise UnreadableTable(gettext("文字编码认不出来，请存为 UTF-8 的 csv 或 xlsx。"))


def table_of(rows: list[list[Any]]) -> tablib.Dataset:
    """The rows as a dataset: the first is the header; empty rows and columns fall away."""
    numbered = [
        (number, row)
        for number, row in enumerate(rows, start=1)
        if any(str(value).strip() for value in row)
    ]
    filled = [row for _number, row in numbered]
    if len(filled) < 2:
        raise UnreadableTable(gettext("表中没有数据：第一行是表头，以下每行一条。"))
    header = [str(value).strip() for value in filled[0]]
    while header and not header[-1]:
        header.pop()
    if len(filled) > MOST_ROWS + 1 or len(header) > MOST_COLUMNS:
        raise UnreadableTable(
            gettext("表太大：最多 %(rows)d 行、%(columns)d 列。")
            % {"rows": MOST_ROWS, "columns": MOST_COLUMNS}
        )
    dataset = tablib.Dataset(headers=header)
    for row in filled[1:]:
        if any(str(value).strip() for value in row[len(header) :]):
            raise UnreadableTable(gettext("有一行的格子比表头多。"))
        dataset.append([*row[: len(header)], *[""] * (len(header) - len(row))])
    # The rows that a spreadsheet shows, also where empty ones stand between.
    dataset.lines = [number for number, _row in numbered[1:]]
    return dataset
