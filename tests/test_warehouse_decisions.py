"""What a person decides wins over the software, at once and for good, and can be taken back without a trace."""

from __future__ import annotations

import random
import shutil
from collections.abc import Iterator, Sequence
from datetime import timedelta
from itertools import count
from pathlib import Path
from typing import Any, Final

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray
from pydantic import ValidationError

from claims.models import Article, Status
from tests.warehouse_samples import (
    COURIER,
    DIMENSION,
    ECHO,
    ENCODER,
    GAZETTE,
    UNSIGNED,
    Book,
    Made,
    claim,
    person,
    store,
    tell,
    vectors_for,
)
from warehouse.connection import open_record
from warehouse.decisions import (
    Accept,
    Confirm,
    Contradict,
    Done,
    Merge,
    Reject,
    Request,
    Separate,
    Split,
    Undo,
    act,
    acts,
)
from warehouse.doubts import Choice, DoubtKind, doubts, still_open
from warehouse.errors import ActRefused, AmbiguousClaim, ClaimNotFound, StaleRecord
from warehouse.ids import claim_id
from warehouse.nearest import nearest
from warehouse.queries import review_queue, show_claim
from warehouse.records import ActKind
from warehouse.statements import statement
from warehouse.store import watermark

VIEWS: Final = (
    "mention_claim",
    "stance",
    "contradiction",
    "contested",
    "claim_status",
    "claim_timeline",
    "source_record",
    "review_queue",
)


class Encoder:
    """The samples' own vectors."""

    key = ENCODER

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        return vectors_for(texts, DIMENSION)


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Book]:
    """The story of the dam at Valmont, told once."""
    path = tmp_path_factory.mktemp("told") / "record.duckdb"
    with open_record(path) as connection:
        return path, tell(connection)


@pytest.fixture
def book(told: tuple[Path, Book], tmp_path: Path) -> Iterator[Book]:
    """A copy of the story, to go on with."""
    path, book = told
    shutil.copyfile(path, tmp_path / "told.duckdb")
    with open_record(tmp_path / "told.duckdb") as connection:
        yield Book(connection, now=book.now, claim_ids=dict(book.claim_ids))


def does(book: Book, request: Request, *, who: str = "Ada", note: str | None = None) -> Done:
    """One act; an hour passes."""
    book.now += timedelta(hours=1)
    return act(book.connection, request, person=who, note=note, now=book.now, encoder=Encoder())


def ask(book: Book, sql: str, *values: Any) -> list[tuple[Any, ...]]:
    return book.connection.execute(sql, list(values)).fetchall()


def state(book: Book) -> dict[str, list[tuple[Any, ...]]]:
    """All that the views say, and which words find claims."""
    held = {view: ask(book, f"select * from {view} order by all") for view in VIEWS}
    found = nearest(book.connection, ENCODER, Encoder().encode(["Le barrage"]), 99)[0]
    return held | {"nearest": [(near.claim_id, near.similarity) for near in found]}


def mentions(book: Book, name: str) -> list[str]:
    """The mentions of a claim, in time order."""
    return [
        mention
        for (mention,) in ask(
            book,
            "select mention_id from claim_timeline where claim_id = ? order by timeline_number",
            book.claim_ids[name],
        )
    ]


def claim_of(book: Book, mention: str) -> str:
    [(found,)] = ask(book, "select claim_id from mention_claim where mention_id = ?", mention)
    return str(found)


def copy(article: Article, name: str) -> Article:
    """The article in another outlet."""
    return article.model_copy(update={"origin": f"https://{name}.example/copy", "outlet": name})


# --------------------------------------------------------------------------------------------- one act each


def test_who_confirms_a_doubt_makes_two_claims_one(book: Book) -> None:
    [doubtful] = mentions(book, "a dam holds")
    done = does(book, Confirm(mention=doubtful, claim=book.claim_ids["holds"]))
    assert claim_of(book, doubtful) == book.claim_ids["holds"]
    assert review_queue(book.connection) == []
    assert done.words == "“Le barrage tient bon.” is the claim “Le barrage de Valmont tient bon.”"
    assert done.claim_ids == (book.claim_ids["holds"],)


def test_all_that_joined_a_claim_goes_where_the_claim_goes(book: Book) -> None:
    ids = book.claim_ids
    bridge = mentions(book, "bridge")
    does(book, Merge(claim=ids["bridge"], into=ids["holds"]))
    assert {claim_of(book, mention) for mention in bridge} == {ids["holds"]}
    assert ids["bridge"] not in {row[0] for row in ask(book, "select claim_id from claim_status")}


def test_a_claim_keeps_its_id_and_words_when_others_become_part_of_it(book: Book) -> None:
    ids = book.claim_ids
    does(book, Merge(claim=ids["holds"], into=ids["a dam holds"]))
    shown = show_claim(book.connection, ids["holds"])
    assert (shown.claim.claim_id, shown.claim.text) == (ids["a dam holds"], "Le barrage tient bon.")
    assert len(shown.mentions) == 5


def test_claims_can_be_made_one_in_a_chain(book: Book) -> None:
    ids = book.claim_ids
    does(book, Merge(claim=ids["bridge"], into=ids["forty"]))
    does(book, Merge(claim=ids["forty"], into=ids["holds"]))
    does(book, Merge(claim=ids["bridge"][:9], into=ids["a dam holds"]))  # the bridge stands for what it is part of
    assert {row[0] for row in ask(book, "select claim_id from claim_status")} == {
        ids["a dam holds"],
        ids["sixty-five"],
    }


def test_who_says_that_two_claims_exclude_each_other_makes_them_contested(book: Book) -> None:
    ids = book.claim_ids
    does(book, Contradict(claim=ids["a dam holds"], other=ids["bridge"]), note="A bridge is no dam.")
    [row] = ask(
        book,
        "select reason_kind, reasons, decider, decided_by from contradiction where claim_id = ? or other_claim_id = ?",
        ids["bridge"],
        ids["bridge"],
    )
    assert row == ("person", ["A bridge is no dam."], "person", "Ada")


def test_a_contradiction_that_the_software_found_keeps_its_reason_when_a_person_agrees(book: Book) -> None:
    ids = book.claim_ids
    does(book, Contradict(claim=ids["forty"], other=ids["sixty-five"]))
    assert ask(book, "select reason_kind, reasons, decider from contradiction") == [
        ("amount", ["amount: 65 against 40", "Ada says so"], "person")
    ]


def test_who_says_that_two_claims_only_differ_ends_their_contradiction(book: Book) -> None:
    ids = book.claim_ids
    does(book, Separate(claim=ids["sixty-five"], other=ids["forty"]))
    assert ask(book, "select * from contradiction") == []


def test_a_doubt_that_a_person_answers_with_different_is_settled(book: Book) -> None:
    [doubtful] = mentions(book, "a dam holds")
    does(book, Separate(claim=book.claim_ids["a dam holds"], other=book.claim_ids["holds"], mention=doubtful))
    assert review_queue(book.connection) == []


def test_what_was_said_of_two_claims_settles_every_doubt_between_them(book: Book) -> None:
    ids = book.claim_ids
    does(book, Separate(claim=ids["holds"], other=ids["a dam holds"]))  # the other way round
    assert review_queue(book.connection) == []


def test_a_mention_that_leaves_its_claim_opens_one_with_its_own_words(book: Book) -> None:
    mention = mentions(book, "holds")[1]
    done = does(book, Split(mentions=(mention,)))
    own = claim_of(book, mention)
    assert own == claim_id(mention)
    assert ask(book, "select text, day::varchar from claim where claim_id = ?", own) == [
        ("The Valmont dam holds.", "2031-05-02")
    ]
    assert len(mentions(book, "holds")) == 3
    assert done.words == ("“The Valmont dam holds.” left “Le barrage de Valmont tient bon.” for a claim of its own")
    found = nearest(book.connection, ENCODER, Encoder().encode(["The Valmont dam holds."]), 1)
    assert found[0][0].claim_id == own


def test_when_the_opening_mention_leaves_the_others_open_a_claim(book: Book) -> None:
    """The words of the claim are those of its opening mention: who keeps those keeps the claim."""
    first, *others = mentions(book, "holds")
    does(book, Split(mentions=(first,)))
    assert claim_of(book, first) == book.claim_ids["holds"]
    [own] = {claim_of(book, mention) for mention in others}
    assert own in {claim_id(mention) for mention in others}


def test_mentions_can_leave_together(book: Book) -> None:
    _, second, third, _ = mentions(book, "holds")
    does(book, Split(mentions=(second, third)))
    [own] = {claim_of(book, mention) for mention in (second, third)}
    assert own != book.claim_ids["holds"]


@pytest.mark.parametrize("number", [0, 1])
def test_a_mention_can_leave_for_a_claim_that_is_there(book: Book, number: int) -> None:
    leaving, *others = mentions(book, "holds")[number:]
    does(book, Split(mentions=(leaving,), into=book.claim_ids["forty"]))
    assert claim_of(book, leaving) == book.claim_ids["forty"]
    assert book.claim_ids["forty"] not in {claim_of(book, mention) for mention in others}


def test_what_was_made_one_can_be_made_two_again_by_taking_a_mention_out(book: Book) -> None:
    ids = book.claim_ids
    first, second = mentions(book, "bridge")
    does(book, Merge(claim=ids["bridge"], into=ids["holds"]))
    does(book, Split(mentions=(first,)))
    assert claim_of(book, first) == claim_of(book, second) == ids["bridge"]


def test_two_claims_that_a_split_parted_may_still_contradict_each_other(book: Book) -> None:
    ids = book.claim_ids
    [mention] = mentions(book, "sixty-five")
    does(book, Confirm(mention=mention, claim=ids["forty"]))
    assert ask(book, "select * from contradiction") == []
    does(book, Split(mentions=(mention,)))
    assert len(ask(book, "select * from contradiction")) == 1


def test_a_rejected_mention_counts_for_nothing(book: Book) -> None:
    denial = mentions(book, "holds")[1]
    does(book, Reject(mention=denial))
    assert ask(book, "select * from stance where mention_id = ?", denial) == []
    [row] = ask(book, "select denied_by, mention_count from claim_status where claim_id = ?", book.claim_ids["holds"])
    assert row == (["Inès Carmin"], 3)


def test_a_claim_of_which_every_mention_is_rejected_is_gone(book: Book) -> None:
    ids = book.claim_ids
    [mention] = mentions(book, "sixty-five")
    does(book, Reject(mention=mention))
    assert ask(book, "select * from contested where claim_id in (?, ?)", ids["forty"], ids["sixty-five"]) == []
    with pytest.raises(ClaimNotFound):
        show_claim(book.connection, ids["sixty-five"])
    found = nearest(book.connection, ENCODER, Encoder().encode(["Sixty-five"]), 99)[0]
    assert ids["sixty-five"] not in {near.claim_id for near in found}


def test_a_claim_whose_opening_mention_is_rejected_goes_on_without_it(book: Book) -> None:
    first, *others = mentions(book, "holds")
    does(book, Reject(mention=first))
    assert mentions(book, "holds") == others
    assert len(review_queue(book.connection)) == 1


def test_who_accepts_what_was_rejected_brings_it_back(book: Book) -> None:
    before = state(book)
    denial = mentions(book, "holds")[1]
    does(book, Reject(mention=denial), who="Ada")
    does(book, Accept(mention=denial), who="Bao")
    assert state(book) == before
    assert ask(book, "select verdict, person from verdict_at('infinity')") == [("right", "Bao")]


# ------------------------------------------------------------------------------------------------- undoing


def test_the_last_act_is_undone_where_none_is_named(book: Book) -> None:
    ids = book.claim_ids
    before = state(book)
    does(book, Merge(claim=ids["bridge"], into=ids["holds"]))
    between = state(book)
    does(book, Merge(claim=ids["forty"], into=ids["holds"]))
    done = does(book, Undo())
    assert done.words == (
        "undone: “40 habitants de Valmont ont été évacués lundi.” is now part of “Le barrage de Valmont tient bon.”"
    )
    assert state(book) == between
    does(book, Undo())
    assert state(book) == before
    with pytest.raises(ActRefused, match="Nothing to undo"):
        does(book, Undo())


def test_an_undo_can_be_undone(book: Book) -> None:
    does(book, Merge(claim=book.claim_ids["bridge"], into=book.claim_ids["holds"]))
    merged = state(book)
    does(book, Undo(act=1))
    does(book, Undo(act=2))
    assert state(book) == merged
    assert [(each.act_number, each.is_undone) for each in acts(book.connection)] == [(3, False), (2, True), (1, False)]


def test_what_joined_a_claim_by_its_words_goes_back_with_it(book: Book) -> None:
    """An undone act counts for nothing, also for what was stored while it stood."""
    ids = book.claim_ids
    does(book, Merge(claim=ids["bridge"], into=ids["holds"]))
    again = copy(UNSIGNED, "Le Miroir")
    made = Made(claim(again, "Le pont de Valmont est coupé."), joins=ids["bridge"])
    book.store(again, made)
    assert len(mentions(book, "holds")) == 7
    does(book, Undo())
    assert len(mentions(book, "bridge")) == 3


def test_two_acts_that_make_each_claim_part_of_the_other_never_stand_together(book: Book) -> None:
    ids = book.claim_ids
    does(book, Merge(claim=ids["bridge"], into=ids["forty"]))
    does(book, Undo())
    does(book, Merge(claim=ids["forty"], into=ids["bridge"]))
    with pytest.raises(ActRefused, match="would be part of one that is part of it"):
        does(book, Undo(act=2))
    assert len(acts(book.connection)) == 3  # a refused act leaves nothing


MENTION: Final = st.integers(0, 8)
CLAIM: Final = st.integers(0, 4)
DEEDS: Final = st.lists(
    st.one_of(
        st.tuples(st.just("confirm"), MENTION, CLAIM),
        st.tuples(st.just("contradict"), CLAIM, CLAIM),
        st.tuples(st.just("separate"), CLAIM, CLAIM),
        st.tuples(st.just("merge"), CLAIM, CLAIM),
        st.tuples(st.just("split"), MENTION, MENTION),
        st.tuples(st.just("move"), MENTION, CLAIM),
        st.tuples(st.just("reject"), MENTION, CLAIM),
        st.tuples(st.just("accept"), MENTION, CLAIM),
        st.tuples(st.just("undo"), st.integers(1, 6), CLAIM),
    ),
    max_size=5,
)


def request(deed: tuple[str, int, int], every_mention: list[str], every_claim: list[str]) -> Request:
    kind, one, other = deed
    match kind:
        case "confirm":
            return Confirm(mention=every_mention[one], claim=every_claim[other])
        case "contradict":
            return Contradict(claim=every_claim[one], other=every_claim[other])
        case "separate":
            return Separate(claim=every_claim[one], other=every_claim[other])
        case "merge":
            return Merge(claim=every_claim[one], into=every_claim[other])
        case "split":
            return Split(mentions=(every_mention[one], every_mention[other]))
        case "move":
            return Split(mentions=(every_mention[one],), into=every_claim[other])
        case "reject":
            return Reject(mention=every_mention[one])
        case "accept":
            return Accept(mention=every_mention[one])
        case _:
            return Undo(act=one)


_files = count()


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(deeds=DEEDS, order=st.randoms(use_true_random=False))
def test_any_acts_and_all_of_them_undone_give_the_record_before(
    told: tuple[Path, Book], tmp_path: Path, deeds: list[tuple[str, int, int]], order: random.Random
) -> None:
    """In whatever order they are undone; and while they stand, every mention is under one claim that stands."""
    path, original = told
    file = shutil.copyfile(path, tmp_path / f"{next(_files)}.duckdb")
    with open_record(file) as connection:
        book = Book(connection, now=original.now, claim_ids=dict(original.claim_ids))
        before = state(book)
        every_mention = [mention for (mention,) in ask(book, "select mention_id from mention order by all")]
        for deed in deeds:
            try:
                does(book, request(deed, every_mention, sorted(book.claim_ids.values())))
            except ActRefused:
                continue
        assert ask(book, "select count(*) from placed_at('infinity')") == [(len(every_mention),)]
        assert book.connection.execute(statement("loops")).fetchall() == []
        waiting = [each.act_number for each in acts(connection) if not each.is_undone and each.kind != ActKind.UNDO]
        order.shuffle(waiting)
        for _ in range(len(waiting) + 1):
            for number in list(waiting):
                try:
                    does(book, Undo(act=number))
                except ActRefused:  # another stands in its way
                    continue
                waiting.remove(number)
        assert waiting == []
        assert state(book) == before
    file.unlink()


# ------------------------------------------------------------------------------- later ingests and refusals


def test_an_act_moves_the_watermark_so_that_what_was_matched_before_is_matched_again(book: Book) -> None:
    seen = watermark(book.connection)
    does(book, Merge(claim=book.claim_ids["bridge"], into=book.claim_ids["holds"]))
    merged = watermark(book.connection)
    does(book, Undo())  # adds no decision
    assert seen < merged < watermark(book.connection)
    again = copy(ECHO, "Le Miroir")
    with pytest.raises(StaleRecord):
        store(book.connection, again, [Made(claim(again, "Le barrage."))], seen=merged)
    assert book.store(again, Made(claim(again, "Le barrage."))).stored


def test_what_the_software_decides_later_changes_nothing_that_a_person_decided(book: Book) -> None:
    ids = book.claim_ids
    [doubtful] = mentions(book, "a dam holds")
    does(book, Confirm(mention=doubtful, claim=ids["holds"]))
    does(book, Separate(claim=ids["sixty-five"], other=ids["forty"]))
    [sixty] = mentions(book, "sixty-five")
    before = {view: ask(book, f"select * from {view} order by all") for view in ("mention_claim", "contradiction")}
    for mention, claimed, outcome in [
        (doubtful, claim_id(doubtful), "new"),
        (doubtful, ids["holds"], "review"),
        (sixty, ids["forty"], "contradict"),
    ]:
        ask(
            book,
            "insert into match_decision select max(decision_number) + 1, ?, ?, ?, 0.5, 'x', [], 'software', 'matcher 9',"
            " ?, null from match_decision",
            mention,
            claimed,
            outcome,
            book.now + timedelta(days=1),
        )
    assert {view: ask(book, f"select * from {view} order by all") for view in before} == before
    assert review_queue(book.connection) == []


def test_confirming_what_the_software_decided_is_no_news(book: Book) -> None:
    """Deciding again what was decided moves no date: a dashboard must not tell it as a change."""
    before = ask(book, "select claim_id, last_change_at, contested_since, denied_since from claim_status order by all")
    for mention in mentions(book, "holds"):
        does(book, Confirm(mention=mention, claim=book.claim_ids["holds"]))
    assert before == ask(
        book, "select claim_id, last_change_at, contested_since, denied_since from claim_status order by all"
    )


def test_two_claims_made_one_are_contested_since_they_are_one(book: Book) -> None:
    article = copy(GAZETTE, "Le Phare")
    made = Made(claim(article, "Le barrage tient.", person("Léo Nour"), status=Status.DENIED))
    book.store(article, made, names=("denied",))
    done_at = book.now + timedelta(hours=1)
    does(book, Merge(claim=book.claim_ids["a dam holds"], into=book.claim_ids["denied"]))
    [row] = ask(book, "select contested_since from claim_status where claim_id = ?", book.claim_ids["denied"])
    assert row == (done_at,)


@pytest.mark.parametrize(
    ("wrong", "error", "words"),
    [
        (Merge(claim="ffff", into="ffff"), ClaimNotFound, "No claim has the id 'ffff'"),
        (Merge(claim="", into="ffff"), ClaimNotFound, "No claim has the id ''"),
        (Reject(mention="zz"), ActRefused, "No mention has the id 'zz'"),
        (Undo(act=7), ActRefused, "There is no act 7"),
        (Undo(), ActRefused, "Nothing to undo"),
    ],
)
def test_what_cannot_be_done_is_said_in_a_line(book: Book, wrong: Request, error: type[Exception], words: str) -> None:
    with pytest.raises(error, match=words) as refused:
        does(book, wrong)
    assert "\n" not in str(refused.value)
    assert ask(book, "select count(*) from act") == [(0,)]


def test_what_changes_nothing_is_refused(book: Book) -> None:
    ids = book.claim_ids
    first = mentions(book, "holds")[0]
    twice: list[Request] = [
        Confirm(mention=first, claim=ids["holds"]),
        Contradict(claim=ids["holds"], other=ids["bridge"]),
        Separate(claim=ids["holds"], other=ids["forty"]),
        Merge(claim=ids["a dam holds"], into=ids["holds"]),
        Reject(mention=first),
        Undo(act=2),
    ]
    for each in twice:
        does(book, each)
        with pytest.raises(ActRefused, match="Nothing to do"):
            does(book, each)
    with pytest.raises(ActRefused, match="no other mention"):
        does(book, Split(mentions=tuple(mentions(book, "sixty-five"))))
    with pytest.raises(ActRefused, match="are one claim"):
        does(book, Contradict(claim=ids["a dam holds"], other=ids["holds"]))


def test_an_id_may_be_shortened_as_long_as_it_is_one(book: Book) -> None:
    ids = sorted(book.claim_ids.values())
    does(book, Merge(claim=ids[0][:10].upper(), into=ids[1][:10]))
    shared = [digit for digit in "0123456789abcdef" if sum(each.startswith(digit) for each in ids[2:]) > 1]
    if shared:
        with pytest.raises(AmbiguousClaim, match="give more of the id"):
            does(book, Merge(claim=shared[0], into=ids[1]))


def test_an_act_needs_a_name(book: Book) -> None:
    with pytest.raises(ActRefused, match="--as NAME"):
        does(book, Reject(mention=mentions(book, "holds")[0]), who=" \n")
    with pytest.raises(ValidationError):
        Split(mentions=())


def test_the_log_says_who_did_what_and_why(book: Book) -> None:
    ids = book.claim_ids
    does(book, Merge(claim=ids["bridge"], into=ids["holds"]), who="Ada", note=" They are one. ")
    does(book, Split(mentions=(mentions(book, "holds")[0],)), who="Bao")
    does(book, Undo(act=1), who="Cy")
    log = [(each.act_number, each.kind, each.person, each.note, each.is_undone) for each in acts(book.connection)]
    assert log == [
        (3, ActKind.UNDO, "Cy", None, False),
        (2, ActKind.SPLIT, "Bao", None, False),
        (1, ActKind.MERGE, "Ada", "They are one.", True),
    ]
    assert acts(book.connection, most=1)[0].words == "act 1 was undone"


# -------------------------------------------------------------------------------------------------- doubts


def test_a_doubt_shows_both_claims_with_who_makes_them_where(book: Book) -> None:
    [doubt] = doubts(book.connection)
    assert doubt.other is not None
    assert (doubt.this.text, doubt.other.text) == ("Le barrage tient bon.", "Le barrage de Valmont tient bon.")
    assert doubt.choices == (Choice.SAME, Choice.CONTRADICTS, Choice.DIFFERENT, Choice.SKIP)
    assert doubt.reasons == ("place: none against Valmont",)
    [voice] = doubt.this.voices
    assert (voice.sources, voice.status, voice.before, voice.evidence) == (
        ("unknown outlet",),
        Status.ASSERTED,
        "Un riverain raconte que le pont est coupé. ",
        "Le barrage tient bon.",
    )
    assert [voice.outlet for voice in doubt.other.voices] == ["La Gazette", "The Courier", "L'Écho", "L'Écho"]
    assert doubt.other.contested


def test_a_doubt_keeps_its_key_while_it_is_the_same_question(book: Book) -> None:
    [doubt] = doubts(book.connection)
    assert still_open(book.connection, doubt.key) is not None
    does(book, Merge(claim=book.claim_ids["holds"], into=book.claim_ids["bridge"]))
    assert still_open(book.connection, doubt.key) is None  # another claim is asked about now
    does(book, Undo())
    assert still_open(book.connection, doubt.key) is not None


def test_what_the_extraction_is_unsure_of_is_asked_until_somebody_judges(book: Book) -> None:
    article = copy(GAZETTE, "Le Phare")
    unsure = claim(article, "Le barrage tient.").model_copy(update={"confidence": 0.3, "stands_alone": False})
    book.store(article, Made(unsure))
    [doubt] = doubts(book.connection, kinds=[DoubtKind.READING])
    assert doubt.reasons == (
        "the software is 30% sure to have read this right",
        "it may need the article around it to be understood",
    )
    assert doubt.choices == (Choice.RIGHT, Choice.WRONG, Choice.SKIP)
    does(book, Accept(mention=doubt.mention_id))
    assert doubts(book.connection, kinds=[DoubtKind.READING]) == []


def test_contested_and_much_carried_claims_come_first(book: Book) -> None:
    ids = book.claim_ids
    for number, (name, other) in enumerate([("bridge", "bridge"), ("holds", "holds")]):
        article = copy(GAZETTE, f"Outlet {number}")
        book.store(article, Made(claim(article, f"Autre chose {number}."), doubts=(ids[name],)), names=(other + "?",))
    assert [doubt.other.claim_id for doubt in doubts(book.connection) if doubt.other] == [
        ids["holds"],
        ids["holds"],
        ids["bridge"],
    ]
    assert len(doubts(book.connection, most=2)) == 2


def test_a_batch_leaves_room_for_readings(book: Book) -> None:
    for number in range(6):
        article = copy(GAZETTE, f"Outlet {number}")
        made = claim(article, f"Autre chose {number}.")
        book.store(article, Made(made, doubts=(book.claim_ids["holds"],)))
        article = copy(COURIER, f"Other {number}")
        book.store(article, Made(claim(article, f"Unsure {number}.").model_copy(update={"confidence": 0.2})))
    kinds = [doubt.kind for doubt in doubts(book.connection, most=4)]
    assert kinds == [DoubtKind.MATCH] * 3 + [DoubtKind.READING]
    assert len(doubts(book.connection)) == 13
