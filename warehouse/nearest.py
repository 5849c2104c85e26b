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
Ints = NDArray[np.intp]

BLOCK_ROWS: Final = 8192  # stored vectors at a time: 16 MB of 512 dimensions
BLOCK_QUERIES: Final = 1024  # new vectors at a time: 32 MB of products a block; more take another pass
BLOCK_PAIRS: Final = 4096  # pairs measured again at a time: 16 MB a side
# The product of single-precision blocks finds who may be near; its last digits depend on the shape of the
# blocks. Whoever comes this close to the k-th is measured again in double precision, where equal vectors give
# equal numbers wherever they are stored. (The error of 512 products of unit vectors stays below 3e-6.)
TOLERANCE: Final = 1e-5
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
            f"Vectors of {dimension} numbers cannot meet the record's, which have {held[encoder_key]} ({encoder_key})."
        )


def nearest(connection: duckdb.DuckDBPyConnection, encoder_key: str, vectors: Floats, k: int) -> list[list[NearClaim]]:
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


def _search(blocks: Iterator[tuple[pa.Array, Floats]], queries: Floats, k: int) -> list[list[tuple[str, float]]]:
    """For each query the ``k`` best (claim id, similarity) of all blocks, in order."""
    best = _Best(queries, k)
    for claim_ids, rows in blocks:
        best.take(claim_ids, rows)
    return best.ranked()


class _Best:
    """The ``k`` best so far for each query, in order; −inf and no id where there are fewer."""

    def __init__(self, queries: Floats, k: int) -> None:
        self._queries = queries
        self._k = k
        self._similarity = np.full((len(queries), k), -np.inf)
        self._claim_ids = np.full((len(queries), k), "", dtype="U16")

    def take(self, claim_ids: pa.Array, rows: Floats) -> None:
        """Let a block compete."""
        products = self._queries @ rows.T
        floor = self._similarity[:, -1]
        if len(rows) > self._k and np.isneginf(floor).any():
            # Nothing to beat yet: what is not among the block's own best need not be measured again.
            last = len(rows) - self._k
            floor = np.maximum(floor, np.partition(products, last, axis=1)[:, last])
        near = np.flatnonzero(products >= (floor - TOLERANCE).astype(np.float32)[:, None])
        for start in range(0, len(near), BLOCK_PAIRS):
            numbers, columns = np.divmod(near[start : start + BLOCK_PAIRS], len(rows))
            ids = np.array(claim_ids.take(pa.array(columns)).to_pylist(), dtype="U16")
            self._merge(numbers, self._measure(numbers, rows[columns]), ids)

    def _measure(self, numbers: Ints, rows: Floats) -> NDArray[np.float64]:
        """The cosine of each row to its query. Rounded vectors are a little longer or shorter than one."""
        products = self._queries[numbers].astype(np.float64) * rows.astype(np.float64)
        clipped: NDArray[np.float64] = np.clip(np.round(products.sum(axis=1), DECIMALS), -1, 1)
        return clipped

    def _merge(self, numbers: Ints, similarity: NDArray[np.float64], claim_ids: NDArray[np.str_]) -> None:
        """Keep the best of the old and the new, for the queries that have new ones."""
        touched = np.unique(numbers)
        query = np.concatenate([np.repeat(touched, self._k), numbers])
        similarity = np.concatenate([self._similarity[touched].ravel(), similarity])
        claim_ids = np.concatenate([self._claim_ids[touched].ravel(), claim_ids])
        order = np.lexsort((claim_ids, -similarity, query))
        starts = np.searchsorted(query[order], touched)
        chosen = order[starts[:, None] + np.arange(self._k)]  # each query has its old k at least
        self._similarity[touched] = similarity[chosen]
        self._claim_ids[touched] = claim_ids[chosen]

    def ranked(self) -> list[list[tuple[str, float]]]:
        """What is left for each query, the nearest first."""
        return [
            [(str(claim_id), float(similarity)) for claim_id, similarity in zip(*row, strict=True) if claim_id]
            for row in zip(self._claim_ids, self._similarity, strict=True)
        ]


def _statements(
    connection: duckdb.DuckDBPyConnection, claim_ids: set[str]
) -> dict[str, tuple[str, str, date | None, bool]]:
    found = connection.execute(statement("statements"), {"claim_ids": sorted(claim_ids)}).fetchall()
    return {claim_id: (text, language, day, alone) for claim_id, text, language, day, alone in found}


def _near(claim_id: str, said: Sequence[object], similarity: float) -> NearClaim:
    text, language, day, alone = said
    return NearClaim.model_validate(
        {
            "claim_id": claim_id,
            "text": text,
            "language": language,
            "day": day,
            "similarity": similarity,
            "stands_alone": alone,
        }
    )
