"""Copies of database files: whole on the disk before anybody sees them under their name."""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, Final
from uuid import uuid4

_STEP: Final = 1 << 30
# What says that the kernel cannot copy between these two files, and that we must.
_NOT_HERE: Final = frozenset({errno.EXDEV, errno.EINVAL, errno.ENOSYS, errno.EOPNOTSUPP, errno.EBADF, errno.EPERM})


@contextlib.contextmanager
def unfinished(target: Path, suffix: str = ".part") -> Iterator[Path]:
    """A name beside ``target`` to write to before it goes into place; whatever is left of it is removed."""
    part = target.with_name(f".{target.name}.{uuid4().hex}{suffix}")
    try:
        yield part
    finally:
        for left in (part, part.with_name(part.name + ".wal")):
            left.unlink(missing_ok=True)


def copy_to_disk(source: Path, target: Path) -> None:
    """Copy the bytes of ``source`` to ``target``, which must not be there; they are on the disk at the end.

    Where the file system shares blocks between files (btrfs, xfs) nothing is copied at all.
    """
    with source.open("rb") as original, target.open("xb") as copy:
        if not _copied_by_kernel(original, copy):
            shutil.copyfileobj(original, copy, 1 << 20)
        copy.flush()
        os.fsync(copy.fileno())


def sync_folder(folder: Path) -> None:
    """Names in ``folder`` survive a power cut, where the system can promise that."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _copied_by_kernel(original: BinaryIO, copy: BinaryIO) -> bool:
    """Whether the kernel copied the whole file; if it cannot, nothing was written."""
    if not hasattr(os, "copy_file_range"):
        return False
    written = 0
    try:
        while count := os.copy_file_range(original.fileno(), copy.fileno(), _STEP):
            written += count
    except OSError as error:
        if written or error.errno not in _NOT_HERE:
            raise
        return False
    return written == os.fstat(original.fileno()).st_size
