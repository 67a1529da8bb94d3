from rest_framework import serializers

from api.serializers.fields import Exact, OptionalText
from api.serializers.names import CodedName
from indicators.models import Coverage, Group, Indicator, Theme, Unit


class ThemeSerializer(serializers.ModelSerializer):
    class Meta:
        model = Theme
        fields = ("code", "name", "name_en")


class UnitSerializer(serializers.ModelSerializer):
    """One unit is ``factor`` base units of its ``dimension`` (元/月 is 12 元/年)."""

    factor = Exact()

    class Meta:
        model = Unit
        fields = ("code", "name", "name_en", "dimension", "factor")


class GroupSerializer(serializers.ModelSerializer):
    """A figure of the group holds for the groups it ``includes``, too."""

    includes: serializers.SlugRelatedField = serializers.SlugRelatedField(
        slug_field="code", many=True, read_only=True
    )

    class Meta:
        model = Group
        fields = ("code", "name", "name_en", "includes")


class CoverageSerializer(serializers.ModelSerializer):
    definition = OptionalText()
    definition_en = OptionalText()

    class Meta:
        model = Coverage
        fields = ("code", "name", "name_en", "definition", "definition_en")


class IndicatorSerializer(serializers.ModelSerializer):
    """``headline`` is the place among the ten headline groups of data, or null."""

    theme = CodedName()
    unit = CodedName()
    aliases: serializers.SlugRelatedField = serializers.SlugRelatedField(
        slug_field="name", many=True, read_only=True
    )

    class Meta:
        model = Indicator
        fields = (
            "code",
            "name",
            "name_en",
            "short",
            "short_en",
            "theme",
            "unit",
            "measure",
            "direction",
            "territory",
            "headline",
            "definition",
            "definition_en",
            "aliases",
        )
