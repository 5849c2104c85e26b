"""What can go wrong on the way in, beside what `claims.errors` and `warehouse.errors` name.

::

    GreffierError
    └── FetchError       an address that gave no article: refused, unreachable, too large, not a page
"""

from __future__ import annotations

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
        return (_rebuild, (self.url, self.reason, self.transient, self.status, self.wait_s))  # errors cross processes


def _rebuild(url: str, reason: str, transient: bool, status: int | None, wait_s: float | None) -> FetchError:  # noqa: FBT001  # pickle knows no keywords
    return FetchError(url, reason, transient=transient, status=status, wait_s=wait_s)
