"""The shape of a language's data: closed word classes, reporting verbs by their real forms, cues and roles."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from claims.models import Language, SourceKind


class Speech(StrEnum):
    """What a reporting verb does with its content."""

    SAY = "say"  # commits the speaker: déclarer, affirmer, say
    DENY = "deny"  # rejects the content: nier, démentir, deny
    ACCUSE = "accuse"  # accuser X de faire Y, accuse X of doing Y: commits the speaker to "X does Y"
    LABEL = "label"  # qualifier X de Y, call X Y: commits the speaker to "X is Y"
    RUMOUR = "rumour"  # laisser entendre, suggérer: passes on without commitment
    ACT = "act"  # promettre, demander, féliciter: the act is the claim, its content is none


@dataclass(frozen=True)
class VerbForm:
    """One written form of a reporting verb."""

    lemma: str
    speech: Speech
    finite: bool  # False: participle or infinitive
    participle: bool = False  # past participle: needs an auxiliary before it
    gerund: bool = False  # present participle


@dataclass(frozen=True)
class Compound:
    """A reporting verb of several words, in one written form of its first verb: « fait savoir », « s'est défendu de »."""

    tail: tuple[frozenset[str], ...]  # the words after that verb, each with its forms; {"+"}: a reporting infinitive
    verb: str  # the infinitive of the simple verb that it reads as: « indiquer »; empty: the infinitive in its tail
    slot: int  # the form of that verb: a number for ``Lexicon.inflected``
    participle: bool = False  # stands after an auxiliary
    past: bool = False  # only where it tells what has been said: « a voulu préciser », not « veut préciser »
    reflexive: bool = False  # after « se », with « être » in the past
    negated: bool = False  # after « ne », with « pas » or without
    before: frozenset[str] = frozenset()  # what has to follow: « est convaincu que »
    tag: bool = False  # only as a tag: « s'inquiète X », not « s'inquiète de »


@dataclass(frozen=True)
class Lexicon:
    """Everything that the steps look up for one language. Words are lower case, apostrophes straight."""

    language: Language
    abbreviations: frozenset[str]  # without the dot: "M", "Mme", "Dr"
    sentence_openers: frozenset[str]  # words that open a sentence glued to the one before: "Le", "Il", "The"
    speech: Mapping[str, VerbForm]  # written form → verb
    auxiliaries: frozenset[str]  # forms of avoir / être, have / be
    according_to: tuple[tuple[str, ...], ...]  # word sequences that open an attribution: ("selon",), ("d'", "après")
    not_according: frozenset[str]  # nouns after "selon" that make it no attribution: "cas", "modalités"
    that: frozenset[str]  # complementisers: "que", "qu'", "that"
    person_titles: frozenset[str]  # "m.", "mme", "mr"
    role_nouns: frozenset[str]  # heads of descriptions of persons: "président", "ministre", "porte-parole"
    body_nouns: Mapping[str, SourceKind]  # "ministère" → organisation, "rapport" → document, "journal" → media
    anonymous_nouns: frozenset[str]  # "source", "témoin", "expert"
    rumour_nouns: frozenset[str]  # "information", "rumeur" : selon certaines informations
    contrast: tuple[tuple[str, ...], ...]  # ("tandis", "que"), ("mais",): both clauses state something
    pronouns: frozenset[str]  # subject pronouns of the third person
    first_person: frozenset[str]
    negations: frozenset[str]
    hedges: frozenset[str]  # adverbs that make a claim reported or hedged: "reportedly"
    hearsay: frozenset[str]  # adverbs after which nobody vouches: "allegedly"
    collective: frozenset[str]  # lemmas of verbs whose plural subject acts together: "rencontrer", "signer"
    is_conditional: Callable[[str], bool]
    copula: Callable[[bool, bool], str]  # (plural, past) → "est", "sont", "is", "were"
    # form of the first verb → the verbs of several words that it begins
    compounds: Mapping[str, tuple[Compound, ...]] = field(default_factory=dict)
    inflected: Callable[[str, int], str] = lambda infinitive, slot: infinitive  # noqa: ARG005
