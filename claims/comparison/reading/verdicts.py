"""Words that only call the rest true or false: « est une fausse information »."""

from __future__ import annotations

from claims.comparison import function_words as fw
from claims.comparison.reading.sentence import Sentence, is_predicate


def read_verdict(s: Sentence) -> tuple[frozenset[int], bool]:
    """The tokens that only call the rest true or false, and whether false: « est une fausse information »."""
    out: set[int] = set()
    false = False
    for token in s.doc:
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
        out |= {token.i, noun.i}
        if kind in fw.FALSE_PREDICATES:
            false = True
    if out and false:
        out |= {t.i for t in s.doc if s.lemmas[t.i] in fw.VERDICT_NOUNS and t.dep_ in ("nsubj", "attr")}
    return frozenset(out), false
