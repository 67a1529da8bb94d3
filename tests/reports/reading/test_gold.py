"""The reader against the gold tables: the numbers the project promises."""

import pytest
import yaml

from reports.reading.claims import statements
from tests.reports.reading.gold import OWN, Gold, Score, golds, score

GOLDS = list(golds())
WRONG: dict[str, list[str]] = yaml.safe_load(
    (OWN / "wrong-claims.yaml").read_text(encoding="utf-8")
)
FALSE = "does_not_hold"


def named(gold: Gold) -> str:
    return gold.name


@pytest.mark.parametrize("gold", GOLDS, ids=named)
def test_finds_the_figures_of_a_report(gold: Gold) -> None:
    result = score(gold)
    assert result.f1 >= 0.97, result.faults


@pytest.mark.parametrize("gold", GOLDS, ids=named)
def test_matches_hardly_anything_wrongly(gold: Gold) -> None:
    result = score(gold)
    assert result.precision >= 0.95, result.faults
    assert result.recall >= 0.7, result.faults


def test_reaches_over_all_reports_what_is_promised() -> None:
    total = sum((score(gold) for gold in GOLDS), Score())
    assert total.f1 >= 0.98, total.faults
    assert total.year >= 0.96
    assert total.precision >= 0.97
    assert total.recall >= 0.9
    assert total.actual_right / total.wanted >= 0.98


@pytest.mark.parametrize("gold", GOLDS, ids=named)
def test_never_calls_a_true_statement_false(gold: Gold) -> None:
    failing = {s.printed for s in statements(gold.reading()) if s.verdict == FALSE}
    assert failing <= set(WRONG.get(gold.name, []))


def test_finds_many_of_the_statements_made_wrong() -> None:
    wrong = [(gold, printed) for gold in GOLDS for printed in WRONG.get(gold.name, [])]
    found = [
        printed
        for gold, printed in wrong
        if (printed, FALSE)
        in {(s.printed, s.verdict) for s in statements(gold.reading())}
    ]
    assert len(found) * 2 >= len(wrong), found


@pytest.mark.parametrize("gold", GOLDS, ids=named)
def test_every_figure_keeps_its_place(gold: Gold) -> None:
    for figure in gold.reading().figures:
        assert "".join(gold.text[figure.start : figure.end].split()) == figure.printed
