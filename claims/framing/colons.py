"""Quotations after a colon: « X a déclaré : « P » »."""

from __future__ import annotations

from claims.framing.model import Frame, Framing, Piece
from claims.framing.that import That
from claims.language.lexicon import Speech
from claims.words import Word


class Colons(That):
    """Cuts quotations that a colon leads to."""

    def _colon(self, words: list[Word]) -> list[Piece] | None:
        """« X a déclaré : "…" » and a sentence that leads to a quotation with a colon."""
        for i in range(1, len(words) - 1):
            if words[i].text != ":" or not self.opens(words, i + 1) or self.quote_of(words[i]):
                continue
            head = words[:i]
            verb = next(
                (
                    head[k]
                    for k in range(len(head) - 1, max(-1, len(head) - 10), -1)
                    if self._conjugated(head[k])
                    and not (
                        k and head[k - 1].lower in ("un", "le", "ce", "du", "son", "au", "leur", "une", "la", "l'")
                    )
                ),  # « dans un communiqué »: a noun
                None,
            )
            form = self._verb(verb) if verb else None
            piece = Piece(head, reports=form is not None and form.speech is not Speech.ACT)
            frame = Frame(
                Framing.COLON,
                form.speech if form and form.speech is not Speech.ACT else Speech.SAY,
                [verb] if verb else [words[i]],
                head=piece,
                lemma=form.lemma if form else "",
            )
            rest = words[i + 1 :]
            return [piece, *self._quoted_rest(rest, frame)]
        return None

    def _quoted_rest(self, rest: list[Word], frame: Frame) -> list[Piece]:
        """A quotation after a colon, and what follows it."""
        for j in range(1, len(rest)):
            if self.closes(rest, j) and j < len(rest) - 1 and rest[j].text == "," and not self.quote_of(rest[j]):
                return [Piece(rest[:j], frame), *self.cut(rest[j + 1 :], 0)]
        return [Piece(rest, frame)]
