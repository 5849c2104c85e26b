"""What French sets beside a statement to say who stands behind it or rejects it.

« comme l'a indiqué X, P », « P, ainsi que le rappelle X »: X says P. « contrairement à ce qu'affirme X, P »: the
narrator says P. « P, ce que X dément », « P, alors que X dément formellement », « P, affirmation démentie par X »: X
rejects P.
"""

from __future__ import annotations

from collections.abc import Sequence

from claims.framing.french.resuming import group_at
from claims.framing.french.speakers import Speakers
from claims.framing.model import Frame, Framing, Piece
from claims.language.clause_words import TIME_WORDS
from claims.language.lexicon import Speech, VerbForm
from claims.words import Word

_OPENERS = frozenset("comme ainsi contrairement à au".split())
_IT = frozenset("l' le".split())
_SOMEBODY = frozenset("il elle ils elles".split())
_LIKE = (("comme",), ("ainsi", "que"), ("ainsi", "qu'"))
_CONTRARY = (
    ("contrairement", "à", "ce", "que"),
    ("contrairement", "à", "ce", "qu'"),
    ("à", "la", "différence", "de", "ce", "que"),
    ("à", "l'", "inverse", "de", "ce", "que"),
    ("à", "l'", "inverse", "de", "ce", "qu'"),
    ("au", "contraire", "de", "ce", "que"),
    ("au", "contraire", "de", "ce", "qu'"),
)
_WHICH = (("ce", "que"), ("ce", "qu'"), ("chose", "que"), ("chose", "qu'"))
_BUT = (("alors", "que"), ("alors", "qu'"), ("tandis", "que"), ("tandis", "qu'"), ("mais",), ("or",))
_THESES = frozenset(
    """affirmation affirmations information informations accusation accusations version thèse hypothèse allégation
    allégations rumeur rumeurs fakenews infox intox bruits
    propos reproche reproches critique critiques chiffre chiffres lecture analyse""".split()
)
_OPENS_DENIAL = frozenset("ce chose une des".split())
_THESE = frozenset("ce cet cette ces".split())
_ABLE = frozenset("pu dû".split())
# what may follow a verb of denial that has no object: how, when, where it was denied
_MANNER = frozenset(
    """en avec dans sur par auprès devant via lors depuis pour de ce cette hier aujourd'hui encore toujours aussitôt
    immédiatement vivement toutefois cependant déjà à""".split()
)
_LONGEST_WHO = 12


class Asides(Speakers):
    """Cuts what stands beside a statement off it."""

    def _beginning(self, words: Sequence[Word], i: int, cues: Sequence[tuple[str, ...]]) -> int | None:
        """The word after one of the cues at ``i``."""
        likely = [cue for cue in cues if cue[0] == words[i].lower]
        if not likely:
            return None
        lower = [w.lower for w in words[i : i + 6]]
        return next((i + len(cue) for cue in likely if tuple(lower[: len(cue)]) == cue), None)

    def _teller_at(self, words: list[Word], at: int, *, bare: bool = False) -> tuple[int, int, Frame] | None:
        """« l'a indiqué X », « X l'a indiqué », « a pu le constater X » at ``at``: its verb, where it ends, its frame.

        ``bare``: a verb alone will do, as in « ce qu'affirme X ».
        """
        return self._turned(words, at, bare=bare) or self._straight(words, at)

    def _turned(self, words: list[Word], at: int, *, bare: bool) -> tuple[int, int, Frame] | None:
        verb, form = self._verb_group(words, at, bare=bare)
        if form is None or verb + 1 >= len(words) or form.speech is not Speech.SAY:
            return None
        opening = at < 7 and words[0].lower in _OPENERS
        end = self._leading_end(words, verb + 1) if opening else self._tag_end(words, verb + 1, direct=False)
        if end is None:
            return None
        who = words[verb + 1 : end]
        if who and who[0].lower == "par" and form.participle:
            who = who[1:]  # « comme annoncé par le maire »
        if not who or len(who) > 3 * _LONGEST_WHO or not self._names_someone(who[:4]):
            return None
        return verb, end, Frame(Framing.TAG, form.speech, words[at : verb + 1], who, lemma=form.lemma)

    def _verb_group(self, words: Sequence[Word], at: int, *, bare: bool) -> tuple[int, VerbForm | None]:
        """The reporting verb of « l'a indiqué », « le rappelle », « nous l'a confié », « a pu le constater » at ``at``."""
        k = at
        while k < len(words) and words[k].lower in _IT | {"nous", "lui", "leur", "en"}:
            k += 1
        if k < len(words) and words[k].lower in self.lexicon.auxiliaries:
            k += 1
            if k < len(words) and words[k].lower in _ABLE:
                k += 1 + (k + 1 < len(words) and words[k + 1].lower in _IT)
                form = self._verb(words[k]) if k < len(words) else None
                return k, form if form is not None and form.lemma == words[k].lower else None
            while k < len(words) and words[k].lower.endswith(("ment", "jà")):
                k += 1
            form = self._verb(words[k]) if k < len(words) else None
            return k, form if form is not None and form.participle else None
        form = self._verb(words[k]) if k < len(words) else None
        told = bare or k > at or k + 1 < len(words) and words[k + 1].lower == "par"
        return k, form if told and form is not None and (form.finite or form.participle) else None

    def _straight(self, words: list[Word], at: int) -> tuple[int, int, Frame] | None:
        """« X l'a indiqué », « il le rappelle »: the subject first."""
        for k in range(at + 1, min(at + _LONGEST_WHO, len(words) - 1)):
            if words[k].text in (",", ":", ";"):
                return None
            group = group_at(words, k, self.lexicon)
            start = k
            if group is None and words[k].lower == "le" and k + 1 < len(words):
                group = group_at(words, k + 1, self.lexicon)
            if group is None or group.form is None:
                continue
            if group.form.speech is not Speech.SAY or group.negated or not group.finite:
                return None
            who = words[at:start]
            stop = next((j for j in range(group.end, len(words)) if words[j].text in (",", ".", ";", ":")), len(words))
            if stop - group.end > 8 or any(self._conjugated(w) for w in words[group.end : stop]):
                return None
            pronoun = who[0].lower if len(who) == 1 and who[0].lower in _SOMEBODY else ""
            if not pronoun and not self._names_someone(who[:4]):
                return None
            cue = words[group.start : group.end]
            frame = Frame(Framing.TAG, Speech.SAY, cue, [] if pronoun else who, pronoun, lemma=group.form.lemma)
            return group.end - 1, stop, frame
        return None

    def _as_said(self, words: list[Word]) -> list[Piece] | None:
        """« Comme l'a indiqué X, P », « P, ainsi que le rappelle X, Q »: X says it.

        The narrator does where it had been said before (« comme l'avait annoncé X, P ») or somebody opens the sentence
        whom only a pronoun names.
        """
        for i in range(len(words) - 3):
            at = self._beginning(words, i, _LIKE)
            if at is None or self.quote_of(words[i]) is not None or i and not self._boundary(words, i):
                continue
            found = self._teller_at(words, at)
            if found is None:
                continue
            _, end, frame = found
            told_before = any(w.lower in ("avait", "avaient") for w in frame.cue)  # « comme X l'avait annoncé, P »
            if i == 0:
                return self._led(words, end, None if told_before or frame.pronoun else frame)
            if told_before:
                return self.cut([*words[: i - 1], *words[end:]], 0)
            start = i - 1 if words[i - 1].text in (",", "–", "—", "-") else i
            return self._around(words, start, end, frame)
        return None

    def _led(self, words: list[Word], end: int, frame: Frame | None) -> list[Piece] | None:
        """What follows the comma after words that open a sentence."""
        if end >= len(words) - 3 or words[end].text != ",":
            return None
        tag = Piece(words[:end], reports=True)
        if frame is None:
            return self.cut(words[end + 1 :], 0)
        frame.head = tag
        return [tag, Piece(words[end + 1 :], frame)]

    def _contrary(self, words: list[Word]) -> list[Piece] | None:
        """« Contrairement à ce qu'affirme X, P »: P, from the narrator."""
        for i in range(len(words) - 6):
            at = self._beginning(words, i, _CONTRARY)
            if at is None or self.quote_of(words[i]) is not None or i and words[i - 1].text != ",":
                continue
            found = self._teller_at(words, at, bare=True)
            if found is None:
                continue
            if i == 0:
                return self._led(words, found[1], None)
            return self.cut([*words[: i - 1], *words[found[1] :]], 0)
        return None

    # -- who rejects it ----------------------------------------------------------------------------------------------

    def _rejected(self, words: list[Word]) -> list[Piece] | None:
        """« P, ce que X dément », « P, alors que X dément »: P, with who denies it."""
        for i in range(4, len(words) - 2):
            if words[i - 1].text not in (",", "–", "—", "-", ":") or self.quote_of(words[i]) is not None:
                continue
            denier = self._denier(words, i)
            if denier is None:
                continue
            told = self.cut(words[: i - 1], 0)
            stated = [piece for piece in told if not piece.reports]
            if not stated:
                return None
            stated[-1].denied_by = denier
            return told
        return None

    def _rejects_before(self, words: list[Word]) -> Frame | None:
        """« Ce que X dément. », « X a démenti cette information. »: a sentence that only rejects the one before."""
        if len(words) > 2 * _LONGEST_WHO or any(self.quote_of(w) is not None and w.lower not in _THESES for w in words):
            return None
        if words[0].lower == "mais":
            words = words[1:]
        return (self._denier(words, 0) if words[0].lower in _OPENS_DENIAL else None) or self._rejecting(words, 0)

    def _denier(self, words: list[Word], i: int) -> Frame | None:
        """Who denies by the words from ``i`` to the end of the sentence."""
        if (at := self._beginning(words, i, _WHICH)) is not None:
            return self._denies_after(words, at)
        if (at := self._beginning(words, i, _BUT)) is not None:
            return self._rejecting(words, at)
        at = i + (words[i].lower in ("une", "des", "cette", "ces", "un"))
        if words[at].lower in _THESES and at + 3 < len(words):
            for k in range(at + 1, min(at + 4, len(words) - 2)):
                form = self._verb(words[k])
                if form is not None and form.participle and form.speech is Speech.DENY:
                    by = next((j for j in range(k + 1, min(k + 5, len(words) - 1)) if words[j].lower == "par"), None)
                    if by is None:
                        return None
                    stop = next((j for j in range(by + 1, len(words)) if words[j].text in (",", ".")), len(words))
                    return self._denying(words[k : k + 1], words[by + 1 : stop], form)
        return None

    def _denying(self, cue: list[Word], who: list[Word], form: VerbForm) -> Frame | None:
        named = len(who) <= _LONGEST_WHO and self._names_someone(who[:4])
        return Frame(Framing.THAT, Speech.DENY, cue, who, lemma=form.lemma) if named else None

    def _denies_after(self, words: list[Word], at: int) -> Frame | None:
        """« (ce que) dément X », « (ce que) X dément formellement »."""
        group = group_at(words, at, self.lexicon)
        if group is not None and group.form is not None:
            if group.form.speech is not Speech.DENY or group.negated or not group.finite:
                return None
            start = group.end
            while start < len(words) and words[start].lower.endswith("ment"):
                start += 1
            stop = next((j for j in range(start, len(words)) if words[j].text in (",", ".")), len(words))
            return self._denying(words[group.start : group.end], words[start:stop], group.form)
        return self._rejecting(words, at)

    def _rejecting(self, words: list[Word], at: int) -> Frame | None:
        """« X dément formellement »: a subject, a verb of denial and no object."""
        for k in range(at + 1, min(at + _LONGEST_WHO + 1, len(words) - 1)):
            if words[k].text in (":", ";") or words[k].lower in self.lexicon.that:
                return None
            group = group_at(words, k, self.lexicon)
            if group is None:
                continue
            form = group.form
            if form is None or form.speech is not Speech.DENY or not group.finite or group.negated:
                return None
            if not self._without_object(words[group.end :]):
                return None
            who = [w for w in words[at:k] if w.text != ","]
            return self._denying(words[group.start : group.end], who, form)
        return None

    def _without_object(self, rest: list[Word]) -> bool:
        """Whether only manner, time and place, or « cette information », follow a verb of denial."""
        k = 0
        while k < len(rest) and (rest[k].lower in TIME_WORDS or rest[k].lower.endswith("ment")):
            k += 1
        if k < len(rest) and rest[k].lower in _THESE:
            thesis = next((j for j in (k + 1, k + 2) if j < len(rest) and rest[j].lower in _THESES), None)
            if thesis is None:
                return False
            k = thesis + 1
        bare = k >= len(rest) or rest[k].text in (".", ",", "!") or rest[k].lower in _MANNER
        return bare and not any(self._conjugated(w) or w.lower in self.lexicon.that for w in rest[k:])
