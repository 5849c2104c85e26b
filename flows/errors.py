"""What can go wrong on the way in, beside what `claims.errors` and `warehouse.errors` name.

::

    GreffierError
    └── FetchError       an address that gave no article: refused, unreachable, too large, not a page
        └── PutOff       its site is in trouble or has asked for a pause: not even tried
"""

from __future__ import annotations

from typing import Any

from claims.errors import GreffierError


class FetchError(GreffierError):
    """An address could not be fetched. ``transient``: the same request may well succeed later.

    ``status`` is what the server answered, if it did; ``wait_s`` how long it asks to be left alone.
    """

    def __init__(
        self,
        url: str,
        reason: str,
        *,
        transient: bool = False,
        status: int | None = None,
        wait_s: float | None = None,
    ) -> None:
        super().__init__(f"{url}: {reason}")
        self.url = url
        self.reason = reason
        self.transient = transient
        self.status = status
        self.wait_s = wait_s

    def __reduce__(self) -> tuple[object, ...]:
        kept = {"transient": self.transient, "status": self.status, "wait_s": self.wait_s}
        return (_rebuild, (type(self), self.url, self.reason, kept))  # errors cross processes


class PutOff(FetchError):  # noqa: N818
    """Its site is left alone for ``wait_s`` seconds."""


def _rebuild(kind: type[FetchError], url: str, reason: str, kept: dict[str, Any]) -> FetchError:
    return kind(url, reason, **kept)
