"""Who stands behind a proposition and how."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from claims.models import SourceKind, Status
from claims.names import Party
from claims.words import Word

UNIDENTIFIED = "unidentified speaker"  # of a quotation whom nothing names


@dataclass(frozen=True)
class Stance:
    """Who stands behind a proposition and how; ``cue`` is the words that decided it."""

    parties: tuple[Party, ...]  # empty: the outlet
    status: Status
    cue: tuple[Word, ...] = ()
    reason: str = ""


def nobody_nameable(parties: Sequence[Party]) -> bool:
    """Whether all of several parties are « une source » or « des experts »: nobody who could be held to it."""
    return all(party.kind is SourceKind.ANONYMOUS or party.vague for party in parties)
