"""The command line: results to stdout, one line for a user's error, and help whose examples run."""

from __future__ import annotations

import csv
import io
import json
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from flows.settings import seeds_folder
from tests.commandline import Greffier

FRENCH = "quotidien-de-demonstration.txt"
COMMANDS = [
    "ingest",
    "split",
    "match",
    "claims",
    "show",
    "search",
    "stats",
    "sql",
    "sources",
    "export",
    "dashboard",
    "version",
]
FIELDS = {
    "claim",
    "start",
    "end",
    "evidence",
    "status",
    "polarity",
    "sources",
    "quotation",
    "cue",
    "stands_alone",
    "confidence",
    "language",
}
PAIRS = """\
{"id": "same", "a": {"claim": "Un défilé est prévu.", "date": "2024-06-17", "lang": "fr"}, \
"b": {"claim": "Un défilé est prévu.", "date": "2024-06-17", "lang": "fr"}}
{"id": "not", "a": {"claim": "Un défilé est prévu.", "lang": "fr"}, \
"b": {"claim": "Kim Jong Un lives in Pyongyang.", "date": null, "lang": "en"}}
"""


def test_help_imports_nothing_that_is_slow() -> None:
    """`greffier --help` answers at once, because what is heavy is imported by the commands that need it."""
    code = (
        "import sys; import flows.cli; "
        "print(*{name.split('.')[0] for name in sys.modules} & "
        "{'prefect', 'torch', 'spacy', 'duckdb', 'numpy', 'pydantic', 'trafilatura'})"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself_with_an_example_in_80_columns(greffier: Greffier, command: str) -> None:
    ran = greffier(command, "--help")
    assert ran.code == 0
    assert examples(ran.out)
    assert max(len(line) for line in ran.out.splitlines() if "greffier " not in line) <= 80


@pytest.mark.server
@pytest.mark.parametrize("command", COMMANDS)
def test_the_examples_of_the_help_run(
    greffier: Greffier, command: str, sample_record: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "seeds").symlink_to(seeds_folder())
    (tmp_path / "pairs.jsonl").write_text(PAIRS, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    if command not in {"ingest", "split", "match"}:
        monkeypatch.setenv("GREFFIER_DB", str(sample_record))
    some_claim = json.loads(greffier("claims", "--limit", "1", "--json", "--db", sample_record).out)["claim_id"]
    for example in examples(greffier(command, "--help").out):
        words = [some_claim[:8] if word == "3f2a" else word for word in shlex.split(example)[1:]]
        ran = greffier(*words)
        assert ran.code == 0, ran.err
        assert ran.out or "no claim is like that" in ran.err or "no name is kept apart" in ran.err


def examples(text: str) -> list[str]:
    """The lines after "Example:" or "Examples:" that are commands."""
    after = re.split(r"\n +Examples?:\n", text)[1]
    return [line.strip() for line in after.split("\n\n", 1)[0].splitlines()]


def test_split_writes_one_object_a_line_with_the_promised_fields(greffier: Greffier) -> None:
    path = seeds_folder() / FRENCH
    ran = greffier("split", path, "--json")
    assert ran.code == 0
    text = path.read_bytes().decode()
    objects = [json.loads(line) for line in ran.out.splitlines()]
    assert objects
    for each in objects:
        assert each.keys() >= FIELDS
        assert text[each["start"] : each["end"]] == each["evidence"]
        assert each["sources"]
        for source in each["sources"]:
            assert source.keys() == {"name", "kind", "role", "through"}


def test_split_gives_a_spreadsheet_one_row_a_claim_under_one_heading(greffier: Greffier) -> None:
    ran = greffier("split", seeds_folder(), "--csv")
    rows = list(csv.DictReader(io.StringIO(ran.out)))
    objects = [json.loads(line) for line in greffier("split", seeds_folder(), "--json").out.splitlines()]
    assert [(row["claim"], row["origin"]) for row in rows] == [(each["claim"], each["origin"]) for each in objects]
    assert all(row["sources"] and row["evidence"] for row in rows)


def test_split_writes_a_file_for_each_article(greffier: Greffier, tmp_path: Path) -> None:
    ran = greffier("split", seeds_folder(), "--json", "--out", tmp_path / "claims")
    assert (ran.code, ran.out) == (0, "")
    written = sorted((tmp_path / "claims").iterdir())
    assert [path.stem for path in written] == sorted(path.stem for path in seeds_folder().glob("*.txt"))
    assert (
        written[1].read_text(encoding="utf-8")
        == greffier("split", seeds_folder() / f"{written[1].stem}.txt", "--json").out
    )


def test_split_refuses_two_articles_for_one_file_before_it_starts(greffier: Greffier, tmp_path: Path) -> None:
    twice = tmp_path / FRENCH
    twice.write_bytes((seeds_folder() / FRENCH).read_bytes())
    ran = greffier("split", seeds_folder() / FRENCH, twice, "--json", "--out", tmp_path / "out")
    assert ran.code == 1
    assert one_line(ran.err)
    assert not (tmp_path / "out").exists()


def test_split_explains_what_it_did(greffier: Greffier) -> None:
    ran = greffier("split", seeds_folder() / FRENCH, "--explain")
    assert ran.code == 0
    assert "confidence" in ran.out


def test_a_bad_file_costs_only_itself(greffier: Greffier, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    ran = greffier("split", tmp_path / "none.txt", seeds_folder() / FRENCH, tmp_path / "empty.txt", "--json")
    assert ran.code == 1
    assert ran.out.strip()
    assert [line.startswith("greffier: ") for line in ran.err.splitlines()] == [True, True]
    assert "none.txt" in ran.err
    assert "empty.txt" in ran.err


BAD_COMMANDS = {
    "a missing file": ["split", "none.txt"],
    "a folder without articles": ["split", "empty-folder"],
    "a binary file": ["split", "binary.txt"],
    "no record yet": ["claims"],
    "no record to show from": ["show", "3f2a"],
    "no record to ask": ["sql", "select 1"],
    "no record for the dashboard": ["dashboard"],
    "a file that is no record": ["claims", "--db", "binary.txt"],
    "a missing file of pairs": ["match", "--pairs", "none.jsonl"],
    "nothing to ingest": ["ingest"],
}


@pytest.mark.parametrize("words", BAD_COMMANDS.values(), ids=BAD_COMMANDS.keys())
def test_a_users_error_is_one_line_and_status_1(
    greffier: Greffier, words: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "empty-folder").mkdir()
    (tmp_path / "binary.txt").write_bytes(bytes(range(256)) * 20)
    before = sorted(tmp_path.rglob("*"))
    ran = greffier(*words)
    assert (ran.code, ran.out) == (1, "")
    assert one_line(ran.err)
    assert sorted(tmp_path.rglob("*")) == before


def one_line(text: str) -> bool:
    """Whether ``text`` is one line that says who speaks."""
    return text.startswith("greffier: ") and text.count("\n") == 1 and text.endswith("\n") and len(text) > 20


def test_a_bad_setting_is_named(greffier: Greffier, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GREFFIER_BATCH", "many")
    ran = greffier("claims")
    assert ran.code == 1
    assert "GREFFIER_BATCH=many" in ran.err
    assert one_line(ran.err)


def test_match_decides_each_pair_and_a_bad_line_costs_only_itself(greffier: Greffier, tmp_path: Path) -> None:
    path = tmp_path / "pairs.jsonl"
    path.write_text(PAIRS + "{}\n", encoding="utf-8")
    ran = greffier("match", "--pairs", path, "--json")
    assert ran.code == 1
    decisions = {each["id"]: each for each in map(json.loads, ran.out.splitlines())}
    assert {name: each["decision"] for name, each in decisions.items()} == {
        "same": "same",
        "not": "different",
    }
    assert all(each.keys() == {"id", "decision", "score", "reasons"} for each in decisions.values())
    assert ran.err.startswith(f"greffier: {path}, line 3: ")
    table = list(csv.DictReader(io.StringIO(greffier("match", "--pairs", path, "--csv").out)))
    assert {row["id"]: (row["decision"], row["a"] != "") for row in table} == {
        "same": ("same", True),
        "not": ("different", True),
    }


@pytest.mark.server
def test_the_record_is_listed_shown_and_asked(greffier: Greffier, sample_record: Path) -> None:
    rows = [json.loads(line) for line in greffier("claims", "--json", "--db", sample_record).out.splitlines()]
    assert rows
    table = greffier("claims", "--db", sample_record).out
    assert all(row["claim_id"][:8] in table for row in rows)
    assert max(len(line) for line in table.splitlines()) <= 80
    shown = greffier("show", rows[0]["claim_id"][:8], "--db", sample_record)
    assert shown.code == 0
    assert rows[0]["claim_id"] in shown.out
    asked = greffier("sql", "select count(*) as claims from claim", "--json", "--db", sample_record)
    assert json.loads(asked.out) == {"claims": len(rows)}


@pytest.mark.server
@pytest.mark.parametrize(
    "query",
    ["delete from claim", "create table x (y int)", "selekt", "select * from read_text('/etc/passwd')"],
)
def test_sql_cannot_write_or_reach_a_file(greffier: Greffier, sample_record: Path, query: str) -> None:
    ran = greffier("sql", query, "--db", sample_record)
    assert (ran.code, ran.out) == (1, "")
    assert one_line(ran.err)


@pytest.mark.server
def test_claims_that_are_not_there_are_said_to_be_missing(greffier: Greffier, sample_record: Path) -> None:
    ran = greffier("claims", "xylophone", "--db", sample_record)
    assert (ran.code, ran.out) == (0, "")
    assert one_line(ran.err)


@pytest.mark.server
def test_the_first_run_shows_a_shared_claim_across_languages_and_a_contested_one(
    greffier: Greffier, sample_record: Path
) -> None:
    """What the samples are for."""
    rows = [json.loads(line) for line in greffier("claims", "--json", "--db", sample_record).out.splitlines()]
    assert any(row["contested"] and row["asserted_by"] and row["denied_by"] for row in rows)
    both = {"Le Quotidien de démonstration", "The Demonstration Post"}
    assert any(both <= set(row["outlets"]) for row in rows)
