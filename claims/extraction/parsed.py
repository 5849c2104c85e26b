"""A parsed article, with what every step of the extraction looks up in it."""

from __future__ import annotations

from collections.abc import Sequence

from claims.attribution import Attribution
from claims.extraction.prepared import Prepared
from claims.framing import Piece
from claims.models import Language
from claims.names import Names
from claims.quotes import Quote
from claims.splitting import Proposition
from claims.words import Word


class Parsed:
    """One article: its text and layout, its pieces in reading order, its names."""

    def __init__(self, prepared: Prepared) -> None:
        self.article, self.layout, self.lexicon = prepared.article, prepared.layout, prepared.lexicon
        self.text = self.article.text
        self.english = self.article.language is Language.ENGLISH
        self.french = self.article.language is Language.FRENCH
        self.pieces, self.whole = prepared.pieces, prepared.whole
        self.names = Names(prepared.words, self.text, self.lexicon, prepared.starts)
        self.attribution = Attribution(self.names, self.lexicon)
        self._where = {id(piece): i for i, piece in enumerate(self.pieces)}

    def main_quote(self, words: Sequence[Word]) -> Quote | None:
        """The quotation that holds at least half of the words, none where it is a fragment."""
        if not words:
            return None
        start, end = words[0].start, words[-1].end
        for quote in self.layout.quotes.near(start, end):
            overlap = min(end, quote.inner_end) - max(start, quote.inner_start)
            if overlap > 0 and overlap * 2 >= end - start:
                return quote
        return None

    def quotes_of(self, proposition: Proposition) -> list[Quote]:
        """The quotations around a proposition's words, in order."""
        return list(
            self.layout.quotes.near(min(w.start for w in proposition.words), max(w.end for w in proposition.words))
        )

    def paragraph(self, piece: Piece) -> int:
        """The number of the paragraph that a piece stands in."""
        return self.layout.sentences[piece.sentence].paragraph

    def same_sentence(self, piece: Piece) -> list[Piece]:
        """The pieces of the same sentence."""
        at = self._where[id(piece)]
        return [p for p in self.pieces[max(0, at - 6) : at + 7] if p.sentence == piece.sentence]

    def before(self, piece: Piece) -> Piece | None:
        """The last piece of an earlier sentence."""
        at = self._where[id(piece)]
        return next((p for p in reversed(self.pieces[:at]) if p.sentence != piece.sentence), None)
