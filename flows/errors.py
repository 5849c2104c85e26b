"""What can go wrong on the way in, beside what `claims.errors` and `warehouse.errors` name.

::

    GreffierError
    └── FetchError       an address that gave no article: refused, unreachable, too large, not a page
"""

from __future__ import annotations

from claims.errors import GreffierError


class FetchError(GreffierError):
    """An address could not be fetched. ``transient``: the same request may well succeed later."""

    def __init__(self, url: str, reason: str, *, transient: bool = False) -> None:
        super().__init__(f"{url}: {reason}")
        self.url = url
        self.reason = reason
        self.transient = transient

    def __reduce__(self) -> tuple[object, ...]:
        return (_rebuild, (self.url, self.reason, self.transient))  # errors cross processes


def _rebuild(url: str, reason: str, transient: bool) -> FetchError:  # noqa: FBT001  # pickle knows no keywords
    return FetchError(url, reason, transient=transient)
