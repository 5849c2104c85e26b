"""Which texts of the record are one dispatch that several outlets carry. Knows nothing of Prefect."""

from __future__ import annotations

import logging
from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Final

from duckdb import DuckDBPyConnection

from claims.likeness import LEAST, Likeness, likeness_of, share_in_common
from flows.tables import counted
from warehouse.likenesses import (
    Compared,
    Copied,
    Near,
    StoredLikeness,
    near_in_likeness,
    store_likenesses,
    unlike,
)

logger = logging.getLogger(__name__)

_TOGETHER: Final = 100  # texts in one transaction
MOST_COMPARED: Final = 20  # earlier texts that one is compared with: more would be the same dispatch again


def settle(connection: DuckDBPyConnection) -> int:
    """How many texts were found to be near copies of others, among those not compared yet; again, it finds none.

    Texts are compared in the order of storing, each with the earlier ones that its likeness points to.
    """
    copies = 0
    while waiting := unlike(connection, most=_TOGETHER):
        compared = _compare(connection, waiting)
        store_likenesses(connection, compared, now=datetime.now(UTC))
        copies += sum(bool(each.copies) for each in compared)
    if copies:
        logger.info("dispatches: %s of earlier texts", counted(copies, "near copy", "near copies"))
    return copies


def _compare(connection: DuckDBPyConnection, waiting: Sequence[tuple[str, str]]) -> list[Compared]:
    """Each text, by hash and words, with those before it that it is a near copy of: stored ones and waiting ones."""
    texts = [(content_hash, likeness_of(words)) for content_hash, words in waiting]
    stored = near_in_likeness(connection, [likeness.bands for _, likeness in texts], most=MOST_COMPARED)
    with_band: defaultdict[int, list[int]] = defaultdict(list)  # which of the waiting texts
    compared: list[Compared] = []
    for (content_hash, likeness), near in zip(texts, stored, strict=True):
        shared = Counter(earlier for band in likeness.bands for earlier in with_band[band])
        near += [Near(compared[earlier].likeness, bands) for earlier, bands in shared.items()]
        near.sort(key=lambda each: (-each.shared, each.likeness.content_hash))
        kept = StoredLikeness(content_hash, likeness.shingle_count, likeness.signature, likeness.bands)
        for band in likeness.bands:
            with_band[band].append(len(compared))
        compared.append(Compared(kept, _copies(likeness, near[:MOST_COMPARED])))
    return compared


def _copies(likeness: Likeness, near: Sequence[Near]) -> tuple[Copied, ...]:
    """Which of these texts it is a near copy of, the likest first."""
    shares = [
        (share_in_common(likeness, Likeness(other.likeness.shingle_count, other.likeness.signature, ())), other)
        for other in near
    ]
    copies = [(share, other.likeness.content_hash) for share, other in shares if share >= LEAST]
    return tuple(Copied(of, round(share, 2)) for share, of in sorted(copies, key=lambda each: (-each[0], each[1])))
