"""The paragraphs of a page's article, without what only leads elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from lxml import etree, html

from claims.blocks import paragraphs
from claims.pages.prose import INNER_END, SENTENCE_END
from claims.pages.tree import plain

_LONGEST_TEASER = 300  # characters
_PROMOTES = re.compile(
    r"(?:suivez|rejoignez|retrouvez)-nous (?:sur|aussi)|partage[rz] (?:cet article|sur)|inscrivez-vous à (?:notre|la)"
    r"|recevez (?:notre|la|chaque)|(?:follow|like) us on|share this (?:article|story)|sign up (?:to|for) our",
    re.IGNORECASE,
)
# A line that leads elsewhere, where the page does not mark it as a link.
_POINTER = re.compile(
    r"(?:[aà] )?(?:lire|voir|écouter) (?:aussi|également|:)|à lire\b|lire notre"
    r"|read (?:more|also)|see also|more\s*:"
    r"|related\s*:|\d* ?commentaires?$|commenter$|publié le .{5,60}$|créé: |mis à jour le .{5,60}$"
    r"|our standards:",
    re.IGNORECASE,
)
_STAMPED = re.compile(r"\b(?:publié|mis à jour|modifié|published|updated|posted)\b.*\b\d{4}\b", re.IGNORECASE)
_MOST_ANCHORS = 1_000
_LONGEST_MENU = 5_000  # characters


def article_lines(tree: html.HtmlElement, titles: set[str], *, fast: bool) -> list[str]:
    """The paragraphs of the article, without what only leads elsewhere."""
    from trafilatura import bare_extraction  # noqa: PLC0415

    found = bare_extraction(tree, fast=fast, include_comments=False, include_tables=False, include_links=True)
    if found is None or isinstance(found, dict) or found.body is None:
        return []
    kept: list[_Line] = []
    teased = False  # the line before was the headline of another article: this one is its teaser
    for line in _blocks(found.body):
        if line.is_link or (_POINTER.match(line.text) and not line.text.endswith(".")):
            teased = line.teases
        elif teased and len(line.text) < _LONGEST_TEASER:
            teased = False
        else:
            teased = False
            kept.append(line)
    while kept and (kept[0].text in titles or (len(kept[0].text) < 120 and _STAMPED.search(kept[0].text))):
        kept.pop(0)
    while kept and (
        kept[-1].is_headline
        or (len(kept[-1].text) < 25 and not SENTENCE_END.search(kept[-1].text))
        or (len(kept[-1].text) < _LONGEST_TEASER and _PROMOTES.match(kept[-1].text))
    ):
        kept.pop()
    return [line.text for line in kept]


def whole_article(lines: list[str], notes: list[dict[str, Any]]) -> list[str]:
    """The article as the page's notes give it, where that is free and the page itself shows less than half of it."""
    for note in notes:
        said = note.get("articleBody")
        if isinstance(said, str) and str(note.get("isAccessibleForFree")).lower() != "false":
            whole = paragraphs(said).split("\n")
            shown, given = " ".join(lines), " ".join(whole)
            if shown == given or (len(shown) < 0.5 * len(given) and shown[:40] in given):
                return whole
    return []


def anchors_of(tree: html.HtmlElement) -> list[str]:
    """The words of links, the longest first."""
    return sorted({words for link in tree.iter("a") if 3 < len(words := plain(link)) < 200}, key=len, reverse=True)


def is_menu(line: str, anchors: list[str]) -> bool:
    """Whether a line is links put side by side: at least four that begin as headings do, and little else."""
    if len(line) > _LONGEST_MENU or INNER_END.search(line):
        return False
    rest, number = f" {line} ", 0
    for words in anchors[:_MOST_ANCHORS]:
        if not words[0].islower() and f" {words} " in rest:
            rest, number = rest.replace(f" {words} ", "  "), number + 1
    return number >= 4 and len(rest) < 0.5 * len(line)


@dataclass(frozen=True)
class _Line:
    text: str
    linked: int  # how many of its characters lead elsewhere
    is_headline: bool
    teases: bool  # a headline within a link, as lists of other articles have; a linked heading is the other way

    @property
    def is_link(self) -> bool:
        return bool(self.text) and self.linked >= 0.7 * len(self.text)


_ENDS_A_LINE = frozenset(("p", "item", "quote", "row", "list"))


class _Gathered:
    """The words of a line that is not yet whole."""

    def __init__(self) -> None:
        self.words: list[str] = []
        self.linked = 0
        self.headline = self.teases = False

    def add(self, words: str, *, linked: bool) -> None:
        self.words.append(words)
        self.linked += len(" ".join(words.split())) if linked else 0

    def line(self) -> _Line | None:
        """The line; None where it holds nothing."""
        text = " ".join("".join(self.words).split())
        return _Line(text, self.linked, self.headline, self.teases) if text else None


def _blocks(body: etree._Element) -> Iterator[_Line]:
    """The lines of trafilatura's tree: a paragraph, an item, a heading or what a line break ends."""
    gathered = _Gathered()
    # (event, element): a walk without recursion, for a page may nest as deep as it likes
    for event, element in etree.iterwalk(body, events=("start", "end")):
        inside_link = _is_in_link(element)
        ends = element.tag in _ENDS_A_LINE or (element.tag == "head" and not inside_link)
        if ends or (event == "start" and element.tag == "lb"):
            if line := gathered.line():
                yield line
            gathered = _Gathered()
        if event == "start":
            gathered.headline = gathered.headline or element.tag == "head"
            gathered.teases = gathered.teases or (element.tag == "head" and inside_link)
            if element.text:
                gathered.add(element.text, linked=inside_link)
        elif element.tail and element is not body:
            around = element.getparent()
            gathered.add(element.tail, linked=around is not None and _is_in_link(around))
    if line := gathered.line():
        yield line


def _is_in_link(element: etree._Element) -> bool:
    return element.tag == "ref" or any(True for _ in element.iterancestors("ref"))
