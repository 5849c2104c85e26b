# ruff: noqa: T201  # it prints its figures
"""A soak, run by hand: an archive served as feeds and pages by a bad-tempered site, followed to the end.

    python tests/soak_feeds.py [ARCHIVE] [--articles 300] [--store]

The site pauses, answers 500, cuts bodies short, drips, redirects (also for ever, and to a private address), sends
unchanged pages as 304 and forgets to. Every article that can be fetched must come out once, with its text; what
cannot must be reported; memory must stay flat. With --store the articles go through the whole flow into a record.
Prints one line of figures every hundred articles, and exits 1 where something was lost.
"""

from __future__ import annotations

import argparse
import gzip
import html
import json
import logging
import os
import random
import resource
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime, timedelta
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import islice
from pathlib import Path
from typing import Any, Final

CORPUS: Final = Path(__file__).parents[2] / "shared" / "corpus" / "wikinews-fr.jsonl.gz"
PER_FEED: Final = 50
NOW: Final = datetime(2024, 6, 18, 12, 0)  # noqa: DTZ001  # UTC, naive, as everywhere

# How a page misbehaves: for good (nothing can be fetched), or the first time or two.
FOR_GOOD: Final = ("gone", "loop", "private", "locked", "always500")
AT_FIRST: Final = ("500", "cut", "slow")
ALWAYS: Final = ("fine", "fine", "fine", "redirect", "304", "unzipped")


class Site:
    """The archive as a site: /feed/N lists fifty articles, /a/N is one."""

    def __init__(self, articles: list[dict[str, Any]], *, seed: int) -> None:
        pick = random.Random(seed)
        self.articles = articles
        self.moods = [
            pick.choice(FOR_GOOD) if pick.random() < 0.05 else pick.choice(AT_FIRST if pick.random() < 0.2 else ALWAYS)
            for _ in articles
        ]
        self.asked: Counter[str] = Counter()
        self.sent: Counter[int] = Counter()  # whole pages, by article
        self.lock = threading.Lock()
        site = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                with suppress(OSError):
                    site.answer(self)

            def log_message(self, *_: object) -> None:
                """Nothing on stderr."""

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self.server.server_address[1]}"

    @property
    def feeds(self) -> int:
        return -(-len(self.articles) // PER_FEED)

    def answer(self, handler: BaseHTTPRequestHandler) -> None:
        path = handler.path.partition("?")[0]
        with self.lock:
            self.asked[path] += 1
            times = self.asked[path]
        kind, _, number = path.strip("/").partition("/")
        if kind == "feed" and number.isdigit():
            if int(number) % 4 == 3 and times == 1:
                self._send(handler, b"", 503, {"Retry-After": "60"})
            else:
                self._send(
                    handler, self._feed(int(number)), 200, {"Content-Type": "application/rss+xml", "ETag": '"f"'}
                )
        elif kind in ("a", "moved") and number.isdigit():
            self._article(handler, int(number), times, moved=kind == "moved")
        else:
            self._send(handler, b"", 404, {})

    def _article(self, handler: BaseHTTPRequestHandler, number: int, times: int, *, moved: bool) -> None:
        mood = self.moods[number]
        page = self._page(number)
        headers = {"Content-Type": "text/html; charset=utf-8", "ETag": f'"{number}"'}
        if mood == "gone":
            return self._send(handler, b"", 404, {})
        if mood == "always500" or (mood == "500" and times <= 2):
            return self._send(handler, b"trouble", 500, {})
        if mood == "loop":
            return self._send(handler, b"", 302, {"Location": f"/a/{number}?again={times}"})
        if mood == "private":
            return self._send(handler, b"", 302, {"Location": "http://10.0.0.1/secret"})
        if mood == "locked":
            return self._send(handler, page[: len(page) // 3] + b"<p>La suite est reservee aux abonnes", 403, headers)
        if mood == "redirect" and not moved:
            return self._send(handler, b"", 301, {"Location": f"/moved/{number}"})
        if mood == "cut" and times == 1:
            return self._send(handler, page[: len(page) // 2], 200, {**headers, "Content-Length": str(len(page))})
        if mood == "slow":
            time.sleep(0.2)
        if mood == "304" and handler.headers.get("If-None-Match") == headers["ETag"]:
            return self._send(handler, b"", 304, headers)
        with self.lock:
            self.sent[number] += 1
        packed = {} if mood == "unzipped" else {"Content-Encoding": "gzip"}
        return self._send(handler, gzip.compress(page) if packed else page, 200, {**headers, **packed})

    def _send(self, handler: BaseHTTPRequestHandler, body: bytes, status: int, headers: dict[str, str]) -> None:
        handler.send_response(status)
        for name, value in {"Content-Length": str(len(body)), **headers, "Connection": "close"}.items():
            handler.send_header(name, value)
        handler.end_headers()
        handler.wfile.write(body)
        handler.close_connection = True

    def _page(self, number: int) -> bytes:
        article = self.articles[number]
        paragraphs = "".join(f"<p>{html.escape(line)}</p>" for line in article["text"].split("\n") if line.strip())
        title = html.escape(article["title"])
        menu = "".join(f'<li><a href="/x{each}">Rubrique {each}</a></li>' for each in range(20))
        return (
            f"<!doctype html><html lang=fr><head><meta charset=utf-8><title>{title}</title>"
            f'<meta property="og:site_name" content="Wikinews"></head><body><nav><ul>{menu}</ul></nav>'
            f"<article><h1>{title}</h1>{paragraphs}</article><footer>Mentions légales</footer></body></html>"
        ).encode()

    def _feed(self, number: int) -> bytes:
        items = "".join(
            f"<item><title>{html.escape(article['title'])}</title><link>{self.url}/a/{each}</link>"
            f"<guid isPermaLink='false'>{each}</guid><pubDate>{_rfc(article['published'])}</pubDate></item>"
            for each, article in list(enumerate(self.articles))[number * PER_FEED : (number + 1) * PER_FEED]
        )
        return f"<rss version='2.0'><channel><title>Fil {number}</title>{items}</channel></rss>".encode()


def _rfc(day: str) -> str:
    return format_datetime(datetime.fromisoformat(day))


def _memory_mb() -> float:
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * resource.getpagesize() / 1e6


def _archive(path: Path, most: int) -> list[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as file:
        return [json.loads(line) for line in islice(file, most)]


def _looks(site: Site, folder: Path) -> Iterator[Any]:
    """Every look at every feed, hour after hour, until nothing is left to try."""
    from flows.courtesy import Courtesy  # noqa: PLC0415
    from flows.feeds import check, due, remember  # noqa: PLC0415
    from flows.followed import add, feeds_path, followed  # noqa: PLC0415
    from flows.settings import Settings  # noqa: PLC0415

    settings = Settings(db=folder / "record.duckdb", allow_hosts="127.0.0.1", host_pause_s=0, feed_days=0)
    for number in range(site.feeds):
        add(feeds_path(settings.db), followed(url=f"{site.url}/feed/{number}", name=f"feed {number}", every="15m"))
    clock = [NOW]
    for _ in range(24):
        tried = 0
        # A new Courtesy each round: the site is left alone for ten minutes of the round's own clock, not of ours.
        looked = due(settings, now=clock[0])
        for feed in looked:
            checked = check(feed, settings, Courtesy(settings), now=lambda: clock[0])
            yield checked, settings
            remember(checked, settings)
            tried += len(checked.tried) + checked.check.left_count + (checked.check.outcome == "failed")
        if looked and not tried:
            return
        clock[0] += timedelta(minutes=30)


def main() -> int:
    """The soak; 1 where an article that can be fetched was lost, or came out changed or more than once."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("archive", nargs="?", type=Path, default=CORPUS)
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--store", action="store_true", help="through extraction and matching into the record")
    asked = parser.parse_args()
    logging.disable(logging.CRITICAL)
    os.environ["GREFFIER_ALLOW_HOSTS"] = "127.0.0.1"
    site = Site(_archive(asked.archive, asked.articles), seed=asked.seed)
    threading.Thread(target=site.server.serve_forever, daemon=True).start()
    began, came, reasons, memory = time.monotonic(), Counter[int](), Counter[str](), []
    stored = whole = 0
    with tempfile.TemporaryDirectory() as folder:
        for checked, settings in _looks(site, Path(folder)):
            for article in checked.articles:
                number = int(article.origin.rpartition("/")[2])
                came[number] += 1
                whole += _is_whole(article.text, site.articles[number]["text"])
            for failure in checked.failures:
                reasons[failure.reason.rpartition(": ")[2][:60]] += 1
            if asked.store:
                stored += _store(checked, settings)
            memory.append(_memory_mb())
            print(
                f"{time.monotonic() - began:6.0f} s  {checked.feed.name}: {len(checked.articles)} articles,"
                f" {len(checked.failures)} failures, {checked.check.left_count} left;"
                f" {len(came)} of {len(site.articles)} in all, {memory[-1]:.0f} MB",
                flush=True,
            )
    fetchable = {number for number, mood in enumerate(site.moods) if mood not in FOR_GOOD}
    lost, twice = fetchable - set(came), [number for number, times in came.items() if times > 1]
    print(f"moods        {dict(Counter(site.moods))}")
    print(f"requests     {site.asked.total()} for {len(site.articles)} articles in {site.feeds} feeds")
    print(f"fetchable    {len(fetchable)}; came {len(came)}; lost {sorted(lost)[:20]}; more than once {twice[:20]}")
    print(f"texts        {whole} with at least 95 % of their words")
    print(f"failures     {dict(reasons)}")
    quarter = memory[len(memory) // 4]
    print(
        f"memory       {quarter:.0f} MB after a quarter, {memory[-1]:.0f} MB at the end, {max(memory):.0f} MB at most"
    )
    if asked.store:
        print(f"stored       {stored}")
    return int(bool(lost or twice))


def _is_whole(text: str, source: str) -> bool:
    """Whether ``text`` has nearly all words of ``source``."""
    words = Counter(source.split())
    return (Counter(text.split()) & words).total() >= 0.95 * words.total()


def _store(checked: Any, settings: Any) -> int:
    from claims.embed import load_encoder  # noqa: PLC0415
    from flows import stages  # noqa: PLC0415

    fresh = stages.leave_out_known(checked.batch, settings)
    if not fresh.done:
        return 0
    embedded = stages.embed(stages.extract(fresh), load_encoder(settings.encoder))
    return stages.store(stages.match(embedded, settings), settings).articles


if __name__ == "__main__":
    sys.exit(main())
