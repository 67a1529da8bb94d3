"""What was taken from a report, in its order."""

import pytest

from portal.presenters.report_contents import report_sheet
from portal.views.reports import achievements_of, citations_of, ranks_claimed
from reports.models import AchievementCitation, Citation, Report, Stance

pytestmark = pytest.mark.usefixtures("fixtures_loaded")


def sheet_of(code):
    report = Report.objects.get(code=code)
    return report_sheet(
        citations=citations_of(report),
        achievements=achievements_of(report),
        claimed_ranks=ranks_claimed(report),
    )


def test_figures_follow_the_paragraphs_of_the_report():
    sheet = sheet_of("zhuzhou-2022-decade")
    for section in sheet.sections:
        paragraphs = [t.citation.paragraph for t in section.taken]
        assert paragraphs == sorted(paragraphs)
    firsts = [s.taken[0].citation.paragraph for s in sheet.sections]
    assert firsts == sorted(firsts)


@pytest.mark.parametrize("code", ["zhuzhou-2020-feature", "census-2020"])
def test_nothing_cited_is_left_out(code):
    sheet = sheet_of(code)
    told = [t for part in (*sheet.sections, *sheet.by_indicator) for t in part.taken]
    assert len(told) == Citation.objects.filter(report__code=code).count()


def test_tables_are_told_by_indicator():
    sheet = sheet_of("census-2020")
    assert sheet.sections == ()
    assert {t.indicator.theme.code for t in sheet.by_indicator} == {"population"}


def test_an_achievement_told_in_several_paragraphs_comes_once():
    code = "zhuzhou-2020-feature"
    sheet = sheet_of(code)
    told = [a.achievement.pk for a in sheet.achievements]
    assert len(told) == len(set(told))
    places = AchievementCitation.objects.filter(report__code=code)
    assert sum(len(a.paragraphs) for a in sheet.achievements) == places.count()


def test_a_figure_told_elsewhere_names_the_other_place():
    shared = Citation.objects.exclude(stance=Stance.SOURCE).first()
    sheet = sheet_of(shared.report.code)
    told = [t for part in (*sheet.sections, *sheet.by_indicator) for t in part.taken]
    (one,) = [t for t in told if t.citation == shared]
    assert not one.is_source
    assert any(c.stance == Stance.SOURCE for c in one.elsewhere)
