"""Where the subject of an English tag stands: « …, a spokesperson for X said », « The plan, X said, is dead »."""

from __future__ import annotations

from collections.abc import Sequence

from claims.framing.english.saying import EnglishSaying
from claims.language.en_clauses import FALSEHOODS, FINITE, PREPOSITIONS, STARTERS, SUBORDINATORS
from claims.language.lexicon import Speech
from claims.words import Word


class EnglishTagSubjects(EnglishSaying):
    """Finds where the subject of a tag starts, and tells a tag from a clause that only looks like one."""

    def _plain_start(self, words: list[Word], v: int) -> int | None:
        """Where the subject of « …, X said » starts.

        After the nearest closing mark, or a comma with a noun phrase after it.
        """
        v = self._before_relative(words, v)
        for j in range(v - 1, max(0, v - 24), -1):
            if (
                words[j].text == ","
                and j < v - 1
                and words[v - 1].text != ","
                and not self.closes(words, j + 1)
                and not self.closes(words, j)
            ):
                if (start := self._described(words, j, v)) is not None:
                    return start
                break
            if self.closes(words, j):
                return None if self._sure(words, j) else j  # « "…" is what people say »: a sentence about the words
            if self.quote_of(words[j]) or (j < v - 1 and self._sure(words, j)):
                break
        apposed = words[v - 1].text == ","
        for j in range(v - 1, max(0, v - 20), -1):
            if j < v - 1 and self._sure(words, j):
                return None
            plural = (
                words[j].lower in self.lexicon.role_nouns
                or words[j].lower in self.lexicon.body_nouns
                or words[j].lower in self.lexicon.anonymous_nouns
            )
            told = (
                words[v - 1].lower in self.lexicon.role_nouns
                or words[v - 1].lower in self.lexicon.body_nouns
                or words[v - 1].lower in self.lexicon.anonymous_nouns
            )
            starts = words[j].text[:1].isupper() or words[j].lower in STARTERS or plural or (told and v - j <= 3)
            starts = starts or v - j <= 5 and self._titled(words[j:v])
            if words[j - 1].text == "," and starts and j <= v - 1:
                if apposed:
                    apposed = False
                    continue
                before = words[: j - 1]
                if (
                    before
                    and words[v + 1 : v + 2]
                    and words[v + 1].text == ","
                    and self._interrupted(before, words[v + 2 :])
                ):
                    return j  # « The plan, X said, is dead »
                if self._between(before, words, v):
                    return j
                if len(before) < 3 or not (self._stated(before) or self._intends(before)):
                    return None
                if (
                    before[0].lower in SUBORDINATORS
                    and not any(w.text == "," for w in before)
                    and before[0].lower != "if"
                ):
                    return None
                return j
        return None

    def _described(self, words: Sequence[Word], comma: int, v: int) -> int | None:
        """« "P," one neighbour, Jane Doe said »: where the description starts, right after the closing mark."""
        start = next((k for k in range(comma - 1, max(0, comma - 7), -1) if self.closes(words, k)), None)
        if start is None or v - comma > 5 or not all(w.text[:1].isupper() for w in words[comma + 1 : v]):
            return None
        people = self.lexicon.role_nouns | self.lexicon.anonymous_nouns
        return start if any(w.lower in people for w in words[start:comma]) else None

    def _between(self, before: Sequence[Word], words: Sequence[Word], v: int) -> bool:
        """« In the end, Doe said, P »: a tag between an adverbial and the clause that it belongs to."""
        closed = words[v + 1 : v + 2] and words[v + 1].text == ","
        return bool(closed) and self._fronted(before) and self._clause_at(words, v + 2, sure=True)

    def _fronted(self, before: Sequence[Word]) -> bool:
        """Whether words are an adverbial before a clause: « In the end », « Along with the results »."""
        opened = len(before) > 2 and before[0].lower in (*PREPOSITIONS, "along")
        return opened and self.quote_of(before[-1]) is None and not self._finite_in(before, 0, len(before))

    def _before_relative(self, words: Sequence[Word], v: int) -> int:
        """Where « , who did not want to be named, » begins before the verb ``v``; ``v`` where nothing is put between."""
        if words[v - 1].text != ",":
            return v
        comma = max((k for k in range(v - 1) if words[k].text == ","), default=-1)
        return comma if comma > 0 and words[comma + 1].lower in ("who", "which", "whose") else v

    def _interrupted(self, before: Sequence[Word], after: Sequence[Word]) -> bool:
        """« The bank, according to X, will close », « It will, X said, close »: a tag between a subject and its verb."""
        if self.quote_of(before[-1]) is not None or self.quote_of(after[0]) is not None:
            return False
        waits = before[-1].lower in FINITE and self._finite_in(before, 0, len(before), sure=True)
        return waits or not self._finite_in(before, 0, len(before)) and self._maybe([before[-1], *after], 1)

    def _stated(self, words: Sequence[Word]) -> bool:
        """Whether words hold a main clause: not « Doe, who flew in on Sunday, », not « Doe said that the then head, »."""
        comma = next((k for k, w in enumerate(words) if w.text == ","), len(words))
        if words[comma + 1 : comma + 2] and words[comma + 1].lower in ("who", "whose", "which"):
            resumed = next((k for k in range(comma + 1, len(words)) if words[k].text == ","), len(words))
            if not self._finite_in(words, 0, comma) and not self._finite_in(words, resumed, len(words)):
                return False
        that = next((k for k in range(1, len(words)) if words[k].lower == "that" and self._verb(words[k - 1])), None)
        ends = len(words) > 2 and words[-1].lower.endswith("ed") and words[-2].lower not in (*PREPOSITIONS, "and", "or")
        return self._finite_in(words, 0 if that is None else that + 1, len(words)) or that is None and ends

    def _intends(self, words: Sequence[Word]) -> bool:
        """« Acme plans to cut jobs »: a present form before « to » that no determiner makes a noun."""
        return any(
            words[k].lower.endswith("s")
            and words[k + 1].lower == "to"
            and words[k - 1].lower not in (*PREPOSITIONS, "the", "a", "his", "her", "its", "their", "no", "any", "some")
            for k in range(1, len(words) - 1)
        )

    def _titled(self, words: Sequence[Word]) -> bool:
        """« grid operator Volta »: plain words the last of which is a role or a kind of body, and a name."""
        name = next((k for k, w in enumerate(words) if w.text[:1].isupper()), len(words))
        if not 0 < name < len(words) or not all(w.text[:1].isupper() for w in words[name:]):
            return False
        title = words[name - 1].lower
        return title in self.lexicon.role_nouns or title in self.lexicon.body_nouns

    def _right_after_quote(self, words: Sequence[Word], v: int) -> bool:
        """« "…," Jane Doe said of the plan »: nothing but a name or a pronoun between the closing mark and the verb."""
        start = next((k for k in range(v - 1, max(0, v - 6), -1) if self.closes(words, k)), None)
        return start is not None and not any(w.text == "," for w in words[start + 1 : v])

    def _only_circumstances(self, words: Sequence[Word], k: int) -> bool:
        """« P, Doe said in her first speech. »: nothing but a short phrase from ``k`` to the end."""
        rest = words[k:]
        return (
            len(rest) < 12 and not any(w.text in (",", ":") for w in rest) and not self._finite_in(rest, 1, len(rest))
        )

    def _rejects(self, words: Sequence[Word], k: int) -> bool:
        """« … Doe denies », « … Doe described as "nonsense" »."""
        form = self._verb(words[k])
        if form is None or form.speech is Speech.DENY:
            return form is not None
        return form.speech is Speech.LABEL and form.finite and any(w.lower in FALSEHOODS for w in words[k + 1 : k + 8])
