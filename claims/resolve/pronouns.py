"""Subject pronouns, and the possessives of English, replaced by what they stand for."""

from __future__ import annotations

import re
from collections.abc import Sequence

from claims.language.reference_words import POINTING
from claims.models import Language, SourceKind
from claims.names import Party
from claims.predicates import SUBJECTS
from claims.resolve.antecedents import Antecedents
from claims.resolve.impersonal import Impersonal
from claims.resolve.memory import Memory
from claims.resolve.model import Referent, Resolution
from claims.resolve.phrases import Phrases
from claims.words import Word

_SUBORDINATING = frozenset("qu' que s' si lorsqu' lorsque quand comme puisqu' puisque".split())
_OPENING = frozenset("après avant pour sans en".split())
_OPEN = re.compile(r"\b(?:ce|cet|cette|ces) derni(?:er|ère)s?\b|\b(?:celui|celle|ceux|celles|eux)\b", re.IGNORECASE)


class Pronouns:
    """Replaces the pronouns of one article."""

    def __init__(self, phrases: Phrases, *, impersonals: Impersonal, memory: Memory, antecedents: Antecedents) -> None:
        self.phrases, self.impersonals, self.memory, self.antecedents = phrases, impersonals, memory, antecedents
        self.names, self.lexicon = phrases.names, phrases.lexicon
        self.french = self.lexicon.language is Language.FRENCH
        self.last_speakers: Sequence[Party] = ()  # set by the extraction: who spoke before the piece at hand

    def replace(
        self,
        words: Sequence[Word],
        speakers: Sequence[Party],
        out: Resolution,
        *,
        indirect: bool,
        direct: bool,
    ) -> None:
        ordered = sorted(words, key=lambda w: w.index)
        nominal_before = self.french and bool(ordered) and ordered[0].lower.startswith("quant")  # « Quant à X, elle … »
        for word in ordered:
            if word.label in SUBJECTS and word.lower not in self.lexicon.pronouns and word.pos in ("NOUN", "PROPN"):
                nominal_before = True
            if (
                not self.french
                and not nominal_before
                and not direct
                and word.lower in ("his", "her")
                and word.label == "nmod:poss"
                and word is ordered[0]
                and (owner := self._owner_of(word)) is not None
            ):
                out.replaced[word] = owner + "'s"
                out.steps.append(f"possessive: {word.text} → {owner}")
            if (
                word.lower not in self.lexicon.pronouns
                or word.label not in SUBJECTS
                or word in out.replaced
                or word.text.startswith("-")
                or self.french
                and word.index
                and self.names.words[word.index - 1].lower == "entre"  # « trois d'entre elles »
            ):
                continue
            if (
                self.impersonals.stands_for_nobody(word)
                or nominal_before
                or self.french
                and (self._ahead_of_its_noun(word) or self.phrases.resumed(word))
            ):
                continue
            speaking = (
                word.head is not None
                and word.label != "nsubj:pass"  # « il est accusé », “he is believed”: no speaker
                and (word.head.lower in self.lexicon.speech or self.french and self._says_of_self(word))
                and bool(self.last_speakers)
                and not indirect
            )
            others = {p.name for p in speakers} if direct else set()
            found = self.antecedents.of(
                word,
                speakers if indirect else self.last_speakers if speaking and not direct else (),
                direct=direct,
                others=others,
                told=indirect,
            )
            if self.french and not direct and (main := self.antecedents.main_subject(word)) is not None:
                found = main
            if self.french and found is not None and self.phrases.named_elsewhere(found, words):
                found = None  # « il a frappé X »: not X himself
                self.memory.taken_up.pop(word, None)
            if self.french and found is not None and _OPEN.search(found):
                found = None  # « la mère de cette dernière »: whose?
                self.memory.taken_up.pop(word, None)
            if self.french and found is not None and indirect and not direct and not speakers:
                found = None  # « Le principal intéressé a dit qu'il … »: whoever that is
                self.memory.taken_up.pop(word, None)
            if self.french and found is not None and self._of_other_gender(found, word):
                found = None  # « elle » stood for her before
                self.memory.taken_up.pop(word, None)
            if self.french and found is not None and self._verb_of_many(word):
                found = None  # « Elle ont »: a slip, of whom nobody knows
                self.memory.taken_up.pop(word, None)
            if found is None:
                self.memory.failed.add(word)
                out.stands_alone = False
                continue
            out.replaced[word] = found
            before = self.names.words[word.index - 1] if word.index else None
            if self.french and before is not None and before in words and before.lower == "s'":
                out.replaced[before] = "Si" if before.text[:1].isupper() else "si"  # « s'il »
            if found.lower().startswith(POINTING):
                out.stands_alone = False
            gender = {"il": "Masc", "elle": "Fem", "he": "Masc", "she": "Fem"}.get(word.lower, "")
            self.memory.taken_up.setdefault(
                word, Referent(found, gender, word.lower in ("ils", "elles", "they"), word.index, person=True)
            )
            nominal_before = True
            out.steps.append(f"pronoun: {word.text} → {found}")

    def _of_other_gender(self, found: str, pronoun: Word) -> bool:
        """Whether a pronoun of the other gender has stood for whom this one is taken to mean."""
        gender = {"il": "Masc", "elle": "Fem"}.get(pronoun.lower, "")
        return self.memory.of_other_gender(found, gender)

    def _verb_of_many(self, pronoun: Word) -> bool:
        """Whether a plural auxiliary follows a singular pronoun."""
        following = self.names.words[pronoun.index + 1 : pronoun.index + 2]
        return pronoun.lower in ("il", "elle") and any(
            w.lower in ("ont", "sont", "avaient", "étaient") for w in following
        )

    def _owner_of(self, possessive: Word) -> str | None:
        """English: « His lawyer » at a sentence's start: whom « he » would mean there."""
        text = {"his": "he", "her": "she"}[possessive.lower]
        stand_in = Word(possessive.index, text, possessive.start, possessive.end, text, "PRON", head=possessive.head)
        found = self.antecedents.of(stand_in, (), direct=False, others=set())
        self.memory.taken_up.pop(stand_in, None)
        return found

    def _ahead_of_its_noun(self, pronoun: Word) -> bool:
        """« Si elle gagne, Anne Martin … »: a pronoun in a clause before the main subject that it stands for."""
        clause = pronoun.head
        if self._opens_for_subject(pronoun) or self._in_opening_phrase(pronoun):
            return True
        if clause is None or clause.head is None:
            return False
        top = next((a for a in clause.ancestors() if a.head is None), None)
        subject = top.child("nsubj", "nsubj:pass") if top is not None else None
        if subject is None or subject.index < pronoun.index or subject.lower in self.lexicon.pronouns:
            return False
        if clause.label not in ("advcl", "acl", "acl:relcl", "obl:mod", "obl") and not any(
            a.label in ("advcl", "acl", "acl:relcl") for a in clause.ancestors()
        ):
            return False
        referent = self.phrases.referent(subject)
        gender = "Fem" if pronoun.lower in ("elle", "elles") else "Masc"
        return (
            referent is not None
            and referent.plural == (pronoun.lower in ("ils", "elles"))
            and (referent.plural or referent.gender in (gender, ""))
        )

    def _opens_for_subject(self, pronoun: Word) -> bool:
        """« Dès qu'elle l'a su, la direction a … »: a clause that opens a sentence, then a definite subject that agrees."""
        start = self.phrases.sentence_start(self.phrases.sentence_of(pronoun.index))
        words = self.names.words
        opening = [w.lower for w in words[start : pronoun.index]]
        if not opening or len(opening) > 4 or opening[-1] not in _SUBORDINATING:
            return False
        comma = next(
            (k for k in range(pronoun.index, min(pronoun.index + 30, len(words))) if words[k].text == ","), None
        )
        if comma is None or comma + 1 >= len(words) or words[comma + 1].lower not in ("le", "la", "l'", "les"):
            return False
        plural = pronoun.lower in ("ils", "elles")
        gender = "Fem" if pronoun.lower in ("elle", "elles") else "Masc"
        nouns = self.phrases.agreeing_nouns(comma + 1, comma + 4, gender, plural=plural)
        after = [w.lower for w in words[comma + 2 : comma + 12]]
        return bool(nouns) and not {"l'", "lui", "leur"} & set(after)  # « Alors qu'il rentrait, le chien l'a mordu »

    def _in_opening_phrase(self, pronoun: Word) -> bool:
        """« Après être passé près du titre en 2014, où il …, Paul Martin a gagné »: a clause inside an opening without verb."""
        start = self.phrases.sentence_start(self.phrases.sentence_of(pronoun.index))
        words = self.names.words[start : pronoun.index]
        if not words or words[0].lower not in _OPENING or words[-1].lower not in (*_SUBORDINATING, "où", "dont", "que"):
            return False
        return not any(w.morph.get("VerbForm") == "Fin" for w in words)

    def _says_of_self(self, pronoun: Word) -> bool:
        """« il se dit opposé », « elle s'est dite surprise »: a person who speaks."""
        lowers = [w.lower for w in self.names.words[pronoun.index + 1 : pronoun.index + 4]]
        return lowers[:1] in (["se"], ["s'"]) and any(
            x in ("dit", "dite", "disait", "déclare", "estime") for x in lowers
        )

    def possessives(self, words: Sequence[Word], speakers: Sequence[Party], out: Resolution) -> None:
        """English: « X said its engines failed »: X's, where no other subject comes first that it could belong to."""
        if len(speakers) != 1 or speakers[0].kind is SourceKind.ANONYMOUS or speakers[0].vague:
            return
        for word in sorted(words, key=lambda w: w.index):
            if (
                word.label in SUBJECTS
                and word.pos in ("NOUN", "PROPN")
                and not any(c.lower in ("his", "her", "its") for c in word.children)
                or word.index in self.names.run_of
            ):
                return
            person = speakers[0].kind is SourceKind.PERSON
            if person and word.lower == "its" and speakers[0].role is not None:
                return
            if (
                word.label == "nmod:poss"
                and word.lower in (("his", "her", "its") if person else ("its",))
                and word not in out.replaced
            ):
                out.replaced[word] = (speakers[0].name if person else self.phrases.with_the(speakers[0])) + "'s"
                out.steps.append(f"possessive: {word.text} → {speakers[0].name}")
                return
