"""What holds for every text: offsets, support, determinism, no exception. On generated text and on real news."""

from __future__ import annotations

import contextlib
import gzip
import json
import os
import re
import unicodedata
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claims.errors import ClaimsError
from claims.extract import extract, extract_many
from claims.models import Article, Claim, Language
from claims.reading import read_path

CORPUS = Path(__file__).resolve().parents[2] / "shared" / "corpus"

# Words that grammar may add: articles, copulas, prepositions of a place, « il existe », « il y a ».
ADDED_BY_GRAMMAR = frozenset(
    """le la les un une des du de au aux à est sont était étaient a ont été il y existe et en the a an is are
    was were had
    has have there in and of""".split()
)

PIECES = st.sampled_from(
    [
        "Le ministre", "Paul Martin", "a déclaré que", "« ", " »", '"', "selon", "Selon certaines informations,", ",", ".",
        " ", "\n", "l'usine", "fermerait", "ne", "pas", "et", "qui", "où", "3 000 milliards", "M.", "« ", "”", "'", "(", ")",
        "dément", "accuse", "de voler", "il", "elle", "nous", "The mayor", "said", "that", "denied", "who", "?", "!", "…",
        "\u200b", "\u202e", "\x00", "😀", "É", "-t-il", "a-t-elle ajouté", "les deux pays", ":", ";", "—", "Alors que",
    ]
)  # fmt: skip


def stems(text: str) -> set[str]:
    """Folded words, cut to six letters; figures whole."""
    folded = unicodedata.normalize("NFKD", text.replace("’", "'").replace("œ", "oe"))
    plain = "".join(c for c in folded if not unicodedata.combining(c)).lower()
    return {w if w[0].isdigit() else w[:6] for w in re.findall(r"[a-z0-9]+(?:[.,][0-9]+)*", plain)}


def check(article: Article, found: list[Claim]) -> None:
    """The invariants of one article's claims."""
    numbers = set(re.findall(r"\d+", article.text))
    for claim in found:
        assert article.text[claim.start : claim.end] == claim.evidence
        assert set(re.findall(r"\d+", claim.text)) <= numbers
        assert claim.text.strip()
        if claim.cue is not None:
            assert claim.cue_start is not None
            assert claim.cue_end is not None
            assert 0 <= claim.cue_start < claim.cue_end
            assert article.text[claim.cue_start : claim.cue_end] == claim.cue


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(PIECES, max_size=60).map(" ".join), st.sampled_from(list(Language)))
def test_no_text_raises_and_offsets_always_slice_the_article(text: str, language: Language) -> None:
    """Whatever the punctuation, whatever the quotation marks."""
    article = Article(text=text, language=language, origin="generated")
    check(article, extract(article))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(max_size=300))
def test_any_characters_are_survived(text: str) -> None:
    """Also those that no article should hold."""
    article = Article(text=text.encode("utf-8", "replace").decode(), language=Language.FRENCH, origin="generated")
    check(article, extract(article))


@pytest.mark.parametrize("text", ["{0} serait fermé selon la mairie.", "Selon la mairie, {0} serait fermé."])
def test_a_cue_of_two_words_stands_at_its_offsets_whichever_comes_first(text: str) -> None:
    article = Article(text=text.format("le pont de Valmont"), language=Language.FRENCH, origin="test")
    found = extract(article)
    assert {"selon", "serait"} <= set((found[0].cue or "").lower().split())
    check(article, found)


def test_the_same_text_gives_the_same_claims() -> None:
    """Alone or in a batch, once or twice."""
    text = "Le préfet Paul Rivoire est arrivé. Il a déclaré que la digue tiendrait. « Elle tient », a-t-il ajouté."
    article = Article(text=text, language=Language.FRENCH, origin="test")
    once = extract(article)
    assert once == extract(article)
    assert list(extract_many([article, article])) == [once, once]


def test_real_news_keeps_the_invariants() -> None:
    """On a slice of a news archive: offsets hold, no number is added, hardly a word that the article does not hold.

    On all of it where the environment sets ``GREFFIER_WHOLE_CORPUS`` (some minutes; by hand).
    """
    step = 1 if os.environ.get("GREFFIER_WHOLE_CORPUS") else 25
    archive = CORPUS / "wikinews-fr.jsonl.gz"
    if not archive.exists():
        pytest.skip(f"the news archive is not beside the project: {archive}")
    with gzip.open(archive, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for number, line in enumerate(lines) if number % step == 0]
    articles = [Article(text=row["text"], language=Language.FRENCH, origin=row["url"]) for row in rows]
    words = unsupported = 0
    for article, found in zip(articles, extract_many(articles), strict=True):
        check(article, found)
        known = stems(article.text)
        for claim in found:
            own = stems(claim.text) - ADDED_BY_GRAMMAR
            words += len(own)
            unsupported += len(own - known)
    assert words > 1000
    assert unsupported / words <= 0.005


def test_real_pages_and_texts_keep_the_invariants() -> None:
    """Offsets and numbers of every event article, saved page and damaged text that can be read, in both languages."""
    folders = [CORPUS / name for name in ("events", "html", "messy")]
    if not all(folder.is_dir() for folder in folders):
        pytest.skip(f"the pages and texts are not beside the project: {CORPUS}")
    paths = sorted(path for folder in folders for path in folder.rglob("*") if path.suffix in (".txt", ".html", ".htm"))
    articles = []
    for path in paths:
        with contextlib.suppress(ClaimsError):  # a barrier, a page of links: no article
            articles.append(read_path(path))
    assert len(articles) > 40
    for article, found in zip(articles, extract_many(articles), strict=True):
        check(article, found)
