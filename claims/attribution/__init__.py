"""Who answers for a proposition, and with what stance.

The frame of a piece gives the source (``framing``, ``subjects``); verbs of denial, accusation and labelling inside a clause
turn it into what they deny (``denials``), accuse of (``accusations``), call so (``labels``) or say of the speaker
(``of_oneself``), in words that ``rebuilding`` makes; anonymity, hearsay conditionals and announcements make a claim reported
(``status``). ``modality`` tells how certain and how negated the words are.
"""

from __future__ import annotations

from collections.abc import Sequence

from claims.attribution.accusations import Accusations
from claims.attribution.denials import CHARGES, Denials, taken_up
from claims.attribution.labels import Labels
from claims.attribution.modality import modality_of, polarity_of
from claims.attribution.model import UNIDENTIFIED, Stance, nobody_nameable
from claims.attribution.of_oneself import OF_ONESELF, OfOneself
from claims.attribution.rebuilding import rebuilt
from claims.attribution.status import Statuses
from claims.attribution.subjects import Subjects, agreeing
from claims.framing import Frame
from claims.language.lexicon import Lexicon, Speech
from claims.models import Language, Status
from claims.names import Names, Party
from claims.splitting import Proposition
from claims.words import Word

__all__ = [
    "CHARGES",
    "UNIDENTIFIED",
    "Attribution",
    "Stance",
    "agreeing",
    "modality_of",
    "nobody_nameable",
    "polarity_of",
    "taken_up",
]


_NEGATING = frozenset("ne n' ni pas jamais not n't never neither nor".split())


class Attribution:
    """Attribution for one article."""

    def __init__(self, names: Names, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.french = lexicon.language is Language.FRENCH
        self._subjects = Subjects(names, lexicon)
        self._of_oneself = OfOneself(lexicon, self._subjects)
        self._denials = Denials(lexicon, self._of_oneself)
        self._accusations = Accusations(names, lexicon)
        self._labels = Labels(names, lexicon)
        self._statuses = Statuses(names, lexicon)

    def subject_parties(self, verb: Word, anonymous: Party | None, fallback: Sequence[Party]) -> list[Party]:
        """Who the subject of a reporting verb names; ``fallback`` for a pronoun."""
        return self._subjects.of_verb(verb, anonymous, fallback)

    def stance(
        self, proposition: Proposition, frame: Frame | None, parties: Sequence[Party], *, direct: bool
    ) -> Stance:
        """Status of a proposition under its frame."""
        return self._statuses.stance(proposition, frame, parties, direct=direct)

    def transform(
        self, proposition: Proposition, anonymous: Party | None, fallback: Sequence[Party]
    ) -> tuple[Proposition, Stance] | None:
        """A clause of denial, accusation, labelling or admission as the claim that it makes, or None."""
        verb = proposition.predicate
        form = self.lexicon.speech.get(verb.lower)
        english_participle = (
            not self.french and proposition.rule == "participle" and form is not None and form.speech is Speech.LABEL
        )
        if (
            proposition.rule not in ("clause", "contrast")
            and not english_participle
            or verb.pos not in ("VERB", "AUX", "ADJ")
        ):
            return None
        inside = set(proposition.words)
        negated = any(c.lower in _NEGATING for c in verb.children)
        if form is not None and not negated:
            parties = self.subject_parties(verb, anonymous, fallback)
            passive = verb.child("nsubj:pass") is not None or verb.child("aux:pass") is not None
            if form.speech is Speech.DENY and parties and not passive:
                return self._denials.denied(proposition, verb, inside, parties)
            if form.speech is Speech.ACCUSE:
                return self._accusations.accused(proposition, verb, inside, parties, passive=passive)
            if (
                form.speech is Speech.SAY
                and parties
                and not passive
                and self.french
                and (said := self._of_oneself.having_done(proposition, verb, inside, parties)) is not None
            ):
                return said
            if (
                not self.french
                and form.lemma in OF_ONESELF
                and parties
                and not passive
                and (said := self._of_oneself.of_oneself(proposition, verb, inside, parties)) is not None
            ):
                return said
            if (
                self.french
                and parties
                and not passive
                and (called := self._labels.called(proposition, verb, form, parties))
            ):
                return called
            if form.speech is Speech.LABEL and parties and not passive:
                return self._labels.labelled(proposition, verb, inside, parties)
            if form.lemma in ("admettre", "reconnaître") and parties and not passive:
                noun = verb.child("obj")
                determiner = noun.child("det") if noun is not None else None
                if (
                    noun is not None
                    and noun in inside
                    and noun.pos == "NOUN"
                    and determiner is not None
                    and determiner.lower in ("un", "une", "des")
                ):
                    kept = [w for w in noun.subtree() if w in inside]
                    return rebuilt(proposition, ["il y a", *kept], noun, kept, "admission"), Stance(
                        tuple(parties), Status.ASSERTED, (verb,), "admits"
                    )
        return self._of_oneself.called_themselves(proposition, anonymous, fallback) if self.french else None
