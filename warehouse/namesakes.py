"""Whom a name means in which article: what was decided, by rules or by people. Added and never edited.

A name is a source; where it means somebody else in an article, that one is a source of its own, and every view goes by
that. A person's decision outlives every later one of the rules.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any, Final

import duckdb

from claims.models import Frozen, SourceKind
from warehouse.errors import AmbiguousSource, SourceNotFound
from warehouse.ids import source_id_within
from warehouse.parties import AGAIN, BY_HAND, add_act, concerned
from warehouse.queries import dicts
from warehouse.records import ActKind, Decider, Identity, NamesakeRow
from warehouse.rows import table
from warehouse.statements import statement
from warehouse.times import naive_utc
from warehouse.transactions import insert, transaction

_NOBODY: Final = "greffier sources lists them"


class NamedIn(Frozen):
    """How one article names a source."""

    source_id: str
    name: str
    kind: SourceKind
    article_id: str
    day: date | None
    roles: tuple[str, ...]
    origin: str
    title: str | None


class Meaning(Frozen):
    """In these articles a name means a party of its own: called ``name (label)``, or known there alone without a label."""

    source_id: str
    article_ids: tuple[str, ...]
    rule: str
    reason: str
    label: str | None = None


def named_in(connection: duckdb.DuckDBPyConnection, of: Iterable[str] | None = None) -> list[NamedIn]:
    """How articles name those who may be known in several; by name and article.

    ``of``: only in the articles that name one of these.
    """
    with concerned(connection, of):
        return [NamedIn.model_validate(row) for row in dicts(connection, "appearances_of_sources", {})]


def namesakes(connection: duckdb.DuckDBPyConnection) -> list[NamesakeRow]:
    """Which names mean a party of its own in some articles, by name; each party once."""
    return [NamesakeRow.model_validate(row) for row in dicts(connection, "namesakes", {})]


def said_to_be_one(connection: duckdb.DuckDBPyConnection) -> frozenset[str]:
    """The names, by source, of which a person said that they mean one party everywhere."""
    return frozenset(each for (each,) in connection.execute(statement("said_to_be_one")).fetchall())


def settle_namesakes(
    connection: duckdb.DuckDBPyConnection,
    meanings: Sequence[Meaning],
    *,
    rules_version: str,
    now: datetime,
    of: frozenset[str] | None = None,
) -> int:
    """How many decisions were added so that the record says what the rules say; none where it does already.

    ``of``: of these names the rules were asked; what is decided of others stays.

    What a rule said earlier and says no more is taken back. What a person decided stays.
    """
    current = {
        (row["source_id"], row["article_id"]): row
        for row in dicts(connection, "meanings", {})
        if of is None or row["source_id"] in of
    }
    fixed = {key for key, row in current.items() if row["decider"] == Decider.PERSON}
    one = said_to_be_one(connection)
    known = _names(connection)
    decided: list[dict[str, Any]] = []
    people: dict[str, dict[str, Any]] = {}
    wanted: set[tuple[str, str]] = set()
    for meaning in meanings:
        if meaning.source_id in one:
            continue
        for article_id, person in _persons(meaning, known, current):
            key = (meaning.source_id, article_id)
            wanted.add(key)
            before = current[key]["person_id"] if key in current else meaning.source_id
            if key not in fixed and before != person["source_id"]:
                people[person["source_id"]] = person
                decided.append(_decision(key, person["source_id"], meaning.rule, meaning.reason))
    for key, row in current.items():
        if key not in wanted | fixed and row["person_id"] != key[0]:
            decided.append(_decision(key, key[0], AGAIN, None))
    if decided:
        with transaction(connection):
            _add(connection, decided, people.values(), known, decider=Decider.SOFTWARE, by=rules_version, now=now)
    return len(decided)


def say_one(connection: duckdb.DuckDBPyConnection, name: str, *, person: str, note: str | None, now: datetime) -> int:
    """The number of the act by which a person says that this name means one party, wherever it stands.

    Raises ``SourceNotFound`` or ``AmbiguousSource``.
    """
    source_id = _plain(connection, name)
    apart = [
        (row["source_id"], row["article_id"])
        for row in dicts(connection, "meanings", {})
        if row["source_id"] == source_id and row["person_id"] != source_id
    ]
    tie = {
        "source_id": source_id,
        "other_source_id": source_id,
        "outcome": Identity.SAME.value,
        "rule": BY_HAND,
        "reasons": [note] if note else [],
    }
    back = [_decision(key, source_id, BY_HAND, note) for key in apart]
    known = _names(connection)

    def more(act_number: int) -> None:
        _add(connection, back, (), known, decider=Decider.PERSON, by=person, now=now, act_number=act_number)

    return add_act(connection, ActKind.UNITE, [tie], person=person, note=note, now=now, more=more)


def say_another(
    connection: duckdb.DuckDBPyConnection,
    name: str,
    article_ids: Sequence[str],
    *,
    label: str,
    person: str,
    note: str | None,
    now: datetime,
) -> int:
    """The number of the act by which a person says that in these articles this name means somebody else.

    Who is meant there is called ``name (label)``. Raises ``SourceNotFound`` or ``AmbiguousSource``.
    """
    source_id = _plain(connection, name)
    known = _names(connection)
    meaning = Meaning(source_id=source_id, article_ids=tuple(article_ids), rule=BY_HAND, reason=note or "", label=label)
    meant = list(_persons(meaning, known, {}))
    decided = [_decision((source_id, article_id), who["source_id"], BY_HAND, note) for article_id, who in meant]
    people = [who for _, who in meant]

    def more(act_number: int) -> None:
        _add(connection, decided, people, known, decider=Decider.PERSON, by=person, now=now, act_number=act_number)

    return add_act(connection, ActKind.PART, [], person=person, note=note, now=now, more=more)


def _names(connection: duckdb.DuckDBPyConnection) -> dict[str, tuple[str, SourceKind]]:
    rows = connection.execute("select source_id, name, kind from source").fetchall()
    kinds = {kind.value: kind for kind in SourceKind}  # a tenth of the cost of asking the class for each of all sources
    return {source_id: (name, kinds[kind]) for source_id, name, kind in rows}


def _plain(connection: duckdb.DuckDBPyConnection, name: str) -> str:
    """The source that is called just this."""
    found = connection.execute(statement("plain_sources"), {"name": name.strip()}).fetchall()
    if not found:
        raise SourceNotFound(f"No source has the name or the id {name!r}: {_NOBODY}.")
    if len(found) > 1:
        told = ", ".join(f"{source_id} ({own}, {kind})" for source_id, own, kind in found[:5])
        raise AmbiguousSource(f"{name!r} could be {told}: give the id.")
    return str(found[0][0])


def _persons(
    meaning: Meaning, known: dict[str, tuple[str, SourceKind]], current: dict[tuple[str, str], dict[str, Any]]
) -> Iterable[tuple[str, dict[str, Any]]]:
    """For each article the row of ``source`` that is meant; a party that was known keeps its id and name."""
    name, kind = known[meaning.source_id]
    before = [
        current[key]["person_id"]
        for article_id in meaning.article_ids
        if (key := (meaning.source_id, article_id)) in current and current[key]["person_id"] != meaning.source_id
    ]
    own: dict[str, Any]
    for article_id in meaning.article_ids:
        if meaning.label is None:
            own = {"source_id": source_id_within(name, kind, article_id), "name": name, "article_id": article_id}
        elif before and known[before[0]][0] != name:
            own = {"source_id": before[0], "name": known[before[0]][0], "article_id": None}
        else:
            called = f"{name} ({meaning.label})"
            own = {"source_id": source_id_within(called, kind, None), "name": called, "article_id": None}
        yield article_id, {**own, "kind": kind.value}


def _decision(key: tuple[str, str], person_id: str, rule: str, reason: str | None) -> dict[str, Any]:
    source_id, article_id = key
    return {
        "source_id": source_id,
        "article_id": article_id,
        "person_id": person_id,
        "rule": rule,
        "reasons": [reason] if reason else [],
    }


def _add(
    connection: duckdb.DuckDBPyConnection,
    decided: Sequence[dict[str, Any]],
    people: Iterable[dict[str, Any]],
    known: dict[str, tuple[str, SourceKind]],
    *,
    decider: Decider,
    by: str,
    now: datetime,
    act_number: int | None = None,
) -> None:
    """Decisions, those whom they are about, and the name in the articles as one that these bear."""
    time = naive_utc(now)
    [(last,)] = connection.execute("select coalesce(max(decision_number), 0) from namesake_decision").fetchall()
    added = {"decider": decider.value, "decided_by": by, "decided_at": time, "act_number": act_number}
    told = [{"decision_number": number, **each, **added} for number, each in enumerate(decided, start=last + 1)]
    meant = {each["source_id"]: each for each in people}
    bears = {(each["person_id"], known[each["source_id"]][0]) for each in decided if each["person_id"] in meant}
    bears |= {(source_id, each["name"]) for source_id, each in meant.items()}
    for name, rows in (
        ("source", list(meant.values())),
        (
            "source_alias",
            [{"source_id": one, "alias": alias, "first_stored_at": time} for one, alias in sorted(bears)],
        ),
        ("namesake_decision", told),
    ):
        if rows:
            insert(connection, name, table(name, rows))
