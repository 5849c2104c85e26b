"""The speaker as the antecedent of a pronoun: « X a dit qu'il … », « X a été reçu. Il a ajouté que … ».

In reported speech a pronoun is by default whoever speaks (Grosz, Joshi and Weinstein 1995 call him the preferred centre).
It is not where somebody else of the same gender was told of since, or is more likely to have undergone what is told.
"""

from __future__ import annotations

from claims.first_person import FirstPersons
from claims.language.reference_words import PAIR_PLACES
from claims.models import Language, SourceKind
from claims.names import Name, Party
from claims.predicates import SUBJECTS
from claims.resolve.english import English
from claims.resolve.memory import Memory
from claims.resolve.model import Referent
from claims.resolve.phrases import Phrases
from claims.words import Word

_BODIES = (SourceKind.ORGANISATION, SourceKind.PLACE)


class Speaking:
    """Tells whether the pronouns of one article mean who speaks."""

    def __init__(self, phrases: Phrases, *, memory: Memory, first_persons: FirstPersons, english: English) -> None:
        self.names, self.lexicon, self.phrases = phrases.names, phrases.lexicon, phrases
        self.memory, self.first_persons, self.english = memory, first_persons, english
        self.french = self.lexicon.language is Language.FRENCH

    def of(self, pronoun: Word, speaker: Party, gender: str, *, plural: bool, told: bool) -> tuple[bool, str | None]:
        """Whether the speaker decides whom a pronoun means, and whom then: nobody where he has a rival.

        ``told``: the pronoun stands in what the speaker says (« X a dit qu'il … »), not before a verb of saying.
        """
        if not told and self.french and self._another_since(pronoun, speaker.name, gender, plural=plural):
            return False, None
        if self.french and told and self._in_words(pronoun):
            return True, None  # « X ajoute que "il parlait peu" »: X would say « je »
        if speaker.kind is SourceKind.PERSON and not plural and pronoun.lower != "it":
            return self._person(pronoun, speaker, gender)
        if plural:
            return self._several(pronoun, speaker, gender, told=told)
        if not self.french and pronoun.lower == "it" and speaker.kind in (*_BODIES, SourceKind.MEDIA):
            if speaker.vague:  # « supporters say it works »: not themselves
                return False, None
            return True, None if self.english.told_of_since(pronoun) else self.phrases.with_the(speaker)
        if self.french and speaker.kind in _BODIES:
            own = self._body(pronoun, speaker, gender)
            return own is not None, own
        return False, None

    def _person(self, pronoun: Word, speaker: Party, gender: str) -> tuple[bool, str | None]:
        """« X a dit qu'il … »: X, if nobody of that gender comes in between."""
        known = speaker.known
        unnamed = known is None and speaker.name[:1].islower()
        if self.french and (unnamed or speaker.name[:1].islower()):
            return True, None  # « le procureur a dit qu'il … »: the prosecutor, or whom he speaks of
        if self.french and (
            self._told_of_since(pronoun, speaker.name, gender) or self._undergone(pronoun, speaker.name, gender)
        ):
            return True, None
        if known and known.gender and gender and known.gender != gender:
            return False, None
        return True, "the " + speaker.name if unnamed else speaker.name  # “the minister said he …”

    def _several(self, pronoun: Word, speaker: Party, gender: str, *, told: bool) -> tuple[bool, str | None]:
        """“witnesses said they …”, « Les chercheurs disent qu'ils … »: those who speak, where they are several."""
        if not self.french:
            many = speaker.kind is SourceKind.ANONYMOUS and speaker.name.split()[-1].endswith("s")
            meant = pronoun.lower == "they" and many
            return meant, speaker.name if meant else None
        words = self.names.words[self.phrases.sentence_start(self.phrases.sentence_of(pronoun.index)) : pronoun.index]
        others = self.phrases.agreeing_nouns(words[0].index, pronoun.index, gender, plural=True) if words else []
        several = speaker.name.lower().startswith(("les ", "des ")) and told
        return several and any(w.text not in speaker.name for w in others), None

    def _body(self, pronoun: Word, party: Party, gender: str) -> str | None:
        """« Le groupe a annoncé qu'il fermerait l'usine »: the body itself, where nobody else was told of."""
        if party.vague or party.known is None:
            return None
        article = self.first_persons.article_of(party.name)
        shown = {"la ": "Fem", "le ": "Masc"}.get(
            article, "Masc" if not article and party.kind is SourceKind.PLACE else ""
        )
        start_of = self.phrases.sentence_of(pronoun.index) - 1
        start = self.phrases.sentence_start(start_of)
        verb = pronoun.head
        told = verb is not None and verb.child("cop", "aux:pass") is not None
        if told and self.phrases.agreeing_subject(start, self.phrases.sentence_start(start_of + 1), gender):
            return None  # « L'explosion … La police a dit qu'elle était due à »
        if not self._is_subject(party.known, start, pronoun.index):
            return None  # « la révélation du journal selon laquelle il … »
        others = [
            w
            for w in self.phrases.agreeing_nouns(start, pronoun.index, gender, plural=False)
            if w.index in self.names.run_of or self.phrases.human(w)
        ]
        if shown not in ("", gender) or others:
            return None
        if not shown and (noun := self._called(party.known)) is not None and self.phrases.gender_of(noun) != gender:
            return None
        said = self._said(start_of + 1, pronoun)
        if not shown and (told or self.phrases.agreeing_subject(said + 1, pronoun.index, gender)):
            return None  # « La Poste dit que la loi est dure et qu'elle … »
        return article + party.name

    def _called(self, name: Name) -> Word | None:
        """« la société Northwind »: the noun that a body's name stands behind where it is first told of."""
        before = self.names.words[name.first - 1] if name.first else None
        return before if before is not None and before.lower in self.lexicon.body_nouns else None

    def _said(self, sentence: int, pronoun: Word) -> int:
        """Where the verb of saying stands before a pronoun."""
        words = self.names.words[self.phrases.sentence_start(sentence) : pronoun.index]
        return next(
            (w.index for w in words if w.lower in self.lexicon.speech and w.pos in ("VERB", "AUX")), pronoun.index
        )

    # -- rivals of the speaker -----------------------------------------------------------------------------------------

    def _another_since(self, pronoun: Word, speaker: str, gender: str, *, plural: bool) -> bool:
        """« X s'est tu. Le gouvernement attend. Il a annoncé que »: somebody who can speak was told of after the speaker."""
        named = [
            run[0].index for run in self.names.runs_between(-1, pronoun.index) if self.names.full(run).text == speaker
        ]
        taken_up = [w.index for w, r in self.memory.taken_up.items() if r.text == speaker and w.index < pronoun.index]
        last = max([*named, *taken_up], default=-1)
        return any(
            last < referent.index < pronoun.index
            and referent.plural == plural
            and not referent.quoted
            and referent.gender in ("", gender)
            and referent.text != speaker
            and self._can_speak(referent)
            for referent in [*self.memory.told_of, *self.memory.unit]
        )

    def _can_speak(self, referent: Referent) -> bool:
        """Whether something told of is a person, a body or a state."""
        word = self.names.words[referent.index]
        return (
            referent.person
            or word.index in self.names.run_of
            or word.lower in self.lexicon.body_nouns
            or word.lower in PAIR_PLACES
            or self.phrases.human(word)
        )

    def _in_words(self, pronoun: Word) -> bool:
        """Whether a pronoun stands between the quotation marks of its sentence."""
        start = self.phrases.sentence_start(self.phrases.sentence_of(pronoun.index))
        before = self.names.text[self.names.words[start].start : pronoun.start]
        return (
            before.rfind("«") > before.rfind("»") or before.rfind("“") > before.rfind("”") or before.count('"') % 2 == 1
        )

    def _undergone(self, pronoun: Word, speaker: str, gender: str) -> bool:
        """« X parle de la mort de Y et annonce qu'il sera enterré »: another of that gender, and a verb in the passive."""
        verb = pronoun.head
        if verb is None or verb.child("aux:pass") is None:
            return False
        start = self.phrases.sentence_start(self.phrases.sentence_of(pronoun.index))
        return any(
            self._names_other(w, speaker)
            for w in self.phrases.agreeing_nouns(start, pronoun.index, gender, plural=False)
        )

    def _told_of_since(self, pronoun: Word, speaker: str, gender: str) -> bool:
        """« Anne raconte que l'homme a dit qu'il … »: another subject of that gender after the verb of saying."""
        said = self._said(self.phrases.sentence_of(pronoun.index), pronoun)
        since = self.phrases.agreeing_nouns(said + 1, pronoun.index, gender, plural=False)
        return any(w.label in SUBJECTS and (self.phrases.human(w) or self._names_other(w, speaker)) for w in since)

    def _names_other(self, word: Word, speaker: str) -> bool:
        run = self.names.run_of.get(word.index)
        return run is not None and self.names.full(run).text != speaker

    def _is_subject(self, name: Name, first: int, last: int) -> bool:
        """Whether the last mention of a party between two words is a subject."""
        mentions = [run for run in self.names.runs_between(first - 1, last) if self.names.full(run) is name]
        if not mentions:
            return True  # under another word: « l'entreprise »
        run = mentions[-1]
        heads = {run[0].index, *([run[0].head.index] if run[0].head is not None and run[0].label != "nmod" else [])}
        return any(self.names.words[k].label in SUBJECTS for k in heads)
