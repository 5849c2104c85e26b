"""Making a record one that several machines share, and looking after what they share. See warehouse/lake.py."""

from __future__ import annotations

import contextlib
import logging
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Final
from uuid import uuid4

import duckdb

from claims.models import Frozen
from warehouse.connection import one_line, open_record
from warehouse.copying import sync_folder, unfinished
from warehouse.errors import LakeUnreachable, RecordNotWritten
from warehouse.lake import (
    Connected,
    Mark,
    Place,
    columns,
    database_of,
    keys,
    make_copy,
    mark_of,
    place_file,
    place_of,
    reached,
)
from warehouse.snapshot import publish
from warehouse.statements import LAYOUT

logger = logging.getLogger(__name__)

_UNREAD_FOR: Final = "1 day"  # a file that was merged into another goes only when nobody can still be reading it


class Shared(Frozen):
    """What sharing came to."""

    record: str
    made: bool  # the lake, by this
    articles: int  # that the record holds now


def share(path: Path, catalog: str, data: str, *, timeout_s: float = 30) -> Shared:
    """Make the record ``path`` a copy of the lake with this catalog and this folder for its data.

    The lake is made where there is none, and what the record holds goes into it. Where the lake holds something the
    record must be new or a copy of it. Raises ``RecordNotWritten`` where both hold something.
    """
    place = Place(catalog, str(Path(data).resolve()) + "/" if "://" not in data else data)
    before = place_of(path)
    if before is not None and before != place:
        raise RecordNotWritten(f"{place_file(path)} names another lake ({before.catalog}): remove it first.")
    made = False
    if before is None or not path.exists():
        with contextlib.suppress(FileNotFoundError):
            place_file(path).unlink()  # to open a record that is no copy yet
        with contextlib.closing(reached(place, create=True)) as lake, _reaching(place):
            deadline = time.monotonic() + timeout_s
            with lake.locked(deadline, timeout_s), open_record(path, timeout_s=timeout_s) as record:
                made = _joined(record, lake, path)
        _write(place_file(path), place)
    with open_record(path, timeout_s=timeout_s, reads=True) as record:
        [(articles,)] = record.execute("select count(*) from article").fetchall()
    publish(path, timeout_s=timeout_s)
    logger.info("%s is a copy of the lake at %s", path, catalog)
    return Shared(record=str(path), made=made, articles=articles)


class Difference(Frozen):
    """A table of which the lake and a copy that has taken everything in do not hold the same."""

    table: str
    in_lake: int  # rows
    here: int
    twice: int  # values of a key that several rows of the lake have


def differences(path: Path, *, timeout_s: float = 30) -> tuple[Difference, ...]:
    """Where the record ``path`` and its lake differ, every value of both having been read; none for a record by itself."""
    place = place_of(path)
    if place is None:
        return ()
    found = []
    with contextlib.closing(reached(place)) as lake, _reaching(place), open_record(path, timeout_s=timeout_s) as record:
        unique = keys(record)
        for table, named in columns(record, database_of(record)).items():
            listed = ", ".join(sorted(named))
            sums = f"select count(*), bit_xor(hash({listed})) from"  # names of ours
            here = record.execute(f"{sums} {table}").fetchall()
            there = lake.sql.execute(f"{sums} lake.{table}").fetchall()
            twice = sum(_twice(lake, table, key) for name, key in unique if name == table)
            if here != there or twice:
                found.append(Difference(table=table, in_lake=there[0][0], here=here[0][0], twice=twice))
    return tuple(found)


def tidy(path: Path, *, timeout_s: float = 30) -> None:
    """Put what the lake's catalog holds in small pieces into files, and small files together. Nobody writes meanwhile."""
    place = place_of(path)
    if place is None:
        return
    with contextlib.closing(reached(place)) as lake, _reaching(place):
        with lake.locked(time.monotonic() + timeout_s, timeout_s):
            lake.sql.execute("call ducklake_flush_inlined_data('lake')").fetchall()
            lake.sql.execute("call ducklake_merge_adjacent_files('lake')").fetchall()
        lake.sql.execute(
            f"call ducklake_cleanup_old_files('lake', older_than => now() - interval '{_UNREAD_FOR}')"
        ).fetchall()
    logger.info("tidied the lake at %s", place.catalog)


def _joined(record: duckdb.DuckDBPyConnection, lake: Connected, path: Path) -> bool:
    """Whether the lake was made; the record is its copy from now on."""
    made = "writer" not in {
        name
        for (name,) in lake.sql.execute(
            "select table_name from duckdb_tables() where database_name = 'lake' and schema_name = 'main'"
        ).fetchall()
    }
    tables = columns(record, database_of(record))
    held = [name for name in tables if record.execute(f"select 1 from {name} limit 1").fetchall()]  # noqa: S608
    if made:
        mark = _made(record, lake, held)
    else:
        latest = lake.latest()
        lake_id, epoch, layout = lake.state(latest)
        mark = Mark(lake_id, epoch, layout, 0)
        own = mark_of(record)
        if own is not None and own.lake_id == lake_id:
            mark = own
        elif held:
            raise RecordNotWritten(
                f"The lake is there already, and {path} is a record by itself: two cannot be made one. "
                "Name a record that is new (--db)."
            )
    make_copy(record, mark)
    return made


def _made(record: duckdb.DuckDBPyConnection, lake: Connected, held: list[str]) -> Mark:
    """How far the record is, a lake having been made that holds what it holds."""
    lake_id = uuid4().hex
    sql = lake.sql
    sql.begin()
    try:
        sql.execute("create table lake.writer (lake_id varchar, epoch bigint, layout integer)").fetchall()
        lake.make_tables(record)
        sql.execute("insert into lake.writer values (?, 1, ?)", [lake_id, LAYOUT]).fetchall()
        for name in held:
            rows = record.execute(f"select * from {name} order by rowid").to_arrow_reader()  # noqa: S608
            sql.register("incoming", rows)
            sql.execute(f"insert into lake.{name} by name from incoming").fetchall()
            sql.unregister("incoming")
        sql.commit()
    except BaseException:
        with contextlib.suppress(duckdb.Error):
            sql.rollback()
        raise
    return Mark(lake_id, 1, LAYOUT, lake.committed())


def _twice(lake: Connected, table: str, key: list[str]) -> int:
    listed = ", ".join(key)
    [(several,)] = lake.sql.execute(
        f"select count(*) from (select {listed} from lake.{table} group by all having count(*) > 1)"  # noqa: S608
    ).fetchall()
    return int(several)


def _write(file: Path, place: Place) -> None:
    def told(words: str) -> str:
        return '"' + words.replace("\\", "\\\\").replace('"', '\\"') + '"'

    with unfinished(file) as part:
        part.write_text(
            "# Where the record beside this file is shared. No password belongs here: see ~/.pgpass, PGPASSWORD.\n"
            f"catalog = {told(place.catalog)}\ndata = {told(place.data)}\n",
            encoding="utf-8",
        )
        part.replace(file)
    sync_folder(file.parent)


@contextlib.contextmanager
def _reaching(place: Place) -> Iterator[None]:
    try:
        yield
    except duckdb.Error as error:
        raise LakeUnreachable(f"The lake at {place.catalog} cannot be read or written: {one_line(error)}") from error
