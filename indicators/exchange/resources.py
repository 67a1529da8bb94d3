"""What a cell of a catalogue's table says, and the rows that are told apart by their code."""

from typing import Any

import tablib
from django.core.exceptions import ValidationError
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from import_export import fields, resources, widgets

from indicators.exchange.sheet_rows import SheetResult, lines_of
from indicators.exchange.wording import (
    chosen,
    headings,
    key,
    label_of,
    named,
    plain_cell,
)
from indicators.formula_guard import as_written, inert


class TextWidget(widgets.CharWidget):
    """Text; a whole number that a spreadsheet made of a code stays one."""

    def clean(self, value: Any, row: Any = None, **options: Any) -> str:
        return plain_cell(value)


class ChoiceWidget(TextWidget):
    """One of a few values, by itself or by what it is called."""

    def __init__(self, choices: Any) -> None:
        super().__init__()
        self.choices = choices

    def clean(self, value: Any, row: Any = None, **options: Any) -> str:
        return chosen(self.choices, super().clean(value))


class WholeWidget(widgets.IntegerWidget):
    """A whole number or nothing, also as 2024年; 2023.7 is refused, not cut."""

    def clean(self, value: Any, row: Any = None, **options: Any) -> int | None:
        text = TextWidget().clean(value).removesuffix("年").strip()
        if not text:
            return None
        if not (text.isascii() and text.isdecimal() and len(text) < 10):
            raise ValueError(gettext("应是整数：%(text)s") % {"text": text[:40]})
        return int(text)


class CodeWidget(widgets.ForeignKeyWidget):
    """Another catalogue's object by its code, or by a name that it alone has."""

    def __init__(self, model: Any, *, optional: bool = False) -> None:
        super().__init__(model, field="code")
        self.optional = optional

    def clean(self, value: Any, row: Any = None, **options: Any) -> Any:
        code = TextWidget().clean(value)
        if not code and self.optional:
            return None
        found = self.model.objects.filter(code=code).first()
        return found or self._named(code)

    def _named(self, text: str) -> Any:
        found = named(self.model, text)
        if len(found) == 1:
            return found[0]
        told = {"catalogue": self.model._meta.verbose_name, "code": text[:60]}
        if found:
            told["codes"] = "、".join(str(row.code) for row in found)
            raise ValueError(
                gettext("%(catalogue)s“%(code)s”有几个，请写代码：%(codes)s。") % told
            )
        raise ValueError(gettext("%(catalogue)s里没有代码“%(code)s”。") % told)


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


def choice(attribute: str, choices: Any) -> fields.Field:
    return fields.Field(attribute, attribute, ChoiceWidget(choices.choices))


def code_of(
    attribute: str, model: Any, *, column: str = "", optional: bool = False
) -> fields.Field:
    return fields.Field(
        attribute, column or attribute, CodeWidget(model, optional=optional)
    )


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
        known = headings(self.fields.values(), self._meta.model)
        dataset.headers = [known.get(key(h), h) for h in dataset.headers or []]
        faults = [*self.header_faults(dataset), *self.repeated_codes(dataset)]
        if not faults:
            result = super().import_data(dataset, *args, **options)
            result.number_by(lines_of(dataset))
            return result
        result = self.get_result_class()()
        result.diff_headers = self.get_diff_headers()
        for fault in faults:
            result.append_base_error(self.get_error_result_class()(ValueError(fault)))
        return result

    def header_faults(self, dataset: tablib.Dataset) -> list[str]:
        wanted, found = self.columns(), list(dataset.headers or [])
        told = {
            gettext("缺少列：%s"): [
                c for c in wanted if c not in found and not self._may_miss(c)
            ],
            gettext("不认识的列：%s"): [c or "?" for c in found if c not in wanted],
            gettext("重复的列：%s"): [c for c in wanted if found.count(c) > 1],
        }
        return [said % ", ".join(columns) for said, columns in told.items() if columns]

    def _may_miss(self, column: str) -> bool:
        """English can follow; without the column what there is stays."""
        return column.endswith("_en")

    def validate_instance(
        self, instance: Any, import_validation_errors: Any = None, **options: Any
    ) -> None:
        """As the admin's forms check it: English may be wanting."""
        errors = dict(import_validation_errors or {})
        names = [field.name for field in instance._meta.concrete_fields]
        wanting = [n for n in names if n.endswith("_en") and not getattr(instance, n)]
        try:
            instance.full_clean(exclude=[*errors, *wanting], **options)
        except ValidationError as error:
            errors = error.update_error_dict(errors)
        if errors:
            raise ValidationError(errors)

    def get_result_class(self) -> type[SheetResult]:
        return SheetResult

    def repeated_codes(self, dataset: tablib.Dataset) -> list[str]:
        if "code" not in (dataset.headers or []):
            return []
        rows: dict[str, list[int]] = {}
        for number, code in zip(lines_of(dataset), dataset["code"], strict=True):
            rows.setdefault(TextWidget().clean(code), []).append(number)
        return [
            gettext("代码“%(code)s”重复，在第 %(rows)s 行。")
            % {"code": code, "rows": "、".join(map(str, numbers))}
            for code, numbers in rows.items()
            if len(numbers) > 1
        ]

    def get_diff_headers(self) -> list[str]:
        """What the admin's forms call the columns."""
        return [
            label_of(field, self._meta.model)
            for field in self.get_user_visible_fields()
        ]

    def get_diff_class(self) -> type[PlainDiff]:
        return PlainDiff

    def before_import_row(self, row: dict[str, Any], **options: Any) -> None:
        for column, value in row.items():
            row[column] = as_written(value) if isinstance(value, str) else value

    def export_field(self, field: fields.Field, instance: Any, **options: Any) -> Any:
        value = super().export_field(field, instance, **options)
        return inert(value) if isinstance(value, str) else value
