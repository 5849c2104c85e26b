"""Whether a database file is as it was written."""

from __future__ import annotations

from itertools import chain, repeat
from pathlib import Path

import duckdb

from warehouse.blocks import BLOCK_BYTES, HEADER_BYTES, HEADERS, sum_holds
from warehouse.connection import open_database
from warehouse.statements import statement


def sums_hold(database: Path) -> bool:
    """Whether each block of a file bears the sum of its words: a second for a gigabyte, without reading its rows.

    False says little: a block that a killed process left half written, and that nothing uses, may bear a wrong one, and
    another version of DuckDB may lay its files out otherwise. `read_through` tells then.
    """
    with database.open("rb") as file:
        sizes = chain(repeat(HEADER_BYTES, HEADERS), repeat(BLOCK_BYTES))
        for size in sizes:
            block = file.read(size)
            if len(block) != size or not sum_holds(block):
                return not block and size == BLOCK_BYTES
    return True


def read_through(database: Path, *, name: Path | None = None) -> dict[str, int]:
    """How many rows each table of a record has, after every value of it was read.

    Raises ``RecordUnreadable`` (about ``name``) for a damaged one, or for what is no record.
    """
    with open_database(database, name=name or database) as connection:
        tables = connection.execute(statement("tables")).fetchall()
        return {table: rows_read(connection, table) for (table,) in tables}


def rows_read(connection: duckdb.DuckDBPyConnection, table: str) -> int:
    """How many rows the table has, after every value of it was read."""
    sql = f'select count(*), bit_xor(hash(row)) from "{table}" as row'  # noqa: S608  # a table of ours
    [(count, _)] = connection.execute(sql).fetchall()
    return int(count)
