"""Who speaks in a piece, and who has spoken so far."""

from __future__ import annotations

from dataclasses import dataclass

from claims.framing import Frame
from claims.models import Source
from claims.names import Party


@dataclass
class Voice:
    """Who speaks in a piece: the parties, the frame they were recognised by, and how sure that is."""

    parties: tuple[Party, ...]
    frame: Frame | None
    direct: bool
    inherited: bool = False


@dataclass
class Spoken:
    """Who has spoken, as far as the article was read: whom a pronoun or « cette source » can mean."""

    speakers: tuple[Party, ...] = ()  # who spoke last, or was told of last
    body: tuple[Party, ...] = ()  # what « it said » can mean
    anonymous: Party | None = None


def source_of(party: Party) -> Source:
    """A party as it is recorded, with whom its words were passed on through."""
    through = source_of(party.through) if party.through else None
    return Source(name=party.name, kind=party.kind, role=party.role, through=through)
