"""Who stands behind a proposition and how: its frame, or a verb in it that denies, accuses or announces."""

from __future__ import annotations

from dataclasses import dataclass, replace

from claims.attribution import Stance, nobody_nameable
from claims.extraction.model import Voice
from claims.extraction.parsed import Parsed
from claims.extraction.speakers import Speakers
from claims.framing import Framing, Piece
from claims.models import Status
from claims.predicates import finite_word
from claims.splitting import Proposition


@dataclass(frozen=True)
class Stood:
    """A proposition with its stance; ``transformed``: it is what a verb of the article's proposition denies or reports."""

    proposition: Proposition
    stance: Stance
    transformed: bool = False

    @property
    def accuses(self) -> bool:
        """Whether it tells what somebody is accused of: « X accuse Y de P »."""
        return self.transformed and self.proposition.rule == "accusation"

    @property
    def claimed(self) -> bool:
        """Whether somebody claims it: « X claimed to have won »."""
        return self.transformed and any(word.lemma == "claim" for word in self.stance.cue)


class Stances:
    """The stances of one article's propositions."""

    def __init__(self, parsed: Parsed, speakers: Speakers) -> None:
        self.parsed, self.speakers = parsed, speakers
        self.lexicon, self.layout, self.attribution = parsed.lexicon, parsed.layout, parsed.attribution

    def of(self, proposition: Proposition, voice: Voice, piece: Piece) -> Stood:
        """The stance of a proposition that ``voice`` tells, or of what a verb of denying or accusing in it makes of it."""
        if voice.frame is None:
            meant = self.speakers.meant(proposition, piece)
            transformed = self.attribution.transform(proposition, self.speakers.spoken.anonymous, meant)
            if transformed is not None:
                proposition, stance = transformed
                if stance.status is Status.ASSERTED and stance.parties and nobody_nameable(stance.parties):
                    stance = replace(stance, status=Status.REPORTED)
                return Stood(proposition, stance, transformed=True)
        narrated = proposition.attributive or proposition.rule == "relative" and self._vouched(proposition, voice)
        if narrated and not voice.direct:
            return Stood(proposition, Stance((), Status.ASSERTED, (), "an apposition of the narrator's"))
        stance = self.attribution.stance(proposition, voice.frame, voice.parties, direct=voice.direct)
        return Stood(proposition, stance)

    def _vouched(self, proposition: Proposition, voice: Voice) -> bool:
        """« Selon certains, X séjournerait à P, où Y a séjourné »: the indicative beside a conditional is the narrator's."""
        if (
            voice.frame is None
            or voice.frame.framing is not Framing.ACCORDING
            or any(
                q.inner_start <= w.start < q.inner_end
                for w in proposition.words
                for q in self.layout.quotes.near(w.start, w.end)
            )
        ):
            return False
        above = proposition.predicate.head
        governor = proposition.governor or next(
            (
                a
                for a in [above, *(above.ancestors() if above is not None else ())]
                if a is not None and a.pos in ("VERB", "AUX")
            ),
            None,
        )
        own, other = finite_word(proposition.predicate), finite_word(governor) if governor is not None else None
        return (
            own is not None
            and other is not None
            and self.lexicon.is_conditional(other.lower)
            and not self.lexicon.is_conditional(own.lower)
        )
