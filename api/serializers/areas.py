from rest_framework import serializers

from api.serializers.names import AreaName
from indicators.models import City, Province


class ProvinceSerializer(serializers.ModelSerializer):
    """``cities`` is how many prefecture-level cities the portal knows in the province."""

    cities = serializers.IntegerField(source="size")

    class Meta:
        model = Province
        fields = ("code", "name", "short", "name_en", "cities")


class CitySerializer(serializers.ModelSerializer):
    """``observations`` is how many published figures the city has."""

    province = AreaName()
    aliases: serializers.SlugRelatedField = serializers.SlugRelatedField(
        slug_field="name", many=True, read_only=True
    )
    observations = serializers.IntegerField(source="observation_count")

    class Meta:
        model = City
        fields = (
            "code",
            "name",
            "short",
            "name_en",
            "aliases",
            "province",
            "observations",
        )
