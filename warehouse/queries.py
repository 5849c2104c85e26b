"""Reading from the record: typed answers to what the command line, the dashboard and the flows ask.

All take a connection of ``open_record`` or ``open_snapshot``. The SQL is in sql/; lists come in the order
that it names, the same in every run.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any, Final, TypeVar

import duckdb
from pydantic import BaseModel

from warehouse.asking import run_script, run_sql
from warehouse.errors import AmbiguousClaim, ClaimNotFound
from warehouse.records import (
    ClaimFilter,
    ClaimRow,
    ClaimShown,
    DisputeRow,
    MentionShown,
    OutletRow,
    ReviewRow,
    RivalShown,
    SourceRow,
    SourceShown,
    StanceRow,
    Totals,
    UnionRow,
    Unsaid,
)
from warehouse.statements import statement
from warehouse.times import naive_utc

__all__ = [
    "claim_count",
    "claim_id_of",
    "claims_by_id",
    "disputes",
    "list_claims",
    "list_outlets",
    "list_sources",
    "newly_disputed",
    "review_queue",
    "run_script",
    "run_sql",
    "show_claim",
    "source_unions",
    "stances",
    "totals",
    "unsaid",
    "with_words",
]

AROUND: Final = 240  # characters on either side of the evidence: two or three sentences

_Shown = TypeVar("_Shown", bound=BaseModel)


def list_claims(connection: duckdb.DuckDBPyConnection, wanted: ClaimFilter | None = None) -> list[ClaimRow]:
    """The claims that ``wanted`` lets through (all without it), latest change first."""
    return _claims(connection, wanted or ClaimFilter())


def claims_by_id(connection: duckdb.DuckDBPyConnection, claim_ids: Sequence[str]) -> dict[str, ClaimRow]:
    """These claims by their whole ids; those that the record does not hold are left out."""
    rows = _claims(connection, ClaimFilter(), claim_ids=list(claim_ids))
    return {row.claim_id: row for row in rows}


def with_words(connection: duckdb.DuckDBPyConnection, words: str, *, limit: int) -> list[str]:
    """The claims in which all ``words`` occur, by id, the best first: see the macro search."""
    found = connection.execute(statement("with_words"), {"words": words, "limit": limit}).fetchall()
    return [claim_id for (claim_id,) in found]


def list_outlets(connection: duckdb.DuckDBPyConnection) -> list[OutletRow]:
    """What each known outlet carries, the busiest first."""
    return _rows(connection, "outlets", OutletRow, {})


def source_unions(connection: duckdb.DuckDBPyConnection) -> list[UnionRow]:
    """Which sources were said to be one party, and why, as far as it stands."""
    return _rows(connection, "source_unions", UnionRow, {})


def newly_disputed(connection: duckdb.DuckDBPyConnection, since: datetime) -> list[ClaimRow]:
    """The claims of which the record learnt at or after ``since`` that they are contested or denied."""
    return _claims(connection, ClaimFilter(), disputed_since=since)


def show_claim(connection: duckdb.DuckDBPyConnection, claim_prefix: str) -> ClaimShown:
    """The one claim whose id starts with ``claim_prefix``, with its mentions in time order and its rivals.

    Raises ``ClaimNotFound`` where there is none, ``AmbiguousClaim`` where there are several.
    """
    claim_id = claim_id_of(connection, claim_prefix)
    rivals = dicts(connection, "rivals", {"claim_id": claim_id})
    claims = {
        row.claim_id: row
        for row in _claims(connection, ClaimFilter(), claim_ids=[claim_id, *(rival["claim_id"] for rival in rivals)])
    }
    return ClaimShown(
        claim=claims[claim_id],
        mentions=tuple(_mentions(connection, claim_id)),
        rivals=tuple(
            RivalShown(
                claim=claims[rival["claim_id"]],
                reason_kind=rival["reason_kind"],
                reasons=tuple(rival["reasons"]),
            )
            for rival in rivals
        ),
    )


def stances(connection: duckdb.DuckDBPyConnection, claim_ids: Sequence[str] | None = None) -> list[StanceRow]:
    """Who takes which stance on these claims (on all without it): by claim, then in time order."""
    wanted = None if claim_ids is None else list(claim_ids)
    return _rows(connection, "stances", StanceRow, {"claim_ids": wanted})


def disputes(connection: duckdb.DuckDBPyConnection, *, since: datetime | None = None) -> list[DisputeRow]:
    """What sources disagree on, with both sides, the latest first; with ``since`` only what is new."""
    return _rows(connection, "disputes", DisputeRow, {"since": naive_utc(since)})


def list_sources(
    connection: duckdb.DuckDBPyConnection, *, name: str | None = None, limit: int | None = None
) -> list[SourceRow]:
    """Those who answer for claims, the busiest first; with ``name`` only who has it in one of their names."""
    return _rows(connection, "sources", SourceRow, {"name": name, "limit": limit})


def review_queue(connection: duckdb.DuckDBPyConnection) -> list[ReviewRow]:
    """The doubtful matches that wait for a person, the oldest first."""
    return _rows(connection, "review_queue", ReviewRow, {})


def claim_count(connection: duckdb.DuckDBPyConnection) -> int:
    """How many claims the record holds: a twentieth of the cost of `totals`."""
    [(count,)] = connection.execute("select count(distinct claim_id) from mention_claim").fetchall()
    return int(count)


def totals(connection: duckdb.DuckDBPyConnection) -> Totals:
    """How much the record holds."""
    [held] = _rows(connection, "totals", Totals, {})
    return held


def unsaid(connection: duckdb.DuckDBPyConnection) -> Unsaid:
    """How many articles do not say who published them, or when."""
    [counts] = _rows(connection, "unsaid", Unsaid, {})
    return counts


def _claims(
    connection: duckdb.DuckDBPyConnection,
    wanted: ClaimFilter,
    *,
    disputed_since: datetime | None = None,
    claim_ids: list[str] | None = None,
) -> list[ClaimRow]:
    for name, asked in (("claims_about", wanted.about), ("claims_in_articles", list(wanted.articles))):
        if asked:
            found = {claim_id for (claim_id,) in connection.execute(statement(name), {"asked": asked}).fetchall()}
            claim_ids = sorted(found if claim_ids is None else found.intersection(claim_ids))
    values = {
        **wanted.model_dump(mode="json", exclude={"about", "articles"}),
        "text": None if wanted.text is None else " ".join(wanted.text.split()),
        "since": naive_utc(wanted.since),
        "until": _end(naive_utc(wanted.until)),
        "changed_since": naive_utc(wanted.changed_since),
        "disputed_since": naive_utc(disputed_since),
        "claim_ids": claim_ids,
    }
    return _rows(connection, "claims", ClaimRow, values)


def _end(time: datetime | None) -> datetime | None:
    """The first moment after ``time``, which may be a day."""
    if time is None:
        return None
    return time + (timedelta(days=1) if time.time() == time.min.time() else timedelta(microseconds=1))


def claim_id_of(connection: duckdb.DuckDBPyConnection, claim_prefix: str) -> str:
    """The id of the one claim whose id starts with ``claim_prefix``; raises as `show_claim`."""
    prefix = claim_prefix.strip().lower()
    found = [
        claim_id for (claim_id,) in connection.execute(statement("claim_ids"), {"claim_prefix": prefix}).fetchall()
    ]
    if not found or not prefix:
        raise ClaimNotFound(f"No claim has the id {claim_prefix!r}.")
    if len(found) > 1:
        more = " …" if len(found) > 5 else ""
        raise AmbiguousClaim(f"{claim_prefix!r} could be {', '.join(found[:5])}{more}: give more of the id.")
    return str(found[0])


def _mentions(connection: duckdb.DuckDBPyConnection, claim_id: str) -> list[MentionShown]:
    sources = _sources_of(connection, claim_id)
    return [
        MentionShown(
            **{
                **row,
                "before": from_paragraph(row["before"], cut=row["evidence_start"] > AROUND),
                "after": to_paragraph(row["after"], cut=len(row["after"]) == AROUND),
                "sources": sources[row["mention_id"]],
            }
        )
        for row in dicts(connection, "mentions", {"claim_id": claim_id, "around": AROUND})
    ]


def _sources_of(connection: duckdb.DuckDBPyConnection, claim_id: str) -> dict[str, list[SourceShown]]:
    """The sources of each mention of a claim, in the order of the article."""
    chains: defaultdict[tuple[str, int], list[dict[str, Any]]] = defaultdict(list)
    for link in dicts(connection, "mention_sources", {"claim_id": claim_id}):
        chains[link["mention_id"], link["source_number"]].append(link)
    sources: defaultdict[str, list[SourceShown]] = defaultdict(list)
    for (mention_id, _), (answering, *through) in chains.items():
        shown = SourceShown(
            source_id=answering["source_id"],
            name=answering["name"],
            kind=answering["kind"],
            role=answering["role"],
            through=tuple(link["name"] for link in through),
        )
        sources[mention_id].append(shown)
    return sources


def from_paragraph(before: str, *, cut: bool) -> str:
    """The end of ``before`` that lies in the paragraph of what follows, from the start of a word."""
    *others, last = before.split("\n")
    if cut and not others:
        return last[last.find(" ") + 1 :]
    return last


def to_paragraph(after: str, *, cut: bool) -> str:
    """The start of ``after`` that lies in the paragraph of what came before, to the end of a word."""
    first, *others = after.split("\n")
    if cut and not others and " " in first:
        return first[: first.rfind(" ")]
    return first


def _rows(connection: duckdb.DuckDBPyConnection, name: str, kind: type[_Shown], values: dict[str, Any]) -> list[_Shown]:
    return [kind.model_validate(row) for row in dicts(connection, name, values)]


def dicts(connection: duckdb.DuckDBPyConnection, name: str, values: dict[str, Any]) -> list[dict[str, Any]]:
    """The rows of ``sql/<name>.sql`` by column name."""
    answer = connection.execute(statement(name), values)
    columns = [column[0] for column in answer.description or ()]
    return [dict(zip(columns, row, strict=True)) for row in answer.fetchall()]
