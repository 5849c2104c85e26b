"""The pages say what is new and contested, who says it in which words, and where to read it, in plain words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from claims.models import Language, Status
from flows.followed import Followed
from flows.pages import claim, overview, sources, tables
from flows.pages.contents import MOST_DISPUTES, MOST_PAGES, Contents, load, one, read
from flows.pages.phrases import MOST_VOICES, Links, sentence, why
from flows.pages.seen import note
from flows.settings import Settings
from tests.commandline import Greffier
from tests.pages_samples import FORTY, HOLDS, ROAD, SIXTY_FIVE, told
from tests.warehouse_samples import GAZETTE, NOW, Book, Made, outlet, person
from tests.warehouse_samples import claim as making
from warehouse.connection import open_record
from warehouse.desk import Telling, mark_seen
from warehouse.feeds import FeedCheck, store_check
from warehouse.records import FeedOutcome
from warehouse.snapshot import publish

LATER = NOW + timedelta(hours=9)


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    with open_record(tmp_path / "record.duckdb") as connection:
        yield told(connection)


def contents(book: Book, as_of: datetime = LATER, most_pages: int = MOST_PAGES) -> Contents:
    return read(book.connection, as_of=as_of, most_pages=most_pages)


def page(book: Book, as_of: datetime = LATER) -> str:
    shown = contents(book, as_of)
    return overview.markdown(shown, Links(frozenset(shown.pages)))


def section(text: str, heading: str) -> str:
    """What stands under a heading, to the next of its rank."""
    rank = heading.split(" ", maxsplit=1)[0]
    [_, rest] = text.split(f"{heading}", 1)
    return re.split(rf"^#{{1,{len(rank)}}} ", rest, maxsplit=1, flags=re.MULTILINE)[0]


# ----------------------------------------------------------------------------------------------- the overview


def test_the_overview_says_as_of_when_and_how_much_there_is(book: Book) -> None:
    text = page(book)
    assert "As of Sunday 4 May 2031, 18:00 (all times are UTC). The last article came in on 4 May 2031, 16:00." in text
    assert "**8 claims** in 7 articles of 3 outlets: **3 contested**" in text


def test_a_record_into_which_nothing_comes_any_more_says_so(book: Book) -> None:
    assert "Nothing has come in for 27 days.**" in page(book, NOW + timedelta(days=28))


def test_news_names_both_sides_and_leads_to_the_claim_and_the_article(book: Book) -> None:
    news = section(page(book), "## New in the last 24 hours")
    assert "**Newly contested (2)**" in news
    [line] = [item for item in news.split("\n- ") if "40 habitants" in item and "The Courier" in item]
    assert line.startswith(f"**la préfecture**: {FORTY}  \n  **The Courier**: {SIXTY_FIVE}  \n  ")
    assert "*(the amounts exclude each other: 65 against 40)*" in line
    assert "[The Courier, 2 May 2031](<https://courier.example/valmont>)" in line
    assert re.search(r"\[both sides\]\(\.\./key/claim-[0-9a-f]{8}\)$", line.strip())


def test_news_tells_who_turned_round_edited_vouched_and_contradicts_itself(book: Book) -> None:
    news = section(page(book), "## New in the last 24 hours")
    assert f"- **Inès Carmin** asserted and now denies: {HOLDS}" in news
    assert "[La route](<https://gazette.example/route>) in La Gazette, found on 4 May 2031, 15:00." in news
    assert f"No longer there: “{ROAD}” New: “La route de Valmont est ouverte.”" in news
    assert "Taken back" not in news  # the edit tells it
    assert "- **Tom Brac** asserts: Le pont de Valmont est coupé." in news
    assert f"- **The Courier**: Seventy people were moved out of Valmont on Monday.  \n  But also: {SIXTY_FIVE}" in news


def test_a_denial_that_made_a_claim_contested_is_not_told_twice(book: Book) -> None:
    assert "Newly denied" not in page(book)


def test_after_a_look_only_what_came_later_is_new(book: Book) -> None:
    mark_seen(book.connection, person="Ada", seen_until=NOW + timedelta(hours=6), now=NOW + timedelta(hours=7))
    news = section(page(book), "## New since Ada looked on 4 May 2031, 16:00")
    assert "Newly contested" not in news
    assert "Sources that contradict themselves (1)" in news


def test_where_nothing_is_new_the_page_says_so_and_shows_what_was_last(book: Book) -> None:
    news = section(page(book, NOW + timedelta(days=9)), "## New in the last 24 hours")
    assert "Nothing: no claim was contested, denied or taken back in the last 24 hours." in news
    assert "- 4 May 2031, sources that contradict themselves: **The Courier**: Seventy" in news


def test_a_contested_claim_shows_each_side_in_the_articles_words(book: Book) -> None:
    holds = section(section(page(book), "## Contested (3)"), f"### [{HOLDS}]")
    asserted, denied = holds.split("**Denied:**")
    assert "**Asserted:**\n\n- **Inès Carmin (préfète)" in asserted
    assert ": Le barrage de Valmont tient bon, a affirmé la préfète Inès Carmin. · [La Gazette" in asserted
    assert "- **L'Écho**: L'Écho confirme : le barrage de Valmont tient bon. · [3 May 2031](<" in asserted
    assert "- **Tom Brac (mayor), through The Courier**: The Valmont dam is not safe, mayor" in denied
    assert "[The Courier, 2 May 2031](<https://courier.example/valmont>)" in denied


def test_a_contradicting_claim_stands_under_the_claim_with_the_reason() -> None:
    assert why("amount", ["amount: 65 against 40"]) == "the amounts exclude each other: 65 against 40"
    assert why("polarity", ["polarity: affirmed against negated"]) == "one affirms what the other negates"
    assert why("weather*", []) == "weather\\*"


def test_claims_that_nobody_vouches_for_and_the_doubts_have_their_place(book: Book) -> None:
    text = page(book)
    assert "## For you to decide (1)" in text
    assert "`greffier review`" in text
    assert "Le barrage tient bon." not in text  # asserted once, by nobody else: the table has it


def test_the_picture_is_in_the_page_and_not_in_the_terminal(book: Book) -> None:
    shown = contents(book)
    assert "](data:image/svg+xml;base64," in overview.markdown(shown, Links())
    assert "data:" not in overview.markdown(shown, Links(), with_picture=False)


def test_an_empty_record_is_said_in_words(tmp_path: Path) -> None:
    with open_record(tmp_path / "record.duckdb") as connection:
        shown = read(connection, as_of=LATER)
    text = overview.markdown(shown, Links())
    assert "No article has come in yet." in text
    assert "Nothing that one source asserts is denied or contradicted by another." in text
    assert "## Feeds" not in text
    assert "None." in tables.markdown(tables.contested(shown), "Contested", total=0, back="", linked={})
    assert "0 sources answer" in sources.markdown(shown, Links())


def test_a_claim_without_a_page_of_its_own_is_not_linked(book: Book) -> None:
    shown = contents(book, most_pages=1)
    text = overview.markdown(shown, Links(frozenset(shown.pages)))
    assert len(set(re.findall(r"key/(claim-[0-9a-f]{8})", text))) == 1


def test_the_pages_are_bounded(tmp_path: Path) -> None:
    """Sixty contested claims: as many pages as asked for, and the rest counted."""
    with open_record(tmp_path / "record.duckdb") as connection:
        book = Book(connection)
        for number in range(60):
            told = GAZETTE.model_copy(update={"origin": f"/{number}"})
            yes = making(told, f"Le pont {number} tient.", person("Ada"))
            no = making(told, f"Le pont {number} tient.", person("Bea"), status=Status.DENIED)
            book.store(told, Made(yes), names=["it"])
            again = told.model_copy(update={"origin": f"/{number}/again"})
            book.store(again, Made(no, joins=book.claim_ids["it"]))
        shown = read(connection, as_of=book.now, most_pages=30)
    assert len(shown.pages) == 30
    text = overview.markdown(shown, Links(frozenset(shown.pages)))
    assert text.count("\n### ") == MOST_DISPUTES
    assert f"and {60 - MOST_DISPUTES} more" in section(text, "## Contested (60)")
    news = section(text, "## New in the last 24 hours")  # twelve of them: an article takes an hour here
    assert "**Newly contested (12)**" in news
    assert news.count("\n- ") == 7
    assert "[and 6 more](../key/contested)" in news


# ------------------------------------------------------------------------------------------------- the feeds


def look(url: str, outcome: FeedOutcome, **more: object) -> FeedCheck:
    return FeedCheck.model_validate({"feed_url": url, "checked_at": NOW, "outcome": outcome, **more})


def test_feeds_show_their_health_the_failing_ones_first(book: Book) -> None:
    for check in (
        look("https://a.example/feed", FeedOutcome.READ, entry_count=9, new_count=4, left_count=2),
        look("https://b.example/feed", FeedOutcome.READ, entry_count=3),
        look("https://b.example/feed", FeedOutcome.FAILED, message="the server answered 503"),
    ):
        store_check(book.connection, check, [])
    follow = [
        Followed(url="https://a.example/feed", name="A | la une"),
        Followed(url="https://b.example/feed"),
        Followed(url="https://c.example/feed"),
    ]
    shown = read(book.connection, as_of=LATER, followed=follow)
    feeds = section(overview.markdown(shown, Links()), "## Feeds")
    assert "3 feeds followed, 4 articles new in the last 24 hours. **1 feed cannot be read.**" in feeds
    rows = [line for line in feeds.splitlines() if line.startswith("| [")]
    assert rows == [
        (
            "| [b.example](<https://b.example/feed>) | 4 May 2031, 09:00 | 0"
            " | **failing**, last read on 4 May 2031, 09:00: the server answered 503 |"
        ),
        "| [A \\| la une](<https://a.example/feed>) | 4 May 2031, 09:00 | 4 | well; 2 articles left for the next look |",
        "| [c.example](<https://c.example/feed>) | never | | not looked at yet |",
    ]


# ---------------------------------------------------------------------------------------------- a claim's page


def claim_page(book: Book, name: str) -> str:
    side, against = one(book.connection, book.claim_ids[name])
    return claim.markdown(side, against, Links(frozenset([book.claim_ids["forty"]])))


def test_a_claims_page_has_both_sides_the_timeline_and_every_sentence(book: Book) -> None:
    text = claim_page(book, "holds")
    assert text.startswith(
        f"← [Who said what](../key/claim-status)\n\n# {HOLDS}\n\n**Contested**, on record as such since "
    )
    assert "Asserted by **Inès Carmin**, **L'Écho**." in text
    assert "Denied by **Inès Carmin**, **Tom Brac**." in text
    timeline = [line.split(" | ") for line in section(text, "## How it went").splitlines() if line.startswith("| ")][1:]
    assert [(row[0], row[2]) for row in timeline] == [
        ("| 1 May 2031", "**asserts**"),
        ("| 2 May 2031", "**denies**"),
        ("| 3 May 2031", "**asserts**"),
        ("| 3 May 2031", "**denies**"),
    ]
    assert section(text, "## In the articles' words").count("\n> ") == 4


def test_a_claims_page_leads_to_what_contradicts_it(book: Book) -> None:
    against = section(claim_page(book, "sixty-five"), "## Contradicted by")
    key = f"../key/claim-{book.claim_ids['forty'][:8]}"
    assert f"- [{FORTY}]({key}) **la préfecture** asserts. *(the amounts exclude each other: 65 against 40)*" in against


def test_what_an_article_says_no_more_is_kept_and_said_so(book: Book) -> None:
    text = claim_page(book, "road")
    assert "**Withdrawn**: no article says it any more." in text
    assert "The article no longer says so." in text


def test_a_french_claim_stays_french_and_says_how_an_article_puts_it(book: Book) -> None:
    text = claim_page(book, "bridge")
    assert "# Le pont de Valmont est coupé." in text
    assert "Read as: The Valmont bridge is closed." in text


def telling(before: str, words: str, after: str, cue: str | None = None) -> Telling:
    start = words.index(cue) if cue else None
    return Telling(
        claim_id="c",
        mention_id="m",
        text="…",
        language=Language.FRENCH,
        status=Status.ASSERTED,
        confidence=0.9,
        stands_alone=True,
        sources=("A",),
        source_ids=("a",),
        before=before,
        words=words,
        after=after,
        cue_start=start,
        cue_end=None if start is None or cue is None else start + len(cue),
        article_id="a",
        origin="/a.txt",
        outlet=None,
        title=None,
        published_at=None,
        seen_at=NOW,
        recorded_at=NOW,
        is_current=True,
    )


@pytest.mark.parametrize(
    ("before", "words", "after", "cue", "shown"),
    [
        ("Avant. ", "Il tient", ", dit-elle. Après.", None, "Il tient, dit-elle."),
        ("Avant ! Or, ", "elle affirme qu'il tient", ".", "affirme", "Or, elle ***affirme*** qu'il tient."),
        ("Titre\n", "« Il tient. »", " Après.", None, "« Il tient. »"),
        ("", "selon l'Insee, il tient", ".", "selon l'", "***selon l'\u2060***Insee, il tient."),
        ("a " * 120, "il tient", " b" * 120, None, None),
        ("", "*gras* dit", "", "dit", "\\*gras\\* ***dit***"),
    ],
)
def test_a_sentence_is_whole_with_its_cue_marked(
    before: str, words: str, after: str, cue: str | None, shown: str | None
) -> None:
    made = sentence(telling(before, words, after, cue))
    if shown is None:
        assert made.startswith("… a ")
        assert made.endswith(" b …")
    else:
        assert made == shown


def test_of_many_who_say_the_same_a_few_are_shown(tmp_path: Path) -> None:
    with open_record(tmp_path / "record.duckdb") as connection:
        book = Book(connection)
        joins = None
        for number in range(9):
            told = GAZETTE.model_copy(update={"origin": f"/{number}", "outlet": f"Journal {number}"})
            book.store(told, Made(making(told, HOLDS, outlet(f"Journal {number}")), joins=joins), names=["it"])
            joins = book.claim_ids["it"]
        no = GAZETTE.model_copy(update={"origin": "/no"})
        book.store(no, Made(making(no, HOLDS, person("Bea"), status=Status.DENIED), joins=joins))
        text = overview.markdown(read(connection, as_of=book.now), Links())
    assert section(text, "## Contested (1)").count("\n- **Journal") == MOST_VOICES
    assert f"*and {9 - MOST_VOICES} more*" in text


# ------------------------------------------------------------------------------------ sources, tables, commands


def test_the_sources_page_shows_who_turned_and_contradicts_itself_and_what_each_says(book: Book) -> None:
    text = sources.markdown(contents(book), Links())
    assert f"- **Inès Carmin** now denies: {HOLDS}" in section(text, "## Turned round: asserted and denied the same")
    against = section(text, "## Contradict themselves: stand behind two claims that exclude each other (1)")
    assert f"- **The Courier**: Seventy people were moved out of Valmont on Monday. Against: {SIXTY_FIVE}" in against
    assert "| Tom Brac | person | 1 | 1 |" in text
    assert f"- denies, 3 May 2031: {HOLDS}" in section(text, "### Inès Carmin")


def test_tables_have_plain_cells_and_both_sides(book: Book) -> None:
    shown = contents(book)
    row = next(row for row in tables.claims(shown) if row["Claim"] == HOLDS)
    assert row["Standing"] == "contested"
    assert row["Who"] == "Inès Carmin, L'Écho assert; Inès Carmin, Tom Brac deny"
    assert len(tables.claims(shown)) == len(shown.claims)
    denial = next(row for row in tables.contested(shown) if row["They say"] == "denied")
    assert (denial["Claim"], denial["Against it"]) == (HOLDS, "Inès Carmin, Tom Brac")


def test_a_look_is_noted_in_the_record_and_in_what_readers_see(tmp_path: Path) -> None:
    settings = Settings.load(db=tmp_path / "record.duckdb")
    with open_record(settings.db) as connection:
        told(connection)
    publish(settings.db)
    before = load(settings)
    assert before.look is None
    assert note(settings, before, person="Ada") == "Ada"
    after = load(settings)
    assert after.look is not None
    assert (after.look.person, after.news) == ("Ada", ())


def test_the_command_prints_the_page_and_notes_a_look(greffier: Greffier, tmp_path: Path) -> None:
    record = tmp_path / "record.duckdb"
    with open_record(record) as connection:
        told(connection)
    publish(record)
    printed = greffier("dashboard", "--markdown", "--seen", "--db", record)
    assert printed.code == 0
    assert printed.out.startswith("# Who said what\n")
    assert "has seen this" in printed.err
    assert "## New since" in greffier("dashboard", "--markdown", "--db", record).out
