"""What nouns of saying report: « claims by X that P », « X's claim that P ».

P is the owner's, or nobody's where the noun has no owner; the narrator's sentence stays whole beside it. Whoever rejects
the claim denies P. The French twin is in ``framing.french.nouns``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from claims.framing.english.passives import EnglishPassives
from claims.framing.model import Frame, Framing, Piece
from claims.language.en_clauses import (
    CONNECTORS,
    CONTENT_NOUNS,
    DAYS,
    FALSEHOODS,
    FINITE,
    OWNED_BY,
    PREPOSITIONS,
    REACTED,
    SAID_AGAIN,
    STARTERS,
    SUBORDINATORS,
    TRANSITIVE_GAP,
    UNREAL,
)
from claims.language.lexicon import Speech, VerbForm
from claims.words import Word

_LONGEST_OWNER = 10


@dataclass(eq=False)
class Completed(Piece):
    """A narrator's sentence around a claim: « The board dismissed X's claim », and « that P » for whoever reads it whole."""

    rest: list[Word] = field(default_factory=list)


class EnglishNominal(EnglishPassives):
    """Cuts what nouns of saying report out of the sentence that they stand in."""

    def _noun_that(self, words: list[Word]) -> list[Piece] | None:
        """« Claims by X that P », « X's claim that P », « there are reports that P »."""
        for i in range(len(words) - 5):
            speech = CONTENT_NOUNS.get(words[i].lower)
            if speech is None or self.quote_of(words[i]) is not None or not self._is_noun(words, i):
                continue
            that = self._that_of(words, i)
            start = (that + 1) if that is not None else i + 1
            bare = words[i - 1].lower in ("amid", "despite", "following", "over") if i else False
            if that is None and not (bare and self._clause_at(words, start, sure=True)):
                continue
            if not self._clause_at(words, start) or self._gapped(words, start):
                continue
            verb = self._verb_before(words, i)
            form = self._verb(words[verb]) if verb is not None else None
            denied = form is not None and (form.speech is Speech.DENY or self._called_false(words, form, verb, i))
            if form is not None and form.speech is Speech.SAY and form.lemma not in SAID_AGAIN:
                continue  # « said in a statement that P »
            if not denied and any(w.lower in UNREAL for w in words[max(0, i - 4) : i]):
                continue
            owner, pronoun = self._owner(words, i, that if that is not None else i + 1)
            unowned = not owner and not pronoun
            if unowned and verb is not None and form is not None and (denied or form.lemma in SAID_AGAIN):
                head = Piece(
                    words[: start - (that is not None)], reports=True
                )  # the subject itself denies or repeats P
                stance = Speech.DENY if denied else form.speech
                own = Frame(Framing.THAT, stance, [words[verb]], head=head, lemma="deny" if denied else form.lemma)
                return [head, *self._contents(words[start:], own)]
            if verb is None and not any(w.lower == "there" for w in words[:i]) and not bare:
                end = self._claim_end(words, start)
                if end is None:
                    continue
            else:
                end = len(words)
            whole = words[start - (that is not None) : end]
            head = Completed([*words[: start - (that is not None)], *words[end:]], reports=True, rest=whole)
            there = next((w for w in words[:i] if w.lower in ("are", "were", "is", "was", "been")), None)
            cue = [there, words[i]] if there is not None and words[0].lower == "there" else [words[i]]
            frame = Frame(Framing.CONTENT_NOUN, speech, cue, owner, pronoun, head, words[i].lower)
            content = words[start:end]
            if end == len(words):
                return [head, *self._contents(content, frame)]
            return [head, Piece(content, frame)]
        return None

    def _called_false(self, words: Sequence[Word], form: VerbForm, verb: int | None, noun: int) -> bool:
        """« described as "nonsense" on Tuesday media reports that P »: a label that rejects what the noun holds."""
        label = form.speech is Speech.LABEL and form.finite and verb is not None
        return label and any(w.lower in FALSEHOODS for w in words[(verb or 0) + 1 : noun])

    def _is_noun(self, words: Sequence[Word], i: int) -> bool:
        """Whether « claims », « reports » is the noun: after a determiner, a possessive, a preposition, a verb; or first."""
        if not i:
            return True
        if words[i - 1].lower in ("media", "press", "newspaper", "news"):
            return words[i].lower != "reports" or self._finite_in(
                words, 0, i - 1
            )  # « on Tuesday media reports that P »
        if i > 1 and words[i - 2].lower == "the" and self._speaks(words, i) and not self._finite_in(words, 0, i):
            return False  # « The paper reports that P »
        for k in (i - 1, i - 2):
            if k < 0:
                return k == -1 and words[0].lower.endswith(("ed", "ing", "ent", "al", "ew"))
            before = words[k].lower
            if (
                before in PREPOSITIONS
                or before in STARTERS
                or before in ("'s", "’s", "'", "’", "there", "are", "were", "is", "was", "following", "been", "be")
                or ((form := self._verb(words[k])) is not None and (form.finite or form.gerund) and k < i)
            ):
                return before not in ("to", "they", "he", "she", "it", "who", "you", "we", "i")
            if words[k].text[:1].isupper():
                return False
        return False

    def _that_of(self, words: Sequence[Word], i: int) -> int | None:
        """The « that » which opens what the noun at ``i`` holds."""
        for j in range(i + 1, min(i + 2 + _LONGEST_OWNER, len(words) - 3)):
            if words[j].lower == "that":
                between = words[i + 1 : j]
                led = not between or between[0].lower in (*PREPOSITIONS, *DAYS, "this", "last", "earlier", "made")
                return j if led else None
            if words[j].text in (",", ";", ":") or self._sure(words, j) or words[j].lower in ("who", "which"):
                return None
        return None

    def _gapped(self, words: Sequence[Word], start: int) -> bool:
        """« claims that the firm made in May »: a relative clause, its verb without the object it needs."""
        verb = next((k for k in range(start + 1, min(start + 9, len(words) - 2)) if self._maybe(words, k)), None)
        if verb is not None and words[verb].lower in ("has", "have", "had"):
            verb += 1
        if verb is None or words[verb].lower not in TRANSITIVE_GAP:
            return False
        after = words[verb + 1]
        bound = after.lower in PREPOSITIONS or after.lower in DAYS or after.text in (",", ".")
        return bound or self._sure(words, verb + 1)

    def _verb_before(self, words: Sequence[Word], i: int) -> int | None:
        """The nearest finite verb before the noun, where there is one."""
        return next((k for k in range(i - 1, 0, -1) if self._maybe(words, k)), None)

    def _owner(self, words: list[Word], i: int, that: int) -> tuple[list[Word], str]:
        """Whose claim it is: the words of « by X », of « X's », or the pronoun of « his »."""
        between = words[i + 1 : that]
        if between and between[0].lower in OWNED_BY:
            stop = next(
                (k for k, w in enumerate(between) if k > 1 and (w.lower in DAYS or w.lower in ("on", "this", "last"))),
                len(between),
            )
            return between[1:stop], ""
        k = i - 1
        while k > 0 and words[k].text.islower() and words[k].lower not in (*PREPOSITIONS, *STARTERS, "'s", "’s", "'"):
            k -= 1  # « X's repeated claim »
        if k < 0:
            return [], ""
        pronoun = {"his": "he", "her": "she", "its": "it", "their": "they"}.get(words[k].lower, "")
        if pronoun:
            return [], pronoun
        if words[k].lower not in ("'s", "’s", "'", "’") or k == 0:
            return [], ""
        first = k
        for j in range(k - 1, max(-1, k - 9), -1):
            here = words[j].lower
            if here in PREPOSITIONS and here != "of" or words[j].text in (",", ":", ";") or self._maybe(words, j):
                break
            first = j
            if here in ("the", "a", "an"):
                break
        return words[first:k], ""

    def _claim_end(self, words: Sequence[Word], start: int) -> int | None:
        """Where P ends in « X's claim that P was rejected »: at the second finite verb, where no clause starts between."""
        first = next((k for k in range(start + 1, min(start + 18, len(words))) if self._maybe(words, k)), None)
        if first is None:
            return None
        for k in range(first + 1, min(first + 18, len(words) - 1)):
            here, before = words[k].lower, words[k - 1].lower
            if (
                words[k].text in (",", ";", ":")
                or here in CONNECTORS
                or here in SUBORDINATORS
                or here in ("who", "which")
            ):
                return None
            chain = before in ("has", "have", "had", "to", "will", "would", "could", "not", "n't", "be", "been")
            whole = k > first + 1 or words[first].lower not in FINITE
            if (self._sure(words, k) or here in REACTED) and not chain and whole:
                return k
        return None
