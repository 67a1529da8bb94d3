"""The command: JSON in the order of the text, the database's figures untouched."""

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from importers.matching.reader_catalogue import (
    FILE,
    catalogue,
    from_database,
    from_file,
)
from indicators.models import Observation
from tests.factories import SavedWorld
from tests.reports.reading.gold import OWN

REPORT = OWN / "1-qinglan-2023-summary.txt"
FIELDS = {
    "start", "end", "printed", "value", "value_high", "unit", "qualifier", "year", "period",
    "actual", "kind", "indicator", "group", "coverage", "confidence",
}  # fmt: skip

pytestmark = pytest.mark.django_db


def output(*arguments: str | Path) -> str:
    out = StringIO()
    call_command("read_report", *map(str, arguments), stdout=out, stderr=StringIO())
    return out.getvalue()


def test_prints_every_figure_in_order() -> None:
    figures = json.loads(output(REPORT))
    assert len(figures) == 70
    assert set(figures[0]) >= FIELDS
    assert [f["start"] for f in figures] == sorted(f["start"] for f in figures)
    assert figures[0]["printed"] == "每人每月690元"
    assert (figures[0]["value"], figures[0]["unit"]) == (690, "元/月")
    assert not Observation.objects.exists()


def test_prints_the_claims_beside_the_figures() -> None:
    content = json.loads(output(REPORT, "--claims"))
    assert set(content) == {"figures", "claims"}
    assert {"kind", "verdict", "operands", "printed"} <= set(content["claims"][0])


def test_believes_the_year_it_is_given(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("全市共有养老机构12家。", encoding="gb18030")
    assert json.loads(output(path, "--year", "2021"))[0]["year"] == 2021


def test_prints_a_table() -> None:
    lines = output(REPORT, "--format", "table").splitlines()
    assert lines[0].startswith("printed\tvalue\tunit")
    assert len(lines) == 71


def test_refuses_what_it_cannot_read(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"\xff\x00\xff\x81")
    with pytest.raises(CommandError, match="UTF-8"):
        output(path)
    with pytest.raises(CommandError):
        output(tmp_path / "missing.txt")
    with pytest.raises(CommandError, match="99999"):
        output(REPORT, "--city", "99999")


def test_knows_the_cities_once_they_are_loaded() -> None:
    SavedWorld()
    assert output(REPORT, "--city", "910100")
    with pytest.raises(CommandError, match="999999"):
        output(REPORT, "--city", "999999")


def test_matches_to_the_catalogue_of_the_database_or_of_the_files() -> None:
    codes = {entry.code for entry in catalogue().indicators}
    assert codes == {entry.code for entry in from_file(FILE).indicators}
    assert any(figure["indicator"] for figure in json.loads(output(REPORT)))
    world = SavedWorld()
    assert [entry.code for entry in catalogue().indicators] == [world.indicator.code]
    assert catalogue() == from_database()
