"""Do the jobs of the in-tray: read files, publish and undo batches."""

import time
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.db import DatabaseError, close_old_connections

from importers.intake.batches import expire_old
from importers.intake.jobs import report_alive, work_off, worker_name


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
            "--pause", type=float, default=2, help="seconds between looks at the queue"
        )

    def handle(self, *args: Any, once: bool, pause: float, **options: Any) -> None:
        name = worker_name()
        while True:
            try:
                close_old_connections()
                report_alive(name)
                expire_old()
                work_off(name)
            except DatabaseError as error:
                # The database is away for a while; it will be asked again.
                self.stderr.write(str(error))
                if once:
                    raise
            if once:
                return
            time.sleep(pause)
