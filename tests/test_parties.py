"""Two names are one party where something in the articles or in the data of names says so, and never else."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from claims.models import Language, SourceKind
from claims.parties import Known, Proof, ProofKind, questions, unions

PERSON, BODY, PLACE, MEDIA = SourceKind.PERSON, SourceKind.ORGANISATION, SourceKind.PLACE, SourceKind.MEDIA


def known(*sources: tuple[str, SourceKind] | Known) -> list[Known]:
    return [
        source if isinstance(source, Known) else Known(source_id=source[0], name=source[0], kind=source[1])
        for source in sources
    ]


def united(sources: list[Known], told: Iterable[Proof] = ()) -> list[tuple[str, str, str]]:
    """(lesser name, name to go by, rule) where the articles say only what is ``told``."""
    names = {source.source_id: source.name for source in sources}
    answers = dict.fromkeys(told, True)
    return [(names[each.source_id], names[each.other_id], each.rule.value) for each in unions(sources, answers)]


@pytest.mark.parametrize(
    ("one", "other", "rule"),
    [
        (("Elisabeth Lorrain", PERSON), ("Élisabeth Lorrain", PERSON), "spelling"),
        (("Météo France", BODY), ("Météo-France", BODY), "spelling"),
        (("Conseil d'Etat", BODY), ("le Conseil d’État", BODY), "spelling"),
        (("France Bleu", BODY), ("France Bleu", MEDIA), "kind"),
        (("INA", BODY), ("INA", MEDIA), "kind"),
        (("Russie", PLACE), ("Russia", PLACE), "named"),
        (("la Corée du Nord", PLACE), ("North Korea", PLACE), "named"),
        (("ONU", BODY), ("United Nations", BODY), "named"),
        (("Maison Blanche", PLACE), ("the White House", BODY), "named"),
        (("Mme Inès Carmin", PERSON), ("Inès Carmin", PERSON), "honorific"),
        (("Mr. Tom Brac", PERSON), ("Tom Brac", PERSON), "honorific"),
    ],
)
def test_the_same_name_otherwise_written_is_one_party(
    one: tuple[str, SourceKind], other: tuple[str, SourceKind], rule: str
) -> None:
    sources = [Known(source_id=str(number), name=name, kind=kind) for number, (name, kind) in enumerate((one, other))]
    [found] = unions(sources, {})
    assert (found.rule.value, {found.source_id, found.other_id}) == (rule, {"0", "1"})
    assert found.reason


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("le Kremlin", PLACE), ("Moscou", PLACE)),
        (("Kremlin", BODY), ("Russie", PLACE)),
        (("Moscou", PLACE), ("Russie", PLACE)),
        (("Paris", PLACE), ("France", PLACE)),
        (("Jean Martin", PERSON), ("Jean Marten", PERSON)),
        (("M. Martin", PERSON), ("Jean Martin", PERSON)),  # nothing says that he is meant
        (("Martin", PERSON), ("Jean Martin", PERSON)),
        (("Jean", PERSON), ("Jean Martin", PERSON)),
        (("Léa", PERSON), ("Lea", PERSON)),  # a first name is many people's
        (("France", BODY), ("France", PLACE)),  # a piece of « France Info », perhaps
        (("préfecture", BODY), ("Préfécture de police", BODY)),
        (("russe", PLACE), ("Russie", PLACE)),
        (("Mexico", PLACE), ("Mexique", PLACE)),
        (("Georgia", PLACE), ("Géorgie", PLACE)),
        (("who", BODY), ("OMS", BODY)),
        (("CGT", BODY), ("Confédération générale du travail", BODY)),  # nothing spells it out
        (("un témoin", SourceKind.ANONYMOUS), ("Un témoin", SourceKind.ANONYMOUS)),
        (("Marianne", PERSON), ("Marianne", MEDIA)),
    ],
)
def test_whoever_may_be_somebody_else_stays_apart(one: tuple[str, SourceKind], other: tuple[str, SourceKind]) -> None:
    sources = [Known(source_id=str(number), name=name, kind=kind) for number, (name, kind) in enumerate((one, other))]
    assert unions(sources, {}) == []


def in_each(lesser: str, words: str) -> Proof:
    return Proof(ProofKind.IN_EACH, lesser, words)


def test_a_surname_is_the_person_whose_full_name_stands_in_the_same_articles() -> None:
    sources = known(("M. Martin", PERSON), ("Jean Martin", PERSON))
    assert united(sources, [in_each("M. Martin", "jean martin")]) == [("M. Martin", "Jean Martin", "surname")]


def test_a_surname_that_two_people_have_is_the_one_whom_the_articles_name() -> None:
    sources = known(("Martin", PERSON), ("Jean Martin", PERSON), ("Zoé Martin", PERSON))
    named = in_each("Martin", "zoe martin")
    assert united(sources, [named]) == [("Martin", "Zoé Martin", "surname")]
    both = [named, Proof(ProofKind.IN_SOME, "Martin", "jean martin")]
    assert united(sources, both) == []


def test_a_surname_is_the_only_person_of_that_name_and_role() -> None:
    sources = known(
        Known("1", "M. Martin", PERSON, roles=frozenset({"Maire de Valmont"})),
        Known("2", "Jean Martin", PERSON, roles=frozenset({"maire de Valmont", "sénateur"})),
    )
    assert united(sources) == [("M. Martin", "Jean Martin", "surname")]
    assert united([*sources, Known("3", "Zoé Martin", PERSON)]) == []


def test_who_belongs_to_somebody_is_not_that_person() -> None:
    sources = known(("Jean Martin", PERSON), ("mère de Jean Martin", PERSON))
    assert united(sources, questions(sources)) == []


def test_letters_stand_for_the_name_that_an_article_writes_beside_them() -> None:
    sources = known(("CGT", BODY), ("la Confédération générale du travail", BODY))
    spelled = Proof(
        ProofKind.IN_SOME,
        "CGT",
        "confederation generale du travail (cgt)",
        "la Confédération générale du travail",
    )
    assert spelled in questions(sources)
    assert united(sources, [spelled]) == [("CGT", "la Confédération générale du travail", "acronym")]


def test_names_that_sound_alike_in_two_languages_want_a_claim_in_common() -> None:
    sources = known(
        Known("1", "Sergueï Lavrov", PERSON, languages=frozenset({Language.FRENCH}), mentions=3),
        Known("2", "Sergei Lavrov", PERSON, languages=frozenset({Language.ENGLISH})),
    )
    told = Proof(ProofKind.TOLD, "2", other_id="1")
    assert questions(sources) == [told]
    assert united(sources) == []
    assert united(sources, [told]) == [("Sergei Lavrov", "Sergueï Lavrov", "told")]


def test_the_name_heard_most_is_the_one_to_go_by() -> None:
    sources = known(
        Known("1", "Russie", PLACE, mentions=2), Known("2", "Russia", PLACE, mentions=5), Known("3", "Russie", BODY)
    )
    assert united(sources) == [("Russie", "Russia", "named")]


def test_the_order_of_the_sources_changes_nothing() -> None:
    sources = known(("Russie", PLACE), ("Russia", PLACE), ("Martin", PERSON), ("Jean Martin", PERSON))
    told = [in_each("Martin", "jean martin")]
    assert united(sources, told) == united(sources[::-1], told)
