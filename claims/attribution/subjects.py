"""Whom the subject of a verb of saying names."""

from __future__ import annotations

from collections.abc import Sequence

from claims.language.fr import TELLING_SOMEBODY
from claims.language.lexicon import Lexicon
from claims.models import Language, SourceKind
from claims.names import Names, Party
from claims.words import Word


class Subjects:
    """The subjects of one article's verbs of saying."""

    def __init__(self, names: Names, lexicon: Lexicon) -> None:
        self.names, self.lexicon = names, lexicon
        self.french = lexicon.language is Language.FRENCH

    def of_verb(self, verb: Word, anonymous: Party | None, fallback: Sequence[Party]) -> list[Party]:
        """Who the subject of a reporting verb names; ``fallback`` for a pronoun."""
        node: Word | None = verb
        while node is not None:
            subject = node.child("nsubj", "nsubj:pass")
            if subject is not None and self._does_not_speak(node, subject):
                return []
            if subject is not None:
                return self.parties(subject, anonymous, fallback)
            if node.label not in ("conj", "xcomp", "advcl", "acl", "parataxis", "aux", "cop", "aux:tense", "ccomp"):
                break
            node = node.head
        return []

    def parties(self, subject: Word, anonymous: Party | None, fallback: Sequence[Party]) -> list[Party]:
        """Whom a subject names; ``fallback`` where it is a pronoun."""
        lower = subject.lower
        if (
            lower in self.lexicon.pronouns
            or lower in self.lexicon.first_person
            or lower in ("qui", "who", "which", "it")
        ):
            if (
                lower in ("qui", "who", "which")
                and subject.head is not None
                and subject.head.head is not None
                and subject.head.label.startswith("acl")
            ):
                return self.parties(subject.head.head, anonymous, fallback)
            return agreeing(fallback, lower) if self.french else list(fallback)
        if lower in ("on", "one", "cela", "ce", "c'", "ça", "that", "this"):
            return []
        phrase = [
            w
            for w in subject.subtree()
            if not any(
                a.label in ("acl:relcl", "acl", "advcl", "parataxis")
                for a in (w, *w.ancestors())
                if a is not subject and a.index > subject.index and a in subject.subtree()
            )
        ]
        title = next(
            (
                w
                for w in self.names.words[max(0, phrase[0].index - 1) : phrase[0].index]
                if w.lower in self.lexicon.person_titles
            ),
            None,
        )
        return self.names.parties([title, *phrase] if title is not None else phrase, anonymous)

    def _does_not_speak(self, verb: Word, subject: Word) -> bool:
        """« Il a été annoncé que P », « Le préfet a été informé que P »: the subject of a passive was told, or is nobody."""
        form = self.lexicon.speech.get(verb.lower)
        if not self.french or verb.child("aux:pass") is None or form is None:
            return False
        return subject.lower == "il" or form.lemma in TELLING_SOMEBODY


def agreeing(parties: Sequence[Party], pronoun: str) -> list[Party]:
    """French: the parties that a pronoun can stand for; none where one of them contradicts it by gender or number."""
    bare = pronoun.removeprefix("-").removeprefix("t-")
    gender = {"il": "Masc", "elle": "Fem"}.get(bare, "")
    if bare in ("ils", "elles") and len(parties) == 1 and _is_one(parties[0]):
        return []
    if bare in ("il", "elle") and len(parties) > 1:
        return []
    for party in parties:
        known = party.known.gender if party.known is not None else ""
        if gender and party.kind is SourceKind.PERSON and known and known != gender:
            return []
    return list(parties)


def _is_one(party: Party) -> bool:
    """Whether a party is certainly one: a person, or a name that takes a singular verb."""
    if party.kind is SourceKind.PERSON:
        return True
    return party.known is not None and not party.known.plural and not party.vague and party.kind is not SourceKind.MEDIA
