"""Pairs of claims to decisions, for `greffier match`. Knows nothing of Prefect or the record."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from claims.embed import load_encoder
from claims.match import Decision, Statement, decide_pairs
from flows.wire import Pair, Side


def compare_pairs(pairs: Sequence[Pair], *, encoder: str) -> list[tuple[Pair, Decision]]:
    """Each pair with its decision, in the order given."""
    rows = [(pair.id, _statement(pair.a), _statement(pair.b)) for pair in pairs]
    decided = decide_pairs(rows, load_encoder(encoder)) if rows else ()
    return [(pair, decision) for pair, (_, decision) in zip(pairs, decided, strict=True)]


def decision_object(pair: Pair, decision: Decision) -> dict[str, Any]:
    """One decision as `match --json` writes it."""
    return {
        "id": pair.id,
        "decision": decision.outcome.value,
        "score": round(decision.score, 4),
        "reasons": list(decision.reasons),
    }


def _statement(side: Side) -> Statement:
    return Statement(text=side.claim, language=side.lang, day=side.day)
