"""What has changed and was not told yet. A change is told once: what was told is kept in the record."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import datetime

import duckdb
import pyarrow as pa

from claims.models import Frozen
from warehouse.queries import dicts
from warehouse.rows import table
from warehouse.transactions import insert, transaction


class Untold(Frozen):
    """One change that holds and was not told: a row of the view ``change``, times in UTC."""

    change_id: str
    kind: str
    happened_at: datetime
    claim_id: str | None
    text: str
    who: tuple[str, ...]
    against_claim_id: str | None
    against_text: str | None
    against_who: tuple[str, ...]
    status: str | None
    reasons: tuple[str, ...]
    source_id: str | None
    article_id: str | None
    article_title: str | None
    article_outlet: str | None
    article_origin: str | None


def untold(connection: duckdb.DuckDBPyConnection, kinds: Collection[str]) -> list[Untold]:
    """The changes of these kinds that were not told yet, the earliest first.

    What changed before the record kept such a list is not news.
    """
    return [Untold(**row) for row in dicts(connection, "untold_changes", {"kinds": sorted(kinds)})]


def without_told(connection: duckdb.DuckDBPyConnection, changes: Iterable[Untold]) -> list[Untold]:
    """Those that nobody has told since a snapshot said that they are untold."""
    told = {change_id for (change_id,) in connection.execute("select change_id from announcement").fetchall()}
    return [each for each in changes if each.change_id not in told]


def mark_told(connection: duckdb.DuckDBPyConnection, told: Iterable[Untold], *, now: datetime) -> None:
    """Keep in mind that these changes were told, at ``now`` (UTC, naive)."""
    made: pa.Table = table(
        "announcement", [{"change_id": each.change_id, "kind": each.kind, "announced_at": now} for each in told]
    )
    with transaction(connection):
        insert(connection, "announcement", made)
