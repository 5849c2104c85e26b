"""Number words, scales, bounds and units of French and English, as data.

Number words, scales and currencies are those of Unicode CLDR (fr, en) and ISO 4217, conversions those of the
International System of Units. The bounds were collected by hand.
"""

from __future__ import annotations

from typing import Final

UNITS_FR: Final = {
    "zéro": 0, "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6, "sept": 7, "huit": 8, "neuf": 9,
    "dix": 10, "onze": 11, "douze": 12, "treize": 13, "quatorze": 14, "quinze": 15, "seize": 16,
    "vingt": 20, "vingts": 20, "trente": 30, "quarante": 40, "cinquante": 50, "soixante": 60,
    "septante": 70, "huitante": 80, "octante": 80, "nonante": 90,
}  # fmt: skip
UNITS_EN: Final = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15,
    "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30,
    "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
SCALES_FR: Final = {
    "cent": 100, "cents": 100, "mille": 1e3, "million": 1e6, "millions": 1e6, "milliard": 1e9,
    "milliards": 1e9, "billion": 1e12, "billions": 1e12,
}  # fmt: skip
SCALES_EN: Final = {
    "hundred": 100, "thousand": 1e3, "million": 1e6, "millions": 1e6, "billion": 1e9, "billions": 1e9,
    "trillion": 1e12, "trillions": 1e12,
}  # fmt: skip
SUFFIX_SCALES: Final = {"k": 1e3, "m": 1e6, "mn": 1e6, "bn": 1e9, "md": 1e9, "mds": 1e9, "b": 1e9}

# "une centaine": about so many. English "dozen" counts exactly when a number stands before it.
COLLECTIVES: Final = {
    "dizaine": 10, "douzaine": 12, "quinzaine": 15, "vingtaine": 20, "trentaine": 30, "quarantaine": 40,
    "cinquantaine": 50, "soixantaine": 60, "centaine": 100, "millier": 1000, "dozen": 12,
}  # fmt: skip
VAGUE_COLLECTIVES: Final = {
    "dizaines": 10, "vingtaines": 20, "centaines": 100, "milliers": 1e3, "dozens": 12, "hundreds": 100,
    "thousands": 1e3, "tens": 10,
}  # fmt: skip
FRACTIONS: Final = {
    "moitié": 0.5, "tiers": 1 / 3, "quart": 0.25, "quarts": 0.25, "half": 0.5, "third": 1 / 3,
    "thirds": 1 / 3,
    "quarter": 0.25, "quarters": 0.25,
}  # fmt: skip

MULTIPLES: Final = {"twice": 2, "thrice": 3}

# Words before a number → what they make of it. The longest fitting words win.
BOUNDS: Final = {
    "at_least": (
        "au moins", "au minimum", "un minimum de", "minimum", "pas moins de", "à partir de", "dès",
        "at least", "no fewer than", "no less than", "a minimum of", "not less than",
    ),
    "more_than": (
        "plus de", "plus d'", "plus que", "supérieur à", "supérieure à", "supérieurs à", "supérieures à",
        "dépasse", "dépassé", "dépassent", "dépassait", "dépasser", "au-delà de", "excède", "au-dessus de",
        "more than", "over", "above", "in excess of", "exceeding", "exceeds", "exceed", "exceeded",
        "upwards of",
        "beyond", "greater than", "higher than",
    ),
    "at_most": (
        "au plus", "au maximum", "un maximum de", "maximum", "at most", "no more than", "a maximum of",
        "not more than",
    ),
    "peak": ("jusqu'à", "jusqu'à plus de", "up to", "as much as", "as many as"),
    "less_than": (
        "moins de", "moins d'", "inférieur à", "inférieure à", "inférieurs à", "inférieures à",
        "en dessous de",
        "au-dessous de", "less than", "fewer than", "under", "below", "lower than",
    ),
    "nearly": (
        "près de", "près d'", "presque", "pas loin de", "nearly", "almost", "close to", "just under",
        "just short of", "just below", "approaching",
    ),
    "about": (
        "environ", "autour de", "aux alentours de", "aux environs de", "à peu près", "approximativement",
        "quelque", "quelques", "vers", "de l'ordre de", "grosso modo",
        "about", "around", "roughly", "approximately", "some", "circa", "in the region of", "an estimated",
        "~", "≈",
    ),
}  # fmt: skip
BOUNDS_AFTER: Final = {
    "environ": "about", "au moins": "at_least", "au plus": "at_most", "minimum": "at_least",
    "maximum": "at_most", "ou plus": "at_least", "or more": "at_least", "at least": "at_least",
    "at most": "at_most",
    "or so": "about", "à peu près": "about",
}  # fmt: skip

# A unit as written → (its name, factor).
MEASURES: Final = {
    "%": ("%", 1), "pour cent": ("%", 1), "pourcent": ("%", 1), "pour-cent": ("%", 1), "percent": ("%", 1),
    "per cent": ("%", 1), "pc": ("%", 1), "points": ("point", 1), "point": ("point", 1),
    "points de pourcentage": ("point", 1), "percentage points": ("point", 1), "percentage point": ("point", 1),
    "points de base": ("point", 0.01), "basis points": ("point", 0.01),
    "€": ("eur", 1), "euro": ("eur", 1), "euros": ("eur", 1), "eur": ("eur", 1),
    "$": ("usd", 1), "dollar": ("usd", 1), "dollars": ("usd", 1), "usd": ("usd", 1), "us$": ("usd", 1),
    "£": ("gbp", 1), "livres": ("gbp", 1), "pounds": ("gbp", 1), "livre": ("gbp", 1), "pound": ("gbp", 1),
    "¥": ("jpy", 1), "yen": ("jpy", 1), "yens": ("jpy", 1), "francs": ("franc", 1), "franc": ("franc", 1),
    "roubles": ("rub", 1), "rubles": ("rub", 1), "yuans": ("cny", 1), "yuan": ("cny", 1),
    "km/h": ("km/h", 1), "kmh": ("km/h", 1), "kph": ("km/h", 1), "kilomètres-heure": ("km/h", 1),
    "kilomètres par heure": ("km/h", 1), "kilomètres à l'heure": ("km/h", 1),
    "kilometres per hour": ("km/h", 1),
    "mph": ("km/h", 1.609344), "miles per hour": ("km/h", 1.609344), "nœuds": ("km/h", 1.852),
    "knots": ("km/h", 1.852),
    "km": ("m", 1000), "kms": ("m", 1000), "kilomètre": ("m", 1000), "kilomètres": ("m", 1000),
    "kilometre": ("m", 1000), "kilometres": ("m", 1000), "kilometers": ("m", 1000), "kilometer": ("m", 1000),
    "mile": ("m", 1609.344), "miles": ("m", 1609.344), "feet": ("m", 0.3048), "foot": ("m", 0.3048),
    "ft": ("m", 0.3048), "pieds": ("m", 0.3048), "mètre": ("m", 1), "mètres": ("m", 1), "metre": ("m", 1),
    "metres": ("m", 1), "meters": ("m", 1), "meter": ("m", 1), "cm": ("m", 0.01), "centimètres": ("m", 0.01),
    "centimetres": ("m", 0.01), "inches": ("m", 0.0254),
    "kg": ("kg", 1), "kilos": ("kg", 1), "kilo": ("kg", 1), "kilogrammes": ("kg", 1), "kilograms": ("kg", 1),
    "tonne": ("kg", 1000), "tonnes": ("kg", 1000), "tons": ("kg", 1000), "ton": ("kg", 1000),
    "hectare": ("ha", 1), "hectares": ("ha", 1), "ha": ("ha", 1), "acres": ("ha", 0.404686),
    "km²": ("ha", 100), "m²": ("ha", 0.0001), "litres": ("l", 1), "litre": ("l", 1), "liters": ("l", 1),
    "°c": ("°c", 1), "°": ("°c", 1), "degrés": ("°c", 1), "degrees": ("°c", 1), "degré": ("°c", 1),
    "ans": ("year", 1), "an": ("year", 1), "année": ("year", 1), "années": ("year", 1), "year": ("year", 1),
    "years": ("year", 1), "mois": ("month", 1), "month": ("month", 1), "months": ("month", 1),
    "year-old": ("year", 1), "years-old": ("year", 1), "-year": ("year", 1), "-month": ("month", 1),
    "semaine": ("day", 7), "semaines": ("day", 7), "week": ("day", 7), "weeks": ("day", 7),
    "jour": ("day", 1),
    "jours": ("day", 1), "day": ("day", 1), "days": ("day", 1),
    "h": ("minute", 60), "heure": ("minute", 60), "heures": ("minute", 60),
    "hour": ("minute", 60), "hours": ("minute", 60), "minute": ("minute", 1), "minutes": ("minute", 1),
    "seconde": ("minute", 1 / 60), "secondes": ("minute", 1 / 60), "second": ("minute", 1 / 60),
    "seconds": ("minute", 1 / 60),
    "fois": ("times", 1), "reprises": ("times", 1), "reprise": ("times", 1), "times": ("times", 1),
    "occasions": ("times", 1), "voix": ("votes", 1), "votes": ("votes", 1),
}  # fmt: skip

# Between a number and what is counted: "quatre autres personnes", "three more people", "12 000 d'entre eux".
COUNT_FILLERS: Final = frozenset(
    "de d des du autres autre autre nouveaux nouvelles nouvel nouveau premiers premières derniers "
    "dernières "
    "grands grandes petits petites jeunes autres différents différentes other more new of the first last "
    "young "
    "different further additional people's les l la le".split()
)
ORDINALS: Final = {
    "premier": 1, "première": 1, "deuxième": 2, "seconde": 2, "troisième": 3, "quatrième": 4, "cinquième": 5,
    "sixième": 6, "septième": 7, "huitième": 8, "neuvième": 9, "dixième": 10,
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8,
    "ninth": 9, "tenth": 10,
}  # fmt: skip
