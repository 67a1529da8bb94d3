"""The forms of the yearly grid: the sitting, one row, a further series, the way in."""

import hashlib
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from importers.batches.city_field import CityField
from importers.grid.readings import questions, read
from importers.grid.rows import GridRow, YearGrid
from importers.grid.written_days import WrittenDay
from importers.values.fits import group_doubt, published_groups
from importers.values.readings import CellReading
from importers.values.statuses import STATUSES
from importers.values.typed_cells import LONGEST, UnreadableCell
from importers.values.years import Year
from indicators.models import (
    Area,
    Coverage,
    Group,
    Indicator,
    Revision,
    Series,
    Unit,
)
from reports.models import Report

SECTION = 120
SEEN = (
    "cell",
    "paragraph",
    "report",
    "section",
    "status",
    "cutoff",
    "start_year",
    "note",
    "note_en",
)


class ChoiceForm(forms.Form):
    """Which city and year to enter."""

    city = CityField(label=_("市州"), empty_label=None)
    year = Year(label=_("年份"))

    def __init__(self, cities: Any, **options: Any) -> None:
        super().__init__(**options)
        field = self.fields["city"]
        assert isinstance(field, CityField)
        field.offer(cities)


class SittingForm(forms.Form):
    """What holds for every figure of one sitting at the grid."""

    report = forms.CharField(label=_("报告"), required=False)
    section = forms.CharField(label=_("章节"), required=False, max_length=SECTION)
    reason = forms.CharField(label=_("理由"), max_length=300)

    def __init__(
        self, grid: YearGrid, initial: dict[str, str] | None = None, **options: Any
    ) -> None:
        self.grid = grid
        reason = gettext("录入%(city)s %(year)d 年数据") % {
            "city": grid.city.short_label,
            "year": grid.year,
        }
        super().__init__(initial={"reason": reason, **(initial or {})}, **options)

    def clean_report(self) -> Report | None:
        return chosen_report(self.grid, self.cleaned_data["report"])


class SeriesForm(forms.Form):
    """A series that the city has no figures of yet; blank unit: the indicator's own."""

    indicator = forms.ModelChoiceField(Indicator.objects.all(), label=_("指标"))
    group = forms.ModelChoiceField(Group.objects.all(), label=_("分组"))
    coverage = forms.ModelChoiceField(Coverage.objects.all(), label=_("口径范围"))
    unit = forms.ModelChoiceField(
        Unit.objects.all(),
        label=_("单位"),
        required=False,
        empty_label=_("按指标的单位"),
    )

    sure = forms.BooleanField(label=_("确实是这个分组"), required=False)

    def __init__(self, city: Area, **options: Any) -> None:
        self.city = city
        super().__init__(prefix="new", **options)
        if not self.is_bound:
            del self.fields["sure"]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        indicator, unit = cleaned.get("indicator"), cleaned.get("unit")
        group = cleaned.get("group")
        if indicator and group and not cleaned.get("sure"):
            self._ask_about(indicator, group)
        if indicator and unit and unit.dimension != indicator.unit.dimension:
            self.add_error(
                "unit",
                _("这个指标的单位是“%(unit)s”，所选单位不能与它换算。")
                % {"unit": indicator.unit.label},
            )
        return cleaned

    def _ask_about(self, indicator: Indicator, group: Group) -> None:
        if doubt := group_doubt(indicator, group, published_groups()):
            self.add_error("group", doubt)

    def save(self) -> tuple[Series, bool]:
        """The series, and whether it is new."""
        chosen = self.cleaned_data
        return Series.objects.get_or_create(
            area=self.city,
            indicator=chosen["indicator"],
            group=chosen["group"],
            coverage=chosen["coverage"],
            defaults={"unit": chosen["unit"] or chosen["indicator"].unit},
        )


def chosen_report(grid: YearGrid, code: str) -> Report | None:
    if not code:
        return None
    for report in grid.reports:
        if report.code == code:
            return report
    raise ValidationError(_("没有这份报告：%(code)s") % {"code": code})


def fingerprint(fields: dict[str, str]) -> str:
    """What the fields of a row hold, so that a row nobody touched is known as such even
    when its figure changed meanwhile."""
    held = "\x1f".join(" ".join(fields.get(name, "").split()) for name in SEEN)
    return hashlib.sha256(held.encode()).hexdigest()[:16]


class RowForm(forms.Form):
    """One series of the year. Bound only where somebody typed; blank is "not entered"."""

    seen = forms.CharField(required=False)
    cell = forms.CharField(required=False, max_length=LONGEST)
    paragraph = forms.IntegerField(
        required=False,
        min_value=1,
        max_value=32767,
        error_messages={"invalid": _("段落是整数。")},
    )
    report = forms.CharField(required=False)
    section = forms.CharField(required=False, max_length=SECTION)
    status = forms.ChoiceField(choices=STATUSES)
    cutoff = WrittenDay()
    start_year = Year(required=False)
    note = forms.CharField(required=False, max_length=1000)
    note_en = forms.CharField(required=False, max_length=1000)
    withdraw = forms.BooleanField(required=False)
    withdraw_reason = forms.CharField(required=False, max_length=250)
    confirmed = forms.CharField(required=False)
    decision = forms.CharField(required=False)

    reading: CellReading | None = None
    # What somebody else published after this row was sent, where that is so.
    theirs: Revision | None = None

    def __init__(self, row: GridRow, grid: YearGrid, data: Any = None) -> None:
        self.row = row
        self.grid = grid
        self.asked: list[str] = []
        self.default_report: Report | None = None
        self.default_section = ""
        initial = {**row.fields, "seen": f"{row.version}.{fingerprint(row.fields)}"}
        super().__init__(data=data, prefix=f"s{row.series.pk}", initial=initial)
        if data is not None and not self.touched:
            self.is_bound = False

    # --- what was posted -------------------------------------------------------

    def posted(self, name: str) -> str:
        return str(self.data.get(self.add_prefix(name)) or "").strip()

    @property
    def edited(self) -> bool:
        """Whether a field of the submitted row holds anything but what it was sent with."""
        _version, _dot, sent = self.posted("seen").partition(".")
        held = {name: self.posted(name) for name in SEEN}
        return bool(sent) and fingerprint(held) != sent

    @property
    def touched(self) -> bool:
        if self.posted("decision").startswith("theirs"):
            return False
        return self.edited or bool(self.posted("seen") and self.posted("withdraw"))

    @property
    def seen_version(self) -> int:
        """The version the editor saw: when the page was made, or when the conflict was shown."""
        kept, _dash, shown = self.posted("decision").partition("-")
        text = shown if kept == "mine" else self.posted("seen").partition(".")[0]
        return (
            int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else 0
        )

    @property
    def decision_mine(self) -> str:
        return f"mine-{self.row.version}"

    @property
    def decision_theirs(self) -> str:
        return f"theirs-{self.row.version}"

    # --- validation --------------------------------------------------------------

    def clean_report(self) -> Report | None:
        return chosen_report(self.grid, self.cleaned_data["report"])

    def clean_start_year(self) -> int | None:
        year: int | None = self.cleaned_data["start_year"]
        if year is not None and year > self.row.year:
            raise ValidationError(
                _("起始年份不能晚于 %(year)d 年。") % {"year": self.row.year}
            )
        return year

    def clean_cutoff(self) -> Any:
        day = self.cleaned_data["cutoff"]
        if day is not None and abs(day.year - self.row.year) > 1:
            raise ValidationError(
                _("截止日期与 %(year)d 年相差太远。") % {"year": self.row.year}
            )
        return day

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("withdraw"):
            self._clean_withdrawal(cleaned)
            return cleaned
        if "cell" in cleaned and "status" in cleaned:
            try:
                self.reading = read(self.row, cleaned["cell"], cleaned["status"])
            except UnreadableCell as error:
                self.add_error("cell", str(error.args[0]))
                return cleaned
        if self.reading is None:
            self._clean_blank()
            return cleaned
        self._clean_source(cleaned)
        self.asked = questions(self.row, self.reading) + self._stale_source(cleaned)
        return cleaned

    def _clean_withdrawal(self, cleaned: dict[str, Any]) -> None:
        if self.row.current is None:
            self.add_error("withdraw", _("这里没有可以撤回的数。"))
        if not cleaned.get("withdraw_reason"):
            self.add_error("withdraw_reason", _("撤回要写明理由。"))
        if self.edited:
            self.add_error("withdraw", _("这一行既改了内容又勾了撤回，请只留一样。"))

    def _clean_blank(self) -> None:
        """A cleared cell leaves the figure as it is; what else was typed needs a figure."""
        if "cell" in self.errors or "status" in self.errors:
            return
        others = [
            n for n in SEEN if n != "cell" and self.posted(n) != self.row.fields[n]
        ]
        if others and self.row.current is None:
            self.add_error("cell", _("填了其他栏，但没有填数。"))
        elif others:
            self.add_error(
                "cell", _("要改其他栏，请保留原来的数；要撤回，请勾选撤回。")
            )

    def _clean_source(self, cleaned: dict[str, Any]) -> None:
        if "report" not in self.errors and self.place_report is None:
            self.add_error("report", _("请在本行或页首选择报告：每个数都要有出处。"))
        elif cleaned.get("paragraph") is None and not self.place_section:
            self.add_error("paragraph", _("请写明段落，或在本行或页首写明章节。"))

    def _stale_source(self, cleaned: dict[str, Any]) -> list[str]:
        """A new value that still names the old report while the sitting is about another."""
        source, default, reading = self.row.source, self.default_report, self.reading
        if (
            source is None
            or default is None
            or reading is None
            or self.row.current is None
        ):
            return []
        same_report = cleaned.get("report") == source.report
        if (
            same_report
            and default != source.report
            and reading.value != self.row.current.value
        ):
            return [
                gettext("数改了，出处仍是“%(report)s”，对吗？")
                % {"report": source.report.short_label}
            ]
        return []

    # --- what follows ------------------------------------------------------------

    @property
    def place_report(self) -> Report | None:
        return self.cleaned_data.get("report") or self.default_report

    @property
    def place_section(self) -> str:
        """The row's own section; the sitting's only where the row takes its report too."""
        own = str(self.cleaned_data.get("section") or "")
        return own if own or self.cleaned_data.get("report") else self.default_section

    @property
    def token(self) -> str:
        """What a tick confirms: these questions about this cell, no others."""
        held = "\x1f".join([self.posted("cell"), *self.asked])
        return hashlib.sha256(held.encode()).hexdigest()[:16]

    @property
    def unconfirmed(self) -> bool:
        return bool(self.asked) and self.posted("confirmed") != self.token

    @property
    def withdraws(self) -> bool:
        return bool(self.cleaned_data.get("withdraw"))
