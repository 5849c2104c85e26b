"""How far two claims speak of the same thing, apart from what excludes what."""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

from claims.comparison.function_words import SPEAKING
from claims.comparison.reading import Reading
from claims.comparison.slots.alignment import ALIKE, HEAVY, NAME_ALIKE, Pair, share
from claims.comparison.slots.findings import Comparison
from claims.comparison.slots.roles import TWINS
from claims.comparison.vocabulary import concepts_of

MOSTLY: Final = 0.65  # of the weight
# Predicates that say of a statement or a deed that somebody holds, tells, fears or refuses it.
ATTITUDES: Final = SPEAKING | frozenset(
    "see hear watch film accuse suspect believe think fear hope doubt want expect reject suggest recommend threaten demand "
    "deceive".split()
)
UNLIKE: Final = 0.4  # below, two words are not taken for the same even between the same neighbours
REPLACED: Final = 0.5  # said in the same words to this share, the other words were chosen to differ
SAME_WORD: Final = 0.94


def compare_frames(result: Comparison, pair: Pair) -> None:
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
    result.said = (share(weights_a * _plain(a), ahead), share(weights_b * _plain(b), back))
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
    result.names_shared = max(_names_met(a, b, pair.alike), _names_met(b, a, pair.alike.T))
    result.names_core = sum(
        not _modifies(reading, group[0], best)
        for reading, best, groups in ((a, ahead, names[0]), (b, back, names[1]))
        for group in groups
    )
    result.sides = sides


def _names_met(a: Reading, b: Reading, alike: NDArray[np.float32]) -> int:
    """How many names or words of ``b`` the names of ``a`` are: « l'Écosse » is « la police écossaise » too."""
    met: set[tuple[str, int]] = set()
    for group in a.groups:
        own = alike[list(group)].max(axis=0)
        if own.size and own.max() >= NAME_ALIKE:
            term = int(own.argmax())
            number = b.terms[term].group
            met.add(("name", number) if number >= 0 else ("word", term))
    return len(met)


def _plain(reading: Reading) -> NDArray[np.float32]:
    """1 for each word that is no name, 0 for the others."""
    return np.array([term.kind != "name" for term in reading.terms], dtype=np.float32)


def _replaced(pair: Pair) -> bool:
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


def _embedded(result: Comparison, pair: Pair) -> bool:
    """« a nié que la statue ait été volée » beside « la statue a été volée »: a predicate above the common one."""
    for side, (outer, inner, ahead, back) in enumerate(
        ((pair.a, pair.b, pair.ahead, pair.back), (pair.b, pair.a, pair.back, pair.ahead))
    ):
        if outer.root >= 0 and inner.copular and not outer.copular:
            verb = outer.terms[outer.root]
            if verb.kind == "verb" and verb.weight >= HEAVY and ahead[outer.root] < UNLIKE:
                return True  # « X, auteur des faits, a été tué » beside « X est l'auteur des faits »
        if (
            any(
                t.kind == "verb" and t.weight >= HEAVY and ahead[n] < UNLIKE and concepts_of(t.lemma) & ATTITUDES
                for n, t in enumerate(outer.terms)
            )
            and result.covered[1 - side] >= TWINS
        ):
            return True  # « dément avoir fui » beside « a fui »
        if min(outer.root, inner.root) < 0 or result.covered[1 - side] < TWINS:
            continue
        top = outer.terms[outer.root]
        if top.weight < HEAVY or ahead[outer.root] >= UNLIKE or back[inner.root] < ALIKE:
            continue
        match = pair.alike[:, inner.root] if side == 0 else pair.alike[inner.root]
        found = outer.terms[int(match.argmax())]
        asked = concepts_of(top.lemma) & {"order", "ask"} and found.head == outer.root  # « a ordonné la libération de »
        if asked:
            return True
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
