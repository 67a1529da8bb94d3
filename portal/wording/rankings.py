"""What a ranking says, in sentences (pure)."""

from collections.abc import Iterable

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from indicators.models import Area
from indicators.ranks.rank_changes import Comparison, Move
from indicators.ranks.rank_labels import joined, rank_label
from indicators.ranks.rankings import Excluded, ExclusionReason, RankedRow, Ranking
from indicators.wording import boundary_label
from portal.wording.lines import point_words

SAID_OF = 3


def sentences(ranking: Ranking, highlighted: Iterable[Area]) -> list[str]:
    """Who reports, where the highlighted cities stand, and where they might; of one that is
    alone, the figure."""
    if ranking.alone:
        apart = [excluded_sentence(ranking)] if ranking.apart else []
        return [alone_sentence(ranking, ranking.alone), *apart]
    rows = [r for r in (ranking.row_of(city) for city in highlighted) if r is not None]
    rows = rows[:SAID_OF] or list(ranking.rows[:1])
    found = [reporting_sentence(ranking)]
    for row in rows:
        found.append(place_sentence(ranking, row))
        if not ranking.complete:
            found.append(possible_sentence(ranking, row))
    if ranking.apart:
        found.append(excluded_sentence(ranking))
    return found


def reporting_sentence(ranking: Ranking) -> str:
    counts = {"size": ranking.size, "reporting": len(ranking.rows)}
    if not ranking.rows:
        return _("%(size)d 个市州都没有可比数字，无法排名。") % counts
    if ranking.complete:
        return _("%(size)d 个市州全部有可比数字，名次完整。") % counts
    return (
        ngettext(
            "%(size)d 个市州中有 %(reporting)d 个报告了可比数字。",
            "%(size)d 个市州中有 %(reporting)d 个报告了可比数字。",
            len(ranking.rows),
        )
        % counts
    )


def alone_sentence(ranking: Ranking, row: RankedRow) -> str:
    return _("%(size)d 个市州中只有一市报告，不成排名：%(city)s %(figure)s。") % {
        "size": ranking.size,
        "city": row.city.short_label,
        "figure": point_words(row.point),
    }


def excluded_sentence(ranking: Ranking) -> str:
    return ngettext(
        "另有 %(n)d 个数字不可比，列在下面并说明原因。",
        "另有 %(n)d 个数字不可比，列在下面并说明原因。",
        len(ranking.apart),
    ) % {"n": len(ranking.apart)}


def place_sentence(ranking: Ranking, row: RankedRow) -> str:
    facts = {"city": row.city.short_label, "rank": rank_label(row.rank)}
    settled = row.rank is not None and row.rank.settled
    if not ranking.complete:
        if not settled:
            return (
                _("%(city)s在报告城市中居第 %(rank)s 位，数字的区间重叠，尚不能定。")
                % facts
            )
        if ranking.has_better:
            return _("%(city)s居报告城市第 %(rank)s。") % facts
        return _("由大到小，%(city)s列报告城市第 %(rank)s。") % facts
    if not settled:
        return _("%(city)s居第 %(rank)s 位，数字的区间重叠，尚不能定。") % facts
    if ranking.has_better:
        return _("%(city)s居全省第 %(rank)s。") % facts
    return _("由大到小，%(city)s列全省第 %(rank)s。") % facts


def possible_sentence(ranking: Ranking, row: RankedRow) -> str:
    assert row.rank is not None
    return ngettext(
        "若其余 %(silent)d 市也报告，%(city)s可能在第 %(best)d 至第 %(worst)d 位之间。",
        "若其余 %(silent)d 市也报告，%(city)s可能在第 %(best)d 至第 %(worst)d 位之间。",
        ranking.size - len(ranking.rows),
    ) % {
        "silent": ranking.size - len(ranking.rows),
        "city": row.city.short_label,
        "best": row.rank.best_possible,
        "worst": row.rank.worst_possible,
    }


def exclusion_words(apart: Excluded) -> str:
    """Why a figure is not ranked."""
    o = apart.observation
    match apart.reason:
        case ExclusionReason.COVERAGE:
            return _("口径不同：%(coverage)s，不是全市") % {
                "coverage": o.series.coverage.label
            }
        case ExclusionReason.BOUNDARY:
            if o.boundary_year is None:
                return _("当时的区划，与按另一年区划的数不可比")
            return _("口径不同：%(boundary)s，不是当时的区划") % {
                "boundary": boundary_label(o.boundary_year)
            }
        case ExclusionReason.GROUP:
            return _("分组不同：%(group)s") % {"group": o.series.group.label}
        case ExclusionReason.PART_YEAR:
            return _("不足一年：截至 %(day)s") % {
                "day": o.cutoff.isoformat() if o.cutoff else ""
            }
        case ExclusionReason.DOUBTFUL:
            return _("数字存疑")
        case ExclusionReason.SUSPECT:
            return _("印数可疑，不作数值")
        case ExclusionReason.DIRECT_COUNTY:
            return _("省直辖的县级行政区，不与市州排名")
        case ExclusionReason.NO_CITY_THEN:
            return _("当年不是本省的市州")
        case ExclusionReason.NOT_YEARLY:
            return _("累计数或年均数，不是这一年的数")


def move_words(move: Move) -> str:
    """What moved a rank, or kept it."""
    own = {
        1: _("自身数字上升"),
        -1: _("自身数字下降"),
        0: _("自身数字未见变化"),
        None: _("自身口径中断，两年不可比"),
    }
    causes = [
        own[move.own],
        *(_("超过%(cities)s") % {"cities": joined(c)} for c in [move.overtook] if c),
        *(
            _("被%(cities)s超过") % {"cities": joined(c)}
            for c in [move.overtaken_by]
            if c
        ),
    ]
    return _("；").join(causes)


def list_words(comparison: Comparison) -> str:
    """Who came and who went, where the list of reporting cities changed; else empty."""
    parts = [
        *(
            _("新报告的有%(cities)s") % {"cities": joined(c)}
            for c in [comparison.came]
            if c
        ),
        *(
            _("未再报告的有%(cities)s") % {"cities": joined(c)}
            for c in [comparison.went]
            if c
        ),
    ]
    if not parts:
        return ""
    return _("名单变了，名次不作比较：%(who)s。") % {"who": _("；").join(parts)}
