"""An article cut into pieces, ready for the parser; and cut again where the parsed pieces are better read in parts."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from claims.compounds import join
from claims.framing import Piece
from claims.framing.english.cutter import EnglishCutter
from claims.framing.french.cutter import FrenchCutter
from claims.language import lexicon_of
from claims.language.lexicon import Lexicon
from claims.misspelt import respell
from claims.models import Article, Language
from claims.parsing import Layout, Sentence, lay_out, tokenize
from claims.recut import recut
from claims.words import Word

_LONGEST_SENTENCE = 20_000  # characters: past it even counting words is no longer linear
_LONGEST_UNIT = 250  # words: past it a "sentence" is a list or a table, and the parser's cost is no longer linear
_LONE_SURROGATE = re.compile(r"[\ud800-\udfff]")


@dataclass
class Prepared:
    """An article cut into pieces, ready for the parser."""

    article: Article
    layout: Layout
    lexicon: Lexicon
    pieces: list[Piece] = field(default_factory=list)
    words: list[Word] = field(default_factory=list)
    starts: set[int] = field(default_factory=set)
    whole: list[Sentence] = field(default_factory=list)  # too long to be parsed

    @property
    def units(self) -> list[list[Word]]:
        """The words of each piece: what the parser takes."""
        return [piece.words for piece in self.pieces]

    def recut(self) -> list[list[Word]]:
        """Cut the parsed pieces into clauses; the units that are to be parsed again."""
        cutter = FrenchCutter(self.article.text, self.layout.quotes, self.lexicon)
        pieces: list[Piece] = []
        changed: list[list[Word]] = []
        for piece in self.pieces:
            size = len(piece.words)
            parts = recut(piece, cutter.quote_of)
            pieces.extend(parts)
            if len(piece.words) != size:
                changed.extend(part.words for part in parts)
        self.pieces = pieces
        return changed

    @classmethod
    def of(cls, article: Article) -> Prepared:
        """An article cut into the pieces of its sentences; sentences too long to be parsed stay whole."""
        if _LONE_SURROGATE.search(article.text):  # the parser takes no such text; offsets stay
            article = article.model_copy(update={"text": _LONE_SURROGATE.sub("\ufffd", article.text)})
        lexicon = lexicon_of(article.language)
        layout = lay_out(article.text, article.language)
        kind = EnglishCutter if article.language is Language.ENGLISH else FrenchCutter
        cutter = kind(article.text, layout.quotes, lexicon)
        prepared = cls(article, layout, lexicon)
        for number, sentence in enumerate(layout.sentences):
            if sentence.end - sentence.start > _LONGEST_SENTENCE:
                prepared.whole.append(sentence)
                continue
            words = tokenize(article.text, sentence, article.language, len(prepared.words))
            if article.language is Language.FRENCH:
                words = respell(words, lexicon)
            words = join(words, article.text, lexicon) if words else words
            if len(words) > _LONGEST_UNIT:
                prepared.whole.append(sentence)
            if not words or len(words) > _LONGEST_UNIT:
                continue
            prepared.starts.add(words[0].index)
            prepared.words.extend(words)
            for piece in cutter.cut(words, number):
                piece.sentence = number
                prepared.pieces.append(piece)
        return prepared
