"""A parsed claim, and the grammar that every step of its reading asks for."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Final

from claims.comparison import function_words as fw
from claims.comparison.dates import read_clocks, read_periods
from claims.comparison.expressions import expressions_in
from claims.comparison.names import seats_of
from claims.comparison.numbers import read_quantities
from claims.comparison.reading.model import Term
from claims.comparison.vocabulary import concepts_of, fold
from claims.models import Language

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

SUBJECTS: Final = frozenset({"nsubj", "csubj", "expl:subj"})
PATIENTS: Final = frozenset({"nsubj:pass", "nsubjpass", "csubjpass"})
OBJECTS: Final = frozenset({"obj", "dobj", "iobj", "dative"})
TRANSPARENT: Final = frozenset({"conj", "appos", "flat:name", "flat", "flat:foreign", "fixed", "compound", "nn"})
VERBS: Final = frozenset({"VERB", "AUX"})
_NAME_JOINTS: Final = frozenset("de du des d' la le les of the von van der den di da al el y & ' - et".split())
_BORN: Final = frozenset({"né", "née", "nés", "nées"})  # without accents it would be the negation


class Sentence:
    """A parsed claim and what has been found in it so far: ``draft`` takes the steps, in order.

    ``folded`` and ``lemmas`` are without accents, one a token; ``lowered`` is the whole text so.
    """

    def __init__(self, doc: Doc, language: Language, day: date | None) -> None:
        self.tokens = list(doc)  # a document makes its tokens, and its text, anew each time that it is asked
        self.text = doc.text
        self.lowered = fold(self.text)
        self.language = language
        self.day = day
        self.folded = ["naitre" if token.text.lower() in _BORN else fold(token.text) for token in self.tokens]
        self.periods = read_periods(self.text, language, day)
        taken = [(period.start, period.end) for period in self.periods]
        self.clocks = read_clocks(self.text, taken)
        taken += [(clock.start, clock.end) for clock in self.clocks]
        self.lemmas = [
            fw.NO_ADVERBS.get(self.folded[token.i], fold(token.lemma_)) if token.pos_ == "ADV" else fold(token.lemma_)
            for token in self.tokens
        ]
        phrases = expressions_in(self.tokens, language, self.lemmas, self.folded)
        self.says = {tokens[0]: word for tokens, word in phrases}  # the first token of a phrase → the word it says
        for tokens, word in phrases:
            self.lemmas[tokens[0]] = word
        self.swallowed = {i for tokens, _ in phrases for i in tokens[1:]}  # the others
        said = [self.tokens[i] for tokens, _ in phrases for i in tokens]
        within = [(token.idx, token.idx + len(token)) for token in said]
        self.quantities = read_quantities(self.text, language, [*taken, *within])
        self.taken = taken + [(q.start, q.end) for q in self.quantities if not q.ordinal]
        self.aside = [m.span() for m in re.finditer(r"\([^)]*\)", self.text)]
        self.name_of = _read_names(self)  # token → number of the name that it belongs to
        self.cleft: tuple[int, int, str] | None = None  # (X, the verb, what X is to it)
        self.correction: frozenset[int] = frozenset()  # the tokens of what it is instead
        self.degree_of: dict[int, tuple[int, int]] = {}  # the token that says it → (the token of what, 1, 0 or -1)
        self.verdict: frozenset[int] = frozenset()  # the tokens that only call the rest true or false
        self.false = False  # the rest is called false
        self.terms: list[Term] = []
        self.term_of: dict[int, int] = {}  # token → its term


def is_predicate(token: Token) -> bool:
    """Said of the subject by a copula, or the head of the sentence."""
    if token.dep_ in ("attr", "acomp", "oprd", "ROOT", "xcomp") and token.pos_ != "VERB":
        return True
    return any(child.dep_ in ("cop", "aux:pass") and child.lemma_ == "être" for child in token.children)


def passive(verb: Token) -> bool:
    return any(child.dep_ in ("aux:pass", "auxpass", "nsubj:pass", "nsubjpass") for child in verb.children) or (
        verb.dep_ == "acl" and verb.tag_ == "VBN"
    )


def reflexive(s: Sentence, verb: Token) -> bool:
    return any(s.folded[child.i] in ("se", "s'") for child in verb.children)


def ne_near(s: Sentence, i: int) -> bool:
    return any(word in ("ne", "n'") for word in s.folded[max(0, i - 7) : i + 4])


def of_a_picture(s: Sentence, verb: Token) -> bool:
    """« la photo a été prise », "the video shows": said of a picture."""
    subjects = (c for c in verb.children if c.dep_ in PATIENTS | SUBJECTS | (OBJECTS if passive(verb) else frozenset()))
    return any(concepts_of(s.lemmas[c.i]) & fw.PICTURES for c in subjects)  # behind the verb it is called object


def by_oneself(token: Token) -> bool:
    """« a agi seul »: with nobody else; not « seul un passager », « un seul homme »."""
    beside = token.i + 1 < len(token.doc) and token.nbor().pos_ in ("DET", "NOUN", "PROPN", "NUM")
    after_verb = any(before.pos_ in VERBS for before in token.doc[max(0, token.i - 2) : token.i])
    return fold(token.text) in ("seul", "seule", "seuls", "seules") and after_verb and not beside


def is_subordinate(s: Sentence, verb: Token) -> bool:
    """A relative clause or an adverbial one: what it negates is not what the claim says."""
    return not (s.cleft and verb.i == s.cleft[1]) and verb.dep_ in ("acl:relcl", "relcl", "advcl")


_INSIDE_A_CLAUSE: Final = frozenset("aux aux:tense aux:pass auxpass cop xcomp".split())


def clause_of(token: Token) -> int:
    """The verb, or the nominal predicate, of the clause that the token stands in."""
    seen = 0
    while token.head.i != token.i and seen < 20:
        if token.pos_ in VERBS and token.dep_ not in _INSIDE_A_CLAUSE:
            break
        token = token.head
        seen += 1
    return token.i


def main_predicate(s: Sentence) -> Token | None:
    """The root of the clause that says what the claim says; after « c'est X qui … » its verb."""
    if s.cleft:
        return s.tokens[s.cleft[1]]
    return next((token for token in s.tokens if token.dep_ == "ROOT"), None)


def in_value(s: Sentence, token: Token) -> bool:
    """Within a date, an hour or an amount: "May 19"."""
    return any(start <= token.idx < end for start, end in s.taken)


def bracketed(s: Sentence, token: Token) -> bool:
    return any(begin < token.idx < stop for begin, stop in s.aside)


def same_name(s: Sentence, i: int, j: int) -> bool:
    return i in s.name_of and s.name_of[i] == s.name_of.get(j)


def term_near(s: Sentence, token: Token) -> int:
    """The term that a mark on ``token`` falls on: itself, else the content below it, else above it."""
    if token.i in s.term_of:
        return s.term_of[token.i]
    for deps in (
        ("xcomp", "attr", "acomp", "obj", "dobj", "acl", "ccomp"),
        ("nsubj", "nsubj:pass", "nsubjpass"),
    ):
        for child in token.children:
            if child.dep_ in deps and child.i in s.term_of:
                return s.term_of[child.i]
    seen = 0
    while token.head.i != token.i and seen < 10:
        token = token.head
        seen += 1
        if token.i in s.term_of:
            return s.term_of[token.i]
    return -1


def _read_names(s: Sentence) -> dict[int, int]:
    """Token → number of the name that it belongs to. A name is capitalised inside the sentence."""
    found: dict[int, int] = {}
    number = -1
    last = -10
    for token in s.tokens:
        i = token.i
        if not _is_name(s, token):
            continue
        between = s.folded[last + 1 : i]
        joined = last >= 0 and len(between) <= 2 and all(word in _NAME_JOINTS - {"et"} for word in between)
        if joined and between and not (i - last <= 3 and token.pos_ == "PROPN"):
            joined = False
        if joined and between and _is_name(s, s.tokens[last]) and between[0] in ("a", "the", "'"):
            joined = False
        if not joined:
            number += 1
        found[i] = number
        last = i
    return found


def _is_name(s: Sentence, token: Token) -> bool:
    text = token.text
    if (
        token.i in s.says
        or token.i in s.swallowed
        or not text[:1].isupper()
        or not text[:1].isalpha()
        or token.pos_ in ("DET", "ADP", "PRON", "CCONJ", "SCONJ", "AUX")
    ):
        return False
    if fold(text) in fw.TITLES:
        return False
    first = token.i == 0 or s.tokens[token.i - 1].text in ("«", '"', "“", ":", ".")
    if first:
        seat = bool(seats_of(s.folded[token.i]))  # « Bruxelles a salué … »
        return token.pos_ == "PROPN" or (len(text) > 1 and text.isupper()) or seat
    return token.pos_ in ("PROPN", "NOUN", "ADJ", "X", "VERB", "ADV", "NUM", "INTJ", "SYM")
