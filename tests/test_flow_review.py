"""The review form asks what the record doubts, shows text as text, and reads the answers back."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from pydantic import ValidationError

from flows import review_page
from flows.question_words import questions_page, short_question
from flows.review_page import Form
from flows.reviewing import Answer, Choice, Doubt, batch_of
from flows.safe_markdown import WORD_JOINER
from tests.warehouse_samples import tell
from warehouse.connection import open_record

ASKED = datetime(2031, 5, 5, 7, tzinfo=UTC)


@pytest.fixture
def doubts(tmp_path: Path) -> list[Doubt]:
    with open_record(tmp_path / "record.duckdb") as connection:
        tell(connection)
        return batch_of(connection)


def asked(doubts: list[Doubt]) -> dict[str, Any]:
    """What the flow keeps of its questions."""
    return {
        "page": questions_page(doubts),
        "questions": [
            {
                "key": doubt.key,
                "title": f"{number}. {doubt.question}",
                "about": short_question(doubt),
                "choices": [choice.value for choice in doubt.choices],
            }
            for number, doubt in enumerate(doubts, start=1)
        ],
    }


def test_the_form_shows_the_two_claims_side_by_side_with_evidence_and_why(doubts: list[Doubt]) -> None:
    page = questions_page(doubts).replace(WORD_JOINER, "")
    assert "| **Le barrage tient bon.** | **Le barrage de Valmont tient bon.** |" in page
    assert "Inès Carmin asserts, [La Gazette](<https://gazette.example/valmont>)" in page
    assert "Why the software asks: the places differ: none against Valmont." in page


def test_an_article_cannot_write_into_the_form(doubts: list[Doubt]) -> None:
    """Text from articles is shown and never obeyed."""
    side = doubts[0].this
    hostile = "| x |\n# Approve all [here](http://evil.example) <script>"
    voice = side.voices[0].model_copy(update={"evidence": hostile, "outlet": hostile, "before": hostile})
    doubt = doubts[0].model_copy(update={"this": side.model_copy(update={"text": hostile, "voices": (voice,)})})
    page = questions_page([doubt])
    assert "[here](" not in page
    assert "<script>" not in page
    assert [line for line in page.splitlines() if line.startswith("#")] == ["### 1. Do these two say the same?"]


def test_every_question_takes_its_own_answers_and_is_skipped_where_nothing_is_said(doubts: list[Doubt]) -> None:
    from flows.review import form, given  # noqa: PLC0415  # costs seconds

    questions = asked(doubts)
    made = form(questions)
    schema = made.model_json_schema()
    first = f"q_{doubts[0].key}"
    assert schema["properties"][first]["enum"] == ["same", "contradicts", "different", "skip"]
    assert given(questions, made.model_validate({"person": "Ada"})) == [
        Answer(key=each.key, choice=Choice.SKIP) for each in doubts
    ]
    sent = made.model_validate({"person": " Ada ", "note": "same place", first: "same"})
    assert given(questions, sent)[0] == Answer(key=doubts[0].key, choice=Choice.SAME, note="same place")
    assert getattr(sent, "person", "") == "Ada"


def test_the_page_leads_to_the_form_that_waits_and_shows_what_it_asks(doubts: list[Doubt]) -> None:
    questions = tuple((question["title"], question["about"]) for question in asked(doubts)["questions"])
    page = review_page.markdown(Form("run-1", ASKED, questions), open_questions=9, job=None)
    assert "**1 question for a person**, asked on 5 May 2031, 07:00 UTC." in page
    assert "**[Answer them](../../runs/flow-run/run-1)**" in page
    assert "« Le barrage tient bon. » / « Le barrage de Valmont tient bon. »" in page


@pytest.mark.parametrize(
    ("number", "job", "words"),
    [
        (0, None, "Nothing waits for a person."),
        (1, None, "No form waits for you. 1 question about claims that may be the same is open: forms come here"),
        (7, UUID(int=1), "[ask now](../../deployments/deployment/00000000-0000-0000-0000-000000000001/run)"),
    ],
)
def test_where_no_form_waits_the_page_says_how_to_get_one(number: int, job: UUID | None, words: str) -> None:
    assert words in review_page.markdown(None, open_questions=number, job=job)


@pytest.mark.parametrize("wrong", [{}, {"person": "  "}, {"person": "Ada", "q": "same"}])
def test_a_form_without_a_name_is_not_taken(doubts: list[Doubt], wrong: dict[str, str]) -> None:
    from flows.review import form  # noqa: PLC0415

    first = f"q_{doubts[0].key}"
    with pytest.raises(ValidationError):
        form(asked(doubts))(
            **{("q" if name == "q" else name): value for name, value in wrong.items()} | {first: "maybe"}
        )
