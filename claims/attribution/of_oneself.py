"""What somebody says of themselves: « X dit avoir vu P », « X claimed to have won », « X se dit inquiet »."""

from __future__ import annotations

from collections.abc import Sequence

from claims.attribution.model import Stance, nobody_nameable
from claims.attribution.rebuilding import finite_for, lead_of, present_of, rebuilt, told_past
from claims.attribution.subjects import Subjects
from claims.language.clause_words import TIME_WORDS
from claims.language.en import inflect_past, inflect_third
from claims.language.fr_verbs import conjugate
from claims.language.lexicon import Lexicon, Speech
from claims.models import Status
from claims.names import Party
from claims.predicates import SUBJECTS, is_several
from claims.splitting import Proposition
from claims.words import Word

OF_ONESELF = frozenset("claim admit acknowledge confess profess".split())
_TIMES = frozenset("today yesterday week month year morning evening night weekend".split())
_SAYS_OF_SELF = frozenset("dire affirmer assurer déclarer reconnaître prétendre indiquer estimer penser croire".split())
_CALLS_ITSELF = frozenset(
    "dit dits dite dites disent disait disaient déclare déclarent déclaré déclarée déclarés déclarées déclarait".split()
)


def _called_something(following: Sequence[Word]) -> bool:
    """« s'est dit mardi inquiet », not « un feu s'est déclaré mardi dans un hangar »."""
    said = next((word for word in following if word.lower not in TIME_WORDS), None)
    return said is not None and said.pos in ("ADJ", "VERB", "ADV", "NOUN")


class OfOneself:
    """What the speakers of one article say of themselves."""

    def __init__(self, lexicon: Lexicon, subjects: Subjects) -> None:
        self.lexicon, self._subjects = lexicon, subjects

    def having_done(
        self, proposition: Proposition, verb: Word, inside: set[Word], parties: list[Party]
    ) -> tuple[Proposition, Stance] | None:
        """« Des témoins disent avoir vu P » → « Des témoins ont vu P », from the witnesses."""
        content = verb.child("xcomp", "ccomp")
        subject = verb.child("nsubj")
        spoken = subject is not None and (subject.pos in ("NOUN", "PROPN") or subject.lower in self.lexicon.pronouns)
        if (
            content is None
            or subject is None
            or content not in inside
            or not spoken
            or content.child(*SUBJECTS) is not None
        ):
            return None
        aux = content.child("aux:tense", "aux")
        if aux is None or aux.lower not in ("avoir", "être"):
            return self.being(proposition, verb, content, parties)
        plural = is_several(subject)
        finite = present_of(aux, plural=plural)
        lead = [w for w in subject.subtree() if w in inside]
        kept = [w for w in content.subtree() if w in inside and not (w.label == "mark" and w.head is content)]
        status = Status.REPORTED if nobody_nameable(parties) else Status.ASSERTED
        return rebuilt(proposition, [*lead, *finite_for(kept, aux, finite)], content, kept, "infinitive"), Stance(
            tuple(parties), status, (verb,), "says it of itself"
        )

    def of_oneself(
        self, proposition: Proposition, verb: Word, inside: set[Word], parties: list[Party]
    ) -> tuple[Proposition, Stance] | None:
        """English: « X claimed to have seized P », « X admits stealing P » → « X had seized P », « X stole P », X."""
        subject = verb.child("nsubj")
        content = next(
            (
                c
                for c in verb.children
                if c.label in ("xcomp", "advcl", "ccomp", "obl")
                and c.index > verb.index
                and c in inside
                and (
                    c.label != "obl" or c.pos != "PROPN" and c.lower not in _TIMES
                )  # « claimed on Friday to have won »
            ),
            None,
        )
        if subject is None or content is None or content.child(*SUBJECTS) is not None:
            return None
        lead = [w for w in lead_of(subject) if w in inside]
        plural = is_several(subject)
        past = verb.morph.get("Tense") == "Past" or verb.child("aux") is not None
        aux, be = content.child("aux"), content.child("cop", "aux:pass")
        kept = [w for w in content.subtree() if w in inside and not (w.label in ("mark", "case") and w.head is content)]
        marked = any(c.lower == "to" and c.label in ("mark", "case") for c in content.children)
        told: list[Word | str]
        if aux is not None and aux.lower in ("have", "having"):
            told = ["had", *[w for w in kept if w is not aux]]
        elif be is not None and be.lower in ("be", "being"):
            told = [self.lexicon.copula(plural, past or be.lower == "being"), *[w for w in kept if w is not be]]
        elif content.pos == "VERB" and content.lower.endswith("ing"):
            told = [told_past(content.lemma), *[w for w in kept if w is not content]]
        elif content.pos == "VERB" and marked and aux is None and content.lower == content.lemma:
            now = content.lemma if plural else inflect_third(content.lemma)
            told = [inflect_past(content.lemma) if past else now, *[w for w in kept if w is not content]]
        else:
            return None
        status = Status.REPORTED if nobody_nameable(parties) else Status.ASSERTED
        return rebuilt(proposition, [*lead, *told], content, kept, "self-description"), Stance(
            tuple(parties), status, (verb,), "says it of itself"
        )

    def being(
        self, proposition: Proposition, verb: Word, content: Word, parties: list[Party]
    ) -> tuple[Proposition, Stance] | None:
        """« Le maire dit ne pas être inquiet » → « Le maire n'est pas inquiet », from him."""
        form, subject, inside = self.lexicon.speech.get(verb.lower), verb.child("nsubj"), set(proposition.words)
        infinitive = content.child("cop", "aux:pass") or content
        forms = conjugate(infinitive.lower)
        marked = any(c.label == "mark" and c.lower not in ("de", "d'") for c in content.children)
        denies = form is not None and form.speech is Speech.DENY
        if (
            form is None
            or form.lemma not in _SAYS_OF_SELF
            and not denies
            or forms is None
            or marked
            or infinitive.index < verb.index
        ):
            return None
        if infinitive.morph.get("VerbForm") != "Inf" or subject is None:
            return None
        plural = is_several(subject)
        lead = [w for w in subject.subtree() if w in inside]
        kept = [w for w in content.subtree() if w in inside and not (w.label == "mark" and w.head is content)]
        ne_pas = [w for w in kept if w.lower == "pas" and w.index < infinitive.index]
        parts = finite_for([w for w in kept if w not in ne_pas], infinitive, forms.present[1 if plural else 0])
        at = next(k for k, p in enumerate(parts) if isinstance(p, str))
        parts = [*parts[: at + 1], *ne_pas, *parts[at + 1 :]]
        status = Status.REPORTED if nobody_nameable(parties) else Status.ASSERTED
        made = rebuilt(proposition, [*lead, *parts], content, kept, "infinitive")
        made.subject = subject
        return made, Stance(tuple(parties), status, (verb,), "says it of itself")

    def called_themselves(
        self, proposition: Proposition, anonymous: Party | None, fallback: Sequence[Party]
    ) -> tuple[Proposition, Stance] | None:
        """« Les États-Unis se sont dits préoccupés » → « Les États-Unis sont préoccupés », les États-Unis.

        Found by position: the parser makes the state the predicate and loses the verb of saying.
        """
        words = proposition.words
        for i in range(1, len(words) - 1):
            if words[i].lower not in _CALLS_ITSELF:
                continue
            j = i - 1
            plural = words[i].lower.endswith(("s", "nt"))
            if words[j].lower in ("est", "sont", "était", "étaient"):
                plural = words[j].lower in ("sont", "étaient")
                j -= 1
            if (
                j < 1
                or words[j].lower not in ("se", "s'")
                or words[i + 1].lower in ("que", "qu'")
                or not _called_something(words[i + 1 :])
            ):
                continue
            lead = words[:j]
            subject = next((w for w in reversed(lead) if w.label in SUBJECTS), lead[-1])
            parties = self._subjects.parties(subject, anonymous, fallback)
            if not parties:
                return None
            rest = words[i + 1 :]
            made = rebuilt(
                proposition,
                [*lead, self.lexicon.copula(plural, False), *rest],
                words[i + 1],
                [*lead, *rest],
                "self-description",
            )
            made.subject = subject
            return made, Stance(tuple(parties), Status.ASSERTED, (words[i],), "says of itself")
        return None
