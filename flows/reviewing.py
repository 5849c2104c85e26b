"""What people answer to the software's doubts: a batch of questions out, the answers into the record.

The terminal (``greffier review``) and the review form in Prefect both go through here. A batch may be answered days
later: what was settled meanwhile is reported and left alone.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable
from datetime import UTC, datetime

from duckdb import DuckDBPyConnection
from pydantic import Field

from claims.models import Frozen
from flows.settings import Settings
from warehouse.connection import open_record
from warehouse.decisions import Accept, Confirm, Contradict, Reject, Request, Separate, act
from warehouse.doubts import CHOICES, Choice, Doubt, DoubtKind, OpenDoubt, Side, Voice, doubts, still_open
from warehouse.errors import ActRefused
from warehouse.snapshot import publish

__all__ = [
    "Answer",
    "Applied",
    "Choice",
    "Doubt",
    "DoubtKind",
    "LeftAlone",
    "Reviewed",
    "Side",
    "Voice",
    "apply",
    "batch_of",
]

logger = logging.getLogger(__name__)


class Answer(Frozen):
    """What a person said to one doubt. ``key`` is the doubt's."""

    key: str
    choice: Choice
    note: str | None = None


class Applied(Frozen):
    """One answer that is in the record now. ``greffier undo ACT`` takes it back."""

    key: str
    choice: Choice
    act_number: int
    words: str  # what changed, in a line


class LeftAlone(Frozen):
    """One answer that was not applied, and why in a line."""

    key: str
    choice: Choice
    reason: str


class Reviewed(Frozen):
    """What became of a batch's answers, in their order."""

    applied: tuple[Applied, ...] = ()
    settled: tuple[LeftAlone, ...] = Field(default=(), description="Decided meanwhile, or another question by now.")
    skipped: tuple[str, ...] = ()  # keys

    @property
    def words(self) -> str:
        """The whole in a line: "3 answers applied, 1 settled meanwhile, 2 skipped"."""
        parts = [
            f"{len(self.applied)} {'answer' if len(self.applied) == 1 else 'answers'} applied",
            *([f"{len(self.settled)} settled meanwhile"] if self.settled else []),
            *([f"{len(self.skipped)} skipped"] if self.skipped else []),
        ]
        return ", ".join(parts)


def batch_of(connection: DuckDBPyConnection, most: int = 20, *, kinds: Iterable[DoubtKind] = DoubtKind) -> list[Doubt]:
    """The doubts that are most useful to settle, matches before readings; from the record or its snapshot."""
    return doubts(connection, most=most, kinds=kinds)


def apply(
    settings: Settings,
    answers: Iterable[Answer],
    person: str,
    *,
    now: datetime | None = None,
    publishing: bool = True,
) -> Reviewed:
    """What became of the ``answers`` of ``person``, who is named with each act in the record.

    Each answer is one act in one transaction. Applying the same answers again changes nothing: a doubt that is not
    open any more, or is about other claims by now, is reported as settled. The snapshot is published where anything
    changed, unless the caller does that.
    """
    applied: list[Applied] = []
    settled: list[LeftAlone] = []
    skipped: list[str] = []
    waiting = list(answers)
    with open_record(settings.db, timeout_s=settings.lock_timeout_s) as connection:
        for answer in waiting:
            if answer.choice is Choice.SKIP:
                skipped.append(answer.key)
                continue
            doubt = still_open(connection, answer.key)
            if doubt is None:
                settled.append(LeftAlone(key=answer.key, choice=answer.choice, reason="it is settled already"))
                continue
            time = now or datetime.now(UTC)
            try:
                request = _request(doubt, answer)
                done = act(connection, request, person=person, note=answer.note, now=time)
            except ActRefused as error:
                settled.append(LeftAlone(key=answer.key, choice=answer.choice, reason=str(error)))
                continue
            applied.append(Applied(key=answer.key, choice=answer.choice, act_number=done.act_number, words=done.words))
    if applied and publishing:
        publish(settings.db, timeout_s=settings.lock_timeout_s)
    reviewed = Reviewed(applied=tuple(applied), settled=tuple(settled), skipped=tuple(skipped))
    logger.info("review: %s", reviewed.words)
    return reviewed


def _request(doubt: OpenDoubt, answer: Answer) -> Request:
    """The act that an answer asks for; ActRefused where it does not answer this doubt's question."""
    if answer.choice not in CHOICES[doubt.kind]:
        raise ActRefused(f"{answer.choice} does not answer this question: {', '.join(CHOICES[doubt.kind])}")
    match answer.choice:
        case Choice.RIGHT:
            return Accept(mention=doubt.mention_id)
        case Choice.WRONG:
            return Reject(mention=doubt.mention_id)
    assert doubt.other_claim_id is not None  # a match has two claims
    match answer.choice:
        case Choice.SAME:
            return Confirm(mention=doubt.mention_id, claim=doubt.other_claim_id)
        case Choice.CONTRADICTS:
            return Contradict(claim=doubt.claim_id, other=doubt.other_claim_id, mention=doubt.mention_id)
        case _:
            return Separate(claim=doubt.claim_id, other=doubt.other_claim_id, mention=doubt.mention_id)
