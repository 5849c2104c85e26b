"""Reading from the record."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

import duckdb
import numpy as np
from numpy.typing import NDArray

from warehouse.records import (
    Answer,
    ClaimFilter,
    ClaimRow,
    ClaimShown,
    DisputeRow,
    NearClaim,
    ReviewRow,
    SourceRow,
    StanceRow,
    Totals,
)


def nearest(
    connection: duckdb.DuckDBPyConnection, encoder_key: str, vectors: NDArray[np.float32], k: int
) -> list[list[NearClaim]]:
    """For each vector the ``k`` most similar stored claims."""
    raise NotImplementedError


def list_claims(connection: duckdb.DuckDBPyConnection, wanted: ClaimFilter | None = None) -> list[ClaimRow]:
    """The claims that the filter wants, latest change first."""
    raise NotImplementedError


def show_claim(connection: duckdb.DuckDBPyConnection, claim_prefix: str) -> ClaimShown:
    """The one claim whose id starts like this, with everything about it."""
    raise NotImplementedError


def stances(connection: duckdb.DuckDBPyConnection, claim_ids: Sequence[str] | None = None) -> list[StanceRow]:
    """Who takes which stance, of these claims or of all."""
    raise NotImplementedError


def disputes(connection: duckdb.DuckDBPyConnection, *, since: datetime | None = None) -> list[DisputeRow]:
    """Contested claims with both sides, latest first."""
    raise NotImplementedError


def newly_disputed(connection: duckdb.DuckDBPyConnection, since: datetime) -> list[ClaimRow]:
    """The claims that became contested, or were denied for the first time, at or after ``since``."""
    raise NotImplementedError


def list_sources(connection: duckdb.DuckDBPyConnection, *, name: str | None = None) -> list[SourceRow]:
    """Sources with how many claims each stands behind, the busiest first."""
    raise NotImplementedError


def review_queue(connection: duckdb.DuckDBPyConnection) -> list[ReviewRow]:
    """Doubtful matches that wait for a person."""
    raise NotImplementedError


def totals(connection: duckdb.DuckDBPyConnection) -> Totals:
    """How much the record holds."""
    raise NotImplementedError


def run_sql(
    path: Path, sql: str, *, limit: int | None = None, timeout_s: float = 30, memory: str = "1GB"
) -> Answer:
    """What one ``select`` gives on the snapshot of the record ``path``."""
    raise NotImplementedError
