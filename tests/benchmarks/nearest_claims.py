"""What it costs to find the five nearest of 100,000 claims for 1,000 new ones, against the bare product.

Run by hand: ``python -m tests.benchmarks.nearest_claims``. On two cores of a laptop-class machine the product
takes 1.3 CPU-seconds, the nearest claims 1.9 to 2.2.
"""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path

import numpy as np

from tests.test_warehouse_nearest import Floats, fill
from tests.warehouse_samples import ENCODER
from warehouse.connection import open_record
from warehouse.nearest import BLOCK_ROWS, nearest

STORED, NEW, DIMENSION, K = 100_000, 1_000, 512, 5


def unit_rows(rows: int) -> Floats:
    matrix = np.random.default_rng(rows).normal(size=(rows, DIMENSION))
    rounded: Floats = np.round(matrix / np.linalg.norm(matrix, axis=1, keepdims=True), 4).astype(np.float32)
    return rounded


def main() -> None:
    stored, new = unit_rows(STORED), unit_rows(NEW)
    with tempfile.TemporaryDirectory() as folder, open_record(Path(folder) / "record.duckdb") as connection:
        fill(connection, stored)
        started = time.process_time()
        for start in range(0, STORED, BLOCK_ROWS):
            _ = new @ stored[start : start + BLOCK_ROWS].T
        product_s = time.process_time() - started
        started = time.process_time()
        nearest(connection, ENCODER, new, K)
        nearest_s = time.process_time() - started
    sys.stdout.write(
        f"product {product_s:.2f} s, nearest {nearest_s:.2f} s of CPU: {nearest_s / product_s:.2f} times\n"
    )


if __name__ == "__main__":
    main()
