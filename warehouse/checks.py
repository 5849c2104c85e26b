"""What must hold in every record, and how it is found out: questions in checks/, references, ids that are hashes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any, Final

import duckdb

from claims.models import Article, Claim, Language, Source, SourceKind, Status
from warehouse.ids import article_id, mention_id, revision_id, source_id_within
from warehouse.statements import check

EXAMPLES: Final = 3
_BATCH: Final = 5_000
_REPLACED: Final = "\ufffd"  # stands for what no file can hold (warehouse/rows.py); the id was made with the original


class Repair(StrEnum):
    """What `repair` can do about a finding, without losing anything."""

    VECTORS = "vectors"  # made anew from the claims' words
    SNAPSHOT = "snapshot"  # copied anew from the record
    LEFTOVERS = "leftovers"  # removed


@dataclass(frozen=True)
class Found:
    """How many things break a rule, and a few of them."""

    count: int
    examples: tuple[str, ...] = ()


@dataclass(frozen=True)
class Told:
    """How a broken rule is told, after a number."""

    one: str  # "claim has no vector"
    several: str  # "claims have no vector"
    repair: Repair | None = None
    harmless: bool = False  # worth knowing, and no fault of the record


@dataclass(frozen=True)
class Rule:
    """Something that must hold in every record."""

    name: str
    find: Callable[[duckdb.DuckDBPyConnection, datetime], Found]
    told: Told


@dataclass(frozen=True)
class Reference:
    """A column that names a row of another table."""

    table: str
    column: str
    to: str
    key: str


REFERENCES: Final = (
    Reference("article_revision", "article_id", "article", "article_id"),
    Reference("article_history", "article_id", "article", "article_id"),
    Reference("article_history", "revision_id", "article_revision", "revision_id"),
    Reference("source", "article_id", "article", "article_id"),
    Reference("source_alias", "source_id", "source", "source_id"),
    Reference("mention", "revision_id", "article_revision", "revision_id"),
    Reference("mention_source", "mention_id", "mention", "mention_id"),
    Reference("mention_source", "source_id", "source", "source_id"),
    Reference("claim", "opening_mention_id", "mention", "mention_id"),
    Reference("claim_embedding", "claim_id", "claim", "claim_id"),
    Reference("claim_embedding", "encoder_key", "encoder", "encoder_key"),
    Reference("match_decision", "mention_id", "mention", "mention_id"),
    Reference("match_decision", "claim_id", "claim", "claim_id"),
    Reference("match_decision", "act_number", "act", "act_number"),
    Reference("act", "undoes", "act", "act_number"),
    Reference("verdict", "act_number", "act", "act_number"),
    Reference("verdict", "mention_id", "mention", "mention_id"),
    Reference("feed_entry", "article_id", "article", "article_id"),
    Reference("source_decision", "source_id", "source", "source_id"),
    Reference("source_decision", "other_source_id", "source", "source_id"),
    Reference("source_decision", "act_number", "act", "act_number"),
    Reference("namesake_decision", "source_id", "source", "source_id"),
    Reference("namesake_decision", "person_id", "source", "source_id"),
    Reference("namesake_decision", "article_id", "article", "article_id"),
    Reference("namesake_decision", "act_number", "act", "act_number"),
)


def rules() -> Iterator[Rule]:
    """All of them, in the order in which they are told."""
    yield from (_reference_rule(reference) for reference in REFERENCES)
    yield from (Rule(name, _asked(name), told) for name, told in _ASKED.items())
    yield from (Rule(name, _hashed(made), told) for name, (made, told) in _HASHED.items())


def _asked(name: str) -> Callable[[duckdb.DuckDBPyConnection, datetime], Found]:
    """What the question checks/<name>.sql finds."""

    def find(connection: duckdb.DuckDBPyConnection, now: datetime) -> Found:
        question = check(name)
        return _counted(connection, question, {"now": now} if "$now" in question else {})

    return find


def _counted(connection: duckdb.DuckDBPyConnection, question: str, values: dict[str, Any]) -> Found:
    sql = f"select count(*), list(example order by example)[1:{EXAMPLES}] from ({question})"  # noqa: S608  # ours
    [(count, examples)] = connection.execute(sql, values).fetchall()
    return Found(count, tuple(str(example) for example in examples or ()))


def _reference_rule(reference: Reference) -> Rule:
    question = (
        f"select distinct t.{reference.column}::varchar as example from {reference.table} as t"  # noqa: S608  # ours
        f" where t.{reference.column} is not null"
        f" and t.{reference.column} not in (select {reference.key} from {reference.to})"
    )
    where = f"{reference.table}.{reference.column}"
    return Rule(
        where,
        lambda connection, _now: _counted(connection, question, {}),
        Told(f"value of {where} is in no row of {reference.to}", f"values of {where} are in no row of {reference.to}"),
    )


def _hashed(
    made: Callable[[duckdb.DuckDBPyConnection], Iterator[tuple[str, str]]],
) -> Callable[[duckdb.DuckDBPyConnection, datetime], Found]:
    """How many of the pairs (id as stored, id as it must be) differ."""

    def find(connection: duckdb.DuckDBPyConnection, _now: datetime) -> Found:
        wrong = sorted(stored for stored, right in made(connection) if stored != right)
        return Found(len(wrong), tuple(wrong[:EXAMPLES]))

    return find


# Ids are computed by warehouse/ids.py alone, from values that hold only what it looks at, unchecked.
_article: Callable[..., Article] = Article.model_construct
_claim: Callable[..., Claim] = Claim.model_construct
_source: Callable[..., Source] = Source.model_construct


def _streamed(connection: duckdb.DuckDBPyConnection, sql: str) -> Iterator[Sequence[Any]]:
    answer = connection.execute(sql)
    while rows := answer.fetchmany(_BATCH):
        yield from rows


def _articles(connection: duckdb.DuckDBPyConnection) -> Iterator[tuple[str, str]]:
    for stored, origin in _streamed(connection, check("ids_of_articles")):
        if _REPLACED not in origin:
            yield stored, article_id(_article(origin=origin))


def _revisions(connection: duckdb.DuckDBPyConnection) -> Iterator[tuple[str, str]]:
    for stored, origin, text, language, outlet, title, author, published in _streamed(
        connection, check("ids_of_revisions")
    ):
        if not any(_REPLACED in words for words in (origin, text, outlet, title, author) if words):
            article = _article(
                origin=origin,
                text=text,
                language=Language(language),
                outlet=outlet,
                title=title,
                author=author,
                published=published,
            )
            yield stored, revision_id(article)


def _mentions(connection: duckdb.DuckDBPyConnection) -> Iterator[tuple[str, str]]:
    for stored, revision, start, end, text, status, links in _streamed(connection, check("ids_of_mentions")):
        if _REPLACED not in text and not any(_REPLACED in link["name"] for link in links):
            claim = _claim(start=start, end=end, text=text, status=Status(status), sources=tuple(_chains(links)))
            yield stored, mention_id(revision, claim)


def _chains(links: Sequence[dict[str, Any]]) -> Iterator[Source]:
    """The sources of a mention, each with those its words came through, from links in order."""
    chains: dict[int, list[dict[str, Any]]] = {}
    for link in links:
        chains.setdefault(link["source_number"], []).append(link)
    for chain in chains.values():
        source: Source | None = None
        for link in reversed(chain):
            source = _source(name=link["name"], kind=SourceKind(link["kind"]), through=source)
        if source is not None:
            yield source


def _sources(connection: duckdb.DuckDBPyConnection) -> Iterator[tuple[str, str]]:
    for stored, name, kind, origin in _streamed(connection, check("ids_of_sources")):
        if _REPLACED not in name and _REPLACED not in (origin or ""):
            known_in = article_id(_article(origin=origin)) if origin else None
            yield stored, source_id_within(name, SourceKind(kind), known_in)


# The questions in checks/, with what one and several of their rows are.
_ASKED: Final[dict[str, Told]] = {
    "evidence": Told(
        "mention quotes other words than those at its offsets", "mentions quote other words than those at their offsets"
    ),
    "cues": Told("mention has a cue that is not at its offsets", "mentions have a cue that is not at its offsets"),
    "texts": Told("text is not the one that was stored", "texts are not those that were stored"),
    "untold": Told("article has no text", "articles have no text"),
    "history": Told("article has a gap in its history", "articles have a gap in their history"),
    "unhistoric": Told("text belongs to no article's history", "texts belong to no article's history"),
    "undecided": Told("mention belongs to no claim", "mentions belong to no claim"),
    "unanswered": Told("mention has nobody who answers for it", "mentions have nobody who answers for them"),
    "aliases": Told("name of a source is not among its aliases", "names of sources are not among their aliases"),
    "unopened": Told("claim was never opened", "claims were never opened"),
    "texts_of_claims": Told("claim differs from its first mention", "claims differ from their first mention"),
    "decisions": Told("gap between the decisions", "gaps between the decisions"),
    "acts": Told("gap between the acts", "gaps between the acts"),
    "missing_vectors": Told("claim has no vector", "claims have no vector", Repair.VECTORS),
    "wrong_vectors": Told("claim has a damaged vector", "claims have a damaged vector", Repair.VECTORS),
    "claim_ids": Told("claim has a wrong id", "claims have a wrong id"),
    "times": Told(
        "article was stored at a time that is still to come",
        "articles were stored at a time that is still to come",
        harmless=True,
    ),
}
_HASHED: Final = {
    "ids_of_articles": (_articles, Told("article has a wrong id", "articles have a wrong id")),
    "ids_of_revisions": (_revisions, Told("text has a wrong id", "texts have a wrong id")),
    "ids_of_mentions": (_mentions, Told("mention has a wrong id", "mentions have a wrong id")),
    "ids_of_sources": (_sources, Told("source has a wrong id", "sources have a wrong id")),
}
