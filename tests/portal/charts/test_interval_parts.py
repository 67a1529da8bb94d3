"""What part of a bar is sure."""

from decimal import Decimal as D

import pytest

from indicators.quantities import Interval
from portal.charts.interval_parts import interval_parts


@pytest.mark.parametrize(
    ("low", "high", "parts"),
    [
        ("20", "20", ("10.0", "0.0")),
        ("20", "50", ("10.0", "15.0")),
        (None, "50", ("0.0", "25.0")),
        ("50", None, ("25.0", "75.0")),
        ("-10", "50", ("0.0", "25.0")),
    ],
)
def test_an_open_end_reaches_to_the_edge(low, high, parts):
    interval = Interval(low and D(low), high and D(high))
    assert interval_parts(interval, D(200)) == tuple(map(D, parts))
