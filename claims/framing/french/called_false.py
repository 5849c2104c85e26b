"""« Il est faux que P », « Il n'est pas vrai de dire que P »: P, denied by whoever says so."""

from __future__ import annotations

import re

from claims.framing.model import CALLED_FALSE, Frame, Framing, Piece
from claims.language.lexicon import Speech
from claims.quotes import MARKS

_FALSE = re.compile(  # of words with a space after each
    r"(?:(?:il|c') (?:est|était) (?:totalement |complètement |absolument )?(?:faux|inexact|mensonger) "
    r"|(?:il|ce) n' (?:est|était) pas (?:vrai|exact) )(?:(?:de|d') \w+ )?(?:que|qu') "
)


def take_denial(piece: Piece) -> None:
    """Leave in a piece only what it calls false, in a frame that denies it; other pieces stay as they are."""
    words = [w for w in piece.words if w.text not in MARKS]
    found = _FALSE.match("".join(f"{w.lower} " for w in words[:10]))
    if found is None or piece.reports:
        return
    count = len(found[0].split())
    if count == len(words):
        return
    frame = Frame(Framing.THAT, Speech.DENY, words[1 : count - 1], pronoun="on", lemma=CALLED_FALSE)
    if piece.frame is not None:
        frame.pronoun, frame.same, frame.head = "", piece.frame, piece.frame.head
    piece.frame, piece.words = frame, [w for w in piece.words if w.index >= words[count].index]
