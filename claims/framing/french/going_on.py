"""Speech that goes on: « que P et a ajouté que Q », « avant de conclure : « Q » », « mais Y l'a démenti »."""

from __future__ import annotations

from collections.abc import Sequence

from claims.framing.french.contents import Contents
from claims.framing.french.resuming import Group, copied, group_at, lead_of, resumes, says
from claims.framing.model import Frame, Framing, Piece
from claims.language.fr_clauses import CLAUSE_OPENERS
from claims.language.lexicon import Speech
from claims.words import Word

_AGAINST = frozenset({("tandis", "que"), ("tandis", "qu'"), ("alors", "que"), ("alors", "qu'")})


class GoingOn(Contents):
    """Cuts what the same speaker says or does next, and what somebody else sets against it."""

    def _reported(self, words: list[Word], frame: Frame) -> list[Piece]:
        """Reported words up to a main clause that they precede, each « et que » a content of its own."""
        if (comma := self._attached_end(words, frame)) is not None:
            return [*self._contents(words[:comma], frame), *self.cut(words[comma + 1 :], 0)]
        if (resumed := self._resumed(words, frame)) is not None:
            return resumed
        return [
            part
            for piece in super()._reported(words, frame)
            for part in (self._contents(piece.words, frame) if piece.frame is frame else [piece])
        ]

    def _resumed(self, words: list[Word], frame: Frame) -> list[Piece] | None:
        """« que P et a ajouté que Q », « que P et a quitté la salle »: P, then what the reporter goes on to say or do."""
        if frame.head is None or frame.framing is not Framing.THAT:
            return None
        spoken = [self.quote_of(w) is not None for w in words]
        for k in range(2, len(words) - 4):
            if words[k].text == "," and not spoken[k] and (more := self._continued(words[k + 1 :], frame)) is not None:
                return [*self._reported(words[:k], frame), *more]
        if (against := self._set_against(words, spoken)) is not None:
            end, other = against
            told = self._reported(words[:end], frame)
            if isinstance(other, Frame):
                told[-1].denied_by = other
                return told
            return [*told, *other]
        found = resumes(words, frame.head.words, frame.cue[0], self.lexicon, spoken)
        if found is None:
            return None
        end, group = found
        lead = lead_of(frame.head.words, frame.cue[0], self.lexicon)
        return [*self._reported(words[:end], frame), *self._deed(words, group, frame, lead)]

    def _continued(self, words: list[Word], frame: Frame) -> list[Piece] | None:
        """« avant d'ajouter que P », « et de conclure : "P" », « qui ajoute que P »: the same speaker goes on."""
        first = next((k for k in (0, 1) if words[k : k + 1] and words[k].lower in ("avant", "et", "puis")), None)
        if first is not None and first + 3 < len(words):
            first += words[first + 1].lower in ("enfin", "puis", "ensuite")
            verb = first + 2
            form = self._verb(words[verb]) if verb < len(words) else None
            if words[first + 1].lower not in ("de", "d'") or form is None or form.lemma != words[verb].lower:
                return None
            start = first + 1
        elif words and words[0].lower == "qui":
            group = group_at(words, 1, self.lexicon)
            if group is None or not says(group):
                return None
            verb, start = group.end - 1, 1
            form = group.form
        else:
            return None
        if form is None or form.speech not in (Speech.SAY, Speech.DENY):
            return None
        that = next(
            (
                j
                for j in range(verb + 1, min(len(words) - 2, verb + 7))
                if words[j].lower in self.lexicon.that or words[j].text == ":" and self.opens(words, j + 1)
            ),
            None,
        )
        return self._again(words, start, verb, that, frame) if that is not None else None

    def _again(self, words: list[Word], start: int, verb: int, that: int, frame: Frame) -> list[Piece]:
        """A second report by the speaker of a frame: its verb, and what stands after « que » or a colon."""
        form = self._verb(words[verb])
        head = Piece(words[start : that + 1], reports=True)
        framing = Framing.COLON if words[that].text == ":" else Framing.THAT
        more = Frame(
            framing, form.speech if form else frame.speech, [words[verb]], head=head, lemma=form.lemma if form else ""
        )
        more.same = frame
        rest = words[that + 1 :]
        return [head, *(self._quoted_rest(rest, more) if framing is Framing.COLON else self._reported(rest, more))]

    def _deed(self, words: list[Word], group: Group, frame: Frame, lead: tuple[list[Word], str] | None) -> list[Piece]:
        """What a speaker goes on to say, or does besides; nothing where the subject is no plain one."""
        if says(group):
            stop = min(len(words) - 2, group.end + 7)
            that = next(
                (
                    j
                    for j in range(group.end, stop)
                    if words[j].lower in self.lexicon.that or words[j].text == ":" and self.opens(words, j + 1)
                ),
                None,
            )
            if that is not None and (words[that].text == ":" or self._content_follows(words, group.end - 1, that)):
                return self._again(words, group.start, group.end - 1, that, frame)
        if lead is None:
            return []
        subject, auxiliary = lead
        added = [w for w in frame.head.words if w.lower == auxiliary][-1:] if frame.head and not group.finite else []
        if not group.finite and not added:
            return []
        return self.cut([*copied([*subject, *added]), *words[group.start :]], 0)

    def _set_against(self, words: list[Word], spoken: Sequence[bool]) -> tuple[int, list[Piece] | Frame] | None:
        """« que P, mais Y a indiqué que Q »: where P ends, and what Y says, or the frame of Y's denial of P.

        With « mais que Y … » it would be X's too.
        """
        for k in range(3, len(words) - 5):
            if words[k].text != "," or spoken[k]:
                continue
            first = words[k + 1].lower
            begin = k + 2 if first in ("mais", "or") else k + 3
            if first not in ("mais", "or") and (first, words[k + 2].lower) not in _AGAINST:
                continue
            if words[begin].lower not in CLAUSE_OPENERS and not words[begin].text[:1].isupper():
                continue
            if (denier := self._only_denies(words, begin)) is not None:
                return k, denier
            other = self.cut(words[begin:], 0)
            if any(piece.frame is not None and piece.frame.head is not None for piece in other):
                return k, other
        return None

    def _only_denies(self, words: list[Word], begin: int) -> Frame | None:
        """« mais Y l'a démenti »: who rejects what was said before, and says nothing else."""
        for k in range(begin + 1, min(begin + 9, len(words) - 1)):
            group = group_at(words, k, self.lexicon)
            if group is None:
                continue
            denies = group.form is not None and group.form.speech is Speech.DENY and group.finite and not group.negated
            if denies and group.form is not None and len(words) - group.end <= 4:
                cue = words[group.start : group.end]
                return Frame(Framing.THAT, Speech.DENY, cue, words[begin:k], lemma=group.form.lemma)
            return None
        return None
