"""Do the jobs of the in-tray: read files, publish and undo batches."""

import os
import sys
import threading
import time
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.db import DatabaseError, close_old_connections

from importers.batches.files import expire_old
from importers.batches.jobs import report_alive, some_job_waits, work_off, worker_name

REPORT = 10.0  # seconds between two reports that this worker lives


class Command(BaseCommand):
    help = (
        "Do what is queued: read uploaded files, publish and undo batches. Runs until it is "
        "ended; any number may run side by side."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--once", action="store_true", help="do what waits now, then end"
        )
        parser.add_argument(
            "--pause", type=float, default=1, help="seconds between looks at the queue"
        )
        parser.add_argument(
            "--beside",
            action="store_true",
            help="end when the standard input closes, as it does when its holder is gone",
        )

    def handle(
        self, *args: Any, once: bool, pause: float, beside: bool, **options: Any
    ) -> None:
        if beside:
            threading.Thread(target=end_with_input, daemon=True).start()
        name, reported = worker_name(), 0.0
        while True:
            try:
                close_old_connections()
                if not reported or time.monotonic() - reported > REPORT:
                    report_alive(name)
                    expire_old()
                    reported = time.monotonic()
                if some_job_waits():
                    work_off(name)
            except DatabaseError as error:
                # The database is away for a while; it will be asked again.
                self.stderr.write(str(error))
                if once:
                    raise
            if once:
                return
            time.sleep(pause)


def end_with_input() -> None:
    """A job that is cut off is begun again when its lease is over."""
    while os.read(sys.stdin.fileno(), 4096):
        pass
    os._exit(0)
