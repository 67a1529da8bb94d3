"""The reviewed tables: complete, without contradictions, in the catalogue's words."""

import csv

import yaml
from django.conf import settings

from reports.reading.lexicon.files import FOLDER, table

CATALOGUE = settings.BASE_DIR / "fixtures/catalogue"


def codes(name: str) -> set[str]:
    with (CATALOGUE / name).open(encoding="utf-8", newline="") as lines:
        return {row["code"] for row in csv.DictReader(lines)}


def indicators() -> set[str]:
    text = (CATALOGUE / "indicators.yaml").read_text(encoding="utf-8")
    return {entry["code"] for entry in yaml.safe_load(text)}


def test_every_table_can_be_read() -> None:
    names = [path.stem for path in FOLDER.glob("*.yaml")]
    assert len(names) > 10
    assert all(table(name) for name in names)


def test_subjects_name_indicators_of_the_catalogue_once() -> None:
    named = [entry["indicator"] for entry in table("subjects")]
    assert len(named) == len(set(named))
    assert set(named) <= indicators()


def test_subjects_name_groups_that_have_words_and_are_in_the_catalogue() -> None:
    used = {group for entry in table("subjects") for group in entry.get("groups", [])}
    assert used <= set(table("groups"))
    assert set(table("groups")) <= codes("groups.csv")
    assert set(table("coverages")) <= codes("coverages.csv")


def test_families_cover_every_unit_of_the_catalogue() -> None:
    assert set(table("families")) == codes("units.csv")


def test_no_spelling_of_a_unit_stands_twice() -> None:
    spellings = [text for entry in table("units") for text in entry["spellings"]]
    assert len(spellings) == len(set(spellings))
