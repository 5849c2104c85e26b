"""Who answers for a proposition, and with what stance.

The frame of a piece gives the source (``framing``); verbs of denial, accusation and labelling inside a clause turn it
into what they deny, accuse of or call so; anonymity, hearsay conditionals and announcements make a claim reported.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from claims.framing import Frame, Framing
from claims.language.en import inflect_past, inflect_third
from claims.language.fr import TELLING_SOMEBODY
from claims.language.fr_verbs import conjugate, conjugated_with_be
from claims.language.lexicon import Lexicon, Speech, VerbForm
from claims.models import Language, Modality, Polarity, SourceKind, Status
from claims.names import Names, Party
from claims.predicates import SUBJECTS, finite_word
from claims.splitting import Proposition
from claims.words import Word

UNIDENTIFIED = "unidentified speaker"  # of a quotation whom nothing names
_PAST_CUES = ("Past", "Imp")
_REFUSED = frozenset(
    """attempt bid request appeal application motion proposal plan offer call demand petition amendment bill
    deal lawsuit case
    complaint idea advice invitation resignation treaty budget measure candidate""".split()
)
_OWN_DEEDS = frozenset(
    """
        wrongdoing involvement responsibility guilt liability knowledge misconduct negligence
        complicity participation
    """.split()
)
CHARGES = frozenset(
    "charge charges allegation allegations accusation accusations claim claims suggestion report reports".split()
)
_OF_ONESELF = frozenset("claim admit acknowledge confess profess".split())
_TIMES = frozenset("today yesterday week month year morning evening night weekend".split())
_CALLING = frozenset("qualifier taxer juger estimer considérer trouver".split())
_QUALITIES = ("able", "ible", "eux", "euse", "if", "ive", "ique", "ant", "ante", "al", "ale", "aire", "ain", "aine")
_COUNTERFACTUAL = frozenset("dû pu fallu voulu aimé préféré souhaité mérité suffi".split())
_SAYS_OF_SELF = frozenset("dire affirmer assurer déclarer reconnaître prétendre indiquer estimer penser croire".split())
_CALLS_ITSELF = frozenset(
    "dit dits dite dites disent disait disaient déclare déclarent déclaré déclarée déclarés déclarées déclarait".split()
)
_THESES = frozenset(
    """affirmation affirmations information informations accusation accusations version thèse hypothèse allégation
    allégations rumeur rumeurs propos fakenews infox intox""".split()
)
_UNTOLD = _THESES | frozenset("fait faits reproche reproches soupçon soupçons charge charges griefs tout".split())
_EXPECTED = frozenset("attendu attendue attendus attendues expected".split())


@dataclass(frozen=True)
class Stance:
    """Who stands behind a proposition and how; ``cue`` is the words that decided it."""

    parties: tuple[Party, ...]  # empty: the outlet
    status: Status
    cue: tuple[Word, ...] = ()
    reason: str = ""


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


def _told_past(lemma: str) -> str:
    """The past of what somebody is accused of or denies: « lying » is then hardly ever « lay »."""
    return "lied" if lemma == "lie" else inflect_past(lemma)


def _is_one(party: Party) -> bool:
    """Whether a party is certainly one: a person, or a name that takes a singular verb."""
    if party.kind is SourceKind.PERSON:
        return True
    return party.known is not None and not party.known.plural and not party.vague and party.kind is not SourceKind.MEDIA


class Attribution:
    """Attribution for one article."""

    def __init__(self, names: Names, lexicon: Lexicon) -> None:
        self.names, self.lexicon = names, lexicon
        self.french = lexicon.language is Language.FRENCH

    # -- sources -----------------------------------------------------------------------------------------------------

    def subject_parties(self, verb: Word, anonymous: Party | None, fallback: Sequence[Party]) -> list[Party]:
        """Who the subject of a reporting verb names; ``fallback`` for a pronoun."""
        node: Word | None = verb
        while node is not None:
            subject = node.child("nsubj", "nsubj:pass")
            if subject is not None and self._does_not_speak(node, subject):
                return []
            if subject is not None:
                return self._from_subject(subject, anonymous, fallback)
            if node.label not in ("conj", "xcomp", "advcl", "acl", "parataxis", "aux", "cop", "aux:tense", "ccomp"):
                break
            node = node.head
        return []

    def _does_not_speak(self, verb: Word, subject: Word) -> bool:
        """« Il a été annoncé que P », « Le préfet a été informé que P »: the subject of a passive was told, or is nobody."""
        form = self.lexicon.speech.get(verb.lower)
        if not self.french or verb.child("aux:pass") is None or form is None:
            return False
        return subject.lower == "il" or form.lemma in TELLING_SOMEBODY

    def _from_subject(self, subject: Word, anonymous: Party | None, fallback: Sequence[Party]) -> list[Party]:
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
                return self._from_subject(subject.head.head, anonymous, fallback)
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

    # -- what a clause turns into ----------------------------------------------------------------------------------

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
        negated = any(c.lower in ("ne", "n'", "pas", "not", "n't", "never", "jamais") for c in verb.children)
        if form is not None and not negated:
            parties = self.subject_parties(verb, anonymous, fallback)
            passive = verb.child("nsubj:pass") is not None or verb.child("aux:pass") is not None
            if form.speech is Speech.DENY and parties and not passive:
                return self._denied(proposition, verb, inside, parties)
            if form.speech is Speech.ACCUSE:
                return self._accused(proposition, verb, inside, parties, passive=passive)
            if (
                form.speech is Speech.SAY
                and parties
                and not passive
                and self.french
                and (said := self._having_done(proposition, verb, inside, parties)) is not None
            ):
                return said
            if (
                not self.french
                and form.lemma in _OF_ONESELF
                and parties
                and not passive
                and (said := self._of_oneself(proposition, verb, inside, parties)) is not None
            ):
                return said
            if self.french and parties and not passive and (called := self._called(proposition, verb, form, parties)):
                return called
            if form.speech is Speech.LABEL and parties and not passive:
                return self._labelled(proposition, verb, inside, parties)
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
                    return self._rebuilt(proposition, ["il y a", *kept], noun, kept, "admission"), Stance(
                        tuple(parties), Status.ASSERTED, (verb,), "admits"
                    )
        return self._called_themselves(proposition, anonymous, fallback) if self.french else None

    def _rebuilt(
        self, proposition: Proposition, parts: list[Word | str], predicate: Word, evidence: Sequence[Word], rule: str
    ) -> Proposition:
        return Proposition(
            parts, predicate, rule, predicate.child(*SUBJECTS), [*proposition.evidence] or list(evidence)
        )

    def _denied(
        self, proposition: Proposition, verb: Word, inside: set[Word], parties: list[Party]
    ) -> tuple[Proposition, Stance] | None:
        stance = Stance(tuple(parties), Status.DENIED, (verb,), "denies")
        noun = verb.child("obj", "obl:arg", "ccomp")
        content = verb.child("xcomp", "advcl", "ccomp")
        being = content.child("cop") if content is not None and not self.french else None
        subject = verb.child("nsubj")
        if content is not None and being is not None and being.lower == "being" and subject is not None:
            lead = [w for w in subject.subtree() if w in inside]
            rest = [w for w in content.subtree() if w in inside and w is not being]
            was = self.lexicon.copula(subject.morph.get("Number") == "Plur" or bool(subject.each("conj")), True)
            return self._rebuilt(proposition, [*lead, was, *rest], content, rest, "denial"), stance
        if content is not None and content.pos in ("VERB", "AUX") and content in inside:
            kept = [
                w
                for w in content.subtree()
                if w in inside and w.label != "mark" or w in inside and w.head is not content
            ]
            if self.french and content.lower not in ("avoir", "être") and content.child("aux:tense", "aux") is not None:
                aux = content.child("aux:tense", "aux")
                subject = verb.child("nsubj")
                if aux is not None and aux.lower in ("avoir", "être") and subject is not None:
                    plural = subject.morph.get("Number") == "Plur" or bool(subject.each("conj"))
                    finite = {
                        ("avoir", False): "a",
                        ("avoir", True): "ont",
                        ("être", False): "est",
                        ("être", True): "sont",
                    }[aux.lower, plural]
                    return self._rebuilt(
                        proposition,
                        [
                            *[w for w in subject.subtree() if w in inside],
                            finite,
                            *[
                                w
                                for w in kept
                                if w is not aux and not (w.lower in ("d'", "de") and w.index < content.index)
                            ],
                        ],
                        content,
                        kept,
                        "denial",
                    ), stance
            if content.child("nsubj", "nsubj:pass") is not None:
                return self._rebuilt(
                    proposition,
                    [w for w in kept if w.lower not in self.lexicon.that or w.index > kept[0].index + 1],
                    content,
                    kept,
                    "denial",
                ), stance
            if not self.french:
                subject = verb.child("nsubj")
                aux = content.child("aux")
                having = aux is not None and aux.lower == "having"
                if subject is not None and (content.lower.endswith("ing") or having):
                    lead = [w for w in subject.subtree() if w in inside]
                    if aux is not None and aux.lower == "having":
                        return self._rebuilt(
                            proposition, [*lead, "had", *[w for w in kept if w is not aux]], content, kept, "denial"
                        ), stance
                    return self._rebuilt(
                        proposition,
                        [*lead, _told_past(content.lemma), *[w for w in kept if w is not content]],
                        content,
                        kept,
                        "denial",
                    ), stance
        if self.french and content is not None and content in inside:
            return self._denied_being(proposition, verb, content, parties)
        if noun is None or noun not in inside or noun.pos not in ("NOUN", "PROPN"):
            return None
        called = {w for c in noun.children if not self.french and self._as_what(c) for w in c.subtree()}
        kept = [w for w in noun.subtree() if w in inside and w not in called]
        determiner = noun.child("det")
        pointed = determiner is not None and determiner.lower.startswith("ce")
        if self.french and (pointed and noun.lower in _THESES or self._untold(noun)):
            return None  # « cette rumeur », « les faits »: which, the clause does not say
        if not self.french and noun.lower.removesuffix("s") in _REFUSED:
            return None  # « rejected the request »: an act
        if not self.french and (deed := self._own_deed(verb, noun)) is not None:
            lead, kept = [w for w in deed[0].subtree() if w in inside], [w for w in noun.subtree() if w in inside]
            rest = [w for w in kept if w is not deed[1]]
            return self._rebuilt(
                proposition, [*lead, _told_past(deed[1].lemma), *rest], deed[1], kept, "denial"
            ), stance
        if not self.french and self.taken_up(noun):
            return None  # « denied the charges »: which, only the article says
        if noun.lower in ("existence", "présence"):
            what = next((c for c in noun.children if c.label == "nmod"), None)
            if what is not None:
                rest = [w for w in what.subtree() if w in inside and not (w.label == "case" and w.head is what)]
                exists = "exist" if what.morph.get("Number") == "Plur" else "exists"
                told: list[Word | str] = ["il existe", *rest] if self.french else [*rest, exists]
                return self._rebuilt(proposition, told, noun, kept, "denial"), stance
        if not self.french:
            return self._denied_noun(proposition, verb, noun, kept, inside), stance
        turn = next((k for k, w in enumerate(kept) if k and w.lower == "mais"), len(kept))
        kept = kept[:turn]  # « dément toute fuite mais promet un contrôle »: the leak alone is denied
        return self._rebuilt(proposition, list(kept), noun, kept, "denial"), stance

    def _denied_being(
        self, proposition: Proposition, verb: Word, content: Word, parties: list[Party]
    ) -> tuple[Proposition, Stance] | None:
        """« Le groupe nie vouloir fermer le site » → « Le groupe veut fermer le site », denied by it."""
        told = self._being(proposition, verb, content, parties)
        if told is None:
            return None
        told[0].rule = "denial"
        return told[0], Stance(tuple(parties), Status.DENIED, (verb,), "denies")

    def _untold(self, noun: Word) -> bool:
        """French: « les faits », « toutes les accusations »: what stands for something that was said before."""
        bare = all(
            c.label in ("det", "punct", "advmod") or c.lower in ("tout", "tous", "toute", "toutes")
            for c in noun.children
        )
        return bare and noun.lower in _UNTOLD

    def taken_up(self, noun: Word) -> bool:
        """English: « that », « the allegations »: what stands for something that was said before."""
        bare = all(c.label in ("det", "punct") or self._as_what(c) for c in noun.children)
        return noun.lower in ("that", "this", "it") or noun.lower in CHARGES and bare

    def _as_what(self, word: Word) -> bool:
        """« dismissed the claim as propaganda »: what it is called, no part of what is denied."""
        case = word.child("case", "mark")
        return case is not None and case.lower == "as"

    def _denied_noun(
        self, proposition: Proposition, verb: Word, noun: Word, kept: list[Word], inside: set[Word]
    ) -> Proposition:
        """English: « denied the claim that P » → P; « denied any role in it » → its role in it, put as a possession."""
        content = next(
            (
                c
                for c in noun.children
                if c.label in ("acl", "ccomp", "acl:relcl")
                and c.child("nsubj", "nsubj:pass", "expl") is not None
                and any(m.lower == "that" and m.label == "mark" for m in c.children)
            ),
            None,
        )
        if content is not None:
            words = [w for w in content.subtree() if w in inside and not (w.lower == "that" and w.head is content)]
            return self._rebuilt(proposition, list(words), content, words, "denial")
        subject = verb.child("nsubj")
        determiner = noun.child("det")
        owned = (
            noun.child("nmod:poss") is None
            and (determiner is None or determiner.lower in ("any", "all"))
            and noun.lower in _OWN_DEEDS
        )
        if owned and subject is not None and subject.pos in ("PROPN", "NOUN"):
            lead = [w for w in self._lead(subject) if w in inside]
            return self._rebuilt(
                proposition, [*lead, "'s", *[w for w in kept if w is not determiner]], noun, [*lead, *kept], "denial"
            )
        return self._rebuilt(proposition, list(kept), noun, kept, "denial")

    def _lead(self, subject: Word) -> list[Word]:
        """A subject without its later clauses."""
        dropped = {w for c in subject.each("acl", "acl:relcl", "appos", "punct") for w in c.subtree()}
        return [w for w in subject.subtree() if w not in dropped]

    def _finite(self, words: Sequence[Word], infinitive: Word, finite: str) -> list[Word | str]:
        """The words of an infinitive clause with a finite verb in its place: « ne pas avoir vu » → « n'a pas vu »."""
        rest = [w for w in words if w is not infinitive]
        if not any(w.index < infinitive.index for w in rest):
            return [finite, *rest]
        ahead = [w for w in rest if w.index < infinitive.index]
        after = [w for w in rest if w.index > infinitive.index]
        clitics = [
            w for w in ahead if w.lower in ("ne", "n'", "se", "s'", "y", "en", "l'", "le", "la", "les", "lui", "leur")
        ]
        return [*clitics, finite, *[w for w in ahead if w not in clitics], *after]

    def _own_deed(self, verb: Word, noun: Word) -> tuple[Word, Word] | None:
        """« The bank denied holding talks », « holding » read as an adjective: who is to have done what."""
        subject, first = verb.child("nsubj"), min(noun.subtree(), key=lambda w: w.index)
        gerund = first.pos == "VERB" and first.lower.endswith("ing") and first.index == verb.index + 1
        return (subject, first) if subject is not None and gerund and first.head is noun else None

    def _having_done(
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
            return self._being(proposition, verb, content, parties)
        plural = subject.morph.get("Number") == "Plur" or bool(subject.each("conj"))
        finite = {("avoir", False): "a", ("avoir", True): "ont", ("être", False): "est", ("être", True): "sont"}[
            aux.lower, plural
        ]
        lead = [w for w in subject.subtree() if w in inside]
        kept = [w for w in content.subtree() if w in inside and not (w.label == "mark" and w.head is content)]
        status = Status.REPORTED if all(p.kind is SourceKind.ANONYMOUS or p.vague for p in parties) else Status.ASSERTED
        return self._rebuilt(
            proposition, [*lead, *self._finite(kept, aux, finite)], content, kept, "infinitive"
        ), Stance(tuple(parties), status, (verb,), "says it of itself")

    def _of_oneself(
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
        lead = [w for w in self._lead(subject) if w in inside]
        plural = subject.morph.get("Number") == "Plur" or bool(subject.each("conj"))
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
            told = [_told_past(content.lemma), *[w for w in kept if w is not content]]
        elif content.pos == "VERB" and marked and aux is None and content.lower == content.lemma:
            now = content.lemma if plural else inflect_third(content.lemma)
            told = [inflect_past(content.lemma) if past else now, *[w for w in kept if w is not content]]
        else:
            return None
        status = Status.REPORTED if all(p.kind is SourceKind.ANONYMOUS or p.vague for p in parties) else Status.ASSERTED
        return self._rebuilt(proposition, [*lead, *told], content, kept, "self-description"), Stance(
            tuple(parties), status, (verb,), "says it of itself"
        )

    def _being(
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
        plural = subject.morph.get("Number") == "Plur" or bool(subject.each("conj"))
        lead = [w for w in subject.subtree() if w in inside]
        kept = [w for w in content.subtree() if w in inside and not (w.label == "mark" and w.head is content)]
        ne_pas = [w for w in kept if w.lower == "pas" and w.index < infinitive.index]
        parts = self._finite([w for w in kept if w not in ne_pas], infinitive, forms.present[1 if plural else 0])
        at = next(k for k, p in enumerate(parts) if isinstance(p, str))
        parts = [*parts[: at + 1], *ne_pas, *parts[at + 1 :]]
        status = Status.REPORTED if all(p.kind is SourceKind.ANONYMOUS or p.vague for p in parties) else Status.ASSERTED
        made = self._rebuilt(proposition, [*lead, *parts], content, kept, "infinitive")
        made.subject = subject
        return made, Stance(tuple(parties), status, (verb,), "says it of itself")

    def _accused(
        self, proposition: Proposition, verb: Word, inside: set[Word], parties: list[Party], *, passive: bool
    ) -> tuple[Proposition, Stance] | None:
        """« A accuse B de faire C » → « B fait C », A."""
        target = verb.child("nsubj:pass", "nsubj") if passive else verb.child("obj")
        comma = next(
            (
                w.index
                for w in proposition.words
                if w.text == "," and w.index > verb.index and (target is None or w.index > target.index)
            ),
            10**9,
        )
        content = next(
            (
                c
                for c in [*verb.children, *(target.children if target is not None else [])]
                if c.index < comma
                and c.morph.get("VerbForm") != "Fin"
                and c.label in ("xcomp", "advcl", "acl", "ccomp", "obl:arg", "obl")
                and c.pos in ("VERB", "AUX")
                and c.index > verb.index
            ),
            None,
        )
        if target is not None and (target.pos == "PRON" or target.lower in ("other", "another")):
            return None  # « accused each other of … »; « l'avait accusé de … »: of whom, the clause does not say
        if target is None or content is None or target not in inside or content not in inside:
            return None
        if passive:
            agent = verb.child("obl:agent")
            parties = (
                self.names.parties([w for w in agent.subtree() if w.lower not in ("par", "by")])
                if agent is not None
                else []
            )
            if not parties:
                return None
        elif not parties:
            return None
        below = set(content.subtree())
        subject = [
            w
            for w in target.subtree()
            if w in inside and w not in below and not (w.label == "case" and w.head is target)
        ]
        first = min(w.index for w in below)
        between = [w for w in proposition.words if verb.index < w.index < first]
        if not self.french and not passive and between and not any(w.text == "," for w in between):
            subject = [w for w in between if w.lower not in ("of", "for")]  # « accuses "outside powers" of … »
        kept = [
            w
            for w in proposition.words
            if (w in below or w.index > first) and not (w.label in ("mark", "case") and w.head is content)
        ]
        plural = target.morph.get("Number") == "Plur"
        aux = content.child("aux:tense", "aux")
        if self.french:
            if aux is not None and aux.lower in ("avoir", "être"):
                finite = {
                    ("avoir", False): "a",
                    ("avoir", True): "ont",
                    ("être", False): "est",
                    ("être", True): "sont",
                }[aux.lower, plural]
                parts: list[Word | str] = [*subject, finite, *[w for w in kept if w is not aux]]
            else:
                forms = conjugate(content.lower) or conjugate(content.lemma)
                if forms is None:
                    return None
                parts = [*subject, forms.present[1 if plural else 0], *[w for w in kept if w is not content]]
        elif aux is not None and aux.lower == "having":
            parts = [*subject, "had", *[w for w in kept if w is not aux]]
        elif content.lower.endswith("ing"):
            parts = (
                [*subject, "were" if plural else "was", *kept]
                if content.child("aux:pass") is None
                else [*subject, "was", *kept]
            )
            parts = [*subject, _told_past(content.lemma), *[w for w in kept if w is not content]]
        else:
            return None
        return self._rebuilt(proposition, parts, content, kept, "accusation"), Stance(
            tuple(parties), Status.ASSERTED, (verb,), "accuses"
        )

    def _labelled(
        self, proposition: Proposition, verb: Word, inside: set[Word], parties: list[Party]
    ) -> tuple[Proposition, Stance] | None:
        """« A a qualifié X de Y » → « X est Y », A."""
        target = verb.child("obj")
        if target is None or target not in inside:
            return None
        if not self.french and target.lower == "it" and verb.label == "advcl" and verb.head is not None:
            return self._labelled_it(proposition, verb, target, parties)
        label = next(
            (
                c
                for c in [*verb.children, *target.children]
                if c is not target
                and c.label in ("obl:arg", "obl", "nmod", "xcomp", "obl:mod", "advcl")
                and c.index > target.index
                and any(m.lower in ("de", "d'", "as") for m in c.children)
            ),
            None,
        )
        if label is None and not self.french:
            label = next(
                (
                    c
                    for c in verb.children
                    if c.label in ("xcomp", "obj") and c.index > target.index and c is not target
                ),
                None,
            )
        if label is None and not self.french and (parted := self._quoted_label(proposition, verb)) is not None:
            subject, quoted = parted
            plural = (target if target in subject else subject[-1]).morph.get("Number") == "Plur"
            return self._rebuilt(
                proposition,
                [*subject, self.lexicon.copula(plural, False), *quoted],
                quoted[-1],
                [*subject, *quoted],
                "label",
            ), Stance(tuple(parties), Status.ASSERTED, (verb,), "calls")
        if label is None or label not in inside or target.pos not in ("NOUN", "PROPN"):
            return None
        below = set(label.subtree())
        subject = [w for w in target.subtree() if w in inside and w not in below]
        case = next((c for c in label.children if c.label in ("case", "mark")), None)
        kept = [w for w in label.subtree() if w in inside and w is not case]
        plural = target.morph.get("Number") == "Plur"
        article: list[Word | str] = []
        if self.french and label.pos == "NOUN" and label.child("det") is None:
            article = [
                "des" if label.morph.get("Number") == "Plur" else "une" if label.morph.get("Gender") == "Fem" else "un"
            ]
        return self._rebuilt(
            proposition,
            [*subject, self.lexicon.copula(plural, False), *article, *kept],
            label,
            [*subject, *kept],
            "label",
        ), Stance(tuple(parties), Status.ASSERTED, (verb,), "calls")

    def _called(
        self, proposition: Proposition, verb: Word, form: VerbForm, parties: list[Party]
    ) -> tuple[Proposition, Stance] | None:
        """French, by position: « juge "inacceptable" la décision », « a qualifié d'"erreur" le choix » → what is what."""
        if form.lemma not in _CALLING:
            return None
        words = [w for w in proposition.words if w.index > verb.index and w.text not in (".", ",")]
        marked = [
            k
            for k, w in enumerate(words)
            if self.names.text[max(0, w.start - 2) : w.start].strip()[-1:] in ('"', "«", "“")
        ]
        if not marked or marked[0] > 8:
            return None
        first = marked[0]
        end = next(
            (
                k
                for k in range(first, len(words))
                if self.names.text[words[k].end : words[k].end + 2].strip()[:1] in ('"', "»", "”")
            ),
            None,
        )
        if end is None or end - first > 6:
            return None
        label, before, after = words[first : end + 1], words[:first], words[end + 1 :]
        if any(w.pos in ("VERB", "AUX") and w.morph.get("VerbForm") == "Fin" for w in [*label, *before, *after]):
            return None
        lead = [w for w in before if w.lower in ("de", "d'", "comme")]
        article: list[Word | str] = []
        if after and len(before) <= 1 and after[0].pos == "DET":
            subject = after
        elif not after and len(before) > 1 and before[0].pos == "DET":
            subject = [w for w in before if w is not before[-1] or w not in lead]
        else:
            return None
        if label[0].pos == "NOUN" and not label[0].lower.removesuffix("s").endswith(_QUALITIES):
            article = [
                "des"
                if label[0].morph.get("Number") == "Plur"
                else "une"
                if label[0].morph.get("Gender") == "Fem"
                else "un"
            ]
        plural = subject[0].lower in ("les", "ces", "ses", "leurs", "des")
        made = self._rebuilt(
            proposition,
            [*subject, self.lexicon.copula(plural, False), *article, *label],
            label[-1],
            [*subject, *label],
            "label",
        )
        made.subject = subject[-1]
        return made, Stance(tuple(parties), Status.ASSERTED, (verb,), "calls")

    def _labelled_it(
        self, proposition: Proposition, verb: Word, it: Word, parties: list[Party]
    ) -> tuple[Proposition, Stance] | None:
        """« X condemned the raid, calling it "cruel" » → « The raid is "cruel" », X."""
        noun = verb.head.child("obj") if verb.head is not None else None
        if noun is None or noun.pos != "NOUN" or noun.index > it.index:
            return None
        subject = [w for w in self._lead(noun) if w.index < verb.index and w.text != ","]
        rest = [
            w for w in proposition.words if w.index > it.index and not (w.lower == "as" and w.index == it.index + 1)
        ]
        if not rest or any(w.pos in ("VERB", "AUX") and w.morph.get("VerbForm") == "Fin" for w in rest):
            return None
        copula = self.lexicon.copula(noun.morph.get("Number") == "Plur", False)
        return self._rebuilt(proposition, [*subject, copula, *rest], rest[-1], [*subject, *rest], "label"), Stance(
            tuple(parties), Status.ASSERTED, (verb,), "calls"
        )

    def _quoted_label(self, proposition: Proposition, verb: Word) -> tuple[list[Word], list[Word]] | None:
        """« called its account "pure fiction" »: what is labelled, and the words from the mark on, where the tree lost it."""
        words = [w for w in proposition.words if w.index > verb.index]
        at = next(
            (k for k, w in enumerate(words) if self.names.text[max(0, w.start - 1) : w.start] in ('"', "“", "‘")), None
        )
        if not at or words[at - 1].pos not in ("NOUN", "PROPN"):
            return None
        if any(w.pos in ("VERB", "AUX") and w.morph.get("VerbForm") == "Fin" for w in words[:at]):
            return None
        return words[:at], [w for w in words[at:] if w.text != "."]

    def _called_themselves(
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
                or words[i + 1].pos not in ("ADJ", "VERB", "ADV", "NOUN")
            ):
                continue
            lead = words[:j]
            subject = next((w for w in reversed(lead) if w.label in SUBJECTS), lead[-1])
            parties = self._from_subject(subject, anonymous, fallback)
            if not parties:
                return None
            rest = words[i + 1 :]
            made = self._rebuilt(
                proposition,
                [*lead, self.lexicon.copula(plural, False), *rest],
                words[i + 1],
                [*lead, *rest],
                "self-description",
            )
            made.subject = subject
            return made, Stance(tuple(parties), Status.ASSERTED, (words[i],), "says of itself")
        return None

    # -- status ------------------------------------------------------------------------------------------------------

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
            if frame is not None and frame.speech is Speech.DENY:
                return Stance((self._unidentified(frame),), Status.DENIED, cue, "denied by a source that was not found")
            if frame is not None and self.french and self._told_by_things(frame):
                return Stance((), Status.REPORTED, cue, "signs that the narrator passes on")
            if frame is not None and frame.framing is Framing.THAT and not self._impersonal_cue(frame.cue[0]):
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
        if all(p.kind is SourceKind.ANONYMOUS or p.vague for p in parties):
            return Stance(who, Status.REPORTED, cue, "nobody nameable commits to it")
        if frame.speech is Speech.RUMOUR and not (self.french and direct) or any(p.through for p in parties):
            return Stance(who, Status.REPORTED, cue, "passed on")
        if hearsay is not None:
            return Stance(who, Status.REPORTED, (*cue, hearsay), "hearsay")
        if conditional is not None and not direct and self._hearsay_conditional(frame, conditional):
            return Stance(who, Status.REPORTED, (*cue, conditional), "hearsay conditional")
        if proposition.rule == "relative" and frame.framing is Framing.THAT:
            governor = proposition.governor or next(
                (a for a in proposition.predicate.ancestors() if a.pos in ("VERB", "AUX") and a.head is None), None
            )
            carrier = finite_word(governor) if governor is not None else None
            if (
                carrier is not None
                and self.lexicon.is_conditional(carrier.lower)
                and self._hearsay_conditional(frame, carrier)
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

    def _impersonal_cue(self, cue: Word) -> bool:
        """« on apprend que », « we learn that »: the narrator's own way of telling."""
        subject = cue.child("nsubj")
        return subject is not None and subject.lower in ("on", "we", "nous")

    def _told_by_things(self, frame: Frame) -> bool:
        """« Tout indique que P », « Cela laisse penser que P »: nobody speaks."""
        if frame.framing is not Framing.THAT or frame.head is None:
            return False
        opening = next((w.lower for w in frame.head.words if w.pos not in ("PUNCT", "CCONJ")), "")
        subject = frame.cue[0].child("nsubj")
        things = ("tout", "cela", "ceci", "ça")
        return (subject.lower if subject is not None else opening) in things or opening == "tout"

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

    def _hearsay_conditional(self, frame: Frame, conditional: Word) -> bool:
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

    def _expected(self, proposition: Proposition) -> Word | None:
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


def modality_of(proposition: Proposition, lexicon: Lexicon) -> Modality:
    """How the words present what they tell."""
    head = proposition.predicate
    carrier = finite_word(head) or head
    words = {w.lower for w in proposition.words}
    if (
        words & (lexicon.hedges | lexicon.hearsay)
        or carrier in proposition.words
        and lexicon.is_conditional(carrier.lower)
    ):
        return Modality.HEDGED
    if carrier.lower in ("may", "might", "could"):
        return Modality.HEDGED
    if carrier.lemma in ("devoir", "falloir") or carrier.lower in ("must", "should"):
        return Modality.NORMATIVE
    if (
        carrier.morph.get("Tense") == "Fut"
        or carrier.lower in ("will", "shall", "'ll")
        or head.lower in ("prévu", "prévue", "prévus", "prévues", "attendu", "attendue", "scheduled", "expected")
    ):
        return Modality.FUTURE
    return Modality.FACTUAL


def polarity_of(proposition: Proposition, lexicon: Lexicon) -> Polarity:
    """Whether the predicate is negated. « ne … que » restricts, « ne » alone after « avant que » is none."""
    head = proposition.predicate
    around = [
        head,
        *head.children,
        *(c for aux in head.each("aux", "aux:tense", "aux:pass", "cop") for c in aux.children),
    ]
    if head.label == "xcomp" and head.head is not None:
        around.extend(head.head.children)
    inside = set(proposition.words)
    words = {w.lower for w in around if w in inside}
    if lexicon.language is Language.FRENCH:
        ne = bool(words & {"ne", "n'"})
        full = bool(
            {w.lower for w in proposition.words}
            & {"pas", "jamais", "rien", "plus", "aucun", "aucune", "personne", "nullement", "guère", "ni", "point"}
        )
        if ne and full:
            return Polarity.NEGATIVE
        first = proposition.words[0].lower if proposition.words else ""
        return (
            Polarity.NEGATIVE if first in ("aucun", "aucune", "nul", "nulle", "personne", "rien") else Polarity.POSITIVE
        )
    if (
        words & {"not", "n't", "never"}
        or proposition.words
        and proposition.words[0].lower in ("no", "nobody", "none", "nothing")
        or any(w.lower == "no" and w.label == "det" for w in proposition.words)
    ):
        return Polarity.NEGATIVE
    return Polarity.POSITIVE
