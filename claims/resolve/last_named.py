"""« ce dernier », « celle-ci »: who or what was named last."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from claims.language.reference_words import LATTER, POINTING, THIS_ONE
from claims.models import SourceKind
from claims.names import Names
from claims.predicates import SUBJECTS
from claims.resolve.memory import Memory
from claims.resolve.model import Referent, Resolution
from claims.resolve.phrases import Phrases
from claims.words import Word


class LastNamed:
    """Replaces the demonstratives of one article."""

    def __init__(self, names: Names, phrases: Phrases, memory: Memory) -> None:
        self.names, self.phrases, self.memory = names, phrases, memory

    def replace(self, words: Sequence[Word], out: Resolution) -> None:
        """« ce dernier », « celle-ci »: who or what was named last, in this sentence or the one before; a person first."""
        ordered = sorted(words, key=lambda w: w.index)
        for k, word in enumerate(ordered):
            gender, plural, phrase = "", False, [word]
            if (shown := LATTER.get(word.lower)) is not None and k and ordered[k - 1].index == word.index - 1:
                if ordered[k - 1].lower not in ("ce", "cet", "cette", "ces"):
                    continue
                following = self.names.words[word.index + 1 : word.index + 2]
                if following and following[0].pos in ("NOUN", "PROPN", "NUM"):
                    continue
                phrase = [ordered[k - 1], word]
            elif (shown := THIS_ONE.get(word.lower)) is None:
                continue
            gender, plural = shown
            subject = any(w.label in SUBJECTS for w in phrase)
            found = self._named_last(phrase[0], gender, plural=plural, subject=subject)
            if found is None or self.phrases.named_elsewhere(found.text, words):
                continue
            out.replaced[phrase[0]] = found.text
            for other in phrase[1:]:
                out.replaced[other] = ""
            if found.text.lower().startswith(POINTING):
                out.stands_alone = False
            if word.label in SUBJECTS or phrase[0].label in SUBJECTS:
                self.memory.taken_up[word] = self.memory.taken_up[phrase[0]] = replace(found, index=word.index)
            out.steps.append(f"pronoun: {' '.join(w.text for w in phrase)} → {found.text}")

    def _named_last(self, phrase: Word, gender: str, *, plural: bool, subject: bool) -> Referent | None:
        here = self.phrases.sentence_of(phrase.index)
        own = self.phrases.sentence_start(here)
        start = self.phrases.sentence_start(here - 1)
        if self._unresolved(start, phrase, gender, plural=plural):
            return None
        again = self._again(start, own, gender, plural=plural)
        if again is not None:
            since = self.phrases.agreeing_nouns(start, phrase.index, gender, plural=plural)
            return None if any(self.phrases.may_be_human(w) or w.index in self.names.run_of for w in since) else again
        for first, last in ((own, phrase.index), (self.phrases.sentence_start(here - 1), own)):
            nouns = self.phrases.agreeing_nouns(first, last, gender, plural=plural)
            people = [w for w in nouns if self.phrases.human(w) or w.index in self.names.run_of and not self._place(w)]
            if not nouns:
                if first != own:
                    return self.phrases.two_of(first, last, gender) if plural else None
                continue
            chosen = (people or nouns)[-1]
            if phrase in chosen.subtree() or any(len(run) > 1 for run in self.names.runs_between(chosen.index, last)):
                return None  # a name that was not taken for a person's may be what is meant
            if self._passed_over(nouns, chosen, last, gender) or self._taken_by_pronoun(chosen, phrase, gender):
                return None
            if not plural and (place := self._place_after(chosen.index, last, gender)) is not None:
                return place if not people else None
            if not people and (not subject or len({w.lower for w in nouns}) > 1 and not self.phrases.leads(chosen)):
                return None
            run = self.names.run_of.get(chosen.index)
            if run is not None:
                name = self.names.full(run)
                rivals = {
                    self.names.full(self.names.run_of[w.index]).text for w in people if w.index in self.names.run_of
                }
                if name.gender != gender and len(rivals) > 1:
                    return None
                return Referent(name.text, name.gender or gender, False, chosen.index, person=True)
            referent = self.phrases.referent(chosen)
            return (
                None
                if referent is None or referent.plural != plural or self.memory.shared(referent, chosen)
                else referent
            )
        return None

    def _place_after(self, index: int, last: int, gender: str) -> Referent | None:
        """« sa frontière avec la Ruritanie. Cette dernière … »: a state or a body whose article shows the gender."""
        for run in reversed(self.names.runs_between(index, last)):
            before = self.names.words[run[0].index - 1]
            shown = {"la": ("Fem", "la "), "le": ("Masc", "le "), "du": ("Masc", "le "), "au": ("Masc", "le ")}
            known, article = shown.get(before.lower, ("", ""))
            name = self.names.full(run)
            if known == gender and name.kind in (SourceKind.PLACE, SourceKind.ORGANISATION):
                return Referent(article + name.text, gender, False, run[0].index, person=False)
        return None

    def _again(self, first: int, last: int, gender: str, *, plural: bool) -> Referent | None:
        """« Ce dernier a plaidé. Ce dernier … »: whom the same words meant in the sentence before, as its subject."""
        for word, known in self.memory.taken_up.items():
            latter = word.lower in LATTER or word.lower in THIS_ONE
            if first <= word.index < last and latter and known.plural == plural and known.gender in ("", gender):
                return known
        return None

    def _taken_by_pronoun(self, chosen: Word, phrase: Word, gender: str) -> bool:
        """« Paul en veut à son frère car il croit que ce dernier … »: « ce dernier » is another than « il » there."""
        same = {"Masc": "il", "Fem": "elle"}[gender]
        own = self.phrases.sentence_start(self.phrases.sentence_of(phrase.index))
        return chosen.label in SUBJECTS and any(
            w.lower == same and w.label in SUBJECTS for w in self.names.words[max(own, chosen.index + 1) : phrase.index]
        )

    def _unresolved(self, first: int, phrase: Word, gender: str, *, plural: bool) -> bool:
        """« Ces dernières sont rares. Celles-ci … »: the same words stood shortly before, and nobody was found for them."""
        return any(
            (LATTER.get(word.lower) or THIS_ONE.get(word.lower)) == (gender, plural)
            and word not in self.memory.taken_up
            and (word.lower in THIS_ONE or word.index and self.names.words[word.index - 1].lower.startswith("ce"))
            for word in self.names.words[first : phrase.index]
        )

    def _place(self, word: Word) -> bool:
        """« un train arrêté à Amalfi »: one capitalised word after « à » is where, whatever else it was taken for."""
        before = self.names.words[word.index - 1].lower if word.index else ""
        return before in ("à", "en", "vers", "depuis") and len(self.names.run_of[word.index]) == 1

    def _passed_over(self, nouns: Sequence[Word], chosen: Word, last: int, gender: str) -> bool:
        """Whether something named after the chosen one may be what was named last: « le suspect a frappé un vigile »."""
        objects = ("obj", "obl:arg", "obl:agent", "iobj")
        if any(w.index > chosen.index and w.label in SUBJECTS and self.phrases.leads(w) for w in nouns):
            return True  # « Pour le préfet, le collectif a tort. Ce dernier … »
        later = any(
            w.index > chosen.index
            and w.label in objects
            and (
                self.phrases.may_be_human(w)
                or w.morph.get("Number") == "Plur"  # « les rebelles »: no list of nouns for groups of people is whole
                or not self.phrases.may_be_human(chosen)
                and chosen.index not in self.names.run_of
            )
            for w in nouns
        )
        unnamed = any(  # « un deuxième »: a noun that is not said
            w.label in objects
            and w.pos == "ADJ"
            and (determiner := w.child("det")) is not None
            and determiner.lower == {"Masc": "un", "Fem": "une"}[gender]
            for w in self.names.words[chosen.index + 1 : last]
        )
        return later or unnamed
