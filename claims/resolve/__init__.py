"""Make a proposition stand alone: names in full, pronouns and roles as the names they stand for, or an honest mark.

``naming`` writes short names and roles out, ``pairs`` « les deux pays », ``last_named`` « ce dernier », ``pronouns`` « il »
and “its”. Whom a pronoun stands for is decided in ``antecedents``, from what ``memory`` has kept of the article and what
``phrases`` knows of its noun phrases; ``impersonal`` tells « il faut » from « il a dit ». ``agreement`` mends the verb and
``dangling`` marks what is left. Where two candidates compete or none fits, the article's word stays and the claim is marked
as not standing alone: a wrong name is worse than a pronoun.
"""

from __future__ import annotations

from collections.abc import Sequence

from claims.first_person import FirstPersons
from claims.language.lexicon import Lexicon
from claims.models import Language
from claims.names import Names, Party
from claims.resolve.agreement import Agreement
from claims.resolve.antecedents import Antecedents
from claims.resolve.dangling import Dangling
from claims.resolve.impersonal import Impersonal
from claims.resolve.last_named import LastNamed
from claims.resolve.memory import Memory
from claims.resolve.model import Resolution
from claims.resolve.naming import Naming
from claims.resolve.pairs import Pairs
from claims.resolve.phrases import Phrases
from claims.resolve.pronouns import Pronouns
from claims.splitting import Proposition
from claims.words import Word

__all__ = ["Resolution", "Resolver"]


class Resolver:
    """Resolves the propositions of one article, in order. It remembers who was spoken of."""

    def __init__(self, names: Names, lexicon: Lexicon) -> None:
        self.french = lexicon.language is Language.FRENCH
        phrases = Phrases(names, lexicon)
        impersonals = Impersonal(names, lexicon)
        self.first_persons = FirstPersons(names, lexicon)
        self.memory = Memory(names, lexicon, phrases, impersonals)
        self.antecedents = Antecedents(
            phrases, impersonals=impersonals, memory=self.memory, first_persons=self.first_persons
        )
        self.naming = Naming(names, lexicon, phrases)
        self.pairs = Pairs(names, lexicon)
        self.last_named = LastNamed(names, phrases, self.memory)
        self.pronouns = Pronouns(phrases, impersonals=impersonals, memory=self.memory, antecedents=self.antecedents)
        self.agreement = Agreement(lexicon)
        self.dangling = Dangling(names, lexicon, phrases, impersonals)

    def begin(
        self, unit: Sequence[Word], speakers: Sequence[Party], *, host: Word | None = None, quoted: bool = False
    ) -> None:
        """Turn to the next piece: who had spoken before it, and the main verb that it was cut from as a relative clause."""
        self.pronouns.last_speakers = speakers
        self.antecedents.host = host
        self.memory.begin(unit, quoted=quoted)

    def remember(self, unit: Sequence[Word], *, quoted: bool = False) -> None:
        """Take note of the subjects of a piece that was read."""
        self.memory.remember(unit, quoted=quoted)

    def resolve(
        self,
        proposition: Proposition,
        speakers: Sequence[Party],
        *,
        direct: bool,
        indirect: bool,
        told: Sequence[Word] = (),
    ) -> Resolution:
        """What to write instead of the proposition's own words; ``told`` are those of the clause that reports it."""
        out = Resolution()
        words = proposition.words
        self.naming.full_names(words, out)
        self.naming.roles(words, proposition, out)
        self.naming.named_things(words, out)
        self.pairs.replace(words, out)
        if direct and len(speakers) == 1:
            exchanged, steps = self.first_persons.replaced(words, speakers[0], told, out.replaced)
            out.replaced |= exchanged
            out.steps.extend(steps)
        if self.french and not direct:
            self.last_named.replace(words, out)
        self.pronouns.replace(words, speakers, out, indirect=indirect, direct=direct)
        if indirect and not self.french:
            self.pronouns.possessives(words, speakers, out)
        if indirect and self.french:
            self.agreement.indicative(proposition, out)
        if proposition.singular:
            self.agreement.singular(proposition, out)
        self.dangling.check(words, proposition, out)
        return out
