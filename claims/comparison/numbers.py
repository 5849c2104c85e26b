"""Quantities in a claim: value, bound and unit, from digits and from words."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from typing import Final

from claims.comparison import number_words as words
from claims.models import Language

APPROXIMATION: Final = 0.1  # "environ 100": 90 to 110
LOOSE: Final = 0.3  # "une centaine": 70 to 130


@dataclass(frozen=True, slots=True)
class Quantity:
    """One number with what it counts. ``low`` to ``high`` is what the words allow."""

    value: float
    low: float
    high: float
    bound: str  # exact, about, at_least, more_than, at_most, less_than, nearly, peak, range
    unit: str  # "%", "eur", "m" …; "" where a noun is counted
    noun: str  # the counted noun as written, lower case; "" where there is none
    start: int  # characters of the claim's text, end exclusive
    end: int
    words: str
    ordinal: bool = False


_DIGITS_FR = r"\d{1,3}(?:[   .]\d{3})+(?:,\d+)?(?!\d)|\d+(?:[.,]\d+)?"
_DIGITS_EN = r"\d{1,3}(?:[,  ]\d{3})+(?:\.\d+)?(?!\d)|\d{1,3}(?: \d{3})+(?!\d)|\d+(?:[.,]\d+)?"
_TOKEN: Final = {
    Language.FRENCH: re.compile(rf"(?P<digits>{_DIGITS_FR})|(?P<word>[^\W\d_]+(?:['’](?=\s|$))?)|(?P<mark>[$€£¥%°~≈])"),
    Language.ENGLISH: re.compile(rf"(?P<digits>{_DIGITS_EN})|(?P<word>[^\W\d_]+)|(?P<mark>[$€£¥%°~≈])"),
}
_ORDINAL_SUFFIX: Final = re.compile(r"(?:ers?|ères?|res?|es?|èmes?|emes?|nde?s?|st|nd|rd|th)\b", re.IGNORECASE)
_CURRENCIES: Final = {"$": "usd", "€": "eur", "£": "gbp", "¥": "jpy"}
_AND_A_HALF: Final = re.compile(r"\s+(?:et\s+demie?|and\s+a\s+half)\b", re.IGNORECASE)


@dataclass(slots=True)
class _Run:
    """Consecutive tokens that make one number."""

    value: float
    start: int
    end: int
    approximate: bool = False
    vague: bool = False
    ordinal: bool = False


def read_quantities(text: str, language: Language, taken: list[tuple[int, int]] | None = None) -> list[Quantity]:
    """The quantities of a text in reading order; the spans in ``taken`` (dates) hold none."""
    runs = [run for run in _runs(text, language) if not _overlaps(run.start, run.end, taken or [])]
    found: list[Quantity] = []
    position = 0
    while position < len(runs):
        run = runs[position]
        following = runs[position + 1] if position + 1 < len(runs) else None
        if following and (joint := _range_between(text, run, following)):
            unit, noun, end = _unit_after(text, following.end)
            prefix = _currency_before(text, run.start)
            factor = _factor(text, following.end)
            low, high = sorted((run.value * factor, following.value * factor))
            bound = "score" if joint == "score" else "range"
            found.append(
                Quantity(
                    value=low, low=low, high=high, bound=bound, unit=prefix or unit, noun=noun, start=run.start,
                    end=end, words=text[run.start : end],
                )
            )  # fmt: skip
            position += 2
            continue
        found.append(_quantity(text, run))
        position += 1
    return found


def _quantity(text: str, run: _Run) -> Quantity:
    prefix = _currency_before(text, run.start)
    unit, noun, end = _unit_after(text, run.end)
    value = run.value * _factor(text, run.end)
    start = run.start - (1 if prefix else 0)
    bound = _bound_before(text, start) or _bound_after(text, end) or ("about" if run.approximate else "exact")
    if run.vague and bound in ("exact", "about"):
        bound = "vague"
    low, high = _interval(value, bound, loose=run.approximate)
    return Quantity(
        value=value, low=low, high=high, bound=bound, unit=prefix or unit, noun=noun, start=start, end=end,
        words=text[start:end], ordinal=run.ordinal,
    )  # fmt: skip


def _interval(value: float, bound: str, *, loose: bool) -> tuple[float, float]:
    slack = LOOSE if loose else APPROXIMATION
    return {
        "exact": (value, value),
        "about": (value * (1 - slack), value * (1 + slack)),
        "nearly": (value * (1 - slack), value),
        "at_least": (value, math.inf),
        "more_than": (math.nextafter(value, math.inf), math.inf),
        "at_most": (0.0, value),
        "less_than": (0.0, math.nextafter(value, 0.0)),
        "peak": (value * (1 - APPROXIMATION), value),
        "vague": (value * 2, value * 10),  # "plusieurs centaines": 200 to 1,000
    }[bound]


def _runs(text: str, language: Language) -> list[_Run]:
    units = words.UNITS_FR if language is Language.FRENCH else words.UNITS_EN
    scales = words.SCALES_FR if language is Language.FRENCH else words.SCALES_EN
    runs: list[_Run] = []
    current: _Builder | None = None
    for match in _TOKEN[language].finditer(text):
        token = match.group().lower().rstrip("'’")
        gap = text[current.end : match.start()] if current else ""
        if current and not re.fullmatch(r"[\s  -]*(?:et\s+|and\s+|de\s+|of\s+|a\s+|un\s+)?", gap):
            runs.append(current.finish())
            current = None
        if runs and match.start() < runs[-1].end:
            continue
        if match.lastgroup == "digits":
            if current:
                runs.append(current.finish())
            value = _parse_digits(match.group(), language)
            if re.search(r"[^\W\d]-?$", text[: match.start()]):
                current = None  # "Covid-19", "G7", "Paris-1": part of a name
                continue
            if re.match(r"[A-Z](?![A-Za-z])(?!\s?(?:€|\$|d['’]))", text[match.end() :]) and not re.match(r"[KM]\b", text[match.end() :]):
                current = None  # "5G", "737X"
                continue
            current = _Builder(value, match.start(), match.end())
            if suffix := _ORDINAL_SUFFIX.match(text, match.end()):
                current.ordinal, current.end = True, suffix.end()
                runs.append(current.finish())
                current = None
            continue
        current = _extend(current, token, match, units, scales, runs, text)
    if current:
        runs.append(current.finish())
    return runs


class _Builder:
    """A number in the making: « deux cent mille », "1,3 milliard", "half a million"."""

    def __init__(self, value: float, start: int, end: int) -> None:
        self.total = 0.0
        self.part = value
        self.start = start
        self.end = end
        self.approximate = False
        self.vague = False
        self.ordinal = False
        self.from_words = False

    def scale(self, factor: float, end: int) -> None:
        if factor == 100:
            self.part = (self.part or 1) * 100
        else:
            self.total += (self.part or 1) * factor
            self.part = 0.0
        self.end = end

    def finish(self) -> _Run:
        return _Run(
            round(self.total + self.part, 6), self.start, self.end, approximate=self.approximate, vague=self.vague,
            ordinal=self.ordinal,
        )  # fmt: skip


def _extend(
    current: _Builder | None,
    token: str,
    match: re.Match[str],
    units: dict[str, int],
    scales: dict[str, float],
    runs: list[_Run],
    text: str,
) -> _Builder | None:
    start, end = match.span()
    before = text[max(0, start - 12) : start].lower()
    if token in units:
        if token == "one" and (re.match(r"\s+(?:of|another|can|should|day)\b", text[end:]) or re.search(r"\b(?:no|the|any|every|this|that|which)[\s-]+$", before)):  # fmt: skip
            if current:
                runs.append(current.finish())
            return None
        value = units[token]
        if current and current.from_words and _may_follow(current, value, text[current.end : start]):
            current.part = current.part * value if current.part == 4 and value == 20 else current.part + value
            current.end = end
            if half_more := _AND_A_HALF.match(text, end):
                current.part += 0.5
                current.end = half_more.end()
            return current
        if current:
            runs.append(current.finish())
        fresh = _Builder(float(value), start, end)
        fresh.from_words = True
        if half_more := _AND_A_HALF.match(text, end):
            fresh.part += 0.5
            fresh.end = half_more.end()
        return fresh
    if token in scales:
        if token in ("cent", "cents") and re.search(r"\bpour[\s-]$", before):
            return current
        if current is None and (several := re.search(r"\b(?:several|a few|some|many|plusieurs|quelques)\s+$", before)) and token not in ("cent", "mille"):
            fresh = _Builder(1.0, start - len(several.group()), end)
            fresh.vague = fresh.from_words = True
            fresh.scale(scales[token], end)
            return fresh
        if current is None:
            half = re.search(r"(?:\b(?:demi|half an?|half)[\s-]+)$", before)
            opened = re.search(r"\b(?:un|a|one|le|the)\s+$", before)
            if token not in ("mille", "cent", "thousand", "hundred") and not (half or opened):
                return None
            if token in ("thousand", "hundred") and not (half or opened):
                return None
            start_at = start - len(half.group()) if half else start
            current = _Builder(0.5 if half else 1.0, start_at, end)
        current.from_words = True
        current.scale(scales[token], end)
        if half_more := _AND_A_HALF.match(text, end):
            current.total += scales[token] / 2
            current.end = half_more.end()
        return current
    if token == "demi" and current is None and (rest := re.match(r"-?(?=points?\b|heures?\b|journées?\b|siècles?\b)", text[end:])):
        runs.append(_Run(0.5, start, end + rest.end()))
        return None
    if token in words.COLLECTIVES:
        factor = float(words.COLLECTIVES[token])
        if current is None:
            if not re.search(r"\b(?:une?|a|la|half a)\s+$", before):
                return None
            current = _Builder(factor, start, end)
            current.approximate = True
            return current
        current.part *= factor
        current.end = end
        return current
    if token in words.VAGUE_COLLECTIVES:
        if current:
            current.part *= words.VAGUE_COLLECTIVES[token]
            current.approximate = True
            current.end = end
            return current
        fresh = _Builder(float(words.VAGUE_COLLECTIVES[token]), start, end)
        fresh.vague = True
        follow = re.match(r"\s+(?:de|d['’]|of)\s+(millions?|milliers?|milliards?|thousands?|billions?|euros?)\b", text[end:].lower())
        if follow and follow.group(1).startswith(("millier", "thousand")):
            fresh.part *= 1000
        elif follow and follow.group(1) in scales:
            fresh.part *= scales[follow.group(1)]
        else:
            return fresh
        runs.append(_Run(fresh.part, start, end + len(follow.group()), vague=True))
        return None
    if token in words.FRACTIONS:
        if current and current.part < 10 and token not in ("half",):
            current.part *= words.FRACTIONS[token]
            current.end = end
            return current
        if token in ("moitié", "half", "tiers", "quart", "quarter", "third") and re.search(r"\b(?:la|un|a|one|le)\s+$|^$", before[-4:] if token != "half" else ""):  # fmt: skip
            if token == "half" and re.match(r"\s+(?:an?\s+)?(?:million|billion|dozen|hour|time)", text[end:].lower()):
                return current
            if current:
                runs.append(current.finish())
            return _Builder(words.FRACTIONS[token], start, end)
    if current and token in words.SUFFIX_SCALES and text[current.end : start] in ("", " ", " ", " "):
        attached = text[current.end : start] == ""
        if attached or token in ("md", "mds", "bn") or (token == "m" and re.match(r"\s?[€$£]|\s?d['’]euros", text[end:])):
            current.scale(words.SUFFIX_SCALES[token], end)
            runs.append(current.finish())
            return None
    if token in words.ORDINALS and current is None and token != "seconde":
        runs.append(_Run(float(words.ORDINALS[token]), start, end, ordinal=True))
        return None
    if current and token not in ("et", "and", "de", "d", "of", "a", "un"):
        runs.append(current.finish())
        return None
    return current


def _may_follow(number: _Builder, value: int, gap: str) -> bool:
    """« vingt » « deux », « soixante » « dix », « quatre » « vingt », "hundred" "five": the smaller after the larger."""
    part = number.part
    if part == 0:
        return number.total >= 1000
    if part == 4 and value == 20:
        return "-" in gap or gap.strip() == ""
    if part == 10:
        return value in (7, 8, 9) and gap == "-"
    if part >= 100:
        return value < 100
    if part in (60, 80):
        return value < 20
    return part >= 20 and part % 10 == 0 and value < 10


def _parse_digits(digits: str, language: Language) -> float:
    plain = re.sub(r"[\s  ]", "", digits)
    thousands, decimal = (".", ",") if language is Language.FRENCH else (",", ".")
    if re.fullmatch(rf"\d{{1,3}}(?:\{thousands}\d{{3}})+(?:\{decimal}\d+)?", plain):
        plain = plain.replace(thousands, "")
    plain = plain.replace(",", ".") if plain.count(",") + plain.count(".") == 1 else plain.replace(",", "")
    try:
        return float(plain)
    except ValueError:
        return float(re.sub(r"\D", "", plain))


def _currency_before(text: str, start: int) -> str:
    match = re.search(r"(?:US|C|A)?([$€£¥])\s?$", text[max(0, start - 5) : start])
    return _CURRENCIES[match.group(1)] if match else ""


_MEASURE_LONGEST_FIRST: Final = sorted(words.MEASURES, key=len, reverse=True)
_MEASURE: Final = re.compile(
    r"[\s  -]?(?:d['’]|de\s+)?(" + "|".join(re.escape(m) for m in _MEASURE_LONGEST_FIRST) + r")(?![^\W\d_])",
    re.IGNORECASE,
)
_MONEY_QUALIFIED: Final = re.compile(r"\s+[A-Z][a-z]+\s+(francs?|dollars?|pounds?|euros?|yen|yuan|roubles?|rubles?)\b")
_NOUN: Final = re.compile(r"[\s  -]+(?:d['’]|l['’])?([^\W\d_]{2,}(?:-[^\W\d_]+)*)")


def _unit_after(text: str, end: int) -> tuple[str, str, int]:
    """(unit, counted noun, end of what was read). "3,8 millions d'euros" is a unit, "douze blessés" a noun."""
    measure = _MEASURE.match(text, end)
    if measure:
        name, _ = words.MEASURES[measure.group(1).lower()]
        return name, "", measure.end()
    qualified = _MONEY_QUALIFIED.match(text, end)  # "3 billion Swiss francs"
    if qualified:
        return words.MEASURES[qualified.group(1).lower()][0], "", qualified.end()
    position = end
    for _ in range(4):
        noun = _NOUN.match(text, position)
        if not noun:
            break
        word = noun.group(1).lower()
        if word not in words.COUNT_FILLERS:
            return "", word, end
        position = noun.end()
    return "", "", end


def _factor(text: str, end: int) -> float:
    measure = _MEASURE.match(text, end)
    return float(words.MEASURES[measure.group(1).lower()][1]) if measure else 1.0


_BOUNDS_LONGEST_FIRST: Final = sorted(
    ((phrase, bound) for bound, phrases in words.BOUNDS.items() for phrase in phrases), key=lambda p: -len(p[0])
)
_BOUND_BEFORE: Final = re.compile(
    r"(?:^|(?<=[\s('’«\"]))("
    + "|".join(re.escape(phrase) for phrase, _ in _BOUNDS_LONGEST_FIRST)
    + r")[\s  ]*(?:les\s+|l['’]|la\s+|à\s+|an?\s+|une?\s+|the\s+)?[$€£]?$",
    re.IGNORECASE,
)
_BOUND_OF: Final = dict(_BOUNDS_LONGEST_FIRST)


def _bound_before(text: str, start: int) -> str:
    before = text[max(0, start - 32) : start].replace("’", "'")
    match = _BOUND_BEFORE.search(before)
    return _BOUND_OF[match.group(1).lower()] if match else ""


_BOUND_AFTER: Final = re.compile(
    r"\s*,?\s*(" + "|".join(sorted(map(re.escape, words.BOUNDS_AFTER), key=len, reverse=True)) + r")\b", re.IGNORECASE
)


def _bound_after(text: str, end: int) -> str:
    noun = _NOUN.match(text, end)
    match = _BOUND_AFTER.match(text, end) or (_BOUND_AFTER.match(text, noun.end()) if noun else None)
    return words.BOUNDS_AFTER[match.group(1).lower()] if match else ""


def _range_between(text: str, first: _Run, second: _Run) -> str:
    """"range" for « entre 3 et 5 », "3 à 5", "score" for "4-2", « 4 à 2 »; "" for two separate numbers."""
    gap = text[first.end : second.start].lower()
    before = text[max(0, first.start - 9) : first.start].lower()
    if re.fullmatch(r"\s*[-–]\s*", gap) and second.value < first.value and max(first.value, second.value) < 200:
        return "score"
    if re.search(r"\b(?:entre|between)\s+$", before) and re.fullmatch(r"\s+(?:et|and)\s+", gap):
        return "range"
    if re.fullmatch(r"\s+(?:à|to)\s+|\s*[-–]\s*", gap) and not first.ordinal:
        return "range" if second.value > first.value else "score"
    return ""


def _overlaps(start: int, end: int, taken: list[tuple[int, int]]) -> bool:
    return any(start < stop and begin < end for begin, stop in taken)
