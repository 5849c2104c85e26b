"""What a sentence of an article looks like."""

from __future__ import annotations

import re

SENTENCE_END = re.compile(r"[.!?…:;][\"'»”’)\]\s]*$")
INNER_END = re.compile(r"\w{3}[.!?…] [A-ZÀ-Ý«\"“]")


def is_prose(line: str) -> bool:
    """Whether a line ends as a sentence does, or is long and has the end of one in it: the last stop may be missing."""
    return bool(SENTENCE_END.search(line)) or (len(line) >= 150 and INNER_END.search(line) is not None)
