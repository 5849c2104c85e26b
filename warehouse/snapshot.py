"""The read snapshot beside the record."""

from __future__ import annotations

from pathlib import Path


def snapshot_path(path: Path) -> Path:
    """Where the snapshot of the record ``path`` lies: ``record.duckdb`` → ``record.snapshot.duckdb``."""
    return path.with_suffix(".snapshot.duckdb")


def publish(path: Path, *, timeout_s: float = 30) -> Path:
    """The snapshot's path, after the snapshot was made anew from the record."""
    raise NotImplementedError
