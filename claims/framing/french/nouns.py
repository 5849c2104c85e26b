"""Nouns of saying: « L'affirmation de X que P a surpris Y », « les rumeurs selon lesquelles P ont été démenties »."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from claims.framing.french.resuming import copied
from claims.framing.french.tags import FrenchTags
from claims.framing.model import Frame, Framing, Piece
from claims.language.fr_clauses import NOUN_MARKS, OBJECT_DETERMINERS, VERBAL
from claims.language.lexicon import Speech
from claims.nominal import CONTENT_NOUNS, GIVEN, OF
from claims.words import Word

_NO_OWNER = frozenset("qui dont où et ou pour sur contre".split())
_SUBJECTS = frozenset("il elle ils elles on qui nous je j' y en et que qu' dont".split())
_FRONTED = frozenset("à après malgré depuis avec devant suite face avant suivant outre".split())


class FrenchNouns(FrenchTags):
    """Cuts what nouns of saying report out of the sentence that they stand in."""

    def _by_noun(self, words: list[Word]) -> list[Piece] | None:
        """« L'affirmation de X que P a surpris Y »: the sentence as it stands, and P as X's."""
        if not any(w.lower in CONTENT_NOUNS for w in words) or any(self.quote_of(w) is not None for w in words):
            return None
        if any(w.lower in ("c'", "ce") and after.lower in ("est", "était", "fut") for w, after in pairwise(words[:6])):
            return None  # « C'est à la suite des révélations de X que P »: a cleft
        for i in range(1, len(words) - 6):
            if words[i].lower not in CONTENT_NOUNS or words[i - 1].lower not in NOUN_MARKS | {
                "l'",
                "les",
                "aux",
                "d'",
            }:
                continue
            of = i + 2 if words[i + 1].lower in GIVEN else i + 1
            that = self._noun_that(words, of) if words[of].lower in OF else None
            if that is None:
                continue
            who, start = words[of + 1 : that[0]], that[1]
            if not self._speaks(who):
                continue
            end = self._noun_content_end(words, start, opens=i == 1)
            if end is None or end - start < 3:
                continue
            host = Piece(words, reports=any(self._denies(w) for w in words))
            frame = Frame(Framing.CONTENT_NOUN, Speech.SAY, [words[i]], who, head=host, lemma=words[i].lower)
            return [host, Piece(copied(words[start:end]), frame)]
        return None

    def _denies(self, word: Word) -> bool:
        form = self._verb(word)
        return form is not None and form.speech is Speech.DENY

    def _noun_that(self, words: Sequence[Word], of: int) -> tuple[int, int] | None:
        """Where the owner of a noun of saying ends, and where its content begins."""
        for t in range(of + 2, min(len(words) - 3, of + 14)):
            lower = words[t].lower
            if lower in self.lexicon.that:
                return t, t + 1
            if lower == "selon" and words[t + 1].lower in ("lesquelles", "laquelle", "lequel", "lesquels"):
                return (t - 1 if words[t - 1].text == "," else t), t + 2
            closes = words[t].text == "," and words[t + 1].lower != "selon"
            if closes or lower in self.lexicon.auxiliaries or lower in _NO_OWNER:
                return None
        return None

    def _noun_content_end(self, words: Sequence[Word], start: int, *, opens: bool) -> int | None:
        """Where P ends: before the main verb, where its noun is the subject; at the comma of a fronted adverbial."""
        stop = len(words) - 1 if words[-1].text in (".", "!", "…") else len(words)
        if opens:
            return self._main_verb(words, start, stop)
        if words[0].lower in _FRONTED:
            comma = self._main_clause_at(words[start:])
            return start + comma if comma is not None else None
        return next((k for k in range(start + 3, stop) if words[k].text == ","), stop)

    def _main_verb(self, words: Sequence[Word], start: int, stop: int) -> int | None:
        """The second verb without a subject of its own: « (que l'usine ferme) a surpris les élus »."""
        for k in range(stop - 2, start + 2, -1):
            if words[k].lower not in self.lexicon.auxiliaries:
                continue
            first = k - 1 if words[k - 1].lower in ("n'", "ne", "s'", "se", "l'") else k
            before = words[first - 1].lower
            inside = any(
                w.lower in self.lexicon.auxiliaries
                or VERBAL.search(w.lower)
                or w.lower.endswith(("ait", "aient"))
                or w.lower in ("ne", "n'")
                for w in words[start + 1 : first]
            )
            if inside and before not in _SUBJECTS and before not in OBJECT_DETERMINERS:
                return first - 1 if words[first - 1].text == "," else first
        return None

    def _content_noun(self, words: list[Word], i: int) -> list[Piece] | None:
        """« Les accusations selon lesquelles P ont été rejetées par X »: P ends where they are rejected."""
        pieces = super()._content_noun(words, i)
        if pieces is None:
            return None
        head, content = pieces
        if words[0].lower in _FRONTED and (comma := self._main_clause_at(content.words)) is not None:
            after = content.words[comma + 1 :]
            content.words = content.words[:comma]
            # « Depuis les rumeurs selon lesquelles P, Q »: Q is the narrator's
            return [head, content, *self.cut(after, 0)]
        inside = content.words
        for k in range(4, len(inside) - 2):
            form = self._verb(inside[k + 2])
            if (
                inside[k].lower in self.lexicon.auxiliaries
                and inside[k + 1].lower == "été"
                and form is not None
                and form.speech is Speech.DENY
            ):
                by = next((j for j in range(k + 3, min(len(inside), k + 7)) if inside[j].lower == "par"), None)
                rest = Piece(inside[k:], reports=True)
                content.words = inside[:k]
                if by is not None:
                    who = inside[by + 1 : self._next_stop(inside, by + 1)]
                    content.denied_by = Frame(Framing.THAT, Speech.DENY, inside[k : k + 3], who, lemma=form.lemma)
                return [head, content] if by is not None else [head, content, rest]
        return pieces
