"""People and files for the tests of the intake; the catalogue is the loaded one."""

import csv
import io
from typing import Any

from django.contrib.auth import get_user_model

from importers.batches import review
from importers.batches.jobs import work_off
from importers.models import Batch, Membership, StaffRole
from importers.spreadsheets.read_in import open_batch
from indicators.models import City, Observation

ZHUZHOU, XIANGTAN, HUZHOU = "430200", "430300", "330500"
HEADER = ("市州", "指标", "分组", "年份", "数值", "单位", "来源", "章节")
REPORT = "zhuzhou-2023-summary"
SOURCE = (REPORT, "附表")


def person(name: str, **roles: str) -> Any:
    """``person("ed", editor=ZHUZHOU)``; a role may name several cities by blanks."""
    user = get_user_model().objects.create_user(name, password="x", is_staff=True)
    for role, codes in roles.items():
        for code in codes.split():
            city = City.objects.get(code=code)
            Membership.objects.create(user=user, city=city, role=StaffRole(role))
    return user


def both(name: str, codes: str) -> Any:
    return person(name, editor=codes, reviewer=codes)


def row(
    indicator: str,
    year: object,
    value: object,
    *,
    city: str = "株洲",
    group: str = "",
    unit: str = "",
) -> tuple[object, ...]:
    return (city, indicator, group, year, value, unit, *SOURCE)


def table(*rows: tuple[object, ...], header: tuple[str, ...] = HEADER) -> io.BytesIO:
    text = io.StringIO()
    csv.writer(text).writerows([header, *rows])
    return io.BytesIO(text.getvalue().encode())


def uploaded(owner: Any, *rows: tuple[object, ...], **more: Any) -> Batch:
    """A batch whose file has been read."""
    header = more.pop("header", HEADER)
    stream = table(*rows, header=header)
    batch = open_batch(owner=owner, stream=stream, name="表.csv", **more)
    work_off("test")
    batch.refresh_from_db()
    return batch


def published(owner: Any, *rows: tuple[object, ...]) -> Batch:
    batch = uploaded(owner, *rows)
    take_all(batch, owner)
    return confirmed(batch, owner)


def take_all(batch: Batch, by: Any) -> None:
    numbers = list(batch.candidates.values_list("number", flat=True))
    review.accept(batch.pk, numbers, by=by, ticked=numbers)


def confirmed(batch: Batch, by: Any, reason: str = "试验") -> Batch:
    review.confirm(batch.pk, by=by, reason=reason)
    work_off("test")
    batch.refresh_from_db()
    return batch


def undone(batch: Batch, by: Any) -> Batch:
    review.undo(batch.pk, by=by, reason="试验")
    work_off("test")
    batch.refresh_from_db()
    return batch


def figure(indicator: str, year: int, city: str = ZHUZHOU, group: str = "total") -> Any:
    return Observation.objects.filter(
        series__indicator__code=indicator,
        series__area__code=city,
        series__group__code=group,
        series__coverage__code="city",
        year=year,
    ).first()


def told(batch: Batch) -> list[tuple[int, str, str]]:
    """Row, verdict and decision of every candidate."""
    return [(c.row, c.verdict, c.decision) for c in batch.candidates.order_by("number")]
