"""What a reading is: the words of one claim in their roles, and what its sentence says about them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from claims.comparison.dates import Clock, Period
from claims.comparison.numbers import Quantity
from claims.comparison.order import Part
from claims.comparison.vocabulary import vectors_of
from claims.models import Language

Key = tuple[str, Language, date | None]  # what is read: a claim's text, and the day from which its relative dates count


@dataclass(frozen=True, slots=True)
class Term:
    """One content word, or one word of a name."""

    word: str
    lemma: str  # folded
    form: str  # lower case, accents kept: what is embedded
    kind: str  # name, noun, verb, adj, adv, adp
    role: str  # subject, object, root, attribute, with:<preposition>, modifier
    head: int  # the term that governs it, -1 for none
    weight: float
    group: int  # words of one name share a number; -1 for other terms
    place: bool  # stands in a phrase of place
    start: int = 0  # where the word begins in the text
    bracketed: bool = False
    new: bool = False  # brought in by « un », "a" or a number: one of many
    things: frozenset[int] = frozenset()  # the known places and bodies that it names
    role_of: int = -1  # the group of the name whose holder's role it tells, or what belongs to that role


@dataclass(frozen=True, slots=True, eq=False)
class Reading:
    """What one claim says."""

    text: str
    language: Language
    terms: tuple[Term, ...]
    quantities: tuple[Quantity, ...]
    periods: tuple[Period, ...]
    clocks: tuple[Clock, ...]
    negations: tuple[tuple[int, ...], ...]  # for each the terms that it falls on: the negated word, its predicate
    scope: frozenset[int]  # the terms under a negation
    negated_beside: frozenset[int]  # negated in a clause beside the main one: « soulagé qu'il n'y ait aucun blessé »
    without: frozenset[int]  # what it happened without: « sans public », « sans prévenir la mairie »
    false: bool  # the whole content is called false
    tense: str  # past, present, future
    hedged: bool
    conditional: bool  # « aurait signé »: told by a source that does not commit itself
    able: bool  # « peut », "can": that it may happen, not that it does
    normative: bool
    unproven: bool  # evidence for the content is denied: "nothing proves that"
    quantifiers: frozenset[str]
    only: bool
    outside: frozenset[int]  # terms that something is said to be outside of
    inside: frozenset[int]
    earlier: frozenset[int]  # what it happened before: the terms that follow « avant », "before"
    later: frozenset[int]  # … and after
    groups: tuple[tuple[int, ...], ...]  # the terms of each name
    abbreviations: tuple[tuple[str, frozenset[int]], ...]  # written acronyms, and the terms that write them
    initials: tuple[tuple[str, int], ...]  # the first letter of each word that is no joint, and its term (-1: none)
    root: int  # the term of the main predicate, -1 for none
    copular: bool  # "X is Y"
    passive: bool  # the main verb
    cleft: bool  # « c'est X qui … »: X and nobody else
    pronoun: bool  # the subject is a personal pronoun: "elle", "they"
    pointing: bool  # the subject is « c' », "this"
    subject: str  # how it is brought in: named, definite, indefinite (« un homme »), other (« d'autres »), none
    renewed: bool  # « encore », "still", « reste »: of the day on which it is said
    around: frozenset[str]  # « avant minuit », "after May 4": before or after an hour or a day that it names
    parts: tuple[Part, ...]  # names, words and values in the order in which they are said
    degrees: tuple[tuple[int, int], ...] = ()  # (term, 1: more or most, -1: less or least of it, 0: as much)
    compares: bool = False  # … than what
    picture: bool = False  # it is said of a picture
    corrected: bool = False  # « …, mais X » after a negation: what it is instead
    condition: bool = False  # holds only if something else does

    @property
    def vectors(self) -> NDArray[np.float32]:
        """One unit row a term. Claims share words: kept with each claim they would take most of the memory."""
        return vectors_of(term.form for term in self.terms)
