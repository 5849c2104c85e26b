"""The claims of one parsed article, piece after piece.

``prepared`` cuts an article into pieces, ``parsed`` holds it once the parser has read them. ``speakers`` reads it through
for who speaks (``frame_parties``: whom the words of a frame name), ``voices`` says whose words a piece is, ``statements``
what it states; ``stances`` and ``denials`` say who stands behind that and who rejects it, ``filters`` what is no claim, and
``finishing`` writes the claim out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claims.extraction.denials import Denials, is_charge
from claims.extraction.filters import is_claim, is_report, states_nothing
from claims.extraction.finishing import Finisher
from claims.extraction.model import Voice
from claims.extraction.parsed import Parsed
from claims.extraction.prepared import Prepared
from claims.extraction.speakers import Speakers
from claims.extraction.stances import Stances
from claims.extraction.statements import Statements, complete
from claims.extraction.voices import Voices
from claims.framing import Piece
from claims.framing.english.cutter import Absolute
from claims.framing.english.nominal import Completed
from claims.language.lexicon import Speech
from claims.models import Claim
from claims.names import Party
from claims.nominal import deeds
from claims.resolve import Resolver
from claims.splitting import Proposition

__all__ = ["Extraction", "Prepared"]


class Extraction:
    """The claims of one prepared article."""

    def __init__(self, prepared: Prepared) -> None:
        self.parsed = Parsed(prepared)
        self.names, self.lexicon = self.parsed.names, self.parsed.lexicon
        self.resolver = Resolver(self.names, self.lexicon)
        self.speakers = Speakers(self.parsed)
        self.voices = Voices(self.parsed, self.speakers)
        self.statements = Statements(self.parsed)
        self.stances = Stances(self.parsed, self.speakers)
        self.denials = Denials(self.parsed, self.speakers)
        self.finisher = Finisher(self.parsed, self.resolver)

    def claims(self) -> list[Claim]:
        """The claims in the order of the text, each once."""
        found: list[Claim] = []
        for piece in self.parsed.pieces:
            found.extend(self.denials.denied_before(piece, found) or self._of_piece(piece))
            self.resolver.remember(piece.words, quoted=self.parsed.main_quote(piece.words) is not None)
        whole = (self.finisher.taken_whole(sentence) for sentence in self.parsed.whole)
        found.extend(claim for claim in whole if claim is not None)
        return sorted(_distinct(found), key=lambda c: (c.start, c.end, c.text))

    def _of_piece(self, piece: Piece) -> Iterator[Claim]:
        """The claims of one piece."""
        voice = self.voices.of(piece)
        cut_from = piece.relative_of.words if piece.relative_of is not None and piece.antecedent is not None else ()
        self.resolver.begin(
            piece.words,
            self.speakers.before[id(piece)],
            host=next((w for w in cut_from if w.head is None), None),
            quoted=self.parsed.main_quote(piece.words) is not None,
        )
        if piece.fronted_of is not None or isinstance(piece, Absolute):
            alone = self.statements.absolute(piece) if isinstance(piece, Absolute) else self.statements.fronted(piece)
            if alone is not None:
                yield from self._claim(alone, voice, piece)
        elif not states_nothing(piece, self.parsed):
            yield from self._of_clauses(piece, voice)

    def _of_clauses(self, piece: Piece, voice: Voice) -> Iterator[Claim]:
        """The claims of a piece with a verb of its own, from each voice that tells or denies them."""
        against = self.denials.deniers(piece)
        voices = self._voices(piece, voice, against)
        # « A rejected B's claim that he had lied »: he is A
        spoken_of = against[0].parties if against and self.parsed.english else ()
        rejected = list(self.denials.rejected(piece))
        for denied, denier, _ in rejected:
            yield from self._claim(denied, denier, piece)
        rejecting = [verb for _, _, verb in rejected]
        for proposition in self.statements.of(piece):
            for verb in rejecting:
                below = set(verb.subtree())
                proposition.parts = [p for p in proposition.parts if p not in below]
            if piece.reports and is_report(proposition, piece, self.parsed) or proposition.predicate in rejecting:
                continue
            if isinstance(piece, Completed):
                complete(proposition, piece)
            anonymous = self.speakers.spoken.anonymous
            said = self.statements.said_inside(proposition, voice, anonymous)
            denied_charge = list(self.denials.denied_charge(proposition, piece)) if voice.frame is None else []
            if denied_charge:
                yield from denied_charge
                continue
            for one in voices:
                yield from self._claim(proposition, one, piece, spoken_of)
            if said is not None:
                yield from self._claim(*said, piece)
        if self.parsed.french and voice.frame is None:
            for deed in deeds(piece.words, self.lexicon, self.names.run_of):
                yield from self._claim(deed, voice, piece)

    def _voices(self, piece: Piece, voice: Voice, against: Sequence[Voice]) -> list[Voice]:
        """The voice of a piece and those of whoever denies what it states."""
        voices = [voice, *against]
        if against and not voice.parties and self.parsed.english:
            voices = [*against]  # « the board dismissed claims that P »: nobody else is told to stand behind it
        if piece.denied_by is None:
            return voices
        forms = (self.lexicon.speech.get(w.lower) for w in piece.words) if piece.frame is None else ()
        accused = any(form is not None and form.speech is Speech.ACCUSE for form in forms)
        # « X a affirmé avoir été volé, mais Y dément »: not that X said so
        root = next((w for w in piece.words if w.head is None), None)
        told = self.lexicon.speech.get(root.lower) if root is not None and piece.frame is None else None
        accused = accused or self.parsed.french and told is not None and told.speech is Speech.SAY
        if not accused and (deniers := self.names.parties(piece.denied_by.who, self.speakers.spoken.anonymous)):
            voices.append(Voice(tuple(deniers), piece.denied_by, direct=False))
        return voices

    def _claim(
        self, proposition: Proposition, voice: Voice, piece: Piece, spoken_of: tuple[Party, ...] = ()
    ) -> Iterator[Claim]:
        """The claim that a proposition makes, if it is one, after the same as those deny it whom the piece names.

        ``spoken_of`` are whom its pronouns can stand for, where that is not who speaks.
        """
        stood = self.stances.of(proposition, voice, piece)
        proposition, stance = stood.proposition, stood.stance
        if not stood.transformed and not is_claim(proposition, voice, self.parsed):
            return
        own = stood.transformed and proposition.rule == "denial" and self.parsed.english
        speakers = spoken_of or (stance.parties if own else voice.parties)
        found = self.finisher.finish(proposition, stance, voice, piece, speakers=speakers, own=own)
        if found is None:
            return
        if stood.accuses or stood.claimed or piece.frame is not None and is_charge(piece.frame):
            self.denials.charge(found, piece)
        if stood.accuses and piece.denied_by is not None:
            deniers = self.names.parties(piece.denied_by.who, self.speakers.spoken.anonymous)
            yield from self.denials.rejecting(found, deniers, piece.denied_by.cue[0], "denies")
        yield found


def _distinct(found: Sequence[Claim]) -> Iterator[Claim]:
    seen: set[tuple[str, str, str]] = set()
    for claim in found:
        key = (claim.text.casefold(), claim.status, "|".join(s.name for s in claim.sources))
        if key not in seen:
            seen.add(key)
            yield claim
