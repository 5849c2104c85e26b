"""What the record keeps of texts to tell near copies of each other, and which dispatch each text is."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

import duckdb

from warehouse.rows import table
from warehouse.statements import statement
from warehouse.times import naive_utc
from warehouse.transactions import insert, transaction


@dataclass(frozen=True)
class StoredLikeness:
    """The likeness of one text: what `claims.likeness` made of it."""

    content_hash: str
    shingle_count: int
    signature: tuple[int, ...]
    bands: tuple[int, ...] = ()


@dataclass(frozen=True)
class Near:
    """A text that shares some bands with the one that asks."""

    likeness: StoredLikeness
    shared: int  # bands that both have


@dataclass(frozen=True)
class Copied:
    """That a text is a near copy of the text ``of``, as to this ``share`` of the shorter one."""

    of: str
    share: float


@dataclass(frozen=True)
class Compared:
    """A text's likeness, and the earlier texts that it is a near copy of, the likest first."""

    likeness: StoredLikeness
    copies: tuple[Copied, ...] = ()


def unlike(connection: duckdb.DuckDBPyConnection, *, most: int) -> list[tuple[str, str]]:
    """Hash and words of the texts whose likeness is not known yet, in the order of storing, at most ``most``."""
    return connection.execute(statement("texts_unlike"), {"most": most}).fetchall()


def near_in_likeness(
    connection: duckdb.DuckDBPyConnection, texts: Sequence[Sequence[int]], *, most: int
) -> list[list[Near]]:
    """For each of ``texts``, given by its bands: those with most of them first, at most ``most``."""
    near: list[list[Near]] = [[] for _ in texts]
    pairs = [(number, band) for number, bands in enumerate(texts) for band in bands]
    asked = {"numbers": [number for number, _ in pairs], "bands": [band for _, band in pairs], "most": most}
    for number, shared, content_hash, count, signature in connection.execute(
        statement("texts_in_bands"), asked
    ).fetchall():
        near[number].append(Near(StoredLikeness(content_hash, count, tuple(signature)), shared))
    return near


def store_likenesses(connection: duckdb.DuckDBPyConnection, texts: Sequence[Compared], *, now: datetime) -> None:
    """Keep the likeness of ``texts``, in order, and which dispatch each is.

    A text that is a copy of several dispatches makes them one: the oldest.
    """
    with transaction(connection):
        likenesses: list[dict[str, object]] = [
            {
                "content_hash": each.likeness.content_hash,
                "shingle_count": each.likeness.shingle_count,
                "signature": list(each.likeness.signature),
            }
            for each in texts
        ]
        insert(connection, "likeness", table("likeness", likenesses))
        bands: list[dict[str, object]] = [
            {"band": band, "content_hash": each.likeness.content_hash} for each in texts for band in each.likeness.bands
        ]
        insert(connection, "likeness_band", table("likeness_band", bands))
        dispatches = _Dispatches(connection, {copy.of for each in texts for copy in each.copies}, found_at=now)
        for each in texts:
            dispatches.add(each)
        insert(connection, "dispatch_text", table("dispatch_text", dispatches.made))


class _Dispatches:
    """The dispatches that some texts belong to, while others are added to them."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, texts: Collection[str], *, found_at: datetime) -> None:
        self.made: list[dict[str, object]] = []  # rows of dispatch_text
        self._found_at = naive_utc(found_at)
        self._texts: dict[str, set[str]] = {}  # of a dispatch
        self._dispatch: dict[str, str] = {}  # of a text
        self._age: dict[str, int] = {}  # of a dispatch: its first row
        for text, dispatch, first in connection.execute(
            statement("dispatches_of"), {"content_hashes": sorted(texts)}
        ).fetchall():
            self._texts.setdefault(dispatch, set()).add(text)
            self._dispatch[text] = dispatch
            self._age[dispatch] = first
        [(self._number,)] = connection.execute("select coalesce(max(dispatch_number), 0) from dispatch_text").fetchall()

    def add(self, compared: Compared) -> None:
        """A text joins the oldest dispatch that it is a copy of, and with it the others; without one it is the first."""
        text = compared.likeness.content_hash
        found = sorted({self._dispatch[copy.of] for copy in compared.copies}, key=self._age.__getitem__)
        dispatch = found[0] if found else text
        best = compared.copies[0] if compared.copies else None
        self._put(text, dispatch, copy_of=best.of if best else None, share=best.share if best else None)
        for other in found[1:]:
            for moved in sorted(self._texts.pop(other)):
                self._put(moved, dispatch, copy_of=text, share=None)

    def _put(self, text: str, dispatch: str, *, copy_of: str | None, share: float | None) -> None:
        self._number += 1
        self._age.setdefault(dispatch, self._number)
        self._texts.setdefault(dispatch, set()).add(text)
        self._dispatch[text] = dispatch
        self.made.append(
            {
                "dispatch_number": self._number,
                "content_hash": text,
                "dispatch_id": dispatch,
                "copy_of": copy_of,
                "share": share,
                "found_at": self._found_at,
            }
        )
