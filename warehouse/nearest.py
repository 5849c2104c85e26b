"""The stored claims nearest to new vectors, in one pass over the record, in bounded memory.

Arrow batches stream out of DuckDB into a matrix product: exact, and fifty times faster than any SQL form of it.
Where an index of the vectors lies beside the record (`warehouse.vector_index`), the product takes only the parts of it where
near claims may be, and what the record has learnt since.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Final

import duckdb
import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from claims.errors import ModelMismatch
from warehouse.best import Best, Floats, Ints, Names
from warehouse.records import NearClaim
from warehouse.statements import statement
from warehouse.vector_index import Damaged, VectorIndex, index_of, stored_vectors, unusable

BLOCK_QUERIES: Final = 1024  # new vectors at a time: 32 MB of products a block; more take another pass


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
    apart = _apart(connection)
    index = index_of(connection, encoder_key)
    found: list[list[tuple[str, float]]] = []
    for start in range(0, len(vectors), BLOCK_QUERIES):
        queries = np.ascontiguousarray(vectors[start : start + BLOCK_QUERIES], dtype=np.float32)
        best = None if index is None else _looked_up(connection, queries, k, apart, index)
        if best is None:
            best = Best(queries, k)
            _scan(connection, encoder_key, best, apart)
        found += best.ranked()
    said = _statements(connection, {claim_id for row in found for claim_id, _ in row})
    return [
        [_near(claim_id, said[claim_id], similarity) for claim_id, similarity in row if claim_id in said]
        for row in found
    ]


def _apart(connection: duckdb.DuckDBPyConnection) -> list[str]:
    """The claims whose words find nothing any more, by id; few."""
    names = ["wordings_elsewhere"]
    if connection.execute("select 1 from verdict where verdict = 'wrong' limit 1").fetchall():
        names.append("wordings_rejected")  # looks at every mention
    return sorted({claim_id for name in names for (claim_id,) in connection.execute(statement(name)).fetchall()})


def _scan(
    connection: duckdb.DuckDBPyConnection,
    encoder_key: str,
    best: Best,
    apart: Sequence[str],
    *,
    first_row: int = 0,
) -> None:
    """Let every stored claim compete, from a row of the table on."""
    left_out = pa.array(apart, pa.string())
    products: Floats = np.empty(0, dtype=np.float32)
    for claim_ids, rows in stored_vectors(connection, encoder_key, first_row):
        size = len(best.queries) * len(rows)
        if products.size < size:
            products = np.empty(size, dtype=np.float32)
        block = np.matmul(best.queries, rows.T, out=products[:size].reshape(len(best.queries), len(rows)))
        best.compete(block, rows_of=rows.__getitem__, names_of=_names(claim_ids), left_out=_places(claim_ids, left_out))


def _looked_up(
    connection: duckdb.DuckDBPyConnection, queries: Floats, k: int, apart: Sequence[str], index: VectorIndex
) -> Best | None:
    """The best of those that the index says may be near, and of all that it does not hold; None where it is damaged."""
    best = Best(queries, k)
    try:
        held = index.compared(connection)
        index.search(best, apart=[*apart, *held.gone])
    except (Damaged, OSError) as reason:
        unusable(index, reason)
        return None
    if held.first_row is not None:
        _scan(connection, index.encoder_key, best, [*apart, *held.known_after], first_row=held.first_row)
    return best


def _names(claim_ids: pa.Array) -> Callable[[Ints], Names]:
    return lambda places: np.array(claim_ids.take(pa.array(places)).to_pylist(), dtype="U16")


def _places(claim_ids: pa.Array, wanted: pa.Array) -> Ints:
    """Where the wanted ids stand in a block."""
    return np.flatnonzero(pc.is_in(claim_ids, value_set=wanted).to_numpy(zero_copy_only=False))


def _statements(
    connection: duckdb.DuckDBPyConnection, claim_ids: set[str]
) -> dict[str, tuple[str, str, date | None, bool, str | None, str | None]]:
    found = connection.execute(statement("statements"), {"claim_ids": sorted(claim_ids)}).fetchall()
    return {
        claim_id: (text, language, day, alone, text_hash, title)
        for claim_id, text, language, day, alone, text_hash, title in found
    }


def _near(claim_id: str, said: Sequence[object], similarity: float) -> NearClaim:
    text, language, day, alone, content_hash, title = said
    return NearClaim.model_validate(
        {
            "claim_id": claim_id,
            "text": text,
            "language": language,
            "day": day,
            "similarity": similarity,
            "stands_alone": alone,
            "content_hash": content_hash,
            "title": title,
        }
    )
