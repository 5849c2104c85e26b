"""What speaks for or against an antecedent in English, whose pronouns show little to choose by."""

from __future__ import annotations

from collections.abc import Sequence

from claims.language.lexicon import Lexicon
from claims.models import SourceKind
from claims.names import Names
from claims.predicates import SUBJECTS
from claims.resolve.memory import Memory
from claims.resolve.model import Referent
from claims.resolve.phrases import Phrases
from claims.words import Word


class English:
    """Doubts about the antecedents of one English article."""

    def __init__(self, names: Names, lexicon: Lexicon, phrases: Phrases, memory: Memory) -> None:
        self.names, self.lexicon, self.phrases, self.memory = names, lexicon, phrases, memory

    def doubtful(self, pronoun: Word, fitting: Sequence[Referent]) -> bool:
        """English has no gender to choose by: the nearest is taken only where no other competes close by."""
        if pronoun.lower == "they" or pronoun.lower == "it" and not pronoun.text[:1].isupper():
            return True  # « Police arrested four men. They … »: objects compete, and none agrees less than another
        near = [r for r in fitting if pronoun.index - r.index <= 45]
        texts = {r.text.casefold().removeprefix("the ") for r in near}
        if not near or any(w in near[0].text.split() for w in ("I", "we", "We", "you")):
            return True
        if pronoun.lower in ("he", "she"):
            gender = "Masc" if pronoun.lower == "he" else "Fem"
            named = {
                name.text
                for run in self.names.runs_between(pronoun.index - 30, pronoun.index)
                if (name := self.names.full(run)).kind is SourceKind.PERSON
                and name.gender in ("", gender)
                and not any(w.label == "nmod:poss" for w in run)  # « Smith's lawyer »: the lawyer is told of
            }
            another = "him" if gender == "Masc" else "her"
            beside = any(  # « A doctor sent him home. He died »: two of them
                w.lower == another and w.label in ("obj", "iobj", "obl")
                for w in self.names.words[near[0].index : pronoun.index]
            )
            return len(texts) > 1 or len(named - {near[0].text}) > 0 or beside
        return (
            len(texts) > 1
            and near[0].index - near[1].index < 8
            or pronoun.index - near[0].index > 30
            or len(near[0].text.split()) > 8
            or self._new_object(near[0], pronoun)
        )

    def told_of_since(self, pronoun: Word) -> bool:
        """« The union says that while the plan helps, it … »: another subject after the verb of saying."""
        start = self.phrases.sentence_start(self.phrases.sentence_of(pronoun.index))
        before = self.names.words[start : pronoun.index]
        said = max((k for k, w in enumerate(before) if w.lower in self.lexicon.speech), default=len(before))
        return any(
            w.label in SUBJECTS and w.pos in ("NOUN", "PROPN") and w.morph.get("Number") != "Plur"
            for w in before[said + 1 :]
        )

    def _new_object(self, referent: Referent, pronoun: Word) -> bool:
        """« The force dropped a bomb. It … »: something new that was told of after the subject."""
        start = self.phrases.sentence_start(self.phrases.sentence_of(pronoun.index))
        return any(
            w.label == "obj"
            and w.pos == "NOUN"
            and (determiner := w.child("det")) is not None
            and determiner.lower in ("a", "an")
            for w in self.names.words[referent.index + 1 : start]
        )

    def of_that_gender(self, pronoun: Word) -> str | None:
        """English: the one person named shortly before whom « she » can mean, where a man was named too."""
        if pronoun.lower not in ("he", "she"):
            return None
        gender = "Masc" if pronoun.lower == "he" else "Fem"
        people = {
            name.text: name
            for run in self.names.runs_between(pronoun.index - 45, pronoun.index)
            if (name := self.names.full(run)).kind is SourceKind.PERSON
        }
        fitting = [name for name in people.values() if name.gender in ("", gender)]
        unnamed = any(
            r.person and r.text not in people and pronoun.index - r.index <= 45 and r.index < pronoun.index
            for r in self.memory.told_of
        )
        if len(fitting) != 1 or fitting[0].gender != gender and len(people) < 2 or unnamed:
            return None
        return None if self.another_meant(pronoun, fitting[0].text) else fitting[0].text

    def another_meant(self, pronoun: Word, name: str) -> bool:
        """« Besides hitting Doe, he fled », « Police found the suspect. He fled »: whether « he » is hardly who was named."""
        mentions = [
            run
            for run in self.names.runs_between(pronoun.index - 150, pronoun.index)
            if self.names.full(run).text == name
        ]
        if not mentions:
            return False
        last = mentions[-1]
        start = self.phrases.sentence_start(self.phrases.sentence_of(pronoun.index))
        done_to = last[0].index >= start and self.names.words[last[0].index - 1].lower.endswith("ing")
        unnamed = any(
            self.phrases.human(w)
            and w.morph.get("Number") != "Plur"
            and w.index not in self.names.run_of
            and (
                w.label in ("obj", "nsubj", "nsubj:pass")
                or w.label == "nmod"  # « the name of the officer was not given »
                and w.head is not None
                and w.head.label in SUBJECTS
            )
            and (determiner := w.child("det")) is not None
            and determiner.lower in ("the", "a", "an")
            and not any(c.label in ("appos", "compound", "flat") and c.index in self.names.run_of for c in w.children)
            for w in self.names.words[last[-1].index + 1 : pronoun.index]
        )
        return done_to or unnamed

    def paragraphs_apart(self, referent: Referent, pronoun: Word) -> bool:
        """English has no gender to tell « he » by: in somebody's words it reaches no further than the paragraph."""
        return "\n" in self.names.text[self.names.words[referent.index].end : pronoun.start]
