"""Opening the record to write, and its snapshot to read.

DuckDB gives a file to one process at a time, readers included, and refuses every other at once. So the
record is opened for short writing sessions only, with patience, and read from a snapshot that nobody writes
to.
"""

from __future__ import annotations

import contextlib
import glob
import logging
import os
import random
import re
import threading
import time
import uuid
from collections import defaultdict
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Final, TypeVar

import duckdb

from warehouse import kept, lake
from warehouse.copying import copy_to_disk, unfinished
from warehouse.errors import (
    LakeUnreachable,
    RecordError,
    RecordLocked,
    RecordMissing,
    RecordNotWritten,
    RecordUnreadable,
    RecordVersionMismatch,
    SnapshotOutdated,
)
from warehouse.layouts import bring_up, is_current, make
from warehouse.statements import LAYOUT, quoted
from warehouse.times import naive_utc

_Config = dict[str, str | bool | int | float | list[str]]
# The command line on PyPI is DuckDB 1.5 and must open the file. A query must never see our variables as
# tables, nor fetch an extension.
_ANY: Final[_Config] = {
    "python_enable_replacements": False,
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
}
# A session ends with a checkpoint. None in the middle of it: in a record of a million claims each takes a second.
_WRITING: Final[_Config] = {**_ANY, "storage_compatibility_version": "v1.5.0", "checkpoint_threshold": "1GB"}

_LOCKED: Final = re.compile(r"could not set lock|conflicting lock|used by another process", re.IGNORECASE)
_HOLDER: Final = re.compile(r"\bPID (\d+)")
_OTHER_STORAGE: Final = re.compile(r"database file with version number", re.IGNORECASE)
_DAMAGED: Final = re.compile(r"corrupt|not a valid|could not read enough bytes|checksum", re.IGNORECASE)
_KIND: Final = re.compile(r"^[A-Z][A-Za-z/ -]{1,40} Error: ")

_OF_THE_FILE: Final = (
    duckdb.IOException,
    duckdb.OutOfMemoryException,
    duckdb.FatalException,
    duckdb.InternalException,
    duckdb.SerializationException,
)

_FORGOTTEN_S: Final = 600  # a record takes 0.1 s to make: one that is still unfinished then is nobody's

_T = TypeVar("_T")
logger = logging.getLogger(__name__)


@contextlib.contextmanager
def open_record(path: Path, *, timeout_s: float = 30, reads: bool = False) -> Iterator[duckdb.DuckDBPyConnection]:
    """An exclusive session on the record ``path``; folder and record are made if there are none.

    A record of an earlier layout is brought up to the current one first, in one transaction.

    Keep it short: nobody else reads or writes meanwhile, in this process or another. A record that several machines
    share is brought up to what the others added, and none of them writes meanwhile, unless the session only
    ``reads`` (see warehouse/lake.py). Waits up to
    ``timeout_s`` for whoever holds it, then raises ``RecordLocked``. Raises ``RecordVersionMismatch`` for
    a newer version's record, ``RecordUnreadable`` for anything else that cannot be opened,
    ``RecordNotWritten`` when the disk gives out.
    """
    deadline = time.monotonic() + timeout_s
    with _alone_in_process(path, deadline, timeout_s), _named(path):
        _make_sure(path)
        connection = _patiently(lambda: duckdb.connect(str(path), config=_WRITING), path, deadline, timeout_s)
        try:
            if not is_current(connection, _version(connection, path)):
                bring_up(connection, _version(connection, path), now=naive_utc(datetime.now(UTC)))
                logger.info("brought %s up to layout %d", path, LAYOUT)
            with lake.joined(connection, path, reads=reads, deadline=deadline, timeout_s=timeout_s):
                yield connection
        finally:
            connection.close()


def snapshot_path(path: Path) -> Path:
    """Where the snapshot of the record ``path`` lies: ``record.duckdb`` → ``record.snapshot.duckdb``."""
    return path.with_suffix(".snapshot.duckdb")


def wal_path(database: Path) -> Path:
    """Where DuckDB keeps what is committed and not yet in the file."""
    return database.with_name(database.name + ".wal")


@contextlib.contextmanager
def open_snapshot(
    path: Path, *, timeout_s: float = 5, memory: str | None = None, follows: bool = True
) -> Iterator[duckdb.DuckDBPyConnection]:
    """A reading session on the snapshot of the record ``path``: sees one state, however often it is replaced.

    Nothing but the snapshot can be read in it, no setting changed and nothing written to disk; ``memory``
    ("1GB") bounds it. Of a record that several machines share it is brought up to the others first, if it ``follows``. A
    snapshot that an earlier version of the software made is brought up to this one first.
    Raises ``RecordMissing`` when nothing was published yet, ``SnapshotOutdated`` when the folder cannot take the
    renewed snapshot.
    """
    snapshot = snapshot_path(path)
    if follows:
        _follow(path, snapshot)
    if not snapshot.exists():
        raise RecordMissing(
            f"{path} has no snapshot to read yet; the next ingest makes one."
            if path.exists()
            else f"There is no record at {path}; the first ingest makes one."
        )
    deadline = time.monotonic() + timeout_s
    with _named(snapshot):
        state = kept.state_of(snapshot)
        connection = _attached(snapshot, deadline, timeout_s)
        try:
            if not is_current(connection, _version(connection, snapshot)):
                connection.close()
                _renew(snapshot)
                state = kept.state_of(snapshot)
                connection = _attached(snapshot, deadline, timeout_s)
                if not is_current(connection, _version(connection, snapshot)):
                    raise _outdated(snapshot)  # an older greffier works beside this one
            kept.attach(connection, path, snapshot, state)
            if memory is not None:
                connection.execute(f"set memory_limit = {quoted(memory)}")
            connection.execute("set enable_external_access = false")
            connection.execute("set lock_configuration = true")
            yield connection
        finally:
            connection.close()


def _follow(path: Path, snapshot: Path) -> None:
    """Make the snapshot of a record that several machines share anew where others have added to it."""
    from warehouse.snapshot import publish  # noqa: PLC0415  # it stands on this module

    try:
        if lake.is_behind(path, snapshot):
            publish(path)
    except RecordLocked:  # somebody on this machine is about to
        return
    except LakeUnreachable as error:
        if not snapshot.exists():
            raise
        logger.warning("%s What is shown may be older.", error)


def _attached(snapshot: Path, deadline: float, timeout_s: float) -> duckdb.DuckDBPyConnection:
    """A database in memory that reads the snapshot.

    Not the snapshot opened by its path: DuckDB would hand a process that still reads the old file that same old
    file again.
    """
    connection = duckdb.connect(config={**_ANY, "temp_directory": "", "allow_community_extensions": False})
    try:
        attach = f"attach {quoted(str(snapshot))} as record (read_only)"
        _patiently(lambda: connection.execute(attach), snapshot, deadline, timeout_s)
        connection.execute("use record")
    except BaseException:
        connection.close()
        raise
    return connection


def _renew(snapshot: Path) -> None:
    """Replace a snapshot of an earlier version by itself, brought up. The record is neither needed nor touched."""
    try:
        before = snapshot.stat()
        with unfinished(snapshot, ".renewed") as part:  # no publisher takes it for what another one left
            copy_to_disk(snapshot, part)
            with contextlib.closing(duckdb.connect(str(part), config=_WRITING)) as connection:
                bring_up(connection, _version(connection, snapshot), now=naive_utc(datetime.now(UTC)))
                connection.execute("checkpoint").fetchall()
            os.utime(part, ns=(before.st_atime_ns, before.st_mtime_ns))  # it tells no more than it told
            now = snapshot.stat()
            if (now.st_ino, now.st_mtime_ns) == (before.st_ino, before.st_mtime_ns):  # else an ingest was faster
                part.replace(snapshot)
    except (OSError, duckdb.IOException) as error:
        raise _outdated(snapshot) from error
    logger.debug("brought %s up to layout %d", snapshot, LAYOUT)


def _outdated(snapshot: Path) -> SnapshotOutdated:
    return SnapshotOutdated(
        f"{snapshot} was made by an earlier version; the next ingest, or `greffier doctor --repair`, makes it anew."
    )


@contextlib.contextmanager
def open_database(database: Path, *, name: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """A reading session on a copy of a record, of whatever layout we know; errors tell of it as ``name``."""
    with _named(name), contextlib.closing(_attached(database, deadline=0, timeout_s=0)) as connection:
        _version(connection, name)
        yield connection


def one_line(error: Exception) -> str:
    """DuckDB's message without its kind, its hints and the picture of the query."""
    lines = [line.strip() for line in str(error).splitlines()]
    return _KIND.sub("", next((line for line in lines if line), type(error).__name__))


# Within one process DuckDB lets everybody in: threads of one process share the file unless we keep them
# apart.
_sessions: defaultdict[Path, threading.Lock] = defaultdict(threading.Lock)
_sessions_guard = threading.Lock()


@contextlib.contextmanager
def _alone_in_process(path: Path, deadline: float, timeout_s: float) -> Iterator[None]:
    with _sessions_guard:
        session = _sessions[path.resolve()]
    if not session.acquire(timeout=max(0.0, deadline - time.monotonic())):
        raise RecordLocked(f"{path} was in use elsewhere in this process for all of {timeout_s:g} s.")
    try:
        yield
    finally:
        session.release()


def _patiently(attempt: Callable[[], _T], path: Path, deadline: float, timeout_s: float) -> _T:
    """What ``attempt`` gives once no other process holds the file."""
    pause_s = 0.02
    while True:
        try:
            return attempt()
        except duckdb.IOException as error:
            if not _LOCKED.search(str(error)):
                raise
            if time.monotonic() >= deadline:
                holder = _HOLDER.search(str(error))
                who = f"another process (PID {holder[1]})" if holder else "another process"
                raise RecordLocked(
                    f"{path} was in use by {who} for all of {timeout_s:g} s; try again when that is done."
                ) from error
        # Jitter, so that several who wait don't knock together; capped, so that nobody sleeps through a gap.
        left_s = max(0.0, deadline - time.monotonic())
        time.sleep(min(left_s, pause_s * random.uniform(0.5, 1.5)))  # noqa: S311  # no secret
        pause_s = min(0.5, pause_s * 1.6)


@contextlib.contextmanager
def _named(path: Path) -> Iterator[None]:
    """What goes wrong with the file leaves as one of our errors; a wrong query stays what it is."""
    try:
        yield
    except duckdb.Error as error:
        named = _as_record_error(error, path)
        if named is None:
            raise
        raise named from error


def is_of_the_file(error: duckdb.Error) -> bool:
    """Whether the file, the disk or the memory is at fault, and not what was asked."""
    if isinstance(error, duckdb.TransactionException):  # a log that could not be written ends as this
        return "Failed to commit" in str(error)
    return isinstance(error, _OF_THE_FILE) or type(error) is duckdb.Error  # the bare class: a bad checksum


def _as_record_error(error: duckdb.Error, path: Path) -> RecordError | None:
    if not is_of_the_file(error):
        return None
    message = str(error)
    if _OTHER_STORAGE.search(message):
        return RecordVersionMismatch(f"{path} was written by a newer DuckDB than {duckdb.__version__}.")
    if _DAMAGED.search(message):
        return RecordUnreadable(f"{path} is not a DuckDB file, or a damaged one: {one_line(error)}")
    return RecordNotWritten(f"{path} could not be read or written: {one_line(error)}")


def _make_sure(path: Path) -> None:
    """There is a file at ``path``: the record that is there, or an empty one."""
    try:
        if path.is_dir():
            raise RecordUnreadable(f"{path} is a folder, not a record.")
        if not path.exists():
            if wal_path(path).exists():
                raise RecordUnreadable(
                    f"{path} is gone, but {wal_path(path).name} is there: put the record back or remove that."
                )
            _create(path)
    except OSError as error:
        raise RecordNotWritten(f"{path} cannot be made: {error.strerror or error}.") from error


def _create(path: Path) -> None:
    """Make an empty record, whole from its first moment; if another process was first, its record stays."""
    path.parent.mkdir(parents=True, exist_ok=True)
    _forget_unfinished(path)
    unfinished = path.with_name(f".{path.name}.new-{uuid.uuid4().hex}")
    try:
        with contextlib.closing(duckdb.connect(str(unfinished), config=_WRITING)) as connection:
            make(connection, now=naive_utc(datetime.now(UTC)))
            connection.execute("checkpoint").fetchall()
        _put_in_place(unfinished, path)
    finally:
        _remove_withwal_path(unfinished)
    logger.info("made the record %s", path)


def _put_in_place(unfinished: Path, path: Path) -> None:
    try:
        os.link(unfinished, path)
    except FileExistsError:
        return
    except OSError:  # a file system without hard links
        if not path.exists():
            unfinished.rename(path)


def _forget_unfinished(path: Path) -> None:
    """Remove what a process that was killed while it made this record has left."""
    for left in path.parent.glob(f".{glob.escape(path.name)}.new-*"):
        with contextlib.suppress(OSError):
            if time.time() - left.stat().st_mtime > _FORGOTTEN_S:
                left.unlink()


def _remove_withwal_path(database: Path) -> None:
    for file in (database, wal_path(database)):
        file.unlink(missing_ok=True)


def _version(connection: duckdb.DuckDBPyConnection, path: Path) -> int:
    """The record's layout; raises RecordUnreadable for what is none, RecordVersionMismatch for a newer one."""
    try:
        [(found,)] = connection.execute("select max(version) from schema_version").fetchall()
    except (duckdb.CatalogException, duckdb.BinderException) as error:
        raise RecordUnreadable(f"{path} is a DuckDB database, but no record of greffier.") from error
    if not isinstance(found, int) or not 1 <= found <= LAYOUT:
        raise RecordVersionMismatch(
            f"{path} has layout {found}, and this version of greffier knows layouts up to {LAYOUT}: "
            "use the version that made it, or another path."
        )
    return found
