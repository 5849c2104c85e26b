"""Months, weekdays and relative days of French and English, as data. Source: Unicode CLDR 46 (fr, en)."""

from __future__ import annotations

from typing import Final

MONTHS: Final = {
    "janvier": 1, "janv": 1, "février": 2, "fevrier": 2, "fév": 2, "mars": 3, "avril": 4, "avr": 4, "mai": 5,
    "juin": 6, "juillet": 7, "juil": 7, "août": 8, "aout": 8, "septembre": 9, "sept": 9, "octobre": 10,
    "oct": 10, "novembre": 11, "nov": 11, "décembre": 12, "decembre": 12, "déc": 12,
    "january": 1, "jan": 1, "february": 2, "feb": 2, "march": 3, "april": 4, "apr": 4, "may": 5, "june": 6,
    "july": 7, "august": 8, "aug": 8, "september": 9, "sep": 9, "october": 10, "november": 11,
    "december": 12, "dec": 12,
}  # fmt: skip
WEEKDAYS: Final = {
    "lundi": 0, "mardi": 1, "mercredi": 2, "jeudi": 3, "vendredi": 4, "samedi": 5, "dimanche": 6,
    "monday": 0, "tuesday": 1, "wednesday": 2, "thursday": 3, "friday": 4, "saturday": 5, "sunday": 6,
}  # fmt: skip
RELATIVE_DAYS: Final = {
    "avant-hier": -2, "hier": -1, "aujourd'hui": 0, "demain": 1, "après-demain": 2, "ce matin": 0,
    "ce soir": 0, "cette nuit": 0, "ce midi": 0, "cet après-midi": 0, "yesterday": -1, "today": 0,
    "tonight": 0, "this morning": 0, "this evening": 0, "this afternoon": 0, "last night": -1, "tomorrow": 1,
}  # fmt: skip
SEASONS: Final = {
    "printemps": (3, 5), "été": (6, 8), "automne": (9, 11), "hiver": (12, 2), "spring": (3, 5),
    "summer": (6, 8), "autumn": (9, 11), "fall": (9, 11), "winter": (12, 2),
}  # fmt: skip
QUARTERS: Final = {
    "premier": 1, "deuxième": 2, "second": 2, "troisième": 3, "quatrième": 4, "dernier": 4, "1er": 1, "2e": 2,
    "3e": 3, "4e": 4, "first": 1, "third": 3, "fourth": 4, "last": 4,
}  # fmt: skip
ROMAN: Final = {"i": 1, "v": 5, "x": 10}
# Centuries in words.
NTH: Final = {
    "premier": 1, "deuxième": 2, "troisième": 3, "quatrième": 4, "cinquième": 5, "sixième": 6, "septième": 7,
    "huitième": 8, "neuvième": 9, "dixième": 10, "onzième": 11, "douzième": 12, "treizième": 13, "quatorzième": 14,
    "quinzième": 15, "seizième": 16, "dix-septième": 17, "dix-huitième": 18, "dix-neuvième": 19, "vingtième": 20,
    "vingt et unième": 21, "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7,
    "eighth": 8, "ninth": 9, "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14,
    "fifteenth": 15, "sixteenth": 16, "seventeenth": 17, "eighteenth": 18, "nineteenth": 19, "twentieth": 20,
    "twenty-first": 21,
}  # fmt: skip
