"""Quantities in a claim: value, bound and unit, from digits and from words."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, replace
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
    share: bool = False  # "half", « deux tiers »: of something, unless a unit follows


def read_quantities(text: str, language: Language, taken: list[tuple[int, int]] | None = None) -> list[Quantity]:
    """The quantities of a text in reading order; the spans in ``taken`` (dates) hold none."""
    runs = [run for run in _runs(text, language) if not _overlaps(run.start, run.end, taken or [])]
    found: list[Quantity] = []
    position = 0
    while position < len(runs):
        run = runs[position]
        following = runs[position + 1] if position + 1 < len(runs) else None
        if ratio := _ratio(text, run, following):
            found.append(ratio)
            position += 2 if following and following.end <= run.start + len(ratio.words) else 1
            continue
        if following and (joint := _range_between(text, run, following)):
            unit, noun, end = _unit_after(text, following.end)
            prefix = _currency_before(text, run.start)
            factor = _factor(text, following.end)
            low, high = sorted((run.value * factor, following.value * factor))
            bound = "score" if joint == "score" else "range"
            found.append(
                Quantity(
                    value=low, low=low, high=high, bound=bound, unit=prefix or unit, noun=noun,
                    start=run.start,
                    end=end, words=text[run.start : end],
                )
            )  # fmt: skip
            position += 2
            continue
        found.append(_quantity(text, run))
        position += 1
    return _with_minutes(text, found)


_AND_MINUTES: Final = re.compile(r"[\s\u00a0\u202f]*(?:(?:et|and)\s+)?")


def _with_minutes(text: str, found: list[Quantity]) -> list[Quantity]:
    """« 2 heures et 31 minutes », « 2 h 24 »: one length of time; of an hour and what it goes on with."""
    joined: list[Quantity] = []
    for quantity in found:
        last = joined[-1] if joined else None
        if (
            last
            and last.unit == "minute"
            and last.bound not in ("range", "score")
            and not quantity.ordinal
            and (quantity.unit == "minute" or not (quantity.unit or quantity.noun))
            and quantity.value < min(last.value, 60)
            and _AND_MINUTES.fullmatch(text, last.end, quantity.start)
        ):
            more = quantity.value
            joined[-1] = replace(
                last, value=last.value + more, low=last.low + more, high=last.high + more, end=quantity.end,
                words=text[last.start : quantity.end],
            )  # fmt: skip
        else:
            joined.append(quantity)
    return joined


def _quantity(text: str, run: _Run) -> Quantity:
    prefix = _currency_before(text, run.start)
    of = _SHARE_OF_UNIT.match(text, run.end) if run.share else None
    unit, noun, end = _unit_after(text, of.end() if of else run.end)
    value = run.value * _factor(text, of.end() if of else run.end)
    if run.share and not (unit or prefix):
        unit, noun, value = "%", "", value * 100
    start = run.start - (1 if prefix else 0)
    bound = _bound_before(text, start) or _bound_after(text, end) or ("about" if run.approximate else "exact")
    if run.vague and bound in ("exact", "about"):
        bound = "vague"
    low, high = _interval(value, bound, loose=run.approximate)
    return Quantity(
        value=value, low=low, high=high, bound=bound, unit=prefix or unit, noun=noun, start=start, end=end,
        words=text[start:end], ordinal=run.ordinal,
    )  # fmt: skip


_SHARE_OF_UNIT: Final = re.compile(r"\s+(?:of\s+)?an?(?=\s)")  # "half a point"
_TENTHS: Final = frozenset({2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 20, 100, 1000})
_RATIO: Final = re.compile(
    r"\s+(?:(?:[^\W\d_]+\s+){0,3}sur|(?:[^\W\d_]+\s+)?out\s+of(?:\s+every)?|in(?:\s+every)?)\s+", re.IGNORECASE
)
_ONE_IN: Final = re.compile(r"\b(?:une?|one)\s+(?:[^\W\d_]+\s+){0,3}sur\s+$", re.IGNORECASE)


def _ratio(text: str, first: _Run, second: _Run | None) -> Quantity | None:
    """« neuf trains sur dix », "one in three": a share of a hundred."""
    if second and second.value in _TENTHS and 0 < first.value < second.value and not (first.ordinal or second.ordinal):
        if not _RATIO.fullmatch(text[first.end : second.start]):
            return None
        return _share(text, 100 * first.value / second.value, first.start, first.end, text[first.start : second.end])
    if first.value in _TENTHS and (one := _ONE_IN.search(text[: first.start])):
        return _share(text, 100 / first.value, first.start, first.end, text[one.start() : first.end])
    return None


def _share(text: str, share: float, start: int, end: int, said: str) -> Quantity:
    bound = _bound_before(text, start) or "exact"
    low, high = _interval(share, bound, loose=False)
    return Quantity(value=share, low=low, high=high, bound=bound, unit="%", noun="", start=start, end=end, words=said)


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
    return _Scanner(text, language).runs()


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
        self.share = False
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
            round(self.total + self.part, 6), self.start, self.end, approximate=self.approximate,
            vague=self.vague, ordinal=self.ordinal, share=self.share,
        )  # fmt: skip


_GAP: Final = re.compile(r"[\s\u00a0\u202f-]*(?:et\s+|and\s+|de\s+|of\s+|a\s+|un\s+)?")
_JOINTS: Final = frozenset({"et", "and", "de", "d", "of", "a", "un"})
_NO_NUMBER_AFTER_ONE: Final = re.compile(r"\s+(?:of|another|can|should|day)\b")
_NO_NUMBER_BEFORE_ONE: Final = re.compile(r"\b(?:no|the|any|every|this|that|which)[\s-]+$")
_HALF_BEFORE: Final = re.compile(r"\b(?:demi|half an?|half)[\s-]+$")
_ARTICLE_BEFORE: Final = re.compile(r"\b(?:un|a|one|le|the)\s+$")
_SEVERAL_BEFORE: Final = re.compile(r"\b(?:several|a few|some|many|plusieurs|quelques)\s+$")
_COLLECTIVE_BEFORE: Final = re.compile(r"\b(?:une?|a|la|half a)\s+$|\bdemi-$")
_HALF_OF_A_SCALE: Final = re.compile(r"\s+(?:an?\s+)?(?:million|billion|dozen|hour|time)")
_HALF_A_POINT: Final = re.compile(r"-?(?=points?\b|heures?\b|journées?\b|siècles?\b)")
_OF_A_SCALE: Final = re.compile(r"\s+(?:de|d['’]|of)\s+(millions?|milliers?|milliards?|thousands?|billions?)\b")
_MONEY_AHEAD: Final = re.compile(r"\s?(?:[€$£]|d['’]euros)")
_NAME_BEFORE: Final = re.compile(r"[^\W\d]-?$")
_MODEL_LETTER: Final = re.compile(r"(?![KM]\b)[A-Z](?![A-Za-z])(?!\s?(?:€|\$|d['’]))")


_ALONE_BEFORE: Final = re.compile(r"\bseule?\s+$")  # « seul un passager »
_ALONE_AFTER: Final = re.compile(r"\s+seule?\b")


class _Scanner:
    """One pass over a text; each word extends the number in the making, ends it, or opens another."""

    def __init__(self, text: str, language: Language) -> None:
        self.text = text
        self.language = language
        french = language is Language.FRENCH
        self.units = words.UNITS_FR if french else words.UNITS_EN
        self.scales = words.SCALES_FR if french else words.SCALES_EN
        self.found: list[_Run] = []
        self.current: _Builder | None = None

    def runs(self) -> list[_Run]:
        for match in _TOKEN[self.language].finditer(self.text):
            if self.current and not _GAP.fullmatch(self.text[self.current.end : match.start()]):
                self.close()
            if self.found and match.start() < self.found[-1].end:
                continue
            if match.lastgroup == "digits":
                self.digits(match)
            else:
                self.word(match.group().lower().rstrip("'’"), match.start(), match.end())
        self.close()
        return self.found

    def close(self) -> None:
        if self.current:
            self.found.append(self.current.finish())
            self.current = None

    def digits(self, match: re.Match[str]) -> None:
        self.close()
        if _NAME_BEFORE.search(self.text[: match.start()]) or _MODEL_LETTER.match(self.text, match.end()):
            return  # "Covid-19", "G7", "5G": part of a name
        self.current = _Builder(_parse_digits(match.group(), self.language), match.start(), match.end())
        if suffix := _ORDINAL_SUFFIX.match(self.text, match.end()):
            self.current.ordinal, self.current.end = True, suffix.end()
            self.close()

    def word(self, word: str, start: int, end: int) -> None:
        before = self.text[max(0, start - 12) : start].lower()
        if word in self.units:
            self.unit(word, start, end, before)
        elif word in self.scales:
            self.scale(word, start, end, before)
        elif word in words.MULTIPLES:
            self.close()
            self.found.append(_Run(float(words.MULTIPLES[word]), start, end))
        elif word == "demi" and self.current is None and (rest := _HALF_A_POINT.match(self.text, end)):
            self.found.append(_Run(0.5, start, rest.end()))
        elif word in words.COLLECTIVES:
            self.collective(float(words.COLLECTIVES[word]), start, end, before)
        elif word in words.VAGUE_COLLECTIVES:
            self.vague(float(words.VAGUE_COLLECTIVES[word]), start, end)
        elif self.share_or_suffix(word, start, end, before):
            return
        elif word in ("un", "une") and (_ALONE_BEFORE.search(before) or _ALONE_AFTER.match(self.text, end)):
            self.close()
            self.found.append(_Run(1.0, start, end))
        elif word in words.ORDINALS and self.current is None and word != "seconde":
            self.found.append(_Run(float(words.ORDINALS[word]), start, end, ordinal=True))
        elif word not in _JOINTS:
            self.close()

    def share_or_suffix(self, word: str, start: int, end: int, before: str) -> bool:
        if word in words.FRACTIONS and self.fraction(word, start, end, before):
            return True
        return word in words.SUFFIX_SCALES and self.suffix(word, start, end)

    def unit(self, word: str, start: int, end: int, before: str) -> None:
        after = self.text[end : end + 12].lower()
        if word == "one" and (_NO_NUMBER_AFTER_ONE.match(after) or _NO_NUMBER_BEFORE_ONE.search(before)):
            self.close()
            return
        value = self.units[word]
        current = self.current
        if current and current.from_words and _may_follow(current, value, self.text[current.end : start]):
            current.part = current.part * value if (current.part, value) == (4, 20) else current.part + value
        else:
            self.close()
            self.current = current = _Builder(float(value), start, end)
            current.from_words = True
        current.end = end
        if half_more := _AND_A_HALF.match(self.text, end):
            current.part += 0.5
            current.end = half_more.end()

    def scale(self, word: str, start: int, end: int, before: str) -> None:
        if word in {"cent", "cents"} and re.search(r"\bpour[\s-]$", before):
            return
        if self.current is None:
            self.current = self.opened_by_scale(word, start, end, before)
            if self.current is None or self.current.vague:
                if self.current:
                    self.current.scale(self.scales[word], end)
                return
        self.current.from_words = True
        self.current.scale(self.scales[word], end)
        if half_more := _AND_A_HALF.match(self.text, end):
            self.current.total += self.scales[word] / 2
            self.current.end = half_more.end()

    def opened_by_scale(self, word: str, start: int, end: int, before: str) -> _Builder | None:
        """« un million », « mille », "half a million", "several hundred"; None for a bare « million »."""
        if word not in {"cent", "mille"} and (several := _SEVERAL_BEFORE.search(before)):
            fresh = _Builder(1.0, start - len(several.group()), end)
            fresh.vague = fresh.from_words = True
            return fresh
        half = _HALF_BEFORE.search(before)
        if not half and not _ARTICLE_BEFORE.search(before) and word not in {"mille", "cent"}:
            return None
        return _Builder(0.5 if half else 1.0, start - len(half.group()) if half else start, end)

    def collective(self, factor: float, start: int, end: int, before: str) -> None:
        if self.current:
            self.current.part *= factor
            self.current.end = end
        elif _COLLECTIVE_BEFORE.search(before):
            half = _HALF_BEFORE.search(before)
            self.current = _Builder(factor / 2 if half else factor, start - len(half.group()) if half else start, end)
            self.current.approximate = True

    def vague(self, factor: float, start: int, end: int) -> None:
        if self.current:
            self.current.part *= factor
            self.current.approximate = True
            self.current.end = end
            return
        of = _OF_A_SCALE.match(self.text.lower(), end)
        if of:
            thousand = of.group(1).startswith(("millier", "thousand"))
            factor *= 1000 if thousand else self.scales.get(of.group(1), 1)
            end = of.end()
        self.found.append(_Run(factor, start, end, vague=True))

    def fraction(self, word: str, start: int, end: int, before: str) -> bool:
        """Whether the word is a share: « deux tiers », « la moitié », "half of"."""
        if self.current and self.current.part < 10 and word != "half":
            self.current.part *= words.FRACTIONS[word]
            self.current.end = end
            self.current.share = True
            return True
        lone = word in {"moitié", "half", "tiers", "quart", "quarter", "third"}
        if not lone or (word != "half" and not re.search(r"\b(?:la|un|a|one|le)\s+$", before)):
            return False
        if word == "half" and _HALF_OF_A_SCALE.match(self.text.lower(), end):
            return True
        self.close()
        self.current = _Builder(words.FRACTIONS[word], start, end)
        self.current.share = True
        return True

    def suffix(self, word: str, start: int, end: int) -> bool:
        """Whether the letters scale the number before them: "449K", "€2bn", « 3 Md€ », « 3 M€ »."""
        current = self.current
        if current is None or self.text[current.end : start] not in {"", " ", "\u00a0", "\u202f"}:
            return False
        attached = current.end == start
        if not (attached or word in {"md", "mds", "bn"} or (word == "m" and _MONEY_AHEAD.match(self.text, end))):
            return False
        current.scale(words.SUFFIX_SCALES[word], end)
        self.close()
        return True


def _may_follow(number: _Builder, value: int, gap: str) -> bool:
    """« vingt » « deux », « soixante » « dix », "hundred" "five": the smaller follows the larger."""
    part = number.part
    if part == 0:
        return number.total >= 1000
    if part == 4 and value == 20:
        return "-" in gap or not gap.strip()
    if part == 10:
        return value in {7, 8, 9} and gap == "-"
    if part >= 100:
        return value < 100
    if part in {60, 80}:
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
_WHOSE: Final = re.compile(r"['’]s\b")
_NOUN: Final = re.compile(r"[\s  -]+(?:d['’]|l['’])?([^\W\d_]{2,}(?:-[^\W\d_]+)*)")


def _unit_after(text: str, end: int) -> tuple[str, str, int]:
    """(unit, counted noun, end): « 3 millions d'euros » has a unit, « douze blessés » a noun."""
    if text[max(0, end - 6) : end].lower().endswith(tuple(words.MULTIPLES)):
        return "times", "", end
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
        whose = _WHOSE.match(text, noun.end())  # "two of the factory's buildings"
        if word not in words.COUNT_FILLERS and not whose:
            return "", word, end
        position = whose.end() if whose else noun.end()
    return "", "", end


def _factor(text: str, end: int) -> float:
    measure = _MEASURE.match(text, end)
    return float(words.MEASURES[measure.group(1).lower()][1]) if measure else 1.0


_BOUNDS_LONGEST_FIRST: Final = sorted(
    ((phrase, bound) for bound, phrases in words.BOUNDS.items() for phrase in phrases),
    key=lambda p: -len(p[0]),
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
    r"\s*,?\s*(" + "|".join(sorted(map(re.escape, words.BOUNDS_AFTER), key=len, reverse=True)) + r")\b",
    re.IGNORECASE,
)


def _bound_after(text: str, end: int) -> str:
    noun = _NOUN.match(text, end)
    match = _BOUND_AFTER.match(text, end) or (_BOUND_AFTER.match(text, noun.end()) if noun else None)
    return words.BOUNDS_AFTER[match.group(1).lower()] if match else ""


def _range_between(text: str, first: _Run, second: _Run) -> str:
    """A "range" for « entre 3 et 5 », "3 à 5", a "score" for "4-2", « 4 à 2 »; "" for two numbers."""
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
