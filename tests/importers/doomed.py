"""Workers that die when they come to a stage: `python -m tests.importers.doomed`.

Each line of the input is a stage (`module.function:times`, killed when it is called once more)
and a database. A worker is forked for it, since Django takes a second to start; what is
written is the exit code that it left.
"""

import os
import signal
import sys
import traceback
from typing import Any

import django


def die_at(stage: str) -> None:
    """Let this process be killed by the call that follows so many others."""
    from django.utils.module_loading import import_string

    place, after = stage.split(":")
    holder_name, name = place.rsplit(".", 1)
    try:
        holder = import_string(holder_name)
    except ImportError:
        holder = __import__(holder_name, fromlist=[name])
    done, original = 0, getattr(holder, name)

    def dying(*args: Any, **more: Any) -> Any:
        nonlocal done
        done += 1
        if done > int(after):
            os.kill(os.getpid(), signal.SIGKILL)
        return original(*args, **more)

    setattr(holder, name, dying)


def work(stage: str, database: str) -> None:
    from django.db import connection

    import reports.publishing
    from importers.batches.jobs import work_off

    connection.settings_dict["NAME"] = database
    reports.publishing.PIECE = 5
    die_at(stage)
    work_off("doomed")


def main() -> None:
    django.setup()
    from importers import job_handlers  # noqa: F401  what every worker would import

    for line in sys.stdin:
        worker = os.fork()
        if not worker:
            try:
                work(*line.rstrip("\n").split("\t"))
            except Exception:
                traceback.print_exc()
            finally:
                os._exit(1)
        _worker, status = os.waitpid(worker, 0)
        print(os.waitstatus_to_exitcode(status), flush=True)


if __name__ == "__main__":
    main()
