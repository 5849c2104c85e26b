"""Relative clauses that ``claims.recut`` cut out before they were parsed: their antecedent is put back in."""

from __future__ import annotations

from collections.abc import Sequence

from claims.language.clause_words import LASTING, RELATIVES
from claims.language.fr_verbs import conjugated_with_be
from claims.language.lexicon import Lexicon
from claims.models import SourceKind
from claims.names import Names
from claims.predicates import AUXILIARIES, finite_word, is_finite, is_several
from claims.splitting.noun_phrases import NounPhrases, head_of
from claims.splitting.proposition import Proposition
from claims.splitting.relatives import Relatives
from claims.words import Word

# who somebody is by what he has to do with a thing: « le chauffeur du camion, qui a fui »
_PEOPLE = frozenset(
    """chauffeur conducteur conductrice pilote propriétaire auteur autrice gardien gardienne passager passagère
    locataire victime occupant habitant habitante riverain riveraine salarié salariée ouvrier ouvrière employé employée
    capitaine""".split()
)


class CutRelatives:
    """Finds what the relative pronouns of cut-out clauses stand for."""

    def __init__(self, names: Names, lexicon: Lexicon, phrases: NounPhrases, relatives: Relatives) -> None:
        self.names, self.lexicon, self.phrases, self._relatives = names, lexicon, phrases, relatives

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
        if inner[0].lower not in RELATIVES:
            return self._told_of(host[: at + 1], inner, governor)
        pronoun = inner[0]
        antecedent = self._agreeing(host, at + 1, root) if pronoun.lower not in ("où", "dont") else None
        antecedent = self._described_person(host, at, root) or antecedent
        antecedent = antecedent or self._relatives.antecedent(host, at + 1, root)
        if antecedent is not None and not (
            self.phrases.determined(antecedent) and self._agrees(antecedent, root, pronoun)
        ):
            return []
        if antecedent is None or antecedent[-1].lower in ("ce", "celui", "celle", "ceux", "celles"):
            return []
        if pronoun.lower in ("où", "dont"):
            built = self._relatives.with_antecedent(pronoun, antecedent, [w for w in inner if w.text != "."], root)
            evidence = [*[w for w in built or [] if isinstance(w, Word)], pronoun]
            if built is None:
                return []
            return [Proposition(built, root, "relative", antecedent[-1], evidence, governor=governor)]
        made = []
        for proposition in found:
            if pronoun not in proposition.parts:
                continue
            k = proposition.parts.index(pronoun)
            article = self.phrases.article(antecedent)
            proposition.parts[k : k + 1] = [*article, *(antecedent[1:] if article[:1] == ["des"] else antecedent)]
            proposition.evidence = [*proposition.evidence, *antecedent]
            proposition.rule = "relative" if proposition.rule == "clause" else proposition.rule
            proposition.governor = governor
            proposition.subject = proposition.subject if proposition.subject is not pronoun else antecedent[-1]
            made.append(proposition)
        return made

    def _told_of(self, phrase: list[Word], inner: list[Word], governor: Word | None) -> list[Proposition]:
        """« Le pont », « construit en 1900 » → « Le pont a été construit en 1900 »; nothing where the two do not agree."""
        subject, verb = head_of(phrase), inner[0]
        several = is_several(subject)
        for feature in ("Number", "Gender"):
            mine, other = verb.morph.get(feature), subject.morph.get(feature)
            named = feature == "Gender" and subject.pos == "PROPN"
            if mine and other and mine != other and not subject.each("conj") and not named:
                return []
        lasting = verb.lower.startswith(LASTING) or conjugated_with_be(verb.lower)
        carrier = ("sont" if several else "est") if lasting else ("ont été" if several else "a été")
        return [
            Proposition([*phrase, carrier, *inner], verb, "participle", subject, [*phrase, *inner], governor=governor)
        ]

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
        if self.names.full(run).kind is not SourceKind.PERSON or any(is_finite(w) for w in host[comma + 1 : at + 1]):
            return None
        return list(run)

    def _agrees(self, antecedent: Sequence[Word], clause: Word, pronoun: Word) -> bool:
        """Whether the verb of « qui » has the number of its antecedent."""
        carrier = finite_word(clause)
        number = carrier.morph.get("Number") if carrier is not None else None
        if pronoun.lower in ("où", "dont") or number is None:
            return True
        head = head_of(antecedent)
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
            and any(head.lower in nouns for nouns in (self.lexicon.role_nouns, self.lexicon.body_nouns, _PEOPLE))
        )

    def _agreeing(self, host: list[Word], end: int, clause: Word) -> list[Word] | None:
        """The noun phrase ending before ``end`` whose number is that of the relative's verb."""
        carrier = finite_word(clause)
        number = carrier.morph.get("Number") if carrier is not None else None
        gender = _shown_gender(clause)
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
                joined = [c for c in node.each("conj") if c.index <= host[end - 1].index]
                plural = node.morph.get("Number") == "Plur" or bool(joined)
                phrase = self.phrases.phrase(node, clause)
                article = next(
                    (w.lower for w in node.children if w.label in ("det", "case") and w.index < node.index), ""
                )
                other = {"la": "Fem", "une": "Fem", "le": "Masc", "un": "Masc", "du": "Masc", "au": "Masc"}.get(
                    article, ""
                )
                disagrees = not plural and gender and other and gender != other
                if (
                    (number is None or (number == "Plur") == plural)
                    and self.phrases.determined(phrase)
                    and not disagrees
                ):
                    if joined:
                        phrase = sorted({*phrase, *(w for c in joined for w in c.subtree())}, key=lambda w: w.index)
                    phrase = [w for w in phrase if w.index <= host[end - 1].index]
                    return phrase or None
            head = node.head
            if head is None or head.index > node.index or head.pos in ("VERB", "AUX"):
                return None
            node = head
        return None


def _shown_gender(clause: Word) -> str:
    """The gender that a participle with « être » shows: « était prévu », « est située »."""
    being = any(c.label in AUXILIARIES and c.lemma == "être" for c in clause.children)
    if not being or clause.pos not in ("VERB", "ADJ"):
        return ""
    if clause.lower.endswith(("ée", "ie", "ue", "ise", "ite")):
        return "Fem"
    return "Masc" if clause.lower.endswith(("é", "i", "u", "is", "it")) else ""
