"""The same claim, a contradicting one, or a new one: decisions with reasons a person can read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from enum import StrEnum
from typing import Final

import numpy as np
from numpy.typing import NDArray
from pydantic import Field

from claims.embed import Encoder, load_encoder
from claims.models import Frozen, Language

MATCHER_VERSION: Final = "0.1.0"

NEAREST_IN_BATCH: Final = 8  # both bundled encoders put every right candidate in the first five of 3,500
LEAST_SIMILARITY: Final = 0.3  # true paraphrases start at 0.56


class Statement(Frozen):
    """What is compared: a claim's text and the day of its article, by which relative dates count."""

    text: str
    language: Language
    day: date | None = None


class Outcome(StrEnum):
    """What two claims are to each other."""

    SAME = "same"
    CONTRADICT = "contradict"
    DIFFERENT = "different"
    REVIEW = "review"  # left to a person


class Decision(Frozen):
    """What was decided about two claims, and why.

    ``score`` is the belief, 0 to 1, that they are the same claim. ``reason_kind`` is one word for the edge:
    polarity, amount, date, place, actor, modality, roles, detail, topic, paraphrase, identical, new.
    """

    outcome: Outcome
    score: float = Field(ge=0, le=1)
    reasons: tuple[str, ...]
    reason_kind: str


class Candidate(Frozen):
    """A stored claim that may be the same, with the cosine of its vector to the new one's."""

    claim_id: str
    statement: Statement
    similarity: float


class Assignment(Frozen):
    """Where one new statement goes.

    ``claim_id`` is the claim that it joins, or its own new id where ``opens``. ``decision`` says why: for a
    join the comparison with the claim, for a new claim the one with its nearest candidate.
    """

    index: int
    claim_id: str
    opens: bool
    decision: Decision
    contradicts: tuple[tuple[str, Decision], ...] = ()
    review: tuple[tuple[str, Decision], ...] = ()


NEW: Final = Decision(
    outcome=Outcome.DIFFERENT, score=0.0, reasons=("nothing like it in the record",), reason_kind="new"
)


def compare(a: Statement, b: Statement, similarity: float) -> Decision:
    """What two statements are to each other. The outcome does not depend on their order."""
    left, right = _marks(a.text), _marks(b.text)
    if left != right:
        return Decision(
            outcome=Outcome.DIFFERENT,
            score=0.0,
            reasons=("numbers or negation differ",),
            reason_kind="detail",
        )
    if similarity >= 0.9:
        return Decision(
            outcome=Outcome.SAME,
            score=min(similarity, 1.0),
            reasons=("nearly the same words",),
            reason_kind="identical",
        )
    return Decision(
        outcome=Outcome.DIFFERENT,
        score=max(similarity, 0.0) / 2,
        reasons=("other words",),
        reason_kind="topic",
    )


def _marks(text: str) -> tuple[str, ...]:
    import re  # noqa: PLC0415

    negations = r"\b(?:pas|jamais|aucune?|rien|personne|sans|not|no|never|nobody|without)\b|n['’]t\b|\d+"
    return tuple(re.findall(negations, text.lower()))


def assign(
    statements: Sequence[Statement],
    new_ids: Sequence[str],
    vectors: NDArray[np.float32],
    candidates: Sequence[Sequence[Candidate]],
) -> list[Assignment]:
    """Where each new statement goes, in the order of ``statements``.

    A star, not a chain: a statement joins a claim by comparison with the claim's own statement, never with
    another mention. ``candidates[i]`` are the stored claims near statement ``i``; claims that an earlier
    statement of the batch opens are candidates for the later ones. ``new_ids[i]`` is the id of the claim that
    statement ``i`` would open; ``vectors[i]`` is its unit vector.
    """
    opened: list[int] = []
    assignments: list[Assignment] = []
    for index, statement in enumerate(statements):
        near = {c.claim_id: c for c in _nearest_opened(index, opened, statements, new_ids, vectors)}
        near |= {c.claim_id: c for c in candidates[index]}
        assignment = _place(index, statement, new_ids[index], list(near.values()))
        if assignment.opens:
            opened.append(index)
        assignments.append(assignment)
    return assignments


def _nearest_opened(
    index: int,
    opened: list[int],
    statements: Sequence[Statement],
    new_ids: Sequence[str],
    vectors: NDArray[np.float32],
) -> list[Candidate]:
    """The claims of this batch that are most like statement ``index``."""
    if not opened:
        return []
    similarities = vectors[opened] @ vectors[index]
    order = np.argsort(-similarities, kind="stable")[:NEAREST_IN_BATCH]
    return [
        Candidate(
            claim_id=new_ids[opened[row]],
            statement=statements[opened[row]],
            similarity=round(float(similarities[row]), 4),
        )
        for row in order
        if similarities[row] >= LEAST_SIMILARITY
    ]


def _place(index: int, statement: Statement, new_id: str, near: Sequence[Candidate]) -> Assignment:
    """The claim that a statement joins, or its own. Ties: the more similar candidate, then the lower id."""
    decided = [
        (candidate, compare(statement, candidate.statement, candidate.similarity)) for candidate in near
    ]
    decided.sort(key=lambda pair: (-pair[1].score, -pair[0].similarity, pair[0].claim_id))
    joined = next(((c, d) for c, d in decided if d.outcome is Outcome.SAME), None)
    others = [(c.claim_id, d) for c, d in decided if joined is None or c.claim_id != joined[0].claim_id]
    nearest = decided[0][1] if decided else NEW
    return Assignment(
        index=index,
        claim_id=joined[0].claim_id if joined else new_id,
        opens=joined is None,
        decision=joined[1] if joined else nearest,
        contradicts=tuple((i, d) for i, d in others if d.outcome is Outcome.CONTRADICT),
        review=() if joined else tuple((i, d) for i, d in others if d.outcome is Outcome.REVIEW),
    )


def decide_pairs(
    rows: Iterable[tuple[str, Statement, Statement]], encoder: Encoder | None = None
) -> Iterator[tuple[str, Decision]]:
    """A decision for each (id, a, b), in order: the work of ``greffier match``."""
    pairs = list(rows)
    texts = [side.text for _, a, b in pairs for side in (a, b)]
    vectors = (encoder or load_encoder()).encode(texts)
    for number, (row_id, a, b) in enumerate(pairs):
        similarity = round(float(vectors[2 * number] @ vectors[2 * number + 1]), 4)
        yield row_id, compare(a, b, similarity)
