"""The addresses of the public pages; a language prefix comes before them."""

from django.urls import path

import portal.converters  # noqa: F401  (registers <identifier:…>)
from portal.about_pages import about
from portal.achievement_pages import achievement_list
from portal.city_list_pages import city_list
from portal.city_pages import city_detail
from portal.figure_pages import figure_detail
from portal.home_pages import home
from portal.indicator_pages import indicator_chart, indicator_detail, indicator_list
from portal.ranking_pages import ranking_detail, ranking_list
from portal.report_pages import report_detail, report_list
from portal.search_pages import search
from portal.sitemap_pages import robots, sitemap

urlpatterns = [
    path("", home, name="home"),
    path("cities/", city_list, name="city_list"),
    path("cities/<identifier:code>/", city_detail, name="city_detail"),
    path("indicators/", indicator_list, name="indicator_list"),
    path("indicators/<identifier:code>/", indicator_detail, name="indicator_detail"),
    path(
        "indicators/<identifier:code>/chart.svg",
        indicator_chart,
        name="indicator_chart",
    ),
    path("rankings/", ranking_list, name="ranking_list"),
    path(
        "rankings/<identifier:province_code>/<identifier:indicator>/<int:year>/",
        ranking_detail,
        name="ranking_detail",
    ),
    path("achievements/", achievement_list, name="achievement_list"),
    path("reports/", report_list, name="report_list"),
    path("reports/<slug:code>/", report_detail, name="report_detail"),
    path("figures/<int:pk>/", figure_detail, name="figure_detail"),
    path("about/", about, name="about"),
    path("search/", search, name="search"),
    path("sitemap.xml", sitemap, name="sitemap"),
    path("robots.txt", robots, name="robots"),
]
