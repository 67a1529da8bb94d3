"""The addresses of the public pages; a language prefix comes before them."""

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import path

from portal.city_pages import city_detail
from portal.indicator_pages import indicator_detail, indicator_list


def to_come(request: HttpRequest, **kwargs: object) -> HttpResponse:
    raise Http404


urlpatterns = [
    path("", to_come, name="home"),
    path("cities/", to_come, name="city_list"),
    path("cities/<code>/", city_detail, name="city_detail"),
    path("indicators/", indicator_list, name="indicator_list"),
    path("indicators/<code>/", indicator_detail, name="indicator_detail"),
    path("rankings/", to_come, name="ranking_list"),
    path(
        "rankings/<province_code>/<indicator>/<int:year>/",
        to_come,
        name="ranking_detail",
    ),
    path("achievements/", to_come, name="achievement_list"),
    path("reports/", to_come, name="report_list"),
    path("reports/<slug:code>/", to_come, name="report_detail"),
    path("figures/<int:pk>/", to_come, name="figure_detail"),
    path("about/", to_come, name="about"),
    path("search/", to_come, name="search"),
]
