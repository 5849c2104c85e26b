"""The read snapshot: a copy of the record beside it, replaced in one step, for everybody who only reads."""

from __future__ import annotations

import contextlib
import glob
import logging
import os
from pathlib import Path
from typing import Final

from warehouse import kept
from warehouse.blocks import bring_up_to_date
from warehouse.connection import open_record, snapshot_path, wal_path
from warehouse.copying import copy_to_disk, sync_folder, unfinished
from warehouse.errors import RecordMissing, RecordNotWritten, RecordUnreadable
from warehouse.soundness import read_through, sums_hold

__all__ = ["is_fresh", "publish", "snapshot_path"]

logger = logging.getLogger(__name__)

# Bytes: a smaller record is copied whole in a tenth of a second, and needs no second copy beside it.
SPARE_FROM: Final = 256_000_000


def publish(path: Path, *, timeout_s: float = 30) -> Path:
    """The snapshot's path, after it was made anew from the record ``path``.

    Who reads the old snapshot goes on reading it; who opens it from now on reads the new one; nobody ever
    sees half of one. Raises ``RecordUnreadable`` where the record is damaged; the snapshot before it stays. Needs the
    record for itself (not to be called within ``open_record``).
    """
    if not path.exists():
        raise RecordMissing(f"There is no record at {path}; the first ingest makes one.")
    snapshot = snapshot_path(path)
    with open_record(path, timeout_s=timeout_s, reads=True) as connection:
        connection.execute("checkpoint").fetchall()  # all that was committed is in the file, and no WAL belongs to it
        try:
            for left in unfinished_snapshots(path):  # we hold the record, so no publisher is at work on them
                left.unlink(missing_ok=True)
            with unfinished(snapshot) as part:
                # Closing our own handle on the file gives up the process's lock on it (POSIX). Nothing is lost
                # by that: the copy is complete then, and the session has nothing left to write.
                if not _brought_up_to_date(path, part):
                    copy_to_disk(path, part)
                    _refuse_damaged(part, path)
                _same_time(path, part)
                _keep_for_next_time(snapshot)
                part.replace(snapshot)
        except OSError as error:
            raise RecordNotWritten(
                f"{snapshot} could not be written: {error.strerror or error}; the one before it stays."
            ) from error
    sync_folder(snapshot.parent)
    logger.info("published %s", snapshot)
    kept.keep(path, snapshot)
    return snapshot


def is_fresh(path: Path) -> bool:
    """Whether the snapshot of the record ``path`` holds all that the record holds. Opens neither.

    A snapshot bears the time of the record that it was copied from. Whether it is earlier or later says nothing:
    clocks go backwards.
    """
    snapshot = snapshot_path(path)
    try:
        return snapshot.stat().st_mtime_ns == path.stat().st_mtime_ns and not wal_path(path).exists()
    except FileNotFoundError:
        return False


def unfinished_snapshots(path: Path) -> list[Path]:
    """What publishers that were killed have left of snapshots of the record ``path``."""
    snapshot = snapshot_path(path)
    return sorted(snapshot.parent.glob(f".{glob.escape(snapshot.name)}.*.part*"))


def spare_path(path: Path) -> Path:
    """Where the snapshot before the present one waits, to be brought up to date instead of copying a large record."""
    return _spare(snapshot_path(path))


def _spare(snapshot: Path) -> Path:
    return snapshot.with_name(f".{snapshot.name}.spare")


def _brought_up_to_date(path: Path, part: Path) -> bool:
    """Whether ``part`` is now a copy of the record, made of the snapshot before the last; if not, there is no ``part``."""
    spare = spare_path(path)
    try:
        if spare.samefile(snapshot_path(path)):  # a publisher was killed between the two steps
            spare.unlink()
            return False
        spare.rename(part)
    except FileNotFoundError:
        return False
    sync_folder(part.parent)  # whatever happens from here on, nobody takes it for something whole
    changed = bring_up_to_date(path, part)
    if changed is None:
        part.unlink()
        return False
    logger.debug("brought %d blocks up to date", changed)
    return True


def _keep_for_next_time(snapshot: Path) -> None:
    """Let a large snapshot that is about to be replaced wait as the spare one."""
    with contextlib.suppress(OSError):  # no snapshot yet, or a file system without hard links
        if snapshot.stat().st_size >= SPARE_FROM:
            spare = _spare(snapshot)
            spare.unlink(missing_ok=True)
            os.link(snapshot, spare)


def _refuse_damaged(part: Path, path: Path) -> None:
    """RecordUnreadable where the copy of ``path`` cannot be read whole."""
    if sums_hold(part):
        return
    try:
        read_through(part, name=path)
    except RecordUnreadable as error:
        raise RecordUnreadable(
            f"{error}; the snapshot before it stays: go back to a backup with `greffier restore`."
        ) from error


def _same_time(path: Path, part: Path) -> None:
    times = path.stat()
    os.utime(part, ns=(times.st_atime_ns, times.st_mtime_ns))
