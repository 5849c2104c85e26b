"""What somebody calls something: « A a qualifié X de Y » → « X est Y », A."""

from __future__ import annotations

from claims.attribution.model import Stance
from claims.attribution.rebuilding import lead_of, rebuilt
from claims.language.lexicon import Lexicon, VerbForm
from claims.models import Language, Status
from claims.names import Names, Party
from claims.splitting import Proposition
from claims.words import Word

_CALLING = frozenset("qualifier taxer juger estimer considérer trouver".split())
_QUALITIES = ("able", "ible", "eux", "euse", "if", "ive", "ique", "ant", "ante", "al", "ale", "aire", "ain", "aine")


class Labels:
    """The labels that the speakers of one article give."""

    def __init__(self, names: Names, lexicon: Lexicon) -> None:
        self.names, self.lexicon = names, lexicon
        self.french = lexicon.language is Language.FRENCH

    def labelled(
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
            return rebuilt(
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
            article = [_article(label)]
        return rebuilt(
            proposition,
            [*subject, self.lexicon.copula(plural, False), *article, *kept],
            label,
            [*subject, *kept],
            "label",
        ), Stance(tuple(parties), Status.ASSERTED, (verb,), "calls")

    def called(
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
            article = [_article(label[0])]
        plural = subject[0].lower in ("les", "ces", "ses", "leurs", "des")
        made = rebuilt(
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
        subject = [w for w in lead_of(noun) if w.index < verb.index and w.text != ","]
        rest = [
            w for w in proposition.words if w.index > it.index and not (w.lower == "as" and w.index == it.index + 1)
        ]
        if not rest or any(w.pos in ("VERB", "AUX") and w.morph.get("VerbForm") == "Fin" for w in rest):
            return None
        copula = self.lexicon.copula(noun.morph.get("Number") == "Plur", False)
        return rebuilt(proposition, [*subject, copula, *rest], rest[-1], [*subject, *rest], "label"), Stance(
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


def _article(noun: Word) -> str:
    """The indefinite article of a noun: « une erreur »."""
    if noun.morph.get("Number") == "Plur":
        return "des"
    return "une" if noun.morph.get("Gender") == "Fem" else "un"
