"""Where new claims go: joined, opened, contradicted, or left to a person."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.embed import load_encoder
from claims.match import Assignment, Candidate, Outcome, Statement, assign
from claims.models import Language

TEXTS = [
    "Le suspect a été arrêté à Lyon.",
    "Le suspect a été interpellé à Lyon.",
    "Le suspect n'a pas été arrêté à Lyon.",
    "La grève des éboueurs a pris fin.",
    "Les éboueurs ont cessé leur grève.",
    "L'usine de Flins va supprimer 300 emplois.",
]


def statements(texts: Sequence[str]) -> list[Statement]:
    return [Statement(text=text, language=Language.FRENCH) for text in texts]


def run(texts: Sequence[str], candidates: Sequence[Sequence[Candidate]] | None = None) -> list[Assignment]:
    new_ids = [f"claim-{TEXTS.index(text)}" for text in texts]
    return assign(statements(texts), new_ids, load_encoder().encode(texts), candidates or [[] for _ in texts])


def groups(texts: Sequence[str], assignments: Sequence[Assignment]) -> set[frozenset[str]]:
    claims: dict[str, set[str]] = {}
    for text, assignment in zip(texts, assignments, strict=True):
        claims.setdefault(assignment.claim_id, set()).add(text)
    return {frozenset(members) for members in claims.values()}


def test_a_batch_matches_within_itself() -> None:
    assignments = run(TEXTS)
    assert [a.index for a in assignments] == list(range(len(TEXTS)))
    assert groups(TEXTS, assignments) == {
        frozenset(TEXTS[0:2]), frozenset(TEXTS[2:3]), frozenset(TEXTS[3:5]), frozenset(TEXTS[5:]),
    }  # fmt: skip


def test_a_contradiction_becomes_an_edge_with_its_reason() -> None:
    denied = run(TEXTS)[2]
    assert denied.opens
    ((claim_id, decision),) = denied.contradicts
    assert claim_id == "claim-0"
    assert decision.reason_kind == "polarity"


def test_a_stored_claim_is_joined_and_named() -> None:
    stored = Candidate(claim_id="stored", statement=statements(TEXTS[:1])[0], similarity=0.9)
    (assignment,) = run(TEXTS[1:2], [[stored]])
    assert (assignment.claim_id, assignment.opens) == ("stored", False)
    assert assignment.decision.outcome is Outcome.SAME


def test_a_new_claim_says_what_its_nearest_candidate_was() -> None:
    stored = Candidate(claim_id="stored", statement=statements(TEXTS[:1])[0], similarity=0.4)
    (assignment,) = run(TEXTS[5:], [[stored]])
    assert (assignment.claim_id, assignment.opens) == ("claim-5", True)
    assert assignment.decision.outcome is Outcome.DIFFERENT


def test_the_first_claim_of_a_record_is_new() -> None:
    (assignment,) = run(TEXTS[:1])
    assert assignment.opens
    assert assignment.decision.reason_kind == "new"


def test_ties_go_to_the_lower_id() -> None:
    twin = statements(TEXTS[:1])[0]
    stored = [Candidate(claim_id=name, statement=twin, similarity=0.9) for name in ("b", "a", "c")]
    assert run(TEXTS[1:2], [stored])[0].claim_id == "a"


def test_nothing_in_gives_nothing_out() -> None:
    assert assign([], [], np.zeros((0, 512), dtype=np.float32), []) == []


@settings(max_examples=15, deadline=None)
@given(st.permutations(TEXTS))
def test_clear_cases_do_not_depend_on_the_order_of_ingestion(texts: list[str]) -> None:
    assert groups(texts, run(texts)) == groups(TEXTS, run(TEXTS))


def test_a_contradiction_far_away_is_not_recorded() -> None:
    """Among a record's neighbours nearly every negated sentence would « contradict » an affirmed one."""
    stored = Candidate(claim_id="stored", statement=statements(TEXTS[:1])[0], similarity=0.4)
    (assignment,) = run(TEXTS[2:3], [[stored]])
    assert assignment.contradicts == ()


def test_a_statement_that_needs_its_article_joins_nothing_but_a_copy_of_itself() -> None:
    """« Il a été arrêté » of two articles may be two men; in two copies of one article it is one."""
    fled = Statement(text="Il a été arrêté à Lyon.", language=Language.FRENCH, stands_alone=False)
    named = Candidate(claim_id="named", statement=statements(TEXTS[:1])[0], similarity=0.95)
    copy = Candidate(claim_id="copy", statement=fled, similarity=1.0)
    vectors = load_encoder().encode([fled.text])
    (apart,) = assign([fled], ["new"], vectors, [[named]])
    assert (apart.claim_id, apart.opens, apart.review, apart.contradicts) == ("new", True, (), ())
    (joined,) = assign([fled], ["new"], vectors, [[named, copy]])
    assert (joined.claim_id, joined.opens) == ("copy", False)
