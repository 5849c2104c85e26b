"""The text of a file or an archive → the article's: without what no article has, everything mended noted.

Pages and feeds are markup and have their own way, which ends in the same mends.
"""

from __future__ import annotations

import re
from typing import Final

from claims.blocks import is_marked_up, paragraphs
from claims.decoding import Decoded, composed, lost_letters, mend_mojibake, without_escapes, without_invisible
from claims.errors import UnreadableArticle
from claims.leftovers import without_scripts

_BLOCK_TAG: Final = re.compile(r"<(?:p|br|div|h[1-6]|li)\b[^<>]{0,2000}>", re.IGNORECASE)


def cleaned(text: str, *, place: str) -> Decoded:
    """``text`` mended; UnreadableArticle where nothing is left of it, or too many of its letters are lost."""
    mends: list[str] = []
    if is_marked_up(text) and _BLOCK_TAG.search(text):
        text = paragraphs(text)
        mends.append("read from HTML")
    for mend in (without_escapes, without_invisible, without_scripts, mend_mojibake, composed):
        done = mend(text)
        text = done.text
        mends += done.repairs
    if not text.strip():
        raise UnreadableArticle(f"{place}: no text in it but {' and '.join(mends) or 'white space'}")
    if lost := lost_letters(text):
        raise UnreadableArticle(
            f"{place}: {lost} of its letters were lost in an earlier conversion; look for its source"
        )
    return Decoded(text, tuple(mends))
