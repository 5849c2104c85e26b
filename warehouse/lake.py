"""A record that several machines write to: the rows are in a lake, and each machine keeps a copy of its own.

The lake is DuckLake: its catalog in PostgreSQL, its rows there and in Parquet files in a folder that all reach. It knows
neither keys nor checks and lets two writers append to one table at once, both of them. So nobody writes to it by
himself. A writing session

1. takes a lock in the catalog's database, which PostgreSQL frees with the connection that holds it,
2. takes into the local copy, an ordinary record with all its keys, what others have added,
3. works on that copy as on any record, and
4. before it commits there, adds the same rows to the lake, in one transaction that also counts up the lake's epoch.

The epoch is the fence. It must be the one that was seen in step 2, and two transactions that change the same row cannot
both commit: a writer whose lock was lost, because its connection broke or it slept too long, commits nothing. Killed
anywhere, either the lake has the rows and the copy takes them in next time, or neither has them.

`record.lake` beside `record.duckdb` says where the lake is; the copy itself says which lake it is a copy of, and how far.
"""

from __future__ import annotations

import contextlib
import logging
import os
import time
import tomllib
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final

import duckdb
import pyarrow as pa

from warehouse.errors import (
    LakeUnreachable,
    RecordLocked,
    RecordUnreadable,
    RecordVersionMismatch,
    StaleRecord,
)
from warehouse.statements import LAYOUT, quoted

logger = logging.getLogger(__name__)

_CONFIG: Final[dict[str, str | bool | int | float | list[str]]] = {
    "python_enable_replacements": False,
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
}
_EXTENSIONS: Final = ("postgres_scanner", "ducklake")
# Smaller additions stay in the catalog until `tidy` puts them into files: a batch of articles would be a dozen files.
_INLINED_ROWS: Final = 2_000
_LOCK: Final = "1735550310, 1"  # two numbers of our own for PostgreSQL's advisory locks
_LOCK_SLICE_S: Final = 1.0  # of waiting, so that an interrupt is heard
# Whoever sleeps longer than this with the lock loses it: a machine that was suspended must not hold up the others.
_LEASE_S: Final = 600
_DEAD_AFTER_S: Final = 30  # without an answer from the machine that holds the lock
_MARK: Final = "lake.mark"


@dataclass(frozen=True)
class Place:
    """Where a lake is: ``catalog`` in libpq's words (``dbname=press host=db``), ``data`` a folder that all reach."""

    catalog: str
    data: str


@dataclass(frozen=True)
class Mark:
    """How far a copy is: of which lake, in which epoch, at which of its snapshots (0: nothing taken in yet)."""

    lake_id: str
    epoch: int
    layout: int
    snapshot: int


def place_file(path: Path) -> Path:
    """Where it is written down which lake the record ``path`` is a copy of: ``record.lake``."""
    return path.with_suffix(".lake")


def place_of(path: Path) -> Place | None:
    """The lake that the record ``path`` is a copy of; None where it is a record by itself."""
    file = place_file(path)
    try:
        said = tomllib.loads(file.read_text(encoding="utf-8"))
        return Place(catalog=str(said["catalog"]), data=str(said["data"]))
    except FileNotFoundError:
        return None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, KeyError) as error:
        raise LakeUnreachable(f'{file} must say catalog = "…" and data = "…": {error}.') from error


class Session:
    """The lake behind one open record. ``reads``: nothing is to be written, so there is no lock."""

    def __init__(self, record: duckdb.DuckDBPyConnection, lake: Connected, mark: Mark, *, reads: bool) -> None:
        self._record = record
        self._lake = lake
        self._mark = mark
        self._reads = reads
        self._added: defaultdict[str, list[pa.Table]] = defaultdict(list)
        self._replaced: dict[str, list[str]] = {}  # of a table whose rows were replaced, the key
        self._held = _rows_held(record)
        self._pushed = False  # in this transaction
        self._broken = False

    def added(self, name: str, rows: pa.Table, *, replacing: bool = False) -> None:
        """Note what the transaction has added to the table ``name``."""
        self._added[name].append(rows)
        if replacing:
            self._replaced[name] = next(columns for table, columns in keys(self._record) if table == name)

    def push(self) -> None:
        """Add to the lake what the transaction has added here; it may commit if this returns.

        Raises ``StaleRecord`` where somebody else wrote to the lake since the session began, or the connection broke.
        Then it is not known whether the rows are in the lake; the next session finds out.
        """
        added, self._added = dict(self._added), defaultdict(list)
        replaced, self._replaced = self._replaced, {}
        if not any(rows.num_rows for tables in added.values() for rows in tables):
            return
        if self._reads:
            raise RuntimeError("a session that only reads was to write")
        if self._broken:
            raise StaleRecord("What was stored before is in the lake and not in this copy: decide again.")
        tables = {name: pa.concat_tables(each) for name, each in added.items()}
        try:
            snapshot = self._lake.append(tables, self._mark, replaced)
        except duckdb.Error as error:
            self._lake.close()
            raise StaleRecord(
                f"What was to be stored may not be in the lake ({_one_line(error)}): decide again."
            ) from error
        self._pushed = True
        self._mark = replace(self._mark, epoch=self._mark.epoch + 1, snapshot=snapshot)
        _set_mark(self._record, self._mark)
        for name, rows in tables.items():
            self._held[name] = -1 if name in replaced else self._held[name] + rows.num_rows

    def ended(self, *, committed: bool) -> None:
        """Hear that the transaction has ended here; the lake is ahead where it has the rows and this copy has not."""
        self._broken |= self._pushed and not committed
        self._pushed = False
        self._added.clear()
        self._replaced.clear()

    def check(self) -> None:
        """Whatever was written here is in the lake too; if not, this copy is worth nothing any more."""
        now = _rows_held(self._record)
        wrong = [name for name, held in self._held.items() if held not in {now[name], -1}]
        if wrong:
            self._record.execute(f"update {_MARK} set lake_id = 'unknown', snapshot = -1").fetchall()
            raise RuntimeError(f"rows were written to {', '.join(wrong)} beside the lake")


_open: dict[int, Session] = {}  # by the connection's id


def session_of(connection: duckdb.DuckDBPyConnection) -> Session | None:
    """The lake behind the record that ``connection`` has open; None for a record by itself."""
    return _open.get(id(connection))


@contextlib.contextmanager
def joined(
    record: duckdb.DuckDBPyConnection, path: Path, *, reads: bool, deadline: float, timeout_s: float
) -> Iterator[None]:
    """While the record ``path`` is open: its lake's lock is held and all that others added is in it.

    Does nothing for a record by itself. Raises ``RecordLocked`` where others write all the time that we are ready to
    wait, ``LakeUnreachable``, ``RecordUnreadable`` where this is no copy of the lake, ``RecordVersionMismatch`` where
    a newer version has brought the lake up.
    """
    place = place_of(path)
    if place is None:
        if mark_of(record) is not None:
            raise RecordUnreadable(
                f"{path} is this machine's copy of a record that several share, and {place_file(path).name}, "
                "which says where, is gone: put it back."
            )
        yield
        return
    with contextlib.ExitStack() as stack:
        lake = _reached(path, place)
        try:
            if not reads:
                stack.enter_context(lake.locked(deadline, timeout_s))
            mark = _taken_in(record, lake, path)
            if not reads and mark.layout < LAYOUT:
                lake.bring_up(record, mark)
                mark = _taken_in(record, lake, path)
        except duckdb.Error as error:
            lake.close()
            raise LakeUnreachable(f"The lake of {path} cannot be read: {_one_line(error)}") from error
        session = Session(record, lake, mark, reads=reads)
        _open[id(record)] = session
        try:
            yield
            session.check()
        finally:
            del _open[id(record)]


def is_behind(path: Path, snapshot: Path) -> bool:
    """Whether the lake of the record ``path`` has moved on since ``snapshot`` was made."""
    place = place_of(path)
    if place is None:
        return False
    if not snapshot.exists():
        return True
    with contextlib.closing(duckdb.connect(config=_CONFIG)) as connection:
        connection.execute(f"attach {quoted(str(snapshot))} as record (read_only)").fetchall()
        connection.execute("use record")
        mark = mark_of(connection)
    try:
        return mark is None or _reached(path, place).latest() != mark.snapshot
    except duckdb.Error as error:
        raise LakeUnreachable(f"The catalog of {path} cannot be asked: {_one_line(error)}") from error


def mark_of(record: duckdb.DuckDBPyConnection) -> Mark | None:
    """How far a copy is; None for a record by itself."""
    found = record.execute(
        "select 1 from duckdb_tables() where database_name = current_database() and schema_name = 'lake'"
    ).fetchall()
    if not found:
        return None
    [(lake_id, epoch, layout, snapshot)] = record.execute(
        f"select lake_id, epoch, layout, snapshot from {_MARK}"
    ).fetchall()
    return Mark(lake_id, epoch, layout, snapshot)


def make_copy(record: duckdb.DuckDBPyConnection, mark: Mark) -> None:
    """Make an open record the copy of a lake."""
    record.begin()
    record.execute("create schema if not exists lake").fetchall()
    record.execute(
        f"create or replace table {_MARK} (lake_id varchar, epoch bigint, layout integer, snapshot bigint)"
    ).fetchall()
    record.execute(
        f"insert into {_MARK} values (?, ?, ?, ?)",
        [mark.lake_id, mark.epoch, mark.layout, mark.snapshot],
    ).fetchall()
    record.commit()


def let_go(database: Path) -> None:
    """Make a copy of a lake, which nobody has open, a record by itself."""
    with contextlib.closing(duckdb.connect(str(database), config=_CONFIG)) as connection:
        if mark_of(connection) is not None:
            connection.execute("drop schema lake cascade").fetchall()
            connection.execute("checkpoint").fetchall()


def keys(record: duckdb.DuckDBPyConnection) -> list[tuple[str, list[str]]]:
    """What no two rows of a table may share: table and columns, for each key of the record."""
    return record.execute(
        "select table_name, constraint_column_names from duckdb_constraints()"
        " where database_name = current_database() and schema_name = 'main'"
        " and constraint_type in ('PRIMARY KEY', 'UNIQUE') order by all"
    ).fetchall()


def columns(connection: duckdb.DuckDBPyConnection, database: str) -> dict[str, dict[str, str]]:
    """Of each table that is shared, its columns and their types, in the order of the layout."""
    found: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for table, column, kind in connection.execute(
        "select table_name, column_name, data_type from duckdb_columns()"
        " where database_name = ? and schema_name = 'main' and not internal"
        " and table_name in (select table_name from duckdb_tables() where database_name = ?)"
        " order by table_name, column_index",
        [database, database],
    ).fetchall():
        if table not in {"schema_version", "writer"}:
            found[table][column] = kind
    return dict(found)


def database_of(record: duckdb.DuckDBPyConnection) -> str:
    """What the open record is called in SQL."""
    [(name,)] = record.execute("select current_database()").fetchall()
    return str(name)


def _rows_held(record: duckdb.DuckDBPyConnection) -> dict[str, int]:
    names = columns(record, database_of(record))
    counted = ", ".join(f"(select count(*) from {name})" for name in names)
    return dict(zip(names, record.execute(f"select {counted}").fetchall()[0], strict=True))


def _set_mark(record: duckdb.DuckDBPyConnection, mark: Mark) -> None:
    record.execute(
        f"update {_MARK} set epoch = ?, layout = ?, snapshot = ? where lake_id = ?",
        [mark.epoch, mark.layout, mark.snapshot, mark.lake_id],
    ).fetchall()


def _taken_in(record: duckdb.DuckDBPyConnection, lake: Connected, path: Path) -> Mark:
    """How far the copy is once it holds all that the lake holds."""
    before = mark_of(record)
    if before is None:
        raise RecordUnreadable(
            f"{path} is a record by itself, and no copy of the lake that {place_file(path).name} names: "
            "`greffier share` makes it one."
        )
    snapshot = lake.latest()
    if snapshot == before.snapshot:
        return before
    lake_id, epoch, layout = lake.state(snapshot)
    if lake_id != before.lake_id:
        raise RecordUnreadable(f"{path} is a copy of another lake than {place_file(path).name} names.")
    if layout > LAYOUT:
        raise RecordVersionMismatch(
            f"The lake of {path} has layout {layout}, and this version of greffier knows layouts up to {LAYOUT}."
        )
    mark = Mark(lake_id, epoch, layout, snapshot)
    known = columns(record, database_of(record))
    record.begin()
    try:
        for name, rows in lake.added(before.snapshot, snapshot, known):
            record.register("incoming", rows)
            verb = "insert or replace" if name == "claim_embedding" else "insert"  # vectors are made anew
            record.execute(f"{verb} into {name} by name from incoming").fetchall()
            record.unregister("incoming")
        _set_mark(record, mark)
        record.commit()
    except BaseException as error:
        with contextlib.suppress(duckdb.Error):
            record.rollback()
        if isinstance(error, duckdb.ConstraintException):
            raise RecordUnreadable(
                f"The lake of {path} holds what no record can hold: {_one_line(error)} Nobody but greffier may write to it."
            ) from error
        raise
    logger.debug("took in the lake's states %d to %d", before.snapshot, snapshot)
    return mark


# ----------------------------------------------------------------------------------------------- the connection


@dataclass(frozen=True)
class _Held:
    """A table of the lake."""

    number: str
    columns: set[str]


class Connected:
    """A database in memory that has a lake and its catalog attached. Kept for the process: it takes a second to make."""

    def __init__(self, place: Place, *, create: bool = False) -> None:
        self._root = duckdb.connect(config=_CONFIG)
        try:
            for name in _EXTENSIONS:
                self._root.execute(f"load {quoted(str(_extension(name)))}").fetchall()
            self._root.execute(f"attach {quoted(place.catalog)} as pg (type postgres)").fetchall()
            self._root.execute(
                f"attach {quoted('ducklake:postgres:' + place.catalog)} as lake (data_path {quoted(place.data)},"
                f" override_data_path true, data_inlining_row_limit {_INLINED_ROWS},"
                f" create_if_not_exists {str(create).lower()})"
            ).fetchall()
        except BaseException:
            self._root.close()
            raise
        self.sql = self._root.cursor()  # the lake's transactions
        self._lock = self._root.cursor()  # the lock's, on a connection to PostgreSQL of its own

    def close(self) -> None:
        """Let go of everything, the lock included; the next session connects anew."""
        for which in [which for which, made in _connected.items() if made is self]:
            del _connected[which]
        for connection in (self._lock, self.sql, self._root):
            with contextlib.suppress(duckdb.Error):
                connection.rollback()  # DuckDB ends the process where closing has to, and PostgreSQL is gone
            with contextlib.suppress(duckdb.Error):
                connection.close()

    def latest(self) -> int:
        """The number of the lake's latest snapshot."""
        [(latest,)] = self._asked(self.sql, "select max(snapshot_id) from ducklake_snapshot")
        return int(latest)

    def state(self, snapshot: int) -> tuple[str, int, int]:
        """The lake's id, its epoch and its layout at a snapshot."""
        [(lake_id, epoch, layout)] = self.sql.execute(
            f"select lake_id, epoch, layout from lake.writer at (version => {snapshot})"
        ).fetchall()
        return lake_id, epoch, layout

    def added(
        self, before: int, until: int, known: dict[str, dict[str, str]]
    ) -> Iterator[tuple[str, pa.RecordBatchReader]]:
        """What was added to each table after the snapshot ``before`` and by ``until``, in the order in which it was."""
        held = self._held()
        names = [name for name in known if name in held]
        if before:
            changed = self._changed(before, until)
            names = [name for name in names if held[name].number in changed]
        for name in names:
            wanted = ", ".join(column for column in known[name] if column in held[name].columns)
            source, order = (
                (f"ducklake_table_insertions('lake', 'main', '{name}', {before + 1}, {until})", "snapshot_id, rowid")
                if before
                else (f"lake.{name} at (version => {until})", "rowid")
            )
            sql = f"select {wanted} from {source} order by {order}"
            yield name, self.sql.execute(sql).to_arrow_reader()

    def _changed(self, before: int, until: int) -> set[str]:
        """The numbers of the tables to which something was added between two snapshots."""
        oldest = self._asked(self.sql, f"select min(snapshot_id) from ducklake_snapshot where snapshot_id > {before}")
        if oldest != [(before + 1,)]:
            raise RecordUnreadable(
                "The lake has forgotten what was added since this copy was last at it: remove the copy "
                "(record.duckdb, not record.lake), and `greffier share` makes it anew."
            )
        changes = self.sql.execute(
            "select changes from ducklake_snapshots('lake') where snapshot_id between ? and ?", [before + 1, until]
        ).fetchall()
        return {
            number
            for (change,) in changes
            for kind, numbers in change.items()
            if "insert" in kind
            for number in numbers
        }

    def _held(self) -> dict[str, _Held]:
        """The lake's tables by name."""
        found: dict[str, _Held] = {}
        for name, number, column in self._asked(
            self.sql,
            "select table_name, table_id, column_name from ducklake_table join ducklake_column using (table_id)"
            " where ducklake_table.end_snapshot is null and ducklake_column.end_snapshot is null"
            " and parent_column is null",
        ):
            found.setdefault(name, _Held(str(number), set())).columns.add(column)
        return found

    def append(self, tables: dict[str, pa.Table], mark: Mark, replaced: dict[str, list[str]]) -> int:
        """The number of the lake's snapshot after these rows were added; StaleRecord where it was not in that epoch."""
        self._asked(self._lock, "select 1")  # the connection that holds the lock lives
        self.sql.begin()
        try:
            self._count_up(mark)
            for name, rows in tables.items():
                self.sql.register("incoming", rows)
                if name in replaced:
                    key = ", ".join(replaced[name])
                    self.sql.execute(
                        f"delete from lake.{name} where ({key}) in (select ({key}) from incoming)"
                    ).fetchall()
                self.sql.execute(f"insert into lake.{name} by name from incoming").fetchall()
                self.sql.unregister("incoming")
            self._asked(self._lock, "select 1")
            self.sql.commit()
        except BaseException:
            with contextlib.suppress(duckdb.Error):
                self.sql.rollback()
            raise
        return self.committed()

    def _count_up(self, mark: Mark) -> None:
        """Go one epoch on; StaleRecord where the lake is in another one than ``mark``. This is the fence."""
        [(changed,)] = self.sql.execute(
            "update lake.writer set epoch = epoch + 1 where lake_id = ? and epoch = ?", [mark.lake_id, mark.epoch]
        ).fetchall()
        if changed != 1:
            raise StaleRecord("Somebody else wrote to the lake meanwhile: decide again.")

    def committed(self) -> int:
        """The number of the snapshot that was committed last over this connection."""
        [(snapshot,)] = self.sql.execute("select * from ducklake_last_committed_snapshot('lake')").fetchall()
        return int(snapshot)

    def bring_up(self, record: duckdb.DuckDBPyConnection, mark: Mark) -> None:
        """Take a lake of an earlier layout to the record's."""
        self.sql.begin()
        try:
            self._count_up(mark)
            self.make_tables(record)
            self.sql.execute("update lake.writer set layout = ?", [LAYOUT]).fetchall()
            self.sql.commit()
        except BaseException:
            with contextlib.suppress(duckdb.Error):
                self.sql.rollback()
            raise

    def make_tables(self, record: duckdb.DuckDBPyConnection) -> None:
        """Give the lake the tables and columns of the record that it lacks, without their keys and checks."""
        held = columns(self.sql, "lake")
        for name, wanted in columns(record, database_of(record)).items():
            if name not in held:
                listed = ", ".join(f"{column} {kind}" for column, kind in wanted.items())
                self.sql.execute(f"create table lake.{name} ({listed})").fetchall()
            for column, kind in wanted.items():
                if name in held and column not in held[name]:
                    self.sql.execute(f"alter table lake.{name} add column {column} {kind}").fetchall()

    @contextlib.contextmanager
    def locked(self, deadline: float, timeout_s: float) -> Iterator[None]:
        """Alone with the lake, as long as the connection that holds the lock lives."""
        self._take_lock(deadline, timeout_s)
        try:
            yield
        finally:
            with contextlib.suppress(duckdb.Error):  # gone with its connection
                self._lock.rollback()

    def _take_lock(self, deadline: float, timeout_s: float) -> None:
        while True:
            left_s = max(deadline - time.monotonic(), 0.001)
            self._lock.begin()
            for setting, value in (
                ("lock_timeout", f"{round(1000 * min(left_s, _LOCK_SLICE_S)) or 1}ms"),
                ("idle_in_transaction_session_timeout", f"{_LEASE_S}s"),
                ("tcp_keepalives_idle", str(_DEAD_AFTER_S // 3)),
                ("tcp_keepalives_interval", str(_DEAD_AFTER_S // 3)),
                ("tcp_keepalives_count", "2"),
            ):
                told = quoted(f"set local {setting} = {quoted(value)}")
                self._lock.execute(f"call postgres_execute('pg', {told})").fetchall()
            try:
                self._asked(self._lock, f"select pg_advisory_xact_lock({_LOCK}) is null")
            except duckdb.Error as error:
                with contextlib.suppress(duckdb.Error):
                    self._lock.rollback()
                if "lock timeout" not in str(error):
                    raise
                if time.monotonic() >= deadline:
                    raise RecordLocked(
                        f"Others wrote to the lake for all of {timeout_s:g} s; try again when they are done."
                    ) from error
            else:
                return

    def _asked(self, cursor: duckdb.DuckDBPyConnection, sql: str) -> list[Any]:
        """What PostgreSQL answers."""
        return cursor.execute(f"select * from postgres_query('pg', {quoted(sql)})").fetchall()


_connected: dict[tuple[int, Path, Place], Connected] = {}  # of a process to the lake of a record


def _reached(path: Path, place: Place) -> Connected:
    """The lake, over the connection that this process has, if that still works; LakeUnreachable names the reason."""
    mine = (os.getpid(), path.resolve(), place)
    found = _connected.get(mine)
    try:
        if found is not None:
            with contextlib.suppress(duckdb.Error):
                found.latest()
                return found
            found.close()
        made = Connected(place)
        made.latest()
    except duckdb.Error as error:
        raise LakeUnreachable(f"The lake at {place.catalog} does not answer: {_one_line(error)}") from error
    _connected[mine] = made
    return made


def reached(place: Place, *, create: bool = False) -> Connected:
    """The lake over a connection of the caller's own; ``create``: made where there is none."""
    try:
        return Connected(place, create=create)
    except duckdb.Error as error:
        raise LakeUnreachable(f"The lake at {place.catalog} cannot be reached: {_one_line(error)}") from error


def _extension(name: str) -> Path:
    """The file of DuckDB's extension, out of the package that brings it."""
    found = find_spec(f"duckdb_extension_{name}")
    folders = list(found.submodule_search_locations or ()) if found else []
    file = Path(*folders[:1], "extensions", f"v{duckdb.__version__}", f"{name}.duckdb_extension")
    if not folders or not file.exists():
        raise LakeUnreachable(
            f"A record that several machines share needs an extension of DuckDB {duckdb.__version__} that is not here: "
            "pip install 'greffier[lake]'."
        )
    return file


def _one_line(error: Exception) -> str:
    return " ".join(str(error).split())[:300]
