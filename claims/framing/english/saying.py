"""Reporting verbs before what they report: « X said (that) P », « X told Y P and denied Q », « X did this, saying P ».

English leaves « that » out: ``openings`` finds where a content clause starts, ``contents`` where it ends.
"""

from __future__ import annotations

from collections.abc import Sequence

from claims.framing.english.contents import EnglishContents
from claims.framing.model import Frame, Framing, Piece
from claims.language.en_clauses import (
    ALSO_NOUNS,
    ASIDES,
    CONCEDING,
    CONNECTORS,
    FINITE,
    ISSUED,
    PREPOSITIONS,
    PROVED,
    SUBORDINATORS,
    THINGS_TOO,
    WHILE_TELLING,
)
from claims.language.lexicon import Speech, VerbForm
from claims.models import SourceKind
from claims.words import Word


class EnglishSaying(EnglishContents):
    """Cuts what a reporting verb introduces, and what stands before it."""

    def _reports(self, words: list[Word]) -> list[Piece] | None:
        """« X said (that) P », « X told Y P », « the letter says "…" », « X disputed whether P »."""
        n = len(words)
        for i in range(1, n - 3):
            form = self._reporting(words, i)
            beside = i > 3 and (words[i - 1].text == "," or self._says_beside(words, i))
            if form is None and beside and (going := self._also_says(words, i)) is not None:
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
            if (of_it := self._which_is_said(words, i, form)) is not None:
                return of_it
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
            for aside in self._asides(words, i, start):
                frame = self._citing_frame(frame, aside)
            return [head, *self._contents(words[start:], frame)]
        return None

    def _which_is_said(self, words: list[Word], i: int, form: VerbForm) -> list[Piece] | None:
        """« P, which Doe said would be Q »: P, and what Doe says of its last noun, where that is the only one it can be."""
        which = next((k for k in range(i - 1, max(1, i - 9), -1) if words[k].lower == "which"), None)
        if which is None or i - which < 2 or words[which - 1].text != "," or not words[which - 2].text[:1].isalnum():
            return None
        if words[i + 1].lower not in FINITE or self._finite_in(words, which + 1, i, sure=True):
            return None
        end = next((k for k in range(i + 2, len(words)) if words[k].text == ","), len(words) - 1)
        before, said, after = words[: which - 1], words[i + 1 : end], words[end + 1 :]
        if not self._finite_in(before, 1, len(before)):  # « The plan, which Doe says is illegal, was dropped »
            if not after or not self._maybe([before[-1], *after], 1):
                return None
            before = [*before, *after]
        else:
            said = words[i + 1 :]
        told = self.cut(before, 0)
        if self._one_of_two(words[: which - 1]):
            return told
        head = Piece(words[which + 1 : i + 1], reports=True)
        frame = Frame(Framing.THAT, form.speech, [words[i]], head=head, lemma=form.lemma)
        content = Piece([words[which], *said], frame, relative_of=told[-1], antecedent=words[which - 2])
        return [*told, head, content]

    def _one_of_two(self, before: Sequence[Word]) -> bool:
        """« a vote in the house, which », « the plan to shut the depot, which »: either noun, nobody can tell which."""
        marks = (*PREPOSITIONS, "the", "a", "an", "'s", "’s")
        start = next((k for k in range(len(before) - 1, 0, -1) if before[k].lower in marks), 0)
        link = before[start] if before[start].lower in PREPOSITIONS or not start else before[start - 1]
        loose = any(w.lower == "to" for w in before) and not self._finite_in(before, 1, len(before))
        return loose or link.lower in ("in", "of", "at", "on", "from")

    def _subordinates(self, words: Sequence[Word], k: int) -> bool:
        """Whether a clause hangs on word ``k``: « after the board met », not « described it as a farce »."""
        labelled = words[k].lower == "as" and any(
            (form := self._verb(w)) is not None and form.speech is Speech.LABEL for w in words[max(0, k - 9) : k]
        )
        return words[k].lower in SUBORDINATORS and not labelled

    def _before_aside(self, words: list[Word], i: int) -> list[Word]:
        """« Jane Doe, though, said P », « two men, speaking on Monday, said P »: the subject, which the parser may lose."""
        first = next((k for k, w in enumerate(words) if w.text == ","), i)
        if first >= i:
            return self._before_far_that(words, i)
        if words[i - 1].text != "," or not 0 < first < i - 1:
            return []
        aside = tuple(w.lower for w in words[first + 1 : i - 1])
        return words[:first] if aside in ASIDES or aside[0] in WHILE_TELLING else []

    def _before_far_that(self, words: list[Word], i: int) -> list[Word]:
        """« Port authorities said in Tesna, the capital, that P »: the subject, which the parser may hang the aside on."""
        that = next((k for k in range(i + 2, len(words)) if words[k].lower == "that"), None)
        if that is None or self._aside_before(words, that, i) is None or words[0].lower in (*PREPOSITIONS, *CONNECTORS):
            return []
        plain = i > 1 and not self._finite_in(words, 0, i) and words[0].lower not in SUBORDINATORS
        return words[:i] if plain else []

    def _asides(self, words: list[Word], i: int, start: int) -> list[list[Word]]:
        """What stands apart around the verb of saying ``i`` whose content starts at ``start``, and may cite somebody."""
        opened = self._aside_end(words, 0)
        asides = [words[:opened]] if opened < i else []  # « Citing an aide, the Post said P »
        comma = max((k for k in range(i - 1) if words[k].text == ","), default=None)
        if words[i - 1].text == "," and comma is not None:
            asides.append(words[comma + 1 : i - 1])  # « The Post, citing an aide, said P »
        if (within := self._aside_before(words, start - 1, i)) is not None:
            asides.append(words[within[0] : within[1]])  # « The Post said, citing an aide, that P »
        return asides

    def _own_subject(self, words: Sequence[Word], i: int) -> int | None:
        """« X did this and Y says P »: the « and » after which a verb of saying has a subject of its own."""
        for c in range(i - 2, 2, -1):
            if words[c].text in (":", ";") or self._sure(words, c) or self.quote_of(words[c]):
                return None
            if words[c].lower not in ("and", "but", "while", "although"):
                continue
            first = words[c + 1]
            if c > 4 and self._people(first) and self._people(words[c - 1]) and words[c - 2].lower in ("and", "but"):
                c, first = c - 2, words[c - 1]  # noqa: PLW2901 - « X did this and residents and councillors say P »
            starts = (
                self._people(first)
                or first.text[:1].isupper()
                or first.lower
                in (
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
            )
            if not starts or not self._tells(words, c) or self._finite_in(words, c + 1, i):
                return None
            subject = words[c - 1]
            coordinated = subject.text[:1].isupper() and not self._finite_in(words, 1, c - 1)
            return None if coordinated and not self._tells(words, c - 1) else c
        return None

    def _says_beside(self, words: Sequence[Word], i: int) -> bool:
        """« appealed by arguing that P », « played down the dispute insisting that P »: no « letter saying that P »."""
        before = words[i - 1].lower
        if words[i].lower in ("saying", "stating", "announcing", "warning", "confirming") and self._issued(words, i):
            return True
        if words[i + 1 : i + 2] and words[i + 1].lower != "that":
            return False
        speaker = before in self.lexicon.body_nouns or before in self.lexicon.role_nouns
        speaker = speaker or before in self.lexicon.anonymous_nouns or words[i - 1].text[:1].isupper()
        verb = self._verb(words[i - 1])
        noun = words[i - 1].text.isalpha() and before not in (
            *PREPOSITIONS,
            *FINITE,
            *SUBORDINATORS,
            "not",
            "and",
            "or",
        )
        insists = words[i].lower in ("insisting", "arguing", "maintaining", "claiming")
        return before == "by" or insists and noun and not speaker and (verb is None or before in ALSO_NOUNS)

    def _tells(self, words: Sequence[Word], stop: int) -> bool:
        """Whether a finite verb stands before ``stop``: « X did this », « The site also lies in a park »."""
        return self._finite_in(words, 1, stop, sure=True) or any(
            words[k].lower.endswith("ed")
            and self._pastlike(words, k)
            or words[k].lower.endswith("s")
            and words[k - 1].lower in ("also", "still", "now", "already")
            for k in range(1, stop)
        )

    def _people(self, word: Word) -> bool:
        """Whether a word is a plural for people who can speak: « residents », « ministers »."""
        return word.lower.endswith("s") and (
            word.lower in self.lexicon.role_nouns or word.lower in self.lexicon.anonymous_nouns
        )

    def _issued(self, words: Sequence[Word], i: int) -> bool:
        """« The bank released a statement on Friday saying P »: whoever released it says so."""
        verb = next((k for k in range(i - 3, max(0, i - 9), -1) if words[k].lower in ISSUED), None)
        if verb is None or verb == 0 or words[verb + 1].lower not in ("a", "an", "two", "its", "his", "her", "their"):
            return False
        kinds = self.lexicon.body_nouns
        return any(kinds.get(w.lower) is SourceKind.DOCUMENT for w in words[verb + 2 : verb + 4])

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
        return [Piece(words[: i - (words[i - 1].lower in (",", "by"))]), *self._contents(words[start:], frame)]
