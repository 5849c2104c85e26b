"""Who did what to whom: participants that changed places, other doers, and the two parties of one deed."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

import numpy as np

from claims.comparison.order import exchange
from claims.comparison.reading import Reading, Term
from claims.comparison.slots.alignment import Pair, name_of, words_of
from claims.comparison.slots.findings import Comparison, Finding
from claims.comparison.vocabulary import concepts_of, converses, fold

ONE_SIDED: Final = frozenset({"win", "lose", "own"})  # what only one of two can do to the other


TWINS: Final = 0.85  # covered to this share, two claims are made of the same words
TIE: Final = 1e-3


def compare_roles(result: Comparison, pair: Pair) -> None:
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
    if moved and _one_thing(a, b, of_a, a.parts[moved[0]].terms[0], a.parts[moved[1]].terms[0], across=result.across):
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
        if first.group >= 0 and first.group == second.group or _one_thing(a, b, of_a, i, k, across=result.across):
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
    verbs = any(converses(t.lemma, u.lemma) for t in a.terms for u in b.terms if t.kind == u.kind == "verb")
    copulas = a.copular and b.copular and min(a.root, b.root) >= 0
    return verbs or (copulas and converses(a.terms[a.root].lemma, b.terms[b.root].lemma))


def _tell_converse(result: Comparison, a: Reading, b: Reading, of_a: dict[int, int]) -> None:
    """Of converses the doers differ: with one doer they are two deeds, and with two no opposites."""
    doers = [
        {n for n, t in enumerate(r.terms) if t.role == "subject" and t.head == r.root and not _surname_of_two(r, t)}
        for r in (a, b)
    ]
    of_b = {j: i for i, j in of_a.items()}
    if any(of_a.get(n) in doers[1] for n in doers[0]):
        if not result.opposite:
            result.swapped = True
            words = [words_of(r, sorted(found)) for r, found in zip((a, b), doers, strict=True)]
            result.findings.append(Finding("roles", f"{words[0]} (one party)", "the other party", excludes=False))
    elif any(n in of_a for n in doers[0]) and any(n in of_b for n in doers[1]):
        _turn_back(result)


def _surname_of_two(reading: Reading, term: Term) -> bool:
    """« Lise Armand est la mère de Théo Armand »: « Armand » says of neither who it is."""
    return term.kind == "name" and sum(t.lemma == term.lemma for t in reading.terms) > 1


def _one_phrase(reading: Reading, i: int, k: int) -> bool:
    """« la maison Carmin », "Carmin House": a noun and what it goes with, which each language orders its own way."""
    return reading.terms[i].head == k or reading.terms[k].head == i


def _one_thing(a: Reading, b: Reading, of_a: dict[int, int], i: int, k: int, *, across: bool) -> bool:
    """« le budget de l'opéra est de … », « l'opéra a un budget de … »: one has what the other says is its own."""
    if across and _one_phrase(a, i, k):
        return True
    j, m = of_a.get(i, -1), of_a.get(k, -1)
    return min(j, m) >= 0 and any(
        _one_phrase(whole, *whose) and _had(parted, *parts)
        for whole, whose, parted, parts in ((a, (i, k), b, (j, m)), (b, (j, m), a, (i, k)))
    )


def _had(reading: Reading, i: int, k: int) -> bool:
    """Whether all that the claim says of the two is that one has the other: no verb of content stands over them."""
    roles = {reading.terms[i].role, reading.terms[k].role}
    root = reading.terms[reading.root] if reading.root >= 0 else None
    return "subject" in roles and root is not None and (root.kind != "verb" or bool(concepts_of(root.lemma) & HAVING))


HAVING: Final = frozenset({"own"})
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
    names = [name_of(a, x), name_of(a, y)]
    turned = [name_of(b, of_a[y]) if y in of_a else names[1], name_of(b, of_a[x]) if x in of_a else names[0]]
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
