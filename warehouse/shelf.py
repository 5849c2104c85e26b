"""Bytes under names, in a file beside the record: ``record.readings``, what was read of its claims.

A reading is made once, and every later run that meets the claim takes it from here. The file can be deleted at any time and
is never trusted: one that is damaged, or was made by others, is thrown away; where it cannot be read or written a run costs
more, and nothing else.

SQLite, since DuckDB reads in blocks of two thousand rows: a thousand readings of a million would be all of them.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import logging
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

logger = logging.getLogger(__name__)

PAYS_FROM: Final = 10_000  # claims: below, few of those that come are near any
_WAIT_S: Final = 5  # for another run that writes
_MAKE: Final = """
    pragma synchronous = off;  -- after a power cut it may be damaged, and is made anew
    create table if not exists made_by (words text not null);
    create table if not exists kept (name integer primary key, bytes blob not null);
"""


def shelf_path(path: Path) -> Path:
    """Where what was read of the record ``path`` lies: ``record.duckdb`` → ``record.readings``."""
    return path.with_suffix(".readings")


class FileShelf:
    """A shelf in a file. ``made_by`` names what makes the bytes; what anything else made is thrown away."""

    def __init__(self, path: Path, made_by: str) -> None:
        self._path = shelf_path(path)
        self._made_by = made_by

    def find(self, names: Sequence[str]) -> dict[str, bytes]:
        """What is kept of these; the others are left out."""
        numbers = {_number(name): name for name in names}
        if not numbers or not self._path.exists():
            return {}
        question = "select name, bytes from kept where name in (select value from json_each(?))"
        found: list[tuple[int, bytes]] = []
        with self._told("read"), self._open() as connection:
            found = connection.execute(question, [json.dumps(list(numbers))]).fetchall()
        return {numbers[number]: kept for number, kept in found if isinstance(kept, bytes)}

    def put(self, kept: Mapping[str, bytes]) -> None:
        """Keep these; a name that is there already stays as it is."""
        rows = sorted((_number(name), each) for name, each in kept.items())
        if not rows:
            return
        with self._told("written"), self._open() as connection, connection:
            connection.executemany("insert or ignore into kept values (?, ?)", rows)

    @contextlib.contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        with contextlib.closing(sqlite3.connect(self._path, timeout=_WAIT_S)) as connection:
            connection.executescript(_MAKE)
            if connection.execute("select words from made_by").fetchall() != [(self._made_by,)]:
                with connection:
                    connection.execute("delete from kept")
                    connection.execute("delete from made_by")
                    connection.execute("insert into made_by values (?)", [self._made_by])
            yield connection

    @contextlib.contextmanager
    def _told(self, done: str) -> Iterator[None]:
        """What goes wrong costs a line in the log; a file that is no shelf is removed."""
        try:
            yield
        except sqlite3.Error as error:
            logger.warning("%s could not be %s: %s; claims are read again", self._path, done, error)
            if isinstance(error, sqlite3.DatabaseError) and not isinstance(error, sqlite3.OperationalError):
                with contextlib.suppress(OSError):
                    self._path.unlink(missing_ok=True)


def _number(name: str) -> int:
    """A name as a row number of 64 bits: of a million names two share one once in forty million such files."""
    return int.from_bytes(hashlib.blake2b(name.encode(), digest_size=8).digest(), "big", signed=True)
