"""Whether extraction is linear: CPU seconds a character for one article of growing length.

    python -m tests.benchmarks.extraction_length

One generated article, repeated with other names and numbers, so that nothing repeats word for word.
"""

from __future__ import annotations

import time

from claims.extract import extract
from claims.models import Article, Language

_PARAGRAPH = (
    "Le maire de Ville{n}, Paul Martin{n}, a annoncé mardi que {n} logements seraient construits. "
    "« Nous avons besoin de {n} écoles », a déclaré Claire Durand{n}, la présidente de l'association Avenir{n}. "
    "Selon la préfecture de Région{n}, {n} personnes ont manifesté. Il a quitté la salle, où le préfet attendait."
)


def main() -> None:
    """Print the CPU time a character at 4,000 to 400,000 characters."""
    extract(Article(text="Le maire est venu.", language=Language.FRENCH, origin="warm"))
    for size in (4_000, 20_000, 200_000, 400_000):
        paragraphs = (_PARAGRAPH.format(n=n) for n in range(100, 100_000))
        text = ""
        while len(text) < size:
            text += next(paragraphs) + "\n"
        start = time.process_time()
        claims = extract(Article(text=text, language=Language.FRENCH, origin="long"))
        spent = time.process_time() - start
        print(
            f"{len(text):>8} characters  {len(claims):>6} claims  {spent:7.2f} s  {spent / len(text) * 1e6:6.1f} µs a character"
        )


if __name__ == "__main__":
    main()
