"""What the dearest search costs beside a search for one word, with 100,000 aliases.

    make bench-search     or:  python -m bench.search [ALIASES]

Fills a database of the run's own (SQLite, or PostgreSQL where DATABASE_URL names a server)
with the fixtures and with aliases marked as generated, asks in turn, and prints the
ratios. Fails where one of them is over the bound.
"""

import os
import statistics
import sys
import tempfile
import time
from contextlib import nullcontext
from itertools import cycle, islice
from typing import Any

ALIASES = 100_000
MOST_TIMES = 20
ROUNDS = 5
MARK = "生成的别名"
ONE_WORD = "低保"
LENGTH = 100
WORST = {
    "one letter again and again": "a " * 50,
    "one character again and again": "市 " * 50,
    "a word of every alias again": "生成的别名 " * 16,
    "words of every alias": "生 成 的 别 名 " * 10,
    "words of one letter, all different": " ".join(
        "abcdefghijklmnopqrstuvwxyz0123456789"
    ),
    "words of two letters": " ".join(f"{a}{b}" for a in "abcde" for b in "zyxwv"),
    "nearly a word of every alias": "生成的别名1999 生成的别名2999 生成的别名3999",
    "one long word": "a" * LENGTH,
    "one long word of the aliases' characters": "生成的别名" * 20,
    "signs of LIKE": "% _ \\ %% __ " * 8,
    "signs of LIKE in one word": "%_" * 50,
}


def filled(aliases: int) -> None:
    from django.core.management import call_command

    from indicators.models import AreaAlias, City, Indicator, IndicatorAlias

    call_command("migrate", verbosity=0)
    call_command("load_fixtures", verbosity=0)
    half = aliases // 2
    cities = islice(cycle(City.objects.all()), half)
    AreaAlias.objects.bulk_create(
        (AreaAlias(area=c, name=f"{MARK}{n}") for n, c in enumerate(cities)),
        batch_size=5000,
    )
    indicators = islice(cycle(Indicator.objects.all()), aliases - half)
    IndicatorAlias.objects.bulk_create(
        (
            IndicatorAlias(indicator=i, name=f"{MARK}{n}")
            for n, i in enumerate(indicators)
        ),
        batch_size=5000,
    )


def seconds(client: Any, q: str) -> float:
    started = time.perf_counter()
    response = client.get("/search/", {"q": q[:LENGTH]})
    assert response.status_code == 200, response.status_code
    return time.perf_counter() - started


def compare() -> bool:
    """Print a line a question; whether all are within the bound."""
    from django.db import connection
    from django.test import Client

    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
    client = Client(headers={"host": "localhost"})
    questions = {"one word": ONE_WORD, **WORST}
    times: dict[str, list[float]] = {name: [] for name in questions}
    for _ in range(ROUNDS):
        for name, q in questions.items():
            times[name].append(seconds(client, q))
    found = {name: statistics.median(each) for name, each in times.items()}
    one = found.pop("one word")
    print(f"{connection.vendor}: one word {one * 1000:.0f} ms")
    for name, each in sorted(found.items(), key=lambda pair: -pair[1]):
        print(f"  {each / one:5.1f} times ({each * 1000:5.0f} ms)  {name}")
    return max(found.values()) <= MOST_TIMES * one


def main() -> None:
    aliases = int(sys.argv[1]) if len(sys.argv) > 1 else ALIASES
    server = os.environ.get("DATABASE_URL", "").startswith("postgres")
    if server:
        from bench.intake import own_database
    with tempfile.TemporaryDirectory() as folder:
        os.environ["CIVAFFAIRS_DATA_DIR"] = folder
        os.environ["DJANGO_SETTINGS_MODULE"] = "civaffairs.settings"
        os.environ["DJANGO_DEBUG"] = "true"  # static files need not be collected
        os.environ["PUBLIC_QUERY_SECONDS"] = "0"  # to see what it would cost
        with own_database() if server else nullcontext("") as address:
            if address:
                os.environ["DATABASE_URL"] = address
            import django
            from django.db import connections

            django.setup()
            filled(aliases)
            within = compare()
            connections.close_all()
    sys.exit(0 if within else f"more than {MOST_TIMES} times a search for one word")


if __name__ == "__main__":
    main()
