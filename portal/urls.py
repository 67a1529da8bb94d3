"""The addresses of the public pages; a language prefix comes before them."""

from django.urls import path

import portal.converters  # noqa: F401  (registers <identifier:…>, <figure_key:…>)
from portal.views.about import about
from portal.views.achievements import achievement_list
from portal.views.areas import area_detail
from portal.views.cities import city_detail, county_detail, province_detail
from portal.views.city_lists import city_list
from portal.views.figures import figure_by_number, figure_detail
from portal.views.home import home
from portal.views.indicators import indicator_chart, indicator_detail, indicator_list
from portal.views.rankings import ranking_detail, ranking_list
from portal.views.reports import report_detail, report_list
from portal.views.search import search
from portal.views.sitemap import robots, sitemap

urlpatterns = [
    path("", home, name="home"),
    path("cities/", city_list, name="city_list"),
    path("cities/<identifier:code>/", city_detail, name="city_detail"),
    path("provinces/<identifier:code>/", province_detail, name="province_detail"),
    path("counties/<identifier:code>/", county_detail, name="county_detail"),
    path("areas/<identifier:code>/", area_detail, name="area_detail"),
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
    path("figures/<int:pk>/", figure_by_number, name="figure_by_number"),
    path("figures/<figure_key:key>/", figure_detail, name="figure_detail"),
    path("about/", about, name="about"),
    path("search/", search, name="search"),
    path("sitemap.xml", sitemap, name="sitemap"),
    path("robots.txt", robots, name="robots"),
]
