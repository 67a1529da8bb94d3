"""The counts beside a report are those of its own page, however much hangs on it."""

import pytest

from portal.views.reports import counted
from reports.models import AchievementCitation, Citation, ClaimedRank, Report

pytestmark = pytest.mark.usefixtures("fixtures_loaded")


def test_the_counts_of_each_report_are_those_taken_one_by_one():
    reports = list(counted())
    assert reports
    for report in reports:
        cited = Citation.objects.filter(report=report).values("observation").distinct()
        achieved = AchievementCitation.objects.filter(report=report)
        assert report.figures == cited.count()
        assert report.achievements == achieved.values("achievement").distinct().count()
        assert report.ranks_told == ClaimedRank.objects.filter(report=report).count()


def test_a_report_that_nothing_leads_to_is_not_listed():
    reading = Report.objects.create(
        code="only-being-read", period_start=2020, period_end=2020, kind="summary"
    )
    assert reading not in counted()
