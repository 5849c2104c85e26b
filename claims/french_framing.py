"""What only French frames look like: reading tags, relays, speech that goes on, contents with an end.

« P, peut-on lire dans le rapport », « on apprend de source judiciaire que P », « selon A, citant B », « Et d'ajouter :
"P" », « X affirme que P et que Q ». Everything that both languages share is in ``framing``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from claims.framing import TIME_WORDS, Frame, Framing, Piece, capitalised
from claims.french_asides import Asides
from claims.language.fr import TELLING_SOMEBODY
from claims.language.lexicon import Lexicon, Speech
from claims.models import SourceKind
from claims.names import LOWER_MEDIA
from claims.nominal import CONTENT_NOUNS, GIVEN, OF
from claims.quotes import Quotes
from claims.resuming import Group, copied, group_at, lead_of, resumes, says
from claims.words import Word

_CITING = frozenset("citant cite citent".split())
_CITED = frozenset(
    """cité citée cités citées relayé relayée relayés relayées repris reprise rapporté rapportée rapportés
    rapportées""".split()
)
_READ = frozenset("lire lu entendre voir".split())
_READS = frozenset("lit lisait apprend apprenait".split())
_CAN = frozenset("peut pouvait pouvaient pourra pourrait".split())
_WHERE = frozenset("dans sur auprès de d' à au aux chez en du".split())
_CONTRACTED = frozenset("de d' du des".split())
_CLAUSE_OPENERS = frozenset(
    """le la l' les un une des ce cet cette ces il elle ils elles on son sa ses leur leurs m. mme aucun aucune plusieurs
    deux trois tout tous toute toutes rien personne ceux celui celle c' nous vous je j' y n' ne""".split()
)
_OBJECT_DETERMINERS = frozenset("le la l' les un une ce cet cette ces son sa ses leur leurs".split())
_PREPOSITIONS = frozenset(
    """à de d' du des dans sur lors devant en par pour auprès après avant depuis contre vers chez avec selon dès sous
    d'après comme entre pendant durant via malgré parmi""".split()
)
_SPANS = frozenset(
    """semaine mois année an matin soir nuit veille lendemain jour fois week-end après-midi midi passé passée
    dernier dernière suite""".split()
)
_GOING_ON = frozenset("et mais ou à dans selon".split())
_VERBAL = re.compile(r"\w{3}(ra|ront|rait|raient|aient|èrent|irent|urent)$")  # endings that hardly any noun has
_NOUN_MARKS = frozenset("un une le la ce cette cet son sa leur des ses".split())
_CALLED = re.compile(r"(?:dit|intitulé|baptisé|surnommé|nommé|appelé|estampillé|étiqueté|labellisé)e?s?$")
_APPOSED = frozenset(
    """chargé chargée âgé âgée ancien ancienne membre adjoint adjointe riverain riveraine spécialiste venu venue interrogé
    interrogée joint jointe contacté contactée invité invitée présent présente coauteur coauteure numéro""".split()
)
_PLURAL_DETERMINERS = frozenset("les des ces ses leurs plusieurs deux trois quatre certains certaines".split())
_NUMBERED = _PLURAL_DETERMINERS | frozenset("le la l' un une ce cet cette son sa".split())
_TURNS = frozenset((this, turn) for this in ("cela", "ceci") for turn in ("dit", "étant"))
_TURNED = frozenset("-il -elle -ils -elles -t-il -t-elle -t-on -on".split())
_INNER = frozenset("si s' quand lorsque lorsqu' parce puisque afin pour avant bien que qu' dont dès depuis".split())
_NO_HEAD = frozenset("de d' du des que qu' qui par pour sur avec".split())
_AGENT = re.compile(r"\w{3}(iste|logue|icien|icienne|ologue)s?$")
_NO_OWNER = frozenset("qui dont où et ou pour sur contre".split())
_SUBJECTS = frozenset("il elle ils elles on qui nous je j' y en et que qu' dont".split())
_FRONTED = frozenset("à après malgré depuis avec devant suite face avant suivant outre".split())
_CONCEDING = frozenset("même si s' quand lorsque lorsqu' puisque bien quoique alors comme".split())
_AGAINST = frozenset({("tandis", "que"), ("tandis", "qu'"), ("alors", "que"), ("alors", "qu'")})
# what opens the setting of something said: « "P", a dit X, avant de partir »
_SETTINGS = frozenset("avant après lors pendant quand lorsque alors dont où en au à devant".split())
_ATTACHED = frozenset("après lors dans avec au à suite en face devant malgré depuis".split())


class FrenchCutter(Asides):
    """Cuts the sentences of one French article."""

    def __init__(self, text: str, quotes: Quotes, lexicon: Lexicon) -> None:
        super().__init__(text, quotes, lexicon)
        nouns = lexicon.role_nouns | lexicon.anonymous_nouns | lexicon.person_titles
        self._speakers = nouns | set(lexicon.body_nouns)

    def cut(self, words: list[Word], sentence: int) -> list[Piece]:
        """The pieces of one sentence, in the order of the text."""
        words = self._without_aside(self._without_label(words))
        if (rejecting := self._rejects_before(words)) is not None:
            return [Piece(words, sentence=sentence, rejects=rejecting)]
        whole = self._rejected(words) or self._contrary(words) or self._by_noun(words) or super().cut(words, sentence)
        pieces = [part for piece in whole for part in self._passed_on(piece)]
        for piece in pieces:
            piece.sentence = sentence
            if piece.frame is not None and not piece.frame.relay:
                self._relay(piece.frame)
        return [piece for piece in pieces if piece.words]

    # -- nouns of saying ---------------------------------------------------------------------------------------------

    def _by_noun(self, words: list[Word]) -> list[Piece] | None:
        """« L'affirmation de X que P a surpris Y »: the sentence as it stands, and P as X's."""
        if not any(w.lower in CONTENT_NOUNS for w in words) or any(self.quote_of(w) is not None for w in words):
            return None
        if any(w.lower in ("c'", "ce") and after.lower in ("est", "était", "fut") for w, after in pairwise(words[:6])):
            return None  # « C'est à la suite des révélations de X que P »: a cleft
        for i in range(1, len(words) - 6):
            if words[i].lower not in CONTENT_NOUNS or words[i - 1].lower not in _NOUN_MARKS | {
                "l'",
                "les",
                "aux",
                "d'",
            }:
                continue
            of = i + 2 if words[i + 1].lower in GIVEN else i + 1
            that = self._noun_that(words, of) if words[of].lower in OF else None
            if that is None:
                continue
            who, start = words[of + 1 : that[0]], that[1]
            if not self._speaks(who):
                continue
            end = self._noun_content_end(words, start, opens=i == 1)
            if end is None or end - start < 3:
                continue
            host = Piece(words, reports=any(self._denies(w) for w in words))
            frame = Frame(Framing.CONTENT_NOUN, Speech.SAY, [words[i]], who, head=host, lemma=words[i].lower)
            return [host, Piece(copied(words[start:end]), frame)]
        return None

    def _denies(self, word: Word) -> bool:
        form = self._verb(word)
        return form is not None and form.speech is Speech.DENY

    def _noun_that(self, words: Sequence[Word], of: int) -> tuple[int, int] | None:
        """Where the owner of a noun of saying ends, and where its content begins."""
        for t in range(of + 2, min(len(words) - 3, of + 14)):
            lower = words[t].lower
            if lower in self.lexicon.that:
                return t, t + 1
            if lower == "selon" and words[t + 1].lower in ("lesquelles", "laquelle", "lequel", "lesquels"):
                return (t - 1 if words[t - 1].text == "," else t), t + 2
            closes = words[t].text == "," and words[t + 1].lower != "selon"
            if closes or lower in self.lexicon.auxiliaries or lower in _NO_OWNER:
                return None
        return None

    def _noun_content_end(self, words: Sequence[Word], start: int, *, opens: bool) -> int | None:
        """Where P ends: before the main verb, where its noun is the subject; at the comma of a fronted adverbial."""
        stop = len(words) - 1 if words[-1].text in (".", "!", "…") else len(words)
        if opens:
            return self._main_verb(words, start, stop)
        if words[0].lower in _FRONTED:
            comma = self._main_clause_at(words[start:])
            return start + comma if comma is not None else None
        return next((k for k in range(start + 3, stop) if words[k].text == ","), stop)

    def _main_verb(self, words: Sequence[Word], start: int, stop: int) -> int | None:
        """The second verb without a subject of its own: « (que l'usine ferme) a surpris les élus »."""
        for k in range(stop - 2, start + 2, -1):
            if words[k].lower not in self.lexicon.auxiliaries:
                continue
            first = k - 1 if words[k - 1].lower in ("n'", "ne", "s'", "se", "l'") else k
            before = words[first - 1].lower
            inside = any(
                w.lower in self.lexicon.auxiliaries
                or _VERBAL.search(w.lower)
                or w.lower.endswith(("ait", "aient"))
                or w.lower in ("ne", "n'")
                for w in words[start + 1 : first]
            )
            if inside and before not in _SUBJECTS and before not in _OBJECT_DETERMINERS:
                return first - 1 if words[first - 1].text == "," else first
        return None

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

    def _may_be_finite(self, word: Word) -> bool:
        return word.lower in self.lexicon.auxiliaries or bool(_VERBAL.search(word.lower)) or self._conjugated(word)

    def _without_label(self, words: list[Word]) -> list[Word]:
        """« La raison : P », « Cela dit, P » → « P »: a few words before a colon or comma that say nothing."""
        if len(words) > 6 and words[2].text == "," and (words[0].lower, words[1].lower) in _TURNS:
            words = words[3:]
        for i in range(1, min(6, len(words) - 5)):
            if words[i].text != ":":
                continue
            label = words[:i]
            plain = not any(
                w.lower in self.lexicon.auxiliaries or w.lower in self.lexicon.speech or w.text[:1].isupper()
                for w in label[1:]
            )
            named = label[0].text[:1].isupper() and len(label) == 1 and label[0].lower.endswith(("ai", "a", "é"))
            spoken = self.opens(words, i + 1) or self.quote_of(words[i]) is not None
            return words[i + 1 :] if plain and not named and not spoken and words[0].lower not in _GOING_ON else words
        return words

    # -- who passes on ---------------------------------------------------------------------------------------------

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

    def _cited(self, words: Sequence[Word], comma: int) -> bool:
        """Whether « , citant … » or « , cité par … » stands at a comma."""
        following = [w.lower for w in words[comma + 1 : comma + 3]]
        return len(following) == 2 and (
            following[0] in _CITING or following[0] in _CITED and following[1] == "par" or following == ["qui", "cite"]
        )

    def _next_stop(self, words: Sequence[Word], start: int) -> int:
        return next((j for j in range(start, len(words)) if words[j].text in (",", ".", ";", ":")), len(words))

    def _leading_end(self, words: list[Word], first: int) -> int | None:
        end = super()._leading_end(words, first)
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

    def _may_be_apposed(self, source: Sequence[Word], segment: Sequence[Word]) -> bool:
        """« Selon une étude parue en mai, Paul Durand, … »: the person is no study, and what follows is about him."""
        noun = next((w.lower for w in source if w.lower not in _NUMBERED), "")
        return not (capitalised(segment) and self.lexicon.body_nouns.get(noun) is SourceKind.DOCUMENT)

    def _according(self, words: list[Word]) -> list[Piece] | None:
        return None if self._partly_told(words) else super()._according(words)

    def _partly_told(self, words: Sequence[Word]) -> bool:
        """« P, ce qui comprend selon X les abris », « 4,6 (4,8 selon X) »: X says that alone; the sentence stays whole."""
        for i in range(4, len(words) - 2):
            if words[i].lower != "selon" or words[i - 1].text == ",":
                continue
            if sum((w.text == "(") - (w.text == ")") for w in words[:i]) > 0:
                return True
            comma = next((k for k in range(i - 1, 0, -1) if words[k].text == ","), None)
            return (
                comma is not None and words[comma + 1].lower == "ce" and words[comma + 2].lower in ("qui", "que", "qu'")
            )
        return False

    def _set_in(self, words: Sequence[Word], first: int, end: int) -> int:
        """Where X ends that no commas set apart: « dû selon elle au vent », « Le club selon X a perdu »."""
        if words[first].lower in ("lui", "elle", "eux", "elles"):
            return min(first + 1, end)
        told = any(self._may_be_finite(w) for w in words[:first])
        for j in range(first + 1, end):
            if not told and words[j].lower in self.lexicon.auxiliaries:
                return j
            before = words[j - 1]
            apart = before.lower not in _PREPOSITIONS | _GOING_ON | _NUMBERED | _NO_HEAD and before.text not in (
                ",",
                "(",
                "-",
            )
            article = words[j].lower in ("le", "la", "les", "l'")
            share = words[j].text[:1].isdigit() and words[j + 1].text == "%"
            if j > first + 1 and apart and (article or share):
                return j
        return end

    def _source_end(self, words: list[Word], first: int, end: int) -> int:
        cue = first - 2 if words[first - 1].lower == "après" else first - 1
        if cue and words[cue - 1].text != ",":
            end = self._set_in(words, first, end)
        end = super()._source_end(words, first, end)
        if end < len(words) and words[end].text == "," and self._cited(words, end):
            return self._next_stop(words, end + 1)
        return end

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
            return self.cut(rest, 0) if len(rest) > 3 and rest[0].lower in _CLAUSE_OPENERS else []
        verbs = any(w.lower in self.lexicon.auxiliaries or self._conjugated(w) for w in after)
        return [] if first in _SETTINGS or not verbs else None

    def _told_inside(self, words: Sequence[Word], start: int, verb: int) -> bool:
        """« « P, a expliqué X. Q. » »: the auxiliary and its participle side by side after a comma."""
        return verb == start + 1 and words[start].lower in ("a", "ont", "avait", "avaient")

    def _can_be_tag(self, words: Sequence[Word], start: int, after: int) -> bool:
        """« Le directeur, Jean Martin, a démenti les accusations » is no tag: an object, and nothing said before it."""
        determiner = next((w.lower for w in words[after : after + 5] if w.lower in _NUMBERED), "")
        group = words[start].lower
        if self.closes(words, start):
            return not self._inside_subject(words, start)
        if self.closes(words, start - 1):
            several = determiner in _PLURAL_DETERMINERS or any(w.lower == "et" for w in words[after:])
            apart = group in ("ont", "avaient") and bool(determiner) and not several
            return not (apart and self._inside_subject(words, start - 1, apposed=True))
        ends = (k for k in range(after, len(words)) if words[k].text in (":", ";") or self.opens(words, k))
        words = words[: next(ends, len(words))]  # « X a écrit sur son blog : "Le …" »: « le » is no speaker's
        determiner = next((w.lower for w in words[after : after + 5] if w.lower in _NUMBERED), "")
        if determiner and group in self.lexicon.auxiliaries:
            plural = group in ("ont", "avaient", "auront", "auraient", "sont")
            if plural != (determiner in _PLURAL_DETERMINERS) and determiner in _NUMBERED and not plural:
                return False
        if self._speaker_next(words, after):
            named = words[after].text[:1].isupper()
            before = words[: start - 1]
            return (
                not named
                or not any(w.text == "," for w in before)
                or words[0].lower not in _CLAUSE_OPENERS
                or any(w.lower in self.lexicon.auxiliaries or _VERBAL.search(w.lower) for w in before)
            )
        if not self._speaks(words[after : after + 11]):
            return False
        return (
            determiner in _PLURAL_DETERMINERS
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
                w.lower in self.lexicon.auxiliaries or self._conjugated(w) or _VERBAL.search(w.lower) for w in before
            )
        )

    def _speaks(self, who: Sequence[Word]) -> bool:
        """Whether the first noun of a phrase can be who speaks: a name, a role, a body, somebody unnamed."""
        if who and who[0].lower in _PREPOSITIONS and who[0].lower not in ("de", "d'"):
            inner = next((k for k, w in enumerate(who) if w.lower not in (*_PREPOSITIONS, *_CONTRACTED)), len(who))
            at = next((k for k in range(inner + 1, len(who)) if who[k].lower in _OBJECT_DETERMINERS), None)
            return at is not None and self._speaks(who[at:])  # « a déclaré à la presse le préfet »
        for k, word in enumerate(who):
            lower = word.lower
            if k and (word.text in (",", ".", ":", ";") or lower in _NO_HEAD and who[k - 1].lower not in TIME_WORDS):
                return False
            if any(form in self._speakers for form in (lower, lower.removesuffix("s"))) or _AGENT.search(lower):
                return True
            if word.text[:1].isupper() or lower in LOWER_MEDIA:
                return True
        return False

    def _names_someone(self, who: Sequence[Word]) -> bool:
        return super()._names_someone(who) or any(word.lower in LOWER_MEDIA for word in who[:2])

    # -- « on » who reads and learns -------------------------------------------------------------------------------

    def _tag(self, words: list[Word]) -> list[Piece] | None:
        return self._read(words) or super()._tag(words) or self._as_said(words)

    def _read(self, words: list[Word]) -> list[Piece] | None:
        """« P, peut-on lire dans le rapport », « P, a-t-on appris auprès des pompiers », « P, dit-on à Matignon »."""
        for i in range(2, len(words) - 1):
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

    def _past_preposition(self, words: Sequence[Word], at: int) -> int:
        """The first word of the noun phrase after « auprès de », « de », « à l' »."""
        first = at + 1
        if words[at].lower == "auprès" and first < len(words) and words[first].lower in _CONTRACTED:
            first += 1
        return first

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
        if lower[0] in _CAN and nxt in _READ or lower[0] in ("a", "avait") and (nxt in _READ or nxt == "appris"):
            return i + clitic + 2
        form = self._verb(words[i])
        if lower[0] in ("a", "avait"):
            told = self.lexicon.speech.get(nxt)
            return i + clitic + 2 if told is not None and told.participle and told.speech is Speech.SAY else None
        if lower[0] in _READS or form is not None and form.finite and form.speech is Speech.SAY:
            return i + clitic + 1
        return None

    def _learned(self, words: list[Word]) -> list[Piece] | None:
        """« On apprend de source judiciaire que P », « Il a été précisé auprès du parquet que P »."""
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
        if that is None or not any(w.lower in _READ | _READS | {"écrit"} or self._conjugated(w) for w in told):
            return None
        head = Piece(words[: that + 1], reports=True)
        frame = Frame(Framing.ACCORDING, Speech.SAY, words[comma + 1 : that], words[1:comma], head=head, lemma="lire")
        return [head, *self._contents(words[that + 1 :], frame)]

    # -- speech that goes on -----------------------------------------------------------------------------------------

    def _colon(self, words: list[Word]) -> list[Piece] | None:
        found = self._opening_quote(words) or self._goes_on(words) or super()._colon(words)
        head = found[0] if found is not None else None
        for piece in found or ():
            if head is None or piece.frame is None or piece.frame.head is not head or head.reports:
                continue
            read = next((k for k, w in enumerate(head.words) if k and w.lower in _READ | _READS), None)
            if read is not None and any(w.lower.strip("-") == "on" for w in head.words[max(0, read - 3) : read + 2]):
                piece.frame.cue, head.reports = [head.words[read]], True  # « on pouvait lire : "P" »
        return found

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
                    return super()._quoted_rest(rest[:j], frame)
        return super()._quoted_rest(rest, frame)

    def _gerund(self, after: list[Word], frame: Frame) -> list[Piece]:
        form = self._verb(after[0])
        for j, word in enumerate(after[1:5], 1):
            if word.text == ":" and form is not None and len(after) > j + 2:
                more = Frame(frame.framing, form.speech, [after[0]], frame.who, frame.pronoun, frame.head, form.lemma)
                return [Piece(after[: j + 1], reports=True), Piece(after[j + 1 :], more)]
        return super()._gerund(after, frame)

    # -- what is reported, and where it ends ---------------------------------------------------------------------------

    def _that(self, words: list[Word]) -> list[Piece] | None:
        return self._learned(words) or super()._that(words)

    def _content_follows(self, words: Sequence[Word], verb: int, that: int) -> bool:
        """« a publié la lettre que X a écrite »: an object of its own, then a relative clause."""
        form = self._verb(words[verb])
        before = words[verb - 1].lower if verb else ""
        two = words[verb - 2].lower if verb > 1 else ""
        if (
            before in _NOUN_MARKS
            or before in ("l'", "d'")
            and two not in ("il", "elle", "ils", "elles", "on", "qui", "ne")
        ):
            return False  # « l'annonce du référendum qu'il … »: a noun
        if (two, before) == ("ce", "qui"):
            return False  # « P, ce qui indique que Q »: nobody speaks
        if form is not None and form.lemma in TELLING_SOMEBODY:
            return True
        for k in range(verb + 1, that - 1):
            determined = words[k].lower in _OBJECT_DETERMINERS
            time = words[k + 1].lower in TIME_WORDS or words[k + 1].lower in _SPANS or words[k + 1].text[:1].isdigit()
            if determined and not time and words[k - 1].lower not in _PREPOSITIONS:
                return False
        return True

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
            if words[begin].lower not in _CLAUSE_OPENERS and not words[begin].text[:1].isupper():
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

    def _contents(self, words: list[Word], frame: Frame) -> list[Piece]:
        """« que P et que Q », « que P, que Q et que R »: the contents of one report."""
        joins = [i for i in range(3, len(words) - 3) if self._joins_that(words, i)]
        listed = bool(joins) and words[joins[-1]].text != ","
        for i in joins if listed else ():
            if self._subordinate(words[:i]):
                return [Piece(words, frame)]
            if words[i + 2].lower in _CLAUSE_OPENERS or words[i + 2].text[:1].isupper():
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
            opens = nxt.lower in _CLAUSE_OPENERS or nxt.text[:1].isupper()
            if words[j].text == "," and self.quote_of(words[j]) is None and opens:
                return j
        return None

    def _nearest_speaker(self, ahead: Sequence[Word]) -> list[Word]:
        """« Après la visite du ministre de l'Intérieur annonçant … »: the last role or body, with what follows it."""
        nouns = self.lexicon.role_nouns | set(self.lexicon.body_nouns)
        return next((list(ahead[k:]) for k in range(len(ahead) - 1, -1, -1) if ahead[k].lower in nouns), [])

    def _content_noun(self, words: list[Word], i: int) -> list[Piece] | None:
        """« Les accusations selon lesquelles P ont été rejetées par X »: P ends where they are rejected."""
        pieces = super()._content_noun(words, i)
        if pieces is None:
            return None
        head, content = pieces
        if words[0].lower in _FRONTED and (comma := self._main_clause_at(content.words)) is not None:
            after = content.words[comma + 1 :]
            content.words = content.words[:comma]
            # « Depuis les rumeurs selon lesquelles P, Q »: Q is the narrator's
            return [head, content, *self.cut(after, 0)]
        inside = content.words
        for k in range(4, len(inside) - 2):
            form = self._verb(inside[k + 2])
            if (
                inside[k].lower in self.lexicon.auxiliaries
                and inside[k + 1].lower == "été"
                and form is not None
                and form.speech is Speech.DENY
            ):
                by = next((j for j in range(k + 3, min(len(inside), k + 7)) if inside[j].lower == "par"), None)
                rest = Piece(inside[k:], reports=True)
                content.words = inside[:k]
                if by is not None:
                    who = inside[by + 1 : self._next_stop(inside, by + 1)]
                    content.denied_by = Frame(Framing.THAT, Speech.DENY, inside[k : k + 3], who, lemma=form.lemma)
                return [head, content] if by is not None else [head, content, rest]
        return pieces
