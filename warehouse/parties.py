"""Sources that are one party: what is known of them, and what was decided, by rules or by people.

Decisions are added and never edited. A person's outlives every later one of the rules.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any, Final

import duckdb
import pyarrow as pa

from claims.models import Frozen, Language, SourceKind
from warehouse.errors import AmbiguousSource, SourceNotFound
from warehouse.queries import dicts
from warehouse.records import ActKind, Decider, Identity
from warehouse.rows import table
from warehouse.statements import statement
from warehouse.times import naive_utc
from warehouse.transactions import insert, transaction

AGAIN: Final = "again"  # the rule of a decision that takes back what a rule no longer says
BY_HAND: Final = "person"


class KnownSource(Frozen):
    """A source that several articles may name, and how they do."""

    source_id: str
    name: str
    kind: SourceKind
    roles: tuple[str, ...]
    languages: tuple[Language, ...]
    mentions: int


class SourceQuestion(Frozen):
    """Something to look up in the articles.

    ``kind`` is "in each" or "in some" (``words``, folded, stand in every article of the source, or in one of the
    source or the other) or "told" (both take the same stance on one claim).
    """

    kind: str
    source_id: str
    words: str
    other_id: str


class SourceUnion(Frozen):
    """``source_id`` is ``other_id``, by a rule and for a reason in words."""

    source_id: str
    other_id: str
    rule: str
    reason: str


def known_sources(connection: duckdb.DuckDBPyConnection, of: Iterable[str] | None = None) -> list[KnownSource]:
    """Those who may be known under several names, by id; anonymous ones are known in their article only.

    ``of``: of these alone.
    """
    with concerned(connection, of):
        return [KnownSource.model_validate(row) for row in dicts(connection, "known_sources", {})]


@contextlib.contextmanager
def concerned(connection: duckdb.DuckDBPyConnection, source_ids: Iterable[str] | None) -> Iterator[None]:
    """These sources, or all without them, under the name "concerned"."""
    if source_ids is None:
        source_ids = [each for (each,) in connection.execute("select source_id from source").fetchall()]
    with registered(connection, "concerned", pa.table({"source_id": pa.array(sorted(source_ids), pa.string())})):
        yield


class SourceName(Frozen):
    """A source that may be known under several names, and no more."""

    source_id: str
    name: str
    kind: SourceKind


def source_names(connection: duckdb.DuckDBPyConnection) -> list[SourceName]:
    """The names of all who may be known under several, by id."""
    return [SourceName.model_validate(row) for row in dicts(connection, "source_names", {})]


def source_count(connection: duckdb.DuckDBPyConnection) -> int:
    """How many of them there are."""
    [(count,)] = connection.execute(
        "select count(*) from source where article_id is null and kind <> 'anonymous'"
    ).fetchall()
    return int(count)


def tied_sources(connection: duckdb.DuckDBPyConnection) -> list[tuple[str, str]]:
    """Pairs of which anything was ever decided: that they are one party, or two of one name."""
    pairs = [(one, other) for one, other in connection.execute(statement("namesake_pairs")).fetchall()]
    return [*_ties(connection), *pairs]


def borne_out(connection: duckdb.DuckDBPyConnection, questions: Sequence[SourceQuestion]) -> list[bool]:
    """For each question whether the articles say so."""
    names = ("kind", "source_id", "words", "other_id")
    asked = pa.table(
        {
            "question_number": pa.array(range(len(questions)), pa.int32()),
            **{name: pa.array([getattr(question, name) for question in questions], pa.string()) for name in names},
        }
    )
    with registered(connection, "asked", asked):
        found = {number for (number,) in connection.execute(statement("source_proofs")).fetchall()}
    return [number in found for number in range(len(questions))]


def settle_sources(
    connection: duckdb.DuckDBPyConnection,
    unions: Sequence[SourceUnion],
    *,
    rules_version: str,
    now: datetime,
    of: frozenset[str] | None = None,
) -> int:
    """How many decisions were added so that the record says what the rules say; none where it does already.

    ``of``: of these sources the rules were asked; what is decided of others stays.

    What a rule said earlier and says no more is taken back. What a person decided stays: nobody whom a person set
    apart is brought together again, over whatever others.
    """
    ties = {pair: tie for pair, tie in _ties(connection).items() if of is None or of.issuperset(pair)}
    apart = [pair for pair, tie in ties.items() if tie["outcome"] == Identity.DIFFERENT and _by_person(tie)]
    apart += connection.execute(statement("namesake_pairs")).fetchall()
    wanted = _Groups((union.source_id, union.other_id) for union in unions)
    decided: list[dict[str, Any]] = []
    kept = []
    for pair, tie in ties.items():
        if tie["outcome"] == Identity.SAME:
            if _by_person(tie) or wanted.together(*pair):
                kept.append(pair)
            else:
                decided.append(_decision(tie["source_id"], tie["other_source_id"], Identity.DIFFERENT, AGAIN, ()))
    groups = _Groups(kept)
    for union in unions:
        if not groups.together(union.source_id, union.other_id):
            tried = groups.joined(union.source_id, union.other_id)
            if not any(tried.together(*pair) and not groups.together(*pair) for pair in apart):
                groups = tried
                decided.append(_decision(union.source_id, union.other_id, Identity.SAME, union.rule, (union.reason,)))
    with transaction(connection):
        _add(connection, decided, decider=Decider.SOFTWARE, decided_by=rules_version, now=now)
    return len(decided)


def unite(
    connection: duckdb.DuckDBPyConnection, names: Sequence[str], *, person: str, note: str | None, now: datetime
) -> int:
    """The number of the act by which a person says that all these are one party; the first is the name to go by.

    Raises ``SourceNotFound`` or ``AmbiguousSource`` for a name that is nobody's or several parties'.
    """
    first, *others = [_the_party(connection, name) for name in names]
    decided = [_decision(other, first, Identity.SAME, BY_HAND, (note or "",)) for other in others if other != first]
    return add_act(connection, ActKind.UNITE, decided, person=person, note=note, now=now)


def part(connection: duckdb.DuckDBPyConnection, name: str, *, person: str, note: str | None, now: datetime) -> int:
    """The number of the act by which a person says that the source of this own name is nobody else.

    Those who were one party with it stay together. Raises as `unite`.
    """
    source_id = _the_source(connection, name)
    [(members,)] = connection.execute(
        "select member_ids from canonical_source where source_id = ?", [source_id]
    ).fetchall()
    others = [member for member in members if member != source_id]
    decided = [_decision(source_id, other, Identity.DIFFERENT, BY_HAND, (note or "",)) for other in others]
    held = _Groups(
        pair for pair, tie in _ties(connection).items() if tie["outcome"] == Identity.SAME and source_id not in pair
    )
    for other in others[1:]:
        if not held.together(others[0], other):
            held = held.joined(others[0], other)
            decided.append(_decision(other, others[0], Identity.SAME, BY_HAND, (note or "",)))
    return add_act(connection, ActKind.PART, decided, person=person, note=note, now=now)


class _Groups:
    """Which sources are tied to one another, over however many."""

    def __init__(self, pairs: Iterable[tuple[str, str]] = (), parent: Mapping[str, str] | None = None) -> None:
        self._parent = dict(parent or {})
        for one, other in pairs:
            self._parent[self._root(one)] = self._root(other)

    def _root(self, source_id: str) -> str:
        while (above := self._parent.get(source_id, source_id)) != source_id:
            source_id = above
        return source_id

    def together(self, one: str, other: str) -> bool:
        return self._root(one) == self._root(other)

    def joined(self, one: str, other: str) -> _Groups:
        """These groups with two of them made one."""
        return _Groups([(one, other)], self._parent)


def _ties(connection: duckdb.DuckDBPyConnection) -> dict[tuple[str, str], dict[str, Any]]:
    return {(row["source_id"], row["other_source_id"]): row for row in dicts(connection, "source_ties", {})}


def _by_person(tie: Mapping[str, Any]) -> bool:
    return bool(tie["decider"] == Decider.PERSON)


def _decision(one: str, other: str, outcome: Identity, rule: str, reasons: Iterable[str]) -> dict[str, Any]:
    return {
        "source_id": one,
        "other_source_id": other,
        "outcome": outcome.value,
        "rule": rule,
        "reasons": [reason for reason in reasons if reason],
    }


def add_act(
    connection: duckdb.DuckDBPyConnection,
    kind: ActKind,
    decided: Sequence[Mapping[str, Any]],
    *,
    person: str,
    note: str | None,
    now: datetime,
    more: Callable[[int], None] | None = None,
) -> int:
    """The number of a person's act with what it decided between sources, and ``more`` that belongs to it; all or nothing."""
    with transaction(connection):
        [(number,)] = connection.execute("select coalesce(max(act_number), 0) + 1 from act").fetchall()
        acted = {
            "act_number": number,
            "kind": kind.value,
            "person": person,
            "note": note,
            "undoes": None,
            "acted_at": naive_utc(now),
        }
        insert(connection, "act", table("act", [acted]))
        _add(connection, decided, decider=Decider.PERSON, decided_by=person, now=now, act_number=number)
        if more is not None:
            more(number)
    return int(number)


def _add(
    connection: duckdb.DuckDBPyConnection,
    decided: Sequence[Mapping[str, Any]],
    *,
    decider: Decider,
    decided_by: str,
    now: datetime,
    act_number: int | None = None,
) -> None:
    if not decided:
        return
    [(last,)] = connection.execute("select coalesce(max(decision_number), 0) from source_decision").fetchall()
    added = {
        "decider": decider.value,
        "decided_by": decided_by,
        "decided_at": naive_utc(now),
        "act_number": act_number,
    }
    rows = [{"decision_number": number, **each, **added} for number, each in enumerate(decided, start=last + 1)]
    insert(connection, "source_decision", table("source_decision", rows))


def _the_party(connection: duckdb.DuckDBPyConnection, name: str) -> str:
    """The canonical source of a party that has this name, or this id."""
    return _the_one(connection, name, "canonical_source_id")


def _the_source(connection: duckdb.DuckDBPyConnection, name: str) -> str:
    """The source that has this very name, or this id."""
    return _the_one(connection, name, "source_id")


def _the_one(connection: duckdb.DuckDBPyConnection, name: str, column: str) -> str:
    found = connection.execute(statement("sources_named"), {"name": name.strip()}).fetchall()
    by = {"source_id": 0, "canonical_source_id": 1}[column]
    ids = list(dict.fromkeys(row[by] for row in found))
    if not ids:
        raise SourceNotFound(f"No source has the name or the id {name!r}.")
    if len(ids) > 1:
        told = ", ".join(f"{row[0]} ({row[2]}, {row[3]})" for row in found[:5])
        raise AmbiguousSource(f"{name!r} could be {told}: give the id.")
    return str(ids[0])


@contextlib.contextmanager
def registered(connection: duckdb.DuckDBPyConnection, name: str, rows: pa.Table) -> Iterator[None]:
    """``rows`` under a name that SQL can use."""
    connection.register(name, rows)
    try:
        yield
    finally:
        connection.unregister(name)
