"""Where an English clause starts, before the parse: what can be a subject, and a finite verb after it.

Closed classes and the past forms of verbs tell a finite verb; where they do not, nothing is cut.
"""

from __future__ import annotations

from collections.abc import Sequence

from claims.framing.english.citing import Citing
from claims.language.en_clauses import (
    ALSO_PARTICIPLE,
    CONNECTORS,
    FINITE,
    PAST,
    PREPOSITIONS,
    PRONOUNS,
    STARTERS,
    SUBORDINATORS,
)
from claims.language.lexicon import Speech, VerbForm
from claims.words import Word

_LEAST_QUOTED = 4
_SUBJECTS = ("I", "We", "They", "He", "She", "It")  # « says, “We respectfully disagree” »
READ = VerbForm("read", Speech.SAY, finite=True)


class EnglishClauses(Citing):
    """What can be told of the verbs and clauses of a sentence by position and form alone."""

    def _verb(self, word: Word) -> VerbForm | None:
        if word.text[:1].isupper():
            return None  # « Washington State », « Nature Notes »: no sentence has its reporting verb in capitals
        return self.lexicon.speech.get(word.lower) or (READ if word.lower in ("read", "reads") else None)

    def _sure(self, words: Sequence[Word], k: int) -> bool:
        """Whether word ``k`` can only be a finite verb."""
        word = words[k].lower
        if word in ("'s", "’s"):
            return k > 0 and words[k - 1].lower in (*PRONOUNS, "that", "what", "who", "this")
        if k and words[k].text in ("May", "Will"):
            return False  # « at a meeting in May », « Will Moss »
        if word in FINITE:
            return True
        return word in PAST and (word not in ALSO_PARTICIPLE or self._pastlike(words, k))

    def _maybe(self, words: Sequence[Word], k: int) -> bool:
        """Whether word ``k`` may be a finite verb: a regular past or a form of a reporting verb as well."""
        if self._sure(words, k):
            return True
        if k and words[k].text[:1].isupper():
            return False  # « the Harbour Post », « the Morning Echo »
        word = words[k].lower
        if word.endswith("ed") and len(word) > 4:
            return self._pastlike(words, k)
        form = self.lexicon.speech.get(word)
        return (
            form is not None
            and form.finite
            and not form.gerund
            and k > 0
            and words[k - 1].lower not in (*PREPOSITIONS, "the", "a", "an", "his", "her", "its", "their")
        )

    def _pastlike(self, words: Sequence[Word], k: int) -> bool:
        """Whether a form that is past and participle stands where a past does.

        Not « led by », « the arrested man ».
        """
        after = words[k + 1].lower if k + 1 < len(words) else "."
        before = words[k - 1].lower if k else "the"
        return after not in ("by", ".", ",") and before not in (
            "the",
            "a",
            "an",
            "of",
            "by",
            "newly",
            "his",
            "her",
            "its",
            "their",
            "and",
        )

    def _finite_in(self, words: Sequence[Word], start: int, stop: int, *, sure: bool = False) -> bool:
        test = self._sure if sure else self._maybe
        return any(test(words, k) for k in range(start, min(stop, len(words))))

    def _clause_at(self, words: Sequence[Word], k: int, *, sure: bool = False) -> bool:
        """Whether a clause starts at word ``k``: what can be a subject, and a finite verb after it."""
        if k >= len(words) - 1:
            return False
        first, nxt = words[k].lower, words[k + 1].lower
        if first in PRONOUNS:
            return nxt not in (*PREPOSITIONS, ",", ".", "and")
        if not (
            first in STARTERS or words[k].text[:1].isupper() or words[k].text[:1].isdigit() or self.opens(words, k)
        ):
            if (
                first in PREPOSITIONS
                or not words[k].text[:1].isalpha()
                or first.endswith(("ing", "ly"))
                or self._maybe(words, k)
                or first in CONNECTORS
            ):
                return False
            return self._finite_in(words, k + 1, k + 6, sure=True)
        stop = k + 18
        for j in range(k + 1, min(stop, len(words))):
            if words[j].lower in ("who", "which", "that") and first not in (
                "if",
                "when",
                "because",
                "while",
                "although",
            ):
                return (
                    not sure
                    and self._finite_in(words, j + 2, j + 16, sure=True)
                    and self._count_sure(words, j, j + 20) > 1
                )
            if words[j].lower in ("and", "but") and j + 1 < len(words) and self._maybe(words, j + 1):
                return False
            if words[j].text == "," and j + 1 < len(words) and words[j + 1].lower.endswith("ing"):
                return False  # « announced the plan, saying he … »
            if sure and words[j].lower in SUBORDINATORS:
                return False
            if (self._sure if sure else self._maybe)(words, j):
                return True
        return False

    def _count_sure(self, words: Sequence[Word], start: int, stop: int) -> int:
        return sum(self._maybe(words, k) for k in range(start, min(stop, len(words))))

    def _long_quote(self, words: Sequence[Word], k: int) -> bool:
        """Whether the quotation that opens at ``k`` holds a statement, not a label."""
        quote = self.quote_of(words[k])
        if quote is None:
            return False
        inside = [w for w in words[k:] if w.end <= quote.inner_end]
        verb = self._verb(words[k - 1 if words[k - 1].text != "," else k - 2]) if k > 1 else None
        opened = verb is not None and verb.finite and inside[:1] and inside[0].text in _SUBJECTS
        stated = self._finite_in(inside, 0, len(inside)) or opened
        return len(inside) >= _LEAST_QUOTED and bool(stated)
