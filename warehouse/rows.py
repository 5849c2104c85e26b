"""An article with its claims, as the rows that the record takes in. Pure: values in, Arrow tables out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from claims.models import Article, Claim, Source
from warehouse.ids import article_id, claim_id, mention_id, revision_id, source_id, source_scope
from warehouse.records import Decider, NewDecision, Placement
from warehouse.times import naive_utc

Row = dict[str, Any]

_WORDS: Final = pa.string()
_LIST: Final = pa.list_(pa.string())
_TIME: Final = pa.timestamp("us")

# Named as in layout/, in the order in which they are filled.
COLUMNS: Final[dict[str, pa.Schema]] = {
    "article": pa.schema({"article_id": _WORDS, "origin": _WORDS, "first_stored_at": _TIME}),
    "article_revision": pa.schema(
        {
            "revision_id": _WORDS,
            "article_id": _WORDS,
            "content_hash": _WORDS,
            "text": _WORDS,
            "language": _WORDS,
            "outlet": _WORDS,
            "title": _WORDS,
            "author": _WORDS,
            "published_at": _TIME,
            "fetched_at": _TIME,
            "repairs": _LIST,
            "stored_at": _TIME,
        }
    ),
    "article_history": pa.schema(
        {"article_id": _WORDS, "history_number": pa.int32(), "revision_id": _WORDS, "found_at": _TIME}
    ),
    "source": pa.schema({"source_id": _WORDS, "name": _WORDS, "kind": _WORDS, "article_id": _WORDS}),
    "source_alias": pa.schema({"source_id": _WORDS, "alias": _WORDS, "first_stored_at": _TIME}),
    "mention": pa.schema(
        {
            "mention_id": _WORDS,
            "revision_id": _WORDS,
            "mention_number": pa.int32(),
            "text": _WORDS,
            "language": _WORDS,
            "status": _WORDS,
            "polarity": _WORDS,
            "modality": _WORDS,
            "evidence": _WORDS,
            "evidence_start": pa.int32(),
            "evidence_end": pa.int32(),
            "quotation": _WORDS,
            "cue": _WORDS,
            "cue_start": pa.int32(),
            "cue_end": pa.int32(),
            "when_words": _WORDS,
            "when_start": pa.date32(),
            "when_end": pa.date32(),
            "stands_alone": pa.bool_(),
            "confidence": pa.float64(),
            "trace": _LIST,
            "extractor_version": _WORDS,
        }
    ),
    "mention_source": pa.schema(
        {
            "mention_id": _WORDS,
            "source_number": pa.int32(),
            "position": pa.int32(),
            "source_id": _WORDS,
            "name": _WORDS,
            "kind": _WORDS,
            "role": _WORDS,
        }
    ),
    "claim": pa.schema(
        {
            "claim_id": _WORDS,
            "opening_mention_id": _WORDS,
            "text": _WORDS,
            "language": _WORDS,
            "day": pa.date32(),
            "opened_at": _TIME,
        }
    ),
    "encoder": pa.schema({"encoder_key": _WORDS, "dimension": pa.int32(), "first_used_at": _TIME}),
    "claim_embedding": pa.schema({"claim_id": _WORDS, "encoder_key": _WORDS, "vector": pa.list_(pa.float32())}),
    "match_decision": pa.schema(
        {
            "decision_number": pa.int64(),
            "mention_id": _WORDS,
            "claim_id": _WORDS,
            "outcome": _WORDS,
            "score": pa.float64(),
            "reason_kind": _WORDS,
            "reasons": _LIST,
            "decider": _WORDS,
            "decided_by": _WORDS,
            "decided_at": _TIME,
            "act_number": pa.int64(),
        }
    ),
    "source_decision": pa.schema(
        {
            "decision_number": pa.int64(),
            "source_id": _WORDS,
            "other_source_id": _WORDS,
            "outcome": _WORDS,
            "rule": _WORDS,
            "reasons": _LIST,
            "decider": _WORDS,
            "decided_by": _WORDS,
            "decided_at": _TIME,
            "act_number": pa.int64(),
        }
    ),
    "namesake_decision": pa.schema(
        {
            "decision_number": pa.int64(),
            "source_id": _WORDS,
            "article_id": _WORDS,
            "person_id": _WORDS,
            "rule": _WORDS,
            "reasons": _LIST,
            "decider": _WORDS,
            "decided_by": _WORDS,
            "decided_at": _TIME,
            "act_number": pa.int64(),
        }
    ),
    "act": pa.schema(
        {
            "act_number": pa.int64(),
            "kind": _WORDS,
            "person": _WORDS,
            "note": _WORDS,
            "undoes": pa.int64(),
            "acted_at": _TIME,
        }
    ),
    "look": pa.schema({"look_number": pa.int64(), "person": _WORDS, "looked_at": _TIME, "seen_until": _TIME}),
    "verdict": pa.schema({"act_number": pa.int64(), "mention_id": _WORDS, "verdict": _WORDS}),
    "likeness": pa.schema({"content_hash": _WORDS, "shingle_count": pa.int32(), "signature": pa.list_(pa.int32())}),
    "likeness_band": pa.schema({"band": pa.int64(), "content_hash": _WORDS}),
    "dispatch_text": pa.schema(
        {
            "dispatch_number": pa.int64(),
            "content_hash": _WORDS,
            "dispatch_id": _WORDS,
            "copy_of": _WORDS,
            "share": pa.float64(),
            "found_at": _TIME,
        }
    ),
    "feed_check": pa.schema(
        {
            "feed_url": _WORDS,
            "check_number": pa.int32(),
            "checked_at": _TIME,
            "outcome": _WORDS,
            "http_status": pa.int32(),
            "entry_count": pa.int32(),
            "new_count": pa.int32(),
            "failed_count": pa.int32(),
            "left_count": pa.int32(),
            "message": _WORDS,
            "etag": _WORDS,
            "last_modified": _WORDS,
            "not_before": _TIME,
        }
    ),
    "feed_entry": pa.schema(
        {
            "feed_url": _WORDS,
            "entry_key": _WORDS,
            "try_number": pa.int32(),
            "tried_at": _TIME,
            "outcome": _WORDS,
            "url": _WORDS,
            "title": _WORDS,
            "author": _WORDS,
            "published_at": _TIME,
            "fingerprint": _WORDS,
            "article_id": _WORDS,
            "etag": _WORDS,
            "last_modified": _WORDS,
            "message": _WORDS,
        }
    ),
    "announcement": pa.schema({"change_id": _WORDS, "kind": _WORDS, "announced_at": _TIME}),
}

# Rows that several articles share, with what tells one from another.
_SHARED: Final = {
    "article": ("article_id",),
    "source": ("source_id",),
    "source_alias": ("source_id", "alias"),
    "encoder": ("encoder_key",),
}

_LONE_SURROGATE: Final = re.compile(r"[\ud800-\udfff]")


@dataclass(frozen=True)
class Placed:
    """One claim of an article with its ids, its vector and where it goes."""

    mention_id: str
    claim: Claim
    vector: NDArray[np.float32]
    placement: Placement


def place(
    article: Article,
    claims: Sequence[Claim],
    vectors: NDArray[np.float32],
    placements: Sequence[Placement],
) -> list[Placed]:
    """The claims of ``article`` with what belongs to each, each mention once (the first of equals).

    Raises ``ValueError`` when the sequences are not parallel, or a new claim does not go by its mention's id.
    """
    if vectors.ndim != 2 or not len(claims) == len(vectors) == len(placements):
        raise ValueError(f"{len(claims)} claims, vectors {vectors.shape}, {len(placements)} placements")
    if not np.isfinite(vectors).all():
        raise ValueError(f"vectors of {article.origin} that are not numbers")
    revision = revision_id(article)
    placed: dict[str, Placed] = {}
    for claim, vector, placement in zip(claims, vectors, placements, strict=True):
        mention = mention_id(revision, claim)
        if placement.opens and placement.decision.claim_id != claim_id(mention):
            raise ValueError(f"mention {mention} opens {claim_id(mention)}, not {placement.decision.claim_id}")
        placed.setdefault(mention, Placed(mention, claim, vector, placement))
    return list(placed.values())


def revision_row(article: Article, *, now: datetime) -> Row:
    """The row of ``article_revision``."""
    return {
        "revision_id": revision_id(article),
        "article_id": article_id(article),
        "content_hash": article.content_hash,
        "text": article.text,
        "language": article.language.value,
        "outlet": article.outlet,
        "title": article.title,
        "author": article.author,
        "published_at": naive_utc(article.published),
        "fetched_at": naive_utc(article.fetched),
        "repairs": list(article.repairs),
        "stored_at": now,
    }


def history_row(article: Article, *, history_number: int, now: datetime) -> Row:
    """The row of ``article_history``: the article was found to say this."""
    return {
        "article_id": article_id(article),
        "history_number": history_number,
        "revision_id": revision_id(article),
        "found_at": now,
    }


@dataclass(frozen=True)
class ArticleRows:
    """What the record takes in of one article: rows by table, and the vectors of the claims that it opens."""

    by_table: dict[str, list[Row]]
    opened: tuple[str, ...] = ()  # claim ids
    vectors: NDArray[np.float32] | None = None  # shape (opened, dimension); None where it opens none


def rows(
    article: Article,
    placed: Sequence[Placed],
    *,
    encoder_key: str,
    extractor_version: str,
    matcher_version: str,
    decided: int,
    history_number: int,
    now: datetime,
) -> ArticleRows:
    """All that the record takes in of an article. ``decided`` is the number of the latest decision before it."""
    revision = revision_id(article)
    opened = [each for each in placed if each.placement.opens]
    sources = [row for each in placed for row in _mention_sources(article, each)]
    decisions = [(each, decision) for each in placed for decision in _decisions(each.placement)]
    made: dict[str, list[Row]] = {
        "article": [{"article_id": article_id(article), "origin": article.origin, "first_stored_at": now}],
        "article_revision": [revision_row(article, now=now)],
        "article_history": [history_row(article, history_number=history_number, now=now)],
        "source": [_source(article, source) for _, source in sources],
        "source_alias": [
            {"source_id": row["source_id"], "alias": row["name"], "first_stored_at": now} for row, _ in sources
        ],
        "mention": [_mention(revision, each, number, extractor_version) for number, each in enumerate(placed, start=1)],
        "mention_source": [row for row, _ in sources],
        "claim": [_claim(article, each, now) for each in opened],
        "encoder": [
            {"encoder_key": encoder_key, "dimension": len(each.vector), "first_used_at": now} for each in opened[:1]
        ],
        "match_decision": [
            _decision(each, decision, number, matcher_version, now)
            for number, (each, decision) in enumerate(decisions, start=decided + 1)
        ],
    }
    vectors = np.stack([each.vector for each in opened]) if opened else None
    return ArticleRows(made, tuple(claim_id(each.mention_id) for each in opened), vectors)


def tables(articles: Sequence[ArticleRows], encoder_key: str) -> dict[str, pa.Table]:
    """The rows of some articles as Arrow tables, in the order in which they go in; tables without a row are left out.

    Of rows that several articles share the first counts.
    """
    made: dict[str, pa.Table] = {}
    for name in COLUMNS:
        found = [row for each in articles for row in each.by_table.get(name, ())]
        if name in _SHARED:
            found = _once(_SHARED[name], iter(found))
        if found:
            made[name] = table(name, found)
    opening = [each for each in articles if each.vectors is not None]
    if opening:
        opened = [claim for each in opening for claim in each.opened]
        vectors = np.concatenate([each.vectors for each in opening if each.vectors is not None])
        made["claim_embedding"] = embeddings(opened, vectors, encoder_key)
    return made


def table(name: str, made: Sequence[Row]) -> pa.Table:
    """Rows as the Arrow table that goes into the table ``name``."""
    return pa.Table.from_pylist([_storable(row) for row in made], schema=COLUMNS[name])


def _decisions(placement: Placement) -> tuple[NewDecision, ...]:
    return (placement.decision, *placement.others)


def _mention(revision: str, each: Placed, number: int, extractor_version: str) -> Row:
    claim = each.claim
    return {
        "mention_id": each.mention_id,
        "revision_id": revision,
        "mention_number": number,
        "text": claim.text,
        "language": claim.language.value,
        "status": claim.status.value,
        "polarity": claim.polarity.value,
        "modality": claim.modality.value,
        "evidence": claim.evidence,
        "evidence_start": claim.start,
        "evidence_end": claim.end,
        "quotation": claim.quotation.value,
        "cue": claim.cue,
        "cue_start": claim.cue_start,
        "cue_end": claim.cue_end,
        "when_words": claim.when.words if claim.when else None,
        "when_start": claim.when.start if claim.when else None,
        "when_end": claim.when.end if claim.when else None,
        "stands_alone": claim.stands_alone,
        "confidence": claim.confidence,
        "trace": list(claim.trace),
        "extractor_version": extractor_version,
    }


def _mention_sources(article: Article, each: Placed) -> Iterator[tuple[Row, Source]]:
    """A row for each link of each source's chain, with the source that it is about."""
    for number, answering in enumerate(each.claim.sources, start=1):
        for position, source in enumerate(_chain(answering)):
            row = {
                "mention_id": each.mention_id,
                "source_number": number,
                "position": position,
                "source_id": source_id(source, article),
                "name": source.name,
                "kind": source.kind.value,
                "role": source.role,
            }
            yield row, source


def _chain(source: Source) -> Iterator[Source]:
    """The one who answers, then those through whom the words came."""
    link: Source | None = source
    while link is not None:
        yield link
        link = link.through


def _source(article: Article, source: Source) -> Row:
    return {
        "source_id": source_id(source, article),
        "name": source.name,
        "kind": source.kind.value,
        "article_id": source_scope(source, article),
    }


def _claim(article: Article, each: Placed, now: datetime) -> Row:
    published = naive_utc(article.published)
    return {
        "claim_id": claim_id(each.mention_id),
        "opening_mention_id": each.mention_id,
        "text": each.claim.text,
        "language": each.claim.language.value,
        "day": published.date() if published else None,
        "opened_at": now,
    }


def _decision(each: Placed, decision: NewDecision, number: int, matcher_version: str, now: datetime) -> Row:
    return {
        "decision_number": number,
        "mention_id": each.mention_id,
        "claim_id": decision.claim_id,
        "outcome": decision.outcome.value,
        "score": decision.score,
        "reason_kind": decision.reason_kind,
        "reasons": list(decision.reasons),
        "decider": Decider.SOFTWARE.value,
        "decided_by": matcher_version,
        "decided_at": now,
        "act_number": None,
    }


def embeddings(claim_ids: Sequence[str], vectors: NDArray[np.float32], encoder_key: str) -> pa.Table:
    """The rows of ``claim_embedding`` for these claims; ``vectors`` has shape (claims, dimension)."""
    flat = np.ascontiguousarray(vectors, dtype=np.float32)
    offsets = np.arange(len(flat) + 1, dtype=np.int32) * flat.shape[1]
    columns = [
        pa.array(claim_ids, _WORDS),
        pa.array([encoder_key] * len(flat), _WORDS),
        pa.ListArray.from_arrays(offsets, flat.ravel()),
    ]
    return pa.Table.from_arrays(columns, schema=COLUMNS["claim_embedding"])


def _once(names: tuple[str, ...], made: Iterator[Row]) -> list[Row]:
    """The first row for each key, in order."""
    first: dict[tuple[Any, ...], Row] = {}
    for row in made:
        first.setdefault(tuple(row[name] for name in names), row)
    return list(first.values())


def _storable(row: Row) -> Row:
    """The row with U+FFFD for each lone surrogate, which no file can hold; offsets stay."""
    return {name: _clean(value) for name, value in row.items()}


def _clean(value: object) -> object:
    if isinstance(value, str) and not value.isascii():
        return _LONE_SURROGATE.sub("\ufffd", value)
    if isinstance(value, list):
        return [_clean(each) for each in value]
    return value
