"""The three doors: programs at /api/, staff at /admin/, the public everywhere else."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path

from civaffairs.health import health
from civaffairs.later_urls import later
from importers.login import staff_login

urlpatterns = [
    path("health/", health, name="health"),
    path(
        "admin/login/once/<int:user_id>/<str:token>/", staff_login, name="staff_login"
    ),
    path("admin/intake/", include("importers.spreadsheets.urls")),
    path("admin/desk/", include("importers.desk.urls")),
    path("admin/", include("importers.grid.urls")),
    later("admin/", "civaffairs.staff_urls", "admin"),
    path("api/", include("api.urls")),
    # The public door comes last: / is Chinese, /en/ is English.
    *i18n_patterns(path("", include("portal.urls")), prefix_default_language=False),
]

handler400 = "portal.query_parameters.bad_request"
handler500 = "civaffairs.outage.server_error"
