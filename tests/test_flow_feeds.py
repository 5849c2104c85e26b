"""Following feeds, against a real site on this machine: what is fetched, what is remembered, what is left alone."""

from __future__ import annotations

import gzip
import time
from collections.abc import Iterator
from datetime import datetime, timedelta
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.models import Article
from flows.courtesy import Courtesy, Robots
from flows.errors import FetchError
from flows.failures import Failure
from flows.feeds import Checked, check, due, read_address, remember
from flows.followed import Followed, add, feeds_path
from flows.settings import Settings
from tests.website import HTML, Answer, Site, answer, redirect, serving
from warehouse.connection import open_record
from warehouse.records import EntryOutcome, FeedOutcome

NOW = datetime(2024, 6, 18, 12, 0)  # noqa: DTZ001  # UTC, naive, as everywhere
RSS = {"Content-Type": "application/rss+xml; charset=utf-8"}
PROSE = "Le ministre a déclaré mardi que la réforme serait présentée au Parlement avant la fin de l’année."


def page(subject: str, *, paragraphs: int = 4) -> str:
    body = "".join(f"<p>{PROSE} Il parlait de {subject} pour la fois numéro {n}.</p>" for n in range(paragraphs))
    return f"<html><head><title>{subject}</title></head><body><article><h1>{subject}</h1>{body}</article></body></html>"


def item(site: Site, name: str, *, text: str = "", day: int = 18) -> str:
    return (
        f"<item><title>{name}</title><link>{site.url}/{name}</link><guid isPermaLink='false'>{name}</guid>"
        f"<pubDate>Tue, {day} Jun 2024 10:30:00 +0200</pubDate><description><![CDATA[{text}]]></description></item>"
    )


def rss(*items: str) -> str:
    return f"<?xml version='1.0'?><rss version='2.0'><channel><title>Le Fil</title>{''.join(items)}</channel></rss>"


def conditional(body: str, mark: str, headers: dict[str, str] = RSS) -> Answer:
    """Answers 304 to whoever has this mark."""

    def send(handler: BaseHTTPRequestHandler) -> None:
        known = handler.headers.get("If-None-Match") == mark
        answer("" if known else body, 304 if known else 200, {**headers, "ETag": mark})(handler)

    return send


class Desk:
    """A record, a site and a clock."""

    def __init__(self, folder: Path, site: Site) -> None:
        self.site = site
        self.settings = Settings(db=folder / "record.duckdb", allow_hosts="127.0.0.1", host_pause_s=0)
        self.feed = Followed(url=f"{site.url}/rss", outlet="Le Fil")
        self.now = NOW

    def look(self, feed: Followed | None = None, *, forget: bool = False) -> Checked:
        """A look at the feed, remembered."""
        checked = check(feed or self.feed, self.settings, Courtesy(self.settings), now=lambda: self.now)
        if not forget:
            remember(checked, self.settings)
        return checked

    def asked(self, path: str) -> int:
        return sum(each == path for each, _ in self.site.asked)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with serving() as site:
        yield Desk(tmp_path, site)


def titles(checked: Checked) -> list[str | None]:
    return [article.title for article in checked.articles]


def test_the_articles_of_a_feed_come_from_their_pages_with_what_the_feed_knows_of_them(desk: Desk) -> None:
    desk.site.answers |= {"/rss": answer(rss(item(desk.site, "Eau"), item(desk.site, "Feu")), headers=RSS)}
    desk.site.answers |= {"/Eau": answer(page("Eau")), "/Feu": answer(page("Feu"))}
    checked = desk.look()
    assert titles(checked) == ["Eau", "Feu"]
    assert {article.outlet for article in checked.articles} == {"Le Fil"}
    assert {article.published for article in checked.articles} == {datetime(2024, 6, 18, 8, 30)}  # noqa: DTZ001
    assert checked.articles[0].origin == f"{desk.site.url}/Eau"
    assert checked.articles[0].text.startswith("Le ministre a déclaré mardi")
    assert checked.failures == ()


def test_what_was_taken_is_not_fetched_again_and_what_is_new_is(desk: Desk) -> None:
    desk.site.answers |= {"/rss": answer(rss(item(desk.site, "Eau")), headers=RSS)}
    desk.site.answers |= {"/Eau": answer(page("Eau")), "/Feu": answer(page("Feu"))}
    desk.look()
    desk.site.answers["/rss"] = answer(rss(item(desk.site, "Feu"), item(desk.site, "Eau")), headers=RSS)
    desk.now += timedelta(minutes=5)
    assert titles(desk.look()) == ["Feu"]
    assert desk.asked("/Eau") == 1


def test_a_look_that_was_not_remembered_is_made_again(desk: Desk) -> None:
    desk.site.answers |= {"/rss": answer(rss(item(desk.site, "Eau")), headers=RSS), "/Eau": answer(page("Eau"))}
    assert titles(desk.look(forget=True)) == ["Eau"]
    assert titles(desk.look()) == ["Eau"]


def test_a_feed_that_says_it_has_nothing_new_is_believed(desk: Desk) -> None:
    desk.site.answers |= {"/rss": conditional(rss(item(desk.site, "Eau")), '"one"'), "/Eau": answer(page("Eau"))}
    assert desk.look().check.outcome is FeedOutcome.READ
    desk.now += timedelta(minutes=5)
    assert desk.look().check.outcome is FeedOutcome.UNCHANGED
    assert desk.look().check.etag == '"one"'


def test_a_page_is_looked_at_again_later_and_later_so_that_an_edit_becomes_a_revision(desk: Desk) -> None:
    desk.site.answers |= {"/rss": conditional(rss(item(desk.site, "Eau")), '"one"')}
    desk.site.answers |= {"/Eau": conditional(page("Eau"), '"p1"', HTML)}
    desk.look()
    tried = []
    for hours in (0.5, 1, 1.5, 2, 3, 4, 5, 7, 8, 10, 15, 16, 20, 31, 32, 48, 63, 64, 71):
        desk.now = NOW + timedelta(hours=hours)
        if desk.look().tried:
            tried.append(hours)
    assert tried == [1, 2, 4, 8, 16, 32, 64]
    desk.site.answers["/Eau"] = conditional(page("Eau", paragraphs=3), '"p2"', HTML)
    desk.now = NOW + timedelta(days=10)
    assert desk.look().tried == ()


def test_an_edited_page_is_read_again_and_an_unchanged_one_is_not(desk: Desk) -> None:
    desk.site.answers |= {"/rss": conditional(rss(item(desk.site, "Eau")), '"one"')}
    desk.site.answers |= {"/Eau": conditional(page("Eau"), '"p1"', HTML)}
    first = desk.look().articles[0]
    desk.now += timedelta(hours=1)
    again = desk.look()
    assert again.articles == ()
    assert [each.record.outcome for each in again.tried] == [EntryOutcome.UNCHANGED]
    desk.site.answers["/Eau"] = conditional(page("Eau", paragraphs=3), '"p2"', HTML)
    desk.now += timedelta(hours=2)
    [edited] = desk.look().articles
    assert edited.origin == first.origin
    assert len(edited.text) < len(first.text)
    # Nothing but the text may differ, or every look would make a revision.
    assert edited.model_copy(update={"text": first.text, "fetched": first.fetched}) == first


def test_a_feed_that_fails_is_asked_ever_more_rarely_and_never_stops_the_others(desk: Desk) -> None:
    desk.site.answers["/rss"] = answer("trouble", 500)
    other = Followed(url=f"{desk.site.url}/other", name="other")
    for feed in (desk.feed, other):
        add(feeds_path(desk.settings.db), feed)
    desk.site.answers |= {"/other": answer(rss(item(desk.site, "Feu")), headers=RSS), "/Feu": answer(page("Feu"))}
    waits = []
    for _ in range(7):
        checked = desk.look()
        assert checked.check.outcome is FeedOutcome.FAILED
        assert checked.failures == (Failure(desk.feed.url, "the server answers 500 Internal Server Error"),)
        assert checked.check.not_before is not None
        waits.append((checked.check.not_before - desk.now) / timedelta(hours=1))
        assert desk.feed.url not in [feed.url for feed in due(desk.settings, now=desk.now)]
        desk.now = checked.check.not_before
        assert desk.feed.url in [feed.url for feed in due(desk.settings, now=desk.now)]
    assert waits == [1, 2, 4, 8, 16, 24, 24]
    assert titles(desk.look(other)) == ["Feu"]


def test_a_site_that_asks_for_a_pause_gets_it(desk: Desk) -> None:
    desk.site.answers["/rss"] = answer("later", 503, {"Retry-After": "7200"})
    checked = desk.look()
    assert checked.check.not_before == NOW + timedelta(hours=2)
    desk.site.answers["/rss"] = answer(rss(*(item(desk.site, f"p{n}") for n in range(9))), headers=RSS)
    desk.site.answers["/p0"] = answer("slow down", 429)
    checked = desk.look()
    assert [each.record.outcome for each in checked.tried] == [EntryOutcome.FAILED]
    assert checked.check.left_count == 8
    assert desk.asked("/p1") == 0


def test_a_page_that_fails_is_tried_again_a_bounded_number_of_times(desk: Desk) -> None:
    desk.site.answers |= {"/rss": conditional(rss(item(desk.site, "Eau")), '"one"'), "/Eau": answer("x", 500)}
    outcomes = []
    for minutes in (0, 5, 10, 20, 30, 60, 70, 100, 150, 300, 600):
        desk.now = NOW + timedelta(minutes=minutes)
        outcomes += [each.record.outcome for each in desk.look().tried]
    assert outcomes == [EntryOutcome.FAILED] * 4 + [EntryOutcome.REFUSED]
    assert desk.asked("/Eau") == 5


def test_the_feeds_own_text_serves_where_the_page_cannot_be_read_and_the_text_is_whole(desk: Desk) -> None:
    whole = "".join(
        f"<p>{PROSE} Il parlait de {subject}.</p>" for subject in ("eau", "feu", "terre", "air", "pain", "sel")
    )
    short = f"<p>{PROSE}</p>"
    cut = whole.removesuffix("</p>") + " [...]</p>"
    desk.site.answers["/rss"] = answer(
        rss(
            item(desk.site, "Whole", text=whole),
            item(desk.site, "Short", text=short),
            item(desk.site, "Cut", text=cut),
        ),
        headers=RSS,
    )
    checked = desk.look()
    [article] = checked.articles
    assert article.title == "Whole"
    assert article.text.count("\n") == 5
    assert article.outlet == "Le Fil"
    assert article.repairs == ("the feed's text, as the page could not be read: the server answers 404 Not Found",)
    assert [each.record.outcome for each in checked.tried] == [
        EntryOutcome.FEED,
        EntryOutcome.REFUSED,
        EntryOutcome.REFUSED,
    ]
    desk.now += timedelta(hours=5)
    assert desk.look().tried == ()


def test_robots_txt_is_honoured_for_the_feed_and_for_its_pages(desk: Desk) -> None:
    desk.site.answers |= {"/robots.txt": answer("User-agent: *\nDisallow: /Eau\n", headers={})}
    desk.site.answers |= {"/rss": answer(rss(item(desk.site, "Eau"), item(desk.site, "Feu")), headers=RSS)}
    desk.site.answers |= {"/Eau": answer(page("Eau")), "/Feu": answer(page("Feu"))}
    checked = desk.look()
    assert titles(checked) == ["Feu"]
    assert "robots.txt" in str(checked.failures[0])
    desk.site.answers |= {"/robots.txt": answer("User-agent: greffier\nDisallow: /\n", headers={})}
    assert "robots.txt" in str(desk.look().failures[0])
    assert desk.asked("/Eau") == 0


def test_an_article_of_two_feeds_is_fetched_once(desk: Desk) -> None:
    other = Followed(url=f"{desk.site.url}/politique", name="other")
    desk.site.answers |= {
        "/rss": answer(rss(item(desk.site, "Eau")), headers=RSS),
        "/politique": answer(rss(item(desk.site, "Eau#xtor=RSS-1"), item(desk.site, "Eau?utm_source=x")), headers=RSS),
        "/Eau": answer(page("Eau")),
    }
    assert titles(desk.look()) == ["Eau"]
    assert desk.look(other).tried == ()
    assert desk.asked("/Eau") == 1


def test_a_look_fetches_a_bounded_number_of_pages_and_the_next_goes_on(desk: Desk) -> None:
    desk.settings = desk.settings.model_copy(update={"feed_pages": 3})
    desk.site.answers["/rss"] = conditional(rss(*(item(desk.site, f"p{n}") for n in range(7))), '"one"')
    desk.site.answers |= {f"/p{n}": answer(page(f"p{n}")) for n in range(7)}
    add(feeds_path(desk.settings.db), desk.feed)
    assert [titles(desk.look()) for _ in range(4)] == [["p0", "p1", "p2"], ["p3", "p4", "p5"], ["p6"], []]


def test_an_article_that_later_steps_could_not_do_is_taken_again(desk: Desk) -> None:
    desk.site.answers |= {"/rss": conditional(rss(item(desk.site, "Eau")), '"one"'), "/Eau": answer(page("Eau"))}
    checked = desk.look(forget=True)
    remember(checked, desk.settings, [Failure(checked.articles[0].origin, "a bug in greffier: …")])
    desk.now += timedelta(minutes=10)
    assert titles(desk.look()) == ["Eau"]


def test_a_page_that_is_there_no_more_is_said_to_be_gone(desk: Desk) -> None:
    desk.site.answers |= {"/rss": conditional(rss(item(desk.site, "Eau")), '"one"'), "/Eau": answer(page("Eau"))}
    desk.look()
    del desk.site.answers["/Eau"]
    desk.now += timedelta(hours=1)
    assert [each.record.outcome for each in desk.look().tried] == [EntryOutcome.GONE]


@pytest.mark.parametrize(
    "link", ["file:///etc/passwd", "javascript:alert(1)", "ftp://example.org/x", "/etc/passwd\x00"]
)
def test_a_feed_leads_nowhere_but_to_the_web(desk: Desk, link: str) -> None:
    entry = f"<item><title>x</title><link>{link}</link><description>{PROSE}</description></item>"
    desk.site.answers["/rss"] = answer(rss(entry), headers=RSS)
    checked = desk.look()
    assert checked.articles == ()
    assert "root:" not in str(checked.failures)


def test_a_page_in_place_of_a_feed_is_refused_with_the_feeds_that_it_names(desk: Desk) -> None:
    link = '<link rel="alternate" type="application/rss+xml" href="/rss.xml">'
    desk.site.answers["/rss"] = answer(f"<html><head>{link}</head><body></body></html>")
    assert str(desk.look().failures[0]).endswith(f"a page, not a feed; it names {desk.site.url}/rss.xml")


def test_the_record_keeps_every_look_and_every_try(desk: Desk) -> None:
    desk.site.answers |= {"/rss": answer(rss(item(desk.site, "Eau"), item(desk.site, "Feu")), headers=RSS)}
    desk.site.answers |= {"/Eau": answer(page("Eau")), "/Feu": answer("x", 500)}
    desk.look()
    desk.now += timedelta(hours=1)
    desk.look()
    with open_record(desk.settings.db) as connection:
        looks = connection.execute(
            "select check_number, outcome, entry_count, new_count, failed_count from feed_check order by all"
        ).fetchall()
        tries = connection.execute("select title, try_number, outcome from feed_entry order by all").fetchall()
    assert looks == [(1, "read", 2, 1, 1), (2, "read", 2, 1, 1)]
    assert tries == [("Eau", 1, "page"), ("Eau", 2, "page"), ("Feu", 1, "failed"), ("Feu", 2, "failed")]


def test_the_polite_name_says_how_to_reach_the_user(desk: Desk) -> None:
    desk.settings = desk.settings.model_copy(update={"contact": "desk@example.org"})
    desk.site.answers["/rss"] = answer(rss(), headers=RSS)
    desk.look()
    assert {headers["User-Agent"].rpartition("; ")[2] for _, headers in desk.site.asked} == {"desk@example.org)"}


def test_an_article_is_an_article_whatever_its_feed(desk: Desk) -> None:
    desk.site.answers |= {"/rss": answer(rss(item(desk.site, "Eau")), headers=RSS), "/Eau": answer(page("Eau"))}
    assert all(isinstance(article, Article) for article in desk.look().batch.done)


@pytest.mark.parametrize(
    ("trouble", "said"),
    [
        (redirect("http://10.0.0.1/secret"), "not a public address"),
        (redirect("http://localhost.example.invalid/"), "the connection failed"),
        (redirect("file:///etc/passwd"), "not an http or https address"),
        (answer(gzip.compress(b"a" * 50_000_000), headers={**HTML, "Content-Encoding": "gzip"}), "larger than"),
        (answer("x", headers={**HTML, "X-Long": "x" * 500_000}), "the exchange failed"),
        (answer("<html><body>" + "<div>" * 60_000), "too tangled"),
        (answer(b"%PDF-1.7", headers={"Content-Type": "application/pdf"}), "neither a page nor plain text"),
        (answer("<html><body><p>" + "a" * 9_000_000), "no article found"),
        (answer("<html><body>" + "<p>Abonnez-vous pour lire la suite.</p>" * 3), "the rest is for subscribers"),
    ],
    ids=["private", "no name", "file", "bomb", "headers", "tangled", "pdf", "long", "locked"],
)
def test_a_hostile_page_costs_only_itself(desk: Desk, trouble: Answer, said: str) -> None:
    desk.site.answers |= {"/rss": answer(rss(item(desk.site, "Bad"), item(desk.site, "Feu")), headers=RSS)}
    desk.site.answers |= {"/Bad": trouble, "/Feu": answer(page("Feu"))}
    checked = desk.look()
    assert titles(checked) == ["Feu"]
    assert said in str(checked.failures[0])


@pytest.mark.parametrize(
    ("trouble", "said"),
    [
        (
            answer(gzip.compress(b"<rss>" + b" " * 50_000_000), headers={**RSS, "Content-Encoding": "gzip"}),
            "larger than",
        ),
        (answer("<rss><channel>" + "<item>" * 300_000, headers=RSS), "too tangled"),
        (answer(b"\x00" * 1000, headers=RSS), "not a feed"),
        (answer("", headers=RSS), "not a feed"),
        (redirect("http://169.254.169.254/latest/meta-data/"), "not a public address"),
    ],
    ids=["bomb", "tangled", "binary", "empty", "private"],
)
def test_a_hostile_feed_is_a_failed_look(desk: Desk, trouble: Answer, said: str) -> None:
    desk.site.answers["/rss"] = trouble
    checked = desk.look()
    assert checked.check.outcome is FeedOutcome.FAILED
    assert said in str(checked.failures[0])


ROBOTS = """
User-agent: other
Disallow: /

User-agent: *
Crawl-delay: 99
Disallow: /private/
Allow: /private/open
Disallow: /*.pdf$
Disallow: /search?
Disallow: /caf%C3%A9
"""


@pytest.mark.parametrize(
    ("path", "allowed"),
    [
        ("/", True),
        ("/private/x", False),
        ("/private/open/x", True),
        ("/a/b.pdf", False),
        ("/a/b.pdf?x", True),
        ("/search?q=x", False),
        ("/search", True),
        ("/café", False),
        ("/robots.txt", True),
    ],
)
def test_robots_txt_is_read_as_rfc_9309_says(path: str, allowed: bool) -> None:  # noqa: FBT001
    robots = Robots(ROBOTS)
    assert robots.allows(f"https://a.example{path}") is allowed
    assert robots.delay_s == 10
    assert Robots(ROBOTS + "\nUser-agent: Greffier/1.0\nAllow: /").allows(f"https://a.example{path}")
    assert not Robots(ROBOTS, agent="other").allows("https://a.example/x")


@given(st.text(max_size=200), st.text(alphabet="ab/*$?%", max_size=20))
def test_any_robots_txt_is_read(text: str, path: str) -> None:
    Robots(f"User-agent: *\nDisallow: {path}\n{text}").allows(f"https://a.example/{path}")


def test_a_robots_txt_of_stars_takes_no_time() -> None:
    robots = Robots("User-agent: *\nDisallow: /" + "*a" * 900 + "b$")
    began = time.monotonic()
    assert robots.allows("https://a.example/" + "a" * 5_000)
    assert time.monotonic() - began < 1


def test_requests_to_one_site_keep_their_distance(desk: Desk) -> None:
    slept: list[float] = []
    desk.site.answers["/robots.txt"] = answer("User-agent: *\nCrawl-delay: 3\n", headers={})
    courtesy = Courtesy(desk.settings, clock=lambda: 100 + sum(slept), sleep=slept.append)
    for _ in range(3):
        courtesy.enter(f"{desk.site.url}/x")
    assert slept == [3, 3]


def test_an_address_may_be_a_feed_and_gives_its_articles(desk: Desk) -> None:
    desk.site.answers |= {"/rss": answer(rss(item(desk.site, "Eau"), item(desk.site, "Feu")), headers=RSS)}
    desk.site.answers |= {"/Eau": answer(page("Eau"))}
    article, failure = read_address(f"{desk.site.url}/rss", settings=desk.settings)
    assert isinstance(article, Article)
    assert article.outlet == "Le Fil"
    assert str(failure) == f"{desk.site.url}/Feu: the server answers 404 Not Found"
    [page_alone] = read_address(f"{desk.site.url}/Eau", settings=desk.settings)
    assert isinstance(page_alone, Article)
    assert page_alone.text == article.text
    desk.site.answers["/map"] = answer("<urlset/>", headers={"Content-Type": "application/xml"})
    with pytest.raises(FetchError, match="nor a feed, but application/xml"):
        read_address(f"{desk.site.url}/map", settings=desk.settings)
