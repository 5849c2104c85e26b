"""Where new claims go: joined, opened, contradicted, or left to a person."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.embed import load_encoder
from claims.match import Assignment, Candidate, Outcome, Statement, assign
from claims.models import Language

DAY = date(2023, 5, 3)
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
    edges = {(a.claim_id, claim_id): decision.reason_kind for a in run(TEXTS) for claim_id, decision in a.contradicts}
    assert list(edges.values()) == ["polarity"]
    assert {TEXTS[2]} < {TEXTS[int(claim_id[-1])] for pair in edges for claim_id in pair}


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


STORY = [  # as five outlets tell it, over three days
    (0, "fr", "Le barrage de Senvari a cédé."),
    (1, "en", "The Senvari dam gave way."),
    (0, "fr", "Le barrage de Senvari a tenu bon."),
    (1, "fr", "L'incendie de Brest a tué 73 personnes."),
    (2, "fr", "L'incendie de Brest a fait 73 morts."),
    (2, "fr", "L'incendie de Brest a tué 78 personnes."),
    (0, "fr", "La ministre Anna Roux a démissionné."),
    (2, "en", "Minister Anna Roux has resigned."),
    (1, "fr", "La ministre Anna Roux n'a pas démissionné."),
    (2, "fr", "Le col de Luzan est fermé."),
]


def ingested(order: Sequence[int]) -> tuple[set[frozenset[int]], set[frozenset[frozenset[int]]]]:
    """The claims, as groups of sentences, and the contradictions between them, of one sentence an article."""
    made = [
        Statement(text=text, language=Language(language), day=DAY + timedelta(days=day))
        for day, language, text in STORY
    ]
    vectors = load_encoder().encode([text for _, _, text in STORY])
    groups: dict[str, set[int]] = {}
    edges: list[tuple[str, str]] = []
    for n in order:
        near = [
            Candidate(
                claim_id=name, statement=made[int(name)], similarity=round(float(vectors[n] @ vectors[int(name)]), 4)
            )
            for name in groups
        ]
        (placed,) = assign([made[n]], [str(n)], vectors[n : n + 1], [near])
        groups.setdefault(placed.claim_id, set()).add(n)
        edges += [(placed.claim_id, other) for other, _ in placed.contradicts]
    frozen = {name: frozenset(members) for name, members in groups.items()}
    return set(frozen.values()), {frozenset({frozen[a], frozen[b]}) for a, b in edges}


@settings(max_examples=12, deadline=None)
@given(st.permutations(range(len(STORY))))
def test_the_order_of_articles_changes_neither_claims_nor_contradictions(order: list[int]) -> None:
    claims, contradictions = ingested(order)
    dam, holds, toll, more, gone, stays = (
        frozenset(each) for each in ({0, 1}, {2}, {3, 4}, {5}, {6, 7}, {8})
    )  # fmt: skip
    assert claims == {dam, holds, toll, more, gone, stays, frozenset({9})}
    assert contradictions == {frozenset({dam, holds}), frozenset({toll, more}), frozenset({gone, stays})}


def test_the_clearest_mention_of_an_article_gives_a_claim_its_words() -> None:
    """« Roux » comes first in the text; the claim is told with the full name, and keeps its words afterwards."""
    short, full = "Roux a démissionné.", "Anna Roux a démissionné."
    made = [Statement(text=text, language=Language.FRENCH, day=DAY, content_hash="a") for text in (short, full)]
    vectors = load_encoder().encode([short, full])
    first, second = assign(made, ["short", "full"], vectors, [[], []])
    assert (first.claim_id, first.opens) == ("full", False)
    assert (second.claim_id, second.opens) == ("full", True)


def test_a_contradiction_far_away_is_not_recorded() -> None:
    """Among a record's neighbours nearly every negated sentence would « contradict » an affirmed one."""
    stored = Candidate(claim_id="stored", statement=statements(TEXTS[:1])[0], similarity=0.4)
    (assignment,) = run(TEXTS[2:3], [[stored]])
    assert assignment.contradicts == ()


def test_a_statement_that_needs_its_article_joins_nothing_but_a_copy_of_itself() -> None:
    """« Il a été arrêté » of two articles may be two men, also on one day; in two copies of one article it is one."""
    fled = Statement(
        text="Il a été arrêté à Lyon.", language=Language.FRENCH, day=DAY, stands_alone=False, content_hash="a"
    )
    other = Candidate(claim_id="other", statement=fled.model_copy(update={"content_hash": "b"}), similarity=1.0)
    named = Candidate(claim_id="named", statement=statements(TEXTS[:1])[0], similarity=0.95)
    copy = Candidate(
        claim_id="copy", statement=fled.model_copy(update={"day": DAY + timedelta(days=9)}), similarity=1.0
    )
    vectors = load_encoder().encode([fled.text])
    (apart,) = assign([fled], ["new"], vectors, [[named, other]])
    assert (apart.claim_id, apart.opens, apart.review, apart.contradicts) == ("new", True, (), ())
    (joined,) = assign([fled], ["new"], vectors, [[named, copy]])
    assert (joined.claim_id, joined.opens) == ("copy", False)
