"""Claims by free text: those that hold its words and those that lie near it in meaning, in one list."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from duckdb import DuckDBPyConnection
from numpy.typing import NDArray

from claims.models import Language
from warehouse.nearest import nearest
from warehouse.queries import claims_by_id, with_words
from warehouse.records import ClaimRow

# Reciprocal rank fusion (Cormack, Clarke and Büttcher 2009): ranks can be added, scores of two kinds cannot. 60 is
# theirs.
_RANK: Final = 60
_EACH: Final = 100  # candidates of each kind


@dataclass(frozen=True)
class Found:
    """A claim that was found: whether it holds all the words, and its cosine to the text where it is near."""

    claim: ClaimRow
    has_words: bool
    similarity: float | None


def search(
    connection: DuckDBPyConnection,
    text: str,
    *,
    vector: NDArray[np.float32] | None,
    encoder_key: str,
    language: Language | None = None,
    limit: int = 20,
) -> list[Found]:
    """The ``limit`` best claims for ``text``, the best first; by its words alone without a ``vector`` (shape (n,))."""
    worded = with_words(connection, text, limit=_EACH)
    near = [] if vector is None else nearest(connection, encoder_key, vector[None, :], _EACH)[0]
    similarity = {claim.claim_id: claim.similarity for claim in near}
    weight: dict[str, float] = {}
    for ranked in (worded, [claim.claim_id for claim in near]):
        for rank, claim_id in enumerate(ranked):
            weight[claim_id] = weight.get(claim_id, 0) + 1 / (_RANK + rank)
    held = claims_by_id(connection, list(weight))
    order = sorted(held, key=lambda claim_id: (-weight[claim_id], claim_id))
    words = set(worded)
    found = [Found(held[claim_id], claim_id in words, similarity.get(claim_id)) for claim_id in order]
    return [each for each in found if language is None or each.claim.language is language][:limit]
