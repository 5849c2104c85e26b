"""More, less and as much: of what."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from claims.comparison import function_words as fw
from claims.comparison.reading.sentence import Sentence, ne_near

if TYPE_CHECKING:
    from spacy.tokens import Token

CLOSE: Final = 8  # characters between a word and the amount that it governs


def read_degrees(s: Sentence) -> dict[int, tuple[int, int]]:
    """The token that says it → (the token of what there is more of, 1, 0 or -1); no bounds of an amount."""
    found: dict[int, tuple[int, int]] = {}
    marks = fw.DEGREES[s.language]
    for token in s.tokens:
        word = s.folded[token.i]
        before = s.folded[token.i - 1] if token.i else ""
        if token.tag_ in ("JJR", "RBR", "JJS", "RBS") and word not in marks and word.endswith(("er", "est")):
            found[token.i] = (token.i, 1)
            continue
        if word not in marks or before in fw.NO_DEGREE_AFTER or token.i in s.name_of:
            continue
        if word in fw.WITH_NE and ne_near(s, token.i) and before not in fw.DEFINITE:
            continue
        following = [t for t in s.tokens[token.i + 1 : token.i + 4] if s.folded[t.i] not in ("de", "d'", "des")]
        if not following or s.folded[following[0].i] in fw.NO_DEGREE_BEFORE:
            continue
        if any(0 <= q.start - (token.idx + len(token)) <= CLOSE for q in s.quantities if not q.ordinal):
            continue
        if not marks[word] and not any(s.folded[t.i] in fw.THAN for t in s.tokens[token.i + 2 : token.i + 7]):
            continue  # « aussi », "as" that compare nothing
        said_of = following[0] if following[0].pos_ in ("ADJ", "ADV", "NOUN", "VERB") else token.head
        found[token.i] = (said_of.i, marks[word])
    return found


def graded(s: Sentence, token: Token) -> bool:
    """« la plus âgée »: however common the word, it says which."""
    return token.pos_ in ("ADJ", "ADV") and any(said_of == token.i for said_of, _ in s.degree_of.values())
