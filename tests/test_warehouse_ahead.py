"""Near claims looked for in the snapshot, and in the record only among what came since, are those of the record."""

from __future__ import annotations

import random
from datetime import timedelta
from pathlib import Path

import duckdb
import numpy as np
import pytest

from claims.models import Article, Language
from tests.warehouse_samples import DIMENSION, ENCODER, NOW, Made, claim, store, vectors_for
from warehouse import nearest as looking
from warehouse.connection import open_record
from warehouse.decisions import Reject, act
from warehouse.ids import claim_id, mention_id, revision_id
from warehouse.nearest import Ahead, look_ahead, nearest, nearest_by_now
from warehouse.records import NearClaim
from warehouse.snapshot import publish
from warehouse.store import replace_vectors

MOST = 4
SAID = [f"La digue {number} tient bon." for number in range(12)]
QUERIES = vectors_for([*SAID[:5], "Le canal déborde."])


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "record.duckdb"


def tell(path: Path, number: int, *texts: str, joins: str | None = None) -> list[str]:
    """Store an article of these claims; the claims that they are."""
    article = Article(
        text=f"Article {number}. La suite.",
        language=Language.FRENCH,
        origin=f"/articles/{number}.txt",
        outlet="Le Relais",
    )
    made = [Made(claim(article, text), joins=joins) for text in texts]
    with open_record(path) as connection:
        store(connection, article, made, now=NOW + timedelta(hours=number))
    return [joins or claim_id(mention_id(revision_id(article), each.claim)) for each in made]


def mentions(path: Path, claim: str) -> list[str]:
    with open_record(path) as connection:
        found = connection.execute("select mention_id from mention_claim where claim_id = ?", [claim]).fetchall()
    return [mention for (mention,) in found]


def decide(path: Path, asked: Reject) -> None:
    with open_record(path) as connection:
        act(connection, asked, person="Ada", now=NOW + timedelta(days=9))


def both(path: Path, ahead: Ahead | None) -> tuple[list[list[NearClaim]], list[list[NearClaim]]]:
    with open_record(path) as connection:
        return (
            nearest_by_now(connection, ENCODER, QUERIES, MOST, ahead),
            nearest(connection, ENCODER, QUERIES, MOST),
        )


def look(path: Path) -> Ahead:
    ahead = look_ahead(path, ENCODER, QUERIES, MOST)
    assert ahead is not None
    return ahead


def test_where_nothing_came_since_the_record_is_not_searched(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tell(path, 1, *SAID)
    publish(path)
    ahead = look(path)
    with open_record(path) as connection:
        expected = nearest(connection, ENCODER, QUERIES, MOST)
        monkeypatch.setattr(looking, "_search", None)  # whoever called these would fail
        monkeypatch.setattr(looking, "nearest", None)
        monkeypatch.setattr(looking, "_apart", None)
        assert nearest_by_now(connection, ENCODER, QUERIES, MOST, ahead) == expected


@pytest.mark.parametrize("seed", range(12))
def test_articles_that_came_since_compete(path: Path, seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """However they fall on both sides of the snapshot, opening claims or joining them."""
    chance = random.Random(seed)
    ids: list[str] = []
    for number, text in enumerate(chance.sample(SAID, k=len(SAID))):
        if number == 6:
            publish(path)
        ids += tell(path, number, text, joins=chance.choice([None, *ids]))
    ahead = look(path)
    monkeypatch.setattr(looking, "_search", None)
    with open_record(path) as connection:
        found = nearest_by_now(connection, ENCODER, QUERIES, MOST, ahead)
    monkeypatch.undo()
    assert found == both(path, None)[1]


def test_a_person_s_act_since_counts(path: Path) -> None:
    first, *_ = tell(path, 1, *SAID)
    publish(path)
    ahead = look(path)
    decide(path, Reject(mention=mentions(path, first)[0]))
    by_now, now = both(path, ahead)
    assert by_now == now
    assert first not in {near.claim_id for row in now for near in row}


def test_a_claim_that_the_software_moved_since_is_no_candidate(path: Path) -> None:
    first, second, *_ = tell(path, 1, *SAID)
    publish(path)
    ahead = look(path)
    [moved] = mentions(path, first)
    with open_record(path) as connection:
        connection.execute(
            "insert into match_decision select max(decision_number) + 1, ?, ?, 'same', 1, 'said', [], 'software', 'again',"
            " ?, null from match_decision",
            [moved, second, NOW],
        ).fetchall()
    by_now, now = both(path, ahead)
    assert by_now == now
    assert first not in {near.claim_id for row in now for near in row}


def test_a_rejected_claim_that_an_article_joins_since_finds_again(path: Path) -> None:
    first, *_ = tell(path, 1, *SAID)
    decide(path, Reject(mention=mentions(path, first)[0]))
    publish(path)
    ahead = look(path)
    tell(path, 2, "La digue 0 résiste.", joins=first)
    by_now, now = both(path, ahead)
    assert by_now == now
    assert first in {near.claim_id for row in now for near in row}


def test_vectors_made_anew_since_count(path: Path) -> None:
    first, *_ = tell(path, 1, *SAID)
    publish(path)
    ahead = look(path)
    with open_record(path) as connection:
        replace_vectors(connection, [first], vectors_for(["Le canal déborde."]), encoder_key=ENCODER)
    by_now, now = both(path, ahead)
    assert by_now == now
    assert now[-1][0].claim_id == first


def test_a_record_that_was_put_in_the_place_of_another_is_searched_whole(path: Path, tmp_path: Path) -> None:
    tell(path, 1, *SAID)
    publish(path)
    ahead = look(path)
    other = tmp_path / "other.duckdb"
    tell(other, 2, *SAID[6:])
    tell(other, 3, *SAID[:6])
    other.replace(path)
    by_now, now = both(path, ahead)
    assert by_now == now


def test_without_a_snapshot_or_with_one_of_another_encoder_nothing_is_looked_up_ahead(path: Path) -> None:
    assert look_ahead(path, ENCODER, QUERIES, MOST) is None
    tell(path, 1, *SAID)
    assert look_ahead(path, ENCODER, QUERIES, MOST) is None
    publish(path)
    assert look_ahead(path, "another@1", QUERIES, MOST) is None
    assert both(path, None)[0] == both(path, None)[1]


def test_none_wanted_none_given(path: Path) -> None:
    tell(path, 1, *SAID)
    publish(path)
    ahead = look_ahead(path, ENCODER, QUERIES, 0)
    with open_record(path) as connection:
        assert nearest_by_now(connection, ENCODER, QUERIES, 0, ahead) == [[] for _ in QUERIES]
        nothing = np.empty((0, DIMENSION), dtype=np.float32)
        assert nearest_by_now(connection, ENCODER, nothing, 3, look_ahead(path, ENCODER, nothing, 3)) == []


def test_looking_ahead_holds_up_nobody(path: Path) -> None:
    tell(path, 1, *SAID)
    publish(path)
    with open_record(path) as connection:
        assert isinstance(connection, duckdb.DuckDBPyConnection)
        assert look_ahead(path, ENCODER, QUERIES, MOST) is not None
