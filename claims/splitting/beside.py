"""A participle beside a clause, with the noun phrase that it is told of."""

from __future__ import annotations

from dataclasses import dataclass

from claims.predicates import is_several
from claims.splitting.proposition import Proposition
from claims.words import Word


@dataclass
class Beside:
    """« Créé fin 2013, le parquet enquête »: « Créé » with its words, « enquête », and « le parquet »."""

    verb: Word
    words: list[Word]  # the participle with what is below it
    root: Word  # the verb of the clause that it stands beside
    subject: Word
    phrase: list[Word]  # the subject's

    @property
    def plural(self) -> bool:
        """Whether what is told of the subject takes a plural verb."""
        return is_several(self.subject)

    def proposition(self, *told: Word | str) -> Proposition:
        """What the participle states: the subject's phrase, then the words of ``told``."""
        return Proposition([*self.phrase, *told], self.verb, "participle", self.subject, [*self.phrase, *self.words])
