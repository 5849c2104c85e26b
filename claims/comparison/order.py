"""The order in which a claim says its parts, and parts that changed places: "from Leeds to York", "from York to Leeds".

The parsers cannot be trusted with adversarial word order, so this looks at positions: what stands where, behind
which preposition. Two parts were exchanged when each stands where the other stood and nothing else explains it: no
enumeration (« A et B », « B et A »), no passive (« A bat B », « B est battu par A »).
"""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

LONGEST: Final = 3  # parts of a block that may be exchanged with another
COORDINATION: Final = "&"
PASSIVE: Final = "be"
# Function words that say what the next part is to the rest. Across the languages those of one line are one.
MARKS: Final = {
    "de": "de", "du": "de", "des": "de", "d'": "de", "of": "de", "from": "de", "'s": "'s", "’s": "'s",
    "a": "a", "au": "a", "aux": "a", "to": "a", "into": "a", "onto": "a",
    "en": "en", "dans": "en", "in": "en", "at": "en", "on": "en", "sur": "en", "upon": "en",
    "par": "par", "by": "par", "avec": "avec", "with": "avec", "contre": "contre", "against": "contre",
    "pour": "pour", "for": "pour", "sans": "sans", "without": "sans", "vers": "vers", "towards": "vers",
    "entre": "entre", "between": "entre", "sous": "sous", "under": "sous", "apres": "apres", "after": "apres",
    "avant": "avant", "before": "avant", "chez": "chez", "devant": "devant", "derriere": "derriere",
    "behind": "derriere", "que": "que", "qu'": "que", "than": "que", "through": "par", "via": "par",
    "et": COORDINATION, "and": COORDINATION, "ou": COORDINATION, "or": COORDINATION, ",": COORDINATION,
    "mais": COORDINATION, "but": COORDINATION, "puis": COORDINATION, "then": COORDINATION,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Part:
    """A name, a content word or a value, and the marks that stand between it and the part before it."""

    terms: tuple[int, ...]  # the terms of the reading; none for a value
    value: str  # a date, an hour or an amount, as a key
    marks: frozenset[str]
    kind: str  # name, noun, verb, adj, …; value


def exchange(a: Sequence[Part], b: Sequence[Part], of_a: Mapping[int, int], *, across: bool) -> tuple[int, int] | None:
    """The two parts of ``a`` that changed places in ``b``, as positions; None where none did.

    ``of_a`` says which term of ``b`` each term of ``a`` is.
    """
    at = _counterparts(a, b, of_a)
    by_block = _exchanged_blocks(a, b, at, across=across)
    return by_block or _exchanged_contexts(a, b, at, across=across)


def _counterparts(a: Sequence[Part], b: Sequence[Part], of_a: Mapping[int, int]) -> dict[int, int]:
    """Position in ``a`` → position in ``b``, one to one."""
    where = {term: position for position, part in enumerate(b) for term in part.terms}
    values = {part.value: position for position, part in enumerate(b) if part.value}
    found: dict[int, int] = {}
    for position, part in enumerate(a):
        if part.value:
            target = values.get(part.value)
        else:
            target = next((where[of_a[t]] for t in part.terms if of_a.get(t) in where), None)
        if target is not None and target not in found.values():
            found[position] = target
    return found


def _exchanged_blocks(
    a: Sequence[Part], b: Sequence[Part], at: Mapping[int, int], *, across: bool
) -> tuple[int, int] | None:
    """« P X M Y S » became « P Y M X S », and the marks stayed where they were."""
    mine = sorted(at)
    rank = {target: n for n, target in enumerate(sorted(at.values()))}
    order = [rank[at[position]] for position in mine]  # for each common part of a its place among those of b
    n = len(order)
    moved = [i for i in range(n) if order[i] != i]
    if not moved or n < 2:
        return None
    first, last = moved[0], moved[-1] + 1
    for x, y in itertools.product(range(1, LONGEST + 1), repeat=2):
        middle = last - first - x - y
        if middle < 0:
            continue
        expected = [
            *range(last - x, last),  # X stands at the end now
            *range(first + y, first + y + middle),
            *range(first, first + y),
        ]
        if order[first:last] != expected:
            continue
        left, right = [mine[i] for i in range(first, first + x)], [mine[i] for i in range(last - y, last)]
        if middle == 0 and not _asymmetric(a[right[0]]):
            continue
        if _like_blocks(a, b, at, left, right) and _marks_stay(a, b, at, left, right, across=across):
            return _worded(a, left), _worded(a, right)
    return None


def _worded(parts: Sequence[Part], block: Sequence[int]) -> int:
    """The part that stands for a block: its first with a word, not the number before it."""
    return next((position for position in block if parts[position].terms), block[0])


_NOMINAL: Final = frozenset({"name", "noun"})
_MODIFYING: Final = frozenset({"name", "noun", "adj", "adv"})


def _asymmetric(part: Part) -> bool:
    """« X avant Y », « X de Y »: what stands between two neighbours tells them apart; « X et Y » does not."""
    return COORDINATION not in part.marks and bool(part.marks - {PASSIVE})


def _like_blocks(
    a: Sequence[Part], b: Sequence[Part], at: Mapping[int, int], left: Sequence[int], right: Sequence[int]
) -> bool:
    """Two nominal blocks, or two single words that can stand in one place, or are read there as of one kind."""
    kinds = [{a[i].kind for i in block} for block in (left, right)]
    if all(each & _NOMINAL for each in kinds):
        return True
    if not len(left) == len(right) == 1:
        return False
    x, y = a[left[0]].kind, a[right[0]].kind
    return x == y or {x, y} <= _MODIFYING or (x, y) == (b[at[right[0]]].kind, b[at[left[0]]].kind)


def _marks_stay(
    a: Sequence[Part],
    b: Sequence[Part],
    at: Mapping[int, int],
    left: Sequence[int],
    right: Sequence[int],
    *,
    across: bool,
) -> bool:
    """Whether each block stands behind the marks that the other stood behind, and the voice is the same."""
    if not _like_marks(a[left[0]], b[at[right[0]]], across=across):
        return False
    if not _like_marks(a[right[0]], b[at[left[0]]], across=across):
        return False
    between_a = a[left[-1] + 1 : right[0]]
    between_b = b[at[right[-1]] + 1 : at[left[0]]]
    voices = [any(PASSIVE in part.marks for part in parts) for parts in (between_a, between_b)]
    return voices[0] == voices[1]


def _exchanged_contexts(
    a: Sequence[Part], b: Sequence[Part], at: Mapping[int, int], *, across: bool
) -> tuple[int, int] | None:
    """Two names or nouns of which each stands beside the word, and behind the mark, that the other stood at."""
    positions = [i for i in at if a[i].kind in _NOMINAL and b[at[i]].kind in _NOMINAL]
    for x, y in itertools.combinations(positions, 2):
        if _enumerated(a, x, y) or any(_beside(a, b, at, i, at[i], side=side) for i in (x, y) for side in (-1, 1)):
            continue
        if all(
            any(_beside(a, b, at, i, at[j], side=side, voice=True) for side in (-1, 1)) for i, j in ((x, y), (y, x))
        ) and _left_marks(a, b, at, x, y, across=across):
            return x, y
    return None


def _left_marks(a: Sequence[Part], b: Sequence[Part], at: Mapping[int, int], x: int, y: int, *, across: bool) -> bool:
    return _like_marks(a[x], b[at[y]], across=across) and _like_marks(a[y], b[at[x]], across=across)


def _enumerated(a: Sequence[Part], x: int, y: int) -> bool:
    """« X, Z et Y »."""
    return all(part.marks == {COORDINATION} for part in a[x + 1 : y + 1])


def _beside(
    a: Sequence[Part], b: Sequence[Part], at: Mapping[int, int], i: int, j: int, *, side: int, voice: bool = False
) -> bool:
    """Whether the part next to ``a[i]`` is the one next to ``b[j]``; with ``voice``, in the same voice too."""
    near_a, near_b = i + side, j + side
    if (near_a, near_b) in ((-1, -1), (len(a), len(b))):
        return voice and bool(a[i].marks & b[j].marks - {COORDINATION})  # both open or end the claim, behind one mark
    if not (0 <= near_a < len(a) and 0 <= near_b < len(b)) or at.get(near_a) != near_b:
        return False
    if not voice:
        return True
    if a[near_a].kind == "verb":
        return (PASSIVE in a[near_a].marks) == (PASSIVE in b[near_b].marks)
    return True


def _like_marks(left: Part, right: Part, *, across: bool) -> bool:
    first, second = left.marks - {COORDINATION, PASSIVE}, right.marks - {COORDINATION, PASSIVE}
    if across:
        place = frozenset({"a", "en"})
        first = first - place | ({"a"} if first & place else frozenset())
        second = second - place | ({"a"} if second & place else frozenset())
    return first == second
