"""An event's page: a set of claims as one file that stands alone, with both sides of what is contested first."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from flows.pages import event, html
from tests.commandline import Greffier
from tests.pages_samples import FORTY, HOLDS, HOSTILE, SIXTY_FIVE, told, told_in
from tests.test_flow_pages_html import Elements
from warehouse.connection import open_record
from warehouse.queries import list_claims
from warehouse.records import ClaimFilter
from warehouse.snapshot import publish


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("event") / "record.duckdb"
    with open_record(path) as connection:
        told(connection)
    publish(path)
    return path


@pytest.fixture
def story(record: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    with open_record(record) as connection:
        yield connection


def page(connection: duckdb.DuckDBPyConnection, **wanted: object) -> str:
    rows = list_claims(connection, ClaimFilter.model_validate(wanted))
    return event.markdown(event.read(connection, rows, title="Le barrage"))


def test_what_is_contested_comes_first_with_both_sides_in_the_articles_words(story: duckdb.DuckDBPyConnection) -> None:
    shown = page(story)
    assert shown.startswith("# Le barrage\n")
    contested = shown[shown.index("## Contested") : shown.index("## What else was said")]
    assert f"### {HOLDS}" in contested
    assert contested.index("**Asserted:**") < contested.index("**Denied:**")
    assert contested.count(SIXTY_FIVE) == 1  # two that contradict each other are told once
    assert FORTY in contested
    assert "https://gazette.example/valmont" in contested


def test_every_claim_and_every_article_is_there(story: duckdb.DuckDBPyConnection) -> None:
    made = Elements(html.one_event(story, list_claims(story), title="Le barrage"))
    for row in list_claims(story):
        assert row.text in made.text
    for (origin,) in story.execute("select origin from article").fetchall():
        assert origin in made.values("href") or Path(origin).name in made.text
    assert {"script", "link", "iframe"} & set(made.tags) == set()
    assert [value for value in made.values("href") if not value.startswith("https://")] == []


def test_an_event_is_chosen_by_name_article_and_day(story: duckdb.DuckDBPyConnection) -> None:
    def texts(**wanted: object) -> set[str]:
        return {row.text for row in list_claims(story, ClaimFilter.model_validate(wanted))}

    assert HOLDS in texts(about="Inès Carmin")
    assert texts(about="Tom Brac") < texts()
    assert texts(articles=("gazette.example/route",)) == {
        "La route de Valmont est ouverte.",
        "La route de Valmont est fermée.",
    }
    assert texts(articles=("LA ROUTE",)) == texts(articles=("gazette.example/route",))
    assert texts(about="Nobody") == set()
    assert texts(about="Inès Carmin", articles=("gazette.example/route",)) == set()


def test_more_claims_than_a_page_holds_are_said(
    story: duckdb.DuckDBPyConnection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(event, "MOST_CLAIMS", 2)
    shown = page(story)
    assert "more claims found no room on this page" in shown
    assert f"### {HOLDS}" in shown  # what is contested is kept


def test_hostile_words_are_shown_and_never_obeyed(tmp_path: Path) -> None:
    with open_record(tmp_path / "record.duckdb") as connection:
        told_in(HOSTILE, connection)
        made = Elements(html.one_event(connection, list_claims(connection), title=HOSTILE))
    assert {"script", "img", "svg", "details"} & set(made.tags) == set()
    assert [each for each in made.attributes if each[1].startswith("on")] == []
    assert "<script>alert(2)</script>" in made.text


def test_the_command_writes_the_page(greffier: Greffier, record: Path, tmp_path: Path) -> None:
    file = tmp_path / "dam.html"
    ran = greffier("claims", "--about", "Tom Brac", "--html", file, "--title", "The dam", "--db", record)
    assert ran.code == 0
    assert ran.out.startswith(f"wrote {file}: ")
    assert "<title>The dam</title>" in file.read_text("utf-8")
    assert greffier("search", "barrage", "--words", "--html", file, "--db", record).code == 0
    assert "<title>Who said what: barrage</title>" in file.read_text("utf-8")
    ran = greffier("claims", "xylophone", "--html", tmp_path / "none.html", "--db", record)
    assert ran.err == "greffier: no claim is like that\n"
    assert not (tmp_path / "none.html").exists()
