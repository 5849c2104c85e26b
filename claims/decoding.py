"""Bytes → text, with a note of everything that had to be mended on the way.

The order of trust: a byte order mark; bytes that are valid UTF-8 (hardly anything else is, by accident);
UTF-8 with a few stray bytes; what the page or the server declares; the letters that French and English use;
and last charset-normalizer, which is unsure of short texts.
"""

from __future__ import annotations

import codecs
import html
import quopri
import re
import unicodedata
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass

from claims.errors import UnreadableArticle


@dataclass(frozen=True)
class Decoded:
    """A text, and in words what had to be mended to get it."""

    text: str
    repairs: tuple[str, ...] = ()


# Characters of the longest text that is taken for an article: a long novel. Parsing it takes minutes.
LONGEST_TEXT = 1_000_000

# The first bytes of files that people hand over in place of an article.
SIGNATURES = {
    b"%PDF-": "a PDF file",
    b"\x89PNG": "an image",
    b"\xff\xd8\xff": "an image",
    b"GIF8": "an image",
    b"PK\x03\x04": "a zip archive or an office document",
    b"\x1f\x8b": "a compressed file",
    b"{\\rtf": "an RTF document",
    b"\xd0\xcf\x11\xe0": "an office document",
    b"\x7fELF": "a program",
    b"SQLite format 3": "a database",
    b"%!PS": "a PostScript file",
}
# UTF-32 first: its mark begins with that of UTF-16.
MARKS = {
    codecs.BOM_UTF8: "utf-8",
    codecs.BOM_UTF32_LE: "utf-32-le",
    codecs.BOM_UTF32_BE: "utf-32-be",
    codecs.BOM_UTF16_LE: "utf-16-le",
    codecs.BOM_UTF16_BE: "utf-16-be",
}
# What a page or a server may declare. Python knows more codecs ("unicode_escape", "punycode", "utf-7"), none
# of which a stranger should choose for us. Latin-1 means cp1252 on the web (WHATWG Encoding, section 4.2).
DECLARABLE = {
    "utf-8": "utf-8",
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "cp1252": "cp1252",
    **{
        name: name
        for name in (
            *("utf-16", "utf-16-le", "utf-16-be", "iso8859-2", "iso8859-9", "iso8859-15", "cp1250", "cp1251"),
            *("cp1253", "cp1254", "cp1255", "cp1256", "koi8-r", "mac-roman", "cp437", "cp850"),
            *("shift_jis", "euc_jp", "gb2312", "gbk", "gb18030", "big5", "euc_kr"),
        )
    },
}
WESTERN = ("cp1252", "iso8859-15", "mac-roman", "cp850")
# What French, English and their neighbours write beyond ASCII.
LETTERS = frozenset("àâäáãåæçéèêëíìîïñóòôöõøœßúùûüýÿÀÂÄÁÃÅÆÇÉÈÊËÍÌÎÏÑÓÒÔÖÕØŒÚÙÛÜÝŸ«»“”„‘’‚‹›–—…•·€£§°²³©®™ªº¡¿%\xa0")

_META = re.compile(rb"<meta[^>]{0,400}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)
_XML = re.compile(rb"<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]{2,40})", re.IGNORECASE)
# Soft hyphens, zero-width spaces, marks of direction, fillers, the signs of formulas that are not written, and the tags of
# Unicode's plane 14; joiners and variants of a form where they stand between Latin letters, which have no use for them.
_INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0\U000e0000-\U000e007f]"
    "|(?<=[A-Za-zÀ-ɏ])[\u200c\u200d\ufe00-\ufe0f](?=[A-Za-zÀ-ɏ])"
)
# What mails and the archives that browsers make of pages (MHTML) begin with.
_MAIL = re.compile(rb"\A(?:[A-Za-z-]{1,40}:[^\r\n]*\r?\n(?:[ \t][^\r\n]*\r?\n)*){0,60}?MIME-Version:", re.IGNORECASE)
_STRAY = re.compile("[\udc80-\udcff]+")
_CUT = re.compile(rb"(?:[\xc2-\xf4]|[\xe0-\xf4][\x80-\xbf]|[\xf0-\xf4][\x80-\xbf]{2})\Z")
_CAPITAL_WITHIN = re.compile("[a-z][À-ÖØ-ÞŒŸ]")
_MANY_ESCAPES = 3
_MANY_LOST = 10
_MANY_WHOLE = 8  # letters of two bytes and more
_HEAD_BYTES = 4096  # HTML wants the declaration in the first 1024; pages in the wild put scripts before it
_SAMPLE_BYTES = 64 * 1024  # what charset-normalizer looks at


def declared_in_page(data: bytes) -> str | None:
    """The encoding that a page names in its first bytes, as it names it."""
    head = data[:_HEAD_BYTES]
    found = _XML.match(head.lstrip()) or _META.search(head)
    return found[1].decode("ascii", "replace") if found else None


def decode(data: bytes, *, place: str, declared: str | None = None) -> Decoded:
    """The text of ``data``; UnreadableArticle where there is none, naming ``place``.

    Valid UTF-8 comes back code point for code point, line ends included; a byte order mark is dropped.
    """
    if not data:
        raise UnreadableArticle(f"{place}: the file is empty")
    for signature, kind in SIGNATURES.items():
        if data.startswith(signature):
            raise UnreadableArticle(f"{place}: {kind}, not text")
    if _MAIL.match(data[:_HEAD_BYTES]):
        raise UnreadableArticle(f"{place}: a mail or a page archive (MHTML), not text; save the text or the page alone")
    decoded = _marked(data, place) or _wide(data)
    if decoded is None:
        if b"\0" in data:
            raise UnreadableArticle(f"{place}: binary data, not text")
        decoded = next(_readings(data, declared), None)
    if decoded is None:
        raise UnreadableArticle(f"{place}: cannot tell its encoding; save it as UTF-8")
    if not decoded.text.strip():
        raise UnreadableArticle(f"{place}: nothing but white space")
    if (
        "\0" in decoded.text or _controls(mend_mojibake(decoded.text).text) > 0.05
    ):  # twice wrong it is full of C1 controls
        raise UnreadableArticle(f"{place}: binary data, not text")
    return decoded


def _marked(data: bytes, place: str) -> Decoded | None:
    """The text behind a byte order mark."""
    for mark, codec in MARKS.items():
        if data.startswith(mark):
            try:
                return Decoded(data[len(mark) :].decode(codec))
            except UnicodeDecodeError as error:
                if codec == "utf-8" and (stray := _with_strays(data[len(mark) :])):
                    return stray
                raise UnreadableArticle(f"{place}: begins as {codec}, but is not: {error.reason}") from error
    return None


def _wide(data: bytes) -> Decoded | None:
    """UTF-16 without a mark: Latin letters leave a NUL in every other byte, always on the same side."""
    half = len(data) // 2
    even, odd = data[0::2].count(0), data[1::2].count(0)
    if half < 8 or len(data) % 2 or min(even, odd) > half * 0.02 or max(even, odd) < half * 0.7:
        return None
    codec = "utf-16-le" if odd > even else "utf-16-be"
    try:
        return Decoded(data.decode(codec), (f"read as {codec}, which nothing declared",))
    except UnicodeDecodeError:
        return None


def _readings(data: bytes, declared: str | None) -> Iterator[Decoded]:
    """The ways to read bytes without a mark, the most trusted first."""
    codec = _known(declared)
    said = f", not the declared {declared}" if declared else ", which nothing declared"
    with suppress(UnicodeDecodeError):
        plain = data.decode("utf-8")
        lied = codec not in (None, "utf-8") and not plain.isascii()
        yield Decoded(plain, (f"read as utf-8{said}",) if lied else ())
    if stray := _with_strays(data):
        yield stray
    if codec and (text := _plausible(data, codec)):
        yield Decoded(text)
    for guess in (_western, _guess):
        if found := guess(data):
            yield Decoded(found[1], (f"read as {found[0]}{said}",))


def _known(declared: str | None) -> str | None:
    try:
        return DECLARABLE.get(codecs.lookup(declared.strip()).name) if declared else None
    except (LookupError, ValueError):
        return None


def _plausible(data: bytes, codec: str) -> str | None:
    """The text as ``codec`` reads it, unless that leaves control characters or gaps."""
    try:
        text = data.decode(codec)
    except (UnicodeDecodeError, LookupError):
        return None
    return text if _controls(text) < 0.001 and "\0" not in text else None


def _controls(text: str) -> float:
    """The share of control characters that no text needs."""
    if text.isprintable():
        return 0.0
    odd = sum(unicodedata.category(character) == "Cc" for character in text if character not in "\t\n\r\f\v\x85")
    return odd / len(text)


def _western(data: bytes) -> tuple[str, str] | None:
    """The Western codec under which nearly all that is not ASCII is what French or English writes, and where."""
    head = data[:_SAMPLE_BYTES]
    if len(head) > _MANY_LOST and sum(byte >= 0x80 for byte in head) > 0.6 * len(head):
        return None  # another alphabet
    best: tuple[float, str, str] = (0.9, "", "")
    for codec in WESTERN:
        if text := _plausible(data, codec):
            beyond = [character for character in text if character > "\x7f"]
            odd = len(_CAPITAL_WITHIN.findall(text))  # what is é in one of them is Ç in another
            score = (sum(character in LETTERS for character in beyond) - odd) / max(len(beyond), 1)
            if score > best[0]:  # on a tie the first: cp1252
                best = (score, codec, text)
    return best[1:] if best[1] else None


def _guess(data: bytes) -> tuple[str, str] | None:
    """What charset-normalizer makes of the bytes, if it is sure enough to name one encoding."""
    from charset_normalizer import from_bytes  # noqa: PLC0415  # rarely needed, 30 ms

    found = from_bytes(data[:_SAMPLE_BYTES], cp_exclusion=["utf_7", "utf_16", "utf_32"]).best()
    text = _plausible(data, found.encoding) if found else None
    return (found.encoding.replace("_", "-"), text) if found and text else None


def _with_strays(data: bytes) -> Decoded | None:
    """UTF-8 with a few bytes of cp1252 among it, as pages glued from two systems have, or cut at the end.

    None unless whole UTF-8 sequences outnumber the strays by far, or are many and all of French: in cp1252 they hardly
    occur.
    """
    text = data.decode("utf-8", "surrogateescape")  # each stray byte becomes a code point of its own
    tail = _CUT.search(data[-3:])
    cut = len(tail[0]) if tail and _STRAY.fullmatch(text[-len(tail[0]) :]) else 0
    text = text[: len(text) - cut]
    strays = sum(len(found[0]) for found in _STRAY.finditer(text))
    beyond = [character for character in text if character > "\x7f" and not _STRAY.match(character)]
    of_french = sum(character in LETTERS for character in beyond) > 0.95 * len(beyond)
    if len(beyond) < 3 * (strays + bool(cut)) and not (len(beyond) >= _MANY_WHOLE and of_french):
        return None
    repairs = [f"{strays} {'byte' if strays == 1 else 'bytes'} not of utf-8 read as cp1252"] if strays else []
    repairs += ["cut in the middle of its last character"] if cut else []
    return Decoded(
        _STRAY.sub(lambda found: found[0].encode("utf-8", "surrogateescape").decode("cp1252", "replace"), text),
        tuple(repairs),
    )


def without_invisible(text: str) -> Decoded:
    """The text without characters that nobody sees: they hide words from whoever searches or matches them, and turn
    the direction of what is read. Joiners stay: emoji and some scripts need them.
    """
    plain, number = _INVISIBLE.subn("", text)
    if not number:
        return Decoded(text)
    return Decoded(plain, (f"{number} invisible {'character' if number == 1 else 'characters'} taken out",))


# What a text has left of the form in which it travelled.
_ENTITY = re.compile(r"&(?:#\d{2,6}|#[xX][0-9a-fA-F]{2,5}|[a-zA-Z]{2,8}\d?);")
_QUOTED_PRINTABLE = re.compile(r"(?:=(?:C[23]|E2|[EF][0-9A-F])(?:=[89AB][0-9A-F]){1,3}|=[89A-F][0-9A-F])")
_ESCAPE = re.compile(r"\\u[0-9a-fA-F]{4}")
_ANY_ESCAPE = re.compile(r"\\(?:u([0-9a-fA-F]{4})|([nrt\"/\\]))")
_ESCAPED = {"n": "\n", "r": "\r", "t": "\t", '"': '"', "/": "/", "\\": "\\"}
_LOST = re.compile(r"\ufffd|(?<=[a-z])\?(?=[a-z])")


def without_escapes(text: str) -> Decoded:
    r"""The text with letters for what stands for them in HTML (&eacute;), mails (=C3=A9) and JSON (\u00e9), noted."""
    repairs: list[str] = []
    if _ENTITY.search(text):
        plain = _ENTITY.sub(lambda found: html.unescape(found[0]), text)
        if plain != text:
            text, repairs = plain, ["entities of HTML read as the letters that they stand for"]
    if len(_QUOTED_PRINTABLE.findall(text)) >= _MANY_ESCAPES and text.isascii():
        data = quopri.decodestring(text.encode("ascii"))
        with suppress(UnicodeDecodeError):
            text = data.decode("utf-8" if _is_utf8(data) else "cp1252")
            repairs.append("quoted-printable read as the letters that it stands for")
    if len(_ESCAPE.findall(text)) >= _MANY_ESCAPES and text.isascii():
        plain = _ANY_ESCAPE.sub(lambda found: chr(int(found[1], 16)) if found[1] else _ESCAPED[found[2]], text)
        text = plain.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        repairs.append("escapes of JSON read as the letters that they stand for")
    return Decoded(text, tuple(repairs))


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def composed(text: str) -> Decoded:
    """The text with letter and accent as one character, as everybody else writes them, where they came apart."""
    number = sum(unicodedata.combining(character) > 0 for character in text)
    if number < _MANY_ESCAPES or (plain := unicodedata.normalize("NFC", text)) == text:
        return Decoded(text)
    return Decoded(plain, ("letters and their accents put together",))


def lost_letters(text: str) -> int:
    """How many letters became "\ufffd" or "?" in an earlier conversion; 0 where they are few enough to be read over."""
    lost = len(_LOST.findall(text))
    return lost if lost >= _MANY_LOST and lost > 0.005 * len(text) else 0


def mend_mojibake(text: str) -> Decoded:
    """The text with what was decoded wrongly before it came to us put right, line by line, each mend noted.

    Only that: quotes, ligatures and spaces stay as they are, and so does every line that ftfy does not find
    bad.
    """
    if text.isascii():
        return Decoded(text)
    # Here, because it takes 20 ms and is rarely needed.
    from ftfy import TextFixerConfig, fix_encoding_and_explain  # noqa: PLC0415
    from ftfy.badness import is_bad  # noqa: PLC0415

    if not is_bad(text):
        return Decoded(text)
    config = TextFixerConfig(unescape_html=False, fix_c1_controls=False)
    lines = text.split("\n")
    mended: dict[str, int] = {}
    for number, words in enumerate(lines):
        if not is_bad(words):
            continue
        fixed, steps = fix_encoding_and_explain(words, config)
        if steps is None or not _is_mend(words, fixed):
            continue
        lines[number] = fixed
        wrong = next((step[1].removeprefix("sloppy-") for step in steps if step[0] == "encode"), "another encoding")
        mended[wrong] = mended.get(wrong, 0) + 1
    return Decoded(
        "\n".join(lines),
        tuple(
            f"{count} {'line' if count == 1 else 'lines'} of utf-8 that had been read as {wrong} put right"
            for wrong, count in mended.items()
        ),
    )


def _is_mend(before: str, after: str) -> bool:
    """Whether most of what came in is what our languages write.

    Glued sentences look like mojibake of another alphabet: "”É" is what Mac Roman makes of a Cyrillic letter.
    """
    new = [character for character in after if character > "\x7f" and character not in before]
    return bool(new) and sum(character in LETTERS for character in new) >= len(new) / 2
