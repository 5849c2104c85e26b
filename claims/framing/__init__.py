"""Cut a sentence into the words that report and the words that are reported, before anything is parsed.

A tag (« …, a déclaré lundi le ministre »), an introducer (« Selon X, … ») or a complementiser after a reporting verb
(« X affirme que … ») is found by position, punctuation and the forms of reporting verbs alone: the parser calls the
inverted subject of a reporting verb « object » in one case of three, and reads both halves better apart.

Pieces and frames are in ``model``. What both languages share is a class that knows those before it: ``surroundings`` of a
word, ends of ``tags``, ``according``. ``english`` and ``french`` start from there.
"""

from claims.framing.model import Frame, Framing, Piece

__all__ = ["Frame", "Framing", "Piece"]
