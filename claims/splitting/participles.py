"""Participles beside a clause as claims of their own: « Créé fin 2013, le parquet … », « …, provoquant une panne »."""

from __future__ import annotations

from claims.language.clause_words import PREPOSITIONAL
from claims.language.lexicon import Lexicon
from claims.models import Language
from claims.names import Names
from claims.predicates import SUBJECTS
from claims.splitting.beside import Beside
from claims.splitting.english_participles import EnglishParticiples, absolute, is_setting
from claims.splitting.french_participles import FrenchParticiples
from claims.splitting.noun_phrases import NounPhrases
from claims.splitting.proposition import Proposition, Unit
from claims.words import Word

_IMPERSONAL = frozenset("il ce c' it there on".split())


class Participles:
    """Splits off the participles of one article."""

    def __init__(self, names: Names, lexicon: Lexicon, phrases: NounPhrases) -> None:
        self.lexicon, self.phrases = lexicon, phrases
        self.french = lexicon.language is Language.FRENCH
        self._forms = FrenchParticiples(names) if self.french else EnglishParticiples(names)

    def find(self, unit: Unit, root: Word) -> None:
        """Take the participles that tell something of a subject out of a unit, as propositions of their own."""
        self._beside(unit, root)
        if not self.french:
            for verb in root.each("conj"):
                self._beside(unit, verb)

    def _beside(self, unit: Unit, root: Word) -> None:
        """The participles beside one verb."""
        subject = root.child(*SUBJECTS)
        if subject is None and not self.french and root.label == "conj" and root.head is not None:
            subject = root.head.child(*SUBJECTS)
        for child in [*root.children, *(subject.children if subject is not None else ())]:
            if (
                child.label not in ("advcl", "acl", "dep", "amod", "parataxis")
                or child in unit.taken
                or child.pos not in ("VERB", "ADJ")
            ):
                continue
            below = unit.left(child)
            made = None if self.french else absolute(child, below, root)
            if made is None:
                beside = self._told_of(unit, child, below, root, subject)
                if beside is None:
                    continue
                if not self.french and is_setting(beside, self.lexicon):
                    unit.take(child, root)
                    continue
                made = self._told(beside)
            if made is not None:
                unit.found.append(made)
                unit.take(child, root)

    def _told(self, beside: Beside) -> Proposition | None:
        """What a participle tells of its subject, where that is a noun phrase."""
        if not any(w.pos in ("NOUN", "PROPN") for w in beside.phrase):
            return None
        while beside.words and beside.words[-1].text in (",", ".", ";"):
            beside.words = beside.words[:-1]
        return self._forms.told(beside)

    def _told_of(self, unit: Unit, verb: Word, below: list[Word], root: Word, subject: Word | None) -> Beside | None:
        """A participle with the noun phrase that it can be told of; None where there is none."""
        if (
            verb.morph.get("VerbForm") != "Part"
            or below[0].pos in ("ADP", "SCONJ")
            or any(w.label in ("mark", "aux", "aux:pass", "aux:tense") for w in verb.children)
            or verb.child(*SUBJECTS)
        ):
            return None
        if (
            subject is None
            or subject.lower in _IMPERSONAL
            or verb.lower in PREPOSITIONAL
            or subject.index >= root.index
        ):
            return None
        if subject.each("conj"):
            phrase = [w for w in unit.left(subject) if w.index < root.index and w.text != ","]
        else:
            phrase = self.phrases.phrase(subject, verb)
        own = set(below)
        return Beside(verb, below, root, subject, [w for w in phrase if w not in own])
