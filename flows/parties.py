"""Sources of the record that are one party, by the rules of `claims.parties`. Knows nothing of Prefect."""

from __future__ import annotations

import logging
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from duckdb import DuckDBPyConnection

from claims import namesakes
from claims.namesakes import Appearance, Named
from claims.parties import RULES_VERSION, Known, Proof, fold, questions, related, unions
from flows.settings import Settings
from warehouse.compared import named_since, note, reached
from warehouse.connection import open_record
from warehouse.errors import RecordMissing, SourceNotFound
from warehouse.namesakes import Meaning, NamedIn, named_in, said_to_be_one, say_another, settle_namesakes
from warehouse.parties import (
    SourceQuestion,
    SourceUnion,
    borne_out,
    known_sources,
    settle_sources,
    source_count,
    source_names,
    tied_sources,
)
from warehouse.records import SourceDoubt
from warehouse.snapshot import publish
from warehouse.store import watermark

logger = logging.getLogger(__name__)


RULES: Final = f"{RULES_VERSION}, {namesakes.RULES_VERSION}"


def settle_new(path: Path, *, timeout_s: float = 30, now: datetime | None = None) -> int:
    """The same as `settle` for the record ``path``, which is held for what the articles since the last time named.

    Whose names may mean the same is found out while nobody waits.
    """
    with open_record(path, timeout_s=timeout_s, reads=True) as connection:
        seen = watermark(connection)
        named = named_since(connection, path, RULES)
        names = [] if named is None else source_names(connection)
        ties = [] if named is None else tied_sources(connection)
    known = [Known(source_id=each.source_id, name=each.name, kind=each.kind) for each in names]
    of = None if named is None else related(known, named, ties)
    with open_record(path, timeout_s=timeout_s) as connection:
        added = settle(connection, now=now, of=of if watermark(connection) == seen else None)
        mark = reached(connection, RULES)
    note(path, mark)
    return added


def settle(connection: DuckDBPyConnection, *, now: datetime | None = None, of: frozenset[str] | None = None) -> int:
    """How many decisions on sources were added, at ``now`` (UTC); doing it again adds none.

    ``of``: of these alone, and they must be all that are `related`.
    """
    now = now or datetime.now(UTC)
    before = source_count(connection)
    apart = _settle_namesakes(connection, now, of)
    if of is not None and source_count(connection) > before:
        of = None  # a name has become another's, and that one may be related to others again
    known = [
        Known(
            source_id=source.source_id,
            name=source.name,
            kind=source.kind,
            roles=frozenset(source.roles),
            languages=frozenset(source.languages),
            mentions=source.mentions,
        )
        for source in known_sources(connection, of)
    ]
    asked = questions(known)
    answers = dict(zip(asked, borne_out(connection, [_question(proof) for proof in asked]), strict=True))
    decided = [
        SourceUnion(source_id=union.source_id, other_id=union.other_id, rule=union.rule.value, reason=union.reason)
        for union in unions(known, answers)
    ]
    added = settle_sources(connection, decided, rules_version=RULES_VERSION, now=now, of=of)
    if added:
        logger.info("sources: %d newly said to be one party, or no more", added)
    return added + apart


def _settle_namesakes(connection: DuckDBPyConnection, now: datetime, of: frozenset[str] | None) -> int:
    named = _named(named_in(connection, of))
    apart, doubts = namesakes.settled(named, of=of)
    meanings = [
        Meaning(
            source_id=each.source_id,
            article_ids=each.article_ids,
            rule=each.rule.value,
            reason=each.reason,
            label=each.label,
        )
        for each in apart
    ]
    added = settle_namesakes(connection, meanings, rules_version=namesakes.RULES_VERSION, now=now, of=of)
    if added:
        logger.info("sources: %d names in an article newly said to mean another party, or no more", added)
    one = said_to_be_one(connection) if doubts else frozenset()
    if open_ := len([doubt for doubt in doubts if doubt.source_id not in one]):
        logger.info("sources: %d names may be two people's: greffier sources --doubts", open_)
    return added


def doubts(connection: DuckDBPyConnection) -> list[SourceDoubt]:
    """The names that may be two people's, and of which nobody has said that they are one's."""
    one = said_to_be_one(connection)
    rows = named_in(connection)
    called = {row.article_id: row.title or row.origin for row in rows}
    _, found = namesakes.settled(_named(_undecided(connection, rows)))
    return [
        SourceDoubt(
            source_id=doubt.source_id,
            name=doubt.name,
            reason=doubt.reason,
            roles=doubt.roles,
            articles=tuple(called[each] for each in doubt.article_ids),
            other_roles=doubt.other_roles,
            other_articles=tuple(called[each] for each in doubt.other_article_ids),
        )
        for doubt in found
        if doubt.source_id not in one
    ]


def apart_in(
    settings: Settings, name: str, *, role: str | None, articles: Sequence[str], person: str, note: str | None
) -> tuple[int, str]:
    """The number of the act by which a name means another in some articles, and what that one is called.

    Those in which the name has this role, or which have one of these words in their address, file or title. Raises
    ``SourceNotFound`` where no such article names anybody so.
    """
    called = ""

    def decide(connection: DuckDBPyConnection, now: datetime) -> int:
        nonlocal called
        rows = [row for row in named_in(connection) if fold(name) == fold(row.name) or name == row.source_id]
        meant = [
            row
            for row in rows
            if (role is None or any(fold(role) in fold(each) for each in row.roles))
            and (not articles or any(fold(words) in fold(f"{row.origin} {row.title or ''}") for words in articles))
        ]
        if not meant:
            raise SourceNotFound(f"No such article names {name!r}.")
        roles = sorted(each for row in meant for each in row.roles if role is None or fold(role) in fold(each))
        label = roles[0] if roles else role or "another"
        called = f"{meant[0].name} ({label})"
        ids = [row.article_id for row in meant]
        return say_another(connection, meant[0].source_id, ids, label=label, person=person, note=note, now=now)

    return by_person(settings, decide), called


def _undecided(connection: DuckDBPyConnection, rows: Iterable[NamedIn]) -> list[NamedIn]:
    """Without the articles of which it is decided that the name means somebody else there."""
    apart = set(connection.execute("select source_id, article_id from namesake").fetchall())
    return [row for row in rows if (row.source_id, row.article_id) not in apart]


def _named(rows: Sequence[NamedIn]) -> list[Named]:
    """How articles name their sources, by source."""
    company: defaultdict[str, set[str]] = defaultdict(set)
    for row in rows:
        company[row.article_id].add(row.source_id)
    appearances: defaultdict[str, list[Appearance]] = defaultdict(list)
    for row in rows:
        beside = frozenset(company[row.article_id] - {row.source_id})
        appearances[row.source_id].append(Appearance(row.article_id, frozenset(row.roles), row.day, beside))
    called = {row.source_id: row for row in rows}
    return [Named(each, called[each].name, called[each].kind, tuple(found)) for each, found in appearances.items()]


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
