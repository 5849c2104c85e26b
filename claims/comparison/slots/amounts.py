"""Amounts: the same, such as can both hold, or such as exclude each other."""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

from claims.comparison.numbers import Quantity
from claims.comparison.reading import Reading
from claims.comparison.slots.alignment import ALIKE, Pair
from claims.comparison.slots.findings import Comparison, Finding
from claims.comparison.vocabulary import concepts_of, fold, relation, vectors_of

EXACT_ENOUGH: Final = 0.005
ROUNDED: Final = 10_000  # whole numbers from here on are often told in round figures


def compare_numbers(result: Comparison, pair: Pair) -> None:
    a, b = pair.a, pair.b
    left, right = list(a.quantities), list(b.quantities)
    states: list[str] = []
    for wanted in ("equal", "compatible", "conflict"):
        for q in list(left):
            match = next((r for r in right if quantities_compare(q, r) == wanted), None)
            if match is None:
                continue
            left.remove(q)
            right.remove(match)
            states.append(wanted)
            if wanted != "equal":
                excludes = wanted == "conflict" and not q.ordinal
                excludes &= not (_narrowed(a, q, pair.ahead) or _narrowed(b, match, pair.back))
                result.findings.append(Finding("amount", q.words, match.words, excludes=excludes))
    for q in left:
        result.findings.append(Finding("amount", q.words, "", excludes=False))
    for q in right:
        result.findings.append(Finding("amount", "", q.words, excludes=False))
    extra = (any(not q.ordinal for q in left), any(not q.ordinal for q in right))
    result.extra = extra
    if any(extra):
        states.append("extra")
    order = ("conflict", "compatible", "extra", "equal")
    result.numbers = next((state for state in order if state in states), "none")


def _narrowed(reading: Reading, quantity: Quantity, best: NDArray[np.float32]) -> bool:
    """« neuf villes du Finistère » beside « dix-neuf villes »: a name that the other lacks says which are counted."""
    counted = next((n for n, term in enumerate(reading.terms) if term.start >= quantity.start), -1)
    if counted < 0 or reading.terms[counted].kind != "noun":
        return False
    return any(
        term.kind == "name" and term.head == counted and best[n] < ALIKE and not term.bracketed
        and term.role in ("with:de", "with:of", "with:d'", "with:in", "with:en", "with:a")
        for n, term in enumerate(reading.terms)
    )  # fmt: skip


_EXACT: Final = frozenset({"exact", "about", "nearly", "peak", "range", "score", "vague"})


_PERSONS: Final = frozenset(
    "personne personnes gens people person persons individu individus habitants homme hommes femme femmes".split()
)


def quantities_compare(q: Quantity, r: Quantity) -> str:
    """equal, compatible (both can hold), conflict, or other (not about the same thing)."""
    if q.unit != r.unit and (q.unit and r.unit):
        return "other"
    if q.ordinal != r.ordinal or (q.bound == "score") != (r.bound == "score"):
        return "other"
    if q.unit != r.unit and q.value != r.value:
        return "other"
    if not q.unit and not r.unit and not _same_counted(q.noun, r.noun, alike=q.value == r.value):
        return "other"
    if q.bound == r.bound == "score":
        return "equal" if (q.low, q.high) == (r.low, r.high) else "conflict"
    close = abs(q.value - r.value) <= EXACT_ENOUGH * max(abs(q.value), abs(r.value))
    if q.bound == r.bound == "exact" and q.value != r.value and _counted(q) and _counted(r):
        close = False  # « 199 », « 200 »
    if close and (q.high == r.high or {q.bound, r.bound} <= _EXACT):
        return "equal"
    if q.low <= r.high and r.low <= q.high:
        return "compatible"
    if q.value == r.value and "exact" in (q.bound, r.bound) and not _counted(q):
        return "compatible"  # « quatre millions », « plus de quatre millions »: round figures
    return "conflict"


def _counted(q: Quantity) -> bool:
    """Whether nobody would have rounded or converted it."""
    return q.value % 1 == 0 and abs(q.value) < ROUNDED


def _same_counted(a: str, b: str, *, alike: bool) -> bool:
    """Whether two counted nouns may be the same things: unknown ones may, if their number is."""
    if not a or not b or a == b:
        return True
    left, right = fold(a).rstrip("sx"), fold(b).rstrip("sx")
    if {"man", "woman"} <= concepts_of(left) | concepts_of(right):
        return False
    if "body" in concepts_of(left) | concepts_of(right):
        return False
    if a in _PERSONS or b in _PERSONS:
        return True
    likeness_, sign = relation(left, right)
    if likeness_ > 0 and sign in (0, 1):
        return sign == 1
    if alike and not (concepts_of(left) and concepts_of(right)):
        return True
    first, second = vectors_of([a, b])
    return float(first @ second) >= 0.6
