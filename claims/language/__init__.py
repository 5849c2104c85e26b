"""What the extraction knows of each language, as data: one module a language, one shape for both."""

from __future__ import annotations

from claims.language.lexicon import Lexicon
from claims.models import Language


def lexicon_of(language: Language) -> Lexicon:
    """The lexicon of one language."""
    if language is Language.FRENCH:
        from claims.language import fr  # noqa: PLC0415

        return fr.LEXICON
    from claims.language import en  # noqa: PLC0415

    return en.LEXICON
