"""Who speaks where: every frame's parties in reading order, and which quotation belongs to whom."""

from __future__ import annotations

from dataclasses import replace

from claims.attribution import UNIDENTIFIED
from claims.extraction.frame_parties import FrameParties
from claims.extraction.model import Spoken
from claims.extraction.parsed import Parsed
from claims.framing import Frame, Framing, Piece
from claims.models import SourceKind
from claims.names import Party
from claims.quotes import Quote
from claims.splitting import Proposition

_TAKING_UP = frozenset("il elle lui son sa ses celui-ci celle-ci dernier dernière -il -elle -t-il -t-elle".split())


class Speakers:
    """The speakers of one article, read once from its beginning to its end."""

    def __init__(self, parsed: Parsed) -> None:
        self.parsed, self.names, self.lexicon = parsed, parsed.names, parsed.lexicon
        self.spoken = Spoken()
        self.before: dict[int, tuple[Party, ...]] = {}  # who had spoken before a piece
        self.by_quote: dict[Quote, tuple[tuple[Party, ...], Frame]] = {}
        self.tagged: set[Quote] = set()  # quotations with a tag whose speaker was not found
        self.by_frame: dict[Frame, tuple[Party, ...]] = {}
        self._body_before: dict[int, tuple[Party, ...]] = {}  # what « it » had meant before a piece
        self._parties = FrameParties(parsed, self.spoken)
        self._read()

    def meant(self, proposition: Proposition, piece: Piece) -> tuple[Party, ...]:
        """Whom the pronoun before a verb of denying or accusing can mean: in English « it » is a body, « he » a man."""
        before = self.before[id(piece)]
        subject = proposition.predicate.child("nsubj")
        if not self.parsed.english or subject is None:
            return before
        if subject.lower == "it":
            return self._body_before[id(piece)]
        gender = {"he": "Masc", "she": "Fem"}.get(subject.lower, "")
        if not gender:
            return before
        fits = (
            p for p in before if p.kind is SourceKind.PERSON and (p.known is None or p.known.gender in ("", gender))
        )
        return tuple(fits) if len(before) == 1 else ()

    def _read(self) -> None:
        """Decide every frame's parties in reading order, and which quotation belongs to whom."""
        for piece in self.parsed.pieces:
            frame = piece.frame
            self.before[id(piece)] = self.spoken.speakers
            self._body_before[id(piece)] = self.spoken.body
            if frame is None:
                self._note_narrated(piece)
                continue
            if frame not in self.by_frame:
                parties = self._answering(frame)
                told_of = frame.framing is Framing.CONTENT_NOUN and self.parsed.english
                if parties and not told_of:
                    self.spoken.speakers = parties
                    self.names.recent.extend(parties)
                    if len(parties) == 1 and parties[0].kind not in (SourceKind.PERSON, SourceKind.ANONYMOUS):
                        self.spoken.body = parties
                    for party in parties:
                        if party.kind is SourceKind.ANONYMOUS:
                            self.spoken.anonymous = party
            quote = self.parsed.main_quote(piece.words)
            if quote is not None and self.by_frame[frame]:
                self.by_quote[quote] = (self.by_frame[frame], frame)
            elif quote is not None:
                self.tagged.add(quote)

    def _answering(self, frame: Frame) -> tuple[Party, ...]:
        """Who answers for what a frame reports, through whom it was passed on."""
        if frame in self.by_frame:
            return self.by_frame[frame]
        if frame.same is not None:
            self.by_frame[frame] = self._answering(frame.same)
            return self.by_frame[frame]
        parties = self._parties.of(frame)
        relays = self.names.parties(frame.relay, self.spoken.anonymous) if frame.relay else []
        if frame.via is not None and not relays:
            relays = list(self._answering(frame.via)) or [Party(UNIDENTIFIED, SourceKind.ANONYMOUS)]
        relays = [relay for relay in relays if relay.name not in {party.name for party in parties}]
        if relays:
            parties = [replace(party, through=relays[0]) for party in parties]
        self.by_frame[frame] = tuple(parties)
        return self.by_frame[frame]

    def _turns_to_another(self, piece: Piece) -> bool:
        """« Vient le tour de Paul Martin. »: somebody of the last speaker's gender is named, and he himself not taken up."""
        last = self.spoken.speakers
        if len(last) != 1 or last[0].kind is not SourceKind.PERSON or last[0].known is None:
            return False
        if any(w.lower in _TAKING_UP for w in piece.words):
            return False
        runs = self.names.runs_between(piece.words[0].index - 1, piece.words[-1].index + 1)
        named = [name for run in runs if (name := self.names.full(run)).kind is SourceKind.PERSON]
        gender = last[0].known.gender
        others = [name for name in named if name is not last[0].known and name.gender in ("", gender)]
        return bool(others) and last[0].known not in named

    def _note_narrated(self, piece: Piece) -> None:
        """A sentence of the narrator about somebody: a later « il a ajouté » may mean its subject."""
        root = next((w for w in piece.words if w.head is None), None)
        if root is None or self.parsed.main_quote(piece.words) is not None:
            return
        subject = root.child("nsubj", "nsubj:pass")
        if not self.parsed.english and self._turns_to_another(piece):
            self.spoken.speakers = ()
        if subject is None or subject.lower in self.lexicon.pronouns:
            return
        phrase = subject.subtree()[:12]
        if self.parsed.english:
            aside = {w for c in subject.each("acl:relcl", "acl") for w in c.subtree()}
            phrase = [w for w in phrase if w not in aside]
        parties = self.names.parties(phrase, self.spoken.anonymous)
        if len(parties) == 1 and parties[0].kind in (SourceKind.PERSON,) and parties[0].known is not None:
            self.spoken.speakers = tuple(parties)
        if len(parties) == 1 and parties[0].kind not in (SourceKind.PERSON, SourceKind.ANONYMOUS):
            self.spoken.body = tuple(parties)
