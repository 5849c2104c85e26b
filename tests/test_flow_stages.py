"""The five steps without Prefect: each article goes its own way, whoever else stores meanwhile."""

from __future__ import annotations

import random
import re
import weakref
from datetime import UTC, datetime
from pathlib import Path

import pytest

from claims.comparison.reading import kept
from claims.models import (
    Article,
    Claim,
    Language,
    Modality,
    Polarity,
    Quotation,
    Source,
    SourceKind,
    Status,
)
from claims.reading import Metadata
from flows import stages
from flows.failures import Failure
from flows.settings import Settings
from flows.stages import Batch, Embedded, Extracted
from tests.fakes import FakeEncoder
from tests.test_warehouse_layouts import no_room
from warehouse import nearest
from warehouse.connection import open_record
from warehouse.errors import RecordNotWritten
from warehouse.queries import list_claims, stances, totals
from warehouse.shelf import shelf_path
from warehouse.snapshot import publish

ENCODER = FakeEncoder()
PARADE = "Un défilé est prévu sur la place."
VISIT = "Le président se rendra mardi à Pyongyang."
CHURCH = "Une église orthodoxe sera visitée."


def article(name: str, *sentences: str) -> Article:
    return Article(
        text="\n".join(sentences),
        language=Language.FRENCH,
        origin=f"/articles/{name}.txt",
        outlet=name,
        published=datetime(2024, 6, 17, tzinfo=UTC).replace(tzinfo=None),
    )


def extracted(read: Article) -> Extracted:
    """Each line as a claim of the outlet."""
    return Extracted(
        read,
        tuple(
            Claim(
                text=found.group(),
                start=found.start(),
                end=found.end(),
                evidence=found.group(),
                status=Status.ASSERTED,
                polarity=Polarity.POSITIVE,
                modality=Modality.FUTURE,
                sources=(Source(name=read.outlet_name, kind=SourceKind.OUTLET),),
                quotation=Quotation.NONE,
                stands_alone=True,
                confidence=1,
                language=read.language,
            )
            for found in re.finditer(r".+", read.text)
        ),
    )


def embedded(*articles: Article) -> Batch[Embedded]:
    return stages.embed(Batch([extracted(each) for each in articles]), ENCODER)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(db=tmp_path / "record.duckdb")


def content(settings: Settings) -> list[tuple[str, ...]]:
    with open_record(settings.db) as connection:
        claims = [(row.claim_id, row.text) for row in list_claims(connection)]
        said = [(row.claim_id, row.mention_id, row.source_name) for row in stances(connection)]
    return sorted([*claims, *said])


def test_a_claim_that_two_articles_of_a_batch_make_is_stored_once(settings: Settings) -> None:
    batch = embedded(article("Le Matin", PARADE, VISIT), article("Le Soir", VISIT, CHURCH))
    counts = stages.store(stages.match(batch, settings), settings)
    assert (counts.articles, counts.claims, counts.new_claims) == (2, 4, 3)


def test_a_batch_gives_the_record_that_single_articles_give(settings: Settings, tmp_path: Path) -> None:
    articles = [article("A", PARADE, VISIT), article("B", VISIT, CHURCH), article("C", CHURCH, PARADE)]
    stages.store(stages.match(embedded(*articles), settings), settings)
    alone = Settings(db=tmp_path / "alone.duckdb")
    for each in articles:
        stages.store(stages.match(embedded(each), alone), alone)
    assert content(alone) == content(settings)


def test_with_a_snapshot_the_record_is_not_searched_while_it_is_held(
    settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """… and what was stored is what is stored without one."""
    articles = [article("A", PARADE, VISIT), article("B", VISIT, CHURCH), article("C", CHURCH, PARADE)]
    alone = Settings(db=tmp_path / "alone.duckdb")
    for number, each in enumerate(articles):
        stages.store(stages.match(embedded(each), alone), alone)
        if number == 1:
            monkeypatch.setattr(nearest, "nearest", None)
        stages.store(stages.match(embedded(each), settings), settings)
        if number == 0:
            publish(settings.db)
        monkeypatch.undo()
    assert content(alone) == content(settings)


def test_what_a_large_record_holds_is_read_once(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stages, "PAYS_FROM", 1)
    stages.store(stages.match(embedded(article("Le Soir", VISIT, CHURCH)), settings), settings)
    assert not shelf_path(settings.db).exists()  # there was nothing to compare with
    kept._at_hand.clear()
    kept._packed.clear()
    first = stages.match(embedded(article("Le Matin", VISIT, PARADE)), settings)
    assert shelf_path(settings.db).exists()
    kept._at_hand.clear()
    kept._packed.clear()

    def never(*_: object) -> None:
        raise AssertionError("read again")

    monkeypatch.setattr(kept, "pipeline", never)
    again = stages.match(embedded(article("Le Matin", VISIT, PARADE)), settings)
    assert not again.failures
    assert again.done[0].assignments == first.done[0].assignments
    assert not first.done[0].assignments[0].opens


def test_what_another_process_stored_meanwhile_is_matched_again(settings: Settings) -> None:
    """Both were matched against the empty record; the second one still joins the first one's claim."""
    slow = stages.match(embedded(article("Le Soir", VISIT, CHURCH)), settings)
    quick = stages.match(embedded(article("Le Matin", VISIT)), settings)
    assert stages.store(quick, settings).new_claims == 1
    counts = stages.store(slow, settings)
    assert (counts.claims, counts.new_claims) == (2, 1)
    with open_record(settings.db) as connection:
        shared = [row for row in list_claims(connection) if row.text == VISIT]
    assert [row.asserted_by for row in shared] == [("Le Matin", "Le Soir")]


def test_what_another_process_stored_already_is_counted_as_known(settings: Settings) -> None:
    batch = stages.match(embedded(article("Le Soir", VISIT)), settings)
    again = stages.match(embedded(article("Le Soir", VISIT)), settings)
    stages.store(batch, settings)
    counts = stages.store(again, settings)
    assert (counts.articles, counts.known) == (0, 1)


def test_known_articles_are_left_out_before_the_slow_steps(settings: Settings) -> None:
    known, new = article("Le Matin", VISIT), article("Le Soir", CHURCH)
    stages.store(stages.match(embedded(known), settings), settings)
    fresh = stages.leave_out_known(Batch([known, new, new]), settings)
    assert (fresh.done, fresh.known) == ((new,), 2)


def test_an_article_without_claims_is_stored_and_known(settings: Settings) -> None:
    silent = article("Le Matin", "")
    counts = stages.store(stages.match(embedded(silent), settings), settings)
    assert (counts.articles, counts.claims) == (1, 0)
    assert stages.leave_out_known(Batch([silent]), settings).done == ()


def test_a_bug_costs_the_article_and_not_those_after_it(settings: Settings) -> None:
    """The article after it is matched again, since it may have joined a claim that is not there."""
    batch = stages.match(embedded(article("Le Matin", VISIT), article("Le Soir", VISIT)), settings)
    broken = batch.done[0]
    object.__setattr__(broken, "vectors", broken.vectors[:0])
    counts = stages.store(batch, settings)
    assert (counts.articles, counts.claims, counts.new_claims) == (1, 1, 1)
    (failure,) = counts.failures
    assert failure.place == broken.article.origin
    assert "a bug in greffier" in str(failure)
    with open_record(settings.db) as connection:
        assert totals(connection).articles == 1


def test_a_file_that_cannot_be_read_leaves_its_reason_in_the_batch(tmp_path: Path) -> None:
    good = tmp_path / "good.txt"
    good.write_text("Le président se rendra mardi à Pyongyang, la capitale de la Corée du Nord.", encoding="utf-8")
    batch = Batch[Article]().then(stages.read_files([tmp_path / "none.txt", good], Metadata()))
    assert [each.origin for each in batch.done] == [str(good)]
    assert [failure.place for failure in batch.failures] == [str(tmp_path / "none.txt")]


def test_failures_add_up_from_step_to_step() -> None:
    first = Batch[int]().then([1, Failure("a", "one")])
    second = first.then(["x", Failure("b", "two")])
    assert second.done == ("x",)
    assert [failure.place for failure in second.failures] == ["a", "b"]


def test_a_full_disk_stops_the_run_in_one_line_and_is_no_fault_of_an_article(tmp_path: Path) -> None:
    settings = Settings.load(db=tmp_path / "record.duckdb")
    told = article("A", PARADE)
    long = told.model_copy(update={"text": told.text + "\n" + random.Random(1).randbytes(2_000_000).hex()})
    done = Extracted(long, extracted(told).claims)
    matched = stages.match(stages.embed(Batch([done]), ENCODER), settings)
    with no_room(settings.db.stat().st_size), pytest.raises(RecordNotWritten, match=r"record\.duckdb") as refused:
        stages.store(matched, settings)
    assert "\n" not in str(refused.value)
    assert stages.store(matched, settings).articles == 1


def test_what_a_batch_left_in_cycles_is_freed() -> None:
    class Parsed:
        itself: Parsed

    stages.clear_away()  # what is there already stays
    left = Parsed()
    left.itself = left
    gone = weakref.ref(left)
    del left
    stages.clear_away()
    assert gone() is None
