"""What a checked claim is told as: fairly, naming the numbers it was computed from."""

import re
from dataclasses import dataclass
from decimal import Decimal

from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from indicators.number_labels import format_number
from indicators.ranks.rank_labels import joined
from reports.claims.rank_verdicts import Ground, Judged
from reports.claims.rank_wording import verdict_words
from reports.models import Claim, ClaimKind, ClaimOperand, ClaimVerdict

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
    "subject": _("无法核对：没有紧挨着写明说的是哪个指标的哪个数。"),
    "cities": _("无法核对：其他市州的可比数字不全。"),
    "average": _("无法核对：没有各市完整数字，算不出平均。"),
    "nationwide": _("无法核对：这里没有全国各市的数字。"),
    "no_rank": _("无法核对：没有说第几，不能用名次核对。"),
    "not_a_figure": _("无法核对：说的是先后或做法，不是数字的大小。"),
}
_WITHOUT_YEAR = _("无法核对：报告没有印出 %(year)d 年的数，此前也没有发布过可比的。")
_DIFFERS = _(
    "无法核对：报告没有印出所比的数；与此前已发布的数一起计算为 %(computed)s，"
    "与所印“%(printed)s”不同，但两数的口径或时点未必相同，不能下结论。"
)
_RANK_SENTENCES = {
    ClaimVerdict.HOLDS: _("%(place)s与所说的“%(printed)s”相符。"),
    ClaimVerdict.FAILS: _("%(place)s与所说的“%(printed)s”不同；也许说的是另一个口径。"),
    ClaimVerdict.UNKNOWN: _("无法核对：%(place)s"),
}
_WITHOUT = _("没有可比数字的：%(cities)s。")
_CHANGED = re.compile(r"(?:净|共|实际)?(?:增|减|提高|下降|降|上升|上涨|多|少)")
_JOINTS = {
    ClaimKind.GROWTH: " → ",
    ClaimKind.MULTIPLE: " → ",
    ClaimKind.DIFFERENCE: " → ",
    ClaimKind.SUM: " + ",
    ClaimKind.SHARE: " / ",
    ClaimKind.NTH: " / ",
    ClaimKind.PER_THOUSAND: " / ",
}
_RELATIVE = (ClaimKind.GROWTH, ClaimKind.SHARE)


@dataclass(frozen=True)
class WordedClaim:
    """A claim with its sentence; its operands must be at hand. ``judged``: of a rank, what
    the ranking of today shows."""

    claim: Claim
    judged: Judged | None = None

    @property
    def sentence(self) -> str:
        claim = self.claim
        if self.judged is not None:
            return self._of_rank(self.judged)
        if claim.missing == "published":
            return str(_DIFFERS) % {
                "computed": self.computed,
                "printed": claim.printed,
            }
        if claim.missing == "operands" and claim.missing_year:
            return str(_WITHOUT_YEAR) % {"year": claim.missing_year}
        if claim.verdict == ClaimVerdict.UNKNOWN:
            return str(_MISSING.get(claim.missing, _MISSING["operands"]))
        told = {"computed": self.computed, "printed": claim.printed}
        verdict = ClaimVerdict(claim.verdict)
        borne = claim.pk and any(o.published for o in claim.operands.all())
        sentences = _WITH_PUBLISHED if borne else _SENTENCES
        return str(sentences.get(verdict, _SENTENCES[verdict])) % told

    def _of_rank(self, judged: Judged) -> str:
        """Where the city stands by the figures of all, and who has none."""
        sentence = _RANK_SENTENCES[ClaimVerdict(self.claim.verdict)]
        told = str(sentence) % {
            "place": verdict_words(judged),
            "printed": self.claim.printed,
        }
        if judged.ground is not Ground.SILENT:
            return told
        return told + str(_WITHOUT) % {"cities": joined(judged.missing)}

    @property
    def computed(self) -> str:
        """34.66%, or the number and its unit."""
        value = self.claim.computed
        if value is None:
            return "—"
        if self.claim.kind in _RELATIVE:
            shown = f"{rounded(value)}%"
            alike = shown == self.claim.printed
            if alike and self.claim.verdict == ClaimVerdict.BY_ROUNDING:
                return f"{format_number(value)}%"  # 14.298%, printed as 14.3%
            return shown
        if self.claim.kind == ClaimKind.RANK:
            return gettext("第 %(rank)s") % {"rank": rounded(value)}
        if self.claim.kind == ClaimKind.NTH:
            return gettext("每 %(value)s 个中 1 个") % {"value": rounded(value)}
        if self.claim.kind == ClaimKind.MULTIPLE:
            return gettext("%(value)s 倍") % {"value": rounded(value)}
        return f"{rounded(value)} {self.claim.unit}".strip()

    @property
    def operands(self) -> str:
        """680元/月（2023）→ 720元/月（2024）."""
        told = [
            f"{o.printed}（{o.year}）" if o.year else o.printed
            for o in self.claim.operands.all()
        ]
        return self.joint.join(told)

    @property
    def operands_in_order(self) -> list[ClaimOperand]:
        return list(self.claim.operands.all())

    @property
    def ranking_url(self) -> str:
        """The ranking that a rank was held against."""
        ranking = self.judged.ranking if self.judged else None
        if ranking is None:
            return ""
        place = (ranking.province.code, ranking.indicator.code, ranking.year)
        return f"{reverse('ranking_detail', args=place)}?group={ranking.group.code}"

    @property
    def joint(self) -> str:
        """What stands between the operands; a change (净增2788人) is no value reached."""
        if any(_CHANGED.match(operand.printed) for operand in self.operands_in_order):
            return "，"
        return _JOINTS.get(ClaimKind(self.claim.kind), "、")

    @property
    def tone(self) -> str:
        """How a page colours it: fine, near, off or unknown."""
        return {
            ClaimVerdict.HOLDS: "fine",
            ClaimVerdict.BY_ROUNDING: "fine",
            ClaimVerdict.BY_TRUNCATION: "near",
            ClaimVerdict.FAILS: "off",
        }.get(ClaimVerdict(self.claim.verdict), "unknown")


def rounded(value: Decimal) -> str:
    """At most two decimals."""
    return format_number(round(value, 2))
