"""Deciding again changes what the software decided otherwise, never what people decided, and nothing twice."""

from __future__ import annotations

import json
import shutil
from collections.abc import Sequence
from datetime import datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Any, Final

import numpy as np
import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from flows import stages
from flows.rematching import Plan, carry_out, plan
from flows.settings import Settings
from flows.stages import Batch
from tests.commandline import Greffier
from tests.fakes import FakeEncoder
from tests.test_flow_stages import article, embedded
from tests.warehouse_samples import DIMENSION, ENCODER, GAZETTE, Book, Made, claim, tell, vectors_for
from warehouse.connection import open_record
from warehouse.decisions import Confirm, Merge, Reject, Request, Separate, Split, Undo, act
from warehouse.errors import ActRefused, RecordMissing, StaleRecord
from warehouse.snapshot import publish
from warehouse.statements import statement
from warehouse.store import watermark

SAME: Final = "Le barrage de Valmont tient bon."


class Encoder:
    """The samples' own vectors: equal for equal words, far apart for others."""

    name = "fake"
    revision = "1"
    key = ENCODER
    dimension = DIMENSION

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        return vectors_for(texts, DIMENSION)


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Book]:
    """The story of the dam, and what another matcher got wrong: the same words as a claim of their own."""
    path = tmp_path_factory.mktemp("told") / "record.duckdb"
    with open_record(path) as connection:
        book = tell(connection)
        again = GAZETTE.model_copy(update={"origin": "https://phare.example/1", "outlet": "Le Phare"})
        book.store(
            again,
            Made(claim(again, SAME), doubts=(book.claim_ids["holds"],)),
            Made(claim(again, "Le pont de Valmont est coupé.", evidence="Selon la préfecture,")),
            Made(
                claim(again, "Les écoles de Valmont sont fermées.", evidence="Il n'y a aucun risque."),
                joins=book.claim_ids["holds"],
            ),
            names=("holds again", "bridge again"),
        )
        return path, book


_files = count()


@pytest.fixture
def settings(told: tuple[Path, Book], tmp_path: Path) -> Settings:
    return Settings(db=Path(shutil.copyfile(told[0], tmp_path / f"{next(_files)}.duckdb")))


@pytest.fixture
def ids(told: tuple[Path, Book]) -> dict[str, str]:
    return told[1].claim_ids


NOW: Final = datetime(2031, 7, 1)  # noqa: DTZ001  # the record's times have no zone


def ask(settings: Settings, sql: str, *values: Any) -> list[tuple[Any, ...]]:
    with open_record(settings.db) as connection:
        return connection.execute(sql, list(values)).fetchall()


def does(settings: Settings, *requests: Request) -> None:
    with open_record(settings.db) as connection:
        for number, request in enumerate(requests):
            act(connection, request, person="Ada", now=NOW + timedelta(hours=number), encoder=Encoder())


def planned(settings: Settings) -> Plan:
    return plan(settings, encoder=Encoder())


def again(settings: Settings) -> Plan:
    """Plan and carry out."""
    made = planned(settings)
    carry_out(settings, made, now=NOW + timedelta(days=1))
    return made


def opening(settings: Settings, claim_id: str) -> str:
    [(mention,)] = ask(settings, "select opening_mention_id from claim where claim_id = ?", claim_id)
    return str(mention)


def home(settings: Settings, claim_id: str) -> str:
    """Where the mention that opened a claim stands."""
    sql = "select claim_id from placed_at('infinity') where mention_id = ?"
    [(found,)] = ask(settings, sql, opening(settings, claim_id))
    return str(found)


# ---------------------------------------------------------------------------------------------- by itself


def test_a_record_that_this_matcher_made_stays_as_it_is(tmp_path: Path) -> None:
    settings = Settings(db=tmp_path / "record.duckdb", candidates=3)
    sentences = (
        "Un défilé est prévu sur la place.",
        "Le défilé est prévu sur la place.",
        "Aucun défilé n'est prévu sur la place.",
        "Le pont a été fermé lundi.",
        "73 personnes ont été évacuées de la ville.",
        "78 personnes ont été évacuées de la ville.",
    )
    for number in range(6):
        chosen = [sentence for index, sentence in enumerate(sentences) if (number + index) % 3]
        stages.store(stages.match(embedded(article(f"Outlet {number}", *chosen)), settings), settings)
    difference = plan(settings, encoder=FakeEncoder()).difference
    assert difference.mentions == 24
    assert difference.words == "0 of 24 mentions would move; 0 contradictions found, 0 ended; 0 doubts found, 0 ended"
    assert difference.decisions == 0


def test_what_another_matcher_held_for_two_is_one(settings: Settings, ids: dict[str, str]) -> None:
    before = ask(settings, "select count(*) from match_decision")
    difference = planned(settings).difference
    assert ask(settings, "select count(*) from match_decision") == before  # nothing is written yet
    moves = {(move.from_claim_id, move.to_claim_id) for move in difference.moves}
    assert (ids["holds again"], ids["holds"]) in moves
    assert (ids["bridge again"], ids["bridge"]) in moves
    assert difference.doubts_ended >= 1
    again(settings)
    assert home(settings, ids["holds again"]) == ids["holds"]
    assert home(settings, ids["bridge again"]) == ids["bridge"]


def test_the_most_important_moves_come_first(settings: Settings) -> None:
    moves = planned(settings).difference.moves
    order = [(not move.contested, -move.mention_count) for move in moves]
    assert order == sorted(order)


def test_a_second_time_changes_nothing(settings: Settings) -> None:
    assert again(settings).difference.decisions > 0
    before = ask(settings, "select * from match_decision order by all")
    assert again(settings).difference.decisions == 0
    assert ask(settings, "select * from match_decision order by all") == before


def test_new_decisions_are_added_and_the_old_ones_stay(settings: Settings) -> None:
    before = ask(settings, "select * from match_decision order by decision_number")
    again(settings)
    after = ask(settings, "select * from match_decision order by decision_number")
    assert after[: len(before)] == before
    assert {row[8] for row in after[len(before) :]} == {planned(settings).difference.matcher_version}


def test_a_mention_that_joins_nothing_any_more_opens_a_claim(settings: Settings, ids: dict[str, str]) -> None:
    """The schools were under the dam's claim by another matcher."""
    again(settings)
    [(claim_id, text, opened)] = ask(
        settings,
        "select claim.claim_id, claim.text, claim.opened_at from mention_claim join claim using (claim_id)"
        " join mention using (mention_id) where mention.text like 'Les écoles%'",
    )
    assert (text, opened) == ("Les écoles de Valmont sont fermées.", NOW + timedelta(days=1))
    assert claim_id != ids["holds"]
    assert ask(settings, "select len(vector) from claim_embedding where claim_id = ?", claim_id) == [(DIMENSION,)]


def test_a_contradiction_that_the_matcher_no_longer_sees_ends(settings: Settings) -> None:
    """65 against 40, in two languages, with vectors that have nothing in common."""
    assert again(settings).difference.contradictions_ended == 1
    assert ask(settings, "select * from contradiction") == []


def test_who_stores_meanwhile_is_not_overwritten(settings: Settings, ids: dict[str, str]) -> None:
    made = planned(settings)
    does(settings, Merge(claim=ids["forty"], into=ids["bridge"]))
    before = ask(settings, "select max(decision_number) from match_decision")
    with pytest.raises(StaleRecord, match="Run it again"):
        carry_out(settings, made)
    assert ask(settings, "select max(decision_number) from match_decision") == before


def test_without_a_record_none_is_made(tmp_path: Path) -> None:
    with pytest.raises(RecordMissing):
        plan(Settings(db=tmp_path / "none.duckdb"), encoder=Encoder())
    assert list(tmp_path.iterdir()) == []


# ---------------------------------------------------------------------------------------- and what people said


def test_claims_that_people_made_one_stay_one(settings: Settings, ids: dict[str, str]) -> None:
    does(
        settings, Merge(claim=ids["forty"], into=ids["sixty-five"]), Merge(claim=ids["holds"], into=ids["bridge again"])
    )
    again(settings)
    assert home(settings, ids["forty"]) == home(settings, ids["sixty-five"])
    assert home(settings, ids["holds"]) == home(settings, ids["bridge again"])
    # … and whatever the software finds goes along: the words of « holds again » are those of « holds »
    assert home(settings, ids["holds again"]) == home(settings, ids["bridge"]) == home(settings, ids["holds"])


def test_claims_that_people_keep_apart_stay_apart(settings: Settings, ids: dict[str, str]) -> None:
    does(settings, Separate(claim=ids["holds"], other=ids["holds again"]))
    again(settings)
    assert home(settings, ids["holds again"]) != home(settings, ids["holds"])


def test_what_goes_along_with_a_claim_is_kept_apart_too(settings: Settings, ids: dict[str, str]) -> None:
    """The forty are part of « holds again »: what they are not, it cannot become."""
    does(
        settings,
        Separate(claim=ids["forty"], other=ids["holds"]),
        Merge(claim=ids["forty"], into=ids["holds again"]),
    )
    again(settings)
    assert home(settings, ids["forty"]) == home(settings, ids["holds again"]) != home(settings, ids["holds"])


def test_a_mention_that_a_person_placed_stays_where_it_is(settings: Settings, ids: dict[str, str]) -> None:
    [(schools,)] = ask(settings, "select mention_id from mention where text like 'Les écoles%'")
    does(settings, Confirm(mention=schools, claim=ids["holds"]))
    assert again(settings).difference.by_people == 1
    assert ask(settings, "select claim_id from mention_claim where mention_id = ?", schools) == [(ids["holds"],)]


def test_a_mention_that_a_person_took_out_stays_out(settings: Settings, ids: dict[str, str]) -> None:
    sql = "select mention_id from claim_timeline where claim_id = ? and outlet = ? order by mention_id limit 1"
    [(echo,)] = ask(settings, sql, ids["holds"], "L'Écho")
    does(settings, Split(mentions=(echo,)))
    again(settings)
    [(now,)] = ask(settings, "select claim_id from mention_claim where mention_id = ?", echo)
    assert now != home(settings, ids["holds"])


def test_what_was_undone_is_decided_again(settings: Settings, ids: dict[str, str]) -> None:
    does(settings, Separate(claim=ids["holds"], other=ids["holds again"]), Undo())
    again(settings)
    assert home(settings, ids["holds again"]) == ids["holds"]


def test_the_words_of_a_rejected_mention_find_nothing(settings: Settings, ids: dict[str, str]) -> None:
    does(settings, Reject(mention=opening(settings, ids["holds"])))
    again(settings)
    assert home(settings, ids["holds again"]) != ids["holds"]
    assert again(settings).difference.decisions == 0


NUMBER: Final = st.integers(0, 10)
DEEDS: Final = st.lists(
    st.tuples(st.sampled_from(["merge", "separate", "confirm", "split", "reject"]), NUMBER, NUMBER), max_size=5
)


@hypothesis_settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(deeds=DEEDS)
def test_whatever_people_did_it_holds_afterwards(
    told: tuple[Path, Book], tmp_path: Path, deeds: list[tuple[str, int, int]]
) -> None:
    """What they placed stays with whom they placed it, what they parted stays apart, and a second run finds nothing."""
    settings = Settings(db=Path(shutil.copyfile(told[0], tmp_path / f"{next(_files)}.duckdb")))
    claims = sorted(told[1].claim_ids.values())
    mentions = [mention for (mention,) in ask(settings, "select mention_id from mention order by mention_id")]
    for kind, one, other in deeds:
        first, second = claims[one % len(claims)], claims[other % len(claims)]
        mention = mentions[one % len(mentions)]
        requests: dict[str, Request] = {
            "merge": Merge(claim=first, into=second),
            "separate": Separate(claim=first, other=second),
            "confirm": Confirm(mention=mention, claim=second),
            "split": Split(mentions=(mention,)),
            "reject": Reject(mention=mention),
        }
        try:
            does(settings, requests[kind])
        except ActRefused:
            continue
    by_people = "select mention_id, decided_claim_id from placed_at('infinity') where decider = 'person' order by all"
    apart = (
        "select decision.mention_id, claim.opening_mention_id from decision_at('infinity') as decision"
        " join claim using (claim_id) join placed_at('infinity') as one on one.mention_id = decision.mention_id"
        " join placed_at('infinity') as two on two.mention_id = claim.opening_mention_id"
        " where decision.decider = 'person' and decision.outcome = 'different' and one.claim_id <> two.claim_id"
        " order by all"
    )
    before = ask(settings, by_people), ask(settings, apart)
    again(settings)
    assert (ask(settings, by_people), ask(settings, apart)) == before
    assert again(settings).difference.decisions == 0
    with open_record(settings.db) as connection:
        assert connection.execute(statement("loops")).fetchall() == []
        assert watermark(connection) > 0
    settings.db.unlink()


# ------------------------------------------------------------------------------------------ at the terminal


def test_the_difference_is_shown_before_it_is_written(greffier: Greffier, tmp_path: Path) -> None:
    from claims.embed import load_encoder  # noqa: PLC0415  # a second

    settings = Settings(db=tmp_path / "record.duckdb")
    texts = ["Le pont a été fermé lundi.", "Un défilé est prévu sur la place."]
    for name in ("Un", "Deux"):
        made = stages.embed(Batch(tuple(embedded(article(name, *texts)).done)), load_encoder())
        stages.store(stages.match(made, settings), settings)
    ask(  # another matcher held the second parade for the bridge
        settings,
        "insert into match_decision select 5, max(mention.mention_id), max(claim.claim_id), 'same', 1, 'x', [],"
        " 'software', 'old', ?, null from mention, claim where mention.text = ? and claim.text = ?",
        NOW,
        *reversed(texts),
    )
    publish(settings.db)
    ran = greffier("rematch", "--db", settings.db)
    assert ran.code == 0
    assert "of 4 mentions would move" in ran.out
    assert ran.out.endswith("Nothing is written yet: --yes writes it.\n")
    written = json.loads(greffier("rematch", "--db", settings.db, "--yes", "--json").out)
    assert written["written"] == written["decisions"] > 0
    assert "Nothing would change: 4 mentions" in greffier("rematch", "--db", settings.db).out
