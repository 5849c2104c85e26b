"""The pages as files: they stand alone, lead to one another, and nothing from an article becomes markup in them."""

from __future__ import annotations

import re
import shutil
from html.parser import HTMLParser
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from flows.pages import claim, html, overview, sources, tables
from flows.pages.contents import Contents, read
from flows.pages.phrases import Links
from tests.browser import Browser
from tests.commandline import Greffier
from tests.pages_samples import FORTY, HOLDS, HOSTILE, told, told_in
from tests.warehouse_samples import Book
from warehouse.connection import open_record
from warehouse.errors import ClaimNotFound
from warehouse.snapshot import publish


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Contents:
    with open_record(tmp_path_factory.mktemp("story") / "record.duckdb") as connection:
        return read(connection, as_of=told(connection).now)


class Elements(HTMLParser):
    """What a document is made of."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str, str]] = []
        self.text = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [(tag, name, value or "") for name, value in attrs]

    def handle_data(self, data: str) -> None:
        self.text += data

    def values(self, attribute: str) -> list[str]:
        return [value for _, name, value in self.attributes if name == attribute]


def exported(shown: Contents, folder: Path) -> dict[str, Elements]:
    html.write(shown, folder)
    return {file.stem: Elements(file.read_text("utf-8")) for file in sorted(folder.iterdir())}


def test_every_page_is_whole_and_fetches_nothing(story: Contents, tmp_path: Path) -> None:
    for name, made in exported(story, tmp_path).items():
        assert {"title", "style", "main", "h1"} <= set(made.tags), name
        assert {"script", "link", "iframe", "object", "form"} & set(made.tags) == set(), name
        assert [value for value in made.values("src") if not value.startswith("data:image/svg+xml;base64,")] == []


def test_links_lead_to_pages_that_are_there_or_to_the_web(story: Contents, tmp_path: Path) -> None:
    pages = exported(story, tmp_path)
    assert {"index", "sources", "claims", "contested"} < set(pages)
    for name, made in pages.items():
        for target in made.values("href"):
            assert target.startswith("https://") or target.removesuffix(".html") in pages, (name, target)


def test_a_claim_is_two_clicks_from_its_sentence(story: Contents, tmp_path: Path) -> None:
    pages = exported(story, tmp_path)
    [page] = [
        name for name, made in pages.items() if name.startswith("claim-") and f"{FORTY}" in made.text.split("←")[0]
    ]
    assert f"{page}.html" in pages["index"].values("href")
    assert "https://gazette.example/valmont" in pages[page].values("href")
    assert "Selon la préfecture, 40 habitants ont été évacués lundi." in pages[page].text


def test_pages_of_claims_that_matter_no_more_are_removed_and_nothing_else(story: Contents, tmp_path: Path) -> None:
    html.write(story, tmp_path)
    old = tmp_path / "claim-00000000.html"
    shutil.copy(tmp_path / "index.html", old)
    others = [tmp_path / "claim-11111111.html", tmp_path / "claim-of-mine.html", tmp_path / "notes.txt"]
    for file in others:
        file.write_text("mine")
    html.write(story, tmp_path)
    assert not old.exists()
    assert all(file.read_text() == "mine" for file in others)


def test_one_claim_can_be_passed_on_alone(tmp_path: Path) -> None:
    with open_record(tmp_path / "record.duckdb") as connection:
        book = told(connection)
        made = Elements(html.one_claim(connection, book.claim_ids["forty"][:6]))
        with pytest.raises(ClaimNotFound):
            html.one_claim(connection, "ffffffffff")
    assert FORTY in made.text
    assert [target for target in made.values("href") if not target.startswith("https://")] == []


def test_the_command_writes_the_pages_and_says_where(greffier: Greffier, tmp_path: Path) -> None:
    record = tmp_path / "record.duckdb"
    with open_record(record) as connection:
        told(connection)
    publish(record)
    ran = greffier("dashboard", "--html", tmp_path / "pages", "--db", record)
    assert (ran.code, ran.out) == (0, f"{tmp_path / 'pages' / 'index.html'}\n")


# ---------------------------------------------------------------------------------------------- hostile words


def hostile(words: str, folder: Path, origin: str = "https://e.example/1") -> tuple[Contents, Book]:
    with open_record(folder / "record.duckdb") as connection:
        book = told_in(words, connection, origin=origin)
        return read(connection, as_of=book.now), book


def all_markdown(shown: Contents) -> dict[str, str]:
    links = Links(frozenset(shown.pages))
    pages = {
        "overview": overview.markdown(shown, links),
        "sources": sources.markdown(shown, links),
        "claims": tables.markdown(tables.claims(shown), "Claims", total=9, back="", linked={}),
        "contested": tables.markdown(tables.contested(shown), "Contested", total=9, back="", linked={}),
    }
    for number, (claim_id, side) in enumerate(sorted(shown.pages.items(), key=lambda page: len(page[1].tellings))):
        pages[f"claim {number}"] = claim.markdown(side, shown.against.get(claim_id, ()), links)
    return pages


def structure(text: str) -> list[str]:
    """The kinds of all that Markdown makes of a page, links and pictures with where they lead."""
    tokens = MarkdownIt("gfm-like", {"linkify": False, "html": True}).parse(text)
    kinds = []
    for token in tokens:
        kinds.append(token.type)
        for child in token.children or []:
            if child.type in {"text", "text_special"}:
                continue
            target = str(child.attrs.get("href") or child.attrs.get("src") or "")
            kinds.append(f"{child.type} {re.sub(r'claim-[0-9a-f]{8}|base64,.*', '', target)}")
    return kinds


@pytest.mark.parametrize(
    "words",
    [
        HOSTILE,
        "| --- | --- |",
        "```mermaid graph TD; A-->B ```",
        "<details><summary>x</summary>",
        "[x](javascript:alert(1)) ![x](data:text/html,x)",
        "**a** _b_ `c` ~~d~~ <b>e</b> &lt;",
        "Non ! « Oui » *",
    ],
)
def test_whatever_an_article_says_the_pages_keep_their_structure(words: str, tmp_path: Path) -> None:
    """Claim, source, role, outlet, title, evidence, cue and reason are all hostile; nothing but the text differs."""
    (tmp_path / "hostile").mkdir()
    (tmp_path / "harmless").mkdir()
    bad = all_markdown(hostile(words, tmp_path / "hostile")[0])
    good = all_markdown(hostile("harmlos", tmp_path / "harmless")[0])
    assert bad.keys() == good.keys()
    for name in good:
        assert structure(bad[name]) == structure(good[name]), name


def test_hostile_words_make_no_element_in_the_files(tmp_path: Path) -> None:
    shown, _ = hostile(HOSTILE, tmp_path)
    for name, made in exported(shown, tmp_path / "pages").items():
        assert {"script", "svg", "details", "iframe", "b", "i", "s", "pre"} & set(made.tags) == set(), name
        assert made.tags.count("img") <= 1
        assert [each for each in made.attributes if each[1].startswith("on")] == []
        assert [to for to in made.values("href") if not re.match(r"https://e\.example/\d|[a-z0-9-]+\.html$", to)] == []
        assert "<script>alert(2)</script>" in made.text or name == "index"


@pytest.mark.parametrize(
    "origin",
    [
        "javascript:alert(1)",
        "data:text/html,<script>alert(1)</script>",
        "file:///etc/passwd",
        "https://bank.example@evil.example/",
        "/articles/a.txt",
        "https://[bad/",
        "HTTPS://e.example/\u202ecod.exe",
    ],
)
def test_only_addresses_of_the_web_become_links(origin: str, tmp_path: Path) -> None:
    shown, _ = hostile("harmlos", tmp_path, origin)
    for made in exported(shown, tmp_path / "pages").values():
        assert [to for to in made.values("href") if not re.fullmatch(r"[a-z0-9-]+\.html", to)] == []


def test_an_address_cannot_leave_its_link(tmp_path: Path) -> None:
    origin = "https://e.example/a|b> [x](javascript:1) \"'><img src=x>)_*`"
    shown, _ = hostile("harmlos", tmp_path, origin.replace(" ", "%20"))
    for made in exported(shown, tmp_path / "pages").values():
        for target in made.values("href"):
            assert target.startswith("https://e.example/a%7Cb%3E%20%5Bx%5D(javascript:1)%20%22") or target.endswith(
                ".html"
            )
        assert made.tags.count("img") <= 1


# ------------------------------------------------------------------------------------------------- a browser


# What a page looks like: too wide for the window, the picture's size.
PROBE = """(() => {
  const root = document.documentElement, picture = document.images[0];
  return {overflow: root.scrollWidth - root.clientWidth, picture: picture ? picture.naturalWidth : 0};
})()"""


def probed(browser: Browser, page: Path, width: int = 1280) -> dict[str, int]:
    browser.resize(width, 800)
    browser.open(page.as_uri(), showing="Made by greffier")
    browser.until("[...document.images].every(image => image.complete)")
    measured: dict[str, int] = browser.js(PROBE)
    return measured


def test_a_browser_shows_the_contested_claim_and_the_picture(browser: Browser, story: Contents, tmp_path: Path) -> None:
    assert probed(browser, html.write(story, tmp_path))["picture"] == 720
    assert HOLDS in browser.js("document.body.innerText")


@pytest.mark.parametrize("width", [360, 1400])
def test_no_page_is_wider_than_the_window(browser: Browser, story: Contents, tmp_path: Path, width: int) -> None:
    html.write(story, tmp_path)
    for page in sorted(tmp_path.iterdir()):
        assert probed(browser, page, width)["overflow"] == 0, page.name


def test_a_browser_runs_nothing_of_hostile_words(browser: Browser, tmp_path: Path) -> None:
    shown, _ = hostile(HOSTILE, tmp_path)
    browser.open(html.write(shown, tmp_path / "pages").as_uri(), showing="Made by greffier")
    made = Elements(browser.js("document.documentElement.outerHTML"))
    assert {"script", "iframe", "svg"} & set(made.tags) == set()
    assert made.tags.count("img") == 1
