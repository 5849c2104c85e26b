"""The shared vocabulary: articles, claims, sources, and what was decided about them.

Everything here is frozen and complete in itself. ``claims`` produces these values, ``warehouse`` stores
them, ``flows`` carries them from one to the other.
"""

from __future__ import annotations

import hashlib
from datetime import date, datetime
from enum import StrEnum
from typing import Self

from pydantic import BaseModel, ConfigDict, Field, model_validator


class Language(StrEnum):
    """The languages that claims are extracted from."""

    FRENCH = "fr"
    ENGLISH = "en"


class Status(StrEnum):
    """The stance of a source towards a claim (source-relative factuality)."""

    ASSERTED = "asserted"
    DENIED = "denied"
    REPORTED = "reported"


class Polarity(StrEnum):
    """Whether the claim's own words affirm or negate."""

    POSITIVE = "positive"
    NEGATIVE = "negative"


class Modality(StrEnum):
    """How the claim's own words present what they tell."""

    FACTUAL = "factual"  # it is so, it was so
    FUTURE = "future"  # it will be so, it is planned
    HEDGED = "hedged"  # it may be so: conditional, "pourrait", "probablement", "reportedly"
    NORMATIVE = "normative"  # it should be so: "il faut", "must"


class SourceKind(StrEnum):
    """What sort of party answers for a claim."""

    PERSON = "person"
    ORGANISATION = "organisation"
    PLACE = "place"  # a state or a city speaking through its name
    MEDIA = "media"
    DOCUMENT = "document"  # report, study, letter, ruling, figures
    ANONYMOUS = "anonymous"  # described in the article's own words
    OUTLET = "outlet"  # the publisher of the article itself


class Quotation(StrEnum):
    """How much of a claim the article puts between quotation marks."""

    NONE = "none"
    DIRECT = "direct"  # all of it
    MIXED = "mixed"  # some of its words
    INDIRECT = "indirect"  # none, but reported speech


class Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Article(Frozen):
    """One text as it was published, with what is known about its publication.

    ``text`` is exactly what offsets refer to: code points, end exclusive. For a ``.txt`` file it is the
    file's decoded text, unchanged.
    """

    text: str
    language: Language
    origin: str  # where it was read: an absolute file path or the canonical URL
    outlet: str | None = None  # None: unknown
    title: str | None = None
    author: str | None = None
    published: datetime | None = None  # UTC, naive; midnight where only the day is known
    fetched: datetime | None = None  # UTC, naive
    repairs: tuple[str, ...] = ()  # what reading had to mend, in words: "decoded as cp1252, not the declared utf-8"

    @property
    def content_hash(self) -> str:
        """SHA-256 of the text, in hexadecimal."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()

    @property
    def outlet_name(self) -> str:
        """The outlet, or the words the record uses where it is unknown."""
        return self.outlet or "unknown outlet"


class Source(Frozen):
    """Who answers for a claim, under the fullest name that the article gives.

    ``through`` is the one who passes the words on: for "A says that B said", B is the source, through A.
    """

    name: str
    kind: SourceKind
    role: str | None = None  # "porte-parole du gouvernement": kept apart from the name
    through: Source | None = None


class When(Frozen):
    """A date that the claim's words name, resolved by the day of publication. Both ends included."""

    words: str
    start: date
    end: date

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.end < self.start:
            raise ValueError(f"a period ends before it starts: {self.start} … {self.end}")
        return self


class Claim(Frozen):
    """One atomic claim as one article makes it.

    ``evidence`` is ``article.text[start:end]``: the characters that the claim rests on. ``cue`` is the words
    that decided source and status ("a déclaré", "selon", "aurait"), with their own offsets, or None where
    the narrator simply states.
    """

    text: str = Field(min_length=1)
    start: int = Field(ge=0)
    end: int
    evidence: str
    status: Status
    polarity: Polarity
    modality: Modality
    sources: tuple[Source, ...] = Field(min_length=1)
    quotation: Quotation
    cue: str | None = None
    cue_start: int | None = None
    cue_end: int | None = None
    stands_alone: bool
    confidence: float = Field(ge=0, le=1)
    language: Language
    when: When | None = None
    trace: tuple[str, ...] = ()  # which step made it, and from what: the answer to "why?"

    @model_validator(mode="after")
    def _offsets_hold(self) -> Self:
        if self.end - self.start != len(self.evidence):
            raise ValueError(f"evidence of {len(self.evidence)} characters at {self.start}:{self.end}")
        return self
