"""The five reports the portal began with, where their texts are at hand: what was published
from them is recognised in its very paragraph, and nothing contradicts it."""

import hashlib

import pytest

from importers.models import CandidateVerdict
from reports.models import Claim, ClaimVerdict, Report
from tests.importers.desk.world import read_in
from tests.importers.intake_world import both
from tests.reports.reading.gold import SOURCES

pytestmark = pytest.mark.usefixtures("fixtures_loaded")


def texts() -> dict[str, bytes]:
    found = {}
    for path in SOURCES.glob("*.txt"):
        content = path.read_bytes()
        found[hashlib.sha256(content).hexdigest()] = content
    return found


def test_what_was_published_from_a_report_is_known_when_it_is_read():
    at_hand = texts()
    if not at_hand:
        pytest.skip("the texts of the reports are not here")
    known = told = 0
    for report in Report.objects.filter(checksum__in=at_hand).select_related("area"):
        city = report.area.code
        batch = read_in(
            both(f"clerk-{report.code}", city),
            at_hand[report.checksum],
            city=city,
            report=report,
        )
        assert batch.message == ""
        verdicts = list(batch.candidates.values_list("verdict", flat=True))
        assert CandidateVerdict.CONFLICT not in verdicts
        known += verdicts.count(CandidateVerdict.UNCHANGED)
        told += report.citations.count()
        failing = Claim.objects.filter(batch=batch.pk, verdict=ClaimVerdict.FAILS)
        assert not failing.exists()
    assert known > 0.9 * told
