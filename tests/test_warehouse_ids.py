"""Ids are made of content and of nothing else."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from claims.models import Article, Language, Source, SourceKind, Status
from tests.warehouse_samples import BRAC, CARMIN, ECHO, GAZETTE, UNSIGNED, claim, outlet, person
from warehouse.ids import article_id, claim_id, mention_id, revision_id, source_id, source_scope


def test_ids_are_the_same_on_every_machine_and_in_every_version() -> None:
    """These are in people's records: a change here needs a migration."""
    revision = revision_id(GAZETTE)
    mention = mention_id(revision, claim(GAZETTE, "Le barrage tient bon.", CARMIN))
    assert article_id(GAZETTE) == "7a3f35d28fe584c3"
    assert revision == "b3f54ee7e69a2e33"
    assert mention == "176f83bdce1ac921"
    assert claim_id(mention) == "973f86ac45d35dd5"
    assert source_id(CARMIN, GAZETTE) == "9fe3f8a2c99f60d3"


@pytest.mark.parametrize(
    "changed",
    [
        {"text": GAZETTE.text + "."},
        {"title": "Autre titre"},
        {"outlet": None},
        {"author": None},
        {"language": Language.ENGLISH},
        {"published": None},
    ],
)
def test_what_an_article_says_and_of_whom_makes_its_revision(changed: dict[str, Any]) -> None:
    other = GAZETTE.model_copy(update=changed)
    assert revision_id(other) != revision_id(GAZETTE)
    assert article_id(other) == article_id(GAZETTE)


def test_reading_the_same_again_is_the_same_revision() -> None:
    again = GAZETTE.model_copy(update={"fetched": datetime.now(UTC), "repairs": ()})
    assert revision_id(again) == revision_id(GAZETTE)


def test_the_same_text_elsewhere_is_another_article() -> None:
    copy = GAZETTE.model_copy(update={"origin": "https://copy.example/"})
    assert article_id(copy) != article_id(GAZETTE)
    assert revision_id(copy) != revision_id(GAZETTE)


def test_who_answers_and_how_makes_a_mention_but_not_how_it_was_found() -> None:
    base = claim(GAZETTE, "Le barrage tient bon.", CARMIN)
    same = base.model_copy(update={"confidence": 0.1, "trace": ("other",), "cue": "a dit", "stands_alone": False})
    assert mention_id("r", base) == mention_id("r", same)
    others = [
        base.model_copy(update={"status": Status.DENIED}),
        base.model_copy(update={"sources": (BRAC,)}),
        base.model_copy(update={"sources": (person("Inès Carmin", through=outlet("X")),)}),
        base.model_copy(update={"text": "Le barrage cède."}),
    ]
    assert len({mention_id("r", each) for each in (base, *others)}) == 5


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("la Russie", SourceKind.PLACE), ("Russie", SourceKind.PLACE)),
        (("L’Équipe", SourceKind.MEDIA), ("l'équipe", SourceKind.MEDIA)),
        (("Le Monde", SourceKind.MEDIA), ("Le Monde", SourceKind.OUTLET)),
        (("the White House", SourceKind.ORGANISATION), ("White  House", SourceKind.ORGANISATION)),
        (("INSEE", SourceKind.ORGANISATION), ("Insee", SourceKind.ORGANISATION)),
    ],
)
def test_spelling_does_not_make_another_source(one: tuple[str, SourceKind], other: tuple[str, SourceKind]) -> None:
    assert _source_id(*one) == _source_id(*other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("Washington", SourceKind.PLACE), ("Washington", SourceKind.PERSON)),
        (("La Fontaine", SourceKind.PERSON), ("Fontaine", SourceKind.PERSON)),
        (("Le Pen", SourceKind.PERSON), ("Pen", SourceKind.PERSON)),
        (("Vladimir Poutine", SourceKind.PERSON), ("M. Poutine", SourceKind.PERSON)),
    ],
)
def test_names_that_may_mean_two_stay_two(one: tuple[str, SourceKind], other: tuple[str, SourceKind]) -> None:
    assert _source_id(*one) != _source_id(*other)


def test_an_anonymous_source_and_an_unknown_outlet_are_known_in_their_article_only() -> None:
    driver = Source(name="un chauffeur", kind=SourceKind.ANONYMOUS)
    assert source_id(driver, GAZETTE) != source_id(driver, ECHO)
    unknown = outlet(UNSIGNED.outlet_name)
    elsewhere = UNSIGNED.model_copy(update={"origin": "/articles/other.txt"})
    assert source_id(unknown, UNSIGNED) != source_id(unknown, elsewhere)
    assert source_scope(unknown, UNSIGNED) == article_id(UNSIGNED)
    assert source_scope(outlet("La Gazette"), GAZETTE) is None


def test_a_lone_surrogate_has_an_id_too() -> None:
    broken = Article(text="mal coup\udce9", language=Language.FRENCH, origin="/caf\udce9.txt")
    assert len(revision_id(broken)) == 16


def _source_id(name: str, kind: SourceKind) -> str:
    return source_id(Source(name=name, kind=kind), GAZETTE)
