"""How much two texts are the same text: one dispatch cut, retitled and touched up by several outlets.

Five words in a row make a shingle. A text's signature (minhash, Broder 1997) holds, for each of 128 orders of all
possible shingles, the least one that the text has; the share of equal places in two signatures estimates the share
of shingles that two texts have in common. Pairs of places (bands) find the texts worth comparing without reading any.
Deterministic: the same text has the same signature on every machine.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

WORDS: Final = 5  # in a shingle: longer than any name or idiom that two writers share
PLACES: Final = 128  # the estimate is off by 0.04 at most two times in three
# Two places a band: of two texts with 30 % in common 95 % meet in one of 32 bands, of those with 5 % one in twelve.
BANDS: Final = 32
_ROWS: Final = 2
# Measured: of 39 news articles two on the same event share at most 0.16 of the shorter one, quotations included; an
# article and its first half 0.84 or more, one with every twentieth word changed 0.56 or more.
LEAST: Final = 0.5

_WORD: Final = re.compile(r"\w+")
_PRIME: Final = np.uint64((1 << 31) - 1)
_RANDOM: Final = np.random.Generator(np.random.PCG64(20240618))
_FACTORS: Final = _RANDOM.integers(1, 1 << 31, PLACES, dtype=np.uint64)
_TERMS: Final = _RANDOM.integers(0, 1 << 31, PLACES, dtype=np.uint64)
_LONGEST: Final = 200_000  # words that are looked at
_TOGETHER: Final = 4096  # shingles at a time: 4 MB


@dataclass(frozen=True)
class Likeness:
    """What is kept of a text to tell near copies of it."""

    shingle_count: int  # different ones
    signature: tuple[int, ...]  # PLACES numbers below 2³¹
    bands: tuple[int, ...]  # BANDS numbers of 63 bits; near copies have one in common


def likeness_of(text: str) -> Likeness:
    """The likeness of ``text``: case, accents and punctuation aside. A text without words is like no other."""
    words = _WORD.findall(_folded(text))[:_LONGEST]
    number = max(len(words) - WORDS + 1, min(len(words), 1))
    shingles = {" ".join(words[start : start + WORDS]) for start in range(number)}
    hashed = np.fromiter((_hash(shingle) for shingle in sorted(shingles)), dtype=np.uint64, count=len(shingles))
    least = np.full(PLACES, _PRIME, dtype=np.uint64)
    for start in range(0, len(hashed), _TOGETHER):
        part = hashed[start : start + _TOGETHER, None]
        least = np.minimum(least, ((part * _FACTORS + _TERMS) % _PRIME).min(axis=0))
    signature = tuple(int(place) for place in least)
    return Likeness(len(shingles), signature, _bands(signature) if shingles else ())


def share_in_common(one: Likeness, other: Likeness) -> float:
    """The estimated share of the shorter text's shingles that the other has too, 0 to 1."""
    if not one.shingle_count or not other.shingle_count:
        return 0.0
    equal: NDArray[np.bool_] = np.array(one.signature) == np.array(other.signature)
    jaccard = float(equal.mean())
    in_both = jaccard / (1 + jaccard) * (one.shingle_count + other.shingle_count)
    return min(1.0, in_both / min(one.shingle_count, other.shingle_count))


def _folded(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(character for character in plain if not unicodedata.combining(character))


def _hash(words: str) -> int:
    """Thirty-one bits, so that products fit in 64."""
    digest = hashlib.blake2b(words.encode("utf-8", "surrogatepass"), digest_size=4).digest()
    return int.from_bytes(digest, "little") & 0x7FFFFFFF


def _bands(signature: tuple[int, ...]) -> tuple[int, ...]:
    parts = (signature[_ROWS * number : _ROWS * (number + 1)] for number in range(BANDS))
    return tuple(_band(number, part) for number, part in enumerate(parts))


def _band(number: int, part: tuple[int, ...]) -> int:
    digest = hashlib.blake2b(repr((number, part)).encode("ascii"), digest_size=8).digest()
    return int.from_bytes(digest, "little") >> 1
