"""One selection of words for each coordinated member: what they share stays, what is the others' goes."""

from __future__ import annotations

from collections.abc import Sequence

from claims.language.clause_words import TIMES
from claims.language.lexicon import Lexicon
from claims.models import Language
from claims.predicates import AUXILIARIES, SUBJECTS, finite_word, is_predicate, own_subject
from claims.splitting.conjuncts import Conjuncts, is_added
from claims.words import Word


class Variants:
    """Tells coordinated members of one article apart."""

    def __init__(self, lexicon: Lexicon, conjuncts: Conjuncts) -> None:
        self.lexicon, self._conjuncts = lexicon, conjuncts
        self.french = lexicon.language is Language.FRENCH
        self._marks = ("de", "d'", "à") if self.french else ("to",)  # what stands before an infinitive

    def of(self, node: Word, others: list[Word], words: list[Word]) -> list[tuple[list[Word], Word]]:
        """One selection for each coordinated member: the words of all the others left out."""
        subtrees = {other: set(other.subtree()) for other in others}
        everything = set().union(*subtrees.values())
        if self.french:
            _nearer(node, others, words, subtrees)
            everything = set().union(*subtrees.values())
        if self.french and is_predicate(node) and all(self._conjuncts.side_by_side(node, other) for other in others):
            verbs = range(node.index, others[-1].index + 1)
            rest = [w for w in words if w.index not in verbs]
            return [(sorted([*rest, verb], key=lambda w: w.index), verb) for verb in (node, *others)]
        first = [w for w in words if w not in everything]
        first = _share_right(node, others, first)
        made: list[tuple[list[Word], Word]] = [(first, node)]
        own = self._own_words(node, others)
        for other in others:
            if is_predicate(other) and own_subject(other) is not None:
                # a clause of its own: it keeps nothing of the first but what stands above it
                outside = set(node.subtree()) if node.head is None else own | everything
                keep = [w for w in words if w in subtrees[other] or w not in outside]
            else:
                drop = own | (everything - subtrees[other])
                if is_added(other):  # all between the first member and « ainsi que » goes with the first
                    begin = min(w.index for w in node.subtree())
                    end = min(w.index for w in subtrees[other])
                    drop |= {w for w in words if begin <= w.index < end}
                passive_too = (
                    not self.french
                    and node.child("aux:pass") is not None
                    and other.child("obj", *AUXILIARIES) is None
                    and other.lower.endswith("ed")
                )
                if (
                    not passive_too
                    and finite_word(other) is not None
                    and other.pos in ("VERB", "AUX")
                    or other.child("cop")
                ):
                    drop |= {w for child in node.each(*AUXILIARIES) for w in child.subtree()} | {
                        w
                        for child in node.each("advmod")
                        if child.lower in self.lexicon.negations
                        for w in child.subtree()
                    }
                if self.french:
                    drop |= _own_time(node, other)
                keep = [w for w in words if w not in drop]
            if finite_word(other) is not None and own_subject(other) is None:
                anchor = finite_word(node)
                keep = [
                    w
                    for w in keep
                    if not (
                        w.head is node
                        and w.label == "advmod"
                        and anchor is not None
                        and anchor.index < w.index < other.index
                    )
                ]
            connectors = {w for w in other.children if w.label == "cc" or w.label == "punct" and w.index < other.index}
            for child in other.children:
                if (
                    child.label == "fixed"
                    or child.label == "advmod"
                    and child.lower in ("aussi", "également", "also")
                    and child.index < other.index
                    and is_added(other)
                ):
                    connectors.add(child)
            if self._negated_together(node, others):
                connectors |= {c for c in other.children if c.lower in self._marks and c.index < other.index}
            connectors |= {grand for connector in set(connectors) for grand in connector.subtree()}
            made.append(([w for w in keep if w not in connectors], other))
        return made

    def _own_words(self, node: Word, others: Sequence[Word]) -> set[Word]:
        """A coordinated node without what it shares with the others: itself and what follows it."""
        others_set = set(others)
        first_other = min(other.index for other in others)
        drop = {node}
        predicate = is_predicate(node)
        own_mark = self._marked(others) and not self._negated_together(node, others)
        for child in node.children:
            if child in others_set:
                continue
            if own_mark and child.lower in self.lexicon.negations and child.index < node.index and predicate:
                drop |= set(child.subtree())  # « à ne pas céder et à parler », "not to flee and to speak"
                continue
            if not predicate:
                shared = (
                    not self.french
                    and child.label == "nmod:poss"
                    and not any(other.child("det", "nmod:poss") for other in others)
                )
                drop |= set() if shared else set(child.subtree())
                continue
            if (
                not self.french
                and child.label == "mark"
                and child.lower == "to"
                and all(any(c.label == "mark" and c.lower == "to" for c in o.children) for o in others)
            ):
                drop.add(child)
                continue
            if (
                self.french
                and child.lower in ("se", "s'")
                and child.index == node.index - 1
                and node.morph.get("VerbForm") == "Inf"
            ):
                drop.add(child)  # « s'imposer et succéder »
                continue
            if self.french and child.label == "mark" and child.lower in ("de", "d'", "à") and own_mark:
                drop |= set(child.subtree())
                continue
            if child.lower in ("se", "s'") and (self.french or child.label.startswith("expl")):
                drop.add(child)  # « s'étend sur dix hectares et regroupe »
                continue
            if child.label in SUBJECTS or child.label in AUXILIARIES or child.label == "mark":
                continue
            cop = node.child("cop")
            if cop is not None and cop.index < child.index < node.index:
                drop |= set(child.subtree())
            if (
                not self.french
                and child.label == "advmod"
                and child.index == node.index - 1
                and child.lower not in self.lexicon.negations
            ):
                drop |= set(child.subtree())
            if (
                child.index > node.index
                and child.index < first_other
                or child.label in ("obj", "iobj", "advmod", "case")
                and child.index < node.index
                and child.lower not in self.lexicon.negations
                and child.label != "advmod"
            ):
                drop |= set(child.subtree())
        return drop

    def _marked(self, others: Sequence[Word]) -> bool:
        """Whether coordinated infinitives each have their own « de » or « à », or "to"."""
        return all(any(c.lower in self._marks and c.index < o.index for c in o.children) for o in others)

    def _negated_together(self, node: Word, others: Sequence[Word]) -> bool:
        """« de ne pas crier ni de courir », "not to shout or to run": what stands before the first negates all."""
        return any(c.lower in self.lexicon.negations and c.index < node.index for c in node.children) and any(
            c.label == "cc" and c.lower in ("ni", "ou", "nor", "or") for o in others for c in o.children
        )


def _own_time(node: Word, other: Word) -> set[Word]:
    """« En 2012, il avait gagné l'or et espère un titre »: a time before a past clause is not that of a present one."""
    if _is_past(node) == _is_past(other) or finite_word(other) is None:
        return set()
    ahead = [c for c in node.children if c.index < node.index and c.label in ("obl", "obl:mod", "advmod", "nmod")]
    fronted = (c.subtree() for c in ahead)
    return {w for below in fronted if below[0].pos == "ADP" and _names_time(below) for w in below}


def _names_time(words: Sequence[Word]) -> bool:
    """Whether words name a year or a day: « en 2008 et en 2012 »."""
    return any(w.text.isdigit() and len(w.text) == 4 or w.lower in TIMES for w in words)


def _is_past(head: Word) -> bool:
    """Whether a clause tells of what has been: « avait gagné », « partait », not « part »."""
    carrier = finite_word(head)
    if carrier is None:
        return False
    compound = carrier is not head and carrier.label in ("aux", "aux:tense") and carrier.lemma in ("avoir", "être")
    return compound or carrier.morph.get("Tense") in ("Past", "Imp")


def _nearer(node: Word, others: Sequence[Word], words: Sequence[Word], subtrees: dict[Word, set[Word]]) -> None:
    """Words after the start of a clause with its own subject go with that clause, whatever arc the parser gave them."""
    if not is_predicate(node):
        return
    for other in sorted(others, key=lambda w: w.index):
        if is_predicate(other) and own_subject(other) is not None and finite_word(other) is not None:
            start = min(w.index for w in subtrees[other])
            later = set().union(*(tree for o, tree in subtrees.items() if o is not other))
            subtrees[other] |= {w for w in words if w.index > start and w not in later and w is not node}


def _share_right(node: Word, others: Sequence[Word], words: list[Word]) -> list[Word]:
    """« arrêtées et placées en détention ces derniers jours »: time and place after the last belong to both."""
    last = others[-1]
    if (
        not is_predicate(node)
        or node.morph.get("VerbForm") != "Part"
        or last.child(*SUBJECTS)
        or finite_word(last) is not None
        and last.pos == "VERB"
    ):
        return words
    if any(
        child.index > node.index and child not in others
        for child in node.children
        if child.label not in ("punct", "cc")
    ):
        return words
    shared: list[Word] = []
    for child in last.children:
        if (
            child.index > last.index
            and child.label in ("obl:mod", "obl", "advcl", "advmod", "obl:agent")
            and (shared or child.label == "obl:mod" and child.child("det"))
        ):
            shared.extend(child.subtree())
    return sorted({*words, *shared}, key=lambda w: w.index)
