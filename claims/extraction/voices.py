"""Whose words a piece is: those of its frame, of its quotation, of who spoke in the sentence before, or the narrator's."""

from __future__ import annotations

import re
from dataclasses import replace

from claims.attribution import UNIDENTIFIED
from claims.extraction.model import Voice
from claims.extraction.parsed import Parsed
from claims.extraction.speakers import Speakers
from claims.framing import Frame, Framing, Piece
from claims.language.lexicon import Speech
from claims.models import SourceKind
from claims.names import Party
from claims.quotes import Quote

_QUOTED_INSIDE = re.compile(
    r"[:,]\s*(?:['‘](?=\w)(?P<said>[^«»“”\"\n]+?)(?:['’](?![\w])|$)|[\"“](?=\w)(?P<told>[^«»“”\"\n]+?)[\"”])"
)


class Voices:
    """The voices of one article's pieces, asked for in reading order."""

    def __init__(self, parsed: Parsed, speakers: Speakers) -> None:
        self.parsed, self.speakers = parsed, speakers
        self.names, self.lexicon, self.layout = parsed.names, parsed.lexicon, parsed.layout
        self._speaking: tuple[Party, ...] = ()  # whose words the article is in the middle of
        self._last_paragraph = -2  # where they spoke last
        self._heard: dict[Quote, Voice] = {}  # quotations whose first words told who speaks
        self._inner = [  # « "Ils nous ont dit : 'P. Q'", explique X »: P and Q
            found.span("said" if found["said"] is not None else "told")
            for quote in parsed.layout.quotes
            for found in _QUOTED_INSIDE.finditer(parsed.text, quote.inner_start, quote.inner_end)
        ]

    def of(self, piece: Piece) -> Voice:
        """Who speaks in a piece; whom a speaker quotes is somebody else, whom nobody here names."""
        voice = self._outer_voice(piece)
        start, end = piece.words[0].start, piece.words[-1].start
        if not voice.parties or not any(first <= start and end <= last + 2 for first, last in self._inner):
            return voice
        quoted = tuple(Party(UNIDENTIFIED, SourceKind.ANONYMOUS, through=party) for party in voice.parties[:1])
        return replace(voice, parties=quoted)

    def _outer_voice(self, piece: Piece) -> Voice:
        """Who speaks in a piece, whomever they quote."""
        frame = piece.frame
        quote = self.parsed.main_quote(piece.words)
        paragraph = self.parsed.paragraph(piece)
        if frame is not None:
            parties = self.speakers.by_frame.get(frame, ())
            if parties:
                self._last_paragraph, self._speaking = paragraph, parties
            elif self.parsed.english and frame.pronoun and quote is not None:
                self._speaking = ()  # « he said » of somebody unknown: the next quotation is not the last speaker's
            return Voice(parties, frame, quote is not None and piece.words[0].start >= quote.start)
        if (author := self.layout.signed.get(paragraph)) is not None:
            return Voice((self._author(author),), Frame(Framing.TAG, Speech.SAY, []), direct=True)
        if quote is None or piece.words[0].start < quote.start:
            return Voice((), None, direct=False)
        if quote in self._heard:
            return self._heard[quote]
        if quote in self.speakers.by_quote:
            parties, found = self.speakers.by_quote[quote]
            self._last_paragraph, self._speaking = paragraph, parties
            return Voice(parties, found, direct=True)
        if quote in self.speakers.tagged and self.parsed.french:
            return Voice((), None, direct=True)
        last = next((w for w in reversed(piece.words) if w.text not in (".", "!", "?", ",", "…")), piece.words[-1])
        if quote.start <= piece.words[0].start and quote.inner_end >= last.start:
            return self._unframed(piece, quote, paragraph)
        return Voice((), None, direct=True)

    def _unframed(self, piece: Piece, quote: Quote, paragraph: int) -> Voice:
        """A sentence wholly in a quotation that nobody is said to speak: who was told of just before, or goes on speaking."""
        told = self.speakers.before[id(piece)]
        near = paragraph - self._last_paragraph <= 1
        if len(told) == 1 and told[0].kind is SourceKind.PERSON:
            beside = self._told_beside(piece, told[0])
            # told of since somebody else spoke: « Contacté, X reconnaît une erreur. "P" »
            since = told[0].name not in {party.name for party in self._speaking}
            if beside and not near or since:
                self._heard[quote] = _going_on(told if beside else ())
                return self._heard[quote]
        if near and self._speaking and all(party.kind is not SourceKind.DOCUMENT for party in self._speaking):
            self._last_paragraph = paragraph
            return _going_on(self._speaking)
        return Voice((), None, direct=True)

    def _author(self, signature: str) -> Party:
        """Who signed a post: somebody whom the article knows, or the name as it stands there."""
        for name in self.names.names.values():
            if name.kind is SourceKind.PERSON and len(name.text.split()) > 1 and name.text in signature:
                return Party(name.text, SourceKind.PERSON, name.role, name)
        signed, _, role = re.sub(r"[^\w.)’'-]+$", "", signature).partition(",")
        kind = self.lexicon.body_nouns.get(signed.split()[0].lower(), SourceKind.PERSON)
        return Party(signed.strip(), kind, role.strip() or None)

    def _told_beside(self, piece: Piece, party: Party) -> bool:
        """Whether the sentence just before, in the same paragraph, was about one person only: the one who speaks next."""
        before = self.parsed.before(piece)
        if before is None or self.parsed.paragraph(before) != self.parsed.paragraph(piece):
            return False
        people = {
            self.names.full(self.names.run_of[w.index]).text
            for w in before.words
            if w.index in self.names.run_of and w.entity in ("PER", "PERSON")
        }
        return people == {party.name}


def _going_on(parties: tuple[Party, ...]) -> Voice:
    """The voice of a quotation that no verb of saying stands beside."""
    return Voice(parties, Frame(Framing.TAG, Speech.SAY, []), direct=True, inherited=True)
