"""Copies of the record to fall back on, and the way back."""

from __future__ import annotations

import contextlib
import logging
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

import duckdb

from claims.models import Frozen
from warehouse.connection import open_record, wal_path
from warehouse.copying import copy_to_disk, sync_folder, unfinished
from warehouse.errors import (
    BackupOlder,
    RecordError,
    RecordLocked,
    RecordMissing,
    RecordNotWritten,
)
from warehouse.lake import let_go, place_of
from warehouse.snapshot import publish
from warehouse.soundness import read_through
from warehouse.statements import quoted, statement

logger = logging.getLogger(__name__)

KEEP: Final = 7
_STAMP: Final = "%Y%m%dT%H%M%SZ"
_STAMPED: Final = "-[0-9]*T[0-9]*Z*.duckdb"


class Restored(Frozen):
    """What a way back came to."""

    record: str
    replaced: str | None  # where the record that was there lies now
    articles: int
    claims: int


def back_up(
    path: Path,
    destination: Path | None = None,
    *,
    keep: int = KEEP,
    now: datetime | None = None,
    timeout_s: float = 30,
) -> Path:
    """The path of a copy of the record ``path``, complete, on the disk, and read through once.

    ``destination`` is a folder (``backups`` beside the record without it), where the copy is named by the time
    (``record-20310504T090000Z.duckdb``) and the newest ``keep`` stay; or a file that is not there yet, ending in
    .duckdb. The record is held while it is copied, not while the copy is read.
    """
    if not path.exists():
        raise RecordMissing(f"There is no record at {path}; the first ingest makes one.")
    folder, target = _target(path, destination, now or datetime.now(UTC))
    with _written(target):
        target.parent.mkdir(parents=True, exist_ok=True)
        with unfinished(target) as part:
            with open_record(path, timeout_s=timeout_s, reads=True) as connection:
                connection.execute("checkpoint").fetchall()
                copy_to_disk(path, part)
            read_through(part)
            if target.exists():
                raise RecordNotWritten(f"{target} is there already; name another file, or a folder.")
            part.replace(target)
        sync_folder(target.parent)
        if folder is not None:
            _forget(folder, path, keep=keep, made=target)
    logger.info("backed up %s to %s", path, target)
    return target


def restore(
    path: Path, backup: Path, *, force: bool = False, now: datetime | None = None, timeout_s: float = 30
) -> Restored:
    """Put a copy of ``backup`` in the place of the record ``path``, and publish it.

    The record that was there is kept beside it (``record.replaced-20310504T090000Z.duckdb``), unreadable or not.
    Killed at any point, either is in place, whole. Raises ``BackupOlder`` when the record holds what the backup
    does not, unless ``force``; ``RecordUnreadable`` when the backup is not a whole record.
    """
    if place_of(path) is not None:
        raise RecordNotWritten(
            f"{path} is one copy of a record that several machines share, and cannot go back alone: name another with --db."
        )
    if not backup.exists():
        raise RecordMissing(f"There is no backup at {backup}.")
    if path.exists() and path.samefile(backup):
        raise RecordNotWritten(f"{backup} is the record itself.")
    stamp = (now or datetime.now(UTC)).strftime(_STAMP)
    with _written(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        with unfinished(path) as part:
            copy_to_disk(backup, part)
            rows = read_through(part, name=backup)
            let_go(part)
            with _held(path, timeout_s) as connection:
                if connection is not None and not force:
                    _refuse_older(connection, part, path=path, backup=backup)
                replaced = _set_aside(path, stamp)
                part.replace(path)
        sync_folder(path.parent)
    publish(path, timeout_s=timeout_s)
    logger.info("restored %s from %s", path, backup)
    return Restored(
        record=str(path),
        replaced=None if replaced is None else str(replaced),
        articles=rows["article"],
        claims=rows["claim"],
    )


def _target(path: Path, destination: Path | None, now: datetime) -> tuple[Path | None, Path]:
    """The folder to keep in order, if it is one, and the file to make."""
    if destination is not None and destination.suffix == ".duckdb" and not destination.is_dir():
        return None, destination
    folder = destination or path.parent / "backups"
    stem = f"{path.stem}-{now.strftime(_STAMP)}"
    names = (f"{stem}.duckdb", *(f"{stem}-{number}.duckdb" for number in range(2, 1000)))
    return folder, next(folder / name for name in names if not (folder / name).exists())


def _forget(folder: Path, path: Path, *, keep: int, made: Path) -> None:
    """Remove all but the newest ``keep`` copies; never the one just made, whatever the clock says."""
    copies = sorted(
        (file for file in folder.iterdir() if file.match(f"{_literal(path.stem)}{_STAMPED}") and file != made),
        reverse=True,
    )
    for old in copies[max(keep - 1, 0) :]:
        old.unlink()


def _literal(name: str) -> str:
    return "".join(f"[{letter}]" if letter in "*?[" else letter for letter in name)


@contextlib.contextmanager
def _held(path: Path, timeout_s: float) -> Iterator[duckdb.DuckDBPyConnection | None]:
    """The record opened, so that nobody writes to it meanwhile; None where there is none that opens."""
    with contextlib.ExitStack() as stack:
        connection = None
        if path.exists():
            try:
                connection = stack.enter_context(open_record(path, timeout_s=timeout_s))
                connection.execute("checkpoint").fetchall()
            except RecordLocked:
                raise
            except (RecordError, duckdb.Error) as error:
                logger.info("the record to be replaced does not open: %s", error)
                connection = None
        yield connection


def _refuse_older(connection: duckdb.DuckDBPyConnection, part: Path, *, path: Path, backup: Path) -> None:
    connection.execute(f"attach {quoted(str(part))} as backup (read_only)").fetchall()
    try:
        [(states, decisions)] = connection.execute(statement("not_in_backup")).fetchall()
    finally:
        connection.execute("detach backup").fetchall()
    if states or decisions:
        raise BackupOlder(
            f"{path} holds {states} states of articles and {decisions} decisions that {backup} does not: "
            "say --yes to go back all the same (the record is kept aside)."
        )


def _set_aside(path: Path, stamp: str) -> Path | None:
    """Give the record that is there a second name. Its log first: it must not meet another record."""
    if not path.exists():
        wal_path(path).unlink(missing_ok=True)
        return None
    names = (path.with_name(f"{path.stem}.replaced-{stamp}{more}{path.suffix}") for more in ("", *_more()))
    aside = next(name for name in names if not name.exists())
    if wal_path(path).exists():
        wal_path(path).rename(wal_path(aside))
    try:
        aside.hardlink_to(path)
    except OSError:  # a file system without hard links
        path.rename(aside)
    return aside


def _more() -> Iterator[str]:
    return (f"-{number}" for number in range(2, 1000))


@contextlib.contextmanager
def _written(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise RecordNotWritten(f"{path} could not be written: {error.strerror or error}.") from error
