"""The words whose initials an acronym is (after Schwartz and Hearst 2003)."""

from __future__ import annotations

from claims.language.name_words import PARTICLES
from claims.names.runs import Runs
from claims.words import Word


class Acronyms:
    """The acronyms of one article."""

    def __init__(self, runs: Runs) -> None:
        self.runs = runs
        self.words = runs.words
        self._acronyms: dict[str, str | None] = {}

    def acronym(self, word: Word) -> str | None:
        """The article's words whose initials an acronym is, or None."""
        if word.text in self._acronyms:
            return self._acronyms[word.text]
        found = self._initials(word)
        self._acronyms[word.text] = found
        return found

    def _initials(self, word: Word) -> str | None:
        letters = word.text.lower()
        if not (word.text.isupper() and 2 <= len(letters) <= 7):
            return None
        small = PARTICLES | {"et", "and", "pour", "for", "en", "in", "à"}
        for i, start in enumerate(self.words):
            if not start.text[:1].isupper() or start.text.isupper() or start.lower[:1] != letters[0]:
                continue
            picked, j = "", i
            while j < len(self.words) and len(picked) < len(letters) and j - i < 12:
                w = self.words[j]
                if w.lower in small and picked:
                    j += 1
                    continue
                if not w.text[:1].isalpha() or not letters.startswith(picked + w.lower[0]):
                    break
                picked += w.lower[0]
                j += 1
            if picked == letters and j - i >= 2:
                return self.runs.words_text(self.words[i:j])
        return None
