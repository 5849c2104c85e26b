"""The façade: an article in, its atomic claims out, each with who stands behind it, how, and on which words.

Five steps, one module each: sentences (``parsing``), who reports what (``framing``), propositions (``splitting``), source
and status (``attribution``), standing alone (``resolve``, ``realise``). ``extraction`` takes an article through them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from claims.extraction import Extraction, Prepared
from claims.models import Article, Claim, Language
from claims.parsing import grow, parse, regrow, rerun, run

EXTRACTOR_VERSION = "0.7.0"
_BATCH = 16  # articles a batch: keeps memory flat, and the parser's own batching busy


def extract(article: Article) -> list[Claim]:
    """The claims of one article, in the order of the text. The same text gives the same claims."""
    return next(extract_many([article]))


def extract_many(articles: Iterable[Article]) -> Iterator[list[Claim]]:
    """The claims of several articles, in their order. Batches go through the parser together."""
    stream = iter(articles)
    while batch := list(islice(stream, _BATCH)):
        prepared = [Prepared.of(article) for article in batch]
        for language in Language:
            mine = [p for p in prepared if p.article.language is language and p.units]
            docs = [parse(p.units, language) for p in mine]
            for one, doc in zip(mine, run([d for d in docs if d is not None], language), strict=True):
                grow(one.units, doc, language)
            if language is Language.FRENCH:
                _again(mine)
        for one in prepared:
            yield Extraction(one).claims()


def _again(articles: Sequence[Prepared]) -> None:
    """Parse the pieces once more that are better read in parts."""
    changed = [(one, units) for one in articles if (units := one.recut())]
    docs = [doc for _, units in changed if (doc := parse(units, Language.FRENCH)) is not None]
    for (_, units), doc in zip(changed, rerun(docs, Language.FRENCH), strict=True):
        regrow(units, doc, Language.FRENCH)
