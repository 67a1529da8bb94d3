"""The verdict on a claimed rank, in a sentence (pure)."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from indicators.ranks.rank_labels import joined, possible_label, rank_label
from reports.claims.rank_verdicts import Ground, Judged, RankVerdict


def verdict_label(judged: Judged) -> str:
    match judged.verdict:
        case RankVerdict.AGREES:
            return _("与计算一致")
        case RankVerdict.CONTRADICTS:
            return _("与计算不符")
        case RankVerdict.UNCHECKABLE:
            return _("无法核对")


def verdict_words(judged: Judged) -> str:
    """Why the verdict is what it is."""
    match judged.ground:
        case Ground.RANK | Ground.OVERLAP:
            return _("按各市数字计算，%(city)s居第 %(rank)s。") % _place(judged)
        case Ground.REFERENCE:
            reference = judged.claimed.reference
            return _("%(city)s的数字并不在其上。") % {
                "city": reference.short_label if reference else ""
            }
        case Ground.WITHOUT_FIGURE:
            return _("%(year)d 年%(cities)s没有可比数字。") % {
                "year": judged.claimed.year,
                "cities": joined(judged.wanting),
            }
        case Ground.SILENT:
            return ngettext(
                "%(city)s居报告城市第 %(rank)s，另有 %(silent)d 市没有可比数字。",
                "%(city)s居报告城市第 %(rank)s，另有 %(silent)d 市没有可比数字。",
                judged.silent,
            ) % _reported(judged)
        case Ground.ALONE:
            return _("只有一市报告，不成排名。")
        case Ground.NO_RANK:
            return _("没有说第几，不能用名次核对。")
        case Ground.AVERAGE:
            return _("没有各市完整数字，算不出平均。")
        case Ground.NATIONWIDE:
            return _("这里没有全国各市的数字。")
        case Ground.NOT_A_FIGURE:
            return _("说的是先后或做法，不是数字的大小。")


def _place(judged: Judged) -> dict[str, object]:
    rank = judged.row.rank if judged.row else None
    return {
        "city": judged.claimed.claimant.short_label,
        "rank": possible_label(rank),
    }


def _reported(judged: Judged) -> dict[str, object]:
    rank = judged.row.rank if judged.row else None
    return {
        "city": judged.claimed.claimant.short_label,
        "rank": rank_label(rank),
        "silent": judged.silent,
    }
