# ruff: noqa: E501 - a pattern reads in one line
"""Days, months, years and hours in a claim, resolved by the day of its article."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from claims.comparison.date_words import MONTHS, NTH, QUARTERS, RELATIVE_DAYS, ROMAN, SEASONS, WEEKDAYS
from claims.models import Language


@dataclass(frozen=True, slots=True)
class Period:
    """A time that the words name. ``options`` are the spans of days they may mean, both ends included.

    « vendredi » in an article of a Wednesday is last Friday or the next; « le 12 mars » without a year is this
    year's or last year's. Two periods agree when any two options agree.
    """

    words: str
    start: int  # characters of the claim's text, end exclusive
    end: int
    options: tuple[tuple[date, date], ...]
    kind: str = "day"  # day, month, year, weekday (no day to count from), since, until


@dataclass(frozen=True, slots=True)
class Clock:
    """An hour of the day, in minutes since midnight."""

    words: str
    start: int
    end: int
    minutes: int


_MONTH: Final = "|".join(sorted(map(re.escape, MONTHS), key=len, reverse=True))
_WEEKDAY: Final = "|".join(WEEKDAYS)
_DAY_NUMBER: Final = r"(?P<day>[0-3]?\d)(?:er|st|nd|rd|th)?"
_PATTERNS: Final[list[tuple[str, re.Pattern[str]]]] = [
    ("iso", re.compile(r"\b(?P<year>(?:19|20)\d\d)-(?P<month>\d\d)-(?P<day>\d\d)\b")),
    ("slash", re.compile(r"\b(?P<day>\d{1,2})/(?P<month>\d{1,2})/(?P<year>(?:1[0-9]|20)\d\d)\b")),
    (
        "nights",
        re.compile(
            rf"\bnuit du?e?\s*(?:{_WEEKDAY})?\s*(?P<day>\d{{1,2}})?\s*(?P<first>{_MONTH})?\s*(?:à|au)\s+(?P<weekday>{_WEEKDAY})?\s*"
            rf"(?P<day2>\d{{1,2}})?\s*(?P<month>{_MONTH})?(?:\s+(?P<year>(?:1[0-9]|20)\d\d))?"
        ),
    ),
    (
        "dmy",
        re.compile(
            rf"\b(?:(?P<weekday>{_WEEKDAY}),?\s+)?(?:the\s+)?{_DAY_NUMBER}\s+(?:of\s+)?(?P<month>{_MONTH})\b\.?"
            rf"(?:,?\s+(?P<year>(?:1[0-9]|20)\d\d))?"
        ),
    ),
    (
        "mdy",
        re.compile(
            rf"\b(?:(?P<weekday>{_WEEKDAY}),?\s+)?(?P<month>{_MONTH})\.?\s+{_DAY_NUMBER}\b(?:,?\s+(?P<year>(?:1[0-9]|20)\d\d))?"
        ),
    ),
    ("my", re.compile(rf"\b(?P<month>{_MONTH})\.?,?\s+(?:of\s+)?(?P<year>(?:1[0-9]|20)\d\d)\b")),
    (
        "quarter",
        re.compile(
            r"\b(?P<nth>" + "|".join(QUARTERS) + r")\s+(?:trimestre|quarter)(?:\s+(?:de\s+|of\s+)?(?P<year>(?:1[0-9]|20)\d\d))?"
        ),
    ),
    ("season", re.compile(r"\b(?:l'|cet?t?e?\s|this\s|last\s|the\s)(?P<season>" + "|".join(SEASONS) + r")\b(?:\s+(?:de\s+|of\s+)?(?P<year>(?:1[0-9]|20)\d\d))?")),
    ("relative", re.compile(r"(?<![\w-])(?P<relative>" + "|".join(sorted(map(re.escape, RELATIVE_DAYS), key=len, reverse=True)) + r")(?![\w-])(?!\s+âgé)")),
    ("weekday", re.compile(rf"\b(?:(?P<before>last|next|this)\s+)?(?P<weekday>{_WEEKDAY})\b(?:\s+(?P<after>dernier|prochain|suivant))?")),
    ("weekend", re.compile(r"\b(?:ce\s+week-?end|this\s+weekend)\b")),
    ("week", re.compile(r"\b(?:(?P<this>cette\s+semaine|this\s+week)|(?P<last>la\s+semaine\s+(?:dernière|passée)|last\s+week)|(?P<next>la\s+semaine\s+prochaine|next\s+week))\b")),
    ("century", re.compile(r"\b(?:(?P<roman>[ivx]{1,5})|(?P<number>\d{1,2})|(?P<nth>" + "|".join(sorted(NTH, key=len, reverse=True)) + r"))(?(nth)|(?:er|e|ème|st|nd|rd|th))[\s-]+(?:siècle|century)\b(?!\s+(?:av|bc))")),
    ("year_word", re.compile(r"\b(?:(?P<this>cette\s+année|this\s+year)|(?P<last>l'an(?:née)?\s+(?:dernier|dernière|passée?)|last\s+year)|(?P<next>l'an(?:née)?\s+prochaine?|next\s+year))\b")),
    ("month_word", re.compile(r"\b(?:(?P<this>ce\s+mois-ci|this\s+month)|(?P<last>le\s+mois\s+dernier|last\s+month)|(?P<next>le\s+mois\s+prochain|next\s+month))\b")),
    ("ago", re.compile(r"\b(?:il\s+y\s+a|depuis|for)\s+(?P<count>\d{1,2}|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|two|three|four|five|seven|eight|nine|ten)\s+(?P<unit>ans|années|years)\b")),
    ("ago_en", re.compile(r"\b(?P<count>\d{1,2}|two|three|four|five|six|seven|eight|nine|ten)\s+(?P<unit>years)\s+ago\b")),
    ("year", re.compile(r"(?<![\d.,$€£-])(?P<year>(?:19[4-9]\d|20[0-4]\d))(?![\d.,%]*\d)(?!\s*(?:%|euros|dollars|personnes|people|tonnes|km|habitants))")),
    ("year", re.compile(r"\b(?:en|in|since|depuis|until|jusqu'en|by|dès|vers|circa|around)\s+(?P<year>1\d\d\d)(?![\d.,%]*\d)(?!\s*(?:%|euros|dollars|personnes|people|tonnes|km|habitants|cases))\b")),
    ("month_en", re.compile(r"\b(?P<month>january|february|april|june|july|august|september|october|november|december)\b")),
    ("month", re.compile(rf"\b(?:en|in|fin|début|mi-|late|early|mid-|depuis|since|until|by|d'ici|dès)\s*(?P<month>{_MONTH})\b")),
]  # fmt: skip
LAST_CENTURY: Final = 21
_SMALL: Final = {
    "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6, "sept": 7, "huit": 8, "neuf": 9, "dix": 10,
    "two": 2, "three": 3, "four": 4, "five": 5, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
}  # fmt: skip
_LASTED: Final = re.compile(r"\b(?:en|pendant|durant|dure|duré|dura|durera|mis|lasted|in|took|for)\s+$", re.IGNORECASE)
_CLOCKS: Final = (
    re.compile(r"(?<![\d.,])(?P<hour>[01]?\d|2[0-4])\s?[hH](?:\s?(?P<minute>[0-5]\d))?(?![\w])"),
    re.compile(r"(?<![\d.,])(?P<hour>[01]?\d|2[0-3])[:.](?P<minute>[0-5]\d)\s*(?P<half>[ap]\.?m\b\.?)?(?![\d%])"),
    re.compile(r"(?<![\d.,])(?P<hour>1[0-2]|\d)\s*(?P<half>[ap]\.?m\b\.?)"),
    re.compile(r"(?:à|vers|dès|jusqu'à|avant|après)\s+(?P<hour>[01]?\d|2[0-4])\s+heures?\b(?:\s+(?P<minute>[0-5]\d))?"),
    re.compile(r"\b(?:à|vers|at|around|before|après|avant)\s+(?P<noon>midi|minuit|noon|midnight)\b"),
)


def read_periods(text: str, language: Language, day: date | None) -> list[Period]:
    """The dates of a text in reading order. Without ``day``, weekdays and relative days carry no options."""
    lowered = text.lower().replace("’", "'")
    taken: list[tuple[int, int]] = []
    found: list[Period] = []
    for name, pattern in _PATTERNS:
        for match in pattern.finditer(lowered):
            if any(match.start() < end and start < match.end() for start, end in taken):
                continue
            if name in ("dmy", "my", "mdy", "month") and _is_modal_may(text, match, language):
                continue
            options = _RESOLVE[name](match, day)
            if options is None:
                continue
            taken.append(match.span())
            kind = "weekday" if name in ("weekday", "nights") and not options else _KINDS.get(name, "day")
            found.append(Period(text[match.start() : match.end()].strip(), match.start(), match.end(), options, kind))
    return sorted(found, key=lambda period: period.start)


def read_clocks(text: str, taken: list[tuple[int, int]]) -> list[Clock]:
    """The hours of the day that a text names."""
    found: list[Clock] = []
    spans = list(taken)
    for pattern in _CLOCKS:
        for match in pattern.finditer(text):
            if any(match.start() < end and start < match.end() for start, end in spans):
                continue
            groups = match.groupdict()
            if not (groups.get("half") or groups.get("noon")) and _LASTED.search(text[: match.start()]):
                continue  # « en 2 h 24 »
            if "." in match.group() and not groups.get("half") and not re.search(r"\b(?:at|around|before|after|by)\s+$", text[: match.start()]):  # fmt: skip
                continue  # "4.30" is a number unless something says it is an hour
            if groups.get("noon"):
                minutes = 720 if groups["noon"] in ("midi", "noon") else 0
            else:
                hour = int(groups["hour"])
                half = (groups.get("half") or "").replace(".", "")
                if half:
                    hour = hour % 12 + (12 if half.startswith("p") else 0)
                minutes = hour * 60 + int(groups.get("minute") or 0)
            spans.append(match.span())
            found.append(Clock(match.group().strip(), match.start(), match.end(), minutes))
    return sorted(found, key=lambda clock: clock.start)


_KINDS: Final = {"my": "month", "month": "month", "month_en": "month", "year": "year", "year_word": "year", "season": "month"} | {
    "quarter": "month", "century": "year", "ago": "year", "ago_en": "year", "month_word": "month",
}  # fmt: skip
Options = tuple[tuple[date, date], ...]


def _is_modal_may(text: str, match: re.Match[str], language: Language) -> bool:
    """The English "may" is a month only with a capital."""
    month = match.group("month")
    return language is Language.ENGLISH and month == "may" and "May" not in text[match.start() : match.end()]


def _one(start: date, end: date | None = None) -> Options:
    return ((start, end or start),)


def _full(match: re.Match[str], day: date | None) -> Options | None:
    groups = match.groupdict()
    month_word = groups["month"]
    month = int(month_word) if month_word.isdigit() else MONTHS[month_word]
    number = int(groups["day"])
    year = groups.get("year")
    try:
        if year:
            return _one(date(int(year), month, number))
        if day is None:
            return _one(date(1, month, number))
        near = [date(day.year + shift, month, number) for shift in (-1, 0, 1)]
    except ValueError:
        return None
    weekday = groups.get("weekday")
    if weekday:
        fitting = [option for option in near if option.weekday() == WEEKDAYS[weekday]]
        near = fitting or near
    closest = min(near, key=lambda option: abs((option - day).days))
    return _one(closest)


def _month_year(match: re.Match[str], day: date | None) -> Options | None:
    del day
    return _month_of(int(match.group("year")), MONTHS[match.group("month")])


def _month_of(year: int, month: int) -> Options:
    following = date(year + month // 12, month % 12 + 1, 1)
    return _one(date(year, month, 1), following - timedelta(days=1))


def _month_alone(match: re.Match[str], day: date | None) -> Options | None:
    month = MONTHS[match.group("month")]
    if day is None:
        return ()
    year = min((day.year - 1, day.year, day.year + 1), key=lambda y: abs((date(y, month, 15) - day).days))
    return _month_of(year, month)


def _year(match: re.Match[str], day: date | None) -> Options | None:
    del day
    year = int(match.group("year"))
    return _one(date(year, 1, 1), date(year, 12, 31))


def _weekday(match: re.Match[str], day: date | None) -> Options | None:
    if day is None:
        return ()
    wanted = WEEKDAYS[match.group("weekday")]
    back = (day.weekday() - wanted) % 7
    past, future = day - timedelta(days=back), day + timedelta(days=(7 - back) % 7 or 7)
    groups = match.groupdict()
    if groups.get("before") == "next" or groups.get("after") == "prochain":
        return _one(future)
    if groups.get("before") == "last" or groups.get("after") == "dernier":
        return _one(past if back else past - timedelta(days=7))
    if not back and groups.get("after") is None:
        return _one(day)  # « ce jeudi », « jeudi » of a Thursday
    return ((past, past), (future, future))


def _nights(match: re.Match[str], day: date | None) -> Options | None:
    groups = match.groupdict()
    if groups["day2"] and (groups["month"] or groups["first"]):
        month = MONTHS[groups["month"] or groups["first"]]
        year = int(groups["year"]) if groups["year"] else (day.year if day else 1)
        try:
            end = date(year, month, int(groups["day2"]))
        except ValueError:
            return None
        return _one(end - timedelta(days=1), end)
    if groups["weekday"]:
        return tuple((start - timedelta(days=1), start) for start, _ in _weekday(match, day) or ())
    return None


def _relative(match: re.Match[str], day: date | None) -> Options | None:
    if day is None:
        return ()
    return _one(day + timedelta(days=RELATIVE_DAYS[match.group("relative")]))


def _weekend(match: re.Match[str], day: date | None) -> Options | None:
    del match
    if day is None:
        return ()
    saturday = day + timedelta(days=5 - day.weekday())
    return ((saturday - timedelta(days=1), saturday + timedelta(days=1)),)


def _shift(match: re.Match[str]) -> int:
    groups = match.groupdict()
    return 0 if groups["this"] else -1 if groups["last"] else 1


def _week(match: re.Match[str], day: date | None) -> Options | None:
    if day is None:
        return ()
    monday = day - timedelta(days=day.weekday()) + timedelta(days=7 * _shift(match))
    return _one(monday, monday + timedelta(days=6))


def _century(match: re.Match[str], day: date | None) -> Options | None:
    """« XIIe siècle », "12th century", "twelfth century"."""
    del day
    groups = match.groupdict()
    if groups["roman"]:
        values = [ROMAN[letter] for letter in groups["roman"]]
        number = sum(-v if v < max(values[n:]) else v for n, v in enumerate(values))
    else:
        number = int(groups["number"]) if groups["number"] else NTH[groups["nth"]]
    return _one(date(100 * number - 99, 1, 1), date(100 * number, 12, 31)) if 0 < number <= LAST_CENTURY else None


def _year_word(match: re.Match[str], day: date | None) -> Options | None:
    if day is None:
        return ()
    year = day.year + _shift(match)
    return _one(date(year, 1, 1), date(year, 12, 31))


def _month_word(match: re.Match[str], day: date | None) -> Options | None:
    if day is None:
        return ()
    months = day.year * 12 + day.month - 1 + _shift(match)
    return _month_of(months // 12, months % 12 + 1)


def _season(match: re.Match[str], day: date | None) -> Options | None:
    first, last = SEASONS[match.group("season")]
    year = int(match.group("year")) if match.group("year") else (day.year if day else None)
    if year is None:
        return ()
    if first > last:
        return ((date(year - 1, 12, 1), date(year, 2, 28)), (date(year, 12, 1), date(year + 1, 2, 28)))
    return _one(date(year, first, 1), _month_of(year, last)[0][1])


def _quarter(match: re.Match[str], day: date | None) -> Options | None:
    nth = QUARTERS[match.group("nth")]
    if match.group("year"):
        years = [int(match.group("year"))]
    elif day is None:
        return ()
    else:
        years = [day.year, day.year - 1]
    return tuple((date(y, 3 * nth - 2, 1), _month_of(y, 3 * nth)[0][1]) for y in years)


def _ago(match: re.Match[str], day: date | None) -> Options | None:
    if day is None:
        return ()
    count = match.group("count")
    year = day.year - (int(count) if count.isdigit() else _SMALL[count])
    return _one(date(year, 1, 1), date(year, 12, 31))


_RESOLVE: Final[dict[str, Callable[[re.Match[str], date | None], Options | None]]] = {
    "iso": _full, "slash": _full, "nights": _nights, "dmy": _full, "mdy": _full, "my": _month_year,
    "quarter": _quarter, "season": _season, "relative": _relative, "weekday": _weekday, "weekend": _weekend,
    "week": _week, "century": _century, "year_word": _year_word, "month_word": _month_word, "ago": _ago, "ago_en": _ago, "year": _year,
    "month": _month_alone, "month_en": _month_alone,
}  # fmt: skip
