"""Which English words report: finite forms of verbs of saying, and a subject that can speak."""

from __future__ import annotations

from collections.abc import Sequence

from claims.framing.english.clauses import READ, EnglishClauses
from claims.language.en_clauses import (
    AGREEING,
    ALSO_NOUNS,
    ANONYMISED,
    ASIDES,
    BEING,
    FIGURES,
    MODALS,
    PHRASAL,
    PREPOSITIONS,
    PRONOUNS,
    SUBORDINATORS,
    WHILE_TELLING,
)
from claims.language.lexicon import Speech, VerbForm
from claims.models import SourceKind
from claims.words import Word


class EnglishReporting(EnglishClauses):
    """Finds the reporting verbs of a sentence, and tells whether the words before them can be their subject."""

    def _reporting(self, words: Sequence[Word], i: int) -> VerbForm | None:
        """The reporting verb at ``i`` where it is finite there and says what it says."""
        phrasal = self._phrasal(words, i)
        form = (
            VerbForm("point", Speech.SAY, finite=True)
            if phrasal
            else self._verb(words[i]) or (READ if words[i].lower in ("read", "reads") else None)
        )
        if form is not None and form.lemma in AGREEING and words[i + 1 : i + 2] and words[i + 1].lower == "that":
            form = VerbForm(form.lemma, Speech.SAY, finite=form.finite)
        if form is None or form.speech not in (Speech.SAY, Speech.DENY, Speech.RUMOUR):
            return None
        previous = words[i - 1].lower if i else ""
        if words[i].lower in ALSO_NOUNS and not self._speaks(words, i):
            return None
        following = words[i + 1].lower if i + 1 < len(words) else ""
        if (
            following == "to"
            and form.lemma in ("say", "believe", "think", "allege", "report")
            and words[i].lower != "say"
        ):
            return None  # « a memo said to contain secrets »
        if (
            not form.finite
            or previous in MODALS
            or previous
            in (
                "who",
                "which",
                "the",
                "a",
                "an",
                "of",
                "this",
                "his",
                "her",
                "its",
                "their",
                "'s",
                "’s",
                "as",
                "neither",
                "nor",
            )
        ):
            return None
        if previous == "," and not self._apposed(words, i):
            return None
        if words[0].lower == "of" and form.participle and following in PREPOSITIONS:
            return None  # « Of the 61 cases confirmed in Tesna, 54 were »
        if (
            previous in PRONOUNS
            and i > 1
            and words[i - 2].lower in ("did", "do", "does", "nor", "would", "could", "should")
        ):
            return None  # « nor did they think P »
        if previous in ("has", "have", "had") and i > 1 and words[i - 2].lower in ("who", "which"):
            return None  # « Doe, who has denied P, was »
        if (
            previous in ("and", "or")
            and words[i].lower == form.lemma
            and any(w.lower == "to" for w in words[max(0, i - 5) : i])
        ):
            return None  # « to resign or explain P »
        if self._passive_or_negated(words, i):
            return None
        lone = form.lemma in ("point", "speak") and not phrasal
        return None if lone or previous in PREPOSITIONS or previous == "whose" else form

    def _passive_or_negated(self, words: Sequence[Word], i: int) -> bool:
        """« was widely reported », « No official said »; not « an envoy who asked not to be named said »."""
        last, before = words[i - 1].lower, words[i - 2].lower if i > 1 else ""
        if self._nobody(words, i):
            return True
        if last in BEING or last in ("not", "n't", "never"):
            return True
        return before in (*BEING, "not", "n't", "never") and not (before in BEING and last in ANONYMISED)

    def _nobody(self, words: Sequence[Word], i: int) -> bool:
        """« No official said P », « None of the unions said P »: nobody says it."""
        for k in range(i - 1, max(-1, i - 7), -1):
            if words[k].text in (",", ";", ":") or words[k].lower in ("and", "but", "that"):
                return False
            if words[k].lower in ("no", "nobody", "none", "neither"):
                return words[k + 1].text != "." and not words[k + 1].text[:1].isdigit()  # « No. 10 said P »
        return False

    def _phrasal(self, words: Sequence[Word], i: int) -> int:
        """How many more words the verb of saying at ``i`` has: « pointed out », « made it clear », « went on to say »."""
        if words[i].text[:1].isupper():
            return 0
        for rest in PHRASAL.get(words[i].lower, ()):
            if tuple(w.lower for w in words[i + 1 : i + 1 + len(rest)]) == rest:
                return len(rest)
        return 0

    def _apposed(self, words: Sequence[Word], i: int) -> bool:
        """« Doe, a spokesman for the board, said ».

        A name, and a description between commas, before the verb.
        """
        if (fronted := self._fronted_end(words, i)) is not None:
            words, i = words[fronted + 1 :], i - fronted - 1
        first = next(k for k, w in enumerate(words) if w.text == ",")
        begin = max((k for k in range(i - 1) if words[k].text == ","), default=0)
        aside = tuple(w.lower for w in words[begin + 1 : i - 1])
        if begin and aside in ASIDES and (words[begin - 1].text[:1].isupper() or words[begin - 1].text == ")"):
            return True  # « Jane Doe, for example, said P »
        named = words[0].text[:1].isupper() and words[0].lower not in (*PREPOSITIONS, *SUBORDINATORS)
        if (
            words[first + 1].lower in ("who", "which", "whose")
            and named
            and 0 < first <= 6
            and not self._finite_in(words, 0, first)
        ):
            return sum(w.text == "," for w in words[:i]) == 2
        if words[first + 1].lower in WHILE_TELLING and named and 0 < first <= 8:
            return sum(w.text == "," for w in words[:i]) == 2 and not self._finite_in(words, 0, first)
        if named and first == i - 1 and first > 1 and words[first - 1].text[:1].isupper():
            return not self._finite_in(words, 0, first)  # « General Jane Doe, said P »
        return (
            named
            and 0 < first <= 16
            and first < i - 2
            and not self._finite_in(words, 0, first)
            and not self._finite_in(words, first, i, sure=True)
        )

    def _fronted_end(self, words: Sequence[Word], i: int) -> int | None:
        """The comma that ends « Testifying on Monday, », « In a letter, » before a subject that has an aside of its own."""
        first = next((k for k, w in enumerate(words) if w.text == ","), i)
        opened = words[0].lower.endswith("ing") or words[0].lower in PREPOSITIONS
        own = sum(w.text == "," for w in words[first + 1 : i])
        return first if opened and own and first > 1 and not self._finite_in(words, 0, first) else None

    def _speaks(self, words: Sequence[Word], i: int) -> bool:
        """Whether the word before ``i`` can be the subject of a form that is a noun as often."""
        if not i:
            return False
        before = words[i - 1]
        if (
            (before.text[:1].isupper() and before.lower not in ("media", "news", "press"))
            or before.lower in PRONOUNS
            or before.lower in ("also", "has", "have", "had")
        ):
            return before.lower not in self.lexicon.person_titles
        speaks = before.lower in self.lexicon.role_nouns or before.lower in self.lexicon.anonymous_nouns
        plain = not words[i].lower.endswith("s")
        people = (
            plain and before.lower.endswith(("ists", "ers", "ors", "ians", "phers")) and self._clause_at(words, i + 1)
        )
        people = people or plain and self._several_say(words, i)
        return (
            speaks
            or people
            or (
                (before.lower.endswith("s") or before.lower in ("people", "police", "media")) == plain
                and before.lower in self.lexicon.body_nouns
            )
            or (plain and before.lower == "police")
        )

    def _several_say(self, words: Sequence[Word], i: int) -> bool:
        """« some parents claim that P »: a plural, the bare form, and a clause after « that »."""
        before = words[i - 1].lower
        plural = before.endswith("s") and not before.endswith(("ss", "'s", "us", "is"))
        that = i + 1 < len(words) and words[i + 1].lower == "that"
        return plural and that and self._clause_at(words, i + 2) and not self._finite_in(words, 0, i, sure=True)

    def _can_speak(self, before: Sequence[Word]) -> bool:
        """Whether the words before « shows », « suggests » name a person, a body or a document, no event."""
        lexicon = self.lexicon
        last = [w for w in before[-8:] if w.lower not in lexicon.auxiliaries]
        known = any(
            w.lower in lexicon.role_nouns
            or w.lower in lexicon.body_nouns
            or w.lower in lexicon.anonymous_nouns
            or w.lower in FIGURES
            or w.lower in ("he", "she", "they", "it")
            for w in last
        )
        return known or (bool(last) and last[-1].text[:1].isupper())

    def _documents(self, before: Sequence[Word]) -> bool:
        """Whether the words before « shows » name a document or figures, not somebody who shows it by what he does."""
        kinds = self.lexicon.body_nouns
        return any(kinds.get(w.lower) is SourceKind.DOCUMENT or w.lower in FIGURES for w in before[-10:])
