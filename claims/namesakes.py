"""Which articles mean different parties by one name.

« police » in two articles is two forces, « Thierry » two men, and a minister of France and a goalkeeper who share a
full name are two people. A name alone cannot say so; the roles that articles give, the days and the company can. What is clear
is kept apart by a rule that a person can see and take back; what is only odd (a goalkeeper years before, an office of
another state in one article of many) is a doubt, and doubts are for people: whoever merely changes titles stays one.

Pure: how each article names a source in, who is meant out.
"""

from __future__ import annotations

import functools
import importlib.resources
import itertools
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from claims.comparison.names import things_in
from claims.language.fr_first_names import gender_of_first_name
from claims.models import SourceKind
from claims.names import LOWER_MEDIA
from claims.parties import fold

RULES_VERSION: Final = "namesakes 1"


class Rule(StrEnum):
    """Why a name means another party in some articles."""

    WORD = "word"  # « police »: a word and no name, another party in every article
    FIRST_NAME = "first name"  # « Thierry »: another person wherever no role ties two articles
    OFFICE = "office"  # offices of two states
    FIELD = "field"  # an athlete and a minister, priest, general … at the same time


@dataclass(frozen=True)
class Appearance:
    """How one article names a source. ``company``: the ids of the other named sources there."""

    article_id: str
    roles: frozenset[str] = frozenset()
    day: date | None = None
    company: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Named:
    """A source as articles name it, with all its appearances."""

    source_id: str
    name: str
    kind: SourceKind
    appearances: tuple[Appearance, ...]


@dataclass(frozen=True)
class Apart:
    """In these articles the name means a party of its own. ``label`` tells it from the others; None: the article does."""

    source_id: str
    article_ids: tuple[str, ...]
    rule: Rule
    reason: str
    label: str | None = None


@dataclass(frozen=True)
class Doubt:
    """A name that may be two people's: how some articles call it, and how others do."""

    source_id: str
    name: str
    roles: tuple[str, ...]
    article_ids: tuple[str, ...]
    other_roles: tuple[str, ...]
    other_article_ids: tuple[str, ...]
    reason: str


def settled(named: Sequence[Named], *, of: frozenset[str] | None = None) -> tuple[list[Apart], list[Doubt]]:
    """Who is kept apart, and who may be two; both in a deterministic order. A name in one article only is in neither.

    ``of``: among these sources alone; the others are their company.
    """
    apart: list[Apart] = []
    doubts: list[Doubt] = []
    nobodies = frozenset(each.source_id for each in named if _is_word(each) or _is_first_name(each.name))
    for source in sorted(named, key=lambda each: each.source_id):
        if len(source.appearances) < 2 or source.kind in {SourceKind.ANONYMOUS, SourceKind.OUTLET}:
            continue
        if of is not None and source.source_id not in of:
            continue
        if _is_word(source):
            apart += _by_article(source, Rule.WORD, f"« {source.name} » is a word and no name")
        elif source.kind is SourceKind.PERSON:
            if _is_first_name(source.name):
                apart += _first_names(source)
            else:
                found, open_ = _people(source, nobodies)
                apart += found
                doubts += open_
    return apart, doubts


# ------------------------------------------------------------------------------------------- names that are none


def _is_word(source: Named) -> bool:
    """« autorités », « mère »; not « autorités turques », nor « franceinfo », « radars-auto.com »."""
    name = source.name
    if any(letter.isupper() or letter.isdigit() or letter in ".@#" for letter in name) or name in LOWER_MEDIA:
        return False
    words = re.findall(r"[\w-]+", fold(name))
    return any(letter.islower() for letter in name) and not _places(words)


def _is_first_name(name: str) -> bool:
    return " " not in name and bool(gender_of_first_name(name))


def _by_article(source: Named, rule: Rule, reason: str) -> Iterator[Apart]:
    for each in sorted(source.appearances, key=lambda one: one.article_id):
        yield Apart(source.source_id, (each.article_id,), rule, reason)


def _first_names(source: Named) -> Iterator[Apart]:
    """Every article for itself, but for those that give a role in common."""
    for group in _tied(source.appearances, loosely=True):
        ids = tuple(sorted(each.article_id for each in group))
        roles = sorted({role for each in group for role in each.roles})
        if len(ids) == 1 or not roles:
            for article_id in ids:
                yield Apart(source.source_id, (article_id,), Rule.FIRST_NAME, "a first name is many people's")
        elif len(ids) < len(source.appearances):
            yield Apart(source.source_id, ids, Rule.FIRST_NAME, f"a first name with a role: {roles[0]}", roles[0])


# ------------------------------------------------------------------------------------------------- what roles say


class _Field(StrEnum):
    STATE = "an office of state"
    SPORT = "sport"
    FAITH = "the church"
    FORCE = "the army or the police"
    LAW = "the courts"
    SCIENCE = "science"
    MEDICINE = "medicine"
    ARTS = "the arts"
    NEWS = "the press"


# Heads of roles in both languages, folded. « président » alone says nothing: of a state, of a club.
_FIELDS: Final[Mapping[_Field, str]] = {
    _Field.STATE: r"ministres?|ministers?|deputee?|senateur|senatrice|senator|congress(?:man|woman)|chancelier|chanceliere|"
    r"chancellor|secretaire d'etat|secretary of state|eurodepute[e]?|ambassadeur|ambassadrice|ambassador|roi|reine|king|"
    r"queen|gouverneure?|governor|maire|mayor|prefete?|chef de l'etat|chef du gouvernement|head of state|"
    r"president(?:e)? (?:de la republique|du pays|elue?)",
    _Field.SPORT: r"footballeu(?:r|se)|footballer|joueu(?:r|se)|attaquante?|striker|milieu de terrain|midfielder|"
    r"gardien(?:ne)? de but|goalkeeper|cycliste|cyclist|coureu(?:r|se)|nageu(?:r|se)|swimmer|athlete|sprinteu(?:r|se)|"
    r"judoka|skieu(?:r|se)|skier|boxeu(?:r|se)|boxer|handballeu(?:r|se)|basketteu(?:r|se)|rugbyman|rugbywoman|"
    r"tennisman|joueuse de tennis|escrimeu(?:r|se)|patineu(?:r|se)|pilote de (?:formule 1|f1|rallye)|quarterback|pitcher|"
    r"defenseur (?:central|lateral)|centre-back",
    _Field.FAITH: r"pape|pope|eveque|archeveque|bishop|archbishop|imam|rabbin|rabbi|pasteur|pretre|priest|cure",
    _Field.FORCE: r"generale?|colonel|lieutenant(?:-colonel)?|commandant|policier|policiere|gendarme|officer|sergeant|"
    r"sergent|amirale?|admiral",
    _Field.LAW: r"avocate?|lawyer|attorney|procureure?|prosecutor|juge|judge|magistrate?|batonnier",
    _Field.SCIENCE: r"chercheu(?:r|se)|researcher|professeure?|professor|physicien(?:ne)?|physicist|biologiste|biologist|"
    r"astronome|astronomer|climatologue|historien(?:ne)?|historian|sociologue|sociologist|politologue|economiste|economist|"
    r"geologue|chimiste|scientifique|scientist",
    _Field.MEDICINE: r"medecin|doctor|chirurgien(?:ne)?|surgeon|infirmiere?|nurse|epidemiologiste|virologue|psychiatre",
    _Field.ARTS: r"act(?:eur|rice)|actor|actress|chanteu(?:r|se)|singer|musicien(?:ne)?|musician|rappeu(?:r|se)|rapper|"
    r"realisat(?:eur|rice)|cineaste|film director|ecrivaine?|writer|romanci(?:er|ere)|novelist|peintre|painter|"
    r"comedien(?:ne)?|humoriste|dessinat(?:eur|rice)",
    _Field.NEWS: r"journaliste|journalist|reporter|editorialiste|presentat(?:eur|rice)",
}
_HEADS: Final = {field: re.compile(rf"^(?:\w+[- ])?(?:{words})\b") for field, words in _FIELDS.items()}
# « président du Sénégal », « president-elect of the United States », not « président du club français »
_PRESIDENT_WORDS: Final = frozenset(
    "president presidente vice de du la des l d of the republique elu elue elect actuel actuelle".split()
)
_FORMER: Final = re.compile(
    r"^(?:ancien(?:ne)?|ex|former|feu|late|retraite)\b|^ex-|\b(?:retraitee?|a la retraite|retired)\b"
)
# What one and the same person often is: none of these pairs says anything.
_OFTEN_ONE: Final = frozenset(
    frozenset(pair)
    for pair in (
        (_Field.STATE, _Field.LAW),
        (_Field.STATE, _Field.SCIENCE),
        (_Field.STATE, _Field.MEDICINE),
        (_Field.STATE, _Field.FORCE),
        (_Field.STATE, _Field.NEWS),
        (_Field.SCIENCE, _Field.MEDICINE),
        (_Field.SCIENCE, _Field.LAW),
        (_Field.SCIENCE, _Field.FAITH),
        (_Field.ARTS, _Field.NEWS),
        (_Field.NEWS, _Field.SCIENCE),
    )
)
_BESIDE_SPORT: Final = frozenset({_Field.STATE, _Field.FAITH, _Field.FORCE, _Field.LAW, _Field.MEDICINE})
_AT_ONE_TIME: Final = timedelta(days=3 * 365)  # an athlete is no minister within three years of a match …
_FAR_APART: Final = timedelta(days=15 * 365)  # … and a generation later anybody may bear the name
_MANY: Final = 5  # articles that agree: one that does not is more likely wrong than about somebody else
_WELL_KNOWN: Final = 10  # articles in which company says nothing: everybody stands beside a president


@dataclass(frozen=True)
class _Group:
    """Articles that mean one person by the name, and what they say of him."""

    appearances: tuple[Appearance, ...]

    @functools.cached_property
    def roles(self) -> tuple[str, ...]:
        return tuple(sorted({role for each in self.appearances for role in each.roles}))

    @functools.cached_property
    def present(self) -> tuple[str, ...]:
        return tuple(fold(role) for role in self.roles if not _FORMER.search(fold(role)))

    @functools.cached_property
    def fields(self) -> frozenset[_Field]:
        return frozenset(field for role in self.roles for field in _fields(fold(role)))

    @functools.cached_property
    def states(self) -> frozenset[int]:
        """The states whose offices the person holds."""
        held = [role for role in map(fold, self.roles) if _Field.STATE in _fields(role)]
        return frozenset(state for role in held for state in _states(re.findall(r"[\w'-]+", role)))

    @property
    def article_ids(self) -> tuple[str, ...]:
        return tuple(sorted(each.article_id for each in self.appearances))

    def far_from(self, other: _Group) -> timedelta | None:
        """The least time between an article of each; None where a day is unknown."""
        mine = [each.day for each in self.appearances if each.day]
        theirs = [each.day for each in other.appearances if each.day]
        if not mine or not theirs:
            return None
        return min(abs(one - two) for one in mine for two in theirs)


def _fields(role: str) -> frozenset[_Field]:
    """What a folded role is a role in, « ancien » aside."""
    bare = re.sub(r"^(?:ancien(?:ne)?|alors|ex|former|then|le|la|l'|the)[ -]+", "", role)
    found = {field for field, head in _HEADS.items() if head.match(bare)}
    words = re.findall(r"\w+(?:-\w+)*", bare)
    rest = [word for word in words if word not in _PRESIDENT_WORDS]
    if words[:1] and words[0].startswith("president") and _states(rest) and all(map(_is_of_a_state, rest)):
        found.add(_Field.STATE)
    if "des droits" in bare:  # « défenseur des droits »
        found.discard(_Field.SPORT)
    return frozenset(found)


@functools.cache
def _state_numbers() -> frozenset[int]:
    """The lines of places.txt that are sovereign states."""
    text = importlib.resources.files("claims.comparison").joinpath("places.txt").read_text("utf-8")
    firsts = [line.split()[0] for line in text.splitlines() if line.strip() and not line.startswith("#")]
    parts = {"angleterre", "ecosse"}
    return frozenset(number for number, first in enumerate(firsts[: firsts.index("europe")]) if first not in parts)


def _places(words: Sequence[str]) -> frozenset[int]:
    """The places and peoples named by these folded words; plurals too."""
    bare = [word if word not in {"us", "is", "who", "un", "on", "la"} else "" for word in words]
    found = {
        **things_in(bare),
        **things_in([word.rstrip("s") for word in bare]),
        **things_in([_masculine(w) for w in bare]),
    }
    return frozenset(number for numbers in found.values() for number in numbers)


def _masculine(word: str) -> str:
    """« turques » → « turc », « catalanes » → « catalan »."""
    bare = word.rstrip("s")
    return {"turque": "turc", "grecque": "grec"}.get(bare, bare.removesuffix("e"))


def _states(words: Sequence[str]) -> frozenset[int]:
    spread = [part for word in words for part in re.split(r"^(?:l|d)'", word) if part]
    return _places(spread) & _state_numbers()


def _is_of_a_state(word: str) -> bool:
    """Whether the word is a state's, or may be a part of its name (« Corée du Nord »)."""
    parts = {
        "coree",
        "nord",
        "sud",
        "north",
        "south",
        "korea",
        "arabie",
        "saudi",
        "arabia",
        "new",
        "zealand",
        "united",
        "states",
        "kingdom",
        "cote",
        "ivoire",
        "ivory",
        "coast",
        "afrique",
        "africa",
        "nouvelle",
        "czech",
        "amerique",
    }
    return word in parts or bool(_states([word]))


def _tied(appearances: Sequence[Appearance], *, loosely: bool = False) -> list[tuple[Appearance, ...]]:
    """Articles that share a role, ``loosely`` its first word, stand together; the largest group first, then the earliest."""
    groups: list[tuple[set[str], list[Appearance]]] = []
    for each in sorted(appearances, key=lambda one: one.article_id):
        keys = {key for role in each.roles for key in _role_keys(role, loosely=loosely)}
        joined = [group for group in groups if group[0] & keys]
        merged = (keys.union(*(group[0] for group in joined)), [each, *(one for group in joined for one in group[1])])
        groups = [*(group for group in groups if group not in joined), merged]
    told = [tuple(sorted(group, key=lambda one: one.article_id)) for _, group in groups]
    return sorted(told, key=_order)


def _order(group: Sequence[Appearance]) -> tuple[int, date, str]:
    """The largest group comes first, then the earliest."""
    return -len(group), min(each.day or date.max for each in group), min(each.article_id for each in group)


def _role_keys(role: str, *, loosely: bool) -> Iterator[str]:
    """What ties two roles: the words that carry them, « ancien » aside."""
    folded = re.sub(r"\b(?:ancien(?:ne)?|ex|former|alors|then|premiere?|first)\b", " ", fold(role).replace("’", "'"))
    words = [word for word in re.findall(r"[\w-]+", folded) if len(word) > 2]
    if words:
        yield " ".join(sorted(words))
        if loosely and words[0] not in {
            "president",
            "presidente",
            "porte-parole",
            "spokesman",
            "directeur",
            "director",
            "chef",
        }:
            yield words[0]


# ------------------------------------------------------------------------------------------------ full names


def _people(source: Named, nobodies: frozenset[str]) -> tuple[list[Apart], list[Doubt]]:
    """Whom a full name means: by default one person. ``nobodies``: sources whose name tells nothing."""
    telling = [each for each in source.appearances if each.roles]
    groups = _by_fields(telling)
    if len(groups) < 2:
        return [], []
    main = groups[0]
    apart: list[Apart] = []
    doubts: list[Doubt] = []
    for group in groups[1:]:
        verdict = _verdict(main, group)
        if verdict is None:
            continue
        rule, reason = verdict
        thin = len(main.appearances) >= _MANY and len(group.appearances) == 1
        if rule is None or thin or _in_one_company(main, group, nobodies):
            why = f"{reason}, in one article only" if thin else reason
            doubts.append(_doubt(source, main, group, why))
        else:
            apart.append(Apart(source.source_id, group.article_ids, rule, reason, group.roles[0]))
    return apart, doubts


def _by_fields(telling: Sequence[Appearance]) -> list[_Group]:
    """Articles whose roles speak of one person, the largest group first; those whose roles say nothing are left out."""
    groups = [group for each in _tied(telling) if (group := _Group(each)).fields]
    while len(fewer := _with_one_join(groups)) < len(groups):
        groups = fewer
    return sorted(groups, key=lambda group: _order(group.appearances))


def _with_one_join(groups: Sequence[_Group]) -> list[_Group]:
    """The groups with two of them made one that may be one person, if there are such."""
    for one, other in itertools.combinations(groups, 2):
        if _verdict(one, other) is None:
            kept = [group for group in groups if group is not one and group is not other]
            return [*kept, _Group((*one.appearances, *other.appearances))]
    return list(groups)


def _verdict(one: _Group, other: _Group) -> tuple[Rule | None, str] | None:
    """A rule and why they are two, no rule and why they may be, or None: nothing speaks against one person."""
    if one.states and other.states and not one.states & other.states:
        return Rule.OFFICE, "offices of two states"
    if not one.fields or not other.fields or one.fields & other.fields:
        return None
    odd = [(mine, theirs) for mine in one.fields for theirs in other.fields]
    if any(frozenset(pair) in _OFTEN_ONE for pair in odd):
        return None
    if any(_Field.SPORT in each.fields and not each.present for each in (one, other)):
        return None  # who has left the field may be anything
    mine, theirs = min(odd)
    told = " and ".join(sorted((mine.value, theirs.value)))
    former = len(one.present) < len(one.roles) or len(other.present) < len(other.roles)
    far = one.far_from(other)
    sport = any(_Field.SPORT in pair and set(pair) & _BESIDE_SPORT for pair in odd)
    if sport and not former and far is not None and far <= _AT_ONE_TIME:
        return Rule.FIELD, f"{told} at the same time"
    if far is not None and far > _FAR_APART:
        return None, f"{told}, {far.days // 365} years apart"
    return None, told


def _in_one_company(one: _Group, other: _Group, nobodies: frozenset[str]) -> bool:
    """Whether the same others speak beside both: then it is one story, and hardly two people."""
    if max(len(one.appearances), len(other.appearances)) > _WELL_KNOWN:
        return False
    mine = frozenset(who for each in one.appearances for who in each.company)
    theirs = frozenset(who for each in other.appearances for who in each.company)
    return bool((mine & theirs) - nobodies)


def _doubt(source: Named, one: _Group, other: _Group, reason: str) -> Doubt:
    return Doubt(source.source_id, source.name, one.roles, one.article_ids, other.roles, other.article_ids, reason)
