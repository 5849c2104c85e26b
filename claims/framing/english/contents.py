"""What an English verb reports, up to where somebody goes on: « P, adding that Q », « P, but there was no Q »."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from claims.framing.english.openings import EnglishOpenings
from claims.framing.model import Frame, Framing, Piece
from claims.language.en_clauses import (
    AMBIGUOUS_PAST,
    BEING,
    CONNECTORS,
    DAYS,
    DENIED,
    FALSEHOODS,
    FINITE,
    PAST,
    PRONOUNS,
    UNVOUCHED,
)
from claims.language.lexicon import Speech, VerbForm
from claims.models import SourceKind
from claims.words import Word


class EnglishContents(EnglishOpenings):
    """Cuts contents where another verb of saying, a deed of the speaker or the narrator follows."""

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
                aside = words[k : self._aside_end(words, k)]
                return [Piece(words[: k - 1], self._citing_frame(frame, aside))]
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
                    more = replace(frame, framing=framing, speech=form.speech, lemma=form.lemma)
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
