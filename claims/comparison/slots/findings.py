"""What a comparison says: its findings, for a person, and the figures that the decision rests on."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Finding:
    """One difference between two claims, for a person and for the decision."""

    kind: str  # amount, date, polarity, place, actor, roles, tense, modality, quantity, detail
    left: str
    right: str
    excludes: bool  # both cannot be true, if they speak of the same thing

    def flipped(self) -> Finding:
        return Finding(self.kind, self.right, self.left, self.excludes)

    def __str__(self) -> str:
        if self.left and self.right:
            return f"{self.kind}: {self.left} against {self.right}"
        return f"{self.kind}: only one says {self.left or self.right}"


@dataclass(slots=True)
class Comparison:
    """What the slots say. Coverages are shares of weight, 0 to 1: the first claim's, the second's."""

    findings: list[Finding] = field(default_factory=list)
    covered: tuple[float, float] = (0.0, 0.0)
    missing: tuple[float, float] = (0.0, 0.0)  # weight of the words without a counterpart
    names_missing: tuple[int, int] = (0, 0)  # names without a counterpart, apart from rivals of each other
    names_shared: int = 0  # names that both have
    longer_name: bool = False  # a name goes on in one of them only: « la Coupe Alba », « la Coupe Alba Junior »
    names_core: int = 0  # those of them that are no mere modifier of a noun that both have
    lost_names: tuple[list[tuple[int, ...]], list[tuple[int, ...]]] = field(default_factory=lambda: ([], []))
    extra: tuple[bool, bool] = (False, False)  # an amount or a date that only this side has
    other_names: bool = False  # each claim has a name in brackets that the other lacks
    predicate: float = 0.0
    opposite: bool = False  # polarity differs
    numbers: str = "none"  # none, equal, extra, compatible, conflict
    dates: str = "none"
    other_date: bool = False  # some dates agree, others do not: another of a series
    exact: tuple[float, float] = (0.0, 0.0)  # the shares of weight that the other claim has in the same words
    replaced: bool = False  # in the same place among the same words, a word for which no likeness is known
    embedded: bool = False  # what one claim says is only a part of what the other says of it
    other_predicate: bool = False  # in the same words otherwise, two predicates known to mean different things
    said: tuple[float, float] = (0.0, 0.0)  # the coverages of what is no name
    days_apart: int = 0
    pronoun: bool = False  # the subject of one of them is "it", "she": who that is depends on the article
    unnamed: bool = False  # one says « c'est », « il » where the other names its subject
    states: bool = False  # "X is Y": holds for longer than a day
    tense: bool = False
    modality: bool = False
    doubt: bool = False  # one says it with a hedge, or only that nothing establishes it
    quantifier: bool = False
    graded: bool = False  # both compare: « plus que », "less than"
    degree: bool = False  # only one says that there is more of it, or less, than of another
    other_doer: bool = False  # the doer of each is something else in the other
    only: bool = False  # only one says that it is that and no more
    spare: bool = False  # of two opposites that one has, the other has only one
    aside: bool = False  # only one says what it is instead, or under which condition it holds
    other_kind: bool = False  # opposite words of other things, or words told apart: « sa sœur »
    narrowed: bool = False  # only one says which of many it was, or for whom it holds: « un touriste allemand »
    swapped: bool = False
    rival: str = ""  # subject, object, attribute, place
    outside: bool = False
    frame: tuple[float, float] = (
        1.0,
        1.0,
    )  # (more, less): the coverages without the words that exclude each other
    lost: tuple[float, float] = (0.0, 0.0)  # the weightiest word of each claim without a counterpart
    predicates: tuple[float, ...] = ()  # how well each main predicate is found in the other claim
    sides: tuple[int, ...] = (0, 1)  # the sides that have to be covered: the negative one, or both
    lexical_opposite: bool = False
    elsewhere: bool = False  # the negation falls on a word that the other claim lacks
    excluded: tuple[set[int], set[int]] = field(default_factory=lambda: (set(), set()))
    copular: bool = False
    across: bool = False
