"""A claim's text read once: terms in their roles, names, numbers, times, polarity, tense, hedges."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Final

import numpy as np
from numpy.typing import NDArray

from claims.comparison import function_words as fw
from claims.comparison.dates import Clock, Period, read_clocks, read_periods
from claims.comparison.expressions import expressions_in
from claims.comparison.names import JOINTS, things_in
from claims.comparison.numbers import Quantity, read_quantities
from claims.comparison.order import MARKS, PASSIVE, Part
from claims.comparison.vocabulary import concepts_of, fold, learn, remember_words, vectors_of
from claims.models import Language
from claims.parsing import pipeline

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_WEIGHTS: Final = {"name": 1.3, "noun": 1.0, "verb": 0.9, "adj": 0.7, "adv": 0.4, "adp": 0.6}
_GENERIC_WEIGHT: Final = 0.3
RESTRICTED: Final = 15  # tokens after « ne » in which its « que » is looked for
_CLOSE: Final = 8  # characters between a word and the amount that it governs
_ASIDE_WEIGHT: Final = 0.25  # in brackets, or a role beside a name: "Pierre Sennès, procureur de Nantes"


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
    parts: tuple[Part, ...]  # names, words and values in the order in which they are said
    degrees: tuple[tuple[int, int], ...] = ()  # (term, 1: more or most, -1: less or least of it, 0: as much)
    compares: bool = False  # … than what
    corrected: bool = False  # « …, mais X » after a negation: what it is instead
    condition: bool = False  # holds only if something else does

    @property
    def vectors(self) -> NDArray[np.float32]:
        """One unit row a term. Claims share words: kept with each claim they would take most of the memory."""
        return vectors_of(term.form for term in self.terms)


Key = tuple[str, Language, date | None]
_readings: dict[Key, Reading] = {}  # the one that was asked for last stands last
_ROOM: Final = 50_000


@dataclass(frozen=True)
class Learnt:
    """Readings that one process made for another, with the vectors of their words."""

    readings: dict[Key, Reading]
    words: dict[str, NDArray[np.float32]]


def learnt_of(keys: Iterable[Key]) -> Learnt:
    """What another process needs to have read these claims."""
    wanted = list(dict.fromkeys(keys))
    readings = dict(zip(wanted, read_statements(wanted), strict=True))
    forms = list(dict.fromkeys(term.form for reading in readings.values() for term in reading.terms))
    return Learnt(readings, dict(zip(forms, vectors_of(forms), strict=True)))


def remember(learnt: Learnt) -> None:
    """Have read what another process has read."""
    remember_words(learnt.words)
    _keep({key: reading for key, reading in learnt.readings.items() if key not in _readings})


def read_statement(text: str, language: Language, day: date | None) -> Reading:
    """The reading of one claim; relative dates count from ``day``. Read once, then remembered."""
    return read_statements([(text, language, day)])[0]


def read_statements(keys: Iterable[Key]) -> list[Reading]:
    """Readings in order. Many at once are faster: texts go through parser and encoder in batches."""
    wanted = list(keys)
    found: dict[Key, Reading] = {}
    for key in dict.fromkeys(wanted):
        if (known := _readings.pop(key, None)) is not None:
            found[key] = _readings[key] = known
    for language in Language:
        group = [key for key in dict.fromkeys(wanted) if key not in found and key[1] is language]
        if not group:
            continue
        docs = pipeline(language).pipe((_bare(key[0]) for key in group), batch_size=64, disable=["ner"])
        drafts = [_Draft(doc, language, key[2]) for doc, key in zip(docs, group, strict=True)]
        learn(term.form for draft in drafts for term in draft.terms)
        made = {key: draft.reading() for key, draft in zip(group, drafts, strict=True)}
        found |= made
        _keep(made)
    return [found[key] for key in wanted]


def _bare(text: str) -> str:
    """Without a verdict before the claim: « C'est faux : ce miel ne contient aucun sirop »."""
    opening = re.match(fw.VERDICT_OPENING, fold(text))
    return text[opening.end() :] if opening and len(text) > opening.end() else text


def _keep(made: Mapping[Key, Reading]) -> None:
    """Remember these; past the room for them the ones that were not asked for longest are forgotten."""
    _readings.update(made)
    for key in list(itertools.islice(_readings, max(0, len(_readings) - _ROOM))):
        del _readings[key]


_SUBJECTS: Final = frozenset({"nsubj", "csubj", "expl:subj"})
_PATIENTS: Final = frozenset({"nsubj:pass", "nsubjpass", "csubjpass"})
_OBJECTS: Final = frozenset({"obj", "dobj", "iobj", "dative"})
_TRANSPARENT: Final = frozenset({"conj", "appos", "flat:name", "flat", "flat:foreign", "fixed", "compound", "nn"})
_VERBS: Final = frozenset({"VERB", "AUX"})
_NAME_JOINTS: Final = frozenset(
    [
        "de",
        "du",
        "des",
        "d'",
        "la",
        "le",
        "les",
        "of",
        "the",
        "von",
        "van",
        "der",
        "den",
        "di",
        "da",
        "al",
        "el",
        "y",
        "&",
        "'",
        "-",
        "et",
    ]
)


_OPENING: Final = frozenset({"«", '"', "“"})
_NOMINAL: Final = frozenset("nmod appos flat:name compound prep pobj amod poss nn".split())
_BORN: Final = frozenset({"né", "née", "nés", "nées"})  # without accents it would be the negation


def _other_lemmas(lemma: str, word: str) -> tuple[str, ...]:
    """Dictionary forms where the lemmatiser missed: « indique » for « indiquer », "axed" for "axe"."""
    stem = word.removesuffix("s").removesuffix("e").removesuffix("es")
    return (
        word, f"{lemma}r", f"{stem}r", f"{stem}er", word.removesuffix("d"), word.removesuffix("ed"),
        word.removesuffix("ing"), f"{word.removesuffix('ing')}e", word.removesuffix("s"),
    )  # fmt: skip


# Infinitive stem + imperfect ending; not « extrait », « retrait ».
_CONDITIONAL: Final = re.compile(r"(?:[aeiuydvrln]|tt|it)r(?:ait|aient)$")


class _Draft:
    """The steps from a parsed text to a reading, in the order they are told."""

    def __init__(self, doc: Doc, language: Language, day: date | None) -> None:
        self.doc = doc
        self.language = language
        self.folded = ["naitre" if token.text.lower() in _BORN else fold(token.text) for token in doc]
        self.periods = read_periods(doc.text, language, day)
        taken = [(period.start, period.end) for period in self.periods]
        self.clocks = read_clocks(doc.text, taken)
        taken += [(clock.start, clock.end) for clock in self.clocks]
        self.lemmas = [fold(token.lemma_) for token in doc]
        phrases = expressions_in(doc, language, self.lemmas, self.folded)
        self.says = {tokens[0]: word for tokens, word in phrases}  # the first token of a phrase → the word it says
        for tokens, word in phrases:
            self.lemmas[tokens[0]] = word
        self.swallowed = {i for tokens, _ in phrases for i in tokens[1:]}  # the others
        within = [(doc[i].idx, doc[i].idx + len(doc[i])) for tokens, _ in phrases for i in tokens]
        self.quantities = read_quantities(doc.text, language, [*taken, *within])
        self.taken = taken + [(q.start, q.end) for q in self.quantities if not q.ordinal]
        self.aside = [m.span() for m in re.finditer(r"\([^)]*\)", doc.text)]
        self.name_of = self._names()
        self.cleft = self._cleft()
        self.correction = self._correction()
        self.degree_of = self._degree_marks()
        self.term_of: dict[int, int] = {}
        self.false = False
        self.conditional = False
        self.verdict: set[int] = self._verdict()
        self.terms = self._terms()
        self._link()

    def _cleft(self) -> tuple[int, int, str] | None:
        """(X, the verb, what X is to it) of « c'est X qui … », "it is X that …"; None elsewhere."""
        if not re.match(fw.CLEFT, fold(self.doc.text)):
            return None
        focus = next((token for token in self.doc if token.dep_ == "ROOT"), None)
        if focus is not None and focus.pos_ == "AUX":  # English: the copula governs
            focus = next((child for child in focus.children if child.dep_ == "attr"), None)
        if focus is None or focus.pos_ not in ("NOUN", "PROPN", "PRON", "NUM"):
            return None
        foci = {focus.i, focus.head.i, *(c.i for c in focus.children if c.dep_ == "conj")}  # « pas X mais Y qui … »
        for verb in focus.subtree:
            if verb.dep_ in ("acl:relcl", "relcl", "advcl", "ccomp") and verb.head.i in foci:
                subject = any(
                    c.dep_ in _SUBJECTS | _PATIENTS and self.folded[c.i] not in fw.RELATIVES for c in verb.children
                )
                return focus.i, verb.i, "object" if subject or self._passive(verb) else "subject"
        return None

    def _correction(self) -> frozenset[int]:
        """The tokens of what it is instead: « n'est pas à Lyon, mais à Metz », "not a loan but a gift"; no clause."""
        negations = fw.NEGATIONS[self.language]
        for token in self.doc:
            if self.folded[token.i] not in fw.BUT or not any(w in negations for w in self.folded[: token.i]):
                continue
            denied = next(i for i in range(token.i - 1, -1, -1) if self.folded[i] in negations)
            if self.folded[denied + 1 : denied + 2] in (["seulement"], ["only"], ["just"]):
                continue
            after = itertools.takewhile(
                lambda t: self.folded[t.i] not in fw.RELATIVES and t.text not in (",", ";"), self.doc[token.i + 1 :]
            )
            found = list(after)
            if found and not any(c.dep_ in _SUBJECTS | _PATIENTS for t in found for c in t.children if c in found):
                finite = any(
                    t.pos_ in _VERBS and (t.dep_ == "ROOT" or (t.dep_ == "conj" and t.head.pos_ in _VERBS))
                    for t in found
                )
                return frozenset() if finite else frozenset(t.i for t in found)
        return frozenset()

    def _degree_marks(self) -> dict[int, tuple[int, int]]:
        """The token that says it → (the token of what there is more of, 1, 0 or -1); no bounds of an amount."""
        found: dict[int, tuple[int, int]] = {}
        marks = fw.DEGREES[self.language]
        for token in self.doc:
            word = self.folded[token.i]
            before = self.folded[token.i - 1] if token.i else ""
            if token.tag_ in ("JJR", "RBR", "JJS", "RBS") and word not in marks and word.endswith(("er", "est")):
                found[token.i] = (token.i, 1)
                continue
            if word not in marks or before in fw.NO_DEGREE_AFTER or token.i in self.name_of:
                continue
            if word in fw.WITH_NE and self._ne_near(token.i) and before not in fw.DEFINITE:
                continue
            following = [t for t in self.doc[token.i + 1 : token.i + 4] if self.folded[t.i] not in ("de", "d'", "des")]
            if not following or self.folded[following[0].i] in fw.NO_DEGREE_BEFORE:
                continue
            if any(0 <= q.start - (token.idx + len(token)) <= _CLOSE for q in self.quantities if not q.ordinal):
                continue
            if not marks[word] and not any(self.folded[t.i] in fw.THAN for t in self.doc[token.i + 2 : token.i + 7]):
                continue  # « aussi », "as" that compare nothing
            said_of = following[0] if following[0].pos_ in ("ADJ", "ADV", "NOUN", "VERB") else token.head
            found[token.i] = (said_of.i, marks[word])
        return found

    def _conditional_clause(self) -> bool:
        """« si l'eau monte, … », "unless …"; not « s'il a menti » after a verb of asking, nor « même si »."""
        return any(
            self.folded[t.i] in fw.IF
            and (self.folded[t.i] != "s'" or self.folded[t.i + 1 : t.i + 2] in (["il"], ["ils"]))
            and (not t.i or self.folded[t.i - 1] not in fw.NO_IF_AFTER)
            and (t.i == 0 or self.doc[t.i - 1].is_punct or t.head.dep_ == "advcl")
            for t in self.doc
        ) or any(phrase in fold(self.doc.text) for phrase in fw.IF_PHRASES)

    def _names(self) -> dict[int, int]:
        """Token → number of the name that it belongs to. A name is capitalised inside the sentence."""
        found: dict[int, int] = {}
        number = -1
        last = -10
        for token in self.doc:
            i = token.i
            if not self._is_name(token):
                continue
            between = self.folded[last + 1 : i]
            joined = last >= 0 and len(between) <= 2 and all(word in _NAME_JOINTS - {"et"} for word in between)
            if joined and between and not (i - last <= 3 and token.pos_ == "PROPN"):
                joined = False
            if joined and between and self._is_name(self.doc[last]) and between[0] in ("a", "the", "'"):
                joined = False
            if not joined:
                number += 1
            found[i] = number
            last = i
        return found

    def _is_name(self, token: Token) -> bool:
        text = token.text
        if (
            token.i in self.says
            or token.i in self.swallowed
            or not text[:1].isupper()
            or not text[:1].isalpha()
            or token.pos_ in ("DET", "ADP", "PRON", "CCONJ", "SCONJ", "AUX")
        ):
            return False
        if fold(text) in fw.TITLES:
            return False
        first = token.i == 0 or self.doc[token.i - 1].text in ("«", '"', "“", ":", ".")
        if first:
            return token.pos_ == "PROPN" or (len(text) > 1 and text.isupper())
        return token.pos_ in ("PROPN", "NOUN", "ADJ", "X", "VERB", "ADV", "NUM", "INTJ", "SYM")

    def _verdict(self) -> set[int]:
        """The tokens that only call the rest true or false: « est une fausse information »."""
        out: set[int] = set()
        for token in self.doc:
            lemma = self.lemmas[token.i]
            verdicts = fw.FALSE_PREDICATES | fw.TRUE_PREDICATES
            forms = (lemma, self.folded[token.i], self.folded[token.i].rstrip("s").removesuffix("e"))
            kind = next((form for form in forms if form in verdicts), lemma)
            if kind not in fw.FALSE_PREDICATES and kind not in fw.TRUE_PREDICATES:
                continue
            if token.i in self.name_of:
                continue
            noun = token.head if token.dep_ in ("amod", "conj") and token.head.pos_ in ("NOUN", "PROPN") else token
            predicate = self._is_predicate(noun)
            if not predicate:
                continue
            if noun is not token and self.lemmas[noun.i] not in fw.VERDICT_NOUNS:
                continue
            out |= {token.i, noun.i}
            if kind in fw.FALSE_PREDICATES:
                self.false = True
        if out and self.false:
            out |= {t.i for t in self.doc if self.lemmas[t.i] in fw.VERDICT_NOUNS and t.dep_ in ("nsubj", "attr")}
        return out

    @staticmethod
    def _is_predicate(token: Token) -> bool:
        """Said of the subject by a copula, or the head of the sentence."""
        if token.dep_ in ("attr", "acomp", "oprd", "ROOT", "xcomp") and token.pos_ != "VERB":
            return True
        return any(child.dep_ in ("cop", "aux:pass") and child.lemma_ == "être" for child in token.children)

    def _terms(self) -> list[Term]:
        terms: list[Term] = []
        things = things_in(self.folded)
        for token in self.doc:
            kind = self._kind(token)
            if kind is None:
                continue
            lemma = self.folded[token.i] if kind == "name" else self.lemmas[token.i]
            form = (token.text if kind == "name" else token.lemma_).lower()
            if token.i in self.says:
                lemma = form = self.says[token.i]
            elif kind in ("verb", "noun", "adj") and not concepts_of(lemma):
                lemma = next((w for w in _other_lemmas(lemma, self.folded[token.i]) if concepts_of(w)), lemma)
            self.term_of[token.i] = len(terms)
            terms.append(
                Term(
                    word=token.text, lemma=lemma, form=form, kind=kind, role=self._role(token), head=-1,
                    weight=self._weight(token, kind, lemma), group=self.name_of.get(token.i, -1),
                    place=self._in_place(token), start=token.idx, bracketed=self._bracketed(token),
                    things=things.get(token.i, frozenset()), role_of=self._role_of(token),
                )
            )  # fmt: skip
        return terms

    def _kind(self, token: Token) -> str | None:
        folded = self.folded[token.i]
        lemma = self.lemmas[token.i]
        start, end = token.idx, token.idx + len(token.text)
        if token.is_punct or token.is_space or token.i in self.verdict or token.i in self.swallowed:
            return None
        if token.i in self.says:
            return "verb" if token.pos_ in _VERBS else "noun"
        if any(start < stop and begin < end for begin, stop in self.taken):
            return None
        if token.i in self.name_of:
            return "name"
        if folded in fw.TITLES or folded in fw.EMPTY or not any(c.isalpha() for c in folded) or len(folded) < 2:
            return None
        if folded in fw.HEDGES or folded in fw.QUANTIFIERS or folded in fw.ONLY[self.language]:
            return None
        if folded in fw.NEGATIONS[self.language] or folded in fw.WITH_NE or folded in fw.WITHOUT[self.language]:
            return None
        if token.i in self.degree_of and self.degree_of[token.i][0] != token.i:
            return None
        if folded in fw.ANSWERS and token.i and self.folded[token.i - 1] in fw.DEFINITE | fw.OF_THE:
            return "noun"  # « le non l'emporte »
        if folded in fw.OUTSIDE or lemma in fw.OUTSIDE:
            return "adp"
        if token.pos_ in ("VERB", "AUX"):
            if self._implicative(token) or self._deprived_of(token) is not None:
                return None
            if lemma in fw.LIGHT[self.language] or token.pos_ == "AUX":
                return None
            if lemma in fw.LIGHT_REFLEXIVE and self._reflexive(token):
                return None
            return "verb"
        return {"NOUN": "noun", "PROPN": "noun", "ADJ": "adj", "ADV": "adv", "X": "noun", "INTJ": None}.get(token.pos_)

    def _reflexive(self, verb: Token) -> bool:
        return any(self.folded[child.i] in ("se", "s'") for child in verb.children)

    def _deprived_of(self, token: Token) -> Token | None:
        """What somebody is without: the complement of « privé de », "lacks"."""
        if self.lemmas[token.i] not in fw.DEPRIVED and self.folded[token.i] not in fw.DEPRIVED:
            return None
        for child in token.children:
            cased = any(self.folded[c.i] in ("de", "d'") for c in child.children)
            if child.i > token.i and child.pos_ in ("NOUN", "PROPN") and (cased or child.dep_ == "dobj"):
                return child
        return None

    def _implicative(self, token: Token) -> bool:
        """« refuse de reconnaître », « réussit à éteindre »: it only says whether the next one happened."""
        return self.lemmas[token.i] in fw.NOT_DONE | fw.DONE and any(
            child.dep_ in ("xcomp", "ccomp", "pcomp") and child.i > token.i for child in token.children
        )

    def _weight(self, token: Token, kind: str, lemma: str) -> float:
        weight = _WEIGHTS[kind]
        if kind != "name" and (lemma in fw.GENERIC or self._compares(token, lemma)) and not self._graded(token):
            weight = _GENERIC_WEIGHT
        if kind == "adv" and not (lemma.endswith(("ment", "ly")) or concepts_of(lemma)):
            weight = 0.15
        if self._bracketed(token) or token.i in self.correction:
            return min(weight, _ASIDE_WEIGHT)
        if self._role_of(token) >= 0 or self._attributed(token):
            return min(weight, _ASIDE_WEIGHT)
        return weight

    def _graded(self, token: Token) -> bool:
        """« la plus âgée »: however common the word, it says which."""
        return token.pos_ in ("ADJ", "ADV") and any(said_of == token.i for said_of, _ in self.degree_of.values())

    def _compares(self, token: Token, lemma: str) -> bool:
        """« a dépassé 85 % », « inférieure à 80 % »: the amount says it."""
        end = token.idx + len(token)
        return lemma in fw.COMPARING and any(0 < q.start - end <= _CLOSE for q in self.quantities)

    @staticmethod
    def _of_a_noun(token: Token) -> bool:
        """« le tireur présumé », "the alleged gunman": a doubt about who somebody is."""
        return token.dep_ in ("amod", "acl") or (
            token.pos_ in ("ADJ", "VERB") and token.i > 0 and token.nbor(-1).pos_ in ("NOUN", "PROPN")
        )

    def _in_value(self, token: Token) -> bool:
        """Within a date, an hour or an amount: "May 19"."""
        return any(start <= token.idx < end for start, end in self.taken)

    def _attributed(self, token: Token) -> bool:
        """Within « selon l'Insee », "according to police": who says it is not what is said."""
        for _ in range(6):
            if any(self.folded[child.i] == "selon" for child in token.children) or self.folded[token.i] == "according":
                return True
            if token.head.i == token.i:
                return False
            token = token.head
            if token.pos_ in _VERBS and self.folded[token.i] != "according":
                return False
        return False

    def _bracketed(self, token: Token) -> bool:
        return any(begin < token.idx < stop for begin, stop in self.aside)

    def _role_of(self, token: Token) -> int:
        """The name beside whose role the token stands: « le maire de Lille, Jean Morel »; -1 for none."""
        seen = 0
        while token.dep_ in ("nmod", "amod", "pobj", "prep", "compound", "flat:name", "poss") and seen < 6:
            if (holder := self._holder(token)) >= 0:
                return holder
            token = token.head
            seen += 1
        return self._holder(token)

    def _holder(self, token: Token) -> int:
        """The name whose holder's role the token is."""
        if token.pos_ not in ("NOUN", "ADJ") or token.i in self.name_of or any(c.dep_ == "cop" for c in token.children):
            return -1
        if token.dep_ in ("appos", "flat:name", "compound") and token.head.i in self.name_of:
            return self.name_of[token.head.i]
        beside = (
            c.i for c in token.children
            if c.dep_ in ("appos", "flat:name") and c.i in self.name_of and not self._bracketed(c)
        )  # fmt: skip
        return next((self.name_of[i] for i in beside), -1)

    def _role(self, token: Token) -> str:
        """What the token is to its governor, in one vocabulary for both languages; passives turned round."""
        seen = 0
        while token.dep_ in _TRANSPARENT and token.head.i != token.i and seen < 8:
            token = token.head
            seen += 1
        dep, head = token.dep_, token.head
        if self.cleft and token.i in self.cleft[:2]:
            return self.cleft[2] if token.i == self.cleft[0] else "root"
        if dep == "ROOT":
            return "root"
        if dep in _PATIENTS:
            return "object"
        if dep in _SUBJECTS:
            return "object" if self._passive(head) else "subject"
        if dep == "obl:agent":
            return "subject"
        if dep in _OBJECTS:
            return "object"
        if dep in ("attr", "acomp", "oprd"):
            return "attribute"
        if dep == "pobj":
            if head.dep_ == "agent" or (fold(head.text) == "by" and self._passive(head.head)):
                return "subject"
            return f"with:{fold(head.text)}"
        case = next((fold(child.lemma_) for child in token.children if child.dep_ == "case"), "")
        if case == "par" and self._passive(head):
            return "subject"
        if case:
            return f"with:{case}"
        if dep == "poss":
            return "with:of"
        return "modifier"

    @staticmethod
    def _passive(verb: Token) -> bool:
        return any(child.dep_ in ("aux:pass", "auxpass", "nsubj:pass", "nsubjpass") for child in verb.children) or (
            verb.dep_ == "acl" and verb.tag_ == "VBN"
        )

    def _in_place(self, token: Token) -> bool:
        """Whether the token stands in a phrase of place, or narrows a noun that does."""
        for _ in range(8):
            if self._opens_place(token):
                return True
            if token.head.i == token.i or token.dep_ not in _TRANSPARENT | {"nmod", "pobj", "prep", "nn"}:
                return False
            token = token.head
        return False

    def _opens_place(self, token: Token) -> bool:
        if token.dep_ == "pobj":
            return fold(token.head.text) in ("in", "at", "near", "outside", "inside", "on", "into", "from")
        case = next((fold(child.text) for child in token.children if child.dep_ == "case"), "")
        if case in ("a", "au", "aux"):
            return token.i in self.name_of or any(child.i in self.name_of for child in token.children)
        return case in ("en", "dans", "sur", "pres", "chez", "sous", "depuis")

    def _link(self) -> None:
        """Each term's governing term: the nearest ancestor that is one."""
        for i, number in self.term_of.items():
            token = self.doc[i]
            seen = 0
            while token.head.i != token.i and seen < 30:
                token = token.head
                seen += 1
                if token.i in self.term_of and not self._same_name(token.i, i):
                    self.terms[number] = replace(self.terms[number], head=self.term_of[token.i])
                    break

    def _same_name(self, i: int, j: int) -> bool:
        return i in self.name_of and self.name_of[i] == self.name_of.get(j)

    def _term_near(self, token: Token) -> int:
        """The term that a mark on ``token`` falls on: itself, else the content below it, else above it."""
        if token.i in self.term_of:
            return self.term_of[token.i]
        for deps in (
            ("xcomp", "attr", "acomp", "obj", "dobj", "acl", "ccomp"),
            ("nsubj", "nsubj:pass", "nsubjpass"),
        ):
            for child in token.children:
                if child.dep_ in deps and child.i in self.term_of:
                    return self.term_of[child.i]
        seen = 0
        while token.head.i != token.i and seen < 10:
            token = token.head
            seen += 1
            if token.i in self.term_of:
                return self.term_of[token.i]
        return -1

    def _negations(self) -> tuple[list[tuple[int, ...]], bool]:
        """(negated terms, whether « ne … que » or "only" restricts)."""
        marks: dict[int, int] = {}
        subordinate: list[int] = []
        only = any(word in fw.ONLY[self.language] for word in self.folded)
        for token in self.doc:
            word = self.folded[token.i]
            if token.i in self.swallowed:
                continue
            if word in fw.WITHOUT[self.language]:
                if token.head.pos_ in ("VERB", "AUX") and token.i < token.head.i and token.head.head.i != token.head.i:
                    subordinate.append(token.i)  # « a été levé sans faire de blessé »: how, not whether
                    continue
                marks[token.head.i if token.dep_ == "case" else token.i] = token.i
                continue
            if word in fw.WITH_NE:
                if not self._ne_near(token.i):
                    continue
            elif word not in fw.NEGATIONS[self.language] or token.i in self.verdict or self._ever(token):
                continue
            if (
                word == "pas"
                and not self._ne_near(token.i)
                and token.i > 0
                and token.head.pos_ not in ("ADJ", "NOUN", "VERB")
            ):
                continue
            if self.folded[token.i : token.i + 2] == ["no", "longer"]:
                pass
            clause = self._clause(token)
            if self._subordinate(self.doc[clause]):
                subordinate.append(token.i)
            else:
                marks.setdefault(clause, token.i)
        refused = [t for t in self.doc if self.lemmas[t.i] in fw.NOT_DONE and self._implicative(t)]
        for token in self.doc:
            if self.language is Language.FRENCH and self.folded[token.i] in ("ne", "n'"):
                window = self.folded[token.i + 1 : token.i + RESTRICTED]
                negative = any(w in fw.NEGATIONS[self.language] or w in fw.WITH_NE for w in window) or any(
                    w in ("aucun", "aucune", "personne", "rien", "nul", "ni", "jamais") for w in self.folded[: token.i]
                )
                if not negative and ("que" in window or "qu'" in window):
                    only = True
        anchors: list[tuple[int, ...]] = []
        for clause, mark in marks.items():
            near = (self._term_near(self.doc[mark]), self._term_near(self.doc[clause]))
            anchors.append(tuple(dict.fromkeys(n for n in near if n >= 0)))
        for token in self.doc:
            lacking = self._deprived_of(token)
            if lacking is not None:
                near_lacking = self._term_near(lacking)
                anchors.append((near_lacking,) if near_lacking >= 0 else ())
        for token in refused:
            refused_term = self._term_near(token)
            anchors.append((refused_term,) if refused_term >= 0 else ())
        return anchors, only

    def _ever(self, token: Token) -> bool:
        """« le plus chaud jamais mesuré », « si jamais »: no negation."""
        return self.folded[token.i] == "jamais" and not self._ne_near(token.i) and token.i > 0

    def _subject_in(self, words: frozenset[str]) -> bool:
        """Whether the main subject is one of these pronouns; « il faut », "it is said" have none."""
        return any(
            self.folded[t.i] in words
            and t.i not in self.verdict
            and t.head.i not in self.verdict
            and t.dep_ in ("nsubj", "nsubj:pass", "nsubjpass")
            and t.head.dep_ == "ROOT"
            for t in self.doc
        )

    def _brought_in(self, root: Token | None) -> str:
        """How the main subject is introduced; what is said to exist (« il y a eu trois blessés ») counts as subject.

        After Heim (1982): an indefinite phrase brings in somebody new, a definite one takes up who is known.
        """
        subject = next((c for c in root.children if c.dep_ in _SUBJECTS | _PATIENTS), None) if root else None
        if exists := re.match(fw.EXISTENTIAL, fold(self.doc.text)):
            subject = next((t for t in self.doc if t.idx >= exists.end() and t.pos_ in ("NOUN", "PROPN")), subject)
        if subject is None:
            return "none"
        if subject.i in self.name_of or (subject.i and self.doc[subject.i - 1].text in _OPENING):
            return "named"  # also « "Séries" est une compétition »
        before = {self.folded[c.i] for c in subject.children if c.i < subject.i}
        if before & fw.OTHERS or self.folded[subject.i] in fw.OTHERS:
            return "other"
        if subject.pos_ == "PRON":
            return "indefinite" if self.folded[subject.i] in fw.INDEFINITE else "definite"
        known = before & fw.DEFINITE or any(c.dep_ == "poss" for c in subject.children)
        plural = "Plur" in subject.morph.get("Number", []) or subject.tag_ == "NNS"
        counted = any(c.dep_ == "nummod" or c.pos_ == "NUM" for c in subject.children)
        told_to_exist = root is not None and self.lemmas[root.i] in fw.EXISTING  # how else would it be brought in
        if not known and not told_to_exist and (before & fw.INDEFINITE or counted or plural):
            return "indefinite"
        return "named" if any(t.i in self.name_of for t in self._phrase(subject)) else "definite"

    @staticmethod
    def _phrase(noun: Token) -> list[Token]:
        """A noun with what belongs to it: « l'usine chimique de Rouen »; no clauses."""
        found = [noun]
        for token in found:
            found += [child for child in token.children if child.dep_ in _NOMINAL]
        return found

    def _renewed(self, root: Token | None) -> bool:
        """« a encore été fermé », "is still blocked", « reste bloqué »; not « pas encore », "not yet"."""
        if root is not None and self.lemmas[root.i] in fw.REMAINING:
            return True
        return (
            any(word in fw.AGAIN for word in self.folded)
            and not any(word in fw.NEGATIONS[self.language] for word in self.folded)
            or any(phrase in fold(self.doc.text) for phrase in fw.ONCE_MORE)
        )

    def _threatens(self, token: Token) -> bool:
        """« menace de céder », "threatens to give way": it has not happened."""
        following = self.folded[token.i + 1 : token.i + 2]
        return (
            self.folded[token.i].startswith(fw.MAY_COME)
            and following in (["de"], ["d'"], ["to"])
            and (token.i == 0 or self.doc[token.i - 1].pos_ != "DET")
        )

    def _evidence_denied(self) -> bool:
        """« rien n'indique que », « aucune étude n'établit », "no evidence": the matter is left open."""
        for token in self.doc:
            word = self.folded[token.i]
            if word not in fw.NEGATIONS[self.language] and word not in fw.WITH_NE:
                continue
            clause = self.doc[self._clause(token)]
            near = [t for t in dict.fromkeys((clause, token.head)) if self.lemmas[t.i].startswith(fw.EVIDENCE)]
            if any(not self._of_a_thing(t) for t in near):
                return True
        return False

    def _of_a_thing(self, verb: Token) -> bool:
        """« n'a pas montré d'efficacité », « ne permet pas d'éliminer »: what is denied is the thing itself."""
        if verb.pos_ not in _VERBS or not self.lemmas[verb.i].startswith(fw.ALSO_OF_THINGS):
            return False
        clause = next((c for c in verb.children if c.dep_ in ("ccomp", "xcomp", "pcomp", "advcl")), None)
        if clause is None:
            return any(c.dep_ in _OBJECTS for c in verb.children)
        return self.lemmas[verb.i].startswith("perme") and not self.lemmas[clause.i].startswith(fw.KNOWING)

    def _scope(self, negations: list[tuple[int, ...]]) -> frozenset[int]:
        under = {n for anchors in negations for n in anchors}
        for _ in range(6):
            under |= {n for n, term in enumerate(self.terms) if term.head in under}
        return frozenset(under)

    def _subordinate(self, verb: Token) -> bool:
        """A relative clause or an adverbial one: what it negates is not what the claim says."""
        return not (self.cleft and verb.i == self.cleft[1]) and verb.dep_ in ("acl:relcl", "relcl", "advcl")

    def _ne_near(self, i: int) -> bool:
        return any(word in ("ne", "n'") for word in self.folded[max(0, i - 7) : i + 4])

    def _clause(self, token: Token) -> int:
        """The verb, or the nominal predicate, of the clause that the token stands in."""
        seen = 0
        while token.head.i != token.i and seen < 20:
            if token.pos_ in _VERBS and token.dep_ not in (
                "aux",
                "aux:tense",
                "aux:pass",
                "auxpass",
                "cop",
                "xcomp",
            ):
                break
            token = token.head
            seen += 1
        return token.i

    def _root(self) -> Token | None:
        if self.cleft:
            return self.doc[self.cleft[1]]
        return next((token for token in self.doc if token.dep_ == "ROOT"), None)

    def _tense(self, root: Token) -> tuple[str, bool, bool, bool]:
        """(tense, hedged, able, normative) of the main clause."""
        chain = [
            root,
            *(c for c in root.children if c.dep_ in ("aux", "aux:tense", "aux:pass", "auxpass", "cop")),
        ]
        chain += [
            c
            for c in root.children
            if c.dep_ == "xcomp" and self.lemmas[root.i] in ("aller", "devoir", "pouvoir", "going")
        ]
        lemmas = {self.lemmas[token.i] for token in chain}
        words = {self.folded[token.i] for token in chain}
        morphs = [token.morph for token in chain]
        french = self.language is Language.FRENCH
        verbs = [token for token in self.doc if token.pos_ in _VERBS]
        intends = any(lemma in fw.INTENTIONS for lemma in self.lemmas) and any(
            t.dep_ == "ROOT" and self.lemmas[t.i] in ("avoir", "have") for t in self.doc
        )
        if french:
            conditional = any("Cnd" in m.get("Mood", []) for m in morphs) or any(_CONDITIONAL.search(w) for w in words)
            future = intends or any(
                "Fut" in token.morph.get("Tense", []) or re.fullmatch(r"\w{2,}r(?:a|ont|ai|ez)", self.folded[token.i])
                for token in verbs
            )
            if self.lemmas[root.i] == "aller" and any(c.dep_ == "xcomp" for c in root.children):
                future = True
            if self.lemmas[root.i] in fw.FUTURE_FR and not (conditional and self.lemmas[root.i] == "devoir"):
                future = True
            state = (
                self.lemmas[root.i] not in fw.WITH_ETRE
                and not self._reflexive(root)
                and any(c.dep_ == "aux:pass" and "Pres" in c.morph.get("Tense", []) for c in chain)
                and not any(c.dep_ == "aux:tense" for c in chain)
            )  # « est suspendu »
            past = not state and any("Past" in m.get("Tense", []) or "Imp" in m.get("Tense", []) for m in morphs)
            may = "pouvoir" in lemmas and not self._negated(chain)
            normative = bool(lemmas & {"falloir"})
            if "devoir" in lemmas and conditional:
                future, conditional = True, True
            hedged = conditional and (future or may)
            self.conditional = conditional and not hedged  # « aurait signé »: told, not vouched for
            return ("future" if future else "past" if past else "present"), hedged, may, normative
        future = (
            intends or bool(set(self.folded) & {"will", "shall", "'ll", "wo"})
            or self.lemmas[root.i] in fw.FUTURE_EN
            or (self.folded[root.i] == "going" and any(c.dep_ == "xcomp" for c in root.children))
        )  # fmt: skip
        may = bool(words & {"may", "might", "could"})
        able = "can" in words and not self._negated(chain)
        normative = bool(words & {"should", "must", "ought"})
        past = any(token.tag_ in ("VBD", "VBN") for token in chain) or bool(words & {"was", "were", "had"})
        return ("future" if future else "past" if past else "present"), may, able, normative

    def _negated(self, chain: Sequence[Token]) -> bool:
        return any(self.folded[c.i] in fw.NEGATIONS[self.language] for t in chain for c in t.children)

    def reading(self) -> Reading:
        """The finished reading."""
        doc = self.doc
        negations, only = self._negations()
        root = self._root()
        tense, hedged, able, normative = self._tense(root) if root is not None else ("present", False, False, False)
        lowered = fold(doc.text)
        hedged = hedged or any(self._threatens(token) for token in doc)
        hedged = (
            hedged
            or any(
                w in fw.HEDGES and not self._of_a_noun(doc[i]) and not self._in_value(doc[i])
                for i, w in enumerate(self.folded)
            )
            or any(p in lowered for p in fw.HEDGE_PHRASES)
        )
        unproven = self._evidence_denied()
        outside, inside = self._outside_and_inside()
        groups: dict[int, list[int]] = {}
        for number, term in enumerate(self.terms):
            if term.group >= 0:
                groups.setdefault(term.group, []).append(number)
        root_term = self._term_near(root) if root is not None else -1
        copular = (
            self.cleft is None
            and root is not None
            and (
                any(c.dep_ == "cop" for c in root.children)
                or (
                    self.lemmas[root.i] in ("etre", "be", "s'appeler", "appeler")
                    and any(c.dep_ in ("attr", "xcomp", "obj") for c in root.children)
                )
            )
        )
        return Reading(
            text=doc.text, language=self.language, terms=tuple(self.terms),
            quantities=tuple(q for q in self.quantities if not self._corrects(q.start)),
            periods=tuple(p for p in self.periods if not self._corrects(p.start)),
            clocks=tuple(c for c in self.clocks if not self._corrects(c.start)), negations=tuple(negations),
            scope=self._scope(negations), false=self.false,
            tense=tense, hedged=hedged, conditional=self.conditional, able=able and not hedged,
            normative=normative, unproven=unproven,
            quantifiers=frozenset(
                {fw.QUANTIFIERS[w] for w in self.folded if w in fw.QUANTIFIERS}
                | ({"one of"} if re.search(fw.ONE_OF, lowered) and "pas un" not in lowered else set())
            ), only=only,
            outside=frozenset(outside), inside=frozenset(inside), earlier=self._after_words(fw.BEFORE),
            later=self._after_words(fw.AFTER), groups=tuple(map(tuple, groups.values())),
            abbreviations=self._acronyms(groups.values()), initials=self._initials(),
            root=root_term, copular=bool(copular), passive=root is not None and self._passive(root),
            cleft=self.cleft is not None,
            pronoun=self._subject_in(fw.PERSONAL),
            pointing=self.cleft is None and self._subject_in(fw.POINTING),
            subject=self._brought_in(root), renewed=self._renewed(root), parts=self._parts(),
            degrees=tuple((self.term_of[i], sign) for i, sign in self.degree_of.values() if i in self.term_of),
            compares=bool(self.degree_of) and any(w in fw.THAN for w in self.folded[min(self.degree_of) :]),
            corrected=bool(self.correction), condition=self._conditional_clause(),
        )  # fmt: skip

    def _corrects(self, start: int) -> bool:
        """Whether what begins here belongs to what it is instead."""
        return any(self.doc[i].idx <= start < self.doc[i].idx + len(self.doc[i]) for i in self.correction)

    def _parts(self) -> tuple[Part, ...]:
        """The claim's parts with the marks before each."""
        values = [(p.start, p.end, fold(p.words)) for p in self.periods]
        values += [(c.start, c.end, str(c.minutes)) for c in self.clocks]
        values += [(q.start, q.end, f"{q.value:g} {q.unit}") for q in self.quantities if not q.ordinal]
        parts: list[Part] = []
        marks: set[str] = set()
        for token in self.doc:
            number = self.term_of.get(token.i)
            if number is not None:
                term = self.terms[number]
                if (
                    term.group >= 0
                    and parts
                    and parts[-1].terms
                    and self.terms[parts[-1].terms[-1]].group == term.group
                ):
                    parts[-1] = replace(parts[-1], terms=(*parts[-1].terms, number))
                else:
                    parts.append(Part((number,), "", frozenset(marks), term.kind))
                marks = set()
                continue
            value = next((key for start, end, key in values if start <= token.idx < end), None)
            if value is not None:
                if not (parts and parts[-1].value == value):
                    parts.append(Part((), value, frozenset(marks), "value"))
                    marks = set()
            elif token.pos_ not in ("PRON", "AUX", "VERB", "DET") and self.folded[token.i] in MARKS:
                marks.add(MARKS[self.folded[token.i]])
            elif self.lemmas[token.i] in ("etre", "be"):
                marks.add(PASSIVE)
        return tuple(parts)

    def _acronyms(self, groups: Iterable[list[int]]) -> tuple[tuple[str, frozenset[int]], ...]:
        found = []
        for group in groups:
            letters = "".join(self.terms[n].word for n in group).replace("-", "").replace(".", "")
            if 2 <= len(letters) <= 7 and letters.isupper() and letters.isalpha():
                found.append((letters.lower(), frozenset(group)))
        return tuple(found)

    def _initials(self) -> tuple[tuple[str, int], ...]:
        return tuple(
            (part[0], self.term_of.get(i, -1))
            for i, word in enumerate(self.folded)
            for part in word.replace("'", "-").split("-")
            if part and part[0].isalpha() and part not in JOINTS
        )

    def _after_words(self, words: frozenset[str]) -> frozenset[int]:
        """The first noun or verb after one of these prepositions."""
        found: set[int] = set()
        for i, word in enumerate(self.folded):
            if word in words and self.doc[i].pos_ in ("ADP", "SCONJ"):
                after = (self.term_of[j] for j in range(i + 1, min(i + 8, len(self.doc))) if j in self.term_of)
                found.update(list(itertools.islice((n for n in after if self.terms[n].kind in ("noun", "verb")), 1)))
        return frozenset(found)

    def _outside_and_inside(self) -> tuple[set[int], set[int]]:
        """The terms that follow « hors de » / "outside", and those that follow « dans » / "in"."""
        outside: set[int] = set()
        inside: set[int] = set()
        for i, word in enumerate(self.folded):
            after = [self.term_of[j] for j in range(i + 1, min(i + 8, len(self.doc))) if j in self.term_of]
            after = [n for n in after if self.terms[n].kind in ("noun", "name")]
            if word in fw.OUTSIDE or self.lemmas[i] in fw.OUTSIDE:
                outside.update(after[:3])
            elif word in fw.WITHIN and self.doc[i].pos_ in ("ADP", "DET"):
                inside.update(after[:3])
        return outside, inside - outside
