"""The order in which a French sentence is tried."""

from __future__ import annotations

from claims.framing.french.called_false import take_denial
from claims.framing.french.clauses import Clauses
from claims.framing.model import Piece
from claims.language.fr_clauses import GOING_ON
from claims.words import Word

_TURNS = frozenset((this, turn) for this in ("cela", "ceci") for turn in ("dit", "étant"))


class FrenchCutter(Clauses):
    """Cuts the sentences of one French article."""

    def cut(self, words: list[Word], sentence: int) -> list[Piece]:
        """The pieces of one sentence, in the order of the text."""
        words = self._without_aside(self._without_label(words))
        if (rejecting := self._rejects_before(words)) is not None:
            return [Piece(words, sentence=sentence, rejects=rejecting)]
        whole = self._rejected(words) or self._contrary(words) or self._by_noun(words) or self._in_turn(words, sentence)
        pieces = [part for piece in whole for part in self._passed_on(piece)]
        for piece in pieces:
            take_denial(piece)
            piece.sentence = sentence
            if piece.frame is not None and not piece.frame.relay:
                self._relay(piece.frame)
        return [piece for piece in pieces if piece.words]

    def _in_turn(self, words: list[Word], sentence: int) -> list[Piece]:
        """Clauses that stand side by side first, then frames: the first kind that is found."""
        if (sides := self._contrast(words)) is not None:
            left, right = self.cut(words[: sides[0]], sentence), self.cut(words[sides[1] :], sentence)
            if right:
                right[0].contrast = True
            return [*left, *right]
        if (end := self._leading_contrast(words)) is not None:
            return [*self.cut(words[2:end], sentence), *self.cut(words[end + 1 :], sentence)]
        if (end := self._fronted(words)) is not None:
            rest = self.cut(words[end + 1 :], sentence)
            return [*rest, Piece(words[:end], sentence=sentence, fronted_of=rest[0])] if rest else []
        pieces = self._tag(words) or self._according(words) or self._colon(words) or self._that(words) or [Piece(words)]
        pieces = [part for piece in pieces for part in self._joined_clauses(piece)]
        for piece in pieces:
            piece.sentence = sentence
        return [piece for piece in pieces if piece.words]

    def _without_label(self, words: list[Word]) -> list[Word]:
        """« La raison : P », « Cela dit, P » → « P »: a few words before a colon or comma that say nothing."""
        if len(words) > 6 and words[2].text == "," and (words[0].lower, words[1].lower) in _TURNS:
            words = words[3:]
        for i in range(1, min(6, len(words) - 5)):
            if words[i].text != ":":
                continue
            label = words[:i]
            plain = not any(
                w.lower in self.lexicon.auxiliaries or w.lower in self.lexicon.speech or w.text[:1].isupper()
                for w in label[1:]
            )
            named = label[0].text[:1].isupper() and len(label) == 1 and label[0].lower.endswith(("ai", "a", "é"))
            spoken = self.opens(words, i + 1) or self.quote_of(words[i]) is not None
            return words[i + 1 :] if plain and not named and not spoken and words[0].lower not in GOING_ON else words
        return words
