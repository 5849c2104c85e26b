"""What people do to the record: each act whole or not at all, under a name, and never for good.

An act adds decisions (or verdicts on mentions) that win over those of the software, now and whenever it decides
again. Nothing is edited: to undo an act is another act, after which the first counts for nothing.

A claim is the words of the mention that opened it, and goes where that mention goes. To say that this mention is
another claim makes the two claims one; to take it out again makes them two.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Final, Protocol, TypeAlias

import duckdb
import numpy as np
from numpy.typing import NDArray
from pydantic import Field

from claims.models import Frozen
from warehouse.errors import ActRefused, AmbiguousClaim, ClaimNotFound
from warehouse.ids import claim_id as id_of_claim
from warehouse.nearest import check_encoder
from warehouse.queries import dicts
from warehouse.records import ActKind, Decider, Outcome, Verdict
from warehouse.rows import Row, embeddings, table
from warehouse.store import last_decision
from warehouse.times import naive_utc
from warehouse.transactions import insert, transaction

logger = logging.getLogger(__name__)

SPLIT: Final = "split"  # the reason of a difference that follows from a split: it may still be a contradiction
PERSON: Final = "person"  # the reason where somebody says so and no reason of the software stands behind it

# ------------------------------------------------------------------------------------------------- requests
# Ids may be shortened to how they begin.


class Confirm(Frozen):
    """A mention is a claim. If it opened a claim of its own, all of that claim is."""

    mention: str
    claim: str


class Contradict(Frozen):
    """These two claims cannot both be true. ``mention``: the one of ``claim`` that shows it; else the first."""

    claim: str
    other: str
    mention: str | None = None


class Separate(Frozen):
    """These two claims are different, and do not exclude each other."""

    claim: str
    other: str
    mention: str | None = None


class Merge(Frozen):
    """These two claims are one, which goes on under the id and the words of ``into``."""

    claim: str
    into: str


class Split(Frozen):
    """These mentions leave the claim that they are under, for one of their own, or for ``into``."""

    mentions: tuple[str, ...] = Field(min_length=1)
    into: str | None = None


class Reject(Frozen):
    """The article does not say this: the mention counts for nothing."""

    mention: str


class Accept(Frozen):
    """The article does say this."""

    mention: str


class Undo(Frozen):
    """An act is taken back; without a number the last one that counts. An undo can be undone too."""

    act: int | None = None


Request: TypeAlias = Confirm | Contradict | Separate | Merge | Split | Reject | Accept | Undo


class Done(Frozen):
    """What an act changed."""

    act_number: int
    kind: ActKind
    words: str  # in a line, for people
    claim_ids: tuple[str, ...]  # the claims that it is about, as they stand after it


class ActShown(Frozen):
    """One act of the log."""

    act_number: int
    kind: ActKind
    person: str
    note: str | None
    undoes: int | None
    acted_at: datetime  # UTC
    is_undone: bool
    words: str


class Vectors(Protocol):
    """What turns the text of a newly opened claim into its vector; the record's own encoder."""

    @property
    def key(self) -> str:
        """Name and revision."""

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Unit rows in the order of ``texts``."""


# --------------------------------------------------------------------------------------------------- acting


def act(
    connection: duckdb.DuckDBPyConnection,
    request: Request,
    *,
    person: str,
    now: datetime,
    note: str | None = None,
    encoder: Vectors | None = None,
) -> Done:
    """What one act of ``person`` changed, in one transaction.

    ``encoder`` is needed where a split opens a claim that never stood. Raises ``ClaimNotFound`` or ``AmbiguousClaim``
    for a claim's id, ``ActRefused`` for everything else that cannot be done or would change nothing.
    """
    who = " ".join(person.split())
    if not who:
        raise ActRefused("An act needs the name of the person who decides: --as NAME.")
    said = None if note is None or not note.strip() else note.strip()
    with transaction(connection):
        change = _Reader(connection, encoder).change(request)
        number = _next_act(connection)
        _write(connection, change, number=number, person=who, note=said, time=naive_utc(now))
        _check_no_loop(connection, number)
    logger.debug("act %d: %s", number, change.words)
    return Done(act_number=number, kind=change.kind, words=change.words, claim_ids=change.claim_ids)


def acts(connection: duckdb.DuckDBPyConnection, *, most: int | None = None) -> list[ActShown]:
    """What people did, the latest first."""
    return [_shown(row) for row in dicts(connection, "acts", {"act_number": None, "most": most})]


@dataclass(frozen=True)
class _Said:
    """One decision that belongs to an act."""

    mention_id: str
    claim_id: str
    outcome: Outcome
    reason_kind: str = PERSON
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Opened:
    """A claim that a split opens."""

    mention_id: str
    text: str
    language: str
    day: date | None


@dataclass(frozen=True)
class _Change:
    """What an act adds to the record."""

    kind: ActKind
    words: str
    claim_ids: tuple[str, ...] = ()
    said: tuple[_Said, ...] = ()
    opened: tuple[_Opened, ...] = ()
    verdicts: tuple[tuple[str, Verdict], ...] = ()
    undoes: int | None = None
    encoder: Vectors | None = field(default=None, repr=False)


@dataclass(frozen=True)
class _Claim:
    """A claim as it stands: ``claim_id`` is where the named one is by now."""

    claim_id: str
    opening_mention_id: str
    text: str


@dataclass(frozen=True)
class _Mention:
    """A mention and where it stands."""

    mention_id: str
    text: str
    claim_id: str
    decided_claim_id: str
    decider: str


class _Reader:
    """Requests to changes, by what the record says now."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, encoder: Vectors | None) -> None:
        self._connection = connection
        self._encoder = encoder

    def change(self, request: Request) -> _Change:
        match request:
            case Confirm():
                return self._confirm(request)
            case Contradict():
                return self._apart(request, ActKind.CONTRADICT, Outcome.CONTRADICT)
            case Separate():
                return self._apart(request, ActKind.SEPARATE, Outcome.DIFFERENT)
            case Merge():
                return self._merge(request)
            case Split():
                return self._split(request)
            case Reject():
                return self._judge(request.mention, ActKind.REJECT, Verdict.WRONG)
            case Accept():
                return self._judge(request.mention, ActKind.ACCEPT, Verdict.RIGHT)
            case Undo():
                return self._undo(request)

    def _confirm(self, request: Confirm) -> _Change:
        mention, claim = self._mention(request.mention), self._claim(request.claim)
        if mention.claim_id == claim.claim_id and mention.decider == Decider.PERSON:
            raise ActRefused(f"Nothing to do: somebody has said already that this is {_quoted(claim.text)}.")
        own = mention.mention_id == claim.opening_mention_id
        said = _Said(mention.mention_id, claim.claim_id, Outcome.NEW if own else Outcome.SAME)
        words = f"{_quoted(mention.text)} is the claim {_quoted(claim.text)}"
        return _Change(ActKind.CONFIRM, words, (claim.claim_id,), (said,))

    def _merge(self, request: Merge) -> _Change:
        claim, into = self._claim(request.claim), self._claim(request.into)
        if claim.claim_id == into.claim_id:
            raise ActRefused(f"Nothing to do: the two are one claim, {_quoted(into.text)}.")
        said = _Said(claim.opening_mention_id, into.claim_id, Outcome.SAME)
        words = f"{_quoted(claim.text)} is now part of {_quoted(into.text)}"
        return _Change(ActKind.MERGE, words, (into.claim_id,), (said,))

    def _apart(self, request: Contradict | Separate, kind: ActKind, outcome: Outcome) -> _Change:
        claim, other = self._claim(request.claim), self._claim(request.other)
        if claim.claim_id == other.claim_id:
            raise ActRefused(f"The two are one claim, {_quoted(claim.text)}: take one of its mentions out of it first.")
        mention_id = claim.opening_mention_id
        if request.mention is not None:
            mention = self._mention(request.mention)
            if mention.claim_id != claim.claim_id:
                raise ActRefused(f"The mention {mention.mention_id} is not under {_quoted(claim.text)}.")
            mention_id = mention.mention_id
        pair = {"claim_id": claim.claim_id, "other_claim_id": other.claim_id}
        before = dicts(self._connection, "said_between", pair)
        verb = "contradicts" if outcome is Outcome.CONTRADICT else "is another claim than"
        if before and before[0]["outcome"] == outcome and before[0]["reason_kind"] != SPLIT:
            raise ActRefused(
                f"Nothing to do: somebody has said already that {_quoted(claim.text)} {verb} {_quoted(other.text)}."
            )
        why = dicts(self._connection, "why_doubted", pair) if outcome is Outcome.CONTRADICT else []
        said = (
            _Said(mention_id, other.claim_id, outcome, why[0]["reason_kind"], tuple(why[0]["reasons"]))
            if why
            else _Said(mention_id, other.claim_id, outcome)
        )
        words = f"{_quoted(claim.text)} {verb} {_quoted(other.text)}"
        return _Change(kind, words, (claim.claim_id, other.claim_id), (said,))

    def _split(self, request: Split) -> _Change:
        """The mentions that go and those that stay: whoever has the opening mention keeps the claim's id and words."""
        named = list({mention.mention_id: mention for mention in map(self._mention, request.mentions)}.values())
        [claim_id, *more] = sorted({mention.claim_id for mention in named})
        if more:
            raise ActRefused("The mentions are under several claims: split one claim at a time.")
        into = None if request.into is None else self._claim(request.into)
        if into is not None and into.claim_id == claim_id:
            raise ActRefused(f"Nothing to do: it is under {_quoted(into.text)} already.")
        claim = self._claim(claim_id)
        members = {row["mention_id"]: row for row in dicts(self._connection, "claim_members", {"claim_id": claim_id})}
        going = {mention.mention_id for mention in named}
        rows = [row for row in members.values() if row["mention_id"] in going]
        if claim.opening_mention_id in going:
            left = [
                row
                for row in members.values()
                if row["mention_id"] not in going and row["decided_claim_id"] == claim_id
            ]
            if not left and into is None:
                raise ActRefused(f"Nothing to do: {_quoted(claim.text)} has no other mention to be parted from.")
            target = claim_id if into is None else into.claim_id
            said = [
                _Said(
                    row["mention_id"],
                    target,
                    Outcome.NEW
                    if target == claim_id and row["mention_id"] == claim.opening_mention_id
                    else Outcome.SAME,
                )
                for row in rows
            ]
            opened, others = self._open(left)
            said += others
            leaders = left[:1]
        elif into is None:
            opened, said = self._open(rows)
            leaders = rows[:1]
        else:
            opened, leaders = (), rows[:1]
            said = [_Said(row["mention_id"], into.claim_id, Outcome.SAME) for row in rows]
        said += [_Said(row["mention_id"], claim_id, Outcome.DIFFERENT, SPLIT) for row in leaders]
        after = sorted({claim_id, *(each.claim_id for each in said)} - ({claim_id} if into and not leaders else set()))
        one = len(rows) == 1
        who = _quoted(rows[0]["text"]) if one else f"{len(rows)} mentions"
        own = f"{'a claim of its own' if one else 'a claim of their own'}"
        words = f"{who} left {_quoted(claim.text)} for {_quoted(into.text) if into else own}"
        return _Change(ActKind.SPLIT, words, tuple(after), tuple(said), opened=opened, encoder=self._encoder)

    def _open(self, rows: Sequence[dict[str, Any]]) -> tuple[tuple[_Opened, ...], list[_Said]]:
        """The first of ``rows`` opens its own claim and the others join it."""
        if not rows:
            return (), []
        first, *others = rows
        opens = id_of_claim(first["mention_id"])
        opened: tuple[_Opened, ...] = ()
        if first["opened_claim_id"] is None:
            if self._encoder is None:
                raise ActRefused("A split that opens a claim needs the encoder of the record.")
            day = first["published_at"].date() if first["published_at"] else None
            opened = (_Opened(first["mention_id"], first["text"], first["language"], day),)
        said = [_Said(first["mention_id"], opens, Outcome.NEW)]
        return opened, said + [_Said(row["mention_id"], opens, Outcome.SAME) for row in others]

    def _judge(self, prefix: str, kind: ActKind, verdict: Verdict) -> _Change:
        mention = self._mention(prefix)
        before = self._connection.execute(
            "select verdict from verdict_at('infinity') where mention_id = $mention_id",
            {"mention_id": mention.mention_id},
        ).fetchall()
        if before == [(verdict.value,)]:
            raise ActRefused(f"Nothing to do: {_quoted(mention.text)} was judged {verdict} already.")
        words = (
            f"{_quoted(mention.text)} is what its article says"
            if verdict is Verdict.RIGHT
            else f"{_quoted(mention.text)} is not what its article says, and counts for nothing"
        )
        return _Change(kind, words, (mention.claim_id,), verdicts=((mention.mention_id, verdict),))

    def _undo(self, request: Undo) -> _Change:
        number = request.act
        if number is None:
            found = dicts(self._connection, "last_act", {})
            if not found:
                raise ActRefused("Nothing to undo: no act of a person counts.")
            number = found[0]["act_number"]
        shown = dicts(self._connection, "acts", {"act_number": number, "most": 1})
        if not shown:
            raise ActRefused(f"There is no act {number}: greffier acts lists them.")
        if shown[0]["is_undone"]:
            raise ActRefused(f"Nothing to do: act {number} is undone already.")
        words = f"undone: {_shown(shown[0]).words}"
        return _Change(ActKind.UNDO, words, undoes=number)

    def _claim(self, prefix: str) -> _Claim:
        """The claim, or the one that it is part of."""
        wanted = prefix.strip().lower()
        found = dicts(self._connection, "claims_like", {"prefix": wanted}) if wanted else []
        if not found:
            raise ClaimNotFound(f"No claim has the id {prefix!r}.")
        if len({row["standing_claim_id"] for row in found}) > 1:
            raise AmbiguousClaim(f"{prefix!r} could be {_listed(row['claim_id'] for row in found)}.")
        row = found[0]
        return _Claim(row["standing_claim_id"], row["opening_mention_id"], row["text"])

    def _mention(self, prefix: str) -> _Mention:
        wanted = prefix.strip().lower()
        found = dicts(self._connection, "mentions_like", {"prefix": wanted}) if wanted else []
        if not found:
            raise ActRefused(f"No mention has the id {prefix!r}: greffier show CLAIM --json names them.")
        if len(found) > 1:
            raise ActRefused(f"{prefix!r} could be {_listed(row['mention_id'] for row in found)}.")
        return _Mention(**found[0])


def _next_act(connection: duckdb.DuckDBPyConnection) -> int:
    [(highest,)] = connection.execute("select coalesce(max(act_number), 0) from act").fetchall()
    return int(highest) + 1


def _write(
    connection: duckdb.DuckDBPyConnection,
    change: _Change,
    *,
    number: int,
    person: str,
    note: str | None,
    time: datetime,
) -> None:
    made: dict[str, list[Row]] = {
        "act": [
            {
                "act_number": number,
                "kind": change.kind.value,
                "person": person,
                "note": note,
                "undoes": change.undoes,
                "acted_at": time,
            }
        ],
        "claim": [
            {
                "claim_id": id_of_claim(each.mention_id),
                "opening_mention_id": each.mention_id,
                "text": each.text,
                "language": each.language,
                "day": each.day,
                "opened_at": time,
            }
            for each in change.opened
        ],
        "match_decision": [
            {
                "decision_number": decision_number,
                "mention_id": each.mention_id,
                "claim_id": each.claim_id,
                "outcome": each.outcome.value,
                "score": 1.0 if each.outcome in {Outcome.NEW, Outcome.SAME} else 0.0,
                "reason_kind": each.reason_kind,
                "reasons": [*each.reasons, note or f"{person} says so"],
                "decider": Decider.PERSON.value,
                "decided_by": person,
                "decided_at": time,
                "act_number": number,
            }
            for decision_number, each in enumerate(change.said, start=last_decision(connection) + 1)
        ],
        "verdict": [
            {"act_number": number, "mention_id": mention_id, "verdict": verdict.value}
            for mention_id, verdict in change.verdicts
        ],
    }
    for name, made_rows in made.items():
        if made_rows:
            insert(connection, name, table(name, made_rows))
    if change.opened and change.encoder is not None:
        vectors = change.encoder.encode([each.text for each in change.opened])
        check_encoder(connection, change.encoder.key, dimension=vectors.shape[1])
        opened = [id_of_claim(each.mention_id) for each in change.opened]
        insert(connection, "claim_embedding", embeddings(opened, vectors, change.encoder.key))


def _check_no_loop(connection: duckdb.DuckDBPyConnection, number: int) -> None:
    """Two acts, of which one was undone and comes back, may each make one claim part of the other."""
    loops = dicts(connection, "loops", {})
    if loops:
        raise ActRefused(
            f"The claim {loops[0]['claim_id'][:8]} would be part of one that is part of it: "
            "undo the later of the two acts that say so first (greffier acts)."
        )
    logger.debug("act %d leaves every claim with its opening mention", number)


def _shown(row: dict[str, Any]) -> ActShown:
    mentions, claims = row["mentions"] or [], row["claims"] or []
    mention = _quoted(mentions[0]) if mentions else "a mention"
    claim = _quoted(claims[0]) if claims else "a claim"
    kind = ActKind(row["kind"])
    words = {
        ActKind.CONFIRM: f"{mention} is the claim {claim}",
        ActKind.CONTRADICT: f"{mention} contradicts {claim}",
        ActKind.SEPARATE: f"{mention} is another claim than {claim}",
        ActKind.MERGE: f"{mention} is now part of {claim}",
        ActKind.SPLIT: f"{mention} was taken out of its claim",
        ActKind.REJECT: f"{mention} is not what its article says",
        ActKind.ACCEPT: f"{mention} is what its article says",
        ActKind.UNITE: _of_names(row["names"] or [], "the same party as", "one party in every article"),
        ActKind.PART: _of_names(row["names"] or [], "another party than", "a party of its own"),
        ActKind.UNDO: f"act {row['undoes']} was undone",
    }[kind]
    return ActShown(
        words=words,
        kind=kind,
        **{name: row[name] for name in ("act_number", "person", "note", "undoes", "acted_at", "is_undone")},
    )


def _of_names(pairs: Sequence[Sequence[str]], verb: str, alone: str) -> str:
    """« B, C: the same party as A », by the pairs of an act on sources."""
    if not pairs:
        return f"a source is {alone}"
    (one, other), *_ = pairs
    if one == other:
        return f"{one}: {alone}"
    others = dict.fromkeys(name for name, second in pairs if second == other)
    return f"{', '.join(others)}: {verb} {other}"


def _quoted(text: str) -> str:
    return f"“{text}”"


def _listed(ids: Iterable[str]) -> str:
    found = list(ids)
    return ", ".join(found[:5]) + (" …" if len(found) > 5 else "") + ": give more of the id"
