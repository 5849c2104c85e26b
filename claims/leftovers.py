"""Code that a bad extraction left in a text → the text without it.

Players and advertisements are called by a script beside the article; whoever took the article out of its page with
the script's words in it leaves « window.player = new Player('x', {…}) » in the middle of the news.
"""

from __future__ import annotations

import re
from typing import Final

from claims.decoding import Decoded

_START: Final = re.compile(
    r"(?:\b(?:window|document|googletag|jQuery|\$)(?:\.\w+|\[[^\]\n]{0,80}\])+\s*(?:=(?!=)|\()"
    r"|\b(?:var|let|const)\s+\w+\s*=(?!=)"
    r"|\b\w+\.push\(\s*(?:function|\{|\[|\()"
    r"|\(function\s*\w*\()"
)
_OPEN: Final = {"(": ")", "{": "}", "[": "]"}
_TOKEN: Final = re.compile(
    r"""\s*(?:'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|[{}\[\](),:;=+<>!?&|*/.-]|-?\d[\w.]*"""
    r"""|(?:true|false|null)(?=\b|[A-ZÀ-Ý])|(?:undefined|new|function|return|typeof|this|if|else|var|let|const|async|window|document)\b"""
    r"""|[A-Za-z_$][\w$]*(?=\s*[.(\[:=]))"""
)
_INSIDE: Final = re.compile(r"\s*[A-Za-z_$][\w$]*(?=\s*[,)};])")  # a name that a bracket holds
_LONGEST: Final = 20_000  # characters of one script


def without_scripts(text: str) -> Decoded:
    """``text`` without what is code in it, each piece noted; prose is left alone."""
    pieces: list[str] = []
    end = removed = 0
    for found in _START.finditer(text):
        if found.start() < end:
            continue
        after = _end_of_code(text, found.start(), found.end())
        if after - found.start() < 30 or _is_prose(text[found.start() : after]):
            continue
        pieces.append(text[end : found.start()].rstrip(" "))
        end, removed = after, removed + 1
    if not removed:
        return Decoded(text)
    pieces.append(text[end:])
    repair = f"{removed} {'script' if removed == 1 else 'scripts'} left in the text taken out"
    return Decoded("".join(pieces), (repair,))


def _end_of_code(text: str, start: int, position: int) -> int:
    """Where the code ends that starts at ``start``: after its brackets, or where words begin that are no code."""
    limit = min(len(text), start + _LONGEST)
    depth = sum(text.count(each, start, position) for each in _OPEN) - sum(
        text.count(each, start, position) for each in _OPEN.values()
    )
    while position < limit:
        token = _TOKEN.match(text, position, limit) or (_INSIDE.match(text, position, limit) if depth > 0 else None)
        if token is None:
            break
        word = token[0].strip()
        if depth <= 0 and word not in ("=", "new", ";", ".", ",", ")") and text[position - 1] in ")};":
            break
        position = token.end()
        depth += (word in _OPEN) - (word in _OPEN.values())
        if depth <= 0 and word == ";":
            break
    return position


def _is_prose(code: str) -> bool:
    """Whether what looks like code has no bracket or assignment that closes: a formula in a text about code."""
    return not re.search(r"[({\[]", code)
