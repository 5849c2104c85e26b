"""Text from articles inside Markdown: shown as it is, never obeyed.

Prefect renders artifacts as GitHub's Markdown with links, images, HTML and emoji short codes. An article that
contains such marks must not change the page that quotes it.
"""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import quote, urlsplit

from flows.console import clean

WORD_JOINER: Final = "\u2060"

# Characters that may open something anywhere in a line. CommonMark's escape is a backslash before them.
_ANYWHERE: Final = re.compile(r"([\\`*_{}\[\]#|~$^=])")
# Characters that open something only at the start: a list, a heading's underline, a numbered item.
_AT_START: Final = re.compile(r"^([-+]|\d+(?=[.)]))")
# What GitHub's flavour turns into a link, or a short code into a picture, without any mark around it.
_BARE_LINKS: Final = re.compile(r"(?i)(\b[a-z][a-z0-9+.-]*:)(?=//)|(\b(?:mailto|xmpp):)|(\bwww)(?=\.)")
_SHORT_CODES: Final = re.compile(r":(?=[A-Za-z0-9_+-]+:)")


def literal(text: str) -> str:
    """``text`` on one line, for any place in a Markdown line or table cell, shown exactly as written.

    Where a bare address would become a link, an invisible word joiner is put in.
    """
    text = clean(text)
    text = _BARE_LINKS.sub(lambda found: found.group() + WORD_JOINER, text)
    text = _SHORT_CODES.sub(":" + WORD_JOINER, text).replace("@", WORD_JOINER + "@" + WORD_JOINER)
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    text = _ANYWHERE.sub(r"\\\1", text)
    return _AT_START.sub(lambda found: _start(found.group()), text)


def _start(mark: str) -> str:
    return f"\\{mark}" if mark in "-+" else f"{mark}{WORD_JOINER}"


def part(text: str) -> str:
    """The same of a part of a line: a space at either end stays."""
    shown = literal(text)
    if not shown:
        return " " if text else ""
    return f"{' ' if text[:1].isspace() else ''}{shown}{' ' if text[-1:].isspace() else ''}"


def bold(text: str) -> str:
    """``text`` in bold, whatever it starts and ends with and wherever it stands."""
    return _within("**", text)


def marked(text: str) -> str:
    """``text`` in bold italics, likewise: what a reader is to look at in a sentence."""
    return _within("***", text)


def _within(stars: str, text: str) -> str:
    shown = literal(text)
    if not shown:
        return ""
    # Stars beside a quotation mark or an apostrophe are no emphasis; beside a letter or a word joiner they are.
    before = "" if shown[0].isalnum() else WORD_JOINER
    after = "" if shown[-1].isalnum() else WORD_JOINER
    return f"{stars}{before}{shown}{after}{stars}"


def link(text: str, address: str | None) -> str:
    """``text`` as a link to ``address``, if that is an address of the web that shows where it leads; else as text."""
    shown = literal(text)
    safe = web_target(address) if address else None
    return f"[{shown}](<{safe}>)" if safe and shown else shown


def web_target(address: str) -> str | None:
    """``address`` for Markdown's angle brackets, in a table too; None unless it is http or https to a plain host."""
    safe = web_link(address)
    return safe.replace("&", "&amp;") if safe else None


def web_link(address: str) -> str | None:
    """``address`` in letters that every reader of links takes as they are; None unless it is http or https to a plain
    host.
    """
    try:
        parts = urlsplit(address)
        plain = (
            parts.scheme in {"http", "https"}
            and parts.hostname
            and parts.username is None
            and clean(address) == address
        )
    except ValueError:
        return None
    return quote(address, safe=":/?#[]@!$'()+,;=%~&") if plain else None
