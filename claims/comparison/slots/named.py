"""Names that one claim lacks, and two names of which only a part is one (« Pierre-André Durand », « Pierre-Yves Durand »)."""

from __future__ import annotations

import numpy as np

from claims.comparison.reading import Term
from claims.comparison.slots.alignment import ALIKE, NAME_ALIKE, Pair, known_by_role, words_of
from claims.comparison.slots.findings import Comparison, Finding


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


def _same_root(left: Term, right: Term) -> bool:
    """« Dakota », "Dakotans": another word of the same name."""
    short, long = sorted((left.lemma, right.lemma), key=len)
    return len(short) >= 4 and long.startswith(short[: max(4, len(short) - 1)])
