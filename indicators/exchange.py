"""Catalogues in and out of the admin as tables, with codes for keys.

django-import-export reads and compares the rows. What is decided here:

- an uploaded table waits for its confirmation in the session of whoever uploaded it. The
  stock form carries the name of a temporary file unsigned; here it carries a random word
  that only the same session, page and hour know;
- a header that is missing, unknown or repeated, and a code that stands in two rows, is
  named, and nothing is written. A fault in one row undoes the whole file;
- text that a spreadsheet would run leaves with an apostrophe before it, and loses it on
  the way back;
- tables are bounded before they are unpacked: in size, entries, rows and columns.
"""

import base64
import csv
import io
import re
import secrets
import zipfile
from collections.abc import Sequence
from typing import Any

import openpyxl
import tablib
from django import forms
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from import_export import fields, resources, widgets
from import_export.admin import ImportExportMixin
from import_export.formats import base_formats
from import_export.forms import ExportForm, ImportForm
from import_export.tmp_storages import BaseStorage
from openpyxl.utils.exceptions import InvalidFileException

from indicators.staff import CatalogueAdmin

LARGEST_FILE = 1_000_000
LARGEST_UNPACKED = 20_000_000
MOST_ENTRIES = 100
MOST_ROWS = 5_000
MOST_COLUMNS = 60
CONFIRM_WITHIN = 60 * 60
WAITING = "catalogue_import"
RISKY = ("=", "+", "-", "@", "\t", "\r")
A_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?", re.ASCII)


class UnreadableTable(ValueError):
    """The file is no table that is taken; the message says why."""


# --- files -----------------------------------------------------------------------


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
    filled = [row for row in rows if any(str(value).strip() for value in row)]
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
    return dataset


def inert(value: Any) -> Any:
    """Text that no spreadsheet runs; numbers are none."""
    risky = (
        isinstance(value, str)
        and value.startswith(RISKY)
        and not A_NUMBER.fullmatch(value)
    )
    return f"'{value}" if risky else value


def as_written(value: Any) -> Any:
    """Undoes ``inert``."""
    if isinstance(value, str) and value.startswith("'") and value[1:].startswith(RISKY):
        return value[1:]
    return value


# --- columns ---------------------------------------------------------------------


class TextWidget(widgets.CharWidget):
    """Text; a whole number that a spreadsheet made of a code stays one."""

    def clean(self, value: Any, row: Any = None, **options: Any) -> str:
        if isinstance(value, float) and value.is_integer():
            value = int(value)
        return "" if value is None else str(value).strip()


class WholeWidget(widgets.IntegerWidget):
    """A whole number or nothing; 2023.7 is refused, not cut."""

    def clean(self, value: Any, row: Any = None, **options: Any) -> int | None:
        text = TextWidget().clean(value)
        if not text:
            return None
        if not (text.isascii() and text.isdecimal() and len(text) < 10):
            raise ValueError(gettext("应是整数：%(text)s") % {"text": text[:40]})
        return int(text)


class CodeWidget(widgets.ForeignKeyWidget):
    """Another catalogue's object by its code."""

    def __init__(self, model: Any, *, optional: bool = False) -> None:
        super().__init__(model, field="code")
        self.optional = optional

    def clean(self, value: Any, row: Any = None, **options: Any) -> Any:
        code = TextWidget().clean(value)
        if not code and self.optional:
            return None
        found = self.model.objects.filter(code=code).first()
        if found is None:
            raise ValueError(
                gettext("%(catalogue)s里没有代码“%(code)s”。")
                % {"catalogue": self.model._meta.verbose_name, "code": code[:60]}
            )
        return found


class CodesWidget(widgets.ManyToManyWidget):
    """Several objects of another catalogue, their codes between semicolons."""

    def __init__(self, model: Any) -> None:
        super().__init__(model, field="code", separator=";")

    def clean(self, value: Any, row: Any = None, **options: Any) -> list[Any]:
        one = CodeWidget(self.model)
        return [one.clean(code) for code in listed(TextWidget().clean(value))]


def listed(text: str) -> list[str]:
    """The parts between semicolons, each once."""
    parts = (part.strip() for part in text.replace(";", ";").split(";"))
    return list(dict.fromkeys(part for part in parts if part))


def text(attribute: str, column: str = "") -> fields.Field:
    return fields.Field(attribute, column or attribute, TextWidget())


def whole(attribute: str, column: str = "") -> fields.Field:
    return fields.Field(attribute, column or attribute, WholeWidget())


def code_of(attribute: str, model: Any, *, optional: bool = False) -> fields.Field:
    return fields.Field(attribute, attribute, CodeWidget(model, optional=optional))


class PlainDiff(resources.Diff):
    """Old and new of each column; the stock one brings styles that the site's policy bars."""

    def as_html(self) -> list[SafeString]:
        return [
            self._told("" if self.new else str(old), str(new))
            for old, new in zip(self.left, self.right, strict=False)
        ]

    def _told(self, old: str, new: str) -> SafeString:
        if old == new:
            return format_html("{}", new)
        gone = format_html("<del>{}</del> ", old) if old else ""
        return format_html("{}<ins>{}</ins>", gone, new)


class CatalogueResource(resources.ModelResource):
    """Rows that are told apart by ``code`` and checked like the admin's own forms."""

    class Meta:
        import_id_fields = ["code"]
        clean_model_instances = True
        skip_unchanged = True
        report_skipped = True
        use_transactions = True

    @classmethod
    def columns(cls) -> list[str]:
        return [field.column_name for field in cls.fields.values()]

    def import_data(self, dataset: tablib.Dataset, *args: Any, **options: Any) -> Any:
        faults = [*self.header_faults(dataset), *self.repeated_codes(dataset)]
        if not faults:
            return super().import_data(dataset, *args, **options)
        result = self.get_result_class()()
        result.diff_headers = self.get_diff_headers()
        for fault in faults:
            result.append_base_error(self.get_error_result_class()(ValueError(fault)))
        return result

    def header_faults(self, dataset: tablib.Dataset) -> list[str]:
        wanted, found = self.columns(), list(dataset.headers or [])
        told = {
            gettext("缺少列：%s"): [c for c in wanted if c not in found],
            gettext("不认识的列：%s"): [c or "?" for c in found if c not in wanted],
            gettext("重复的列：%s"): [c for c in wanted if found.count(c) > 1],
        }
        return [said % ", ".join(columns) for said, columns in told.items() if columns]

    def repeated_codes(self, dataset: tablib.Dataset) -> list[str]:
        if "code" not in (dataset.headers or []):
            return []
        rows: dict[str, list[int]] = {}
        for number, code in enumerate(dataset["code"], start=2):
            rows.setdefault(TextWidget().clean(code), []).append(number)
        return [
            gettext("代码“%(code)s”重复，在第 %(rows)s 行。")
            % {"code": code, "rows": "、".join(map(str, numbers))}
            for code, numbers in rows.items()
            if len(numbers) > 1
        ]

    def get_diff_class(self) -> type[PlainDiff]:
        return PlainDiff

    def before_import_row(self, row: dict[str, Any], **options: Any) -> None:
        for column, value in row.items():
            row[column] = as_written(value)

    def export_field(self, field: fields.Field, instance: Any, **options: Any) -> Any:
        return inert(super().export_field(field, instance, **options))


# --- the admin's pages -----------------------------------------------------------


class UploadForm(ImportForm):
    def clean_import_file(self) -> Any:
        file = self.cleaned_data["import_file"]
        if file.size > LARGEST_FILE:
            raise ValidationError(
                _("文件太大：最多 %(size)d KB。") % {"size": LARGEST_FILE // 1000}
            )
        return file


class ConfirmForm(forms.Form):
    """Confirms what waits in the session under this word."""

    word = forms.CharField(widget=forms.HiddenInput, max_length=64)


class HeldInMemory(BaseStorage):
    """Between upload and preview, within one request; nothing is left on a disk."""

    def save(self, data: bytes) -> None:
        self.name, self.data = "held", data

    def read(self) -> bytes:
        return self.data

    def remove(self) -> None:
        self.data = b""


class CatalogueExchangeAdmin(ImportExportMixin, CatalogueAdmin):
    """A catalogue that administrators import and all staff may export."""

    import_form_class = UploadForm
    export_form_class = ExportForm
    confirm_form_class = ConfirmForm
    import_template_name = "admin/catalogue_import.html"
    tmp_storage_class = HeldInMemory
    skip_admin_log = False

    def has_import_permission(self, request: HttpRequest) -> bool:
        return request.user.is_superuser

    def has_export_permission(self, request: HttpRequest) -> bool:
        return request.user.is_staff

    def get_import_formats(self) -> Sequence[type]:
        return [BoundedXLSX, FriendlyCSV]

    def get_export_formats(self) -> Sequence[type]:
        return [BoundedXLSX, FriendlyCSV]

    def add_data_read_fail_error_to_form(self, form: forms.Form, e: Exception) -> None:
        told = (
            str(e)
            if isinstance(e, UnreadableTable)
            else gettext("文件读不出来，请核对格式。")
        )
        form.add_error("import_file", told)

    def get_confirm_form_initial(
        self, request: HttpRequest, import_form: forms.Form | None
    ) -> dict[str, Any]:
        """Keeps the checked file in the session; only its word goes to the page."""
        if import_form is None:
            return {}
        file = import_form.cleaned_data["import_file"]
        file.seek(0)
        word = secrets.token_urlsafe(24)
        request.session[WAITING] = {
            "word": word,
            "model": self.opts.label_lower,
            "until": timezone.now().timestamp() + CONFIRM_WITHIN,
            "format": import_form.cleaned_data["format"],
            "name": file.name,
            "content": base64.b64encode(file.read()).decode(),
        }
        return {"word": word}

    def process_import(self, request: HttpRequest, **options: Any) -> HttpResponseBase:
        """Import what this session's preview showed, once."""
        if request.method != "POST" or not self.has_import_permission(request):
            raise PermissionDenied
        form = ConfirmForm(request.POST)
        waiting = request.session.get(WAITING) or {}
        if not (form.is_valid() and self._confirms(form.cleaned_data["word"], waiting)):
            raise PermissionDenied(
                gettext("没有等待确认的导入，或已过期。请重新上传。")
            )
        del request.session[WAITING]
        file_format = self.get_import_formats()[int(waiting["format"])]()
        dataset = file_format.create_dataset(base64.b64decode(waiting["content"]))
        result = self.process_dataset(
            dataset,
            form,
            request,
            raise_errors=False,
            rollback_on_validation_errors=True,
            file_name=waiting["name"],
        )
        if result.has_errors() or result.has_validation_errors():
            return self._changed_meanwhile(request, result)
        done: HttpResponse = self.process_result(result, request)
        return done

    def _confirms(self, word: str, waiting: dict[str, Any]) -> bool:
        return (
            bool(waiting)
            and secrets.compare_digest(word.encode(), str(waiting["word"]).encode())
            and waiting["model"] == self.opts.label_lower
            and waiting["until"] > timezone.now().timestamp()
        )

    def _changed_meanwhile(self, request: HttpRequest, result: Any) -> HttpResponseBase:
        """What the preview allowed no longer holds; nothing was written."""
        request.method = "GET"
        response: TemplateResponse = self.import_action(request)
        assert response.context_data is not None
        response.context_data["result"] = result
        return response
