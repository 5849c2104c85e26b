"""Two other fillers of one slot: « est Paul », « est Jean »; "in Lille", "in Lyon"; inside and outside."""

from __future__ import annotations

from typing import Final

from claims.comparison.reading import Reading, Term
from claims.comparison.slots.alignment import NAME_ALIKE, Pair, name_of
from claims.comparison.slots.findings import Comparison, Finding
from claims.comparison.vocabulary import concepts_of

# What one alone does to one thing: another subject is a rival answer to the question who did it.
ONE_DOER: Final = frozenset(
    "win elect kill murder fire burn arson sabotage paint write author invent founder build discover steal throw "
    "fire_missile shoot_down cause start trigger film photograph".split()
)


def compare_places(result: Comparison, pair: Pair) -> None:
    """« dans l'usine », « hors de l'usine »."""
    a, b, alike = pair.a, pair.b, pair.alike
    if not alike.size:
        return
    for out, within, turned in ((a.outside, b.inside, False), (b.outside, a.inside, True)):
        for i in out:
            for j in within:
                at = (j, i) if turned else (i, j)
                if alike[at] >= 0.75 and not (a.outside and b.outside):
                    result.outside = True
                    words = (b, i) if turned else (a, i)
                    sides = [f"outside {words[0].terms[i].word}", f"inside {words[0].terms[i].word}"]
                    left, right = reversed(sides) if turned else sides
                    result.findings.append(Finding("place", left, right, excludes=True))
                    return


def find_rivals(result: Comparison, pair: Pair) -> None:
    """Two other fillers of one slot: « est Paul », « est Jean »; "in Lille", "in Lyon"."""
    a, b, alike, ahead, back = pair.a, pair.b, pair.alike, pair.ahead, pair.back
    if result.rival or not alike.size:
        return
    best = ("", 0.0)
    chosen: tuple[int, int] | None = None
    for i, left in enumerate(a.terms):
        if ahead[i] >= 0.4 or left.weight < 0.5 or left.kind in ("adv", "adp"):
            continue
        for j, right in enumerate(b.terms):
            if pair.signs[i, j] == 2:
                continue  # « la mère », « le fils »: of one bond
            if back[j] >= 0.4 or right.weight < 0.5 or _unlike_kinds(left, right, a, b):
                continue
            slot = _slot(left, right, a, b)
            if not slot:
                continue
            strength = left.weight + right.weight
            if strength > best[1]:
                best, chosen = (slot, strength), (i, j)
    if chosen:
        result.rival = best[0]
        exclusive = best[0] == "subject" and (a.cleft or b.cleft or _one_doer(pair))
        if exclusive:
            result.rival = "attribute"
        if result.rival == "attribute" and {a.tense, b.tense} == {"past", "present"} and not exclusive:
            result.rival = "then and now"  # « était la favorite », « est la lauréate »
        if result.rival == "place" and not _one_place(result, pair):
            result.rival = "elsewhere"  # « est suspendu en France », « en Allemagne »: both may hold
        if result.rival in ("attribute", "place"):
            result.excluded[0].update(_family(a, chosen[0]))
            result.excluded[1].update(_family(b, chosen[1]))
        kind = "place" if best[0] == "place" else "actor" if a.terms[chosen[0]].kind == "name" else "detail"
        result.findings.append(
            Finding(
                kind,
                name_of(a, chosen[0]),
                name_of(b, chosen[1]),
                excludes=result.rival in ("attribute", "place"),
            )
        )


def _one_place(result: Comparison, pair: Pair) -> bool:
    """Whether what is told took place in one place: what a picture shows did, and what happened to somebody known.

    « un car s'est renversé à Lens » and « à Arras » are two accidents, « est suspendu en France » holds elsewhere too.
    """
    a, b = pair.a, pair.b
    if a.picture and b.picture and a.subject == b.subject == "definite":
        return True
    happened = a.tense == b.tense == "past" and result.numbers == "none"
    return happened and not (a.subject == b.subject == "indefinite")


def _one_doer(pair: Pair) -> bool:
    """Whether both tell of one deed that one alone did, to a thing that both name."""
    for reading in (pair.a, pair.b):
        if not any(concepts_of(t.lemma) & ONE_DOER for t in reading.terms if t.kind == "verb" and t.role == "root"):
            return False
    return any(
        t.kind in ("noun", "name") and t.role not in ("subject", "modifier") and pair.ahead[n] >= NAME_ALIKE
        for n, t in enumerate(pair.a.terms)
    )


def _family(reading: Reading, number: int) -> set[int]:
    """A term, the rest of its name, and what depends on it."""
    group = reading.terms[number].group
    members = {n for n, term in enumerate(reading.terms) if n == number or (group >= 0 and term.group == group)}
    predicate = reading.terms[number].role in ("attribute", "root")
    for _ in range(4):
        members |= {
            n for n, term in enumerate(reading.terms)
            if term.head in members and not (predicate and term.role == "subject")
        }  # fmt: skip
    return members


def _unlike_kinds(left: Term, right: Term, a: Reading, b: Reading) -> bool:
    """A name rivals a name, a noun a noun; after a copula also one the other."""
    return (left.kind == "name") != (right.kind == "name") and not (
        a.copular and b.copular and {left.role, right.role} <= {"attribute", "root"}
    )


def _slot(left: Term, right: Term, a: Reading, b: Reading) -> str:
    attributes = ("attribute", "root")
    if left.role in attributes and right.role in attributes and left.kind != "verb" and a.copular and b.copular:
        return "attribute"
    turned = (left.role == "subject" and right.role in attributes) or (
        right.role == "subject" and left.role in attributes
    )
    if turned and left.kind == right.kind == "name" and a.copular and b.copular:
        return "attribute"  # « le maire est Paul », « Paul est le maire »
    if left.role == right.role and left.role in ("subject", "object"):
        return left.role
    if left.place and right.place:
        return "place"
    if left.things and right.things and left.role == right.role == "modifier" and min(left.head, right.head) >= 0:
        return "subject" if a.terms[left.head].role == b.terms[right.head].role == "subject" else ""
    return ""
