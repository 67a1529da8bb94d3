"""Catalogues whose rows are of a city: its own staff add to them and change them."""

from typing import Any

from django.db.models import ForeignKey, Q
from django.forms import ModelChoiceField
from django.http import HttpRequest

from indicators.admin_base import CatalogueInline
from indicators.exchange.pages import CatalogueExchangeAdmin
from indicators.staff_cities import cities_of_staff, works_for
from reports.models import Report


class OfOwnCityAdmin(CatalogueExchangeAdmin):
    """Read by all staff; added and changed by editors and reviewers of the row's city, and
    by administrators, who alone delete and import."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        return cities_of_staff(request.user).exists()

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        if obj is None:
            return cities_of_staff(request.user).exists()
        return works_for(request.user, obj.area_id)

    def get_autocomplete_fields(self, request: HttpRequest) -> Any:
        """Who has a few cities chooses from them; who has all of them searches."""
        found = super().get_autocomplete_fields(request)
        if request.user.is_superuser:
            return found
        return [name for name in found if name != "area"]

    def formfield_for_foreignkey(
        self, db_field: ForeignKey, request: HttpRequest, **options: Any
    ) -> ModelChoiceField | None:
        """Only one's own cities can be named, and one of them must be."""
        if db_field.name != "area" or request.user.is_superuser:
            return super().formfield_for_foreignkey(db_field, request, **options)
        options["queryset"] = cities_of_staff(request.user).order_by("code")
        field = super().formfield_for_foreignkey(db_field, request, **options)
        if field is not None:
            field.required, field.empty_label = True, None
        return field

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        initial = super().get_changeform_initial_data(request)
        own = list(cities_of_staff(request.user).values_list("pk", flat=True)[:2])
        return {"area": own[0], **initial} if len(own) == 1 else initial


class OfOwnCityInline(CatalogueInline):
    """Rows that belong to a row of one's own city."""

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self._may(request, obj)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self._may(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self._may(request, obj)

    def get_autocomplete_fields(self, request: HttpRequest) -> Any:
        """Who has a few reports chooses from them; who has all of them searches."""
        found = super().get_autocomplete_fields(request)
        return found if request.user.is_superuser else ()

    def formfield_for_foreignkey(
        self, db_field: ForeignKey, request: HttpRequest, **options: Any
    ) -> ModelChoiceField | None:
        """A place in a report of one's own cities, or of no city."""
        if db_field.name == "report" and not request.user.is_superuser:
            own = Q(area=None) | Q(area__in=cities_of_staff(request.user))
            options["queryset"] = Report.objects.filter(own)
        return super().formfield_for_foreignkey(db_field, request, **options)

    def _may(self, request: HttpRequest, obj: Any) -> bool:
        if obj is None:
            return cities_of_staff(request.user).exists()
        return works_for(request.user, obj.area_id)
