"""The admin site with every model in it, looked for when somebody first needs it: what the
admin imports, most processes never do."""

from django.contrib import admin


def staff_site() -> admin.AdminSite:
    admin.autodiscover()
    admin.site.site_header = "民政指标 · 管理"
    admin.site.site_title = "民政指标"
    admin.site.index_title = "管理首页"
    return admin.site
