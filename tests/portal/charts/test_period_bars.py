from portal.charts.period_bars import rows
from tests.portal.trend_world import PART, A, B, World


def test_the_greatest_comes_first_and_other_coverages_last():
    world = World().line({2022: "5"}).line({2022: "9"}, city=B)
    world.line({2022: "99"}, coverage=PART)
    found = rows(world.trend(), [A])
    assert [(r.line.series.area, r.line.principal) for r in found] == [
        (B, True),
        (A, True),
        (A, False),
    ]
    assert [r.highlighted for r in found] == [False, True, False]


def test_a_bound_leaves_its_open_end_pale():
    floor = ("12", {"qualifier": "at_least"})
    (row,) = rows(World().line({2022: floor}).trend(), [A])
    assert row.solid < 100
    assert row.solid + row.pale == 100


def test_a_ceiling_is_pale_from_zero():
    ceiling = ("20", {"qualifier": "at_most"})
    (row,) = rows(World().line({2022: ceiling}).trend(), [A])
    assert (row.solid, row.pale) == (0, 100)
