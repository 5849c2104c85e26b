"""The page of claims shows both sides, in the articles' words, and nothing from an article can break it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from markdown_it import MarkdownIt

from claims.models import Language, SourceKind, Status
from flows.dashboard import HEADINGS, MOST_CLAIMS, Dispute, Heard, Page, markdown
from warehouse.records import ClaimRow, StanceRow, Standing, Totals

DAY: Final = datetime(2024, 6, 18, 7, 30)  # noqa: DTZ001  # UTC, naive, as everywhere in the record
DENIAL: Final = "La Corée du Nord et la Russie nient l’existence d’un accord d’armement."


def stance(who: str, status: Status, words: str = "Les mots de l’article.", outlet: str = "Le Quotidien") -> StanceRow:
    return StanceRow(
        claim_id="c",
        mention_id="m",
        source_id=who,
        source_name=who,
        name_in_article=who,
        source_kind=SourceKind.PLACE,
        role=None,
        through=(),
        status=status,
        text="…",
        evidence=words,
        outlet=outlet,
        title=None,
        origin="/articles/a.txt",
        seen_at=DAY,
        published_at=DAY,
        is_current=True,
    )


def row(text: str, standing: Standing, **sides: tuple[str, ...]) -> ClaimRow:
    return ClaimRow(
        claim_id="c",
        text=text,
        language=Language.FRENCH,
        standing=standing,
        contested=standing is Standing.CONTESTED,
        asserted_by=sides.get("asserted_by", ()),
        denied_by=sides.get("denied_by", ()),
        reported_by=sides.get("reported_by", ()),
        outlets=(),
        corroborated_by=0,
        mention_count=2,
        first_seen_at=DAY,
        last_seen_at=DAY,
        last_change_at=DAY,
        denied_since=None,
        contested_since=None,
    )


def page(rows: Sequence[ClaimRow] = (), disputes: tuple[Dispute, ...] = ()) -> Page:
    standings = {standing: sum(row.standing is standing for row in rows) for standing in Standing}
    return Page(
        as_of=DAY,
        totals=Totals(
            articles=3,
            revisions=3,
            outlets=2,
            sources=4,
            mentions=9,
            claims=len(rows),
            contested=len(disputes),
            contradictions=0,
            review=0,
            mentions_by_status=dict.fromkeys(Status, 0),
            claims_by_standing=standings,
            first_seen_at=DAY,
            last_seen_at=DAY,
            last_stored_at=DAY,
        ),
        disputes=disputes,
        claims={each: tuple(row for row in rows if row.standing is each) for each in HEADINGS},
    )


def test_a_contested_claim_shows_who_asserts_and_who_denies_it_and_in_which_words() -> None:
    accord = Heard(
        "c",
        "Il existe un accord d’armement.",
        (
            stance("la Russie", Status.DENIED, DENIAL),
            stance("la Corée du Nord", Status.DENIED, DENIAL),
            stance("Séoul", Status.ASSERTED, "Il y a un accord, a affirmé Séoul."),
        ),
    )
    text = markdown(page(disputes=(Dispute(accord, ()),)))
    assert "### Il existe un accord d’armement." in text
    assert "| **asserts** | Séoul | Il y a un accord, a affirmé Séoul. | Le Quotidien, 18 June 2024 |" in text
    assert f"| **deny** | la Russie, la Corée du Nord | {DENIAL} |" in text
    assert text.index("**asserts**") < text.index("**deny**")


def test_claims_that_contradict_each_other_stand_under_one_heading() -> None:
    one = Heard("1", "Un défilé est prévu.", (stance("A", Status.ASSERTED),))
    other = Heard("2", "Aucun défilé n’est prévu.", (stance("B", Status.ASSERTED),))
    text = markdown(page(disputes=(Dispute(one, ((other, "polarity"),)),)))
    assert text.count("\n### ") == 1
    assert "**against (polarity):** Aucun défilé n’est prévu." in text


def test_every_claim_stands_under_its_standing_with_its_sources() -> None:
    text = markdown(
        page(
            [
                row("Il viendra.", Standing.REPORTED, reported_by=("des médias russes",)),
                row(
                    "Il y a un accord.",
                    Standing.DENIED,
                    denied_by=("la Russie", "Pyongyang"),
                    reported_by=("X",),
                ),
            ]
        )
    )
    assert "## Denied, and asserted by nobody (1)" in text
    assert "| Il y a un accord. | la Russie, Pyongyang deny; X reports | 2 |" in text
    assert "## Only reported: nobody named has vouched for it (1)" in text
    assert "| Il viendra. | des médias russes reports | 2 |" in text
    assert "## Asserted" not in text


def test_the_page_is_no_longer_than_a_person_reads_and_says_what_it_leaves_out() -> None:
    many = [row(f"Claim {number}.", Standing.ASSERTED, asserted_by=("A",)) for number in range(MOST_CLAIMS + 7)]
    assert "*and 7 more: `greffier claims`*" in markdown(page(many))


def test_an_empty_record_is_said_in_words() -> None:
    assert "Nothing that one source asserts is denied" in markdown(page())


def test_an_article_cannot_add_a_cell_a_heading_a_link_or_a_picture() -> None:
    """Whatever it says, the page has the structure that it has with harmless words."""

    def structure(words: str) -> list[str]:
        heard = Heard("1", words, (stance(words, Status.DENIED, words, words), stance("B", Status.ASSERTED)))
        rows = [row(words, Standing.DENIED, denied_by=(words,))]
        text = markdown(page(rows, disputes=(Dispute(heard, ((heard, words),)),)))
        tokens = MarkdownIt("gfm-like", {"linkify": False}).parse(text)
        kinds = [token.type for token in tokens]
        return kinds + [child.type for token in tokens for child in token.children or [] if "text" not in child.type]

    hostile = "| a | <img src=x> ![](http://e.example/p.png) [x](http://e.example)\n\n# T\n```\n</details>\x1b[2J"
    assert structure(hostile) == structure("harmless")
