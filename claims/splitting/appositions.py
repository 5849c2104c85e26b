"""A name beside a description, between commas: « Le Courrier, le journal du parti » → « Le Courrier est le journal du parti ».

The parser's apposition arcs are weak (F1 28 on UD_French-PUD): commas, determiners and names decide.
"""

from __future__ import annotations

from collections.abc import Sequence

from claims.language.clause_words import RELATIVES
from claims.language.lexicon import Lexicon
from claims.models import Language, SourceKind
from claims.names import Names
from claims.predicates import SUBJECTS, is_finite
from claims.splitting.french_appositions import no_apposition, no_description
from claims.splitting.noun_phrases import NounPhrases, head_of, is_time
from claims.splitting.proposition import Proposition, Unit
from claims.words import Word


class Appositions:
    """Splits off the appositions of one article."""

    def __init__(self, names: Names, lexicon: Lexicon, phrases: NounPhrases) -> None:
        self.names, self.lexicon, self.phrases = names, lexicon, phrases
        self.french = lexicon.language is Language.FRENCH
        self._nouns = frozenset({*lexicon.role_nouns, *lexicon.anonymous_nouns, *lexicon.body_nouns})

    def find(self, unit: Unit) -> None:
        """Take the descriptions that stand beside a name out of a unit, as propositions of their own."""
        words = unit.words
        commas = [i for i, w in enumerate(words) if w.text == ","]
        for number, i in enumerate(commas):
            stop = commas[number + 1] if number + 1 < len(commas) else len(words)
            ends = stop == len(words) or words[stop].text == ","
            segment = words[i + 1 : stop]
            while segment and segment[-1].text in (".", "!", "?", ";", ":"):
                segment = segment[:-1]
            if not segment or i == 0 or not ends or self._listing(words, commas, number):
                continue
            built = self._apposition(words, i, segment)
            if built is None:
                continue
            subject, description, remove = built
            if len(description) == 2 and description[0].lower in ("le", "la", "l'", "les", "the"):
                continue  # « la capitale, X »: the capital of what, only the article says
            verb = self._copula(subject)
            first: Word | str = description[0]
            capital = (
                description[0].text[:1].isupper() and not description[0].text[:2].isupper()
            )  # « PDG » keeps its own
            if self.french and capital and description[0].index not in self.names.run_of:
                first = description[0].text[:1].lower() + description[0].text[1:]
            parts: list[Word | str] = [*subject, verb, first, *description[1:]]
            unit.found.append(
                Proposition(
                    parts,
                    head_of(description),
                    "apposition",
                    subject[-1],
                    [*subject, *description],
                    attributive=True,
                )
            )
            if remove:
                unit.taken.update(segment)
                unit.taken.add(words[i])
                if stop < len(words) and words[stop].text == "," and not self._describes_on(words, stop):
                    unit.taken.add(words[stop])

    def _describes_on(self, unit: Sequence[Word], stop: int) -> bool:
        """French: « X, maire de Y, petit village de Z, inquiet … »: more of the kind after the comma, which stays."""
        if not self.french or stop + 2 >= len(unit):
            return False
        end = next((k for k in range(stop + 1, len(unit)) if unit[k].text in (",", ".", ";")), len(unit))
        rest = unit[stop + 1 : end]
        return (
            bool(rest)
            and rest[0].pos in ("ADJ", "NOUN", "VERB")
            and not any(is_finite(w) for w in rest)
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
        """The name, what describes it, and whether that leaves the clause, of a segment behind the comma at ``i``."""
        if not _is_description(segment) or _opens_clause(unit, i, segment):
            return None
        if not self.french and self._no_apposition(unit, i, segment):
            return None
        if self.french and no_apposition(unit, i, segment, self.names.run_of, self._nouns):
            return None
        head = head_of(segment)
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
            if self.french and (not self._can_be(run_before, noun) or _acting(segment)):
                return None
            if (
                noun.pos != "NOUN"
                or is_time(segment)
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
                if not any(w.lower in RELATIVES for w in segment)
                else segment[: next(k for k, w in enumerate(segment) if w.lower in RELATIVES)]
            )
            if ancestor is not None:
                start = min(w.index for w in self.phrases.phrase(ancestor, noun) if w.label != "case")
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
            return self.phrases.with_determiner(unit[:i], run_before), described, True
        if (
            run_after is not None
            and run_after[0] is first
            and run_before is not run_after
            and all(w in run_after or w.text in ("(", ")") for w in segment)
        ):
            description = self._before_comma(unit, i)
            if (
                description is None
                or is_time(description)
                or self.french
                and no_description(description, self.names.run_of)
            ):
                return None
            return list(run_after), description, False
        return None

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
        finite = next((k for k, w in enumerate(segment) if is_finite(w) and w.pos in ("VERB", "AUX")), None)
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
            inner = next(
                (k for k in range(i - 2, j, -1) if unit[k].pos == "DET" and unit[k - 1].lower in ("of", "by", "from")),
                None,
            )
            if not self.french and inner is not None and unit[i - 1].lower in self.lexicon.role_nouns:
                return unit[inner:i]  # « the powers of the inquiry chair, X »: the chair
            noun = next((w for w in unit[j + 1 : i] if w.pos == "NOUN"), None)
            if noun is None or noun.index in self.names.run_of:
                return None
            placed = unit[i - 1].index in self.names.run_of and any(
                w.lower in ("on", "in", "at", "near") for w in unit[j:i]
            )
            if not self.french and placed and noun.lower not in self._nouns:
                return None  # « a house on Elm Road, Lorne »: where the road is
            return unit[j:i]
        return None

    def _copula(self, subject: Sequence[Word]) -> str:
        """« est » or « sont », as the subject asks; a name takes « est »."""
        plural = (
            subject[0].lower == "les"
            or head_of(subject).morph.get("Number") == "Plur"
            and not any(w.index in self.names.run_of for w in subject)
        )
        return self.lexicon.copula(plural, False)


def _is_description(segment: Sequence[Word]) -> bool:
    """Whether words between commas can describe what stands before: no finite verb outside a relative clause."""
    for word in segment:
        if word.lower in RELATIVES and (word.pos == "PRON" or word.morph.get("PronType") == "Rel"):
            return True
        if word.pos in ("VERB", "AUX") and is_finite(word):
            return False
        if word.label in SUBJECTS and word.head is not None and word.head in segment:
            return False  # a subject of something in the same words: a clause whose verb was misread
    return True


def _acting(segment: Sequence[Word]) -> bool:
    """« X, représentant la ville »: a present participle with its object, that looks like a role."""
    return (
        len(segment) > 1
        and segment[0].lower.endswith("ant")
        and segment[1].lower in ("le", "la", "les", "l'", "un", "une")
    )


def _opens_clause(unit: Sequence[Word], i: int, segment: Sequence[Word]) -> bool:
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
