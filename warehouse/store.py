"""Writing to the record: one article, whole or not at all."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

import duckdb
import numpy as np
from numpy.typing import NDArray

from claims.models import Article, Claim
from warehouse.records import Placement, StoredCounts


def known_revisions(connection: duckdb.DuckDBPyConnection, articles: Iterable[Article]) -> set[str]:
    """The revision ids of those ``articles`` that the record holds as the current revision already."""
    raise NotImplementedError


def watermark(connection: duckdb.DuckDBPyConnection) -> int:
    """How many decisions the record holds: grows with every one, never falls."""
    raise NotImplementedError


def store_article(
    connection: duckdb.DuckDBPyConnection,
    article: Article,
    claims: Sequence[Claim],
    vectors: NDArray[np.float32],
    encoder_key: str,
    placements: Sequence[Placement],
    *,
    extractor_version: str,
    matcher_version: str,
    seen: int,
    now: datetime,
) -> StoredCounts:
    """Store one article with its claims in one transaction."""
    raise NotImplementedError
