"""The form of what counts for whole files and sheets."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from importers.batches.city_field import CityField
from importers.files.headers import ColumnRole
from importers.matching.catalogue_names import load_words
from importers.matching.unit_names import match_unit
from importers.models import Part, SheetFrame
from importers.spreadsheets.frames import ROLES
from importers.values.years import Year
from indicators.models import Group, Indicator

MOST = 40
YEAR_BEFORE = ColumnRole.YEAR_BEFORE.value
_AS_READ = _("按表里写的")
ORIGINS = {
    "title": _("按标题"),
    "sheet": _("按工作表名"),
    "file": _("按文件名"),
    "given": _("您填的"),
}


class FrameFields(forms.Form):
    """Year, indicator, group and unit for all rows that do not say them."""

    year = Year(label=_("年份"), required=False)
    indicator = forms.ModelChoiceField(
        Indicator.objects.order_by("theme__position", "position"),
        label=_("指标"),
        required=False,
        to_field_name="code",
        empty_label=_AS_READ,
    )
    group = forms.ModelChoiceField(
        Group.objects.order_by("position"),
        label=_("分组"),
        required=False,
        to_field_name="code",
        empty_label=_AS_READ,
    )
    unit = forms.CharField(label=_("单位"), required=False, max_length=20)

    def clean_unit(self) -> str:
        text: str = self.cleaned_data["unit"].strip()
        vocabulary = load_words().vocabularies[Part.UNIT]
        if text and not match_unit(vocabulary, text).found:
            raise ValidationError(_("不认识这个单位。"))
        return text

    @property
    def texts(self) -> dict[str, str]:
        """What was filled in, as texts by role."""
        found = {}
        for role in ROLES:
            value = self.cleaned_data.get(role.value)
            if value not in (None, ""):
                found[role.value] = str(getattr(value, "code", value))
        return found


class SheetFrameForm(FrameFields):
    """What counts for one sheet: as it was read, to be changed."""

    city = CityField(label=_("市州"), required=False, empty_label=_AS_READ)
    field_order = ("city", "year", "indicator", "group", "unit")

    def __init__(self, frame: SheetFrame, cities: Any, data: Any = None) -> None:
        super().__init__(data, prefix=f"frame-{frame.pk}", initial=_shown(frame.texts))
        self.frame = frame
        self.fields["city"].offer(cities)  # type: ignore[attr-defined]
        self._offer_the_year_before()
        for role in frame.lacking:
            self.fields[role].widget.attrs["aria-invalid"] = "true"

    def _offer_the_year_before(self) -> None:
        """One tick for a column such as 上年数据, where the sheet has one."""
        head, year = self.frame.found.get(YEAR_BEFORE), self.frame.texts.get("year", "")
        if head and year.isdecimal():
            label = gettext("“%(head)s”：作为%(year)d年的数字一并读入")
            self.fields[YEAR_BEFORE] = forms.BooleanField(
                label=label % {"head": head, "year": int(year) - 1},
                required=False,
                initial=YEAR_BEFORE in self.frame.given,
            )

    @property
    def given(self) -> dict[str, str]:
        """What a person says of the sheet: what differs from what was read of it, and what
        was said before."""
        before, found = self.frame.given, self.frame.found
        kept = {r: t for r, t in before.items() if r not in self.fields}
        said = {
            r: t for r, t in self.texts.items() if t != found.get(r, "") or r in before
        }
        if self.cleaned_data.get(YEAR_BEFORE):
            said[YEAR_BEFORE] = "yes"
        return kept | said

    @property
    def offer(self) -> str:
        """The head of a column of the year before that is not read."""
        head: str = self.frame.found.get(YEAR_BEFORE, "")
        return "" if YEAR_BEFORE in self.frame.given else head

    @property
    def notes(self) -> list[tuple[Any, str]]:
        """Where each of what the rows take from here was found."""
        return [
            (self.fields[role].label, str(ORIGINS[self.frame.origins[role]]))
            for role in self.frame.wanted
            if self.frame.origins.get(role) in ORIGINS and role in self.fields
        ]


def _shown(texts: Mapping[str, str]) -> dict[str, str]:
    return {role: texts.get(role, "") for role in map(ColumnRole, ROLES)}


class BatchFrames:
    """The forms of a batch's sheets; false where its tables say everything in their rows."""

    def __init__(self, batch: Any, cities: Any, data: Any = None) -> None:
        self.forms = [
            SheetFrameForm(frame, cities, data) for frame in batch.frames.all()[:MOST]
        ]
        self._offer_once()
        valid = [form.is_valid() for form in self.forms]
        self.faulty = data is not None and not all(valid)

    def _offer_once(self) -> None:
        """The same choices for every sheet, read from the database once."""
        for name in ("city", "indicator", "group"):
            choices: Any = None
            for form in self.forms:
                widget: Any = form.fields[name].widget
                if not hasattr(widget, "choices"):
                    continue  # among many cities one is found by typing
                choices = choices or list(widget.choices)
                widget.choices = choices

    def __bool__(self) -> bool:
        return bool(self.forms)

    @property
    def lacking(self) -> bool:
        return any(form.frame.lacking for form in self.forms)

    @property
    def summary(self) -> str:
        """What is wanting, or else the years that were read."""
        if self.lacking:
            roles = {r for form in self.forms for r in form.frame.lacking}
            labels = self.forms[0].fields
            return "、".join(str(labels[r].label) for r in labels if r in roles)
        years = {form.frame.texts.get("year", "") for form in self.forms
                 if "year" in form.frame.wanted}  # fmt: skip
        return "、".join(sorted(filter(None, years)))

    @property
    def offer(self) -> str:
        return next(filter(None, (form.offer for form in self.forms)), "")

    @property
    def given(self) -> dict[int, dict[str, str]]:
        return {form.frame.pk: form.given for form in self.forms}
