"""Numbers of things are told with a noun."""

import re

import pytest
from django.conf import settings
from django.utils.translation import override

from indicators.models import Indicator, Series
from portal.wording.nouns import NOUNS, counted

pytestmark = pytest.mark.usefixtures("fixtures_loaded")


def test_villages_are_villages_and_proposals_are_proposals():
    found = Indicator.objects.select_related("unit").in_bulk(field_name="code")
    villages, proposals = found["administrative_villages"], found["proposals_handled"]
    with override("en"):
        assert counted(villages.unit, villages) == "villages"
        assert counted(proposals.unit, proposals) == "proposals"
    with override("zh-hans"):
        assert counted(villages.unit, villages) == "个"
        assert counted(proposals.unit, proposals) == "件"


def test_no_indicator_counts_mere_items_or_cases():
    series = Series.objects.select_related("indicator", "unit")
    with override("en"):
        told = {s.indicator.code: counted(s.unit, s.indicator) for s in series}
    assert {c for c, noun in told.items() if noun in ("items", "cases")} == set()
    assert set(NOUNS) <= set(Indicator.objects.values_list("code", flat=True))


def test_the_page_says_the_noun(client):
    page = client.get("/en/indicators/administrative_villages/").content.decode()
    assert "1,020 villages" in re.sub(r"<[^>]+>", "", page)
    assert " items" not in page


# One English term for each; the others are those that readers stumbled over.
AWKWARD = re.compile(
    r"\btekun\b(?!_)|extreme hardship|disabled (?:person|resident|people)|rescue station"
    r"|party service|“He” plan|helped [\d,]+ cases",
    re.IGNORECASE,
)


@pytest.mark.parametrize("folder", ["achievements", "catalogue", "reports"])
def test_the_english_of_the_data_files_has_one_term_for_each_thing(folder):
    found = [
        f"{path.name}: {line.strip()}"
        for path in sorted((settings.BASE_DIR / "fixtures" / folder).iterdir())
        for line in path.read_text(encoding="utf-8").splitlines()
        if ("_en:" in line or path.suffix == ".csv") and AWKWARD.search(line)
    ]
    assert found == []
