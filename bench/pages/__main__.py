"""What public pages cost beside a bare view: make bench-pages

    python -m bench.pages [--figures 30000|300000|3000000] [--base CHECKOUT] [--rounds N]

A database of the run's own (SQLite, or PostgreSQL where DATABASE_URL names a server) gets the
fixtures and, if asked, generated figures. Then one worker each of a bare view, of the portal
with its page cache, of the portal without, and of another checkout are asked in turn; CPU of
the serving process per request, median of the rounds, as ratios.
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
from collections import defaultdict
from contextlib import ExitStack
from pathlib import Path

from bench.pages.grown import SIZES
from bench.pages.servers import Server, serving

HOUSE = Path(__file__).resolve().parent.parent.parent
GZIP = {"Accept-Encoding": "gzip"}
PAGES = {
    "home": "/",
    "home, English": "/en/",
    "city": "/cities/430200/",
    "trend": "/indicators/dibao_standard/",
    "ranking": "/rankings/430000/dibao_standard/2022/",
    "ranking list": "/rankings/",
    "reports": "/reports/",
    "figure": "/figures/dibao_standard.430200.urban.city.2022/",
    "search": "/search/?q=%E4%BD%8E%E4%BF%9D",
    "API list": "/api/v1/observations/",
    "API 350": "/api/v1/observations/?indicator=dibao_standard&province=430000&page_size=350",
    "CSV of an indicator": "/api/v1/observations.csv?indicator=dibao_standard",
}


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--figures", type=int, choices=[0, *SIZES], default=0)
    parser.add_argument("--base", type=Path)
    parser.add_argument("--rounds", type=int, default=4)
    parser.add_argument("--port", type=int, default=8390)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, ExitStack() as servers:
        os.environ["CIVAFFAIRS_DATA_DIR"] = folder
        os.environ["DJANGO_SETTINGS_MODULE"] = "civaffairs.settings"
        os.environ["API_RATE"] = "1000000/min"
        prepare(HOUSE, chosen.figures)
        portal = "civaffairs.wsgi:application"
        bare = "bench.pages.bare.urls:application"
        plan = [
            (
                "bare",
                bare,
                HOUSE,
                {"DJANGO_SETTINGS_MODULE": "bench.pages.bare.settings"},
            ),
            ("kept", portal, HOUSE, {}),
            ("made", portal, HOUSE, {"PAGE_CACHE": "false"}),
        ]
        if chosen.base:
            # Its tables may be others, so it has a database of its own, with the fixtures.
            own = {"CIVAFFAIRS_DATA_DIR": tempfile.mkdtemp(dir=folder)}
            prepare(chosen.base, 0, **own)
            plan.append(("base", portal, chosen.base, own))
        running = [
            servers.enter_context(serving(name, app, chosen.port + n, where, **more))
            for n, (name, app, where, more) in enumerate(plan)
        ]
        report(measured(running, chosen.rounds))


def prepare(house: Path, figures: int, **environment: str) -> None:
    """In a process of its own, so that this one stays small."""
    steps = f"""
import django; django.setup()
from django.core.management import call_command
call_command("migrate", verbosity=0)
call_command("load_fixtures", verbosity=0)
if {figures}:
    from bench.pages.grown import grow
    grow({figures})
"""
    subprocess.run(
        [sys.executable, "-c", steps],
        cwd=house,
        env={**os.environ, **environment},
        check=True,
    )


def measured(servers: list[Server], rounds: int) -> dict[str, dict[str, list[float]]]:
    """Costs by page and server; the bare view's are under "bare" of each page."""
    costs: dict[str, dict[str, list[float]]] = defaultdict(lambda: defaultdict(list))
    bare, *portals = servers
    for _ in range(rounds):
        for page, path in PAGES.items():
            costs[page]["bare"].append(bare.cost("/", 100, GZIP)[0])
            for server in portals:
                many = 100 if server.name == "kept" else 5
                cost, size = server.cost(path, many, GZIP)
                costs[page][server.name].append(cost)
                costs[page][f"{server.name} bytes"].append(size)
                if server.name == "kept":
                    tag = {"If-None-Match": server.tag(path, GZIP), **GZIP}
                    costs[page]["304"].append(server.cost(path, many, tag)[0])
    return costs


def report(costs: dict[str, dict[str, list[float]]]) -> None:
    names = ("kept", "304", "made", "base")
    print(
        f"{'page':24}{'bare ms':>9}" + "".join(f"{n + ' ms':>10}" for n in names),
        end="",
    )
    print(f"{'bare/kept':>11}{'bare/304':>10}{'base/made':>11}{'bytes':>9}")
    for page, of_page in costs.items():
        middle = {name: statistics.median(values) for name, values in of_page.items()}
        line = f"{page:24}{middle['bare']:9.2f}"
        line += "".join(
            f"{middle[n]:10.2f}" if n in middle else f"{'–':>10}" for n in names
        )
        line += f"{middle['bare'] / middle['kept']:11.2f}"
        line += f"{middle['bare'] / middle['304']:10.2f}"
        line += (
            f"{middle['base'] / middle['made']:11.2f}"
            if "base" in middle
            else f"{'–':>11}"
        )
        print(line + f"{middle['kept bytes']:9.0f}")


if __name__ == "__main__":
    main()
