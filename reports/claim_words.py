"""What a checked claim is told as: fairly, naming the numbers it was computed from."""

from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from reports.models.claims import Claim, ClaimKind, ClaimVerdict

_SENTENCES = {
    ClaimVerdict.HOLDS: _(
        "按报告自己的数字计算为 %(computed)s，与所印“%(printed)s”相符。"
    ),
    ClaimVerdict.BY_ROUNDING: _(
        "按报告自己的数字计算为 %(computed)s，与所印“%(printed)s”只差在四舍五入。"
    ),
    ClaimVerdict.BY_TRUNCATION: _(
        "按报告自己的数字计算为 %(computed)s，截去尾数就是所印的“%(printed)s”。"
    ),
    ClaimVerdict.FAILS: _(
        "按报告自己的数字计算为 %(computed)s，与所印“%(printed)s”不同；"
        "也许用的是没有印出的数，也许是印误。"
    ),
}
_WITH_PUBLISHED = {
    ClaimVerdict.HOLDS: _(
        "与此前已发布的数一起计算为 %(computed)s，与所印“%(printed)s”相符。"
    ),
    ClaimVerdict.BY_ROUNDING: _(
        "与此前已发布的数一起计算为 %(computed)s，与所印“%(printed)s”只差在四舍五入。"
    ),
    ClaimVerdict.BY_TRUNCATION: _(
        "与此前已发布的数一起计算为 %(computed)s，截去尾数就是所印的“%(printed)s”。"
    ),
}
_MISSING = {
    "operands": _("无法核对：报告没有给出计算所用的数。"),
    "whole": _("无法核对：报告没有写明占的是哪个总数。"),
    "parts": _("无法核对：列出的分项未必是全部。"),
    "doubtful": _("无法核对：不能确定说的是同一组数。"),
}
_JOINTS = {
    ClaimKind.GROWTH: " → ",
    ClaimKind.MULTIPLE: " → ",
    ClaimKind.DIFFERENCE: " → ",
    ClaimKind.SUM: " + ",
    ClaimKind.SHARE: " / ",
}
_RELATIVE = (ClaimKind.GROWTH, ClaimKind.SHARE)


@dataclass(frozen=True)
class ClaimTold:
    """A claim with its sentence; its operands must be at hand."""

    claim: Claim

    @property
    def sentence(self) -> str:
        claim = self.claim
        if claim.verdict == ClaimVerdict.UNKNOWN:
            return str(_MISSING.get(claim.missing, _MISSING["operands"]))
        told = {"computed": self.computed, "printed": claim.printed}
        verdict = ClaimVerdict(claim.verdict)
        borne = claim.pk and any(o.published for o in claim.operands.all())
        sentences = _WITH_PUBLISHED if borne else _SENTENCES
        return str(sentences.get(verdict, _SENTENCES[verdict])) % told

    @property
    def computed(self) -> str:
        """34.66%, or the number and its unit."""
        value = self.claim.computed
        if value is None:
            return "—"
        if self.claim.kind in _RELATIVE:
            return f"{plain(value)}%"
        if self.claim.kind == ClaimKind.MULTIPLE:
            return gettext("%(value)s 倍") % {"value": plain(value)}
        return f"{plain(value)} {self.claim.unit}".strip()

    @property
    def operands(self) -> str:
        """680元/月（2023）→ 720元/月（2024）."""
        joint = _JOINTS.get(ClaimKind(self.claim.kind), "、")
        told = [
            f"{o.printed}（{o.year}）" if o.year else o.printed
            for o in self.claim.operands.all()
        ]
        return joint.join(told)

    @property
    def tone(self) -> str:
        """How a page colours it: fine, near, off or unknown."""
        return {
            ClaimVerdict.HOLDS: "fine",
            ClaimVerdict.BY_ROUNDING: "fine",
            ClaimVerdict.BY_TRUNCATION: "near",
            ClaimVerdict.FAILS: "off",
        }.get(ClaimVerdict(self.claim.verdict), "unknown")


def plain(value: Decimal) -> str:
    """Thousands separated, at most two decimals, no needless zeros."""
    rounded = round(value, 2).normalize()
    return f"{rounded:,f}"
