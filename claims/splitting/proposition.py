"""What a unit is split into, and the unit while it is split."""

from __future__ import annotations

from dataclasses import dataclass, field

from claims.words import Word


@dataclass(eq=False)
class Proposition:
    """Words of one claim-to-be, in reading order; strings are words that grammar adds."""

    parts: list[Word | str]
    predicate: Word
    rule: str  # which step made it: "clause", "relative", "apposition", …
    subject: Word | None = None
    evidence: list[Word] = field(default_factory=list)
    singular: bool = False  # a plural verb now has one of its subjects
    governor: Word | None = None  # the main verb of the sentence that a relative clause was cut out of
    attributive: bool = False  # told by the narrator even inside someone's words: an apposition

    @property
    def words(self) -> list[Word]:
        """The article's own words in it."""
        return [part for part in self.parts if isinstance(part, Word)]


@dataclass(eq=False)
class Unit:
    """A unit while it is split: its words, what was found in it so far, and the words that have left it for that."""

    words: list[Word]
    found: list[Proposition] = field(default_factory=list)
    taken: set[Word] = field(default_factory=set)

    def left(self, head: Word) -> list[Word]:
        """A word and what is below it, without what has left."""
        return [word for word in head.subtree() if word not in self.taken]

    def take(self, head: Word, root: Word) -> None:
        """A word and what is below it leave the clause of ``root``, and the commas around them too."""
        below = head.subtree()
        self.taken.update(below)
        inside = [w.index for w in below]
        around = (min(inside) - 1, max(inside) + 1)
        self.taken.update(w for w in root.subtree() if w.text == "," and w.index in around)
