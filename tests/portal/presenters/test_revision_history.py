"""The history of a figure, as the public is told it."""

from datetime import UTC, datetime
from decimal import Decimal as D

from django.contrib.auth import get_user_model

from indicators.models import Release, Revision
from portal.presenters.revision_history import events


def revision(version, printed, value, action="changed", origin="grid", **more):
    release = Release(
        number=version,
        published_at=datetime(2026, 11, version, tzinfo=UTC),
        origin=origin,
        by=get_user_model()(username="li.lei"),
        reason="更正",
    )
    return Revision(
        version=version,
        action=action,
        release=release,
        printed=printed,
        value=D(value),
        year=2022,
        **more,
    )


def test_the_latest_comes_first_and_says_old_and_new():
    told = events([revision(1, "625", "625", "created"), revision(2, "650", "650")])
    assert [e.action for e in told] == ["changed", "created"]
    (change,) = told[0].changes
    assert (change.name, change.before, change.after) == ("原文写法", "625", "650")


def test_a_value_reread_from_the_same_print_is_told_as_a_value():
    told = events(
        [revision(1, "1.2万", "1.2", "created"), revision(2, "1.2万", "12000")]
    )
    (change,) = told[0].changes
    assert (change.before, change.after) == ("1.2", "12,000")


def test_no_name_of_a_person_is_given_away():
    told = events([revision(1, "625", "625", "created")])
    assert told[0].who == "工作人员"
    assert "li.lei" not in repr(told[0].changes) + told[0].who


def test_the_data_files_of_the_project_are_named_as_such():
    told = events([revision(1, "625", "625", "created", origin="fixtures")])
    assert told[0].who == "项目数据文件"


def test_a_changed_note_is_mentioned_without_being_a_value():
    told = events(
        [
            revision(1, "625", "625", "created"),
            revision(2, "625", "625", note="另有说明"),
        ]
    )
    assert told[0].notes_changed
    assert told[0].changes == ()
