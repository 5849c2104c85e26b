"""Where the content of an English reporting verb starts: « said (that) P », « told Y on Friday P », « said: "P" »."""

from __future__ import annotations

from collections.abc import Sequence

from claims.framing.english.reporting import EnglishReporting
from claims.framing.model import Framing
from claims.language.en_clauses import (
    ADVERBIAL,
    ASIDES,
    CONNECTORS,
    DAYS,
    DENIED,
    FINITE,
    NEVER_BARE,
    PREPOSITIONS,
    PRONOUNS,
    STARTERS,
    SUBORDINATORS,
    TOLD,
    TRANSITIVE,
)
from claims.language.lexicon import Speech, VerbForm
from claims.words import Word


class EnglishOpenings(EnglishReporting):
    """Finds the first word of what is said, past adverbials and who was told."""

    def _content(self, words: list[Word], i: int, form: VerbForm) -> tuple[int | None, Framing]:
        n = len(words)
        for k in (i + 1, i + 2):
            if (
                k < n - 3
                and self.opens(words, k)
                and (k == i + 1 or words[i + 1].text == ",")
                and self._long_quote(words, k)
            ):
                return k, Framing.COLON
        reach = 18 if words[i + 1 : i + 2] and words[i + 1].lower in PREPOSITIONS else 10
        for j in range(i + 1, min(n - 2, i + reach)):
            if words[j].lower in ("that", "whether"):
                relative = (
                    j > i + 1
                    and words[i + 1].lower in ("the", "a", "an", "its", "his", "her", "their", "some")
                    and form.lemma not in TOLD
                )
                gap = self._gap_after(words, j) is not None or form.lemma not in TOLD and self._of_things(words, i, j)
                relative = relative or gap
                rejected = form.speech is not Speech.DENY and form.lemma not in TOLD and words[j - 1].lower in DENIED
                rejected = rejected and j > i + 1
                if relative or rejected or (words[j].lower == "whether" and form.speech is not Speech.DENY):
                    break  # « said claims that P were false »: P is not what is said
                if words[j].lower == "that" and j > i + 1 and words[j - 1].text == ",":
                    if tuple(w.lower for w in words[i + 2 : j - 1]) in ASIDES:
                        return j + 1, Framing.THAT  # « admitted, however, that P »
                    if self._aside_before(words, j, i) is not None and self._clause_at(words, j + 1):
                        return j + 1, Framing.THAT  # « reported, citing two aides, that P »
                    break
                if words[j - 1].lower in ("of", "with", "from", "for", "to", "by") and j > i + 1:
                    continue  # « said hardly any of that money was seen »
                if any(self._speaks_between(words, i, k) for k in range(i + 2, j)):
                    break  # « said Paris believed that P »: what Paris believed is what is said
                if self.opens(words, j) and self._long_quote(words, j):
                    return j, Framing.COLON
                own = words[j + 1].lower  # « he says that depends on the weather »
                if j == i + 1 and (own in FINITE or own.endswith("s") and words[j + 2].lower in ("on", "upon", "to")):
                    return j, Framing.THAT
                return j + 1, Framing.THAT
            if words[j].text in (":", ";") or self._sure(words, j):
                break
            if words[j].lower in ("and", "but") and any(self._says_too(words, k) for k in (j + 1, j + 2)):
                break  # « denied being rude but accepted that P »: P is accepted
        start = self._content_at(words, i, form)
        if form.speech is Speech.DENY and words[i + 1].lower in DENIED and self._clause_at(words, i + 2):
            start = i + 2  # « denied claims he left »
        if start is not None and start < n - 3 and words[start].text.islower() and words[start - 1].text[:1].isupper():
            follows = words[start + 1].lower in PRONOUNS and self._sure(words, start + 2)
            start += follows and words[start].lower not in (
                *STARTERS,
                *SUBORDINATORS,
            )  # « said at a Moscow hotel it was »
        return start, Framing.THAT

    def _of_things(self, words: Sequence[Word], i: int, that: int) -> bool:
        """« points out statements that are false »: things named before « that », and a verb without a subject after it."""
        object_first = words[i + 1].text[:1].islower() and words[i + 1].lower not in (*PREPOSITIONS, *ADVERBIAL, *DAYS)
        return that > i + 1 and object_first and words[that + 1].lower in ("is", "are", "was", "were", "has", "have")

    def _gap_after(self, words: Sequence[Word], that: int) -> int | None:
        """« a vote that observers said was unfair »: the verb of saying whose content lacks the subject « that »."""
        return next(
            (
                k
                for k in range(that + 2, min(that + 6, len(words) - 1))
                if words[k + 1].lower in FINITE
                and words[k + 1].text not in ("'s", "’s")
                and self._reporting(words, k) is not None
            ),
            None,
        )

    def _speaks_between(self, words: Sequence[Word], i: int, k: int) -> bool:
        """« X said Paris believed that P »: whether ``k`` is a verb of saying with a subject after the one at ``i``."""
        return self._reporting(words[i + 1 :], k - i - 1) is not None and words[k - 1].text[:1].isupper()

    def _content_at(self, words: Sequence[Word], i: int, form: VerbForm) -> int | None:
        """Where the content of the reporting verb ``i`` starts, past adverbials and who was told, or None."""
        n = len(words)
        told = form.lemma in TOLD
        sure = form.lemma in TRANSITIVE
        if form.lemma in NEVER_BARE:
            return None
        nxt = words[i + 1]
        if form.lemma == "warn" and nxt.lower in ("the", "a", "an", "this", "these", "its", "his", "her", "their"):
            verb = next((k for k in range(i + 2, min(n, i + 9)) if self._sure(words, k)), None)
            if verb is not None and not any(w.lower in STARTERS or w.text == "," for w in words[i + 2 : verb]):
                return i + 1  # « warned the dam could burst »: nobody is told
        if form.lemma == "say" and self._says_clause(words, i) or sure and self._deed(words, i + 1):
            return i + 1
        if told and nxt.text[:1].isupper() and nxt.lower not in STARTERS:
            after = next((k for k in range(i + 1, min(n - 3, i + 6)) if not words[k].text[:1].isupper()), None)
            if after is not None and words[after].text == "," and self._clause_at(words, after + 1):
                return after + 1  # « told Radio Nine, the plan is dead »
            if after is not None and words[after].lower in STARTERS and self._clause_at(words, after):
                return after
        if (
            form.lemma in ("say", "claim", "believe", "think", "allege", "insist")
            and nxt.text.islower()
            and nxt.lower not in (*PREPOSITIONS, *ADVERBIAL, *DAYS, "that", "so", "nothing", "something", "it")
            and not nxt.lower.endswith(("ing", "ly", "ed"))
            and self._plural_clause(words, i + 1)
        ):
            return i + 1
        bare = (
            form.lemma == "say"
            and nxt.lower in STARTERS
            and n - i > 3
            and (words[i - 1].text != "," or form.gerund or self._apposed(words, i))
        )
        if (
            not told
            and (bare or self._clause_at(words, i + 1, sure=sure))
            and not (nxt.lower in ADVERBIAL and nxt.lower != "this")
        ):
            return i + 1
        if not (told or nxt.lower in ADVERBIAL or nxt.lower in DAYS):
            return None
        for k in range(i + 2, min(n - 2, i + 12)):
            previous, here = words[k - 1].lower, words[k].lower
            if words[k].text in (",", ":", ";"):
                if (
                    k + 1 < n
                    and (self._clause_at(words, k + 1, sure=True) or self.opens(words, k + 1))
                    and here == ","
                    and not told
                ):
                    return k + 1
                return None
            if (
                previous in PREPOSITIONS
                or previous.endswith("ing")
                and previous not in DAYS  # « say in addition to hitting Doe, he ran »
                or previous in ("the", "a", "an", "his", "her", "its", "their", "this", "last", "late")
                or here in DAYS
                or here in ("last", "late", "early")
            ):
                continue
            starts = here in STARTERS or (
                words[k].text[:1].isupper()
                and (previous in DAYS or words[k - 1].text[:1].islower())
                and here not in DAYS
            )
            starts = starts or (
                words[k - 1].text[:1].isupper()
                and words[k].text[:1].islower()
                and here not in (*PREPOSITIONS, "and", "or", "that", "how", "whether", *ADVERBIAL)
            )
            starts = starts or words[k].text[:1].isdigit()
            if not told and previous in DAYS and self._clause_at(words, k, sure=True):
                return k  # « said on Friday government forces had left »
            if here in self.lexicon.body_nouns or here == "news":
                continue
            if k + 1 < n and words[k + 1].text == ":":
                return None  # « told Radio Nine's morning show: … »
            if starts and self._clause_at(words, k, sure=sure or here not in STARTERS):
                return k
        return None

    def _says_clause(self, words: Sequence[Word], i: int) -> bool:
        """« X says residents need help »: « say » has hardly ever another object than what is said."""
        nxt = words[i + 1]
        if nxt.lower in ("about", "around", "over", "nearly", "almost", "at", "up", "more") and i + 2 < len(words) - 3:
            counted = words[i + 2].text[:1].isdigit() or words[i + 2].lower in ("least", "most", "than")
            return (
                words[i].lower in ("say", "says", "said")
                and counted
                and self._finite_in(words, i + 3, i + 14, sure=True)
            )
        return (
            words[i].lower in ("say", "says", "said")
            and len(words) - i > 5
            and nxt.text[:1].isalpha()
            and nxt.lower
            not in (
                *PREPOSITIONS,
                *ADVERBIAL,
                *DAYS,
                *CONNECTORS,
                *SUBORDINATORS,
                "that",
                "so",
                "nothing",
                "something",
            )
            and (not nxt.lower.endswith(("ly", "ed")) or nxt.lower in ("hardly", "nearly", "barely", "roughly", "only"))
            and (not nxt.lower.endswith("ing") or self._finite_in(words, i + 2, i + 9, sure=True))
            and nxt.lower
            not in ("goodbye", "yes", "no", "sorry", "hello", "prayers", "grace", "what", "it", "how", "why")
            and (words[i - 1].text != "," or self._apposed(words, i))
            and (not any(w.text == "," for w in words[i + 1 : i + 4]) or self._resumes(words, i + 1))
        )

    def _resumes(self, words: Sequence[Word], start: int) -> bool:
        """« records, including passwords, may have leaked »: a subject with an aside, and its verb right after."""
        first = next(k for k in range(start, len(words)) if words[k].text == ",")
        second = next((k for k in range(first + 2, len(words) - 1) if words[k].text == ","), None)
        led = words[first + 1].lower in ("including", "among", "such", "like", "which", "who", "whose")
        return led and second is not None and self._maybe(words, second + 1)

    def _plural_clause(self, words: Sequence[Word], k: int) -> bool:
        """« unknown gunmen tried to kill him »: a few plain words, the last a plural, then a past that nothing follows up."""
        for j in range(k + 1, min(k + 5, len(words) - 1)):
            here, before = words[j].lower, words[j - 1].lower
            if here in PREPOSITIONS or words[j].text in (",", ":", ";"):
                return False
            if here.endswith("ed") and len(here) > 4 and self._pastlike(words, j):
                return before.endswith(("s", "men", "people", "police")) and not before.endswith(("ss", "'s"))
        return False

    def _deed(self, words: Sequence[Word], k: int) -> bool:
        """« confirmed two inmates hurt themselves »: a plural, a past, and an object that no participle takes."""
        for j in range(k + 1, min(k + 7, len(words) - 1)):
            here, before, after = words[j].lower, words[j - 1].lower, words[j + 1].lower
            if here in PREPOSITIONS or words[j].text in (",", ":", ";") or self._sure(words, j):
                return False
            if here.endswith("ed") and len(here) > 4 and before.endswith("s") and not before.endswith("ss"):
                return after in (
                    "the",
                    "a",
                    "an",
                    "his",
                    "her",
                    "its",
                    "their",
                    "himself",
                    "herself",
                    "themselves",
                    "itself",
                )
        return False

    def _says_too(self, words: Sequence[Word], k: int) -> bool:
        """Whether another finite verb of saying stands at ``k``."""
        form = self._verb(words[k]) if k < len(words) else None
        return self._phrasal(words, k) > 0 if form is None and k < len(words) else form is not None and form.finite
