"""What a city's page begins with (pure)."""

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from indicators.models import Area, Level
from portal.presenters.city_profile import Profile
from portal.wording.lists import year_ranges
from reports.evidence import SourceUse


def city_sentences(
    city: Area, profile: Profile, sources: Sequence[SourceUse], achievements: int
) -> list[str]:
    if not profile.observations and city.level != Level.PREFECTURE:
        return [_("还没有收录%(city)s的数字。") % {"city": city.short_label}]
    if not profile.observations:
        return [
            _("还没有收录任何提到%(city)s的报告，下面的每一格都空着。")
            % {"city": city.short_label}
        ]
    first, last = profile.years[0], profile.years[-1]
    said = [
        _("%(period)s 年，%(reports)s里的 %(figures)d 个数字、%(achievements)s。")
        % {
            "period": year_ranges((first,))
            if first == last
            else year_ranges(range(first, last + 1)),
            "reports": ngettext("%(n)d 份报告", "%(n)d 份报告", len(sources))
            % {"n": len(sources)},
            "figures": len(profile.observations),
            "achievements": ngettext("%(n)d 项成就", "%(n)d 项成就", achievements)
            % {"n": achievements},
        }
    ]
    said.append(
        _("十组数据在 %(years)s 年的 %(cells)d 格里已有 %(filled)d 格。")
        % {
            "years": year_ranges(profile.span),
            "cells": profile.cells,
            "filled": profile.filled,
        }
    )
    doubtful = sum(o.doubtful for o in profile.observations)
    if doubtful:
        said.append(
            ngettext(
                "其中 %(n)d 个数字存疑，照录而不用于计算。",
                "其中 %(n)d 个数字存疑，照录而不用于计算。",
                doubtful,
            )
            % {"n": doubtful}
        )
    return said
