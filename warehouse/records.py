"""What goes into the record and what comes out of it, as frozen values.

Times are UTC without a zone. Tuples come in the order that their docstring names, the same in every run.
"""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from typing import Self

from pydantic import Field, model_validator

from claims.models import Frozen, Language, Modality, Polarity, Quotation, SourceKind, Status

# ---------------------------------------------------------------------------------------------- vocabularies


class Outcome(StrEnum):
    """What was decided between a mention and a claim."""

    NEW = "new"  # the mention opens this claim
    SAME = "same"  # the mention is this claim
    CONTRADICT = "contradict"  # they cannot both be true
    DIFFERENT = "different"  # compared, and neither
    REVIEW = "review"  # left to a person


class ActKind(StrEnum):
    """What a person can do to the record."""

    CONFIRM = "confirm"  # this mention is this claim
    CONTRADICT = "contradict"  # it contradicts it
    SEPARATE = "separate"  # the two differ
    MERGE = "merge"  # two claims are one
    SPLIT = "split"  # a mention leaves its claim
    REJECT = "reject"  # the extraction got this mention wrong
    ACCEPT = "accept"  # … or right
    UNITE = "unite"  # two sources are one party
    PART = "part"  # … or two
    UNDO = "undo"  # an earlier act is taken back


class FeedOutcome(StrEnum):
    """What a look at a feed came to."""

    READ = "read"
    UNCHANGED = "unchanged"  # the server says that nothing is new
    FAILED = "failed"


class EntryOutcome(StrEnum):
    """What trying the article of a feed's entry came to."""

    PAGE = "page"  # the article was read from its page
    FEED = "feed"  # the page could not be read; the feed's own text was
    UNCHANGED = "unchanged"  # the server says that the page is as it was
    FAILED = "failed"  # to be tried again
    REFUSED = "refused"  # for good: a paywall, no article, another language
    GONE = "gone"  # the page is there no more


class Identity(StrEnum):
    """What was decided between two sources."""

    SAME = "same"  # one party
    DIFFERENT = "different"  # two


class Verdict(StrEnum):
    """What a person says of the extraction of a mention."""

    RIGHT = "right"
    WRONG = "wrong"  # its article does not say this


class Decider(StrEnum):
    """Who decided. A person's decision outlives every later one of the software."""

    SOFTWARE = "software"
    PERSON = "person"


class Standing(StrEnum):
    """Where a claim stands, in one word, by all that its sources said."""

    CONTESTED = "contested"  # one source asserts it; another denies it, or tells a contradicting claim as a fact
    TURNED = "turned"  # asserted and denied, by one and the same source
    DENIED = "denied"  # denied, and nobody asserts it
    ASSERTED = "asserted"  # asserted, and nobody denies it
    REPORTED = "reported"  # passed on only
    WITHDRAWN = "withdrawn"  # no current revision of any article makes it any more


class ClaimOrder(StrEnum):
    """What comes first in a list of claims."""

    CHANGE = "change"  # the latest new stance, by when the record learnt of it
    SEEN = "seen"  # the last mention, by when it was published
    FIRST = "first"  # the first mention, the oldest last
    MENTIONS = "mentions"  # how often articles make it
    OUTLETS = "outlets"  # how many independent outlets carry it


class Opposition(StrEnum):
    """What stands against an asserted claim."""

    DENIAL = "denial"  # another source denies it
    RIVAL = "rival"  # another source asserts a claim that contradicts it, or passes it on as a fact


# ------------------------------------------------------------------------------------------------------- in


class NewDecision(Frozen):
    """What the matcher decided between one new mention and one claim, and why.

    ``score`` is the belief, 0 to 1, that they are the same; ``reason_kind`` one word: polarity, amount,
    date …
    """

    claim_id: str
    outcome: Outcome
    score: float = Field(ge=0, le=1)
    reasons: tuple[str, ...]  # readable by a person: "amount: 73 against 78"
    reason_kind: str


class Placement(Frozen):
    """Where one new mention goes: the claim that it opens or joins, and what else was decided about it.

    ``decision`` is NEW (then its claim_id is ``ids.claim_id(mention_id)``) or SAME. ``others`` are the
    doubtful, contradicting and different claims that are worth keeping.
    """

    decision: NewDecision
    others: tuple[NewDecision, ...] = ()

    @property
    def opens(self) -> bool:
        """Whether the claim is new."""
        return self.decision.outcome is Outcome.NEW

    @model_validator(mode="after")
    def _placed_once(self) -> Self:
        if self.decision.outcome not in {Outcome.NEW, Outcome.SAME}:
            raise ValueError(f"a mention opens or joins a claim; {self.decision.outcome!r} does neither")
        if any(other.outcome in {Outcome.NEW, Outcome.SAME} for other in self.others):
            raise ValueError("a mention goes to one claim only")
        return self


class StoredCounts(Frozen):
    """What one ``store_article`` did; ``stored`` is false where the article said nothing new."""

    revision_id: str
    stored: bool
    mentions: int = 0
    new_claims: int = 0
    contradictions: int = 0  # decisions that two claims exclude each other
    review: int = 0  # decisions left to a person
    watermark: int  # the record's, after this; ``seen`` for the next article of the same matched batch


# ------------------------------------------------------------------------------------------------------ out


class NearClaim(Frozen):
    """A stored claim near a vector. ``day`` is the day of the article that opened it (relative dates)."""

    claim_id: str
    text: str
    language: Language
    day: date | None
    similarity: float  # cosine, rounded to six decimals
    stands_alone: bool = True  # whether a mention of it can be understood without its article
    content_hash: str | None = None  # of the text of the article that opened it
    title: str | None = None  # … and that article's title


class ClaimRow(Frozen):
    """A claim and who stands behind it: one row of ``claim_status``. Names in alphabetical order."""

    claim_id: str
    text: str
    language: Language
    standing: Standing
    contested: bool
    asserted_by: tuple[str, ...]
    denied_by: tuple[str, ...]
    reported_by: tuple[str, ...]
    outlets: tuple[str, ...]  # that carry it in any status; unknown outlets are left out
    corroborated_by: int  # independent outlets that carry it as asserted
    mention_count: int
    first_seen_at: datetime  # publication, or where unknown the reading
    last_seen_at: datetime
    last_change_at: datetime  # when the record last learnt of a new stance of a source
    denied_since: datetime | None  # when the record learnt of the first denial
    contested_since: datetime | None  # when the record learnt that it is contested


class ClaimFilter(Frozen):
    """Which claims to list. What is None does not filter; what is given must all hold."""

    status: Status | None = None  # some source takes this stance
    source: str | None = None  # words of a source's name, accents and case aside; answering or passing on
    outlet: str | None = None  # words of an outlet's name, likewise
    since: datetime | None = None  # seen (published) at or after this time
    until: datetime | None = None  # first seen at or before this time; a day counts to its end
    changed_since: datetime | None = None  # a new stance recorded at or after this time
    contested: bool | None = None
    language: Language | None = None
    text: str | None = None  # every word occurs in the claim or one of its mentions, accents and case aside
    about: str | None = None  # said by, or naming, this person, body or place: see the macro about
    articles: tuple[str, ...] = ()  # made in an article in whose address, file or title one of these occurs
    order: ClaimOrder = ClaimOrder.CHANGE
    limit: int | None = Field(default=None, ge=0)


class SourceShown(Frozen):
    """A source of one mention, as the article names it, and those its words came through (nearest last)."""

    source_id: str
    name: str
    kind: SourceKind
    role: str | None
    through: tuple[str, ...]


class MentionShown(Frozen):
    """One mention with what it rests on: ``before + evidence + after`` is a stretch of the article."""

    mention_id: str
    text: str
    language: Language
    status: Status
    polarity: Polarity
    modality: Modality
    quotation: Quotation
    cue: str | None
    evidence: str
    evidence_start: int  # code points in the revision's text, end exclusive
    evidence_end: int
    before: str
    after: str
    when_words: str | None
    when_start: date | None
    when_end: date | None
    stands_alone: bool
    confidence: float
    trace: tuple[str, ...]
    extractor_version: str
    sources: tuple[SourceShown, ...]  # in the order of the article
    article_id: str
    revision_id: str
    origin: str
    outlet: str | None
    title: str | None
    published_at: datetime | None
    seen_at: datetime  # publication, or where unknown the reading
    is_current: bool  # False: a later revision of the article has replaced this one
    outcome: Outcome  # how it came to this claim: new or same
    score: float
    reasons: tuple[str, ...]
    decided_by: str
    decided_at: datetime


class RivalShown(Frozen):
    """A claim that cannot be true together with the one that is shown, and why."""

    claim: ClaimRow
    reason_kind: str
    reasons: tuple[str, ...]


class ClaimShown(Frozen):
    """A claim with everything said for and against it. Mentions in time order."""

    claim: ClaimRow
    mentions: tuple[MentionShown, ...]
    rivals: tuple[RivalShown, ...]


class StanceRow(Frozen):
    """One source's stance on a claim in one mention: a row of ``stance``."""

    claim_id: str
    mention_id: str
    source_id: str
    source_name: str  # the same in every article
    name_in_article: str
    source_kind: SourceKind
    role: str | None
    through: tuple[str, ...]
    status: Status
    text: str  # the claim in this article's words
    evidence: str
    outlet: str | None
    title: str | None
    origin: str
    seen_at: datetime
    published_at: datetime | None
    is_current: bool  # False: a later revision of the article has replaced this one


class DisputeRow(Frozen):
    """Both sides of a contested claim: a row of ``contested``.

    For a denial ``against_claim_id`` is the claim itself and ``against_by`` those who deny it; for a rival
    it is the contradicting claim and ``against_by`` those who assert that.
    """

    claim_id: str
    text: str
    asserted_by: tuple[str, ...]
    opposition: Opposition
    against_claim_id: str
    against_text: str
    against_by: tuple[str, ...]
    reason_kind: str
    reasons: tuple[str, ...]
    contested_since: datetime


class SourceRow(Frozen):
    """A source and how many claims it stands behind."""

    source_id: str
    name: str
    kind: SourceKind
    aliases: tuple[str, ...]  # every form seen, in alphabetical order
    roles: tuple[str, ...]  # as articles tell them, likewise
    asserted: int  # claims, not mentions
    denied: int
    reported: int
    turned: int  # claims that it both asserted and denied
    contradicts_own: int  # claims that another of its own claims contradicts
    known_in: str | None  # the one article in which it is known, of a source that is known in no other
    first_seen_at: datetime
    last_seen_at: datetime


class Unsaid(Frozen):
    """How many articles do not say what a fact-checker needs."""

    without_outlet: int
    without_date: int  # they count as published when they were read


class OutletRow(Frozen):
    """A known outlet and what it carries: a row of ``outlet_record``."""

    outlet: str
    article_count: int
    changed_count: int  # articles that were changed after they were first read
    claim_count: int
    exclusive_count: int  # claims that no other outlet carries
    contested_count: int
    first_published_at: datetime | None
    last_published_at: datetime | None


class UnionRow(Frozen):
    """Two sources that were said to be one party, as it stands: by which rule or person, and why."""

    source_id: str
    name: str
    kind: SourceKind
    other_source_id: str
    other_name: str  # the name to go by
    other_kind: SourceKind
    rule: str
    reasons: tuple[str, ...]
    decider: Decider
    decided_by: str
    decided_at: datetime
    act_number: int | None  # what a person takes back


class NamesakeRow(Frozen):
    """A name that means a party of its own in some articles, as it stands: who, by which rule or person, and why."""

    source_id: str
    name: str
    kind: SourceKind
    person_id: str
    person_name: str
    rule: str
    reasons: tuple[str, ...]
    decider: Decider
    decided_by: str
    decided_at: datetime
    act_number: int | None  # what a person takes back
    articles: tuple[str, ...]  # their titles, or where they have none their addresses


class SourceDoubt(Frozen):
    """A name that may be two people's: how some articles call it, and how others do."""

    source_id: str
    name: str
    reason: str
    roles: tuple[str, ...]
    articles: tuple[str, ...]
    other_roles: tuple[str, ...]
    other_articles: tuple[str, ...]


class ReviewRow(Frozen):
    """A doubtful match that waits for a person: is this mention that claim?"""

    mention_id: str
    mention_text: str
    evidence: str
    mention_claim_id: str  # where the mention stands meanwhile
    claim_id: str
    claim_text: str
    score: float
    reason_kind: str
    reasons: tuple[str, ...]
    origin: str
    title: str | None
    outlet: str | None
    decided_at: datetime


class Totals(Frozen):
    """How much the record holds."""

    articles: int
    revisions: int
    outlets: int  # known ones
    sources: int
    mentions: int
    claims: int
    contested: int
    contradictions: int
    review: int
    mentions_by_status: dict[Status, int]  # every status, zero included
    claims_by_standing: dict[Standing, int]  # every standing, zero included
    first_seen_at: datetime | None
    last_seen_at: datetime | None
    last_stored_at: datetime | None


class Answer(Frozen):
    """What a SQL query gave. ``truncated``: there were more rows than the limit."""

    columns: tuple[str, ...]
    types: tuple[str, ...]
    rows: tuple[tuple[object, ...], ...]
    truncated: bool = False
