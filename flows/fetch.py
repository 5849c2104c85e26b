"""An address on the web → `Article`."""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import UTC, datetime
from urllib.parse import urlsplit

from claims.metadata import NOTHING
from claims.models import Article
from claims.reading import Metadata, read_html, read_text
from flows.download import MAX_BYTES, TIMEOUT_S, Download, download

__all__ = ["article_in", "fetch"]

PAGES = frozenset(("text/html", "application/xhtml+xml"))
TEXTS = frozenset(("text/plain",))
ACCEPT = "text/html, application/xhtml+xml, text/plain;q=0.5"


def utc_now() -> datetime:
    """The time now, UTC and naive, to the second."""
    return datetime.now(UTC).replace(tzinfo=None, microsecond=0)


def fetch(
    url: str,
    *,
    overrides: Metadata = NOTHING,
    timeout_s: float = TIMEOUT_S,
    max_bytes: int = MAX_BYTES,
    allow_hosts: Collection[str] = (),
    user_agent: str | None = None,
    clock: Callable[[], datetime] = utc_now,
) -> Article:
    """The article at ``url``, fetched within the limits of `flows.download.download`.

    FetchError, whose ``transient`` says whether to try again; UnreadableArticle or UnsupportedLanguage where
    what came back is no article.
    """
    got = download(
        url,
        media_types=PAGES | TEXTS,
        accept=ACCEPT,
        timeout_s=timeout_s,
        max_bytes=max_bytes,
        allow_hosts=allow_hosts,
        agent=user_agent,
    )
    return article_in(got, overrides=overrides, now=clock())


def article_in(got: Download, *, now: datetime, overrides: Metadata = NOTHING) -> Article:
    """The article in a page or plain text that was fetched.

    The origin is the page's canonical address if that is on the same host, or else the address that answered.
    UnreadableArticle or UnsupportedLanguage where it is no article.
    """
    read = read_html if got.media_type in PAGES else read_text
    article = read(got.data, origin=got.url, overrides=overrides, declared=got.charset)
    canonical = article.origin
    if overrides.url is None and _site(canonical) != _site(got.url):
        canonical = got.url  # else any page could pass for a revision of another site's article
    return article.model_copy(update={"origin": canonical, "fetched": now})


def _site(url: str) -> str:
    """The host without what sites put before it for the same pages."""
    host = (urlsplit(url).hostname or "").lower()
    for prefix in ("www.", "m.", "amp."):
        host = host.removeprefix(prefix)
    return host
