"""One at a time, across processes: a lock that is gone when its holder is, however that ended."""

from __future__ import annotations

import contextlib
import fcntl
import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import Final

FOLDER: Final = ".at-work"  # beside the record


@contextlib.contextmanager
def alone(record: Path, what: str, *, patient: bool = False) -> Iterator[bool]:
    """Whether this process has ``what`` (a feed's address) of the record ``record`` to itself for now.

    The ``patient`` wait until it is so.
    """
    folder = record.parent / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / hashlib.sha256(what.encode()).hexdigest()[:16]).open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | (0 if patient else fcntl.LOCK_NB))
        except BlockingIOError:
            yield False
        else:
            yield True
