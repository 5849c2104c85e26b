"""Two readings compared slot by slot: what agrees, what is missing, what excludes what."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final

import numpy as np
from numpy.typing import NDArray

from claims.comparison.dates import Period
from claims.comparison.function_words import SPEAKING
from claims.comparison.names import ACTOR, name_likeness, seats_of, spells
from claims.comparison.numbers import Quantity
from claims.comparison.order import exchange
from claims.comparison.reading import Reading, Term
from claims.comparison.vocabulary import SAME_CONCEPT, concepts_of, converses, fold, likeness, relation, vectors_of

ALIKE: Final = 0.5  # from here on, two words are taken for the same
WITHIN: Final = 0.6  # a capital and its country, as places
NAME_ALIKE: Final = 0.75
NAME_COSINE: Final = 0.75  # names translated word by word: "Supreme Court", « Cour suprême »
ONE_SIDED: Final = frozenset({"win", "lose", "own"})  # what only one of two can do to the other
# What one alone does to one thing: another subject is a rival answer to the question who did it.
ONE_DOER: Final = frozenset(
    "win elect kill murder fire burn arson sabotage paint write author invent founder build discover steal throw "
    "fire_missile shoot_down cause start trigger film photograph".split()
)
STRANGERS: Final = 0.3  # covered to less than this, two claims have nothing to do with each other
MOSTLY: Final = 0.65  # of the weight
OPPOSED: Final = 0.4  # weight from which words can exclude each other
# Predicates that say of a statement or a deed that somebody holds, tells, fears or refuses it.
ATTITUDES: Final = SPEAKING | frozenset(
    "accuse suspect believe think fear hope doubt want expect reject suggest recommend threaten demand deceive".split()
)
UNLIKE: Final = 0.4  # below, two words are not taken for the same even between the same neighbours
HEAVY: Final = 0.6  # a word that tells claims apart
REPLACED: Final = 0.5  # said in the same words to this share, the other words were chosen to differ
TIE: Final = 1e-3
SAME_WORD: Final = 0.94
TWINS: Final = 0.85  # covered to this share, two claims are made of the same words
EXACT_ENOUGH: Final = 0.005
ROUNDED: Final = 10_000  # whole numbers from here on are often told in round figures
SAME_HOUR: Final = 20  # minutes


@dataclass(frozen=True, slots=True)
class Finding:
    """One difference between two claims, for a person and for the decision."""

    kind: str  # amount, date, polarity, place, actor, roles, tense, modality, quantity, detail
    left: str
    right: str
    excludes: bool  # both cannot be true, if they speak of the same thing

    def flipped(self) -> Finding:
        return Finding(self.kind, self.right, self.left, self.excludes)

    def __str__(self) -> str:
        if self.left and self.right:
            return f"{self.kind}: {self.left} against {self.right}"
        return f"{self.kind}: only one says {self.left or self.right}"


@dataclass(slots=True)
class Comparison:
    """What the slots say. Coverages are shares of weight, 0 to 1: the first claim's, the second's."""

    findings: list[Finding] = field(default_factory=list)
    covered: tuple[float, float] = (0.0, 0.0)
    missing: tuple[float, float] = (0.0, 0.0)  # weight of the words without a counterpart
    names_missing: tuple[int, int] = (0, 0)  # names without a counterpart, apart from rivals of each other
    names_shared: int = 0  # names that both have
    names_core: int = 0  # those of them that are no mere modifier of a noun that both have
    lost_names: tuple[list[tuple[int, ...]], list[tuple[int, ...]]] = field(default_factory=lambda: ([], []))
    extra: tuple[bool, bool] = (False, False)  # an amount or a date that only this side has
    other_names: bool = False  # each claim has a name in brackets that the other lacks
    predicate: float = 0.0
    opposite: bool = False  # polarity differs
    numbers: str = "none"  # none, equal, extra, compatible, conflict
    dates: str = "none"
    other_date: bool = False  # some dates agree, others do not: another of a series
    exact: tuple[float, float] = (0.0, 0.0)  # the shares of weight that the other claim has in the same words
    replaced: bool = False  # in the same place among the same words, a word for which no likeness is known
    embedded: bool = False  # what one claim says is only a part of what the other says of it
    other_predicate: bool = False  # in the same words otherwise, two predicates known to mean different things
    said: tuple[float, float] = (0.0, 0.0)  # the coverages of what is no name
    days_apart: int = 0
    pronoun: bool = False  # the subject of one of them is "it", "she": who that is depends on the article
    unnamed: bool = False  # one says « c'est », « il » where the other names its subject
    states: bool = False  # "X is Y": holds for longer than a day
    tense: bool = False
    modality: bool = False
    doubt: bool = False  # one says it with a hedge, or only that nothing establishes it
    quantifier: bool = False
    graded: bool = False  # both compare: « plus que », "less than"
    degree: bool = False  # only one says that there is more of it, or less, than of another
    other_doer: bool = False  # the doer of each is something else in the other
    only: bool = False  # only one says that it is that and no more
    spare: bool = False  # of two opposites that one has, the other has only one
    aside: bool = False  # only one says what it is instead, or under which condition it holds
    swapped: bool = False
    rival: str = ""  # subject, object, attribute, place
    outside: bool = False
    frame: tuple[float, float] = (
        1.0,
        1.0,
    )  # (more, less): the coverages without the words that exclude each other
    lost: tuple[float, float] = (0.0, 0.0)  # the weightiest word of each claim without a counterpart
    predicates: tuple[float, ...] = ()  # how well each main predicate is found in the other claim
    sides: tuple[int, ...] = (0, 1)  # the sides that have to be covered: the negative one, or both
    lexical_opposite: bool = False
    elsewhere: bool = False  # the negation falls on a word that the other claim lacks
    excluded: tuple[set[int], set[int]] = field(default_factory=lambda: (set(), set()))
    copular: bool = False
    across: bool = False


def compare_readings(a: Reading, b: Reading, days: tuple[date | None, date | None]) -> Comparison:
    """The slots of two claims side by side. Symmetric, but for the sides of each finding."""
    result = Comparison(across=a.language is not b.language, copular=a.copular and b.copular)
    if days[0] and days[1]:
        result.days_apart = abs((days[0] - days[1]).days)
    result.pronoun = a.pronoun or b.pronoun
    result.unnamed = a.pointing is not b.pointing
    result.states = a.copular and b.copular
    pair = _pair(a, b)
    weights_a, weights_b, ahead, back = pair.weights_a, pair.weights_b, pair.ahead, pair.back
    result.covered = (_share(weights_a, ahead), _share(weights_b, back))
    result.missing = (
        float(np.sum(weights_a * np.maximum(0, 1 - ahead))),
        float(np.sum(weights_b * np.maximum(0, 1 - back))),
    )
    if max(result.covered) < STRANGERS:
        result.frame = (max(result.covered), min(result.covered))
        _tell_details(result, pair)
        return result
    _compare_names(result, pair)
    _compare_polarity(result, pair)
    _compare_numbers(result, pair)
    _compare_dates(result, a, b, days)
    _compare_modality(result, pair)
    _compare_roles(result, pair)
    _compare_places(result, pair)
    _compare_order(result, pair)
    _find_rivals(result, pair)
    _tell_details(result, pair)
    _compare_frames(result, pair)
    return result


@dataclass(frozen=True, slots=True)
class _Pair:
    """Two readings with their words aligned: how alike each two are, and the best of each in the other."""

    a: Reading
    b: Reading
    alike: NDArray[np.float32]
    signs: NDArray[np.int8]
    ahead: NDArray[np.float32]
    back: NDArray[np.float32]
    weights_a: NDArray[np.float32]
    weights_b: NDArray[np.float32]


def _pair(a: Reading, b: Reading) -> _Pair:
    alike, signs = _align(a, b)
    ahead, back = _best(alike), _best(alike.T)
    return _Pair(a, b, alike, signs, ahead, back, _weights(a, ahead), _weights(b, back))


def _compare_frames(result: Comparison, pair: _Pair) -> None:
    """How far the two speak of the same thing, apart from what excludes what."""
    a, b, ahead, back = pair.a, pair.b, pair.ahead, pair.back
    weights_a, weights_b = pair.weights_a, pair.weights_b
    covered: list[float] = []
    exact: list[float] = []
    lost: list[float] = []
    for weights, best, excluded in (
        (weights_a, ahead, result.excluded[0]),
        (weights_b, back, result.excluded[1]),
    ):
        kept = np.array([n not in excluded for n in range(len(weights))], dtype=bool)
        total = float(weights[kept].sum())
        covered.append(float((weights * best)[kept].sum()) / total if total else 0.5)
        whole = float(weights.sum())
        exact.append(float(weights[best >= SAME_WORD].sum()) / whole if whole else 0.0)
        gaps = weights * np.maximum(0, 1 - best) * kept
        lost.append(float(gaps.max()) if len(gaps) else 0.0)
    result.lost = (lost[0], lost[1])
    result.exact = (exact[0], exact[1])
    result.said = (_share(weights_a * _plain(a), ahead), _share(weights_b * _plain(b), back))
    result.frame = (max(covered), min(covered))
    sides: tuple[int, ...] = (0, 1)
    if result.opposite and not result.lexical_opposite:
        # "nobody was hurt" excludes every account of somebody hurt, whatever else that account says
        negative = 0 if (a.negations or a.false) else 1
        result.frame = (covered[negative], covered[negative])
        sides = (negative,)
    result.predicates = tuple(
        _predicate_found(reading, best, excluded)
        for reading, best, excluded in ((a, ahead, result.excluded[0]), (b, back, result.excluded[1]))
    )
    result.predicate = min(result.predicates[side] for side in sides)
    result.other_predicate = (
        min(exact) >= MOSTLY
        and max(result.predicates) < ALIKE
        and all(r.root >= 0 and concepts_of(r.terms[r.root].lemma) for r in (a, b))
    )
    result.replaced = not result.across and min(exact) >= REPLACED and _replaced(pair)
    result.embedded = _embedded(result, pair)
    names = [
        [group for group in groups if not result.excluded[side].intersection(group)]
        for side, groups in enumerate(result.lost_names)
    ]
    result.names_missing = (len(names[0]), len(names[1]))
    result.names_shared = sum(max(ahead[n] for n in group) >= NAME_ALIKE for group in a.groups)
    result.names_core = sum(
        not _modifies(reading, group[0], best)
        for reading, best, groups in ((a, ahead, names[0]), (b, back, names[1]))
        for group in groups
    )
    result.sides = sides


def _plain(reading: Reading) -> NDArray[np.float32]:
    """1 for each word that is no name, 0 for the others."""
    return np.array([term.kind != "name" for term in reading.terms], dtype=np.float32)


def _replaced(pair: _Pair) -> bool:
    """Whether between the same neighbours one word stands for another: « la défense », « la partie civile »."""
    a, b = pair.a, pair.b
    of_a = {n: int(row.argmax()) for n, row in enumerate(pair.alike) if row.size and row.max() >= NAME_ALIKE}
    where = {term: at for at, part in enumerate(b.parts) for term in part.terms}
    values = {part.value: at for at, part in enumerate(b.parts) if part.value}

    def counterpart(at: int) -> int | None:
        if at in (-1, len(a.parts)):
            return -1 if at < 0 else len(b.parts)
        part = a.parts[at]
        return values.get(part.value) if part.value else where.get(of_a.get(part.terms[0], -1))

    for at, part in enumerate(a.parts):
        if not part.terms or pair.ahead[list(part.terms)].max() >= UNLIKE or pair.weights_a[part.terms[0]] < HEAVY:
            continue
        before, after = counterpart(at - 1), counterpart(at + 1)
        if before is None or after is None or after - before != 2:
            continue
        other = b.parts[before + 1]
        if other.terms and pair.back[list(other.terms)].max() < UNLIKE and pair.weights_b[other.terms[0]] >= HEAVY:
            return True
    return False


def _embedded(result: Comparison, pair: _Pair) -> bool:
    """« a nié que la statue ait été volée » beside « la statue a été volée »: a predicate above the common one."""
    for side, (outer, inner, ahead, back) in enumerate(
        ((pair.a, pair.b, pair.ahead, pair.back), (pair.b, pair.a, pair.back, pair.ahead))
    ):
        if outer.root >= 0 and inner.copular and not outer.copular:
            verb = outer.terms[outer.root]
            if verb.kind == "verb" and verb.weight >= HEAVY and ahead[outer.root] < UNLIKE:
                return True  # « X, auteur des faits, a été tué » beside « X est l'auteur des faits »
        if min(outer.root, inner.root) < 0 or result.covered[1 - side] < TWINS:
            continue
        top = outer.terms[outer.root]
        if top.weight < HEAVY or ahead[outer.root] >= UNLIKE or back[inner.root] < ALIKE:
            continue
        match = pair.alike[:, inner.root] if side == 0 else pair.alike[inner.root]
        found = outer.terms[int(match.argmax())]
        if found.kind != "verb":
            continue
        above = outer.terms[found.head] if found.head >= 0 else found
        if concepts_of(top.lemma) & ATTITUDES or above.role == "subject":
            return True
    return False


def _predicate_found(reading: Reading, best: NDArray[np.float32], excluded: set[int]) -> float:
    """How well the main predicate is found in the other claim, 0 to 1; 1 where it says little of its own."""
    root = reading.root
    if root < 0 or root in excluded or reading.terms[root].weight < 0.5:
        return 1.0
    return float(best[root])


def _modifies(reading: Reading, number: int, best: NDArray[np.float32]) -> bool:
    """« l'usine de Rouen » beside « l'usine »: the name only narrows a noun that the other claim has too."""
    term = reading.terms[number]
    if term.role not in ("with:de", "with:of", "modifier", "with:d'") or term.head < 0:
        return False
    head = reading.terms[term.head]
    return head.kind in ("noun", "name") and best[term.head] >= ALIKE


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
                alike[i, j] = written
                signs[i, j] = 1
            elif "name" in (left.kind, right.kind):
                if relation(left.lemma, right.lemma)[0] < 0.9 and not (across and cosines[i, j] >= NAME_COSINE):
                    alike[i, j] = min(alike[i, j], 0.3)
            elif {left.kind, right.kind} == {"adv", "noun"}:
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
        elif role := _known_by_role(a, group, ahead):
            for n in group:
                weights[n] *= 0.1
            for n in role:
                weights[n] = max(weights[n], 0.7)
    return weights


def _known_by_role(reading: Reading, group: Sequence[int], best: NDArray[np.float32]) -> list[int]:
    """The words of the role by which the other claim means the holder of this name; none where it does not.

    « Le procureur de Lille, Paul Roux, a démissionné » beside « Le procureur de Lille a démissionné ».
    """
    number = reading.terms[group[0]].group
    role = [n for n, term in enumerate(reading.terms) if term.role_of == number]
    known = role and all(best[n] >= SAME_CONCEPT for n in role) and any(reading.terms[n].kind == "noun" for n in role)
    return role if known else []


def _share(weights: NDArray[np.float32], ahead: NDArray[np.float32]) -> float:
    total = float(weights.sum())
    return float((weights * ahead).sum()) / total if total else 0.0


def _compare_names(result: Comparison, pair: _Pair) -> None:
    a, b, ahead, back, alike = pair.a, pair.b, pair.ahead, pair.back, pair.alike
    aside = [False, False]
    for side, (reading, best, lost) in enumerate(((a, ahead, result.lost_names[0]), (b, back, result.lost_names[1]))):
        peoples = [(n,) for n, term in enumerate(reading.terms) if term.things and term.kind != "name"]
        lost += [
            group for group in (*reading.groups, *peoples)
            if all(best[n] < NAME_ALIKE for n in group) and any(reading.terms[n].weight > 0.5 for n in group)
            and not _known_by_role(reading, group, best)
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
                result.findings.append(Finding("actor", _words(a, group), _words(b, other), excludes=True))


def _same_root(left: Term, right: Term) -> bool:
    """« Dakota », "Dakotans": another word of the same name."""
    short, long = sorted((left.lemma, right.lemma), key=len)
    return len(short) >= 4 and long.startswith(short[: max(4, len(short) - 1)])


def _words(reading: Reading, numbers: Sequence[int]) -> str:
    return " ".join(reading.terms[n].word for n in numbers)


def _compare_polarity(result: Comparison, pair: _Pair) -> None:
    a, b, alike = pair.a, pair.b, pair.alike
    opposites = _opposites(a, b, alike, pair.signs)
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
            result.doubt |= bool(negative.clocks and not other.clocks) or _others_saw(pair)
            result.elsewhere = not (met or false_differs)


def _spare_opposite(pair: _Pair) -> tuple[str, str] | None:
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


def _degree_on_one_side(pair: _Pair) -> bool:
    """« un grand hôpital », « le plus grand hôpital »."""
    for reading, other, matrix in ((pair.a, pair.b, pair.alike), (pair.b, pair.a, pair.alike.T)):
        graded = {m for m, _ in other.degrees}
        for n, _ in reading.degrees:
            likes = {m for m in range(len(other.terms)) if matrix[n, m] >= ALIKE}
            if likes and not likes & graded:
                return True
    return False


def _others_saw(pair: _Pair) -> bool:
    """Whether the two tell what different people saw or knew."""
    for reading in (pair.a, pair.b):
        if reading.root < 0 or not concepts_of(reading.terms[reading.root].lemma) & {"see", "know"}:
            return False
    subjects = [[n for n, term in enumerate(r.terms) if term.role == "subject"] for r in (pair.a, pair.b)]
    return all(subjects) and float(pair.alike[np.ix_(*subjects)].max()) < NAME_ALIKE


def _unmatched_negations(a: Reading, b: Reading, alike: NDArray[np.float32]) -> tuple[int, int, bool]:
    """How many negations of each claim have no counterpart in the other; whether one falls on what both say.

    A negation is answered by one on a like word, or by one above a like word (« n'a pas l'intention d'être
    candidat », « ne sera pas candidat »). Negations on words that only one claim has cancel each other.
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
    for side, (unmatched, scope, matrix) in enumerate(((left, b.scope, alike), (right, a.scope, alike.T))):
        for anchors in unmatched:
            likes = {int(matrix[n].argmax()) for n in anchors if matrix.shape[1] and matrix[n].max() >= ALIKE}
            if likes & scope:
                floating[side] += 1  # answered from above
            elif likes:
                counted[side] += 1
            else:
                floating[side] += 1
    balance = floating[0] - floating[1]
    return counted[0] + max(0, balance), counted[1] + max(0, -balance), any(counted)


def _opposites(a: Reading, b: Reading, alike: NDArray[np.float32], signs: NDArray[np.int8]) -> list[tuple[int, int]]:
    """Pairs of words that exclude each other, where neither has a better counterpart."""
    found: list[tuple[int, int]] = []
    for i, j in zip(*np.nonzero(signs == -1), strict=True):
        agrees_i = np.where(signs[i] == 1, alike[i], 0).max() if alike.shape[1] else 0
        agrees_j = np.where(signs[:, j] == 1, alike[:, j], 0).max()
        if agrees_i >= 0.75 or agrees_j >= 0.75 or min(a.terms[i].weight, b.terms[j].weight) < OPPOSED:
            continue
        if any(k == i or m == j for k, m in found):
            continue
        found.append((int(i), int(j)))
    return found


def _compare_numbers(result: Comparison, pair: _Pair) -> None:
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
    if likeness_ > 0 and sign == 1:
        return True
    if alike and not (concepts_of(left) and concepts_of(right)):
        return True
    first, second = vectors_of([a, b])
    return float(first @ second) >= 0.6


def _compare_dates(result: Comparison, a: Reading, b: Reading, days: tuple[date | None, date | None]) -> None:
    state = "none"
    if a.periods and b.periods:
        state = _compare_periods(result, list(a.periods), list(b.periods))
    elif a.periods or b.periods:
        period = (a.periods or b.periods)[0]
        day = days[1] if a.periods else days[0]
        close = day is not None and any(
            (start - day).days <= 2 and (day - end).days <= 4 for start, end in period.options
        )
        state = "implied" if close else "extra"
        if state == "extra":
            result.extra = (result.extra[0] or bool(a.periods), result.extra[1] or bool(b.periods))
            sides = (period.words, "") if a.periods else ("", period.words)
            result.findings.append(Finding("date", *sides, excludes=False))
    if a.clocks and b.clocks:
        gap = min(abs(c.minutes - d.minutes) for c in a.clocks for d in b.clocks)
        if gap > SAME_HOUR and gap != 720:
            state = "conflict"
            result.findings.append(Finding("date", a.clocks[0].words, b.clocks[0].words, excludes=True))
        elif state == "none":
            state = "equal"
    elif (a.clocks or b.clocks) and state in ("none", "equal"):
        state = "extra"
    result.dates = state


def _compare_periods(result: Comparison, left: list[Period], right: list[Period]) -> str:
    """equal, compatible or conflict. Where only some dates agree, the others tell the claims apart."""
    agreeing = 0
    for p in list(left):
        match = next((q for q in right if _periods_compare(p, q) == "equal"), None)
        if match is not None:
            left.remove(p)
            right.remove(match)
            agreeing += 1
    if not (left and right):
        return "equal"
    relations = [(_periods_compare(p, q), p, q) for p in left for q in right]
    state, p, q = min(relations, key=lambda r: ("compatible", "conflict").index(r[0]))
    excludes = state == "conflict" and not agreeing
    result.findings.append(Finding("date", p.words, q.words, excludes=excludes))
    result.other_date = state == "conflict" and not excludes
    return state


def _periods_compare(p: Period, q: Period) -> str:
    if not p.options or not q.options:
        return "equal" if fold(p.words) == fold(q.words) else "compatible"
    options = [(x, y) for x in p.options for y in q.options]
    if any(x == y for x, y in options):
        return "equal"
    if any(x[0] <= y[1] and y[0] <= x[1] for x, y in options):
        return "compatible"
    return "conflict"


def _left_open(reading: Reading, best: NDArray[np.float32]) -> bool:
    """Evidence is denied, and the other claim does not speak of that evidence."""
    return reading.unproven and not any(best[n] >= ALIKE for anchors in reading.negations for n in anchors[:1])


def _compare_modality(result: Comparison, pair: _Pair) -> None:
    a, b, ahead, back = pair.a, pair.b, pair.ahead, pair.back
    unproven = _left_open(a, ahead), _left_open(b, back)
    if (a.tense == "future") != (b.tense == "future"):
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
        result.findings.append(Finding("quantity", words[0], words[1], excludes=False))
    result.aside |= a.corrected != b.corrected
    if first != second and (first | second) & {"most", "partial", "one of"}:
        result.quantifier = True
        # "only partly" denies the whole
        only = ("partial" in first - second and a.only) or ("partial" in second - first and b.only)
        words = [" ".join(sorted(side)) or "the whole" for side in (first, second)]
        result.findings.append(Finding("quantity", words[0], words[1], excludes=only))


def _compare_roles(result: Comparison, pair: _Pair) -> None:
    """Two participants that changed places: « A critique B », « B critique A »."""
    a, b, alike = pair.a, pair.b, pair.alike
    if not alike.size:
        return
    # of two like words, the one at the like place
    places = np.abs(np.linspace(0, 1, len(a.terms))[:, None] - np.linspace(0, 1, len(b.terms))[None, :])
    alike = alike - (TIE * places).astype(np.float32)
    pairs = [(int(i), int(np.argmax(alike[i]))) for i in range(len(a.terms)) if alike[i].max() >= 0.75]
    pairs = [(i, j) for i, j in pairs if int(np.argmax(alike[:, j])) == i]
    of_a = dict(pairs)
    if _converse(a, b):
        _tell_converse(result, a, b, of_a)
        return
    if not result.across and _values_exchanged(a, b, of_a):
        result.swapped = True
        result.findings.append(Finding("roles", "each value", "the other's", excludes=False))
        return
    moved = exchange(a.parts, b.parts, of_a, across=result.across)
    if moved and not all(a.parts[position].terms for position in moved):  # a value and a word, or two values
        if not result.across:
            result.swapped = True
            result.findings.append(Finding("roles", "each value", "the other's", excludes=False))
            return
        moved = None
    if moved and result.across and _one_phrase(a, a.parts[moved[0]].terms[0], a.parts[moved[1]].terms[0]):
        moved = None
    if (_other_doer(a, b, of_a) or _repeated_apart(a, b)) and not _mutual(a):
        result.other_doer = True
        result.findings.append(Finding("roles", "one of them", "the other", excludes=False))
    if moved and not _mutual(a):
        _tell_exchange(result, a, b, of_a, (a.parts[moved[0]].terms[0], a.parts[moved[1]].terms[0]))
        return
    twins = not result.across and min(result.covered) >= TWINS
    for (i, j), (k, m) in _two_of(pairs):
        first, second, third, fourth = a.terms[i], a.terms[k], b.terms[j], b.terms[m]
        if first.group >= 0 and first.group == second.group or result.across and _one_phrase(a, i, k):
            continue
        if _crossed(first, second, third, fourth, twins=twins, across=result.across):
            if result.graded and _turn_back(result):
                return
            result.swapped = True
            one_winner = result.graded or any(
                concepts_of(t.lemma) & ONE_SIDED for t in a.terms if t.kind in ("verb", "noun")
            )
            result.findings.append(
                Finding(
                    "roles",
                    f"{first.word} … {second.word}",
                    f"{fourth.word} … {third.word}",
                    excludes=one_winner,
                )
            )
            return


def _other_doer(a: Reading, b: Reading, of_a: dict[int, int]) -> bool:
    """Whether of one deed, in one word, each claim names a doer whom the other names as something else."""
    if min(a.root, b.root) < 0 or a.passive != b.passive or a.terms[a.root].lemma != b.terms[b.root].lemma:
        return False
    doers = [
        {n for n, t in enumerate(r.terms) if t.role == "subject" and t.head == r.root and t.kind == "name"}
        for r in (a, b)
    ]
    of_b = {j: i for i, j in of_a.items()}
    met = [{of_a[n] for n in doers[0] if n in of_a}, {of_b[n] for n in doers[1] if n in of_b}]
    return all(met) and not (met[0] & doers[1] or met[1] & doers[0])


def _repeated_apart(a: Reading, b: Reading) -> bool:
    """Whether of the names that both have each says another one again: « A a, comme A et B, … », « B a, comme A et B »."""
    names = [Counter(t.lemma for t in r.terms if t.kind == "name") for r in (a, b)]
    return all(set(x - y) & set(y) for x, y in (names, names[::-1]))


def _converse(a: Reading, b: Reading) -> bool:
    """Whether one tells from the other party what the other tells: « acheter », « vendre »; « battre », « s'incliner »."""
    return any(converses(t.lemma, u.lemma) for t in a.terms for u in b.terms if t.kind == u.kind == "verb")


def _tell_converse(result: Comparison, a: Reading, b: Reading, of_a: dict[int, int]) -> None:
    """Of converses the doers differ: with one doer they are two deeds, and with two no opposites."""
    doers = [{n for n, t in enumerate(r.terms) if t.role == "subject" and t.head == r.root} for r in (a, b)]
    of_b = {j: i for i, j in of_a.items()}
    if any(of_a.get(n) in doers[1] for n in doers[0]):
        if not result.opposite:
            result.swapped = True
            words = [_words(r, sorted(found)) for r, found in zip((a, b), doers, strict=True)]
            result.findings.append(Finding("roles", f"{words[0]} (one party)", "the other party", excludes=False))
    elif any(n in of_a for n in doers[0]) and any(n in of_b for n in doers[1]):
        _turn_back(result)


def _one_phrase(reading: Reading, i: int, k: int) -> bool:
    """« la maison Carmin », "Carmin House": a noun and what it goes with, which each language orders its own way."""
    return reading.terms[i].head == k or reading.terms[k].head == i


MUTUAL: Final = frozenset(
    "meet marry divorce negotiate discuss clash merge same different similar near link agreement draw border".split()
)


def _mutual(reading: Reading) -> bool:
    """Whether the main predicate says of both what it says of one: « A a rencontré B »."""
    return reading.root >= 0 and bool(concepts_of(reading.terms[reading.root].lemma) & MUTUAL)


def _tell_exchange(result: Comparison, a: Reading, b: Reading, of_a: dict[int, int], pair: tuple[int, int]) -> None:
    """Record that two participants changed places; where only one of them can win, both claims cannot be true."""
    x, y = pair
    if result.graded and _turn_back(result):
        return  # « A plus que B », « B moins que A »
    names = [_name_of(a, x), _name_of(a, y)]
    turned = [_name_of(b, of_a[y]) if y in of_a else names[1], _name_of(b, of_a[x]) if x in of_a else names[0]]
    between = [
        t
        for t in a.terms[min(x, y) + 1 : max(x, y)]
        if t.group < 0 or t.group not in (a.terms[x].group, a.terms[y].group)
    ]
    one_winner = (
        {a.terms[x].kind, a.terms[y].kind} <= {"name", "noun"}
        and any(concepts_of(t.lemma) & ONE_SIDED for t in between)
        and not any(t.kind == "name" for t in between)
    )
    one_winner |= result.graded
    result.swapped = True
    result.findings.append(Finding("roles", " … ".join(names), " … ".join(turned), excludes=one_winner))


def _turn_back(result: Comparison) -> bool:
    """Whether two that compare in opposite words, with changed places, say the same; then they are no opposites."""
    if not (result.opposite and result.lexical_opposite):
        return False
    result.findings = [finding for finding in result.findings if finding.kind != "polarity"]
    result.opposite = result.lexical_opposite = False
    return True


def _values_exchanged(a: Reading, b: Reading, of_a: dict[int, int]) -> bool:
    """« en 1998 au Japon, en 1999 en France »: two dates or amounts that changed places."""
    values_a, values_b = _followed(a), _followed(b)
    for (v, after_v), (w, after_w) in itertools.combinations(values_a.items(), 2):
        if v in values_b and w in values_b and after_v != after_w:
            moved = (of_a.get(after_v), of_a.get(after_w))
            if moved == (values_b[w], values_b[v]) and None not in moved:
                return True
    return False


def _followed(reading: Reading) -> dict[str, int]:
    """Each date and amount of a claim → the term after it."""
    spans = [(p.end, fold(p.words)) for p in reading.periods]
    spans += [(q.end, f"{q.value:g} {q.unit}") for q in reading.quantities]
    return {words: next((n for n, term in enumerate(reading.terms) if term.start >= end), -1) for end, words in spans}


def _crossed(x_a: Term, y_a: Term, x_b: Term, y_b: Term, *, twins: bool, across: bool) -> bool:
    """Each of two participants has the role that the other had."""
    if not {x_a.kind, y_a.kind} <= {"name", "noun"}:
        return False
    roles = [(_coarse(t) if across else t.role) for t in (x_a, y_a, x_b, y_b)]
    if not roles[0] == roles[3] != roles[1] == roles[2]:
        return False
    if twins and "modifier" not in roles:
        return True
    return {roles[0], roles[1]} <= _CROSSABLE and bool({roles[0], roles[1]} & {"subject", "object"})


_CROSSABLE: Final = frozenset(
    "subject object with:to with:a with:au with:avec with:with with:contre with:against with:de with:from".split()
)


def _exchanged(a: Reading, b: Reading, in_a: tuple[int, int], in_b: tuple[int, int], of_a: dict[int, int]) -> bool:
    """In the same words, two of one kind changed heads ("red team, blue shirts"), or sides of the verb."""
    x, y, x_b, y_b = a.terms[in_a[0]], a.terms[in_a[1]], b.terms[in_b[0]], b.terms[in_b[1]]
    if x.lemma == y.lemma or not (x.kind == y.kind or {x.kind, y.kind} == {"name", "noun"}):
        return False
    heads = (x.head, y.head)
    if min(heads) >= 0 and heads[0] != heads[1] and all(a.terms[h].kind in ("noun", "name") for h in heads):
        moved = (of_a.get(heads[0]), of_a.get(heads[1]))
        if None not in moved and moved[0] == y_b.head and moved[1] == x_b.head and moved[0] != moved[1]:
            return True
    before = [
        n - 1 if n and r.terms[n - 1].kind != "name" else -1
        for r, n in ((a, in_a[0]), (a, in_a[1]), (b, in_b[1]), (b, in_b[0]))
    ]
    # the word before the first stands before the second in the other claim, and the other way round
    if (
        min(before) >= 0
        and before[0] != before[1]
        and of_a.get(before[0]) == before[2]
        and of_a.get(before[1]) == before[3]
    ):
        return True
    if a.root < 0 or b.root < 0 or x.kind == "verb" or a.passive != b.passive or of_a.get(a.root) != b.root:
        return False
    plain = all(t.role in ("subject", "object", "modifier", "root", "attribute") for t in (x, y, x_b, y_b))
    return plain and (in_a[0] < a.root < in_a[1] and in_b[1] < b.root < in_b[0])


def _coarse(term: Term) -> str:
    return _COARSE.get(term.role, "other")


_COARSE: Final = {
    "subject": "subject", "object": "object", "with:a": "to", "with:au": "to", "with:to": "to",
    "with:from": "from", "with:de": "from",
}  # fmt: skip


def _two_of(pairs: Sequence[tuple[int, int]]) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    for n, first in enumerate(pairs):
        for second in pairs[n + 1 :]:
            yield first, second


def _compare_places(result: Comparison, pair: _Pair) -> None:
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


def _compare_order(result: Comparison, pair: _Pair) -> None:
    """« avant la rupture du barrage », « après la rupture »."""
    for before, after, turned in ((pair.a.earlier, pair.b.later, False), (pair.b.earlier, pair.a.later, True)):
        for n, m in itertools.product(before, after):
            if pair.alike[(m, n) if turned else (n, m)] >= NAME_ALIKE:
                words = (f"before {(pair.b if turned else pair.a).terms[n].word}", "after it")
                result.findings.append(Finding("date", *(words[::-1] if turned else words), excludes=True))
                return


def _find_rivals(result: Comparison, pair: _Pair) -> None:
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
        if result.rival == "place" and not (a.tense == b.tense == "past" and result.numbers == "none"):
            result.rival = "elsewhere"  # « est suspendu en France », « en Allemagne »: both may hold
        if result.rival in ("attribute", "place"):
            result.excluded[0].update(_family(a, chosen[0]))
            result.excluded[1].update(_family(b, chosen[1]))
        kind = "place" if best[0] == "place" else "actor" if a.terms[chosen[0]].kind == "name" else "detail"
        result.findings.append(
            Finding(
                kind,
                _name_of(a, chosen[0]),
                _name_of(b, chosen[1]),
                excludes=result.rival in ("attribute", "place"),
            )
        )


def _one_doer(pair: _Pair) -> bool:
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


def _name_of(reading: Reading, number: int) -> str:
    group = reading.terms[number].group
    for words in reading.groups:
        if reading.terms[words[0]].group == group and group >= 0:
            return _words(reading, words)
    return reading.terms[number].word


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


def _tell_details(result: Comparison, pair: _Pair) -> None:
    a, b, ahead, back = pair.a, pair.b, pair.ahead, pair.back
    weights_a, weights_b = pair.weights_a, pair.weights_b
    lost_a = [n for n in np.argsort(-weights_a) if ahead[n] < ALIKE and weights_a[n] >= 0.35][:4]
    lost_b = [n for n in np.argsort(-weights_b) if back[n] < ALIKE and weights_b[n] >= 0.35][:4]
    left = " ".join(a.terms[n].word for n in sorted(lost_a))
    right = " ".join(b.terms[n].word for n in sorted(lost_b))
    if left or right:
        result.findings.append(Finding("detail", left, right, excludes=False))


def speaks(reading: Reading) -> bool:
    """Whether the main predicate is an act of speech."""
    return reading.root >= 0 and bool(concepts_of(reading.terms[reading.root].lemma) & SPEAKING)
