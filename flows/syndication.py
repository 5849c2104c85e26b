"""Which texts of the record are one dispatch that several outlets carry. Knows nothing of Prefect."""

from __future__ import annotations

import logging
from datetime import UTC, datetime
from typing import Final

from duckdb import DuckDBPyConnection

from claims.likeness import LEAST, Likeness, likeness_of, share_in_common
from flows.tables import counted
from warehouse.likenesses import Copied, StoredLikeness, near_in_likeness, store_likeness, unlike

logger = logging.getLogger(__name__)

_TOGETHER: Final = 100  # texts in memory at a time
MOST_COMPARED: Final = 20  # earlier texts that one is compared with: more would be the same dispatch again


def settle(connection: DuckDBPyConnection) -> int:
    """How many texts were found to be near copies of others, among those not compared yet; again, it finds none.

    Texts are compared in the order of storing, each with the earlier ones that its likeness points to.
    """
    copies = 0
    while waiting := unlike(connection, most=_TOGETHER):
        for content_hash, text in waiting:
            copies += _compare(connection, content_hash, likeness_of(text))
    if copies:
        logger.info("dispatches: %s of earlier texts", counted(copies, "near copy", "near copies"))
    return copies


def _compare(connection: DuckDBPyConnection, content_hash: str, likeness: Likeness) -> bool:
    near = near_in_likeness(connection, likeness.bands, most=MOST_COMPARED) if likeness.bands else []
    shares = [
        (share_in_common(likeness, Likeness(other.shingle_count, other.signature, ())), other.content_hash)
        for other in near
    ]
    found = sorted(((share, other) for share, other in shares if share >= LEAST), key=lambda each: (-each[0], each[1]))
    store_likeness(
        connection,
        StoredLikeness(content_hash, likeness.shingle_count, likeness.signature, likeness.bands),
        [Copied(content_hash, other, round(share, 2)) for share, other in found],
        now=datetime.now(UTC),
    )
    return bool(found)
