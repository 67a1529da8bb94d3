"""The three doors: programs at /api/, staff at /admin/, the public everywhere else."""

from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import include, path

from civaffairs.health import health
from importers.login import staff_login

admin.site.site_header = "民政指标 · 管理"
admin.site.site_title = "民政指标"
admin.site.index_title = "管理首页"

urlpatterns = [
    path("health/", health, name="health"),
    path(
        "admin/login/once/<int:user_id>/<str:token>/", staff_login, name="staff_login"
    ),
    path("admin/intake/", include("importers.spreadsheets.urls")),
    path("admin/desk/", include("importers.desk.urls")),
    path("admin/", include("importers.grid.urls")),
    path("admin/", admin.site.urls),
    path("api/", include("api.urls")),
    # The public door comes last: / is Chinese, /en/ is English.
    *i18n_patterns(path("", include("portal.urls")), prefix_default_language=False),
]

handler400 = "portal.query_parameters.bad_request"
handler500 = "civaffairs.outage.server_error"
