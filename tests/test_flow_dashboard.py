"""The page of claims shows both sides, in the articles' words, and nothing from an article can break it."""

from __future__ import annotations

from datetime import date, datetime

from markdown_it import MarkdownIt

from claims.models import Status
from flows.dashboard import MOST_CLAIMS, Dispute, Heard, Page, Voice, markdown


def voice(who: str, status: Status, words: str = "Les mots de l’article.") -> Voice:
    return Voice(who=who, status=status, words=words, outlet="Le Quotidien", day=date(2024, 6, 18))


def heard(text: str, *voices: Voice) -> Heard:
    return Heard(claim_id=text, text=text, voices=voices)


def page(*claims: Heard, disputes: tuple[Dispute, ...] = ()) -> Page:
    return Page(
        as_of=datetime(2024, 6, 18, 7, 30),  # noqa: DTZ001  # UTC, naive, as everywhere in the record
        articles=3,
        outlets=2,
        sources=4,
        claims=claims,
        disputes=disputes,
        claim_count=len(claims),
        review_count=0,
    )


ACCORD = heard(
    "Il existe un accord d’armement.",
    voice(
        "la Russie", Status.DENIED, "La Corée du Nord et la Russie nient l’existence d’un accord d’armement."
    ),
    voice(
        "la Corée du Nord",
        Status.DENIED,
        "La Corée du Nord et la Russie nient l’existence d’un accord d’armement.",
    ),
    voice("Séoul", Status.ASSERTED, "Il y a un accord, a affirmé Séoul."),
)


def test_a_contested_claim_shows_who_asserts_and_who_denies_it_and_in_which_words() -> None:
    text = markdown(page(ACCORD, disputes=(Dispute((ACCORD,), ()),)))
    assert "### Il existe un accord d’armement." in text
    assert "| **asserts** | Séoul | Il y a un accord, a affirmé Séoul. | Le Quotidien, 18 June 2024 |" in text
    assert "| **deny** | la Russie, la Corée du Nord | La Corée du Nord et la Russie nient" in text
    assert text.index("**asserts**") < text.index("**deny**")


def test_claims_that_contradict_each_other_stand_under_one_heading() -> None:
    one = heard("Un défilé est prévu.", voice("A", Status.ASSERTED))
    other = heard("Aucun défilé n’est prévu.", voice("B", Status.ASSERTED))
    text = markdown(page(one, other, disputes=(Dispute((one, other), ("polarity",)),)))
    assert text.count("\n### ") == 1
    assert "**against (polarity):** Aucun défilé n’est prévu." in text


def test_every_claim_stands_under_its_strongest_status_with_its_sources() -> None:
    reported = heard(
        "Il viendrait.",
        voice("des médias russes", Status.REPORTED),
        voice("des médias russes", Status.REPORTED),
    )
    text = markdown(page(ACCORD, reported))
    assert "## Denied (1)" in text
    assert "## Only reported: nobody named has vouched for it (1)" in text
    assert "| Il viendrait. | des médias russes reports ×2 |" in text
    assert "## Asserted" not in text


def test_the_page_is_no_longer_than_a_person_reads_and_says_what_it_leaves_out() -> None:
    many = [heard(f"La claim {number}.", voice("A", Status.ASSERTED)) for number in range(MOST_CLAIMS + 7)]
    assert "*and 7 more: `greffier claims`*" in markdown(page(*many))


def test_an_empty_record_is_said_in_words() -> None:
    assert "Nothing that one source asserts is denied" in markdown(page())


def test_an_article_cannot_add_a_cell_a_heading_a_link_or_a_picture() -> None:
    """Whatever it says, the page has the structure that it has with harmless words."""

    def structure(words: str) -> list[str]:
        claim = heard(words, Voice(words, Status.DENIED, words, words, None), voice("B", Status.ASSERTED))
        text = markdown(page(claim, disputes=(Dispute((claim, claim), (words,)),)))
        tokens = MarkdownIt("gfm-like", {"linkify": False}).parse(text)
        kinds = [token.type for token in tokens]
        return kinds + [
            child.type for token in tokens for child in token.children or [] if "text" not in child.type
        ]

    hostile = (
        "| a | <img src=x> ![](http://e.example/p.png) [x](http://e.example)\n\n# T\n```\n</details>\x1b[2J"
    )
    assert structure(hostile) == structure("harmless")
