"""The content words of a sentence, each with its kind, role and weight."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from claims.comparison import function_words as fw
from claims.comparison.names import things_in
from claims.comparison.reading.degrees import CLOSE, graded
from claims.comparison.reading.model import Term
from claims.comparison.reading.negation import deprived_of, implicative
from claims.comparison.reading.sentence import (
    OBJECTS,
    PATIENTS,
    SUBJECTS,
    TRANSPARENT,
    VERBS,
    Sentence,
    bracketed,
    by_oneself,
    of_a_picture,
    passive,
    reflexive,
    same_name,
)
from claims.comparison.vocabulary import concepts_of, fold

if TYPE_CHECKING:
    from spacy.tokens import Token

_WEIGHTS: Final = {"name": 1.3, "noun": 1.0, "verb": 0.9, "adj": 0.7, "adv": 0.4, "adp": 0.6}
_GENERIC_WEIGHT: Final = 0.3
_ASIDE_WEIGHT: Final = 0.25  # in brackets, or a role beside a name: "Pierre Sennès, procureur de Nantes"


def _other_lemmas(lemma: str, word: str) -> tuple[str, ...]:
    """Dictionary forms where the lemmatiser missed: « indique » for « indiquer », "axed" for "axe"."""
    stem = word.removesuffix("s").removesuffix("e").removesuffix("es")
    return (
        word, f"{lemma}r", f"{stem}r", f"{stem}er", word.removesuffix("d"), word.removesuffix("ed"),
        word.removesuffix("ing"), f"{word.removesuffix('ing')}e", word.removesuffix("s"),
    )  # fmt: skip


def read_terms(s: Sentence) -> list[Term]:
    terms: list[Term] = []
    things = things_in(s.folded)
    for token in s.tokens:
        kind = _kind_of(s, token)
        if kind is None:
            continue
        lemma = s.folded[token.i] if kind == "name" else s.lemmas[token.i]
        form = (token.text if kind == "name" else token.lemma_).lower()
        if token.i in s.says:
            lemma = form = s.says[token.i]
        elif kind == "verb" and s.folded[token.i] == f"{lemma}ed" and concepts_of(f"{lemma}e"):
            lemma = f"{lemma}e"  # "fined" is no form of "fin"
        elif kind in ("verb", "noun", "adj") and not concepts_of(lemma):
            lemma = next((w for w in _other_lemmas(lemma, s.folded[token.i]) if concepts_of(w)), lemma)
        s.term_of[token.i] = len(terms)
        terms.append(
            Term(
                word=token.text, lemma=lemma, form=form, kind=kind, role=role_of(s, token), head=-1,
                weight=_weight_of(s, token, kind, lemma), group=s.name_of.get(token.i, -1),
                place=_in_place(s, token), start=token.idx, bracketed=bracketed(s, token),
                things=things.get(token.i, frozenset()), new=_new(token), role_of=_whose_role(s, token),
            )
        )  # fmt: skip
    return terms


def _new(token: Token) -> bool:
    """« un touriste », "three men": not « le touriste », nor « des gens », whom nobody counts."""
    return token.pos_ == "NOUN" and any(
        c.dep_ == "nummod" or (c.dep_ == "det" and fold(c.text) in ("un", "une", "a", "an")) for c in token.children
    )


def _kind_of(s: Sentence, token: Token) -> str | None:
    folded = s.folded[token.i]
    lemma = s.lemmas[token.i]
    start, end = token.idx, token.idx + len(token.text)
    if token.is_punct or token.is_space or token.i in s.verdict or token.i in s.swallowed:
        return None
    if token.i in s.says:
        if s.says[token.i] in fw.LIGHT[s.language]:
            return None
        return "verb" if token.pos_ in VERBS else "noun"
    if any(start < stop and begin < end for begin, stop in s.taken):
        return None
    if token.i in s.name_of:
        return "name"
    if folded in fw.TITLES or folded in fw.EMPTY or not any(c.isalpha() for c in folded) or len(folded) < 2:
        return None
    if by_oneself(token):
        return "adj"
    if folded in fw.HEDGES or folded in fw.QUANTIFIERS or folded in fw.ONLY[s.language]:
        return None
    if folded in fw.NEGATIONS[s.language] or folded in fw.WITH_NE or folded in fw.WITHOUT[s.language]:
        return None
    if token.i in s.degree_of and s.degree_of[token.i][0] != token.i:
        return None
    if folded in fw.ANSWERS and token.i and s.folded[token.i - 1] in fw.DEFINITE | fw.OF_THE:
        return "noun"  # « le non l'emporte »
    if folded in fw.OUTSIDE or lemma in fw.OUTSIDE:
        return "adp"
    if s.folded[token.i] in fw.NO_ADVERBS and token.pos_ == "ADV":
        return "verb"
    if token.pos_ in ("VERB", "AUX"):
        if implicative(s, token) or deprived_of(s, token) is not None:
            return None
        if lemma in fw.LIGHT[s.language] or token.pos_ == "AUX":
            return None
        if lemma in fw.LIGHT_REFLEXIVE and reflexive(s, token):
            return None
        if (lemma in fw.PICTURING and passive(token) or lemma in fw.SHOWING) and of_a_picture(s, token):
            return None
        return "verb"
    return {"NOUN": "noun", "PROPN": "noun", "ADJ": "adj", "ADV": "adv", "X": "noun", "INTJ": None}.get(token.pos_)


def _weight_of(s: Sentence, token: Token, kind: str, lemma: str) -> float:
    weight = _WEIGHTS[kind]
    if kind != "name" and (lemma in fw.GENERIC or _compares_amount(s, token, lemma)) and not graded(s, token):
        weight = _GENERIC_WEIGHT
    if kind == "adv" and not (lemma.endswith(("ment", "ly")) or concepts_of(lemma)):
        weight = 0.15
    if bracketed(s, token) or token.i in s.correction:
        return min(weight, _ASIDE_WEIGHT)
    if _whose_role(s, token) >= 0 or _attributed(s, token):
        return min(weight, _ASIDE_WEIGHT)
    return weight


def _compares_amount(s: Sentence, token: Token, lemma: str) -> bool:
    """« a dépassé 85 % », « inférieure à 80 % »: the amount says it."""
    end = token.idx + len(token)
    return lemma in fw.COMPARING and any(0 < q.start - end <= CLOSE for q in s.quantities)


def _attributed(s: Sentence, token: Token) -> bool:
    """Within « selon l'Insee », "according to police": who says it is not what is said."""
    for _ in range(6):
        if any(s.folded[child.i] == "selon" for child in token.children) or s.folded[token.i] == "according":
            return True
        if token.head.i == token.i:
            return False
        token = token.head
        if token.pos_ in VERBS and s.folded[token.i] != "according":
            return False
    return False


def _whose_role(s: Sentence, token: Token) -> int:
    """The name beside whose role the token stands: « le maire de Lille, Jean Morel »; -1 for none."""
    seen = 0
    while token.dep_ in ("nmod", "amod", "pobj", "prep", "compound", "flat:name", "poss") and seen < 6:
        if (holder := _holder_of(s, token)) >= 0:
            return holder
        token = token.head
        seen += 1
    return _holder_of(s, token)


def _holder_of(s: Sentence, token: Token) -> int:
    """The name whose holder's role the token is."""
    if token.pos_ not in ("NOUN", "ADJ") or token.i in s.name_of or any(c.dep_ == "cop" for c in token.children):
        return -1
    if token.dep_ in ("appos", "flat:name", "compound") and token.head.i in s.name_of:
        return s.name_of[token.head.i]
    beside = (
        c.i for c in token.children
        if c.dep_ in ("appos", "flat:name") and c.i in s.name_of and not bracketed(s, c)
    )  # fmt: skip
    return next((s.name_of[i] for i in beside), -1)


def role_of(s: Sentence, token: Token) -> str:
    """What the token is to its governor, in one vocabulary for both languages; passives turned round."""
    seen = 0
    while token.dep_ in TRANSPARENT and token.head.i != token.i and seen < 8:
        token = token.head
        seen += 1
    dep, head = token.dep_, token.head
    if s.cleft and token.i in s.cleft[:2]:
        return s.cleft[2] if token.i == s.cleft[0] else "root"
    if dep == "ROOT":
        return "root"
    if dep in PATIENTS:
        return "object"
    if dep in SUBJECTS:
        return "object" if passive(head) else "subject"
    if dep == "obl:agent":
        return "subject"
    if dep in OBJECTS:
        return "object"
    if dep in ("attr", "acomp", "oprd"):
        return "attribute"
    if dep == "pobj":
        if head.dep_ == "agent" or (fold(head.text) == "by" and passive(head.head)):
            return "subject"
        return f"with:{fold(head.text)}"
    case = next((fold(child.lemma_) for child in token.children if child.dep_ == "case"), "")
    if case == "par" and passive(head):
        return "subject"
    if case:
        return f"with:{case}"
    if dep == "poss":
        return "with:of"
    return "modifier"


def _in_place(s: Sentence, token: Token) -> bool:
    """Whether the token stands in a phrase of place, or narrows a noun that does."""
    for _ in range(8):
        if _opens_place(s, token):
            return True
        if token.head.i == token.i or token.dep_ not in TRANSPARENT | {"nmod", "pobj", "prep", "nn"}:
            return False
        token = token.head
    return False


def _opens_place(s: Sentence, token: Token) -> bool:
    if token.dep_ == "pobj":
        return fold(token.head.text) in ("in", "at", "near", "outside", "inside", "on", "into", "from")
    case = next((fold(child.text) for child in token.children if child.dep_ == "case"), "")
    if case in ("a", "au", "aux"):
        return token.i in s.name_of or any(child.i in s.name_of for child in token.children)
    return case in ("en", "dans", "sur", "pres", "chez", "sous", "depuis")


def link(s: Sentence) -> None:
    """Each term's governing term: the nearest ancestor that is one."""
    for i, number in s.term_of.items():
        token = s.tokens[i]
        seen = 0
        while token.head.i != token.i and seen < 30:
            token = token.head
            seen += 1
            if token.i in s.term_of and not same_name(s, token.i, i):
                s.terms[number] = replace(s.terms[number], head=s.term_of[token.i])
                break
