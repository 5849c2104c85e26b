"""What the repository promises about its own files."""

from __future__ import annotations

import hashlib
import sys
import tomllib
from importlib.metadata import packages_distributions

import pytest

from flows.settings import seeds_folder
from tests.readme import ROOT

SEED_SHA256 = "dbe7ed76a62a3bec48f777399253dad4ff0ae43bdfdc756a133af2e5dd8ca19f"


def test_the_sample_article_is_the_one_given_byte_for_byte() -> None:
    article = seeds_folder() / "fr-00-poutine-pyongyang.txt"
    assert hashlib.sha256(article.read_bytes()).hexdigest() == SEED_SHA256


def test_every_sample_says_what_it_is() -> None:
    articles = sorted(seeds_folder().glob("*.txt"))
    assert len(articles) == 3
    for article in articles:
        facts = tomllib.loads(article.with_suffix(".toml").read_text(encoding="utf-8"))
        assert facts["title"]
        assert facts["language"] in {"fr", "en"}
        if "demonstration" in article.stem:
            assert "monstration" in facts["title"]
            assert "monstration" in facts["outlet"]
        else:
            assert "outlet" not in facts


@pytest.mark.parametrize("path", sorted((ROOT / "flows").glob("*.py")), ids=lambda path: path.stem)
def test_no_module_of_flows_carries_the_name_of_a_package(path: object) -> None:
    """`python flows/x.py` and Prefect's loaders put flows/ itself on the path: it would hide the package."""
    name = str(getattr(path, "stem", path))
    if not name.startswith("__"):
        assert name not in sys.stdlib_module_names
        assert name not in packages_distributions()
