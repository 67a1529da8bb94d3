"""Addresses of the staff door beside the admin's own, below /admin/."""

from django.contrib import admin
from django.urls import path

from importers.grid import pages

app_name = "importers"


urlpatterns = [
    path("grid/", admin.site.admin_view(pages.grid_choice), name="grid_choice"),
    path(
        "grid/<str:city_code>/<int:year>/",
        admin.site.admin_view(pages.grid_detail),
        name="grid_detail",
    ),
    path(
        "history/<int:series_id>/<int:year>/",
        admin.site.admin_view(pages.figure_history),
        name="figure_history",
    ),
]
