"""Whom a speaker cites: « The Post, citing two officials, reported that P », « P, the Post said, citing two officials ».

Those who are cited answer for P, through the speaker. The French twin is in ``framing.french.according``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from claims.framing.according import According
from claims.framing.model import Frame
from claims.language.en_clauses import FAR_THAT, NO_SPEAKER, PREPOSITIONS
from claims.models import SourceKind
from claims.words import Word

_CITING = ("citing", "quoting", "cited", "cites", "quoted", "quotes")


class Citing(According):
    """Finds who is cited in an aside, and makes them answer for what is said."""

    def _aside_end(self, words: Sequence[Word], start: int) -> int:
        """Where « citing two officials, » ends that begins at ``start``."""
        return next((k for k in range(start + 1, len(words)) if words[k].text in (",", ".", ";", ":")), len(words))

    def _cited(self, aside: Sequence[Word]) -> list[Word]:
        """Who is cited in « citing two officials »: people or bodies; no document, law or reason."""
        if len(aside) < 2 or aside[0].lower not in _CITING:
            return []
        who = list(aside[1:])
        head = next((k for k, w in enumerate(who) if k and w.lower in (*PREPOSITIONS, "who", "which")), len(who))
        named = who[:head]
        if any(self.lexicon.body_nouns.get(w.lower) is SourceKind.DOCUMENT or w.lower in NO_SPEAKER for w in named):
            return []
        return who if any(w.text[:1].isupper() or self._speaker_noun(w) for w in named) else []

    def _speaker_noun(self, word: Word) -> bool:
        """Whether a word is a noun for a person or a body that can speak."""
        lexicon, noun = self.lexicon, word.lower
        return noun in lexicon.role_nouns or noun in lexicon.anonymous_nouns or noun in lexicon.body_nouns

    def _citing_frame(self, frame: Frame, aside: Sequence[Word]) -> Frame:
        """The frame of whoever ``aside`` cites, through the speaker of ``frame``; that frame where it cites nobody."""
        cited = self._cited(aside)
        return replace(frame, who=cited, pronoun="", via=frame) if cited else frame

    def _citing(self, words: list[Word], end: int, frame: Frame) -> tuple[Frame, int]:
        """« P, the Post reported, citing two officials »: the officials' frame, and where the tag ends."""
        frame, within = self._citing_within(frame), frame
        if frame is not within:
            return frame, end
        at = end + 1 if end < len(words) and words[end].text == "," else end
        if at + 1 >= len(words) or words[at].lower not in _CITING[:2]:
            return frame, end
        stop = self._aside_end(words, at)
        return self._citing_frame(frame, words[at:stop]), stop

    def _citing_within(self, frame: Frame) -> Frame:
        """« according to the Post, which cited two officials »: the officials' frame."""
        who = frame.who
        for k in range(2, len(who) - 1):
            if who[k - 1].text != ",":
                continue
            relative = who[k].lower == "which" and who[k + 1].lower in ("cited", "cites", "quoted", "quotes")
            cited = self._cited(who[k + relative :])
            if cited:
                return replace(frame, who=cited, via=replace(frame, who=who[: k - 1]))
        return frame

    def _aside_before(self, words: Sequence[Word], that: int, verb: int) -> tuple[int, int] | None:
        """The words between the commas of « said in Tesna, the capital, that P », « reported, citing two aides, that P »."""
        if words[that - 1].text != ",":
            return None
        comma = next((k for k in range(that - 2, verb, -1) if words[k].text == ","), None)
        if comma is None or not 1 < that - comma <= FAR_THAT:
            return None
        led = comma == verb + 1 or words[verb + 1].lower in (*PREPOSITIONS, "monday", "tuesday", "wednesday")
        led = led or words[verb + 1].text[:1].isupper()
        return (comma + 1, that - 1) if led and not any(w.text == "," for w in words[verb + 1 : comma]) else None
