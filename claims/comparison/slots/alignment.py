"""The words of two claims side by side: how alike each two are, and the best of each in the other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from claims.comparison.names import ACTOR, name_likeness, seats_of, spells
from claims.comparison.reading import Reading
from claims.comparison.vocabulary import SAME_CONCEPT, concepts_of, likeness, relation

ALIKE: Final = 0.5  # from here on, two words are taken for the same
WITHIN: Final = 0.6  # a capital and its country, as places
HEAVY: Final = 0.6  # a word that tells claims apart
NAME_ALIKE: Final = 0.75
_UNLIKE_KINDS: Final = {("adv", "noun"), ("noun", "adv")}
NAME_COSINE: Final = 0.75  # names translated word by word: "Supreme Court", « Cour suprême »


@dataclass(frozen=True, slots=True)
class Pair:
    """Two readings with their words aligned: how alike each two are, and the best of each in the other."""

    a: Reading
    b: Reading
    alike: NDArray[np.float32]
    signs: NDArray[np.int8]
    ahead: NDArray[np.float32]
    back: NDArray[np.float32]
    weights_a: NDArray[np.float32]
    weights_b: NDArray[np.float32]


def pair_of(a: Reading, b: Reading) -> Pair:
    alike, signs = _align(a, b)
    ahead, back = _best(alike), _best(alike.T)
    return Pair(a, b, alike, signs, ahead, back, _weights(a, ahead), _weights(b, back))


def _align(a: Reading, b: Reading) -> tuple[NDArray[np.float32], NDArray[np.int8]]:
    across = a.language is not b.language
    mine, theirs = a.vectors, b.vectors
    alike, signs = likeness([t.lemma for t in a.terms], [t.lemma for t in b.terms], mine, theirs, across=across)
    if not alike.size:
        return alike, signs
    cosines = mine @ theirs.T
    for i, left in enumerate(a.terms):
        for j, right in enumerate(b.terms):
            if left.things or right.things:
                if left.things & right.things:
                    alike[i, j], signs[i, j] = (0.98 if left.lemma == right.lemma else 0.97), 1
                    continue
                if (seats_of(left.lemma) & right.things and not left.place) or (
                    seats_of(right.lemma) & left.things and not right.place
                ):
                    alike[i, j], signs[i, j] = ACTOR, 1
                    continue
                if seats_of(left.lemma) & right.things or seats_of(right.lemma) & left.things:
                    alike[i, j], signs[i, j] = WITHIN, 1
                    continue
            if left.kind == "name" and right.kind == "name":
                written = name_likeness(left.lemma, right.lemma, across=across)
                if across and not written and cosines[i, j] >= NAME_COSINE and not (left.things and right.things):
                    written = float(cosines[i, j])
                if across and not written and concepts_of(left.lemma) & concepts_of(right.lemma):
                    written = 0.9
                if seats_of(left.lemma) & seats_of(right.lemma) and not (left.place or right.place):
                    written = max(written, ACTOR)  # « le Kremlin », "Moscow"
                alike[i, j] = written
                signs[i, j] = 1
            elif "name" in (left.kind, right.kind):
                if relation(left.lemma, right.lemma)[0] < 0.9 and not (across and cosines[i, j] >= NAME_COSINE):
                    alike[i, j] = min(alike[i, j], 0.3)
            elif (left.kind, right.kind) in _UNLIKE_KINDS and not concepts_of(left.lemma) & concepts_of(right.lemma):
                alike[i, j] = min(alike[i, j], 0.6)
    _spell_out(a, b, alike)
    _spell_out(b, a, alike.T)
    return alike, signs


def _spell_out(a: Reading, b: Reading, alike: NDArray[np.float32]) -> None:
    """An acronym and the words it stands for are the same."""
    for acronym, short in a.abbreviations:
        if any(alike[n].max() >= 0.95 for n in short):
            # both write it; where one spells it out as well, the words add nothing
            for reading, matrix, own in ((b, alike.T, _terms_of(b, acronym)), (a, alike, short)):
                long = spells(acronym, reading.initials)
                other = _terms_of(b, acronym) if matrix is alike else short
                for n in long - own:
                    for m in other:
                        matrix[n, m] = max(matrix[n, m], 0.95)
            continue
        for n in spells(acronym, b.initials):
            for m in short:
                alike[m, n] = max(alike[m, n], 0.95)


def _terms_of(reading: Reading, acronym: str) -> frozenset[int]:
    return next((terms for letters, terms in reading.abbreviations if letters == acronym), frozenset())


def _best(alike: NDArray[np.float32]) -> NDArray[np.float32]:
    if alike.shape[0] == 0 or alike.shape[1] == 0:
        return np.zeros(alike.shape[0], dtype=np.float32)
    best: NDArray[np.float32] = alike.max(axis=1)
    return best


def _weights(a: Reading, ahead: NDArray[np.float32]) -> NDArray[np.float32]:
    """What each term counts; next to nothing for the rest of a name whose surname is matched."""
    weights = np.array([term.weight for term in a.terms], dtype=np.float32)
    for group in a.groups:
        matched = [n for n in group if ahead[n] >= 0.75]
        if matched:
            for n in group:
                if ahead[n] < ALIKE:
                    weights[n] *= 0.1
        elif role := known_by_role(a, group, ahead):
            for n in group:
                weights[n] *= 0.1
            for n in role:
                weights[n] = max(weights[n], 0.7)
    return weights


def known_by_role(reading: Reading, group: Sequence[int], best: NDArray[np.float32]) -> list[int]:
    """The words of the role by which the other claim means the holder of this name; none where it does not.

    « Le procureur de Lille, Paul Roux, a démissionné » beside « Le procureur de Lille a démissionné ».
    """
    number = reading.terms[group[0]].group
    role = [n for n, term in enumerate(reading.terms) if term.role_of == number]
    known = role and all(best[n] >= SAME_CONCEPT for n in role) and any(reading.terms[n].kind == "noun" for n in role)
    return role if known else []


def share(weights: NDArray[np.float32], ahead: NDArray[np.float32]) -> float:
    total = float(weights.sum())
    return float((weights * ahead).sum()) / total if total else 0.0


def words_of(reading: Reading, numbers: Sequence[int]) -> str:
    return " ".join(reading.terms[n].word for n in numbers)


def name_of(reading: Reading, number: int) -> str:
    group = reading.terms[number].group
    for words in reading.groups:
        if reading.terms[words[0]].group == group and group >= 0:
            return words_of(reading, words)
    return reading.terms[number].word
