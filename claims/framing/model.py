"""What cutting yields: pieces that are parsed together, and the frames that they are reported in."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from claims.language.lexicon import Speech
from claims.words import Word

CALLED_FALSE = "être faux"  # the lemma of a frame that denies by an adjective: « il est faux que P »


class Framing(StrEnum):
    """How a frame was recognised."""

    TAG = "tag"  # "…", a déclaré X
    ACCORDING = "according"  # selon X, …
    THAT = "that"  # X affirme que …
    COLON = "colon"  # X affirme : "…"
    CONTENT_NOUN = "noun"  # des informations selon lesquelles …


@dataclass(eq=False)
class Frame:
    """Who reports, by which words, and how. ``who`` may be empty: the cue's subject decides after the parse."""

    framing: Framing
    speech: Speech
    cue: list[Word]
    who: list[Word] = field(default_factory=list)
    pronoun: str = ""  # "il" of « a-t-il ajouté »
    head: Piece | None = None  # the piece that holds the cue, where that is parsed too
    lemma: str = ""
    relay: list[Word] = field(default_factory=list)  # who passes the words on: B of « A, cité par B »
    via: Frame | None = None  # the frame around this one: its speaker passes the words on
    same: Frame | None = None  # the frame whose speaker goes on: « et a ajouté que », « avant de conclure »


@dataclass(eq=False)
class Piece:
    """Words that are parsed together, and the frame that they are reported in."""

    words: list[Word]
    frame: Frame | None = None
    reports: bool = False  # its reporting verb has lost its content to another piece
    sentence: int = 0
    contrast: bool = False  # stood after « tandis que », « while »
    denied_by: Frame | None = None  # somebody who rejects what the piece states: « P, a claim that X denies »
    rejects: Frame | None = None  # who rejects what the sentence before states: « Le préfet dément. »
    relative_of: Piece | None = None  # « , qui emploie dix personnes, »: a relative clause cut out of that piece
    antecedent: Word | None = None  # the last word of what its relative pronoun stands for
    fronted_of: Piece | None = None  # « Créé en 2013, le parquet … »: a participle of that piece's subject
