"""Words that only call the rest true or false: « est une fausse information »."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claims.comparison import function_words as fw
from claims.comparison.reading.sentence import Sentence, is_predicate

if TYPE_CHECKING:
    from spacy.tokens import Token


def read_verdict(s: Sentence) -> tuple[frozenset[int], bool]:
    """The tokens that only call the rest true or false, and whether false: « est une fausse information »."""
    out: set[int] = set()
    false = False
    for token in s.tokens:
        lemma = s.lemmas[token.i]
        verdicts = fw.FALSE_PREDICATES | fw.TRUE_PREDICATES
        forms = (lemma, s.folded[token.i], s.folded[token.i].rstrip("s").removesuffix("e"))
        kind = next((form for form in forms if form in verdicts), lemma)
        if kind not in fw.FALSE_PREDICATES and kind not in fw.TRUE_PREDICATES:
            continue
        if token.i in s.name_of:
            continue
        noun = token.head if token.dep_ in ("amod", "conj") and token.head.pos_ in ("NOUN", "PROPN") else token
        predicate = is_predicate(noun)
        if not predicate:
            continue
        if noun is not token and s.lemmas[noun.i] not in fw.VERDICT_NOUNS:
            continue
        if kind in fw.TRUE_PREDICATES and _said_of_a_thing(s, noun):
            continue
        out |= {token.i, noun.i}
        if kind in fw.FALSE_PREDICATES:
            false = True
    if out and false:
        out |= {t.i for t in s.tokens if s.lemmas[t.i] in fw.VERDICT_NOUNS and t.dep_ in ("nsubj", "attr")}
    return frozenset(out), false


def _said_of_a_thing(s: Sentence, predicate: Token) -> bool:
    """« la photo est authentique » says what the photo is; « l'information est exacte », « il est vrai que » say nothing."""
    holder = predicate.head if predicate.dep_ in ("attr", "acomp") else predicate
    subject = next((c for c in holder.children if c.dep_ in ("nsubj", "nsubj:pass", "nsubjpass")), None)
    return subject is not None and subject.pos_ in ("NOUN", "PROPN") and s.lemmas[subject.i] not in fw.VERDICT_NOUNS
