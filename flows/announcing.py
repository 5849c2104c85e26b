"""What has changed, told to Prefect as events, for automations: `claim.contested`, `claim.denied` …, once a change.

An event is told after the snapshot that shows it is published. It is sent first and kept in mind afterwards, under an
id of its own: a run that is killed in between tells it again, and Prefect knows it already.
"""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from datetime import UTC, datetime
from typing import Any, Final
from uuid import NAMESPACE_URL, uuid5

from prefect import runtime
from prefect.client.orchestration import get_client
from prefect.client.schemas.filters import ArtifactCollectionFilter, ArtifactCollectionFilterKey
from prefect.settings import PREFECT_API_URL

from claims.models import Status
from flows.addresses import address
from flows.alone import alone
from flows.console import clean
from flows.pages.phrases import OVERVIEW, claim_key
from flows.settings import Settings
from flows.tables import counted, stance_words
from warehouse.announcements import Untold, mark_told, untold, without_told
from warehouse.connection import open_record, open_snapshot, snapshot_path
from warehouse.snapshot import publish

logger = logging.getLogger(__name__)

# The kinds of the view `change` that are told, with the name of the event and of what it is about.
EVENTS: Final = {
    "contested": "claim.contested",
    "denied": "claim.denied",
    "turned": "claim.turned",
    "edited": "article.edited",
    "source_contradicted": "source.contradicted",
}
AT_ONCE: Final = 100  # events in one request
NEWS: Final = "desk.news"  # all that one run found, for a message that people read
MOST_TOLD: Final = 30  # changes in one message
_COUNTED: Final = {
    "contested": "newly contested",
    "denied": "newly denied",
    "turned": "turned round",
    "edited": "edited after publication",
    "source_contradicted": "contradicting themselves",
}


def announce(settings: Settings) -> int:
    """How many changes were told as events.

    Only to a server that lives on: without one nobody would hear, and they wait until there is one.
    """
    if PREFECT_API_URL.value() is None or not snapshot_path(settings.db).exists():
        return 0
    with alone(settings.db, "announce", patient=True):
        with open_snapshot(settings.db) as connection:  # nobody has to wait while it is looked through
            waiting = untold(connection, EVENTS)
        if waiting:
            with open_record(settings.db, timeout_s=settings.lock_timeout_s) as connection:
                waiting = without_told(connection, waiting)
        for start in range(0, len(waiting), AT_ONCE):
            some = waiting[start : start + AT_ONCE]
            _send(some)
            with open_record(settings.db, timeout_s=settings.lock_timeout_s) as connection:
                mark_told(connection, some, now=datetime.now(UTC).replace(tzinfo=None))
        if waiting:
            publish(settings.db, timeout_s=settings.lock_timeout_s)
            logger.info("announce: %s", counted(len(waiting), "change"))
    return len(waiting)


def _send(changes: Sequence[Untold]) -> None:
    """Hand the events over to the server; returns once it has them."""
    there = pages_there(change.claim_id for change in changes if change.claim_id)
    with get_client(sync_client=True) as client:
        events = [*(event(change, there) for change in changes), news(changes, there)]
        response = client._client.post("/events", json=events)  # noqa: SLF001  # the client has no way of its own, and its own events wait in a thread
    response.raise_for_status()


def event(change: Untold, there: Collection[str] = ()) -> dict[str, Any]:
    """The change as Prefect's event, with what an automation needs to write a message."""
    change = _plain(change)
    kind, _, _ = EVENTS[change.kind].partition(".")
    resource = {"claim": change.claim_id, "article": change.article_id, "source": change.source_id}[kind]
    return {
        "event": EVENTS[change.kind],
        "id": str(uuid5(NAMESPACE_URL, f"greffier:{change.change_id}")),
        "occurred": change.happened_at.replace(tzinfo=UTC).isoformat(),
        "resource": {
            "prefect.resource.id": f"greffier.{kind}.{resource or change.change_id}",
            "prefect.resource.name": change.who[0] if kind == "source" and change.who else change.text,
        },
        "related": _of_this_run(),
        "payload": {
            "message": sentence(change),
            "text": change.text,
            "who": list(change.who),
            "against": change.against_text,
            "against_who": list(change.against_who),
            "why": list(change.reasons),
            "since": change.happened_at.replace(tzinfo=UTC).isoformat(timespec="seconds"),
            "article": change.article_title,
            "outlet": change.article_outlet,
            "address": change.article_origin,
            "page": page(change, there),
        },
    }


def news(changes: Sequence[Untold], there: Collection[str] = ()) -> dict[str, Any]:
    """All these changes as one event, for a message of which nobody wants a hundred."""
    numbers = Counter(change.kind for change in changes)
    ids = " ".join(sorted(change.change_id for change in changes))
    last = max(change.happened_at for change in changes)
    ranked = sorted(changes, key=lambda change: list(EVENTS).index(change.kind))
    told = [f"{sentence(_plain(change))}\n{page(change, there)}" for change in ranked[:MOST_TOLD]]
    more = [f"and {len(changes) - MOST_TOLD:,} more"] if len(changes) > MOST_TOLD else []
    overview = address(f"artifacts/key/{OVERVIEW}")
    return {
        "event": NEWS,
        "id": str(uuid5(NAMESPACE_URL, f"greffier:news:{ids}")),
        "occurred": last.replace(tzinfo=UTC).isoformat(),
        "resource": {"prefect.resource.id": "greffier.desk", "prefect.resource.name": "Who said what"},
        "related": _of_this_run(),
        "payload": {
            "subject": ", ".join(f"{numbers[kind]:,} {words}" for kind, words in _COUNTED.items() if numbers[kind]),
            "text": "\n\n".join([*told, *more, f"All of it: {overview}"]),
            "number": len(changes),
            "page": overview,
        },
    }


def _plain(change: Untold) -> Untold:
    """The change with each of its words on one line, and nothing in them that a terminal, a log or a chat would obey."""
    words = {name: clean(value) for name, value in change if isinstance(value, str)}
    lists = {name: tuple(map(clean, value)) for name, value in change if isinstance(value, tuple)}
    return change.model_copy(update={**words, **lists})


def _of_this_run() -> list[dict[str, str]]:
    flow_run = runtime.flow_run.id
    if not flow_run:
        return []
    return [{"prefect.resource.id": f"prefect.flow-run.{flow_run}", "prefect.resource.role": "flow-run"}]


def sentence(change: Untold) -> str:
    """The change in a sentence for people."""
    who, against = _names(change.who), _names(change.against_who)
    said, other = (f"« {text.removesuffix('.')} »" for text in (change.text, change.against_text or ""))
    match change.kind:
        case "contested" if change.against_claim_id in (change.claim_id, None):
            return f"Contested: {said}, asserted by {who}, denied by {against}."
        case "contested":
            return f"Contested: {said} ({who}), against {other} ({against})."
        case "denied":
            return f"{who} {stance_words(Status.DENIED, len(change.who))} {said}."
        case "turned":
            return f"{who} turned round and now {'denies' if change.status == 'denied' else 'asserts'} {said}."
        case "edited":
            return f"{who if change.who else 'An outlet'} changed the text of {said} after it was published."
        case _:
            return f"{who} says two things: {said}, and {other}."


def _names(names: Sequence[str]) -> str:
    """``A, B and C``."""
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names) or "somebody"


def pages_there(claim_ids: Iterable[str]) -> frozenset[str]:
    """The keys of those claims' pages that Prefect has."""
    keys = [claim_key(claim_id) for claim_id in claim_ids]
    with get_client(sync_client=True) as client:
        found = client.read_latest_artifacts(
            artifact_filter=ArtifactCollectionFilter(key=ArtifactCollectionFilterKey(any_=keys)), limit=len(keys) or 1
        )
    return frozenset(artifact.key for artifact in found if artifact.key)


def page(change: Untold, there: Collection[str]) -> str:
    """Where the desk shows it: the claim's own page if it is ``there``, else the overview."""
    key = claim_key(change.claim_id) if change.claim_id else OVERVIEW
    return address(f"artifacts/key/{key if key in there else OVERVIEW}")
