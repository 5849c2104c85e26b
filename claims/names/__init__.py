"""The names of an article: who is called what, which short form stands for which full one, and what a phrase names.

``runs`` finds the capitalised runs, ``gathered`` makes parties of them (« M. Poutine » → « Vladimir Poutine »),
``descriptions`` keeps the roles that they were given with, ``acronyms`` their initials; ``speakers`` says who a phrase
names. Where two names compete, nothing is replaced.
"""

from __future__ import annotations

from collections.abc import Sequence

from claims.language.lexicon import Lexicon
from claims.names.descriptions import Descriptions
from claims.names.gathered import Gathered
from claims.names.model import Name, Party
from claims.names.runs import LOWER_MEDIA, Runs
from claims.names.speakers import Speakers
from claims.words import Word

__all__ = ["LOWER_MEDIA", "Name", "Names", "Party"]


class Names:
    """The names of one article, from all its parsed words."""

    def __init__(self, words: Sequence[Word], text: str, lexicon: Lexicon, starts: set[int]) -> None:
        self.words, self.text, self.lexicon, self.starts = words, text, lexicon, starts
        self._runs = Runs(words, text, lexicon, starts)
        self._gathered = Gathered(self._runs)
        self._descriptions = Descriptions(self._runs, self._gathered)
        self._speakers = Speakers(self._runs, self._gathered, self._descriptions)
        self.runs, self.run_of = self._runs.all, self._runs.run_of
        self.names = self._gathered.names  # each form as it is written → its party
        self.recent = self._speakers.recent  # the sources recognised so far, in reading order

    def words_text(self, words: Sequence[Word]) -> str:
        """The words as the article writes them, marks between them left out."""
        return self._runs.words_text(words)

    def runs_between(self, first: int, last: int) -> list[list[Word]]:
        """The runs that start after word ``first`` and before word ``last``."""
        return self._runs.between(first, last)

    def full(self, run: Sequence[Word]) -> Name:
        """The party that a run of capitalised words names, under its fullest name."""
        return self._gathered.full(run)

    def only_person(self, before: int, within: int = 150) -> Name | None:
        """The one person named in the stretch before a word, or None where several are or none is."""
        return self._gathered.only_person(before, within)

    def by_description(self, noun_phrase: Sequence[Word], before: int) -> Name | None:
        """The party that a definite phrase without a name stands for (« le quotidien », « la fédération »)."""
        return self._descriptions.by_description(noun_phrase, before)

    def worn_by(self, noun: str) -> tuple[str, int] | None:
        """A noun with the one name that it wears (« tempête Barbara »), and where they first stand together."""
        return self._descriptions.worn_by(noun)

    def parties(self, phrase: Sequence[Word], last_anonymous: Party | None = None) -> list[Party]:
        """Who a noun phrase names: one party, or several that are coordinated. Empty where it names nobody."""
        return self._speakers.parties(phrase, last_anonymous)
