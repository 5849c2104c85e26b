"""Near copies: what is one text, and how many independent outlets then carry a claim."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.likeness import BANDS, LEAST, PLACES, likeness_of, share_in_common
from flows.syndication import settle
from tests.warehouse_samples import GAZETTE, Book, Made, claim
from warehouse.connection import open_record

CORPUS = Path(__file__).parents[2] / "shared" / "corpus"
needs_corpus = pytest.mark.skipif(not CORPUS.is_dir(), reason="the shared corpus is not beside this checkout")

SUBJECTS = ("Le préfet", "La maire", "Un témoin", "Le syndicat", "La ministre", "Une élue", "Le parquet", "La police")
VERBS = ("a annoncé", "a démenti", "a confirmé", "espère", "a regretté", "attend", "a promis", "refuse")
OBJECTS = (
    "la fermeture du pont",
    "un retour au calme",
    "une enquête",
    "des renforts",
    "la hausse des prix",
    "un accord",
)
PLACES_NAMED = ("à Valmont", "dans la vallée", "devant la mairie", "près du barrage", "au port", "sur la place")


def dispatch(seed: int, sentences: int = 30) -> str:
    """An invented dispatch."""
    pick = random.Random(seed)
    return " ".join(
        f"{pick.choice(SUBJECTS)} {pick.choice(VERBS)} {pick.choice(OBJECTS)} {pick.choice(PLACES_NAMED)} le"
        f" {pick.randrange(1, 29)} vers {pick.randrange(24)} heures {pick.randrange(60)}, {pick.randrange(900)} mots."
        for _ in range(sentences)
    )


def half(text: str) -> str:
    return text[: len(text) // 2].rpartition(". ")[0] + "."


def touched_up(text: str) -> str:
    return text.replace("Le préfet", "M. Martin, préfet de la région,").replace("’", "'").upper()


@pytest.mark.parametrize("change", [half, touched_up, lambda text: f"Notre envoyé spécial raconte. {text} À suivre."])
def test_a_dispatch_cut_retitled_or_touched_up_is_like_itself(change: object) -> None:
    assert callable(change)
    for seed in range(20):
        one, other = likeness_of(dispatch(seed)), likeness_of(change(dispatch(seed)))
        assert share_in_common(one, other) >= LEAST
        assert set(one.bands) & set(other.bands)


def test_two_dispatches_on_the_same_matter_are_two() -> None:
    likes = [likeness_of(dispatch(seed)) for seed in range(40)]
    shares = [share_in_common(one, other) for number, one in enumerate(likes) for other in likes[:number]]
    assert max(shares) < LEAST - 0.1  # they share phrases, by their making


@given(st.text(max_size=300))
def test_any_text_has_a_likeness_and_is_like_itself_and_no_other_order_matters(text: str) -> None:
    likeness = likeness_of(text)
    assert likeness == likeness_of(text)
    assert len(likeness.signature) == PLACES
    assert len(likeness.bands) in (0, BANDS)
    assert share_in_common(likeness, likeness) == (1.0 if likeness.shingle_count else 0.0)


def test_the_likeness_of_a_text_is_the_same_on_every_machine() -> None:
    assert likeness_of("Le barrage de Valmont tient bon, dit la préfète.").signature[:3] == (
        309006222,
        111355523,
        541331316,
    )


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    with open_record(tmp_path / "record.duckdb") as connection:
        yield Book(connection)


def carry(book: Book, outlet: str, text: str, joins: str | None = None) -> str:
    """The claim's id after ``outlet`` carried ``text``, which asserts it."""
    body = f"Le barrage de Valmont tient bon. {text}"
    article = GAZETTE.model_copy(update={"origin": f"https://{outlet}.example/1", "outlet": outlet, "text": body})
    book.store(article, Made(claim(article, "Le barrage de Valmont tient bon."), joins=joins), names=("holds",))
    return book.claim_ids["holds"]


def corroborated(book: Book) -> int:
    [(number,)] = book.connection.execute("select corroborated_by from claim_status").fetchall()
    return int(number)


def groups(book: Book) -> list[list[str]]:
    return [
        names
        for (names,) in book.connection.execute(
            "select list(outlet order by outlet) from dispatch join article_revision using (revision_id)"
            " group by dispatch_id order by 1"
        ).fetchall()
    ]


def test_one_dispatch_in_three_outlets_counts_once_and_an_article_of_ones_own_counts(book: Book) -> None:
    holds = carry(book, "one", dispatch(1))
    for outlet, text in (("two", half(dispatch(1))), ("three", touched_up(dispatch(1))), ("four", dispatch(2))):
        carry(book, outlet, text, joins=holds)
    assert corroborated(book) == 4  # not compared yet
    assert settle(book.connection) == 2
    assert corroborated(book) == 2
    assert groups(book) == [["four"], ["one", "three", "two"]]


def test_comparing_again_finds_nothing_and_changes_nothing(book: Book) -> None:
    holds = carry(book, "one", dispatch(1))
    carry(book, "two", half(dispatch(1)), joins=holds)
    settle(book.connection)
    before = book.connection.execute("select * from dispatch_text order by all").fetchall()
    assert settle(book.connection) == 0
    assert book.connection.execute("select * from dispatch_text order by all").fetchall() == before


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0), (0, 2, 1)])
@pytest.mark.parametrize("together", [True, False])
def test_two_parts_of_a_dispatch_are_one_once_the_whole_is_there(
    book: Book,
    order: tuple[int, ...],
    together: bool,  # noqa: FBT001
) -> None:
    first, second = dispatch(5, 20), dispatch(6, 20)
    texts = (first, second, f"{first} {second}")
    holds = None
    for number in order:
        holds = carry(book, f"n{number}", texts[number], joins=holds)
        if not together:
            settle(book.connection)
    settle(book.connection)
    assert groups(book) == [["n0", "n1", "n2"]]


@pytest.mark.parametrize("most", [1, 2, 100])
def test_how_many_texts_are_compared_together_changes_nothing(
    book: Book, most: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second, third = dispatch(5, 20), dispatch(6, 20), dispatch(7, 20)
    texts = (first, second, third, half(first), f"{first} {second}", touched_up(second), f"{third} {second}")
    holds = None
    for number, text in enumerate(texts):
        holds = carry(book, f"n{number}", text, joins=holds)
    monkeypatch.setattr("flows.syndication._TOGETHER", most)
    assert settle(book.connection) == 4
    order = [
        (outlet, first_outlet, copy_of)
        for outlet, first_outlet, copy_of in book.connection.execute(
            "select own.outlet, first.outlet, copied.outlet from dispatch_text as found"
            " join article_revision as own on own.content_hash = found.content_hash"
            " join article_revision as first on first.content_hash = found.dispatch_id"
            " left join article_revision as copied on copied.content_hash = found.copy_of"
            " order by dispatch_number"
        ).fetchall()
    ]
    assert order == [
        ("n0", "n0", None),
        ("n1", "n1", None),
        ("n2", "n2", None),
        ("n3", "n0", "n0"),
        ("n4", "n0", "n3"),
        ("n1", "n0", "n4"),
        ("n5", "n0", "n1"),
        ("n6", "n0", "n2"),
        ("n2", "n0", "n6"),
    ]


def test_before_the_first_article_there_is_no_dispatch(book: Book) -> None:
    holds = carry(book, "one", dispatch(1))
    carry(book, "two", half(dispatch(1)), joins=holds)
    settle(book.connection)
    ids = "select count(distinct dispatch_id) from dispatch_at(?)"
    assert book.connection.execute(ids, ["2020-01-01"]).fetchall() == [(0,)]
    assert book.connection.execute(ids, ["infinity"]).fetchall() == [(1,)]


@needs_corpus
def test_real_articles_on_one_event_are_several_dispatches() -> None:
    likes = [likeness_of(path.read_text(encoding="utf-8")) for path in sorted(CORPUS.glob("events/*/*.txt"))]
    shares = [share_in_common(one, other) for number, one in enumerate(likes) for other in likes[:number]]
    assert max(shares) < LEAST / 2
