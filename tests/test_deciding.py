"""Deciding at the terminal and in a batch: what people answer is in the record once, under their name."""

from __future__ import annotations

import csv
import io
import json
import re
import shlex
import shutil
from datetime import datetime
from pathlib import Path

import pytest

from claims.embed import load_encoder
from flows import stages
from flows.reviewing import Answer, Choice, DoubtKind, apply, batch_of
from flows.settings import Settings
from flows.stages import Batch, Extracted
from tests.commandline import Greffier
from tests.test_flow_stages import article, embedded
from tests.warehouse_samples import GAZETTE, Book, Made, claim, tell
from warehouse.connection import open_record, open_snapshot
from warehouse.decisions import Merge, Undo, act, acts
from warehouse.snapshot import publish

NOW = datetime(2031, 6, 1)  # noqa: DTZ001  # the record's times have no zone


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Book]:
    """The story of the dam at Valmont, with one claim that the extraction is unsure of, published."""
    path = tmp_path_factory.mktemp("told") / "record.duckdb"
    with open_record(path) as connection:
        book = tell(connection)
        article = GAZETTE.model_copy(update={"origin": "https://phare.example/1", "outlet": "Le Phare"})
        unsure = claim(article, "Il n'y a pas de risque.").model_copy(update={"confidence": 0.3})
        book.store(article, Made(unsure), names=("unsure",))
    publish(path)
    return path, book


@pytest.fixture
def settings(told: tuple[Path, Book], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    path, _ = told
    for name in ("record.duckdb", "record.snapshot.duckdb"):
        shutil.copyfile(path.with_name(name), tmp_path / name)
    monkeypatch.setenv("GREFFIER_DB", str(tmp_path / "record.duckdb"))
    monkeypatch.setenv("GREFFIER_PERSON", "Ada")
    return Settings(db=tmp_path / "record.duckdb")


@pytest.fixture
def ids(told: tuple[Path, Book]) -> dict[str, str]:
    return told[1].claim_ids


def keys(settings: Settings) -> dict[DoubtKind, str]:
    with open_snapshot(settings.db) as connection:
        return {doubt.kind: doubt.key for doubt in batch_of(connection)}


def texts(settings: Settings) -> list[str]:
    with open_snapshot(settings.db) as connection:
        return [text for (text,) in connection.execute("select text from claim_status order by text").fetchall()]


# --------------------------------------------------------------------------------------------- in a batch


@pytest.mark.parametrize(
    ("choice", "kind"),
    [(Choice.SAME, "confirm"), (Choice.CONTRADICTS, "contradict"), (Choice.DIFFERENT, "separate")],
)
def test_an_answer_is_an_act_of_the_person_and_shows_in_the_snapshot(
    settings: Settings, choice: Choice, kind: str
) -> None:
    key = keys(settings)[DoubtKind.MATCH]
    reviewed = apply(settings, [Answer(key=key, choice=choice, note="Sure.")], "Bao", now=NOW)
    assert [(each.key, each.choice, each.act_number) for each in reviewed.applied] == [(key, choice, 1)]
    assert DoubtKind.MATCH not in keys(settings)
    with open_snapshot(settings.db) as connection:
        [done] = acts(connection)
    assert (done.kind, done.person, done.note, done.acted_at) == (kind, "Bao", "Sure.", NOW)


@pytest.mark.parametrize(("choice", "left"), [(Choice.RIGHT, True), (Choice.WRONG, False)])
def test_a_reading_is_judged(settings: Settings, choice: Choice, left: bool) -> None:  # noqa: FBT001  # a case
    apply(settings, [Answer(key=keys(settings)[DoubtKind.READING], choice=choice)], "Bao")
    assert ("Il n'y a pas de risque." in texts(settings)) is left
    assert DoubtKind.READING not in keys(settings)


def test_the_same_answers_again_change_nothing(settings: Settings) -> None:
    answers = [
        Answer(key=keys(settings)[DoubtKind.MATCH], choice=Choice.SAME),
        Answer(key=keys(settings)[DoubtKind.READING], choice=Choice.SKIP),
        Answer(key="0" * 12, choice=Choice.RIGHT),
    ]
    first = apply(settings, answers, "Bao")
    assert first.words == "1 answer applied, 1 settled meanwhile, 1 skipped"
    again = apply(settings, answers, "Bao")
    assert again.applied == ()
    assert [each.reason for each in again.settled] == ["it is settled already", "it is settled already"]


def test_an_answer_to_what_is_another_question_by_now_is_left_alone(settings: Settings, ids: dict[str, str]) -> None:
    key = keys(settings)[DoubtKind.MATCH]
    with open_record(settings.db) as connection:
        act(connection, Merge(claim=ids["holds"], into=ids["forty"]), person="Cy", now=NOW)
    reviewed = apply(settings, [Answer(key=key, choice=Choice.SAME)], "Bao")
    assert (len(reviewed.applied), len(reviewed.settled)) == (0, 1)


def test_an_answer_that_does_not_fit_its_question_is_left_alone(settings: Settings) -> None:
    reviewed = apply(settings, [Answer(key=keys(settings)[DoubtKind.MATCH], choice=Choice.WRONG)], "Bao")
    assert reviewed.settled[0].reason.startswith("wrong does not answer this question")


# --------------------------------------------------------------------------------------------- at the terminal


def test_the_questions_are_listed_with_both_claims_and_their_evidence(greffier: Greffier, settings: Settings) -> None:
    ran = greffier("review", "--list")
    assert ran.code == 0
    for words in (
        "Do these two say the same?  1 of 2",
        "Le barrage de Valmont tient bon.  contested",
        "Tom Brac denies in The Courier, 2031-05-02",
        "Why the software asks: the places differ: none against Valmont",
        "Does the article say this?  2 of 2",
    ):
        assert words in ran.out
    rows = [json.loads(row) for row in greffier("review", "--list", "--json").out.splitlines()]
    assert [row["key"] for row in rows] == list(keys(settings).values())
    assert rows[0]["choices"] == ["same", "contradicts", "different", "skip"]
    assert (
        rows[0]["other"]["voices"][0]["evidence"]
        == "Le barrage de Valmont tient bon, a affirmé la préfète Inès Carmin."
    )
    table = list(csv.DictReader(io.StringIO(greffier("review", "--list", "--csv").out)))
    assert [row["key"] for row in table] == [row["key"] for row in rows]
    assert table[0]["other_evidence"] == rows[0]["other"]["voices"][0]["evidence"]
    assert (table[1]["choices"], table[1]["other_claim"]) == ("right; wrong; skip", "")


def test_questions_are_answered_with_a_letter_and_a_note(
    greffier: Greffier, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("x\nd another dam\nw\n"))
    ran = greffier("review")
    assert ran.code == 0
    assert "'x' is no answer" in ran.err
    assert "greffier undo 1 takes it back" in ran.out
    assert ran.out.endswith("2 answers applied.\n")
    with open_snapshot(settings.db) as connection:
        assert [(each.kind, each.person, each.note) for each in acts(connection)] == [
            ("reject", "Ada", None),
            ("separate", "Ada", "another dam"),
        ]


@pytest.mark.parametrize("typed", ["q\n", "", "\nk\n"])
def test_who_quits_or_skips_changes_nothing(
    greffier: Greffier, settings: Settings, monkeypatch: pytest.MonkeyPatch, typed: str
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(typed))
    assert greffier("review").code == 0
    assert len(keys(settings)) == 2


def test_a_file_of_answers_is_applied(greffier: Greffier, settings: Settings, tmp_path: Path) -> None:
    file = tmp_path / "answers.jsonl"
    rows = [
        {"key": key, "choice": choice} for key, choice in zip(keys(settings).values(), ("same", "right"), strict=True)
    ]
    file.write_text("\n".join(json.dumps(row) for row in rows), "utf-8")
    ran = greffier("review", "--decide", file, "--json", "--as", "Bao")
    assert [each["act_number"] for each in json.loads(ran.out)["applied"]] == [1, 2]
    assert greffier("review").out == "Nothing is left open.\n"
    again = greffier("review", "--decide", file)
    assert (again.code, again.out, again.err.count("settled already")) == (0, "", 2)


def test_a_bad_answer_is_named_and_nothing_applied(greffier: Greffier, settings: Settings, tmp_path: Path) -> None:
    file = tmp_path / "answers.jsonl"
    file.write_text(json.dumps({"key": keys(settings)[DoubtKind.MATCH], "choice": "same"}) + '\n{"choice": "maybe"}\n')
    ran = greffier("review", "--decide", file)
    assert ran.code == 1
    assert f"{file}, line 2: key: Field required; nothing was applied" in ran.err
    assert len(keys(settings)) == 2


def test_each_act_says_what_changed_and_how_to_take_it_back(
    greffier: Greffier, settings: Settings, ids: dict[str, str]
) -> None:
    before = texts(settings)
    ran = greffier("merge", ids["bridge"][:10], ids["holds"], "--note", "one thing")
    assert ran.out == (
        "“Le pont de Valmont est coupé.” is now part of “Le barrage de Valmont tient bon.”\n"
        "greffier undo 1 takes it back\n"
    )
    assert len(texts(settings)) == len(before) - 1
    assert greffier("undo", "1").code == 0
    assert texts(settings) == before
    assert greffier("contradict", ids["bridge"], ids["holds"]).code == 0
    assert greffier("separate", ids["bridge"], ids["holds"], "--json").code == 0
    log = greffier("acts")
    for words in ("one thing", "undone", "Ada", "4 acts"):
        assert words in log.out
    assert json.loads(greffier("acts", "--json", "--limit", "1").out)["act_number"] == 4


def test_a_mention_is_judged_or_confirmed_by_its_id(
    greffier: Greffier, settings: Settings, ids: dict[str, str]
) -> None:
    shown = json.loads(greffier("show", ids["holds"], "--json").out)
    mention = shown["mentions"][1]["mention_id"]
    assert f"mention {mention[:8]}" in greffier("show", ids["holds"]).out
    assert greffier("confirm", mention[:10], ids["holds"]).code == 0
    assert "counts for nothing" in greffier("reject", mention).out
    assert len(json.loads(greffier("show", ids["holds"], "--json").out)["mentions"]) == 3
    assert greffier("accept", mention).code == 0


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("merge", "ffff", "eeee"), "No claim has the id 'ffff'."),
        (("undo",), "Nothing to undo: no act of a person counts."),
        (("undo", "9"), "There is no act 9"),
        (("reject", "zz"), "No mention has the id 'zz'"),
        (("review", "--decide", "nowhere.jsonl"), "nowhere.jsonl: No such file"),
    ],
)
def test_a_wrong_act_is_one_line(greffier: Greffier, settings: Settings, words: tuple[str, ...], message: str) -> None:
    ran = greffier(*words)
    assert (ran.code, ran.out) == (1, "")
    assert message in ran.err
    assert ran.err.count("\n") == 1


def test_deciding_without_a_record_makes_none(greffier: Greffier, tmp_path: Path) -> None:
    ran = greffier("undo", "--db", tmp_path / "none.duckdb")
    assert ran.code == 1
    assert "There is no record at" in ran.err
    assert not (tmp_path / "none.duckdb").exists()


COMMANDS = [
    "review", "merge", "unmerge", "confirm", "contradict", "separate", "reject", "accept", "undo", "acts", "rematch",
    "calibrate",
]  # fmt: skip


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself_with_an_example_in_80_columns(greffier: Greffier, command: str) -> None:
    ran = greffier(command, "--help")
    assert ran.code == 0
    assert f"greffier {command}" in ran.out.partition("Example")[2]
    assert max(len(line) for line in ran.out.splitlines() if "greffier " not in line) <= 80


@pytest.mark.parametrize("command", [each for each in COMMANDS if each not in {"unmerge", "rematch", "calibrate"}])
def test_the_examples_of_the_help_run(
    greffier: Greffier, settings: Settings, ids: dict[str, str], command: str
) -> None:
    with open_record(settings.db) as connection:
        sql = "select mention_id from mention_claim where claim_id = ? order by mention_id limit 1"
        [(mention,)] = connection.execute(sql, [ids["forty"]]).fetchall()
        act(connection, Merge(claim=ids["holds"], into=ids["forty"]), person="Cy", now=NOW)
        act(connection, Undo(), person="Cy", now=NOW)
        if command == "undo":
            act(connection, Undo(act=2), person="Cy", now=NOW)
    publish(settings.db)
    some = {"3f2a": ids["bridge"], "77d0": ids["sixty-five"], "9c41": mention}
    examples = re.findall(r"^ +(greffier .*)$", greffier(command, "--help").out.partition("Example")[2], re.MULTILINE)
    for example in examples:
        ran = greffier(*(some.get(word, word) for word in shlex.split(example)[1:]))
        assert (ran.code, ran.err) == (0, "")
        assert ran.out


def test_a_mention_is_taken_out_with_the_encoder_of_the_record(
    greffier: Greffier, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = Settings(db=tmp_path / "record.duckdb")
    for name in ("Un", "Deux"):
        read: Batch[Extracted] = Batch(tuple(embedded(article(name, "Le pont a été fermé lundi.")).done))
        stages.store(stages.match(stages.embed(read, load_encoder()), settings), settings)
    publish(settings.db)
    monkeypatch.setenv("GREFFIER_DB", str(settings.db))
    [claimed] = [json.loads(row) for row in greffier("claims", "--json").out.splitlines()]
    shown = json.loads(greffier("show", claimed["claim_id"], "--json").out)
    ran = greffier("unmerge", shown["mentions"][1]["mention_id"][:12], "--as", "Ada")
    assert (ran.code, ran.err) == (0, "")
    assert "left “Le pont a été fermé lundi.” for a claim of its own" in ran.out
    assert len(greffier("claims", "--json").out.splitlines()) == 2
    assert greffier("undo").code == 0
    assert len(greffier("claims", "--json").out.splitlines()) == 1
