"""A deterministic encoder for tests that assert exact numbers."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from claims.embed import unit_rows


class FakeEncoder:
    """A bag of words, hashed: the same words give the same vector on every machine."""

    def __init__(self, *, name: str = "fake", revision: str = "1", dimension: int = 64) -> None:
        self.name = name
        self.revision = revision
        self.dimension = dimension

    @property
    def key(self) -> str:
        return f"{self.name}@{self.revision}"

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Unit rows, shape (n, dimension); a text without words is a row of zeros."""
        rows = np.zeros((len(texts), self.dimension), dtype=np.float32)
        for row, text in zip(rows, texts, strict=True):
            for word in _words(text):
                digest = hashlib.sha256(word.encode()).digest()
                row[int.from_bytes(digest[:4]) % self.dimension] += 1 if digest[4] % 2 else -1
        return unit_rows(rows)


def _words(text: str) -> list[str]:
    plain = unicodedata.normalize("NFKD", text.lower()).encode("ascii", "ignore").decode()
    return re.findall(r"\w+", plain)
