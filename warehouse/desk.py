"""What the pages of the newsroom's desk ask of the record: what is new, who said it in which words, how the feeds do.

Each question is asked once for all claims of a page, so that a hundred pages cost little more than one. All take a
connection of ``open_record`` or ``open_snapshot``; ``mark_seen`` one of ``open_record``.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum
from typing import Any, Final, TypeVar

import duckdb
from pydantic import BaseModel

from claims.models import Frozen, Language, Status
from warehouse.queries import dicts
from warehouse.records import ClaimRow, Decider, FeedOutcome
from warehouse.times import naive_utc
from warehouse.transactions import add, transaction

AROUND: Final = 240  # characters on either side of the words: enough for their sentence

_Row = TypeVar("_Row", bound=BaseModel)


class ChangeKind(StrEnum):
    """What kind of news a change is, the most important first."""

    CONTESTED = "contested"  # a claim has two sides
    DENIED = "denied"  # somebody denies a claim for the first time
    TURNED = "turned"  # a source asserted and denied one claim
    SOURCE_CONTRADICTED = "source_contradicted"  # a source asserts two claims that contradict each other
    EDITED = "edited"  # an article's text was changed
    WITHDRAWN = "withdrawn"  # no article makes the claim any more
    VOUCHED = "vouched"  # what was only reported is asserted
    CORROBORATED = "corroborated"  # a second outlet carries it as asserted


class Change(Frozen):
    """A piece of news: a row of ``change`` with the article by which the record learnt of it. Times are UTC, naive."""

    change_id: str
    kind: ChangeKind
    happened_at: datetime
    claim_id: str | None
    against_claim_id: str | None
    article_id: str | None
    source_id: str | None
    status: Status | None
    who: tuple[str, ...]
    text: str
    against_who: tuple[str, ...]
    against_text: str | None
    reason_kind: str | None
    reasons: tuple[str, ...]
    origin: str | None
    outlet: str | None
    title: str | None
    published_at: datetime | None


class Telling(Frozen):
    """One mention of a claim: ``before + words + after`` is a stretch of the article.

    ``words`` are the evidence, and the cue where that is near; ``cue_start`` and ``cue_end`` count in ``words`` (code
    points, end exclusive), None where there is no cue.
    """

    claim_id: str
    mention_id: str
    text: str  # the claim as this article makes it
    language: Language
    status: Status
    confidence: float
    stands_alone: bool
    sources: tuple[str, ...]  # "John Kirby (porte-parole), through Reuters", in the order of the article
    source_ids: tuple[str, ...]
    before: str
    words: str
    after: str
    cue_start: int | None
    cue_end: int | None
    article_id: str
    origin: str
    outlet: str | None
    title: str | None
    published_at: datetime | None
    seen_at: datetime
    recorded_at: datetime
    is_current: bool


class FirstVoices(Frozen):
    """From when on articles said what of some claims, by their publication: many claims came up in one article."""

    first_seen_at: datetime
    asserted_at: datetime | None
    denied_at: datetime | None
    contested_at: datetime | None
    claims: int = 1


class Opposite(Frozen):
    """A claim that contradicts another, and why."""

    claim_id: str
    other_claim_id: str
    reason_kind: str
    reasons: tuple[str, ...]
    decider: Decider
    decided_by: str
    decided_at: datetime


class SourceClaim(Frozen):
    """A claim on which a source took a stance."""

    source_id: str
    claim_id: str
    text: str
    latest_status: Status
    last_seen_at: datetime


class Edit(Frozen):
    """What an edit of an article's text took out and put in, as claims."""

    article_id: str
    found_at: datetime
    gone: tuple[str, ...] | None
    come: tuple[str, ...] | None


class FeedHealth(Frozen):
    """How a feed is doing: its last look, and what came in since a moment."""

    feed_url: str
    checked_at: datetime
    last_good_at: datetime | None  # None: no look ever went well
    outcome: FeedOutcome
    message: str | None
    left_count: int
    new_count: int
    failed_count: int


class Look(Frozen):
    """Somebody had seen all that the record had learnt by ``seen_until``."""

    person: str
    looked_at: datetime
    seen_until: datetime


def changes(connection: duckdb.DuckDBPyConnection, *, since: datetime | None = None) -> list[Change]:
    """What is news, the latest first; with ``since`` only what the record learnt after that."""
    return _rows(connection, "changes", Change, {"since": naive_utc(since)})


def page_claims(
    connection: duckdb.DuckDBPyConnection, *, latest: int, each: int, carried: int, claim_ids: Sequence[str] = ()
) -> list[ClaimRow]:
    """The claims that pages tell of, the latest change first.

    Those are the ``latest`` of all, ``each`` latest of each standing, the ``carried`` that most outlets and articles
    carry, among the contested and among the others, and those of ``claim_ids`` that the record holds.
    """
    values = {"latest": latest, "each": each, "carried": carried, "claim_ids": list(claim_ids)}
    return _rows(connection, "page_claims", ClaimRow, values)


def tellings(connection: duckdb.DuckDBPyConnection, claim_ids: Sequence[str]) -> dict[str, tuple[Telling, ...]]:
    """Every mention of these claims, in time order, by claim."""
    told: defaultdict[str, list[Telling]] = defaultdict(list)
    for row in _rows(connection, "tellings", Telling, {"claim_ids": list(claim_ids), "around": AROUND}):
        told[row.claim_id].append(row)
    return {claim_id: tuple(rows) for claim_id, rows in told.items()}


def first_voices(connection: duckdb.DuckDBPyConnection) -> list[FirstVoices]:
    """When the claims that an article still makes came up, were asserted, denied and contested."""
    return _rows(connection, "first_voices", FirstVoices, {})


def opposites(connection: duckdb.DuckDBPyConnection, claim_ids: Sequence[str]) -> list[Opposite]:
    """What contradicts these claims."""
    return _rows(connection, "opposites", Opposite, {"claim_ids": list(claim_ids)})


def source_claims(connection: duckdb.DuckDBPyConnection, source_ids: Sequence[str], *, most: int) -> list[SourceClaim]:
    """The ``most`` claims that each of these sources spoke of last, the latest first."""
    return _rows(connection, "source_claims", SourceClaim, {"source_ids": list(source_ids), "most": most})


def edits(connection: duckdb.DuckDBPyConnection, article_ids: Sequence[str]) -> list[Edit]:
    """What the edits of these articles changed."""
    return _rows(connection, "edits", Edit, {"article_ids": list(article_ids)})


def feed_health(connection: duckdb.DuckDBPyConnection, *, since: datetime) -> list[FeedHealth]:
    """Every feed that was ever looked at, with what came in after ``since``."""
    return _rows(connection, "feed_health", FeedHealth, {"since": naive_utc(since)})


def last_look(connection: duckdb.DuckDBPyConnection) -> Look | None:
    """The last time that somebody said to have seen what is new."""
    found = _rows(connection, "last_look", Look, {})
    return found[0] if found else None


def mark_seen(connection: duckdb.DuckDBPyConnection, *, person: str, seen_until: datetime, now: datetime) -> None:
    """Note that ``person`` has seen all that the record had learnt by ``seen_until``."""
    with transaction(connection):
        add(
            connection,
            "look",
            "insert into look select coalesce(max(look_number), 0) + 1, $person, $now, $seen_until from look",
            {"person": person, "now": naive_utc(now), "seen_until": naive_utc(seen_until)},
        )


def _rows(connection: duckdb.DuckDBPyConnection, name: str, kind: type[_Row], values: dict[str, Any]) -> list[_Row]:
    return [kind.model_validate(row) for row in dicts(connection, name, values)]
