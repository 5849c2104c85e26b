"""A page's markup as a tree, of which layout tables and glued labels are gone."""

from __future__ import annotations

import re

from lxml import etree, html

from claims.errors import UnreadableArticle
from claims.pages.prose import SENTENCE_END

# Both libraries take a time that grows with the square of these. Large pages of news sites have 2,000
# elements; a tag with 40,000 attributes took 30 s, one with 200,000 seven minutes.
_MOST_ELEMENTS = 50_000
_MOST_ATTRIBUTES = 5_000
_TAG = re.compile(r"<([a-zA-Z][^\s/>]*)")
_ATTRIBUTE = re.compile(r"""[\s/]*[^\s/>=]+(?:\s*=\s*(?:"[^"]*(?:"|\Z)|'[^']*(?:'|\Z)|[^\s>]*))?""")
_UNPARSED_END = {name: re.compile(f"</{name}", re.IGNORECASE) for name in ("script", "style")}
_GLUED = re.compile(r"[A-ZÀ-Ý](?:[a-zà-ÿ]|['’]\w)")
_LABEL = re.compile(r"\b(?:slug|keyword|kicker|surtitre|eyebrow|overline)\b", re.IGNORECASE)
_BLOCKS = frozenset(("p", "div", "table", "ul", "ol", "blockquote", "h1", "h2", "h3", "h4"))


def count_elements(markup: str, place: str) -> int:
    """How many tags open in the page; UnreadableArticle where they, or one's attributes, are too many to
    parse.
    """
    count, position = 0, 0
    while tag := _TAG.search(markup, position):
        count += 1
        position = tag.end()
        attributes = 0
        while attribute := _ATTRIBUTE.match(markup, position):
            position = attribute.end()
            attributes += 1
        if count > _MOST_ELEMENTS or attributes > _MOST_ATTRIBUTES:
            raise UnreadableArticle(f"{place}: the page is too tangled to be an article")
        if ending := _UNPARSED_END.get(tag[1].lower()):
            closed = ending.search(markup, position)
            position = closed.end() if closed else len(markup)
    return count


def parse(markup: str) -> html.HtmlElement:
    # Bytes in a known encoding: lxml refuses a str that declares one, and otherwise believes the declaration.
    parser = html.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True)
    tree = html.document_fromstring(markup.replace("\0", "").encode("utf-8", "replace"), parser=parser)
    _unlay(tree)
    _unglue(tree)
    return tree


def _unglue(tree: html.HtmlElement) -> None:
    """A label before a paragraph's first word ("<span>Politique</span>Le maire") is no word of it: it gets a line of its
    own, or goes where the page calls it a label.
    """
    for label in [label for label in tree.iter("span", "strong", "b", "a") if _is_first(label)]:
        words = "".join(label.itertext())
        if _LABEL.search(label.get("class") or "") and len(words) <= 40 and not SENTENCE_END.search(words.strip()):
            label.drop_tree()
        elif words[-1:].islower() and _GLUED.match(label.tail or ""):
            label.addnext(html.Element("br"))
            following = label.getnext()
            following.tail, label.tail = label.tail, None


def _is_first(label: html.HtmlElement) -> bool:
    return label.getprevious() is None and not (label.getparent().text or "").strip()


def _unlay(tree: html.HtmlElement) -> None:
    """Tables that lay out the page, as before 2005, become blocks: a cell of data holds no 400 characters."""
    for cell in [cell for cell in tree.iter("td", "th") if len(plain(cell)) > 400]:
        for around in cell.iterancestors("table", "tbody", "tr"):
            around.tag = "div"
        cell.tag = "div" if any(part.tag in _BLOCKS for part in cell.iterdescendants()) else "p"


def plain(element: etree._Element) -> str:
    return " ".join("".join(element.itertext()).split())
