"""From the labels of the English model (ClearNLP) to Universal Dependencies, in place.

The two schemes differ most in what heads what: ClearNLP hangs a noun under its preposition and a predicate
under « be »; Universal Dependencies hang the preposition under the noun (`case`) and « be » under the
predicate (`cop`). Every step moves a word within the tree it is in, so a tree stays a tree whatever the
parser made of the text.
"""

from __future__ import annotations

from itertools import pairwise

from claims.words import Word

_RENAMED = {
    "ROOT": "root",
    "attr": "xcomp",  # « became president »; under « be » it is the predicate
    "acomp": "xcomp",
    "oprd": "xcomp",
    "auxpass": "aux:pass",
    "nsubjpass": "nsubj:pass",
    "csubjpass": "csubj:pass",
    "dobj": "obj",
    "dative": "iobj",
    "poss": "nmod:poss",
    "relcl": "acl:relcl",
    "npadvmod": "obl:mod",
    "neg": "advmod",
    "prt": "compound:prt",
    "quantmod": "advmod",
    "preconj": "cc:preconj",
    "predet": "det:predet",
    "intj": "discourse",
    "meta": "dep",
}
_PREPOSITION_LABELS = frozenset({"prep", "agent"})
_PREPOSITION_POS = frozenset({"ADP", "SCONJ", "PART"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "DET", "SYM", "X"})
_CLAUSAL = frozenset({"VERB", "AUX"})
_SUBJECTS = ("nsubj", "nsubjpass", "csubj", "csubjpass")
_BE = frozenset({"be", "am", "is", "are", "was", "were", "been", "being", "'s", "'re", "'m"})
_PREDICATIVE_ADVERBS = frozenset(
    {
        "here",
        "there",
        "away",
        "abroad",
        "home",
        "out",
        "over",
        "back",
        "online",
        "where",
        "down",
        "up",
        "inside",
    }
)
# Prepositions of several words that Universal Dependencies treat as one (`fixed`).
_FIXED = frozenset(
    {
        ("according", "to"),
        ("because", "of"),
        ("due", "to"),
        ("instead", "of"),
        ("such", "as"),
        ("rather", "than"),
        ("as", "of"),
        ("as", "to"),
        ("as", "for"),
        ("as", "per"),
        ("prior", "to"),
        ("depending", "on"),
        ("out", "of"),
    }
)
_COMPLEMENT = "pobj"  # on a word below a preposition: its object


def to_universal(words: list[Word]) -> None:
    """Rewrite one parsed unit from the model's labels to Universal Dependencies, heads and labels both.

    The unit comes out as one tree; further roots, where the parser saw several sentences, hang on the first
    as `parataxis`.
    """
    _flatten_coordination(words)
    for word in _deepest_first(words):
        if _is_preposition(word):
            _lower_preposition(word)
    for word in _deepest_first(words):
        if _is_be(word):
            _lower_copula(word)
    for word in words:
        word.label = _final_label(word)
        _join_fixed(word)
    _join_infinitives(words)
    roots = [word for word in words if word.head is None]
    for root in roots[1:]:
        root.attach(roots[0], "parataxis")
    for root in roots[:1]:
        root.label = "root"


def _deepest_first(words: list[Word]) -> list[Word]:
    """The words of all trees, every word after what hangs below it."""
    order: list[Word] = []
    stack = [word for word in words if word.head is None]
    while stack:
        word = stack.pop()
        order.append(word)
        stack.extend(word.children)
    return order[::-1]


def _flatten_coordination(words: list[Word]) -> None:
    """Hang every conjunct on the first, and the conjunction and comma before a conjunct on that conjunct."""
    for word in words:
        if word.label == "conj" and word.head is not None:
            first = word.head
            while first.label == "conj" and first.head is not None:
                first = first.head
            if first is not word.head:
                previous = word.head
                word.attach(first, "conj")
                _claim_conjunction(word, previous)
            _claim_conjunction(word, first)


def _join_infinitives(words: list[Word]) -> None:
    """« has a plan to cut taxes, build homes and act »: bare infinitives go with the infinitive, not the finite verb."""
    for word in words:
        holder = word.head
        if (
            word.label != "conj"
            or holder is None
            or word.morph.get("VerbForm") != "Inf"
            or holder.morph.get("VerbForm") != "Fin"
            or any(c.label in ("aux", "aux:pass", "mark", "nsubj", "nsubj:pass") for c in word.children)
        ):
            continue
        between = [w for w in words if holder.index < w.index < word.index]
        if any(w.morph.get("VerbForm") == "Fin" for w in between):
            continue
        first = next(
            (w for w in reversed(between) if any(c.lower == "to" and c.label == "mark" for c in w.children)), None
        )
        if first is not None:
            word.attach(first, "conj")


def _claim_conjunction(conjunct: Word, holder: Word) -> None:
    """Move what the holder has right before the conjunct (« , and ») to the conjunct."""
    start = min(word.index for word in conjunct.subtree())
    for sibling in reversed(holder.children):
        below = [word.index for word in sibling.subtree()]
        if sibling is conjunct or max(below) >= start:
            continue
        if max(below) != start - 1 or min(below) <= holder.index:
            break
        if sibling.label != "cc" and not (sibling.label == "punct" and sibling.text in {",", ";"}):
            break
        start = min(below)
        sibling.attach(conjunct, sibling.label)


def _is_preposition(word: Word) -> bool:
    if word.label in _PREPOSITION_LABELS:
        return True
    return word.pos in _PREPOSITION_POS and any(child.label in (_COMPLEMENT, "pcomp") for child in word.children)


def _lower_preposition(preposition: Word) -> None:
    """Put the preposition's object (or clause) in its place, and the preposition below it."""
    head = preposition.head
    complement = _complement(preposition)
    if complement is None:
        if preposition.label in _PREPOSITION_LABELS:
            preposition.label = "advmod"  # stranded or adverbial: « lived in », « went on »
        return
    clausal = complement.label == "pcomp" and _is_clause(complement)
    for child in list(preposition.children):
        if child is complement:
            continue
        if child.index > complement.index and child.label in ("obl", "nmod") and head is not None:
            child.attach(head, _oblique(head))  # from Kyiv to Lviv
        elif child.label in ("pcomp", "prep", "advmod") and not child.children and child.pos in _PREPOSITION_POS:
            child.attach(complement, "case")  # because of
        elif child.text.lower() == "such" and preposition.lower == "as":
            child.attach(complement, "case")
        else:
            child.attach(complement, child.label)
    complement.attach(head, _label_in_place_of(preposition, clausal=clausal))
    preposition.attach(complement, "mark" if clausal else "case")


def _complement(preposition: Word) -> Word | None:
    """The object of a preposition: a noun, or else a clause, or else the object of a preposition below it."""
    own = [child for child in preposition.children if child.label == _COMPLEMENT]
    own += [
        child
        for child in preposition.children
        if child.label == "pcomp" and (child.children or child.pos not in _PREPOSITION_POS)
    ]
    own += [child for child in preposition.children if child.label in ("obl", "nmod") and child.child("case")]
    return own[0] if own else None


def _is_clause(word: Word) -> bool:
    return word.pos in _CLAUSAL or any(child.label in (*_SUBJECTS, "aux", "mark") for child in word.children)


def _label_in_place_of(preposition: Word, *, clausal: bool) -> str:
    """The label that the object takes over from its preposition."""
    head, label = preposition.head, preposition.label
    if head is None:
        return "root"
    if label == "agent":
        return "advcl" if clausal else "obl:agent"
    if label == "pcomp":
        return "pcomp"
    if label in ("prep", "dative", "dep", "advmod", "nmod", "amod", "npadvmod", "mark", "aux", "cc", "punct"):
        if clausal:
            return "acl" if _is_nominal(head) else "advcl"
        return _oblique(head)
    return label


def _is_nominal(head: Word) -> bool:
    """Whether what hangs on the head modifies a noun (a noun that is a predicate comes later)."""
    return head.pos in _NOMINAL


def _oblique(head: Word) -> str:
    return "nmod" if _is_nominal(head) else "obl"


def _is_be(word: Word) -> bool:
    return (
        word.label not in ("aux", "auxpass", "punct")
        and word.pos in _CLAUSAL
        and (word.lemma.lower() == "be" or word.lower in _BE)
    )


def _lower_copula(be: Word) -> None:
    """Put the predicate in the place of « be », and « be » below it; « there is » keeps « is »."""
    if any(child.label == "expl" and child.lower == "there" for child in be.children):
        for child in be.each("attr"):
            child.label = "nsubj"
        return
    predicate = _predicate(be)
    if predicate is None:
        return
    head, label = be.head, be.label
    for child in list(be.children):
        if child is not predicate:
            child.attach(predicate, child.label)
    predicate.attach(head, label if head is not None else "root")
    be.attach(predicate, "cop")


def _predicate(be: Word) -> Word | None:
    """What is said of the subject: a noun, an adjective, a place; a clause leaves « be » the head."""
    stated = be.child("attr", "acomp", "oprd")
    if stated is not None:
        return stated
    if be.child("ccomp", "xcomp", "obj", "dobj") is not None:
        return None
    for child in be.children:
        if child.index > be.index and child.label == "obl":
            case = child.child("case")
            if case is None or case.lower not in ("according", "as", "per"):
                return child
    return next(
        (child for child in be.children if child.label == "advmod" and child.lower in _PREDICATIVE_ADVERBS),
        None,
    )


def _final_label(word: Word) -> str:
    """The universal label of a word whose place is settled."""
    label, head = word.label, word.head
    if head is None:
        return "root"
    if label == "aux" and word.pos == "PART" and word.lower == "to":
        return "mark"
    if label == "neg" and word.pos == "DET":
        return "det"
    if label == "nmod":
        return "nmod" if word.index > head.index or word.child("case") else "compound"
    if label == _COMPLEMENT:
        return _oblique(head)
    if label == "pcomp":
        if _is_clause(word):
            return "acl" if _is_nominal(head) else "advcl"
        return _oblique(head)
    if label in _PREPOSITION_LABELS:
        return "advmod"
    if label in ("root", "ROOT", ""):
        return "dep"
    return _RENAMED.get(label, label)


def _join_fixed(word: Word) -> None:
    """Join prepositions of several words below the first of them."""
    cases = word.each("case")
    for first, second in pairwise(cases):
        if second.index == first.index + 1 and (first.lower, second.lower) in _FIXED:
            second.attach(first, "fixed")
            return
