"""Write a proposition out as a sentence: its words, what replaces them, quotation marks, elision, capital and stop."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from claims.models import Language
from claims.quotes import MARKS, Quote
from claims.words import Word

_NO_SPACE_BEFORE = frozenset(",.;:!?)]%…")
_ENGLISH_SMALL = frozenset(
    "The A An His Her Its Their This These That Those Our One Some Many Several In On At".split()
)
_FRENCH_SMALL = frozenset("Le La Les L' L’ Un Une Son Sa Ses Leur Leurs Ce Cet Cette Ces Plusieurs".split())
_FRENCH_SPACED = frozenset(";:!?%")


def realise(
    parts: Sequence[Word | str],
    replaced: Mapping[Word, str],
    text: str,
    quotes: Sequence[Quote],
    language: Language,
) -> str:
    """The sentence. ``replaced`` gives other words for a word; an empty string leaves it out.

    A quotation that holds the whole proposition loses its marks; one that holds a part keeps them.
    """
    words = [part for part in parts if isinstance(part, Word)]
    around = _quotes_around(words, quotes)
    whole = next(iter(set(around.values())), None) if len(set(around.values())) == 1 else None
    out: list[str] = []
    previous: Word | None = None
    inside: Quote | None = None
    for part in parts:
        if isinstance(part, str):
            if inside is not None:
                out.append(_closing(text, inside))
                inside = None
            out.append(part if part in (",", "'s") else " " + part)
            previous = None
            continue
        written = replaced.get(part, part.text)
        if (
            language is Language.ENGLISH
            and out
            and written in _ENGLISH_SMALL
            and (previous is None or previous.index != part.index - 1)
        ):
            written = written.lower()
        if language is Language.FRENCH and out and written in _FRENCH_SMALL and _opens_sentence(part, text):
            written = written.lower()
        quote = around.get(part) if whole is None else None
        if inside is not None and quote is not inside:
            out.append(_closing(text, inside))
            inside = None
        if written:
            gap = _gap(previous, part, text, same=quote is not None and quote is inside or whole is not None)
            if part in replaced and not gap and out and out[-1][-1:] not in "'’-(« ":
                gap = " "
            if previous in replaced and not gap and out and out[-1][-1:].isalpha() and written[:1].isalpha():
                gap = " "  # « j'en suis sûr » → « Jean Martin en est sûr »
            if language is Language.FRENCH and part in replaced and written.startswith(("le ", "les ")):
                written = _contract(out, written)
            out.append(gap)
            if quote is not None and quote is not inside:
                out.append(_opening(text, quote))
                inside = quote
            out.append(written)
        if written or part not in replaced:
            previous = part
        elif previous is not None or not out:
            previous = None
    if inside is not None:
        out.append(_closing(text, inside))
    return _polish("".join(out), language)


def _opens_sentence(word: Word, text: str) -> bool:
    """Whether a word has its capital from its place: « La rue, où … » → « À la rue », but « à Le Havre »."""
    before, after = text[: word.start].rstrip(" \t«“\"'-–—"), text[word.end :].lstrip()
    return (not before or before[-1] in ".!?…:\n") and after[:1].islower()


_CONTRACTIONS = {("de", "le"): "du", ("de", "les"): "des", ("à", "le"): "au", ("à", "les"): "aux"}


def _contract(out: list[str], written: str) -> str:
    """« de » before an inserted « le Kremlin » is « du Kremlin »."""
    article, rest = written.split(" ", 1)
    at = next((i for i in range(len(out) - 1, -1, -1) if out[i].strip()), None)
    before = out[at].strip().lower() if at is not None else ""
    joined = _CONTRACTIONS.get((before, article))
    if joined is None or at is None:
        return written
    out[at] = ""
    return f"{joined} {rest}"


def _quotes_around(words: Sequence[Word], quotes: Sequence[Quote]) -> dict[Word, Quote | None]:
    """The outermost quotation around each word. Punctuation follows the word before it."""
    found: dict[Word, Quote | None] = {}
    at, last = 0, None
    ordered = sorted(words, key=lambda w: w.start)
    for word in ordered:
        while at < len(quotes) and quotes[at].end <= word.start:
            at += 1
        here = quotes[at] if at < len(quotes) and quotes[at].inner_start <= word.start else None
        found[word] = (
            here
            if word.text not in (",", ".")
            else (
                here if here is last else last if here is None and last is not None and last.end > word.start else here
            )
        )
        last = here
    return found


def _gap(previous: Word | None, word: Word, text: str, *, same: bool) -> str:
    if previous is not None and word.index == previous.index + 1:
        gap = re.sub(r"\s+", " ", text[previous.end : word.start])
        if same:
            return gap
        bare = "".join(c for c in gap if c not in MARKS and c != '"')
        return bare if bare.strip() else (" " if gap else "")
    if word.text in _NO_SPACE_BEFORE and word.text not in _FRENCH_SPACED:
        return ""
    if word.text[:1] == "-" and len(word.text) > 1 or word.text in ("n't", "'s", "’s"):
        return ""
    return " "


def _opening(text: str, quote: Quote) -> str:
    mark = text[quote.start]
    return "« " if mark == "«" else mark


def _closing(text: str, quote: Quote) -> str:
    mark = text[quote.start]
    return {"«": " »", "“": "”", "‘": "’", "‹": "›"}.get(mark, mark)


def _polish(sentence: str, language: Language) -> str:
    sentence = re.sub(r"\s+", " ", sentence).strip()
    sentence = _balanced(sentence)
    if language is Language.ENGLISH:
        sentence = re.sub(r"([’'])\1", r"\1", sentence)
        sentence = re.sub(r"(?:,?\s+(?:and|or|but))+\s*([.,]?)$", r"\1", sentence)
        sentence = re.sub(r"\b([a-z]{2,}[a-rt-z]s)([’'])s\b", r"\1\2", sentence)  # « two guides' »
        sentence = re.sub(r"(?<=[a-z])\s+n['’]t\b", "n't", sentence)
        if sentence.count("‘") < 1:
            sentence = re.sub(r"(?<=[,.!])[’'](?=[.!?]?$)", "", sentence)
    sentence = re.sub(r"\s+([,.)\]])", r"\1", sentence)
    sentence = re.sub(r"([(\[])\s+", r"\1", sentence)
    sentence = re.sub(r"([’'])\s+(?=\w)", r"\1", sentence) if language is Language.FRENCH else sentence
    sentence = re.sub(r",(\s*,)+", ",", sentence)
    sentence = re.sub(r"\(\s*\)|«\s*»|“\s*”|:\s*«\s*»", "", sentence)
    if language is Language.FRENCH:
        sentence = _french(sentence)
    sentence = re.sub(r"\s+", " ", sentence).strip(" ,;:–—-")
    sentence = re.sub(r"[\s,;:–—]+([.!]?)$", r"\1", sentence)
    if not sentence:
        return ""
    first = next((i for i, c in enumerate(sentence) if c.isalnum()), 0)
    sentence = sentence[:first] + sentence[first].upper() + sentence[first + 1 :]
    return sentence if sentence[-1] in ".!?…" else sentence + "."


_NOT_ELIDING = r"(?:une?\b|onz|oui\b|ouist|uhlan|ulul|yaourt|iode)"  # « la une », « le onzième »
_VOWEL = "aàâäeéèêëiîïoôöuùûüyhœAÀÂEÉÈÊËIÎÏOÔUÙÛÜYHŒ"


def _french(sentence: str) -> str:
    """Elision and contraction where words came together that the article did not put together."""
    sentence = re.sub(rf"\b((?:[Ll]ors|[Pp]uis|[Qq]uoi)?[Qq])u['’] ?(?=[^{_VOWEL}\s])", r"\1ue ", sentence)
    sentence = re.sub(rf"\b(lorsqu|puisqu|quoiqu)['’] ?(?=[^{_VOWEL}\s])", r"\1e ", sentence, flags=re.IGNORECASE)
    sentence = re.sub(rf"\b([Dd])['’] ?(?=[^{_VOWEL}\s«“\"])", r"\1e ", sentence)
    sentence = re.sub(r"\b([Ss])['’](?=[^aeiouyéèêàâhAEIOUYÉÈÊÀÂH\s])(?=[A-ZÀ-Ý])", r"\1i ", sentence)
    sentence = re.sub(r"\bs['’] ?(?=[bcdfgjklmnpqrstvwxz])", "se ", sentence)
    sentence = re.sub(rf"\b([Ll])[ae] (?!{_NOT_ELIDING})(?=[aeiouéèêàâôî]\w)", r"\1’", sentence)
    return re.sub(
        r"\b(de|que|ne|se|le|je|me|te) (?=[aeiouéèêàâAEIOUÉÈÊÀÂ])",
        lambda m: m[1][:-1] + "’" if m[1] in ("de", "que", "ne", "se") else m[0],
        sentence,
    )


def _balanced(sentence: str) -> str:
    """Without marks that lost their partner."""
    drop: set[int] = set()
    for opening, closing in (("«", "»"), ("“", "”"), ("(", ")"), ("[", "]")):
        stack: list[int] = []
        for i, character in enumerate(sentence):
            if character == opening:
                stack.append(i)
            elif character == closing:
                if stack:
                    stack.pop()
                else:
                    drop.add(i)
        drop.update(stack)
    straight = [i for i, character in enumerate(sentence) if character == '"']
    if len(straight) % 2:
        drop.add(straight[-1])
    return "".join(c for i, c in enumerate(sentence) if i not in drop)
