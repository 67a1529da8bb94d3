"""What a claimed rank says, in a few words put together from its parts (pure)."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from indicators.codes import TOTAL
from indicators.models import Area, Group, Indicator
from indicators.ranks.rank_labels import span
from reports.models.rank_assertions import Claimed, Scope


@dataclass(frozen=True, kw_only=True)
class RankMeaning:
    """``str()`` is the words: 养老床位：全省第 2; Care beds: rank 2 in the province."""

    scope: str
    kind: str
    low: int | None
    high: int | None
    reference: Area | None
    indicator: Indicator | None
    group: Group | None

    def __str__(self) -> str:
        subject, assertion = self._subject(), self._assertion()
        return f"{subject}{_('：')}{assertion}" if subject else assertion

    def _subject(self) -> str:
        if self.indicator is None:
            return ""
        name = self.indicator.short_label
        if self.group is None or self.group.code == TOTAL:
            return name
        named = {"indicator": name, "group": self.group.label}
        return _("%(indicator)s（%(group)s）") % named

    def _assertion(self) -> str:
        if self.kind == Claimed.ONLY_BELOW and self.reference:
            return _("仅次于%(city)s") % {"city": self.reference.short_label}
        if self.low is not None and self.high is not None:
            rank = span(self.low, self.high)
            return _("%(scope)s第 %(rank)s") % {"scope": self._scope(), "rank": rank}
        return self._pattern() % {"scope": self._scope()}

    def _pattern(self) -> str:
        """Words that fix no rank."""
        match self.kind:
            case Claimed.FIRST_TO:
                return _("%(scope)s率先")
            case Claimed.ONLY:
                return _("%(scope)s唯一")
            case Claimed.TOP_TIER:
                return _("%(scope)s第一方阵")
            case Claimed.ABOVE_AVERAGE:
                return _("高于%(scope)s平均")
            case Claimed.AMONG_BEST:
                return _("%(scope)s前列")
        return _("%(scope)s的名次")

    def _scope(self) -> str:
        if self.scope == Scope.NATION:
            return pgettext("scope of a rank", "全国")
        return pgettext("scope of a rank", "全省")
