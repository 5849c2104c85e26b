"""French introducers and relays: « selon A, citant B, P », « P, ce qui comprend selon X les abris »."""

from __future__ import annotations

from collections.abc import Sequence

from claims.framing.french.asides import Asides
from claims.framing.model import Frame, Framing, Piece
from claims.framing.surroundings import capitalised
from claims.language.fr_clauses import GOING_ON, NO_HEAD, NUMBERED, PREPOSITIONS
from claims.language.lexicon import Speech
from claims.models import SourceKind
from claims.words import Word

_CITING = frozenset("citant cite citent".split())
_CITED = frozenset(
    """cité citée cités citées relayé relayée relayés relayées repris reprise rapporté rapportée rapportés
    rapportées""".split()
)


class FrenchAccording(Asides):
    """Cuts introducers, finds where their source ends, and who passes another's words on."""

    def _according(self, words: list[Word]) -> list[Piece] | None:
        if self._partly_told(words):
            return None
        led = len(words) > 4 and words[0].lower in ("mais", "or") and words[1].lower == "pour"
        return super()._according(words[1:] if led else words)

    def _partly_told(self, words: Sequence[Word]) -> bool:
        """« P, ce qui comprend selon X les abris », « P, qui a fait dix morts selon X », « 4,6 (4,8 selon X) »: X says that
        alone; the sentence stays whole.
        """
        for i in range(4, len(words) - 2):
            if words[i].lower != "selon" or words[i - 1].text == ",":
                continue
            if sum((w.text == "(") - (w.text == ")") for w in words[:i]) > 0:
                return True
            comma = next((k for k in range(i - 1, 0, -1) if words[k].text == ","), None)
            if comma is None:
                return False
            first, second = words[comma + 1].lower, words[comma + 2].lower
            return first == "ce" and second in ("qui", "que", "qu'") or first == "qui" and comma > 6
        return False

    def _without_aside(self, words: list[Word]) -> list[Word]:
        """« La tempête, plus faible selon Météo-Ouest, touchera la côte »: what is said of the aside is not said of it all."""
        for i in range(4, len(words) - 4):
            if words[i].lower != "selon" or words[i - 1].text == "," or self.quote_of(words[i]) is not None:
                continue
            open_at = next((k for k in range(i - 2, max(0, i - 10), -1) if words[k].text == ","), None)
            close_at = next((k for k in range(i + 2, min(len(words) - 2, i + 12)) if words[k].text == ","), None)
            if open_at is None or close_at is None or open_at < 2:
                continue
            told = any(self._may_be_finite(w) for w in (*words[:open_at], *words[open_at + 1 : i]))
            if not told and any(self._may_be_finite(w) for w in words[close_at + 1 : close_at + 4]):
                return [*words[:open_at], *words[close_at + 1 :]]
        return words

    def _leading_end(self, words: list[Word], first: int) -> int | None:
        end = self._listed_end(words, super()._leading_end(words, first))
        while (
            end is not None
            and end + 2 < len(words)
            and words[end].text == ","
            and words[end + 1].lower in _CITED
            and words[end + 2].lower in ("par", "dans", "à")
        ):  # « selon des propos de X, directeur de Y, rapportés par Z, P »
            stop = self._next_stop(words, end + 1)
            if stop >= len(words) or words[stop].text != ",":
                break
            if words[end + 2].lower == "par":
                return stop
            end = stop
        if end is not None and end < len(words) and words[end].text == "," and self._cited(words, end):
            stop = self._next_stop(words, end + 1)
            return stop if stop < len(words) and words[stop].text == "," else end
        return end

    def _listed_end(self, words: Sequence[Word], end: int | None) -> int | None:
        """Past the comma inside « le ministre de la Culture, du Sport et de la Jeunesse, P », « Radio 5, et Le Matin, P »."""
        if end is None or end + 2 >= len(words) or words[end].text != ",":
            return end
        stop = next((j for j in range(end + 1, min(len(words) - 3, end + 22)) if words[j].text == ","), None)
        if stop is None:
            return end
        inside = words[end + 1 : stop]
        first = inside[0].lower if inside else ""
        complement = first in ("du", "de", "d'", "des") and any(w.lower == "et" for w in inside)
        added = first == "et" and (
            capitalised(inside[1:])
            or inside[1].lower in ("le", "la", "l'", "les")
            and len(inside) > 2
            and (inside[2].text[:1].isupper() or inside[2].lower in self._speakers)
        )
        told = any(self._may_be_finite(w) for w in inside)
        if first in ("un", "une") and words[stop + 1].lower == "et" and not told:
            further = self._listed_end(words, stop)  # « Radio 5, une station locale, et Le Matin, P »
            return further if further != stop else end
        return stop if (complement or added and len(inside) < 8) and not told else end

    def _may_be_apposed(self, source: Sequence[Word], segment: Sequence[Word]) -> bool:
        """« Selon une étude parue en mai, Paul Durand, … »: the person is no study, and what follows is about him."""
        noun = next((w.lower for w in source if w.lower not in NUMBERED), "")
        return not (capitalised(segment) and self.lexicon.body_nouns.get(noun) is SourceKind.DOCUMENT)

    def _source_end(self, words: list[Word], first: int, end: int) -> int:
        cue = first - 2 if words[first - 1].lower == "après" else first - 1
        if cue and words[cue - 1].text != ",":
            end = self._set_in(words, first, end)
        end = super()._source_end(words, first, end)
        if end < len(words) and words[end].text == "," and self._cited(words, end):
            return self._next_stop(words, end + 1)
        return end

    def _set_in(self, words: Sequence[Word], first: int, end: int) -> int:
        """Where X ends that no commas set apart: « dû selon elle au vent », « Le club selon X a perdu »."""
        if words[first].lower in ("lui", "elle", "eux", "elles"):
            return min(first + 1, end)
        told = any(self._may_be_finite(w) for w in words[:first])
        for j in range(first + 1, end):
            if not told and words[j].lower in self.lexicon.auxiliaries:
                return j
            before = words[j - 1]
            apart = before.lower not in PREPOSITIONS | GOING_ON | NUMBERED | NO_HEAD and before.text not in (
                ",",
                "(",
                "-",
            )
            article = words[j].lower in ("le", "la", "les", "l'")
            share = words[j].text[:1].isdigit() and words[j + 1].text == "%"
            if j > first + 1 and apart and (article or share):
                return j
            if before.text == ")" and words[j].lower in NUMBERED | {"des"}:
                return j
        return end

    def _cited(self, words: Sequence[Word], comma: int) -> bool:
        """Whether « , citant … » or « , cité par … » stands at a comma."""
        following = [w.lower for w in words[comma + 1 : comma + 3]]
        return len(following) == 2 and (
            following[0] in _CITING or following[0] in _CITED and following[1] == "par" or following == ["qui", "cite"]
        )

    def _relay(self, frame: Frame) -> None:
        """« A, citant B » speaks for B through A; « A, cité par B » for A through B."""
        who = frame.who
        if (
            frame.framing is Framing.ACCORDING
            and len(who) > 3
            and who[0].lower == "ce"
            and who[1].lower in self.lexicon.that
        ):
            frame.who = self._teller(who[2:])
            return
        for i in range(1, len(who) - 1):
            word = who[i].lower
            left = who[: i - 1] if who[i - 1].text == "," else who[:i]
            if word in _CITING and left:
                if left[-1].lower == "qui":
                    left = [w for w in left[:-1] if w.text != "," or w is not left[-2]]
                frame.who, frame.relay = who[i + 1 :], left
                return
            if word == "selon" and who[i - 1].text == "," and left:
                frame.who, frame.relay = left, who[i + 1 :]
                return
            if word in _CITED and who[i + 1].lower == "par" and left:
                frame.who, frame.relay = left, who[i + 2 :]
                return

    def _teller(self, words: list[Word]) -> list[Word]:
        """« selon ce qu'a confié X », « selon ce que X a confié »: X."""
        verb = next((k for k, w in enumerate(words) if self._conjugated(w)), None)
        if verb is None:
            return words[:0]
        before = words[:verb]
        while before and before[-1].lower in self.lexicon.auxiliaries:
            before = before[:-1]
        after = words[verb + 1 :]
        return before or after[: next((k for k, w in enumerate(after) if w.text == ","), len(after))]

    def _passed_on(self, piece: Piece) -> list[Piece]:
        """« "Selon le préfet, P", rapporte le journal »: the prefect's words, through the newspaper."""
        frame = piece.frame
        if (
            frame is None
            or frame.via is not None
            or frame.framing not in (Framing.TAG, Framing.THAT)
            or frame.speech is not Speech.SAY
            or len(piece.words) < 6
        ):
            return [piece]
        if (denied := self._denied_inside(piece)) is not None:
            return denied
        inner = self._according(piece.words)
        if inner is None:
            return [piece]
        for part in inner:
            if part.frame is None:
                continue
            if [w.lower for w in part.frame.who] in (["lui"], ["elle"], ["eux"], ["elles"]):
                part.frame.same = frame  # « X rappelle que, selon lui, P »
            else:
                part.frame.via = frame
        return inner

    def _denied_inside(self, piece: Piece) -> list[Piece] | None:
        """« "Le port dément les rumeurs selon lesquelles P", a dit X »: P, denied by the port."""
        words = piece.words
        for i in range(3, len(words) - 3):
            if words[i].lower == "selon" and words[i + 1].lower in ("lesquelles", "laquelle"):
                deny = any((form := self._verb(w)) is not None and form.speech is Speech.DENY for w in words[:i])
                inner = self._content_noun(words, i) if deny else None
                for part in inner or ():
                    if part.frame is not None:
                        part.frame.via = piece.frame
                return inner
        return None
