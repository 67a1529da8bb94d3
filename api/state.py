"""What is published now, as a tag: it changes whenever a line of the flat table may.

Figures and their evidence change only with a numbered release. The names, codes and
units printed beside them are corrected in the admin without one, so they are part of
the tag: some hundred short rows, far fewer than the figures.
"""

import hashlib

from django.db.models import Count, Max

from indicators.models import (
    City,
    Coverage,
    Group,
    Indicator,
    Release,
    Series,
    Unit,
)
from reports.models import Citation, Report

# Counted up whenever the table is written differently.
FORM = 2


def published_state() -> str:
    """A short hash, in a fixed number of queries whatever is published."""
    state = hashlib.sha256(str(FORM).encode())
    parts = (
        # The time, too: a portal set up anew counts its releases from 1 again.
        Release.objects.order_by("-number").values_list("number", "published_at")[:1],
        [tuple(Citation.objects.aggregate(Count("pk"), Max("pk")).values())],
        Series.objects.order_by("pk").values_list(
            "pk", "indicator", "city", "group", "coverage", "unit"
        ),
        City.objects.order_by("code").values_list(
            "pk", "code", "short", "province__code"
        ),
        Indicator.objects.order_by("code").values_list(
            "pk", "code", "name", "measure", "theme", "position"
        ),
        Group.objects.order_by("code").values_list("pk", "code", "position"),
        Coverage.objects.order_by("code").values_list("pk", "code", "position"),
        Unit.objects.order_by("code").values_list("pk", "name"),
        Report.objects.order_by("code").values_list("pk", "code"),
    )
    for part in parts:
        for row in part:
            state.update(repr(row).encode())
    return state.hexdigest()[:20]
