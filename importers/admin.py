"""The admin of people: users and the cities they work for."""

from typing import Any

from django.contrib import admin
from django.contrib.auth import get_user_model
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.models import Group
from django.http import HttpRequest

from importers.batches import admin as intake_admin
from importers.models import Membership
from indicators.admin_base import AdministratorsAdmin, CatalogueInline

admin.site.unregister(get_user_model())
# What people may do follows from their memberships; Django's groups would say nothing.
admin.site.unregister(Group)


class MembershipInline(CatalogueInline):
    model = Membership
    autocomplete_fields = ["city"]


@admin.register(get_user_model())
class StaffAdmin(AdministratorsAdmin, UserAdmin):
    list_display = [
        "username",
        "last_name",
        "first_name",
        "is_superuser",
        "is_active",
        "last_login",
    ]
    list_filter = ["is_superuser", "is_staff", "is_active"]
    inlines = [MembershipInline]
    filter_horizontal = []
    add_fieldsets = [
        (None, {"fields": ["username", "last_name", "first_name"]}),
        ("", {"fields": ["usable_password", "password1", "password2", "is_staff"]}),
    ]
    fieldsets = [
        (None, {"fields": ["username", "password"]}),
        ("", {"fields": ["last_name", "first_name", "email"]}),
        ("", {"fields": ["is_active", "is_staff", "is_superuser"]}),
        ("", {"fields": ["last_login", "date_joined"]}),
    ]

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        """The public needs no account: whoever gets one is staff."""
        return {"is_staff": True, **super().get_changeform_initial_data(request)}


@admin.register(Membership)
class MembershipAdmin(AdministratorsAdmin):
    list_display = ["user", "city", "role"]
    list_select_related = ["user", "city"]
    list_filter = ["role", ("city", admin.RelatedOnlyFieldListFilter)]
    search_fields = ["user__username", "user__last_name", "city__name", "=city__code"]
    autocomplete_fields = ["user", "city"]


__all__ = ["MembershipAdmin", "StaffAdmin", "intake_admin"]
