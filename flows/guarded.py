"""An HTTP transport that reaches public addresses only, and gives up on time.

The check stands where the connection is made, on the very address that it is made to: a name that resolves
to a public address when asked and to a private one when used (DNS rebinding) gains nothing, nor does
a redirect.
"""

from __future__ import annotations

import functools
import ipaddress
import os
import socket
import ssl
import time
from collections.abc import Collection, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import Any

import httpcore
import httpx

Address = ipaddress.IPv4Address | ipaddress.IPv6Address

# NAT64 carries an IPv4 address in its last 32 bits (RFC 6052).
_NAT64 = ipaddress.ip_network("64:ff9b::/96")
_LOCAL_NAT64 = ipaddress.ip_network("64:ff9b:1::/48")  # RFC 8215; Python before 3.11.10 calls it global


class RefusedAddress(Exception):  # noqa: N818
    """The host is, or resolves to, an address that is not public."""


class Overdue(Exception):  # noqa: N818
    """The time for the whole exchange is spent."""


def is_public(address: Address) -> bool:
    """Whether ``address`` is one of the open internet, also by the IPv4 address that it may wrap."""
    if isinstance(address, ipaddress.IPv6Address):
        wrapped = [address.ipv4_mapped, address.sixtofour, *(address.teredo or ())]
        if address in _NAT64:
            wrapped.append(ipaddress.IPv4Address(int(address) & 0xFFFFFFFF))
        if address in _LOCAL_NAT64 or address.is_site_local:
            return False
        if any(inner is not None and not is_public(inner) for inner in wrapped):
            return False
        if address.ipv4_mapped or address in _NAT64:  # all of IPv4, on a network that has IPv6 only
            return True
    return address.is_global and not (address.is_multicast or address.is_reserved or address.is_unspecified)


class Deadline:
    """A moment on the monotonic clock by which everything must be done."""

    def __init__(self, seconds: float) -> None:
        self._at = time.monotonic() + seconds

    def left(self) -> float:
        """The seconds that remain; Overdue when there are none."""
        left = self._at - time.monotonic()
        if left <= 0:
            raise Overdue
        return left

    def within(self, timeout: float | None) -> float:
        """``timeout``, or what is left if that is less."""
        return self.left() if timeout is None else min(timeout, self.left())


class _Stream(httpcore.NetworkStream):
    """A connection whose every wait ends with the deadline: a server that drips a byte a second gains
    nothing.
    """

    def __init__(self, stream: httpcore.NetworkStream, deadline: Deadline) -> None:
        self._stream = stream
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, self._deadline.within(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, self._deadline.within(timeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        secured = self._stream.start_tls(ssl_context, server_hostname, self._deadline.within(timeout))
        return _Stream(secured, self._deadline)

    def get_extra_info(self, info: str) -> Any:  # noqa: ANN401  # httpcore's own signature
        return self._stream.get_extra_info(info)


class _Network(httpcore.NetworkBackend):
    """Connects to checked addresses only."""

    def __init__(self, deadline: Deadline, allow_hosts: Collection[str]) -> None:
        self._deadline = deadline
        self._allowed = frozenset(host.lower().rstrip(".") for host in allow_hosts)
        self._network = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        addresses = self._resolve(host, port)
        if host.lower().rstrip(".") not in self._allowed:
            for address in addresses:  # one bad address spoils the name
                if not is_public(ipaddress.ip_address(address.partition("%")[0])):
                    raise RefusedAddress(f"{host} is at {address}, which is not a public address")
        trouble: httpcore.NetworkError | httpcore.TimeoutException = httpcore.ConnectError(f"no address for {host}")
        for address in addresses:
            try:
                stream = self._network.connect_tcp(
                    address, port, self._deadline.within(timeout), local_address, socket_options
                )
            except (httpcore.NetworkError, httpcore.TimeoutException) as error:
                trouble = error
            else:
                return _Stream(stream, self._deadline)
        raise trouble

    def _resolve(self, host: str, port: int) -> list[str]:
        """The addresses of ``host``, as text, each once. The resolver knows no timeout: a thread waits for
        it.
        """
        thread = ThreadPoolExecutor(1)
        try:
            asked = thread.submit(socket.getaddrinfo, host, port, type=socket.SOCK_STREAM)
            found = asked.result(self._deadline.left())
        except TimeoutError as error:
            raise Overdue from error
        except (OSError, UnicodeError) as error:
            raise httpcore.ConnectError(str(error)) from error
        finally:
            thread.shutdown(wait=False)
        return list(dict.fromkeys(str(entry[4][0]) for entry in found))


@functools.cache
def _certificates(file: str | None, folder: str | None) -> ssl.SSLContext:  # noqa: ARG001  # what httpx reads by itself
    """What to trust; reading it takes 30 ms, each time."""
    return httpx.create_ssl_context()


class GuardedTransport(httpx.BaseTransport):
    """Public addresses and allowed hosts only, all within the deadline. No proxies: one would connect for
    us.
    """

    def __init__(self, deadline: Deadline, *, allow_hosts: Collection[str] = ()) -> None:
        self._pool = httpcore.ConnectionPool(
            ssl_context=_certificates(os.environ.get("SSL_CERT_FILE"), os.environ.get("SSL_CERT_DIR")),
            max_keepalive_connections=0,
            network_backend=_Network(deadline, allow_hosts),
        )

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """The answer, its body still to be read."""
        with _as_httpx(request):
            response = self._pool.handle_request(
                httpcore.Request(
                    request.method,
                    httpcore.URL(
                        scheme=request.url.raw_scheme,
                        host=request.url.raw_host,
                        port=request.url.port,
                        target=request.url.raw_path,
                    ),
                    headers=request.headers.raw,
                    extensions=request.extensions,
                )
            )
        return httpx.Response(
            response.status,
            headers=response.headers,
            stream=_Body(response, request),
            extensions=response.extensions,
        )

    def close(self) -> None:
        """Every connection closed."""
        self._pool.close()


class _Body(httpx.SyncByteStream):
    def __init__(self, response: httpcore.Response, request: httpx.Request) -> None:
        self._response = response
        self._request = request

    def __iter__(self) -> Iterator[bytes]:
        with _as_httpx(self._request):
            yield from self._response.iter_stream()

    def close(self) -> None:
        self._response.close()


@contextmanager
def _as_httpx(request: httpx.Request) -> Iterator[None]:
    """The errors of httpcore as httpx's: what a caller of httpx expects."""
    try:
        yield
    except httpcore.TimeoutException as error:
        raise httpx.TimeoutException(str(error), request=request) from error
    except httpcore.UnsupportedProtocol as error:
        raise httpx.UnsupportedProtocol(str(error), request=request) from error
    except httpcore.ProtocolError as error:
        raise httpx.RemoteProtocolError(str(error), request=request) from error
    except httpcore.NetworkError as error:
        raise httpx.NetworkError(str(error), request=request) from error
