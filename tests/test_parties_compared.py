"""Comparing the sources that a run named, and those related to them, decides what comparing all of them decides."""

from __future__ import annotations

import random
import shutil
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from claims.models import Article, Claim, Language, Source, SourceKind, Status
from claims.parties import Known, questions, related, unions
from flows import parties
from tests.warehouse_samples import NOW, Book, Made, claim, store
from warehouse import compared
from warehouse.connection import open_record
from warehouse.parties import part, unite

PERSON, BODY, PLACE, MEDIA = SourceKind.PERSON, SourceKind.ORGANISATION, SourceKind.PLACE, SourceKind.MEDIA
WHO: list[tuple[str, SourceKind]] = [
    ("Odile Carmin", PERSON),
    ("Mme Odile Carmin", PERSON),
    ("Carmin", PERSON),
    ("M. Carmin", PERSON),
    ("Jean Carmin", PERSON),
    ("Piotr Valdov", PERSON),
    ("Pyotr Valdov", PERSON),
    ("Anne-Marie Fer", PERSON),
    ("Anne Marie Fer", PERSON),
    ("Thierry", PERSON),
    ("police", BODY),
    ("Ligue des bateliers du Val", BODY),
    ("LBV", BODY),
    ("L.B.V.", MEDIA),
    ("Conseil d'Etat", BODY),
    ("le Conseil d’État", BODY),
    ("Russie", PLACE),
    ("Russia", PLACE),
    ("Radio Val", BODY),
    ("Radio Val", MEDIA),
]
ROLES = [None, None, "préfète du Val", "ministre français des Canaux", "gardien de but", "German minister of rivers"]
DECIDED = {
    "source": "source_id, name, kind, article_id",
    "source_decision": "* exclude decided_at",
    "namesake_decision": "* exclude decided_at",
}


def told(number: int, chance: random.Random) -> tuple[Article, list[Claim]]:
    """An article in which two or three of them say something, perhaps spelled out."""
    who = chance.sample(WHO, k=chance.randint(2, 3))
    spelled = chance.choice(
        ["Odile Carmin est là.", "Ligue des bateliers du Val (LBV).", "Jean Carmin est là.", "Rien."]
    )
    english = chance.random() < 0.3
    article = Article(
        text=f"Le numéro {number} paraît. {' '.join(name for name, _ in who)}. {spelled}",
        language=Language.ENGLISH if english else Language.FRENCH,
        origin=f"/articles/{number}.txt",
        outlet="Le Relais",
        published=NOW - timedelta(days=chance.randint(0, 400)),
    )
    made = [
        claim(
            article,
            f"Le fait {chance.randint(1, 6)} est avéré.",
            Source(name=name, kind=kind, role=chance.choice(ROLES) if kind is PERSON else None),
            status=chance.choice([Status.ASSERTED, Status.DENIED]),
        )
        for name, kind in who
    ]
    return article, list({each.text: each for each in made}.values())


def add(path: Path, number: int, chance: random.Random) -> None:
    article, made = told(number, chance)
    with open_record(path) as connection:
        held = dict(connection.execute("select text, min(claim_id) from claim group by text").fetchall())
        store(connection, article, [Made(each, joins=held.get(each.text)) for each in made])


def decided(path: Path) -> dict[str, list[tuple[Any, ...]]]:
    with open_record(path) as connection:
        return {
            name: connection.execute(f"select {columns} from {name} order by all").fetchall()
            for name, columns in DECIDED.items()
        }


def by_a_person(path: Path, chance: random.Random) -> None:
    with open_record(path) as connection:
        names = [
            name
            for (name,) in connection.execute(
                "select min(name) from source where article_id is null group by name having count(*) = 1 order by 1"
            ).fetchall()
        ]
        one, other = chance.sample(names, k=2)
        if chance.random() < 0.7:
            unite(connection, [one, other], person="Ada", note=None, now=NOW)
        else:
            part(connection, one, person="Ada", note=None, now=NOW)


@pytest.mark.parametrize("seed", range(6))
def test_step_by_step_the_record_becomes_what_comparing_all_makes_it(
    tmp_path: Path, seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(compared, "PAYS_FROM", 0)
    chance = random.Random(seed)
    path, whole = tmp_path / "record.duckdb", tmp_path / "whole.duckdb"
    number, few = 0, 0
    for step in range(9):
        for _ in range(chance.randint(1, 3)):
            number += 1
            add(path, number, chance)
        if step == 5:
            by_a_person(path, chance)
        shutil.copyfile(path, whole)
        with open_record(path) as connection:
            few += compared.named_since(connection, path, parties.RULES) is not None
        parties.settle_new(path, now=NOW)
        with open_record(whole) as connection:
            parties.settle(connection, now=NOW)
        assert decided(path) == decided(whole), step
    assert few >= 6  # all but the first, and the one after the person's act


def test_only_those_who_were_named_and_their_like_are_compared(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(compared, "PAYS_FROM", 0)
    path = tmp_path / "record.duckdb"
    chance = random.Random(1)
    for number in range(12):
        add(path, number, chance)
    parties.settle_new(path, now=NOW)
    asked: list[frozenset[str] | None] = []
    settle = parties.settle

    def watched(*given: Any, of: frozenset[str] | None, **named: Any) -> int:
        asked.append(of)
        return settle(*given, of=of, **named)

    monkeypatch.setattr(parties, "settle", watched)
    article = Article(text="Radio Val parle. Fin.", language=Language.FRENCH, origin="/r.txt", outlet="Le Relais")
    with open_record(path) as connection:
        Book(connection).store(article, Made(claim(article, "Elle parle.", Source(name="Radio Val", kind=BODY))))
    parties.settle_new(path, now=NOW)
    [of] = asked
    assert of is not None
    with open_record(path) as connection:
        names = {
            name
            for source_id, name in connection.execute("select source_id, name from source").fetchall()
            if source_id in of
        }
    assert names == {"Radio Val"}


@pytest.mark.parametrize("spoilt", ["", "{", '{"rules": "others"}', "gone", "another record"])
def test_where_it_is_not_known_how_far_they_were_compared_all_are(
    tmp_path: Path, spoilt: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(compared, "PAYS_FROM", 0)
    path = tmp_path / "record.duckdb"
    add(path, 1, random.Random(1))
    parties.settle_new(path, now=NOW)
    note = compared.compared_path(path)
    if spoilt == "gone":
        note.unlink()
    elif spoilt == "another record":
        path.unlink()
        add(path, 2, random.Random(2))
    else:
        note.write_text(spoilt, encoding="utf-8")
    with open_record(path) as connection:
        assert compared.named_since(connection, path, parties.RULES) is None
    parties.settle_new(path, now=NOW)
    with open_record(path) as connection:
        assert compared.named_since(connection, path, parties.RULES) == frozenset()


def test_of_a_small_record_nothing_is_noted(tmp_path: Path) -> None:
    path = tmp_path / "record.duckdb"
    add(path, 1, random.Random(1))
    parties.settle_new(path, now=NOW)
    assert not compared.compared_path(path).exists()


def test_whoever_could_be_the_same_is_related() -> None:
    """Whatever the rules hold against one another, whatever the articles say."""
    known = [Known(source_id=str(number), name=name, kind=kind) for number, (name, kind) in enumerate(WHO)]
    proofs = questions(known)
    for answer in (True, False):
        for union in unions(known, dict.fromkeys(proofs, answer)):
            assert union.source_id in related(known, [union.other_id])
            assert union.other_id in related(known, [union.source_id])
    for proof in proofs:
        if proof.other_id:
            assert proof.other_id in related(known, [proof.source_id])


def test_an_ending_that_is_nobodys_name_relates_nobody() -> None:
    known = [Known(source_id=name, name=name, kind=PERSON) for name in ("Odile Carmin", "Jean Carmin", "Tom Brac")]
    assert related(known, ["Odile Carmin"]) == {"Odile Carmin"}
    with_surname = [*known, Known(source_id="Carmin", name="Carmin", kind=PERSON)]
    assert related(with_surname, ["Odile Carmin"]) == {"Odile Carmin", "Jean Carmin", "Carmin"}
    assert related(known, ["Tom Brac"], [("Tom Brac", "Jean Carmin")]) == {"Tom Brac", "Jean Carmin"}
