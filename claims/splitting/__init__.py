"""From one parsed unit to its propositions.

A proposition is a selection of the unit's words in their own order: coordination, relative clauses, participles and
appositions are split by leaving words out, and by putting an antecedent where its pronoun stood. What restricts the
truth of the rest (if, unless, more than, probably) is never split off.

``appositions``, ``relatives``, ``participles`` (``french_participles``, ``english_participles``) and ``contrasts`` take their
words out of the unit, in this order; ``coordination`` splits what is left: ``conjuncts`` says what can be told apart,
``shared_subjects`` who did it, ``variants`` which words each claim keeps, ``figures`` reads lists with figures.
``cut_relatives`` puts the antecedent back into relative clauses that were cut out before the parse.
"""

from __future__ import annotations

from collections.abc import Sequence

from claims.language.lexicon import Lexicon
from claims.models import Language
from claims.names import Names
from claims.splitting.appositions import Appositions
from claims.splitting.contrasts import find_contrasts
from claims.splitting.coordination import Coordination
from claims.splitting.cut_relatives import CutRelatives
from claims.splitting.noun_phrases import NounPhrases
from claims.splitting.participles import Participles
from claims.splitting.proposition import Proposition, Unit
from claims.splitting.relatives import Relatives
from claims.words import Word

__all__ = ["Proposition", "Splitter"]


class Splitter:
    """Splits the units of one article. ``names`` knows which words are names."""

    def __init__(self, names: Names, lexicon: Lexicon) -> None:
        self.french = lexicon.language is Language.FRENCH
        self._phrases = NounPhrases(names, lexicon)
        self._appositions = Appositions(names, lexicon, self._phrases)
        self._relatives = Relatives(names, lexicon, self._phrases)
        self._cut_relatives = CutRelatives(names, lexicon, self._phrases, self._relatives)
        self._participles = Participles(names, lexicon, self._phrases)
        self._coordination = Coordination(names, lexicon)

    def split(self, words: Sequence[Word]) -> list[Proposition]:
        """The propositions of one unit, the main one first."""
        root = next((word for word in words if word.head is None), None)
        if root is None:
            return []
        unit = Unit(list(words))
        self._appositions.find(unit)
        self._relatives.find(unit)
        self._participles.find(unit, root)
        find_contrasts(unit, root, french=self.french)
        return [*self._coordination.clauses(unit, root), *unit.found]

    def related(
        self, found: Sequence[Proposition], inner: list[Word], host: list[Word], last: Word
    ) -> list[Proposition]:
        """What a relative clause that was cut out states: its antecedent, which ends at ``last`` in ``host``, put in."""
        return self._cut_relatives.related(found, inner, host, last)

    def phrase(self, head: Word, without: Word) -> list[Word]:
        """A noun phrase: its head with what belongs to it, without preposition, coordination and later clauses."""
        return self._phrases.phrase(head, without)
