"""Which texts cannot be units."""

import csv

import pytest
import yaml
from django.conf import settings

from importers.matching.names import plain
from indicators.lexicon.not_units import foreign_to_unit
from indicators.lexicon.qualifiers import ALL

UNITS = settings.BASE_DIR / "fixtures/catalogue/units.csv"
READ = settings.BASE_DIR / "reports/reading/lexicon/units.yaml"


@pytest.mark.parametrize("word", ALL)
def test_a_qualifier_is_no_unit_nor_a_part_of_one(word):
    assert foreign_to_unit(word)
    assert foreign_to_unit(f"{word}家")
    assert foreign_to_unit(f"家{word}")


@pytest.mark.parametrize("text", ["万家", "五对", "2家", ")人", ".", "成", "半天"])
def test_numbers_and_scraps_are_no_units(text):
    assert foreign_to_unit(text)


def test_every_unit_of_the_catalogue_and_of_the_reader_may_be_one():
    with UNITS.open(encoding="utf-8", newline="") as lines:
        spellings = {
            spelling
            for row in csv.DictReader(lines)
            for spelling in (row["name"], *row["spellings"].split(";"))
        }
    spellings |= {
        spelling
        for entry in yaml.safe_load(READ.read_text(encoding="utf-8"))
        for spelling in entry["spellings"]
    }
    refused = {s for s in spellings if foreign_to_unit(plain(s))}
    assert refused <= {"块钱一斤", "元一斤", "元一份", "元一餐"}
