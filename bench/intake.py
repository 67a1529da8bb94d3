"""An import of 50,000 rows beside its yardstick, while others read the portal.

    make bench            or:  python -m tests.postgres python -m bench.intake [ROWS]

Generates a workbook (marked as generated), reads it with pandas and loads it by COPY, then
takes it in: upload, read, accept, publish, undo. Prints the ratio of the times, the memory
of the working process, and how long visitors' pages took meanwhile. The database is made
for the run and dropped after it.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import psycopg

from bench.table import write_table
from bench.visitors import Visitor

ROWS = 50_000
MOST_TIMES = 6
MOST_MEGABYTES = 400
PORT = int(os.environ.get("BENCH_PORT") or 8991)
PATHS = ["/", "/indicators/", "/cities/430200/", "/admin/login/"]


@contextmanager
def own_database() -> Iterator[str]:
    server = os.environ.get("DATABASE_URL", "")
    if not server.startswith("postgres"):
        sys.exit(__doc__)
    name = f"civaffairs_bench_{os.getpid()}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")  # type: ignore[arg-type]
    parts = urlsplit(server)
    try:
        yield urlunsplit(parts._replace(path=f"/{name}"))
    finally:
        with psycopg.connect(server, autocommit=True) as connection:
            connection.execute(f"DROP DATABASE {name} WITH (FORCE)")  # type: ignore[arg-type]


def told_by(module: str, *arguments: str) -> dict[str, Any]:
    done = subprocess.run(
        [sys.executable, "-m", module, *arguments], stdout=subprocess.PIPE, check=True
    )
    return dict(json.loads(done.stdout.splitlines()[-1]))


@contextmanager
def portal() -> Iterator[str]:
    """Two web processes on the same database, as in production."""
    command = ["-m", "gunicorn", "civaffairs.wsgi", "--workers", "2", "--threads", "2"]
    server = subprocess.Popen(
        [
            sys.executable,
            *command,
            "--bind",
            f"127.0.0.1:{PORT}",
            "--log-level",
            "error",
        ],
        env={**os.environ, "DJANGO_DEBUG": "true"},
    )
    try:
        time.sleep(4)
        yield f"http://127.0.0.1:{PORT}"
    finally:
        server.terminate()
        server.wait(timeout=10)


def prepared(path: Path, rows: int) -> Any:
    import django

    django.setup()
    from django.contrib.auth import get_user_model
    from django.core.management import call_command

    from indicators.models import City, Indicator
    from reports.models import Report

    call_command("migrate", verbosity=0)
    call_command("load_fixtures", verbosity=0)
    Report.objects.create(
        code="bench",
        title="生成的测试数据",
        title_en="Generated",
        short="生成",
        short_en="Generated",
        publisher="bench",
        publisher_en="bench",
        published="2026",
        kind="table",
        period_start=2010,
        period_end=2019,
    )
    stocks = Indicator.objects.filter(measure="stock").select_related("unit")
    write_table(
        path,
        rows,
        list(City.objects.values_list("name", flat=True)),
        [(i.code, i.unit.name) for i in stocks[:40]],
    )
    return get_user_model()._default_manager.create_superuser("bench")  # type: ignore[attr-defined]


def main() -> int:
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else ROWS
    with own_database() as address, tempfile.TemporaryDirectory() as folder:
        os.environ["DATABASE_URL"] = address
        os.environ["CIVAFFAIRS_DATA_DIR"] = folder
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "civaffairs.settings")
        path = Path(folder) / "bench.xlsx"
        boss = prepared(path, rows)
        return measured(path, boss, rows)


def measured(path: Path, boss: Any, rows: int) -> int:
    from django.db import connection

    from importers.batches import review
    from importers.spreadsheets.decisions import accept_all_without_problems
    from importers.spreadsheets.read_in import open_batch

    steps: dict[str, float] = {}
    memory: dict[str, float] = {}

    @contextmanager
    def step(name: str) -> Iterator[None]:
        started = time.perf_counter()
        yield
        steps[name] = time.perf_counter() - started

    def worked(name: str) -> None:
        with step(name):
            told = told_by("bench.worker")
        memory[name] = told["megabytes"]
        memory["reader"] = max(memory.get("reader", 0), told["reader_megabytes"])

    with portal() as address:
        with Visitor(address, PATHS) as idle:
            time.sleep(8)
        # The same visitors while the yardstick is measured, so that both have the same rest.
        with Visitor(address, PATHS):
            plain = told_by("bench.plain", str(path))
        with Visitor(address, PATHS) as visitor:
            with step("upload"), path.open("rb") as stream:
                batch = open_batch(owner=boss, stream=stream, name="bench.xlsx")
            worked("read")
            with step("accept"):
                taken = accept_all_without_problems(batch.pk, by=boss)
                review.confirm(batch.pk, by=boss, reason="bench")
            worked("publish")
        total = sum(steps.values())
        batch.refresh_from_db()
        state = batch.state
        review.undo(batch.pk, by=boss, reason="bench")
        worked("undo")
    connection.close()
    ratio = total / plain["total"]
    peak = max(memory.values())
    print(
        f"\n{rows:,} rows, {path.stat().st_size / 2**20:.1f} MB xlsx; {taken:,} published"
    )
    print(
        f"  pandas {plain['read']:.1f} s + COPY = {plain['total']:.1f} s, "
        f"{plain['megabytes']:.0f} MB"
    )
    print("  intake " + ", ".join(f"{n} {s:.1f} s" for n, s in steps.items()))
    print(f"  intake = {total:.1f} s → {ratio:.1f} × (at most {MOST_TIMES} ×)")
    print(
        "  memory "
        + ", ".join(f"{n} {m:.0f} MB" for n, m in memory.items())
        + f" (at most {MOST_MEGABYTES} MB)"
    )
    print(f"  visitors before:    {idle.summary()}")
    print(f"  visitors meanwhile: {visitor.summary()}")
    good = (
        state == "published"
        and taken == rows
        and ratio <= MOST_TIMES
        and peak < MOST_MEGABYTES
        and not visitor.faults
    )
    print("  holds" if good else f"  DOES NOT HOLD ({state})")
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
