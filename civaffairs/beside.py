"""A command that runs beside the portal: begun again when it ends, ended with the portal.

    python -m civaffairs.beside PORTAL COMMAND …

``PORTAL`` is the process that started this one. When it is gone, however it went, so is
the command; when this process is killed, the command's standard input closes.
"""

import contextlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Sequence

LOOK = 0.2  # seconds between looks at both
SHORTEST, LONGEST = 1.0, 60.0  # seconds before the command is begun again
LONG = 30.0  # seconds; what ran longer was well


def lives(portal: int) -> bool:
    return os.getppid() == portal


def keep(portal: int, command: Sequence[str]) -> None:
    """Run the command as long as the portal lives; wait longer each time it ends at once."""
    pause = SHORTEST
    while lives(portal):
        began = time.monotonic()
        run(portal, command)
        pause = SHORTEST if time.monotonic() - began > LONG else min(2 * pause, LONGEST)
        until = time.monotonic() + pause
        while lives(portal) and time.monotonic() < until:
            time.sleep(LOOK)


def run(portal: int, command: Sequence[str]) -> None:
    with subprocess.Popen(command, stdin=subprocess.PIPE) as process:  # noqa: S603
        try:
            while lives(portal) and process.poll() is None:
                time.sleep(LOOK)
        finally:
            end(process)


def end(process: "subprocess.Popen[bytes]") -> None:
    process.terminate()
    with contextlib.suppress(subprocess.TimeoutExpired):
        process.wait(timeout=5)
    process.kill()


def main() -> None:
    portal, *command = sys.argv[1:]
    # An orderly end, so that the command ends as well.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit())
    keep(int(portal), command)


if __name__ == "__main__":
    main()
