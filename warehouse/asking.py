"""SQL of the user's own: read-only, on the snapshot, within limits that hold.

Each session is a process of its own (`warehouse.answering`). Within one process they would not hold: DuckDB does not
count single values (`repeat('x', 1000000000)` took 2 GB under a limit of one) and cannot be stopped while it makes one.
"""

from __future__ import annotations

import contextlib
import json
import os
import pickle
import subprocess
import sys
import tempfile
import threading
from collections.abc import Generator, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import IO, Final

from warehouse.answering import Rows, too_long, too_much
from warehouse.errors import QueryRefused, RecordError
from warehouse.records import Answer

ROWS: Final = 100_000  # a query that forgot its condition must not fill the memory with Python rows
TIMEOUT_S: Final = 30.0
MEMORY_MB: Final = 1000
_OPENING_S: Final = 60.0  # to start, and to bring up a snapshot of an earlier version
_KILLED: Final = -9  # by the system, where the memory of the machine ran out
_GRACE_S: Final = 2.0  # for DuckDB to stop by itself, and to pack the answer


def run_sql(
    path: Path, sql: str, *, limit: int | None = ROWS, timeout_s: float = TIMEOUT_S, memory_mb: int = MEMORY_MB
) -> Answer:
    """What one query gives on the snapshot of the record ``path``.

    At most ``limit`` of its rows are given; all of them with None.

    It can read the record and nothing else: no file, no network, no extension, no setting. Raises
    ``QueryRefused`` with one line for SQL that is wrong, is not one query (select, from, with, show,
    describe, explain …), takes longer than ``timeout_s``, needs more than ``memory_mb`` or gives more than 100 MB.
    (Where the system cannot bound a process's memory, as on Windows and macOS, the memory is bounded by DuckDB alone,
    but for single huge values.)
    """
    request = _Request(path, sql, only_one=True, limit=limit, timeout_s=timeout_s, memory_mb=memory_mb)
    with contextlib.closing(_answers(request)) as answers:
        return next(answers)


def run_script(
    path: Path, sql: str, *, limit: int | None = ROWS, timeout_s: float = TIMEOUT_S, memory_mb: int = MEMORY_MB
) -> Iterator[Answer]:
    """What each query of a script gives, one after the other, on one state of the record; else as `run_sql`.

    Nothing is run unless all of them may be. The time is for each of them.
    """
    return _answers(_Request(path, sql, only_one=False, limit=limit, timeout_s=timeout_s, memory_mb=memory_mb))


@dataclass(frozen=True)
class _Request:
    path: Path
    sql: str
    only_one: bool
    limit: int | None
    timeout_s: float
    memory_mb: int

    def line(self) -> bytes:
        return json.dumps({**asdict(self), "path": str(self.path)}).encode("ascii")


def _answers(request: _Request) -> Generator[Answer, None, None]:
    with tempfile.TemporaryFile() as complaints, _process(complaints) as process:
        try:
            with contextlib.suppress(BrokenPipeError), _standard(process.stdin) as stdin:
                stdin.write(request.line())
            wait_s = _OPENING_S
            while True:
                match _received(process, wait_s):
                    case RecordError() as error:
                        raise error
                    case Rows() as rows:
                        yield Answer(
                            columns=rows.columns, types=rows.types, rows=tuple(rows.rows), truncated=rows.truncated
                        )
                    case _Ended() as ended:
                        _check_end(ended, request, complaints)
                        return
                wait_s = request.timeout_s + _GRACE_S
        finally:
            process.kill()


def _process(complaints: IO[bytes]) -> subprocess.Popen[bytes]:
    """A process that waits for a request. It finds what we find, and nothing of the folder that we are in."""
    return subprocess.Popen(
        [sys.executable, "-P", "-c", "from warehouse.answering import main; main()"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=complaints,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
    )


@dataclass(frozen=True)
class _Ended:
    """There are no more messages, because the process is done, was ended by us, or broke."""

    status: int
    is_late: bool


def _received(process: subprocess.Popen[bytes], wait_s: float) -> object:
    """The next message, or how the process ended; it is ended after ``wait_s``."""
    late = threading.Event()

    def end() -> None:
        late.set()
        process.kill()

    timer = threading.Timer(wait_s, end)
    timer.daemon = True
    timer.start()
    try:
        stdout = _standard(process.stdout)
        if len(head := stdout.read(8)) == 8:
            data = stdout.read(int.from_bytes(head, "big"))
            if len(data) == int.from_bytes(head, "big"):
                return pickle.loads(data)  # noqa: S301  # of our own process
        return _Ended(process.wait(), late.is_set())
    finally:
        timer.cancel()


def _standard(stream: IO[bytes] | None) -> IO[bytes]:
    assert stream is not None  # each is a pipe
    return stream


def _check_end(ended: _Ended, request: _Request, complaints: IO[bytes]) -> None:
    """QueryRefused where a query is to blame for the end; RuntimeError where we are."""
    if ended.is_late:
        raise QueryRefused(too_long(request.timeout_s))
    if ended.status == 0:
        return
    complaints.seek(0)
    said = complaints.read().decode("utf-8", "replace")
    # An allocation that nothing could do without; or the system's own guard of its memory.
    if "bad_alloc" in said or "MemoryError" in said or ended.status == _KILLED:
        raise QueryRefused(too_much(request.memory_mb))
    if ended.status == 1:  # a traceback
        raise RuntimeError(f"answering failed:\n{said}")
    raise QueryRefused("The query made DuckDB fail.")
