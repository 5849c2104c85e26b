"""From one parsed unit to its propositions.

A proposition is a selection of the unit's words in their own order: coordination, relative clauses, participles and
appositions are split by leaving words out, and by putting an antecedent where its pronoun stood. What restricts the
truth of the rest (if, unless, more than, probably) is never split off. The parser's coordination and apposition arcs
are weak (conj F1 53, appos 28 on UD_French-PUD): commas, determiners and connectors are asked too.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from claims.language.fr import TRANSITIVE
from claims.language.fr_verbs import conjugate
from claims.language.lexicon import Lexicon
from claims.models import Language, SourceKind
from claims.names import Names
from claims.words import Word

SUBJECTS = ("nsubj", "nsubj:pass", "csubj", "csubj:pass", "expl:subj", "expl", "expl:pass", "nsubj:caus", "nsubj:outer")
AUXILIARIES = ("aux", "aux:tense", "aux:pass", "aux:caus", "cop")
_RELATIVES = frozenset(
    "qui que qu' dont où lequel laquelle lesquels lesquelles who which that whom whose where".split()
)
_CLAUSE_LINKS = frozenset(
    """si s' quand lorsque lorsqu' dès parce puisque pour afin avant après sauf sans comme depuis jusqu' jusque tant
    if when unless until because since so before after once as whether""".split()
)
_CONTRAST_MARKS = frozenset("alors tandis while whereas".split())
# present participles that describe the noun before them, not what the subject does
_DESCRIBING = frozenset(
    """étant ayant comprenant incluant comptant regroupant représentant totalisant abritant contenant provenant reliant
    concernant portant visant allant datant émanant opposant mêlant""".split()
)
_MOVING = frozenset(
    """aller arriver descendre devenir entrer rentrer monter mourir naître partir rester retourner sortir tomber venir
    revenir parvenir""".split()
)
MAX_VARIANTS = 8


# « The town saw a storm, leaving 40 homes flooded »: what follows is the storm's doing, not the town's.
_UNDERGOES = frozenset("suffer see experience record witness have face undergo endure sustain".split())
_RESULTS = frozenset("kill leave injure destroy cause displace force make hurt wound damage flood strand cut".split())


@dataclass(eq=False)
class Proposition:
    """Words of one claim-to-be, in reading order; strings are words that grammar adds."""

    parts: list[Word | str]
    predicate: Word
    rule: str  # which step made it: "clause", "relative", "apposition", …
    subject: Word | None = None
    evidence: list[Word] = field(default_factory=list)
    singular: bool = False  # a plural verb now has one of its subjects
    governor: Word | None = None  # the main verb of the sentence that a relative clause was cut out of
    attributive: bool = False  # told by the narrator even inside someone's words: an apposition

    @property
    def words(self) -> list[Word]:
        """The article's own words in it."""
        return [part for part in self.parts if isinstance(part, Word)]


def _commas_and(row: Sequence[Word]) -> list[str]:
    """What stands between the members of a list: « , » and a last « et »."""
    return [*[","] * (len(row) - 2), "et"]


def is_predicate(word: Word) -> bool:
    """Whether a word heads a clause: a verb, or anything with a copula or a subject."""
    return word.pos in ("VERB", "AUX") or word.child("cop", "nsubj", "nsubj:pass") is not None


def finite_word(head: Word) -> Word | None:
    """The word that carries the tense of a clause: an auxiliary, a copula or the verb itself."""
    for child in head.children:
        if child.label in AUXILIARIES and _is_finite(child):
            return child
    return head if _is_finite(head) and head.pos in ("VERB", "AUX") else None


def _is_finite(word: Word) -> bool:
    return (
        word.morph.get("VerbForm") == "Fin"
        or word.pos in ("AUX", "VERB")
        and word.morph.get("Mood") in ("Ind", "Cnd", "Sub")
        or word.pos == "AUX"
        and word.lower in ("will", "would", "can", "could", "may", "might", "must", "should", "shall", "'ll", "'d")
    )


def is_description(segment: Sequence[Word]) -> bool:
    """Whether words between commas can describe what stands before: no finite verb outside a relative clause."""
    for word in segment:
        if word.lower in _RELATIVES and (word.pos == "PRON" or word.morph.get("PronType") == "Rel"):
            return True
        if word.pos in ("VERB", "AUX") and _is_finite(word):
            return False
        if word.label in SUBJECTS and word.head is not None and word.head in segment:
            return False  # a subject of something in the same words: a clause whose verb was misread
    return True


class Splitter:
    """Splits the units of one article. ``names`` knows which words are names."""

    def __init__(self, names: Names, lexicon: Lexicon) -> None:
        self.names, self.lexicon = names, lexicon
        self.french = lexicon.language is Language.FRENCH

    def split(self, unit: Sequence[Word]) -> list[Proposition]:
        """The propositions of one unit, the main one first."""
        root = next((word for word in unit if word.head is None), None)
        if root is None:
            return []
        found: list[Proposition] = []
        taken: set[Word] = set()
        self._appositions(list(unit), found, taken)
        self._relatives(list(unit), found, taken)
        self._participles(root, found, taken)
        if not self.french:
            for verb in root.each("conj"):
                self._participles(verb, found, taken)
        self._contrasts(list(unit), found, taken)
        clauses = self._clauses(root, taken)
        return [*clauses, *found]

    # -- coordination ----------------------------------------------------------------------------------------------

    def _clauses(self, root: Word, taken: set[Word]) -> list[Proposition]:
        """The clauses of a tree by its coordinated predicates, phrases and subjects: one selection of words each."""
        whole = [word for word in root.subtree() if word not in taken]
        selections: list[tuple[list[Word], Word, bool]] = [(whole, root, False)]
        for node in [root, *[w for w in whole if w is not root]]:
            groups = self._group(node, taken)
            if not groups:
                continue
            grown: list[tuple[list[Word], Word, bool]] = []
            for words, predicate, singular in selections:
                inside = set(words)
                if node not in inside or any(member not in inside for member in groups):
                    grown.append((words, predicate, singular))
                    continue
                for variant, head in self._variants(node, groups, words):
                    subject_split = (
                        node.label in SUBJECTS
                        or node.label == "nmod"
                        and node.head is not None
                        and node.head.label in SUBJECTS
                    )
                    grown.append((variant, head if node is predicate else predicate, singular or subject_split))
            selections = grown[:MAX_VARIANTS]
        selections = [
            (variant, predicate, singular)
            for words, predicate, singular in selections
            for variant in self._figures(words)
        ]
        made = []
        for words, predicate, singular in selections:
            kept = self._trim(words)
            if kept:
                made.append(
                    Proposition(list(kept), predicate, "clause", self._subject(predicate, kept), kept, singular)
                )
        return made

    def _figures(self, words: list[Word]) -> list[list[Word]]:
        """« ira aux routes (1,2 milliard), aux villes (12 milliards) »: one statement for each item with its figure."""
        closing = [i for i, w in enumerate(words) if w.text == ")"]
        items: list[tuple[int, int]] = []
        for i in closing:
            opening = next((j for j in range(i, -1, -1) if words[j].text == "("), None)
            if opening is None or opening + 1 >= i or not words[opening + 1].text[:1].isdigit():
                return [words]
            previous = items[-1][1] if items else None
            if previous is not None:
                if previous >= len(words) or words[previous].text not in (",", "et", "and"):
                    return [words]
                start = (
                    previous + 1
                    if words[previous].text != "," or words[previous + 1].lower not in ("et", "and")
                    else previous + 2
                )
            else:
                start = opening
                while start > 0 and not (
                    words[start].pos == "ADP"
                    and words[start].lower in ("à", "aux", "au", "pour", "dans", "en", "to", "for", "in")
                ):
                    start -= 1
                if start == 0:
                    return [words]
            items.append((start, i + 1))
        prepositions = ("à", "aux", "au", "pour", "dans", "en", "to", "for", "in")
        if len(items) < 2 or any(words[start].lower not in prepositions for start, _ in items[1:]):
            return [words]
        return [[*words[: items[0][0]], *words[start:end]] for start, end in items]

    def _subject(self, predicate: Word, words: Iterable[Word]) -> Word | None:
        inside = set(words)
        node: Word | None = predicate
        while node is not None:
            subject = node.child(*SUBJECTS)
            if subject is not None and subject in inside:
                return subject
            if (
                subject is not None
                and (other := next((c for c in subject.each("conj") if c in inside), None)) is not None
            ):
                return other
            node = node.head if node.label == "conj" else None
        return None

    def _group(self, node: Word, taken: set[Word]) -> list[Word]:
        """The conjuncts of a node that are claims of their own with it, or none."""
        conjuncts = [c for c in node.each("conj", "parataxis") if c not in taken and c.index > node.index]
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
        if infinitive:
            return [c for c in conjuncts if c.label == "conj" and c.pos == "VERB" and c.child(*SUBJECTS) is None]
        if is_predicate(node) and node.label not in ("acl", "acl:relcl", "advcl", "ccomp", "csubj", "nmod", "obl"):
            return [c for c in conjuncts if self._coordinate_predicate(node, c)]
        conjuncts = [c for c in conjuncts if c.label == "conj"]
        if not conjuncts:
            return []
        if node.label in SUBJECTS and self._distributive(node, conjuncts):
            return conjuncts
        if node.label == "nmod" and node.head is not None and self._several_bodies(node, conjuncts):
            return conjuncts
        if node.label in ("obj", "obl", "obl:arg", "obl:mod", "nmod", "root") and all(
            self._added(c) and self._same_case(node, c) for c in conjuncts
        ):
            return conjuncts
        return []

    def _same_case(self, node: Word, conjunct: Word) -> bool:
        """French: what is added repeats the preposition of what it is added to, or neither has one."""
        if not self.french:
            return True
        mine = next((c.lower for c in node.children if c.label == "case"), "")
        other = next((c.lower for c in conjunct.children if c.label == "case" and c.lower not in ("que", "qu'")), "")
        of = {"de", "du", "des", "d'"}
        return mine in ("", other) or mine in of or other not in of  # « sous l'effet de P, ainsi que du Q » adds to P

    def _coordinate_predicate(self, node: Word, other: Word) -> bool:
        if self.french and self._said_of_self(node) and other.child(*SUBJECTS) is None and finite_word(other) is None:
            return False
        if other.label == "parataxis":
            return is_predicate(other) and other.child(*SUBJECTS) is not None and finite_word(other) is not None
        if not is_predicate(other) or any(
            w.lower in _RELATIVES and w.lower not in ("que", "qu'", "that") for w in other.subtree()[:3]
        ):
            return False
        if other.child(*SUBJECTS) is not None:
            return finite_word(other) is not None
        if not self.french and (there := node.child("expl")) is not None and there.lower == "there":
            return False
        if self.french and (not self._joined(other) or self._aside(other)):
            return False
        if self.french and finite_word(other) is None and self._parted(node, other):
            return False
        same_form = other.morph.get("VerbForm") == node.morph.get("VerbForm")
        if self.french and same_form and self._side_by_side(node, other):
            return node.lemma in TRANSITIVE
        if self.french and same_form and self._shares_object(node, other):
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

    def _parted(self, node: Word, other: Word) -> bool:
        """« Cent personnes ont été délogées lors de l'opération, lancée à 5 heures et conclue … »: the operation was."""
        passive = any(c.label == "aux:pass" for c in node.children)
        mine, theirs = node.morph.get("Number"), other.morph.get("Number")
        both = node.morph.get("VerbForm") == other.morph.get("VerbForm") == "Part"
        return both and passive and bool(mine and theirs) and mine != theirs

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

    def _aside(self, other: Word) -> bool:
        """« sont tombés ou ont été blessés »: neither alone; « acquises illégalement et sans permis »: no verb at all."""
        if any(c.label == "cc" and c.lower == "ou" for c in other.children):
            return True
        led = any(c.lower in ("sans", "avec", "par", "sur", "dans") and c.index < other.index for c in other.children)
        return led and finite_word(other) is None

    def _side_by_side(self, node: Word, other: Word) -> bool:
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

    def _shares_object(self, node: Word, other: Word) -> bool:
        """« soutenir et redresser son dos »: two verbs side by side, one object."""
        cc = other.child("cc")
        return (
            node.morph.get("VerbForm") != "Part"
            and cc is not None
            and cc.index == node.index + 1
            and other.index <= cc.index + 2
            and other.child("obj") is not None
        )

    def _added(self, conjunct: Word) -> bool:
        """« ainsi que », « mais aussi », « as well as », « but also »: an addition that is a statement of its own."""
        before = [w.lower for w in conjunct.subtree()[:4]]
        joined = " ".join(before)
        return joined.startswith(("ainsi que", "ainsi qu'", "mais aussi", "mais également", "as well as", "but also"))

    def _distributive(self, node: Word, conjuncts: Sequence[Word]) -> bool:
        """Whether each of several subjects did it separately: named or definite, no event that takes two."""
        verb = node.head
        if verb is None or len(conjuncts) > 3:
            return False
        if self.french and (
            verb.head is not None and verb.label not in ("conj", "parataxis", "ccomp") or verb.index < node.index
        ):
            return False
        if any(w.lower not in ("et", "and") and w.label == "cc" for c in conjuncts for w in c.children):
            return False
        if self.french and not any(w.label == "cc" for c in conjuncts for w in c.children):
            return False  # « Son épouse, Angela, regrette »: an apposition taken for a second subject
        below = verb.subtree()
        if self.french and (
            any(c.label == "mark" for c in verb.children)
            or any(c.lower in ("se", "s'") for c in verb.children)
            and verb.lemma not in ("rendre", "dire", "déclarer")
        ):
            return False  # « se retrouvent aux côtés de … »: together
        lemmas = {w.lemma for w in [verb, *verb.each("xcomp", "obj")]}
        if lemmas & self.lexicon.collective:
            return False
        if any(
            w.lower
            in (
                "ensemble",
                "deux",
                "mutuellement",
                "communes",
                "commun",
                "commune",
                "together",
                "both",
                "joint",
                "each",
                "tous",
                "respectivement",
            )
            for w in below
        ):
            return False
        if verb.pos != "VERB" or verb.child("cop"):
            return False
        return all(self._own_party(w) for w in [node, *conjuncts])

    def _several_bodies(self, node: Word, conjuncts: Sequence[Word]) -> bool:
        """« Les ministères de X et de Y n'ont pas répondu »: a plural head, each complement with its own preposition."""
        head = node.head
        if (
            head is None
            or head.label not in SUBJECTS
            or head.morph.get("Number") != "Plur"
            or head.lemma not in self.lexicon.body_nouns
        ):
            return False
        if self.french and (head.child("nummod") is not None or (d := head.child("det")) is None or d.lower != "les"):
            return False
        return all(c.child("case") is not None for c in [node, *conjuncts]) and len(conjuncts) == 1

    def _own_party(self, word: Word) -> bool:
        if word.morph.get("Number") == "Plur" and word.pos != "PROPN":
            return False
        named = any(w.index in self.names.run_of for w in [word, *word.each("flat:name", "flat", "appos", "compound")])
        if (
            not self.french
            and word.label == "conj"
            and word.head is not None
            and word.head.lemma == word.lemma
            and word.child("compound", "amod") is not None
        ):
            return word.lower in self.lexicon.role_nouns  # « its north manager and south manager »: two persons
        if (
            not self.french
            and word.child("nmod:poss") is not None
            and any(c.lemma == word.lemma for c in word.each("conj"))
        ):
            return word.lower in self.lexicon.role_nouns
        if word.pos == "NOUN" and word.child("det") is None:
            return False  # « le journaliste et animateur X »: one person
        return named or word.lower in self.lexicon.role_nouns or word.lemma in self.lexicon.role_nouns

    def _variants(self, node: Word, others: list[Word], words: list[Word]) -> list[tuple[list[Word], Word]]:
        """One selection for each coordinated member: the words of all the others left out."""
        subtrees = {other: set(other.subtree()) for other in others}
        everything = set().union(*subtrees.values())
        if self.french:
            self._nearer(node, others, words, subtrees)
            everything = set().union(*subtrees.values())
        if self.french and is_predicate(node) and all(self._side_by_side(node, other) for other in others):
            verbs = range(node.index, others[-1].index + 1)
            rest = [w for w in words if w.index not in verbs]
            return [(sorted([*rest, verb], key=lambda w: w.index), verb) for verb in (node, *others)]
        first = [w for w in words if w not in everything]
        first = self._share_right(node, others, first)
        made: list[tuple[list[Word], Word]] = [(first, node)]
        own = self._own_words(node, others)
        for other in others:
            if is_predicate(other) and other.child(*SUBJECTS) is not None:
                # a clause of its own: it keeps nothing of the first but what stands above it
                outside = set(node.subtree()) if node.head is None else own | everything
                keep = [w for w in words if w in subtrees[other] or w not in outside]
            else:
                drop = own | (everything - subtrees[other])
                if self._added(other):  # all between the first member and « ainsi que » goes with the first
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
                keep = [w for w in words if w not in drop]
            if finite_word(other) is not None and other.child(*SUBJECTS) is None:
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
                    and self._added(other)
                ):
                    connectors.add(child)
            if self._negated_together(node, others):
                connectors |= {c for c in other.children if c.lower in self._marks and c.index < other.index}
            connectors |= {grand for connector in set(connectors) for grand in connector.subtree()}
            made.append(([w for w in keep if w not in connectors], other))
        return made

    def _nearer(
        self, node: Word, others: Sequence[Word], words: Sequence[Word], subtrees: dict[Word, set[Word]]
    ) -> None:
        """Words after the start of a clause with its own subject go with that clause, whatever arc the parser gave them."""
        if not is_predicate(node):
            return
        for other in sorted(others, key=lambda w: w.index):
            if is_predicate(other) and other.child(*SUBJECTS) is not None and finite_word(other) is not None:
                start = min(w.index for w in subtrees[other])
                later = set().union(*(tree for o, tree in subtrees.items() if o is not other))
                subtrees[other] |= {w for w in words if w.index > start and w not in later and w is not node}

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
            if child.label in SUBJECTS or child.label in AUXILIARIES or child.label == "mark":
                continue
            if child.lower in ("se", "s'") and (
                child.label.startswith("expl")
                or self.french
                and any(c.lower in ("se", "s'") for o in others for c in o.children)
            ):
                drop.add(child)
                continue
            cop = node.child("cop")
            if not self.french and cop is not None and cop.index < child.index < node.index:
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

    @property
    def _marks(self) -> tuple[str, ...]:
        """What stands before an infinitive."""
        return ("de", "d'", "à") if self.french else ("to",)

    def _negated_together(self, node: Word, others: Sequence[Word]) -> bool:
        """« de ne pas crier ni de courir », "not to shout or to run": what stands before the first negates all."""
        return any(c.lower in self.lexicon.negations and c.index < node.index for c in node.children) and any(
            c.label == "cc" and c.lower in ("ni", "ou", "nor", "or") for o in others for c in o.children
        )

    def _share_right(self, node: Word, others: Sequence[Word], words: list[Word]) -> list[Word]:
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

    # -- relative clauses --------------------------------------------------------------------------------------------

    def _relatives(self, unit: list[Word], found: list[Proposition], taken: set[Word]) -> None:
        position = {word: i for i, word in enumerate(unit)}
        for word in unit:
            if (
                word.label not in ("acl:relcl", "acl", "advcl", "parataxis", "ccomp", "conj")
                or word.head is None
                or word in taken
            ):
                continue
            below = word.subtree()
            pronoun = next((w for w in below[:3] if w.lower in _RELATIVES), None)
            if (
                pronoun is None
                or below[0].lower not in _RELATIVES
                and not (below[0].text == "," and below[1].lower in _RELATIVES)
            ):
                continue
            first = below[0] if below[0].text != "," else below[1]
            at = position[first]
            comma = at > 0 and unit[at - 1].text == ","
            antecedent = self._antecedent(unit, at - (1 if comma else 0), word)
            if antecedent is None or finite_word(word) is None:
                continue
            if not self.french and pronoun.lower == "which":
                if self.names.text[max(0, pronoun.start - 1) : pronoun.start] in ('"', "“"):
                    continue  # « the study assumed P, "which is absurd" »: the whole is
                antecedent = self._of_its_number(antecedent, word)
            if self.french and any(w.lower == "c'" for w in antecedent):
                continue  # « c'est X qui … »: a cleft
            if antecedent[-1].lower in ("ce", "celui", "celle", "ceux", "celles", "those", "what"):
                continue  # « ce qui compte est … »: no antecedent to put in the pronoun's place
            own = set(below)
            existential = not comma and (
                self._introduced(antecedent)
                or word.head.head is None
                and finite_word(word.head) is None
                and word.label == "acl:relcl"
                and not any(_is_finite(w) for w in unit if w not in own)
            )
            if existential and self.french and not self._determined(antecedent):
                continue  # « Avance qu'ils gardent »: no sentence opens so
            if not comma and not existential or pronoun.lower in ("que", "qu'") and self._is_time(antecedent):
                continue
            inner = [w for w in below if w.text != "," or w is not below[0]]
            while inner and inner[-1].text in (",", ".", ";"):
                inner = inner[:-1]
            built = self._relative(pronoun, antecedent, inner, word)
            if built is None:
                continue
            found.append(
                Proposition(
                    built, word, "relative", antecedent[-1], [*[w for w in built if isinstance(w, Word)], pronoun]
                )
            )
            taken.update(below)
            if comma:
                taken.add(unit[at - 1])
                after = position[below[-1]] + 1
                resumes = after + 1 < len(unit) and (
                    _is_finite(unit[after + 1]) or unit[after + 1].lower in ("ne", "n'", "se", "s'")
                )
                if (not self.french or resumes) and after < len(unit) and unit[after].text == ",":
                    taken.add(unit[after])

    def _introduced(self, antecedent: Sequence[Word]) -> bool:
        """« il s'agit de deux X qui … », « there are X who …»: an antecedent that is there to be told of."""
        head = next((w for w in antecedent if w.pos in ("NOUN", "PROPN")), None)
        if head is None:
            return False
        numeral = any(w.pos == "NUM" for w in antecedent)
        above = [*head.ancestors()][:3]
        return numeral and any(w.lemma in ("agir", "exister") or w.child("expl:subj", "expl") for w in above)

    def _antecedent(self, unit: list[Word], end: int, clause: Word) -> list[Word] | None:
        """The noun phrase that ends just before a relative clause, by the tree, or by position where the tree fails."""
        if end <= 0:
            return None
        last = unit[end - 1]
        head = clause.head
        if (
            head is not None
            and head.pos in ("NOUN", "PROPN", "PRON", "NUM")
            and head.index < clause.index
            and clause.label in ("acl:relcl", "acl")
        ):
            return self.phrase(head, clause)
        node = last
        while (
            node.head is not None
            and node.head.index < node.index
            and (
                node.pos not in ("NOUN", "PROPN")
                or node.head.pos in ("NOUN", "PROPN")
                and node.label
                in ("nmod", "appos", "flat", "flat:name", "conj", "amod", "compound", "obl:arg", "nummod")
            )
        ):
            if (
                node.label == "conj"
                and node.head.label != "appos"
                and not any(w.lower in ("un", "une", "deux") for w in node.head.children)
            ):
                break
            node = node.head
        if node.pos not in ("NOUN", "PROPN"):
            run = self.names.run_of.get(last.index)
            return self._with_determiner(unit, run) if run is not None else None
        return self.phrase(node, clause)

    def _with_determiner(self, unit: Sequence[Word], run: Sequence[Word]) -> list[Word]:
        before = next((w for w in unit if w.index == run[0].index - 1), None)
        return [before, *run] if before is not None and before.pos == "DET" else list(run)

    def phrase(self, head: Word, without: Word) -> list[Word]:
        """A noun phrase: its head with what belongs to it, without preposition, coordination and later clauses."""
        dropped: set[Word] = set(without.subtree()) if head in without.ancestors() else set()
        for child in head.children:
            if (
                child.label in ("case", "cc", "conj", "punct", "appos", "acl:relcl", "parataxis")
                or child.index > without.index > head.index
            ):
                dropped |= set(child.subtree())
        kept = {w for w in head.subtree() if w not in dropped and not (w.text == "," and w.index > head.index)}
        # a name is never cut: « la députée Ruth Ellen Brosseau »
        runs = [run for w in kept if (run := self.names.run_of.get(w.index)) is not None]
        nearest = self.names.run_of.get(head.index + 1)
        if (
            nearest is not None
            and head.pos == "NOUN"
            and nearest[-1].index < without.index
            and nearest[0].label != "nmod"
        ):
            runs.append(nearest)
        whole = kept | {w for run in runs for w in run if w.index < without.index or without.index < head.index}
        return sorted(whole, key=lambda w: w.index)

    def _relative(
        self, pronoun: Word, antecedent: list[Word], inner: list[Word], clause: Word
    ) -> list[Word | str] | None:
        rest: list[Word] = [w for w in inner if w is not pronoun]
        kind = pronoun.lower
        if kind in ("qui", "who", "which", "that") and (
            pronoun.label in SUBJECTS
            or kind == "qui"
            and pronoun.label not in ("obl", "obl:arg")
            and clause.child("nsubj", "nsubj:pass") in (None, pronoun)
        ):
            return [*antecedent, *rest]
        if kind in ("où", "where"):
            innermost = self.names.run_of.get(antecedent[-1].index)
            if (
                innermost is not None
                and innermost[-1] is antecedent[-1]
                and any(c.lower in ("à", "au", "aux", "en", "in", "at") for c in innermost[0].children)
            ):
                antecedent = [
                    w
                    for w in antecedent
                    if w.index >= min(c.index for c in [*innermost, *innermost[0].each("det")]) and w.label != "case"
                ]
            case = next((c for c in self._head_of(antecedent).children if c.label == "case"), None)
            place: list[Word | str] = (
                [case, *antecedent] if case is not None else (["à" if self.french else "in", *antecedent])
            )
            if case is not None and case.lower in (
                "du",
                "des",
                "de",
                "d'",
                "of",
                "from",
                "to",
                "through",
                "near",
                "outside",
            ):
                place = ["à" if self.french else "in", *antecedent]
            return [*place, ",", *rest] if len(rest) > 3 else [*rest, *place]
        if kind in ("que", "qu'", "whom", "that", "which") and clause.pos == "VERB":
            verb_last = max([clause, *clause.each("xcomp")], key=lambda w: w.index)
            before = [w for w in rest if w.index <= verb_last.index]
            after = [w for w in rest if w.index > verb_last.index]
            return [*before, *antecedent, *after] if clause.child("nsubj") else None
        return None

    def _head_of(self, phrase: Sequence[Word]) -> Word:
        inside = set(phrase)
        return next((w for w in phrase if w.head is None or w.head not in inside), phrase[0])

    def related(
        self, found: Sequence[Proposition], inner: list[Word], host: list[Word], last: Word
    ) -> list[Proposition]:
        """What a relative clause that was cut out states: its antecedent, which ends at ``last`` in ``host``, put in.

        Nothing where the antecedent does not agree with the verb.
        """
        root = next((word for word in inner if word.head is None), None)
        governor = next((word for word in host if word.head is None), None)
        at = next((k for k, word in enumerate(host) if word is last), None)
        if root is None or at is None:
            return []
        pronoun = inner[0]
        antecedent = self._agreeing(host, at + 1, root) if pronoun.lower not in ("où", "dont") else None
        antecedent = self._described_person(host, at, root) or antecedent
        antecedent = antecedent or self._antecedent(host, at + 1, root)
        if antecedent is not None and not (self._determined(antecedent) and self._agrees(antecedent, root, pronoun)):
            return []
        if antecedent is None or antecedent[-1].lower in ("ce", "celui", "celle", "ceux", "celles"):
            return []
        if pronoun.lower in ("où", "dont"):
            built = self._relative(pronoun, antecedent, [w for w in inner if w.text != "."], root)
            evidence = [*[w for w in built or [] if isinstance(w, Word)], pronoun]
            if built is None:
                return []
            return [Proposition(built, root, "relative", antecedent[-1], evidence, governor=governor)]
        made = []
        for proposition in found:
            if pronoun not in proposition.parts:
                continue
            k = proposition.parts.index(pronoun)
            article = self._article(antecedent)
            proposition.parts[k : k + 1] = [*article, *(antecedent[1:] if article[:1] == ["des"] else antecedent)]
            proposition.evidence = [*proposition.evidence, *antecedent]
            proposition.rule = "relative" if proposition.rule == "clause" else proposition.rule
            proposition.governor = governor
            proposition.subject = proposition.subject if proposition.subject is not pronoun else antecedent[-1]
            made.append(proposition)
        return made

    def _shown_gender(self, clause: Word) -> str:
        """The gender that a participle with « être » shows: « était prévu », « est située »."""
        being = any(c.label in AUXILIARIES and c.lemma == "être" for c in clause.children)
        if not being or clause.pos not in ("VERB", "ADJ"):
            return ""
        if clause.lower.endswith(("ée", "ie", "ue", "ise", "ite")):
            return "Fem"
        return "Masc" if clause.lower.endswith(("é", "i", "u", "is", "it")) else ""

    def _described_person(self, host: Sequence[Word], at: int, clause: Word) -> list[Word] | None:
        """« Jean Martin, élu à Rouen et neveu du maire, qui souhaite … »: the person whom the words between commas describe."""
        comma = next((k for k in range(at, 0, -1) if host[k].text == ","), None)
        carrier = finite_word(clause)
        if comma is None or at - comma < 2 or carrier is None or carrier.morph.get("Number") == "Plur":
            return None
        run, first = self.names.run_of.get(host[comma - 1].index), host[comma + 1]
        described = first.pos in ("NOUN", "ADJ") or first.morph.get("VerbForm") == "Part"
        if run is None or not described or first.index in self.names.run_of:
            return None
        if self.names.full(run).kind is not SourceKind.PERSON or any(_is_finite(w) for w in host[comma + 1 : at + 1]):
            return None
        return list(run)

    def _article(self, phrase: Sequence[Word]) -> list[str]:
        """The article that a noun loses with « du », « des », « au », « aux »."""
        head = self._head_of(phrase)
        if self.french and phrase[0].lower in ("de", "d'") and phrase[0].pos == "DET":
            return ["des"]  # « n'a pas d'avions, qui coûtent … »
        case = next((c.lower for c in head.children if c.label == "case" and c.index < head.index), "")
        if head.child("det") in phrase:
            return []
        return {"du": ["le"], "au": ["le"], "des": ["les"], "aux": ["les"]}.get(case, [])

    def _determined(self, phrase: Sequence[Word]) -> bool:
        """Whether a noun phrase can open a sentence: a determiner, a number, a name."""
        if not phrase:
            return False
        return (
            phrase[0].pos in ("DET", "NUM", "PROPN", "PRON")
            or phrase[0].index in self.names.run_of
            or bool(self._article(phrase))
            or phrase[0].lower in self.lexicon.person_titles
        )

    def _of_its_number(self, antecedent: list[Word], clause: Word) -> list[Word]:
        """English: « the plants along the river, which employ 60 people »: the plants, by the number of the verb."""
        carrier = finite_word(clause)
        if carrier is None:
            return antecedent
        plural = carrier.lower in ("are", "were", "have", "do") or (
            carrier.pos == "VERB" and carrier.morph.get("Tense") == "Pres" and carrier.morph.get("Number") is None
        )
        single = carrier.lower in ("is", "was", "has", "does") or carrier.morph.get("Number") == "Sing"
        node: Word | None = self._head_of(antecedent)
        start = node
        while node is not None and node.pos in ("NOUN", "PROPN"):
            several = node.morph.get("Number") == "Plur" or bool(node.each("conj"))
            body = node.lower in self.lexicon.body_nouns or node.index in self.names.run_of
            if not (plural or single) or several == plural or plural and body:
                return antecedent if node is start else self.phrase(node, clause)
            node = node.head if node.label == "nmod" else None
        return antecedent

    def _agrees(self, antecedent: Sequence[Word], clause: Word, pronoun: Word) -> bool:
        """Whether the verb of « qui » has the number of its antecedent."""
        carrier = finite_word(clause)
        number = carrier.morph.get("Number") if carrier is not None else None
        if pronoun.lower in ("où", "dont") or number is None:
            return True
        head = self._head_of(antecedent)
        several = head.morph.get("Number") == "Plur" or any(c in antecedent for c in head.each("conj"))
        run = self.names.run_of.get(head.index)
        return several == (number == "Plur") or run is not None and self.names.full(run).plural

    def _speaks_for(self, node: Word) -> bool:
        """« l'avocat de X », « la cour de X »: a role or a body whose complement X is."""
        head = node.head
        return (
            node.child("case") is not None
            and head is not None
            and head.pos == "NOUN"
            and head.index < node.index
            and (head.lower in self.lexicon.role_nouns or head.lower in self.lexicon.body_nouns)
        )

    def _agreeing(self, host: list[Word], end: int, clause: Word) -> list[Word] | None:
        """The noun phrase ending before ``end`` whose number is that of the relative's verb."""
        carrier = finite_word(clause)
        number = carrier.morph.get("Number") if carrier is not None else None
        gender = self._shown_gender(clause)
        node: Word | None = host[end - 1]
        inside = set(host)
        while node is not None and node in inside:
            named = node.label in ("nmod", "appos", "flat", "flat:name", "compound") and node.child("case") is None
            if named and node.head in inside and node.head is not None and node.head.pos in ("NOUN", "PROPN"):
                node = node.head  # « le groupe Delmas »: the group
                continue
            if self._speaks_for(node) and node.head in inside:
                node = node.head
                continue
            if node.pos in ("NOUN", "PROPN") or node.index in self.names.run_of:
                joined = [
                    c
                    for c in node.each("conj")
                    if c.index < end + host[0].index + 10**6 and c.index <= host[end - 1].index
                ]
                plural = node.morph.get("Number") == "Plur" or bool(joined)
                phrase = self.phrase(node, clause)
                article = next(
                    (w.lower for w in node.children if w.label in ("det", "case") and w.index < node.index), ""
                )
                other = {"la": "Fem", "une": "Fem", "le": "Masc", "un": "Masc", "du": "Masc", "au": "Masc"}.get(
                    article, ""
                )
                disagrees = not plural and gender and other and gender != other
                if (number is None or (number == "Plur") == plural) and self._determined(phrase) and not disagrees:
                    if joined:
                        phrase = sorted({*phrase, *(w for c in joined for w in c.subtree())}, key=lambda w: w.index)
                    phrase = [w for w in phrase if w.index <= host[end - 1].index]
                    return (
                        phrase
                        if phrase and host[end - 1] in phrase or phrase[-1:] == [host[end - 1]]
                        else phrase or None
                    )
            head = node.head
            if head is None or head.index > node.index or head.pos in ("VERB", "AUX"):
                return None
            node = head
        return None

    # -- appositions -------------------------------------------------------------------------------------------------

    def _appositions(self, unit: list[Word], found: list[Proposition], taken: set[Word]) -> None:
        """« Le Courrier, le journal du parti »: a name beside a description, between commas."""
        commas = [i for i, w in enumerate(unit) if w.text == ","]
        for number, i in enumerate(commas):
            stop = commas[number + 1] if number + 1 < len(commas) else len(unit)
            ends = stop == len(unit) or unit[stop].text == ","
            segment = unit[i + 1 : stop]
            while segment and segment[-1].text in (".", "!", "?", ";", ":"):
                segment = segment[:-1]
            if not segment or i == 0 or not ends or self._listing(unit, commas, number):
                continue
            built = self._apposition(unit, i, segment)
            if built is None:
                continue
            subject, description, remove = built
            if len(description) == 2 and description[0].lower in ("le", "la", "l'", "les", "the"):
                continue  # « la capitale, X »: the capital of what, only the article says
            verb = self._copula(subject)
            first: Word | str = description[0]
            if self.french and description[0].text[:1].isupper() and description[0].index not in self.names.run_of:
                first = description[0].text[:1].lower() + description[0].text[1:]
            parts: list[Word | str] = [*subject, verb, first, *description[1:]]
            found.append(
                Proposition(
                    parts,
                    self._head_of(description),
                    "apposition",
                    subject[-1],
                    [*subject, *description],
                    attributive=True,
                )
            )
            if remove:
                taken.update(segment)
                taken.add(unit[i])
                if stop < len(unit) and unit[stop].text == "," and not self._describes_on(unit, stop):
                    taken.add(unit[stop])

    def _describes_on(self, unit: Sequence[Word], stop: int) -> bool:
        """French: « X, maire de Y, petit village de Z, inquiet … »: more of the kind after the comma, which stays."""
        if not self.french or stop + 2 >= len(unit):
            return False
        end = next((k for k in range(stop + 1, len(unit)) if unit[k].text in (",", ".", ";")), len(unit))
        rest = unit[stop + 1 : end]
        return (
            bool(rest)
            and rest[0].pos in ("ADJ", "NOUN", "VERB")
            and not any(_is_finite(w) for w in rest)
            and (rest[0].pos != "VERB" or rest[0].morph.get("VerbForm") == "Part")
        )

    def _listing(self, unit: list[Word], commas: list[int], number: int) -> bool:
        """Whether a comma separates the members of a list: « X, Y et Z »."""
        i = commas[number]
        stop = commas[number + 1] if number + 1 < len(commas) else len(unit)
        segment = unit[i + 1 : stop]
        if segment and segment[0].lower in ("et", "ou", "and", "or", "mais", "but"):
            return True
        joins = [w for w in segment if w.lower in ("et", "and", "ou", "or")]
        previous_lists = number > 0 and commas[number] - commas[number - 1] <= 5
        follows = stop < len(unit) - 1 and unit[stop + 1].lower in ("et", "and", "ou", "or")
        names = [w for w in segment if w.index in self.names.run_of and (w.pos == "PROPN" or w.entity)]
        return (
            bool(previous_lists and (joins or names and len(segment) <= 4))
            or follows
            and len(segment) <= 4
            and bool(names)
            or bool(joins and names and len(segment) <= 6)
        )

    def _apposition(self, unit: list[Word], i: int, segment: list[Word]) -> tuple[list[Word], list[Word], bool] | None:
        if not is_description(segment) or self._opens_clause(unit, i, segment):
            return None
        if not self.french and self._no_apposition(unit, i, segment):
            return None
        head = self._head_of(segment)
        run_before = self.names.run_of.get(unit[i - 1].index)
        first = segment[0]
        determined = first.pos == "DET" or first.lower in ("le", "la", "l'", "les", "un", "une", "the", "a", "an")
        run_after = self.names.run_of.get(first.index)
        if run_after is not None and first.pos == "NOUN" and not first.entity and len(run_after) == 1:
            run_after = None
        if (
            run_before is not None
            and run_after is None
            and (
                determined or first.lower in self.lexicon.role_nouns or first.text[:1].isupper() and first.pos == "NOUN"
            )
        ):
            noun = segment[1] if determined and len(segment) > 1 else first
            noun = next((w for w in segment[:4] if w.pos == "NOUN"), noun)
            if self.french and (not self._can_be(run_before, noun) or self._acting(segment)):
                return None
            if (
                noun.pos != "NOUN"
                or self._is_time(segment)
                or first.lower in ("ce", "cette", "ces", "du", "des", "au", "aux")
                or any(w.lower in ("qui", "que", "où", "who", "which") for w in segment[:2])
            ):
                return None
            ancestor = next(
                (
                    a
                    for a in unit[i - 1].ancestors()
                    if a.lemma == noun.lemma and a.pos == "NOUN" and a.index < unit[i].index
                ),
                None,
            )
            described = (
                segment
                if not any(w.lower in _RELATIVES for w in segment)
                else segment[: next(k for k, w in enumerate(segment) if w.lower in _RELATIVES)]
            )
            if ancestor is not None:
                start = min(w.index for w in self.phrase(ancestor, noun) if w.label != "case")
                subject = [w for w in unit[:i] if w.index >= start]
                return subject, described, True
            if any(w.pos == "ADP" for w in segment[:1]):
                return None
            before_run = next((w for w in reversed(unit[:i]) if w.index < run_before[0].index), None)
            if (
                before_run is not None
                and before_run.lower in ("de", "du", "d'", "des", "of")
                and not (head.label == "appos" and head.head in run_before)
            ):
                return None  # « le festival de X, le programme … »: of X or of the festival, nobody can tell
            return self._with_determiner(unit[:i], run_before), described, True
        if (
            run_after is not None
            and run_after[0] is first
            and run_before is not run_after
            and set(segment) <= set(run_after) | {w for w in segment if w.text in ("(", ")")} | set(run_after)
        ):
            description = self._before_comma(unit, i)
            if description is not None and not self._is_time(description):
                return list(run_after), description, False
        return None

    def _acting(self, segment: Sequence[Word]) -> bool:
        """« X, représentant la ville »: a present participle with its object, that looks like a role."""
        return (
            len(segment) > 1
            and segment[0].lower.endswith("ant")
            and segment[1].lower in ("le", "la", "les", "l'", "un", "une")
        )

    def _can_be(self, run: Sequence[Word], noun: Word) -> bool:
        """Whether a name can be what a noun says: a person has a role, a newspaper is a newspaper."""
        kind = self.names.full(run).kind
        before = [w.lower for w in self.names.words[max(0, run[0].index - 2) : run[0].index]]
        if any(w in ("de", "du", "des", "d'") for w in before):
            return True  # « l'église de la Trinité, la seule … »: the church
        if kind is SourceKind.PERSON:
            return noun.lower in self.lexicon.role_nouns or noun.lower in self.lexicon.anonymous_nouns
        if kind is SourceKind.MEDIA:
            return noun.lower in self.lexicon.body_nouns
        return True

    def _no_apposition(self, unit: Sequence[Word], i: int, segment: Sequence[Word]) -> bool:
        """English: a segment that is a clause before it is a relative clause, or a member of a list of names."""
        finite = next((k for k, w in enumerate(segment) if _is_finite(w) and w.pos in ("VERB", "AUX")), None)
        relative = next(
            (k for k, w in enumerate(segment) if w.lower in ("who", "which", "where", "whose", "whom")), None
        )
        if (
            finite is not None
            and (relative is None or finite < relative)
            or segment[0].lower in ("some", "no", "any", "all", "most", "many")
        ):
            return True
        if segment[0].index in self.names.run_of and all(w.entity in ("GPE", "LOC") for w in segment):
            return True  # « Austin, Texas »
        after = [w for w in unit if segment[-1].index < w.index <= segment[-1].index + 6]
        named = segment[0].index in self.names.run_of and len(segment) <= 4
        return named and any(w.lower in ("and", "or") for w in after) and (unit[i - 1].index in self.names.run_of)

    def _opens_clause(self, unit: Sequence[Word], i: int, segment: Sequence[Word]) -> bool:
        """« En avril, à la demande de X, une opération est organisée »: a name at the end of what stands before a clause."""
        inside = set(segment)
        for word in segment:
            if (
                word.label in SUBJECTS
                and word.head is not None
                and word.head not in inside
                and word.head.index > word.index
            ):
                return True
        root = next((w for w in unit if w.head is None), None)
        return (
            unit[0].pos == "ADP"
            and root is not None
            and root.index > segment[-1].index
            and not any(w.text == "," for w in unit[:i])
        )

    def _is_time(self, segment: Sequence[Word]) -> bool:
        if any(w.text.isdigit() for w in segment[:2]) and len(segment) <= 4:
            return True  # « le 26 septembre »
        return any(
            w.lower
            in (
                "lundi",
                "mardi",
                "mercredi",
                "jeudi",
                "vendredi",
                "samedi",
                "dimanche",
                "matin",
                "soir",
                "semaine",
                "mois",
                "année",
                "an",
                "jour",
                "heure",
                "heures",
                "fois",
                "monday",
                "tuesday",
                "wednesday",
                "thursday",
                "friday",
                "saturday",
                "sunday",
                "week",
                "month",
                "year",
                "day",
                "time",
                "evening",
                "morning",
                "afternoon",
                "night",
            )
            for w in segment[:4]
        )

    def _before_comma(self, unit: list[Word], i: int) -> list[Word] | None:
        """« son nouveau ministre de la Défense, X »: the described noun phrase that ends before a comma."""
        for j in range(i - 1, max(-1, i - 14), -1):
            word = unit[j]
            if word.pos in ("VERB", "AUX") or word.text in (",", ";", ":", "."):
                return None
            beside = (
                not self.french
                and j > 0
                and word.lower in ("a", "an")
                and unit[j - 1].lower in ("with", "to", "from", "by")
            )
            if (
                word.pos != "DET"
                or j > 0
                and not beside  # « a deal with a water firm, X »: the firm
                and unit[j - 1].lower
                in ("de", "d'", "of", "à", "du", "for", "at", "by", "from", "with", "to", "in", "on")
            ):
                continue
            if word.lower in ("des", "ces", "les", "du", "aux", "ce", "cette"):
                return None
            noun = next((w for w in unit[j + 1 : i] if w.pos == "NOUN"), None)
            if noun is None or noun.index in self.names.run_of:
                return None
            return unit[j:i]
        return None

    def _copula(self, subject: Sequence[Word]) -> str:
        plural = (
            subject[0].lower == "les"
            or self._head_of(subject).morph.get("Number") == "Plur"
            and not any(w.index in self.names.run_of for w in subject)
        )
        return self.lexicon.copula(plural, False)

    # -- participles and adverbial clauses -----------------------------------------------------------------------

    def _participles(self, root: Word, found: list[Proposition], taken: set[Word]) -> None:
        """« Créé fin 2013, le parquet … »: a participle before its subject, or a present participle after a comma."""
        subject = root.child(*SUBJECTS)
        if subject is None and not self.french and root.label == "conj" and root.head is not None:
            subject = root.head.child(*SUBJECTS)
        for child in list(root.children) + (list(subject.children) if subject is not None else []):
            if (
                child.label not in ("advcl", "acl", "dep", "amod", "parataxis")
                or child in taken
                or child.pos not in ("VERB", "ADJ")
            ):
                continue
            below = [w for w in child.subtree() if w not in taken]
            form = child.morph.get("VerbForm")
            own = child.child("nsubj")
            if (
                not self.french
                and own is not None
                and child.label == "advcl"
                and child.lower.endswith("ing")
                and child.index > root.index
                and own.index < child.index
                and not child.each("mark", "aux", "aux:pass")
                and self._after_comma(below, root)
            ):
                lead = [w for w in own.subtree() if w not in taken]  # « …, the board paying the costs »
                rest = [
                    w
                    for w in below
                    if w is not child and w not in lead and (w.text not in (",", ".") or w.index > child.index)
                ]
                found.append(
                    Proposition([*lead, self._tense_of(root, child, own), *rest], child, "participle", own, below)
                )
                taken.update(child.subtree())
                self._take_commas(child, root, taken)
                continue
            if (
                form != "Part"
                or below[0].pos in ("ADP", "SCONJ")
                or any(w.label in ("mark", "aux", "aux:pass", "aux:tense") for w in child.children)
                or child.child(*SUBJECTS)
            ):
                continue
            if subject is None or subject.lower in ("il", "ce", "c'", "it", "there", "on"):
                continue
            if child.lower in ("following", "including", "regarding", "concerning", "involving"):
                continue  # prepositions in all but form
            phrase = self.phrase(subject, child) if subject.index < root.index else None
            if phrase is None:
                continue
            if not self.french and subject.each("conj"):
                phrase = [w for w in subject.subtree() if w.index < root.index and w.text != "," and w not in taken]
            phrase = [w for w in phrase if w not in set(below)]
            if not self.french and (
                child.lower in self.lexicon.speech
                and child.index < subject.index
                or child.lower in ("citing", "quoting")
            ):
                taken.update(child.subtree())  # « Asked whether P, X said »: the setting of what is said
                self._take_commas(child, root, taken)
                continue
            if not any(w.pos in ("NOUN", "PROPN") for w in phrase):
                continue
            while below and below[-1].text in (",", ".", ";"):
                below = below[:-1]
            if (
                self.french
                and child.morph.get("Tense") != "Pres"
                and not child.lower.endswith("ant")
                and child.index < subject.index
                and below[0].index <= root.index
            ):
                ahead = {w.lower for w in below if w.index < child.index}
                if ahead & {"que", "qu'", "quoique", "non", "si", "pas"} or not self._fronted(below, subject):
                    continue  # « Bien que non interdite, … »
                plural = subject.morph.get("Number") == "Plur" or bool(subject.each("conj"))
                verb = ("sont" if plural else "est") if child.lemma in _MOVING else ("ont été" if plural else "a été")
                told = [w for w in below if w.index >= child.index or w.label == "advmod"]
                if told[0].text[:1].isupper() and told[0].index not in self.names.run_of:
                    told = [told[0].text[:1].lower() + told[0].text[1:], *told[1:]]  # type: ignore[list-item]
                found.append(Proposition([*phrase, verb, *told], child, "participle", subject, [*phrase, *below]))
            elif (
                self.french
                and child.lower.endswith("ant")
                and child.index > root.index
                and self._after_comma(below, root)
            ):
                plural = subject.morph.get("Number") == "Plur" or bool(subject.each("conj"))
                finite = child.lower[:-3] + ("aient" if plural else "ait")
                if child.lower in _DESCRIBING:
                    continue
                present = (carrier := finite_word(root)) is not None and carrier.morph.get("Tense") == "Pres"
                forms = conjugate(child.lemma) if present and carrier is root else None
                if forms is not None:
                    finite = forms.present[1 if plural else 0]
                clitics = [w for w in below if w.index < child.index and w.lower in ("se", "s'", "y", "en", "ne", "n'")]
                rest = [w for w in below if w is not child and w not in clitics]
                found.append(
                    Proposition(
                        [*phrase, *clitics, finite, *rest],
                        child,
                        "participle",
                        subject,
                        [*phrase, *below],
                    )
                )
            elif (
                not self.french
                and child.morph.get("Tense") == "Past"
                and child.index < subject.index
                and child.label != "amod"
            ):
                plural = subject.morph.get("Number") == "Plur" or bool(subject.each("conj"))
                opened = below[0].text.lower() if below[0] is child else below[0]
                found.append(
                    Proposition(
                        [*phrase, "were" if plural else "was", opened, *below[1:]],
                        child,
                        "participle",
                        subject,
                        [*phrase, *below],
                    )
                )
            elif (
                not self.french
                and child.lower.endswith("ing")
                and child.index > root.index
                and self._after_comma(below, root)
                and not (root.child("xcomp") and root.child("nsubj:pass"))  # « are told to stay, keeping … »
            ):
                undergone = root.child("obj") if root.lemma in _UNDERGOES and child.lemma in _RESULTS else None
                told_of: list[Word | str] = [*phrase]
                if undergone is not None:
                    told_of = self._undergone(undergone, subject, set(child.subtree()))
                    phrase = [*phrase, *(w for w in told_of if isinstance(w, Word))]
                    subject = undergone
                found.append(
                    Proposition(
                        [
                            *told_of,
                            self._tense_of(root, child, subject),
                            *[w for w in below if w is not child and w.text != "," or w.index > child.index],
                        ],
                        child,
                        "participle",
                        subject,
                        [*phrase, *below],
                    )
                )
            else:
                continue
            taken.update(child.subtree())
            self._take_commas(child, root, taken)

    def _undergone(self, event: Word, subject: Word, tail: set[Word]) -> list[Word | str]:
        """« Ruritania suffered its worst flood, killing 12 » → « Ruritania's worst flood »."""
        words: list[Word | str] = []
        for word in event.subtree():
            if word in tail:
                continue
            whose = word.label == "nmod:poss" and word.head is event and subject.index in self.names.run_of
            words.append(f"{self.names.words_text(self.names.run_of[subject.index])}'s" if whose else word)
        return words

    def _fronted(self, below: Sequence[Word], subject: Word) -> bool:
        """« Créé en 2013, le parquet … »: a participle phrase set apart by a comma, that agrees with the subject."""
        first = below[0]
        before = self.names.words[first.index - 1] if first.index else None
        if (
            before is not None
            and before.text not in (",", ".", ":", ";", "!", "?")
            and first.index not in self.names.starts
        ):
            return False
        participle = next((w for w in below if w.morph.get("VerbForm") == "Part"), first)
        for feature in ("Number", "Gender"):
            mine, other = participle.morph.get(feature), subject.morph.get(feature)
            if mine and other and mine != other and not subject.each("conj"):
                return False
        return True

    def _tense_of(self, root: Word, participle: Word, subject: Word) -> str:
        """English: a present participle as a finite verb in the tense of the clause it goes with."""
        from claims.language.en import inflect_past, inflect_third  # noqa: PLC0415

        finite = finite_word(root)
        if finite is not None and finite.lower in ("will", "would", "can", "could", "may", "might"):
            return f"{finite.lower} {participle.lemma}"
        if finite is not None and finite.morph.get("Tense") == "Pres" and finite.lower not in ("has", "have"):
            plural = subject.morph.get("Number") == "Plur" or bool(subject.each("conj"))
            return participle.lemma if plural else inflect_third(participle.lemma)
        return inflect_past(participle.lemma)

    def _after_comma(self, below: Sequence[Word], root: Word) -> bool:
        first = below[0]
        return first.text == "," or any(w.text == "," and w.index == first.index - 1 for w in root.subtree())

    def _take_commas(self, child: Word, root: Word, taken: set[Word]) -> None:
        """The commas around words that left the clause."""
        inside = [w.index for w in child.subtree()]
        for word in root.subtree():
            if word.text == "," and word.index in (min(inside) - 1, max(inside) + 1):
                taken.add(word)

    def _contrasts(self, unit: list[Word], found: list[Proposition], taken: set[Word]) -> None:
        """« Alors que P, Q »: both are stated."""
        for word in unit:
            if word.label not in ("advcl", "ccomp", "root") or word in taken or not is_predicate(word):
                continue
            below = [w for w in word.subtree() if w not in taken]
            if len(below) < 4 or below[0].lower not in _CONTRAST_MARKS or finite_word(word) is None:
                continue
            if self.french and below[1].lower not in ("que", "qu'"):
                continue
            marks = below[:2] if self.french else below[:1]
            if word.head is None:
                taken.update(marks)
                continue
            rest = self._trim(below[len(marks) :])
            found.append(Proposition(list(rest), word, "contrast", word.child(*SUBJECTS), rest))
            taken.update(below)
            self._take_commas(word, next(w for w in unit if w.head is None), taken)

    def _trim(self, words: list[Word]) -> list[Word]:
        """Without connectors and commas at the edges."""
        words = list(words)
        while words and (
            words[0].text in (",", ";", ":", "–", "—", "-", ".", ")", "…")
            or words[0].lower in ("et", "mais", "or", "car", "donc", "ainsi", "puis", "and", "but", "so", "yet")
            and (words[0].lower != "ainsi" or len(words) > 1 and words[1].text == ",")
        ):
            words = words[1:]
        while (
            words
            and words[-1].text in (",", ";", ":", "–", "—", "-", "(", ".", "!", "…")
            or words
            and words[-1].lower in ("et", "and", "mais", "but")
        ):
            words = words[:-1]
        return words
