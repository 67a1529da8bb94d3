"""The forms of reports and achievements: in Chinese alone, codes and years proposed."""

import re
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from reports.codes import free_code
from reports.models import Achievement, Report
from reports.models.reports import SHORT
from reports.partial_date_field import PartialDateField

WRITTEN = _("写作 2025年1月20日、2024年6月 或 2024年 都行。")
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d{2})(?!\d)", re.ASCII)


class ChineseForm(forms.ModelForm):
    """Nothing in English and no code has to be filled."""

    proposed: tuple[str, ...] = ()

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for name, field in self.fields.items():
            if name.endswith("_en") or name in self.proposed:
                field.required = False
        if "code" in self.fields:
            self.fields["code"].help_text = _("空着就自动编。")

    def _propose(self, cleaned: dict[str, Any], name: str, value: Any) -> None:
        if cleaned.get(name) in (None, "") and name not in self.errors:
            cleaned[name] = value


class ReportForm(ChineseForm):
    proposed = ("code", "short", "period_start", "period_end")
    published = PartialDateField(label=_("发布日期"), help_text=WRITTEN)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        title = cleaned.get("title") or ""
        self._propose(cleaned, "short", title[:SHORT])
        if years := _years_of(title, cleaned.get("published") or ""):
            self._propose(cleaned, "period_end", max(years))
            end = cleaned.get("period_end")
            self._propose(cleaned, "period_start", min([*years, end or max(years)]))
        city = cleaned.get("area")
        parts = (cleaned.get("period_end"), cleaned.get("kind"))
        code = free_code(Report, city.name_en if city else "national", *parts)
        self._propose(cleaned, "code", code)
        return cleaned


def _years_of(title: str, published: str) -> list[int]:
    """The years that the title names, or else that of publication."""
    named = [int(year) for year in _YEAR.findall(title)]
    return named or [int(published[:4])] if named or published else []


class AchievementForm(ChineseForm):
    proposed = ("code", "by_year")
    date = PartialDateField(label=_("日期"), required=False, help_text=WRITTEN)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        date, city = cleaned.get("date", ""), cleaned.get("area")
        if date:
            self._propose(cleaned, "by_year", int(date[:4]))
        faulty = self.errors.keys() & {"date", "by_year"}
        if cleaned.get("by_year") is None and not faulty:
            self.add_error("by_year", _("没有日期的，请填报告的截止年份。"))
        if city is not None:
            parts = (city.name_en, cleaned.get("by_year"), cleaned.get("category"))
            self._propose(cleaned, "code", free_code(Achievement, *parts))
        return cleaned
