"""Writing to the record: articles, each whole or not at all."""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

import duckdb
import numpy as np
from numpy.typing import NDArray

from claims.models import Article, Claim
from warehouse.errors import StaleRecord
from warehouse.ids import article_id, revision_id
from warehouse.nearest import check_encoder
from warehouse.records import Outcome, Placement, StoredCounts
from warehouse.rows import ArticleRows, Placed, embeddings, history_row, place, rows, tables
from warehouse.statements import statement
from warehouse.times import naive_utc
from warehouse.transactions import INCOMING, add, insert, transaction

logger = logging.getLogger(__name__)


def known_revisions(connection: duckdb.DuckDBPyConnection, articles: Iterable[Article]) -> set[str]:
    """The revision ids of those ``articles`` that the record holds as what they currently say."""
    wanted = sorted({revision_id(article) for article in articles})
    found = connection.execute(statement("known_revisions"), {"revision_ids": wanted}).fetchall()
    return {revision for (revision,) in found}


def watermark(connection: duckdb.DuckDBPyConnection) -> int:
    """How many decisions of the software and acts of people the record holds: grows with each, never falls."""
    [(mark,)] = connection.execute(statement("watermark")).fetchall()
    return int(mark)


def number_of_claims(connection: duckdb.DuckDBPyConnection) -> int:
    """How many claims the record holds."""
    [(claims,)] = connection.execute("select count(*) from claim").fetchall()
    return int(claims)


def last_decision(connection: duckdb.DuckDBPyConnection) -> int:
    """The number of the latest decision; 0 before the first."""
    # Always fetchall: DuckDB 2 streams, and a result that is not read to its end holds up what comes next.
    [(highest,)] = connection.execute("select coalesce(max(decision_number), 0) from match_decision").fetchall()
    return int(highest)


@dataclass(frozen=True)
class Incoming:
    """An article to store, with its claims; ``vectors`` and ``placements`` are parallel to them."""

    article: Article
    claims: Sequence[Claim]
    vectors: NDArray[np.float32]  # shape (claims, dimension)
    placements: Sequence[Placement]


def store_article(
    connection: duckdb.DuckDBPyConnection,
    article: Article,
    claims: Sequence[Claim],
    *,
    vectors: NDArray[np.float32],
    encoder_key: str,
    placements: Sequence[Placement],
    extractor_version: str,
    matcher_version: str,
    seen: int,
    now: datetime,
) -> StoredCounts:
    """What was stored of one article with its claims, in one transaction: see `store_articles`."""
    [counts] = store_articles(
        connection,
        [Incoming(article, claims, vectors, placements)],
        encoder_key=encoder_key,
        extractor_version=extractor_version,
        matcher_version=matcher_version,
        seen=seen,
        now=now,
    )
    return counts


def store_articles(
    connection: duckdb.DuckDBPyConnection,
    incoming: Sequence[Incoming],
    *,
    encoder_key: str,
    extractor_version: str,
    matcher_version: str,
    seen: int,
    now: datetime,
) -> list[StoredCounts]:
    """What was stored of each article, all in one transaction: all of them, or on any error nothing.

    As if they were stored one after the other, at a tenth of the cost: DuckDB logs some megabytes for each insert of
    vectors, however few they are. ``seen`` is the watermark at which the first was decided, the others on top of it. An
    article that says what it said when it was last stored changes nothing, whatever else is passed.

    Raises ``StaleRecord`` when the record has moved since or lacks a claim that a decision names (match
    again), ``ModelMismatch`` when its vectors are of another encoder, ``ValueError`` when the arguments
    don't fit together.
    """
    placed = [place(each.article, each.claims, each.vectors, each.placements) for each in incoming]
    time = naive_utc(now)
    counts: list[StoredCounts] = []
    made: list[ArticleRows] = []
    new: list[Sequence[Placed]] = []
    with transaction(connection):
        first = mark = watermark(connection)
        states = _states(connection, [each.article for each in incoming])
        decided = last_decision(connection)
        for each, its in zip(incoming, placed, strict=True):
            revision, gone_through = revision_id(each.article), states[article_id(each.article)]
            if gone_through and gone_through[-1] == revision:
                counts.append(StoredCounts(revision_id=revision, stored=False, watermark=mark))
                continue
            history_number = len(gone_through) + 1
            known = revision in gone_through
            gone_through.append(revision)
            if known:  # a change was taken back: its claims are there
                row = history_row(each.article, history_number=history_number, now=time)
                made.append(ArticleRows({"article_history": [row]}))
                counts.append(StoredCounts(revision_id=revision, stored=True, watermark=mark))
                continue
            new.append(its)
            article_rows = rows(
                each.article,
                its,
                encoder_key=encoder_key,
                extractor_version=extractor_version,
                matcher_version=matcher_version,
                decided=decided,
                history_number=history_number,
                now=time,
            )
            made.append(article_rows)
            counts.append(_counts(revision, its, mark))
            decided += len(article_rows.by_table["match_decision"])
            mark = counts[-1].watermark
        if new:
            _check_current(connection, new, mark=first, seen=seen)
            check_encoder(connection, encoder_key, dimension=incoming[0].vectors.shape[1])
        for name, table in tables(made, encoder_key).items():
            insert(connection, name, table)
    logger.debug("stored %s", [str(each) for each in counts])
    return counts


def replace_vectors(
    connection: duckdb.DuckDBPyConnection, claim_ids: Sequence[str], vectors: NDArray[np.float32], *, encoder_key: str
) -> None:
    """Give these claims these vectors, shape (claims, dimension), in place of those they have, if any."""
    incoming = embeddings(claim_ids, vectors, encoder_key)
    with transaction(connection):
        connection.register(INCOMING, incoming)
        add(
            connection,
            "claim_embedding",
            "insert or replace into claim_embedding by name from incoming",
            replacing=True,
        )


def _states(connection: duckdb.DuckDBPyConnection, articles: Sequence[Article]) -> dict[str, list[str]]:
    """For each article, by id, the revisions through which it went, the current one last."""
    states: dict[str, list[str]] = {article_id(article): [] for article in articles}
    for article, revision in connection.execute(statement("article_states"), {"article_ids": list(states)}).fetchall():
        states[article].append(revision)
    return states


def _check_current(
    connection: duckdb.DuckDBPyConnection, articles: Sequence[Sequence[Placed]], *, mark: int, seen: int
) -> None:
    """Refuse decisions about another state of the record than this one, articles before them included."""
    if mark != seen:
        raise StaleRecord(f"The record has moved from {seen} to {mark} since the claims were matched.")
    opened: set[str] = set()
    wanted: set[str] = set()
    for placed in articles:
        opened |= {each.placement.decision.claim_id for each in placed if each.placement.opens}
        named = {decision.claim_id for each in placed for decision in (each.placement.decision, *each.placement.others)}
        wanted |= named - opened
    missing = connection.execute(statement("missing_claims"), {"claim_ids": sorted(wanted)}).fetchall()
    if missing:
        raise StaleRecord(f"A decision names the claim {missing[0][0]}, which the record does not hold.")


def _counts(revision: str, placed: Sequence[Placed], mark: int) -> StoredCounts:
    outcomes = Counter(
        decision.outcome for each in placed for decision in (each.placement.decision, *each.placement.others)
    )
    return StoredCounts(
        revision_id=revision,
        stored=True,
        mentions=len(placed),
        new_claims=outcomes[Outcome.NEW],
        contradictions=outcomes[Outcome.CONTRADICT],
        review=outcomes[Outcome.REVIEW],
        watermark=mark + outcomes.total(),
    )
