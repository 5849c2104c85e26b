"""Whether somebody or something else than a chosen antecedent may be what a French pronoun means.

Centering theory (Grosz, Joshi and Weinstein 1995) lets a pronoun continue the subject of the sentence before. It says
nothing where two subjects compete, where that subject is a thing and somebody was spoken of as « il » or « l' » beside it,
or where the sentence opens with somebody new: there nothing is replaced.
"""

from __future__ import annotations

from bisect import bisect_left

from claims.models import SourceKind
from claims.names import Names
from claims.predicates import SUBJECTS
from claims.resolve.impersonal import Impersonal
from claims.resolve.memory import Memory
from claims.resolve.model import Referent
from claims.resolve.phrases import Phrases
from claims.words import Word

_OPENING = frozenset("pour chez quant".split())  # « Pour X, il … »: whom the sentence is about
_WITH = frozenset("avec contre pour chez sur à de".split())
_SOMEBODY = frozenset("l' le la lui".split())
_ACCORDING = ("selon", "après")
_SUBORDINATE = ("qu'", "que", "où", "dont", "si", "s'", "quand", "comme")
_MAIN = ("conj", "parataxis", "root")


class Rivals:
    """Looks for the rivals of antecedents in one French article."""

    def __init__(self, names: Names, phrases: Phrases, impersonals: Impersonal, memory: Memory) -> None:
        self.names, self.phrases, self.impersonals, self.memory = names, phrases, impersonals, memory
        self._mentions: dict[str, list[int]] | None = None

    def of(self, chosen: Referent, pronoun: Word, gender: str, *, plural: bool) -> bool:
        """Whether a chosen antecedent has a rival, so that the pronoun had better stay."""
        first = self.phrases.sentence_start(self.phrases.sentence_of(chosen.index))
        return (
            self._another_subject(chosen, pronoun, gender, plural=plural, first=first)
            or self._another_pronoun(chosen, pronoun, first)
            or plural
            and self._owner_told_of(chosen, pronoun, gender)
            or not plural
            and (
                self._told_beside(chosen, pronoun, first)
                if not chosen.person
                else self._told_to(chosen, pronoun, first)
            )
            or chosen.person
            and not plural
            and (
                self._told_more_of(chosen, pronoun, gender, first)
                or self._paragraph_of(chosen, pronoun, gender)
                or self._done_by(chosen, pronoun, gender)
            )
            or not chosen.person
            and self._brought_in(chosen, pronoun, gender, plural=plural)
            or self._told_in_phrase_of(chosen, pronoun, gender)
            or self._opened_with(chosen, pronoun, gender, plural=plural)
        )

    def _another_subject(self, chosen: Referent, pronoun: Word, gender: str, *, plural: bool, first: int) -> bool:
        """« Anne a perdu, et Léa a gagné. Elle … »: two subjects of main clauses, both persons or both things."""
        own = self.phrases.sentence_start(self.phrases.sentence_of(pronoun.index))
        for word in self.phrases.agreeing_nouns(first, pronoun.index, gender, plural=plural):
            if word.index == chosen.index or word.label not in ("nsubj", "nsubj:pass") or word.head is None:
                continue
            if (
                chosen.index < own
                and not self._weighs(word, chosen)
                or self.names.words[word.index - 1].lower in _ACCORDING
            ):
                continue
            run = self.names.run_of.get(word.index)
            person = run is not None or self.phrases.human(word)
            text = self.names.full(run).text if run is not None else word.text
            if person != chosen.person or text in chosen.text or self.memory.quoted(word):
                continue
            same = self.phrases.referent(word)  # « l'écrivain Paul Durand »: the antecedent again
            if same is None or same.text != chosen.text:
                return True
        return self._another_named(chosen, pronoun, gender, first)

    def _another_named(self, chosen: Referent, pronoun: Word, gender: str, first: int) -> bool:
        """« L'Australienne remonte mais la Britannique tient. Elle … »: two named subjects, neither by a person's name."""
        return any(
            first <= other.index < pronoun.index
            and other.index in self.names.run_of
            and other.main
            and not other.quoted
            and chosen.index in self.names.run_of
            and not (other.person or chosen.person)
            and other.plural == chosen.plural
            and other.gender == gender
            and other.text != chosen.text
            for other in [*self.memory.told_of, *self.memory.unit]
        )

    def _weighs(self, subject: Word, chosen: Referent) -> bool:
        """Whether a subject stands in a main clause, or in what the antecedent says: « Paul a dit que Luc viendrait »."""
        clause = subject.head
        if clause is None or clause.head is None or clause.label in _MAIN:
            return clause is not None
        told = clause.label == "ccomp" and clause.head.lower in self.phrases.lexicon.speech
        return told and subject.index > chosen.index

    def _another_pronoun(self, chosen: Referent, pronoun: Word, first: int) -> bool:
        """« Il a plaidé, mais son avocat s'est tu. Il … »: the same pronoun stands beside the antecedent for another."""
        return any(
            word.lower == pronoun.lower
            and word.label in ("nsubj", "nsubj:pass")
            and word is not pronoun
            and word.head is not None
            and (word.head.head is None or word.head.label in _MAIN)
            and not self.names.words[word.index - 1].lower.endswith(_SUBORDINATE)
            and not self.impersonals.stands_for_nobody(word)
            and (
                known.text != chosen.text
                if (known := self.memory.taken_up.get(word)) is not None
                else word in self.memory.failed or not chosen.person
            )
            for word in self.names.words[first : pronoun.index]
        )

    def _told_beside(self, chosen: Referent, pronoun: Word, first: int) -> bool:
        """« Le vent ne l'a pas gêné. Il … »: somebody is the object of what the thing does."""
        return any(
            word.pos == "PRON"
            and word.lower in _SOMEBODY
            and word.label in ("obj", "iobj", "obl:arg", "obl")
            and word.index > chosen.index
            and self.names.words[word.index + 1].lower not in ("même", "-même", "-", "aussi")
            for word in self.names.words[first : pronoun.index]
        )

    def _told_to(self, chosen: Referent, pronoun: Word, first: int) -> bool:
        """« Le maire, qui avait parlé avec lui, est ému. Il … »: « lui » is somebody else than the subject."""
        alone = [
            w for w in self.names.words[chosen.index + 1 : pronoun.index] if w.label in SUBJECTS and w.lower != "qui"
        ]
        last = alone[0].index if alone else pronoun.index
        return any(
            word.lower == "lui"
            and word.pos == "PRON"
            and word.index > chosen.index
            and self.names.words[word.index - 1].lower in _WITH
            for word in self.names.words[first:last]
        )

    def _told_more_of(self, chosen: Referent, pronoun: Word, gender: str, first: int) -> bool:
        """« Le maire est ému par la mort de Paul. Il … », in an article that is about Paul."""
        phrase = {word.index for word in self.names.words[chosen.index].subtree()}  # « l'homme de cinéma Luc Martin »
        named = {
            name.text: name
            for run in self.names.runs_between(first - 1, pronoun.index)
            if (name := self.names.full(run)).kind is SourceKind.PERSON
            and name.gender in ("", gender)
            and run[0].index not in phrase
        }
        own = self._count(chosen.text, pronoun.index)
        return any(text != chosen.text and self._count(text, pronoun.index) > own for text in named)

    def _paragraph_of(self, chosen: Referent, pronoun: Word, gender: str) -> bool:
        """« Jean le remplace. (new paragraph) Il … », in an article that has told of Paul more often: Paul may come back."""
        mentions = [
            run[-1].end
            for run in self.names.runs_between(-1, pronoun.index)
            if self.names.full(run).text == chosen.text
        ]
        if not mentions or "\n" not in self.names.text[mentions[-1] : pronoun.start]:
            return False
        named = {
            name.text
            for run in self.names.runs_between(pronoun.index - 120, pronoun.index)
            if (name := self.names.full(run)).kind is SourceKind.PERSON and name.gender in ("", gender)
        }
        own = self._count(chosen.text, pronoun.index)
        return any(text != chosen.text and self._count(text, pronoun.index) > own for text in named)

    def _done_by(self, chosen: Referent, pronoun: Word, gender: str) -> bool:
        """« Le maire a été giflé par un homme. Il a été arrêté »: a new agent, and something done to the pronoun too."""
        verb = pronoun.head
        if verb is None or verb.child("aux:pass") is None:
            return False
        return any(
            word.label == "obl:agent"
            and self.phrases.human(word)
            and word.index not in self.names.run_of
            and (determiner := word.child("det")) is not None
            and determiner.lower in ("un", "une")
            for word in self.phrases.agreeing_nouns(chosen.index + 1, pronoun.index, gender, plural=False)
        )

    def _count(self, text: str, before: int) -> int:
        """How often a party was named or taken up before a word."""
        if self._mentions is None:
            self._mentions = {}
            for run in self.names.runs:
                self._mentions.setdefault(self.names.full(run).text, []).append(run[0].index)
        taken_up = sum(r.text == text and w.index < before for w, r in self.memory.taken_up.items())
        return bisect_left(self._mentions.get(text, []), before) + taken_up

    def _brought_in(self, chosen: Referent, pronoun: Word, gender: str, *, plural: bool) -> bool:
        """« Le risque est grand. C'est un moniteur qui est mort alors qu'il … »: somebody new that agrees, after a thing.

        Or a body by its name: « Le fait marquant est la montée d'un rival, le parti Norvia. Il … ».
        """
        lexicon = self.phrases.lexicon
        if not plural and any(
            word.lower in lexicon.body_nouns
            and word.index + 1 in self.names.run_of
            and self.names.words[word.index - 2].text == ","
            for word in self.phrases.agreeing_nouns(chosen.index + 1, pronoun.index, gender, plural=False)
        ):
            return True
        return any(
            (determiner := word.child("det")) is not None
            and determiner.lower in ("un", "une", "des")
            and word.index > chosen.index
            and word.label in ("root", "nsubj", "nsubj:pass", "obl:agent", "conj", "parataxis")
            and word.text not in chosen.text
            and (
                word.child("cop") is None or (subject := word.child(*SUBJECTS)) is None or subject.index != chosen.index
            )
            for word in self.phrases.agreeing_nouns(chosen.index + 1, pronoun.index, gender, plural=plural)
        )

    def _told_in_phrase_of(self, chosen: Referent, pronoun: Word, gender: str) -> bool:
        """« La tension monte quand une délégation, éconduite alors qu'elle … »: the pronoun's clause tells of a later noun."""
        clause = pronoun.head
        if clause is None or clause.label == "acl:relcl":
            return False  # « une lettre qu'elle a signée »: not the letter
        above = {word.index for word in clause.ancestors() if word.index < pronoun.index}
        later = self.phrases.agreeing_nouns(chosen.index + 1, pronoun.index, gender, plural=chosen.plural)
        return any(word.index in above and word.child("cop") is None for word in later)

    def _owner_told_of(self, chosen: Referent, pronoun: Word, gender: str) -> bool:
        """« Les gardes ont chassé les campeurs. Leur cabane est rasée, mais ils … »: whoever owns the cabin."""
        owned = any(
            word.lower in ("leur", "leurs") and word.head is not None and word.head.label in SUBJECTS
            for word in self.names.words[chosen.index + 1 : pronoun.index]
        )
        return owned and bool(self.phrases.agreeing_nouns(chosen.index + 1, pronoun.index, gender, plural=True))

    def _opened_with(self, chosen: Referent, pronoun: Word, gender: str, *, plural: bool) -> bool:
        """« Pour X, l'affaire est close: il … »; « Anne a reçu Léa et elles … » against a plural of an earlier sentence."""
        own = self.phrases.sentence_start(self.phrases.sentence_of(pronoun.index))
        if chosen.index >= own:
            return False
        named = {
            name.text: name
            for run in self.names.runs_between(own - 1, pronoun.index)
            if (name := self.names.full(run)).kind is not SourceKind.PLACE
        }
        if plural:
            return sum(name.kind is SourceKind.PERSON for name in named.values()) > 1
        return self.names.words[own].lower in _OPENING and any(
            text not in chosen.text and name.gender in ("", gender) for text, name in named.items()
        )
