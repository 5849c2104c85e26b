"""A writer to a shared record, for the tests to have several of and to kill.

``python -m tests.lake_writers RECORD SEED NUMBER…`` stores the articles of these numbers, in an order of its own, each
in a session of its own and until it is in; prints each number when it is.
"""

from __future__ import annotations

import random
import sys
from pathlib import Path

from claims.models import Article
from tests.warehouse_processes import article, claims, say
from tests.warehouse_samples import Made, store
from warehouse.connection import open_record
from warehouse.errors import LakeUnreachable, StaleRecord
from warehouse.ids import claim_id, mention_id, revision_id
from warehouse.store import known_revisions


def made(told: Article, number: int, first: Article | None) -> list[Made]:
    """The claims of ``told``; the first is decided to contradict what ``first`` says, so that order matters."""
    its = claims(told, number)
    if first is not None:
        against = claim_id(mention_id(revision_id(first), claims(first, 0)[0].claim))
        its[0] = Made(its[0].claim, contradicts=(against,))
    return its


def write(path: Path, number: int) -> None:
    """Store one article, whatever happens to the session."""
    told, first = article(number), article(0)
    while True:
        try:
            with open_record(path, timeout_s=120) as connection:
                known = bool(known_revisions(connection, [first]))
                store(connection, told, made(told, number, first if known and number else None))
        except (StaleRecord, LakeUnreachable):
            continue
        return


if __name__ == "__main__":
    record, seed, *numbers = sys.argv[1:]
    random.Random(int(seed)).shuffle(numbers)
    for each in numbers:
        write(Path(record), int(each))
        say(each)
