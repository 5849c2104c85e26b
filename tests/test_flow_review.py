"""The review form asks what the record doubts, shows text as text, and reads the answers back."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from flows.question_words import questions_page, short_question
from flows.reviewing import Answer, Choice, Doubt, batch_of
from flows.safe_markdown import WORD_JOINER
from tests.warehouse_samples import tell
from warehouse.connection import open_record


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
    assert "Why the software asks: place: none against Valmont." in page


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


@pytest.mark.parametrize("wrong", [{}, {"person": "  "}, {"person": "Ada", "q": "same"}])
def test_a_form_without_a_name_is_not_taken(doubts: list[Doubt], wrong: dict[str, str]) -> None:
    from flows.review import form  # noqa: PLC0415

    first = f"q_{doubts[0].key}"
    with pytest.raises(ValidationError):
        form(asked(doubts))(
            **{("q" if name == "q" else name): value for name, value in wrong.items()} | {first: "maybe"}
        )
