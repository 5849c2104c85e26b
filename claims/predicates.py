"""What heads a clause, and which of its words carries the tense."""

from __future__ import annotations

from claims.words import Word

SUBJECTS = ("nsubj", "nsubj:pass", "csubj", "csubj:pass", "expl:subj", "expl", "expl:pass", "nsubj:caus", "nsubj:outer")
AUXILIARIES = ("aux", "aux:tense", "aux:pass", "aux:caus", "cop")
_MODALS = frozenset("will would can could may might must should shall 'll 'd".split())


def is_predicate(word: Word) -> bool:
    """Whether a word heads a clause: a verb, or anything with a copula or a subject."""
    return word.pos in ("VERB", "AUX") or word.child("cop", "nsubj", "nsubj:pass") is not None


def own_subject(head: Word) -> Word | None:
    """The subject of a clause; « s' » of « et s'effondre » is none, whatever the parser calls it."""
    return next((c for c in head.children if c.label in SUBJECTS and c.lower not in ("se", "s'")), None)


def finite_word(head: Word) -> Word | None:
    """The word that carries the tense of a clause: an auxiliary, a copula or the verb itself."""
    for child in head.children:
        if child.label in AUXILIARIES and is_finite(child):
            return child
    return head if is_finite(head) and head.pos in ("VERB", "AUX") else None


def is_finite(word: Word) -> bool:
    """Whether a word is a finite verb by its own form: « a », « partait », "would"."""
    return (
        word.morph.get("VerbForm") == "Fin"
        or word.pos in ("AUX", "VERB")
        and word.morph.get("Mood") in ("Ind", "Cnd", "Sub")
        or word.pos == "AUX"
        and word.lower in _MODALS
    )


def is_several(subject: Word) -> bool:
    """Whether a subject takes a plural verb: « les maires », « les accès », « le maire et le préfet »."""
    several = any(c.label == "det" and c.lower in ("les", "des", "ces", "plusieurs") for c in subject.children)
    return several or subject.morph.get("Number") == "Plur" or bool(subject.each("conj"))
