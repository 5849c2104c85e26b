"""Names that one claim lacks, and two names of which only a part is one (« Pierre-André Durand », « Pierre-Yves Durand »)."""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

from claims.comparison.function_words import BELONGING, HEADS, NAMED_AFTER, SPEAKING, SPOKEN_FOR
from claims.comparison.reading import Reading, Term
from claims.comparison.slots.alignment import ALIKE, HEAVY, NAME_ALIKE, Pair, known_by_role, words_of
from claims.comparison.slots.findings import Comparison, Finding
from claims.comparison.vocabulary import concepts_of


def compare_names(result: Comparison, pair: Pair) -> None:
    a, b, ahead, back, alike = pair.a, pair.b, pair.ahead, pair.back, pair.alike
    aside = [False, False]
    for side, (reading, best, lost) in enumerate(((a, ahead, result.lost_names[0]), (b, back, result.lost_names[1]))):
        peoples = [(n,) for n, term in enumerate(reading.terms) if term.things and term.kind != "name"]
        lost += [
            group for group in (*reading.groups, *peoples)
            if all(best[n] < NAME_ALIKE for n in group) and any(reading.terms[n].weight > 0.5 for n in group)
            and not known_by_role(reading, group, best)
        ]  # fmt: skip
        aside[side] = any(
            all(best[n] < ALIKE and reading.terms[n].bracketed for n in group) for group in reading.groups
        )
    result.other_names = all(aside)
    result.longer_name = _goes_on(a, ahead) or _goes_on(b, back)
    for group in a.groups:  # « Pierre-André Durand », « Pierre-Yves Durand »
        for other in b.groups:
            block = alike[np.ix_(group, other)]
            if block.max() < 0.95 or len(group) < 2 or len(other) < 2:
                continue
            left = [n for n in group if alike[n].max() < 0.75]
            right = [n for n in other if alike[:, n].max() < 0.75]
            if left and right and not any(_same_root(a.terms[n], b.terms[m]) for n in left for m in right):
                result.rival = "name"
                result.findings.append(Finding("actor", words_of(a, group), words_of(b, other), excludes=True))


def _goes_on(reading: Reading, best: NDArray[np.float32]) -> bool:
    """Whether the other claim has a name but for its end: of a person that would be the surname."""
    return any(best[group[-1]] < ALIKE and best[group[0]] >= NAME_ALIKE for group in reading.groups if len(group) > 1)


OF: Final = frozenset({"with:de", "with:of", "with:d'", "with:for", "with:to", "with:'s"})
PARTICIPANT: Final = frozenset({"subject", "object"})


def compare_holders(result: Comparison, pair: Pair) -> None:
    """« le frère de Paul Merlin », « Paul Merlin »: who belongs to somebody, or to a body, is somebody else."""
    for reading, other, best, alike, turned in (
        (pair.a, pair.b, pair.ahead, pair.alike, False),
        (pair.b, pair.a, pair.back, pair.alike.T, True),
    ):
        nouns = [(n,) for n, term in enumerate(reading.terms) if term.kind == "noun" and term.role in OF]
        for group in (*reading.groups, *nouns):
            name, kin = group[0], _kin(reading, group[0], best)
            if kin < 0 or best[name] < NAME_ALIKE:
                continue
            met = other.terms[int(alike[name].argmax())]
            acts = met.role in PARTICIPANT and (met.head < 0 or other.terms[met.head].kind == "verb")
            if acts and (group not in nouns or _somebody_of(reading, kin)):
                result.other_doer = True
                words = (f"{reading.terms[kin].word} … {words_of(reading, group)}", words_of(reading, group))
                result.findings.append(Finding("actor", *(words[::-1] if turned else words), excludes=False))
                return


def _somebody_of(reading: Reading, kin: int) -> bool:
    """« le frère du gouverneur », « le président du tribunal »; but whoever speaks for a body is the body."""
    root = reading.terms[reading.root].lemma if reading.root >= 0 else ""
    who = concepts_of(reading.terms[kin].lemma)
    speaks = reading.terms[kin].role == "subject" and who & HEADS and concepts_of(root) & SPEAKING
    return bool(who & BELONGING) and not speaks


def _kin(reading: Reading, name: int, best: NDArray[np.float32]) -> int:
    """The noun that the other claim lacks and of whose holder the name tells who that is; -1 for none."""
    number = name
    for _ in range(3):
        term = reading.terms[number]
        beside = term.head >= 0 and reading.terms[term.head].lemma in NAMED_AFTER  # "Leeds station"
        if term.head < 0 or not (term.role in OF or beside):
            return -1
        number = term.head
        head = reading.terms[number]
        if head.kind != "noun":
            continue
        lost = best[number] < ALIKE and head.weight >= HEAVY and not concepts_of(head.lemma) & SPOKEN_FOR
        if lost and head.role in PARTICIPANT:
            return number
    return -1


def _same_root(left: Term, right: Term) -> bool:
    """« Dakota », "Dakotans": another word of the same name."""
    short, long = sorted((left.lemma, right.lemma), key=len)
    return len(short) >= 4 and long.startswith(short[: max(4, len(short) - 1)])
