"""Ids: the first sixteen hexadecimal digits of a SHA-256 over what makes a thing itself.

The same content gives the same id on every machine and in every run, so storing twice changes nothing.
Sixty-four bits: among ten million claims two share an id with a probability of 3 in a million.
"""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from typing import Final

from claims.models import Article, Claim, Source, SourceKind

DIGITS: Final = 16

# A body that publishes is one party, whether it speaks as the article's outlet or is cited by another.
_ONE_PARTY: Final = {SourceKind.OUTLET: SourceKind.MEDIA}
# Of these kinds the article "la Russie" and the bare name "Russie" are one.
_NAMED_WITH_ARTICLE: Final = frozenset(
    {SourceKind.ORGANISATION, SourceKind.PLACE, SourceKind.MEDIA, SourceKind.DOCUMENT}
)
_DETERMINER: Final = re.compile(r"^(?:l'|(?:le|la|les|the) )(?=.)")


def article_id(article: Article) -> str:
    """The article at this address or path, whatever its text says today."""
    return _digest("article", article.origin)


def revision_id(article: Article) -> str:
    """One state of an article: its words and what is said of its publication.

    The outlet answers for whatever nobody else answers for, and the day decides relative dates: an article
    read again under another outlet or day says something else, though its text is the same.
    """
    published = None if article.published is None else article.published.isoformat()
    return _digest(
        "revision",
        article_id(article),
        article.content_hash,
        article.language.value,
        article.outlet,
        article.title,
        article.author,
        published,
    )


def mention_id(revision_id: str, claim: Claim) -> str:
    """One claim as one revision makes it: its words, where they stand, who answers and how.

    How it was found out (cue, trace, confidence) plays no part.
    """
    sources = [_chain(source) for source in claim.sources]
    return _digest("mention", revision_id, claim.start, claim.end, claim.text, claim.status.value, sources)


def claim_id(mention_id: str) -> str:
    """The claim that a mention opens, if it joins none. Never changes, whatever joins later."""
    return _digest("claim", mention_id)


def source_id(source: Source, article: Article) -> str:
    """Who answers: the same party under the same name in every article.

    Two articles' "un chauffeur" are two people, and two unknown outlets are two: such a source is known in
    its own article only.
    """
    return source_id_within(source.name, source.kind, source_scope(source, article))


def source_id_within(name: str, kind: SourceKind, article_id: str | None) -> str:
    """Who has this name: in the article where alone it is known, or without one wherever it stands."""
    kind = _ONE_PARTY.get(kind, kind)
    return _digest("source", kind.value, _name_key(name, kind), article_id)


def source_scope(source: Source, article: Article) -> str | None:
    """The article in which alone this source is known, or None for a name that holds everywhere."""
    unnamed = source.kind is SourceKind.ANONYMOUS or (source.kind is SourceKind.OUTLET and article.outlet is None)
    return article_id(article) if unnamed else None


def _name_key(name: str, kind: SourceKind) -> str:
    """The name without what spelling leaves open: case, spaces, the shape of apostrophes, a leading "la"."""
    folded = " ".join(unicodedata.normalize("NFKC", name).replace("’", "'").casefold().split())
    return _DETERMINER.sub("", folded) if kind in _NAMED_WITH_ARTICLE else folded


def _chain(source: Source) -> list[str]:
    """Name and kind of the source, then of those its words came through."""
    through = [] if source.through is None else _chain(source.through)
    return [source.name, source.kind.value, *through]


def _digest(*parts: str | int | list[list[str]] | None) -> str:
    # JSON keeps the borders between the parts; in ASCII it takes lone surrogates too.
    return hashlib.sha256(json.dumps(parts, ensure_ascii=True).encode("ascii")).hexdigest()[:DIGITS]
