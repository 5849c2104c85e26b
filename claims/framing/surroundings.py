"""What stands around a word: quotations that open and close, boundaries, reporting verbs."""

from __future__ import annotations

from collections.abc import Sequence

from claims.framing.model import Piece
from claims.language.lexicon import Lexicon, VerbForm
from claims.models import Language
from claims.quotes import Quote, Quotes
from claims.words import Word


def capitalised(words: Sequence[Word]) -> bool:
    """Whether every word has a capital, or goes on after a hyphen: « Jean Martin », « Han Ki-lun »."""
    return all(
        word.text[:1].isupper() or word.text[:1] == "-" or k and words[k - 1].text == "-"
        for k, word in enumerate(words)
    )


class Surroundings:
    """The quotations and reporting verbs of one article. ``quotes`` are its outermost quotations, in order."""

    def __init__(self, text: str, quotes: Quotes, lexicon: Lexicon) -> None:
        self.text, self.quotes, self.lexicon = text, quotes, lexicon
        self.english = lexicon.language is Language.ENGLISH

    def cut(self, words: list[Word], sentence: int) -> list[Piece]:
        """The pieces of some words: what stands beside a frame is tried as a sentence of its own (see ``cutter``)."""
        raise NotImplementedError

    def closes(self, words: Sequence[Word], i: int) -> bool:
        """Whether a quotation closes between the word before ``i`` and ``i``."""
        if not 0 < i < len(words):
            return False
        return any(
            words[i - 1].start <= q.end - 1
            and q.end <= words[i].start + 0
            and q.end > words[i - 1].start
            and q.inner_end <= words[i].start
            and q.inner_end >= words[i - 1].start
            for q in self.quotes.near(words[i - 1].start, words[i].end)
        )

    def opens(self, words: Sequence[Word], i: int) -> bool:
        """Whether a quotation opens just before word ``i``."""
        if i >= len(words):
            return False
        before = words[i - 1].end if i else words[0].start - 3
        return any(
            before <= q.start <= words[i].start and q.inner_start <= words[i].start
            for q in self.quotes.near(before, words[i].end)
        )

    def quote_of(self, word: Word) -> Quote | None:
        """The quotation that a word stands in."""
        return next(
            (
                q
                for q in self.quotes.near(word.start, word.end)
                if q.inner_start <= word.start and word.end <= max(q.inner_end, q.inner_start + 1)
            ),
            None,
        )

    def _boundary(self, words: Sequence[Word], i: int) -> bool:
        """Whether a comma, a dash, a mark or the end of a quotation stands before word ``i``."""
        return i > 0 and (words[i - 1].text in (",", "–", "—", "-", "!", "?", "…", "...") or self.closes(words, i))

    def _verb(self, word: Word) -> VerbForm | None:
        return self.lexicon.speech.get(word.lower)

    def _conjugated(self, word: Word) -> bool:
        """Whether a word is a reporting verb in another form than the infinitive."""
        form = self._verb(word)
        return form is not None and (form.finite or form.participle or form.gerund)
