"""What only one of two claims says."""

from __future__ import annotations

from typing import Final

import numpy as np

from claims.comparison.function_words import NAMED_AFTER, RANKS
from claims.comparison.slots.alignment import ALIKE, HEAVY, Pair
from claims.comparison.slots.findings import Comparison, Finding
from claims.comparison.vocabulary import concepts_of

WORTH: Final = 0.35  # weight from which a word is worth telling
NARROWING: Final = frozenset({"adj", "noun", "name"})


def _narrows(pair: Pair) -> bool:
    """« un touriste allemand » beside « un touriste »: a word on one side only says which of many it was."""
    for reading, other, alike, best, weights in (
        (pair.a, pair.b, pair.alike, pair.ahead, pair.weights_a),
        (pair.b, pair.a, pair.alike.T, pair.back, pair.weights_b),
    ):
        for n, term in enumerate(reading.terms):
            if term.kind not in NARROWING or best[n] >= ALIKE or weights[n] < HEAVY or term.head < 0:
                continue
            one = reading.terms[term.head]
            if best[term.head] < ALIKE:
                continue
            same = other.terms[int(alike[term.head].argmax())]
            new = one.new and same.new and one.role == "subject"
            if new or term.lemma in RANKS:
                return True
    return False


RESTRICTING: Final = frozenset(
    "with:a with:pour with:contre with:avec with:dans with:for with:to with:over with:against with:with with:in".split()
)
TIMES: Final = frozenset("year month day week morning afternoon evening night hour minute".split())


def _restricted(pair: Pair) -> bool:
    """« le port est fermé aux camions » beside « le port est fermé »: all of one claim, and for whom or why."""
    for reading, best, back, weights, theirs in (
        (pair.a, pair.ahead, pair.back, pair.weights_a, pair.weights_b),
        (pair.b, pair.back, pair.ahead, pair.weights_b, pair.weights_a),
    ):
        if np.any((back < ALIKE) & (theirs >= WORTH)):
            continue
        for n, term in enumerate(reading.terms):
            lost = best[n] < ALIKE and weights[n] >= HEAVY and term.kind == "noun"
            above, role = term.head, term.role
            if above >= 0 and reading.terms[above].kind == "noun" and max(best[above], weights[above]) < ALIKE:
                above, role = reading.terms[above].head, reading.terms[above].role  # « à cause de la grippe »
            if lost and above == reading.root and role in RESTRICTING and not concepts_of(term.lemma) & TIMES:
                place = any(t.head == n and t.kind == "name" and best[m] >= ALIKE for m, t in enumerate(reading.terms))
                if (
                    not place or term.lemma in NAMED_AFTER
                ):  # « arrêté à l'aéroport de Lille » beside « à Lille »: one place, more exactly
                    return True
    return False


def _without(pair: Pair) -> bool:
    """« la finale s'est jouée sans public » beside « la finale s'est jouée »: only one says what was lacking."""
    return any(
        any(weights[n] >= HEAVY for n in reading.without) and all(best[n] < ALIKE for n in reading.without)
        for reading, best, weights in ((pair.a, pair.ahead, pair.weights_a), (pair.b, pair.back, pair.weights_b))
    )


def tell_details(result: Comparison, pair: Pair) -> None:
    result.narrowed = not result.across and (_narrows(pair) or _restricted(pair) or _without(pair))
    a, b, ahead, back = pair.a, pair.b, pair.ahead, pair.back
    weights_a, weights_b = pair.weights_a, pair.weights_b
    lost_a = [n for n in np.argsort(-weights_a) if ahead[n] < ALIKE and weights_a[n] >= WORTH][:4]
    lost_b = [n for n in np.argsort(-weights_b) if back[n] < ALIKE and weights_b[n] >= WORTH][:4]
    left = " ".join(a.terms[n].word for n in sorted(lost_a))
    right = " ".join(b.terms[n].word for n in sorted(lost_b))
    if left or right:
        result.findings.append(Finding("detail", left, right, excludes=False))
