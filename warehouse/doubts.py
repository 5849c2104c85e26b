"""What the software left to people: doubtful matches, and claims that it is not sure to have read right.

A doubt has all that one needs to decide it: the claims side by side, who makes them in which sentence, and why the
software doubts. The most useful come first.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime
from enum import StrEnum
from typing import Any, Final

import duckdb
from pydantic import Field

from claims.models import Frozen, Language, Status
from warehouse.queries import AROUND, dicts, from_paragraph, to_paragraph

LOW_CONFIDENCE: Final = 0.85  # below, a claim is shown to a person: several things about it are doubtful
VOICES: Final = 4  # mentions of a claim that are shown; more do not help to decide


class DoubtKind(StrEnum):
    """What is in doubt."""

    MATCH = "match"  # whether two claims are the same
    READING = "reading"  # whether the article says this at all


class Choice(StrEnum):
    """What a person can answer to a doubt."""

    SAME = "same"
    CONTRADICTS = "contradicts"
    DIFFERENT = "different"
    RIGHT = "right"
    WRONG = "wrong"
    SKIP = "skip"


CHOICES: Final = {
    DoubtKind.MATCH: (Choice.SAME, Choice.CONTRADICTS, Choice.DIFFERENT, Choice.SKIP),
    DoubtKind.READING: (Choice.RIGHT, Choice.WRONG, Choice.SKIP),
}


class Voice(Frozen):
    """Who makes a claim in one article: ``before + evidence + after`` is a stretch of it."""

    mention_id: str
    sources: tuple[str, ...]  # who answers for it; several say it together
    status: Status
    text: str  # the claim as this article makes it
    before: str
    evidence: str
    after: str
    outlet: str | None
    title: str | None
    origin: str  # an address (http, https), or the path of a file
    published_at: datetime | None
    is_current: bool  # False: the article does not say so any more


class Side(Frozen):
    """One of the claims of a doubt, with at most five of its mentions: the one in doubt first, then in time order."""

    claim_id: str
    text: str
    language: Language
    standing: str
    contested: bool
    mention_count: int
    outlets: tuple[str, ...]
    voices: tuple[Voice, ...]


class Doubt(Frozen):
    """One question to a person."""

    key: str  # twelve hexadecimal digits; another one as soon as the question is another
    kind: DoubtKind
    this: Side
    other: Side | None  # the claim that ``this`` may be; None where the reading is in doubt
    mention_id: str  # of ``this``: the one in doubt
    score: float = Field(ge=0, le=1)  # belief that they are the same; that the reading is right
    reason_kind: str
    reasons: tuple[str, ...]  # why the software doubts, in words
    since: datetime  # UTC

    @property
    def question(self) -> str:
        """The question in plain words."""
        if self.kind is DoubtKind.MATCH:
            return "Do these two say the same?"
        return "Does the article say this?"

    @property
    def choices(self) -> tuple[Choice, ...]:
        """The answers that fit, in the order to show them."""
        return CHOICES[self.kind]


def doubts(
    connection: duckdb.DuckDBPyConnection, *, most: int | None = None, kinds: Iterable[DoubtKind] = DoubtKind
) -> list[Doubt]:
    """The open doubts of these kinds, matches before readings; of each the most useful first.

    ``most`` bounds them; where both kinds are wanted, a quarter of it at least goes to readings if there are so many.
    """
    wanted = set(kinds)
    matches = dicts(connection, "doubts", {"most": most}) if DoubtKind.MATCH in wanted else []
    readings = (
        dicts(connection, "low_confidence", {"below": LOW_CONFIDENCE, "most": most})
        if DoubtKind.READING in wanted
        else []
    )
    if most is not None:
        matches = matches[: max(most - len(readings), most - most // 4)]
        readings = readings[: most - len(matches)]
    sides = _sides(connection, matches, readings)
    return [
        *(_match(row, sides) for row in matches),
        *(_reading(row, sides) for row in readings),
    ]


class OpenDoubt(Frozen):
    """What a doubt is about, as it stands."""

    kind: DoubtKind
    mention_id: str
    claim_id: str
    other_claim_id: str | None


def still_open(connection: duckdb.DuckDBPyConnection, key: str) -> OpenDoubt | None:
    """The doubt of this key; None where it was settled, or is a question about other claims by now."""
    for row in dicts(connection, "open_doubts", {"below": LOW_CONFIDENCE}):
        kind = DoubtKind.READING if row["other_claim_id"] is None else DoubtKind.MATCH
        others = () if row["other_claim_id"] is None else (row["other_claim_id"],)
        if _key(kind, row["mention_id"], row["claim_id"], *others) == key:
            return OpenDoubt(kind=kind, **row)
    return None


def _match(row: dict[str, Any], sides: dict[tuple[str, str | None], Side]) -> Doubt:
    own, other = row["mention_claim_id"], row["claim_id"]
    return Doubt(
        key=_key(DoubtKind.MATCH, row["mention_id"], own, other),
        kind=DoubtKind.MATCH,
        this=sides[own, row["mention_id"]],
        other=sides[other, None],
        mention_id=row["mention_id"],
        score=row["score"],
        reason_kind=row["reason_kind"],
        reasons=tuple(row["reasons"]),
        since=row["since"],
    )


def _reading(row: dict[str, Any], sides: dict[tuple[str, str | None], Side]) -> Doubt:
    alone = () if row["stands_alone"] else ("it may need the article around it to be understood",)
    return Doubt(
        key=_key(DoubtKind.READING, row["mention_id"], row["claim_id"]),
        kind=DoubtKind.READING,
        this=sides[row["claim_id"], row["mention_id"]],
        other=None,
        mention_id=row["mention_id"],
        score=row["confidence"],
        reason_kind="confidence",
        reasons=(f"the software is {row['confidence']:.0%} sure to have read this right", *alone),
        since=row["since"],
    )


def _key(*parts: str) -> str:
    return hashlib.sha256(" ".join(parts).encode("ascii")).hexdigest()[:12]


def _sides(
    connection: duckdb.DuckDBPyConnection, matches: Sequence[dict[str, Any]], readings: Sequence[dict[str, Any]]
) -> dict[tuple[str, str | None], Side]:
    """The side that each doubt shows, by claim and the mention that comes first."""
    wanted: set[tuple[str, str | None]] = {(row["mention_claim_id"], row["mention_id"]) for row in matches}
    wanted |= {(row["claim_id"], None) for row in matches}
    wanted |= {(row["claim_id"], row["mention_id"]) for row in readings}
    claim_ids = sorted({claim_id for claim_id, _ in wanted})
    if not claim_ids:
        return {}
    mention_ids = sorted({mention_id for _, mention_id in wanted if mention_id})
    heads = {row["claim_id"]: row for row in dicts(connection, "claim_heads", {"claim_ids": claim_ids})}
    voices: defaultdict[str, list[Voice]] = defaultdict(list)
    asked = {"claim_ids": claim_ids, "mention_ids": mention_ids, "most": VOICES, "around": AROUND}
    for row in dicts(connection, "voices", asked):
        voices[row["claim_id"]].append(_voice(row))
    return {
        (claim_id, mention_id): Side(**heads[claim_id], voices=_first(voices[claim_id], mention_id))
        for claim_id, mention_id in wanted
    }


def _first(voices: Sequence[Voice], mention_id: str | None) -> tuple[Voice, ...]:
    """The mention in question, then the first of the others."""
    own = [voice for voice in voices if voice.mention_id == mention_id]
    others = [voice for voice in voices if voice.mention_id != mention_id]
    return (*own, *others[:VOICES])


def _voice(row: dict[str, Any]) -> Voice:
    shown = {name: row[name] for name in Voice.model_fields}
    before = from_paragraph(row["before"], cut=row["evidence_start"] > AROUND)
    after = to_paragraph(row["after"], cut=len(row["after"]) == AROUND)
    return Voice(**{**shown, "before": before, "after": after})
