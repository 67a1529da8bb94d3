"""What the admin pages of all rooms share: who sees them, and who may change what."""

from typing import Any

from django.contrib import admin
from django.core.exceptions import BadRequest, FieldDoesNotExist, ValidationError
from django.http import HttpRequest


class CatalogueAdmin(admin.ModelAdmin):
    """Read by all staff, changed by administrators."""

    list_per_page = 50
    show_full_result_count = False

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        """What the address fills in; another row that it names must be named by a number."""
        initial = super().get_changeform_initial_data(request)
        try:
            for name, value in initial.items():
                self._check_named(name, value)
        except ValidationError as error:
            raise BadRequest(str(error)) from None
        return initial

    def _check_named(self, name: str, value: Any) -> None:
        try:
            field = self.opts.get_field(name)
        except FieldDoesNotExist:
            return
        if field.related_model and value:
            for key in value if isinstance(value, list) else [value]:
                field.related_model._meta.pk.to_python(key)

    def has_module_permission(self, request: HttpRequest) -> bool:
        return request.user.is_staff

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return request.user.is_staff

    def has_add_permission(self, request: HttpRequest) -> bool:
        return request.user.is_superuser

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return request.user.is_superuser

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return request.user.is_superuser


class CatalogueInline(admin.TabularInline):
    extra = 0

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return request.user.is_staff

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return request.user.is_superuser

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return request.user.is_superuser

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return request.user.is_superuser


class PublishedAdmin(CatalogueAdmin):
    """What only publishing writes: read by all staff, changed by nobody here."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


class AdministratorsAdmin(CatalogueAdmin):
    """Seen and changed by administrators only."""

    def has_module_permission(self, request: HttpRequest) -> bool:
        return request.user.is_superuser

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return request.user.is_superuser
