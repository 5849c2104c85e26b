"""What it costs to find the ten nearest of all stored claims for 1,000 new ones, against the bare matrix product.

    python -m tests.benchmarks.nearest_claims            100,000 made-up claims
    python -m tests.benchmarks.nearest_claims RECORD     those of a record: see tests.benchmarks.million

Of a record also what an index beside it costs and finds. The new claims are stored ones a little way off (cosine 0.9 to
0.99), as a claim in other words is; what counts is whether the index finds the nearest that the scan finds, and its ten.
The record's own index, if it has one, stays. CPU seconds, so that a busy machine does not matter.
"""

from __future__ import annotations

import resource
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import duckdb
import numpy as np

from tests.benchmarks.million import between
from tests.test_warehouse_nearest import Floats, fill
from tests.warehouse_samples import ENCODER
from warehouse import vector_index
from warehouse.connection import open_record, open_snapshot
from warehouse.nearest import nearest
from warehouse.records import NearClaim
from warehouse.snapshot import publish
from warehouse.statements import statement
from warehouse.vector_index import BLOCK_ROWS

STORED, NEW, DIMENSION, K = 100_000, 1_000, 512, 10

T = TypeVar("T")


def unit_rows(rows: int) -> Floats:
    matrix = np.random.default_rng(rows).normal(size=(rows, DIMENSION))
    rounded: Floats = np.round(matrix / np.linalg.norm(matrix, axis=1, keepdims=True), 4).astype(np.float32)
    return rounded


def spent(work: Callable[[], T]) -> tuple[float, T]:
    """CPU seconds, and what came of it."""
    started = time.process_time()
    made = work()
    return time.process_time() - started, made


def product(new: Floats, stored: int) -> None:
    """As many products as a scan of so many claims takes, of blocks that are in memory already."""
    blocks = [unit_rows(BLOCK_ROWS) for _ in range(4)]
    for number, start in enumerate(range(0, stored, BLOCK_ROWS)):
        _ = new @ blocks[number % 4][: stored - start].T


def peak_mb() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def made_up() -> None:
    new = unit_rows(NEW)
    product_s = min(spent(lambda: product(new, STORED))[0] for _ in range(3))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "record.duckdb"
        with open_record(path) as connection:
            fill(connection, unit_rows(STORED))
        publish(path)
        with open_snapshot(path) as connection:
            scan_s = min(spent(lambda: nearest(connection, ENCODER, new, K))[0] for _ in range(3))
    print(f"product {product_s:.2f} s, scan {scan_s:.2f} s: {scan_s / product_s:.2f} times")


def of_record(path: Path) -> None:
    index = vector_index.index_path(path)
    aside = index.rename(index.with_suffix(".aside")) if index.exists() else None
    try:
        with open_snapshot(path) as connection:
            [(encoder_key, _, claims)] = connection.execute(statement("vectors_held")).fetchall()
            new = near_duplicates(connection, claims)
            before_mb = peak_mb()
            scan_s, exact = spent(lambda: nearest(connection, encoder_key, new, K))
        print(f"{claims:,} claims, {len(new):,} new ones; the scan took {peak_mb() - before_mb:.0f} MB at its peak")
        product_s, _ = spent(lambda: product(new, claims))
        print(f"product {product_s:.2f} s, scan {scan_s:.2f} s: {scan_s / product_s:.2f} times", flush=True)
        make_s, _ = spent(lambda: vector_index.keep(path, pays_from=0))
        print(f"index made in {make_s:.1f} s, {index.stat().st_size / 1e9:.2f} GB; peak {peak_mb():.0f} MB", flush=True)
        with open_snapshot(path) as connection:
            for count in (len(new), 200, 1):
                search_s, found = spent(lambda: nearest(connection, encoder_key, new[:count], K))  # noqa: B023
                print(
                    f"search of {count}: {search_s:.2f} s, recall {recall(found, exact, 1):.4f} of the nearest,"
                    f" {recall(found, exact, K):.4f} of the {K} nearest",
                    flush=True,
                )
    finally:
        index.unlink(missing_ok=True)
        if aside:
            aside.rename(index)


def near_duplicates(connection: duckdb.DuckDBPyConnection, claims: int) -> Floats:
    """Stored vectors a little way towards others."""
    sampled = connection.execute(
        f"select vector from claim_embedding where rowid % {max(1, claims // NEW)} = 7 limit {NEW}"
    ).fetchall()
    return between(np.array([vector for (vector,) in sampled], dtype=np.float32), 1, most=0.45)


def recall(found: list[list[NearClaim]], exact: list[list[NearClaim]], k: int) -> float:
    """The share of the ``k`` nearest that were found."""
    wanted = [{near.claim_id for near in row[:k]} for row in exact[: len(found)]]
    got = [{near.claim_id for near in row[:k]} for row in found]
    return float(np.mean([len(one & other) / len(one) for one, other in zip(wanted, got, strict=True)]))


if __name__ == "__main__":
    of_record(Path(sys.argv[1])) if sys.argv[1:] else made_up()
