"""Sources of the record that are one party, by the rules of `claims.parties`. Knows nothing of Prefect."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import UTC, datetime

from duckdb import DuckDBPyConnection

from claims.parties import RULES_VERSION, Known, Proof, questions, unions
from flows.settings import Settings
from warehouse.connection import open_record
from warehouse.errors import RecordMissing
from warehouse.parties import SourceQuestion, SourceUnion, borne_out, known_sources, settle_sources
from warehouse.snapshot import publish

logger = logging.getLogger(__name__)


def settle(connection: DuckDBPyConnection) -> int:
    """How many decisions between sources were added; doing it again adds none."""
    known = [
        Known(
            source_id=source.source_id,
            name=source.name,
            kind=source.kind,
            roles=frozenset(source.roles),
            languages=frozenset(source.languages),
            mentions=source.mentions,
        )
        for source in known_sources(connection)
    ]
    asked = questions(known)
    answers = dict(zip(asked, borne_out(connection, [_question(proof) for proof in asked]), strict=True))
    decided = [
        SourceUnion(source_id=union.source_id, other_id=union.other_id, rule=union.rule.value, reason=union.reason)
        for union in unions(known, answers)
    ]
    added = settle_sources(connection, decided, rules_version=RULES_VERSION, now=datetime.now(UTC))
    if added:
        logger.info("sources: %d newly said to be one party, or no more", added)
    return added


def _question(proof: Proof) -> SourceQuestion:
    return SourceQuestion(kind=proof.kind.value, source_id=proof.source_id, words=proof.words, other_id=proof.other_id)


def by_person(settings: Settings, decide: Callable[[DuckDBPyConnection, datetime], int]) -> int:
    """The number of a person's act on sources; the snapshot shows it."""
    if not settings.db.exists():
        raise RecordMissing(f"There is no record at {settings.db}; the first ingest makes one.")
    with open_record(settings.db, timeout_s=settings.lock_timeout_s) as connection:
        number = decide(connection, datetime.now(UTC))
    publish(settings.db, timeout_s=settings.lock_timeout_s)
    return number
