"""The blocks of a database file, and bringing an older copy of it up to date by those that have changed.

DuckDB writes whole blocks, each beginning with a sum of its words: two files whose blocks bear the same sums are the same,
and a few bytes of each block tell which have changed. Of a record of a million claims an ingest changes a twentieth.
"""

from __future__ import annotations

import contextlib
import os
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]

HEADER_BYTES: Final = 4096  # of each of the three headers that a file begins with
HEADERS: Final = 3
BLOCK_BYTES: Final = 262_144  # DuckDB's default; a file with other blocks is copied whole
_START: Final = HEADERS * HEADER_BYTES
_SUM_START: Final = np.uint64(5381)
_FACTOR: Final = np.uint64(0xBF58476D1CE4E5B9)
_BLOCK_SIZE_WORD: Final = 5  # of the second and third header
_OPEN_FILES: Final = Path("/proc/self/fd")


def sum_holds(block: bytes) -> bool:
    """Whether a block or header bears the sum of its words."""
    words = np.frombuffer(block, dtype="<u8")
    return bool(len(words) > 0 and np.bitwise_xor.reduce(words[1:] * _FACTOR) ^ _SUM_START == words[0])


def bring_up_to_date(database: Path, copy: Path) -> int | None:
    """How many blocks of an older ``copy`` were replaced so that it is ``database``, byte for byte, and on the disk.

    None where that cannot be done safely: somebody still reads the copy, a block does not bear its sum, or a file is not
    laid out as we know it. Then the copy is of no use any more. Nobody may write to ``database`` meanwhile.
    """
    if not hasattr(fcntl, "F_OFD_SETLK") or _is_open_here(copy):
        return None
    with database.open("rb") as original, copy.open("r+b") as target:
        if not _locked(target.fileno()):
            return None
        return _replaced(original.fileno(), target.fileno())


def _replaced(original: int, target: int) -> int | None:
    size = os.fstat(original).st_size
    headers = [os.pread(file, _START, 0) for file in (original, target)]
    if (size - _START) % BLOCK_BYTES or not all(_known(each) for each in headers):
        return None
    kept = os.fstat(target).st_size
    now, before = _sums(original, size), _sums(target, min(size, kept))
    changed = [*np.flatnonzero(now[: len(before)] != before).tolist(), *range(len(before), len(now))]
    for number in changed:
        place = _START + number * BLOCK_BYTES
        block = os.pread(original, BLOCK_BYTES, place)
        if not sum_holds(block):
            return None
        os.pwrite(target, block, place)
    os.pwrite(target, headers[0], 0)
    os.ftruncate(target, size)
    os.fsync(target)
    return len(changed)


def _known(headers: bytes) -> bool:
    """Whether a file begins as we know it."""
    each = [headers[start : start + HEADER_BYTES] for start in range(0, _START, HEADER_BYTES)]
    sizes = [int(np.frombuffer(header, dtype="<u8")[_BLOCK_SIZE_WORD]) for header in each[1:]]
    return len(headers) == _START and all(map(sum_holds, each)) and sizes == [BLOCK_BYTES, BLOCK_BYTES]


def _sums(file: int, size: int) -> NDArray[np.uint64]:
    """What each block of a file bears as its sum."""
    places = range(_START, size - BLOCK_BYTES + 1, BLOCK_BYTES)
    return np.frombuffer(b"".join(os.pread(file, 8, place) for place in places), dtype="<u8")


def _is_open_here(file: Path) -> bool:
    """Whether this process has the file open. (Closing a second handle on it would give up the lock of the first.)"""
    state = file.stat()
    for handle in _OPEN_FILES.iterdir():
        with contextlib.suppress(OSError):
            held = handle.stat()
            if (held.st_dev, held.st_ino) == (state.st_dev, state.st_ino):
                return True
    return False


def _locked(file: int) -> bool:
    """Whether we hold the file alone: DuckDB's readers hold a lock on what they read. Given up when it is closed."""
    whole = np.array([(fcntl.F_WRLCK, os.SEEK_SET, 0, 0, 0)], dtype=_LOCK).tobytes()
    try:
        fcntl.fcntl(file, fcntl.F_OFD_SETLK, whole)
    except OSError:
        return False
    return True


# struct flock of Linux: type, whence, start, length (0: all), process (0).
_LOCK: Final = np.dtype(
    [("type", "i2"), ("whence", "i2"), ("start", "i8"), ("length", "i8"), ("process", "i4")], align=True
)
