"""One name is two parties where roles and days leave no doubt; a change of titles is none, and what is odd is asked."""

from __future__ import annotations

from datetime import date

import pytest

from claims.models import SourceKind
from claims.namesakes import Apart, Appearance, Doubt, Named, settled

PERSON, BODY = SourceKind.PERSON, SourceKind.ORGANISATION


def named(name: str, *told: tuple[str, int] | str, kind: SourceKind = PERSON, company: str = "") -> Named:
    """A source with an article for each role and year; ``company`` stands beside it in all of them."""
    pairs = [each if isinstance(each, tuple) else (each, 2031) for each in told]
    return Named(
        "it",
        name,
        kind,
        tuple(
            Appearance(
                f"a{number}",
                frozenset(filter(None, roles.split("; "))),
                date(year, 5, 4),
                frozenset({company} if company else {f"other {number}"}),
            )
            for number, (roles, year) in enumerate(pairs)
        ),
    )


def found(source: Named) -> tuple[list[Apart], list[Doubt]]:
    return settled([source])


@pytest.mark.parametrize(
    "roles",
    [
        ("ministre de l'Intérieur", "ancien ministre de l'Intérieur", "président de la République"),
        ("Premier ministre", "ministre", "alors ministre du budget"),
        ("président américain", "Président des États-Unis", "candidat républicain", "président élu"),
        ("avocate", "députée"),
        ("professeur de droit", "ministre de la Justice"),
        ("ancien footballeur", "ministre des Sports"),
        ("porte-parole du gouvernement", "porte-parole de l'association"),
        ("président du club", "président de la région"),
        ("première ministre écossaise", "cheffe du gouvernement britannique"),
        ("ambassadeur de France au Sénégal", "ambassadeur de France en Russie"),
        ("gouverneur de Californie", "président américain"),
        ("", "footballeur"),
        ("maire de Valmont", "maire"),
        ("prime minister", "former prime minister", "British foreign secretary"),
    ],
)
def test_a_person_who_changes_titles_stays_one(roles: tuple[str, ...]) -> None:
    assert found(named("Jean Martin", *roles)) == ([], [])


@pytest.mark.parametrize(
    ("roles", "rule", "there"),
    [
        (("ministre français de la Culture", "ministre belge des Finances"), "office", "ministre belge des Finances"),
        (("président du Sénégal", "Premier ministre polonais"), "office", "Premier ministre polonais"),
        (("ministre de l'Intérieur", "gardien de but"), "field", "gardien de but"),
        (("general", "striker"), "field", "striker"),
        (("archevêque de Valmont", "cycliste"), "field", "cycliste"),
    ],
)
def test_two_people_of_one_full_name_are_kept_apart(roles: tuple[str, str], rule: str, there: str) -> None:
    [apart], doubts = found(named("Jean Martin", *roles))
    assert (apart.rule.value, apart.article_ids, apart.label) == (rule, ("a1",), there)
    assert apart.reason
    assert doubts == []


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        (named("Jean Martin", ("ministre", 2031), ("gardien de but", 2021)), "an office of state and sport"),
        (named("Jean Martin", ("ministre", 2031), ("gardien de but", 2001)), "30 years apart"),
        (named("Jean Martin", "ancien ministre", "gardien de but"), "an office of state and sport"),
        (named("Jean Martin", "ministre", "gardien de but", company="Zoé Brac"), "at the same time"),
        (named("Jean Martin", "chanteur", "avocat"), "the arts"),
        (named("Jean Martin", *["ministre français"] * 5, "ministre belge"), "in one article only"),
    ],
)
def test_what_is_only_odd_is_a_doubt_and_nothing_is_decided(source: Named, reason: str) -> None:
    apart, [doubt] = found(source)
    assert apart == []
    assert reason in doubt.reason
    assert (doubt.name, set(doubt.article_ids) & set(doubt.other_article_ids)) == ("Jean Martin", set())


def test_an_article_that_gives_both_roles_makes_one_person() -> None:
    assert found(named("Jean Martin", "ministre", "gardien de but", "ministre; gardien de but")) == ([], [])


def test_articles_without_a_role_stay_where_most_are() -> None:
    [apart], _ = found(named("Jean Martin", "ministre", "ministre", "", "gardien de but"))
    assert apart.article_ids == ("a3",)


@pytest.mark.parametrize("name", ["police", "autorités", "mère", "hebdomadaire satirique", "officials"])
def test_a_word_is_another_party_in_every_article(name: str) -> None:
    apart, _ = found(named(name, "", "", kind=BODY))
    assert [(each.article_ids, each.rule.value, each.label) for each in apart] == [
        (("a0",), "word", None),
        (("a1",), "word", None),
    ]


@pytest.mark.parametrize(
    "name",
    ["ministère de l'Intérieur", "autorités turques", "gouvernement belge", "franceinfo", "site-info.example", "ONU"],
)
def test_a_name_is_one_party_everywhere(name: str) -> None:
    assert found(named(name, "", "", kind=BODY)) == ([], [])


def test_a_first_name_is_another_person_but_where_a_role_ties_it() -> None:
    apart, _ = found(named("François", "pape", "pape", "", "boulanger"))
    assert [(each.article_ids, each.label) for each in apart] == [
        (("a0", "a1"), "pape"),
        (("a2",), None),
        (("a3",), None),
    ]
    assert found(named("François", "pape", "pape")) == ([], [])
    assert found(named("Poutine", "", "")) == ([], [])


def test_a_name_in_one_article_is_one_party() -> None:
    assert found(named("police", "", kind=BODY)) == ([], [])
