"""The addresses of the program door. A version stays as it is; changes that would break
a program make a new one."""

from django.urls import URLPattern, URLResolver, include, path
from rest_framework.routers import SimpleRouter

from api.views.areas import Areas
from api.views.catalogue import (
    Cities,
    Coverages,
    Groups,
    Indicators,
    Provinces,
    Themes,
    Units,
)
from api.views.evidence import Achievements, Reports, Standings
from api.views.figures import Observations, SeriesList
from api.views.flat_table import FlatTable
from api.views.rankings import Rankings
from api.views.root import Root, Versions

app_name = "api"

resources = SimpleRouter()
resources.register("areas", Areas, "areas")
resources.register("provinces", Provinces, "provinces")
resources.register("cities", Cities, "cities")
resources.register("themes", Themes, "themes")
resources.register("units", Units, "units")
resources.register("groups", Groups, "groups")
resources.register("coverages", Coverages, "coverages")
resources.register("indicators", Indicators, "indicators")
resources.register("series", SeriesList, "series")
resources.register("observations", Observations, "observations")
resources.register("achievements", Achievements, "achievements")
resources.register("reports", Reports, "reports")

version_1: list[URLPattern | URLResolver] = [
    path("", Root.as_view(), name="root"),
    path("observations.csv", FlatTable.as_view(), name="observations-csv"),
    path("rankings/", Rankings.as_view(), name="rankings"),
    path(
        "standings/",
        Standings.as_view({"get": "list"}, detail=False),
        name="standings-list",
    ),
    *resources.urls,
]

urlpatterns: list[URLPattern | URLResolver] = [
    path("", Versions.as_view(), name="versions"),
    path("v1/", include(version_1)),
]
