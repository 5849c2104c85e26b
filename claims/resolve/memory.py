"""Who and what the article has spoken of so far: what a pronoun can reach."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from claims.language.lexicon import Lexicon
from claims.language.reference_words import POSSESSIVES
from claims.models import Language
from claims.names import Names
from claims.predicates import SUBJECTS, finite_word
from claims.resolve.impersonal import Impersonal
from claims.resolve.model import Referent
from claims.resolve.phrases import Phrases
from claims.words import Word

_PREPOSITIONS = frozenset("sur dans avec par pour chez à en entre vers sous sans contre depuis devant derrière".split())


class Memory:
    """The subjects of one article in reading order."""

    def __init__(self, names: Names, lexicon: Lexicon, phrases: Phrases, impersonals: Impersonal) -> None:
        self.names, self.lexicon, self.phrases, self.impersonals = names, lexicon, phrases, impersonals
        self.french = lexicon.language is Language.FRENCH
        self.told_of: list[Referent] = []
        self.unit: Sequence[Referent] = ()  # the subjects of the piece at hand, in order: set by ``begin``
        self.barrier = -1  # the word that no pronoun reaches past: somebody was spoken of whom we do not know
        self.taken_up: dict[Word, Referent] = {}  # pronouns that were resolved: a fresh mention each
        self.failed: set[Word] = set()  # pronouns that nobody was found for

    def remember(self, unit: Sequence[Word], *, quoted: bool = False) -> None:
        """Take note of the subjects of a unit, its main one last; in somebody's words nothing new to the narrator."""
        root = next((w for w in unit if w.head is None), None)
        if root is None:
            return
        subject = root.child(*SUBJECTS)
        lost = subject is None and finite_word(root) is not None
        pending = (
            subject is not None
            and subject.lower in self.lexicon.pronouns
            and subject not in self.taken_up
            and not self.impersonals.stands_for_nobody(subject)
        )
        if lost and self.french and len(self.phrases.people_in(unit)) == 1:
            lost = False  # « Jean Martin, le maire, s'est dit inquiet »: the parse lost its subject, we need not
        tag = root.lower in self.lexicon.speech and root.index - unit[0].index < 3  # « …, insiste la mairie »
        aside = tag or self.names.text[: unit[0].start].rstrip().endswith("(")
        if (lost or pending) and not quoted and not aside:
            self.barrier = (
                max(root.index, unit[-1].index) if self.french else root.index
            )  # somebody was spoken of whom we do not know: no pronoun reaches past it
        for word in unit:
            if word.label in SUBJECTS and word is not subject:
                self._note(word, quoted=quoted, main=word.head is not None and word.head.label in ("conj", "parataxis"))
        if subject is not None:
            self._note(subject, quoted=quoted, main=True)

    def begin(self, unit: Sequence[Word], *, quoted: bool = False) -> None:
        """Take note of the subjects of a piece's main clauses, which a later clause of it can take up."""
        found: list[Referent] = []
        for word in unit:
            head = word.head
            if (
                word.label not in ("nsubj", "nsubj:pass")
                or head is None
                or head.head is not None
                and head.label not in ("conj", "parataxis")
                or word.lower in self.lexicon.pronouns
                or word.pos not in ("NOUN", "PROPN")
                and word.index not in self.names.run_of
            ):
                continue
            if (referent := self.phrases.referent(word)) is not None:
                referent.quoted = quoted
                found.append(referent)
        self.unit = found

    def _note(self, subject: Word, *, quoted: bool, main: bool) -> None:
        known = self.taken_up.get(subject)
        if known is not None:
            self.told_of = [*self.told_of[-16:], replace(known, index=subject.index, quoted=quoted, main=main)]
            return
        if (
            subject.lower in self.lexicon.pronouns
            or subject.pos not in ("NOUN", "PROPN")
            and subject.index not in self.names.run_of
        ):
            return
        if (case := subject.child("case")) is not None and case.lower in _PREPOSITIONS:
            return  # « sa course, sur une liste de dix, … », misread
        referent = self.phrases.referent(subject)
        if referent is not None:
            possessed = (det := subject.child("det", "nmod:poss")) is not None and det.lower in POSSESSIVES
            referent.quoted, referent.main = quoted, main and not possessed
            self.told_of = [*self.told_of[-16:], referent]

    def quoted(self, word: Word) -> bool:
        return any(r.quoted and r.index == word.index for r in self.told_of)

    def shared(self, referent: Referent, noun: Word) -> bool:
        """Whether « un homme », taken up as « l'homme », would be somebody else who is called so."""
        determiner = noun.child("det")
        text = referent.text.casefold()
        indefinite = determiner is not None and determiner.lower in ("un", "une", "des")
        return not text or indefinite and any(r.text.casefold() == text and r.index != noun.index for r in self.told_of)

    def of_other_gender(self, name: str, gender: str) -> bool:
        """Whether a pronoun of the other gender has stood for a party before: « elle » once, « il » never."""
        other = {"Masc": "elle", "Fem": "il"}.get(gender)
        return any(known.text == name and word.lower == other for word, known in self.taken_up.items())
