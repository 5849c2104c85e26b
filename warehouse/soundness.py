"""Whether a database file is as it was written."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import duckdb
import numpy as np

from warehouse.connection import open_database
from warehouse.statements import statement

# How DuckDB lays a file out: three headers, then blocks; each begins with a sum of the words that follow in it.
_HEADERS: Final = 3
_HEADER_BYTES: Final = 4096
_BLOCK_BYTES: Final = 262_144
_SUM_START: Final = np.uint64(5381)
_FACTOR: Final = np.uint64(0xBF58476D1CE4E5B9)


def sums_hold(database: Path) -> bool:
    """Whether each block of a file bears the sum of its words: a second for a gigabyte, without reading its rows.

    False says little: a block that a killed process left half written, and that nothing uses, may bear a wrong one, and
    another version of DuckDB may lay its files out otherwise. `read_through` tells then.
    """
    with database.open("rb") as file:
        for size in (_HEADER_BYTES,) * _HEADERS:
            if not _sum_holds(file.read(size), size):
                return False
        while block := file.read(_BLOCK_BYTES):
            if not _sum_holds(block, _BLOCK_BYTES):
                return False
    return True


def _sum_holds(block: bytes, size: int) -> bool:
    if len(block) != size:
        return False
    words = np.frombuffer(block, dtype="<u8")
    return bool(np.bitwise_xor.reduce(words[1:] * _FACTOR) ^ _SUM_START == words[0])


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
