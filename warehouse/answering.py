"""The process that answers SQL of the user's own, and is ended where it goes beyond its limits: see `warehouse.asking`.

`main` takes one request, a JSON object, from standard input, and gives pickled messages, each after its length in eight
bytes: the names, types and rows of an answer, or one of our errors.
"""

from __future__ import annotations

import contextlib
import json
import os
import pickle
import re
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Final, NamedTuple

import duckdb

from warehouse.connection import one_line, open_snapshot
from warehouse.errors import QueryRefused, RecordError

MOST_BYTES: Final = 100_000_000  # of one answer, pickled: who asks takes several times as much to print it
# DuckDB keeps to its limit but for single huge values; the rows as Python values come on top of it.
_OVER: Final = 1.25
_READING: Final = frozenset({duckdb.StatementType.SELECT, duckdb.StatementType.EXPLAIN})

_HINT: Final = re.compile(r"(?:Did you mean|Candidate bindings:) (?P<names>.+)")


class Rows(NamedTuple):
    """What one query gave."""

    columns: tuple[str, ...]
    types: tuple[str, ...]
    rows: list[tuple[object, ...]]
    truncated: bool


def answers(
    connection: duckdb.DuckDBPyConnection,
    sql: str,
    *,
    limit: int | None,
    timeout_s: float,
    memory_mb: int,
    only_one: bool = False,
) -> Iterator[Rows]:
    """What each query in ``sql`` gives on a session of `open_snapshot`, in this process.

    QueryRefused as `warehouse.asking.run_sql` says; nothing is run unless all of them may be.
    """
    statements = _reading_statements(connection, sql)
    if only_one and len(statements) != 1:
        raise QueryRefused(f"One query at a time: this is {len(statements)}.")
    for each in statements:
        try:
            yield _rows(connection, each, limit=limit, timeout_s=timeout_s)
        except (MemoryError, duckdb.OutOfMemoryException) as error:
            raise QueryRefused(too_much(memory_mb)) from error


def too_much(memory_mb: int) -> str:
    """Why a query was stopped that wanted more memory."""
    return f"The query needs more than {memory_mb} MB of memory and was stopped."


def too_long(timeout_s: float) -> str:
    """Why a query was stopped that took more time."""
    return f"The query took longer than {timeout_s:g} s and was stopped."


def _reading_statements(connection: duckdb.DuckDBPyConnection, sql: str) -> list[duckdb.Statement]:
    """The queries in ``sql``; anything else is refused before it runs. (The session could not write anyway.)"""
    try:
        statements = connection.extract_statements(sql)
    except duckdb.Error as error:
        raise QueryRefused(one_line(error)) from error
    except TypeError as error:  # halves of characters: bytes on a command line that are no text
        raise QueryRefused("The query is not text in UTF-8.") from error
    for each in statements:
        try:
            kind = each.type
        except ValueError as error:  # DuckDB has kinds that its own Python does not know: update extensions
            raise QueryRefused("Only queries: this does more than read.") from error
        if kind not in _READING:
            raise QueryRefused(f"Only queries: {kind.name.lower()} does more than read.")
    return statements


def _rows(
    connection: duckdb.DuckDBPyConnection, query: duckdb.Statement, *, limit: int | None, timeout_s: float
) -> Rows:
    try:
        with _stopped_after(connection, timeout_s):
            connection.execute(query)
            columns = connection.description or []
            rows = connection.fetchall() if limit is None else connection.fetchmany(limit + 1)
    except duckdb.InterruptException as error:
        raise QueryRefused(too_long(timeout_s)) from error
    except duckdb.OutOfMemoryException:
        raise
    except (duckdb.Error, ImportError, ValueError, OverflowError) as error:
        # Not only DuckDB's errors: a value may have no Python form, as the year 290309.
        raise QueryRefused(_with_hint(error)) from error
    kept = rows if limit is None else rows[:limit]
    return Rows(
        columns=tuple(str(column[0]) for column in columns),
        types=tuple(str(column[1]) for column in columns),
        rows=kept,
        truncated=len(kept) < len(rows),
    )


def _with_hint(error: Exception) -> str:
    """What is wrong with a query, and the name that DuckDB thinks was meant."""
    said = one_line(error)
    hint = next((found for line in str(error).splitlines() if (found := _HINT.match(line.strip()))), None)
    return f"{said} Did you mean {hint['names'].rstrip('?')}?" if hint else said


@contextlib.contextmanager
def _stopped_after(connection: duckdb.DuckDBPyConnection, timeout_s: float) -> Iterator[None]:
    timer = threading.Timer(timeout_s, connection.interrupt)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
        timer.join()  # it must not interrupt what comes next


# ------------------------------------------------------------------------------------------------- as a process


def main() -> None:
    """Answer the request on standard input."""
    out = _messages_out()
    request = json.load(sys.stdin.buffer)
    memory_mb = request["memory_mb"]
    try:
        with open_snapshot(Path(request.pop("path")), memory=f"{memory_mb}MB") as connection:
            _bound(memory_mb)
            _send(out, None)  # the time for the queries begins
            for rows in answers(connection, request.pop("sql"), **request):
                _send(out, rows)
    except RecordError as error:
        _send(out, error)


def _messages_out() -> IO[bytes]:
    """Where the messages go; whatever else writes to standard output goes with the complaints."""
    out = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    return out


def _send(out: IO[bytes], message: Rows | RecordError | None) -> None:
    try:
        data = pickle.dumps(message)
    except MemoryError:
        data = b"\0" * (MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        data = pickle.dumps(
            QueryRefused(
                f"The answer is larger than {MOST_BYTES // 1_000_000} MB: ask for fewer rows or columns,"
                " or take tables whole with `greffier export`."
            )
        )
    out.write(len(data).to_bytes(8, "big"))
    out.write(data)
    out.flush()


def _bound(memory_mb: int) -> None:
    """Let the system refuse this process more memory than that, beyond what it has now.

    Linux only: elsewhere the kernel has no such limit (Windows), or does not keep it (macOS), and what holds is
    DuckDB's own limit, which a single huge value can pass.
    """
    held = _private_bytes()
    if held is not None:
        import resource  # noqa: PLC0415  # not on Windows

        _, most = resource.getrlimit(resource.RLIMIT_DATA)
        wanted = held + int(memory_mb * 1_000_000 * _OVER)
        resource.setrlimit(resource.RLIMIT_DATA, (wanted if most < 0 else min(wanted, most), most))


def _private_bytes() -> int | None:
    """What the kernel counts against RLIMIT_DATA: stacks, heaps and private mappings; None where it tells nothing."""
    with contextlib.suppress(OSError):
        for line in Path("/proc/self/status").read_text(encoding="ascii", errors="replace").splitlines():
            if line.startswith("VmData:"):
                return int(line.split()[1]) * 1024
    return None
