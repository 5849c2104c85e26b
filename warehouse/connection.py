"""Opening the record to write, and its snapshot to read."""

from __future__ import annotations

from contextlib import AbstractContextManager
from pathlib import Path

import duckdb


def open_record(path: Path, *, timeout_s: float = 30) -> AbstractContextManager[duckdb.DuckDBPyConnection]:
    """An exclusive session on the record, made if there is none."""
    raise NotImplementedError


def open_snapshot(path: Path) -> AbstractContextManager[duckdb.DuckDBPyConnection]:
    """A reading session on the snapshot beside the record ``path``."""
    raise NotImplementedError
