"""What there is to decide again, and what came of it: the record's side of ``greffier rematch``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

import duckdb
import numpy as np
from numpy.typing import NDArray

from claims.models import Frozen, Language
from warehouse.errors import RecordError, StaleRecord
from warehouse.ids import claim_id as id_of_claim
from warehouse.nearest import check_encoder
from warehouse.queries import dicts
from warehouse.records import Decider, NewDecision, Outcome
from warehouse.rows import Row, embeddings, table
from warehouse.statements import statement
from warehouse.store import last_decision, watermark
from warehouse.times import naive_utc
from warehouse.transactions import insert, transaction

Vectors = NDArray[np.float32]


class Standing(Frozen):
    """One mention as it stands."""

    mention_id: str
    revision_id: str
    text: str
    language: Language
    day: date | None  # of its article
    stands_alone: bool
    content_hash: str  # of its article's text
    title: str | None
    claim_id: str  # where it stands
    decided_claim_id: str  # what was decided of it: the claim that it opened or joined, before that went elsewhere
    by_person: bool
    is_rejected: bool

    @property
    def own_claim_id(self) -> str:
        """The claim that it would open."""
        return id_of_claim(self.mention_id)


@dataclass(frozen=True)
class Material:
    """All that deciding again needs to know, read at one moment."""

    seen: int  # the watermark
    mentions: Sequence[Standing]  # in the order in which they came
    pairs: Mapping[str, Mapping[str, Outcome]]  # mention → claim → contradict or review, as the software last said
    apart: Mapping[str, frozenset[str]]  # mention → mentions that people keep apart from it, both ways
    vectors: Mapping[str, Vectors]  # of the mentions that ever opened a claim


@dataclass(frozen=True)
class Redecided:
    """New decisions about one mention, in order; ``vector`` where it may open a claim that never was."""

    mention: Standing
    decisions: tuple[NewDecision, ...]
    vector: Vectors | None = None


def material(connection: duckdb.DuckDBPyConnection, encoder_key: str, *, dimension: int) -> Material:
    """What the record holds, for deciding it again with this encoder. Raises ``ModelMismatch`` for another one."""
    check_encoder(connection, encoder_key, dimension=dimension)
    pairs: dict[str, dict[str, Outcome]] = {}
    for row in dicts(connection, "rematch_pairs", {}):
        pairs.setdefault(row["mention_id"], {})[row["claim_id"]] = Outcome(row["outcome"])
    apart: dict[str, set[str]] = {}
    for row in dicts(connection, "rematch_apart", {}):
        apart.setdefault(row["mention_id"], set()).add(row["other_mention_id"])
        apart.setdefault(row["other_mention_id"], set()).add(row["mention_id"])
    vectors: dict[str, Vectors] = {}
    relation = connection.sql(statement("all_vectors"), params={"encoder_key": encoder_key})
    for batch in relation.to_arrow_reader(8192):
        if batch.num_rows:
            ids, rows = batch.columns
            matrix = rows.flatten().to_numpy(zero_copy_only=False).reshape(batch.num_rows, -1)
            vectors.update(zip(ids.to_pylist(), matrix, strict=True))
    return Material(
        seen=watermark(connection),
        mentions=[Standing.model_validate(row) for row in dicts(connection, "rematch_mentions", {})],
        pairs=pairs,
        apart={mention: frozenset(others) for mention, others in apart.items()},
        vectors=vectors,
    )


def store_redecided(
    connection: duckdb.DuckDBPyConnection,
    redecided: Sequence[Redecided],
    *,
    seen: int,
    encoder_key: str,
    matcher_version: str,
    now: datetime,
) -> int:
    """How many decisions were added, in one transaction. Raises ``StaleRecord`` when the record moved since ``seen``."""
    time = naive_utc(now)
    with transaction(connection):
        mark = watermark(connection)
        if mark != seen:
            raise StaleRecord(
                f"The record has moved from {seen} to {mark} meanwhile; nothing was changed. Run it again."
            )
        _open_claims(connection, redecided, encoder_key=encoder_key, time=time)
        first = last_decision(connection) + 1
        made: list[Row] = [
            {
                "decision_number": number,
                "mention_id": mention_id,
                "claim_id": decision.claim_id,
                "outcome": decision.outcome.value,
                "score": decision.score,
                "reason_kind": decision.reason_kind,
                "reasons": list(decision.reasons),
                "decider": Decider.SOFTWARE.value,
                "decided_by": matcher_version,
                "decided_at": time,
                "act_number": None,
            }
            for number, (mention_id, decision) in enumerate(
                ((each.mention.mention_id, decision) for each in redecided for decision in each.decisions), start=first
            )
        ]
        if made:
            insert(connection, "match_decision", table("match_decision", made))
        loops = dicts(connection, "loops", {})
        if loops:
            raise RecordError(f"Deciding again would lose the claim {loops[0]['claim_id']}; nothing was changed.")
    return len(made)


def _open_claims(
    connection: duckdb.DuckDBPyConnection, redecided: Sequence[Redecided], *, encoder_key: str, time: datetime
) -> None:
    """A row for each claim that is opened for the first time."""
    opening = {
        each.mention.own_claim_id: each
        for each in redecided
        if any(decision.outcome is Outcome.NEW for decision in each.decisions)
    }
    missing = connection.execute(statement("missing_claims"), {"claim_ids": sorted(opening)}).fetchall()
    fresh = [opening[claim_id] for (claim_id,) in missing]
    if not fresh:
        return
    made: list[Row] = [
        {
            "claim_id": each.mention.own_claim_id,
            "opening_mention_id": each.mention.mention_id,
            "text": each.mention.text,
            "language": each.mention.language.value,
            "day": each.mention.day,
            "opened_at": time,
        }
        for each in fresh
    ]
    insert(connection, "claim", table("claim", made))
    vectors = np.array([each.vector for each in fresh], dtype=np.float32)
    insert(
        connection, "claim_embedding", embeddings([each.mention.own_claim_id for each in fresh], vectors, encoder_key)
    )
