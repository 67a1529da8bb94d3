"""A parser run on a stranger's file in a process of its own, within limits.

A new Python is started rather than this process forked: a web worker has threads, and
a copy of it would hold its connections and secrets. The child gets the file as standard
input, an empty environment, and limits on memory and time that it cannot lift; it can
write no file and start no process. What it reads comes back line by line; whatever
becomes of it, this process lives on.
"""

import json
import logging
import os
import selectors
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import IO, Any

from importers.files.limits import Limits
from importers.files.refusals import RefusalReason, Refused
from importers.files.worker_parse import arguments

ROOT = Path(__file__).resolve().parent.parent.parent
_PIECE = 64 * 1024
_log = logging.getLogger(__name__)

Source = Path | IO[bytes]


def items_of(
    task: str, source: Source, options: Mapping[str, Any], limits: Limits
) -> Iterator[Any]:
    """What ``task`` (module:function) gives for the file, item by item.

    ``source`` is a file by its path, or an open one, which is copied. Raises ``Refused``:
    the task's own, or ``TOO_SLOW``, ``TOO_MUCH_MEMORY`` and ``READER_FAILED``. Ends the
    process when the caller stops asking.
    """
    with ExitStack() as stack:
        file = stack.enter_context(as_file(source, limits))
        process = stack.enter_context(_started(task, file, dict(options), limits))
        stack.callback(process.kill)
        yield from _answers(process, limits)


def as_file(source: Source, limits: Limits) -> IO[bytes]:
    """The source as a file the child can seek in, at an offset of its own."""
    if isinstance(source, Path):
        return source.open("rb")
    copy = tempfile.TemporaryFile()  # noqa: SIM115
    source.seek(0)
    left = limits.file_bytes
    while piece := source.read(min(_PIECE, left + 1)):
        left -= len(piece)
        if left < 0:
            copy.close()
            raise Refused(RefusalReason.TOO_LARGE, limit=limits.file_bytes)
        copy.write(piece)
    copy.flush()
    return copy


def _started(
    task: str, file: IO[bytes], options: dict[str, Any], limits: Limits
) -> subprocess.Popen[bytes]:
    # -P: the folder it starts in is no place to import from.
    command = [sys.executable, "-P", "-m", "importers.files.worker_parse"]
    return subprocess.Popen(  # noqa: S603
        [*command, *arguments(task, options, limits)],
        stdin=file,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd=tempfile.gettempdir(),
        env={
            "PYTHONPATH": str(ROOT),
            "PYTHONUTF8": "1",
            "PYTHONDONTWRITEBYTECODE": "1",
        },
        start_new_session=True,
    )


def _answers(process: subprocess.Popen[bytes], limits: Limits) -> Iterator[Any]:
    for line in _lines(process, limits):
        match _decoded(line):
            case ["item", item]:
                yield item
            case ["end"]:
                return
            case ["refused", reason, detail]:
                raise Refused(RefusalReason(reason), **detail)
            case ["failed", story]:
                _log.error("An uploaded file made its reader fail:\n%s", story)
                raise Refused(RefusalReason.READER_FAILED)
            case _:
                break
    raise Refused(_cause(process))


def _decoded(line: bytes) -> Any:
    try:
        return json.loads(line.decode("utf-8", "surrogatepass"))
    except (ValueError, RecursionError):
        return None


def _cause(process: subprocess.Popen[bytes]) -> RefusalReason:
    """Why a child ended without saying so."""
    try:
        code = process.wait(timeout=5)
    except subprocess.TimeoutExpired:
        process.kill()
        code = process.wait()
    if -code in (signal.SIGXCPU, signal.SIGKILL):
        return RefusalReason.TOO_SLOW
    _log.error("The reader of an uploaded file ended with code %d", code)
    return RefusalReason.READER_FAILED


def _lines(process: subprocess.Popen[bytes], limits: Limits) -> Iterator[bytes]:
    """The child's lines. Only time spent waiting for it counts against its patience."""
    assert process.stdout is not None
    patience, left = float(limits.patience_seconds), limits.output_bytes
    begun: list[bytes] = []
    with selectors.DefaultSelector() as selector:
        selector.register(process.stdout, selectors.EVENT_READ)
        while True:
            asked = time.monotonic()
            ready = selector.select(patience)
            patience -= time.monotonic() - asked
            if not ready or patience <= 0:
                raise Refused(RefusalReason.TOO_SLOW)
            piece = os.read(process.stdout.fileno(), _PIECE)
            left -= len(piece)
            if left < 0:
                raise Refused(RefusalReason.TOO_MUCH_TEXT, limit=limits.text_chars)
            if not piece:
                return
            first, *others = piece.split(b"\n")
            begun.append(first)
            for other in others:
                yield b"".join(begun)
                begun = [other]
