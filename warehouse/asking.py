"""SQL of the user's own: read-only, on the snapshot, within limits."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import duckdb

from warehouse.connection import one_line, open_snapshot
from warehouse.errors import QueryRefused
from warehouse.records import Answer

ROWS: Final = 100_000  # a query that forgot its condition must not fill the memory with Python rows
_READING: Final = frozenset({duckdb.StatementType.SELECT, duckdb.StatementType.EXPLAIN})


def run_sql(path: Path, sql: str, *, limit: int | None = ROWS, timeout_s: float = 30, memory: str = "1GB") -> Answer:
    """What one query gives on the snapshot of the record ``path``.

    At most ``limit`` of its rows are given; all of them with None.

    It can read the record and nothing else: no file, no network, no extension, no setting. Raises
    ``QueryRefused`` with one line for SQL that is wrong, is not one query (select, from, with, show,
    describe, explain …), takes longer than ``timeout_s`` or needs more than ``memory``.
    """
    with open_snapshot(path, memory=memory) as connection:
        statements = _reading_statements(connection, sql)
        if len(statements) != 1:
            raise QueryRefused(f"One query at a time: this is {len(statements)}.")
        return _answer(connection, statements[0], limit=limit, timeout_s=timeout_s)


def run_script(
    path: Path, sql: str, *, limit: int | None = ROWS, timeout_s: float = 30, memory: str = "1GB"
) -> Iterator[Answer]:
    """What each query of a script gives, one after the other, on one state of the record; else as `run_sql`.

    Nothing is run unless all of them may be.
    """
    with open_snapshot(path, memory=memory) as connection:
        for each in _reading_statements(connection, sql):
            yield _answer(connection, each, limit=limit, timeout_s=timeout_s)


def _reading_statements(connection: duckdb.DuckDBPyConnection, sql: str) -> list[duckdb.Statement]:
    """The queries in ``sql``; anything else is refused before it runs. (The session could not write anyway.)"""
    try:
        statements = connection.extract_statements(sql)
    except duckdb.Error as error:
        raise QueryRefused(one_line(error)) from error
    for each in statements:
        try:
            kind = each.type
        except ValueError as error:  # DuckDB has kinds that its own Python does not know: update extensions
            raise QueryRefused("Only queries: this does more than read.") from error
        if kind not in _READING:
            raise QueryRefused(f"Only queries: {kind.name.lower()} does more than read.")
    return statements


def _answer(
    connection: duckdb.DuckDBPyConnection, query: duckdb.Statement, *, limit: int | None, timeout_s: float
) -> Answer:
    try:
        with _stopped_after(connection, timeout_s):
            connection.execute(query)
            columns = connection.description or []
            rows = connection.fetchall() if limit is None else connection.fetchmany(limit + 1)
    except duckdb.InterruptException as error:
        raise QueryRefused(f"The query took longer than {timeout_s:g} s and was stopped.") from error
    except (duckdb.Error, ImportError, ValueError, OverflowError) as error:
        # Not only DuckDB's errors: a value may have no Python form, as the year 290309.
        raise QueryRefused(one_line(error)) from error
    kept = rows if limit is None else rows[:limit]
    return Answer(
        columns=tuple(str(column[0]) for column in columns),
        types=tuple(str(column[1]) for column in columns),
        rows=tuple(tuple(row) for row in kept),
        truncated=len(kept) < len(rows),
    )


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
