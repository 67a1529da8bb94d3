"""The forms of the intake: uploading, naming a source, choosing a template."""

from typing import IO, Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from importers.batches.city_field import CityField
from importers.batches.forms import ReportField, reports_for
from importers.files import pasted
from importers.spreadsheets.frame_form import FrameFields
from importers.values.years import Year, last_year
from indicators.models import Theme
from indicators.models.figures import FIRST_YEAR

SECTION = 120


class TableUploadForm(FrameFields):
    """A table: the file, or what was copied from one."""

    file = forms.FileField(label=_("文件"), required=False)
    text = forms.CharField(
        label=_("或者粘贴表格"),
        required=False,
        max_length=pasted.MOST,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 4, "wrap": "off"}),
    )
    city = CityField(
        label=_("市州"), required=False, empty_label=_("按文件中的“市州”一栏")
    )
    report = ReportField(
        label=_("报告"), required=False, empty_label=_("按文件中的“来源”一栏")
    )
    section = forms.CharField(
        label=_("章节（表名）"), required=False, max_length=SECTION
    )

    field_order = ("file", "city", "report", "section")

    def __init__(self, cities: Any, **options: Any) -> None:
        super().__init__(**options)
        _offer(self, cities)

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        text = (told.get("text") or "").strip()
        if not self.errors and bool(told.get("file")) == bool(text):
            self.add_error("file", _("请选一个文件，或者粘贴表格，只用一种。"))
        return told

    @property
    def upload(self) -> tuple[IO[bytes], str]:
        """The file and its name. Raises ``Refused``."""
        file = self.cleaned_data["file"]
        if file:
            return file.file, file.name
        return pasted.pasted_table(self.cleaned_data["text"])

    @property
    def texts(self) -> dict[str, str]:
        """What counts for the whole file beside its city."""
        return {r: t for r, t in super().texts.items() if r != "city"}


class SourceForm(forms.Form):
    report = ReportField(label=_("报告"), required=False)
    section = forms.CharField(
        label=_("章节（表名）"), required=False, max_length=SECTION
    )

    def __init__(self, cities: Any, **options: Any) -> None:
        super().__init__(**options)
        _offer(self, cities)


class SheetForm(forms.Form):
    """A template to fill, or what is published, for a city and some themes."""

    city = CityField(label=_("市州"), empty_label=None)
    theme = forms.ModelMultipleChoiceField(
        Theme.objects.all(), label=_("主题"), required=False, to_field_name="code"
    )
    year = Year(label=_("年份"), required=False)

    def __init__(self, cities: Any, **options: Any) -> None:
        super().__init__(**options)
        _offer(self, cities)

    @property
    def years(self) -> tuple[int, int]:
        return FIRST_YEAR, last_year()


def _offer(form: forms.Form, cities: Any) -> None:
    for field in form.fields.values():
        if isinstance(field, CityField):
            field.offer(cities)
        elif isinstance(field, ReportField):
            field.queryset = reports_for(cities)


def this_year() -> int:
    return timezone.localdate().year
