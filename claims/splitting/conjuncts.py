"""Which coordinated words are claims of their own.

The parser's coordination arcs are weak (F1 53 on UD_French-PUD): commas, connectors and forms are asked too.
"""

from __future__ import annotations

from collections.abc import Sequence

from claims.language.clause_words import GATHERED, GATHERING, RELATIVES
from claims.language.fr import TRANSITIVE
from claims.language.lexicon import Lexicon
from claims.models import Language
from claims.names import Names
from claims.predicates import AUXILIARIES, SUBJECTS, finite_word, is_predicate, own_subject
from claims.splitting.shared_subjects import SharedSubjects
from claims.words import Word

_OF = frozenset("de du des d'".split())
_SAME_PREPOSITION = (_OF, frozenset("à au aux".split()))
_FRACTIONS = frozenset("demi demie".split())  # « quatre mois et demi »
_NOUN_MARKS = frozenset("un une ce cette du".split())
_ADDITIONS = ("ainsi que", "ainsi qu'", "mais aussi", "mais également", "as well as", "but also")


class Conjuncts:
    """The conjuncts of one article that can be told apart."""

    def __init__(self, names: Names, lexicon: Lexicon) -> None:
        self.names = names
        self.french = lexicon.language is Language.FRENCH
        self._subjects = SharedSubjects(names, lexicon)

    def group(self, node: Word, taken: set[Word]) -> list[Word]:
        """The conjuncts of a node that are claims of their own with it, or none."""
        conjuncts = [
            c
            for c in node.each("conj", "parataxis")
            if c not in taken and c.index > node.index and c.lower not in _FRACTIONS
        ]
        if not conjuncts:
            return []
        infinitive = (
            not self.french
            and node.label in ("acl", "advcl")
            and any(c.label == "mark" and c.lower == "to" for c in node.children)
        )
        joined = {c.lower for other in (node, *conjuncts) for c in other.children if c.label == "cc"}
        if (infinitive or not self.french and is_predicate(node)) and joined & {"or", "nor"}:
            return []
        if self.french and is_predicate(node) and "ni" in joined and not all(map(_marked, conjuncts)):
            return []  # « n'a ni confirmé ni démenti P » says neither by itself; « de ne pas A ni de B » both
        if infinitive:
            return [c for c in conjuncts if c.label == "conj" and c.pos == "VERB" and c.child(*SUBJECTS) is None]
        if is_predicate(node) and node.label not in ("acl", "acl:relcl", "advcl", "ccomp", "csubj", "nmod", "obl"):
            return [c for c in conjuncts if self._coordinate_predicate(node, c)]
        conjuncts = [c for c in conjuncts if c.label == "conj"]
        if not conjuncts:
            return []
        if node.label in SUBJECTS and self._subjects.distributive(node, conjuncts):
            return conjuncts
        if node.label == "nmod" and node.head is not None and self._subjects.several_bodies(node, conjuncts):
            return conjuncts
        if node.label in ("obj", "obl", "obl:arg", "obl:mod", "nmod", "root") and all(
            is_added(c) and self._same_case(node, c) for c in conjuncts
        ):
            return [] if self.french and self._taken_together(node) else conjuncts
        return []

    def _same_case(self, node: Word, conjunct: Word) -> bool:
        """French: what is added repeats the preposition of what it is added to, or neither has one."""
        if not self.french:
            return True
        mine, other = _preposition(node), _preposition(conjunct)
        # « sous l'effet de P, ainsi que du Q » adds to P; « fermée aux autos ainsi que le pont » adds nothing to « autos »
        return mine == other or any(mine in same and other in same for same in _SAME_PREPOSITION)

    def _taken_together(self, node: Word) -> bool:
        """French: « composé de A ainsi que de B », « presque tout A ainsi que B », a list after a colon: none alone."""
        first = min(w.index for w in node.subtree())
        ahead = self.names.words[max(0, first - 25) : first]
        stop = next((w.text for w in reversed(ahead) if w.text in (":", ".")), "")
        gathered = any(a.lemma in GATHERING or a.lower in GATHERED for a in node.ancestors())
        return gathered or bool(ahead) and ahead[-1].pos == "ADV" or stop == ":"

    def _coordinate_predicate(self, node: Word, other: Word) -> bool:
        if self.french and self._said_of_self(node) and other.child(*SUBJECTS) is None and finite_word(other) is None:
            return False
        if other.label == "parataxis":
            return is_predicate(other) and other.child(*SUBJECTS) is not None and finite_word(other) is not None
        if not is_predicate(other) or any(
            w.lower in RELATIVES and w.lower not in ("que", "qu'", "that") for w in other.subtree()[:3]
        ):
            return False
        if own_subject(other) is not None:
            return finite_word(other) is not None
        if self.french and other.index and self.names.words[other.index - 1].lower in _NOUN_MARKS:
            return False  # « a permis de trouver un passeport, un permis »: a noun
        if not self.french and (there := node.child("expl")) is not None and there.lower == "there":
            return False
        if self.french and (not self._joined(other) or _aside(other)):
            return False
        if self.french and finite_word(other) is None and (_parted(node, other) or _going_on(node, other)):
            return False
        same_form = other.morph.get("VerbForm") == node.morph.get("VerbForm")
        if self.french and same_form and self.side_by_side(node, other):
            return node.lemma in TRANSITIVE
        if self.french and same_form and _shares_object(node, other):
            return False
        if self.french and node.morph.get("VerbForm") == "Inf" and finite_word(other) is not None:
            return False  # a finite verb goes with another one, further up
        if (
            other.pos == "NOUN"
            and other.child("cc")
            and any(w.pos == "PRON" and w.index == other.index - 1 for w in other.children)
        ):
            return True  # a finite verb that the tagger took for a noun: « mais on l'augmente »
        return (
            finite_word(other) is not None or same_form and other.pos in ("VERB", "AUX") and node.pos in ("VERB", "AUX")
        )

    def _joined(self, other: Word) -> bool:
        """Whether « et », a comma or their like stands before a conjunct, and no « si » or « que » opens it."""
        below = other.subtree()
        if any(w.label == "mark" and w.lower in ("si", "s'", "que", "qu'") and w.head is other for w in below):
            return False
        before = self.names.words[below[0].index - 1] if below[0].index else None
        joints = (",", "et", "ou", "mais", "puis", "ni", ";", ":", ")", "-", "–")
        return any(c.label in ("cc", "punct") and c.index < other.index for c in other.children) or (
            before is not None and before.lower in joints
        )

    def _said_of_self(self, node: Word) -> bool:
        """« s'est dit ému et choqué »: both are said."""
        before = [w.lower for w in self.names.words[max(0, node.index - 4) : node.index + 1]]
        return any(w in ("dit", "dits", "dite", "dites") for w in before) and any(w in ("se", "s'") for w in before)

    def side_by_side(self, node: Word, other: Word) -> bool:
        """« a acheté et vendu des actions »: two active verbs with « et » alone between them, and words after the last."""
        if node.child("aux:pass", "cop") is not None or any(
            c.label in (*AUXILIARIES, *SUBJECTS) for c in other.children
        ):
            return False
        if any(c.lower in ("se", "s'") for c in (*node.children, *other.children)):
            return False
        row = [node, *(c for c in node.each("conj") if c.index > node.index)]
        between = [w.lower for w in self.names.words[node.index + 1 : row[-1].index] if w not in row]
        if between not in (["et"], ["puis"], ["et", "puis"]) and (other not in row or between != _commas_and(row)):
            return False
        after = self.names.words[row[-1].index + 1 : row[-1].index + 2]
        return bool(after) and (after[0].pos in ("DET", "NUM", "PROPN", "NOUN", "ADJ") or after[0].lower == "des")


def _marked(word: Word) -> bool:
    """Whether an infinitive has its own « de » or « à »."""
    return any(c.lower in ("de", "d'", "à") and c.index < word.index for c in word.children)


def _preposition(word: Word) -> str:
    """The preposition of a noun, or « des », of which the parser cannot tell whether it is one."""
    case = next((c.lower for c in word.children if c.label == "case" and c.lower not in ("que", "qu'")), "")
    return case or next((c.lower for c in word.children if c.label == "det" and c.lower in _OF), "")


def _parted(node: Word, other: Word) -> bool:
    """« Cent personnes ont été délogées lors de l'opération, lancée à 5 heures et conclue … »: the operation was."""
    passive = any(c.label == "aux:pass" for c in node.children)
    mine, theirs = node.morph.get("Number"), other.morph.get("Number")
    both = node.morph.get("VerbForm") == other.morph.get("VerbForm") == "Part"
    return both and passive and bool(mine and theirs) and mine != theirs


def _going_on(node: Word, other: Word) -> bool:
    """« est arrivé en tête, se qualifiant ainsi »: a present participle beside another form is no second predicate."""
    return other.lower.endswith("ant") and not node.lower.endswith("ant") and other.morph.get("VerbForm") == "Part"


def _aside(other: Word) -> bool:
    """« sont tombés ou ont été blessés »: neither alone; « acquises illégalement et sans permis »: no verb at all."""
    if any(c.label == "cc" and c.lower == "ou" for c in other.children):
        return True
    led = any(c.lower in ("sans", "avec", "par", "sur", "dans") and c.index < other.index for c in other.children)
    return led and finite_word(other) is None


def _shares_object(node: Word, other: Word) -> bool:
    """« soutenir et redresser son dos »: two verbs side by side, one object."""
    cc = other.child("cc")
    return (
        node.morph.get("VerbForm") != "Part"
        and cc is not None
        and cc.index == node.index + 1
        and other.index <= cc.index + 2
        and other.child("obj") is not None
    )


def _commas_and(row: Sequence[Word]) -> list[str]:
    """What stands between the members of a list: « , » and a last « et »."""
    return [*[","] * (len(row) - 2), "et"]


def is_added(conjunct: Word) -> bool:
    """« ainsi que », « mais aussi », « as well as », « but also »: an addition that is a statement of its own."""
    return " ".join(w.lower for w in conjunct.subtree()[:4]).startswith(_ADDITIONS)
