"""What is exported says what the record says, and can be read back."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import duckdb
import pytest

from claims.models import Article, Language
from tests.warehouse_samples import Made, claim, person, store, tell
from warehouse.cells import csv_line
from warehouse.connection import open_record
from warehouse.errors import ExportRefused
from warehouse.export import MAIN, FileFormat, export_table
from warehouse.linked_data import Reviewer, claim_documents
from warehouse.statements import VIEWS

REVIEWER = Reviewer(name="La Rédaction", site="https://desk.example/a/")
# The vocabulary itself, not what we take it for: where it comes from stands in the file.
SCHEMA = json.loads(Path(__file__).parent.joinpath("data", "schema_org.json").read_text("utf-8"))


@pytest.fixture(scope="module")
def connection(tmp_path_factory: pytest.TempPathFactory) -> Iterator[duckdb.DuckDBPyConnection]:
    """A record with a story in it, and a claim that a spreadsheet would run."""
    with open_record(tmp_path_factory.mktemp("export") / "record.duckdb") as opened:
        tell(opened)
        told = Article(text='Il dit : « ; » "et".\nLigne.', language=Language.FRENCH, origin="https://x.example/1")
        store(opened, told, [Made(claim(told, '=cmd|" /C calc"!A0', person("@Léa; Noé"), evidence="Ligne."))])
        yield opened


def rows(connection: duckdb.DuckDBPyConnection, relation: str) -> list[tuple[Any, ...]]:
    return connection.execute(f"from {relation} order by all").fetchall()


@pytest.mark.parametrize("name", MAIN)
def test_what_is_exported_as_parquet_comes_back_as_it_was(
    connection: duckdb.DuckDBPyConnection, name: str, tmp_path: Path
) -> None:
    path, count = export_table(connection, name, tmp_path, FileFormat.PARQUET)
    assert rows(connection, f"'{path}'") == rows(connection, name)
    assert count == len(rows(connection, name))
    assert [file.name for file in tmp_path.iterdir()] == [f"{name}.parquet"]


@pytest.mark.parametrize("name", MAIN)
def test_what_is_exported_as_json_lines_comes_back_as_it_was(
    connection: duckdb.DuckDBPyConnection, name: str, tmp_path: Path
) -> None:
    path, _ = export_table(connection, name, tmp_path, FileFormat.JSONL)
    back = [json.loads(line) for line in path.read_text("utf-8").split("\n") if line]
    told = connection.execute(f"from {name}")
    columns = [column[0] for column in told.description or ()]
    assert _alike(back) == _alike(dict(zip(columns, row, strict=True)) for row in told.fetchall())


@pytest.mark.parametrize("name", MAIN)
def test_what_is_exported_as_csv_comes_back_as_it_was(
    connection: duckdb.DuckDBPyConnection, name: str, tmp_path: Path
) -> None:
    path, _ = export_table(connection, name, tmp_path, FileFormat.CSV)
    with path.open(encoding="utf-8", newline="") as file:
        columns, *back = csv.reader(file)
    told = connection.execute(f"from {name}")
    assert columns == [column[0] for column in told.description or ()]
    assert sorted(csv_line(row) for row in told.fetchall()) == sorted(csv_line(_unsafe(row)) for row in back)


def _alike(records: Any) -> list[str]:
    return sorted(json.dumps(record, sort_keys=True, default=str) for record in records)


def _unsafe(row: list[str]) -> list[str]:
    """Without the apostrophes that keep a cell from being run: `csv_line` puts them there again."""
    return [cell[1:] if cell.startswith(("'=", "'@", "'+", "'-")) else cell for cell in row]


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("@Léa", "'@Léa"),
        ("-3", "'-3"),
        (-3, "-3"),
        (1.5, "1.5"),
        (None, '""'),
        (True, "true"),
        ("a;b", "a;b"),
        ("a,b", '"a,b"'),
        (["=a", 'b"'], '"[""=a"", ""b\\""""]"'),
        (datetime(2031, 5, 4, 9, 0), "2031-05-04T09:00:00"),  # noqa: DTZ001
        (date(2031, 5, 4), "2031-05-04"),
        ("\tx", " x"),
        ("\t=1", "' =1"),
        ("a;=1\n-2", "\"a;'=1\n'-2\""),
        ("a\x1b[2J\u202eb", "a\ufffd[2J\ufffdb"),
    ],
)
def test_a_cell_is_never_a_formula(value: object, cell: str) -> None:
    assert csv_line([value]) == f"{cell}\n"


def test_a_table_that_is_not_there_is_refused(connection: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    with pytest.raises(ExportRefused, match="'nothing\"; drop table claim'"):
        export_table(connection, 'nothing"; drop table claim', tmp_path, FileFormat.CSV)
    assert list(tmp_path.iterdir()) == []


def test_every_view_can_be_exported(connection: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    for view in VIEWS:
        export_table(connection, view, tmp_path, FileFormat.PARQUET)
    assert len(list(tmp_path.iterdir())) == len(VIEWS)


# --------------------------------------------------------------------------------------------- schema.org


def test_each_claim_is_a_claim_of_schema_org(connection: duckdb.DuckDBPyConnection) -> None:
    documents = list(claim_documents(connection))
    assert len(documents) == len(rows(connection, "claim_status"))
    for document in documents:
        assert document["@context"] == "https://schema.org"
        check(document, "Claim")


def test_each_review_is_a_claim_review_of_schema_org(connection: duckdb.DuckDBPyConnection) -> None:
    for document in claim_documents(connection, reviewer=REVIEWER):
        check(document, "ClaimReview")
        assert document["author"] == {"@type": "Organization", "name": "La Rédaction", "url": "https://desk.example/a/"}
        assert "ratingValue" not in document["reviewRating"]  # the record rates nothing


def test_each_review_has_what_search_engines_ask_for(connection: duckdb.DuckDBPyConnection) -> None:
    """Required: claimReviewed, reviewRating, url, and alternateName of the rating
    (developers.google.com/search/docs/appearance/structured-data/factcheck).
    """
    for document in claim_documents(connection, reviewer=REVIEWER):
        assert document["claimReviewed"]
        assert document["reviewRating"]["alternateName"]
        assert document["url"] == f"https://desk.example/a/claim-{document['itemReviewed']['identifier'][:8]}.html"
    assert all("url" not in each for each in claim_documents(connection, reviewer=Reviewer(name="La Rédaction")))


def test_claims_of_schema_org_say_what_the_record_says(connection: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    """Read back from the file: words, language, articles in order, and everyone with a name who asserts the claim."""
    file = tmp_path / "claims.jsonld"
    file.write_text(json.dumps(list(claim_documents(connection))), encoding="utf-8")
    back = {
        each["identifier"]: (
            each["text"],
            each["inLanguage"],
            [
                (article.get("url"), article.get("publisher", {}).get("name"), article.get("datePublished", "")[:10])
                for article in each["appearance"]
            ],
            {author["@id"].rpartition(":")[2] for author in each.get("author", ())},
        )
        for each in json.loads(file.read_text("utf-8"))
    }
    assert back == {
        claim_id: (text, language, articles, set(authors))
        for claim_id, text, language, articles, authors in connection.execute(
            """
            select claim_id, any_value(claim.text), any_value(claim.language),
                list((case when starts_with(origin, 'http') then origin end, outlet,
                    coalesce(strftime(published_at, '%Y-%m-%d'), ''))
                    order by seen_at, recorded_at, source_number) filter (where first_of_article),
                coalesce(list(distinct source_id) filter (
                    where status = 'asserted' and is_current and source_kind not in ('anonymous', 'document')
                    and (outlet is not null or source_kind <> 'outlet')), [])
            from (
                select *, row_number() over (
                    partition by claim_id, revision_id order by seen_at, recorded_at, source_number
                ) = 1 as first_of_article
                from stance
            )
            join claim using (claim_id)
            group by claim_id
            """
        ).fetchall()
    }


def test_a_claim_tells_where_it_appeared_first_and_since_and_who_asserts_it(
    connection: duckdb.DuckDBPyConnection,
) -> None:
    [(claim_id,)] = connection.execute(
        "select claim_id from claim where text = 'Le barrage de Valmont tient bon.'"
    ).fetchall()
    [document] = claim_documents(connection, [claim_id], reviewer=REVIEWER)
    told = document["itemReviewed"]
    assert [article["@id"] for article in told["appearance"]] == [
        "https://gazette.example/valmont",
        "https://courier.example/valmont",
        "https://echo.example/1",
    ]
    assert told["firstAppearance"] == told["appearance"][0]
    assert told["firstAppearance"]["author"] == {"@type": "Person", "name": "Léa Forestier"}
    assert told["datePublished"] == "2031-05-01T08:30:00Z"
    assert told["appearance"][1]["datePublished"] == "2031-05-02"
    assert [(author["@type"], author["name"]) for author in told["author"]] == [
        ("Person", "Inès Carmin"),
        ("NewsMediaOrganization", "L'Écho"),
    ]
    assert told["author"][0]["jobTitle"] == "préfète"
    assert document["reviewRating"] == {"@type": "Rating", "alternateName": "contested"}
    assert document["reviewBody"] == "Asserted by Inès Carmin, L'Écho; denied by Inès Carmin, Tom Brac"


def test_nobody_without_a_name_is_an_author(connection: duckdb.DuckDBPyConnection) -> None:
    names = {author["name"] for document in claim_documents(connection) for author in document.get("author", ())}
    assert names == {"Inès Carmin", "L'Écho", "The Courier", "la préfecture", "@Léa; Noé"}


def check(node: dict[str, Any], expected: str) -> None:
    """The node uses the vocabulary as it is defined: its types, their properties, and the values of these."""
    kinds = list(ancestors(node["@type"]))
    assert expected in kinds, (node["@type"], expected)
    for name, value in node.items():
        if name.startswith("@"):
            assert name in {"@context", "@type", "@id"}
            continue
        defined = SCHEMA["properties"][name]
        assert set(kinds) & set(defined["of"]), (node["@type"], name)
        for each in value if isinstance(value, list) else [value]:
            assert any(fits(each, allowed) for allowed in defined["values"]), (name, each)


def ancestors(kind: str) -> Iterator[str]:
    yield kind
    for parent in SCHEMA["types"][kind]:
        yield from ancestors(parent)


def fits(value: object, kind: str) -> bool:
    if isinstance(value, dict):
        if kind not in SCHEMA["types"] or kind not in ancestors(value["@type"]):
            return False
        check(value, kind)
        return True
    assert isinstance(value, str)
    if kind == "Date":
        return len(value) == 10 and bool(date.fromisoformat(value))
    if kind == "DateTime":
        return value.endswith("Z") and bool(datetime.fromisoformat(value))
    return kind == "Text" or (kind == "URL" and value.startswith(("http://", "https://")))
