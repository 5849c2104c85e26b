"""Relative clauses between commas: « le groupe, qui emploie dix personnes, ferme » states two things."""

from __future__ import annotations

from collections.abc import Sequence

from claims.language.clause_words import RELATIVES
from claims.language.en_clauses import FINITE
from claims.language.fr import TELLING_SOMEBODY
from claims.language.lexicon import Lexicon
from claims.models import Language, SourceKind
from claims.names import Names
from claims.predicates import SUBJECTS, finite_word, is_finite
from claims.splitting.noun_phrases import NounPhrases, head_of, is_time
from claims.splitting.proposition import Proposition, Unit
from claims.words import Word

_NO_PLACE = frozenset("du des de d' of from to through near outside".split())  # before the antecedent of « où »


class Relatives:
    """Splits off the relative clauses of one article, each with its antecedent where its pronoun stood."""

    def __init__(self, names: Names, lexicon: Lexicon, phrases: NounPhrases) -> None:
        self.names, self.lexicon, self.phrases = names, lexicon, phrases
        self.french = lexicon.language is Language.FRENCH

    def find(self, unit: Unit) -> None:
        """Take the relative clauses that restrict nothing out of a unit, as propositions of their own."""
        words = unit.words
        position = {word: i for i, word in enumerate(words)}
        for word in words:
            if (
                word.label not in ("acl:relcl", "acl", "advcl", "parataxis", "ccomp", "conj")
                or word.head is None
                or word in unit.taken
            ):
                continue
            below = word.subtree()
            pronoun = next((w for w in below[:3] if w.lower in RELATIVES), None)
            if (
                pronoun is None
                or below[0].lower not in RELATIVES
                and not (below[0].text == "," and below[1].lower in RELATIVES)
            ):
                continue
            first = below[0] if below[0].text != "," else below[1]
            at = position[first]
            comma = at > 0 and words[at - 1].text == ","
            antecedent = self.antecedent(words, at - (1 if comma else 0), word)
            if antecedent is None or finite_word(word) is None:
                continue
            if not self.french and (self._gapped(word) or pronoun.lower == "who" and self._place(antecedent)):
                continue
            if not self.french and pronoun.lower == "which":
                if self.names.text[max(0, pronoun.start - 1) : pronoun.start] in ('"', "“"):
                    continue  # « the study assumed P, "which is absurd" »: the whole is
                if self._no_noun_phrase(antecedent, pronoun):
                    continue
                antecedent = self._of_its_number(antecedent, word)
            if self.french and any(w.lower == "c'" for w in antecedent):
                continue  # « c'est X qui … »: a cleft
            if antecedent[-1].lower in ("ce", "celui", "celle", "ceux", "celles", "those", "what"):
                continue  # « ce qui compte est … »: no antecedent to put in the pronoun's place
            own = set(below)
            existential = not comma and (
                _introduced(antecedent)
                or word.head.head is None
                and finite_word(word.head) is None
                and word.label == "acl:relcl"
                and not any(is_finite(w) for w in words if w not in own)
            )
            if self.french and pronoun.lower != "où" and not self.phrases.determined(antecedent):
                continue  # « Avance qu'ils gardent », « le surprenant Rivois Jean Martin, qui »: no sentence opens so
            if self.french and comma and pronoun.lower in ("que", "qu'") and self._told_somebody(words, at):
                continue  # « a informé les élus, hier soir, que la mairie fermera »: what they were told
            if existential and self.french and _goes_on(below):
                continue  # « Un homme qui peut être X a été arrêté »: a main verb, taken into the relative
            if not comma and not existential or pronoun.lower in ("que", "qu'") and is_time(antecedent):
                continue
            inner = [w for w in below if w.text != "," or w is not below[0]]
            while inner and inner[-1].text in (",", ".", ";"):
                inner = inner[:-1]
            built = self.with_antecedent(pronoun, antecedent, inner, word)
            if built is None:
                continue
            unit.found.append(
                Proposition(
                    built, word, "relative", antecedent[-1], [*[w for w in built if isinstance(w, Word)], pronoun]
                )
            )
            unit.taken.update(below)
            if comma:
                unit.taken.add(words[at - 1])
                after = position[below[-1]] + 1
                resumes = after + 1 < len(words) and (
                    is_finite(words[after + 1]) or words[after + 1].lower in ("ne", "n'", "se", "s'")
                )
                if (not self.french or resumes) and after < len(words) and words[after].text == ",":
                    unit.taken.add(words[after])

    def _gapped(self, clause: Word) -> bool:
        """English: « a vote which Doe said would be close »: what Doe says of the vote, which no words here state."""
        form = self.lexicon.speech.get(clause.lower)
        after = self.names.words[clause.index + 1].lower if clause.index + 1 < len(self.names.words) else ""
        return form is not None and clause.child("nsubj") is not None and after in FINITE

    def _place(self, antecedent: Sequence[Word]) -> bool:
        """English: « an envoy to Ruritania, who »: no place is « who »."""
        run = self.names.run_of.get(antecedent[-1].index)
        return run is not None and self.names.full(run).kind is SourceKind.PLACE

    def _told_somebody(self, words: Sequence[Word], at: int) -> bool:
        """French: whether a verb of telling somebody stands before, whose « que » says what was told."""
        forms = (self.lexicon.speech.get(w.lower) for w in words[:at] if w.pos == "VERB")
        return any(form is not None and form.lemma in TELLING_SOMEBODY for form in forms)

    def _no_noun_phrase(self, antecedent: Sequence[Word], pronoun: Word) -> bool:
        """« …, as the soil dries, which », « … in May (Greta), which »: a clause or an aside, no antecedent."""
        clause = antecedent[0].pos == "SCONJ" or any(w.pos in ("VERB", "AUX") and is_finite(w) for w in antecedent)
        return clause or self.names.text[: pronoun.start].rstrip(" ,").endswith(")")

    def antecedent(self, unit: list[Word], end: int, clause: Word) -> list[Word] | None:
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
            return self.phrases.phrase(head, clause)
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
            return self.phrases.with_determiner(unit, run) if run is not None else None
        return self.phrases.phrase(node, clause)

    def with_antecedent(
        self, pronoun: Word, antecedent: list[Word], inner: list[Word], clause: Word
    ) -> list[Word | str] | None:
        """The words of a relative clause with the antecedent where its pronoun stood: « où il vit » → « il vit à Lyon »."""
        rest: list[Word] = [w for w in inner if w is not pronoun]
        kind = pronoun.lower
        if kind in ("qui", "who", "which", "that") and (
            pronoun.label in SUBJECTS
            or kind == "qui"
            and pronoun.label not in ("obl", "obl:arg")
            and clause.child("nsubj", "nsubj:pass") in (None, pronoun)
        ):
            article = self.phrases.article(antecedent)  # « à l'âge des faits, qui »: « les faits »
            return [*article, *(antecedent[1:] if article[:1] == ["des"] else antecedent), *rest]
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
            case = next((c for c in head_of(antecedent).children if c.label == "case"), None)
            opening = case if case is not None and case.lower not in _NO_PLACE else "à" if self.french else "in"
            place = [opening, *antecedent]
            return [*place, ",", *rest] if len(rest) > 3 else [*rest, *place]
        if kind in ("que", "qu'", "whom", "that", "which") and clause.pos == "VERB":
            verb_last = max([clause, *clause.each("xcomp")], key=lambda w: w.index)
            before = [w for w in rest if w.index <= verb_last.index]
            after = [w for w in rest if w.index > verb_last.index]
            return [*before, *antecedent, *after] if clause.child("nsubj") else None
        return None

    def _of_its_number(self, antecedent: list[Word], clause: Word) -> list[Word]:
        """English: « the plants along the river, which employ 60 people »: the plants, by the number of the verb."""
        carrier = finite_word(clause)
        if carrier is None:
            return antecedent
        plural = carrier.lower in ("are", "were", "have", "do") or (
            carrier.pos == "VERB" and carrier.morph.get("Tense") == "Pres" and carrier.morph.get("Number") is None
        )
        single = carrier.lower in ("is", "was", "has", "does") or carrier.morph.get("Number") == "Sing"
        node: Word | None = head_of(antecedent)
        start = node
        while node is not None and node.pos in ("NOUN", "PROPN"):
            several = node.morph.get("Number") == "Plur" or bool(node.each("conj"))
            body = node.lower in self.lexicon.body_nouns or node.index in self.names.run_of
            if not (plural or single) or several == plural or plural and body:
                return antecedent if node is start else self.phrases.phrase(node, clause)
            node = node.head if node.label == "nmod" else None
        return antecedent


def _goes_on(below: Sequence[Word]) -> bool:
    """Whether a relative clause holds more finite verbs than words that open a clause."""
    opened = sum(1 for w in below if w.lower in RELATIVES or w.pos == "SCONJ" or w.lower in ("si", "et", "mais", "ou"))
    return sum(1 for w in below if is_finite(w)) > max(1, opened)


def _introduced(antecedent: Sequence[Word]) -> bool:
    """« il s'agit de deux X qui … », « there are X who …»: an antecedent that is there to be told of."""
    head = next((w for w in antecedent if w.pos in ("NOUN", "PROPN")), None)
    if head is None:
        return False
    numeral = any(w.pos == "NUM" for w in antecedent)
    above = [*head.ancestors()][:3]
    return numeral and any(w.lemma in ("agir", "exister") or w.child("expl:subj", "expl") for w in above)
