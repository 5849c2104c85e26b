"""Reporting verbs before what they report: « X said (that) P », « X told Y P and denied Q », « X did this, saying P ».

English leaves « that » out, so a content clause is found by what can start one and by a finite verb after it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from claims.framing.english.clauses import READ, EnglishClauses
from claims.framing.model import Frame, Framing, Piece
from claims.language.en_clauses import (
    ADVERBIAL,
    AGREEING,
    ALSO_NOUNS,
    AMBIGUOUS_PAST,
    ANONYMISED,
    ASIDES,
    BEING,
    CONCEDING,
    CONNECTORS,
    DAYS,
    DENIED,
    FALSEHOODS,
    FIGURES,
    FINITE,
    MODALS,
    NEVER_BARE,
    PAST,
    PHRASAL,
    PREPOSITIONS,
    PRONOUNS,
    PROVED,
    STARTERS,
    SUBORDINATORS,
    THINGS_TOO,
    TOLD,
    TRANSITIVE,
    UNVOUCHED,
    WHILE_TELLING,
)
from claims.language.lexicon import Speech, VerbForm
from claims.models import SourceKind
from claims.words import Word


class EnglishSaying(EnglishClauses):
    """Cuts what a reporting verb introduces, up to where the narrator or another verb goes on."""

    def _reports(self, words: list[Word]) -> list[Piece] | None:
        """« X said (that) P », « X told Y P », « the letter says "…" », « X disputed whether P »."""
        n = len(words)
        for i in range(1, n - 3):
            form = self._reporting(words, i)
            if form is None and i > 3 and words[i - 1].text == "," and (going := self._also_says(words, i)) is not None:
                return going
            if form is None or self.quote_of(words[i]):
                continue
            comma = next((k for k, w in enumerate(words) if w.text == ","), n)
            if words[0].lower in SUBORDINATORS and i < comma:
                continue
            last_comma = max((k for k in range(i) if words[k].text == ","), default=-1)
            if (
                3 < last_comma < i - 2
                and words[last_comma + 1].lower in CONCEDING
                and not self.quote_of(words[last_comma])
            ):
                conceded = self._reports(words[last_comma + 2 :])  # « P, although X said Q »
                if conceded is not None:
                    return [*self.cut(words[:last_comma], 0), *conceded]
            window = range(max(last_comma + 1, i - 7), i)
            if any(self._subordinates(words, k) for k in window) and self._finite_in(words, 0, i):
                continue  # « two days after the board said P »: the saying is a circumstance
            if any(w.lower in ("which", "whom", "whose", "where") for w in words[max(last_comma + 1, i - 7) : i]):
                continue  # « billboards in which people say P »: so is this one
            if any(w.lower in ("that", "who") and self._gap_after(words, k) == i for k, w in enumerate(words[:i])):
                continue  # « a vote that observers said was unfair »: a circumstance of the sentence
            start, framing = self._content(words, i + self._phrasal(words, i), form)
            if start is None or (form.lemma in THINGS_TOO and not self._can_speak(words[:i])):
                continue
            if words[start - 1].lower in ("how", "why", "what", "when", "where", "who"):
                continue  # a question is no claim
            if form.lemma in PROVED and not self._documents(words[:i]):
                continue
            if (own := self._own_subject(words, i)) is not None:
                return [*self.cut(words[:own], 0), *(self._reports(words[own + 1 :]) or [Piece(words[own + 1 :])])]
            head_end = (
                start - 1
                if words[start - 1].text in (",", ":") or words[start - 1].lower in ("that", "whether")
                else start
            )
            head = Piece(words[:head_end], reports=True)
            frame = Frame(framing, form.speech, [words[i]], self._before_aside(words, i), head=head, lemma=form.lemma)
            return [head, *self._contents(words[start:], frame)]
        return None

    def _subordinates(self, words: Sequence[Word], k: int) -> bool:
        """Whether a clause hangs on word ``k``: « after the board met », not « described it as a farce »."""
        labelled = words[k].lower == "as" and any(
            (form := self._verb(w)) is not None and form.speech is Speech.LABEL for w in words[max(0, k - 9) : k]
        )
        return words[k].lower in SUBORDINATORS and not labelled

    def _before_aside(self, words: list[Word], i: int) -> list[Word]:
        """« Jane Doe, though, said P », « two men, speaking on Monday, said P »: the subject, which the parser may lose."""
        first = next((k for k, w in enumerate(words) if w.text == ","), i)
        if words[i - 1].text != "," or not 0 < first < i - 1:
            return []
        aside = tuple(w.lower for w in words[first + 1 : i - 1])
        return words[:first] if aside in ASIDES or aside[0] in WHILE_TELLING else []

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
        """« was widely reported », « has never said »; not « an envoy who asked not to be named said »."""
        last, before = words[i - 1].lower, words[i - 2].lower if i > 1 else ""
        if last in BEING or last in ("not", "n't", "never"):
            return True
        return before in (*BEING, "not", "n't", "never") and not (before in BEING and last in ANONYMISED)

    def _phrasal(self, words: Sequence[Word], i: int) -> int:
        """How many more words the verb of saying at ``i`` has: « pointed out », « made it clear », « went on to say »."""
        if words[i].text[:1].isupper():
            return 0
        for rest in PHRASAL.get(words[i].lower, ()):
            if tuple(w.lower for w in words[i + 1 : i + 1 + len(rest)]) == rest:
                return len(rest)
        return 0

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
        return (
            speaks
            or people
            or (
                (before.lower.endswith("s") or before.lower in ("people", "police", "media")) == plain
                and before.lower in self.lexicon.body_nouns
            )
            or (plain and before.lower == "police")
        )

    def _own_subject(self, words: Sequence[Word], i: int) -> int | None:
        """« X did this and Y says P »: the « and » after which a verb of saying has a subject of its own."""
        for c in range(i - 2, 2, -1):
            if words[c].text in (":", ";") or self._sure(words, c) or self.quote_of(words[c]):
                return None
            if words[c].lower not in ("and", "but", "while", "although"):
                continue
            first = words[c + 1]
            starts = first.text[:1].isupper() or first.lower in (
                "the",
                "a",
                "an",
                "he",
                "she",
                "they",
                "it",
                "his",
                "her",
            )
            verb = self._finite_in(words, 1, c, sure=True) or any(
                words[k].lower.endswith("ed") and self._pastlike(words, k) for k in range(1, c)
            )
            if not starts or not verb or self._finite_in(words, c + 1, i):
                return None
            subject = words[c - 1]
            return None if subject.text[:1].isupper() and not self._finite_in(words, 1, c - 1) else c
        return None

    def _also_says(self, words: list[Word], i: int) -> list[Piece] | None:
        """« X welcomed the ruling, saying P »: X did it, and X answers for P."""
        form = self._verb(words[i])
        if (
            form is None
            or not form.gerund
            or form.speech not in (Speech.SAY, Speech.RUMOUR, Speech.DENY)
            or self.quote_of(words[i])
        ):
            return None
        if not self._finite_in(words, 1, i - 1) and not words[i - 2].lower.endswith(("ees", "ies", "es")):
            return None
        start, framing = self._content(words, i, form)
        if start is None:
            return None
        main = next((k for k in range(1, i - 1) if self._maybe(words, k)), i - 2)
        if words[main].lower in ("has", "have", "had"):  # « had earlier criticised Y, saying P »
            main = next((k for k in range(main + 1, min(main + 4, i)) if words[k].lower.endswith("ed")), main)
        frame = Frame(framing, form.speech, [words[main], words[i]], lemma=form.lemma)
        return [Piece(words[: i - 1]), *self._contents(words[start:], frame)]

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
        for j in range(i + 1, min(n - 2, i + 10)):
            if words[j].lower in ("that", "whether"):
                relative = (
                    j > i + 1
                    and words[i + 1].lower in ("the", "a", "an", "its", "his", "her", "their", "some")
                    and form.lemma not in TOLD
                )
                relative = relative or self._gap_after(words, j) is not None
                rejected = form.speech is not Speech.DENY and form.lemma not in TOLD and words[j - 1].lower in DENIED
                rejected = rejected and j > i + 1
                if relative or rejected or (words[j].lower == "whether" and form.speech is not Speech.DENY):
                    break  # « said claims that P were false »: P is not what is said
                if words[j].lower == "that" and j > i + 1 and words[j - 1].text == ",":
                    if tuple(w.lower for w in words[i + 2 : j - 1]) in ASIDES:
                        return j + 1, Framing.THAT  # « admitted, however, that P »
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

    def _contents(self, words: list[Word], frame: Frame) -> list[Piece]:
        """What a reporting verb reports, up to where the narrator or another verb of saying goes on."""
        n = len(words)
        if (untrue := self._called_untrue(words)) is not None:
            return [Piece(untrue, replace(frame, speech=Speech.DENY, lemma="deny"))]
        for k in range(2, n - 2):
            word = words[k]
            in_quote = self.quote_of(word) is not None
            before = words[k - 1].text
            if in_quote and not self.opens(words, k):
                continue
            form = self._verb(word)
            if before == "," and word.lower in ("citing", "quoting"):
                return [Piece(words[: k - 1], frame)]
            if before == "," and form is not None and form.gerund:
                return self._goes_on(words, k, form, frame)
            if (
                word.lower in ("saying", "adding")
                and form is not None
                and not in_quote
                and words[k - 1].lower not in FINITE
            ):
                start, framing = self._content(words, k, form)  # « rejected claims that P saying Q »
                if start is not None and self._finite_in(words, 1, k):
                    more = Frame(framing, form.speech, frame.cue, frame.who, frame.pronoun, frame.head, form.lemma)
                    return [Piece(words[:k], frame), *self._contents(words[start:], more)]
            if word.lower == "as" and before == "," and not in_quote and self._meanwhile(words, k, frame):
                return [Piece(words[: k - 1], frame), *self.cut(words[k + 1 :], 0)]
            if word.lower in ("and", "but") and before != "n't":
                said = (
                    k + 1
                    if k + 1 < n and (self._verb(words[k + 1]) or self._phrasal(words, k + 1))
                    else k + 2
                    if k + 2 < n and words[k + 1].lower in ("also", "later", "then")
                    else None
                )
                again = self._reporting(words, said) if said is not None else None
                if said is not None and again is not None:
                    start, framing = self._content(words, said + self._phrasal(words, said), again)
                    if start is not None:
                        more = Frame(
                            framing,
                            again.speech,
                            frame.cue,
                            frame.who,
                            frame.pronoun,
                            frame.head,
                            again.lemma,
                        )
                        return [Piece(words[:k], frame), *self._contents(words[start:], more)]
            if (
                word.lower in ("and", "but")
                and words[k + 1].lower == "that"
                and not in_quote
                and frame.framing is Framing.THAT
                and k + 4 < n
                and self._clause_at(words, k + 2)
            ):
                more = Frame(frame.framing, frame.speech, frame.cue, frame.who, frame.pronoun, frame.head, frame.lemma)
                return [Piece(words[:k], frame), *self._contents(words[k + 2 :], more)]
            if (
                word.lower == "and"
                and not in_quote
                and self.closes(words, k)
                and frame.head is not None
                and frame.framing is Framing.THAT
                and words[k + 1].lower in PAST
            ):  # « said the work was "a gift" and gave the board a list »: the speaker gave it
                frame.head.words = [*frame.head.words, *words[k:]]
                return [Piece(words[:k], frame)]
            if (
                word.lower in ("and", "but")
                and not in_quote
                and frame.head is not None
                and frame.framing is Framing.THAT
                and self._acts(words, k + 1)
                and (before == "," or frame.speech is Speech.DENY or not self._can_act(words[:k]))
            ):
                frame.head.words = [*frame.head.words, *words[k:]]
                return [Piece(words[: k - 1] if before == "," else words[:k], frame)]
            if word.lower in CONNECTORS and (before == "," or self.closes(words, k) or word.lower == "but"):
                rest = words[k + 1 :]
                quoted = (
                    k > 1
                    and self.quote_of(words[0]) is not None
                    and word.lower != "and"
                    and (
                        self._clause_at(rest, 0)
                        or (
                            self.closes(words, k - 1) and len(rest) > 4 and rest[0].lower not in ("that", "also", "not")
                        )
                    )
                )
                narrated = (
                    word.lower != "and"
                    and not in_quote
                    and (self._narrates(rest) or self._backshift_ends(words[:k], rest, frame))
                )
                if narrated:
                    return [Piece(words[:k], frame), *self.cut(rest, 0)]
                other = any(
                    (reporting := self._reporting(rest, v)) is not None
                    and self._content(rest, v, reporting)[0] is not None
                    for v in range(1, min(10, len(rest) - 2))
                )
                if quoted or other:
                    return [Piece(words[:k], frame), *self.cut(rest, 0)]
        return [Piece(words, frame)]

    def _called_untrue(self, words: list[Word]) -> list[Word] | None:
        """« Reports that P are untrue », « claims P were false »: P, which who says so denies."""
        noun = next((k for k, w in enumerate(words[:3]) if w.lower in DENIED), None)
        if noun is None or len(words) < noun + 7 or any(w.text[:1].isupper() for w in words[1:noun]):
            return None
        start = noun + 2 if words[noun + 1].lower == "that" else noun + 1
        end = len(words) - (words[-1].text == ".")
        be = next((k for k in range(end - 2, max(start + 2, end - 5), -1) if words[k].lower in BEING), None)
        untrue = words[end - 1].lower in FALSEHOODS or tuple(w.lower for w in words[end - 2 : end]) == ("not", "true")
        if be is None or not untrue or not self._clause_at(words, start):
            return None
        return words[start:be]

    def _meanwhile(self, words: Sequence[Word], k: int, frame: Frame) -> bool:
        """« denied that P, as police closed the road »: what the narrator tells beside it, in the simple past."""
        if frame.framing is not Framing.THAT or not self._clause_at(words, k + 1):
            return False
        verb = next((v for v in range(k + 2, min(k + 12, len(words))) if self._maybe(words, v)), None)
        past = verb is not None and (words[verb].lower in PAST or words[verb].lower.endswith("ed"))
        return past and self._finite_in(words, 0, k - 1)

    def _acts(self, words: Sequence[Word], k: int) -> bool:
        """« X said P, and accused Y of Q »: the subject goes on to act."""
        at = k + 1 if words[k].lower in ("also", "later", "then", "instead") and k + 1 < len(words) else k
        form = self._verb(words[at])
        return (
            form is not None
            and form.finite
            and words[at].lower.endswith(("ed", "s"))
            and form.speech in (Speech.ACCUSE, Speech.ACT, Speech.LABEL)
        ) or tuple(w.lower for w in words[at : at + 3]) == ("stopped", "short", "of")

    def _can_act(self, content: Sequence[Word]) -> bool:
        """Whether the subject of what is said could be who goes on to act: not « the dam was cracked and urged Y »."""
        verb = next((k for k in range(1, len(content)) if self._maybe(content, k)), len(content))
        if content[0].lower in PRONOUNS and content[0].lower not in ("it", "there"):
            return True
        lexicon = self.lexicon
        return any(
            w.text[:1].isupper()
            or w.lower in lexicon.role_nouns
            or w.lower in lexicon.anonymous_nouns
            or lexicon.body_nouns.get(w.lower) in (SourceKind.ORGANISATION, SourceKind.MEDIA)
            for w in content[:verb]
        )

    def _narrates(self, rest: Sequence[Word]) -> bool:
        """« …, but there was no official confirmation », « …, but it was not clear whether Q »: the narrator says so."""
        if tuple(w.lower for w in rest[:2]) in (("there", "was"), ("there", "is"), ("there", "were")):
            return rest[2].lower == "no" and any(w.lower in UNVOUCHED for w in rest[3:6])
        return tuple(w.lower for w in rest[:3]) in (("it", "was", "not"), ("it", "is", "not")) and any(
            w.lower in ("clear", "known") for w in rest[3:6]
        )

    def _backshift_ends(self, content: Sequence[Word], rest: Sequence[Word], frame: Frame) -> bool:
        """« He said 12 had died, but the union put the number at 40 ».

        The simple past of a new name is the narrator's.
        """
        shifted = ("had", "would", "could", "was", "were", "might", "'d")
        body = (
            len(rest) > 1
            and rest[0].lower == "the"
            and (rest[1].lower in self.lexicon.body_nouns or rest[1].lower in self.lexicon.role_nouns)
        )
        named = body or any(w.text[:1].isupper() and w.lower not in DAYS for w in rest[:6])
        named = named and rest[0].lower not in PRONOUNS
        if not named or frame.framing is not Framing.THAT:
            return False
        after = [k for k in range(1, min(len(rest), 14)) if self._maybe(rest, k) or rest[k].lower in AMBIGUOUS_PAST]
        return (
            any(w.lower in shifted for w in content)
            and bool(after)
            and not any(w.lower in (*shifted, "have", "has", "is", "are", "will") for w in rest[:14])
        )

    def _goes_on(self, words: list[Word], k: int, form: VerbForm, frame: Frame) -> list[Piece]:
        """« …, adding that Q » is the same speaker's; « …, calling Y Z » says what he did."""
        if form.speech in (Speech.SAY, Speech.RUMOUR, Speech.DENY):
            start, framing = self._content(words, k, form)
            if start is not None:
                more = Frame(
                    framing,
                    form.speech,
                    frame.cue or [words[k]],
                    frame.who,
                    frame.pronoun,
                    frame.head,
                    form.lemma,
                )
                return [Piece(words[: k - 1], frame), *self._contents(words[start:], more)]
        elif form.speech in (Speech.LABEL, Speech.ACT) and frame.head is not None and frame.framing is not Framing.TAG:
            frame.head.words = [*frame.head.words, *words[k - 1 :]]
            return [Piece(words[: k - 1], frame)]
        return [Piece(words, frame)]
