"""Tense, doubt, possibility, duty and condition of the main clause."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

from claims.comparison import function_words as fw
from claims.comparison.reading.sentence import VERBS, Sentence, reflexive
from claims.models import Language

if TYPE_CHECKING:
    from spacy.tokens import Token

# Infinitive stem + imperfect ending; not « extrait », « retrait ».
_CONDITIONAL: Final = re.compile(r"(?:[aeiuydvrln]|tt|it)r(?:ait|aient)$")


@dataclass(frozen=True, slots=True)
class Mood:
    """How the main clause is said."""

    tense: str = "present"
    hedged: bool = False
    able: bool = False
    normative: bool = False
    conditional: bool = False


def read_mood(s: Sentence, root: Token) -> Mood:
    """Tense, doubt, possibility, duty and « aurait signé » of the clause of ``root``."""
    chain = [
        root,
        *(c for c in root.children if c.dep_ in ("aux", "aux:tense", "aux:pass", "auxpass", "cop")),
    ]
    chain += [
        c for c in root.children if c.dep_ == "xcomp" and s.lemmas[root.i] in ("aller", "devoir", "pouvoir", "going")
    ]
    lemmas = {s.lemmas[token.i] for token in chain}
    words = {s.folded[token.i] for token in chain}
    morphs = [token.morph for token in chain]
    french = s.language is Language.FRENCH
    verbs = [token for token in s.tokens if token.pos_ in VERBS]
    intends = any(lemma in fw.INTENTIONS for lemma in s.lemmas) and any(
        t.dep_ == "ROOT" and s.lemmas[t.i] in ("avoir", "have") for t in s.tokens
    )
    if french:
        conditional = any("Cnd" in m.get("Mood", []) for m in morphs) or any(_CONDITIONAL.search(w) for w in words)
        future = intends or any(
            "Fut" in token.morph.get("Tense", []) or re.fullmatch(r"\w{2,}r(?:a|ont|ai|ez)", s.folded[token.i])
            for token in verbs
        )
        if s.lemmas[root.i] == "aller" and any(c.dep_ == "xcomp" for c in root.children):
            future = True
        if s.lemmas[root.i] in fw.FUTURE_FR and not (conditional and s.lemmas[root.i] == "devoir"):
            future = True
        state = (
            s.lemmas[root.i] not in fw.WITH_ETRE
            and not reflexive(s, root)
            and any(c.dep_ == "aux:pass" and "Pres" in c.morph.get("Tense", []) for c in chain)
            and not any(c.dep_ == "aux:tense" for c in chain)
        )  # « est suspendu »
        past = not state and any("Past" in m.get("Tense", []) or "Imp" in m.get("Tense", []) for m in morphs)
        may = "pouvoir" in lemmas and not negated(s, chain)
        normative = bool(lemmas & {"falloir"})
        if "devoir" in lemmas and conditional:
            future, conditional = True, True
        hedged = conditional and (future or may)
        told = conditional and not hedged  # « aurait signé »: told, not vouched for
        return Mood(_tense(s, future=future, past=past), hedged, may, normative, told)
    future = (
        intends or bool(set(s.folded) & {"will", "shall", "'ll", "wo"})
        or s.lemmas[root.i] in fw.FUTURE_EN
        or (s.folded[root.i] == "going" and any(c.dep_ == "xcomp" for c in root.children))
    )  # fmt: skip
    may = bool(words & {"may", "might", "could"})
    able = "can" in words and not negated(s, chain)
    normative = bool(words & {"should", "must", "ought"})
    past = any(token.tag_ in ("VBD", "VBN") for token in chain) or bool(words & {"was", "were", "had"})
    return Mood(_tense(s, future=future, past=past), may, able, normative)


def _tense(s: Sentence, *, future: bool, past: bool) -> str:
    """past, present or future; a present with a day to come is a plan: « la loi entre en vigueur le 1er mai »."""
    if future or (not past and s.day and _all_to_come(s, s.day)):
        return "future"
    return "past" if past else "present"


def _all_to_come(s: Sentence, day: date) -> bool:
    """Whether the sentence names days, and all of them are after this one."""
    return bool(s.periods) and all(p.options and min(start for start, _ in p.options) > day for p in s.periods)


def negated(s: Sentence, chain: Sequence[Token]) -> bool:
    return any(s.folded[c.i] in fw.NEGATIONS[s.language] for t in chain for c in t.children)


def threatens(s: Sentence, token: Token) -> bool:
    """« menace de céder », "threatens to give way": it has not happened."""
    following = s.folded[token.i + 1 : token.i + 2]
    return (
        s.folded[token.i].startswith(fw.MAY_COME)
        and following in (["de"], ["d'"], ["to"])
        and (token.i == 0 or s.tokens[token.i - 1].pos_ != "DET")
    )


def doubts_a_noun(token: Token) -> bool:
    """« le tireur présumé », "the alleged gunman": a doubt about who somebody is."""
    told_of = token.pos_ == "ADJ" or "Part" in token.morph.get("VerbForm", [])
    beside = token.i > 0 and token.nbor(-1).pos_ in ("NOUN", "PROPN")
    return token.dep_ in ("amod", "acl") or (told_of and beside)


def is_conditional(s: Sentence) -> bool:
    """« si l'eau monte, … », "unless …"; not « s'il a menti » after a verb of asking, nor « même si »."""
    return any(
        s.folded[t.i] in fw.IF
        and (s.folded[t.i] != "s'" or s.folded[t.i + 1 : t.i + 2] in (["il"], ["ils"]))
        and (not t.i or s.folded[t.i - 1] not in fw.NO_IF_AFTER)
        and (t.i == 0 or s.tokens[t.i - 1].is_punct or t.head.dep_ == "advcl")
        for t in s.tokens
    ) or any(phrase in s.lowered for phrase in fw.IF_PHRASES)
