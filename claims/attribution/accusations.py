"""What somebody is accused of: « A accuse B de mentir » → « B ment », A."""

from __future__ import annotations

from claims.attribution.model import Stance
from claims.attribution.rebuilding import present_of, rebuilt, told_past
from claims.language.fr_verbs import conjugate
from claims.language.lexicon import Lexicon
from claims.models import Language, Status
from claims.names import Names, Party
from claims.splitting import Proposition
from claims.words import Word


class Accusations:
    """The accusations of one article."""

    def __init__(self, names: Names, lexicon: Lexicon) -> None:
        self.names = names
        self.french = lexicon.language is Language.FRENCH

    def accused(
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
                finite = present_of(aux, plural=plural)
                parts: list[Word | str] = [*subject, finite, *[w for w in kept if w is not aux]]
            else:
                forms = conjugate(content.lower) or conjugate(content.lemma)
                if forms is None:
                    return None
                parts = [*subject, forms.present[1 if plural else 0], *[w for w in kept if w is not content]]
        elif aux is not None and aux.lower == "having":
            parts = [*subject, "had", *[w for w in kept if w is not aux]]
        elif content.lower.endswith("ing"):
            parts = [*subject, told_past(content.lemma), *[w for w in kept if w is not content]]
        else:
            return None
        return rebuilt(proposition, parts, content, kept, "accusation"), Stance(
            tuple(parties), Status.ASSERTED, (verb,), "accuses"
        )
