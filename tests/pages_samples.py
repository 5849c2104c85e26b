"""The story of the dam at Valmont as the pages show it, and the same story in hostile words."""

from __future__ import annotations

import duckdb

from claims.models import Article, Language, Status
from tests.warehouse_samples import BRAC, COURIER, GAZETTE, Book, Made, claim, person, tell

HOLDS = "Le barrage de Valmont tient bon."
FORTY = "40 habitants de Valmont ont été évacués lundi."
SIXTY_FIVE = "Sixty-five people were moved out of Valmont on Monday."

ROAD = "La route de Valmont est fermée."

HOSTILE = (
    "| a | <img src=x onerror=alert(1)> <script>alert(2)</script> ![](http://e.example/p.png) "
    "[x](javascript:alert(3)) <http://e.example> http://e.example www.e.example # T `c` *b* _i_ ~~s~~ :smile: "
    "</details><svg onload=alert(4)> ```mermaid graph TD; ``` \x1b[2J $x$ &copy; \\ ^1 [^1]"
)


def told(connection: duckdb.DuckDBPyConnection) -> Book:
    """The story, and then: somebody vouches for the rumour, the Gazette is edited, the Courier corrects itself."""
    book = tell(connection)
    vouching = COURIER.model_copy(update={"origin": "https://courier.example/bridge"})
    book.store(vouching, Made(claim(vouching, "The Valmont bridge is closed.", BRAC), joins=book.claim_ids["bridge"]))
    notice = GAZETTE.model_copy(
        update={"origin": "https://gazette.example/route", "title": "La route", "text": "La route est fermée. Avis."}
    )
    book.store(notice, Made(claim(notice, ROAD)), names=["road"])
    edited = notice.model_copy(update={"text": "La route est ouverte. Avis."})
    book.store(edited, Made(claim(edited, "La route de Valmont est ouverte.")))
    later = COURIER.model_copy(update={"origin": "https://courier.example/later"})
    seventy = claim(later, "Seventy people were moved out of Valmont on Monday.")
    book.store(later, Made(seventy, contradicts=(book.claim_ids["sixty-five"],), reason_kind="amount"))
    return book


def told_in(words: str, connection: duckdb.DuckDBPyConnection, *, origin: str = "https://e.example/1") -> Book:
    """A contested, denied, turned and edited claim in which every string of the articles is ``words``."""
    book = Book(connection)

    def article(number: int, origin: str) -> Article:
        return Article(
            text=f"{number} {words} dit {words}. Et {words}.",
            language=Language.FRENCH,
            origin=origin,
            outlet=words,
            title=words,
            author=words,
        )

    first = article(1, origin)
    cue = first.text.index("dit ")
    one = claim(first, words, person(words, role=words), evidence=f"{words} dit {words}")
    book.store(
        first,
        Made(one.model_copy(update={"cue": "dit " + words, "cue_start": cue, "cue_end": cue + 4 + len(words)})),
        names=["it"],
    )
    for number, status in ((2, Status.DENIED), (3, Status.REPORTED)):
        other = article(number, f"{origin}/{number}")
        made = claim(other, words, person(f"{words} {number}", through=person(words)), status=status, evidence=words)
        book.store(other, Made(made, joins=book.claim_ids["it"]))
    fourth = article(4, f"{origin}/4")
    book.store(
        fourth,
        Made(
            claim(fourth, words, person(words, role=words), status=Status.DENIED, evidence=words),
            joins=book.claim_ids["it"],
        ),
        Made(
            claim(fourth, f"Non, {words}", person(words), evidence=words),
            contradicts=(book.claim_ids["it"],),
            reasons=(f"{words}: {words}",),
            reason_kind=words,
        ),
    )
    changed = fourth.model_copy(update={"text": f"{words} changed."})
    book.store(changed, Made(claim(changed, f"Oui, {words}", person(words), evidence=words)))
    return book
