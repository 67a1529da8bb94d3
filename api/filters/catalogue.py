import django_filters

from api.filters.fields import AREA, CodeFilter, OneOfFilter
from indicators.models import Measure, Province, Theme


class CityFilters(django_filters.FilterSet):
    province = CodeFilter(Province, pattern=AREA)


class IndicatorFilters(django_filters.FilterSet):
    theme = CodeFilter(Theme)
    measure = OneOfFilter(Measure.values)
