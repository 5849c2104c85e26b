"""What the record keeps of texts to tell near copies of each other, and which dispatch each text is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import duckdb

from warehouse.rows import table
from warehouse.statements import statement
from warehouse.times import naive_utc
from warehouse.transactions import insert, transaction


@dataclass(frozen=True)
class StoredLikeness:
    """The likeness of one text: what `claims.likeness` made of it."""

    content_hash: str
    shingle_count: int
    signature: tuple[int, ...]
    bands: tuple[int, ...] = ()


@dataclass(frozen=True)
class Copied:
    """That a text is a near copy of another; ``of`` None: the first of its dispatch."""

    content_hash: str
    of: str | None = None
    share: float | None = None


def unlike(connection: duckdb.DuckDBPyConnection, *, most: int) -> list[tuple[str, str]]:
    """Hash and words of the texts whose likeness is not known yet, in the order of storing, at most ``most``."""
    return connection.execute(statement("texts_unlike"), {"most": most}).fetchall()


def near_in_likeness(connection: duckdb.DuckDBPyConnection, bands: Sequence[int], *, most: int) -> list[StoredLikeness]:
    """The texts that have some of these ``bands``, those with most of them first, at most ``most``."""
    rows = connection.execute(statement("texts_in_bands"), {"bands": list(bands), "most": most}).fetchall()
    return [StoredLikeness(content_hash, count, tuple(signature)) for content_hash, count, signature in rows]


def store_likeness(
    connection: duckdb.DuckDBPyConnection, likeness: StoredLikeness, copies: Sequence[Copied], *, now: datetime
) -> str:
    """The dispatch of a text, after storing its likeness and that it is a copy of others, the likest first.

    A text that is a copy of several dispatches makes them one: the oldest.
    """
    time = naive_utc(now)
    with transaction(connection):
        row = {
            "content_hash": likeness.content_hash,
            "shingle_count": likeness.shingle_count,
            "signature": list(likeness.signature),
        }
        insert(connection, "likeness", table("likeness", [row]))
        bands = [{"band": band, "content_hash": likeness.content_hash} for band in likeness.bands]
        if bands:
            insert(connection, "likeness_band", table("likeness_band", bands))
        found = connection.execute(
            statement("dispatches_of"), {"content_hashes": [copy.of for copy in copies]}
        ).fetchall()
        [(number,)] = connection.execute("select coalesce(max(dispatch_number), 0) from dispatch_text").fetchall()
        dispatch = found[0][1] if found else likeness.content_hash
        best = copies[0] if copies else None
        made: list[dict[str, object]] = [
            {
                "content_hash": likeness.content_hash,
                "copy_of": best.of if best else None,
                "share": best.share if best else None,
            }
        ]
        made += [
            {"content_hash": member, "copy_of": likeness.content_hash, "share": None}
            for member, other, _ in found
            if other != dispatch
        ]
        rows = [
            {**row, "dispatch_number": each, "dispatch_id": dispatch, "found_at": time}
            for each, row in enumerate(made, start=number + 1)
        ]
        insert(connection, "dispatch_text", table("dispatch_text", rows))
    return str(dispatch)
