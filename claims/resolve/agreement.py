"""The verb of a claim that lost a subject or a verb of denying: number and mood."""

from __future__ import annotations

from claims.language.fr_verbs import IRREGULAR, conjugate
from claims.language.lexicon import Lexicon
from claims.models import Language
from claims.predicates import AUXILIARIES, finite_word
from claims.resolve.model import Resolution
from claims.splitting import Proposition

_PLURAL_TO_SINGULAR = {entry[1]: entry[0] for entry in IRREGULAR.values()} | {
    "étaient": "était",
    "auront": "aura",
    "seront": "sera",
}


class Agreement:
    """Makes verbs agree with what a claim keeps."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.french = lexicon.language is Language.FRENCH

    def indicative(self, proposition: Proposition, out: Resolution) -> None:
        """« X dément que la piscine soit fermée » denies « La piscine est fermée »."""
        carrier = finite_word(proposition.predicate) or proposition.predicate
        form = {"soit": "est", "soient": "sont", "ait": "a", "aient": "ont"}.get(carrier.lower)
        if form is not None and carrier in proposition.words and carrier not in out.replaced:
            out.replaced[carrier] = form

    def singular(self, proposition: Proposition, out: Resolution) -> None:
        """« Lavrov et Novak feront » → « Novak fera »."""
        carrier = finite_word(proposition.predicate)
        if carrier is None:
            return
        form = carrier.lower
        if not self.french:
            table = {"are": "is", "were": "was", "have": "has", "do": "does"}
            if form in table:
                out.replaced[carrier] = table[form]
            elif carrier.pos == "VERB" and carrier.morph.get("Tense") == "Pres":
                from claims.language.en import inflect_third  # noqa: PLC0415

                out.replaced[carrier] = inflect_third(carrier.lemma)
            return
        forms = conjugate(carrier.lemma)
        singular = _PLURAL_TO_SINGULAR.get(form) or (
            forms.present[0] if forms is not None and form == forms.present[1] else None
        )
        if singular is None and form.endswith("ront"):
            singular = form[:-3] + "a"
        elif singular is None and form.endswith("aient"):
            singular = form[:-5] + "ait"
        elif singular is None and form.endswith("issent"):
            singular = form[:-6] + "it"
        elif singular is None and form.endswith("ent"):
            singular = form[:-2]
        if singular is not None:
            out.replaced[carrier] = singular
        subject = proposition.subject
        if (
            subject is not None
            and subject.morph.get("Number") == "Plur"
            and subject.lemma in self.lexicon.body_nouns
            and subject.text.endswith("s")
        ):
            out.replaced[subject] = subject.text[:-1]
            determiner = subject.child("det")
            if determiner is not None and determiner.lower == "les":
                out.replaced[determiner] = "la" if subject.morph.get("Gender") == "Fem" else "le"
        participle = proposition.predicate
        if (
            participle is not carrier
            and participle.pos in ("VERB", "ADJ")
            and participle.lower.endswith("s")
            and any(
                c.label in ("aux:pass", "cop") or c.lemma == "être"
                for c in participle.children
                if c.label in AUXILIARIES
            )
        ):
            out.replaced[participle] = participle.text[:-1]
