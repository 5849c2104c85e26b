"""Several subjects of one verb: whether each of them did it, or all together."""

from __future__ import annotations

from collections.abc import Sequence

from claims.language.clause_words import TOGETHER
from claims.language.lexicon import Lexicon
from claims.models import Language
from claims.names import Names
from claims.predicates import SUBJECTS
from claims.words import Word


class SharedSubjects:
    """The coordinated subjects of one article."""

    def __init__(self, names: Names, lexicon: Lexicon) -> None:
        self.names, self.lexicon = names, lexicon
        self.french = lexicon.language is Language.FRENCH

    def distributive(self, node: Word, conjuncts: Sequence[Word]) -> bool:
        """Whether each of several subjects did it separately: named or definite, no event that takes two."""
        verb = node.head
        if verb is None or len(conjuncts) > 3:
            return False
        if self.french and (
            verb.head is not None and verb.label not in ("conj", "parataxis", "ccomp") or verb.index < node.index
        ):
            return False
        if any(w.lower not in ("et", "and") and w.label == "cc" for c in conjuncts for w in c.children):
            return False
        if self.french and not any(w.label == "cc" for c in conjuncts for w in c.children):
            return False  # « Son épouse, Angela, regrette »: an apposition taken for a second subject
        below = verb.subtree()
        if self.french and (
            any(c.label == "mark" for c in verb.children)
            or any(c.lower in ("se", "s'") for c in verb.children)
            and verb.lemma not in ("rendre", "dire", "déclarer")
        ):
            return False  # « se retrouvent aux côtés de … »: together
        lemmas = {w.lemma for w in [verb, *verb.each("xcomp", "obj")]}
        if lemmas & self.lexicon.collective:
            return False
        if any(w.lower in TOGETHER for w in below):
            return False
        if verb.pos != "VERB" or verb.child("cop"):
            return False
        return all(self._own_party(w) for w in [node, *conjuncts])

    def several_bodies(self, node: Word, conjuncts: Sequence[Word]) -> bool:
        """« Les ministères de X et de Y n'ont pas répondu »: a plural head, each complement with its own preposition."""
        head = node.head
        if (
            head is None
            or head.label not in SUBJECTS
            or head.morph.get("Number") != "Plur"
            or head.lemma not in self.lexicon.body_nouns
        ):
            return False
        if self.french and (head.child("nummod") is not None or (d := head.child("det")) is None or d.lower != "les"):
            return False
        named = all(c.index in self.names.run_of for c in [node, *conjuncts])
        if self.french and not named and head.lemma not in ("ministère", "ministre"):
            return False  # « les entreprises de taxis et de navettes »: not one of each
        return all(c.child("case") is not None for c in [node, *conjuncts]) and len(conjuncts) == 1

    def _own_party(self, word: Word) -> bool:
        if word.morph.get("Number") == "Plur" and word.pos != "PROPN":
            return False
        named = any(w.index in self.names.run_of for w in [word, *word.each("flat:name", "flat", "appos", "compound")])
        if (
            not self.french
            and word.label == "conj"
            and word.head is not None
            and word.head.lemma == word.lemma
            and word.child("compound", "amod") is not None
        ):
            return word.lower in self.lexicon.role_nouns  # « its north manager and south manager »: two persons
        if (
            not self.french
            and word.child("nmod:poss") is not None
            and any(c.lemma == word.lemma for c in word.each("conj"))
        ):
            return word.lower in self.lexicon.role_nouns
        if word.pos == "NOUN" and word.child("det") is None:
            return False  # « le journaliste et animateur X »: one person
        return named or word.lower in self.lexicon.role_nouns or word.lemma in self.lexicon.role_nouns
