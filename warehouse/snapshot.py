"""The read snapshot: a copy of the record beside it, replaced in one step, for everybody who only reads."""

from __future__ import annotations

import contextlib
import glob
import logging
import os
import shutil
import uuid
from pathlib import Path

from warehouse.connection import open_record, snapshot_path
from warehouse.errors import RecordMissing, RecordNotWritten

__all__ = ["publish", "snapshot_path"]

logger = logging.getLogger(__name__)


def publish(path: Path, *, timeout_s: float = 30) -> Path:
    """The snapshot's path, after it was made anew from the record ``path``.

    Who reads the old snapshot goes on reading it; who opens it from now on reads the new one; nobody ever
    sees half of one. Needs the record for itself (not to be called within ``open_record``).
    """
    if not path.exists():
        raise RecordMissing(f"There is no record at {path}; the first ingest makes one.")
    snapshot = snapshot_path(path)
    with open_record(path, timeout_s=timeout_s) as connection:
        connection.execute("checkpoint").fetchall()  # all that was committed is in the file, and no WAL belongs to it
        _remove_unfinished(snapshot)
        unfinished = snapshot.with_name(f".{snapshot.name}.{uuid.uuid4().hex}.part")
        try:
            # Closing our own handle on the file gives up the process's lock on it (POSIX). Nothing is lost
            # by that: the copy is complete then, and the session has nothing left to write.
            with path.open("rb") as record, unfinished.open("xb") as copy:
                shutil.copyfileobj(record, copy, 1 << 20)
                copy.flush()
                os.fsync(copy.fileno())
            unfinished.replace(snapshot)
        except OSError as error:
            raise RecordNotWritten(
                f"{snapshot} could not be written: {error.strerror or error}; the one before it stays."
            ) from error
        finally:
            unfinished.unlink(missing_ok=True)
    _sync_folder(snapshot.parent)
    logger.info("published %s", snapshot)
    return snapshot


def _remove_unfinished(snapshot: Path) -> None:
    """Remove what a publisher that was killed has left; we hold the record, so none is at work."""
    for left in snapshot.parent.glob(f".{glob.escape(snapshot.name)}.*.part"):
        left.unlink(missing_ok=True)


def _sync_folder(folder: Path) -> None:
    """The new name survives a power cut, where the system can promise that."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
