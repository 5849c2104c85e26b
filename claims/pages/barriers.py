"""What stands in an article's place, or before its end: a barrier, a consent wall, an error, a list of articles."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import islice, takewhile
from typing import Any

from lxml import etree, html

from claims.errors import UnreadableArticle
from claims.pages.prose import is_prose
from claims.pages.tree import plain

_WORD_LENGTH = 6  # characters, the space included
_LONG_ARTICLE = 3000  # characters: longer than what is shown before a barrier
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
_HEADINGS = ("h1", "h2", "h3", "h4")
_MOST_HEADINGS = 200  # that are looked at: front pages have some hundred


@dataclass(frozen=True)
class Gate:
    """What a page says of a part that is not free; None: nothing."""

    held: int | None  # characters of that part which the page holds
    announced: int | None  # characters of the whole article
    locked: bool  # its words somewhere ask the reader to subscribe and read on


def gate_of(tree: html.HtmlElement, notes: list[dict[str, Any]]) -> Gate:
    """What a page, in its notes and in its words, says of a part that is not free."""
    return Gate(_gated_characters(tree, notes), _announced_characters(notes), _says_locked(tree))


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
    return sum(len(plain(element)) for element in gated) if gated else None


def _selected(tree: html.HtmlElement, selector: str) -> list[html.HtmlElement]:
    """The elements of a class or id, the only selectors seen in these notes."""
    found = re.fullmatch(r"\s*([.#])([\w-]+)\s*", selector)
    if not found:
        return []
    if found[1] == "#":
        return [element for element in tree.iter(etree.Element) if element.get("id") == found[2]]
    return [element for element in tree.iter(etree.Element) if found[2] in (element.get("class") or "").split()]


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


def refuse_locked(lines: list[str], gate: Gate, place: str) -> None:
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


def refuse_notice(lines: list[str], title: str | None, place: str) -> None:
    """UnreadableArticle where the page asks for consent, or says why it shows nothing."""
    length = sum(map(len, lines))
    if sum(len(line) for line in lines if _CONSENT.search(line)) > 0.6 * length:
        raise UnreadableArticle(f"{place}: the page asks for consent to cookies instead of showing an article")
    if length < _LONGEST_NOTICE and _SAYS_WHY_NOT.search("\n".join((title or "", *lines[:3]))):
        raise UnreadableArticle(f"{place}: the page says why it shows no article")


def pieces_of(tree: html.HtmlElement) -> list[str]:
    """The text of each part of the page that is headed by a link to another page, as those of a front page are."""
    heads = list(islice((head for head in tree.iter(*_HEADINGS) if _is_linked(head)), _MOST_HEADINGS))
    around = [next(head.iterancestors("article", "li", "section", "div"), None) for head in heads]
    found = [plain(part) for part, number in Counter(around).items() if part is not None and number == 1]
    # … and what follows a linked heading, up to the next heading beside it.
    for head in heads:
        following = takewhile(lambda each: each.tag not in _HEADINGS, head.itersiblings())
        found.append(" ".join(plain(each) for each in islice(following, 10)))
    return found


def _is_linked(head: html.HtmlElement) -> bool:
    """Whether a heading leads to another page."""
    links = [*head.iter("a"), *head.iterancestors("a")]
    return any((link.get("href") or "#").partition("#")[0].strip() for link in links)


def refuse_listing(lines: list[str], pieces: list[str], place: str) -> None:
    """UnreadableArticle where most of the text is in several parts of the page, each headed by a link to its own page, or
    breaks off again and again.
    """
    prose = [line for line in lines if is_prose(line)]
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
