"""Writing to the record: one article, whole or not at all."""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import datetime

import duckdb
import numpy as np
from numpy.typing import NDArray

from claims.models import Article, Claim
from warehouse.errors import StaleRecord
from warehouse.ids import article_id, revision_id
from warehouse.nearest import check_encoder
from warehouse.records import Outcome, Placement, StoredCounts
from warehouse.rows import Placed, embeddings, history_row, place, rows, table
from warehouse.statements import statement
from warehouse.times import naive_utc
from warehouse.transactions import INCOMING, insert, transaction

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


def last_decision(connection: duckdb.DuckDBPyConnection) -> int:
    """The number of the latest decision; 0 before the first."""
    # Always fetchall: DuckDB 2 streams, and a result that is not read to its end holds up what comes next.
    [(highest,)] = connection.execute("select coalesce(max(decision_number), 0) from match_decision").fetchall()
    return int(highest)


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
    """What was stored of one article with its claims, in one transaction: all of it, or on any error nothing.

    ``vectors`` (shape (claims, dimension)) and ``placements`` are parallel to ``claims``; a repeated
    mention counts once. ``seen`` is the watermark at which the placements were decided. An article that
    says what it said when it was last stored changes nothing, whatever else is passed.

    Raises ``StaleRecord`` when the record has moved since or lacks a claim that a decision names (match
    again), ``ModelMismatch`` when its vectors are of another encoder, ``ValueError`` when the arguments
    don't fit together.
    """
    placed = place(article, claims, vectors, placements)
    revision, time = revision_id(article), naive_utc(now)
    with transaction(connection):
        mark = watermark(connection)
        states = _states(connection, article)
        if states and states[-1] == revision:
            return StoredCounts(revision_id=revision, stored=False, watermark=mark)
        history_number = len(states) + 1
        if revision in states:  # a change was taken back: its claims are there
            row = history_row(article, history_number=history_number, now=time)
            insert(connection, "article_history", table("article_history", [row]))
            return StoredCounts(revision_id=revision, stored=True, watermark=mark)
        _check_current(connection, placed, mark=mark, seen=seen)
        check_encoder(connection, encoder_key, dimension=vectors.shape[1])
        tables = rows(
            article,
            placed,
            encoder_key=encoder_key,
            extractor_version=extractor_version,
            matcher_version=matcher_version,
            decided=last_decision(connection),
            history_number=history_number,
            now=time,
        )
        for name, incoming in tables.items():
            insert(connection, name, incoming)
    counts = _counts(revision, placed, mark)
    logger.debug("stored %s: %s", article.origin, counts)
    return counts


def replace_vectors(
    connection: duckdb.DuckDBPyConnection, claim_ids: Sequence[str], vectors: NDArray[np.float32], *, encoder_key: str
) -> None:
    """Give these claims these vectors, shape (claims, dimension), in place of those they have, if any."""
    incoming = embeddings(claim_ids, vectors, encoder_key)
    with transaction(connection):
        connection.register(INCOMING, incoming)
        connection.execute("insert or replace into claim_embedding by name from incoming").fetchall()


def _states(connection: duckdb.DuckDBPyConnection, article: Article) -> list[str]:
    """The revisions through which the article went, the current one last."""
    parameters = {"article_id": article_id(article)}
    return [revision for (revision,) in connection.execute(statement("article_states"), parameters).fetchall()]


def _check_current(connection: duckdb.DuckDBPyConnection, placed: Sequence[Placed], *, mark: int, seen: int) -> None:
    """Refuse decisions about another state of the record than this one."""
    if mark != seen:
        raise StaleRecord(f"The record has moved from {seen} to {mark} since the claims were matched.")
    opened = {each.placement.decision.claim_id for each in placed if each.placement.opens}
    named = {decision.claim_id for each in placed for decision in (each.placement.decision, *each.placement.others)}
    wanted = sorted(named - opened)
    missing = connection.execute(statement("missing_claims"), {"claim_ids": wanted}).fetchall()
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
