"""Pairs of claims to decisions, for `greffier match`. Knows nothing of Prefect or the record."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from claims.embed import load_encoder
from claims.match import Decision, Statement, compare
from flows.wire import Pair, Side


def compare_pairs(pairs: Sequence[Pair], *, encoder: str) -> list[tuple[Pair, Decision]]:
    """Each pair with its decision, in the order given."""
    if not pairs:
        return []
    texts = sorted({side.claim for pair in pairs for side in (pair.a, pair.b)})
    vectors = load_encoder(encoder).encode(texts)
    rows = {text: row for row, text in enumerate(texts)}
    return [
        (
            pair,
            compare(
                _statement(pair.a),
                _statement(pair.b),
                round(float(vectors[rows[pair.a.claim]] @ vectors[rows[pair.b.claim]]), 4),
                encoder=encoder,
            ),
        )
        for pair in pairs
    ]


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
