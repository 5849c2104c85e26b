"""The same claim, a contradicting one, or a new one: decisions with reasons a person can read."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date
from enum import StrEnum
from typing import Final

import numpy as np
from numpy.typing import NDArray
from pydantic import Field

from claims.comparison.anchors import NEARBY, loose
from claims.comparison.disputes import near_words, one_story, untied
from claims.comparison.judge import calibration_of, judge
from claims.comparison.reading import Learnt, learnt_of, read_statements
from claims.comparison.slots import compare_readings
from claims.comparison.slots.findings import Comparison, Finding
from claims.embed import DEFAULT_ENCODER, Encoder, load_encoder
from claims.models import Frozen, Language

MATCHER_VERSION: Final = "1.6.0"

NEAREST_IN_BATCH: Final = 8  # both bundled encoders put every right candidate in the first five of 3,500
LEAST_SIMILARITY: Final = 0.5  # below lie 3 of the 260 labelled pairs that say the same; edges need more anyway
EDGE_SIMILARITY: Final = 0.55  # nine in ten true contradictions of the labelled pairs are at least so close
RIVAL_SIMILARITY: Final = 0.7  # where both say something of their own
ROUNDING: Final = 0.0001  # similarities are rounded to four decimals before they count
IDENTICAL: Final = 0.93
TOPIC: Final = 0.35  # below, the two speak of different things


class Statement(Frozen):
    """What is compared: a claim's text and the day of its article, by which relative dates count."""

    text: str
    language: Language
    day: date | None = None
    stands_alone: bool = True  # False: « il a fui »; only its own words in the same text are the same claim
    content_hash: str | None = None  # of the article's text; None where it is not known
    title: str | None = None  # of the article


class Outcome(StrEnum):
    """What two claims are to each other."""

    SAME = "same"
    CONTRADICT = "contradict"
    DIFFERENT = "different"
    REVIEW = "review"  # left to a person


class Decision(Frozen):
    """What was decided about two claims, and why.

    ``score`` is the belief, 0 to 1, that they are the same claim. ``reason_kind`` is one word for the edge:
    polarity, amount, date, place, actor, modality, roles, detail, topic, paraphrase, identical, anchor, new.
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
COPIED: Final = Decision(
    outcome=Outcome.SAME, score=1.0, reasons=("the same words in the same text",), reason_kind="identical"
)


def compare(a: Statement, b: Statement, similarity: float, *, encoder: str = DEFAULT_ENCODER) -> Decision:
    """What two statements are to each other. The outcome and the score do not depend on their order.

    ``similarity`` is the cosine of their vectors by ``encoder`` (its name). Cosines of an encoder that the
    comparison was not calibrated for are left out of account.
    """
    if _key(b) < _key(a):
        return _decide(b, a, similarity, encoder, turned=True)
    return _decide(a, b, similarity, encoder, turned=False)


def _key(statement: Statement) -> tuple[str, str, str]:
    return statement.text, statement.language.value, str(statement.day)


def _decide(a: Statement, b: Statement, similarity: float, encoder: str, *, turned: bool) -> Decision:
    readings = read_statements([(s.text, s.language, s.day) for s in (a, b)])
    slots = compare_readings(readings[0], readings[1], (a.day, b.day))
    verdict = judge(slots, similarity, calibration_of(encoder))
    findings = [finding.flipped() if turned else finding for finding in slots.findings]
    outcome = Outcome(verdict.outcome)
    return Decision(
        outcome=outcome,
        score=round(verdict.same, 4),
        reasons=_reasons(outcome, findings, similarity),
        reason_kind=_reason_kind(outcome, findings, slots, similarity),
    )


def _reasons(outcome: Outcome, findings: Sequence[Finding], similarity: float) -> tuple[str, ...]:
    """What a person reads: first what excludes, then the rest."""
    ordered = sorted(findings, key=lambda finding: not finding.excludes)
    words = tuple(dict.fromkeys(str(finding) for finding in ordered))
    if outcome is Outcome.SAME:
        return words or (f"the same in every slot (cosine {similarity:.2f})",)
    return words or (f"too little in common (cosine {similarity:.2f})",)


def _reason_kind(outcome: Outcome, findings: Sequence[Finding], slots: Comparison, similarity: float) -> str:
    """One word for the edge."""
    if outcome is Outcome.SAME:
        return "identical" if similarity >= IDENTICAL else "translation" if slots.across else "paraphrase"
    if outcome is Outcome.CONTRADICT:
        return next((f.kind for f in findings if f.excludes), "polarity")
    if min(slots.covered) < TOPIC:
        return "topic"
    order = (
        "amount",
        "date",
        "place",
        "roles",
        "polarity",
        "tense",
        "modality",
        "quantity",
        "actor",
        "detail",
    )
    kinds = {finding.kind for finding in findings}
    return next((kind for kind in order if kind in kinds), "topic")


def prepare(statements: Iterable[Statement]) -> None:
    """Read many statements at once, in batches; comparing them afterwards only looks the readings up."""
    read_statements((s.text, s.language, s.day) for s in statements)


def prepared(statements: Iterable[Statement]) -> Learnt:
    """The readings of those that can be compared, for another process, which takes them with ``remember``."""
    return learnt_of((s.text, s.language, s.day) for s in statements if s.stands_alone)


def assign(
    statements: Sequence[Statement],
    new_ids: Sequence[str],
    vectors: NDArray[np.float32],
    candidates: Sequence[Sequence[Candidate]],
    *,
    encoder: str = DEFAULT_ENCODER,
) -> list[Assignment]:
    """Where each new statement goes, in the order of ``statements``.

    A star, not a chain: a statement joins a claim by comparison with the claim's own statement, never with
    another mention. ``candidates[i]`` are the stored claims near statement ``i``; claims that the batch opens
    are candidates for the rest of it, which is placed by ``clearest_first``. ``new_ids[i]`` is the id of the claim
    that statement ``i`` would open; ``vectors[i]`` is its unit vector.
    """
    prepare(compared(statements, vectors, candidates))
    within = set(new_ids)
    opened: list[int] = []
    assignments: list[Assignment] = []
    for index in clearest_first(statements):
        statement = statements[index]
        near = {c.claim_id: c for c in _nearest_opened(index, opened, statements, new_ids, vectors)}
        near |= {c.claim_id: c for c in candidates[index]}
        fit = [each for each in near.values() if _close(statement, each.statement, each.similarity)]
        assignment = _place(index, statement, new_ids[index], fit, encoder, within=within)
        if assignment.opens:
            opened.append(index)
        assignments.append(assignment)
    return sorted(assignments, key=lambda assignment: assignment.index)


def clearest_first(statements: Sequence[Statement]) -> list[int]:
    """The numbers of an article's statements in the order in which they are placed.

    The mention that opens a claim gives it its words, which stay: of several in one article that is the clearest, one
    that stands alone and names the most. Of two that differ in no slot the longer names more (« Jean Morel » beside
    « Morel »); of equals it is the first.
    """
    return sorted(range(len(statements)), key=lambda n: (not statements[n].stands_alone, -len(statements[n].text), n))


def compared(
    statements: Sequence[Statement], vectors: NDArray[np.float32], candidates: Sequence[Sequence[Candidate]]
) -> Iterator[Statement]:
    """The statements that will be compared with one another: reading a claim costs as much as parsing its sentence.

    What needs its article is not among them: it is the same as its own words in the same text, which no reading tells.
    """
    for statement, row in zip(statements, candidates, strict=True):
        close = [c.statement for c in row if c.similarity >= LEAST_SIMILARITY and _read(statement, c.statement)]
        if close:
            yield statement
            yield from close
    similarities = np.triu(vectors @ vectors.T, k=1)
    for i, j in np.argwhere(similarities >= LEAST_SIMILARITY - ROUNDING):
        if _read(statements[i], statements[j]):
            yield statements[i]
            yield statements[j]


def _close(a: Statement, b: Statement, similarity: float) -> bool:
    """Whether two statements, of this cosine, are compared at all.

    A statement that needs its article (« il a fui ») means nothing beside another article's: it is the same
    claim as its own words in the same text (a copy of the article), and has nothing else to do with any.
    """
    return similarity >= LEAST_SIMILARITY and (_read(a, b) or _copied(a, b))


def _read(a: Statement, b: Statement) -> bool:
    """Whether two statements that are compared have to be read for it."""
    return a.stands_alone and b.stands_alone


def _copied(a: Statement, b: Statement) -> bool:
    """Whether the same words stand in the same text, whatever its day: in a copy of the article, or twice in it."""
    known = a.content_hash is not None and a.content_hash == b.content_hash
    return known and a.text.casefold() == b.text.casefold()


def _met(statement: Statement, candidate: Candidate, encoder: str) -> Decision:
    """What a statement is to a stored claim: the comparison, and whether they need tell of the same event.

    Those that say the same and may tell of two events are left to a person where they are close in time.
    """
    other = candidate.statement
    if _copied(statement, other):
        return COPIED
    decision = compare(statement, other, candidate.similarity, encoder=encoder)
    if decision.outcome is not Outcome.SAME:
        return decision
    a, b = read_statements([(s.text, s.language, s.day) for s in (statement, other)])
    slots = compare_readings(a, b, (statement.day, other.day))
    apart = statement.content_hash != other.content_hash
    reason = loose(a, b, slots, one_story=apart and one_story(statement.title, other.title))
    if not reason:
        return decision
    outcome = Outcome.REVIEW if slots.days_apart <= NEARBY else Outcome.DIFFERENT
    return decision.model_copy(
        update={"outcome": outcome, "reasons": (reason, *decision.reasons), "reason_kind": "anchor"}
    )


def _contradicts(statement: Statement, candidate: Candidate, decision: Decision, *, inside: bool) -> bool:
    """Whether a contradiction goes into the record; ``inside``: both stand in one article.

    The comparison was calibrated on pairs that speak of one thing. Among a record's neighbours most do not: a
    contradiction is recorded only where the two are close, tell of one event and answer one question.
    """
    if decision.outcome is not Outcome.CONTRADICT:
        return False
    other = candidate.statement
    a, b = read_statements([(s.text, s.language, s.day) for s in (statement, other)])
    compared = compare_readings(a, b, (statement.day, other.day))
    apart = any(reason.startswith("detail:") and " against " in reason for reason in decision.reasons)
    if candidate.similarity < (RIVAL_SIMILARITY if apart else EDGE_SIMILARITY) and not near_words(a, b, compared):
        return False
    return not untied(a, b, compared, inside=inside, one_story=one_story(statement.title, other.title))


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
    ]


def _place(
    index: int, statement: Statement, new_id: str, near: Sequence[Candidate], encoder: str, *, within: Collection[str]
) -> Assignment:
    """The claim that a statement joins, or its own. Ties: the more similar candidate, then the lower id.

    ``within`` are the claims of the same article, which are joined only where every slot agrees: an article
    says little twice, and the halves of a sentence (« a nié les faits et demandé un avocat ») are alike in all but
    what they say.
    """
    decided = [(candidate, _met(statement, candidate, encoder)) for candidate in near]
    decided.sort(key=lambda pair: (-pair[1].score, -pair[0].similarity, pair[0].claim_id))
    joined = next(((c, d) for c, d in decided if _joins(d, inside=_beside(statement, c, within))), None)
    others = [(c.claim_id, d) for c, d in decided if joined is None or c.claim_id != joined[0].claim_id]
    nearest = decided[0][1] if decided else NEW
    rivals = {c.claim_id for c, d in decided if _contradicts(statement, c, d, inside=_beside(statement, c, within))}
    return Assignment(
        index=index,
        claim_id=joined[0].claim_id if joined else new_id,
        opens=joined is None,
        decision=joined[1] if joined else nearest,
        contradicts=tuple((i, d) for i, d in others if i in rivals),
        review=() if joined else tuple((i, d) for i, d in others if d.outcome is Outcome.REVIEW),
    )


def _beside(statement: Statement, candidate: Candidate, within: Collection[str]) -> bool:
    """Whether the claim is of the same article, or of a copy of it."""
    known = statement.content_hash is not None
    return candidate.claim_id in within or (known and candidate.statement.content_hash == statement.content_hash)


def _joins(decision: Decision, *, inside: bool) -> bool:
    """Whether a statement joins the claim that it was compared with; ``inside`` its article, without a difference."""
    return decision.outcome is Outcome.SAME and not (inside and any(": " in reason for reason in decision.reasons))


def decide_pairs(
    rows: Iterable[tuple[str, Statement, Statement]], encoder: Encoder | None = None
) -> Iterator[tuple[str, Decision]]:
    """A decision for each (id, a, b), in order: the work of ``greffier match``."""
    pairs = list(rows)
    texts = [side.text for _, a, b in pairs for side in (a, b)]
    chosen = encoder or load_encoder()
    vectors = chosen.encode(texts)
    prepare(side for _, a, b in pairs for side in (a, b))
    for number, (row_id, a, b) in enumerate(pairs):
        similarity = round(float(vectors[2 * number] @ vectors[2 * number + 1]), 4)
        yield row_id, compare(a, b, similarity, encoder=chosen.name)
