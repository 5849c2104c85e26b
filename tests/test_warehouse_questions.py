"""The views and macros for the questions of the trade, each on the story of the dam at Valmont."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import duckdb
import pytest

from claims.models import Article, Language, Source, SourceKind, Status
from tests.warehouse_samples import (
    CARMIN,
    ECHO,
    GAZETTE,
    NOW,
    PREFECTURE,
    Book,
    Made,
    claim,
    person,
    tell,
)
from warehouse.connection import open_record


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Book]:
    """The story of the dam at Valmont, told once."""
    path = tmp_path_factory.mktemp("told") / "record.duckdb"
    with open_record(path) as connection:
        return path, tell(connection)


@pytest.fixture
def book(told: tuple[Path, Book], tmp_path: Path) -> Iterator[Book]:
    """A copy of the story, to go on with."""
    path, book = told
    shutil.copyfile(path, tmp_path / "told.duckdb")
    with open_record(tmp_path / "told.duckdb") as connection:
        yield Book(connection, now=book.now, claim_ids=dict(book.claim_ids))


def ask(book: Book, sql: str, *values: Any) -> list[tuple[Any, ...]]:
    return book.connection.execute(sql, list(values)).fetchall()


def names(book: Book, sql: str, *values: Any) -> list[str]:
    """The claims that a query gives in its first column, by their short names."""
    short = {claim_id: name for name, claim_id in book.claim_ids.items()}
    return [short[row[0]] for row in ask(book, sql, *values)]


# -------------------------------------------------------------------------------------------- what is new


def test_new_since_tells_new_claims_and_changes(book: Book) -> None:
    rows = ask(book, "select kind, text, who from new_since(?)", NOW + timedelta(hours=2))
    dam = "Le barrage de Valmont tient bon."
    assert rows == [
        ("corroborated", dam, ["L'Écho", "La Gazette"]),
        ("denied", dam, ["Inès Carmin"]),
        ("turned", dam, ["Inès Carmin"]),
        ("new claim", "Le barrage tient bon.", ["unknown outlet"]),
    ]
    assert ask(book, "from new_since(?)", NOW + timedelta(days=9)) == []


# -------------------------------------------------------------------------------------------------- turned


def test_turned_tells_who_asserted_and_then_denied(book: Book) -> None:
    [row] = ask(book, "select source_name, before_status, after_status, before_at, after_at, outlet from turned")
    assert row == ("Inès Carmin", "asserted", "denied", GAZETTE.published, ECHO.published, "L'Écho")


def test_turned_tells_what_was_reported_and_then_vouched_for(book: Book) -> None:
    later = ECHO.model_copy(update={"origin": "https://echo.example/2"})
    book.store(later, Made(claim(later, "Le pont de Valmont est coupé.", PREFECTURE), joins=book.claim_ids["bridge"]))
    [row] = ask(book, "select text, source_name, before_status, after_status from turned where turn = 'vouched'")
    assert row == ("Le pont de Valmont est coupé.", "la préfecture", "reported", "asserted")


def test_turned_tells_what_is_silently_gone(book: Book) -> None:
    told = GAZETTE.model_copy(update={"text": "Le barrage de Valmont tient bon, a affirmé la préfète Inès Carmin."})
    book.store(told, Made(claim(told, "Le barrage de Valmont tient bon.", CARMIN), joins=book.claim_ids["holds"]))
    rows = ask(book, "select text, before_status, after_status, after_at, outlet from turned where turn = 'withdrawn'")
    assert rows == [
        (
            "40 habitants de Valmont ont été évacués lundi.",
            "asserted",
            None,
            book.now - timedelta(hours=1),
            "La Gazette",
        )
    ]


# ------------------------------------------------------------------------------------- who denies, who wavers


def test_denial_tells_who_denies_what_and_who_asserts_it(book: Book) -> None:
    rows = ask(book, "select source_name, role, through, asserted_by, outlet from denial order by seen_at")
    assert rows == [
        ("Tom Brac", "mayor", ["The Courier"], ["Inès Carmin", "L'Écho"], "The Courier"),
        ("Inès Carmin", "préfète", [], ["Inès Carmin", "L'Écho"], "L'Écho"),
    ]


def test_self_contradiction_tells_one_claim_asserted_and_denied(book: Book) -> None:
    rows = ask(book, "select source_name, text, status, later_text, later_status, reason_kind from self_contradiction")
    text = "Le barrage de Valmont tient bon."
    assert rows == [("Inès Carmin", text, "asserted", text, "denied", "denial")]


def test_self_contradiction_tells_two_claims_of_one_source_the_earlier_first(book: Book) -> None:
    later = ECHO.model_copy(update={"origin": "https://echo.example/3"})
    book.store(
        later,
        Made(
            claim(later, "60 habitants de Valmont ont été évacués lundi.", PREFECTURE),
            contradicts=(book.claim_ids["forty"],),
            reasons=("amount: 60 against 40",),
            reason_kind="amount",
        ),
    )
    [row] = ask(
        book,
        "select source_name, text, later_text, reasons, seen_at < later_seen_at from self_contradiction"
        " where reason_kind = 'amount'",
    )
    assert row == (
        "la préfecture",
        "40 habitants de Valmont ont été évacués lundi.",
        "60 habitants de Valmont ont été évacués lundi.",
        ["amount: 60 against 40"],
        True,
    )


# ------------------------------------------------------------------------------------------------- outlets


def test_exclusive_tells_what_one_outlet_alone_carries(book: Book) -> None:
    rows = ask(book, "select outlet, text from exclusive order by all")
    assert rows == [
        ("La Gazette", "40 habitants de Valmont ont été évacués lundi."),
        ("La Gazette", "Le pont de Valmont est coupé."),
        ("The Courier", "Sixty-five people were moved out of Valmont on Monday."),
    ]


def test_corroborated_tells_what_independent_outlets_carry(book: Book) -> None:
    [row] = ask(book, "select text, corroborated_by from corroborated")
    assert row == ("Le barrage de Valmont tient bon.", 2)


def test_outlet_record_counts_what_each_outlet_carries(book: Book) -> None:
    rows = ask(
        book,
        "select outlet, article_count, claim_count, exclusive_count, contested_count from outlet_record order by outlet",
    )
    assert rows == [("L'Écho", 1, 1, 0, 1), ("La Gazette", 1, 3, 2, 2), ("The Courier", 1, 2, 1, 2)]


# ------------------------------------------------------------------------------------------ people and places


@pytest.mark.parametrize(
    ("called", "count"),
    [("Inès Carmin", 2), ("carmin", 2), ("INES", 2), ("Car", 0), ("courier", 1), ("Personne", 0), ("", 0), ("%", 0)],
)
def test_said_by_finds_whole_words_of_a_name(book: Book, called: str, count: int) -> None:
    assert len(ask(book, "from said_by(?)", called)) == count


def test_mentions_of_finds_who_is_named_under_any_name(book: Book) -> None:
    assert len(ask(book, "from mentions_of('valmont')")) == 8
    assert ask(book, "from mentions_of('val')") == []
    told = Article(text="Carmin démissionne. Mme Carmin part.", language=Language.FRENCH, origin="/carmin.txt")
    book.store(
        told,
        Made(claim(told, "Carmin démissionne.", Source(name="Mme Carmin", kind=SourceKind.PERSON))),
        Made(claim(told, "Inès Carmin part.", evidence="Mme Carmin part.")),
    )
    assert ask(book, "select text from mentions_of('Inès Carmin') order by 1") == [("Inès Carmin part.",)]
    ids = dict(ask(book, "select name, source_id from source"))
    ask(
        book,
        "insert into source_decision values (1, ?, ?, 'same', 'person', [], 'person', 'Ada', ?, null)",
        ids["Mme Carmin"],
        ids["Inès Carmin"],
        book.now,
    )
    told = told.model_copy(update={"origin": "/carmin2.txt"})
    book.store(told, Made(claim(told, "La démission de Mme Carmin est acceptée.")))
    assert ask(book, "select text from mentions_of('Inès Carmin') order by 1") == [
        ("Inès Carmin part.",),
        ("La démission de Mme Carmin est acceptée.",),
    ]


def test_about_tells_what_somebody_says_and_where_they_are_named(book: Book) -> None:
    rows = ask(book, "select relation, who, outlet from about('the courier')")
    assert rows == [("says", "The Courier", "The Courier")]
    relations = [relation for (relation,) in ask(book, "select relation from about('Valmont')")]
    assert relations == ["is named"] * 8


# ----------------------------------------------------------------------------------------- words and meaning


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("barrage", {"holds", "a dam holds"}),
        ("BARRAGE valmont", {"holds"}),
        ("evacue", {"forty"}),  # the beginning of « évacués »
        ("dam", {"holds"}),  # the words of an English mention
        ("évacués, lundi!", {"forty"}),
        ("arrage", set()),
        ("", set()),
        ("%", set()),
        ("' or 1=1", set()),
        ("pont barrage", set()),
    ],
)
def test_search_finds_all_words_whatever_their_accents(book: Book, words: str, found: set[str]) -> None:
    assert set(names(book, "select claim_id from search(?)", words)) == found


def test_search_puts_whole_words_and_short_claims_first(book: Book) -> None:
    assert names(book, "select claim_id from search('barrage')")[0] == "a dam holds"


def test_similar_to_tells_the_nearest_claims(book: Book) -> None:
    rows = ask(book, "select claim_id, similarity from similar_to(?, 2)", book.claim_ids["holds"][:9])
    assert len(rows) == 2
    assert book.claim_ids["holds"] not in {claim_id for claim_id, _ in rows}
    assert rows[0][1] >= rows[1][1]
    with pytest.raises(duckdb.Error, match="no claim has an id that begins with zzz"):
        ask(book, "from similar_to('zzz', 5)")
    with pytest.raises(duckdb.Error, match="claims have an id that begins with : give more of it"):
        ask(book, "from similar_to('', 5)")


def test_a_denial_shows_the_words_that_deny(book: Book) -> None:
    said = "Contrairement à ce qui se dit, le pont de Rive-Basse est ouvert, a démenti Ana Bric."
    told = Article(text=said, language=Language.FRENCH, origin="/bric.txt")
    words = "le pont de Rive-Basse est ouvert"
    denied = claim(told, "Le pont est ouvert.", person("Ana Bric"), status=Status.DENIED, evidence=words)
    start = said.index("démenti")
    book.store(told, Made(denied.model_copy(update={"cue": "démenti", "cue_start": start, "cue_end": start + 7})))
    [row] = ask(book, "select evidence, cue, passage from denial where source_name = 'Ana Bric'")
    assert row == (
        "le pont de Rive-Basse est ouvert",
        "démenti",
        "le pont de Rive-Basse est ouvert, a démenti",
    )


def test_what_a_source_denies_and_asserts_over_time_is_in_its_record(book: Book) -> None:
    told = Article(text="Tom Brac le dit.", language=Language.ENGLISH, origin="/brac.txt")
    book.store(told, Made(claim(told, "The Valmont dam holds.", person("Tom Brac")), joins=book.claim_ids["holds"]))
    [row] = ask(book, "select asserted_count, denied_count, turned from source_record where source_name = 'Tom Brac'")
    assert row == (1, 1, True)
    assert {status for (status,) in ask(book, "select status from said_by('brac')")} == {
        str(Status.ASSERTED),
        str(Status.DENIED),
    }


def test_what_counts_stances_and_what_shows_them_agree(book: Book) -> None:
    """`voice_at` repeats `stance_at` without its words, and `claim_status` what `contested` finds: for speed."""
    columns = "claim_id, mention_id, source_id, source_name, status, outlet, seen_at, recorded_at, is_current"
    told = ask(book, f"select {columns} from stance order by all")
    assert ask(book, f"select {columns} from voice_at('infinity') order by all") == told
    disputed = ask(
        book,
        "select claim_id, min(contested_since) from (select claim_id, contested_since from contested"
        " union all select against_claim_id, contested_since from contested) group by 1 order by 1",
    )
    assert ask(book, "select claim_id, contested_since from claim_status where contested order by 1") == disputed
