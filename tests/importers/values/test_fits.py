"""A group, a name and an indicator that do not fit are asked about, at every door."""

import pytest

from importers.desk import decide
from importers.desk.decide import Correction
from importers.grid.forms import SeriesForm
from importers.values.fits import group_doubt, part_doubt, published_groups
from indicators.models import City, Coverage, Group, Indicator
from tests.importers.desk.world import printed, read_in
from tests.importers.intake_world import ZHUZHOU, both

pytestmark = pytest.mark.usefixtures("fixtures_loaded")


def indicator(code):
    return Indicator.objects.get(code=code)


def group(code):
    return Group.objects.get(code=code)


@pytest.mark.parametrize(
    ("counted", "of", "asked"),
    [
        ("dibao_recipients", "foundation", True),
        ("dibao_recipients", "age_100", True),
        ("marriage_registrations", "urban", True),
        ("dibao_recipients", "urban", False),
        ("dibao_recipients", "total", False),
        # Published already, though the reader does not know it.
        ("township_divisions", "township_incl_ethnic", False),
    ],
)
def test_a_group_is_known_by_the_reader_or_by_what_is_published(counted, of, asked):
    doubt = group_doubt(indicator(counted), group(of), published_groups())
    assert bool(doubt) == asked


def test_no_rule_holds_for_an_indicator_that_the_reader_does_not_know():
    new = Indicator(code="new_one", name="新指标", short="新指标")
    assert group_doubt(new, group("foundation"), frozenset()) == ""


@pytest.mark.parametrize(
    ("name", "of", "asked"),
    [
        ("城市低保对象", "rural", True),
        ("女性低保对象", "total", True),
        ("雨湖区低保对象", "total", True),
        ("城市低保对象", "urban", False),
        ("低保对象", "rural", False),
    ],
)
def test_a_name_of_another_part_is_asked_about(name, of, asked):
    assert bool(part_doubt(name, indicator("dibao_recipients"), group(of))) == asked


def series_form(of, **more):
    told = {
        "new-indicator": indicator("dibao_recipients").pk,
        "new-group": group(of).pk,
        "new-coverage": Coverage.objects.get(code="city").pk,
        **more,
    }
    return SeriesForm(City.objects.get(code=ZHUZHOU), data=told)


def test_the_grid_takes_such_a_group_only_with_a_tick():
    form = series_form("foundation")
    assert not form.is_valid()
    assert list(form.errors) == ["group"]
    assert series_form("foundation", **{"new-sure": "on"}).is_valid()
    assert series_form("rural").is_valid()


@pytest.mark.parametrize(
    ("sentence", "number", "group_code", "word"),
    [
        ("月均领保人员8200人", "8200人", "total", "月均"),
        ("雨湖区领保人员8200人", "8200人", "total", "雨湖区"),
        ("农村领保人员8200人", "8200人", "urban", "农村"),
        ("领保人员8200人", "8200人", "foundation", "分过组"),
        ("农村领保人员8200人", "8200人", "rural", ""),
    ],
)
def test_the_desk_asks_about_a_correction_as_an_upload_does(
    sentence, number, group_code, word
):
    clerk = both("clerk", ZHUZHOU)
    batch = read_in(clerk, f"2024年，{sentence}。", year=2024)
    c = printed(batch, number)
    told = Correction(
        indicator=indicator("dibao_recipients"),
        group=group(group_code),
        coverage=Coverage.objects.get(code="city"),
        year="2014",
        cell=number,
    )
    corrected = decide.correct(batch.pk, c.number, by=clerk, told=told)
    assert word in corrected.asked if word else corrected.asked == ""


def test_the_desk_asks_where_the_unit_of_the_print_is_lost():
    clerk = both("clerk", ZHUZHOU)
    batch = read_in(clerk, "2024年，帮扶对象8200户。", year=2024)
    c = printed(batch, "8200户")
    told = Correction(
        indicator=indicator("dibao_recipients"),
        group=group("total"),
        coverage=Coverage.objects.get(code="city"),
        year="2014",
        cell="8200",
    )
    corrected = decide.correct(batch.pk, c.number, by=clerk, told=told)
    assert "户" in corrected.asked
