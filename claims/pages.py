"""A saved or fetched HTML page → its article: text, metadata, canonical address. No network.

trafilatura finds the article; what it lets through that is no sentence of it (the repeated title, the byline,
links to other articles with their teasers) is taken out again by its structure.
"""

from __future__ import annotations

import json
import logging
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import islice, takewhile
from typing import Any
from urllib.parse import urljoin, urlsplit

from lxml import etree, html
from pydantic import ValidationError

from claims.blocks import paragraphs
from claims.cleaning import cleaned
from claims.decoding import mend_mojibake
from claims.errors import UnreadableArticle
from claims.metadata import NOTHING, Metadata, one_line, utc_of_the_day

# What an article has at least: a news item of two sentences. Cookie walls, "enable JavaScript" and lists of
# headlines have less.
_LEAST_PROSE = 200
_LONGEST_TEASER = 300  # characters
_WORD_LENGTH = 6  # characters, the space included
_LONG_ARTICLE = 3000  # characters: longer than what is shown before a barrier
_SENTENCE_END = re.compile(r"[.!?…:;][\"'»”’)\]\s]*$")

_INNER_END = re.compile(r"\w{3}[.!?…] [A-ZÀ-Ý«\"“]")

# How a page says, in its own text, that the rest is for others. Looked for in the last lines only: many free
# pages carry these words in their menus.
_LOCKED = re.compile(
    r"il vous reste (?:encore )?[\d.,]+ ?% (?:de cet article )?à (?:lire|découvrir)"
    r"|(?:la suite|cet article|ce contenu|l['’]intégralité de cet article)"
    r" est réservée? (?:à nos |aux )abonnés"
    r"|(?:article|contenu|lecture|suite)s? réservée?s? (?:à nos |aux )abonnés"
    r"|abonnez-vous pour (?:lire|continuer|accéder|découvrir|poursuivre) "
    r"|(?:pour|envie de|vous souhaitez) (?:lire la suite|(?:continuer|poursuivre) (?:la|votre) lecture)"
    r".{0,60}(?:abonn|connectez|inscri|testez|offre|compte)"
    r"|(?:poursuivez|continuez) (?:la|votre) lecture.{0,40}abonn"
    r"|(?:être|soyez) abonnée?s? pour (?:lire|accéder)|compte (?:gratuit )?pour lire la suite"
    r"|vous avez lu [\d.,]+ ?% de cet article"
    r"|(?:subscribe|sign in|log in|register)(?: now| for free)? to (?:continue|keep|read|unlock)"
    r"|to (?:continue|keep) reading(?: this (?:article|story))?,? (?:please )?(?:subscribe|start|sign|log|register|become)"
    r"|(?:continue|keep) reading (?:your article )?with an? .{0,40}subscription|want to read more\? subscribe"
    r"|(?:this|the full) (?:article|content|story) is (?:only |exclusively |exclusive )?"
    r"(?:for|to|available to|reserved for) (?:our )?subscribers"
    r"|reached your (?:monthly |weekly )?limit of free articles|while we verify access"
    r"|already a subscriber\?\s*(?:log|sign) ?in",
    re.IGNORECASE,
)
_LEFT_OUT = re.compile(
    r"il vous reste (?:encore )?[\d.,]+ ?%|vous avez lu [\d.,]+ ?%|keep reading|continue reading", re.IGNORECASE
)
# What speaks to the reader about consent, in place of an article. News on the subject speaks of it, not to him.
_CONSENT = re.compile(
    r"\b(?:(?:nos|\d+) partenaires|nous (?:utilisons|stockons|traitons)|vo(?:tre|s) (?:consentement|choix|données|visite"
    r"|appareil|terminal)|traitements? de données suivants|vous opposer|abonnez-vous"
    r"|our (?:\d+ )?partners|we use cookies|your (?:consent|choices|device|personal data|privacy)|privacy policy"
    r"|withdraw consent|(?:enables?|disable) track(?:ing|ers)|trackers are disabled)\b",
    re.IGNORECASE,
)
_SAYS_WHY_NOT = re.compile(
    r"\b(?:page (?:introuvable|non trouvée|inexistante|not found)|cette page n['’]existe (?:pas|plus)"
    r"|(?:la page|le contenu) que vous (?:recherchez|demandez) n['’](?:existe|est)|(?:erreur|error) 40[34]"
    r"|can(?:['’]t|not) find (?:that|the|this) page|the page you(?: are|['’]re) looking for (?:may|might|could|does|has|is)"
    r"|unavailable (?:due to|for) legal reasons|from a country belonging to the european economic area"
    r"|n['’]est pas disponible dans votre pays|not available in your (?:country|region)"
    r"|(?:checking|verify(?:ing)?) (?:if|that|whether)? ?(?:the site connection|you are (?:a )?human|your browser)"
    r"|vérifi(?:er|ons) que vous (?:n['’]êtes pas un robot|êtes humain))",
    re.IGNORECASE,
)
_LONGEST_NOTICE = 1500  # characters
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
_BYWORD = re.compile(r"^(?:par|by|auteure?|author|propos recueillis par)\s*:?\s+", re.IGNORECASE)
_HOSTNAME = re.compile(r"(?:https?://)?(?:www\.)?([\w-]+(?:\.[\w-]+)+)/?$")
_ARTICLE_TYPES = re.compile(r"Article$|Report$|BlogPosting$|^Blog$")

# Both libraries take a time that grows with the square of these. Large pages of news sites have 2,000
# elements; a tag with 40,000 attributes took 30 s, one with 200,000 seven minutes.
_MOST_ELEMENTS = 50_000
_MANY_ELEMENTS = 10_000  # from here without trafilatura's second opinion: jusText alone took 16 s on 27,000
_MOST_ATTRIBUTES = 5_000
_TAG = re.compile(r"<([a-zA-Z][^\s/>]*)")
_ATTRIBUTE = re.compile(r"""[\s/]*[^\s/>=]+(?:\s*=\s*(?:"[^"]*(?:"|\Z)|'[^']*(?:'|\Z)|[^\s>]*))?""")
_UNPARSED_END = {name: re.compile(f"</{name}", re.IGNORECASE) for name in ("script", "style")}

_GLUED = re.compile(r"[A-ZÀ-Ý](?:[a-zà-ÿ]|['’]\w)")
_MARKUP = re.compile(rb"<(?:html|head|link)\b", re.IGNORECASE)
_HEAD_BYTES = 256 * 1024
_FEED_TYPE = re.compile(r"application/(?:rss|atom|rdf)\+xml", re.IGNORECASE)

_MOST_ANCHORS = 1_000
_LONGEST_MENU = 5_000  # characters
_SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d{4}\)(https?://[^\s>]{4,2000})\s*-->")
_LABEL = re.compile(r"\b(?:slug|keyword|kicker|surtitre|eyebrow|overline)\b", re.IGNORECASE)
_HEADINGS = ("h1", "h2", "h3", "h4")
_MOST_HEADINGS = 200  # that are looked at: front pages have some hundred
_BLOCKS = frozenset(("p", "div", "table", "ul", "ol", "blockquote", "h1", "h2", "h3", "h4"))


@dataclass(frozen=True)
class Page:
    """The article that a page holds."""

    text: str  # paragraphs, one a line
    metadata: Metadata  # ``url`` is the canonical address
    repairs: tuple[str, ...] = ()


def read_page(markup: str, *, place: str) -> Page:
    """The article in ``markup``; UnreadableArticle if there is none, or not all of it, naming ``place``."""
    elements = _count_elements(markup, place)
    for library in ("trafilatura", "htmldate", "courlan"):  # what they would say, our error says
        logging.getLogger(library).setLevel(logging.CRITICAL)
    try:
        tree = _parse(markup)
        notes = _structured_data(tree)
        saved = _SAVED_FROM.search(markup[:4096])  # what browsers write into the pages that they save
        title, metadata = _metadata(tree, notes, saved[1] if saved else None)
        gate = _Gate(_gated_characters(tree, notes), _announced_characters(notes), _says_locked(tree))
        pieces = _pieces(tree)
        anchors = _anchors(tree)
        lines = _lines(tree, {title or "", *(_plain(head) for head in tree.iter("h1"))}, fast=elements > _MANY_ELEMENTS)
        lines = _whole(lines, notes) or [line for line in lines if not _is_menu(line, anchors)]
    except Exception as error:  # whatever hostile bytes make of two libraries in C and Python is a page we cannot read
        raise UnreadableArticle(f"{place}: the page cannot be parsed ({type(error).__name__})") from error
    _refuse_locked(lines, gate, place)
    _refuse_notice(lines, title, place)
    _refuse_listing(lines, pieces, place)
    if sum(len(line) for line in lines if _is_prose(line)) < _LEAST_PROSE:
        raise UnreadableArticle(f"{place}: no article found in the page")
    clean = cleaned("\n".join(lines), place=place)
    return Page(text=clean.text, metadata=metadata, repairs=clean.repairs)


def _is_prose(line: str) -> bool:
    """Whether a line ends as a sentence does, or is long and has the end of one in it: the last stop may be missing."""
    return bool(_SENTENCE_END.search(line)) or (len(line) >= 150 and _INNER_END.search(line) is not None)


def feeds_named(data: bytes, url: str) -> list[str]:
    """The addresses of feeds that a page names in its head, in order; none where it names none."""
    if not _MARKUP.search(head := data[:_HEAD_BYTES]):
        return []
    tree = _parse(head.decode("utf-8", "replace"))
    said = [
        urljoin(url, link.get("href", ""))
        for link in tree.iter("link")
        if "alternate" in (link.get("rel") or "").lower() and _FEED_TYPE.search(link.get("type") or "")
    ]
    return list(dict.fromkeys(address for address in said if address.startswith(("http://", "https://"))))


def _count_elements(markup: str, place: str) -> int:
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


def _parse(markup: str) -> html.HtmlElement:
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
        if _LABEL.search(label.get("class") or "") and len(words) <= 40 and not _SENTENCE_END.search(words.strip()):
            label.drop_tree()
        elif words[-1:].islower() and _GLUED.match(label.tail or ""):
            label.addnext(html.Element("br"))
            following = label.getnext()
            following.tail, label.tail = label.tail, None


def _is_first(label: html.HtmlElement) -> bool:
    return label.getprevious() is None and not (label.getparent().text or "").strip()


def _unlay(tree: html.HtmlElement) -> None:
    """Tables that lay out the page, as before 2005, become blocks: a cell of data holds no 400 characters."""
    for cell in [cell for cell in tree.iter("td", "th") if len(_plain(cell)) > 400]:
        for around in cell.iterancestors("table", "tbody", "tr"):
            around.tag = "div"
        cell.tag = "div" if any(part.tag in _BLOCKS for part in cell.iterdescendants()) else "p"


def _plain(element: etree._Element) -> str:
    return " ".join("".join(element.itertext()).split())


# -- what the page says about itself


def _structured_data(tree: html.HtmlElement) -> list[dict[str, Any]]:
    """The schema.org notes on the article (JSON-LD), the first being the most likely."""
    notes: list[dict[str, Any]] = []
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or "").lower():
            try:
                notes.extend(_nodes(json.loads(script.text_content(), strict=False)))
            except (ValueError, RecursionError):
                continue  # one malformed note costs that note
    return notes


def _nodes(value: object) -> Iterator[dict[str, Any]]:
    for node in value if isinstance(value, list) else [value]:
        if isinstance(node, dict):
            if isinstance(graph := node.get("@graph"), list):
                yield from _nodes(graph)
            kinds = node.get("@type")
            if any(_ARTICLE_TYPES.search(str(kind)) for kind in (kinds if isinstance(kinds, list) else [kinds])):
                yield node


def _published(tree: html.HtmlElement, notes: list[dict[str, Any]], day: str | None) -> str | None:
    """``day`` with its hour, where the page's notes have that day's."""
    said = [note.get("datePublished") for note in notes]
    said += [meta.get("content") for meta in tree.iter("meta") if meta.get("property") == "article:published_time"]
    for words in said:
        try:
            moment = datetime.fromisoformat(str(words).strip())
        except ValueError:
            continue
        if day and moment.date().isoformat() == day and (moment.hour, moment.minute) != (0, 0):
            return utc_of_the_day(moment).isoformat()
    return day


def _metadata(
    tree: html.HtmlElement, notes: list[dict[str, Any]], saved_from: str | None
) -> tuple[str | None, Metadata]:
    from trafilatura.metadata import extract_metadata  # noqa: PLC0415  # 0.2 s; plain text does without

    found = extract_metadata(
        tree,
        # The extensive search takes any number for a year: a page of 2007 became one of 1996.
        date_config={"original_date": True, "extensive_search": False, "max_date": None},
        extensive=False,
    )
    return found.title, _checked(
        outlet=_outlet(found.sitename, notes),
        title=_mended(found.title),
        author=_BYWORD.sub("", _mended(found.author) or ""),
        published=_published(tree, notes, found.date),
        url=_canonical(found.url) or saved_from,
    )


def _checked(**said: str | None) -> Metadata:
    """What of ``said`` is valid: a page's own mistakes cost that field."""
    metadata = NOTHING
    for name, value in said.items():
        try:
            metadata = Metadata.model_validate({name: value}).over(metadata)
        except ValidationError:
            continue
    return metadata


def _mended(words: object) -> str | None:
    line = one_line(words)
    return mend_mojibake(line).text if isinstance(line, str) else None


def _outlet(sitename: str | None, notes: list[dict[str, Any]]) -> str | None:
    """The site's name; where that is only its host, the publisher's, or else the host without "www."."""
    site = _mended(sitename)
    if site and not (host := _HOSTNAME.match(site)):
        return site
    for note in notes:
        publisher = note.get("publisher")
        name = publisher.get("name") if isinstance(publisher, dict) else publisher
        if isinstance(name, str) and (name := _mended(name)) and not _HOSTNAME.match(name):
            return name
    return host[1] if site and host else None


def _canonical(url: str | None) -> str | None:
    """The address, unless it is the site's front page: then it says nothing about the article."""
    parts = urlsplit(url or "")
    return parts._replace(fragment="").geturl() if parts.path.strip("/") or parts.query else None


# -- what is behind a paywall


def _gated_characters(tree: html.HtmlElement, notes: list[dict[str, Any]]) -> int | None:
    """How much of the text that the page says is not free it yet holds; None if all is free or it does not
    say.

    schema.org: ``isAccessibleForFree`` on the article, ``hasPart.cssSelector`` for the part that is not free.
    Publishers often deliver that part all the same (a metered page, a page saved by a subscriber).
    """
    parts = [
        part
        for note in notes
        if str(note.get("isAccessibleForFree")).lower() == "false"
        for part in (note["hasPart"] if isinstance(note.get("hasPart"), list) else [note.get("hasPart")])
        if isinstance(part, dict)
    ]
    gated = [element for part in parts for element in _selected(tree, str(part.get("cssSelector")))]
    return sum(len(_plain(element)) for element in gated) if gated else None


def _selected(tree: html.HtmlElement, selector: str) -> list[html.HtmlElement]:
    """The elements of a class or id, the only selectors seen in these notes."""
    found = re.fullmatch(r"\s*([.#])([\w-]+)\s*", selector)
    if not found:
        return []
    if found[1] == "#":
        return [element for element in tree.iter(etree.Element) if element.get("id") == found[2]]
    return [element for element in tree.iter(etree.Element) if found[2] in (element.get("class") or "").split()]


@dataclass(frozen=True)
class _Gate:
    """What a page says of a part that is not free; None: nothing."""

    held: int | None  # characters of that part which the page holds
    announced: int | None  # characters of the whole article
    locked: bool  # its words somewhere ask the reader to subscribe and read on


def _announced_characters(notes: list[dict[str, Any]]) -> int | None:
    """How long the whole article is by the notes on an article that is not free; None where they don't say."""
    for note in notes:
        if str(note.get("isAccessibleForFree")).lower() == "false":
            words = re.fullmatch(r"\s*(\d{2,6})\s*", str(note.get("wordCount")))
            if words:
                return int(words[1]) * _WORD_LENGTH
    return None


def _says_locked(tree: html.HtmlElement) -> bool:
    return any(
        _LOCKED.search(element.text or "") or _LOCKED.search(element.tail or "")
        for element in tree.iter(etree.Element)
        if element.tag not in ("script", "style")
    )


def _refuse_locked(lines: list[str], gate: _Gate, place: str) -> None:
    """UnreadableArticle where the page says that the rest is for subscribers, in its text or in its notes."""
    ending = " ".join(lines[-3:])
    length = sum(map(len, lines))
    # "Réservé aux abonnés" below a long text may advertise something else; a percentage left to read cannot.
    cut = bool(_LOCKED.search(ending)) and (length < 1500 or bool(_LEFT_OUT.search(ending)))
    cut = cut or (gate.locked and length < 1500 and ending.endswith(("…", "...")))
    if gate.announced is not None:  # the notes say how long it is: nothing else is as sure
        cut = cut or length < 0.6 * gate.announced
    elif gate.held is not None and gate.held < length / 2:
        # A page saved by a subscriber may keep the notes and leave the place of the barrier empty.
        cut = cut or gate.locked or length < _LONG_ARTICLE
    if cut:
        raise UnreadableArticle(
            f"{place}: the page holds only the beginning of the article; the rest is for subscribers"
        )


# -- what stands in an article's place


def _refuse_notice(lines: list[str], title: str | None, place: str) -> None:
    """UnreadableArticle where the page asks for consent, or says why it shows nothing."""
    length = sum(map(len, lines))
    if sum(len(line) for line in lines if _CONSENT.search(line)) > 0.6 * length:
        raise UnreadableArticle(f"{place}: the page asks for consent to cookies instead of showing an article")
    if length < _LONGEST_NOTICE and _SAYS_WHY_NOT.search("\n".join((title or "", *lines[:3]))):
        raise UnreadableArticle(f"{place}: the page says why it shows no article")


# -- what is a list of articles and not one


def _pieces(tree: html.HtmlElement) -> list[str]:
    """The text of each part of the page that is headed by a link to another page, as those of a front page are."""
    heads = list(islice((head for head in tree.iter(*_HEADINGS) if _is_linked(head)), _MOST_HEADINGS))
    around = [next(head.iterancestors("article", "li", "section", "div"), None) for head in heads]
    found = [_plain(part) for part, number in Counter(around).items() if part is not None and number == 1]
    # … and what follows a linked heading, up to the next heading beside it.
    for head in heads:
        following = takewhile(lambda each: each.tag not in _HEADINGS, head.itersiblings())
        found.append(" ".join(_plain(each) for each in islice(following, 10)))
    return found


def _is_linked(head: html.HtmlElement) -> bool:
    """Whether a heading leads to another page."""
    links = [*head.iter("a"), *head.iterancestors("a")]
    return any((link.get("href") or "#").partition("#")[0].strip() for link in links)


def _refuse_listing(lines: list[str], pieces: list[str], place: str) -> None:
    """UnreadableArticle where most of the text is in several parts of the page, each headed by a link to its own page, or
    breaks off again and again.
    """
    prose = [line for line in lines if _is_prose(line)]
    if sum(line.endswith(("…", "...")) for line in prose) > max(3, 0.6 * len(prose)):
        raise UnreadableArticle(f"{place}: a page of several articles' beginnings, not one article")
    holder = {line: next((piece for piece in pieces if line in piece), None) for line in prose}
    shares = Counter(dict.fromkeys(pieces, 0))
    for line, piece in holder.items():
        if piece is not None:
            shares[piece] += len(line)
    inside = shares.total()
    if sum(share > 0 for share in shares.values()) >= 3 and inside > 0.6 * sum(map(len, prose)) > max(shares.values()):
        raise UnreadableArticle(f"{place}: a page of several articles' beginnings, not one article")


# -- the text


def _lines(tree: html.HtmlElement, titles: set[str], *, fast: bool) -> list[str]:
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
        or (len(kept[-1].text) < 25 and not _SENTENCE_END.search(kept[-1].text))
        or (len(kept[-1].text) < _LONGEST_TEASER and _PROMOTES.match(kept[-1].text))
    ):
        kept.pop()
    return [line.text for line in kept]


def _whole(lines: list[str], notes: list[dict[str, Any]]) -> list[str]:
    """The article as the page's notes give it, where that is free and the page itself shows less than half of it."""
    for note in notes:
        said = note.get("articleBody")
        if isinstance(said, str) and str(note.get("isAccessibleForFree")).lower() != "false":
            whole = paragraphs(said).split("\n")
            shown, given = " ".join(lines), " ".join(whole)
            if shown == given or (len(shown) < 0.5 * len(given) and shown[:40] in given):
                return whole
    return []


def _anchors(tree: html.HtmlElement) -> list[str]:
    """The words of links, the longest first."""
    return sorted({words for link in tree.iter("a") if 3 < len(words := _plain(link)) < 200}, key=len, reverse=True)


def _is_menu(line: str, anchors: list[str]) -> bool:
    """Whether a line is links put side by side: at least four that begin as headings do, and little else."""
    if len(line) > _LONGEST_MENU or _INNER_END.search(line):
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


def _blocks(body: etree._Element) -> Iterator[_Line]:
    """The lines of trafilatura's tree: a paragraph, an item, a heading or what a line break ends."""
    words: list[str] = []
    linked = 0
    headline = teases = False

    def flush() -> Iterator[_Line]:
        nonlocal linked, headline, teases
        text = " ".join("".join(words).split())
        if text:
            yield _Line(text, linked, headline, teases)
        words.clear()
        linked, headline, teases = 0, False, False

    # (element, closing): a walk without recursion, for a page may nest as deep as it likes
    for event, element in etree.iterwalk(body, events=("start", "end")):
        inside_link = element.tag == "ref" or any(around.tag == "ref" for around in element.iterancestors("ref"))
        if event == "start":
            if element.tag in ("p", "item", "quote", "lb", "row", "list") or (
                element.tag == "head" and not inside_link
            ):
                yield from flush()
            headline = headline or element.tag == "head"
            teases = teases or (element.tag == "head" and inside_link)
            if element.text:
                words.append(element.text)
                linked += len(" ".join(element.text.split())) if inside_link else 0
        else:
            if element.tag in ("p", "item", "quote", "row", "list") or (element.tag == "head" and not inside_link):
                yield from flush()
            if element.tail and element is not body:
                words.append(element.tail)
                around = element.getparent()
                if around is not None and (around.tag == "ref" or any(True for _ in around.iterancestors("ref"))):
                    linked += len(" ".join(element.tail.split()))
    yield from flush()
