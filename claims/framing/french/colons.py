"""French quotations at a colon: « X a déclaré : « P » », « Et d'ajouter : « P » », « « P » : à Rouen, Q »."""

from __future__ import annotations

from claims.framing.french.according import FrenchAccording
from claims.framing.model import Frame, Framing, Piece
from claims.language.fr_clauses import READ, READS
from claims.language.lexicon import Speech
from claims.words import Word

_TURNED = frozenset("-il -elle -ils -elles -t-il -t-elle -t-on -on".split())


class Colons(FrenchAccording):
    """Cuts quotations before and after a colon."""

    def _colon(self, words: list[Word]) -> list[Piece] | None:
        found = self._opening_quote(words) or self._goes_on(words) or self._led_to(words)
        head = found[0] if found is not None else None
        for piece in found or ():
            if head is None or piece.frame is None or piece.frame.head is not head or head.reports:
                continue
            read = next((k for k, w in enumerate(head.words) if k and w.lower in READ | READS), None)
            if read is not None and any(w.lower.strip("-") == "on" for w in head.words[max(0, read - 3) : read + 2]):
                piece.frame.cue, head.reports = [head.words[read]], True  # « on pouvait lire : "P" »
        return found

    def _led_to(self, words: list[Word]) -> list[Piece] | None:
        """« X a déclaré : "…" » and a sentence that leads to a quotation with a colon."""
        for i in range(1, len(words) - 1):
            if words[i].text != ":" or not self.opens(words, i + 1) or self.quote_of(words[i]):
                continue
            head = words[:i]
            verb = next(
                (
                    head[k]
                    for k in range(len(head) - 1, max(-1, len(head) - 10), -1)
                    if self._conjugated(head[k])
                    and not (
                        k and head[k - 1].lower in ("un", "le", "ce", "du", "son", "au", "leur", "une", "la", "l'")
                    )
                ),  # « dans un communiqué »: a noun
                None,
            )
            form = self._verb(verb) if verb else None
            piece = Piece(head, reports=form is not None and form.speech is not Speech.ACT)
            frame = Frame(
                Framing.COLON,
                form.speech if form and form.speech is not Speech.ACT else Speech.SAY,
                [verb] if verb else [words[i]],
                head=piece,
                lemma=form.lemma if form else "",
            )
            rest = words[i + 1 :]
            return [piece, *self._quoted_rest(rest, frame)]
        return None

    def _goes_on(self, words: list[Word]) -> list[Piece] | None:
        """« Et d'ajouter : "P" », « Et le maire de conclure : "P" »: who spoke last, or who is named."""
        if words[0].lower not in ("et", "avant"):
            return None
        for i in range(2, min(len(words) - 1, 14)):
            form = self._verb(words[i - 1])
            if words[i].text != ":" or not self.opens(words, i + 1):
                continue
            infinitive = form is not None and form.lemma == words[i - 1].lower and form.speech is Speech.SAY
            if not infinitive or words[i - 2].lower not in ("de", "d'") or form is None:
                return None
            who = words[1 : i - 2]
            head = Piece(words[:i], reports=True)
            frame = Frame(
                Framing.TAG, form.speech, [words[i - 1]], who, "" if who else "il", head=head, lemma=form.lemma
            )
            return [head, *self._quoted_rest(words[i + 1 :], frame)]
        return None

    def _opening_quote(self, words: list[Word]) -> list[Piece] | None:
        """« "P": à Rouen, les habitants … »: a quotation before a colon, then the narrator."""
        if not self.opens(words, 0):
            return None
        for i in range(3, len(words) - 4):
            if words[i].text == ":" and self.quote_of(words[i]) is None:
                return [Piece(words[:i]), *self.cut(words[i + 1 :], 0)] if self.closes(words, i) else None
        return None

    def _quoted_rest(self, rest: list[Word], frame: Frame) -> list[Piece]:
        """« : "P", a-t-il énuméré »: the tag after the quotation says nothing more, whatever its verb."""
        for j in range(1, len(rest) - 2):
            if rest[j].text == "," and self.closes(rest, j) and self.quote_of(rest[j]) is None:
                turned = any(w.lower in _TURNED for w in rest[j + 2 : j + 4])
                if turned and len(rest) - j < 7:
                    return self._after_quotation(rest[:j], frame)
        return self._after_quotation(rest, frame)

    def _after_quotation(self, rest: list[Word], frame: Frame) -> list[Piece]:
        """A quotation after a colon, and what follows it."""
        for j in range(1, len(rest)):
            if self.closes(rest, j) and j < len(rest) - 1 and rest[j].text == "," and not self.quote_of(rest[j]):
                return [Piece(rest[:j], frame), *self.cut(rest[j + 1 :], 0)]
        return [Piece(rest, frame)]

    def _gerund(self, after: list[Word], frame: Frame) -> list[Piece]:
        form = self._verb(after[0])
        for j, word in enumerate(after[1:5], 1):
            if word.text == ":" and form is not None and len(after) > j + 2:
                more = Frame(frame.framing, form.speech, [after[0]], frame.who, frame.pronoun, frame.head, form.lemma)
                return [Piece(after[: j + 1], reports=True), Piece(after[j + 1 :], more)]
        return super()._gerund(after, frame)
