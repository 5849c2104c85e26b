"""What reports and what is reported in English: the order in which a sentence is tried, and the frames around it.

« X said P » is in ``saying``, « "…," X said » in ``tags``, what starts a clause in ``clauses``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from claims.framing.english.nominal import EnglishNominal
from claims.framing.model import Frame, Framing, Piece
from claims.language.en_clauses import ANNOUNCED, CONTINUES, HAPPENED
from claims.language.lexicon import Speech
from claims.words import Word

_SHORTEST_RELAYED = 6  # words of « according to Y, P »
_FARTHEST_COLON = 18  # words from the verb of saying to its colon: « said on a visit to a home in Tesna: »


@dataclass(eq=False)
class Absolute(Piece):
    """« …, with results expected on Friday ».

    A clause without its « are »; ``participle`` is its predicate.
    """

    participle: Word | None = None


class EnglishCutter(EnglishNominal):
    """Cuts English sentences."""

    def cut(self, words: list[Word], sentence: int) -> list[Piece]:
        """The pieces of one sentence, in the order of the text."""
        pieces = (
            self._put_it(words)
            or self._asked(words)
            or self._believed(words)
            or self._heard(words)
            or self._quoted_as(words)
            or self._absolute(words)
            or self._colon(words)
            or self._tag(words)
            or self._according(words)
            or self._with_saying(words)
            or self._noun_that(words)
            or self._reports(words)
            or self._only_tag(words)
            or [Piece(words)]
        )
        pieces = [part for piece in pieces for part in self._passed_on(piece)]
        for piece in pieces:
            piece.sentence = sentence
        return [piece for piece in pieces if piece.words]

    def _passed_on(self, piece: Piece) -> list[Piece]:
        """« X said that, according to Y, P »: Y's words, through X."""
        frame, words = piece.frame, piece.words
        if words and words[0].text == ",":
            words = words[1:]
        told = frame is not None and frame.via is None and frame.speech is Speech.SAY
        if not told or len(words) < _SHORTEST_RELAYED or words[0].lower != "according":
            return [piece]
        inner = self._according(words)
        for part in inner or ():
            if part.frame is not None:
                part.frame.via = frame
        return inner or [piece]

    def _absolute(self, words: list[Word]) -> list[Piece] | None:
        """« …, with NP expected … » as a piece of its own."""
        n = len(words)
        for i in range(4, n - 3):
            if (
                words[i].lower != "with"
                or words[i - 1].text != ","
                or self.quote_of(words[i])
                or not self._finite_in(words, 0, i)
            ):
                continue
            for v in range(i + 2, min(n - 1, i + 18)):
                here = words[v].lower
                if words[v].text in (",", ":", ";") or self._sure(words, v) or self.quote_of(words[v]):
                    break
                if here in HAPPENED and any(w.lower == "and" for w in words[i:v]):
                    break
                if (here in ANNOUNCED or here in HAPPENED) and words[v - 1].lower not in (
                    "the",
                    "a",
                    "an",
                    "of",
                    "and",
                    "as",
                ):
                    end = next(
                        (k for k in range(v + 1, n) if words[k].text in (",", ";") or self.quote_of(words[k])),
                        n,
                    )
                    if end < n - 1:
                        break
                    return [*self.cut(words[: i - 1], 0), Absolute(words[i + 1 : end], participle=words[v])]
        return None

    def _with_saying(self, words: list[Word]) -> list[Piece] | None:
        """« …, with X adding (that) P »."""
        n = len(words)
        for i in range(3, n - 4):
            if words[i].lower != "with" or words[i - 1].text != "," or self.quote_of(words[i]):
                continue
            for v in range(i + 2, min(n - 2, i + 12)):
                form = self._verb(words[v])
                if words[v].text in (",", ":"):
                    break
                if form is None or not form.gerund or form.speech not in (Speech.SAY, Speech.RUMOUR, Speech.DENY):
                    continue
                start, framing = self._content(words, v, form)
                if start is None:
                    break
                tag = Piece(words[i:v], reports=True)
                frame = Frame(
                    Framing.TAG if framing is Framing.COLON else Framing.THAT,
                    form.speech,
                    [words[v]],
                    words[i + 1 : v],
                    head=tag,
                    lemma=form.lemma,
                )
                frame.framing = Framing.TAG
                return [*self.cut(words[: i - 1], 0), tag, *self._contents(words[start:], frame)]
        return None

    def _colon(self, words: list[Word]) -> list[Piece] | None:
        """« X said: "…" », « with X stating: "…" », « X told Y P: "…" »."""
        for i in range(1, len(words) - 1):
            if words[i].text not in (":", ",") or not self.opens(words, i + 1) or self.quote_of(words[i]):
                continue
            head, rest = words[:i], words[i + 1 :]
            if words[i].text == ",":
                last = self._verb(head[-1]) if head else None
                if (
                    last is None
                    or self.quote_of(head[0]) is not None  # « "P," X said, "but Q" »
                    or last.speech is Speech.ACT
                    or not (last.finite or last.gerund)
                    or not self._long_quote(words, i + 1)
                ):
                    continue
            gerund = next(
                (v for v in range(len(head) - 1, max(0, len(head) - 3), -1) if (f := self._verb(head[v])) and f.gerund),
                None,
            )
            opener = next(
                (v for v in range(len(head) - 1, 2, -1) if head[v].lower == "with" and head[v - 1].text == ","),
                None,
            )
            if gerund is not None and opener is not None and opener < gerund - 1:
                tag = Piece(head[opener:gerund], reports=True)
                frame = Frame(Framing.TAG, Speech.SAY, [head[gerund]], head[opener + 1 : gerund], head=tag, lemma="say")
                return (
                    [*self.cut(head[: opener - 1], 0), tag, *self._elided(rest, frame)]
                    if len(head[: opener - 1])
                    else [tag, *self._elided(rest, frame)]
                )
            inner = self._reports(head) if not self._ends_in_speech(head) else None
            if inner is not None:
                first = next(piece.frame for piece in inner if piece.frame is not None)
                frame = Frame(Framing.COLON, Speech.SAY, first.cue, first.who, first.pronoun, first.head, first.lemma)
                return [*inner, *(self._elided(rest, frame))]
            verb = next(
                (
                    head[k]
                    for k in range(len(head) - 1, max(0, len(head) - _FARTHEST_COLON), -1)
                    if self._reporting(head, k) is not None or ((g := self._verb(head[k])) is not None and g.gerund)
                ),
                None,
            )
            form = self._verb(verb) if verb is not None else None
            going_on = next((w for w in head[-3:] if w.lower in CONTINUES), None)
            says = form is not None and form.speech is not Speech.ACT
            piece = Piece(head, reports=says or going_on is not None)
            cue = [going_on] if going_on is not None else [verb] if verb is not None else [words[i]]
            frame = Frame(
                Framing.COLON,
                form.speech if form is not None and says else Speech.SAY,
                cue,
                head=piece,
                lemma=form.lemma if form is not None and says else "say",
            )
            return [piece, *self._elided(rest, frame)]
        return None

    def _ends_in_speech(self, head: Sequence[Word]) -> bool:
        """« X told Y: "…" »: no content stands between the verb and the colon."""
        verb = next((k for k in range(len(head) - 1, 0, -1) if self._reporting(head, k) is not None), None)
        return verb is not None and len(head) - verb <= 2

    def _elided(self, words: list[Word], frame: Frame | None = None) -> list[Piece]:
        """« "P [...] Q" ».

        Two clauses of one quotation, each with its own tree. Nothing where there is no such mark.
        """
        cuts: list[int] = []
        for k in range(3, len(words) - 3):
            dots = words[k].text in ("...", "…", "[...]", "[…]")
            if not dots or self.quote_of(words[k]) is None:
                continue
            after = k + 2 if words[k + 1].text in ("]", ")") else k + 1
            led = words[min(after, len(words) - 1)].lower in ("in", "on", "at", "for", "meanwhile") and any(
                self._clause_at(words, k, sure=True) for k in range(after + 2, min(after + 5, len(words) - 2))
            )
            if after < len(words) - 2 and (led or self._clause_at(words, after)):
                cuts.append(k)
        if frame is None:
            return []
        pieces, start = [], 0
        for k in cuts:
            end = k - 1 if words[k - 1].text in ("[", "(") else k
            pieces.append(Piece(words[start:end], frame))
            start = k + 2 if words[k + 1].text in ("]", ")") else k + 1
        last = self._contents(words[start:], frame)
        return [*pieces, *last]
