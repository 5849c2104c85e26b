"""A record in which every word is hostile, through every command: nothing steers the terminal, runs in a spreadsheet,
or becomes markup.
"""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
from collections.abc import Callable
from datetime import UTC, datetime
from html.parser import HTMLParser
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from claims.models import Article, Language
from flows.announcing import event, news
from flows.cli import app
from flows.commands.feeding import feeds
from flows.dashboard import page_artifacts, table_artifacts
from flows.pages.contents import load
from flows.pages.phrases import Links
from flows.settings import Settings
from tests.commandline import Greffier, Ran
from tests.pages_samples import told_in
from tests.warehouse_samples import Book, Made, claim, person
from warehouse.announcements import untold
from warehouse.connection import open_record, open_snapshot
from warehouse.decisions import Reject, act
from warehouse.export import MAIN
from warehouse.feeds import FeedCheck, store_check
from warehouse.parties import unite
from warehouse.records import FeedOutcome
from warehouse.snapshot import publish

Ask = Callable[..., Ran]

# A formula, a terminal's title and screen, a colour by one byte, writing turned around, markup of three kinds.
WORDS = (
    "=cmd|' /C calc'!A0;=1+1;@SUM(1)\x1b]0;owned\x07\x1b[2J\x9b31m\x1b]8;;http://e.example\x1b\\x \u202egnp\u2066\u061c\u200f "
    "<script>alert(1)</script><img src=x onerror=alert(2)> [x](javascript:alert(3)) ![](http://e.example/p.png) "
    "| a | b |\n# Heading\r\n- item `c` *b* http://e.example \x00\x7f\x85"
)
ORIGIN = 'https://e.example/\u202e"onclick=alert(4)|x;\x1b]0;y\x07=1+1'
KEY = "fa\x1b[2Jke\u202e@1"
NAMED = "2>&1; =1"

# Of all that Unicode calls control, format or surrogate: what a terminal obeys.
OBEYED = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
FORMULA = re.compile(r"\s*[=+@\t\r＝＋＠-]")
COLOURS = re.compile(r"\x1b\[[\d;]*m|\x1b\]8;[\w=;]*;[!-~]*\x1b\\")  # what rich makes by itself


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The path of a record in hostile words: articles, sources, claims, decisions of people, a feed."""
    path = tmp_path_factory.mktemp("hostile") / "record.duckdb"
    now = datetime(2031, 6, 1, tzinfo=UTC)
    with open_record(path) as connection:
        book = told_in(WORDS, connection, origin=ORIGIN)
        _doubt(book)
        some = connection.execute(
            "select source_id from source where name like '% 2' or name like '% 3' order by all"
        ).fetchall()
        unite(connection, [source_id for (source_id,) in some], person=WORDS, note=WORDS, now=now)
        [(mention_id,)] = connection.execute("select mention_id from mention where starts_with(text, 'Oui')").fetchall()
        act(connection, Reject(mention=mention_id), person=WORDS, note=WORDS, now=now)
        looked = FeedCheck(
            feed_url="https://e.example/rss",
            checked_at=now.replace(tzinfo=None),
            outcome=FeedOutcome.FAILED,
            message=WORDS,
            not_before=now.replace(tzinfo=None),
        )
        store_check(connection, looked, [])
    publish(path)
    named = json.dumps(NAMED + WORDS, ensure_ascii=True)
    path.with_name("feeds.toml").write_text(f'[[feed]]\nurl = "https://e.example/rss"\nname = {named}\n', "utf-8")
    return path


def _named(words: list[str]) -> str:
    return " ".join(words)[:50]


def _doubt(book: Book) -> None:
    """What waits for a person: whether two claims are one, and whether a claim was read right. And a hostile encoder."""
    article = Article(text=f"5 {WORDS}", language=Language.FRENCH, origin=f"{ORIGIN}/5", outlet=WORDS, title=WORDS)
    unsure = claim(article, f"Peut-être {WORDS}", person(WORDS)).model_copy(
        update={"stands_alone": False, "confidence": 0.3}
    )
    reasons = (f"place: {WORDS}", f"detail: only one says {WORDS}", WORDS)
    book.store(article, Made(unsure, doubts=(book.claim_ids["it"],), reason_kind=WORDS, reasons=reasons))
    book.connection.execute("update encoder set encoder_key = ?", [KEY])
    book.connection.execute("update claim_embedding set encoder_key = ?", [KEY])


# Each command with the words that make it print what the record holds.
PRINT = [
    ["claims"],
    ["show", "{claim}"],
    ["search", "calc", "--words"],
    ["stats"],
    ["sources"],
    ["sources", "--why"],
    ["sql", "; ".join(f"from {name}" for name in MAIN)],
]
LISTS = [
    ["acts"],
    ["review", "--list"],
    ["doctor"],
    ["feeds", "list"],
    ["split", "{article}"],
    ["match", "--pairs", "{pairs}"],
]
FORMS = [
    *PRINT,
    *LISTS,
    ["dashboard"],
    ["dashboard", "--markdown"],
    ["split", "{article}", "--explain"],
    ["sql", "select '{words}' from nothing"],
    ["sql", 'from "{words}"'],
    ["show", "{words}"],
    ["sources", "{words}"],
    ["feeds", "pause", "{words}"],
    ["feeds", "add", "{words}"],
    ["feeds", "remove", "https://e.example/rss"],
    ["export", "{folder}", "--table", "{words}"],
    ["search", "calc"],
    *(
        [*command, "--note", "{words}", "--as", "{words}"]
        for command in (
            ["merge", "{claim}", "{other}"],
            ["contradict", "{claim}", "{other}"],
            ["separate", "{claim}", "{other}"],
            ["confirm", "{mention}", "{claim}"],
            ["unmerge", "{mention}"],
            ["reject", "{mention}"],
            ["accept", "{rejected}"],
            ["undo"],
            ["unite", "{source}", "{another}"],
            ["part", "{source}"],
        )
    ),
]
# They print nothing of the record but numbers and paths.
QUIET = {
    "ingest",
    "rematch",
    "calibrate",
    "serve",
    "deploy",
    "backup",
    "restore",
    "share",
    "version",
    "feeds check",
    "feeds resume",
}


def test_every_command_is_tried() -> None:
    names = {command.name or getattr(command.callback, "__name__", "") for command in app.registered_commands}
    names |= {
        f"feeds {command.name or getattr(command.callback, '__name__', '')}" for command in feeds.registered_commands
    }
    tried = {" ".join(words[:2]) if words[0] == "feeds" else words[0] for words in [*FORMS, ["export"]]}
    assert names == tried | QUIET


@pytest.fixture
def ask(greffier: Greffier, record: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Ask:
    """The command line on a copy of the record, with what the words in braces stand for."""
    for file in record.parent.iterdir():
        shutil.copy2(file, tmp_path)
    monkeypatch.setenv("GREFFIER_DB", str(tmp_path / record.name))
    with open_snapshot(record) as connection:
        claims = connection.execute(
            "select claim_id from claim_status order by mention_count desc, claim_id"
        ).fetchall()
        mentions = connection.execute(
            "select mention_id, mention_id in (select mention_id from verdict) from mention order by all"
        ).fetchall()
        sources = connection.execute("select source_id from source order by source_id desc").fetchall()
    article, pairs = tmp_path / "article.txt", tmp_path / "pairs.jsonl"
    said = f"Le maire de Valmont {_line(WORDS)} a fermé le pont lundi. La préfète a déclaré que le pont tient bon."
    said += (
        " Les habitants de la ville et ceux du port ont dit que la fin des travaux de la digue est pour la semaine." * 9
    )
    article.write_text(f"---\noutlet: {_line(WORDS)}\n---\n{said}\n", "utf-8")
    side = {"claim": WORDS, "lang": "fr"}
    pairs.write_text(json.dumps({"id": WORDS, "a": side, "b": side}) + "\n{" + _line(WORDS), "utf-8")
    stands_for = {
        "claim": claims[0][0],
        "other": claims[1][0],
        "mention": next(mention for mention, judged in mentions if not judged),
        "rejected": next(mention for mention, judged in mentions if judged),
        "source": sources[0][0],
        "another": sources[1][0],
        "article": str(article),
        "pairs": str(pairs),
        "folder": str(tmp_path / "out"),
        "page": str(tmp_path / "page.html"),
        "words": WORDS.replace("\0", ""),
    }

    def run(*words: str) -> Ran:
        given = [re.sub(r"\{(\w+)\}", lambda found: stands_for[found[1]], word) for word in words]
        return greffier(*given)

    return run


def _line(words: str) -> str:
    return re.sub(r"[\0\r\n\x85]", " ", words)


@pytest.mark.parametrize("words", FORMS, ids=_named)
def test_no_command_prints_what_a_terminal_obeys(ask: Ask, words: list[str]) -> None:
    _is_safe(ask(*words))


@pytest.mark.parametrize("words", [*PRINT[:3], ["dashboard"], ["review", "--list"]], ids=_named)
def test_colours_and_links_are_ours(ask: Ask, words: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    ran = ask(*words)
    assert COLOURS.search(ran.out)
    _is_safe(ran)
    for address in re.findall(r"\x1b\]8;[\w=;-]*;(.+?)\x1b\\", ran.out):
        assert address.startswith("https://e.example/")


def _is_safe(ran: Ran) -> None:
    said = COLOURS.sub("", ran.out + ran.err)
    assert said
    assert OBEYED.findall(said) == []
    assert "Traceback" not in said


@pytest.mark.parametrize("words", [*PRINT, *LISTS, ["claims", "--contested"]], ids=_named)
def test_json_is_json_without_what_a_terminal_obeys(ask: Ask, words: list[str]) -> None:
    ran = ask(*words, "--json")
    _is_safe(ran)
    assert [json.loads(line) for line in ran.out.splitlines()]


@pytest.mark.parametrize("words", [*PRINT, *LISTS], ids=_named)
def test_no_cell_is_a_formula(ask: Ask, words: list[str]) -> None:
    ran = ask(*words, "--csv")
    _is_safe(ran)
    _are_words(ran.out)


def _are_words(table: str) -> None:
    cells = [cell for row in csv.reader(io.StringIO(table)) for cell in row]
    assert len(cells) > 5
    assert [cell for cell in cells if FORMULA.match(cell) and not _is_number(cell)] == []
    # Where the semicolon parts cells, as in French and German spreadsheets, it does so within quotes too.
    assert [cell for line in table.split("\n") for cell in line.split(";")[1:] if FORMULA.match(cell)] == []


def _is_number(cell: str) -> bool:
    return re.fullmatch(r"-?[\d.e+-]+", cell) is not None


def test_no_file_holds_what_a_terminal_obeys_or_a_spreadsheet_runs(ask: Ask, tmp_path: Path) -> None:
    for form in ("csv", "jsonl", "jsonld"):
        assert ask("export", "{folder}", "--format", form).code == 0
    files = sorted((tmp_path / "out").iterdir())
    assert len(files) == 2 * len(MAIN) + 1
    for file in files:
        held = file.read_text("utf-8")
        assert OBEYED.findall(held) == [], file.name
        if file.suffix == ".csv":
            _are_words(held)
        else:
            read = [json.loads(line) for line in ([held] if file.suffix == ".jsonld" else held.splitlines())]
            assert read or file.stem == "namesake"  # no name of the sample is kept apart


@pytest.mark.parametrize(
    "words",
    [["show", "{claim}", "--html", "{page}"], ["claims", "--html", "{page}"], ["dashboard", "--html", "{folder}"]],
)
def test_no_page_has_an_element_or_a_link_that_is_not_ours(ask: Ask, words: list[str], tmp_path: Path) -> None:
    assert ask(*words).code == 0
    files = [*tmp_path.glob("*.html"), *tmp_path.glob("out/*.html")]
    assert files
    for file in files:
        held = file.read_text("utf-8")
        assert OBEYED.findall(held) == []
        _is_inert(held)


def test_the_page_as_markdown_makes_no_element_or_link_that_is_not_ours(ask: Ask) -> None:
    text = ask("dashboard", "--markdown").out
    _is_inert(MarkdownIt("gfm-like", {"html": True, "linkify": False}).render(text))


def test_no_artifact_has_an_element_a_heading_or_a_column_that_is_not_ours(record: Path) -> None:
    contents = load(Settings.load(db=record))
    pages = list(page_artifacts(contents, Links(frozenset(contents.pages))))
    assert {"claim-status", "sources"} < {page.key for page in pages}
    for page in pages:
        rendered = MarkdownIt("gfm-like", {"html": True, "linkify": False}).render(page.data)
        _is_inert(rendered)
        assert OBEYED.findall(page.data) == []
        assert not re.search(r"<h\d>\s*Heading", rendered)
        for table in re.findall(r"(?:^\|.*\n?)+", page.data, re.MULTILINE):
            columns = {len(re.findall(r"(?<!\\)\|", row)) for row in table.splitlines()}
            assert len(columns) == 1, table
    for artifact in table_artifacts(contents):  # Prefect shows their cells as they are
        assert not re.search(r"\\u00[01]|[\u202a-\u202e\u2066-\u2069]", artifact.data)


def _is_inert(document: str) -> None:
    parser = _Elements()
    parser.feed(document)
    assert parser.found == []


class _Elements(HTMLParser):
    """What a document has that could run, fetch or mislead."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in {"script", "iframe", "object", "embed", "form", "base", "link", "svg", "video", "audio"}:
            self.found.append(tag)
        for name, value in attrs:
            said = value or ""
            leads = re.match(r"https?://|[a-z0-9-]+\.html$|\.\./key/[a-z0-9-]+$", said)
            if name.startswith("on") or (name == "href" and not leads):
                self.found.append(f"{tag} {name}={said}")
            if name == "src" and not said.startswith("data:image/svg+xml;base64,"):
                self.found.append(f"{tag} {name}={said}")


def test_what_automations_are_told_is_one_plain_line_each(record: Path) -> None:
    with open_record(record) as connection:
        changes = untold(connection, ["contested", "denied", "turned", "edited", "source_contradicted"])
    assert changes
    for told in [*(event(change) for change in changes), news(changes)]:
        assert OBEYED.findall(json.dumps(told, ensure_ascii=False).replace("\\n", "")) == []
        assert not re.search(r"\\u00[01]", json.dumps(told))
