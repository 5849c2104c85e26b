"""Which sources are one party, by rules that each name what they rest on.

« M. Poutine » and « Vladimir Poutine » are one where an article says so; « le Kremlin » and « Moscou » are not.
Likeness of names alone is never enough: each rule wants the same name but for its spelling, a line in the data of
names, or something in the articles themselves. Where two people could be meant, neither is.

Pure: what is known of the sources in, pairs out. What stands in the articles is asked for as `Proof`, since only the
record can look.
"""

from __future__ import annotations

import functools
import importlib.resources
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from claims.comparison.names import name_likeness
from claims.models import Language, SourceKind

RULES_VERSION: Final = "parties 2"


class Rule(StrEnum):
    """Why two sources are one party."""

    SPELLING = "spelling"  # the same name but for accents, hyphens and capitals
    KIND = "kind"  # the same proper name, once as an organisation, once as a medium
    HONORIFIC = "honorific"  # « M. Vladimir Poutine »
    SURNAME = "surname"  # « M. Poutine », where the full name stands in the same article or the role is the same
    ACRONYM = "acronym"  # « Confédération générale du travail (CGT) » stands in an article
    NAMED = "named"  # one thing under its names in two languages, from data
    TOLD = "told"  # "Sergei Lavrov", « Sergueï Lavrov »: the names sound alike and they say one and the same claim


class ProofKind(StrEnum):
    """What the record is asked to look for."""

    IN_EACH = "in each"  # the words stand in every article of the source
    IN_SOME = "in some"  # the words stand in an article of the source, or of the other
    TOLD = "told"  # both sources take the same stance on one claim


@dataclass(frozen=True)
class Known:
    """What the record knows of a source."""

    source_id: str
    name: str
    kind: SourceKind
    roles: frozenset[str] = frozenset()
    languages: frozenset[Language] = frozenset()  # of the articles that name it
    mentions: int = 1


@dataclass(frozen=True)
class Proof:
    """A question about the articles. ``words`` are as `fold` makes them, and whole words."""

    kind: ProofKind
    source_id: str
    words: str = ""
    other_id: str = ""


@dataclass(frozen=True)
class Union:
    """``source_id`` is ``other_id``, which is the name to go by."""

    source_id: str
    other_id: str
    rule: Rule
    reason: str


# M., Mme …: in what `fold` makes of them.
_HONORIFICS: Final = re.compile(
    r"^(?:m|mm|mme|mmes|mlle|mr|mrs|ms|miss|dr|docteur|pr|me|sir|lady|lord|monsieur|madame)\.? +"
)
_NAMESAKE: Final = re.compile(r"^(.+) \([^()]+\)$")  # « Jean Martin (footballeur) »: see claims/namesakes.py
_DETERMINER: Final = re.compile(r"^(?:l'|(?:le|la|les|the) )(?=.)")
_JOINTS: Final = frozenset("de du des d la le les l et of the and for in a au aux sur pour en".split())
_BODIES: Final = frozenset({SourceKind.ORGANISATION, SourceKind.MEDIA, SourceKind.PLACE})
# The data of places holds adjectives too: « russe » speaks for nobody.
_ADJECTIVE: Final = re.compile(
    r"(?:ais|aise|ois|oise|een|eenne|ien|ienne|cain|caine|ish|ese|ian|erman|ican|ccan|ench|reek|utch|ulgare|roate)$"
)
_ADJECTIVES: Final = frozenset(
    "afghan afghane allemand allemande argentin asiatique belge catalan czech espagnol espagnole european grec grecque "
    "hungarian iraqi israeli korean moroccan pakistani roumain roumaine russe saudi scots serbe slovak slovaque swiss "
    "tcheque thai turc turque britannique etats-uniens libyen libyan chilean icelandic venezuelan cubain cuban "
    "north_korean south_korean".split()
)
# « Mexico » is a city in French and a country in English; several states have a supreme court.
_OF_SEVERAL: Final = frozenset(
    {
        "mexico",
        "georgia",
        "georgie",
        "cour supreme",
        "supreme court",
        "chambre des representants",
        "house of representatives",
    }
)
# Bodies of the press and of states that go by several names; as `_key` makes them.
_OF_ONE: Final = (
    ("afp", "agence france presse", "france presse"),
    ("ap", "associated press"),
    ("kcna", "korean central news agency", "agence centrale de presse coreenne"),
    ("insee", "institut national de la statistique et des etudes economiques"),
    ("sncf", "societe nationale des chemins de fer francais"),
)
_LIKE: Final = 0.9  # of two words that render one name in two languages: see `name_likeness`


@functools.lru_cache(maxsize=200_000)
def fold(name: str) -> str:
    """The name without case, accents, ligatures and the shape of its apostrophes."""
    plain = unicodedata.normalize("NFKD", name.replace("’", "'").casefold().replace("œ", "oe").replace("æ", "ae"))
    return " ".join("".join(letter for letter in plain if not unicodedata.combining(letter)).split())


def questions(known: Sequence[Known]) -> list[Proof]:
    """What the record has to look up before `unions` can decide."""
    asked = [proof for claimed in _claimed(known) for proof in (*claimed.proofs, *claimed.against)]
    return list(dict.fromkeys(asked))


def unions(known: Sequence[Known], answers: Mapping[Proof, bool]) -> list[Union]:
    """The pairs that are one party, in a deterministic order; ``answers`` are those to `questions`.

    A lesser name that could be two parties' is left alone.
    """
    by_id = {source.source_id: source for source in known}
    certain = [claimed.union for claimed in _claimed(known) if not claimed.proofs]
    groups = _groups(certain)
    proven: defaultdict[str, list[Union]] = defaultdict(list)
    for claimed in _claimed(known):
        borne_out = any(answers.get(proof, False) for proof in claimed.proofs)
        if borne_out and not any(answers.get(proof, False) for proof in claimed.against):
            proven[claimed.union.source_id].append(claimed.union)
    certain += [
        min(found, key=lambda union: _rank(by_id[union.other_id]))
        for found in proven.values()
        if len({groups.get(union.other_id, union.other_id) for union in found}) == 1
    ]
    return sorted(set(certain), key=lambda union: (union.source_id, union.other_id))


def related(known: Sequence[Known], to: Iterable[str], ties: Iterable[tuple[str, str]] = ()) -> frozenset[str]:
    """The sources ``to``, and those that any rule could hold against them, by names alone and over however many.

    What `unions` says of them hangs on nobody else. ``ties`` hold two together whatever they are called.
    """
    named = {source.source_id: source for source in known if _may_have_names(source)}
    sharing: defaultdict[str, list[str]] = defaultdict(list)
    led: set[str] = set()
    sounding: defaultdict[str, list[str]] = defaultdict(list)
    for source in named.values():
        sounding[_initials_of_person(source)].append(source.source_id)
        for key, leads in _keys(source):
            sharing[key].append(source.source_id)
            if leads:
                led.add(key)
    tied: defaultdict[str, list[str]] = defaultdict(list)
    for one, other in ties:
        tied[one].append(other)
        tied[other].append(one)
    found: set[str] = set()
    waiting = list(to)
    while waiting:
        source_id = waiting.pop()
        if source_id in found:
            continue
        found.add(source_id)
        waiting += tied[source_id]
        if called := named.get(source_id):
            waiting += [each for key, _ in _keys(called) if key in led for each in sharing[key]]
            if initials := _initials_of_person(called):
                waiting += [each for each in sounding[initials] if _sound_alike(called, named[each])]
    return frozenset(found)


def _may_have_names(source: Known) -> bool:
    return source.kind is not SourceKind.ANONYMOUS and bool(fold(source.name))


def _keys(source: Known) -> Iterator[tuple[str, bool]]:
    """What two sources must share for a rule to say that they are one; it counts where it leads one of them.

    « Dupont » leads to all whose names end so; that two names end in « Dupont » means nothing where nobody is called just that.
    """
    name = fold(source.name)
    yield f"name {_key(source.name, source.kind)}", True
    if source.kind is SourceKind.PERSON:
        bare = _HONORIFICS.sub("", name)
        yield f"name {_key(bare, source.kind)}", True
        yield f"ending {bare}", True
        if whose := _NAMESAKE.match(name):
            yield f"name {_key(whose[1], source.kind)}", True
        for ending in _endings(name):
            yield f"ending {ending}", False
    elif source.kind in _BODIES:
        thing = _names_of_things().get(_key(source.name, source.kind))
        if thing is not None:
            yield f"thing {thing}", True
        if letters := _letters(source):
            yield f"letters {fold(letters)}", True
        for initials in _initials(source):
            yield f"letters {initials}", False


def _endings(name: str) -> list[str]:
    words = name.split()
    return [" ".join(words[start:]) for start in range(1, len(words))]


def _initials_of_person(source: Known) -> str:
    """Of a person of several names the first letters; empty for others."""
    words = fold(source.name).split() if source.kind is SourceKind.PERSON else []
    return " ".join(word[0] for word in words) if len(words) > 1 else ""


def _sound_alike(one: Known, other: Known) -> bool:
    """Whether two names of as many words may render one another in two languages."""
    pairs = zip(fold(one.name).split(), fold(other.name).split(), strict=True)
    return all(name_likeness(a, b, across=True) >= _LIKE for a, b in pairs)


@dataclass(frozen=True)
class _Claimed:
    """A union, and what it needs: one of ``proofs`` (nothing where there are none), none of ``against``."""

    union: Union
    proofs: tuple[Proof, ...] = ()
    against: tuple[Proof, ...] = ()


@functools.lru_cache(maxsize=4)
def _claimed_of(known: tuple[Known, ...]) -> tuple[_Claimed, ...]:
    named = [source for source in known if _may_have_names(source)]
    people = [source for source in named if source.kind is SourceKind.PERSON]
    bodies = [source for source in named if source.kind in _BODIES]
    return (
        *_spelled(named),
        *_of_two_kinds(bodies),
        *_things(bodies),
        *_with_honorific(people),
        *_surnames(people),
        *_acronyms(bodies),
        *_two_languages(people),
    )


def _claimed(known: Sequence[Known]) -> tuple[_Claimed, ...]:
    return _claimed_of(tuple(known))


def _rank(source: Known) -> tuple[int, int, str]:
    """The name to go by comes first: the one heard most, then with the most accents."""
    return -source.mentions, -sum(not letter.isascii() for letter in source.name), source.source_id


def _star(sources: Iterable[Known], rule: Rule, reason: str) -> Iterator[_Claimed]:
    """Every other source is the one to go by."""
    first, *others = sorted(sources, key=_rank)
    for other in others:
        yield _Claimed(Union(other.source_id, first.source_id, rule, reason))


# --------------------------------------------------------------------------------------- by the names themselves


def _key(name: str, kind: SourceKind) -> str:
    folded = fold(name)
    bare = folded if kind is SourceKind.PERSON else _DETERMINER.sub("", folded)
    return " ".join(re.sub(r"[-'.\s]+", " ", bare).split())


def _is_name(name: str) -> bool:
    """Whether it is a proper name and not a word: « Conseil d'État », not « préfecture »."""
    return any(letter.isupper() for letter in name)


def _spelled(sources: Sequence[Known]) -> Iterator[_Claimed]:
    alike = defaultdict(list)
    for source in sources:
        key = _key(source.name, source.kind)
        long_enough = " " in key if source.kind is SourceKind.PERSON else len(key) > 3
        if long_enough and _is_name(source.name) and source.kind is not SourceKind.DOCUMENT:
            alike[key, SourceKind.MEDIA if source.kind is SourceKind.OUTLET else source.kind].append(source)
    for group in alike.values():
        if len(group) > 1:
            yield from _star(group, Rule.SPELLING, "the same but for accents, hyphens or capitals")


def _of_two_kinds(bodies: Sequence[Known]) -> Iterator[_Claimed]:
    alike = defaultdict(list)
    for source in bodies:
        words = source.name.split()
        acronym = len(words) == 1 and len(words[0]) > 2 and words[0].isupper()
        full = len(words) > 1 and _DETERMINER.sub("", source.name)[:1].isupper() and words[-1][:1].isupper()
        if acronym or full:
            alike[_key(source.name, source.kind)].append(source)
    for group in alike.values():
        if len({source.kind for source in group}) > 1:
            yield from _star(group, Rule.KIND, "the same proper name, taken for another kind of source")


@functools.cache
def _names_of_things() -> dict[str, int]:
    """Names → the thing; those of several things, and seats of power, are left out."""
    found: defaultdict[str, set[int]] = defaultdict(set)
    text = importlib.resources.files("claims.comparison").joinpath("places.txt").read_text("utf-8")
    for number, line in enumerate(text.splitlines()):
        if line.strip() and not line.startswith("#"):
            first, *others = line.partition("@")[0].split()
            nouns = [name for name in others if not _ADJECTIVE.search(name) and name not in _ADJECTIVES]
            for name in (first, *nouns):
                found[" ".join(re.sub(r"[-_'.\s]+", " ", name).split())].add(number)
    known = {name: min(numbers) for name, numbers in found.items() if len(numbers) == 1 and name not in _OF_SEVERAL}
    return known | {name: -number for number, names in enumerate(_OF_ONE, start=1) for name in names}


def _things(bodies: Sequence[Known]) -> Iterator[_Claimed]:
    """« la Russie », "Russia"; « l'OMS », "the World Health Organization"."""
    alike = defaultdict(list)
    for source in bodies:
        key = _key(source.name, source.kind)
        thing = _names_of_things().get(key)
        bare = _DETERMINER.sub("", source.name.replace("’", "'"))
        spelled = bare.isupper() if len(key) <= 3 else _is_name(bare)
        # A single word may be a piece of another name ("France" of "France Info"): it must speak as a place.
        whole = source.kind is SourceKind.PLACE or " " in key or bare.isupper()
        if thing is not None and spelled and whole:
            alike[thing].append(source)
    for group in alike.values():
        if len({_key(source.name, source.kind) for source in group}) > 1:
            yield from _star(group, Rule.NAMED, "names of one and the same thing")


def _with_honorific(people: Sequence[Known]) -> Iterator[_Claimed]:
    """« M. Vladimir Poutine », « Vladimir Poutine »."""
    by_name = defaultdict(list)
    for person in people:
        by_name[_key(person.name, person.kind)].append(person)
    for person in people:
        bare = _HONORIFICS.sub("", fold(person.name))
        if bare != fold(person.name) and " " in bare:
            full = by_name.get(" ".join(re.sub(r"[-'.\s]+", " ", bare).split()))
            if full:
                other = min(full, key=_rank)
                yield _Claimed(
                    Union(person.source_id, other.source_id, Rule.HONORIFIC, f"« {other.name} » with a title before it")
                )


# ------------------------------------------------------------------------------- by what stands in the articles


def _surnames(people: Sequence[Known]) -> Iterator[_Claimed]:
    """« M. Poutine », « Poutine »: whoever's full name stands in each of its articles, and nobody else of that name."""
    by_ending = _by_ending(people)
    shared = {found[1] for person in people if (found := _NAMESAKE.match(fold(person.name)))}
    for person in people:
        bare = _HONORIFICS.sub("", fold(person.name))
        if not bare or not _is_name(person.name):
            continue
        fuller = [other for other in by_ending.get(bare, ()) if other.source_id != person.source_id]
        if any(fold(other.name) in shared for other in fuller):
            continue
        for other in fuller:
            rivals = {fold(each.name) for each in fuller} - {fold(other.name)}
            alone = not rivals
            proofs = [Proof(ProofKind.IN_EACH, person.source_id, fold(other.name))]
            against = tuple(Proof(ProofKind.IN_SOME, person.source_id, name) for name in sorted(rivals))
            reason = f"« {other.name} » stands in full in the same articles"
            if alone and person.roles and {fold(role) for role in person.roles} <= {fold(role) for role in other.roles}:
                roles = ", ".join(sorted(person.roles))
                yield _Claimed(Union(person.source_id, other.source_id, Rule.SURNAME, f"the same role: {roles}"))
                continue
            if alone:
                proofs.append(Proof(ProofKind.TOLD, person.source_id, other_id=other.source_id))
                reason += ", or both say one and the same claim"
            yield _Claimed(
                Union(person.source_id, other.source_id, Rule.SURNAME, reason),
                proofs=tuple(proofs),
                against=against,
            )


def _by_ending(people: Sequence[Known]) -> dict[str, list[Known]]:
    """Full names by each of their endings: « Vladimir Vladimirovitch Poutine » under two."""
    found: defaultdict[str, list[Known]] = defaultdict(list)
    for person in people:
        name = fold(person.name)
        # « mère de Pascal Dupont » is somebody else.
        if person.name[0].isupper() and not _HONORIFICS.match(name):
            for ending in _endings(name):
                found[ending].append(person)
    return found


def _acronyms(bodies: Sequence[Known]) -> Iterator[_Claimed]:
    """« CGT » where an article writes « Confédération générale du travail (CGT) »."""
    by_initials = defaultdict(list)
    for body in bodies:
        for initials in _initials(body):
            by_initials[initials].append(body)
    for body in bodies:
        letters = _letters(body)
        acronym = letters.casefold()
        for other in by_initials[fold(letters)] if letters else ():
            full = _DETERMINER.sub("", fold(other.name))
            yield _Claimed(
                Union(
                    body.source_id,
                    other.source_id,
                    Rule.ACRONYM,
                    f"an article spells it out: « {other.name} ({letters}) »",
                ),
                proofs=(
                    Proof(ProofKind.IN_SOME, body.source_id, f"{full} ({acronym})", other.source_id),
                    Proof(ProofKind.IN_SOME, body.source_id, f"{acronym} ({full})", other.source_id),
                ),
            )


def _initials(body: Known) -> set[str]:
    """« ccdv », « cdv » of « Compagnie des canaux du Val », without its joints too; none of a single word."""
    words = re.split(r"[-'\s]+", _DETERMINER.sub("", fold(body.name)))
    if len(words) < 2:
        return set()
    kept = [word for word in words if word and word not in _JOINTS]
    return {"".join(word[0] for word in words if word), "".join(word[0] for word in kept)}


def _letters(body: Known) -> str:
    """« CGT » of « la C.G.T. »; empty for what is no acronym."""
    letters = _DETERMINER.sub("", body.name.replace("’", "'")).replace(".", "")
    return letters if 2 <= len(letters) <= 8 and letters.isupper() and letters.isalpha() else ""


def _two_languages(people: Sequence[Known]) -> Iterator[_Claimed]:
    """« Sergueï Lavrov », "Sergei Lavrov", who say the same."""
    by_initials: defaultdict[str, list[Known]] = defaultdict(list)
    for person in people:
        if initials := _initials_of_person(person):
            by_initials[initials].append(person)
    for group in by_initials.values():
        for i, one in enumerate(group):
            for other in group[i + 1 :]:
                if one.languages & other.languages or fold(one.name) == fold(other.name):
                    continue
                if _sound_alike(one, other):
                    first, second = sorted((one, other), key=_rank)
                    yield _Claimed(
                        Union(
                            second.source_id,
                            first.source_id,
                            Rule.TOLD,
                            "names that sound alike in two languages, and one and the same claim",
                        ),
                        proofs=(Proof(ProofKind.TOLD, second.source_id, other_id=first.source_id),),
                    )


def _groups(pairs: Iterable[Union]) -> dict[str, str]:
    """Source → one of its group, the same for all of the group."""
    parent: dict[str, str] = {}

    def root(source_id: str) -> str:
        while parent.get(source_id, source_id) != source_id:
            source_id = parent[source_id]
        return source_id

    for union in pairs:
        parent[root(union.source_id)] = root(union.other_id)
        parent.setdefault(root(union.other_id), root(union.other_id))
    return {source_id: root(source_id) for source_id in parent}
