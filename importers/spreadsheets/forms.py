"""The forms of the intake: uploading, naming a source, choosing a template."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from importers.batches.forms import CityField, ReportField, reports_for
from importers.values.years import Year, last_year
from indicators.models import Theme
from indicators.models.figures import FIRST_YEAR

SECTION = 120


class TableUploadForm(forms.Form):
    file = forms.FileField(label=_("文件"))
    city = CityField(
        label=_("市州"), required=False, empty_label=_("按文件中的“市州”一栏")
    )
    report = ReportField(
        label=_("报告"), required=False, empty_label=_("按文件中的“来源”一栏")
    )
    section = forms.CharField(
        label=_("章节（表名）"), required=False, max_length=SECTION
    )

    def __init__(self, cities: Any, **options: Any) -> None:
        super().__init__(**options)
        _offer(self, cities)


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
    for name, field in form.fields.items():
        if not isinstance(field, forms.ModelChoiceField):
            continue
        if name == "city":
            field.queryset = cities.order_by("code")
        elif name == "report":
            field.queryset = reports_for(cities)


def this_year() -> int:
    return timezone.localdate().year
