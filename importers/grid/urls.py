"""Addresses of the yearly grid and of a figure's history, below /admin/."""

from importers.batches.urls import at

app_name = "importers"


urlpatterns = [
    at("grid/", "importers.grid.pages.grid_choice", "grid_choice"),
    at(
        "grid/<str:city_code>/<int:year>/",
        "importers.grid.pages.grid_detail",
        "grid_detail",
    ),
    at(
        "history/<int:series_id>/<int:year>/",
        "importers.grid.pages.figure_history",
        "figure_history",
    ),
]
