"""Claims in the words of schema.org, as JSON-LD: Claim, the articles in which it appears, who asserts it, ClaimReview.

Only what the record knows is said. The record rates nothing: a ClaimReview tells in words where a claim stands, and
bears no number. The terms used, with what schema.org says of them, are in tests/data/schema_org.json, and every
document is checked against that.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime, time
from typing import Any, Final

import duckdb

from claims.models import Frozen, SourceKind
from warehouse.queries import claims_by_id, dicts, list_claims
from warehouse.records import ClaimRow

CONTEXT: Final = "https://schema.org"
# A document or an anonymous source is nobody that schema.org lets be an author.
_AUTHORS: Final = {
    SourceKind.PERSON: "Person",
    SourceKind.ORGANISATION: "Organization",
    SourceKind.MEDIA: "NewsMediaOrganization",
    SourceKind.OUTLET: "NewsMediaOrganization",
    SourceKind.PLACE: "Organization",  # a state or city that speaks
}

Document = dict[str, Any]


class Reviewer(Frozen):
    """Who reviews claims, and where the pages of `greffier dashboard --html` stand, if they do: an address."""

    name: str
    site: str | None = None

    def page(self, claim_id: str) -> str | None:
        """The address of a claim's page."""
        return None if self.site is None else f"{self.site.rstrip('/')}/claim-{claim_id[:8]}.html"


def claim_documents(
    connection: duckdb.DuckDBPyConnection, claim_ids: Sequence[str] | None = None, *, reviewer: Reviewer | None = None
) -> Iterator[Document]:
    """A document for each of these claims (all without it), the latest change first.

    Each is a Claim; with a ``reviewer`` a ClaimReview of it.
    """
    wanted = None if claim_ids is None else list(claim_ids)
    rows = list_claims(connection) if wanted is None else list(claims_by_id(connection, wanted).values())
    appearances = _by_claim(dicts(connection, "appearances", {"claim_ids": wanted}))
    authors = _by_claim(dicts(connection, "authors", {"claim_ids": wanted}))
    for row in rows:
        claim = _claim(row, appearances[row.claim_id], authors[row.claim_id])
        body = claim if reviewer is None else _review(row, claim, reviewer)
        yield {"@context": CONTEXT, **body}


def _claim(row: ClaimRow, appearances: Sequence[Mapping[str, Any]], authors: Sequence[Mapping[str, Any]]) -> Document:
    articles = [_article(appearance) for appearance in appearances]
    by = [author for author in map(_author, authors) if author is not None]
    return _without_nothing(
        {
            "@type": "Claim",
            "@id": f"urn:greffier:claim:{row.claim_id}",
            "identifier": row.claim_id,
            "text": row.text,
            "inLanguage": row.language.value,
            "author": by,
            "datePublished": _date(row.first_seen_at),
            "firstAppearance": articles[0] if articles else None,
            "appearance": articles,
        }
    )


def _article(appearance: Mapping[str, Any]) -> Document:
    origin = appearance["origin"]
    address = origin if origin.startswith(("http://", "https://")) else None
    outlet = appearance["outlet"]
    author = appearance["author"]
    return _without_nothing(
        {
            "@type": "NewsArticle",
            "@id": address or f"urn:greffier:article:{appearance['article_id']}",
            "url": address,
            "headline": appearance["title"],
            "inLanguage": appearance["language"],
            "author": {"@type": "Person", "name": author} if author else None,
            "publisher": {"@type": "NewsMediaOrganization", "name": outlet} if outlet else None,
            "datePublished": _date(appearance["published_at"]),
        }
    )


def _author(author: Mapping[str, Any]) -> Document | None:
    kind = _AUTHORS.get(SourceKind(author["kind"]))
    if kind is None:
        return None
    return _without_nothing(
        {
            "@type": kind,
            "@id": f"urn:greffier:source:{author['source_id']}",
            "name": author["name"],
            "jobTitle": author["role"] if kind == "Person" else None,
        }
    )


def _review(row: ClaimRow, claim: Document, reviewer: Reviewer) -> Document:
    return _without_nothing(
        {
            "@type": "ClaimReview",
            "@id": f"urn:greffier:review:{row.claim_id}",
            "url": reviewer.page(row.claim_id),
            "claimReviewed": row.text,
            "itemReviewed": claim,
            "author": _without_nothing({"@type": "Organization", "name": reviewer.name, "url": reviewer.site}),
            "datePublished": _date(row.last_change_at),
            "inLanguage": "en",
            "reviewBody": "; ".join(_sides(row)),
            "reviewRating": {"@type": "Rating", "alternateName": row.standing.value},
        }
    )


def _sides(row: ClaimRow) -> Iterator[str]:
    for verb, names in (("Asserted", row.asserted_by), ("denied", row.denied_by), ("reported", row.reported_by)):
        if names:
            yield f"{verb} by {', '.join(names)}"


def _date(moment: datetime | None) -> str | None:
    """A day where the record knows no more than the day."""
    if moment is None:
        return None
    return moment.date().isoformat() if moment.time() == time.min else f"{moment.isoformat(timespec='seconds')}Z"


def _without_nothing(document: Mapping[str, Any]) -> Document:
    return {name: value for name, value in document.items() if value is not None and value != []}


def _by_claim(rows: Iterable[Mapping[str, Any]]) -> defaultdict[str, list[Mapping[str, Any]]]:
    together: defaultdict[str, list[Mapping[str, Any]]] = defaultdict(list)
    for row in rows:
        together[row["claim_id"]].append(row)
    return together
