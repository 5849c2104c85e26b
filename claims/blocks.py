"""A piece of HTML → its words, a block a line. For fragments that hold an article's text and nothing else: what feeds
and archives carry. Whole pages are for `claims.pages`.
"""

from __future__ import annotations

import html
import re
from typing import Final

from lxml import etree
from lxml import html as markup

LINKED: Final = 0.7  # a line of which this share leads elsewhere is a link
_MARKED_UP: Final = re.compile(r"</?[a-zA-Z][^<>]{0,2000}>|&(?:#\d+|#x[0-9a-fA-F]+|[a-zA-Z]{2,8});")
_NOT_XML: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_BLOCKS: Final = frozenset(
    "address article aside blockquote br dd div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6 header hr li ol p pre"
    " section table td th tr ul".split()
)
# How a text says that there is more of it elsewhere. Kept, though a link: whoever reads on must know.
CONTINUES: Final = re.compile(
    r"(?:lire la suite|lire l['’]article|lire plus|la suite|continue reading|read more|keep reading|\(suite)\W*.{0,80}$",
    re.IGNORECASE,
)
_UNREAD: Final = frozenset("script style noscript iframe object form figure button svg template".split())


def is_marked_up(words: str) -> bool:
    """Whether there are tags or entities in ``words``."""
    return _MARKED_UP.search(words) is not None


def paragraphs(words: str) -> str:
    """The text of a fragment, a block a line, without scripts, pictures and lines that are nothing but a link.

    Markup that was escaped once too often is read as what it was meant for.
    """
    for _ in range(2):
        if not is_marked_up(words):
            break
        words = _text_of(words)
    return "\n".join(line for line in (" ".join(line.split()) for line in words.split("\n")) if line)


def _text_of(words: str) -> str:
    if "<" not in words:
        return html.unescape(words)
    try:
        tree = markup.fragment_fromstring(_NOT_XML.sub("", words), create_parent="div")
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError):  # it asserts that there is a body
        return html.unescape(re.sub(r"<[^<>]*>", " ", words))
    lines: list[str] = []
    line: list[str] = []
    linked = [0]

    def flush() -> None:
        text = " ".join("".join(line).split())
        if text and (linked[0] < LINKED * len(text) or CONTINUES.match(text)):
            lines.append(text)
        line.clear()
        linked[0] = 0

    silent = inside = 0
    # Walked and not recursed: an entry may nest as deep as it likes.
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        tag = element.tag if isinstance(element.tag, str) else ""
        if tag in _BLOCKS:
            flush()
        step = 1 if event == "start" else -1
        silent += step * (tag in _UNREAD)
        inside += step * (tag == "a")
        said = (element.text if tag else None) if event == "start" else (element.tail if element is not tree else None)
        if said and not silent:
            line.append(said)
            linked[0] += len(" ".join(said.split())) if inside else 0
    flush()
    return "\n".join(lines)
