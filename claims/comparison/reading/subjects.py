"""How a claim brings its subject in, and whether that is of the day on which it is said."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from claims.comparison import function_words as fw
from claims.comparison.reading.sentence import PATIENTS, SUBJECTS, Sentence

if TYPE_CHECKING:
    from spacy.tokens import Token

_OPENING: Final = frozenset({"«", '"', "“"})
_NOMINAL: Final = frozenset("nmod appos flat:name compound prep pobj amod poss nn".split())


def subject_in(s: Sentence, words: frozenset[str]) -> bool:
    """Whether the main subject is one of these pronouns; « il faut », "it is said" have none."""
    return any(
        s.folded[t.i] in words
        and t.i not in s.verdict
        and t.head.i not in s.verdict
        and t.dep_ in ("nsubj", "nsubj:pass", "nsubjpass")
        and t.head.dep_ == "ROOT"
        for t in s.tokens
    )


def brought_in(s: Sentence, root: Token | None) -> str:
    """How the main subject is introduced; what is said to exist (« il y a eu trois blessés ») counts as subject.

    After Heim (1982): an indefinite phrase brings in somebody new, a definite one takes up who is known.
    """
    subject = next((c for c in root.children if c.dep_ in SUBJECTS | PATIENTS), None) if root else None
    if exists := re.match(fw.EXISTENTIAL, s.lowered):
        subject = next((t for t in s.tokens if t.idx >= exists.end() and t.pos_ in ("NOUN", "PROPN")), subject)
    if subject is None:
        return "none"
    if subject.i in s.name_of or (subject.i and s.tokens[subject.i - 1].text in _OPENING):
        return "named"  # also « "Séries" est une compétition »
    before = {s.folded[c.i] for c in subject.children if c.i < subject.i}
    if before & fw.OTHERS or s.folded[subject.i] in fw.OTHERS:
        return "other"
    if subject.pos_ == "PRON":
        return "indefinite" if s.folded[subject.i] in fw.INDEFINITE else "definite"
    known = before & fw.DEFINITE or any(c.dep_ == "poss" for c in subject.children)
    plural = "Plur" in subject.morph.get("Number", []) or subject.tag_ == "NNS"
    counted = any(c.dep_ == "nummod" or c.pos_ == "NUM" for c in subject.children)
    told_to_exist = root is not None and s.lemmas[root.i] in fw.EXISTING  # how else would it be brought in
    if not known and not told_to_exist and (before & fw.INDEFINITE or counted or plural):
        return "indefinite"
    return "named" if any(t.i in s.name_of for t in _phrase_of(subject)) else "definite"


def is_renewed(s: Sentence, root: Token | None) -> bool:
    """« a encore été fermé », "is still blocked", « reste bloqué »; not « pas encore », "not yet"."""
    if root is not None and s.lemmas[root.i] in fw.REMAINING:
        return True
    return (
        any(word in fw.AGAIN for word in s.folded)
        and not any(word in fw.NEGATIONS[s.language] for word in s.folded)
        or any(phrase in s.lowered for phrase in fw.ONCE_MORE)
    )


def _phrase_of(noun: Token) -> list[Token]:
    """A noun with what belongs to it: « l'usine chimique de Rouen »; no clauses."""
    found = [noun]
    for token in found:
        found += [child for child in token.children if child.dep_ in _NOMINAL]
    return found
