"""The child process that reads one uploaded file: python -m importers.files.worker_parse

    … TASK OPTIONS LIMITS < file > lines

``TASK`` is module:function, called as function(stream, options, limits); ``OPTIONS`` and
``LIMITS`` are JSON. Every item it gives is written as one JSON line ["item", …], followed
by ["end"], or by ["refused", reason, detail] or ["failed", traceback]. A process that
ends without such a last line was ended by its limits.

The limits are set first of all, for good, before the file is looked at.
"""

import json
import os
import resource
import sys
import traceback
from dataclasses import asdict
from importlib import import_module
from typing import IO, Any

from importers.files.limits import Limits
from importers.files.refusals import Refused

_LONGEST_TRACEBACK = 4_000
_FILES = 32


def limit_process(limits: Limits) -> None:
    """Bound memory and time; take away writing files and starting processes."""
    cpu = limits.cpu_seconds
    for what, most in (
        (resource.RLIMIT_AS, limits.memory_bytes),
        (resource.RLIMIT_CPU, cpu),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_NOFILE, _FILES),
        (resource.RLIMIT_NPROC, 0),
    ):
        _soft, hard = resource.getrlimit(what)
        bound = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(what, (bound, bound))
    os.nice(10)


def run(task: str, options: dict[str, Any], limits: Limits, answer: IO[str]) -> None:
    """Write the answer of ``task`` for the file at standard input."""
    module, _colon, function = task.partition(":")
    try:
        with open(0, "rb", closefd=False) as stream:
            stream.seek(0)
            for item in getattr(import_module(module), function)(
                stream, options, limits
            ):
                _write(answer, "item", item)
        _write(answer, "end")
    except Refused as refused:
        _write(answer, "refused", refused.reason.value, refused.detail)
    except MemoryError:
        _write(answer, "refused", "too_much_memory", {})
    except Exception:  # whatever it is, the parent is told
        _write(answer, "failed", traceback.format_exc()[-_LONGEST_TRACEBACK:])
    answer.flush()


def arguments(task: str, options: dict[str, Any], limits: Limits) -> list[str]:
    """What follows ``python -m importers.files.worker_parse``."""
    return [task, json.dumps(options), json.dumps(asdict(limits))]


def _write(answer: IO[str], *line: object) -> None:
    answer.write(json.dumps(line, ensure_ascii=False, separators=(",", ":")) + "\n")


def main() -> None:
    task, options, limits = sys.argv[1:]
    bounds = Limits(**json.loads(limits))
    limit_process(bounds)
    # Whatever else prints must not get between the lines of the answer.
    with open(os.dup(1), "w", encoding="utf-8", errors="surrogatepass") as answer:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        run(task, json.loads(options), bounds, answer)


if __name__ == "__main__":
    main()
