"""Impersonal and passive verbs of saying: « X was quoted as saying P », « it is believed that P », « the court heard P »."""

from __future__ import annotations

from collections.abc import Sequence

from claims.framing.english.tags import EnglishTags
from claims.framing.model import Frame, Framing, Piece
from claims.language.en_clauses import BEING, COURTS, DAYS, IMPERSONAL, PREPOSITIONS, VOUCHED
from claims.language.lexicon import Speech
from claims.words import Word


class EnglishPassives(EnglishTags):
    """Cuts what somebody is said to have said, and what is heard or believed."""

    def _asked(self, words: list[Word]) -> list[Piece] | None:
        """« Asked whether P, he declined »: the question states nothing, the rest is read alone."""
        if words[0].lower != "asked" or not words[0].text[:1].isupper():
            return None
        for k in range(2, len(words) - 3):
            if words[k].text == "," and not self.quote_of(words[k]) and self._answers(words, k + 1):
                return self.cut(words[k + 1 :], 0)
        return None

    def _answers(self, words: Sequence[Word], k: int) -> bool:
        """Whether somebody and a verb of saying or refusing stand at ``k``: « he declined », « Dr Doe said »."""
        for j in range(k + 1, min(k + 7, len(words))):
            form = self._verb(words[j])
            if words[j].text == "," or self._sure(words, j) and form is None:
                return False
            if form is not None and form.finite and words[k].lower not in PREPOSITIONS:
                return True
        return False

    def _believed(self, words: list[Word]) -> list[Piece] | None:
        """« It is believed that P », « it emerged that P »: P, which nobody or the narrator vouches for."""
        if words[0].lower != "it" or len(words) < 8:
            return None
        being = words[1].lower in ("is", "was", "has")
        for k in range(2 if being else 1, 6 if being else 2):
            verb = words[k].lower
            if verb not in (IMPERSONAL | VOUCHED if being else VOUCHED):
                continue
            that = next((j for j in range(k + 1, min(k + 6, len(words) - 3)) if words[j].lower == "that"), None)
            if that is None and not self._clause_at(words, k + 1):
                continue
            head = Piece(words[: k + 1 if that is None else that], reports=True)
            speech = Speech.RUMOUR if verb in IMPERSONAL else Speech.SAY
            frame = Frame(Framing.CONTENT_NOUN, speech, [words[k]], head=head, lemma="believe")
            said = words[k + 1 if that is None else that + 1 :]
            if speech is Speech.SAY:
                return self.cut(said, 0)
            for m in range(3, len(said) - 4):
                if said[m].lower in ("and", "but") and (other := self._reports(said[m + 1 :])) is not None:
                    return [head, *self._contents(said[:m], frame), *other]
            return [head, *self._contents(said, frame)]
        return None

    def _heard(self, words: list[Word]) -> list[Piece] | None:
        """« The court heard that P », « the inquest was told P »: said before a court, by somebody who is not named."""
        for i in range(2, min(12, len(words) - 4)):
            heard = words[i].lower in ("heard", "hears") or (
                words[i].lower == "told" and words[i - 1].lower in ("was", "were")
            )
            if not heard or not any(w.lower in COURTS for w in words[max(0, i - 8) : i]):
                continue
            if self._finite_in(words, 0, i - 1):
                continue
            start = i + 2 if words[i + 1].lower == "that" else i + 1
            if not self._clause_at(words, start):
                continue
            head = Piece(words[: i + 1], reports=True)
            frame = Frame(Framing.CONTENT_NOUN, Speech.RUMOUR, [words[i]], head=head, lemma="hear")
            return [head, *self._contents(words[start:], frame)]
        return self._learned(words)

    def _learned(self, words: list[Word]) -> list[Piece] | None:
        """« The Post understands that P », « the Post has learned that P »: what a paper stands behind."""
        for i in range(1, min(6, len(words) - 5)):
            learned = words[i].lower == "understands" or (
                words[i].lower in ("learned", "learnt") and words[i - 1].lower == "has"
            )
            end = i - (words[i].lower != "understands")
            if not learned or words[i + 1].lower != "that" or not self._clause_at(words, i + 2):
                continue
            who = words[:end]
            acronym = len(who) == 1 and who[0].text.isupper() and len(who[0].text) > 2
            if not who or not (acronym or who[0].lower == "the" and all(w.text[:1].isupper() for w in who)):
                return None
            head = Piece(words[: i + 1], reports=True)
            frame = Frame(Framing.THAT, Speech.SAY, [words[i]], who, head=head, lemma="learn")
            return [head, *self._contents(words[i + 2 :], frame)]
        return None

    def _quoted_as(self, words: list[Word]) -> list[Piece] | None:
        """« X was quoted (by the Post) as saying (that) P »: X's words, through the Post."""
        if (after := self._quoted_after(words)) is not None:
            return after
        for i in range(1, len(words) - 5):
            if (quoting := self._quotes_somebody(words, i)) is not None:
                return quoting
            if (
                i < 2
                or words[i].lower not in ("quoted", "cited")
                or words[i - 1].lower
                not in (
                    "was",
                    "were",
                    "is",
                    "been",
                    "are",
                )
            ):
                continue
            as_ = next((k for k in range(i + 1, min(i + 12, len(words) - 3)) if words[k].lower == "as"), None)
            form = self._verb(words[as_ + 1]) if as_ is not None else None
            if as_ is None or form is None or not form.gerund or form.speech is Speech.ACT:
                continue
            start, framing = self._content(words, as_ + 1, form)
            if start is None:
                continue
            subject = i - 1
            while subject and words[subject].lower in (
                "was",
                "were",
                "is",
                "are",
                "been",
                "has",
                "have",
                "also",
                "later",
            ):
                subject -= 1
            begin = next((k + 1 for k in range(subject, -1, -1) if words[k].text == ","), 0)
            who = words[begin : subject + 1]
            pronoun = who[0].lower if len(who) == 1 and who[0].lower in ("he", "she", "they", "it") else ""
            tag = Piece(words[begin : as_ + 2], reports=True)
            frame = Frame(
                Framing.TAG, form.speech, [words[i], words[as_ + 1]], [] if pronoun else who, pronoun, tag, form.lemma
            )
            if words[i + 1].lower == "by":
                frame.relay = words[i + 2 : as_]
            frame.framing = framing if framing is Framing.COLON else Framing.TAG
            return [tag, *self._contents(words[start:], frame)]
        return None

    def _quotes_somebody(self, words: list[Word], i: int) -> list[Piece] | None:
        """« The Post quoted two officials on Friday as saying that P »: the officials' words, through the Post."""
        if words[i].lower not in ("quoted", "cited", "quotes", "cites") or words[i - 1].lower in BEING:
            return None
        as_ = next((k for k in range(i + 2, min(i + 16, len(words) - 3)) if words[k].lower == "as"), None)
        form = self._verb(words[as_ + 1]) if as_ is not None else None
        if as_ is None or form is None or not form.gerund or form.speech not in (Speech.SAY, Speech.RUMOUR):
            return None
        who = words[i + 1 : next((k for k in range(i + 2, as_) if words[k].lower in (*DAYS, "on", "last")), as_)]
        begin = next((k + 1 for k in range(i - 1, -1, -1) if words[k].text == ","), 0)
        relay = [w for w in words[begin:i] if w.lower not in ("has", "have", "had", "also")]
        start, framing = self._content(words, as_ + 1, form)
        if start is None or not relay or self._finite_in(words, begin, i - 1) or self._finite_in(who, 0, len(who)):
            return None
        tag = Piece(words[begin : as_ + 2], reports=True)
        frame = Frame(Framing.TAG, form.speech, [words[i], words[as_ + 1]], who, head=tag, lemma=form.lemma)
        frame.framing, frame.relay = framing if framing is Framing.COLON else Framing.TAG, relay
        return [tag, *self._contents(words[start:], frame)]

    def _quoted_after(self, words: list[Word]) -> list[Piece] | None:
        """« "P," the agency quoted him as saying »: his words, through the agency."""
        for i in range(3, len(words) - 3):
            if words[i].lower not in ("quoted", "cited", "quotes") or self.quote_of(words[i]) is not None:
                continue
            as_ = next((k for k in range(i + 2, min(i + 10, len(words) - 1)) if words[k].lower == "as"), None)
            if as_ is None or words[as_ + 1].lower not in ("saying", "telling", "adding"):
                continue
            closed = words[as_ + 2 : as_ + 3]
            start = next((k for k in range(i - 1, max(0, i - 9), -1) if self.closes(words, k)), None)
            start = start or next((k + 1 for k in range(i - 1, max(1, i - 9), -1) if words[k].text == ","), None)
            if start is None or closed and closed[0].text not in (".", ","):
                continue
            who, relay = words[i + 1 : as_], words[start:i]
            pronoun = {"him": "he", "her": "she", "them": "they", "it": "it"}.get(who[0].lower, "")
            speaker = [] if len(who) == 1 and pronoun else who
            frame = Frame(Framing.TAG, Speech.SAY, [words[i], words[as_ + 1]], speaker, pronoun, lemma="say")
            frame.relay = relay
            cut_from = start - 1 if words[start - 1].text == "," else start
            return self._around(words, cut_from, as_ + 2, frame)
        return None
