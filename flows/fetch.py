"""An address on the web → `Article`.

What is fetched may be hostile: see `flows.guarded` for where a request may go, and the limits below for how
much it may bring back.
"""

from __future__ import annotations

import socket
import ssl
import zlib
from collections.abc import Callable, Collection, Iterator
from datetime import UTC, datetime
from importlib.metadata import version
from urllib.parse import urlsplit

import httpx

from claims.metadata import NOTHING
from claims.models import Article
from claims.reading import Metadata, read_html, read_text
from flows.errors import FetchError
from flows.guarded import Deadline, GuardedTransport, Overdue, RefusedAddress

MAX_REDIRECTS = 5
TIMEOUT_S = 30.0
MAX_BYTES = 10 * 1024 * 1024  # after decompression; the largest news page seen has 0.8 MB
USER_AGENT = f"greffier/{version('greffier')} (claim record for fact-checking; reads single articles on demand)"

_PAGES = frozenset(("text/html", "application/xhtml+xml"))
_TEXTS = frozenset(("text/plain",))
# Too many requests, too early, the server's timeouts: worth another try, as is any 5xx.
_TRANSIENT = frozenset((408, 425, 429))


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
    user_agent: str = USER_AGENT,
    clock: Callable[[], datetime] = utc_now,
) -> Article:
    """The article at ``url``, fetched within ``timeout_s`` seconds in all.

    Only http and https, only public addresses (but for ``allow_hosts``, spelled as in the URL), at most five
    redirects and ``max_bytes`` after decompression. The origin is the page's canonical address if that is on
    the same host, or else the address that answered.

    FetchError, whose ``transient`` says whether to try again; UnreadableArticle or UnsupportedLanguage where
    what came back is no article.
    """
    deadline = Deadline(timeout_s)
    try:
        with httpx.Client(
            transport=GuardedTransport(deadline, allow_hosts=allow_hosts),
            trust_env=False,  # a proxy would connect past the guard
            timeout=httpx.Timeout(timeout_s),
            headers={
                "User-Agent": user_agent,
                "Accept": "text/html, application/xhtml+xml, text/plain;q=0.5",
                "Accept-Encoding": "gzip",
            },
        ) as client:
            response = _follow(client, url)
            data = _body(response, url, max_bytes)
    except FetchError:
        raise
    except RefusedAddress as error:
        raise FetchError(_shown(url), f"refused: {error}; allow the host in the settings if you trust it") from error
    except (Overdue, httpx.TimeoutException) as error:
        raise FetchError(_shown(url), f"no answer within {timeout_s:g} s", transient=True) from error
    except httpx.UnsupportedProtocol as error:
        raise FetchError(_shown(url), "not an http or https address") from error
    except httpx.HTTPError as error:
        raise FetchError(_shown(url), _reason(error), transient=not _is_final(error)) from error
    except (httpx.InvalidURL, httpx.CookieConflict, ValueError) as error:
        raise FetchError(_shown(url), f"not a usable address ({error})") from error
    return _article(response, data, overrides, clock())


def _follow(client: httpx.Client, url: str) -> httpx.Response:
    """The response at the end of the redirects, its body unread. The bodies on the way are never read."""
    request = client.build_request("GET", url)
    for _ in range(MAX_REDIRECTS + 1):
        if request.url.scheme not in ("http", "https") or not request.url.host:
            raise FetchError(_shown(url), "not an http or https address")
        if request.url.userinfo:
            raise FetchError(_shown(url), "an address with a user name in it")  # it would end up in the record
        response = client.send(request, stream=True, follow_redirects=False)
        if response.next_request is None:
            return response
        response.close()
        request = response.next_request
    raise FetchError(_shown(url), f"more than {MAX_REDIRECTS} redirects")


def _body(response: httpx.Response, url: str, max_bytes: int) -> bytes:
    """The decompressed body, if status and type are those of an article."""
    status = response.status_code
    if status != httpx.codes.OK:
        transient = status >= 500 or status in _TRANSIENT
        raise FetchError(
            _shown(url), f"the server answers {status} {response.reason_phrase}".rstrip(), transient=transient
        )
    kind = _media_type(response)
    if kind not in _PAGES | _TEXTS:
        raise FetchError(_shown(url), f"neither a page nor plain text, but {kind or 'of no declared type'}")
    data = bytearray()
    for chunk in _decompressed(response, url, max_bytes):
        data += chunk
        if len(data) > max_bytes:
            raise FetchError(_shown(url), f"larger than {max_bytes} bytes")
    return bytes(data)


def _decompressed(response: httpx.Response, url: str, max_bytes: int) -> Iterator[bytes]:
    """The body in pieces, each at most one byte more than ``max_bytes``.

    httpx decompresses a whole piece at once, layer upon layer: 64 KiB of nested gzip become gigabytes before
    anyone can count them. So this is done here, one layer, bounded.
    """
    coding = response.headers.get("Content-Encoding", "identity").strip().lower()
    if coding in ("", "identity"):
        yield from response.iter_raw()
        return
    if coding not in ("gzip", "x-gzip"):
        raise FetchError(_shown(url), f"compressed as {coding[:40]}, which was not asked for")
    unzip = zlib.decompressobj(wbits=31)
    raw = 0
    try:
        for chunk in response.iter_raw():
            raw += len(chunk)
            yield unzip.decompress(chunk, max_bytes + 1)
            if raw > max_bytes:
                raise FetchError(_shown(url), f"larger than {max_bytes} bytes")
    except zlib.error as error:
        raise FetchError(_shown(url), "its compression is damaged", transient=True) from error
    if not unzip.eof:
        raise FetchError(_shown(url), "the answer was cut short", transient=True)


def _article(response: httpx.Response, data: bytes, overrides: Metadata, now: datetime) -> Article:
    final = str(response.url.copy_with(fragment=None))
    read = read_html if _media_type(response) in _PAGES else read_text
    article = read(data, origin=final, overrides=overrides, declared=response.charset_encoding)
    canonical = article.origin
    if overrides.url is None and _site(canonical) != _site(final):
        canonical = final  # else any page could pass for a revision of another site's article
    return article.model_copy(update={"origin": canonical, "fetched": now})


def _media_type(response: httpx.Response) -> str:
    declared: str = response.headers.get("Content-Type", "")
    return declared.partition(";")[0].strip().lower()


def _site(url: str) -> str:
    """The host without what sites put before it for the same pages."""
    host = (urlsplit(url).hostname or "").lower()
    for prefix in ("www.", "m.", "amp."):
        host = host.removeprefix(prefix)
    return host


def _is_final(error: BaseException | None) -> bool:
    """Whether a bad certificate or a name that does not exist is at the root of ``error``: no retry mends
    that.
    """
    while error is not None:
        if isinstance(error, ssl.SSLCertVerificationError | UnicodeError):  # the latter: no name at all
            return True
        if isinstance(error, socket.gaierror) and error.errno == socket.EAI_NONAME:
            return True
        error = error.__cause__ or error.__context__
    return False


def _reason(error: httpx.HTTPError) -> str:
    words = " ".join(str(error).split())[:200]
    kind = "the connection failed" if isinstance(error, httpx.NetworkError) else "the exchange failed"
    return f"{kind} ({words})" if words else kind


def _shown(url: str) -> str:
    """The address on one line, without a password, as it can stand in a message."""
    line = "".join(character if character.isprintable() else "\N{REPLACEMENT CHARACTER}" for character in url[:500])
    scheme, separator, rest = line.partition("://")
    host, slash, path = rest.partition("/")
    return f"{scheme}{separator}{host.rpartition('@')[2]}{slash}{path}" if separator else line
