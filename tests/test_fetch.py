"""What `flows.fetch` promises, against real servers on this machine."""

from __future__ import annotations

import gzip
import ipaddress
import pickle
import shutil
import socket
import ssl
import subprocess
import threading
import time
import zlib
from collections.abc import Callable, Iterator
from datetime import datetime
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest

from claims.errors import GreffierError, UnreadableArticle, UnsupportedLanguage
from claims.metadata import NOTHING
from claims.models import Article, Language
from claims.reading import Metadata
from flows.errors import FetchError
from flows.fetch import fetch
from flows.guarded import is_public
from tests.website import HTML, Answer, Site, answer, redirect, serving

PROSE = "Le ministre a déclaré mardi que la réforme serait présentée au Parlement avant la fin de l’année. "
BODY = "".join(f"<p>{PROSE} Il répondait à la question numéro {number} de la presse.</p>" for number in range(4))
ARTICLE = f"<article><h1>La réforme</h1>{BODY}</article>"
PAGE = f"<html><head><title>La réforme</title></head><body>{ARTICLE}</body></html>"
GERMAN = "Der Minister hat am Dienstag erklärt, dass die Reform noch in diesem Jahr kommen werde. "
GERMAN_PAGE = f"<html><body><article><p>{GERMAN}</p><p>Er sagte: {GERMAN * 2}</p></article></body></html>"
NOW = datetime(2024, 6, 18, 12, 0)  # noqa: DTZ001  # UTC, naive, as everywhere


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as made:
        yield made


def get(
    site: Site,
    path: str = "/article",
    *,
    overrides: Metadata = NOTHING,
    timeout_s: float = 5,
    max_bytes: int = 1_000_000,
    user_agent: str = "greffier/test",
) -> Article:
    return fetch(
        site.url + path,
        overrides=overrides,
        timeout_s=timeout_s,
        max_bytes=max_bytes,
        allow_hosts={"127.0.0.1"},
        user_agent=user_agent,
        clock=lambda: NOW,
    )


def refused(site: Site, path: str = "/article", *, timeout_s: float = 5, max_bytes: int = 1_000_000) -> FetchError:
    with pytest.raises(FetchError) as caught:
        get(site, path, timeout_s=timeout_s, max_bytes=max_bytes)
    message = str(caught.value)
    assert "\n" not in message
    assert "http" in message
    return caught.value


def test_a_page_becomes_an_article_that_says_where_and_when_it_was_fetched(site: Site) -> None:
    site.answers["/article"] = answer(PAGE)
    article = get(site)
    assert article.text.startswith("Le ministre a déclaré mardi")
    assert article.title == "La réforme"
    assert article.language is Language.FRENCH
    assert article.origin == f"{site.url}/article"
    assert article.fetched == NOW


def test_plain_text_becomes_an_article_unchanged(site: Site) -> None:
    text = "Le ministre a démissionné.\r\nIl l’a annoncé mardi.\n"
    site.answers["/article"] = answer(text, headers={"Content-Type": "text/plain; charset=utf-8"})
    assert get(site).text == text


def test_options_win_over_what_the_page_says(site: Site) -> None:
    site.answers["/article"] = answer(PAGE)
    article = get(site, overrides=Metadata(outlet="Le Quotidien", title="Autre titre"))
    assert (article.outlet, article.title) == ("Le Quotidien", "Autre titre")


def test_the_server_is_told_who_asks(site: Site) -> None:
    site.answers["/article"] = answer(PAGE)
    get(site, user_agent="greffier/test (desk@example.org)")
    assert site.asked[0][1]["User-Agent"] == "greffier/test (desk@example.org)"


@pytest.mark.parametrize("charset", ["iso-8859-1", "windows-1252", "utf-8", "ISO-8859-15", "macintosh"])
def test_the_encoding_that_the_server_declares_is_used(site: Site, charset: str) -> None:
    text = f"{PROSE}Il sera entendu à l'été.\n".replace("’", "'")
    site.answers["/article"] = answer(text.encode(charset), headers={"Content-Type": f"text/plain; charset={charset}"})
    assert get(site).text == text


def test_an_absurd_declared_encoding_is_no_trouble(site: Site) -> None:
    for charset in ("zip", "unicode_escape", "utf-7", "…", "'"):
        site.answers["/article"] = answer(
            PAGE, headers={"Content-Type": f"text/html; charset={charset}".encode().decode("latin-1")}
        )
        assert "déclaré" in get(site).text


def test_gzip_is_undone(site: Site) -> None:
    site.answers["/article"] = answer(gzip.compress(PAGE.encode()), headers={**HTML, "Content-Encoding": "gzip"})
    assert "déclaré" in get(site).text


# -- where a request may go


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "127.1", "0x7f.1", "2130706433", "[::ffff:127.0.0.1]"])
def test_this_machine_is_refused_however_it_is_spelled(site: Site, host: str) -> None:
    site.answers["/article"] = answer(PAGE)
    with pytest.raises(FetchError, match=r"not a public address|no address|failed") as caught:
        fetch(f"http://{host}:{site.port}/article", timeout_s=5)
    if host in ("127.0.0.1", "localhost"):
        assert not caught.value.transient
        assert "refused" in str(caught.value)
    assert site.asked == []


@pytest.mark.parametrize(
    "address",
    [
        *("127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0"),
        *(
            "224.0.0.1",
            "240.0.0.1",
            "255.255.255.255",
            "::",
            "::1",
            "fe80::1",
            "fc00::1",
            "ff02::1",
            "fec0::1",
        ),
        *(
            "::ffff:10.0.0.1",
            "64:ff9b::7f00:1",
            "64:ff9b:1::1",
            "2002:7f00:1::",
            "::127.0.0.1",
            "2001:db8::1",
        ),
    ],
)
def test_addresses_that_are_not_of_the_open_internet_are_known(address: str) -> None:
    assert not is_public(ipaddress.ip_address(address))


@pytest.mark.parametrize(
    "address", ["1.1.1.1", "93.184.215.14", "2606:4700::1111", "::ffff:1.1.1.1", "64:ff9b::101:101"]
)
def test_public_addresses_are_known(address: str) -> None:
    assert is_public(ipaddress.ip_address(address))


def test_a_redirect_to_a_host_that_is_not_allowed_is_refused(site: Site) -> None:
    site.answers["/article"] = redirect(f"http://localhost:{site.port}/secret")
    site.answers["/secret"] = answer(PAGE)
    error = refused(site)
    assert "localhost" in str(error)
    assert not error.transient
    assert [path for path, _ in site.asked] == ["/article"]


def test_a_name_with_one_private_address_among_its_public_ones_is_refused(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("flows.guarded.socket.getaddrinfo", _resolver([["1.1.1.1", "127.0.0.1"]]))
    with pytest.raises(FetchError, match="not a public address"):
        fetch(f"http://example.org:{site.port}/article", timeout_s=5)


def test_the_address_that_was_checked_is_the_one_connected_to(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """A name that is public at the first question and 127.0.0.1 at the second is never asked a second
    time.
    """
    site.answers["/article"] = answer(PAGE)
    monkeypatch.setattr("flows.guarded.is_public", lambda address: str(address) == "192.0.2.1")
    monkeypatch.setattr("flows.guarded.socket.getaddrinfo", _resolver([["192.0.2.1"], ["127.0.0.1"]]))
    with pytest.raises(FetchError):
        fetch(f"http://example.org:{site.port}/article", timeout_s=0.5)
    assert site.asked == []


def _resolver(answers: list[list[str]]) -> Callable[..., list[tuple[object, ...]]]:
    """A name server of our own: the network is the one thing that a test may stand in for."""
    left = list(answers)

    def resolve(host: str, port: int, *args: object, **named: object) -> list[tuple[object, ...]]:
        return [_entry(address, port) for address in (left.pop(0) if host == "example.org" else [host])]

    return resolve


def _entry(address: str, port: int) -> tuple[object, ...]:
    return (socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port))


@pytest.mark.parametrize(
    "url",
    [
        *(
            "file:///etc/passwd",
            "ftp://example.org/x",
            "javascript:alert(1)",
            "data:text/plain,x",
            "/etc/passwd",
        ),
        *(
            "",
            "http://",
            "https:///x",
            "http://[::1",
            "http://a b/",
            "http://exa\nmple.org/",
            "http://\udcff/",
        ),
        *(
            "http://example.org:99999/",
            "http://user:secret@example.org/",
            "http://" + "a" * 300 + "/",
            "http://..",
            "\0",
        ),
    ],
)
def test_what_is_no_web_address_is_refused_in_one_line(url: str) -> None:
    with pytest.raises(FetchError) as caught:
        fetch(url, timeout_s=5)
    assert "\n" not in str(caught.value)
    assert "secret" not in str(caught.value)
    assert not caught.value.transient


@pytest.mark.parametrize(
    "target", ["file:///etc/passwd", "ftp://127.0.0.1/x", "http://", "http://u:p@127.0.0.1/", "//"]
)
def test_a_redirect_to_what_is_no_web_address_is_refused(site: Site, target: str) -> None:
    site.answers["/article"] = redirect(target)
    refused(site)


# -- how much it may bring back


def test_five_redirects_are_followed_and_a_sixth_is_not(site: Site) -> None:
    for number in range(6):
        site.answers[f"/{number}"] = redirect(f"/{number + 1}")
    site.answers["/5"] = answer(PAGE)
    assert get(site, "/0").origin == f"{site.url}/5"
    site.answers["/5"] = redirect("/6")
    site.answers["/6"] = answer(PAGE)
    assert "redirects" in str(refused(site, "/0"))


def test_a_page_that_is_too_large_is_refused_before_it_is_read(site: Site) -> None:
    site.answers["/article"] = answer("x" * 100_000)
    error = refused(site, max_bytes=50_000)
    assert "larger than 50000 bytes" in str(error)
    assert not error.transient


def test_what_counts_is_the_size_after_decompression(site: Site) -> None:
    bomb = gzip.compress(b"<p>" + b"0" * 50_000_000)
    assert len(bomb) < 60_000
    site.answers["/article"] = answer(bomb, headers={**HTML, "Content-Encoding": "gzip"})
    assert "larger" in str(refused(site, max_bytes=1_000_000))


@pytest.mark.parametrize("coding", ["br", "gzip, gzip", "zstd", "deflate", "nonsense"])
def test_compressions_that_were_not_asked_for_are_refused(site: Site, coding: str) -> None:
    site.answers["/article"] = answer(zlib.compress(b"x"), headers={**HTML, "Content-Encoding": coding})
    assert "compressed" in str(refused(site))


def test_damaged_and_truncated_compression_may_be_tried_again(site: Site) -> None:
    packed = gzip.compress(PAGE.encode())
    for data in (packed[:-20], b"nonsense", packed[:50] + b"\xff" * 50):
        site.answers["/article"] = answer(data, headers={**HTML, "Content-Encoding": "gzip"})
        assert refused(site).transient


def test_an_endless_stream_is_cut_at_the_size_limit(site: Site) -> None:
    def endless(handler: BaseHTTPRequestHandler) -> None:
        answer("", length=False)(handler)
        while True:
            handler.wfile.write(b"x" * 65536)

    site.answers["/article"] = endless
    assert "larger" in str(refused(site, max_bytes=1_000_000))


def _drip_body(handler: BaseHTTPRequestHandler) -> None:
    answer("", length=False)(handler)
    _drip(handler)


def _drip_headers(handler: BaseHTTPRequestHandler) -> None:
    handler.wfile.write(b"HTTP/1.0 200 OK\r\nX-Slow: ")
    _drip(handler)


def _drip(handler: BaseHTTPRequestHandler) -> None:
    for _ in range(200):
        handler.wfile.write(b"x")
        handler.wfile.flush()
        time.sleep(0.05)


def _silence(handler: BaseHTTPRequestHandler) -> None:
    time.sleep(2)


@pytest.mark.parametrize("slow", [_drip_body, _drip_headers, _silence])
def test_the_time_limit_is_for_the_whole_exchange(site: Site, slow: Answer) -> None:
    site.answers["/article"] = slow
    started = time.monotonic()
    error = refused(site, timeout_s=0.4)
    assert time.monotonic() - started < 1.5
    assert error.transient
    assert "within 0.4 s" in str(error)


def test_huge_headers_are_refused(site: Site) -> None:
    site.answers["/article"] = answer(PAGE, headers={**HTML, "X-Huge": "x" * 1_000_000})
    refused(site)


def test_a_body_that_ends_early_may_be_tried_again(site: Site) -> None:
    def cut(handler: BaseHTTPRequestHandler) -> None:
        answer(PAGE[:100], headers={**HTML, "Content-Length": "9999"}, length=False)(handler)

    site.answers["/article"] = cut
    assert refused(site).transient


# -- what comes back


@pytest.mark.parametrize(
    ("status", "transient"),
    [
        *((status, True) for status in (500, 502, 503, 504, 408, 429)),
        *((status, False) for status in (204, 400, 401, 403, 404, 410, 451)),
    ],
)
def test_an_error_of_the_server_says_whether_to_try_again(site: Site, status: int, *, transient: bool) -> None:
    site.answers["/article"] = answer("" if status == 204 else "no", status)
    error = refused(site)
    assert error.transient is transient
    assert str(status) in str(error)


def test_a_closed_port_may_be_tried_again(site: Site) -> None:
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{closed.getsockname()[1]}/"
        with pytest.raises(FetchError) as caught:
            fetch(url, allow_hosts={"127.0.0.1"}, timeout_s=5)
    assert caught.value.transient


@pytest.mark.parametrize("kind", ["application/pdf", "image/png", "application/json", "text/css", "", "text/html/x"])
def test_only_pages_and_plain_text_are_taken(site: Site, kind: str) -> None:
    site.answers["/article"] = answer(PAGE, headers={"Content-Type": kind})
    assert "neither a page nor plain text" in str(refused(site))


@pytest.mark.parametrize(
    ("body", "error"),
    [
        ("", UnreadableArticle),
        ("<html><body><p>Accept our cookies.</p></body></html>", UnreadableArticle),
        (b"\x89PNG\r\n\x1a\n\0\0", UnreadableArticle),
        (
            GERMAN_PAGE,
            UnsupportedLanguage,
        ),
    ],
)
def test_a_page_without_an_article_is_refused_with_its_address(
    site: Site, body: str | bytes, error: type[GreffierError]
) -> None:
    site.answers["/article"] = answer(body)
    with pytest.raises(error, match=f"^{site.url}/article: "):
        get(site)


def test_a_canonical_address_on_the_same_host_is_the_origin(site: Site) -> None:
    link = f'<link rel="canonical" href="{site.url}/the-article">'
    site.answers["/article?utm_source=x"] = answer(PAGE.replace("<head>", f"<head>{link}"))
    assert get(site, "/article?utm_source=x").origin == f"{site.url}/the-article"


def test_a_page_cannot_pass_for_one_of_another_site(site: Site) -> None:
    link = '<link rel="canonical" href="https://www.example.org/their-article">'
    site.answers["/article"] = answer(PAGE.replace("<head>", f"<head>{link}"))
    assert get(site, "/article#top").origin == f"{site.url}/article"


def test_the_error_survives_pickling() -> None:
    error = pickle.loads(pickle.dumps(FetchError("https://example.org/", "gone", transient=True)))
    assert (str(error), error.transient) == ("https://example.org/: gone", True)


def test_a_certificate_that_nobody_vouches_for_is_refused_for_good(tmp_path: Path) -> None:
    if not (openssl := shutil.which("openssl")):
        pytest.skip("openssl is not installed: no certificate to show")
    pem = tmp_path / "own.pem"
    subprocess.run(
        [
            *(
                openssl,
                "req",
                "-x509",
                "-newkey",
                "rsa:2048",
                "-nodes",
                "-days",
                "1",
                "-subj",
                "/CN=localhost",
            ),
            *(
                "-addext",
                "subjectAltName=DNS:localhost",
                "-keyout",
                str(tmp_path / "key.pem"),
                "-out",
                str(pem),
            ),
        ],
        check=True,
        capture_output=True,
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(pem, tmp_path / "key.pem")
    site = Site()
    site.server.socket = context.wrap_socket(site.server.socket, server_side=True, do_handshake_on_connect=False)
    site.answers["/article"] = answer(PAGE)
    threading.Thread(target=site.server.serve_forever, args=(0.01,), daemon=True).start()
    url = f"https://localhost:{site.port}/article"
    try:
        with pytest.raises(FetchError, match="certificate") as caught:
            fetch(url, allow_hosts={"localhost"}, timeout_s=5)
        assert not caught.value.transient
        with (
            pytest.MonkeyPatch.context() as patch
        ):  # and one that is vouched for is checked by its name, not its address
            patch.setenv("SSL_CERT_FILE", str(pem))
            assert "déclaré" in fetch(url, allow_hosts={"localhost"}, timeout_s=5).text
    finally:
        site.server.shutdown()
        site.server.server_close()
