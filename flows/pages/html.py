"""The pages as files that stand alone: no server, no script, nothing fetched.

They are the Markdown pages, rendered by markdown-it-py with HTML turned off: what an article says can no more become
markup here than in Prefect.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, datetime
from html import escape
from importlib.resources import files
from itertools import pairwise
from pathlib import Path
from typing import Final

from duckdb import DuckDBPyConnection
from markdown_it import MarkdownIt
from markdown_it.token import Token

from flows.console import clean
from flows.pages import claim, event, overview, sources, tables
from flows.pages.contents import Contents, one
from flows.pages.phrases import CLAIMS, CONTESTED, OVERVIEW, SOURCES, Links, claim_key, moment
from warehouse.records import ClaimRow

MOST_PAGES: Final = 500  # pages of single claims: files cost less than artifacts
INDEX: Final = "index"
_OURS: Final = '<meta name="generator" content="greffier">'
_CLAIM_FILE: Final = re.compile(r"claim-[0-9a-f]{8}\.html")
_OWN_PICTURE: Final = re.compile(r"data:image/svg\+xml;base64,[A-Za-z0-9+/=]+")
_POLICY: Final = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"


def write(contents: Contents, folder: Path) -> Path:
    """Write all pages into ``folder``, which is made if need be; the path of the first one.

    Pages of claims that an earlier export wrote and this one does not are removed; nothing else is.
    """
    folder.mkdir(parents=True, exist_ok=True)
    links = Links(frozenset(contents.pages), before="", after=".html", first=INDEX)
    back = links.page("Who said what", OVERVIEW)
    linked = {claim_id[:8]: f"{claim_key(claim_id)}.html" for claim_id in contents.pages}
    foot = f"As of {moment(contents.as_of)} UTC"
    made = {
        INDEX: (overview.markdown(contents, links), "Who said what"),
        SOURCES: (sources.markdown(contents, links), "Sources"),
        CLAIMS: (
            tables.markdown(tables.claims(contents), "Claims", total=contents.totals.claims, back=back, linked=linked),
            "Claims",
        ),
        CONTESTED: (
            tables.markdown(
                tables.contested(contents),
                "Contested claims",
                total=tables.disputes(contents),
                back=back,
                linked=linked,
            ),
            "Contested claims",
        ),
    }
    for claim_id, side in contents.pages.items():
        text = claim.markdown(side, contents.against.get(claim_id, ()), links)
        made[claim_key(claim_id)] = (text, side.claim.text)
    for key, (text, title) in made.items():
        (folder / f"{key}.html").write_text(page(text, title=title, foot=foot), encoding="utf-8")
    for left in folder.glob("claim-*.html"):
        if _CLAIM_FILE.fullmatch(left.name) and left.stem not in made and _OURS in left.read_text("utf-8", "replace"):
            left.unlink()
    return folder / f"{INDEX}.html"


def one_claim(connection: DuckDBPyConnection, claim_prefix: str) -> str:
    """A claim's page for passing on: nothing in it leads to pages that the reader does not have.

    Raises ``ClaimNotFound`` and ``AmbiguousClaim`` as ``warehouse.queries.show_claim`` does.
    """
    side, against = one(connection, claim_prefix)
    text = claim.markdown(side, against, Links(), alone=True)
    return page(text, title=side.claim.text, foot=f"As of {moment(datetime.now(UTC))} UTC")


def one_event(connection: DuckDBPyConnection, claims: Sequence[ClaimRow], *, title: str) -> str:
    """A page of several claims for passing on, with the articles that make them; links lead to the web only."""
    shown = event.read(connection, claims, title=title)
    return page(event.markdown(shown), title=title, foot=f"As of {moment(datetime.now(UTC))} UTC")


def page(markdown: str, *, title: str, foot: str) -> str:
    """A whole HTML document around the Markdown."""
    tokens = _renderer.parse(markdown)
    _dress(tokens)
    body = _renderer.renderer.render(tokens, _renderer.options, {})
    style = files("flows.pages").joinpath("page.css").read_text(encoding="utf-8")
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{escape(_POLICY)}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<meta name="referrer" content="no-referrer">\n{_OURS}\n'
        f"<title>{escape(clean(title))}</title>\n<style>\n{style}</style>\n</head>\n<body>\n<main>\n{body}</main>\n"
        f"<footer>{escape(foot)}. Made by greffier from what the articles say; follow the links before you quote.</footer>\n"
        "</body>\n</html>\n"
    )


def _make_renderer() -> MarkdownIt:
    made = MarkdownIt("commonmark", {"html": False}).enable("table")
    made.validateLink = _is_allowed  # type: ignore[method-assign,assignment]  # the way that its documentation names
    return made


def _is_allowed(address: str) -> bool:
    """Whether a link or picture may lead there: the web, our own files, our own drawing."""
    if address.startswith(("http://", "https://")) or _OWN_PICTURE.fullmatch(address):
        return True
    return re.fullmatch(r"[a-z0-9-]+\.html", address) is not None


def _dress(tokens: Sequence[Token]) -> None:
    """Say of each cell under which heading it stands, for the stylesheet."""
    labels: list[str] = []
    column = 0
    for token, inner in pairwise(tokens):
        if token.type == "table_open":
            labels = []
        elif token.type == "th_open":
            labels.append(inner.content)
        elif token.type == "tr_open":
            column = 0
        elif token.type == "td_open":
            token.attrSet("data-label", labels[column] if column < len(labels) else "")
            column += 1


_renderer: Final = _make_renderer()
