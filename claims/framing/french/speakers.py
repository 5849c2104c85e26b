"""What French words before the parse can be: who speaks, a finite verb, the end of a phrase."""

from __future__ import annotations

import re
from collections.abc import Sequence

from claims.framing.according import According
from claims.language.clause_words import TIME_WORDS
from claims.language.fr_clauses import CONTRACTED, NO_HEAD, OBJECT_DETERMINERS, PREPOSITIONS, VERBAL
from claims.language.lexicon import Lexicon
from claims.names import LOWER_MEDIA
from claims.quotes import Quotes
from claims.words import Word

_AGENT = re.compile(r"\w{3}(iste|logue|icien|icienne|ologue)s?$")
_LEADS = frozenset(
    """le la les l' un une des son sa ses leur ce cet cette ces the a an his her its their one some plusieurs
    deux certains several mr mrs ms m.""".split()
)


class Speakers(According):
    """Knows who can speak in one French article."""

    def __init__(self, text: str, quotes: Quotes, lexicon: Lexicon) -> None:
        super().__init__(text, quotes, lexicon)
        nouns = lexicon.role_nouns | lexicon.anonymous_nouns | lexicon.person_titles
        self._speakers = nouns | set(lexicon.body_nouns)

    def _speaks(self, who: Sequence[Word]) -> bool:
        """Whether the first noun of a phrase can be who speaks: a name, a role, a body, somebody unnamed."""
        if who and who[0].lower in PREPOSITIONS and who[0].lower not in ("de", "d'"):
            inner = next((k for k, w in enumerate(who) if w.lower not in (*PREPOSITIONS, *CONTRACTED)), len(who))
            at = next((k for k in range(inner + 1, len(who)) if who[k].lower in OBJECT_DETERMINERS), None)
            return at is not None and self._speaks(who[at:])  # « a déclaré à la presse le préfet »
        for k, word in enumerate(who):
            lower = word.lower
            if k and (word.text in (",", ".", ":", ";") or lower in NO_HEAD and who[k - 1].lower not in TIME_WORDS):
                return False
            if any(form in self._speakers for form in (lower, lower.removesuffix("s"))) or _AGENT.search(lower):
                return True
            if word.text[:1].isupper() or lower in LOWER_MEDIA:
                return True
        return False

    def _names_someone(self, who: Sequence[Word]) -> bool:
        """Whether the words after an inverted verb can be its subject: a name, or a noun with its determiner."""
        led = any(word.lower in _LEADS or word.text[:1].isupper() for word in who)
        return led or any(word.lower in LOWER_MEDIA for word in who[:2])

    def _speaker_next(self, words: Sequence[Word], after: int) -> bool:
        """Whether a name, or a determiner with a role or a body, stands at ``after``."""
        if after >= len(words):
            return False
        if words[after].text[:1].isupper():
            return True
        if words[after].lower not in ("le", "la", "l'", "les", "un", "une") or after + 1 >= len(words):
            return False
        noun = words[after + 1].lower
        return (
            noun in self.lexicon.role_nouns or noun in self.lexicon.body_nouns or noun in self.lexicon.anonymous_nouns
        )

    def _may_be_finite(self, word: Word) -> bool:
        return word.lower in self.lexicon.auxiliaries or bool(VERBAL.search(word.lower)) or self._conjugated(word)

    def _next_stop(self, words: Sequence[Word], start: int) -> int:
        return next((j for j in range(start, len(words)) if words[j].text in (",", ".", ";", ":")), len(words))
