"""Quantities: text → value, bound and unit, and what two of them are to each other."""

from __future__ import annotations

import pytest

from claims.comparison.numbers import read_quantities
from claims.comparison.slots.amounts import quantities_compare
from claims.models import Language

FR, EN = Language.FRENCH, Language.ENGLISH


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("3 000 milliards de dollars", [(3e12, "exact", "usd")]),
        ("5.253 tonnes de produits", [(5_253_000, "exact", "kg")]),
        ("1,3 milliard d'euros", [(1.3e9, "exact", "eur")]),
        ("8,1 millions de visiteurs", [(8.1e6, "exact", "")]),
        ("deux cents pompiers", [(200, "exact", "")]),
        ("mille deux cents emplois", [(1200, "exact", "")]),
        ("dix-neuf villes", [(19, "exact", "")]),
        ("soixante-dix-huit morts", [(78, "exact", "")]),
        ("quatre-vingt-dix-sept blessés", [(97, "exact", "")]),
        ("trois mille cinq cents", [(3500, "exact", "")]),
        ("deux millions et demi d'euros", [(2.5e6, "exact", "eur")]),
        ("une hausse d'un demi-point", [(0.5, "exact", "point")]),
        ("une centaine de communes", [(100, "about", "")]),
        ("plusieurs centaines de milliers d'euros", [(100_000, "vague", "eur")]),
        ("au moins 73 morts", [(73, "at_least", "")]),
        ("73 morts au moins", [(73, "at_least", "")]),
        ("près de 14.000 tonnes", [(14_000_000, "nearly", "kg")]),
        ("plus de 800 000 euros", [(800_000, "more_than", "eur")]),
        ("moins de 7 millions", [(7e6, "less_than", "")]),
        ("jusqu'à 22 km", [(22_000, "peak", "m")]),
        ("quelque 300 manifestants", [(300, "about", "")]),
        ("entre 3 et 5 % des élèves", [(3, "range", "%")]),
        ("battu 4 à 2", [(2, "score", "")]),
        ("les deux tiers des voix", [(66.6667, "exact", "%")]),
        ("3 M€", [(3e6, "exact", "eur")]),
        ("le G7 et le Covid-19, sur la 5G", []),
        ("l'université Paris-1", []),
        ("un incendie", []),
    ],
)
def test_french_quantities(text: str, expected: list[tuple[float, str, str]]) -> None:
    found = [(round(q.value, 6), q.bound, q.unit) for q in read_quantities(text, FR)]
    assert found == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("5,253 tonnes", [(5_253_000, "exact", "kg")]),
        ("3.8 percent of pupils", [(3.8, "exact", "%")]),
        ("$449K", [(449_000, "exact", "usd")]),
        ("€2bn", [(2e9, "exact", "eur")]),
        ("3 billion Swiss francs", [(3e9, "exact", "franc")]),
        ("nearly half a million dollars", [(500_000, "nearly", "usd")]),
        ("one hundred and twenty-five people", [(125, "exact", "")]),
        ("three and a half million euros", [(3.5e6, "exact", "eur")]),
        ("two dozen houses", [(24, "exact", "")]),
        ("no fewer than 12 people", [(12, "at_least", "")]),
        ("over $3.5bn", [(3.5e9, "more_than", "usd")]),
        ("fewer than 1,000 jobs", [(1000, "less_than", "")]),
        ("several hundred thousand euros", [(100_000, "vague", "eur")]),
        ("100 mph", [(160.9344, "exact", "km/h")]),
        ("a two-year contract", [(2, "exact", "year")]),
        ("No one was hurt, and one of the men left", []),
    ],
)
def test_english_quantities(text: str, expected: list[tuple[float, str, str]]) -> None:
    found = [(round(q.value, 6), q.bound, q.unit) for q in read_quantities(text, EN)]
    assert found == expected


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("73 morts", "78 morts", "conflict"),
        ("au moins 73 morts", "au moins 78 morts", "compatible"),
        ("au moins 73 morts", "73 morts", "compatible"),
        ("moins de 1 000 emplois", "1 350 emplois", "conflict"),
        ("environ 449 000 dollars", "449 000 dollars", "equal"),
        ("une centaine de communes", "environ 100 communes", "equal"),
        ("12 personnes", "douze morts", "equal"),
        ("12 euros", "12 dollars", "other"),
        ("battu 4-2", "battu 3-1", "conflict"),
        ("1 km", "1000 mètres", "equal"),
    ],
)
def test_two_quantities(a: str, b: str, expected: str) -> None:
    (left,), (right,) = read_quantities(a, FR), read_quantities(b, FR)
    assert quantities_compare(left, right) == expected
    assert quantities_compare(right, left) == expected
