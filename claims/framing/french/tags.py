"""French tags: where they end, what stands beside them, and what only looks like one."""

from __future__ import annotations

import re
from collections.abc import Sequence

from claims.framing.french.reading import Reading
from claims.framing.french.resuming import group_at
from claims.framing.model import Frame, Framing, Piece
from claims.language.fr_clauses import CLAUSE_OPENERS, NUMBERED, PLURAL_DETERMINERS, VERBAL
from claims.words import Word

_CALLED = re.compile(r"(?:dit|intitulé|baptisé|surnommé|nommé|appelé|estampillé|étiqueté|labellisé)e?s?$")
_APPOSED = frozenset(
    """chargé chargée âgé âgée ancien ancienne membre adjoint adjointe riverain riveraine spécialiste venu venue interrogé
    interrogée joint jointe contacté contactée invité invitée présent présente coauteur coauteure numéro""".split()
)
# what opens the setting of something said: « "P", a dit X, avant de partir »
_SETTINGS = frozenset("avant après lors pendant quand lorsque alors dont où en au à devant".split())


class FrenchTags(Reading):
    """Cuts tags, and what follows a whole quotation."""

    def _tag(self, words: list[Word]) -> list[Piece] | None:
        return self._read(words) or super()._tag(words) or self._as_said(words)

    def _told_inside(self, words: Sequence[Word], start: int, verb: int) -> bool:
        """« « P, a expliqué X. Q. » »: the auxiliary and its participle side by side after a comma."""
        return verb == start + 1 and words[start].lower in ("a", "ont", "avait", "avaient")

    def _can_be_tag(self, words: Sequence[Word], start: int, after: int) -> bool:
        """« Le directeur, Jean Martin, a démenti les accusations » is no tag: an object, and nothing said before it."""
        determiner = next((w.lower for w in words[after : after + 5] if w.lower in NUMBERED), "")
        group = words[start].lower
        if self.closes(words, start):
            return not self._inside_subject(words, start)
        if self.closes(words, start - 1):
            several = determiner in PLURAL_DETERMINERS or any(w.lower == "et" for w in words[after:])
            apart = group in ("ont", "avaient") and bool(determiner) and not several
            return not (apart and self._inside_subject(words, start - 1, apposed=True))
        ends = (k for k in range(after, len(words)) if words[k].text in (":", ";") or self.opens(words, k))
        words = words[: next(ends, len(words))]  # « X a écrit sur son blog : "Le …" »: « le » is no speaker's
        determiner = next((w.lower for w in words[after : after + 5] if w.lower in NUMBERED), "")
        if determiner and group in self.lexicon.auxiliaries:
            plural = group in ("ont", "avaient", "auront", "auraient", "sont")
            if plural != (determiner in PLURAL_DETERMINERS) and determiner in NUMBERED and not plural:
                return False
        if self._speaker_next(words, after):
            named = words[after].text[:1].isupper()
            before = words[: start - 1]
            return (
                not named
                or not any(w.text == "," for w in before)
                or words[0].lower not in CLAUSE_OPENERS
                or any(w.lower in self.lexicon.auxiliaries or VERBAL.search(w.lower) for w in before)
            )
        if not self._speaks(words[after : after + 11]):
            return False
        return (
            determiner in PLURAL_DETERMINERS
            or any(w.lower in self.lexicon.auxiliaries for w in words[: start - 1])
            or len(words[:start]) > 8
        )

    def _inside_subject(self, words: Sequence[Word], end: int, *, apposed: bool = False) -> bool:
        """« Le dirigeant de « X » annonce », « Les élus, « très émus », ont proposé »: a quoted name or quality in the subject
        of the verb that follows it, and no speech: a noun or preposition stands right before it, no verb before that.
        """
        quote = self.quote_of(words[end - 1])
        before = [w for w in words[:end] if quote is None or w.start < quote.start]
        if quote is None or not before:
            return False
        if before[-1].text == ",":
            before = before[:-1] if apposed else []
        elif _CALLED.match(before[-1].lower):  # « Les vins dits « naturels » plaisent »
            before = before[:-1]
        return (
            bool(before)
            and before[-1].text not in (",", ":", ";", "–", "—", "-", ".")
            and before[-1].lower not in (*self.lexicon.that, "mais", "et", "ou", "car")
            and not any(
                w.lower in self.lexicon.auxiliaries or self._conjugated(w) or VERBAL.search(w.lower) for w in before
            )
        )

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
