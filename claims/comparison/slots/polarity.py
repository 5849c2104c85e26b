"""Whether one denies what the other affirms: negations, opposites, and more against less."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from claims.comparison.reading import Reading
from claims.comparison.slots.alignment import ALIKE, HEAVY, NAME_ALIKE, Pair
from claims.comparison.slots.findings import Comparison, Finding
from claims.comparison.vocabulary import concepts_of, relation

ANY: Final = 0.25  # … and from which they can be told apart
ENDINGS: Final = frozenset("withdraw leave exclude expel".split())  # deeds after which something is no more
OPPOSED: Final = 0.4  # weight from which words can exclude each other


def _other_kinds(pair: Pair) -> list[tuple[int, int]]:
    """Words of weight that only the encoder takes for one, though the lexicon knows both and under no common concept."""
    found: list[tuple[int, int]] = []
    if pair.a.language is not pair.b.language or not pair.alike.size:
        return found
    for i, term in enumerate(pair.a.terms):
        j = int(pair.alike[i].argmax())
        other = pair.b.terms[j]
        if (
            pair.alike[i, j] < ALIKE
            or min(pair.weights_a[i], pair.weights_b[j]) < HEAVY
            or "name" in (term.kind, other.kind)
        ):
            continue
        if relation(term.lemma, other.lemma) == (0.0, 1) and concepts_of(term.lemma) and concepts_of(other.lemma):
            known = [relation(t.lemma, other.lemma)[0] for t in pair.a.terms]
            known += [relation(term.lemma, t.lemma)[0] for t in pair.b.terms]
            if max(known) < ALIKE:
                found.append((i, j))
    return found


def _other_ways(pair: Pair) -> list[tuple[int, int]]:
    """« les importations », « les exportations »: nouns of the two parties to a deed are two deeds where nobody is named."""
    if pair.a.copular and pair.b.copular:
        return []
    facing = _facing(pair.a, pair.b, pair.alike, pair.signs, sign=2)
    return [(i, j) for i, j in facing if pair.a.terms[i].kind == pair.b.terms[j].kind == "noun"]


def _of_other_things(a: Reading, b: Reading, alike: NDArray[np.float32], i: int, j: int) -> bool:
    """« a loué les joueurs », « a critiqué l'arbitre »: opposite deeds to two things exclude nothing."""
    things = [
        [n for n, t in enumerate(r.terms) if t.head == deed and t.role == "object" and t.kind in ("noun", "name")]
        for r, deed in ((a, i), (b, j))
    ]
    if not all(things) or _former(a, b, *things):
        return False
    return float(alike[things[0]].max()) < ALIKE and float(alike[:, things[1]].max()) < ALIKE


def _former(a: Reading, b: Reading, left: Sequence[int], right: Sequence[int]) -> bool:
    """« l'ancien trésorier », « l'ex-trésorier »."""
    return any(
        a.terms[n].lemma.removeprefix("ex-") == b.terms[m].lemma.removeprefix("ex-") for n in left for m in right
    )


def compare_polarity(result: Comparison, pair: Pair) -> None:
    a, b, alike = pair.a, pair.b, pair.alike
    opposites = _facing(a, b, alike, pair.signs, sign=-1)
    of_others = [(i, j) for i, j in opposites if _of_other_things(a, b, alike, i, j)]
    opposites = [each for each in opposites if each not in of_others]
    for i, j in [*of_others, *_facing(a, b, alike, pair.signs, sign=0), *_other_kinds(pair), *_other_ways(pair)]:
        result.other_kind = True
        result.findings.append(Finding("detail", a.terms[i].word, b.terms[j].word, excludes=False))
    turned = _turned_degrees(a, b, alike)
    left, right, met = _unmatched_negations(a, b, alike)
    false_differs = a.false is not b.false
    odd = (left + right + len(opposites) + len(turned) + false_differs) % 2 == 1
    result.opposite = odd
    if spare := _spare_opposite(pair):
        result.spare = True
        result.findings.append(Finding("detail", spare[0], spare[1], excludes=False))
    result.graded = a.compares and b.compares and bool(a.degrees and b.degrees)
    met |= bool(turned)
    if odd:
        if opposites or turned:
            i, j = (opposites or turned)[0]
            result.lexical_opposite = not (left or right or false_differs)
            words = ("more", "less") if turned else (a.terms[i].word, b.terms[j].word)
            if turned and dict(a.degrees)[i] < dict(b.degrees)[j]:
                words = words[::-1]
            result.findings.append(Finding("polarity", words[0], words[1], excludes=True))
        else:
            words = ("negated", "affirmed") if (left or a.false) else ("affirmed", "negated")
            result.findings.append(Finding("polarity", words[0], words[1], excludes=True))
            negative, other = (a, b) if (left or a.false) else (b, a)
            # « vers 7 h 30, le feu n'était pas éteint » excludes no later hour; what one did not see another may have
            result.doubt |= (
                bool(negative.clocks and not other.clocks) or _others_saw(pair) or _ended(negative, other, pair)
            )
            result.elsewhere = not (met or false_differs)


def _spare_opposite(pair: Pair) -> tuple[str, str] | None:
    """The word of either claim that the other has only opposed to it, and beside another.

    « le tournoi junior, lors du tournoi senior » beside « le tournoi junior »: « senior » is left.
    """
    for reading, other, alike, signs, turned in (
        (pair.a, pair.b, pair.alike, pair.signs, False),
        (pair.b, pair.a, pair.alike.T, pair.signs.T, True),
    ):
        agreeing = np.where(signs == 1, alike, 0)
        for i, j in zip(*np.nonzero(signs == -1), strict=True):
            if min(reading.terms[i].weight, other.terms[j].weight) < OPPOSED:
                continue
            if agreeing[i].max() < ALIKE and agreeing[:, j].max() >= NAME_ALIKE:
                word = reading.terms[i].word
                return ("", word) if turned else (word, "")
    return None


def _turned_degrees(a: Reading, b: Reading, alike: NDArray[np.float32]) -> list[tuple[int, int]]:
    """The words of which one claim says more, and the other less or as much."""
    return [(n, m) for n, sign in a.degrees for m, other in b.degrees if alike[n, m] >= ALIKE and sign != other]


def _ended(negative: Reading, other: Reading, pair: Pair) -> bool:
    """« n'est plus sur la liste », « a été retiré de la liste »: the deed that only the other tells ends what is negated."""
    best = pair.back if other is pair.b else pair.ahead
    if other.root < 0 or best[other.root] >= ALIKE:
        return False
    state = negative.copular or negative.root < 0 or negative.terms[negative.root].kind != "verb"
    return state and bool(concepts_of(other.terms[other.root].lemma) & ENDINGS)


def _others_saw(pair: Pair) -> bool:
    """Whether the two tell what different people saw or knew."""
    for reading in (pair.a, pair.b):
        if reading.root < 0 or not concepts_of(reading.terms[reading.root].lemma) & {"see", "know"}:
            return False
    subjects = [[n for n, term in enumerate(r.terms) if term.role == "subject"] for r in (pair.a, pair.b)]
    return all(subjects) and float(pair.alike[np.ix_(*subjects)].max()) < NAME_ALIKE


def _unmatched_negations(a: Reading, b: Reading, alike: NDArray[np.float32]) -> tuple[int, int, bool]:
    """How many negations of each claim have no counterpart in the other; whether one falls on what both say.

    A negation is answered by one on a like word, or by one above a like word (« n'a pas l'intention d'être candidat »,
    « ne sera pas candidat »), or beside the main clause (« soulagé qu'il n'y ait aucun blessé »). Negations on words
    that only one claim has cancel each other; what it happened without (« joué sans public ») denies nothing of a claim
    that does not speak of it (« joué »).
    """
    left, right = list(a.negations), list(b.negations)
    for anchors in list(left):
        for other in right:
            if any(alike[n, m] >= ALIKE for n in anchors for m in other):
                left.remove(anchors)
                right.remove(other)
                break
    floating = [0, 0]
    counted = [0, 0]
    for side, (unmatched, without, facing, matrix) in enumerate(
        ((left, a.without, b, alike), (right, b.without, a, alike.T))
    ):
        for anchors in unmatched:
            likes = {int(matrix[n].argmax()) for n in anchors if matrix.shape[1] and matrix[n].max() >= ALIKE}
            if likes & facing.negated_beside:
                continue  # the other denies it too, in a clause beside its main one
            if likes & facing.scope:
                floating[side] += 1  # answered from above
            elif likes:
                counted[side] += 1
            elif not anchors or not without.issuperset(anchors):
                floating[side] += 1
    balance = floating[0] - floating[1]
    return counted[0] + max(0, balance), counted[1] + max(0, -balance), any(counted)


def _facing(
    a: Reading, b: Reading, alike: NDArray[np.float32], signs: NDArray[np.int8], *, sign: int
) -> list[tuple[int, int]]:
    """Pairs of words of this sign (opposites, or words told apart), where neither has a better counterpart."""
    found: list[tuple[int, int]] = []
    for i, j in zip(*np.nonzero(signs == sign), strict=True):
        agrees_i = np.where(signs[i] == 1, alike[i], 0).max() if alike.shape[1] else 0
        agrees_j = np.where(signs[:, j] == 1, alike[:, j], 0).max()
        least = OPPOSED if sign == -1 else ANY
        light = min(a.terms[i].weight, b.terms[j].weight) < least and (i, j) != (a.root, b.root)
        if agrees_i >= 0.75 or agrees_j >= 0.75 or light:
            continue
        if any(k == i or m == j for k, m in found):
            continue
        found.append((int(i), int(j)))
    return found
