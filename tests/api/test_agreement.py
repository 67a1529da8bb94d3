"""The table, the list and the model say the same of every figure."""

import csv
import io
import json
from decimal import Decimal
from typing import Any

from django.test import Client

from indicators.models import Observation

KEY = ("indicator", "city_code", "group", "coverage", "year")


def number(text: str) -> Decimal | None:
    return Decimal(text) if text else None


def from_table(client: Client) -> dict[str, tuple]:
    answer = client.get("/api/v1/observations.csv")
    written = b"".join(answer.streaming_content).decode()
    return {
        ".".join(row[part] for part in KEY): (
            number(row["value"]),
            number(row["low"]),
            number(row["high"]),
            row["qualifier"],
            row["unit"],
            row["status"],
            row["printed"],
            row["measure"],
            row["cutoff"] or None,
            row["report"],
            row["note"] or None,
            int(row["release"]),
        )
        for row in csv.DictReader(io.StringIO(written))
    }


def from_list(client: Client) -> dict[str, tuple]:
    answer = client.get("/api/v1/observations/?page_size=1000")
    figures: list[dict[str, Any]] = json.loads(answer.content, parse_float=Decimal)[
        "results"
    ]
    return {
        o["key"]: (
            o["value"],
            o["low"],
            o["high"],
            o["qualifier"],
            o["unit"]["name"],
            o["status"],
            o["printed"],
            o["measure"],
            o["cutoff"],
            next(c["report"] for c in o["citations"] if c["stance"] == "source"),
            o["note"],
            o["release"],
        )
        for o in figures
    }


def from_model() -> dict[str, tuple]:
    return {
        o.key: (
            o.value,
            o.low,
            o.high,
            o.qualifier,
            o.series.unit.name,
            o.status,
            o.printed,
            o.series.indicator.measure,
            o.cutoff.isoformat() if o.cutoff else None,
            o.citations.get(stance="source").report.code,
            o.note or None,
            o.release_id,
        )
        for o in Observation.objects.of_cities().with_context()
    }


def test_table_list_and_model_agree_on_each_figure(
    fixtures_loaded: None, client: Client
) -> None:
    model = from_model()
    assert len(model) > 400
    assert from_table(client) == model
    assert from_list(client) == model


def test_numbers_are_written_alike_in_both(
    fixtures_loaded: None, client: Client
) -> None:
    """Digit by digit: 0.81 is 0.81 in both, never 0.810 or 0.8100000000000001."""
    answer = client.get("/api/v1/observations/?page_size=1000")
    as_text = json.loads(answer.content, parse_float=str, parse_int=str)["results"]
    table = b"".join(client.get("/api/v1/observations.csv").streaming_content).decode()
    for o, row in zip(as_text, csv.DictReader(io.StringIO(table)), strict=True):
        for name in ("value", "low", "high"):
            assert (o[name] or "") == row[name]
