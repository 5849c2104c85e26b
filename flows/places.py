"""What a user may name to be read: files, folders, addresses."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from claims.errors import GreffierError
from claims.reading import find_articles
from flows.failures import Failure

_ADDRESS: Final = re.compile(r"(?i)[a-z][a-z0-9+.-]+://")


def is_address(place: str) -> bool:
    """Whether ``place`` is a URL, of whatever scheme, and no path."""
    return _ADDRESS.match(place) is not None


def find(places: Iterable[str]) -> tuple[list[str], list[Failure]]:
    """Every file and address that ``places`` stand for, each once, in order; folders give their articles."""
    found: dict[str, None] = {}
    failures: list[Failure] = []
    for place in places:
        try:
            found |= dict.fromkeys(_articles(place))
        except GreffierError as error:
            failures.append(Failure.of(place, error))
    return list(found), failures


def _articles(place: str) -> list[str]:
    if is_address(place) or not Path(place).is_dir():
        return [place]
    return [str(path) for path in find_articles(Path(place))]
