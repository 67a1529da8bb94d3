"""Areas and the catalogue: the codes that everything else is asked for by."""

from api.filters.catalogue import CityFilters, IndicatorFilters
from api.serializers.areas import CitySerializer, ProvinceSerializer
from api.serializers.catalogue import (
    CoverageSerializer,
    GroupSerializer,
    IndicatorSerializer,
    ThemeSerializer,
    UnitSerializer,
)
from api.views.base import Resource
from indicators.counting import number_of
from indicators.models import (
    City,
    Coverage,
    Group,
    Indicator,
    Observation,
    Province,
    Theme,
    Unit,
)


class Provinces(Resource):
    serializer_class = ProvinceSerializer
    queryset = Province.objects.with_sizes().order_by("code")


class Cities(Resource):
    serializer_class = CitySerializer
    filterset_class = CityFilters
    queryset = (
        City.objects.select_related("province")
        .prefetch_related("aliases")
        .annotate(
            observation_count=number_of(Observation.objects.all(), by="series__area")
        )
        .order_by("code")
    )


class Themes(Resource):
    serializer_class = ThemeSerializer
    queryset = Theme.objects.order_by("position", "code")


class Units(Resource):
    serializer_class = UnitSerializer
    queryset = Unit.objects.order_by("position", "code")


class Groups(Resource):
    serializer_class = GroupSerializer
    queryset = Group.objects.prefetch_related("includes").order_by("position", "code")


class Coverages(Resource):
    serializer_class = CoverageSerializer
    queryset = Coverage.objects.order_by("position", "code")


class Indicators(Resource):
    serializer_class = IndicatorSerializer
    filterset_class = IndicatorFilters
    queryset = (
        Indicator.objects.select_related("theme", "unit")
        .prefetch_related("aliases")
        .order_by("position", "code")
    )
