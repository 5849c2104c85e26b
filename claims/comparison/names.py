"""Proper names: the same one under other words, in part, abbreviated, or translated."""

from __future__ import annotations

import difflib
import functools
import importlib.resources
from collections.abc import Sequence
from typing import Final

SHORT: Final = 4  # letters of a word whose plural no name is taken for: « russes », not « Mers »
TRANSLITERATED: Final = 0.75  # « Poutine », "Putin": the share of letters in common
MISSPELLED: Final = 0.88  # within one language: « Dupont », « Durand » 0.5, "Zelensky", "Zelenskyy" 0.94
ACTOR: Final = 0.9  # a capital for its state


@functools.cache
def _places() -> tuple[dict[str, frozenset[int]], dict[str, frozenset[int]], tuple[tuple[tuple[str, ...], int], ...]]:
    """(word → things, capital → states, names of several words → thing)."""
    things: dict[str, set[int]] = {}
    seats: dict[str, set[int]] = {}
    compounds: list[tuple[tuple[str, ...], int]] = []
    text = importlib.resources.files("claims.comparison").joinpath("places.txt").read_text("utf-8")
    lines = [line for line in text.splitlines() if line.strip() and not line.startswith("#")]
    for number, line in enumerate(lines):
        names, _, capitals = line.partition("@")
        for table, words in ((things, names.split()), (seats, capitals.split())):
            for word in words:
                parts = tuple(word.replace("-", "_").split("_"))
                if len(parts) > 1 and table is things:
                    compounds.append((parts, number))
                if "_" not in word:
                    table.setdefault(word, set()).add(number)
    compounds.sort(key=lambda pair: -len(pair[0]))
    return (
        {word: frozenset(numbers) for word, numbers in things.items()},
        {word: frozenset(numbers) for word, numbers in seats.items()},
        tuple(compounds),
    )


def things_in(words: Sequence[str]) -> dict[int, frozenset[int]]:
    """Position → the known places and bodies named there; every word of a compound name carries it."""
    things, _, compounds = _places()
    found = {}
    for i, word in enumerate(words):
        known = things.get(word) or (things.get(word.removesuffix("s")) if "-" in word or len(word) > SHORT else None)
        if known:
            found[i] = known
    kept = [(i, part) for i, word in enumerate(words) if word != "-" for part in word.split("-") if part]
    parts = [part for _, part in kept]
    for name, number in compounds:
        for k in range(len(parts) - len(name) + 1):
            if parts[k] == name[0] and tuple(parts[k : k + len(name)]) == name:
                found |= dict.fromkeys((i for i, _ in kept[k : k + len(name)]), frozenset({number}))
    return found


def seats_of(word: str) -> frozenset[int]:
    """The states that a capital or a seat of power stands for as an actor."""
    return _places()[1].get(word, frozenset())


@functools.lru_cache(maxsize=50_000)
def name_likeness(a: str, b: str, *, across: bool) -> float:
    """How alike two words of names are in writing, 0 to 1; both folded."""
    if a == b:
        return 1.0
    bare_a, bare_b = (
        a.replace("-", "").replace(".", "").replace("'", ""),
        b.replace("-", "").replace(".", "").replace("'", ""),
    )
    if bare_a == bare_b:
        return 1.0
    parts_a, parts_b = set(a.split("-")), set(b.split("-"))
    if len(parts_a) != len(parts_b) and parts_a & parts_b and (parts_a <= parts_b or parts_b <= parts_a):
        return 0.8
    if min(len(a), len(b)) < 4:
        return 0.0
    if a.rstrip("s") == b.rstrip("s"):
        return 0.95
    ratio = difflib.SequenceMatcher(None, bare_a, bare_b, autojunk=False).ratio()
    return 0.9 if ratio >= (TRANSLITERATED if across else MISSPELLED) and a[0] == b[0] else 0.0


JOINTS: Final = frozenset("de du des d la le les l et of the and for in a au aux sur pour en".split())


def spells(acronym: str, initials: Sequence[tuple[str, int]]) -> frozenset[int]:
    """The terms whose first letters in a row spell the acronym; none where nothing does."""
    letters = "".join(letter for letter, _ in initials)
    at = letters.find(acronym)
    if at < 0:
        return frozenset()
    return frozenset(term for _, term in initials[at : at + len(acronym)] if term >= 0)
