"""Numbers that are hardly ever right whatever was reported before (pure): a fraction of a person,
a number below zero. An editor is asked about them, as about jumps."""

from decimal import Decimal

from django.utils.translation import gettext

COUNTED = frozenset(
    ["person", "person_time", "household", "couple", "bed", "count", "event", "case", "remains"]
)  # fmt: skip


def oddity(value: Decimal | None, dimension: str) -> str:
    """What to ask about a value in a unit of the dimension; empty where it is as others are."""
    if value is None:
        return ""
    if value < 0:
        return gettext("这里是负数：是不是把横线当成了负号？")
    if dimension in COUNTED and value % 1:
        return gettext("这样的数应是整数，这里有小数：是不是漏了“万”？")
    return ""
