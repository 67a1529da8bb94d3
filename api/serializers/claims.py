from typing import Any

from rest_framework import serializers

from api.serializers.evidence import ReportSerializer
from api.serializers.fields import Exact, OptionalText
from api.serializers.figures import PlaceSerializer
from reports.claims.public import public_claims, sentences_of
from reports.claims.wording import WordedClaim
from reports.models import ClaimOperand, Report


class OperandSerializer(serializers.Serializer):
    """A number a claim was recomputed from. ``observation`` is the key of the published
    figure where the report does not print it."""

    printed = serializers.CharField()
    year = serializers.IntegerField()
    observation = serializers.SerializerMethodField()

    def get_observation(self, operand: ClaimOperand) -> str | None:
        return operand.observation.key if operand.observation else None


class ClaimSerializer(serializers.Serializer):
    """What a report says of its own numbers. ``recomputed`` is null where nothing was, and
    ``missing`` where nothing is; ``sentence`` is null where it may not be shown."""

    printed = serializers.CharField(source="claim.printed")
    kind = serializers.CharField(source="claim.kind")
    verdict = serializers.CharField(source="claim.verdict")
    recomputed = Exact(source="claim.computed")
    unit = OptionalText(source="claim.unit")
    missing = OptionalText(source="claim.missing")
    missing_year = serializers.IntegerField(source="claim.missing_year")
    operands = OperandSerializer(source="operands_in_order", many=True)
    place = PlaceSerializer(source="claim")
    sentence = serializers.SerializerMethodField()

    def get_sentence(self, told: WordedClaim) -> str | None:
        return self.context["sentences"].get(told.claim.pk)


class ReportDetailSerializer(ReportSerializer):
    """One report, with its ``claims`` recomputed."""

    claims = serializers.SerializerMethodField()

    class Meta(ReportSerializer.Meta):
        fields = (*ReportSerializer.Meta.fields, "claims")  # type: ignore[assignment]

    def get_claims(self, report: Report) -> Any:
        told = public_claims(report)
        context = {**self.context, "sentences": sentences_of(report, told)}
        return ClaimSerializer(told, many=True, context=context).data
