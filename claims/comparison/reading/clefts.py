"""What a sentence sets apart: « c'est X qui … », « …, mais Y » after a negation."""

from __future__ import annotations

import itertools
import re

from claims.comparison import function_words as fw
from claims.comparison.reading.sentence import PATIENTS, SUBJECTS, VERBS, Sentence, passive


def read_cleft(s: Sentence) -> tuple[int, int, str] | None:
    """(X, the verb, what X is to it) of « c'est X qui … », "it is X that …"; None elsewhere."""
    if not re.match(fw.CLEFT, s.lowered):
        return None
    focus = next((token for token in s.tokens if token.dep_ == "ROOT"), None)
    if focus is not None and focus.pos_ == "AUX":  # English: the copula governs
        focus = next((child for child in focus.children if child.dep_ == "attr"), None)
    if focus is None or focus.pos_ not in ("NOUN", "PROPN", "PRON", "NUM"):
        return None
    foci = {focus.i, focus.head.i, *(c.i for c in focus.children if c.dep_ == "conj")}  # « pas X mais Y qui … »
    for verb in focus.subtree:
        if verb.dep_ in ("acl:relcl", "relcl", "advcl", "ccomp") and verb.head.i in foci:
            subject = any(c.dep_ in SUBJECTS | PATIENTS and s.folded[c.i] not in fw.RELATIVES for c in verb.children)
            return focus.i, verb.i, "object" if subject or passive(verb) else "subject"
    return None


def read_correction(s: Sentence) -> frozenset[int]:
    """The tokens of what it is instead: « n'est pas à Lyon, mais à Metz », "not a loan but a gift"; no clause."""
    negations = fw.NEGATIONS[s.language]
    for token in s.tokens:
        if s.folded[token.i] not in fw.BUT or not any(w in negations for w in s.folded[: token.i]):
            continue
        denied = next(i for i in range(token.i - 1, -1, -1) if s.folded[i] in negations)
        if s.folded[denied + 1 : denied + 2] in (["seulement"], ["only"], ["just"]):
            continue
        after = itertools.takewhile(
            lambda t: s.folded[t.i] not in fw.RELATIVES and t.text not in (",", ";"), s.tokens[token.i + 1 :]
        )
        found = list(after)
        if found and not any(c.dep_ in SUBJECTS | PATIENTS for t in found for c in t.children if c in found):
            finite = any(
                t.pos_ in VERBS and (t.dep_ == "ROOT" or (t.dep_ == "conj" and t.head.pos_ in VERBS)) for t in found
            )
            return frozenset() if finite else frozenset(t.i for t in found)
    return frozenset()


def corrects(s: Sentence, start: int) -> bool:
    """Whether what begins here belongs to what it is instead."""
    return any(s.tokens[i].idx <= start < s.tokens[i].idx + len(s.tokens[i]) for i in s.correction)
