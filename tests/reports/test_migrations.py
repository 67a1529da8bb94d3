"""The migrations that join the two tables of claimed ranks keep every row."""

from typing import Any

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from tests.factories import SavedWorld

BEFORE, AFTER = "0005_missing_year", "0008_rename_standing"
FILE = {
    "year": 2020,
    "scope": "province",
    "kind": "only_below",
    "rank_low": 2,
    "rank_high": 2,
    "printed": "仅低于甲城",
    "meaning": "只有甲城更高",
    "meaning_en": "Exceeded by Jia alone",
    "paragraph": 8,
}
READ: list[dict[str, Any]] = [
    {"scope": "province", "kind": "", "rank_low": 2, "rank_high": 2, "number": 7},
    {"scope": "nation", "kind": "first_to"},
]


def migrated(name: str) -> Any:
    """The models as they are when the test's own copy of the database is at the migration."""
    executor = MigrationExecutor(connection)
    executor.migrate([("reports", name)])
    return executor.loader.project_state(("reports", name)).apps


def rows(model: Any) -> list[dict[str, Any]]:
    return list(model.objects.order_by("pk").values())


def claims_of(apps: Any, report: int) -> list[Any]:
    """Two claims in the same paragraph, in the same words."""
    model = apps.get_model("reports", "Claim")
    return [
        model.objects.create(
            report_id=report,
            paragraph=3,
            section="养老",
            kind="rank",
            printed="居全省第二",
            start=start,
            end=start + 5,
            verdict="cannot_be_checked",
            public=bool(start),
        )
        for start in (0, 20)
    ]


@pytest.mark.django_db(transaction=True)
def test_both_tables_become_one_and_two_again() -> None:
    world = SavedWorld()
    city, indicator = world.cities[0].pk, world.indicator.pk
    report = world.report.pk
    type(world.report).objects.filter(pk=report).update(area=city)
    apps = migrated(BEFORE)
    standing = apps.get_model("reports", "Standing").objects.create(
        city_id=city,
        report_id=report,
        indicator_id=indicator,
        reference_id=world.cities[1].pk,
        **FILE,
    )
    ranks = apps.get_model("reports", "ClaimedRank")
    first, second = claims_of(apps, report)
    ranks.objects.create(
        claim=first, indicator_id=indicator, group_id=world.group.pk, year=2024,
        **READ[0],
    )  # fmt: skip
    ranks.objects.create(claim=second, **READ[1])
    before = rows(apps.get_model("reports", "Standing")), without_keys(rows(ranks))

    model = migrated(AFTER).get_model("reports", "ClaimedRank")
    kept, read, other = model.objects.order_by("pk")
    assert kept.pk == standing.pk
    assert {name: getattr(kept, name) for name in FILE} == FILE
    assert (kept.claim, kept.indicator_id, kept.city_id) == (None, indicator, city)
    assert (read.claim_id, read.number, read.year) == (first.pk, 7, 2024)
    assert (read.indicator_id, read.group_id) == (indicator, world.group.pk)
    for rank in (read, other):
        assert (rank.city_id, rank.report_id, rank.meaning) == (city, report, "")
        assert (rank.section, rank.paragraph) == ("养老", 3)
        assert rank.printed == "居全省第二"
    assert (other.claim_id, other.scope, other.year) == (second.pk, "nation", None)

    apps = migrated(BEFORE)
    standings = apps.get_model("reports", "Standing")
    ranks = apps.get_model("reports", "ClaimedRank")
    assert (rows(standings), without_keys(rows(ranks))) == before


def without_keys(found: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [{k: v for k, v in row.items() if k != "id"} for row in found]
