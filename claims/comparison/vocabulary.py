"""Words that mean the same, within a language and across two.

Three kinds of evidence, the best one wins: the same stem; a shared concept in ``concepts.txt``; the
cosine of the
bundled multilingual encoder over single words,
which puts « incendie » and "fire" at 0.85 and « table » and "fire"
at 0.27. The encoder cannot tell opposites apart (« fermé », « ouvert »: 0.66), so those come from the
concepts.
"""

from __future__ import annotations

import functools
import importlib.resources
import itertools
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from claims.usem3_engine import usem3_engine

SAME_CONCEPT: Final = 0.92
SAME_STEM: Final = 0.95
UNRELATED: Final = (0.0, 1)  # two words of which form and lexicon say nothing
TOLD_APART: Final = 0.3  # « frère », « sœur »: near each other for the encoder, and never the same
# From which cosine two single words are more likely than not the same: 99 of 100 random pairs of words
# from the
# concepts file lie below 0.66 (French), 0.66 (English) and 0.65 (across), translations lie around 0.9.
# Accents must
# stay: « île » and "island" 0.89, « ile » and "island" 0.41.
COSINE_MIDDLE: Final = {False: 0.68, True: 0.63}
COSINE_WIDTH: Final = 0.04


@functools.lru_cache(maxsize=50_000)
def fold(word: str) -> str:
    """Lower case, without accents, ligatures or typographic apostrophes."""
    plain = word.replace("œ", "oe").replace("Œ", "oe").replace("æ", "ae").replace("’", "'").lower()
    return "".join(c for c in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(c))


@dataclass(frozen=True, slots=True)
class Concepts:
    """The concept file, indexed by word."""

    of_word: dict[str, frozenset[str]]
    opposites: frozenset[tuple[str, str]]
    converses: frozenset[tuple[str, str]]
    apart: frozenset[tuple[str, str]]


@functools.cache
def concepts() -> Concepts:
    """What ``concepts.txt`` says."""
    of_word: defaultdict[str, set[str]] = defaultdict(set)
    opposites: set[tuple[str, str]] = set()
    converses: set[tuple[str, str]] = set()
    apart: set[tuple[str, str]] = set()
    text = importlib.resources.files("claims.comparison").joinpath("concepts.txt").read_text("utf-8")
    for line in text.splitlines():
        if line.startswith("#") or not line.strip():
            continue
        for mark, pairs in (("<>", opposites), ("><", converses), ("||", apart)):
            if mark in line:
                left, right = (side.strip() for side in line.split(mark))
                pairs |= {(left, right), (right, left)}
                break
        else:
            name, _, words = line.partition(":")
            for word in words.split():
                of_word[fold(word)].add(name.strip())
    return Concepts(
        {w: frozenset(c) for w, c in of_word.items()}, frozenset(opposites), frozenset(converses), frozenset(apart)
    )


_NONE: Final = frozenset[str]()


def concepts_of(word: str) -> frozenset[str]:
    """The concepts of a folded lemma."""
    return concepts().of_word.get(word, _NONE)


DIMENSION: Final = 512  # of a word's vector

_vectors: dict[str, NDArray[np.float32]] = {}
_ROOM: Final = 100_000  # words kept: 200 MB at most


def unknown(words: Iterable[str]) -> list[str]:
    """Those of the words that would have to be embedded, each once, in order."""
    return sorted({word for word in words if word not in _vectors})


def learn(words: Iterable[str]) -> None:
    """Embed the words that are not known yet, in one batch."""
    missing = unknown(words)
    if not missing:
        return
    rows = np.asarray(usem3_engine().encode(missing), dtype=np.float32)
    rows /= np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9)
    remember_words(dict(zip(missing, rows, strict=True)))


def remember_words(vectors: Mapping[str, NDArray[np.float32]]) -> None:
    """Know these words, by their unit rows; past the room for them the oldest are forgotten."""
    for word, row in vectors.items():
        _vectors.setdefault(word, row)
    for word in list(itertools.islice(_vectors, max(0, len(_vectors) - _ROOM))):
        del _vectors[word]


def vectors_of(words: Iterable[str]) -> NDArray[np.float32]:
    """Unit rows of single words, (n, DIMENSION); unknown ones are embedded first."""
    wanted = list(words)
    if not wanted:
        return np.zeros((0, DIMENSION), dtype=np.float32)
    rows = learnt_words(wanted)
    return np.stack([rows[word] for word in wanted])


def learnt_words(words: Iterable[str]) -> dict[str, NDArray[np.float32]]:
    """The unit row of each word; unknown ones are embedded first."""
    wanted = list(words)
    rows = {word: _vectors[word] for word in wanted if word in _vectors}
    if missing := [word for word in wanted if word not in rows]:
        learn(missing)
        rows |= {word: _vectors[word] for word in missing}
    return rows


def relation(a: str, b: str) -> tuple[float, int]:
    """(likeness by form and lexicon, sign) of two folded lemmas; sign -1: opposites, 2: converses, 0: told apart, else 1.

    The likeness is 0 where form and lexicon say nothing, and the cosine has to.
    """
    if a == b:
        return 1.0, 1
    mine, theirs = concepts_of(a), concepts_of(b)
    shared = mine & theirs
    known = concepts()
    pairs = set(itertools.product(mine, theirs)) if mine and theirs else frozenset()
    if pairs & known.apart or _beside(a, b):
        return TOLD_APART, 0
    if not shared:
        if pairs & known.opposites or _prefixed(a, b):
            return SAME_CONCEPT, -1
        if pairs & known.converses:
            return SAME_CONCEPT, 2
    if _same_stem(a, b):
        return SAME_STEM, 1
    return (SAME_CONCEPT, 1) if shared else UNRELATED


def converses(a: str, b: str) -> bool:
    """Whether one lemma tells from the other party what the other tells; opposites may (« battre », « perdre »)."""
    mine, theirs = concepts_of(a), concepts_of(b)
    return not mine & theirs and bool(set(itertools.product(mine, theirs)) & concepts().converses)


_NEGATIVE_PREFIXES: Final = frozenset(
    form for prefix in "in im ir il non un dis de des mal".split() for form in (prefix, f"{prefix}-")
)


def _prefixed(a: str, b: str) -> bool:
    """« légal », « illégal »; "known", "unknown": one is the other behind a negative prefix."""
    short, long = (a, b) if len(a) < len(b) else (b, a)
    return len(short) >= 5 and long.endswith(short) and long.removesuffix(short) in _NEGATIVE_PREFIXES


_BESIDE: Final = frozenset(
    f"{prefix}-" for prefix in "vice ex sous beau belle demi grand arriere step co anti mi".split()
)


def _beside(a: str, b: str) -> bool:
    """« le vice-président », « la belle-mère »: who or what stands beside what the shorter word names."""
    short, long = (a, b) if len(a) < len(b) else (b, a)
    return "-" in long and long.endswith(short) and long.removesuffix(short) in _BESIDE


def _same_stem(a: str, b: str) -> bool:
    """A shared beginning of at least five letters that is most of both: « évacuer », « évacuation »."""
    if a[:5] != b[:5]:
        return False
    shared = 0
    for left, right in zip(a, b, strict=False):
        if left != right:
            break
        shared += 1
    return shared >= 5 and shared >= 0.6 * max(len(a), len(b)) and max(len(a), len(b)) - shared <= 5


def likeness(
    a: list[str],
    b: list[str],
    vectors_a: NDArray[np.float32],
    vectors_b: NDArray[np.float32],
    *,
    across: bool,
) -> tuple[NDArray[np.float32], NDArray[np.int8]]:
    """How alike each word is to each of the other side, 0 to 1, and the sign of each pair."""
    cosines = vectors_a @ vectors_b.T
    alike = 1 / (1 + np.exp((COSINE_MIDDLE[across] - cosines) / COSINE_WIDTH))
    signs = np.ones(alike.shape, dtype=np.int8)
    for i, left in enumerate(a):
        for j, right in enumerate(b):
            told = relation(left, right)
            if told is not UNRELATED:
                sure, sign = told
                alike[i, j] = sure if sign == 0 else max(alike[i, j], sure)
                signs[i, j] = sign
    return alike.astype(np.float32), signs
