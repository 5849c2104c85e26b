"""Plan and deed, doubt, duty, and how much of the whole."""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

from claims.comparison.reading import Reading
from claims.comparison.slots.alignment import ALIKE, Pair
from claims.comparison.slots.findings import Comparison, Finding
from claims.comparison.vocabulary import concepts_of

ANNOUNCING: Final = frozenset({"announce", "confirm", "promise"})


def _left_open(reading: Reading, best: NDArray[np.float32]) -> bool:
    """Evidence is denied, and the other claim does not speak of that evidence."""
    return reading.unproven and not any(best[n] >= ALIKE for anchors in reading.negations for n in anchors[:1])


def _some_of_them(few: Reading, whole: Reading) -> bool:
    """« certains élèves ont été exclus », « les élèves ont été exclus »."""
    return (
        few.quantifiers == {"some"} and few.subject == "indefinite"
        and not whole.quantifiers and whole.subject in ("definite", "named") and not whole.quantities
    )  # fmt: skip


def _announced(pair: Pair) -> bool:
    """« a annoncé la fermeture du lycée », « a annoncé que le lycée fermerait »: what is announced is to come."""
    for told, named, alike in ((pair.a, pair.b, pair.alike), (pair.b, pair.a, pair.alike.T)):
        if told.tense != "future" or min(told.root, named.root) < 0:
            continue
        says = concepts_of(told.terms[told.root].lemma) & concepts_of(named.terms[named.root].lemma) & ANNOUNCING
        for n, term in enumerate(told.terms):
            deed = named.terms[int(alike[n].argmax())]
            known = alike[n].max() >= ALIKE and deed.kind == "noun" and deed.head == named.root
            if says and known and term.kind == "verb" and term.head == told.root:
                return True
    return False


def compare_modality(result: Comparison, pair: Pair) -> None:
    a, b, ahead, back = pair.a, pair.b, pair.ahead, pair.back
    unproven = _left_open(a, ahead), _left_open(b, back)
    if (a.tense == "future") != (b.tense == "future") and not _announced(pair):
        result.tense = True
        result.findings.append(Finding("tense", a.tense, b.tense, excludes=False))
    for name, left, right in (
        ("hedged", a.hedged, b.hedged), ("unproven", unproven[0], unproven[1]),
        ("possible", a.able, b.able), ("called for", a.normative, b.normative),
    ):  # fmt: skip
        if left != right:
            result.modality = True
            result.doubt |= name in ("hedged", "unproven")
            result.findings.append(
                Finding("modality", name if left else "stated", name if right else "stated", excludes=False)
            )
    result.doubt |= a.conditional != b.conditional
    first, second = a.quantifiers - {"some", "nearly"}, b.quantifiers - {"some", "nearly"}
    if {frozenset(a.quantifiers), frozenset(b.quantifiers)} == {frozenset({"all"}), frozenset({"some"})}:
        result.quantifier = True
        words = ["all", "some"] if "all" in a.quantifiers else ["some", "all"]
        result.findings.append(Finding("quantity", words[0], words[1], excludes=False))
    if _some_of_them(a, b) or _some_of_them(b, a):
        result.quantifier = True
        words = ["some" if "some" in reading.quantifiers else "" for reading in (a, b)]
        result.findings.append(Finding("quantity", words[0], words[1], excludes=False))
    if {"all"} <= a.quantifiers & b.quantifiers and ("nearly" in a.quantifiers) != ("nearly" in b.quantifiers):
        result.quantifier = True
        words = ["nearly all" if "nearly" in reading.quantifiers else "all" for reading in (a, b)]
        result.findings.append(Finding("quantity", words[0], words[1], excludes=False))
    if ("not all" in a.quantifiers) != ("not all" in b.quantifiers):
        result.quantifier = True
        result.doubt |= "all" not in a.quantifiers | b.quantifiers  # « les suies sont dangereuses »: some are
        words = ["not all" if "not all" in reading.quantifiers else "" for reading in (a, b)]
        result.findings.append(Finding("quantity", words[0], words[1], excludes=False))
    if _degree_on_one_side(pair):
        result.degree = True
        words = ["compared" if reading.degrees else "plain" for reading in (a, b)]
        result.findings.append(Finding("quantity", words[0], words[1], excludes=False))
    if a.condition != b.condition:
        result.aside = result.doubt = True
        words = ["conditional" if reading.condition else "stated" for reading in (a, b)]
        result.findings.append(Finding("modality", words[0], words[1], excludes=False))
    if a.only != b.only:
        result.only = True
        words = ["no more than that" if reading.only else "" for reading in (a, b)]
        few, other = (a, b) if a.only else (b, a)
        # « seulement la moitié des élèves », « tous les élèves »
        excludes = "all" in other.quantifiers and any(not q.ordinal for q in few.quantities) and not other.quantities
        result.findings.append(Finding("quantity", words[0], words[1], excludes=excludes))
    result.aside |= a.corrected != b.corrected
    if first != second and (first | second) & {"most", "partial", "one of"}:
        result.quantifier = True
        # "only partly" denies the whole
        only = ("partial" in first - second and a.only) or ("partial" in second - first and b.only)
        words = [" ".join(sorted(side)) or "the whole" for side in (first, second)]
        result.findings.append(Finding("quantity", words[0], words[1], excludes=only))


def _degree_on_one_side(pair: Pair) -> bool:
    """« un grand hôpital », « le plus grand hôpital »."""
    for reading, other, matrix in ((pair.a, pair.b, pair.alike), (pair.b, pair.a, pair.alike.T)):
        graded = {m for m, _ in other.degrees}
        for n, _ in reading.degrees:
            likes = {m for m in range(len(other.terms)) if matrix[n, m] >= ALIKE}
            if likes and not likes & graded:
                return True
    return False
