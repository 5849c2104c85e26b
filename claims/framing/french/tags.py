"""French tags: where they end, and what stands beside them."""

from __future__ import annotations

from claims.framing.french.inverted import Inverted
from claims.framing.french.resuming import group_at
from claims.framing.model import Frame, Framing, Piece
from claims.language.fr_clauses import CLAUSE_OPENERS
from claims.words import Word

_APPOSED = frozenset(
    """chargé chargée âgé âgée ancien ancienne membre adjoint adjointe riverain riveraine spécialiste venu venue interrogé
    interrogée joint jointe contacté contactée invité invitée présent présente coauteur coauteure numéro""".split()
)
# what opens the setting of something said: « "P", a dit X, avant de partir »
_SETTINGS = frozenset("avant après lors pendant quand lorsque alors dont où en au à devant".split())


class FrenchTags(Inverted):
    """Cuts tags, and what follows a whole quotation."""

    def _tag(self, words: list[Word]) -> list[Piece] | None:
        return self._read(words) or self._inverted(words) or self._as_said(words)

    def _tag_end(self, words: list[Word], after: int, *, direct: bool) -> int:
        end = super()._tag_end(words, after, direct=direct)
        if end < len(words) and words[end].text == "," and self._cited(words, end):
            return self._next_stop(words, end + 1)
        if end + 2 < len(words) and words[end].text == "," and words[end + 1].lower in _APPOSED:
            stop = self._next_stop(words, end + 1)
            return stop if stop - end < 16 and not any(self.opens(words, k) for k in range(end + 1, stop)) else end
        return end

    def _around(self, words: list[Word], start: int, end: int, frame: Frame) -> list[Piece]:
        """« "P", a dit X, selon Le Matin »: X's words, through the newspaper."""
        for k in range(start + 2, end - 4):
            if words[k].text == "," and (more := self._continued(words[k + 1 :], frame)) is not None:
                frame.who = [w for w in frame.who if w.index < words[k].index]
                return [*super()._around(words[:k], start, k, frame), *more]
        after = words[end:]
        while after and after[0].text == ",":
            after = after[1:]
        if (
            frame.framing is Framing.TAG
            and len(after) > 2
            and (beside := self._beside(words, start, after, frame)) is not None
        ):
            return [*super()._around(words[:end], start, end, frame), *beside]
        introducer = next(
            (c for c in (("selon",), ("d'", "après")) if tuple(w.lower for w in after[: len(c)]) == c), None
        )
        if introducer is not None and frame.framing is Framing.TAG and start > 0:
            relay = after[len(introducer) :]
            while relay and relay[-1].text in (".", "!", ","):
                relay = relay[:-1]
            if relay and not any(w.text in (",", ":", ";") for w in relay):
                frame.relay = relay
                return super()._around(words, start, len(words), frame)
        return super()._around(words, start, end, frame)

    def _beside(self, words: list[Word], start: int, after: list[Word], frame: Frame) -> list[Piece] | None:
        """What stands after the tag of a whole quotation, outside of it: more speech, a deed, the narrator's clause."""
        if (more := self._continued(after, frame)) is not None:
            return more
        whole = start > 1 and (self.closes(words, start) or self.closes(words, start + 1))
        if not whole or any(self.quote_of(w) is not None for w in after):
            return None
        first = after[0].lower
        if first in ("et", "mais", "puis") and (group := group_at(after, 1, self.lexicon)) is not None:
            lead = None if frame.pronoun or not group.finite else (list(frame.who), "")
            return self._deed(after, group, frame, lead)
        if first in ("mais", "tandis", "alors"):
            rest = after[1:] if first == "mais" else after[2:]
            return self.cut(rest, 0) if len(rest) > 3 and rest[0].lower in CLAUSE_OPENERS else []
        verbs = any(w.lower in self.lexicon.auxiliaries or self._conjugated(w) for w in after)
        return [] if first in _SETTINGS or not verbs else None
