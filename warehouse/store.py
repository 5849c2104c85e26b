"""Writing to the record: one article, whole or not at all."""

from __future__ import annotations

import contextlib
import logging
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import Final

import duckdb
import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from claims.models import Article, Claim
from warehouse.errors import StaleRecord
from warehouse.ids import article_id, revision_id
from warehouse.nearest import check_encoder
from warehouse.records import Outcome, Placement, StoredCounts
from warehouse.rows import Placed, embeddings, history_row, place, rows, table
from warehouse.statements import statement
from warehouse.times import naive_utc

logger = logging.getLogger(__name__)

_INCOMING: Final = "incoming"  # what Arrow tables are called while they are read
# Rows that several articles share are kept as first seen; everything else is new, or a bug that must be
# heard.
_INSERT: Final = {
    "article": "insert or ignore into article by name from incoming",
    "article_revision": "insert into article_revision by name from incoming",
    "article_history": "insert into article_history by name from incoming",
    "source": "insert or ignore into source by name from incoming",
    "source_alias": "insert or ignore into source_alias by name from incoming",
    "mention": "insert into mention by name from incoming",
    "mention_source": "insert into mention_source by name from incoming",
    "claim": "insert into claim by name from incoming",
    "encoder": "insert or ignore into encoder by name from incoming",
    "claim_embedding": "insert into claim_embedding by name from incoming",
    "match_decision": "insert into match_decision by name from incoming",
}


def known_revisions(connection: duckdb.DuckDBPyConnection, articles: Iterable[Article]) -> set[str]:
    """The revision ids of those ``articles`` that the record holds as what they currently say."""
    wanted = sorted({revision_id(article) for article in articles})
    found = connection.execute(statement("known_revisions"), {"revision_ids": wanted}).fetchall()
    return {revision for (revision,) in found}


def watermark(connection: duckdb.DuckDBPyConnection) -> int:
    """How many decisions the record holds: grows with every one, never falls."""
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
    with _transaction(connection):
        mark = watermark(connection)
        states = _states(connection, article)
        if states and states[-1] == revision:
            return StoredCounts(revision_id=revision, stored=False, watermark=mark)
        history_number = len(states) + 1
        if revision in states:  # a change was taken back: its claims are there
            row = history_row(article, history_number=history_number, now=time)
            _insert(connection, "article_history", table("article_history", [row]))
            return StoredCounts(revision_id=revision, stored=True, watermark=mark)
        _check_current(connection, placed, mark=mark, seen=seen)
        check_encoder(connection, encoder_key, dimension=vectors.shape[1])
        tables = rows(
            article,
            placed,
            encoder_key=encoder_key,
            extractor_version=extractor_version,
            matcher_version=matcher_version,
            watermark=mark,
            history_number=history_number,
            now=time,
        )
        for name, incoming in tables.items():
            _insert(connection, name, incoming)
    counts = _counts(revision, placed, mark)
    logger.debug("stored %s: %s", article.origin, counts)
    return counts


def replace_vectors(
    connection: duckdb.DuckDBPyConnection, claim_ids: Sequence[str], vectors: NDArray[np.float32], *, encoder_key: str
) -> None:
    """Give these claims these vectors, shape (claims, dimension), in place of those they have, if any."""
    incoming = embeddings(claim_ids, vectors, encoder_key)
    with _transaction(connection):
        connection.register(_INCOMING, incoming)
        connection.execute("insert or replace into claim_embedding by name from incoming").fetchall()


@contextlib.contextmanager
def _transaction(connection: duckdb.DuckDBPyConnection) -> Iterator[None]:
    """All or nothing: any exception rolls back, interrupts too. DuckDB's commit after an error is silent."""
    connection.begin()
    try:
        yield
        connection.commit()
    except BaseException:
        with contextlib.suppress(duckdb.Error):  # the error that brought us here says more
            connection.rollback()
        raise
    finally:
        with contextlib.suppress(duckdb.Error):
            connection.unregister(_INCOMING)


def _insert(connection: duckdb.DuckDBPyConnection, name: str, incoming: pa.Table) -> None:
    connection.register(_INCOMING, incoming)
    connection.execute(_INSERT[name]).fetchall()


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
