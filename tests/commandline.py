"""The types of the `greffier` fixture."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol


@dataclass(frozen=True)
class Ran:
    """What a command left behind."""

    code: int
    out: str
    err: str


class Greffier(Protocol):
    """The command line in this process: words in; exit status, stdout and stderr out."""

    def __call__(self, *words: str | Path) -> Ran: ...
