"""Deciding again, with the matcher of today, what people did not decide: what would change, and changing it.

The mentions are taken in the order in which they came, as if they were stored for the first time; what people decided
stays, and what they keep apart is never brought together. Nothing is written before it was shown, and a second run
finds nothing to change.
"""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import groupby
from typing import Final

import numpy as np
from duckdb import DuckDBPyConnection
from numpy.typing import NDArray

from claims.embed import Encoder, load_encoder
from claims.match import (
    MATCHER_VERSION,
    NEAREST_IN_BATCH,
    Assignment,
    Candidate,
    Statement,
    assign,
    clearest_first,
    compared,
    prepare,
)
from claims.models import Frozen
from flows.settings import Settings
from flows.stages import placement
from flows.tables import counted
from warehouse.connection import open_record
from warehouse.errors import RecordMissing
from warehouse.ids import claim_id as id_of_claim
from warehouse.records import NewDecision, Outcome
from warehouse.redeciding import Material, Redecided, Standing, material, store_redecided
from warehouse.snapshot import publish

logger = logging.getLogger(__name__)

Vectors = NDArray[np.float32]
EXTRA: Final = 8  # measured again in double precision beside those wanted: products of blocks differ in the last digits
EVERY: Final = 2000  # mentions between two log lines


class Move(Frozen):
    """One mention that would stand under another claim."""

    mention_id: str
    text: str
    from_claim_id: str
    from_text: str
    to_claim_id: str
    to_text: str  # its own words where it opens a claim
    reasons: tuple[str, ...]
    contested: bool  # whether the claim that it leaves is contested
    mention_count: int  # of that claim


class Difference(Frozen):
    """What deciding again would change."""

    matcher_version: str
    mentions: int  # all that the record holds
    by_people: int  # of them decided by people, which stay
    moves: tuple[Move, ...]  # the most important first
    contradictions_found: int
    contradictions_ended: int
    doubts_found: int
    doubts_ended: int
    decisions: int  # rows that would be added; 0: nothing to do

    @property
    def words(self) -> str:
        """In a line: "3 of 1,200 mentions would move; 2 contradictions found, 1 ended; 4 doubts found, 0 ended"."""
        return (
            f"{len(self.moves):,} of {counted(self.mentions, 'mention')} would move; "
            f"{counted(self.contradictions_found, 'contradiction')} found, {self.contradictions_ended:,} ended; "
            f"{counted(self.doubts_found, 'doubt')} found, {self.doubts_ended:,} ended"
        )


@dataclass(frozen=True)
class Plan:
    """The difference, and the decisions that make it."""

    difference: Difference
    redecided: tuple[Redecided, ...]
    seen: int
    encoder_key: str


def plan(settings: Settings, *, encoder: Encoder | None = None) -> Plan:
    """What deciding again would change; nothing is written. The record is free for others meanwhile."""
    if not settings.db.exists():
        raise RecordMissing(f"There is no record at {settings.db}; the first ingest makes one.")
    chosen = encoder or load_encoder(settings.encoder)
    with open_record(settings.db, timeout_s=settings.lock_timeout_s, reads=True) as connection:
        read = material(connection, chosen.key, dimension=chosen.dimension)
        carried = _carried(connection)
    again = _Again(read, chosen, most=settings.candidates)
    again.run()
    redecided = tuple(again.redecided())
    return Plan(again.difference(redecided, carried), redecided, read.seen, chosen.key)


def carry_out(settings: Settings, planned: Plan, *, now: datetime | None = None) -> int:
    """How many decisions were added, all at once. Raises ``StaleRecord`` where the record has moved meanwhile."""
    with open_record(settings.db, timeout_s=settings.lock_timeout_s) as connection:
        added = store_redecided(
            connection,
            planned.redecided,
            seen=planned.seen,
            encoder_key=planned.encoder_key,
            matcher_version=MATCHER_VERSION,
            now=now or datetime.now(UTC),
        )
    publish(settings.db, timeout_s=settings.lock_timeout_s)
    return added


def _carried(connection: DuckDBPyConnection) -> dict[str, tuple[str, bool, int]]:
    """Each claim's words, whether it is contested, and how many mentions carry it."""
    rows = connection.execute("select claim_id, text, contested, mention_count from claim_status").fetchall()
    return {claim_id: (text, contested, number) for claim_id, text, contested, number in rows}


@dataclass
class _Wordings:
    """The claims that stand so far, with their vectors: what a new mention is compared to."""

    vectors: Vectors  # as many rows as there are mentions; filled as claims open
    statements: list[Statement] = field(default_factory=list)
    claim_ids: list[str] = field(default_factory=list)
    rows: dict[str, int] = field(default_factory=dict)

    @classmethod
    def empty(cls, most: int, dimension: int) -> _Wordings:
        return cls(np.zeros((most, dimension), dtype=np.float32))

    def add(self, claim_id: str, statement: Statement, vector: Vectors) -> None:
        self.rows[claim_id] = len(self.claim_ids)
        self.vectors[len(self.claim_ids)] = vector
        self.claim_ids.append(claim_id)
        self.statements.append(statement)

    def joined(self, claim_id: str, statement: Statement) -> None:
        """A claim stands alone as soon as one of its mentions does."""
        row = self.rows[claim_id]
        if statement.stands_alone and not self.statements[row].stands_alone:
            self.statements[row] = self.statements[row].model_copy(update={"stands_alone": True})

    def nearest(self, queries: Vectors, first: int, last: int, most: int) -> list[list[Candidate]]:
        """For each query the ``most`` nearest of the claims ``first`` to ``last``, ties by claim id."""
        products = queries @ self.vectors[first:last].T
        if last - first > most + EXTRA:
            chosen = np.argpartition(-products, most + EXTRA, axis=1)[:, : most + EXTRA]
        else:
            chosen = np.broadcast_to(np.arange(last - first), products.shape)
        return [
            self._ranked(query, [first + int(row) for row in rows])[:most]
            for query, rows in zip(queries, chosen, strict=True)
        ]

    def _ranked(self, query: Vectors, rows: Sequence[int]) -> list[Candidate]:
        exact = self.vectors[list(rows)].astype(np.float64) @ query.astype(np.float64)
        found = [
            Candidate(
                claim_id=self.claim_ids[row],
                statement=self.statements[row],
                similarity=round(min(1.0, float(similarity)), 4),
            )
            for row, similarity in zip(rows, exact, strict=True)
        ]
        return sorted(found, key=lambda each: (-each.similarity, each.claim_id))


@dataclass
class _Again:
    """All mentions, decided one after the other."""

    read: Material
    encoder: Encoder
    most: int
    decided: dict[str, str] = field(default_factory=dict)  # mention → the claim that it opens or joins now
    goes: dict[str, str] = field(default_factory=dict)  # claim → the claim that its opening mention joined
    bound: dict[str, list[str]] = field(default_factory=dict)  # claim → its mentions that people keep apart from some
    made: dict[str, tuple[NewDecision, ...]] = field(
        default_factory=dict
    )  # mention → all decisions, the first places it
    vectors: dict[str, Vectors] = field(default_factory=dict)

    def run(self) -> None:
        """Decide everything."""
        mentions = self.read.mentions
        self._take_vectors()
        statements = {each.mention_id: _statement(each) for each in mentions}
        for each in mentions:
            if each.by_person or each.is_rejected:
                self._decide(each, each.decided_claim_id)
        wordings = _Wordings.empty(len(mentions), self.encoder.dimension)
        done = 0
        for _, group in groupby(mentions, key=lambda each: each.revision_id):
            article = [each for each in group if not each.is_rejected]
            self._decide_article(article, statements, wordings)
            done += len(article)
            if done // EVERY > (done - len(article)) // EVERY:
                logger.info("rematch: %s of %s", f"{done:,}", counted(len(mentions), "mention"))

    def _take_vectors(self) -> None:
        missing = [each for each in self.read.mentions if each.mention_id not in self.read.vectors]
        encoded = self.encoder.encode([each.text for each in missing])
        self.vectors = dict(self.read.vectors) | {
            each.mention_id: vector for each, vector in zip(missing, encoded, strict=True)
        }

    def _decide_article(
        self, article: Sequence[Standing], statements: Mapping[str, Statement], wordings: _Wordings
    ) -> None:
        if not article:
            return
        article = [article[n] for n in clearest_first([statements[each.mention_id] for each in article])]
        queries = np.array([self.vectors[each.mention_id] for each in article], dtype=np.float32)
        before = len(wordings.claim_ids)
        near = wordings.nearest(queries, 0, before, self.most)
        prepare(compared([statements[each.mention_id] for each in article], queries, near))
        for each, query, earlier in zip(article, queries, near, strict=True):
            statement = statements[each.mention_id]
            [own] = wordings.nearest(query[None], before, len(wordings.claim_ids), NEAREST_IN_BATCH)
            candidates = self._allowed(each, [*own, *earlier])
            [assignment] = assign(
                [statement], [each.own_claim_id], query[None], [candidates], encoder=self.encoder.name
            )
            opens = self._place(each, assignment)
            if opens:
                wordings.add(each.own_claim_id, statement, query)
            elif (joined := self.decided[each.mention_id]) in wordings.rows:
                wordings.joined(joined, statement)

    def _allowed(self, mention: Standing, candidates: Iterable[Candidate]) -> list[Candidate]:
        """Without the claim that this mention's own words stand for, and those that people keep apart from it."""
        own = self._home(mention.own_claim_id)
        bound = [mention.mention_id, *self.bound.get(own, ())]
        others = {other for each in bound for other in self.read.apart.get(each, ())}
        closed = {own} | {self._home(self.decided[other]) for other in others if other in self.decided}
        return [each for each in candidates if self._home(each.claim_id) not in closed]

    def _place(self, mention: Standing, assignment: Assignment) -> bool:
        """Keep what was decided; whether the mention's words are a claim's from now on.

        A mention that people placed keeps its place, and its words find others where it ever opened a claim.
        """
        kept = placement(assignment)
        if mention.by_person:
            others = (each for each in kept.others if each.outcome is Outcome.CONTRADICT)
            self.made[mention.mention_id] = (_unchanged(mention), *others)
            return mention.own_claim_id == mention.decided_claim_id or mention.mention_id in self.read.vectors
        self.made[mention.mention_id] = (kept.decision, *kept.others)
        self._decide(mention, kept.decision.claim_id)
        return kept.opens

    def _decide(self, mention: Standing, claim_id: str) -> None:
        """The mention is this claim: what its own words stood for goes there too."""
        self.decided[mention.mention_id] = claim_id
        if claim_id != mention.own_claim_id:
            self.goes[mention.own_claim_id] = claim_id
        home = self._home(claim_id)
        if mention.mention_id in self.read.apart:
            self.bound.setdefault(home, []).append(mention.mention_id)
        if home != mention.own_claim_id and mention.own_claim_id in self.bound:
            self.bound.setdefault(home, []).extend(self.bound.pop(mention.own_claim_id))

    def _home(self, claim_id: str) -> str:
        """Where a claim stands."""
        passed = {claim_id}
        while (onward := self.goes.get(claim_id)) is not None and onward not in passed:
            passed.add(onward)
            claim_id = onward
        return claim_id

    def redecided(self) -> Iterator[Redecided]:
        """The decisions that differ from those that the record holds."""
        for each in self.read.mentions:
            made = self.made.get(each.mention_id)
            if made is None:
                continue
            place, *others = made
            rows: list[NewDecision] = []
            moved = not each.by_person and place.claim_id != each.decided_claim_id
            if moved:
                rows.append(place)
            before = self.read.pairs.get(each.mention_id, {})
            for other in others:
                again = moved and other.outcome is Outcome.REVIEW  # a doubt counts from the last placing on
                if again or before.get(other.claim_id) is not other.outcome:
                    rows.append(other)
            now = {decision.claim_id for decision in made}
            said = {id_of_claim(other) for other in self.read.apart.get(each.mention_id, ())}
            rows += [
                _ended(claim_id, outcome)
                for claim_id, outcome in before.items()
                if claim_id not in now | said and not (each.by_person and outcome is Outcome.REVIEW)
            ]
            if rows:
                yield Redecided(each, tuple(rows), self.vectors[each.mention_id])

    def difference(self, redecided: Sequence[Redecided], carried: Mapping[str, tuple[str, bool, int]]) -> Difference:
        """What a person wants to know before it is written."""
        texts = {each.own_claim_id: each.text for each in self.read.mentions}
        moves = []
        for each in self.read.mentions:
            to = self._home(self.decided[each.mention_id])
            if each.is_rejected or to == each.claim_id:
                continue
            text, contested, number = carried.get(each.claim_id, (texts.get(each.claim_id, each.text), False, 0))
            moves.append(
                Move(
                    mention_id=each.mention_id,
                    text=each.text,
                    from_claim_id=each.claim_id,
                    from_text=text,
                    to_claim_id=to,
                    to_text=carried[to][0] if to in carried else texts[to],
                    reasons=self.made[each.mention_id][0].reasons,
                    contested=contested,
                    mention_count=number,
                )
            )
        moves.sort(key=lambda move: (not move.contested, -move.mention_count, move.from_claim_id, move.mention_id))
        found, ended = self._told(redecided)
        return Difference(
            matcher_version=MATCHER_VERSION,
            mentions=len(self.read.mentions),
            by_people=sum(each.by_person for each in self.read.mentions),
            moves=tuple(moves),
            contradictions_found=found[Outcome.CONTRADICT],
            contradictions_ended=ended[Outcome.CONTRADICT],
            doubts_found=found[Outcome.REVIEW],
            doubts_ended=ended[Outcome.REVIEW],
            decisions=sum(len(each.decisions) for each in redecided),
        )

    def _told(self, redecided: Sequence[Redecided]) -> tuple[Counter[Outcome], Counter[Outcome]]:
        """How many contradictions and doubts there are now that were not, and were that are not."""
        found: Counter[Outcome] = Counter()
        ended: Counter[Outcome] = Counter()
        for each in redecided:
            before = self.read.pairs.get(each.mention.mention_id, {})
            now = {decision.claim_id: decision.outcome for decision in each.decisions}
            for claim_id, outcome in now.items():
                was = before.get(claim_id)
                if outcome is not was:
                    found[outcome] += 1
                    if was is not None:
                        ended[was] += 1
        return found, ended


def _statement(mention: Standing) -> Statement:
    return Statement(
        text=mention.text, language=mention.language, day=mention.day, stands_alone=mention.stands_alone,
        content_hash=mention.content_hash, title=mention.title,
    )  # fmt: skip


def _unchanged(mention: Standing) -> NewDecision:
    outcome = Outcome.NEW if mention.decided_claim_id == mention.own_claim_id else Outcome.SAME
    return NewDecision(
        claim_id=mention.decided_claim_id, outcome=outcome, score=1, reasons=("a person said so",), reason_kind="person"
    )


def _ended(claim_id: str, outcome: Outcome) -> NewDecision:
    what = "a contradiction" if outcome is Outcome.CONTRADICT else "in doubt"
    return NewDecision(
        claim_id=claim_id, outcome=Outcome.DIFFERENT, score=0, reasons=(f"no longer {what}",), reason_kind="rematch"
    )
