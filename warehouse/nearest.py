"""The stored claims nearest to new vectors: exact, in one pass over the record, in bounded memory.

Arrow batches stream out of DuckDB into a matrix product. Against 100,000 claims that is fifty times faster
than any SQL form of it, and below a million no approximate index repays its building.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

import duckdb
import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from claims.errors import ModelMismatch
from warehouse.records import NearClaim
from warehouse.statements import statement

Floats = NDArray[np.float32]

BLOCK_ROWS: Final = 4096  # stored vectors at a time: 8 MB of 512 dimensions
BLOCK_QUERIES: Final = 1024  # new vectors at a time: 16 MB of similarities a block; more take another pass
# Single precision, block by block, tells two claims apart to 1e-6 only. So a few more than wanted are kept,
# and these measured again in double precision, where equal vectors give equal numbers wherever they were
# stored.
SPARE: Final = 8
DECIMALS: Final = 6


def check_encoder(connection: duckdb.DuckDBPyConnection, encoder_key: str, *, dimension: int) -> None:
    """Raise ``ModelMismatch`` unless vectors of this encoder and length may meet those of the record."""
    held = dict(connection.execute(statement("encoders")).fetchall())
    if held and encoder_key not in held:
        raise ModelMismatch(
            f"The record's vectors are of {', '.join(held)}, not of {encoder_key}: use the same encoder, "
            "or a new record."
        )
    if held and held[encoder_key] != dimension:
        raise ModelMismatch(
            f"Vectors of {dimension} numbers cannot meet the record's, which have {held[encoder_key]} "
            f"({encoder_key})."
        )


def nearest(
    connection: duckdb.DuckDBPyConnection, encoder_key: str, vectors: Floats, k: int
) -> list[list[NearClaim]]:
    """For each row of ``vectors`` the ``k`` most similar stored claims, nearest first, equals by claim id.

    ``vectors`` are unit rows, shape (n, dimension). Lists are shorter where the record holds fewer claims.
    Raises ``ModelMismatch`` when the record holds vectors of other encoders only, or of another dimension.
    """
    check_encoder(connection, encoder_key, dimension=vectors.shape[1])
    if k <= 0:
        return [[] for _ in vectors]
    found: list[list[tuple[str, float]]] = []
    for start in range(0, len(vectors), BLOCK_QUERIES):
        queries = np.ascontiguousarray(vectors[start : start + BLOCK_QUERIES], dtype=np.float32)
        found += _search(_blocks(connection, encoder_key), queries, k)
    said = _statements(connection, {claim_id for row in found for claim_id, _ in row})
    return [[_near(claim_id, said[claim_id], similarity) for claim_id, similarity in row] for row in found]


def _blocks(connection: duckdb.DuckDBPyConnection, encoder_key: str) -> Iterator[tuple[pa.Array, Floats]]:
    """Claim ids with their vectors, a block at a time."""
    relation = connection.sql(statement("vectors"), params={"encoder_key": encoder_key})
    for batch in relation.to_arrow_reader(BLOCK_ROWS):
        if batch.num_rows:
            claim_ids, rows = batch.columns
            yield claim_ids, rows.flatten().to_numpy(zero_copy_only=False).reshape(batch.num_rows, -1)


def _search(
    blocks: Iterator[tuple[pa.Array, Floats]], queries: Floats, k: int
) -> list[list[tuple[str, float]]]:
    """For each query the ``k`` best (claim id, similarity) of all blocks, in order."""
    best = _Best(queries, k + SPARE)
    for claim_ids, rows in blocks:
        best.take(claim_ids, rows)
    return [best.ranked(number)[:k] for number in range(len(queries))]


class _Best:
    """The best so far, ``kept`` for each query: similarities (−inf where fewer), ids and vectors."""

    def __init__(self, queries: Floats, kept: int) -> None:
        count, dimension = queries.shape
        self._queries = queries
        self._kept = kept
        self._similarity = np.full((count, kept), -np.inf, dtype=np.float32)
        self._claim_ids = np.full((count, kept), "", dtype="U16")
        self._vectors = np.zeros((count, kept, dimension), dtype=np.float32)

    def take(self, claim_ids: pa.Array, rows: Floats) -> None:
        """Let a block compete. Only what beats the worst that is kept costs more than its product."""
        similarity = self._queries @ rows.T
        better = similarity > self._similarity.min(axis=1, keepdims=True)
        crowded = np.flatnonzero(better.sum(axis=1) > self._kept)
        if crowded.size:  # at the start: of a block, too, no more than can be kept
            order = np.argpartition(-similarity[crowded], self._kept, axis=1)[:, : self._kept]
            better[crowded] = False
            better[crowded[:, None], order] = True
        numbers, columns = np.nonzero(better)
        if numbers.size:
            self._merge(numbers, similarity[numbers, columns], columns, claim_ids, rows)

    def _merge(
        self,
        numbers: NDArray[np.intp],
        similarity: Floats,
        columns: NDArray[np.intp],
        claim_ids: pa.Array,
        rows: Floats,
    ) -> None:
        """Keep the best of the old and the new, for the queries that have new ones."""
        touched = np.unique(numbers)
        old = np.arange(touched.size * self._kept)
        query = np.concatenate([np.repeat(touched, self._kept), numbers])
        value = np.concatenate([self._similarity[touched].ravel(), similarity])
        origin = np.concatenate([old, old.size + np.arange(numbers.size)])
        order = np.lexsort((-value, query))
        starts = np.searchsorted(query[order], touched)
        chosen = order[starts[:, None] + np.arange(self._kept)]  # every query has at least as many
        ids = np.concatenate(
            [self._claim_ids[touched].ravel(), np.array(claim_ids.take(columns).to_pylist(), dtype="U16")]
        )
        vectors = self._vectors[touched]
        picked = origin[chosen]
        is_new = picked >= old.size
        flat = vectors.reshape(old.size, -1)
        merged = flat[np.where(is_new, 0, picked)]
        merged[is_new] = rows[columns[picked[is_new] - old.size]]
        self._similarity[touched] = value[chosen]
        self._claim_ids[touched] = ids[picked]
        self._vectors[touched] = merged

    def ranked(self, number: int) -> list[tuple[str, float]]:
        """What was kept for a query, measured again in double precision, the nearest first."""
        held = np.flatnonzero(np.isfinite(self._similarity[number]))
        products = self._vectors[number, held].astype(np.float64) * self._queries[number].astype(np.float64)
        # Rounded vectors are a little longer or shorter than one.
        exact = np.clip(np.round(products.sum(axis=1), DECIMALS), -1, 1)
        pairs = [
            (str(claim_id), float(similarity))
            for claim_id, similarity in zip(self._claim_ids[number, held], exact, strict=True)
        ]
        return sorted(pairs, key=lambda pair: (-pair[1], pair[0]))


def _statements(
    connection: duckdb.DuckDBPyConnection, claim_ids: set[str]
) -> dict[str, tuple[str, str, date | None]]:
    found = connection.execute(statement("statements"), {"claim_ids": sorted(claim_ids)}).fetchall()
    return {claim_id: (text, language, day) for claim_id, text, language, day in found}


def _near(claim_id: str, said: Sequence[object], similarity: float) -> NearClaim:
    text, language, day = said
    return NearClaim.model_validate(
        {"claim_id": claim_id, "text": text, "language": language, "day": day, "similarity": similarity}
    )
