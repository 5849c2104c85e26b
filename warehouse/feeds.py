"""What the record knows of feeds: when each was looked at, and what became of its entries. Rows are only added."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

import duckdb

from claims.models import Frozen
from warehouse.records import EntryOutcome, FeedOutcome
from warehouse.rows import table
from warehouse.statements import statement
from warehouse.transactions import INCOMING, add, transaction


class FeedCheck(Frozen):
    """One look at a feed: a row of ``feed_check`` without its number."""

    feed_url: str
    checked_at: datetime  # UTC, naive, as all times here
    outcome: FeedOutcome
    http_status: int | None = None
    entry_count: int = 0
    new_count: int = 0
    failed_count: int = 0
    left_count: int = 0
    message: str | None = None
    etag: str | None = None
    last_modified: str | None = None
    not_before: datetime | None = None


class FeedState(Frozen):
    """Where a feed stands after its last look."""

    feed_url: str
    checked_at: datetime
    failures: int  # looks that failed since one did not
    left_count: int
    etag: str | None
    last_modified: str | None
    not_before: datetime | None


class FeedEntry(Frozen):
    """One try at the article of an entry: a row of ``feed_entry`` without its number."""

    feed_url: str
    entry_key: str
    tried_at: datetime
    outcome: EntryOutcome
    url: str | None
    title: str | None = None
    author: str | None = None
    published_at: datetime | None = None
    fingerprint: str
    article_id: str | None = None
    etag: str | None = None
    last_modified: str | None = None
    message: str | None = None


class EntryState(Frozen):
    """Where an entry stands after its last try."""

    last: FeedEntry
    first_tried_at: datetime
    tries: int
    failures: int  # tries that failed since one did not
    from_page: bool  # its page gave an article once
    article_id: str | None  # the article that came of it, in whichever try


class FeedHealth(Frozen):
    """How a feed is doing: a row of ``feed_health``. Times are UTC, naive."""

    feed_url: str
    health: str  # well, stumbling or failing
    checked_at: datetime
    outcome: FeedOutcome
    message: str | None
    not_before: datetime | None
    failures_in_a_row: int
    failing_since: datetime | None
    last_good_at: datetime | None
    last_new_at: datetime | None
    looks: int
    articles_read: int
    entries_waiting: int
    entries_refused: int


def feed_healths(connection: duckdb.DuckDBPyConnection) -> dict[str, FeedHealth]:
    """How each feed that was ever looked at is doing, by address."""
    return {row["feed_url"]: FeedHealth.model_validate(row) for row in _rows(connection, "feed_healths", {})}


def feed_states(connection: duckdb.DuckDBPyConnection) -> dict[str, FeedState]:
    """Every feed that was ever looked at, by address."""
    return {row["feed_url"]: FeedState.model_validate(row) for row in _rows(connection, "feed_states", {})}


def entry_states(
    connection: duckdb.DuckDBPyConnection,
    feed_url: str,
    *,
    keys: Sequence[str],
    urls: Sequence[str],
    since: datetime,
) -> list[EntryState]:
    """The entries of a feed with these ``keys`` or first tried ``since``, and those of any feed with these ``urls``."""
    parameters = {"feed_url": feed_url, "entry_keys": list(keys), "urls": list(urls), "since": since}
    return [
        EntryState(
            last=FeedEntry.model_validate({name: row[name] for name in FeedEntry.model_fields}),
            **{name: row[name] for name in EntryState.model_fields if name != "last"},
        )
        for row in _rows(connection, "entry_states", parameters)
    ]


def store_check(connection: duckdb.DuckDBPyConnection, check: FeedCheck, entries: Iterable[FeedEntry]) -> None:
    """Add a look at a feed and what became of its entries, all or nothing."""
    tried = [entry.model_dump(mode="python") for entry in entries]
    with transaction(connection):
        _add(connection, "feed_check", "check_number", ("feed_url",), [check.model_dump(mode="python")])
        _add(connection, "feed_entry", "try_number", ("feed_url", "entry_key"), tried)


def _add(
    connection: duckdb.DuckDBPyConnection, name: str, number: str, keys: tuple[str, ...], made: list[dict[str, object]]
) -> None:
    if not made:
        return
    connection.register(INCOMING, table(name, [{**row, number: 1} for row in made]))
    same = " and ".join(f"held.{key} = incoming.{key}" for key in keys)
    order = f"row_number() over (partition by {', '.join(keys)})"
    add(
        connection,
        name,
        f"insert into {name} by name select * replace ("  # noqa: S608  # names of ours
        f"cast({order} + (select coalesce(max({number}), 0) from {name} as held where {same}) as integer)"
        f" as {number}) from incoming",
    )


def _rows(connection: duckdb.DuckDBPyConnection, name: str, parameters: dict[str, object]) -> list[dict[str, Any]]:
    result = connection.execute(statement(name), parameters)
    names = [column[0] for column in result.description or ()]
    return [dict(zip(names, row, strict=True)) for row in result.fetchall()]
