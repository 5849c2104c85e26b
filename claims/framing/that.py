"""Complementisers after a reporting verb: « X affirme que P », « X said that P »."""

from __future__ import annotations

from collections.abc import Sequence

from claims.framing.according import According
from claims.framing.model import Frame, Framing, Piece
from claims.language.lexicon import Speech
from claims.words import Word


class That(According):
    """Cuts reporting verbs that precede their content, and finds where that ends."""

    def _that(self, words: list[Word]) -> list[Piece] | None:
        """« X affirme que P », « X a assuré hier que P », « les médias rapportant que P », « X said that P »."""
        n = len(words)
        for i in range(n - 3):
            form = self._verb(words[i])
            if form is None or form.speech not in (Speech.SAY, Speech.DENY, Speech.RUMOUR):
                continue
            if not (form.finite or form.participle or form.gerund) or (
                self.quote_of(words[i]) and self.quote_of(words[0])
            ):
                continue
            for j in range(i + 1, min(n - 2, i + 9)):
                if words[j].text in (",", ":", ".") and not self.english:
                    break
                if words[j].lower in self.lexicon.that:
                    if (
                        words[j].lower in ("que", "qu'")
                        and words[j - 1].lower
                        in (
                            "ce",
                            "plus",
                            "moins",
                            "aussi",
                            "autant",
                            "ainsi",
                            "alors",
                            "tel",
                            "telle",
                            "même",
                            "autre",
                            "après",
                            "avant",
                            "dès",
                            "pour",
                            "afin",
                            "bien",
                            "sans",
                            "depuis",
                            "tandis",
                            "parce",
                        )
                        and not (words[j - 1].lower == "alors" and j == i + 2 and self.opens(words, j + 1))
                    ):
                        break
                    if not self._content_follows(words, i, j):
                        break
                    if self._negated(words, i):
                        return None
                    head = Piece(words[: j + 1], reports=True)
                    frame = Frame(Framing.THAT, form.speech, [words[i]], head=head, lemma=form.lemma)
                    return [head, *self._reported(words[j + 1 :], frame)]
                if self._verb(words[j]) and self._verb(words[j]).finite and not self._verb(words[j]).participle:  # type: ignore[union-attr]
                    break
        return None

    def _content_follows(self, words: Sequence[Word], verb: int, that: int) -> bool:  # noqa: ARG002
        """Whether the word at ``that`` opens what the verb reports, not a relative clause."""
        return True

    def _reported(self, words: list[Word], frame: Frame) -> list[Piece]:
        """Reported words up to « , en citant … », « , ajoutant que … », which are the reporter's again."""
        for i in range(2, len(words) - 2):
            if words[i - 1].text != "," or self.quote_of(words[i]):
                continue
            at = i + 1 if words[i].lower == "en" else i
            form = self._verb(words[at])
            if form is None or not form.gerund:
                continue
            rest = self._gerund(words[at:], frame)
            if len(rest) == 1:
                rest[0].reports, rest[0].frame = True, None
            return [Piece(words[: i - 1], frame), *rest]
        return [Piece(words, frame)]

    def _negated(self, words: Sequence[Word], i: int) -> bool:
        """Whether a reporting verb stands in a negation: « n'a jamais dit que »."""
        return any(w.lower in ("ne", "n'", "not", "n't", "never") for w in words[max(0, i - 4) : i])
