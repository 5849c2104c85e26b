"""A parsed claim to its reading, step by step."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from claims.comparison import function_words as fw
from claims.comparison.reading.clefts import corrects, read_cleft, read_correction
from claims.comparison.reading.degrees import read_degrees
from claims.comparison.reading.model import Reading
from claims.comparison.reading.moods import Mood, doubts_a_noun, is_conditional, read_mood, threatens
from claims.comparison.reading.negation import circumstances, evidence_denied, read_negations, scope_of
from claims.comparison.reading.parts import (
    after_words,
    around_times,
    outside_and_inside,
    read_acronyms,
    read_initials,
    read_parts,
)
from claims.comparison.reading.sentence import Sentence, in_value, main_predicate, of_a_picture, passive, term_near
from claims.comparison.reading.subjects import brought_in, is_renewed, subject_in
from claims.comparison.reading.terms import link, read_terms
from claims.comparison.reading.verdicts import read_verdict
from claims.models import Language

if TYPE_CHECKING:
    from spacy.tokens import Doc


def sentence_of(doc: Doc, language: Language, day: date | None) -> Sentence:
    """A parsed claim with its content words, each step resting on those before it."""
    s = Sentence(doc, language, day)
    s.cleft = read_cleft(s)
    s.correction = read_correction(s)
    s.degree_of = read_degrees(s)
    s.verdict, s.false = read_verdict(s)
    s.terms = read_terms(s)
    link(s)
    return s


def _quantifiers(s: Sentence, lowered: str) -> frozenset[str]:
    """How much of the whole it says: « tous », « la plupart », « l'un des », « tous ne … pas »."""
    found = {fw.QUANTIFIERS[w] for w in s.folded if w in fw.QUANTIFIERS}
    if re.search(fw.ONE_OF, lowered) and "pas un" not in lowered:
        found.add("one of")
    if re.search(fw.PART_OF, lowered):
        found.add("partial")
    if re.search(fw.NOT_ALL, lowered):
        found = found - {"all"} | {"not all"}
    return frozenset(found)


def reading_of(s: Sentence) -> Reading:
    """The finished reading."""
    negations, negated_beside, only = read_negations(s)
    root = main_predicate(s)
    mood = read_mood(s, root) if root is not None else Mood()
    hedged = mood.hedged or any(threatens(s, token) for token in s.tokens)
    hedged = (
        hedged
        or any(
            w in fw.HEDGES and not doubts_a_noun(t) and not in_value(s, t)
            for w, t in zip(s.folded, s.tokens, strict=True)
        )
        or any(p in s.lowered for p in fw.HEDGE_PHRASES)
    )
    unproven = evidence_denied(s)
    outside, inside = outside_and_inside(s)
    groups: dict[int, list[int]] = {}
    for number, term in enumerate(s.terms):
        if term.group >= 0:
            groups.setdefault(term.group, []).append(number)
    root_term = term_near(s, root) if root is not None else -1
    copular = (
        s.cleft is None
        and root is not None
        and (
            any(c.dep_ == "cop" for c in root.children)
            or (
                s.lemmas[root.i] in ("etre", "be", "s'appeler", "appeler")
                and any(c.dep_ in ("attr", "xcomp", "obj") for c in root.children)
            )
        )
    )
    return Reading(
        text=s.text, language=s.language, terms=tuple(s.terms),
        quantities=tuple(q for q in s.quantities if not corrects(s, q.start)),
        periods=tuple(p for p in s.periods if not corrects(s, p.start)),
        clocks=tuple(c for c in s.clocks if not corrects(s, c.start)), negations=tuple(negations),
        scope=scope_of(s, negations), negated_beside=negated_beside, without=circumstances(s), false=s.false,
        tense=mood.tense, hedged=hedged, conditional=mood.conditional, able=mood.able and not hedged,
        normative=mood.normative, unproven=unproven,
        quantifiers=_quantifiers(s, s.lowered), only=only,
        outside=frozenset(outside), inside=frozenset(inside), earlier=after_words(s, fw.BEFORE),
        later=after_words(s, fw.AFTER), groups=tuple(map(tuple, groups.values())),
        abbreviations=read_acronyms(s, groups.values()), initials=read_initials(s),
        root=root_term, copular=bool(copular), passive=root is not None and passive(root),
        cleft=s.cleft is not None,
        pronoun=subject_in(s, fw.PERSONAL),
        pointing=s.cleft is None and subject_in(s, fw.POINTING),
        subject=brought_in(s, root), renewed=is_renewed(s, root), around=around_times(s), parts=read_parts(s),
        degrees=tuple((s.term_of[i], sign) for i, sign in s.degree_of.values() if i in s.term_of),
        compares=bool(s.degree_of) and any(w in fw.THAN for w in s.folded[min(s.degree_of) :]),
        picture=root is not None and of_a_picture(s, root), corrected=bool(s.correction), condition=is_conditional(s),
    )  # fmt: skip
