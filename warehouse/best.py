"""The claims nearest to each of many vectors, found a block at a time: who is near at all, measured exactly."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Ints = NDArray[np.intp]
Names = NDArray[np.str_]

BLOCK_PAIRS: Final = 4096  # pairs measured again at a time: 16 MB a side
# The product of single-precision blocks finds who may be near; its last digits depend on the shape of the
# blocks. Whoever comes this close to the k-th is measured again in double precision, where equal vectors give
# equal numbers wherever they are stored. (The error of 512 products of unit vectors stays below 3e-6.)
TOLERANCE: Final = 1e-5
DECIMALS: Final = 6
_OUT: Final = -2.0  # less than any cosine


class Best:
    """The ``k`` best so far for each of the unit rows ``queries``, in order; fewer where fewer competed."""

    def __init__(self, queries: Floats, k: int) -> None:
        self.queries = queries
        self._k = k
        self._similarity = np.full((len(queries), k), -np.inf)
        self._claim_ids = np.full((len(queries), k), "", dtype="U16")

    def compete(
        self,
        products: Floats,
        *,
        rows_of: Callable[[Ints], Floats],
        names_of: Callable[[Ints], Names],
        left_out: Ints,
        numbers: Ints | None = None,
    ) -> None:
        """Let a block of claims compete. ``products``, shape (queries, block), is overwritten.

        ``rows_of`` and ``names_of`` give the vectors and ids at places of the block, ``left_out`` are places that don't
        count. ``numbers`` says which queries the products are of; all without it.
        """
        if not products.size:
            return
        if left_out.size:
            products[:, left_out] = _OUT
        floor = self._similarity[:, -1] if numbers is None else self._similarity[numbers, -1]
        if products.shape[1] > self._k and np.isneginf(floor).any():
            # Nothing to beat yet: what is not among the block's own best need not be measured again.
            last = products.shape[1] - self._k
            floor = np.maximum(floor, np.partition(products, last, axis=1)[:, last])
        limit = np.maximum(floor - TOLERANCE, -1 - TOLERANCE).astype(np.float32)
        # Once some blocks have passed, hardly any query finds better in the next: one look at the highest tells.
        touched = np.flatnonzero(products.max(axis=1) >= limit)
        if not touched.size:
            return
        some = products if len(touched) == len(products) else products[touched]
        near = np.flatnonzero(some >= limit[touched, None])
        for start in range(0, len(near), BLOCK_PAIRS):
            which, places = np.divmod(near[start : start + BLOCK_PAIRS], products.shape[1])
            queries = touched[which] if numbers is None else numbers[touched[which]]
            self._merge(queries, self._measure(queries, rows_of(places)), names_of(places))

    def _measure(self, numbers: Ints, rows: Floats) -> NDArray[np.float64]:
        """The cosine of each row to its query. Rounded vectors are a little longer or shorter than one."""
        products = self.queries[numbers].astype(np.float64) * rows.astype(np.float64)
        clipped: NDArray[np.float64] = np.clip(np.round(products.sum(axis=1), DECIMALS), -1, 1)
        return clipped

    def _merge(self, numbers: Ints, similarity: NDArray[np.float64], claim_ids: Names) -> None:
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
        """For each query what is left, (claim id, cosine), the nearest first, equals by id."""
        return [
            [(str(claim_id), float(similarity)) for claim_id, similarity in zip(*row, strict=True) if claim_id]
            for row in zip(self._claim_ids, self._similarity, strict=True)
        ]
