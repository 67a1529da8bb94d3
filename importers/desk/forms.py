"""The forms of the reading desk: a report coming in, and the correction of a figure."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from importers.batches.city_field import CityField
from importers.batches.forms import ReportField, reports_for
from importers.desk.decide import Correction
from importers.desk.opening import Details
from importers.matching.part_names import known_parts
from importers.models import Candidate
from importers.values.statuses import SUSPECT
from importers.values.years import Year
from indicators.codes import TOTAL, WHOLE_CITY
from indicators.models import Coverage, Group, Indicator, Status
from indicators.models.figures import FIRST_YEAR, LAST_YEAR
from reports.models import Report, ReportKind
from reports.partial_date_field import PartialDateField

PASTED = 400_000
KINDS = [(k.value, k.label) for k in ReportKind if k != ReportKind.CENSUS]
STATUSES = [
    ("", Status.NORMAL.label),
    (Status.PROVISIONAL.value, Status.PROVISIONAL.label),
    (Status.ESTIMATED.value, Status.ESTIMATED.label),
    (Status.BREAK.value, Status.BREAK.label),
    (Status.LOW_RELIABILITY.value, Status.LOW_RELIABILITY.label),
    (SUSPECT, _("存疑，不取值")),
]


class DeskReportForm(forms.Form):
    """A report: the file or its pasted text, and which report it is."""

    file = forms.FileField(label=_("文件"), required=False)
    text = forms.CharField(
        label=_("或者粘贴文字"),
        required=False,
        max_length=PASTED,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    city = CityField(label=_("市州"), empty_label=_("请选择"))
    year = Year(label=_("报告说的年份"), required=False)
    report = ReportField(
        label=_("报告"), required=False, empty_label=_("还没有登记：在下面填写")
    )
    title = forms.CharField(label=_("标题"), required=False, max_length=160)
    publisher = forms.CharField(label=_("发布者"), required=False, max_length=120)
    published = PartialDateField(label=_("发布日期"), required=False)
    kind = forms.ChoiceField(label=_("类型"), required=False, choices=KINDS)
    period_start = forms.IntegerField(
        label=_("起始年份"), required=False, min_value=FIRST_YEAR, max_value=LAST_YEAR
    )
    period_end = forms.IntegerField(
        label=_("截止年份"), required=False, min_value=FIRST_YEAR, max_value=LAST_YEAR
    )
    title_en = forms.CharField(label=_("英文标题"), required=False, max_length=200)
    publisher_en = forms.CharField(
        label=_("发布者英文名"), required=False, max_length=160
    )
    url = forms.URLField(
        label=_("网址"), required=False, max_length=300, assume_scheme="https"
    )

    def __init__(self, cities: Any, **options: Any) -> None:
        super().__init__(**options)
        city = self.fields["city"]
        city.offer(cities)  # type: ignore[attr-defined]
        own = list(cities[:2])
        if len(own) == 1:  # whoever has one city need not look for it
            city.initial = own[0]
        self.fields["report"].queryset = reports_for(cities)  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        if bool(told.get("file")) == bool((told.get("text") or "").strip()):
            self.add_error("file", _("请选一个文件，或者粘贴文字，只用一种。"))
        report, city = told.get("report"), told.get("city")
        if report is None:
            self._require_details(told)
        elif city is not None and report.area_id not in (None, city.pk):
            self.add_error("report", _("这份报告是别的市州的。"))
        return told

    def _require_details(self, told: dict[str, Any]) -> None:
        for name in ("title", "publisher", "published", "period_end"):
            if not told.get(name) and name not in self.errors:
                self.add_error(name, _("没有登记过的报告要填这一项。"))
        start, end = told.get("period_start"), told.get("period_end")
        if start and end and start > end:
            self.add_error("period_start", _("起始年份不能晚于截止年份。"))

    @property
    def source(self) -> Report | Details:
        told = self.cleaned_data
        if told["report"] is not None:
            report: Report = told["report"]
            return report
        end = told["period_end"]
        return Details(
            title=told["title"],
            publisher=told["publisher"],
            published=told["published"],
            kind=told["kind"] or ReportKind.SUMMARY.value,
            period=(told["period_start"] or end, end),
            title_en=told["title_en"],
            publisher_en=told["publisher_en"],
            url=told["url"],
        )


class CorrectionForm(forms.Form):
    """What a figure is. The indicator is written as its code and name, from a list."""

    indicator = forms.CharField(
        label=_("指标"),
        max_length=200,
        widget=forms.TextInput(attrs={"list": "indicators", "autocomplete": "off"}),
    )
    group = forms.ModelChoiceField(
        Group.objects.all(),
        label=_("分组"),
        to_field_name="code",
        empty_label=_("请选择"),
    )
    coverage = forms.ModelChoiceField(
        Coverage.objects.all(),
        label=_("口径范围"),
        to_field_name="code",
        empty_label=None,
    )
    year = forms.CharField(label=_("年份"), max_length=20)
    cell = forms.CharField(label=_("数值，连同限定词和单位"), max_length=60)
    start = forms.CharField(label=_("起始年份"), required=False, max_length=8)
    cutoff = forms.DateField(
        label=_("截止日期"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}),
    )
    status = forms.ChoiceField(label=_("观测状态"), required=False, choices=STATUSES)
    note = forms.CharField(
        label=_("说明"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    note_en = forms.CharField(
        label=_("英文说明"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2, "lang": "en"}),
    )

    def clean_indicator(self) -> Indicator:
        code = self.cleaned_data["indicator"].split(" ")[0]
        found = Indicator.objects.filter(code=code).first()
        if found is None:
            raise forms.ValidationError(_("请从列表里选一个指标。"))
        return found

    @property
    def correction(self) -> Correction:
        told = self.cleaned_data
        cutoff = told["cutoff"]
        return Correction(
            indicator=told["indicator"],
            group=told["group"],
            coverage=told["coverage"],
            year=told["year"],
            cell=told["cell"],
            start=told["start"],
            cutoff=cutoff.isoformat() if cutoff else "",
            status=told["status"],
            note=told["note"],
            note_en=told["note_en"],
        )


def _group_said(c: Candidate) -> str:
    """The group that the words before a number of no indicator speak of; none where they speak
    of another part, so that the total is an answer and no default."""
    said = known_parts().group_in(c.mark.phrase)
    return TOTAL if said is None else said


def as_read(c: Candidate) -> dict[str, Any]:
    """What the correction's fields hold before anybody types."""
    return {
        "indicator": f"{c.indicator.code} {c.indicator.label}" if c.indicator else "",
        "group": c.group.code if c.group else _group_said(c),
        "coverage": c.coverage.code if c.coverage else WHOLE_CITY,
        "year": c.year_typed,
        "cell": c.value_typed,
        "start": c.start_typed or "",
        "cutoff": c.cutoff_typed or "",
        "status": c.status_typed or "",
        "note": c.note_typed or "",
        "note_en": c.note_en_typed or "",
    }
