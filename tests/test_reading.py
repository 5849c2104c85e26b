"""What `claims.reading` promises about files, pages and bytes."""

from __future__ import annotations

import csv
import gzip
import json
import os
import quopri
import random
import time
import unicodedata
from contextlib import suppress
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from claims.decoding import decode, mend_mojibake
from claims.errors import GreffierError, UnreadableArticle, UnsupportedLanguage
from claims.identify import identify_language
from claims.models import Article, Language
from claims.reading import Metadata, find_articles, read_html, read_path, read_text

CORPUS = Path(__file__).parents[2] / "shared" / "corpus"
FRENCH = "Le ministre a déclaré mardi à l'Élysée que « la réforme » serait présentée avant l'été. Où ? À Paris.\n"
ENGLISH = "The minister said on Tuesday that the reform would be presented to the parliament before summer.\n"
IN_FRENCH = Metadata(language=Language.FRENCH)

needs_corpus = pytest.mark.skipif(not CORPUS.is_dir(), reason="the shared corpus is not beside this checkout")


def page(body: str, head: str = "") -> bytes:
    return f"<!doctype html><html><head><meta charset=utf-8>{head}</head><body>{body}</body></html>".encode()


def paragraphs(count: int = 4) -> str:
    return "".join(f"<p>{FRENCH} Il répondait à la question numéro {number}.</p>" for number in range(count))


def article_page(head: str = "", after: str = "", before: str = "") -> bytes:
    return page(f"<article><h1>La réforme</h1>{before}{paragraphs()}{after}</article>", head)


def unreadable(path: Path) -> str:
    """The one line with which ``path`` is refused."""
    with pytest.raises(GreffierError) as caught:
        read_path(path)
    message = str(caught.value)
    assert message.isprintable()
    assert message.startswith(str(path)) or not str(path).isprintable()
    return message


# -- plain text


@pytest.mark.parametrize(
    "text",
    [
        FRENCH,
        "Le ministre a démissionné.\r\nIl l'a dit.\rMardi.\n\n\n  Fin \t\n",
        "« Oui\N{NO-BREAK SPACE}», dit-il.\N{NARROW NO-BREAK SPACE}Cœur, ½, e\N{COMBINING ACUTE ACCENT}té.",
        "Il a dit oui \N{PILE OF POO}\N{ZERO WIDTH JOINER}\N{PILE OF POO} à Paris.\x0c\x1b[31m",
        "“Oui”État “Non”À Paris «Peut-être»Île … – —École",
        "Les quotes “ ” ‘ ’ restent telles quelles… dans le texte du ministre.",
    ],
)
def test_the_text_of_a_txt_file_is_the_file_unchanged(tmp_path: Path, text: str) -> None:
    path = tmp_path / "article.txt"
    path.write_bytes(text.encode())
    article = read_path(path)
    assert article.text == text
    assert article.repairs == ()
    assert article.origin == str(path.resolve())


@given(st.text(st.characters(codec="utf-8", exclude_characters="\0", exclude_categories=["Cc"]), min_size=1))
@settings(max_examples=500, deadline=None)
def test_valid_utf8_keeps_every_offset_or_says_what_was_mended(text: str) -> None:
    try:
        article = read_text(text.encode(), origin="x", overrides=IN_FRENCH)
    except GreffierError:
        return
    assert article.repairs or article.text == text.removeprefix("\N{ZERO WIDTH NO-BREAK SPACE}")


@given(st.text(st.sampled_from("aeé èàç«»’“”œŒ€–… \n\r.\N{NO-BREAK SPACE}ABCDÉ"), min_size=1).filter(str.strip))
@settings(max_examples=500, deadline=None)
def test_what_french_is_written_with_is_never_mended(text: str) -> None:
    assert decode(text.encode(), place="x").text == text
    assert mend_mojibake(text).repairs == ()


BYTES = st.one_of(
    st.binary(),
    st.text().map(lambda text: text.encode("utf-16")),
    st.text().map(lambda text: text.encode("cp1252", "ignore")),
    st.tuples(st.text(), st.binary(max_size=3)).map(lambda both: both[0].encode() + both[1]),
)


@given(BYTES, st.sampled_from([None, "utf-8", "latin-1", "utf-16", "zip", "utf-7", "idna", "\0", "x" * 200]))
@settings(max_examples=1500, deadline=None)
@example(b"\xff\xfe\x00", None)
@example(b"\xff\xfe\x00\xd8A\0", None)
@example(b"\xef\xbb\xbf", None)
@example(b"\xef\xbb\xbf\xff", None)
@example(b"1234", None)
def test_no_bytes_raise_anything_but_our_errors(data: bytes, declared: str | None) -> None:
    try:
        article = read_text(data, origin="x", declared=declared)
    except GreffierError:
        return
    assert article.text.strip()
    article.text.encode()  # no lone surrogates


TAGS = st.sampled_from(
    [
        *(
            "<p>",
            "</p>",
            "<div>",
            "</div>",
            "<table>",
            "<tr>",
            "<td>",
            "</td>",
            "<a href=x>",
            "</a>",
            "<h1>",
            "<br>",
        ),
        *(
            "<script type='application/ld+json'>",
            "</script>",
            '{"@type":"NewsArticle","publisher":',
            "[[[",
            "<!--",
        ),
        *(
            '{"@type":["NewsArticle"],"isAccessibleForFree":"False","hasPart":[{"cssSelector":".x"},1]}',
            "&#xD800;",
        ),
        *(
            "<meta name=date content='0000-99-99'>",
            "<link rel=canonical href='http://['>",
            "\0",
            "<svg>",
            "<![CDATA[",
        ),
        *(
            "<meta property=og:title content='\\ud800'>",
            FRENCH,
            FRENCH * 3,
            "<title>",
            "<base href='javascript:x'>",
        ),
    ]
)


@given(st.one_of(BYTES, st.lists(TAGS, max_size=30).map(lambda tags: "".join(tags).encode())))
@settings(max_examples=500, deadline=None)
def test_no_page_raises_anything_but_our_errors(data: bytes) -> None:
    with suppress(GreffierError):
        read_html(data, origin="x").model_dump_json().encode()


@pytest.mark.parametrize(
    ("codec", "repair"),
    [
        ("cp1252", "read as cp1252, which nothing declared"),
        ("mac-roman", "read as mac-roman, which nothing declared"),
        ("cp850", "read as cp850, which nothing declared"),
        ("utf-8-sig", None),
        ("utf-16", None),
        ("utf-32", None),
        ("utf-16-le", "read as utf-16-le, which nothing declared"),
        ("utf-16-be", "read as utf-16-be, which nothing declared"),
    ],
)
def test_other_encodings_are_found_out(tmp_path: Path, codec: str, repair: str | None) -> None:
    path = tmp_path / "article.txt"
    path.write_bytes(FRENCH.encode(codec))
    article = read_path(path)
    assert article.text == FRENCH
    assert article.repairs == ((repair,) if repair else ())


@pytest.mark.parametrize("text", ["Été.", "Il a dit « oui ».", "L’œuvre coûte 3 €", "déjà là"])
def test_a_few_letters_are_enough_to_know_cp1252(text: str) -> None:
    assert decode(text.encode("cp1252"), place="x").text == text


@pytest.mark.parametrize(
    ("data", "declared", "text", "repairs"),
    [
        ("été".encode(), "iso-8859-1", "été", ("read as utf-8, not the declared iso-8859-1",)),
        (b"ete", "iso-8859-1", "ete", ()),
        ("été".encode("cp1252"), "utf-8", "été", ("read as cp1252, not the declared utf-8",)),
        ("« œil »".encode("cp1252"), "iso-8859-1", "« œil »", ()),
        ("Привет".encode("cp1251"), "windows-1251", "Привет", ()),
        (b"\xe9t\xc3\xa9, d\xc3\xa9j\xc3\xa0", None, "été, déjà", ("1 byte not of utf-8 read as cp1252",)),
        ("été, déjà €".encode()[:-1], None, "été, déjà ", ("cut in the middle of its last character",)),
    ],
)
def test_a_declared_encoding_counts_unless_the_bytes_say_otherwise(
    data: bytes, declared: str | None, text: str, repairs: tuple[str, ...]
) -> None:
    decoded = decode(data, place="x", declared=declared)
    assert (decoded.text, decoded.repairs) == (text, repairs)


@pytest.mark.parametrize(
    ("bad", "good"),
    [
        (
            "Le ministre a dÃ©clarÃ© que l’Ã©tat d’urgence serait levÃ©.",
            "Le ministre a déclaré que l’état d’urgence serait levé.",
        ),
        (
            "conseille g√¢teaux et baies pour un r√©gime √©quilibr√©.",
            "conseille gâteaux et baies pour un régime équilibré.",
        ),
        ("Câ€™est Ã§a, dit-il.", "C’est ça, dit-il."),
    ],
)
def test_mojibake_is_put_right_line_by_line_and_noted(bad: str, good: str) -> None:
    kept = "« Rien à changer », a-t-il dit… l’œuvre."
    article = read_text(f"{kept}\r\n{bad}\n{kept}".encode(), origin="x", overrides=IN_FRENCH)
    assert article.text == f"{kept}\r\n{good}\n{kept}"
    assert len(article.repairs) == 1
    assert "1 line" in article.repairs[0]


# -- what is no article


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.txt", b"", "the file is empty"),
        ("a.html", b"", "the file is empty"),
        ("a.txt", b" \n\t\r\n", "nothing but white space"),
        ("a.txt", b"\xef\xbb\xbf", "nothing but white space"),
        ("a.txt", "\N{NO-BREAK SPACE}\n".encode(), "nothing but white space"),
        ("a.txt", b"Le ministre\0a dit", "binary data"),
        ("a.txt", bytes(range(1, 32)) * 10, "binary data"),
        ("a.txt", b"%PDF-1.7\n%abc", "a PDF file"),
        ("a.html", b"\x89PNG\r\n\x1a\n\0\0", "an image"),
        ("a.txt", b"\xff\xd8\xff\xe0 JFIF", "an image"),
        ("a.txt", b"PK\x03\x04 word/document.xml", "a zip archive or an office document"),
        ("a.txt", b"{\\rtf1\\ansi", "an RTF document"),
        ("a.txt", random.Random(1).randbytes(2000).replace(b"\0", b""), "cannot tell its encoding"),
        ("a.txt", b"\xff\xfe\x00", "begins as utf-16-le, but is not"),
        ("a.txt", b"12345 ... 678", "no words in it"),
        ("a.txt", b"<!DOCTYPE html><html><body>", "an HTML page"),
        ("a.csv", b"Le ministre", "only .txt, .md, .html"),
        ("a.json", b'{"article": "Le ministre"}', "an archive or a feed, not one article"),
        ("a.html", page("<p>Accept our cookies to go on.</p>"), "no article found"),
        ("a.html", page(""), "no article found"),
        ("a.html", b"just words", "no article found"),
        (
            "a.html",
            page("<ul>" + "<li><a href=/x>Un titre parmi d'autres</a></li>" * 50 + "</ul>"),
            "no article found",
        ),
        ("a.html", page("<div " + " ".join(f"a{n}=x" for n in range(20_000)) + ">"), "too tangled"),
        ("a.html", page("<p>" * 200_000), "too tangled"),
    ],
)
def test_what_is_no_article_is_refused_with_its_reason(tmp_path: Path, name: str, data: bytes, reason: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    assert reason in unreadable(path)


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.html", b"From: a@e.example\r\nSubject: x\r\nMIME-Version: 1.0\r\n\r\n<html><p>Le ministre", "page archive"),
        ("a.txt", b"%!PS-Adobe-3.0\n(Le ministre) show", "a PostScript file"),
        ("a.txt", b'{"title": "La r\xc3\xa9forme", "text": "Le ministre a dit."}', "JSON, not plain text"),
        ("a.txt", FRENCH.encode("ascii", "replace") * 4, "letters were lost"),
        ("a.txt", (FRENCH.replace("é", "\ufffd") * 4).encode(), "letters were lost"),
        ("a.txt", "Le министр объявил во вторник, что реформа будет представлена до лета".encode("cp1251"), "alphabet"),
        ("a.html", page("<h1>Page introuvable</h1>" + f"<p>{FRENCH}</p>" * 3), "says why it shows no article"),
        ("a.html", page(f"<h1>Error 404</h1><p>We can't find that page. {ENGLISH}</p><p>{ENGLISH}</p>"), "says why"),
        (
            "a.html",
            page("<p>Avec votre consentement, nos partenaires et nous utilisons des cookies.</p>" * 5),
            "consent",
        ),
        ("a.html", page("<div><p>We and our 84 partners store data on your device.</p></div>" * 6), "consent"),
        (
            "a.html",
            page("".join(f"<div><a href=/{n}>Titre {n}</a><p>{FRENCH.strip()} Il n° {n}…</p></div>" for n in range(8))),
            "several articles' beginnings",
        ),
        (
            "a.html",
            page("<nav>" + "".join(f"<a href=/{n}>Rubrique {n} </a>" for n in range(30)) + "</nav><p>Une vidéo.</p>"),
            "no article found",
        ),
    ],
)
def test_what_stands_in_an_articles_place_is_refused_with_its_reason(
    tmp_path: Path, name: str, data: bytes, reason: str
) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    assert reason in unreadable(path)


@pytest.mark.parametrize(
    ("data", "repair"),
    [
        (FRENCH.replace("é", "&eacute;").replace("à", "&#224;").encode(), "entities of HTML"),
        (quopri.encodestring(FRENCH.encode()), "quoted-printable"),
        (quopri.encodestring(FRENCH.encode("cp1252")), "quoted-printable"),
        (json.dumps(FRENCH)[1:-1].encode(), "escapes of JSON"),
        (unicodedata.normalize("NFD", FRENCH).encode(), "put together"),
        (FRENCH.encode().decode("latin-1").encode().decode("latin-1").encode(), "1 line of utf-8"),
        (FRENCH.encode("cp850", "replace"), "read as cp850"),
        (f"<div><p>{FRENCH}</p></div>".encode(), "read from HTML"),
        (FRENCH.encode() + FRENCH.encode("cp1252")[:0] + FRENCH.encode("cp1252"), "not of utf-8 read as cp1252"),
    ],
)
def test_what_a_text_has_left_of_its_journey_is_mended_and_noted(tmp_path: Path, data: bytes, repair: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(data)
    article = read_path(path)
    assert set(article.text.split()) == set(FRENCH.split())
    assert any(repair in each for each in article.repairs), article.repairs


def test_what_is_not_there_is_refused(tmp_path: Path) -> None:
    assert "no such file" in unreadable(tmp_path / "missing.txt")
    assert "a directory" in unreadable(tmp_path)
    assert "not a path" in unreadable(tmp_path / "a\0.txt")
    assert unreadable(tmp_path / f"{'x' * 300}.txt")
    os.mkfifo(tmp_path / "pipe.txt")
    assert "not a regular file" in unreadable(tmp_path / "pipe.txt")
    (tmp_path / "loop.txt").symlink_to(tmp_path / "loop.txt")
    assert unreadable(tmp_path / "loop.txt")


def test_a_name_that_is_no_text_can_be_read_and_stored(tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode(b"caf\xe9\n.txt")
    path.write_text(FRENCH, encoding="utf-8")
    assert read_path(path).origin.encode().endswith(b"caf\\udce9\n.txt")
    path.write_text("", encoding="utf-8")
    assert unreadable(path)


# -- language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (FRENCH, Language.FRENCH),
        (ENGLISH, Language.ENGLISH),
        ("Il pleut.", Language.FRENCH),
        ("It is raining.", Language.ENGLISH),
        ("Emmanuel Macron a rencontré Olaf Scholz à Berlin.", Language.FRENCH),
        (f"« Der Staat bin ich », a-t-il dit. {FRENCH}", Language.FRENCH),
    ],
)
def test_french_and_english_are_told_apart(text: str, language: Language) -> None:
    assert identify_language(text, place="x") is language


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Der Minister hat am Dienstag erklärt, dass die Reform noch in diesem Jahr kommen werde.", "German"),
        ("El ministro declaró el martes que la reforma se presentaría antes del verano.", "Spanish"),
        ("Il ministro ha dichiarato martedì che la riforma sarà presentata prima dell'estate.", "Italian"),
        ("O ministro declarou na terça-feira que a reforma será apresentada antes do verão.", "Portuguese"),
        ("De minister zei dinsdag dat de hervorming nog voor de zomer zal worden voorgesteld.", "Dutch"),
        ("Ministern sade på tisdagen att reformen ska läggas fram före sommaren.", "Swedish"),
        ("El ministre va declarar dimarts que la reforma es presentaria abans de l'estiu.", "Catalan"),
        ("Министр заявил во вторник, что реформа будет представлена до лета.", "Latin alphabet"),
        ("部长周二表示，改革将在夏季之前提出。", "Latin alphabet"),
    ],
)
def test_another_language_is_refused_by_name(text: str, name: str) -> None:
    with pytest.raises(UnsupportedLanguage, match=name):
        read_text(text.encode(), origin="x")


def test_a_given_language_is_taken_as_given() -> None:
    assert read_text(ENGLISH.encode(), origin="x", overrides=IN_FRENCH).language is Language.FRENCH


# -- metadata


def test_options_win_over_the_sidecar_and_the_sidecar_over_the_page(tmp_path: Path) -> None:
    head = '<meta name="author" content="Anne Page"><meta property="og:site_name" content="Le Site">'
    (tmp_path / "a.html").write_bytes(article_page(head))
    assert read_path(tmp_path / "a.html").outlet == "Le Site"
    (tmp_path / "a.toml").write_text('outlet = "Le Sidecar"\ntitle = "Du sidecar"\n', encoding="utf-8")
    article = read_path(tmp_path / "a.html", overrides=Metadata(title="De l'option"))
    assert (article.title, article.outlet, article.author) == ("De l'option", "Le Sidecar", "Anne Page")


@pytest.mark.parametrize(
    ("published", "expected"),
    [
        ("2024-06-18", "2024-06-18T00:00:00"),
        ('"2024-06-18"', "2024-06-18T00:00:00"),
        ("2024-06-18T14:30:00", "2024-06-18T14:30:00"),
        ("2024-06-18T14:30:00+02:00", "2024-06-18T12:30:00"),
        ('"2024-06-18T14:30:00Z"', "2024-06-18T14:30:00"),
    ],
)
def test_a_date_of_publication_becomes_naive_utc(tmp_path: Path, published: str, expected: str) -> None:
    (tmp_path / "a.txt").write_text(FRENCH, encoding="utf-8")
    (tmp_path / "a.toml").write_text(f"published = {published}\n", encoding="utf-8")
    assert read_path(tmp_path / "a.txt").published == datetime.fromisoformat(expected)


def test_a_sidecar_says_everything_that_may_be_known(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(FRENCH, encoding="utf-8")
    (tmp_path / "a.toml").write_text(
        'title = "T"\nauthor = "A"\nlanguage = "fr-FR"\nurl = "https://example.org/a"\n', encoding="utf-8"
    )
    article = read_path(tmp_path / "a.txt")
    assert article == Article(
        text=FRENCH, language=Language.FRENCH, origin="https://example.org/a", title="T", author="A"
    )


@pytest.mark.parametrize(
    ("sidecar", "error", "reason"),
    [
        (b"title = ", UnreadableArticle, "not a TOML file"),
        (b"\xff\xfe", UnreadableArticle, "not a TOML file"),
        (b"a = " + b"[" * 20_000, UnreadableArticle, "not a TOML file"),
        (b"x" * 100_000, UnreadableArticle, "too long"),
        (b'outlets = "X"', UnreadableArticle, "unknown field 'outlets'; it may say outlet, title"),
        (b"published = 2024", UnreadableArticle, "published: 2024 is not a date like 2024-06-18"),
        (b'published = "mardi"', UnreadableArticle, "published: 'mardi' is not a date"),
        (b'published = "2024-13-40"', UnreadableArticle, "published: "),
        (b"published = 0001-01-01T00:00:00+14:00", UnreadableArticle, "published: "),
        (b"title = 3", UnreadableArticle, "title: "),
        (b'url = "file:///etc/passwd"', UnreadableArticle, "not an http or https address"),
        (b'language = "de"', UnsupportedLanguage, "language 'de'; only"),
        (b'language = "\\u0007"', UnsupportedLanguage, "language '"),
    ],
)
def test_a_malformed_sidecar_is_one_clear_line(
    tmp_path: Path, sidecar: bytes, error: type[GreffierError], reason: str
) -> None:
    (tmp_path / "a.txt").write_text(FRENCH, encoding="utf-8")
    (tmp_path / "a.toml").write_bytes(sidecar)
    with pytest.raises(error) as caught:
        read_path(tmp_path / "a.txt")
    assert str(caught.value).startswith(str(tmp_path / "a.toml"))
    assert reason in str(caught.value)
    assert str(caught.value).isprintable()


def test_metadata_is_one_line_of_bounded_length() -> None:
    said = Metadata(title="  Un\n titre\x1b[31m\0 \ud800" + "x" * 5000, outlet=" \n ", author="")
    assert said.title is not None
    assert said.title.isprintable()
    assert len(said.title) == 500
    assert (said.outlet, said.author) == (None, None)
    with pytest.raises(ValidationError):
        said.title = "autre"  # type: ignore[misc]


# -- pages


def test_a_page_keeps_its_paragraphs_one_a_line_and_drops_its_repeated_title() -> None:
    article = read_html(article_page("<title>La réforme</title>"), origin="/saved/page.html")
    assert article.text.count("\n") == 3
    assert all(line.startswith("Le ministre a déclaré") for line in article.text.split("\n"))
    assert article.title == "La réforme"
    assert article.origin == "/saved/page.html"


@pytest.mark.parametrize(
    "noise",
    [
        '<p><a href="/x">MORE : Un tout autre sujet dont nous avons parlé hier</a></p>',
        "<p>À lire aussi : notre entretien avec la ministre de la Culture</p>",
        '<div><a href="/x"><h3>Un autre titre</h3></a><p>Et son chapeau, qui parle d’autre chose.</p></div>',
        "<h3>Inscrivez-vous à la lettre</h3>",
        "<p>37 commentaires</p>",
    ],
)
def test_what_only_leads_elsewhere_is_left_out(noise: str) -> None:
    assert read_html(article_page(after=noise), origin="x").text == read_html(article_page(), origin="x").text


def test_a_linked_heading_does_not_cost_the_paragraph_below_it() -> None:
    body = f'<h2><a href="#part">Une partie</a></h2><p>{ENGLISH}</p>{paragraphs(1)}'
    assert ENGLISH.strip() in read_html(article_page(after=body), origin="x").text


def test_a_table_that_lays_out_the_page_is_read_like_any_page() -> None:
    first, second, third = (
        "".join(f"{FRENCH.strip()} C'était en {year}. " for year in range(start, start + 4)).strip()
        for start in (1970, 1980, 1990)
    )
    above = f"<tr><td><a href=/>Menu</a></td><td><font>{first}<br><br>{second}</font></td></tr>"
    text = read_html(page(f"<table>{above}<tr><td><p>{third}</p></td></tr></table>"), origin="x").text
    assert text == f"{first}\n{second}\n{third}"


@pytest.mark.parametrize(
    ("link", "origin"),
    [
        ("https://example.org/2024/article", "https://example.org/2024/article"),
        ("https://example.org/2024/article#top", "https://example.org/2024/article"),
        ("https://example.org/", "x"),  # the front page says nothing of the article
        ("javascript:alert(1)", "x"),
        ("file:///etc/passwd", "x"),
        ("http://[", "x"),
    ],
)
def test_the_origin_of_a_page_is_its_canonical_address_if_it_has_one(link: str, origin: str) -> None:
    assert read_html(article_page(f'<link rel="canonical" href="{link}">'), origin="x").origin == origin


def test_a_site_named_by_its_host_goes_by_its_publishers_name() -> None:
    note = json.dumps({"@type": "NewsArticle", "publisher": {"@type": "Organization", "name": "20 Minutes"}})
    host = '<meta property="og:site_name" content="www.20minutes.fr">'
    named = f'{host}<script type="application/ld+json">{note}</script>'
    assert read_html(article_page(named), origin="x").outlet == "20 Minutes"
    assert read_html(article_page(host), origin="x").outlet == "20minutes.fr"


def test_a_page_without_a_date_gets_none() -> None:
    after = "<p>« L'état de l'économie », hors-série n° 72, 2e trimestre, 1996 exemplaires.</p>"
    assert read_html(article_page(after=after), origin="x").published is None


@pytest.mark.parametrize("declared", ["utf-8", "iso-8859-1", "nonsense"])
def test_a_page_that_lies_about_its_encoding_is_still_read(declared: str) -> None:
    for codec in ("utf-8", "cp1252"):
        data = article_page().decode().replace("charset=utf-8", f"charset={declared}").encode(codec)
        assert "déclaré mardi à l'Élysée" in read_html(data, origin="x").text


def _note(selector: str | None) -> str:
    note: dict[str, object] = {"@type": "NewsArticle", "isAccessibleForFree": "False"}
    if selector:
        note["hasPart"] = {"@type": "WebPageElement", "isAccessibleForFree": False, "cssSelector": selector}
    return f'<script type="application/ld+json">{json.dumps({"@graph": [note]})}</script>'


@pytest.mark.parametrize(
    ("head", "after"),
    [
        ("", "<p>Il vous reste 57.09% de cet article à lire. La suite est réservée aux abonnés.</p>"),
        ("", "<p>Cet article est réservé aux abonnés.</p>"),
        ("", "<p>Subscribe to continue reading this story.</p>"),
        (_note(".paywall"), '<section class="paywall">Abonnez-vous.</section>'),
        (_note("#rest"), '<div id="rest"></div>'),
    ],
)
def test_a_page_that_keeps_the_rest_for_subscribers_is_refused(head: str, after: str) -> None:
    with pytest.raises(UnreadableArticle, match="the rest is for subscribers"):
        read_html(article_page(head, after=after), origin="x")


def test_a_page_that_is_not_free_but_holds_the_whole_article_is_read() -> None:
    whole = page(f'<article class="story paywall">{paragraphs()}</article>', _note(".paywall"))
    assert read_html(whole, origin="x").text
    assert read_html(article_page(_note(None)), origin="x").text


# -- directories


def test_a_directory_is_searched_at_any_depth_in_the_order_of_names(tmp_path: Path) -> None:
    for name in ("b/2.txt", "b/1.HTML", "a.txt", "a.toml", "c.htm", "notes.doc", ".hidden.txt", ".git/x.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    for name in ("c_files/frame.html", "c_fichiers/ad.html"):
        (tmp_path / name).parent.mkdir()
        (tmp_path / name).touch()
    assert [str(path.relative_to(tmp_path)) for path in find_articles(tmp_path)] == [
        "a.txt",
        "b/1.HTML",
        "b/2.txt",
        "c.htm",
    ]
    assert find_articles(tmp_path / "notes.doc") == [tmp_path / "notes.doc"]


def test_a_directory_without_articles_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.toml").touch()
    for path in (tmp_path, tmp_path / "missing"):
        with pytest.raises(UnreadableArticle, match=str(path)):
            find_articles(path)


def test_what_nobody_sees_is_taken_out_of_a_page_and_noted() -> None:
    hidden = FRENCH.replace("déclaré", "dé\u00adcla\u200bré").replace("réforme", "\u202eréforme\u202c")
    article = read_html(page(f"<article><h1>T</h1><p>{hidden}</p>{SHORT}</article>"), origin="https://x.example/a")
    assert article.text.startswith(FRENCH.strip())
    assert article.repairs == ("4 invisible characters taken out",)


@pytest.mark.parametrize(
    "words",
    [
        "Lecture réservée aux abonnés",
        "Pour continuer la lecture, abonnez-vous à L'Écho.",
        "Envie de lire la suite ? Abonnez-vous !",
        "Vous avez lu 25 % de cet article.",
        "Poursuivez votre lecture en vous abonnant dès 1 €.",
        "Vous devez être abonné pour lire la suite de cet article",
        "Créez un compte gratuit pour lire la suite de cet article.",
        "To continue reading this article, start your free trial today.",
        "Subscribe to unlock this article",
        "Continue reading your article with a Courier subscription",
        "Want to read more? Subscribe now to get unlimited access.",
        "Already a subscriber? Log in",
        "You have reached your limit of free articles.",
        "Register for free to continue reading",
        "This story is exclusive to subscribers.",
    ],
)
def test_the_words_of_a_barrier_are_known(words: str) -> None:
    with pytest.raises(UnreadableArticle, match="the rest is for subscribers"):
        read_html(article_page(after=f"<p>{words}</p>"), origin="https://x.example/a")
    free = article_page(before=f"<p>{words}</p>", after=paragraphs(9))  # above a whole article it is an advertisement
    assert read_html(free, origin="https://x.example/a").text


@pytest.mark.parametrize("shown", ["", f"<p>{FRENCH} Numéro 0.</p>", f"<p>{FRENCH} Numéro 0.</p><p>{FRENCH * 3}</p>"])
def test_the_notes_of_a_page_give_the_article_that_it_shows_in_part(shown: str) -> None:
    lines = [f"{FRENCH.strip()} Numéro {number}." for number in range(12)]
    note = json.dumps({"@type": "NewsArticle", "articleBody": "\n".join(lines)})
    data = page(f"<article><h1>T</h1>{shown}</article>", f"<script type='application/ld+json'>{note}</script>")
    assert read_html(data, origin="https://x.example/a").text.split("\n") == lines


def test_a_page_that_a_browser_saved_says_where_from() -> None:
    data = b"<!-- saved from url=(0026)https://echo.example/eau -->\n" + article_page()
    assert read_html(data, origin="/a.html").origin == "https://echo.example/eau"


@pytest.mark.parametrize("name", ["article.txt", "article.md"])
def test_what_nobody_sees_is_taken_out_of_a_text_and_noted(tmp_path: Path, name: str) -> None:
    hidden = FRENCH.replace("déclaré", "dé\u00adcla\u200bré").replace("réforme", "\u202eréforme\u202c")
    head = "---\noutlet: L'É\u200bcho\ntitle: La \u202eréforme\n---\n"
    (tmp_path / name).write_text(head + hidden + "\ufeffFin.", "utf-8")
    article = read_path(tmp_path / name)
    assert article.text.split() == [*FRENCH.split(), "Fin."]
    assert article.repairs == ("5 invisible characters taken out",)
    assert (article.outlet, article.title) == ("L'Écho", "La réforme")


@pytest.mark.parametrize("name", ["a.txt", "a.md"])
def test_a_text_as_long_as_a_library_is_refused_in_time(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text(FRENCH.strip() * 90_000, "utf-8")
    began = time.process_time()
    assert "characters long, hardly an article" in unreadable(tmp_path / name)
    assert time.process_time() - began < 20


# -- what is all of an article, and only one


LONG = "".join(f"<p>{FRENCH} Numéro {number}.</p>" for number in range(40))
SHORT = "".join(f"<p>{FRENCH} Numéro {number}.</p>" for number in range(6))
BARRIER = "<div class=paywall></div>"


def gated(**said: object) -> str:
    part = {"@type": "WebPageElement", "isAccessibleForFree": "False", "cssSelector": ".paywall"}
    note = {"@type": "NewsArticle", "isAccessibleForFree": "False", "hasPart": part, **said}
    return f'<script type="application/ld+json">{json.dumps(note)}</script>'


@pytest.mark.parametrize(
    ("body", "head"),
    [
        (f"<article><h1>T</h1>{LONG}{BARRIER}</article>", gated()),
        (f"<article><h1>T</h1>{SHORT}{BARRIER}</article>", gated(wordCount=100)),
        (f"<article><h1>T</h1><div class=paywall>{SHORT}</div></article>", gated()),
        (f"<article><h1>T</h1>{SHORT}</article><aside>Subscribe to continue reading other articles</aside>", ""),
    ],
    ids=["the barrier is empty", "as long as announced", "the part is there", "the offer is elsewhere"],
)
def test_a_page_that_a_subscriber_saved_is_read(body: str, head: str) -> None:
    assert read_html(page(body, head), origin="https://x.example/a").text.endswith(("39.", "5."))


@pytest.mark.parametrize(
    ("body", "head"),
    [
        (f"<article><h1>T</h1>{SHORT}{BARRIER}</article>", gated()),
        (f"<article><h1>T</h1>{SHORT}</article>", gated(wordCount=900)),
        (f"<article>{LONG}{BARRIER}</article><div>Il vous reste 57% de cet article à lire.</div>", gated()),
        (f"<article><h1>T</h1>{SHORT}<p>Subscribe to continue reading.</p></article>", ""),
        (f"<article><h1>T</h1>{SHORT}<p>La suite est réservée aux abonnés.</p></article>", ""),
    ],
)
def test_a_page_that_holds_the_beginning_only_is_refused(body: str, head: str) -> None:
    with pytest.raises(UnreadableArticle, match="the rest is for subscribers"):
        read_html(page(body, head), origin="https://x.example/a")


def teasers(shape: str, number: int = 8) -> str:
    return "".join(shape.format(n=n, words=f"{FRENCH * 4} Numéro {n}.") for n in range(number))


@pytest.mark.parametrize(
    "body",
    [
        teasers("<article><h2><a href='/{n}'>Titre numéro {n}</a></h2><p>{words}</p></article>"),
        teasers("<div class=card><h3><a href='/{n}'>Titre numéro {n}</a></h3><p>{words}</p></div>"),
        f"<ul>{teasers('<li><a href=/{n}><h3>Titre numéro {n}</h3></a><p>{words}</p></li>')}</ul>",
        teasers("<h2><a href='/{n}'>Titre numéro {n}</a></h2><p>{words}</p>"),
    ],
)
def test_a_front_page_is_no_article_however_long_its_teasers(body: str) -> None:
    with pytest.raises(UnreadableArticle, match="several articles' beginnings"):
        read_html(page(body), origin="https://x.example/")


def test_an_article_above_the_teasers_of_others_is_read_without_them() -> None:
    body = teasers("<article><h2><a href='/{n}'>Titre numéro {n}</a></h2><p>{words}</p></article>")
    article = read_html(page(f"<article><h1>T</h1>{LONG}</article>{body}"), origin="https://x.example/a")
    assert article.text.count("\n") == 39


def test_a_live_page_whose_headings_lead_to_themselves_is_one_article() -> None:
    body = teasers("<section><h3><a href='#p{n}'>Point {n}</a></h3><p>{words}</p></section>")
    assert "Numéro 7." in read_html(page(f"<article><h1>T</h1>{body}</article>"), origin="https://x.example/a").text


@pytest.mark.parametrize(
    ("head", "published"),
    [
        ('<meta property="article:published_time" content="2024-06-18T10:30:00+02:00">', datetime(2024, 6, 18, 8, 30)),  # noqa: DTZ001
        ('<meta property="article:published_time" content="2024-06-18T00:30:00+02:00">', datetime(2024, 6, 18)),  # noqa: DTZ001
        ('<meta property="article:published_time" content="2024-06-18">', datetime(2024, 6, 18)),  # noqa: DTZ001
    ],
    ids=["the hour in UTC", "the newsroom's day", "the day"],
)
def test_the_hour_of_publication_is_kept_and_the_day_is_the_newsrooms(head: str, published: datetime) -> None:
    assert read_html(article_page(head), origin="https://x.example/a").published == published


def test_a_label_before_a_paragraphs_first_word_has_its_own_line() -> None:
    body = f"<article><h1>T</h1><p><span>Politique</span>L'été commence. {FRENCH}</p>{SHORT}</article>"
    assert read_html(page(body), origin="https://x.example/a").text.startswith("Politique\nL'été commence.")


def test_a_compressed_file_is_read_as_what_it_holds(tmp_path: Path) -> None:
    for name, data in (("a.txt.gz", FRENCH.encode()), ("a.html.gz", article_page())):
        (tmp_path / name).write_bytes(gzip.compress(data))
        assert "Le ministre a déclaré" in read_path(tmp_path / name).text
    (tmp_path / "b.txt.gz").write_bytes(gzip.compress(b"a" * 100_000_000))
    assert "larger than 32 MiB" in unreadable(tmp_path / "b.txt.gz")
    (tmp_path / "c.txt.gz").write_bytes(gzip.compress(FRENCH.encode())[:-9])
    assert "cut short" in unreadable(tmp_path / "c.txt.gz")


# -- real pages and files


def _rows(folder: str) -> dict[str, list[str]]:
    if not CORPUS.is_dir():
        return {}
    with (CORPUS / "INDEX.tsv").open(encoding="utf-8", newline="") as file:
        rows = csv.reader(file, delimiter="\t")
        return {row[0]: row for row in rows if row[0].startswith(folder)}


LOCKED = "fundus-LeMonde"


@needs_corpus
@pytest.mark.parametrize("name", [name for name in _rows("html/") if LOCKED not in name])
def test_a_real_page_gives_its_article(name: str) -> None:
    _, language, title, _, published, *_ = _rows("html/")[name]
    article = read_path(CORPUS / name)
    assert article.language == language
    assert article.title == title
    assert article.published is not None
    assert article.published.strftime("%Y-%m-%d") == published[:10]
    assert article.outlet
    assert article.origin.startswith("http")
    assert article.repairs == ()
    assert title not in article.text.split("\n")


@needs_corpus
@pytest.mark.parametrize("name", [name for name, row in _rows("html/").items() if "clean text in events/" in row[-1]])
def test_a_real_page_gives_the_text_that_a_person_took_from_it(name: str) -> None:
    clean = _rows("html/")[name][-1].partition("clean text in ")[2].strip()
    wanted = {
        " ".join(line.removeprefix("- ").split()) for line in (CORPUS / clean).read_text(encoding="utf-8").splitlines()
    }
    assert set(read_path(CORPUS / name).text.split("\n")) - {""} == wanted - {""}


@needs_corpus
@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("html/fr-fundus-LeMonde_2023_09_01.html", "the rest is for subscribers"),
        ("messy/es-elmundo.es-PSOE.html", "in Spanish"),
        ("messy/de-die-tagespost.de.Demut.html", "in German"),
    ],
)
def test_a_real_page_or_file_that_is_not_for_us_is_refused(name: str, reason: str) -> None:
    assert reason in unreadable(CORPUS / name)


@needs_corpus
@pytest.mark.parametrize(
    ("name", "start", "end", "repairs"),
    [
        ("fr-alternatives-eco-iso8859-1.html", "Pour augmenter la durée du travail", "nous consulter", 0),
        (
            "fr-derived-cp1252-*.txt",
            "18 juillet 2012. - Le quotidien",
            "pas fait de commentaire.\n",
            1,
        ),
        (
            "fr-derived-utf16-bom-banques.txt",
            "26 juin 2012. - Le Parquet fédéral",
            "sur leur ordinateur.\n",
            0,
        ),
        ("fr-orange-21562.txt", "Le Parisien annonçait vendredi", "le 21 avril 2011.\n", 0),
        ("fr-winer-2016_01_10-002.txt", "Un ultime hommage", "le soir de la fusillade.", 0),
    ],
)
def test_a_real_messy_file_is_read(name: str, start: str, end: str, repairs: int) -> None:
    [path] = (CORPUS / "messy").glob(name)
    article = read_path(path)
    assert article.text.startswith(start)
    assert article.text.rstrip("\n").endswith(end.rstrip("\n"))
    assert len(article.repairs) == repairs


@needs_corpus
def test_real_mojibake_is_put_right() -> None:
    cases = json.loads((CORPUS / "messy" / "fr-ftfy-mojibake.json").read_text(encoding="utf-8"))
    for case in cases:
        mended = mend_mojibake(case["original"])
        assert mended.text == case.get("fixed-encoding", case["fixed"])
        assert len(mended.repairs) == 1


@needs_corpus
def test_clean_real_files_are_never_mended() -> None:
    for path in sorted(CORPUS.glob("events/*/*.txt")):
        article = read_path(path)
        assert article.text.encode() == path.read_bytes()
        assert article.repairs == ()
        assert article.language == _rows("events/")[str(path.relative_to(CORPUS))][1]


LOG = "\n".join(
    f"2031-05-04 09:{number:02d}:01 INFO [worker-{number % 4}] OrderService - Order {number * 17} accepted for customer"
    f" {number * 3}, total {number}.99 EUR in {number} ms"
    for number in range(60)
)
SHOP = """Accueil > Jardin > Outils
Pelle carrée Valmont 120 cm
24,99 € TTC, livraison gratuite dès 49 €
En stock
Ajouter au panier
Ajouter à ma liste d'envies
Pelle carrée en acier trempé, manche en frêne de 120 cm. Poids 1,8 kg. Garantie 5 ans.
Caractéristiques
Matière : acier
Manche : frêne
Longueur : 120 cm
Clients ayant acheté cet article ont aussi acheté
Râteau 14 dents 19,90 €
Bêche 29,00 €
Gants de jardin taille L 7,50 €
Mentions légales CGV Contact Nos magasins
"""


@pytest.mark.parametrize("text", [LOG, SHOP], ids=["log", "shop"])
def test_what_has_hardly_a_sentence_is_no_article(tmp_path: Path, text: str) -> None:
    path = tmp_path / "a.txt"
    path.write_text(text, "utf-8")
    with pytest.raises(UnreadableArticle, match="hardly a sentence in it"):
        read_path(path)
    assert read_path(path, overrides=Metadata(language=Language.FRENCH)).text == text


def test_results_with_a_sentence_before_them_are_an_article(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(
        "La course de Valmont s'est courue dimanche sous la pluie, et la tenante du titre l'a emporté devant la"
        " favorite du jour.\n" + "\n".join(f"{place}. Concurrente {place * 7}, Valmont" for place in range(1, 11)),
        "utf-8",
    )
    assert read_path(path).language is Language.FRENCH


def test_joiners_hide_no_latin_word_and_stay_where_they_are_needed(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    family = "👨\u200d👩\u200d👧"
    path.write_text(
        f"Le mai\u200dre de Val\u200cmont a fermé le pont lundi à cause de la cr\ufe0fue {family}.", "utf-8"
    )
    article = read_path(path)
    assert article.text == f"Le maire de Valmont a fermé le pont lundi à cause de la crue {family}."
    assert article.repairs == ("3 invisible characters taken out",)
