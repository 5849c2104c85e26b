"""The order in which a French sentence is tried."""

from __future__ import annotations

from claims.framing.french.called_false import take_denial
from claims.framing.french.clauses import Clauses
from claims.framing.model import Framing, Piece
from claims.framing.surroundings import capitalised
from claims.language.clause_words import TIME_WORDS
from claims.language.fr_clauses import GOING_ON
from claims.words import Word

_HAVING = frozenset("a avait aura aurait est était sera serait".split())
_TURNS = frozenset((this, turn) for this in ("cela", "ceci") for turn in ("dit", "étant"))


class FrenchCutter(Clauses):
    """Cuts the sentences of one French article."""

    def cut(self, words: list[Word], sentence: int) -> list[Piece]:
        """The pieces of one sentence, in the order of the text."""
        words = self._without_aside(self._without_label(self._without_stray_comma(words)))
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
        if (sides := self._contrast(words)) is not None and not self._introduced(words, sides[0]):
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
        pieces = [part for piece in pieces for part in self._two_sides(piece)]
        pieces = [part for piece in pieces for part in self._joined_clauses(piece)]
        for piece in pieces:
            piece.sentence = sentence
        return [piece for piece in pieces if piece.words]

    def _introduced(self, words: list[Word], comma: int) -> bool:
        """« Selon le rapport, alors que P, Q »: what stands before the contrast is only who says both."""
        first = {"selon": 1, "d'": 2}.get(words[0].lower)
        return first is not None and self._leading_end(words, first) == comma

    def _two_sides(self, piece: Piece) -> list[Piece]:
        """« Selon le rapport, alors que P, Q »: P and Q, both under the frame."""
        end = self._leading_contrast(piece.words) if piece.frame is not None else None
        if end is None or piece.frame is None or piece.frame.framing is not Framing.ACCORDING:
            return [piece]
        return [Piece(piece.words[2:end], piece.frame), Piece(piece.words[end + 1 :], piece.frame)]

    def _without_stray_comma(self, words: list[Word]) -> list[Word]:
        """« Le maire, a été réélu » → « Le maire a été réélu »: one comma between a plain subject and its auxiliary."""
        comma = next((k for k, w in enumerate(words[:8]) if w.text == ","), None)
        if comma is None or comma < 2 or comma + 3 >= len(words) or words[comma + 1].lower not in _HAVING:
            return words
        named = capitalised(words[:comma]) and words[0].lower not in TIME_WORDS
        noun = words[1].lower in self._speakers and words[0].lower in ("le", "la", "l'", "un", "une") and comma == 2
        told = any(w.text == "," or self._conjugated(w) for w in words[comma + 2 : comma + 6])
        return [*words[:comma], *words[comma + 1 :]] if (named or noun) and not told else words

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
