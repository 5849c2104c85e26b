"""What is coordinated, as one claim each: « Le maire a démissionné et quitté la ville » tells two things."""

from __future__ import annotations

from collections.abc import Iterable

from claims.language.lexicon import Lexicon
from claims.names import Names
from claims.predicates import SUBJECTS, own_subject
from claims.splitting.conjuncts import Conjuncts
from claims.splitting.edges import trim
from claims.splitting.figures import by_figure
from claims.splitting.proposition import Proposition, Unit
from claims.splitting.variants import Variants
from claims.words import Word

_MOST_VARIANTS = 8


class Coordination:
    """Splits what is left of a unit by its coordinated predicates, phrases and subjects."""

    def __init__(self, names: Names, lexicon: Lexicon) -> None:
        self._conjuncts = Conjuncts(names, lexicon)
        self._variants = Variants(lexicon, self._conjuncts)

    def clauses(self, unit: Unit, root: Word) -> list[Proposition]:
        """The clauses of what is left of a unit, the main one first: one selection of words each."""
        made = []
        for words, predicate, singular in self._selections(unit, root):
            for variant in by_figure(words):
                kept = trim(variant)
                if kept:
                    subject = _subject(predicate, kept)
                    made.append(Proposition(list(kept), predicate, "clause", subject, kept, singular))
        return made

    def _selections(self, unit: Unit, root: Word) -> list[tuple[list[Word], Word, bool]]:
        """The words of each clause, its predicate, and whether it has one of several subjects."""
        whole = unit.left(root)
        selections = [(whole, root, False)]
        for node in [root, *[w for w in whole if w is not root]]:
            group = self._conjuncts.group(node, unit.taken)
            if not group or _one_act(node, group[0]):
                continue
            grown: list[tuple[list[Word], Word, bool]] = []
            for words, predicate, singular in selections:
                inside = set(words)
                if node not in inside or any(member not in inside for member in group):
                    grown.append((words, predicate, singular))
                    continue
                grown.extend(
                    (
                        variant,
                        head if node is predicate else predicate,
                        singular or _in_subject(node) and not _plural_name(node, head),
                    )
                    for variant, head in self._variants.of(node, group, words)
                )
            selections = grown[:_MOST_VARIANTS]
        return selections


def _one_act(verb: Word, second: Word) -> bool:
    """« to try and save the jobs »: two verbs, one act."""
    return verb.lower in ("try", "go", "come") and second.index == verb.index + 2


def _in_subject(node: Word) -> bool:
    """Whether a word is a subject or belongs to one: « les ministères de X et de Y »."""
    return node.label in SUBJECTS or node.label == "nmod" and node.head is not None and node.head.label in SUBJECTS


def _plural_name(node: Word, member: Word) -> bool:
    """« les États-Unis et la Syldavie »: one of several subjects that takes a plural verb by itself."""
    return node.label in SUBJECTS and any(c.label == "det" and c.lower == "les" for c in member.children)


def _subject(predicate: Word, words: Iterable[Word]) -> Word | None:
    """The subject of a predicate among the words, its own or the one it shares with what it is coordinated to."""
    inside = set(words)
    node: Word | None = predicate
    while node is not None:
        subject = own_subject(node)
        if subject is not None and subject in inside:
            return subject
        if subject is not None and (other := next((c for c in subject.each("conj") if c in inside), None)) is not None:
            return other
        node = node.head if node.label == "conj" else None
    return None
