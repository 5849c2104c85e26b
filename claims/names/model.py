"""A named party of an article, and who a phrase names."""

from __future__ import annotations

from dataclasses import dataclass, field

from claims.models import SourceKind


@dataclass(eq=False)
class Name:
    """One named party of the article."""

    text: str  # the fullest form
    kind: SourceKind | None
    first: int  # index of the first word of the first mention
    role: str | None = None
    gender: str = ""  # "Masc", "Fem" or ""
    count: int = 1
    heads: set[str] = field(default_factory=set)  # nouns that it was described by
    described: set[str] = field(default_factory=set)  # all words of its descriptions

    @property
    def plural(self) -> bool:
        """Whether the name takes a plural verb (« les États-Unis »)."""
        return self.text.lower().startswith(("les ", "états-")) or self.text in (
            "États-Unis",
            "Pays-Bas",
            "Philippines",
        )


@dataclass(frozen=True)
class Party:
    """Who a phrase names: what a source is made of."""

    name: str
    kind: SourceKind
    role: str | None = None
    known: Name | None = None
    vague: bool = False  # a body without a name: « les médias russes », "critics"
    through: Party | None = None
