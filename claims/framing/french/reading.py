"""« On » who reads and learns: « P, peut-on lire dans le rapport », « on apprend de source judiciaire que P »."""

from __future__ import annotations

from collections.abc import Sequence

from claims.framing.french.going_on import GoingOn
from claims.framing.model import Frame, Framing, Piece
from claims.language.clause_words import TIME_WORDS
from claims.language.fr_clauses import CONTRACTED, READ, READS
from claims.language.lexicon import Speech
from claims.models import SourceKind
from claims.words import Word

_CAN = frozenset("peut pouvait pouvaient pourra pourrait".split())
_WHERE = frozenset("dans sur auprès de d' à au aux chez en du".split())


class Reading(GoingOn):
    """Cuts what is read, heard or learned somewhere."""

    def _that(self, words: list[Word]) -> list[Piece] | None:
        return self._learned(words) or super()._that(words)

    def _read(self, words: list[Word]) -> list[Piece] | None:
        """« P, peut-on lire dans le rapport », « P, a-t-on appris auprès des pompiers », « P, dit-on à Matignon »."""
        for i in range(2, len(words) - 1):
            if (told := self._told_to_medium(words, i)) is not None:
                return told
            after = self._reading(words, i)
            if after is None or after > len(words):
                continue
            named = after < len(words) and words[after].lower in _WHERE
            if not named and words[after - 1].lower != "lire":
                continue
            if not self._boundary(words, i) or self.quote_of(words[i]) is not None and not self.closes(words, i):
                continue
            first = self._past_preposition(words, after) if named else after
            start = i - 1 if words[i - 1].text in (",", "–", "—", "-") else i
            end = (
                self._tag_end(words, first, direct=self.closes(words, i) or self.closes(words, start))
                if named
                else first
            )
            if end <= first and named:
                continue
            frame = Frame(
                Framing.TAG, Speech.SAY, words[i:after], words[first:end], "" if named else "on", lemma="lire"
            )
            return self._around(words, start, end, frame)
        return None

    def _told_to_medium(self, words: list[Word], i: int) -> list[Piece] | None:
        """« P, a appris mardi l'AFP auprès de la mairie »: the town hall, through AFP; without « auprès de », AFP."""
        if [w.lower for w in words[i : i + 2]] != ["a", "appris"] or words[i - 1].text != ",":
            return None
        first = i + 2
        while first < len(words) and words[first].lower in TIME_WORDS:
            first += 1
        end = self._tag_end(words, first, direct=False)
        name = first + (first < end and words[first].lower in ("l'", "le", "la"))
        # « franceinfo »: a common noun has an article
        bare = name == first and (first + 1 >= end or words[first + 1].lower in TIME_WORDS | {"auprès", "de"})
        if end <= name or not (words[name].text[:1].isupper() or bare and words[name].lower.isalpha()):
            return None
        at = next((k for k in range(name + 1, end - 1) if self._from_whom(words, k)), None)
        stop = at if at is not None else end
        medium = words[first : next((k for k in range(name, stop) if words[k].lower in TIME_WORDS), stop)]
        who = medium if at is None else words[self._past_preposition(words, at) : end]
        relay = [] if at is None else medium
        frame = Frame(Framing.TAG, Speech.SAY, words[i : i + 2], who, lemma="apprendre", relay=relay)
        return self._around(words, i - 1, end, frame)

    def _from_whom(self, words: Sequence[Word], k: int) -> bool:
        """« auprès de », « de source policière »."""
        after = words[k + 1].lower
        return words[k].lower == "auprès" or words[k].lower == "de" and after in ("source", "sources")

    def _reading(self, words: Sequence[Word], i: int) -> int | None:
        """The word after « peut-on lire », « lit-on », « a-t-on appris », « indique-t-on » at ``i``."""
        lower = [w.lower for w in words[i : i + 5]]
        if lower[0] in ("est", "était") and lower[1:2] == [
            "-il"
        ]:  # « est-il précisé dans le rapport »: nobody's « il »
            told = self.lexicon.speech.get(lower[2]) if len(lower) > 2 else None
            return i + 3 if told is not None and told.participle and told.speech is Speech.SAY else None
        clitic = next((k for k in (1, 2) if k < len(lower) and lower[k] in ("-on", "on", "-t-on")), None)
        if clitic is None or clitic == 2 and lower[1] not in ("-t", "-t-", "-"):
            return None
        nxt = lower[clitic + 1] if clitic + 1 < len(lower) else ""
        if lower[0] in _CAN and nxt == "y" and lower[clitic + 2 : clitic + 3] == ["lire"]:
            return i + clitic + 3
        if lower[0] in _CAN and nxt in READ or lower[0] in ("a", "avait") and (nxt in READ or nxt == "appris"):
            return i + clitic + 2
        form = self._verb(words[i])
        if lower[0] in ("a", "avait"):
            told = self.lexicon.speech.get(nxt)
            return i + clitic + 2 if told is not None and told.participle and told.speech is Speech.SAY else None
        if lower[0] in READS or form is not None and form.finite and form.speech is Speech.SAY:
            return i + clitic + 1
        return None

    def _past_preposition(self, words: Sequence[Word], at: int) -> int:
        """The first word of the noun phrase after « auprès de », « de », « à l' »."""
        first = at + 1
        if words[at].lower == "auprès" and first < len(words) and words[first].lower in CONTRACTED:
            first += 1
        return first

    def _learned(self, words: list[Word]) -> list[Piece] | None:
        """« On apprend de source judiciaire que P », « Il a été précisé auprès du parquet que P »."""
        if reminded := self._reminded(words):
            return reminded
        if words[0].lower == "dans" and (found := self._in_document(words)) is not None:
            return found
        if words[0].lower not in ("on", "il"):
            return None
        if learned := self._merely_learned(words):
            return learned
        for i in range(2, min(len(words) - 3, 9)):
            if words[i].lower not in ("de", "auprès") or (
                words[i].lower == "de" and words[i + 1].lower not in ("source", "sources")
            ):
                continue
            told = self._verb(words[i - 1])
            if words[i - 1].lower not in ("apprend", "appris", "apprenait") and (
                told is None or told.speech is not Speech.SAY
            ):
                continue
            first = self._past_preposition(words, i)
            that = next(
                (j for j in range(first + 1, min(len(words) - 2, first + 12)) if words[j].lower in self.lexicon.that),
                None,
            )
            if that is None:
                return None
            head = Piece(words[: that + 1], reports=True)
            frame = Frame(Framing.ACCORDING, Speech.SAY, words[:i], words[first:that], head=head, lemma="apprendre")
            return [head, Piece(words[that + 1 :], frame)]
        return None

    def _merely_learned(self, words: list[Word]) -> list[Piece] | None:
        """« On apprend que P », « On a appris mardi que P »: the narrator's own way of telling P."""
        verb = next((i for i, w in enumerate(words[1:3], 1) if w.lower in ("apprend", "apprenait", "appris")), None)
        if words[0].lower != "on" or verb is None:
            return None
        rest = words[verb + 1 : verb + 4]
        that = next((i for i, w in enumerate(rest, verb + 1) if w.lower in self.lexicon.that), None)
        if that is None or not all(w.lower in TIME_WORDS for w in words[verb + 1 : that]) or len(words) - that < 4:
            return None
        rest = words[that + 1 :]
        return [Piece(words[: that + 1], reports=True), *(self._that(rest) or [Piece(rest)])]

    def _reminded(self, words: list[Word]) -> list[Piece] | None:
        """« Rappelons enfin que P », « Notons que P »: P, from the narrator who says so."""
        first = words[0].lower
        if not first.endswith("ons") or self._verb_stem(first) is None:
            return None
        that = next((i for i, w in enumerate(words[1:4], 1) if w.lower in self.lexicon.that), None)
        if that is None or len(words) - that < 4 or any(w.pos == "NOUN" for w in words[1:that]):
            return None
        rest = words[that + 1 :]
        return [Piece(words[: that + 1], reports=True), *self.cut(rest, 0)]

    def _verb_stem(self, form: str) -> str | None:
        """The third person of a verb of saying in its imperative « -ons »: « rappelle » of « rappelons »."""
        stem = form.removesuffix("ons").removesuffix("e")
        forms = (stem + ending for ending in ("e", "le", "es", "t"))
        return next((f for f in forms if (v := self.lexicon.speech.get(f)) and v.speech is Speech.SAY), None)

    def _in_document(self, words: list[Word]) -> list[Piece] | None:
        """« Dans un communiqué de X, on apprend que P », « Dans le rapport, il est écrit que P »."""
        noun = next((w for w in words[1:4] if w.lower in self.lexicon.body_nouns), None)
        comma = next((j for j in range(2, min(len(words) - 5, 20)) if words[j].text == ","), None)
        if noun is None or comma is None or self.lexicon.body_nouns[noun.lower] is not SourceKind.DOCUMENT:
            return None
        if words[comma + 1].lower not in ("on", "il"):
            return None
        stop = min(len(words) - 2, comma + 8)
        that = next((j for j in range(comma + 2, stop) if words[j].lower in self.lexicon.that), None)
        told = words[comma + 2 : that] if that is not None else []
        if that is None or not any(w.lower in READ | READS | {"écrit"} or self._conjugated(w) for w in told):
            return None
        head = Piece(words[: that + 1], reports=True)
        frame = Frame(Framing.ACCORDING, Speech.SAY, words[comma + 1 : that], words[1:comma], head=head, lemma="lire")
        return [head, *self._contents(words[that + 1 :], frame)]
