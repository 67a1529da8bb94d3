"""Batches and jobs in the admin, to look at: what is stuck, who had it, since when."""

from django.contrib import admin

from importers.models import Batch, Job, Worker
from indicators.admin_base import AdministratorsAdmin, PublishedAdmin


class LookOnly(PublishedAdmin, AdministratorsAdmin):
    """For administrators; batches change by decisions on their own pages only."""


@admin.register(Batch)
class BatchAdmin(LookOnly):
    list_display = [
        "id",
        "title",
        "kind",
        "owner",
        "state",
        "created_at",
        "published_in",
    ]
    list_filter = ["state", "kind"]
    list_select_related = ["owner", "published_in"]
    search_fields = ["title", "owner__username", "owner__last_name"]


@admin.register(Job)
class JobAdmin(LookOnly):
    list_display = ["id", "batch", "task", "state", "attempts", "worker", "lease_until"]
    list_filter = ["state", "task"]
    list_select_related = ["batch"]


@admin.register(Worker)
class WorkerAdmin(LookOnly):
    list_display = ["name", "started_at", "seen_at"]
