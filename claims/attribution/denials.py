"""What a verb of denying rejects: « X dément avoir menti », « X denied any role in it »."""

from __future__ import annotations

from claims.attribution.model import Stance
from claims.attribution.of_oneself import OfOneself
from claims.attribution.rebuilding import lead_of, present_of, rebuilt, told_past
from claims.language.en_clauses import SUBORDINATORS
from claims.language.lexicon import Lexicon
from claims.models import Language, Status
from claims.names import Party
from claims.predicates import is_several
from claims.splitting import Proposition
from claims.words import Word

CHARGES = frozenset(
    "charge charges allegation allegations accusation accusations claim claims suggestion report reports".split()
)
_REFUSED = frozenset(
    """attempt bid request appeal application motion proposal plan offer call demand petition amendment bill deal lawsuit
    case complaint idea advice invitation resignation treaty budget measure candidate""".split()
)
_OWN_DEEDS = frozenset(
    """wrongdoing involvement responsibility guilt liability knowledge misconduct negligence complicity
    participation""".split()
)
_THESES = frozenset(
    """affirmation affirmations information informations accusation accusations version thèse hypothèse allégation
    allégations rumeur rumeurs propos fakenews infox intox""".split()
)
_UNTOLD = _THESES | frozenset(
    "chiffre chiffres fait faits reproche reproches soupçon soupçons charge charges griefs tout".split()
)
_PUT_ABOUT = frozenset(
    f"{stem}{ending}"
    for stem in ("avancé", "publié", "diffusé", "évoqué", "annoncé", "relayé", "porté", "lancé", "cité")
    for ending in ("", "e", "s", "es")
)
# What is contested, rejected or challenged is mostly a decision. These can be true or false.
_OPPOSED = frozenset("contester rejeter récuser".split())
_TRUE_OR_FALSE = frozenset(
    """existence présence absence implication participation responsabilité culpabilité complicité intention préméditation
    lien liens rôle mensonge manquement détournement détournements usage recours connaissance""".split()
)


class Denials:
    """What the verbs of denying of one article deny."""

    def __init__(self, lexicon: Lexicon, of_oneself: OfOneself) -> None:
        self.lexicon, self._of_oneself = lexicon, of_oneself
        self.french = lexicon.language is Language.FRENCH

    def denied(
        self, proposition: Proposition, verb: Word, inside: set[Word], parties: list[Party]
    ) -> tuple[Proposition, Stance] | None:
        """What a verb denies as a sentence, denied by the parties; None where the clause does not say what."""
        stance = Stance(tuple(parties), Status.DENIED, (verb,), "denies")
        noun = verb.child("obj", "obl:arg", "ccomp")
        content = verb.child("xcomp", "advcl", "ccomp")
        if content is not None and (self._stands_beside(content) if self.french else _circumstance(content, verb)):
            content = None
        being = content.child("cop") if content is not None and not self.french else None
        subject = verb.child("nsubj")
        if content is not None and being is not None and being.lower == "being" and subject is not None:
            lead = [w for w in subject.subtree() if w in inside]
            rest = [w for w in content.subtree() if w in inside and w is not being]
            was = self.lexicon.copula(is_several(subject), True)
            return rebuilt(proposition, [*lead, was, *rest], content, rest, "denial"), stance
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
                    plural = is_several(subject)
                    finite = present_of(aux, plural=plural)
                    return rebuilt(
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
                return rebuilt(
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
                        return rebuilt(
                            proposition, [*lead, "had", *[w for w in kept if w is not aux]], content, kept, "denial"
                        ), stance
                    before = [w for w in kept if w.index < content.index]
                    after = [w for w in kept if w.index > content.index]
                    return rebuilt(
                        proposition,
                        [*lead, *before, told_past(content.lemma), *after],
                        content,
                        kept,
                        "denial",
                    ), stance
        if self.french and content is not None and content in inside:
            return self._denied_being(proposition, verb, content, parties)
        if noun is None or noun not in inside or noun.pos not in ("NOUN", "PROPN"):
            return None
        called = {w for c in noun.children if not self.french and _as_what(c) for w in c.subtree()}
        if self.french and any(w.text == "(" for w in noun.subtree()):
            return None  # what stands in brackets is not denied with it
        kept = [w for w in noun.subtree() if w in inside and w not in called]
        determiner = noun.child("det")
        pointed = determiner is not None and determiner.lower.startswith("ce")
        if self.french and (pointed and noun.lower in _THESES or _untold(noun)):
            return None  # « cette rumeur », « les faits »: which, the clause does not say
        form = self.lexicon.speech.get(verb.lower)
        if form is not None and form.lemma in _OPPOSED and noun.lower not in _TRUE_OR_FALSE:
            return None  # « conteste la décision », « rejette la demande »: an act
        if not self.french and noun.lower.removesuffix("s") in _REFUSED:
            return None  # « rejected the request »: an act
        if not self.french and (deed := _own_deed(verb, noun)) is not None:
            lead, kept = [w for w in deed[0].subtree() if w in inside], [w for w in noun.subtree() if w in inside]
            rest = [w for w in kept if w is not deed[1]]
            return rebuilt(proposition, [*lead, told_past(deed[1].lemma), *rest], deed[1], kept, "denial"), stance
        if not self.french and taken_up(noun):
            return None  # « denied the charges »: which, only the article says
        if noun.lower == "existence":
            what = next((c for c in noun.children if c.label == "nmod"), None)
            if what is not None:
                rest = [w for w in what.subtree() if w in inside and not (w.label == "case" and w.head is what)]
                exists = "exist" if what.morph.get("Number") == "Plur" else "exists"
                told: list[Word | str] = ["il existe", *rest] if self.french else [*rest, exists]
                return rebuilt(proposition, told, noun, kept, "denial"), stance
        if not self.french:
            return _denied_noun(proposition, verb, noun, kept, inside), stance
        turn = next((k for k, w in enumerate(kept) if k and w.lower == "mais"), len(kept))
        kept = kept[:turn]  # « dément toute fuite mais promet un contrôle »: the leak alone is denied
        return rebuilt(proposition, list(kept), noun, kept, "denial"), stance

    def _stands_beside(self, content: Word) -> bool:
        """« dément les chiffres (d'autres en avancent) »: a clause that no « que » opens is not denied."""
        subject = content.child("nsubj", "nsubj:pass")
        opened = any(w.lower in self.lexicon.that and w.index < content.index for w in content.subtree())
        return subject is not None and not opened

    def _denied_being(
        self, proposition: Proposition, verb: Word, content: Word, parties: list[Party]
    ) -> tuple[Proposition, Stance] | None:
        """« Le groupe nie vouloir fermer le site » → « Le groupe veut fermer le site », denied by it."""
        told = self._of_oneself.being(proposition, verb, content, parties)
        if told is None:
            return None
        told[0].rule = "denial"
        return told[0], Stance(tuple(parties), Status.DENIED, (verb,), "denies")


def _circumstance(content: Word, verb: Word) -> bool:
    """English: « denied the appeal when they could not pay », « P, after they rejected the offer »: not what was denied."""
    if content.index < verb.index:
        return True
    mark = content.child("mark", "advmod")
    return content.label == "advcl" and mark is not None and mark.lower in SUBORDINATORS


def _own_deed(verb: Word, noun: Word) -> tuple[Word, Word] | None:
    """« The bank denied holding talks », « holding » read as an adjective: who is to have done what."""
    subject, first = verb.child("nsubj"), min(noun.subtree(), key=lambda w: w.index)
    gerund = first.pos == "VERB" and first.lower.endswith("ing") and first.index == verb.index + 1
    return (subject, first) if subject is not None and gerund and first.head is noun else None


def _denied_noun(proposition: Proposition, verb: Word, noun: Word, kept: list[Word], inside: set[Word]) -> Proposition:
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
        return rebuilt(proposition, list(words), content, words, "denial")
    subject = verb.child("nsubj")
    determiner = noun.child("det")
    owned = (
        noun.child("nmod:poss") is None
        and (determiner is None or determiner.lower in ("any", "all"))
        and noun.lower in _OWN_DEEDS
    )
    if owned and subject is not None and subject.pos in ("PROPN", "NOUN"):
        lead = [w for w in lead_of(subject) if w in inside]
        return rebuilt(
            proposition, [*lead, "'s", *[w for w in kept if w is not determiner]], noun, [*lead, *kept], "denial"
        )
    return rebuilt(proposition, list(kept), noun, kept, "denial")


def _untold(noun: Word) -> bool:
    """French: « les faits », « les chiffres avancés », « toutes les accusations »: what stands for something said before."""
    bare = all(
        c.label in ("det", "punct", "advmod")
        or c.lower in ("tout", "tous", "toute", "toutes")
        or c.lower in _PUT_ABOUT
        and len(c.children) == 0
        for c in noun.children
    )
    return bare and noun.lower in _UNTOLD


def taken_up(noun: Word) -> bool:
    """English: « that », « the allegations »: what stands for something that was said before."""
    bare = all(c.label in ("det", "punct") or _as_what(c) for c in noun.children)
    return noun.lower in ("that", "this", "it") or noun.lower in CHARGES and bare


def _as_what(word: Word) -> bool:
    """« dismissed the claim as propaganda »: what it is called, no part of what is denied."""
    case = word.child("case", "mark")
    return case is not None and case.lower == "as"
