"""What follows « que », and where it ends: « X affirme que P et que Q », « Après un discours affirmant que P, Q »."""

from __future__ import annotations

from collections.abc import Sequence

from claims.framing.french.colons import Colons
from claims.framing.model import Frame, Framing, Piece
from claims.language.clause_words import TIME_WORDS
from claims.language.fr import SHOWING, TELLING_SOMEBODY
from claims.language.fr_clauses import CLAUSE_OPENERS, NOUN_MARKS, NUMBERED, OBJECT_DETERMINERS, PREPOSITIONS
from claims.language.lexicon import Speech
from claims.models import SourceKind
from claims.words import Word

_SPANS = frozenset(
    """semaine mois année an matin soir nuit veille lendemain jour fois week-end après-midi midi passé passée
    dernier dernière suite""".split()
)
_INNER = frozenset("si s' quand lorsque lorsqu' parce puisque afin pour avant bien que qu' dont dès depuis".split())
_CONCEDING = frozenset("même si s' quand lorsque lorsqu' puisque bien quoique alors comme".split())
_NOMINAL_OPENERS = frozenset(
    "le la l' les un une des ce cet cette ces son sa ses leur leurs plusieurs certains".split()
)
_NEGATED = frozenset("pas jamais rien plus aucun aucune personne guère".split())
_ATTACHED = frozenset("après lors dans avec au à suite en face devant malgré depuis".split())


class Contents(Colons):
    """Tells the contents of a report apart, and from the clause that they precede."""

    def _only(self, words: Sequence[Word], i: int, j: int) -> bool:
        """« X assure n'avoir été prévenu que mardi »: « ne … que », which begins no content."""
        lower = [w.lower for w in words[i + 1 : j]]
        return bool(lower) and lower[0] in ("ne", "n'") and not _NEGATED & set(lower)

    def _that(self, words: list[Word]) -> list[Piece] | None:
        """« X affirme que P », « X a assuré hier que P », « les médias rapportant que P »."""
        n = len(words)
        for i in range(n - 3):
            form, who = self._verb(words[i]), list[Word]()
            if form is None and words[i].lower in SHOWING and (who := self._document_before(words, i)):
                form = SHOWING[words[i].lower]
            if form is None or form.speech not in (Speech.SAY, Speech.DENY, Speech.RUMOUR):
                continue
            if not (form.finite or form.participle or form.gerund) or (
                self.quote_of(words[i]) and self.quote_of(words[0])
            ):
                continue
            for j in range(i + 1, min(n - 2, i + 13)):
                if words[j].text in (",", ":", ".") and not self._stray_comma(words, i, j):
                    break
                if words[j].lower in self.lexicon.that:
                    if words[j - 1].lower == "et" and any(w.lower in self.lexicon.that for w in words[:i]):
                        break  # « chacun sait que X soutient Y et que Z défile »: Z is not what X says
                    if self._only(words, i, j):
                        break
                    if (
                        words[j].lower in ("que", "qu'")
                        and words[j - 1].lower
                        in (
                            "ce",
                            "ceux",
                            "celui",
                            "celle",
                            "celles",
                            "plus",
                            "moins",
                            "aussi",
                            "autant",
                            "ainsi",
                            "alors",
                            "tel",
                            "telle",
                            "même",
                            "autre",
                            "après",
                            "avant",
                            "dès",
                            "pour",
                            "afin",
                            "bien",
                            "sans",
                            "depuis",
                            "tandis",
                            "parce",
                        )
                        and not (words[j - 1].lower == "alors" and j == i + 2 and self.opens(words, j + 1))
                    ):
                        break
                    if not self._content_follows(words, i, j):
                        break
                    if self._negated(words, i):
                        return None
                    head = Piece(words[: j + 1], reports=True)
                    if _is_cleft(words[:i]):
                        return None  # « C'est l'un d'eux qui a signalé que P »: who, « qui » does not tell
                    if (apart := self._clause_before(words, i)) is not None:
                        return [*self.cut(words[:apart], 0), *self.cut(words[apart + 2 :], 0)]
                    frame = Frame(Framing.THAT, form.speech, [words[i]], who, head=head, lemma=form.lemma)
                    return [head, *self._reported(words[j + 1 :], frame)]
                if self._verb(words[j]) and self._verb(words[j]).finite and not self._verb(words[j]).participle:  # type: ignore[union-attr]
                    break
        return None

    def _document_before(self, words: Sequence[Word], verb: int) -> list[Word]:
        """« Une étude publiée mardi » of « Une étude publiée mardi montre que P »; empty where the subject is no document."""
        lead = list(words[:verb])
        while lead and (lead[-1].lower in self.lexicon.auxiliaries or lead[-1].lower.endswith("ment")):
            lead.pop()
        noun = next((k for k, w in enumerate(lead) if w.lower in self.lexicon.body_nouns), None)
        if noun is None or noun > 2 or self.lexicon.body_nouns[lead[noun].lower] is not SourceKind.DOCUMENT:
            return []
        determined = noun > 0 and lead[noun - 1].lower in NUMBERED | {"de", "d'"}
        plain = not any(self._may_be_finite(w) or w.text in (",", ":") or w.lower in ("qui", "que") for w in lead)
        return lead if determined and plain else []

    def _clause_before(self, words: Sequence[Word], verb: int) -> int | None:
        """« P, et Y a déclaré que Q »: the comma between a clause of its own and the one that reports."""
        for k in range(verb - 3, 3, -1):
            if words[k].text == "," and words[k + 1].lower in ("et", "mais") and self.quote_of(words[k]) is None:
                told = any(self._may_be_finite(w) or w.lower.endswith("nent") for w in words[:k])
                begins = words[k + 2].lower in _NOMINAL_OPENERS or words[k + 2].text[:1].isupper()
                whole = words[0].lower not in _INNER | _CONCEDING and not any(
                    w.text == "," for w in words[k + 1 : verb]
                )
                main = not any(w.lower in self.lexicon.that or w.lower == "qui" for w in words[:verb])
                return k if told and begins and whole and main else None
        return None

    def _stray_comma(self, words: Sequence[Word], verb: int, comma: int) -> bool:
        """« a souligné sur Radio 5, que l'usine fermerait »: a comma before « que », where only circumstances stand between."""
        that = comma + 1 < len(words) and words[comma + 1].lower in self.lexicon.that
        led = comma - verb > 1 and words[verb + 1].lower in PREPOSITIONS | TIME_WORDS
        return words[comma].text == "," and that and led and all(w.text != "," for w in words[verb:comma])

    def _content_follows(self, words: Sequence[Word], verb: int, that: int) -> bool:
        """« a publié la lettre que X a écrite »: an object of its own, then a relative clause."""
        form = self._verb(words[verb])
        before = words[verb - 1].lower if verb else ""
        two = words[verb - 2].lower if verb > 1 else ""
        if (
            before in NOUN_MARKS
            or before in ("l'", "d'")
            and two not in ("il", "elle", "ils", "elles", "on", "qui", "ne")
        ):
            return False  # « l'annonce du référendum qu'il … »: a noun
        if (two, before) == ("ce", "qui"):
            return False  # « P, ce qui indique que Q »: nobody speaks
        if form is not None and form.lemma in TELLING_SOMEBODY:
            return True
        for k in range(verb + 1, that - 1):
            determined = words[k].lower in OBJECT_DETERMINERS
            time = words[k + 1].lower in TIME_WORDS or words[k + 1].lower in _SPANS or words[k + 1].text[:1].isdigit()
            if determined and not time and words[k - 1].lower not in PREPOSITIONS:
                return False
        return True

    def _negated(self, words: Sequence[Word], i: int) -> bool:
        """Whether a reporting verb stands in a negation: « n'a jamais dit que »."""
        return any(w.lower in ("ne", "n'", "not", "n't", "never") for w in words[max(0, i - 4) : i])

    def _reported(self, words: list[Word], frame: Frame) -> list[Piece]:
        """Reported words up to « , en citant … », « , ajoutant que … », which are the reporter's again."""
        for i in range(2, len(words) - 2):
            if words[i - 1].text != "," or self.quote_of(words[i]):
                continue
            at = i + 1 if words[i].lower == "en" else i
            form = self._verb(words[at])
            if form is None or not form.gerund:
                continue
            rest = self._gerund(words[at:], frame)
            if len(rest) == 1:
                rest[0].reports, rest[0].frame = True, None
            return [Piece(words[: i - 1], frame), *rest]
        return [Piece(words, frame)]

    def _contents(self, words: list[Word], frame: Frame) -> list[Piece]:
        """« que P et que Q », « que P, que Q et que R »: the contents of one report."""
        joins = [i for i in range(3, len(words) - 3) if self._joins_that(words, i)]
        listed = bool(joins) and words[joins[-1]].text != ","
        for i in joins if listed else ():
            if self._subordinate(words[:i]):
                return [Piece(words, frame)]
            if words[i + 2].lower in CLAUSE_OPENERS or words[i + 2].text[:1].isupper():
                end = i - 1 if words[i - 1].text == "," else i
                return [Piece(words[:end], frame), *self._contents(words[i + 2 :], frame)]
        return [Piece(words, frame)]

    def _joins_that(self, words: Sequence[Word], i: int) -> bool:
        """Whether « et que », « mais que » or « , que » stands at ``i``."""
        joint = words[i].lower in ("et", "mais") or words[i].text == ","
        return joint and words[i + 1].lower in self.lexicon.that

    def _subordinate(self, words: Sequence[Word]) -> bool:
        """Whether a clause was opened that « et que » may go on with: « si P et que Q », « pour que P et que Q »."""
        for word, after in zip(words, [*words[1:], None], strict=True):
            if word.lower in ("pour", "avant", "dès", "depuis", "bien"):
                if after is not None and after.lower in self.lexicon.that:
                    return True
            elif word.lower in _INNER:
                return True
        return False

    def _attached_end(self, words: Sequence[Word], frame: Frame) -> int | None:
        """The comma after « Après un discours affirmant que P, » where the main clause begins."""
        form = self._verb(frame.cue[0])
        if frame.head is not None and frame.head.words[0].lower in _CONCEDING:
            return self._main_clause_at(words)
        if frame.head is None or form is None or not form.gerund:
            return None
        ahead = [w for w in frame.head.words if w.index < frame.cue[0].index]
        if ahead and (ahead[0].lower not in _ATTACHED or any(w.lower in self.lexicon.auxiliaries for w in ahead)):
            return None
        frame.who = frame.who or self._nearest_speaker(ahead)
        return self._main_clause_at(words)

    def _main_clause_at(self, words: Sequence[Word]) -> int | None:
        """The first comma outside quotations that something follows which can open a main clause."""
        for j in range(3, len(words) - 3):
            nxt = words[j + 1]
            opens = nxt.lower in CLAUSE_OPENERS or nxt.text[:1].isupper()
            if words[j].text == "," and self.quote_of(words[j]) is None and opens:
                return j
        return None

    def _nearest_speaker(self, ahead: Sequence[Word]) -> list[Word]:
        """« Après la visite du ministre de l'Intérieur annonçant … »: the last role or body, with what follows it."""
        nouns = self.lexicon.role_nouns | set(self.lexicon.body_nouns)
        return next((list(ahead[k:]) for k in range(len(ahead) - 1, -1, -1) if ahead[k].lower in nouns), [])


def _is_cleft(words: Sequence[Word]) -> bool:
    """Whether words open a sentence as « C'est X qui … »."""
    lower = [w.lower for w in words]
    return lower[:1] in (["c'"], ["ce"]) and lower[1:2] in (["est"], ["était"], ["sont"]) and "qui" in lower
