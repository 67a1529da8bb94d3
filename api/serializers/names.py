"""Codes with their names in both languages, as they stand inside other answers."""

from rest_framework import serializers


class CodedName(serializers.Serializer):
    code = serializers.CharField()
    name = serializers.CharField()
    name_en = serializers.CharField()


class AreaName(CodedName):
    short = serializers.CharField()
