"""What a pronoun can stand for, and what came of resolving a proposition."""

from __future__ import annotations

from dataclasses import dataclass, field

from claims.words import Word


@dataclass
class Referent:
    """Something that a pronoun can stand for."""

    text: str  # as it is written into a sentence, with its article
    gender: str
    plural: bool
    index: int  # where it was mentioned
    person: bool
    main: bool = True  # the subject of a main clause, not of one inside it
    quoted: bool = False  # mentioned in somebody's words: nothing that the narrator's pronouns refer to


@dataclass
class Resolution:
    """What replaces a proposition's words, and whether it then stands alone."""

    replaced: dict[Word, str] = field(default_factory=dict)
    stands_alone: bool = True
    steps: list[str] = field(default_factory=list)
