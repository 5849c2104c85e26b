"""Whether a proposition is asserted, denied or only reported: its frame, hearsay, conditionals, expectations."""

from __future__ import annotations

from collections.abc import Sequence

from claims.attribution.model import UNIDENTIFIED, Stance, nobody_nameable
from claims.framing.model import CALLED_FALSE, Frame, Framing
from claims.language.fr_verbs import conjugated_with_be
from claims.language.lexicon import Lexicon, Speech
from claims.models import Language, SourceKind, Status
from claims.names import Names, Party
from claims.predicates import finite_word
from claims.splitting import Proposition
from claims.words import Word

_PAST_CUES = ("Past", "Imp")
_COUNTERFACTUAL = frozenset("dû pu fallu voulu aimé préféré souhaité mérité suffi".split())
_EXPECTED = frozenset("attendu attendue attendus attendues expected".split())


class Statuses:
    """The statuses of one article's propositions."""

    def __init__(self, names: Names, lexicon: Lexicon) -> None:
        self.names, self.lexicon = names, lexicon
        self.french = lexicon.language is Language.FRENCH

    def stance(
        self, proposition: Proposition, frame: Frame | None, parties: Sequence[Party], *, direct: bool
    ) -> Stance:
        """Status of a proposition under its frame."""
        cue = tuple(frame.cue) if frame is not None else ()
        conditional = self._conditional(proposition)
        expected = self._expected(proposition)
        hearsay = next(
            (w for w in proposition.words if w.lower in self.lexicon.hearsay and self._of_all(w, proposition)), None
        )
        if frame is None or not parties:
            if frame is not None and frame.framing is Framing.CONTENT_NOUN:
                return Stance((), Status.REPORTED, cue, "content noun")
            if frame is not None and frame.lemma == CALLED_FALSE and frame.pronoun:
                return Stance((), Status.DENIED, cue, "the narrator calls it false")
            if frame is not None and frame.speech is Speech.DENY:
                return Stance((self._unidentified(frame),), Status.DENIED, cue, "denied by a source that was not found")
            if frame is not None and self.french and _told_by_things(frame):
                return Stance((), Status.REPORTED, cue, "signs that the narrator passes on")
            if frame is not None and frame.framing is Framing.THAT and not _impersonal_cue(frame.cue[0]):
                return Stance((self._unidentified(frame),), Status.REPORTED, cue, "said by a source that was not found")
            if frame is not None and frame.framing is Framing.ACCORDING:
                return Stance(
                    (self._unidentified(frame),), Status.REPORTED, cue, "according to a source that was not found"
                )
            tagged = frame is not None and frame.framing is Framing.TAG and frame.pronoun != "on"
            if direct or tagged:
                return Stance(
                    (self._unidentified(frame),), Status.REPORTED, cue, "a quotation whose speaker was not found"
                )
            mark = conditional or expected or hearsay
            if mark is not None:
                return Stance((), Status.REPORTED, (mark,), "the narrator does not vouch for it")
            return Stance((), Status.ASSERTED, cue, "the narrator states it")
        who = tuple(parties)
        if frame.speech is Speech.DENY and not (self.french and frame.framing is Framing.TAG):
            return Stance(who, Status.DENIED, cue, "denies")  # « "Il n'y a pas de fuite", dément X » is X's own word
        if nobody_nameable(parties):
            return Stance(who, Status.REPORTED, cue, "nobody nameable commits to it")
        if frame.speech is Speech.RUMOUR and not (self.french and direct) or any(p.through for p in parties):
            return Stance(who, Status.REPORTED, cue, "passed on")
        if hearsay is not None:
            return Stance(who, Status.REPORTED, (*cue, hearsay), "hearsay")
        if conditional is not None and not direct and _hearsay_conditional(frame, conditional):
            return Stance(who, Status.REPORTED, (*cue, conditional), "hearsay conditional")
        if proposition.rule == "relative" and frame.framing is Framing.THAT:
            governor = proposition.governor or next(
                (a for a in proposition.predicate.ancestors() if a.pos in ("VERB", "AUX") and a.head is None), None
            )
            carrier = finite_word(governor) if governor is not None else None
            if (
                carrier is not None
                and self.lexicon.is_conditional(carrier.lower)
                and _hearsay_conditional(frame, carrier)
            ):
                return Stance(who, Status.REPORTED, (*cue, carrier), "beside a hearsay conditional")
        return Stance(who, Status.ASSERTED, cue, "says so")

    def _of_all(self, adverb: Word, proposition: Proposition) -> bool:
        """Whether a hearsay adverb goes with what is claimed, not with « for allegedly … » inside it."""
        verb = next((a for a in adverb.ancestors() if a.pos in ("VERB", "AUX") or a is proposition.predicate), None)
        return (
            self.french
            or verb is None
            or verb is proposition.predicate
            or verb.label.startswith(("aux", "xcomp", "conj"))
        )

    def _unidentified(self, frame: Frame | None) -> Party:
        """The speaker of a quotation whom nothing names with confidence: in the article's words where it has any."""
        words = [w for w in frame.who if w.text not in (",", ".")] if frame is not None and not frame.pronoun else []
        told = 0 < len(words) <= 12 and words[0].pos != "PRON" and words[-1].pos not in ("DET", "ADP")
        return Party(self.names.words_text(words) if told else UNIDENTIFIED, SourceKind.ANONYMOUS)

    def _conditional(self, proposition: Proposition) -> Word | None:
        """The hearsay conditional or « devrait » of a proposition's own predicate."""
        if not self.french:
            return None
        carrier = finite_word(proposition.predicate) or proposition.predicate
        if carrier not in proposition.words:
            carrier = next(
                (
                    w
                    for w in proposition.words
                    if w.label in ("aux", "aux:tense", "aux:pass", "cop") and w.head is proposition.predicate
                ),
                carrier,
            )
        carrier = _there_would_be(proposition) or carrier
        if carrier not in proposition.words or not self.lexicon.is_conditional(carrier.lower):
            governor = proposition.predicate.head
            if (
                proposition.predicate.label in ("conj", "xcomp")
                and governor is not None
                and governor in proposition.words
                and self.lexicon.is_conditional(governor.lower)
            ):
                carrier = governor
            else:
                return None
        following = [w.lower for w in proposition.words if carrier.index < w.index <= carrier.index + 3]
        if carrier.lower.startswith("aur") and any(w in _COUNTERFACTUAL for w in following):
            return None  # « il aurait dû partir »: what was to be done, no rumour
        if any(w.label == "mark" and w.lower in ("si", "s'") for w in proposition.words) or any(
            w.lower in ("sinon", "faute") for w in proposition.words
        ):
            return None
        return carrier

    def _expected(self, proposition: Proposition) -> Word | None:
        """The word that makes a proposition something expected, thought or seeming: « est attendu », "is believed"."""
        head = proposition.predicate
        if head.lower in _EXPECTED and (
            head.child("aux:pass", "cop", "aux") is not None
            or head.pos == "ADJ"
            or any(p in ("is", "are") for p in proposition.parts)
        ):
            return head
        carrier = finite_word(head)
        if (
            not self.french
            and head.lower
            in ("said", "believed", "thought", "rumoured", "rumored", "alleged", "reported", "understood")
            and head.child("aux:pass") is not None
            and head.child("xcomp", "ccomp", "csubj") is not None
        ):
            return head
        if (
            self.french
            and carrier is not None
            and head.lemma in ("sembler", "paraître")
            and any(c.lower in ("il", "que", "qu'") for c in head.children)
        ):
            return head
        return None


def _there_would_be(proposition: Proposition) -> Word | None:
    """« aurait » of « il y aurait dix blessés », read as one word with « il »."""
    opening = proposition.words[:4]
    return next((w for w in opening if w.label == "fixed" and w.lower == "aurait" and w.head is opening[0]), None)


def _impersonal_cue(cue: Word) -> bool:
    """« on apprend que », « we learn that »: the narrator's own way of telling."""
    subject = cue.child("nsubj")
    return subject is not None and subject.lower in ("on", "we", "nous")


def _told_by_things(frame: Frame) -> bool:
    """« Tout indique que P », « Cela laisse penser que P »: nobody speaks."""
    if frame.framing is not Framing.THAT or frame.head is None:
        return False
    opening = next((w.lower for w in frame.head.words if w.pos not in ("PUNCT", "CCONJ")), "")
    subject = frame.cue[0].child("nsubj")
    things = ("tout", "cela", "ceci", "ça")
    return (subject.lower if subject is not None else opening) in things or opening == "tout"


def _hearsay_conditional(frame: Frame, conditional: Word) -> bool:
    """Whether a conditional under a reporting verb is hearsay, not the future in the past."""
    if frame.framing is Framing.THAT:
        cue = frame.cue[0]
        auxiliary = cue.child("aux:tense", "aux")
        if (
            cue.morph.get("VerbForm") == "Part"
            and auxiliary is None
            and cue.lower.endswith(("ant", "ing"))
            and cue.head is not None
        ):
            cue = cue.head  # « il a poursuivi, confirmant que … »: the tense of what it goes with
            auxiliary = cue.child("aux:tense", "aux")
        past = cue.morph.get("Tense") in _PAST_CUES or auxiliary is not None or cue.morph.get("VerbForm") == "Part"
        verb = conditional.head
        coming = conditional.label == "aux:pass" and verb is not None and not conjugated_with_be(verb.lower)
        # « a dit que le site serait fermé »: the future in the past, as « fermerait »
        compound = conditional.lemma in ("avoir", "être") and conditional.label != "cop" and not coming
        return not past or compound
    if frame.framing is Framing.TAG:
        return (
            conditional.lower.startswith(("aur", "ser"))
            and conditional.label in ("aux:tense", "aux:pass", "aux")
            and frame.speech is Speech.SAY
            and conditional.label != "aux:pass"
        )
    return True
