"""Where a tag ends, and what stands around it: « P, a déclaré lundi le ministre, ajoutant que Q »."""

from __future__ import annotations

from collections.abc import Sequence

from claims.framing.model import Frame, Framing, Piece
from claims.framing.surroundings import Surroundings
from claims.words import Word


class Tags(Surroundings):
    """Finds the end of a tag, and cuts the words before and after it."""

    def _tag_end(self, words: list[Word], after: int, *, direct: bool) -> int:
        """Where a tag's subject ends."""
        n = len(words)
        for j in range(after, n):
            if j > after and self.opens(words, j) and words[j - 1].text in (",", ":", "."):
                return j
            if words[j].text in (".", "!", "?") and j == n - 1:
                return j
            if words[j].text in (":",):
                return j + 1
            if words[j].text == "," and j + 1 < n:
                nxt = words[j + 1]
                form = self._verb(nxt)
                if self.opens(words, j + 1) or (form and form.gerund):
                    return j
                if nxt.lower in (
                    "mais",
                    "et",
                    "but",
                    "and",
                    "tandis",
                    "alors",
                    "while",
                    "after",
                    "before",
                    "when",
                    "as",
                    "avant",
                    "après",
                    "si",
                    "dont",
                    "où",
                ):
                    return j
                if not direct and not (
                    nxt.lower in ("qui", "who", "un", "une", "l'un", "président", "porte-parole")
                    or nxt.lower in self.lexicon.role_nouns
                    or nxt.lower in self.lexicon.body_nouns
                    or (
                        nxt.lower in ("le", "la", "the", "a", "l'")
                        and j + 2 < n
                        and (
                            words[j + 2].lower in self.lexicon.role_nouns
                            or words[j + 2].lower in self.lexicon.body_nouns
                        )
                    )
                    or nxt.text[:1].isupper()
                ):
                    return j
        return n

    def _around(self, words: list[Word], start: int, end: int, frame: Frame) -> list[Piece]:
        """The content before and after a tag, and the tag itself."""
        before, after = words[:start], words[end:]
        tag = Piece(words[start:end], reports=True)
        frame.head = tag
        while after and after[0].text in (",", ".", "!", "?", ":"):
            after = after[1:]
        if len(after) < 2:
            return [*self._nested(before, frame), tag]
        opened = self.opens(words, words.index(after[0]))
        form = self._verb(after[0])
        if form and form.gerund:
            rest = self._gerund(after, frame)
            return [*self._nested(before, frame), tag, *rest]
        if opened or len(before) > 5 and not self._completes(after):
            return [*self._nested(before, frame), tag, *self._nested(after, frame)]
        return [Piece([*before, *after], frame), tag]

    def _completes(self, after: Sequence[Word]) -> bool:
        """Whether the words after a tag go on with the clause before it (no clause of their own)."""
        return after[0].lower not in ("mais", "but", "tandis", "alors", "while")

    def _nested(self, words: list[Word], frame: Frame) -> list[Piece]:
        return [Piece(words, frame)] if words else []

    def _gerund(self, after: list[Word], frame: Frame) -> list[Piece]:
        """« …, a dit X, ajoutant que P »: the same speaker goes on."""
        for j, word in enumerate(after[1:6], 1):
            if word.lower in self.lexicon.that:
                form = self._verb(after[0])
                more = Frame(
                    Framing.THAT,
                    form.speech if form else frame.speech,
                    [after[0]],
                    frame.who,
                    frame.pronoun,
                    frame.head,
                    lemma=form.lemma if form else "",
                )
                return [Piece(after[: j + 1], reports=True), Piece(after[j + 1 :], more)]
        return [Piece(after, frame)]
