"""A small record of invented articles, in French and English, for the tests of the warehouse.

The story: a dam at Valmont. The prefect says that it holds; the mayor denies it; two outlets disagree on
how many people were moved; a rumour goes round; one source turns round; one outlet changes its text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import duckdb
import numpy as np
from numpy.typing import NDArray

from claims.models import (
    Article,
    Claim,
    Language,
    Modality,
    Polarity,
    Quotation,
    Source,
    SourceKind,
    Status,
)
from warehouse.feeds import FeedCheck, FeedEntry, store_check
from warehouse.ids import article_id, claim_id, mention_id, revision_id
from warehouse.records import EntryOutcome, FeedOutcome, NewDecision, Outcome, Placement, StoredCounts
from warehouse.store import store_article, watermark

ENCODER = "fake@1"
DIMENSION = 8
NOW = datetime(2031, 5, 4, 9, 0)  # noqa: DTZ001  # the record's times have no zone


def person(name: str, *, role: str | None = None, through: Source | None = None) -> Source:
    return Source(name=name, kind=SourceKind.PERSON, role=role, through=through)


def outlet(name: str) -> Source:
    return Source(name=name, kind=SourceKind.OUTLET)


def claim(
    article: Article,
    text: str,
    *sources: Source,
    status: Status = Status.ASSERTED,
    modality: Modality = Modality.FACTUAL,
    evidence: str | None = None,
) -> Claim:
    """A claim of ``article`` on ``evidence`` (without it the article's first sentence)."""
    words = evidence or re.split(r"(?<=\.)\s", article.text, maxsplit=1)[0]
    start = article.text.index(words)
    return Claim(
        text=text,
        start=start,
        end=start + len(words),
        evidence=words,
        status=status,
        polarity=Polarity.NEGATIVE if " pas " in text or " not " in text else Polarity.POSITIVE,
        modality=modality,
        sources=sources or (outlet(article.outlet_name),),
        quotation=Quotation.NONE,
        stands_alone=True,
        confidence=0.9,
        language=article.language,
        trace=("sample",),
    )


def vectors_for(texts: Sequence[str], dimension: int = DIMENSION) -> NDArray[np.float32]:
    """A unit vector for each text, the same for the same text."""
    rows = [np.random.default_rng(list(text.encode())).normal(size=dimension) for text in texts]
    matrix = np.array(rows, dtype=np.float32).reshape(len(texts), dimension)
    lengths = np.linalg.norm(matrix, axis=1, keepdims=True)
    unit: NDArray[np.float32] = np.round(matrix / lengths, 4).astype(np.float32)
    return unit


@dataclass(frozen=True)
class Made:
    """A claim of an article and what the matcher would say of it."""

    claim: Claim
    joins: str | None = None  # a claim id; None: it opens one
    contradicts: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ("sample",)
    reason_kind: str = "sample"


@dataclass
class Book:
    """Stores articles one after the other and remembers the claims under short names."""

    connection: duckdb.DuckDBPyConnection
    now: datetime = NOW
    claim_ids: dict[str, str] = field(default_factory=dict)

    def store(self, article: Article, *made: Made, names: Iterable[str] = ()) -> StoredCounts:
        """Store ``article``; the claims that it opens get ``names``, in order. An hour passes."""
        counts = store(self.connection, article, made, now=self.now)
        opened = [each for each in made if each.joins is None]
        for name, each in zip(names, opened, strict=False):
            self.claim_ids[name] = claim_id(mention_id(revision_id(article), each.claim))
        self.now += timedelta(hours=1)
        return counts


def store(
    connection: duckdb.DuckDBPyConnection,
    article: Article,
    made: Sequence[Made],
    *,
    now: datetime = NOW,
    seen: int | None = None,
    encoder_key: str = ENCODER,
    dimension: int = DIMENSION,
) -> StoredCounts:
    return store_article(
        connection,
        article,
        [each.claim for each in made],
        vectors=vectors_for([each.claim.text for each in made], dimension),
        encoder_key=encoder_key,
        placements=[placement(article, each) for each in made],
        extractor_version="1.2.3",
        matcher_version="matcher 4.5.6",
        seen=watermark(connection) if seen is None else seen,
        now=now,
    )


def placement(article: Article, made: Made) -> Placement:
    own = claim_id(mention_id(revision_id(article), made.claim))

    def decision(claim_id: str, outcome: Outcome, score: float) -> NewDecision:
        return NewDecision(
            claim_id=claim_id,
            outcome=outcome,
            score=score,
            reasons=made.reasons,
            reason_kind=made.reason_kind,
        )

    return Placement(
        decision=decision(made.joins, Outcome.SAME, 0.95) if made.joins else decision(own, Outcome.NEW, 0.0),
        others=(
            *(decision(other, Outcome.CONTRADICT, 0.1) for other in made.contradicts),
            *(decision(other, Outcome.REVIEW, 0.5) for other in made.doubts),
        ),
    )


GAZETTE = Article(
    text=(
        "Le barrage de Valmont tient bon, a affirmé la préfète Inès Carmin. « Il n'y a aucun risque. »\n"
        "\n"
        "Selon la préfecture, 40 habitants ont été évacués lundi. D'après une rumeur, le pont serait coupé."
    ),
    language=Language.FRENCH,
    origin="https://gazette.example/valmont",
    outlet="La Gazette",
    title="À Valmont, l'eau monte",
    author="Léa Forestier",
    published=datetime(2031, 5, 1, 8, 30),  # noqa: DTZ001
    fetched=datetime(2031, 5, 4, 8, 0),  # noqa: DTZ001
    repairs=("decoded as cp1252, not the declared utf-8",),
)
COURIER = Article(
    text=(
        "The Valmont dam is not safe, mayor Tom Brac said, denying the prefect's words. "
        "Sixty-five people were moved out on Monday, the Courier has counted."
    ),
    language=Language.ENGLISH,
    origin="https://courier.example/valmont",
    outlet="The Courier",
    title="Doubts over dam",
    published=datetime(2031, 5, 2),  # noqa: DTZ001
    fetched=datetime(2031, 5, 4, 8, 0),  # noqa: DTZ001
)
ECHO = Article(
    text="L'Écho confirme : le barrage de Valmont tient bon. Inès Carmin dément désormais l'avoir dit.",
    language=Language.FRENCH,
    origin="https://echo.example/1",
    outlet="L'Écho",
    published=datetime(2031, 5, 3),  # noqa: DTZ001
)
UNSIGNED = Article(
    text="Un riverain raconte que le pont est coupé. Le barrage tient bon.",
    language=Language.FRENCH,
    origin="/articles/note.txt",
)

CARMIN = person("Inès Carmin", role="préfète")
BRAC = person("Tom Brac", role="mayor")
PREFECTURE = Source(name="la préfecture", kind=SourceKind.ORGANISATION)
RUMOUR = Source(name="une rumeur", kind=SourceKind.ANONYMOUS)
RIVERAIN = Source(name="un riverain", kind=SourceKind.ANONYMOUS)


def tell(connection: duckdb.DuckDBPyConnection) -> Book:
    """The whole story: four articles. Claims: holds, forty, bridge, sixty-five."""
    book = Book(connection)
    tell_gazette(book)
    tell_courier(book)
    tell_echo(book)
    tell_unsigned(book)
    return book


def tell_gazette(book: Book) -> StoredCounts:
    return book.store(
        GAZETTE,
        Made(claim(GAZETTE, "Le barrage de Valmont tient bon.", CARMIN)),
        Made(
            claim(
                GAZETTE,
                "40 habitants de Valmont ont été évacués lundi.",
                PREFECTURE,
                evidence="Selon la préfecture, 40 habitants ont été évacués lundi.",
            )
        ),
        Made(
            claim(
                GAZETTE,
                "Le pont de Valmont est coupé.",
                RUMOUR,
                status=Status.REPORTED,
                evidence="D'après une rumeur, le pont serait coupé.",
            )
        ),
        names=("holds", "forty", "bridge"),
    )


def tell_courier(book: Book) -> StoredCounts:
    ids = book.claim_ids
    return book.store(
        COURIER,
        Made(
            claim(
                COURIER,
                "The Valmont dam holds.",
                person("Tom Brac", role="mayor", through=outlet("The Courier")),
                status=Status.DENIED,
            ),
            joins=ids["holds"],
        ),
        Made(
            claim(
                COURIER,
                "Sixty-five people were moved out of Valmont on Monday.",
                evidence="Sixty-five people were moved out on Monday, the Courier has counted.",
            ),
            contradicts=(ids["forty"],),
            reasons=("amount: 65 against 40",),
            reason_kind="amount",
        ),
        names=("sixty-five",),
    )


def tell_echo(book: Book) -> StoredCounts:
    holds = book.claim_ids["holds"]
    return book.store(
        ECHO,
        Made(claim(ECHO, "Le barrage de Valmont tient bon."), joins=holds),
        Made(
            claim(
                ECHO,
                "Le barrage de Valmont tient bon.",
                CARMIN,
                status=Status.DENIED,
                evidence="Inès Carmin dément désormais l'avoir dit.",
            ),
            joins=holds,
        ),
    )


def tell_unsigned(book: Book) -> StoredCounts:
    ids = book.claim_ids
    return book.store(
        UNSIGNED,
        Made(
            claim(UNSIGNED, "Le pont de Valmont est coupé.", RIVERAIN, status=Status.REPORTED),
            joins=ids["bridge"],
        ),
        Made(
            claim(UNSIGNED, "Le barrage tient bon.", evidence="Le barrage tient bon."),
            doubts=(ids["holds"],),
            reason_kind="detail",
            reasons=("place: none against Valmont",),
        ),
        names=("a dam holds",),
    )


def tell_edit(book: Book) -> Article:
    """The Gazette's article as it was changed: the prefect denies now, the rumour is gone, and nobody said so."""
    edited = GAZETTE.model_copy(
        update={
            "title": "À Valmont, l'eau baisse",
            "text": (
                "La préfète Inès Carmin a démenti que le barrage de Valmont tienne bon.\n\n"
                "Selon la préfecture, 40 habitants ont été évacués lundi. Le maire est venu."
            ),
        }
    )
    book.store(
        edited,
        Made(
            claim(edited, "Le barrage de Valmont tient bon.", CARMIN, status=Status.DENIED),
            joins=book.claim_ids["holds"],
        ),
        Made(
            claim(
                edited,
                "40 habitants de Valmont ont été évacués lundi.",
                PREFECTURE,
                evidence="Selon la préfecture, 40 habitants ont été évacués lundi.",
            ),
            joins=book.claim_ids["forty"],
        ),
        Made(claim(edited, "Le maire est venu à Valmont.", evidence="Le maire est venu.")),
        names=("came",),
    )
    return edited


def tell_feed(connection: duckdb.DuckDBPyConnection) -> None:
    """A feed that was looked at twice: once one article came of two entries, then it did not answer."""
    url = "https://gazette.example/rss"
    look = FeedCheck(
        feed_url=url, checked_at=NOW, outcome=FeedOutcome.READ, entry_count=2, new_count=1, failed_count=1, etag='"1"'
    )
    entry = FeedEntry(
        feed_url=url,
        entry_key="one",
        tried_at=NOW,
        outcome=EntryOutcome.PAGE,
        url=GAZETTE.origin,
        fingerprint="1",
        article_id=article_id(GAZETTE),
    )
    failed = entry.model_copy(
        update={"entry_key": "two", "outcome": EntryOutcome.FAILED, "article_id": None, "message": "no answer"}
    )
    store_check(connection, look, [entry, failed])
    later = look.model_copy(
        update={
            "checked_at": NOW + timedelta(hours=1),
            "outcome": FeedOutcome.FAILED,
            "entry_count": 0,
            "new_count": 0,
            "failed_count": 0,
            "message": "no answer within 30 s",
            "etag": None,
            "not_before": NOW + timedelta(hours=2),
        }
    )
    store_check(connection, later, [])
