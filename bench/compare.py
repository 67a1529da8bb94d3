"""The reader beside JioNLP's money extractor and Recognizers-Text, on the same texts.

Only amounts of money, and for Recognizers-Text money and percentages: what each of them
can read. A figure is right where it overlaps the one in the gold table and has its value.
"""

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import django

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
django.setup()

from reports.reading.reader import read  # noqa: E402
from tests.reports.reading.gold import Gold, catalogue, golds  # noqa: E402

Found = list[tuple[int, int, float]]
REPEATS = 3  # the quickest of them counts, here and in others.py
MONEY, PERCENT = "元", "%"


def wanted(gold: Gold, *units: str) -> Found:
    """The gold figures in money (and per cent)."""
    return [
        (int(row["start"]), int(row["end"]), float(row["value"]))
        for row in gold.rows
        if row["unit"].startswith(units)
    ]


def right(found: Found, gold: Found) -> int:
    """How many of the gold figures were found with their value."""
    used: set[int] = set()
    count = 0
    for start, end, value in gold:
        for index, (first, last, number) in enumerate(found):
            overlaps = first < end and last > start and index not in used
            if overlaps and abs(number - value) < 0.005 + abs(value) * 1e-9:
                used.add(index)
                count += 1
                break
    return count


def f1(found: list[Found], gold: list[Found]) -> float:
    correct = sum(map(right, found, gold))
    return 2 * correct / (sum(map(len, found)) + sum(map(len, gold)))


def own(reports: list[Gold]) -> tuple[list[Found], list[Found], float]:
    """Money, money and percentages, and the seconds for everything the reader does."""
    read(reports[0].text, catalogue())
    seconds = float("inf")
    for _ in range(REPEATS):
        start = time.process_time()
        readings = [read(report.text, catalogue()) for report in reports]
        seconds = min(seconds, time.process_time() - start)

    def of(*units: str) -> list[Found]:
        return [
            [
                (f.start, f.end, float(f.value))
                for f in reading.figures
                if f.unit.startswith(units)
            ]
            for reading in readings
        ]

    return of(MONEY), of(MONEY, PERCENT), seconds


def main() -> None:
    python = sys.argv[1]
    reports = list(golds())
    texts = json.dumps([report.text for report in reports])
    script = [python, "-W", "ignore", str(HERE / "others.py")]
    done = subprocess.run(
        script, input=texts, capture_output=True, text=True, check=True
    )
    others = json.loads(done.stdout.rsplit("\n", 1)[-1])
    money, both, seconds = own(reports)
    gold_money = [wanted(report, MONEY) for report in reports]
    gold_both = [wanted(report, MONEY, PERCENT) for report in reports]
    rows = [
        ("JioNLP 元", others["JioNLP"], money, gold_money),
        ("JioNLP 元 and times", others["JioNLP with times"], money, gold_money),
        (
            "JioNLP 元, times and places",
            others["JioNLP with times and places"],
            money,
            gold_money,
        ),
        ("Recognizers-Text 元 %", others["Recognizers-Text"], both, gold_both),
    ]
    characters = sum(len(report.text) for report in reports)
    print(f"{len(reports)} reports, {characters} characters")
    print("compared with | their F1 | our F1 | their s | our s | as fast")
    for name, other, ours, gold in rows:
        theirs = [[tuple(entry) for entry in found] for found in other["found"]]
        print(
            f"{name} | {f1(theirs, gold):.3f} | {f1(ours, gold):.3f} | "
            f"{other['seconds']:.2f} | {seconds:.2f} | {other['seconds'] / seconds:.1f} ×"
        )


if __name__ == "__main__":
    main()
