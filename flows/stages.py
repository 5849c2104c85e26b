"""The five steps from files to the record, over one batch of articles. Knows nothing of Prefect.

Each step takes the batch that the one before it made. An article that fails leaves its `Failure` in the batch
and the others go on.
"""

from __future__ import annotations

import gc
import logging
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, fields
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from typing import Final, Generic, TypeVar

import numpy as np
from duckdb import DuckDBPyConnection
from duckdb import Error as DuckDBError
from numpy.typing import NDArray

from claims.comparison.reading import Learnt, beside, reader, remember
from claims.embed import Encoder
from claims.errors import GreffierError
from claims.extract import EXTRACTOR_VERSION
from claims.match import (
    LEAST_SIMILARITY,
    MATCHER_VERSION,
    ROUNDING,
    Assignment,
    Candidate,
    Decision,
    Statement,
    assign,
    compared,
    prepare,
    prepared,
)
from claims.models import Article, Claim
from claims.reading import Metadata, read_path
from flows.failures import Failure
from flows.settings import Settings
from flows.splitting import extract_each
from flows.tables import counted
from warehouse.connection import is_of_the_file, open_record
from warehouse.errors import StaleRecord
from warehouse.ids import claim_id, mention_id, revision_id
from warehouse.nearest import look_ahead, nearest_by_now
from warehouse.records import NearClaim, NewDecision, Outcome, Placement, StoredCounts
from warehouse.shelf import PAYS_FROM, FileShelf
from warehouse.store import Incoming, known_revisions, number_of_claims, store_articles, watermark

logger = logging.getLogger(__name__)

# The steps make many small objects that live long, and few in cycles: looking for those as often as Python does by
# itself takes a tenth of a run.
gc.set_threshold(50_000, 20, 20)


def clear_away() -> None:
    """Free what a batch left in cycles, as parsed articles do and Prefect's futures with what they hold.

    Once a batch, since Python by itself looks too late now. What there is the first time, models above all, is there
    to stay and is not looked at again, which would take longer (0.3 s) than all the rest.
    """
    gc.collect()
    if not gc.get_freeze_count():
        gc.freeze()


T = TypeVar("T")
U = TypeVar("U")
Vectors = NDArray[np.float32]


class Batch(Generic[T]):
    """Articles on their way through the steps, and what failed so far.

    A plain class on purpose: Prefect looks for futures in every collection, dataclass and model that a task
    takes or returns, which costs 0.8 s for 100,000 values, each time. Into a plain object it does not look.
    """

    def __init__(self, done: Iterable[T] = (), failures: Iterable[Failure] = (), *, known: int = 0) -> None:
        self.done = tuple(done)
        self.failures = tuple(failures)
        self.known = known  # articles that the record holds already

    def then(self, results: Iterable[U | Failure]) -> Batch[U]:
        """The batch after a step: what went well goes on, the failures add up."""
        kept = list(results)
        return Batch(
            (each for each in kept if not isinstance(each, Failure)),
            [*self.failures, *(each for each in kept if isinstance(each, Failure))],
            known=self.known,
        )


@dataclass(frozen=True)
class Extracted:
    """An article with its claims, each said once."""

    article: Article
    claims: tuple[Claim, ...]


@dataclass(frozen=True)
class Embedded(Extracted):
    """… and a vector for each claim, shape (len(claims), dimension)."""

    vectors: Vectors
    encoder_key: str
    learnt: Learnt | None = field(default=None, kw_only=True)  # the claims' readings, where another process made them


@dataclass(frozen=True)
class Matched(Embedded):
    """… and what was decided about each, when the record's watermark was ``seen``."""

    assignments: tuple[Assignment, ...]
    seen: int


def read_files(paths: Iterable[Path], overrides: Metadata) -> list[Article | Failure]:
    """Each file as an article, or why not, in the order given."""
    return [_read_file(path, overrides) for path in paths]


def _read_file(path: Path, overrides: Metadata) -> Article | Failure:
    try:
        return read_path(path, overrides=overrides)
    except GreffierError as error:
        return Failure.of(str(path), error)


def leave_out_known(batch: Batch[Article], settings: Settings) -> Batch[Article]:
    """The batch without what the record holds already and without what it holds twice."""
    articles = {revision_id(article): article for article in batch.done}
    with open_record(settings.db, timeout_s=settings.lock_timeout_s, reads=True) as connection:
        known = known_revisions(connection, articles.values())
    fresh = [article for revision, article in articles.items() if revision not in known]
    return Batch(fresh, batch.failures, known=len(batch.done) - len(fresh))


def extract(batch: Batch[Article]) -> Batch[Extracted]:
    """Each article with its claims. A claim made twice by the same characters counts once."""
    return batch.then(
        claims if isinstance(claims, Failure) else Extracted(article, _once(article, claims))
        for article, claims in zip(batch.done, extract_each(batch.done), strict=True)
    )


def _once(article: Article, claims: Iterable[Claim]) -> tuple[Claim, ...]:
    revision = revision_id(article)
    return tuple({mention_id(revision, claim): claim for claim in claims}.values())


def embed(batch: Batch[Extracted], encoder: Encoder, *, apart: bool = False) -> Batch[Embedded]:
    """Each article with a vector for each claim; all texts go through the encoder together.

    ``apart`` from the process that matches, the claims are read too: matching is a line, and readings are most of it.
    """
    vectors = encoder.encode([claim.text for each in batch.done for claim in each.claims])
    ends = np.cumsum([len(each.claims) for each in batch.done])[:-1]
    learnt = _read_apart(batch.done) if apart else [None] * len(batch.done)
    return batch.then(
        Embedded(each.article, each.claims, part, encoder.key, learnt=its)
        for each, part, its in zip(batch.done, np.split(vectors, ends), learnt, strict=True)
    )


def _read_apart(extracted: Sequence[Extracted]) -> list[Learnt | None]:
    """For each article the readings of its claims, for the process that matches. None: that one finds out why."""
    try:
        prepare(each for one in extracted for each in _statements(one) if each.stands_alone)
        return [prepared(_statements(one)) for one in extracted]
    except Exception:
        logger.debug("reading the claims of %d articles together failed", len(extracted), exc_info=True)
        return [None] * len(extracted)


@dataclass(frozen=True)
class Opened:
    """A claim that an article of this batch opens."""

    claim_id: str
    statement: Statement
    vector: Vectors


def match(batch: Batch[Embedded], settings: Settings) -> Batch[Matched]:
    """Each article with a decision on each claim, as if the articles were stored one after the other."""
    return batch.then(_match(batch.done, settings))


def _match(embedded: Sequence[Embedded], settings: Settings) -> list[Matched | Failure]:
    if not embedded:
        return []
    encoder_key, vectors = embedded[0].encoder_key, np.concatenate([each.vectors for each in embedded])
    ahead = look_ahead(settings.db, encoder_key, vectors, settings.candidates)
    with open_record(settings.db, timeout_s=settings.lock_timeout_s, reads=True) as connection:
        seen = watermark(connection)
        near = nearest_by_now(connection, encoder_key, vectors, settings.candidates, ahead)
        claims = number_of_claims(connection)
    with beside(FileShelf(settings.db, reader()) if claims >= PAYS_FROM else None):
        return decide(embedded, near, most=settings.candidates, seen=seen)


def decide(
    embedded: Sequence[Embedded], near: Sequence[Sequence[NearClaim]], *, most: int, seen: int
) -> list[Matched | Failure]:
    """What becomes of each article's claims, given the record's ``near`` each vector in order.

    Claims that an earlier article of the batch opens are candidates too: the size of a batch changes nothing.
    """
    _read_together(embedded, near)
    rows = iter(near)
    opened: list[Opened] = []
    results: list[Matched | Failure] = []
    for each in embedded:
        stored = list(islice(rows, len(each.claims)))
        try:
            matched, new = _decide_article(each, stored, opened, most=most, seen=seen)
        except Exception as error:
            logger.exception("matching failed on %s", each.article.origin)
            results.append(Failure.of(each.article.origin, error))
        else:
            results.append(matched)
            opened += new
    return results


def _read_together(embedded: Sequence[Embedded], near: Sequence[Sequence[NearClaim]]) -> None:
    """Read what will be compared, for all articles at once: at half the cost of reading it one article at a time."""
    try:
        for each in embedded:
            if each.learnt is not None:
                remember(each.learnt)
        statements = [statement for each in embedded for statement in _statements(each)]
        vectors = np.concatenate([each.vectors for each in embedded])
        prepare(compared(statements, vectors, [[_stored(row) for row in rows] for rows in near]))
    except Exception:  # each article reads its own, and costs only itself
        logger.debug("reading the claims of %d articles together failed", len(embedded), exc_info=True)


def _statements(extracted: Extracted) -> list[Statement]:
    article = extracted.article
    day = article.published.date() if article.published else None
    return [
        Statement(
            text=claim.text,
            language=claim.language,
            day=day,
            stands_alone=claim.stands_alone,
            content_hash=article.content_hash,
            title=article.title,
        )
        for claim in extracted.claims
    ]


def _decide_article(
    embedded: Embedded, near: Sequence[Sequence[NearClaim]], opened: Sequence[Opened], *, most: int, seen: int
) -> tuple[Matched, list[Opened]]:
    """The article with its decisions, and the claims that it opens."""
    article, claims, vectors = embedded.article, embedded.claims, embedded.vectors
    statements = _statements(embedded)
    revision = revision_id(article)
    new_ids = [claim_id(mention_id(revision, claim)) for claim in claims]
    recent = np.array([each.vector for each in opened], dtype=np.float32).reshape(len(opened), vectors.shape[1])
    candidates = [_nearest(stored, opened, recent @ vector, most) for stored, vector in zip(near, vectors, strict=True)]
    assignments = tuple(
        assign(statements, new_ids, vectors, candidates, encoder=embedded.encoder_key.partition("@")[0])
    )
    new = [Opened(each.claim_id, statements[each.index], vectors[each.index]) for each in assignments if each.opens]
    return Matched(article, claims, vectors, embedded.encoder_key, assignments, seen), new


def _nearest(
    stored: Sequence[NearClaim], opened: Sequence[Opened], similarities: Vectors, most: int
) -> list[Candidate]:
    """The ``most`` nearest of the record and the batch, ties by claim id.

    Similarities are rounded: their last digits depend on how many vectors were multiplied together.
    """
    candidates = [_stored(row) for row in stored]
    candidates += [
        Candidate(claim_id=claim.claim_id, statement=claim.statement, similarity=round(float(similarity), 4))
        for claim, similarity in zip(opened, similarities, strict=True)
        if similarity >= LEAST_SIMILARITY - ROUNDING
    ]
    return sorted(candidates, key=lambda each: (-each.similarity, each.claim_id))[:most]


def _stored(row: NearClaim) -> Candidate:
    return Candidate(
        claim_id=row.claim_id,
        statement=Statement(
            text=row.text,
            language=row.language,
            day=row.day,
            stands_alone=row.stands_alone,
            content_hash=row.content_hash,
            title=row.title,
        ),
        similarity=round(row.similarity, 4),
    )


@dataclass(frozen=True)
class Counts:
    """What was stored."""

    articles: int = 0
    claims: int = 0  # as made in these articles
    new_claims: int = 0  # those that nobody had made before
    contradictions: int = 0
    review: int = 0  # matches left open for a person
    known: int = 0  # articles that the record held already
    failures: tuple[Failure, ...] = ()

    def __add__(self, other: Counts) -> Counts:
        return Counts(*(getattr(self, each.name) + getattr(other, each.name) for each in fields(self)))


TOGETHER: Final = 64  # articles in one transaction: some hundred claims
# To be overtaken this often by other processes that store, something else is wrong.
MOST_ATTEMPTS: Final = 50


def store(batch: Batch[Matched], settings: Settings) -> Counts:
    """What was stored of the batch, each article whole or not at all.

    Where another process was faster, what is left is matched again against what that one stored.
    """
    total = Counts(known=batch.known, failures=batch.failures)
    waiting = list(batch.done)
    attempts = 0
    together = TOGETHER
    while waiting:
        try:
            with open_record(settings.db, timeout_s=settings.lock_timeout_s) as connection:
                seen = waiting[0].seen
                while waiting:
                    some = waiting[:together]
                    stored = _store_together(connection, some, seen)
                    if stored is None:
                        together = 1  # to find out whose fault it is
                        continue
                    counts, seen = stored
                    total += counts
                    del waiting[: len(some)]
        except StaleRecord:
            attempts += 1
            if attempts == MOST_ATTEMPTS:
                raise
            logger.info("match: %s again: the record has moved on", counted(len(waiting), "article"))
            again = Batch(waiting).then(_match(waiting, settings))
            waiting = list(again.done)
            total += Counts(failures=again.failures)
    return total


def _store_together(connection: DuckDBPyConnection, some: Sequence[Matched], seen: int) -> tuple[Counts, int] | None:
    """What storing some articles came to, and the watermark after it; None where one of several cannot be stored."""
    try:
        stored = store_articles(
            connection,
            [
                Incoming(
                    each.article, each.claims, each.vectors, [placement(assignment) for assignment in each.assignments]
                )
                for each in some
            ],
            encoder_key=some[0].encoder_key,
            extractor_version=EXTRACTOR_VERSION,
            matcher_version=MATCHER_VERSION,
            seen=seen,
            now=datetime.now(UTC).replace(tzinfo=None),
        )
    except GreffierError:
        raise
    except Exception as error:
        if isinstance(error, DuckDBError) and is_of_the_file(error):
            raise  # a full disk is no fault of the article, and will not do for the next one either
        if len(some) > 1:
            return None
        logger.exception("storing failed on %s", some[0].article.origin)
        return Counts(failures=(Failure.of(some[0].article.origin, error),)), seen
    return sum(map(_counts, stored), Counts()), stored[-1].watermark


def _counts(stored: StoredCounts) -> Counts:
    return Counts(
        articles=int(stored.stored),
        claims=stored.mentions,
        new_claims=stored.new_claims,
        contradictions=stored.contradictions,
        review=stored.review,
        known=int(not stored.stored),
    )


def placement(assignment: Assignment) -> Placement:
    """What the record keeps of an assignment."""
    others = [
        *((claim, Outcome.CONTRADICT, decision) for claim, decision in assignment.contradicts),
        *((claim, Outcome.REVIEW, decision) for claim, decision in assignment.review),
    ]
    return Placement(
        decision=_decision(assignment.claim_id, Outcome.NEW if assignment.opens else Outcome.SAME, assignment.decision),
        others=tuple(_decision(claim, outcome, decision) for claim, outcome, decision in others),
    )


def _decision(claim: str, outcome: Outcome, decision: Decision) -> NewDecision:
    return NewDecision(
        claim_id=claim,
        outcome=outcome,
        score=decision.score,
        reasons=decision.reasons,
        reason_kind=decision.reason_kind,
    )
