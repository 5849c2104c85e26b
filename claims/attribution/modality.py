"""How the words of a proposition present what they tell, and whether they negate it."""

from __future__ import annotations

from claims.language.lexicon import Lexicon
from claims.models import Language, Modality, Polarity
from claims.predicates import finite_word
from claims.splitting import Proposition


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
