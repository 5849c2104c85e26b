"""How greffier behaves towards the sites that it reads: robots.txt, a pause between requests, leaving a host in
trouble alone.
"""

from __future__ import annotations

import re
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import quote, unquote, urlsplit

from flows.download import download, shown, user_agent
from flows.errors import FetchError, PutOff
from flows.settings import Settings

AGENT: Final = "greffier"  # what a robots.txt calls us
_ROBOTS_BYTES: Final = 512 * 1024  # RFC 9309, 2.5: at least 500 KiB are to be read
_ROBOTS_S: Final = 10.0
_ROBOTS_HOLDS_S: Final = 24 * 3600.0
_MOST_RULES: Final = 5_000
_LONGEST_DELAY_S: Final = 10.0  # a Crawl-delay beyond this would stop a desk
_PATIENCE: Final = 3  # failures in a row after which a host is left alone
_LEFT_ALONE_S: Final = 600.0


class Robots:
    """What a robots.txt lets us read (RFC 9309): of our group's rules the longest that matches, allow on a tie."""

    def __init__(self, text: str = "", *, agent: str = AGENT) -> None:
        groups = _groups(text)
        ours = [group for group in groups if agent in group.agents] or [
            group for group in groups if "*" in group.agents
        ]
        self._rules = [rule for group in ours for rule in group.rules][:_MOST_RULES]
        delays = [group.delay_s for group in ours if group.delay_s is not None]
        self.delay_s = min(max(delays, default=0.0), _LONGEST_DELAY_S)

    def allows(self, url: str) -> bool:
        """Whether ``url`` may be fetched."""
        parts = urlsplit(url)
        path = _normal(parts.path or "/") + (f"?{_normal(parts.query)}" if parts.query else "")
        if path == "/robots.txt":
            return True
        matching = [(len(pattern), allowed) for pattern, allowed in self._rules if _matches(pattern, path)]
        return max(matching, default=(0, True))[1]


@dataclass
class _Group:
    agents: set[str] = field(default_factory=set)
    rules: list[tuple[str, bool]] = field(default_factory=list)
    delay_s: float | None = None


def _groups(text: str) -> list[_Group]:
    groups: list[_Group] = []
    open_for_agents = False
    for line in text.removeprefix("\ufeff").splitlines():
        name, colon, value = line.partition("#")[0].partition(":")
        name, value = name.strip().lower(), value.strip()
        if not colon:
            continue
        if name == "user-agent":
            if not open_for_agents:
                groups.append(_Group())
            open_for_agents = True
            groups[-1].agents.add(re.split(r"[\s/]", value.lower())[0])
        elif groups and name in ("allow", "disallow", "crawl-delay"):
            open_for_agents = False
            if name == "crawl-delay":
                groups[-1].delay_s = float(value) if re.fullmatch(r"\d{1,6}(\.\d{1,6})?", value) else None
            elif value.startswith(("/", "*")):  # an empty Disallow allows all
                groups[-1].rules.append((_normal(value[:2000]), name == "allow"))
    return groups


def _normal(path: str) -> str:
    """The path with every way to write a character made one."""
    return quote(unquote(path, errors="surrogateescape"), safe="/*$?=&:@!'(),;+~", errors="surrogateescape")


def _matches(pattern: str, path: str) -> bool:
    """Whether ``path`` begins as ``pattern`` does, * standing for anything and a final $ for the end. Linear."""
    ends = pattern.endswith("$")
    first, *parts = pattern.removesuffix("$").split("*")
    if not path.startswith(first):
        return False
    position = len(first)
    for part in parts[:-1]:
        position = path.find(part, position)
        if position < 0:
            return False
        position += len(part)
    if not parts:
        return not ends or position == len(path)
    if ends:
        return path.endswith(parts[-1]) and len(path) - len(parts[-1]) >= position
    return path.find(parts[-1], position) >= 0


@dataclass
class _Host:
    lock: threading.Lock = field(default_factory=threading.Lock)
    next_at: float = 0.0  # monotonic
    closed_until: float = 0.0
    failures: int = 0
    robots: Robots | None = None
    robots_until: float = 0.0


class Courtesy:
    """One for all the feeds that a run looks at, in however many threads: hosts are shared between feeds."""

    def __init__(
        self,
        settings: Settings,
        *,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self.settings = settings
        self.agent = user_agent(settings.contact)
        self._clock = clock
        self._sleep = sleep
        self._hosts: dict[str, _Host] = {}
        self._guard = threading.Lock()

    def enter(self, url: str) -> None:
        """Come back when ``url`` may be asked for: its host's pause is over.

        FetchError where robots.txt forbids it, or (transient) where the host is left alone for a while.
        """
        host = self._host(url)
        with host.lock:  # also while waiting: whoever comes next waits behind us
            left_s = host.closed_until - self._clock()
            if left_s > 0:
                raise PutOff(shown(url), "left for later: its site is in trouble", transient=True, wait_s=left_s)
            robots = self._robots(host, url)
            if not robots.allows(url):
                raise FetchError(shown(url), "the site's robots.txt asks not to read it")
            self._wait(host, max(self.settings.host_pause_s, robots.delay_s))

    def left(self, url: str, error: FetchError | None) -> None:
        """Say how asking for ``url`` went: after some failures in a row, or when it asks, its host is left alone."""
        host = self._host(url)
        with host.lock:
            if error is None or not error.transient:
                host.failures = 0
                return
            host.failures += 1
            if error.wait_s is not None or error.status == 429 or host.failures >= _PATIENCE:
                host.closed_until = self._clock() + (error.wait_s or _LEFT_ALONE_S)

    def _wait(self, host: _Host, pause_s: float) -> None:
        now = self._clock()
        if host.next_at > now:
            self._sleep(host.next_at - now)
        host.next_at = max(now, host.next_at) + pause_s

    def _host(self, url: str) -> _Host:
        parts = urlsplit(url)
        with self._guard:
            return self._hosts.setdefault(f"{parts.scheme}://{parts.netloc.lower()}", _Host())

    def _robots(self, host: _Host, url: str) -> Robots:
        if host.robots is not None and self._clock() < host.robots_until:
            return host.robots
        parts = urlsplit(url)
        try:
            got = download(
                f"{parts.scheme}://{parts.netloc}/robots.txt",
                media_types=None,
                accept="text/plain, */*;q=0.1",
                timeout_s=_ROBOTS_S,
                max_bytes=_ROBOTS_BYTES,
                allow_hosts=self.settings.hosts_allowed,
                agent=self.agent,
            )
            robots = Robots(got.data.decode("utf-8", "replace"))
        except FetchError as error:
            if error.transient:  # RFC 9309, 2.3.1.4: unreachable means keep out
                host.closed_until = self._clock() + (error.wait_s or _LEFT_ALONE_S)
                raise PutOff(error.url, error.reason, transient=True, wait_s=error.wait_s) from error
            robots = Robots()  # 2.3.1.3: none there means no rule
        host.robots, host.robots_until = robots, self._clock() + _ROBOTS_HOLDS_S
        return robots
