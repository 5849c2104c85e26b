"""What went wrong with one article while the others went on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self

from claims.errors import GreffierError


@dataclass(frozen=True)
class Failure:
    """One article that could not be done, and why, in one line."""

    place: str
    reason: str

    @classmethod
    def of(cls, place: str, error: Exception) -> Self:
        """The failure that ``error`` caused: our own errors say all; of a bug the type is said too."""
        if isinstance(error, GreffierError):
            return cls(place, str(error))
        return cls(place, f"a bug in greffier: {type(error).__name__}: {error}")

    def __str__(self) -> str:
        return self.reason if self.place in self.reason else f"{self.place}: {self.reason}"
