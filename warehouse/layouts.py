"""The record's layouts: how a new one is made, and how an old one is brought up to the current one."""

from __future__ import annotations

import contextlib
from datetime import datetime

import duckdb

from warehouse.statements import LAYOUT, layout, views, views_digest


def make(connection: duckdb.DuckDBPyConnection, *, now: datetime) -> None:
    """Make an empty record in an empty database, in one transaction. ``now`` is UTC without a zone."""
    bring_up(connection, 0, now=now)


def is_current(connection: duckdb.DuckDBPyConnection, version: int) -> bool:
    """Whether a record of layout ``version`` is as this version of the software would make it, views included."""
    if version != LAYOUT:
        return False
    [(digest,)] = connection.execute("select arg_max(views_digest, version) from schema_version").fetchall()
    return bool(digest == views_digest())


def bring_up(connection: duckdb.DuckDBPyConnection, version: int, *, now: datetime) -> None:
    """Take the record from layout ``version`` to the current one, and make its views anew; all of it or nothing."""
    connection.begin()
    try:
        _drop_views(connection)
        for number in range(version + 1, LAYOUT + 1):
            connection.execute(layout(number)).fetchall()
            connection.execute("insert into schema_version (version, applied_at) values (?, ?)", [number, now])
        connection.execute(views()).fetchall()
        connection.execute(
            "update schema_version set views_digest = ? where version = ?", [views_digest(), LAYOUT]
        ).fetchall()
        connection.commit()
    except BaseException:
        with contextlib.suppress(duckdb.Error):  # the error that brought us here says more
            connection.rollback()
        raise


def _drop_views(connection: duckdb.DuckDBPyConnection) -> None:
    for (name,) in connection.execute("select view_name from duckdb_views() where not internal").fetchall():
        connection.execute(f'drop view "{name}"').fetchall()
    macros = connection.execute(
        "select distinct function_name, function_type from duckdb_functions() where not internal"
    ).fetchall()
    for name, kind in macros:
        table = "table " if kind == "table_macro" else ""
        connection.execute(f'drop macro {table}"{name}"').fetchall()
