"""Find time expressions and turn them into ISO dates against the document's date.

Needs plain text and the document's date; gives Times. Nothing is ever resolved against today.
Own rules rather than a date library: a general library costs milliseconds a phrase (the whole
build may cost 1.5 times the parse), guesses missing years from today, and has no grain.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

from kg.model import Span, Time

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
            "september sep sept", "october oct", "november nov", "december dec",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
_DAYS = {name: n for n, name in enumerate("monday tuesday wednesday thursday friday saturday sunday".split())}
_WORDS = {
    word: n for n, word in enumerate("one two three four five six seven eight nine ten eleven twelve".split(), start=1)
} | {"a": 1, "an": 1}
_SEASONS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "fall": (9, 11)}

_M = (
    r"(?P<month>Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?|Aug(?:ust|\.)?"
    r"|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_DAY = "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
_D = r"(?P<day>0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?"
_Y = r"(?P<year>1[5-9]\d\d|20\d\d|21\d\d)"
_W = r"(?:(?P<weekday>Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday),?\s+)?"
_N = r"(?P<count>\d{1,3}|a|an|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
_U = r"(?P<unit>day|week|month|year|decade)s?"

_AFTER = (
    "(?:"
    + "|".join(
        rf"(?<=\b{word} )"
        for word in "in In of by By since Since from From until Until for during During late mid".split()
    )
    + ")"
)

_PATTERNS: tuple[tuple[str, str], ...] = (
    ("iso", r"(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)"),
    ("day", rf"{_W}{_M}\s+{_D}(?:,?\s+{_Y})?(?!\d)"),
    ("day", rf"{_W}(?:the\s+)?{_D}(?:\s+of)?\s+{_M}(?:,?\s+{_Y})?"),
    ("month", rf"{_M},?\s+{_Y}"),
    ("range", rf"(?:between|from)\s+{_Y}\s+(?:and|to|until)\s+(?P<year2>\d{{4}})"),
    ("range", rf"{_Y}\s?[-–—]\s?(?P<year2>\d{{4}}|\d\d)(?![\d-])"),
    ("decade", r"(?:the\s+)?(?:(?:early|late|mid)[- ])?(?P<year>1[5-9]\d0|20\d0)['’]?s"),
    ("season", rf"(?:the\s+)?(?P<season>spring|summer|autumn|fall|winter)\s+(?:of\s+)?{_Y}"),
    ("relweekday", rf"(?P<shift>last|next|this)\s+(?P<weekday>{_DAY})"),
    ("weekday", r"(?P<weekday>Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)"),
    (
        "relative",
        r"(?:(?:early|late|later)\s+)?(?P<shift>last|next|this|the\s+past|the\s+coming|previous)"
        r"\s+(?P<unit>week|month|year|decade|century)(?!\w)",
    ),
    ("relmonth", rf"(?:(?:early|late)\s+)?(?P<shift>last|next|this)\s+{_M}"),
    ("ago", rf"{_N}\s+{_U}\s+(?:ago|earlier)"),
    ("ahead", rf"in\s+{_N}\s+{_U}(?:['’]s?)?\s+time"),
    ("that", r"(?:that|That|the\s+same|The\s+same)\s+(?P<unit>year|month|day)"),
    ("named", r"(?P<named>yesterday|today|tonight|tomorrow)"),
    ("baremonth", rf"{_AFTER}(?:(?:early|late|mid)[- ])?{_M}(?!\s+\d)(?!\w)"),
    ("year", rf"{_AFTER}(?:(?:early|late|mid)[- ])?{_Y}(?![\d%,]\d)(?!\s*(?:percent|%))"),
)  # fmt: skip
_ANY = re.compile(
    r"\b(?:"
    + "|".join(
        rf"(?P<p{n}>{re.sub(r'\(\?P<(\w+)>', rf'(?P<\1_{n}>', pattern)})" for n, (_, pattern) in enumerate(_PATTERNS)
    )
    + r")(?!\w)"
)
_QUICK = re.compile(
    r"\d{4}|day\b|days\b|week|month|year|decade|yesterday|tomorrow|tonight|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|spring|summer|autumn|fall"
)


_REACH = 32
"""No time expression reaches further (code points) from the word that gives it away."""


def find_times(text: str, first: int, last: int, published: str | None) -> list[Time]:
    """Return the time expressions of `text[first:last]`, in order.

    `published` is the document's ISO date; without it, what is relative keeps null values.
    """
    today = _iso(published)
    found: list[Time] = []
    for left, right in _windows(text, first, last):
        for match in _ANY.finditer(text, left, right):
            time = _time(match, today)
            found.append(_like_before(time, found) if time.text.lower().startswith(("that ", "the same ")) else time)
    return found


def _windows(text: str, first: int, last: int) -> list[tuple[int, int]]:
    """Return the stretches in which a time can stand: most of a text is none, and the full search is slow."""
    found: list[tuple[int, int]] = []
    for match in _QUICK.finditer(text, first, last):
        left = text.rfind(" ", first, max(first, match.start() - _REACH))
        right = text.find(" ", min(last, match.end() + _REACH), last)
        left, right = max(left, first), right if right >= 0 else last
        if found and left <= found[-1][1]:
            found[-1] = (found[-1][0], right)
        else:
            found.append((left, right))
    return found


def _like_before(time: Time, found: list[Time]) -> Time:
    """Resolve *that year*, *the same month* by the point in time named last."""
    size = {"year": 4, "month": 7}.get(time.text.split()[-1].lower(), 10)
    for before in reversed(found):
        if before.start and before.start[:size] == (before.end or "")[:size] and len(before.start) >= size:
            return Time(time.text, time.span, before.start[:size], before.start[:size], time.text.split()[-1].lower())
    return time


def _time(match: re.Match[str], today: date | None) -> Time:
    number = next(n for n in range(len(_PATTERNS)) if match.group(f"p{n}") is not None)
    kind = _PATTERNS[number][0]
    suffix = f"_{number}"
    groups = {
        key[: -len(suffix)]: value
        for key, value in match.groupdict().items()
        if value is not None and key.endswith(suffix)
    }
    try:
        start, end, grain = _RESOLVE[kind](groups, today)
    except (ValueError, OverflowError):
        start = end = grain = None
    return Time(match.group(), Span(match.start(), match.end()), start, end, grain)


Groups = dict[str, str]
Resolved = tuple[str | None, str | None, str | None]
_NOTHING: Resolved = (None, None, None)


def _iso(value: str | None) -> date | None:
    try:
        return date.fromisoformat(value[:10]) if value else None
    except ValueError:
        return None


def _day_of(when: date) -> Resolved:
    return when.isoformat(), when.isoformat(), "day"


def _month_of(year: int, month: int) -> Resolved:
    return f"{year:04}-{month:02}", f"{year:04}-{month:02}", "month"


def _year_of(year: int) -> Resolved:
    return f"{year:04}", f"{year:04}", "year"


def _number(groups: Groups) -> int:
    word = groups["count"].lower()
    return _WORDS.get(word) or int(word)


def _month_number(groups: Groups) -> int:
    return _MONTHS[groups["month"].lower().rstrip(".")]


def _full_date(groups: Groups, today: date | None) -> Resolved:
    return _day_of(date(int(groups["year"]), int(groups["month"]), int(groups["day"])))


def _month_day(groups: Groups, today: date | None) -> Resolved:
    month, day = _month_number(groups), int(groups["day"])
    if "year" in groups:
        return _day_of(date(int(groups["year"]), month, day))
    if today is None:
        return _NOTHING
    return _day_of(_nearest([_safe(year, month, day) for year in (today.year - 1, today.year, today.year + 1)], today))


def _safe(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _nearest(days: list[date | None], today: date) -> date:
    """Return the day closest to `today`: news tells what is near."""
    return min((day for day in days if day is not None), key=lambda day: abs((day - today).days))


def _month_year(groups: Groups, today: date | None) -> Resolved:
    return _month_of(int(groups["year"]), _month_number(groups))


def _bare_month(groups: Groups, today: date | None) -> Resolved:
    if today is None:
        return _NOTHING
    month = _month_number(groups)
    year = today.year if month <= today.month else today.year - 1
    return _month_of(year, month)


def _shifted_month(groups: Groups, today: date | None) -> Resolved:
    if today is None:
        return _NOTHING
    month, shift = _month_number(groups), groups["shift"].lower()
    year = today.year
    if shift == "last" and month >= today.month:
        year -= 1
    elif shift == "next" and month <= today.month:
        year += 1
    return _month_of(year, month)


def _range(groups: Groups, today: date | None) -> Resolved:
    first, last = groups["year"], groups["year2"]
    last = first[: 4 - len(last)] + last
    return (first, last, "year") if first <= last else _NOTHING


def _decade(groups: Groups, today: date | None) -> Resolved:
    year = int(groups["year"])
    return f"{year:04}", f"{year + 9:04}", "decade"


def _season(groups: Groups, today: date | None) -> Resolved:
    year, season = int(groups["year"]), groups["season"].lower()
    if season == "winter":
        return f"{year:04}-01", f"{year:04}-03", "season"
    first, last = _SEASONS[season]
    return f"{year:04}-{first:02}", f"{year:04}-{last:02}", "season"


def _weekday(groups: Groups, today: date | None) -> Resolved:
    if today is None:
        return _NOTHING
    back = (today.weekday() - _DAYS[groups["weekday"].lower()]) % 7
    return _day_of(today - timedelta(days=back))


def _shifted_weekday(groups: Groups, today: date | None) -> Resolved:
    if today is None:
        return _NOTHING
    back = (today.weekday() - _DAYS[groups["weekday"].lower()]) % 7
    shift = groups["shift"].lower()
    if shift == "last":
        return _day_of(today - timedelta(days=back or 7))
    return _day_of(today + timedelta(days=(-back) % 7 or (7 if shift == "next" else 0)))


def _relative(groups: Groups, today: date | None) -> Resolved:
    if today is None:
        return _NOTHING
    shift = groups["shift"].lower()
    step = {"last": -1, "previous": -1, "next": 1, "the coming": 1}.get(" ".join(shift.split()), 0)
    if shift.split()[-1] == "past":
        return _since(groups["unit"].lower(), 1, today)
    return _unit_at(groups["unit"].lower(), step, today)


def _since(unit: str, count: int, today: date) -> Resolved:
    first = _unit_at(unit, -count, today)
    return first[0], today.isoformat()[: len(first[0] or "")], first[2]


def _unit_at(unit: str, step: int, today: date) -> Resolved:
    if unit == "day":
        return _day_of(today + timedelta(days=step))
    if unit == "week":
        monday = today - timedelta(days=today.weekday()) + timedelta(weeks=step)
        return monday.isoformat(), (monday + timedelta(days=6)).isoformat(), "week"
    if unit == "month":
        index = today.year * 12 + today.month - 1 + step
        return _month_of(index // 12, index % 12 + 1)
    if unit == "year":
        return _year_of(today.year + step)
    if unit == "decade":
        year = (today.year // 10 + step) * 10
        return f"{year:04}", f"{year + 9:04}", "decade"
    year = (today.year // 100 + step) * 100
    return f"{year:04}", f"{year + 99:04}", "century"


def _ago(groups: Groups, today: date | None) -> Resolved:
    return _moved(groups, today, -1)


def _ahead(groups: Groups, today: date | None) -> Resolved:
    return _moved(groups, today, 1)


def _moved(groups: Groups, today: date | None, sign: int) -> Resolved:
    if today is None:
        return _NOTHING
    unit, count = groups["unit"].lower(), _number(groups)
    if unit == "week":
        return _day_of(today + timedelta(weeks=sign * count))
    if unit == "decade":
        return _year_of(today.year + sign * 10 * count)
    return _unit_at(unit, sign * count, today)


def _named(groups: Groups, today: date | None) -> Resolved:
    if today is None:
        return _NOTHING
    step = {"yesterday": -1, "tomorrow": 1}.get(groups["named"].lower(), 0)
    return _day_of(today + timedelta(days=step))


def _year(groups: Groups, today: date | None) -> Resolved:
    return _year_of(int(groups["year"]))


def _that(groups: Groups, today: date | None) -> Resolved:
    return _NOTHING


_RESOLVE: dict[str, Callable[[Groups, date | None], Resolved]] = {
    "that": _that,
    "iso": _full_date,
    "day": _month_day,
    "month": _month_year,
    "range": _range,
    "decade": _decade,
    "season": _season,
    "weekday": _weekday,
    "relweekday": _shifted_weekday,
    "relative": _relative,
    "relmonth": _shifted_month,
    "ago": _ago,
    "ahead": _ahead,
    "named": _named,
    "baremonth": _bare_month,
    "year": _year,
}
