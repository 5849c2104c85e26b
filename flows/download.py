"""An address on the web → bytes. What is fetched may be hostile: see `flows.guarded` for where a request may go,
and the limits below for how much it may bring back.
"""

from __future__ import annotations

import email.utils
import socket
import ssl
import zlib
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import version

import httpx

from flows.errors import FetchError
from flows.guarded import Deadline, GuardedTransport, Overdue, RefusedAddress

MAX_REDIRECTS = 5
TIMEOUT_S = 30.0
MAX_BYTES = 10 * 1024 * 1024  # after decompression; the largest news page seen has 0.8 MB

# Too many requests, too early, the server's timeouts: worth another try, as is any 5xx.
_TRANSIENT = frozenset((408, 425, 429))
_LONGEST_WAIT_S = 24 * 3600.0  # whatever a Retry-After says


def user_agent(contact: str = "") -> str:
    """How greffier names itself, with where its user can be reached if the setting says so."""
    reach = f"; {contact}" if contact and contact.isprintable() and contact.isascii() else ""
    return f"greffier/{version('greffier')} (claim record for fact-checking{reach})"


@dataclass(frozen=True)
class Download:
    """What a server answered. ``data`` is decompressed; empty where ``unchanged``."""

    url: str  # where the redirects ended, without fragment
    media_type: str  # lower case, without parameters; empty where undeclared
    charset: str | None
    data: bytes
    etag: str | None = None
    last_modified: str | None = None
    unchanged: bool = False  # 304: what the caller has is what there is


def download(
    url: str,
    *,
    media_types: Collection[str] | None,
    accept: str,
    etag: str | None = None,
    last_modified: str | None = None,
    timeout_s: float = TIMEOUT_S,
    max_bytes: int = MAX_BYTES,
    allow_hosts: Collection[str] = (),
    agent: str | None = None,
) -> Download:
    """What is at ``url``, fetched within ``timeout_s`` seconds in all.

    Only http and https, only public addresses (but for ``allow_hosts``, spelled as in the URL), at most five
    redirects and ``max_bytes`` after decompression, only the ``media_types`` (None: any). With ``etag`` or
    ``last_modified`` of an earlier answer the server may say that nothing changed.

    FetchError, whose ``transient`` says whether to try again, and ``wait_s`` when the server asks.
    """
    deadline = Deadline(timeout_s)
    known = {"If-None-Match": etag, "If-Modified-Since": last_modified}
    try:
        with httpx.Client(
            transport=GuardedTransport(deadline, allow_hosts=allow_hosts),
            trust_env=False,  # a proxy would connect past the guard
            timeout=httpx.Timeout(timeout_s),
            headers={"User-Agent": agent or user_agent(), "Accept": accept, "Accept-Encoding": "gzip"},
        ) as client:
            response = _follow(client, url, {name: value for name, value in known.items() if value})
            unchanged = response.status_code == httpx.codes.NOT_MODIFIED and any(known.values())
            data = b"" if unchanged else _body(response, url, media_types, max_bytes)
    except FetchError:
        raise
    except RefusedAddress as error:
        raise FetchError(shown(url), f"refused: {error}; allow the host in the settings if you trust it") from error
    except (Overdue, httpx.TimeoutException) as error:
        raise FetchError(shown(url), f"no answer within {timeout_s:g} s", transient=True) from error
    except httpx.UnsupportedProtocol as error:
        raise FetchError(shown(url), "not an http or https address") from error
    except httpx.HTTPError as error:
        raise FetchError(shown(url), _reason(error), transient=not _is_final(error)) from error
    except (httpx.InvalidURL, httpx.CookieConflict, ValueError) as error:
        raise FetchError(shown(url), f"not a usable address ({error})") from error
    return Download(
        url=str(response.url.copy_with(fragment=None)),
        media_type=_media_type(response),
        charset=response.charset_encoding,
        data=data,
        etag=_validator(response, "ETag"),
        last_modified=_validator(response, "Last-Modified"),
        unchanged=unchanged,
    )


def _follow(client: httpx.Client, url: str, headers: dict[str, str]) -> httpx.Response:
    """The response at the end of the redirects, its body unread. The bodies on the way are never read."""
    request = client.build_request("GET", url, headers=headers)
    for _ in range(MAX_REDIRECTS + 1):
        if request.url.scheme not in ("http", "https") or not request.url.host:
            raise FetchError(shown(url), "not an http or https address")
        if request.url.userinfo:
            raise FetchError(shown(url), "an address with a user name in it")  # it would end up in the record
        response = client.send(request, stream=True, follow_redirects=False)
        if response.next_request is None:
            return response
        response.close()
        request = response.next_request
    raise FetchError(shown(url), f"more than {MAX_REDIRECTS} redirects")


def _body(response: httpx.Response, url: str, media_types: Collection[str] | None, max_bytes: int) -> bytes:
    """The decompressed body, if status and type are as wanted."""
    status = response.status_code
    if status != httpx.codes.OK:
        raise FetchError(
            shown(url),
            f"the server answers {status} {response.reason_phrase}".rstrip(),
            transient=status >= 500 or status in _TRANSIENT,
            status=status,
            wait_s=_wait_s(response.headers.get("Retry-After", "")),
        )
    kind = _media_type(response)
    if media_types is not None and kind not in media_types:
        raise FetchError(shown(url), f"neither a page nor plain text, but {kind or 'of no declared type'}")
    data = bytearray()
    for chunk in _decompressed(response, url, max_bytes):
        data += chunk
        if len(data) > max_bytes:
            raise FetchError(shown(url), f"larger than {max_bytes} bytes")
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
        raise FetchError(shown(url), f"compressed as {coding[:40]}, which was not asked for")
    unzip = zlib.decompressobj(wbits=31)
    raw = 0
    try:
        for chunk in response.iter_raw():
            raw += len(chunk)
            yield unzip.decompress(chunk, max_bytes + 1)
            if raw > max_bytes:
                raise FetchError(shown(url), f"larger than {max_bytes} bytes")
    except zlib.error as error:
        raise FetchError(shown(url), "its compression is damaged", transient=True) from error
    if not unzip.eof:
        raise FetchError(shown(url), "the answer was cut short", transient=True)


def _media_type(response: httpx.Response) -> str:
    declared: str = response.headers.get("Content-Type", "")
    return declared.partition(";")[0].strip().lower()


def _validator(response: httpx.Response, name: str) -> str | None:
    """A header to be sent back at the next request, if it is fit for that."""
    value: str = response.headers.get(name, "")
    return value if value and len(value) <= 500 and value.isascii() and value.isprintable() else None


def _wait_s(said: str) -> float | None:
    """The seconds of a Retry-After (RFC 9110, 10.2.3), at most a day; None where it says none."""
    try:
        wait_s = float(said) if said.strip().isdigit() else _until(said)
    except (ValueError, TypeError, OverflowError):
        return None
    return min(max(wait_s, 0.0), _LONGEST_WAIT_S)


def _until(said: str) -> float:
    moment = email.utils.parsedate_to_datetime(said)
    return (moment.astimezone(UTC) - datetime.now(UTC)).total_seconds()


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


def shown(url: str) -> str:
    """The address on one line, without a password, as it can stand in a message."""
    line = "".join(character if character.isprintable() else "\N{REPLACEMENT CHARACTER}" for character in url[:500])
    scheme, separator, rest = line.partition("://")
    host, slash, path = rest.partition("/")
    return f"{scheme}{separator}{host.rpartition('@')[2]}{slash}{path}" if separator else line
