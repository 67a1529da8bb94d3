"""Which reports and achievements still lack their English."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _


def lacks_english(row: Any) -> str:
    return "" if row.title_en else gettext("缺")


class InEnglish(admin.SimpleListFilter):
    title = _("英文")
    parameter_name = "english"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("wanting", _("缺")), ("there", _("有"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        if self.value() == "wanting":
            return queryset.filter(title_en="")
        return queryset.exclude(title_en="") if self.value() == "there" else queryset
