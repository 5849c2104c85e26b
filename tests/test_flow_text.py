"""What goes to the terminal and to other programs is safe, whole and one line."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.models import Claim, Language, Modality, Polarity, Quotation, Source, SourceKind, Status
from flows.console import clean
from flows.wire import BadPairs, Pair, claim_object, line, read_pairs

CLAIM = Claim(
    text="Il existe un accord d’armement.",
    start=10,
    end=16,
    evidence="accord",
    status=Status.DENIED,
    polarity=Polarity.POSITIVE,
    modality=Modality.FACTUAL,
    sources=(
        Source(
            name="KCNA",
            kind=SourceKind.MEDIA,
            role="agence",
            through=Source(name="Yonhap", kind=SourceKind.MEDIA),
        ),
    ),
    quotation=Quotation.NONE,
    cue="nient",
    stands_alone=True,
    confidence=0.75,
    language=Language.FRENCH,
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("\x1b[31mrouge\x1b[0m", "rouge"),
        ("\x1b]0;titre\x07suite", "suite"),
        ("\x1b]8;;http://x.example\x1b\\lien\x1b]8;;\x1b\\", "lien"),
        ("\x9b31mrouge", "rouge"),
        ("a\x1b[2Jb\x1bcc", "abc"),
        ("un\ndeux\ttrois\r\nquatre", "un deux trois quatre"),
        ("droite\u202egauche", "droitegauche"),
        ("cloche\x07 retour\x08", "cloche retour"),
        ("« guillemets » et l’apostrophe", "« guillemets » et l’apostrophe"),
        ("", ""),
    ],
)
def test_nothing_in_an_article_steers_the_terminal(text: str, expected: str) -> None:
    assert clean(text) == expected


@given(st.text())
def test_clean_text_has_no_control_character(text: str) -> None:
    assert not [c for c in clean(text) if ord(c) < 32 or 0x7F <= ord(c) < 0xA0]


@given(st.text(st.characters()))
def test_a_line_of_json_is_one_line_and_says_exactly_what_it_was_given(text: str) -> None:
    written = line({"claim": text})
    assert len(written.splitlines()) == 1
    assert json.loads(written) == {"claim": text}
    written.encode()


def test_letters_stay_letters_in_json() -> None:
    assert "« l’été »" in line({"claim": "« l’été »"})


def test_a_claim_is_written_with_the_promised_fields() -> None:
    written = claim_object(CLAIM)
    assert {
        "claim": "Il existe un accord d’armement.",
        "start": 10,
        "end": 16,
        "evidence": "accord",
        "status": "denied",
        "polarity": "positive",
        "quotation": "none",
        "cue": "nient",
        "stands_alone": True,
        "confidence": 0.75,
        "language": "fr",
    }.items() <= written.items()
    assert written["sources"] == [
        {
            "name": "KCNA",
            "kind": "media",
            "role": "agence",
            "through": {"name": "Yonhap", "kind": "media", "role": None, "through": None},
        }
    ]


def test_pairs_are_read_line_by_line_and_a_bad_line_costs_only_itself(tmp_path: Path) -> None:
    path = tmp_path / "pairs.jsonl"
    path.write_text(
        '\ufeff{"id": "1", "a": {"claim": "A\u2028a", "date": "2019-10-01", "lang": "fr", "file": "x"},'
        ' "b": {"claim": "B", "date": null, "lang": "en"}}\n'
        "\n"
        "not json\n"
        '{"id": "3", "a": {"claim": "A", "lang": "de"}, "b": {"claim": "B", "lang": "en"}}\n',
        encoding="utf-8",
    )
    first, second, third = read_pairs(path)
    assert isinstance(first, Pair)
    assert first.a.day == date(2019, 10, 1)
    assert first.b.day is None
    assert isinstance(second, BadPairs)
    assert str(second).startswith(f"{path}, line 3: ")
    assert isinstance(third, BadPairs)
    assert "a.lang" in str(third)


def test_a_missing_file_of_pairs_is_one_line(tmp_path: Path) -> None:
    with pytest.raises(BadPairs, match="No such file"):
        list(read_pairs(tmp_path / "none.jsonl"))
