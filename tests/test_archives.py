"""Archives, front matter, code left in texts, saved feeds: what `claims.reading.read_several` and its parts promise."""

from __future__ import annotations

import gzip
import io
import itertools
import json
import tracemalloc
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from claims.errors import ClaimsError, UnreadableArticle
from claims.feeds import is_feed, plain_address, read_feed
from claims.leftovers import without_scripts
from claims.models import Article, Language
from claims.reading import Metadata, article_count, read_path, read_several
from flows.failures import Failure
from flows.places import find, read_stream

CORPUS = Path(__file__).parents[2] / "shared" / "corpus"
needs_corpus = pytest.mark.skipif(not CORPUS.is_dir(), reason="the shared corpus is not beside this checkout")
FRENCH = "Le ministre a déclaré mardi que la réforme serait présentée au Parlement avant l’été."


BODY = "".join(f"<p>{FRENCH} Numéro {number}.</p>" for number in range(5))
PAGE = f"<html><head><title>Un</title></head><body><article>{BODY}</article></body></html>"


def line(number: int = 1, **said: object) -> bytes:
    fields = {"title": f"Titre {number}", "text": f"{FRENCH} Numéro {number}.", "url": f"https://a.example/{number}"}
    return json.dumps({**fields, **said}, ensure_ascii=False).encode() + b"\n"


def written(folder: Path, data: bytes, name: str = "a.jsonl") -> Path:
    path = folder / name
    path.write_bytes(gzip.compress(data) if name.endswith(".gz") else data)
    return path


def articles(path: Path) -> list[Article]:
    found = list(read_several(path))
    assert all(isinstance(each, Article) for each in found), found
    return [each for each in found if isinstance(each, Article)]


def outcomes(path: Path) -> list[str]:
    return [each.title or "" if isinstance(each, Article) else str(each) for each in read_several(path)]


# -- archives


@pytest.mark.parametrize(
    ("data", "titles"),
    [
        (b'{"version": "https://jsonfeed.org/version/1.1", "title": "L", "items": [%s,%s]}', ["Titre 1", "Titre 2"]),
        (b'{"status": "ok", "articles": [%s,%s]}', ["Titre 1", "Titre 2"]),
        (b"%s%s", ["Titre 1", "Titre 2"]),  # lines under another name
        (b'{"article": %s}', ["Titre 1"]),
    ],
)
def test_articles_are_found_within_what_others_wrap_them_in(tmp_path: Path, data: bytes, titles: list[str]) -> None:
    lines = (line(1), line(2))
    assert outcomes(written(tmp_path, data % lines[: data.count(b"%s")], "a.json")) == titles


def test_a_field_of_any_name_is_told_on_one_line(tmp_path: Path) -> None:
    assert outcomes(written(tmp_path, b'{"\\r\\n": null, "a\\nb": 1}'))[0].endswith(
        "line 1: no text in it; it has , a b"
    )


def test_the_paragraphs_of_a_list_are_one_text(tmp_path: Path) -> None:
    [article] = articles(written(tmp_path, line(text=[FRENCH, "Fin."])))
    assert article.text == f"{FRENCH}\nFin."


def test_a_json_feed_names_its_outlet(tmp_path: Path) -> None:
    entry = {"url": "https://e.example/1", "title": "Un", "content_html": BODY, "date_published": "2024-06-18"}
    feed = {"version": "https://jsonfeed.org/version/1.1", "title": "L’Écho", "items": [entry]}
    [article] = articles(written(tmp_path, json.dumps(feed).encode(), "a.json"))
    assert (article.outlet, article.origin, len(article.text.split("\n"))) == ("L’Écho", "https://e.example/1", 5)


@pytest.mark.parametrize("name", ["a.jsonl", "a.ndjson", "a.jsonl.gz"])
def test_each_line_is_an_article_with_what_it_says_of_itself(tmp_path: Path, name: str) -> None:
    path = written(tmp_path, line(1, published="2016-01-02", outlet="L’Écho", language="fr") + line(2), name)
    first, second = articles(path)
    assert (first.title, first.outlet, first.language) == ("Titre 1", "L’Écho", Language.FRENCH)
    assert first.published == datetime(2016, 1, 2)  # noqa: DTZ001
    assert first.origin == "https://a.example/1"
    assert second.text == f"{FRENCH} Numéro 2."
    assert second.repairs == ()
    assert article_count(path) == 2


@pytest.mark.parametrize(
    ("said", "field", "value"),
    [
        ({"date": "Sat, 02 Jan 2016 10:00:00 +0200"}, "published", datetime(2016, 1, 2, 8)),  # noqa: DTZ001
        ({"date": "2016/01/02"}, "published", datetime(2016, 1, 2)),  # noqa: DTZ001
        ({"pubDate": "2016-01-02T10:00:00Z"}, "published", datetime(2016, 1, 2, 10)),  # noqa: DTZ001
        ({"headline": "Autre", "title": None}, "title", "Autre"),
        ({"lang": "fr-FR"}, "language", Language.FRENCH),
        ({"authors": ["A. Un", "B. Deux"]}, "author", "A. Un, B. Deux"),
        ({"author": {"name": "A. Un"}}, "author", "A. Un"),
        ({"link": "https://b.example/x", "url": ""}, "origin", "https://b.example/x"),
    ],
)
def test_the_usual_names_and_shapes_are_understood(
    tmp_path: Path, said: dict[str, object], field: str, value: object
) -> None:
    [article] = articles(written(tmp_path, line(1, **said)))
    assert getattr(article, field) == value


@pytest.mark.parametrize("said", [{"published": "hier"}, {"url": "javascript:x"}, {"language": "de"}, {"date": 2016}])
def test_what_is_not_understood_costs_that_field_and_is_noted(tmp_path: Path, said: dict[str, object]) -> None:
    [article] = articles(written(tmp_path, line(1, **said)))
    assert article.title == "Titre 1"
    assert len(article.repairs) == 1
    assert article.repairs[0].endswith("not understood")


@pytest.mark.parametrize(
    ("bad", "reason"),
    [
        (b"{not json", "not JSON"),
        (b"[1, 2]", "not an object with a text"),
        (b'{"title": "x"}', "no text in it; it has title"),
        (b'{"text": ""}', "no text in it"),
        (b'{"text": "  "}', "no text in it"),
        (b'{"text": {"a": 1}}', "no text in it"),
        (b"\x00\x01\x02", "binary data"),
        (b"[" * 100_000, "nested too deeply"),
        (b'{"text": ' + b"9" * 10_000 + b"}", "not JSON"),
        ('{"text": "Der Minister hat am Dienstag erklärt, dass die Reform kommen werde."}'.encode(), "in German"),
    ],
)
def test_a_bad_line_names_its_number_and_costs_only_itself(tmp_path: Path, bad: bytes, reason: str) -> None:
    path = written(tmp_path, line(1) + bad + b"\n" + line(3))
    first, error, third = outcomes(path)
    assert (first, third) == ("Titre 1", "Titre 3")
    assert error.startswith(f"{path}, line 2: ")
    assert reason in error
    assert "\n" not in error


def test_a_line_that_is_too_long_is_passed_over(tmp_path: Path) -> None:
    path = written(tmp_path, line(1) + b'{"text": "' + b"a" * 40_000_000 + b'"}\n' + line(3), "a.jsonl.gz")
    first, error, third = outcomes(path)
    assert (first, third) == ("Titre 1", "Titre 3")
    assert "line 2: longer than 32 MiB" in error


def test_an_archive_of_any_length_is_read_line_by_line(tmp_path: Path) -> None:
    text = "Le ministre a parlé. " * 500
    path = written(tmp_path, b"".join(line(number, language="fr", text=text) for number in range(2_000)), "a.jsonl")
    assert path.stat().st_size > 20_000_000
    reading = read_several(path)
    next(reading)  # the first pays for imports
    tracemalloc.start()
    assert sum(1 for _ in itertools.islice(reading, 200)) == 200
    held, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 4_000_000
    assert held < 1_000_000


def test_lines_in_other_encodings_are_read_and_the_mend_is_noted(tmp_path: Path) -> None:
    mixed = line(1) + line(2).decode().replace("’", "'").encode("cp1252") + line(3)
    first, second, third = articles(written(tmp_path, mixed))
    assert second.text == f"{FRENCH.replace('’', chr(39))} Numéro 2."
    assert second.repairs == ("read as cp1252, which nothing declared",)
    assert first.repairs == third.repairs == ()


@pytest.mark.parametrize("codec", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_is_believed(tmp_path: Path, codec: str) -> None:
    path = written(tmp_path, (line(1) + line(2)).decode().encode(codec))
    assert [article.text for article in articles(path)] == [f"{FRENCH} Numéro 1.", f"{FRENCH} Numéro 2."]


def test_what_no_text_has_is_taken_out_and_noted(tmp_path: Path) -> None:
    [article] = articles(written(tmp_path, b'{"text": "Il\\u0000 a dit\\ud800 oui.", "language": "fr"}\n'))
    assert article.text == "Il a dit\ufffd oui."
    assert article.repairs == ("control characters taken out", "halves of characters replaced")


def test_a_text_in_html_becomes_its_paragraphs(tmp_path: Path) -> None:
    html = f"<p>{FRENCH}</p><script>alert(1)</script><p>Il l&#8217;a dit.<br>Deux fois.</p>"
    [article] = articles(written(tmp_path, line(text=html)))
    assert article.text == f"{FRENCH}\nIl l’a dit.\nDeux fois."
    assert article.repairs == ("read from HTML",)


def test_an_article_without_an_address_is_known_by_its_id_or_its_words_not_by_its_place(tmp_path: Path) -> None:
    lines = [line(1, url=None), line(2, url=None, id="x7"), line(3, url=None)]
    before = {article.title: article.origin for article in articles(written(tmp_path, b"".join(lines)))}
    after = {article.title: article.origin for article in articles(written(tmp_path, b"".join(reversed(lines))))}
    assert before == after
    assert before["Titre 2"] == f"{(tmp_path / 'a.jsonl').resolve()}#x7"


def test_a_damaged_archive_gives_what_comes_before_the_damage(tmp_path: Path) -> None:
    data = gzip.compress(b"".join(line(number) for number in range(2000)))
    path = tmp_path / "a.jsonl.gz"
    path.write_bytes(data[: len(data) // 2])
    *read, last = outcomes(path)
    assert len(read) > 100
    assert read == [f"Titre {number}" for number in range(len(read))]
    assert "damaged after line" in last


def test_a_decompression_bomb_is_stopped(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl.gz"
    with gzip.open(path, "wb") as file:
        for _ in range(120):
            file.write(b" " * 1_000_000)
    [error] = outcomes(path)
    assert "decompression bomb" in error


def test_one_object_or_a_list_of_them_is_read_from_json(tmp_path: Path) -> None:
    one = written(tmp_path, b'{\n "title": "Un",\n "article": "' + FRENCH.encode() + b'"\n}', "one.json")
    two = written(tmp_path, b"[" + line(1) + b"," + line(2) + b', {"label": 3}]', "two.json")
    assert outcomes(one) == ["Un"]
    assert articles(one)[0].origin == str(one.resolve())
    assert outcomes(two) == ["Titre 1", "Titre 2", f"{two}, entry 3: no text in it; it has label"]


@given(st.binary(max_size=300), st.sampled_from([".jsonl", ".json", ".jsonl.gz", ".xml"]))
@example(b"\x1f\x8b", ".jsonl")
@settings(deadline=None)
def test_any_bytes_give_articles_or_our_own_errors(
    tmp_path_factory: pytest.TempPathFactory, data: bytes, end: str
) -> None:
    path = tmp_path_factory.mktemp("any") / f"a{end}"
    path.write_bytes(data)
    article_count(path)
    assert all(isinstance(each, Article | ClaimsError) for each in read_several(path))


# -- front matter and Markdown

HEAD = "title: 'L''été'\ndate: 2024-06-18\nauthor: [A. Un, B. Deux]\ntags:\n  - x\noutlet: Le Fil # sic"
YAML = f"---\n{HEAD}\n---\n\n{FRENCH}\n"
TOML = f'+++\ntitle = "L\'été"\ndate = 2024-06-18\noutlet = "Le Fil"\nauthor = ["A. Un", "B. Deux"]\n+++\n{FRENCH}\n'


@pytest.mark.parametrize("text", [YAML, TOML, YAML.replace("\n", "\r\n")], ids=["yaml", "toml", "crlf"])
def test_front_matter_says_what_the_text_is_and_is_no_part_of_it(tmp_path: Path, text: str) -> None:
    article = read_path(written(tmp_path, text.encode(), "a.txt"))
    assert article.text.rstrip() == FRENCH
    assert (article.title, article.outlet, article.author) == ("L'été", "Le Fil", "A. Un, B. Deux")
    assert article.published == datetime(2024, 6, 18)  # noqa: DTZ001
    assert article.repairs == ()


@pytest.mark.parametrize(
    "text",
    [
        f"---\n{FRENCH}\n---\n{FRENCH}",
        f"---\n\n{FRENCH}",
        f"---\ncolour: red\n---\n{FRENCH}",
        f"{FRENCH}\n---\ntitle: x\n---\n",
        f"---\ntitle: x\n{FRENCH}",
    ],
)
def test_a_rule_of_dashes_is_no_front_matter(tmp_path: Path, text: str) -> None:
    assert read_path(written(tmp_path, text.encode(), "a.txt")).text == text


def test_the_sidecar_wins_over_front_matter_and_options_over_both(tmp_path: Path) -> None:
    path = written(tmp_path, YAML.encode(), "a.txt")
    (tmp_path / "a.toml").write_text('title = "Du fichier"\noutlet = "Du fichier"\n', encoding="utf-8")
    article = read_path(path, overrides=Metadata(outlet="De l'option"))
    assert (article.title, article.outlet, article.author) == ("Du fichier", "De l'option", "A. Un, B. Deux")


def test_a_mistake_in_front_matter_costs_that_field(tmp_path: Path) -> None:
    article = read_path(written(tmp_path, f"---\ntitle: x\ndate: hier\n---\n{FRENCH}".encode(), "a.txt"))
    assert article.title == "x"
    assert article.repairs == ("front matter: published 'hier' not understood",)


def test_markdown_is_read_as_it_would_be_shown(tmp_path: Path) -> None:
    text = f"# L’*été*\n\n{FRENCH}\nIl a [répété](https://x.example) :\n\n> « **Non** »\n\n- un\n- deux\n\n![photo](a.png)\n"
    article = read_path(written(tmp_path, text.encode(), "a.md"))
    assert article.title == "L’été"
    assert article.text == f"{FRENCH} Il a répété :\n« Non »\nun\ndeux"


# -- code in a text


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("Il part. window.p_1 = new Player('x', {a: \"b\"}, {'c': true}); Elle reste.", "Il part. Elle reste."),
        ("Il part. window.p_1 = new Player('x', {a: \"b\", 'c': falseElle reste.", "Il part.Elle reste."),
        ("Il part. window.p_1 = new Player('x', {a: \"b\", 'c': false", "Il part."),
        (
            "Il part.\ngoogletag.cmd.push(function() { googletag.display('x'); });\nElle reste.",
            "Il part.\n\nElle reste.",
        ),
        ("« var x = 3 » se lit ainsi.", "« var x = 3 » se lit ainsi."),
        ("La fonction f(x) = 2 ; la fenêtre (window) reste.", "La fonction f(x) = 2 ; la fenêtre (window) reste."),
    ],
)
def test_a_script_left_in_a_text_is_taken_out_and_prose_is_not(text: str, clean: str) -> None:
    done = without_scripts(text)
    assert done.text == clean
    assert bool(done.repairs) == (clean != text)


@given(st.text(alphabet="window.push(){}[]'\"=;, aé\n", max_size=200))
def test_looking_for_scripts_ends_and_only_takes_away(text: str) -> None:
    assert len(without_scripts(text).text) <= len(text)


# -- saved feeds


@pytest.mark.parametrize(
    ("data", "yes"),
    [
        (b"<?xml version='1.0'?><rss version='2.0'>", True),
        (b"\xef\xbb\xbf<?xml version='1.0'?>\n<!-- x -->\n<feed xmlns='http://www.w3.org/2005/Atom'>", True),
        (b"<rdf:RDF xmlns:rdf='x'>", True),
        (
            b'<!DOCTYPE rdf:RDF [ <!ENTITY % HTMLlat1 PUBLIC "-//W3C//x" "http://w3.example/x"> %HTMLlat1; ]><rdf:RDF>',
            True,
        ),
        ("<?xml version='1.0'?><rss>".encode("utf-16"), True),
        (b"<html><body><rss>", False),
        (b"<!DOCTYPE html><html>", False),
        (b"<?xml version='1.0'?><urlset>", False),
        (b"rss", False),
        (b"", False),
    ],
)
def test_a_feed_is_known_by_its_content(data: bytes, yes: bool) -> None:  # noqa: FBT001
    assert is_feed(data) is yes


@pytest.mark.parametrize(
    ("url", "plain"),
    [
        ("https://a.example/x#xtor=RSS-1", "https://a.example/x"),
        ("https://a.example/x?utm_source=rss&id=3&utm_medium=feed", "https://a.example/x?id=3"),
        ("https://a.example/x?id=3&b=%C3%A9", "https://a.example/x?id=3&b=%C3%A9"),
    ],
)
def test_an_address_is_the_same_wherever_the_reader_came_from(url: str, plain: str) -> None:
    assert plain_address(url) == plain


def bomb() -> bytes:
    entities = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    body = "<rss><channel><title>&a9;</title></channel></rss>"
    return f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a0 "ha">{entities}]>{body}'.encode()


@pytest.mark.parametrize(
    "data",
    [
        bomb(),
        b'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss><channel><title>&x;</title></channel></rss>',
        b"<rss><channel>" + b"<item>" * 20_000,
        b"<rss><channel><item><description>" + b"<b>" * 60_000,
        b"<rss><channel><item><title>" + b"&lt;" * 200_000,
        b"<rss><channel>" + b"<item><pubDate>Mon, 99 Jan 99999 99:99:99 +9999</pubDate><link>x</link></item>" * 100,
        b"<rss><channel><item><link>" + b"a" * 2_000_000 + b"</link></item>",
        b"<rss version='2.0'><channel><item><title>\xff\xfe\x00</title><link>http://[::1</link></item></channel></rss>",
    ],
    ids=["bomb", "file", "items", "nested", "entities", "dates", "long", "bytes"],
)
def test_a_hostile_feed_gives_nothing_away_and_takes_no_time(data: bytes) -> None:
    try:
        feed = read_feed(data, place="x")
    except UnreadableArticle:
        return
    said = feed.model_dump_json()
    assert "root:" not in said
    assert len(said) < 3_000_000


def test_a_saved_feed_gives_the_articles_that_it_holds_whole_and_says_what_it_lacks(tmp_path: Path) -> None:
    whole = "".join(f"&lt;p&gt;{FRENCH} Numéro {number}.&lt;/p&gt;" for number in range(8))
    item = "<item><title>{}</title><link>https://a.example/{}</link><description>{}</description></item>"
    xml = f"<rss version='2.0'><channel><title>Fil</title>{item.format(1, 1, whole)}{item.format(2, 2, FRENCH)}</channel></rss>"
    path = written(tmp_path, xml.encode(), "a.xml")
    article, error = read_several(path)
    assert isinstance(article, Article)
    assert (article.outlet, article.title, article.origin) == ("Fil", "1", "https://a.example/1")
    assert article.text.count("\n") == 7
    assert "only the beginning of 1 of its 2 articles" in str(error)


# -- what a user may name


def test_archives_patterns_and_folders_give_their_articles_in_order(tmp_path: Path) -> None:
    written(tmp_path, line(1) + line(2), "b.jsonl.gz")
    written(tmp_path, FRENCH.encode(), "a.txt")
    written(tmp_path, b"<urlset/>", "sitemap.xml")
    for named in (str(tmp_path), f"{tmp_path}/*[!l]"):
        places, failures = find([named])
        assert failures == []
        assert len(places) == 3
        assert [each if isinstance(each, str) else getattr(each, "title", None) for each in places] == [
            str(tmp_path / "a.txt"),
            "Titre 1",
            "Titre 2",
        ]


def test_a_pattern_that_nothing_matches_is_said() -> None:
    _, [failure] = find(["/nowhere/*.jsonl"])
    assert str(failure) == "/nowhere/*.jsonl: nothing matches"


@pytest.mark.parametrize(
    ("data", "titles"),
    [
        (line(1) + line(2), ["Titre 1", "Titre 2"]),
        (gzip.compress(line(1) + line(2)), ["Titre 1", "Titre 2"]),
        (b"[" + line(1) + b"]", ["Titre 1"]),
        (b'{\n"title": "Un",\n"text": "' + FRENCH.encode() + b'"}', ["Un"]),
        (f"---\ntitle: Un\n---\n{FRENCH}".encode(), ["Un"]),
        (PAGE.encode(), ["Un"]),
    ],
    ids=["lines", "gzip", "list", "object", "text", "page"],
)
def test_what_comes_down_standard_input_is_known_by_its_content(data: bytes, titles: list[str]) -> None:
    once, again = (list(read_stream(io.BytesIO(data), Metadata())) for _ in range(2))
    assert [each.title for each in once if isinstance(each, Article)] == titles
    assert once == again
    assert all("/" not in each.origin or each.origin.startswith("https") for each in once if isinstance(each, Article))


def test_nothing_on_standard_input_is_said() -> None:
    [failure] = read_stream(io.BytesIO(), Metadata())
    assert isinstance(failure, Failure)
    assert str(failure) == "standard input: the file is empty"


# -- real files


@needs_corpus
def test_the_whole_archive_is_read(tmp_path: Path) -> None:
    path = CORPUS / "wikinews-fr.jsonl.gz"
    assert article_count(path) == 1103
    assert len(articles(path)) == 1103


@needs_corpus
def test_a_script_in_a_real_text_is_taken_out() -> None:
    [path] = CORPUS.glob("messy/fr-orangesum-parsed-*.json")
    [article] = articles(path)
    assert article.text.endswith("adjoints d'Anne Hidalgo.")
    assert article.repairs == ("1 script left in the text taken out",)


@needs_corpus
@pytest.mark.parametrize(
    ("name", "entries", "whole", "repairs"),
    [
        ("fr-rue89.xml", 25, 0, 0),
        ("fr-univers_freebox.xml", 30, 0, 0),
        ("fr-cercle.psy.xml", 7, 0, 1),
        ("fr-fulltextrss.xml", 6, 6, 0),
        ("fr-lagrange.xml", 34, 30, 0),
        ("de-heise.rdf", 60, 0, 0),
        ("fr-lemonde-une-2016-07-19.xml", 24, 0, 0),
        ("en-guardian-2018.rss", 55, 0, 0),
    ],
)
def test_a_real_feed_gives_its_entries(name: str, entries: int, whole: int, repairs: int) -> None:
    feed = read_feed((CORPUS / "feeds" / name).read_bytes(), place=name)
    assert feed.title
    assert len(feed.entries) == entries
    assert len(feed.repairs) == repairs
    assert sum(entry.is_whole for entry in feed.entries) == whole
    for entry in feed.entries:
        assert entry.url is not None
        assert entry.url.startswith("http")
        assert entry.title
        assert not any(mark in f"{entry.title}{entry.text}" for mark in ("<p", "&amp;", "&lt;", "&#", "Ã©", "\ufffd"))
