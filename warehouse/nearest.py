"""The stored claims nearest to new vectors, in one pass over the record, in bounded memory.

Arrow batches stream out of DuckDB into a matrix product: exact, and fifty times faster than any SQL form of it.
Where an index of the vectors lies beside the record (`warehouse.vector_index`), the product takes only the parts of it where
near claims may be, and what the record has learnt since.

Who holds the record holds up everybody else. So an ingest looks in the snapshot first (`look_ahead`), and in the record only at
what came since (`nearest_by_now`): the answer is that of `nearest`, in a session of milliseconds.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

import duckdb
import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from claims.errors import ModelMismatch
from warehouse.best import Best, Floats, Ints, Names
from warehouse.connection import open_snapshot
from warehouse.errors import RecordError
from warehouse.queries import dicts
from warehouse.records import NearClaim
from warehouse.statements import statement
from warehouse.vector_index import Damaged, VectorIndex, index_of, stored_vectors, unusable

logger = logging.getLogger(__name__)

Said = tuple[str, str, date | None, bool, str | None, str | None]

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
    bests = _search(connection, encoder_key, vectors, k)
    return _named(bests, _statements(connection, _found(bests)))


@dataclass(frozen=True)
class Ahead:
    """What a snapshot held near to some vectors, and how far it had come."""

    encoder_key: str
    bests: Sequence[Best]  # for some of the vectors each
    said: Mapping[str, Said]  # what the claims say that were found
    learnt: Mapping[str, int]  # decision_number, act_number, mention_row, last_row: how far it had come …
    rejected: frozenset[str]  # claims of which people had rejected every mention
    held: tuple[int, int]  # … and how many vectors it held, with a sum of whose


def look_ahead(path: Path, encoder_key: str, vectors: Floats, k: int) -> Ahead | None:
    """What the snapshot of the record ``path`` holds near to these vectors, for `nearest_by_now`. Holds up nobody.

    None where there is no snapshot, or none to compare with.
    """
    try:
        with open_snapshot(path, follows=False) as connection:
            check_encoder(connection, encoder_key, dimension=vectors.shape[1])
            [learnt] = dicts(connection, "learnt_until", {})
            bests = _search(connection, encoder_key, vectors, k) if k > 0 else []
            return Ahead(
                encoder_key,
                bests,
                said=_statements(connection, _found(bests)),
                learnt=learnt,
                rejected=frozenset(_rejected(connection).values()),
                held=_held_until(connection, encoder_key, learnt["last_row"]),
            )
    except (RecordError, ModelMismatch) as reason:
        logger.debug("no look ahead: %s", reason)
        return None


def nearest_by_now(
    connection: duckdb.DuckDBPyConnection, encoder_key: str, vectors: Floats, k: int, ahead: Ahead | None
) -> list[list[NearClaim]]:
    """What `nearest` gives, for what it costs to look at what came since ``ahead``, which is used up.

    Where more happened than that articles came in (a person decided, a backup was gone back to), all is looked at.
    """
    check_encoder(connection, encoder_key, dimension=vectors.shape[1])
    touched = None if ahead is None or k <= 0 else _touched_since(connection, ahead)
    if ahead is None or touched is None:
        return nearest(connection, encoder_key, vectors, k)
    for best in ahead.bests:
        _scan(connection, encoder_key, best, (), first_row=ahead.learnt["last_row"] + 1)
    found = _found(ahead.bests)
    kept = {claim_id: ahead.said[claim_id] for claim_id in found & (ahead.said.keys() - touched)}
    return _named(ahead.bests, {**kept, **_statements(connection, found - kept.keys())})


def _touched_since(connection: duckdb.DuckDBPyConnection, ahead: Ahead) -> set[str] | None:
    """The claims that were opened or joined since; None where other claims may be near now, or say something else."""
    values = {name: ahead.learnt[name] for name in ("decision_number", "act_number", "mention_row")}
    [since] = dicts(connection, "learnt_since", values)
    if since["more"] or _held_until(connection, ahead.encoder_key, ahead.learnt["last_row"]) != ahead.held:
        return None
    touched = set(since["claim_ids"])
    return None if touched & ahead.rejected else touched


def _held_until(connection: duckdb.DuckDBPyConnection, encoder_key: str, last_row: int) -> tuple[int, int]:
    values = {"encoder_key": encoder_key, "last_row": last_row}
    [(count, which)] = connection.execute(statement("vectors_held_until"), values).fetchall()
    return int(count), int(which)


def _search(connection: duckdb.DuckDBPyConnection, encoder_key: str, vectors: Floats, k: int) -> list[Best]:
    """The best of all stored claims, for each block of vectors."""
    apart = _apart(connection)
    index = index_of(connection, encoder_key)
    bests = []
    for start in range(0, len(vectors), BLOCK_QUERIES):
        queries = np.ascontiguousarray(vectors[start : start + BLOCK_QUERIES], dtype=np.float32)
        best = None if index is None else _looked_up(connection, queries, k, apart, index)
        if best is None:
            best = Best(queries, k)
            _scan(connection, encoder_key, best, apart)
        bests.append(best)
    return bests


def _found(bests: Iterable[Best]) -> set[str]:
    return {claim_id for best in bests for row in best.ranked() for claim_id, _ in row}


def _named(bests: Iterable[Best], said: Mapping[str, Said]) -> list[list[NearClaim]]:
    return [
        [_near(claim_id, said[claim_id], similarity) for claim_id, similarity in row if claim_id in said]
        for best in bests
        for row in best.ranked()
    ]


def _apart(connection: duckdb.DuckDBPyConnection) -> list[str]:
    """The claims whose words find nothing any more, by id; few."""
    elsewhere = [claim_id for (claim_id,) in connection.execute(statement("wordings_elsewhere")).fetchall()]
    return sorted({*elsewhere, *_rejected(connection)})


def _rejected(connection: duckdb.DuckDBPyConnection) -> dict[str, str]:
    """Claims of whose words people rejected every mention, with the claims that these words are part of by now."""
    if not connection.execute("select 1 from verdict where verdict = 'wrong' limit 1").fetchall():
        return {}
    return dict(connection.execute(statement("wordings_rejected")).fetchall())  # looks at every mention


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


def _statements(connection: duckdb.DuckDBPyConnection, claim_ids: set[str]) -> dict[str, Said]:
    if not claim_ids:
        return {}
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
